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

from ehcp_docs.documents.plan_fields import EventView
from ehcp_docs.documents.section_fields import (
    BudgetView,
    DetailsView,
    Line,
    NeedView,
    OutcomeMark,
    OutcomeView,
    ProvisionView,
    TargetView,
)

AS_ABOVE = "As above"

Row = TypeVar("Row", NeedView, OutcomeView, ProvisionView, TargetView, BudgetView, EventView)
Block = TypeVar("Block")

# What of a row may go on in the next, in the order in which it is printed.
_FIELDS = ("strengths", "text", "what", "details", "steps")
_SENTENCE = re.compile(r".+?(?:[.!?;][”’\"')]*\s+|\n\s*|$)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a table cell may hold: so many lines, of so many characters."""

    lines: int
    width: int

    def taken(self, text: str) -> float:
        """How many lines the text takes."""
        return len(text) / self.width + text.count("\n")


# The columns of the tables of ``plan.docx`` that hold running text.
PAGE = Room(lines=34, width=54)
NARROW = Room(lines=34, width=34)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A part of a need, outcome or provision that stays in one row."""

    field: str
    value: Any
    lines: float


def rows(view: Row, room: Room = PAGE) -> tuple[Row, ...]:
    """The need, outcome, provision or other in rows that fit: nearly always one."""
    pieces = list(_pieces(view, room))
    if sum(piece.lines for piece in pieces) <= room.lines:
        return (view,)
    cut = packed(pieces, [piece.lines for piece in pieces], room.lines)
    return tuple(
        _row(view if at == 0 else _continued(view), row, is_last=at == len(cut) - 1)
        for at, row in enumerate(cut)
    )


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


def lines_taken(view: OutcomeView, room: Room) -> float:
    """How many lines the outcome takes, its number and its time included."""
    return 3 + sum(piece.lines for piece in _pieces(view, room))


def _continued(view: Row) -> Row:
    """The beginning of a row that goes on where the row above ended: its number, and what says so."""
    mark = OutcomeMark(id="", reminder=AS_ABOVE)
    if isinstance(view, EventView):
        return replace(view, who=AS_ABOVE)
    if isinstance(view, BudgetView):
        return replace(view, provision=_again(view.provision), amount=AS_ABOVE)
    if isinstance(view, OutcomeView):
        return replace(view, by=AS_ABOVE, needs="")
    if isinstance(view, TargetView):
        return replace(view, leads_to=mark)
    if isinstance(view, NeedView):
        return replace(view, title=_again(view.title), provision=AS_ABOVE, outcomes=AS_ABOVE)
    return replace(view, title=_again(view.title), serves=AS_ABOVE, leads_to=(mark,))


def _again(title: str) -> str:
    return f"{title} (continued)".lstrip()


def _row(view: Row, pieces: Iterable[_Piece], *, is_last: bool) -> Row:
    parts: Any = {name: type(getattr(view, name))() for name in _FIELDS if hasattr(view, name)}
    for piece in pieces:
        parts[piece.field] += piece.value
    for name in set(parts) - {"details", "steps"}:
        text = parts[name].strip()
        # Where a row ends with a paragraph the break stays, so that the text can be put together again.
        breaks = parts[name][len(parts[name].rstrip()) :].count("\n")
        parts[name] = text if is_last else text + "\n" * min(breaks, 2)
    return replace(view, **parts)


def _pieces(view: object, room: Room) -> Iterator[_Piece]:
    for field in _FIELDS:
        value = getattr(view, field, ())
        if isinstance(value, str):
            for sentence in _SENTENCE.findall(value):
                for part in _cut(sentence, room):
                    yield _Piece(field=field, value=part, lines=room.taken(part))
            continue
        for item in value:
            for step in _cut(item, room) if isinstance(item, str) else ():
                yield _Piece(field=field, value=(step.strip(),), lines=room.taken(step) + 0.5)
            for group in _cut_details(item, room) if isinstance(item, DetailsView) else ():
                words = "; ".join(f"{line.label}: {line.text}" for line in group.parts)
                yield _Piece(field=field, value=(group,), lines=room.taken(words) + 0.5)


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
