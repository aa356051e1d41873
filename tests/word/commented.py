"""What the raw XML of a commented Word file says; nothing here uses the code under test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from intake.raw_word import is_fallback, w
from lxml import etree

OURS = "EHCP audit"
LISTS = ("[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml")
"""What may differ beside the text itself."""


@dataclass(frozen=True)
class Told:
    id: str
    author: str
    initials: str
    date: str
    text: str
    words: str
    """The words between its marks, as they read with all changes accepted."""


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(docx: bytes) -> etree._Element:
    return etree.fromstring(parts(docx)["word/document.xml"])


def comments_of(docx: bytes) -> list[Told]:
    """Every comment of the file; each has one beginning, one end behind it and one reference, or this fails."""
    root, held = text_of(docx), parts(docx)
    listed = etree.fromstring(held["word/comments.xml"]) if "word/comments.xml" in held else ()
    found = []
    for node in listed:
        number = node.get(w("id"))
        marks = [
            [mark for mark in root.iter(w(name)) if mark.get(w("id")) == number]
            for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
        ]
        assert [len(mark) for mark in marks] == [1, 1, 1], (number, marks)
        text = "\n".join("".join(t.text or "" for t in p.iter(w("t"))) for p in node.iter(w("p")))
        about = (node.get(w(name)) or "" for name in ("author", "initials", "date"))
        found.append(Told(number or "", *about, text, "".join(between(root, marks[0][0], marks[1][0]))))
    assert len({one.id for one in found}) == len(found)
    return found


def between(root: etree._Element, start: etree._Element, end: etree._Element) -> Iterator[str]:
    """The words from one mark to the other, a space where a paragraph begins."""
    is_in, is_over = False, False
    for node in root.iter():
        if node is start:
            is_in = True
        elif node is end:
            assert is_in
            is_over = True
            break
        elif is_in and (node.tag == w("p") or is_break(node)):
            yield " "
        elif is_in and node.tag == w("noBreakHyphen"):
            yield "-"
        elif is_in and node.tag == w("t") and not is_fallback(node) and not is_gone(node):
            yield node.text or ""
    assert is_over


def is_break(node: etree._Element) -> bool:
    return node.tag in (w("br"), w("tab")) and node.getparent().tag == w("r")


def is_gone(node: etree._Element) -> bool:
    looks = node.getparent().find(w("rPr"))
    return any(above.tag in (w("del"), w("moveFrom")) for above in node.iterancestors()) or (
        looks is not None and any(looks.find(w(name)) is not None for name in ("vanish", "strike"))
    )


def plainly(root: etree._Element, numbers: set[str]) -> bytes:
    """The text without the marks of these comments, runs of the same look joined: to compare."""
    root = deepcopy(root)
    for name in ("commentRangeStart", "commentRangeEnd"):
        for node in [one for one in root.iter(w(name)) if one.get(w("id")) in numbers]:
            node.getparent().remove(node)
    for node in [one for one in root.iter(w("commentReference")) if one.get(w("id")) in numbers]:
        run = node.getparent()
        assert [child.tag for child in run if child.tag != w("rPr")] == [w("commentReference")]
        run.getparent().remove(run)
    for run in list(root.iter(w("r"))):
        join(run)
    for space in root.iter(w("t"), w("delText")):
        space.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    return etree.tostring(root, method="c14n")


def join(run: etree._Element) -> None:
    """Put the run's content at the end of the run before it, where both look the same."""
    before = run.getprevious()
    if before is None or before.tag != w("r") or looks(before) != looks(run):
        return
    for child in [one for one in run if one.tag != w("rPr")]:
        last = before[-1] if len(before) else None
        if last is not None and last.tag == child.tag and child.tag in (w("t"), w("delText")):
            last.text = (last.text or "") + (child.text or "")
        else:
            before.append(child)
    run.getparent().remove(run)
    for child in list(before)[1:]:
        one = child.getprevious()
        if one.tag == child.tag and child.tag in (w("t"), w("delText")):
            one.text = (one.text or "") + (child.text or "")
            before.remove(child)


def looks(run: etree._Element) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    properties = run.find(w("rPr"))
    shown = etree.tostring(properties, method="c14n") if properties is not None else b""
    return shown, tuple(sorted(run.attrib.items()))


def assert_nothing_else_changed(before: bytes, after: bytes, *, is_tracked: bool = False) -> None:
    """The text but for our marks, every other part byte for byte, and the comments that were there."""
    was, now = parts(before), parts(after)
    assert {name for name in now if now[name] != was.get(name)} <= {"word/document.xml", *LISTS}
    assert set(was) <= set(now)
    earlier = {one.id: one for one in comments_of(before)}
    told = {one.id: one for one in comments_of(after)}
    assert {number: told[number].text for number in earlier} == {n: one.text for n, one in earlier.items()}
    new = set(told) - set(earlier)
    assert {told[number].author for number in new} == {OURS}
    text = settled(text_of(after), is_accepted=False) if is_tracked else text_of(after)
    assert plainly(text, new) == plainly(text_of(before), set())


def settled(root: etree._Element, *, is_accepted: bool) -> etree._Element:
    """The text with our tracked changes accepted or rejected."""
    root = deepcopy(root)
    for name in ("ins", "del"):
        for node in [one for one in root.iter(w(name)) if one.get(w("author")) == OURS]:
            if (name == "ins") is is_accepted:
                for leaf in node.iter(w("delText")):
                    leaf.tag = w("t")
                for child in list(node):
                    node.addprevious(child)
            node.getparent().remove(node)
    return root


def folded(text: str) -> str:
    """A text with one space between words and without what is not seen."""
    return " ".join(text.replace("\u00ad", "").split())
