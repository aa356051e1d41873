"""Comments put into a Word file beside those that it has; the text, its looks and every other part stay as they are.

Only the part with the text gains marks, the list of comments its entries, and, where the file had no comments yet,
the lists of parts and references one line each. Nothing in the file is read from a clock.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from lxml import etree

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.word.archive import archive_parts
from ehcp_docs.word.cutting import Point, cut, runs_between, text_run
from ehcp_docs.word.kinds import AGAIN
from ehcp_docs.word.letters import Shown, shown_paragraphs
from ehcp_docs.word.names import CONTENT_TYPES, OFFICE, RELATIONSHIPS, WORD, WORD_PART, w
from ehcp_docs.word.package import Package
from ehcp_docs.word.styles import Styles, read_styles
from ehcp_docs.word.tracked import Change, replace_words

_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a comment that look the same."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment: the words that it is about, from one place to another, and its paragraphs.

    Where both places are the same, it is about the whole paragraph.
    """

    start: Point
    end: Point
    paragraphs: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who makes the comments, and the day they bear."""

    author: str
    initials: str
    day: date

    @property
    def stamp(self) -> dict[str, str]:
        """The attributes that say so."""
        return {w("author"): self.author, w("date"): f"{self.day.isoformat()}T00:00:00Z"}


@dataclass(slots=True)
class WordText:
    """A Word file whose words can be commented on."""

    package: Package
    styles: Styles = field(init=False)
    paragraphs: dict[int, Shown] = field(init=False)
    """The paragraphs by their number, as the reader counts them."""
    _root: etree._Element = field(init=False)
    _body: etree._Element = field(init=False)

    def __post_init__(self) -> None:
        self.styles = read_styles(self.package)
        self._root = self.package.xml(self.package.main)
        body = self._root.find(w("body"))
        if body is None:
            raise DocumentUnreadable("The Word file has no text in it.", place=self.package.name, hint=AGAIN)
        self._body = body
        self.paragraphs = shown_paragraphs(body, self.styles)

    @property
    def root(self) -> etree._Element:
        """The tree of the main text."""
        return self._root

    def host(self, paragraph: int) -> int:
        """The paragraph that can bear a comment: itself, or the one on which its text box hangs."""
        node = self.paragraphs[paragraph].node
        boxes = list(node.iterancestors(w("txbxContent")))
        if not boxes:
            return paragraph
        around = next(boxes[-1].iterancestors(w("p")), None)
        return next((at for at, one in self.paragraphs.items() if one.node is around), self.first())

    def first(self) -> int:
        """The first paragraph with words in it that can bear a comment, or the first of all."""
        usable = [at for at, one in self.paragraphs.items() if not _is_boxed(one.node)]
        return next((at for at in usable if self.paragraphs[at].text.strip()), usable[0])

    def are_neighbours(self, one: int, other: int) -> bool:
        """Whether two paragraphs stand in the same cell or the like, so that a comment can go from one to the other."""
        nodes = self.paragraphs[one].node, self.paragraphs[other].node
        return nodes[0].getparent() is nodes[1].getparent()

    def commented(self, remarks: Sequence[Remark], changes: Sequence[Change] = (), *, by: By) -> bytes:
        """The file with these comments, and with these changes tracked. To be called once."""
        cut(self.paragraphs, _places(remarks, changes))
        self.paragraphs = shown_paragraphs(self._body, self.styles)
        # The longer of two that begin at the same letter goes around the shorter one.
        ordered = sorted(remarks, key=lambda one: (one.start, -one.end.paragraph, -one.end.letter))
        listing = _Listing(self.package, self.styles, self._root)
        ids = _Ids(self._root)
        for remark in ordered:
            number = listing.add(remark, by)
            self._mark(remark, number, listing.reference)
        for change in changes:
            if replace_words(self.paragraphs, change, ids.next, by.stamp):
                ids.next += 2
        parts = dict(self.package.parts)
        parts[self.package.main] = _bytes(self._root)
        parts.update(listing.parts())
        return archive_parts(parts)

    def _mark(self, remark: Remark, number: int, style: str) -> None:
        """Put the marks of a comment around its words, and its reference behind them."""
        first, last = self.paragraphs[remark.start.paragraph], self.paragraphs[remark.end.paragraph]
        until = len(first.text) if first is not last else remark.end.letter
        opening = runs_between(first, remark.start.letter, until)
        closing = runs_between(last, remark.start.letter if first is last else 0, remark.end.letter)
        begins, ends = (
            etree.Element(w(name), {w("id"): str(number)})
            for name in ("commentRangeStart", "commentRangeEnd")
        )
        if opening and closing:
            opening[0].addprevious(begins)
            closing[-1].addnext(ends)
        else:
            properties = first.node.find(w("pPr"))
            first.node.insert(0 if properties is None else 1, begins)
            first.node.append(ends)
        _outermost(ends).addnext(_reference(number, style))


def _places(remarks: Sequence[Remark], changes: Sequence[Change]) -> Iterator[Point]:
    for remark in remarks:
        yield from (remark.start, remark.end)
    for change in changes:
        yield from (change.start, Point(change.start.paragraph, change.end))


def _is_boxed(node: etree._Element) -> bool:
    return next(node.iterancestors(w("txbxContent")), None) is not None


def _outermost(node: etree._Element) -> etree._Element:
    """What holds the node in its paragraph: a reference inside a tracked change would go with it."""
    found = node
    for around in node.iterancestors():
        if around.tag == w("p"):
            break
        found = around
    return found


def _reference(number: int, style: str) -> etree._Element:
    run = etree.Element(w("r"))
    if style:
        etree.SubElement(etree.SubElement(run, w("rPr")), w("rStyle"), {w("val"): style})
    etree.SubElement(run, w("commentReference"), {w("id"): str(number)})
    return run


class _Ids:
    """Ids for tracked changes that nothing else in the text has."""

    def __init__(self, root: etree._Element) -> None:
        taken = (node.get(w("id")) or "" for node in root.iter())
        self.next = max((int(one) for one in taken if re.fullmatch(r"\d{1,9}", one)), default=0) + 1


class _Listing:
    """The part of the file that holds the comments: its own, or a new one."""

    def __init__(self, package: Package, styles: Styles, text: etree._Element) -> None:
        self._package = package
        self._part = next(
            (
                one.target
                for one in package.relations(package.main)
                if one.type.endswith("/comments") and not one.is_external and one.target in package.parts
            ),
            "",
        )
        self._root = (
            package.xml(self._part) if self._part else etree.Element(w("comments"), nsmap={"w": WORD})
        )
        # Marks in the text too: some programs leave those of comments that are gone.
        marks = (*self._root.iter(w("comment")), *text.iter(w("commentRangeStart"), w("commentReference")))
        taken = (node.get(w("id")) or "" for node in marks)
        self._next = max((int(one) for one in taken if re.fullmatch(r"\d{1,9}", one)), default=-1) + 1
        self.reference = _style(styles, "annotation reference")
        self._text = _style(styles, "annotation text")

    def add(self, remark: Remark, by: By) -> int:
        """Add the comment; gives its id."""
        number = self._next
        self._next += 1
        told = {w("id"): str(number), **by.stamp, w("initials"): by.initials}
        comment = etree.SubElement(self._root, w("comment"), told)
        for words in remark.paragraphs:
            comment.append(self._paragraph(words, is_first=len(comment) == 0))
        return number

    def _paragraph(self, words: Sequence[Words], *, is_first: bool) -> etree._Element:
        paragraph = etree.Element(w("p"))
        if self._text:
            properties = etree.SubElement(paragraph, w("pPr"))
            etree.SubElement(properties, w("pStyle"), {w("val"): self._text})
        if is_first:
            mark = _reference(0, self.reference)
            mark[-1].tag = w("annotationRef")
            del mark[-1].attrib[w("id")]
            paragraph.append(mark)
        for one in words:
            looks = etree.Element(w("rPr"))
            for name, is_on in (("b", one.bold), ("i", one.italic)):
                if is_on:
                    etree.SubElement(looks, w(name))
            text = _UNPRINTABLE.sub("�", one.text)
            paragraph.append(text_run(text, looks if len(looks) else None))
        return paragraph

    def parts(self) -> dict[str, bytes]:
        """The parts of the file that differ."""
        if self._part:
            return {self._part: _bytes(self._root)}
        folder, file = posixpath.split(self._package.main)
        taken = {name.lower() for name in self._package.parts}
        names = (posixpath.join(folder, f"comments{n or ''}.xml") for n in range(len(taken) + 1))
        part = next(name for name in names if name.lower() not in taken)
        listing = posixpath.join(folder, "_rels", f"{file}.rels")
        return {
            part: _bytes(self._root),
            listing: self._related(listing, posixpath.basename(part)),
            "[Content_Types].xml": self._typed(part),
        }

    def _related(self, listing: str, target: str) -> bytes:
        if listing in self._package.parts:
            root = self._package.xml(listing)
        else:
            root = etree.fromstring(f'<Relationships xmlns="{RELATIONSHIPS}"/>')
        taken = {node.get("Id") for node in root}
        name = next(one for n in range(len(taken) + 1) if (one := f"rIdComments{n or ''}") not in taken)
        told = {"Id": name, "Type": f"{OFFICE}/comments", "Target": target}
        etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", told)
        return _bytes(root)

    def _typed(self, part: str) -> bytes:
        root = self._package.xml("[Content_Types].xml")
        told = {"PartName": f"/{part}", "ContentType": f"{WORD_PART}comments+xml"}
        etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", told)
        return _bytes(root)


def _style(styles: Styles, name: str) -> str:
    """The id of the style of that name, where the file has it."""
    return next((one for one in sorted(styles.nodes) if styles.style(one).name == name), "")


def _bytes(root: etree._Element) -> bytes:
    """The part with whatever stands before and after its root."""
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True)
