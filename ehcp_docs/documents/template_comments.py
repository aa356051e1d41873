"""The faults of a template as comments in a copy of it, each on the words or the paragraph that it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from ehcp_docs.documents.places import paragraphs
from ehcp_docs.errors import Fault
from ehcp_docs.word.comments import By, Remark, Words, WordText
from ehcp_docs.word.cutting import Point
from ehcp_docs.word.package import open_package

_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_PART: Final = "main text"


def with_comments(template: Path, faults: Sequence[Fault], *, day: date) -> bytes:
    """A copy of the template with a comment for each fault; nothing else in it is changed.

    A fault that lies elsewhere (a header, a shared block, the file itself) stands at the first words, with its
    place.
    """
    text = WordText(open_package(template))
    numbers = {one.node: number for number, one in text.paragraphs.items()}
    places = {place: numbers[node] for node, place in paragraphs(text.root, _PART) if node in numbers}
    remarks = [_remark(fault, places.get(fault.place), text) for fault in faults]
    return text.commented(remarks, by=By(author="ehcp-docs", initials="ED", day=day))


def _remark(fault: Fault, at: int | None, text: WordText) -> Remark:
    told = f"{fault.message} {fault.hint}".strip()
    if at is None:
        start = end = Point(text.first(), 0)
        told = f"{fault.place}: {told}"
    else:
        start, end = _words(fault, at, text)
    return Remark(start=start, end=end, paragraphs=((Words(text=told),),))


def _words(fault: Fault, at: int, text: WordText) -> tuple[Point, Point]:
    """The tag that the fault names, where it stands once in the paragraph; else the whole paragraph."""
    shown = text.paragraphs[at].text
    named = _TAG.match(fault.message)
    if named is not None and shown.count(named.group()) == 1:
        first = shown.index(named.group())
        return Point(at, first), Point(at, first + len(named.group()))
    host = text.host(at)
    return Point(host, 0), Point(host, 0)
