"""Runs of a Word text cut where marked words begin and end: looks and letters stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ehcp_docs.word.letters import Piece, Shown
from ehcp_docs.word.names import w

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A place between two letters: so many letters into the paragraph of that number."""

    paragraph: int
    letter: int


def cut(paragraphs: Mapping[int, Shown], points: Iterable[Point]) -> None:
    """Make a run begin at each of these places. Afterwards the paragraphs have to be looked up again."""
    # From the end to the beginning: what stands before a cut keeps its place.
    for point in sorted(set(points), reverse=True):
        found = piece_at(paragraphs[point.paragraph], point.letter)
        if found is not None:
            _cut(*found)


def piece_at(paragraph: Shown, letter: int) -> tuple[Piece, int] | None:
    """The piece in which that letter stands, and how many letters of it come before; None past the end."""
    at = 0
    for piece in paragraph.pieces:
        if letter < at + len(piece.text):
            return piece, letter - at
        at += len(piece.text)
    return None


def runs_between(paragraph: Shown, start: int, end: int) -> list[etree._Element]:
    """The runs that hold these letters, in their order."""
    found: dict[etree._Element, None] = {}
    at = 0
    for piece in paragraph.pieces:
        if at < end and at + len(piece.text) > start:
            found[piece.run] = None
        at += len(piece.text)
    return list(found)


def _cut(piece: Piece, letters: int) -> None:
    """Part the run before that letter of the piece; a formula or the like stays whole."""
    run, leaf = piece.run, piece.leaf
    if run.tag != w("r") or leaf.getparent() is not run:
        return
    if letters:
        if leaf.tag != w("t"):
            return
        rest = deepcopy(leaf)
        _write(rest, (leaf.text or "")[letters:])
        _write(leaf, (leaf.text or "")[:letters])
        leaf.addnext(rest)
        leaf = rest
    moved = [leaf, *leaf.itersiblings()]
    before = [node for node in leaf.itersiblings(preceding=True) if node.tag != w("rPr")]
    if not before:
        return
    other = etree.Element(run.tag, {str(name): str(told) for name, told in run.attrib.items()})
    properties = run.find(w("rPr"))
    if properties is not None:
        other.append(deepcopy(properties))
    other.extend(moved)
    run.addnext(other)


def _write(leaf: etree._Element, text: str) -> None:
    leaf.text = text
    if text != text.strip():
        leaf.set(_SPACE, "preserve")


def text_run(text: str, properties: etree._Element | None = None, *, tag: str = "t") -> etree._Element:
    """A run of that text with a copy of these run properties."""
    run = etree.Element(w("r"))
    if properties is not None:
        run.append(deepcopy(properties))
    leaf = etree.SubElement(run, w(tag))
    leaf.set(_SPACE, "preserve")
    leaf.text = text
    return run
