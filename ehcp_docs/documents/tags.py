"""The tags of a template: found, joined where Word has split them, and replaced by numbered tokens.

Word cuts text into runs wherever it likes, so a tag typed in one go may lie in five of them. Tags are joined
here on the tree, where it can be seen what is joined with what; docxtpl does it with patterns over the whole
file and can swallow the paragraphs between two halves. docxtpl then sees only tokens such as ``{%p 17 %}``:
it moves them to where they belong and cannot mistake what is in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree

from ehcp_docs.documents.places import paragraphs
from ehcp_docs.errors import Fault
from ehcp_docs.word.names import w

Kind = Literal["print", "statement", "comment"]

TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_CURLY = re.compile("[“”‘’„‚]")
_INSIDE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")
_FORM = re.compile(r"(p|tr|tc|r)\s+(?=\S)")
_KINDS: Final[dict[str, Kind]] = {"{{": "print", "{%": "statement", "{#": "comment"}
_SHOWN = 80

CONTAINERS: Final = {"p": (w("p"), "paragraph"), "tr": (w("tr"), "table row"), "tc": (w("tc"), "table cell")}
_SOLID = tuple(w(name) for name in ("drawing", "pict", "object", "sectPr", "footnoteReference", "br"))
_BLANKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One tag of a template: what it says and where it stands."""

    number: int
    place: str
    words: str
    """The tag as the officer sees it, shortened."""
    kind: Kind
    form: str
    """What goes or is repeated with the tag: nothing, its paragraph (p), row (tr), cell (tc) or run (r)."""
    body: str
    """What is between the braces, without the form."""
    node: etree._Element
    """The run it begins in, or the element whose attribute or text holds it."""

    @property
    def keyword(self) -> str:
        """``print``, ``comment``, or the first word of a statement."""
        return (self.body.split(None, 1) or [""])[0] if self.kind == "statement" else self.kind

    @property
    def is_shading(self) -> bool:
        """Whether it gives its table cell a colour."""
        return self.keyword == "cellbg"

    @property
    def token(self) -> str:
        """What docxtpl sees in place of the tag."""
        if self.kind == "print":
            return f"{{{{ {self.number} }}}}"
        if self.kind == "comment":
            return f"{{#{self.form} {self.number} #}}" if self.form else ""
        return f"{{%{self.form} {self.number} %}}"

    def fault(self, message: str, hint: str = "", *, code: str) -> Fault:
        """A fault of this tag, with its place and words."""
        return Fault(place=self.place, message=f"{self.words} {message}", hint=hint, code=code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A bit of a paragraph's text and the element that holds it."""

    node: etree._Element
    start: int
    end: int

    @property
    def is_text(self) -> bool:
        """Whether it is text rather than a tab or line break."""
        return self.node.tag == w("t")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedParagraph:
    """A paragraph with braces in it, as it was typed."""

    node: etree._Element
    place: str
    text: str
    pieces: tuple[Piece, ...]
    tags: tuple[tuple[Tag, int, int], ...]
    """Each tag with where it begins and ends in the text."""

    def touched(self, start: int, end: int) -> list[Piece]:
        """The pieces that the stretch of text lies in."""
        return [piece for piece in self.pieces if piece.start < end and piece.end > start]


def find_tags(root: etree._Element, part: str, numbers: Iterator[int]) -> list[TaggedParagraph]:
    """The paragraphs with braces in them, each tag with the next of the numbers; nothing is changed."""
    found: list[TaggedParagraph] = []
    for node, place in paragraphs(root, part):
        pieces, text = _pieces(node)
        if "{" not in text and "}" not in text:
            continue
        tags: list[tuple[Tag, int, int]] = []
        for span in TAG.finditer(text):
            run = parent(next(piece.node for piece in pieces if piece.end > span.start()))
            tags.append((make_tag(span.group(), next(numbers), place, run), *span.span()))
        found.append(TaggedParagraph(node=node, place=place, text=text, pieces=pieces, tags=tuple(tags)))
    return found


def make_tag(text: str, number: int, place: str, node: etree._Element) -> Tag:
    """The tag that the text is."""
    body, form = text[2:-2], ""
    if match := _FORM.match(body):
        form, body = match.group(1), body[match.end() :]
    words = " ".join(text.split())
    return Tag(
        number=number,
        place=place,
        words=words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…",
        kind=_KINDS[text[:2]],
        form=form,
        body=body.strip(),
        node=node,
    )


def _pieces(paragraph: etree._Element) -> tuple[tuple[Piece, ...], str]:
    """The paragraph's own text with what holds it; text boxes in it are paragraphs of their own."""
    pieces: list[Piece] = []
    words: list[str] = []
    position = 0
    for node in paragraph.iter(w("t"), *_BLANKS):
        run = node.getparent()
        if run is None or run.tag != w("r") or next(node.iterancestors(w("p"))) is not paragraph:
            continue
        text = _BLANKS.get(node.tag) or node.text or ""
        pieces.append(Piece(node=node, start=position, end=position + len(text)))
        words.append(text)
        position += len(text)
    return tuple(pieces), "".join(words)


def parent(node: etree._Element) -> etree._Element:
    """The element that holds the node, which is known to stand in one."""
    found = node.getparent()
    if found is None:
        raise ValueError(f"{node.tag} stands in nothing")
    return found


def faults_of(paragraph: TaggedParagraph) -> Iterator[Fault]:
    """What is wrong with how the paragraph's tags are typed, whatever they say."""
    yield from loose_braces(paragraph.text, paragraph.place)
    for tag, start, end in paragraph.tags:
        yield from typing_faults(tag)
        # Runs of one hyperlink, one tracked change or plain text can be joined; across them it would tear.
        if len({parent(parent(piece.node)) for piece in paragraph.touched(start, end)}) > 1:
            yield tag.fault(
                "is split by a link, a tracked change or a content control.",
                "Delete the whole tag and type it again in one go.",
                code="split-tag",
            )
        if tag.form in CONTAINERS:
            yield from _company(tag, paragraph.text[start:end])


def typing_faults(tag: Tag) -> Iterator[Fault]:
    """Quotation marks and braces in the tag that cannot be meant."""
    body = "" if tag.kind == "comment" else tag.body
    if _INSIDE.search(body):
        yield tag.fault(
            "is not closed before the next one begins.", "Close it with }} or %}.", code="open-tag"
        )
    elif _CURLY.search(_QUOTED.sub("", body)):
        yield tag.fault(
            "has curly quotation marks.",
            "Type straight ones: in Word press Ctrl+Z right after the quotation mark turns curly.",
            code="curly-quotes",
        )
    elif tag.kind != "comment" and (body.startswith("-") or body.endswith("-")):
        yield tag.fault(
            "has a hyphen at its end, which would join paragraphs.", "Remove the hyphen.", code="hyphen"
        )
    elif tag.kind != "comment" and not body:
        yield tag.fault("is empty.", "Write a name in it, or delete it.", code="empty-tag")


def loose_braces(text: str, place: str) -> Iterator[Fault]:
    """Braces left over when the tags are taken out: halves of tags."""
    rest = TAG.sub(lambda tag: " " * len(tag.group()), text)
    for half in _LOOSE.finditer(rest):
        words = " ".join(rest[max(0, half.start() - 30) : half.end() + 30].split())
        side = "closed" if half.group()[0] == "{" else "opened"
        yield Fault(
            place=place,
            message=f"“{words}” has a tag that is not {side} in the same paragraph.",
            hint="A tag begins with {{ or {% and ends with }} or %}, all in one paragraph.",
            code="open-tag",
        )


def _company(tag: Tag, typed: str) -> Iterator[Fault]:
    """A tag that stands for its paragraph, row or cell must be alone: docxtpl drops what is beside it."""
    name, word = CONTAINERS[tag.form]
    holder = next(tag.node.iterancestors(name), None)
    if holder is None:
        yield tag.fault(
            f"is not in a {word}.", f"Use it in a {word}, or leave out the “{tag.form}”.", code="no-holder"
        )
        return
    others = "".join(node.text or "" for node in holder.iter(w("t"))).strip() != typed.strip()
    if others or next(holder.iter(*_SOLID), None) is not None:
        yield tag.fault(
            f"is not alone in its {word}, and what is beside it would be lost.",
            f"Give it a {word} of its own.",
            code="not-alone",
        )
