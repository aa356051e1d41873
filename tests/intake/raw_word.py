"""Word files written as raw XML, and what their raw XML says: nothing here uses the reader under test."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="{MC}" xmlns:r="{OFFICE}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "comments": "comments",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "footer": "ftr",
}
"""Parts beside the document, and the name of their root."""
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def word(body: str, **parts: str) -> bytes:
    """A Word file of this body, and of the parts given, each as the XML inside its root."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in _package(body, parts).items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{content}')
    return stream.getvalue()


def _package(body: str, parts: dict[str, str]) -> dict[str, str]:
    spaces = 'xmlns="http://schemas.openxmlformats.org/package/2006/'
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{name}+xml"/>' for name in parts
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
    )
    return {
        "[Content_Types].xml": f'<Types {spaces}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships {spaces}relationships"><Relationship Id="rId1"'
        f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships {spaces}relationships">{relations}</Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    } | {
        f"word/{name}.xml": f"<w:{PARTS[name]} {SPACES}>{content}</w:{PARTS[name]}>"
        for name, content in parts.items()
    }


def run(text: str, looks: str = "", tag: str = "t") -> str:
    """A run of text with the run properties given."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def para(*inside: str, props: str = "") -> str:
    """A paragraph of runs or, where no mark-up is given, of plain text."""
    held = "".join(part if part.startswith("<") else run(part) for part in inside)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{held}</w:p>"


def cell(*inside: str, props: str = "") -> str:
    held = "".join(part if part.startswith("<") else para(part) for part in inside) or "<w:p/>"
    return f"<w:tc>{f'<w:tcPr>{props}</w:tcPr>' if props else ''}{held}</w:tc>"


def row(*cells: str, props: str = "") -> str:
    held = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{held}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def changed(kind: str, *inside: str, author: str = "Ana Reyes") -> str:
    """A tracked change around what is given: ins, del, moveFrom, moveTo."""
    return (
        f'<w:{kind} w:id="1" w:author="{author}" w:date="2026-03-04T10:11:00Z">{"".join(inside)}</w:{kind}>'
    )


# What the raw XML says


@lru_cache(maxsize=8)
def stories(docx: bytes) -> tuple[tuple[str, etree._Element], ...]:
    """Every text of the file, with the part that it is of; each footnote and comment is one."""
    found: list[tuple[str, etree._Element]] = []
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
        found.append(("body", root.find(w("body"))))
        for name in sorted(package.namelist()):
            base = re.sub(r"\d*\.xml$", "", name.rpartition("/")[2])
            if not name.startswith("word/") or base not in PARTS or base in ("styles", "numbering"):
                continue
            tree = etree.fromstring(package.read(name))
            notes = tree.iter(w("footnote"), w("endnote"), w("comment"))
            usual = [note for note in notes if note.get(w("type")) in (None, "normal")]
            found += [(base.rstrip("s"), one) for one in (usual if base.endswith("s") else [tree])]
    return tuple(found)


def is_fallback(node: etree._Element) -> bool:
    """Whether the text stands in the copy for old programs, which is not read."""
    return any(
        above.tag == f"{{{MC}}}Fallback" and above.getparent().find(f"{{{MC}}}Choice") is not None
        for above in node.iterancestors()
    )


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(sign for sign in text if sign.isalnum())


def texts(story: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Each element of text, deleted or not, with the paragraph that it stands in itself before it."""
    maths = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
    for node in story.iter(w("t"), w("delText"), maths):
        if not is_fallback(node):
            yield next(node.iterancestors(w("p"))), node


def all_letters(docx: bytes) -> str:
    return letters("".join(node.text or "" for _, story in stories(docx) for _, node in texts(story)))


def word_count(docx: bytes) -> int:
    """Words of all runs, for files whose runs hold whole words."""
    return sum(len(WORD.findall(node.text or "")) for _, story in stories(docx) for _, node in texts(story))


TAKEN = {"final": ("del", "moveFrom"), "original": ("ins", "moveTo")}


def is_shown(node: etree._Element, view: str) -> bool:
    """Whether a text stands in this view, as far as its own run and the changes around it say."""
    if any(above.tag in map(w, TAKEN[view]) for above in node.iterancestors()):
        return False
    looks = node.getparent().find(w("rPr"))
    unseen = ("vanish", "strike") if view == "final" else ("vanish",)
    return looks is None or all(looks.find(w(name)) is None for name in unseen)


def by_spot(docx: bytes, view: str) -> dict[tuple[str, int], list[str]]:
    """The letters of each paragraph by part and number: what is shown, with what runs into it, and each text aside."""
    found: dict[tuple[str, int], list[str]] = {}
    comments = 0
    notes: dict[str, int] = {}
    for part, story in stories(docx):
        comments += part == "comment"
        notes[part] = notes.get(part, 0) + 1
        for number, held in _paragraphs(story, view):
            if part in ("footnote", "endnote"):
                number = notes[part]  # as Word counts them: all paragraphs of a note have its number
            found.setdefault((part, number), []).extend(held)
            if part == "comment":
                found.setdefault((part, comments), []).append(
                    letters("".join(node.text for _, node in texts(story) if is_shown(node, view)))
                )
    return found


def _paragraphs(story: etree._Element, view: str) -> Iterator[tuple[int, list[str]]]:
    shown: dict[etree._Element, str] = {}
    aside: dict[etree._Element, list[str]] = {}
    for paragraph, node in texts(story):
        if is_shown(node, view):
            shown[paragraph] = shown.get(paragraph, "") + letters(node.text or "")
        else:
            aside.setdefault(paragraph, []).append(letters(node.text or ""))
    before: dict[etree._Element, str] = {}
    for number, paragraph in enumerate(story.iter(w("p")), 1):
        around = next(paragraph.iterancestors(w("tc"), w("txbxContent"), story.tag))
        line = before.pop(around, "") + shown.get(paragraph, "")
        yield number, [line, *aside.get(paragraph, ())]
        marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        if marks is not None and any(marks.find(w(name)) is not None for name in TAKEN[view]):
            before[around] = line
