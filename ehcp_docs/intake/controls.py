"""The boxes of a Word form: for each tag what stands in the box, and what was written beside it.

A box is a content control, known by its tag; the cell that holds it has a bookmark of the same name, with
underlines for dots. Where a program has dropped the tag, or somebody deleted the control, the words of the
whole cell are taken for what was written: LibreOffice before 7.5 keeps no tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ehcp_docs.word.names import w

_WORD_2010: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_CHECKBOX: Final = f"{_WORD_2010}checkbox"
_LINE_ENDS: Final = (w("p"), w("br"), w("cr"))
_TAKEN_OUT: Final = (w("del"), w("moveFrom"))
_PROPERTIES: Final = (w("pPr"), w("rPr"), w("sdtPr"), w("tcPr"))
_OFF: Final = ("0", "false", "off")
_MARK: Final = re.compile(r"([A-Z])_([a-z]+)_(\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One box of a form."""

    tag: str
    title: str
    lines: tuple[str, ...]
    """What stands in it, a text for each line or paragraph; empty lines left out."""
    is_prompt: bool = False
    """Whether what stands there is the form's own prompt: nobody has written in the box."""
    is_ticked: bool | None = None
    """For a box to tick, whether it is; None for one to write in."""
    beside: str = ""
    """Words in the same cell of the table, outside the box."""


def controls(root: etree._Element) -> tuple[Control, ...]:
    """Every box with a tag or a bookmark that says its tag, in the order of the document."""
    found: list[Control] = []
    tagged = {_property(node, "tag") for node in root.iter(w("sdt"))}
    for node in root.iter(w("sdt"), w("tc")):
        if node.tag == w("sdt") and (tag := _property(node, "tag")):
            found.append(_box(node, tag))
        elif node.tag == w("tc"):
            found += [_box(node, tag) for tag in _bookmarks(node) if tag not in tagged]
    return tuple(found)


def _box(node: etree._Element, tag: str) -> Control:
    """The box that is that content control, or that cell."""
    is_control = node.tag == w("sdt")
    content = node.find(w("sdtContent")) if is_control else node
    tick = next(node.iter(_CHECKBOX), None)
    return Control(
        tag=tag,
        title=_property(node, "alias") if is_control else "",
        lines=tuple(_lines(content)) if content is not None else (),
        is_prompt=any(one.get(w("val")) not in _OFF for one in node.iter(w("showingPlcHdr"))),
        is_ticked=None if tick is None else _is_ticked(tick),
        beside=_beside(node) if is_control and tick is None else "",
    )


def _bookmarks(cell: etree._Element) -> Iterator[str]:
    """The tags that the bookmarks in the cell stand for."""
    for mark in cell.iter(w("bookmarkStart")):
        if (name := _MARK.fullmatch(mark.get(w("name")) or "")) and next(mark.iterancestors(w("tc"))) is cell:
            yield ".".join(name.groups())


def _property(node: etree._Element, name: str) -> str:
    found = node.find(f"{w('sdtPr')}/{w(name)}")
    return "" if found is None else (found.get(w("val")) or "")


def _is_ticked(box: etree._Element) -> bool:
    checked = box.find(f"{_WORD_2010}checked")
    return checked is not None and checked.get(f"{_WORD_2010}val") not in _OFF


def _lines(content: etree._Element) -> Iterator[str]:
    """The lines in it: Enter makes a line break or a paragraph, as the program likes."""
    text = "".join(_pieces(content, within=True))
    for line in text.split("\n"):
        if words := " ".join(line.split()):
            yield words


def _beside(node: etree._Element) -> str:
    """What stands in the cell around the box but in no box."""
    cell = next(node.iterancestors(w("tc")), None)
    return " ".join("".join(_pieces(cell, within=False)).split()) if cell is not None else ""


def _pieces(node: etree._Element, *, within: bool) -> Iterator[str]:
    for child in node:
        if child.tag in _TAKEN_OUT or child.tag in _PROPERTIES or (child.tag == w("sdt") and not within):
            continue
        if child.tag in _LINE_ENDS:
            yield "\n"
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag == w("tab"):
            yield " "
        else:
            yield from _pieces(child, within=within)
