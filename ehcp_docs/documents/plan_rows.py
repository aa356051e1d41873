"""Rows that fit on a page: what is too long for one table row goes on in the next, under the same number.

A row of the plan does not break over pages. A row taller than a page would have to, and there LibreOffice cuts
off what does not fit, without a word; so none is made that tall. How much fits is reckoned in lines, with
plenty to spare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ehcp_docs.documents.plan_fields import (
    DetailsView,
    Line,
    NeedView,
    OutcomeMark,
    OutcomeView,
    ProvisionView,
)

AS_ABOVE = "As above"

Block = TypeVar("Block")
Row = TypeVar("Row", NeedView, OutcomeView, ProvisionView)

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|(?<=[.!?][”’\"')])\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a table cell holds at most: so many lines of so many characters."""

    lines: int
    width: int

    def needed(self, text: str) -> int:
        """How many lines the text takes."""
        return sum(-(-len(line) // self.width) or 1 for line in text.split("\n")) if text else 0


PAGE = Room(lines=36, width=54)
"""The widest column of the tables of ``plan.docx``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A piece of a need, provision or outcome that stays in one row."""

    kind: str
    text: str = ""
    details: DetailsView | None = None
    lines: int


def need_rows(need: NeedView, room: Room = PAGE) -> tuple[NeedView, ...]:
    """The need in rows that fit: nearly always one."""
    pieces = [*_texts("strengths", need.strengths, room), *_texts("text", need.text, room), *_details(need.details, room)]
    return tuple(
        replace(
            need if at == 0 else _continued(need, provision=AS_ABOVE, outcomes=AS_ABOVE),
            strengths=_text(row, "strengths"),
            text=_text(row, "text"),
            details=_kept(row),
        )
        for at, row in enumerate(packed(pieces, [piece.lines for piece in pieces], room.lines))
    )
