"""Rows that fit on a page: what is too long for one table row goes on in the next, under the same number.

A row of the plan does not break over pages. A row taller than a page would have to, and LibreOffice then cuts
off what does not fit, without a word; so none is made that tall. How much fits is reckoned in lines, with room
to spare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ehcp_docs.documents.section_fields import (
    DetailsView,
    Line,
    NeedView,
    OutcomeMark,
    OutcomeView,
    ProvisionView,
)

AS_ABOVE = "As above"

Row = TypeVar("Row", NeedView, OutcomeView, ProvisionView)
Block = TypeVar("Block")

_SENTENCE = re.compile(r".+?(?:[.!?;][”’\"')]*\s+|\n\s*|$)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a table cell may hold: so many lines, of so many characters."""

    lines: int
    width: int

    def taken(self, text: str) -> float:
        """How many lines the text takes."""
        return len(text) / self.width + text.count("\n")


PAGE = Room(lines=34, width=54)
"""The widest column of the tables of ``plan.docx``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A part of a need, outcome or provision that stays in one row."""

    field: str
    value: Any
    lines: float


def rows(view: Row, room: Room = PAGE) -> tuple[Row, ...]:
    """The need, outcome or provision in rows that fit: nearly always one."""
    pieces = list(_pieces(view, room))
    if sum(piece.lines for piece in pieces) <= room.lines:
        return (view,)
    cut = packed(pieces, [piece.lines for piece in pieces], room.lines)
    return tuple(_row(view if at == 0 else continued(view), row) for at, row in enumerate(cut))


def packed(blocks: Sequence[Block], sizes: Sequence[float], limit: float) -> list[list[Block]]:
    """The blocks in order, as many in each list as the limit allows, and at least one."""
    found: list[list[Block]] = []
    left = 0.0
    for block, size in zip(blocks, sizes, strict=True):
        if not found or size > left:
            found.append([])
            left = limit
        found[-1].append(block)
        left -= size
    return found


def continued(view: Row) -> Row:
    """The beginning of a row that goes on with a need, outcome or provision: its number, and what says so."""
    if isinstance(view, OutcomeView):
        return replace(view, by=AS_ABOVE, needs="")
    title = f"{view.title} (continued)".lstrip()
    if isinstance(view, NeedView):
        return replace(view, title=title, provision=AS_ABOVE, outcomes=AS_ABOVE)
    return replace(view, title=title, serves=AS_ABOVE, leads_to=(OutcomeMark(id="", reminder=AS_ABOVE),))


def taken(view: NeedView | OutcomeView | ProvisionView, room: Room) -> float:
    """How many lines the need, outcome or provision takes, its heading included."""
    return 1 + sum(piece.lines for piece in _pieces(view, room))


def _row(view: Row, pieces: Iterable[_Piece]) -> Row:
    parts: Any = {"text": "", "details": ()}
    parts |= {"strengths": ""} if isinstance(view, NeedView) else {}
    parts |= {"steps": ()} if isinstance(view, OutcomeView) else {}
    for piece in pieces:
        parts[piece.field] += piece.value
    for name in {"text", "strengths"} & set(parts):
        parts[name] = parts[name].strip()
    return replace(view, **parts)


def _pieces(view: NeedView | OutcomeView | ProvisionView, room: Room) -> Iterator[_Piece]:
    if isinstance(view, NeedView):
        yield from _sentences("strengths", view.strengths, room)
    yield from _sentences("text", view.text, room)
    for group in view.details:
        for part in _cut_details(group, room):
            size = room.taken("; ".join(f"{line.label}: {line.text}" for line in part.parts))
            yield _Piece(field="details", value=(part,), lines=size + 0.5)
    if isinstance(view, OutcomeView):
        for step in view.steps:
            yield _Piece(field="steps", value=(step,), lines=room.taken(step) + 0.5)


def _sentences(field: str, text: str, room: Room) -> Iterator[_Piece]:
    for sentence in _SENTENCE.findall(text):
        for part in _cut(sentence, room):
            yield _Piece(field=field, value=part, lines=room.taken(part))


def _cut(text: str, room: Room) -> list[str]:
    """The text, in pieces of whole words where it is longer than half of the room."""
    if room.taken(text) <= room.lines / 2:
        return [text]
    words = re.findall(r"\S+\s*", text)
    return ["".join(part) for part in packed(words, [room.taken(word) for word in words], room.lines / 2)]


def _cut_details(group: DetailsView, room: Room) -> list[DetailsView]:
    """The details, in several paragraphs where they are longer than half of the room."""
    parts = [
        Line(label=line.label, text=text.strip()) for line in group.parts for text in _cut(line.text, room)
    ]
    sizes = [room.taken(f"{line.label}: {line.text}; ") for line in parts]
    return [DetailsView(parts=tuple(row)) for row in packed(parts, sizes, room.lines / 2)]
