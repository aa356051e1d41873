"""Where the words of a page or cell run in columns side by side, and in which order these are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ehcp_docs.intake.pdf.model import Box, Row, Word
from ehcp_docs.intake.pdf.rows import pieces_of, rows_of

_GUTTER = 9.0
_LEAST_ROWS = 4
_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Rows that flow down together."""

    rows: tuple[Row, ...]
    is_beside: bool
    """Whether another column is beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    first: int
    last: int
    """One past the last row."""
    gutter: float


def columns_of(words: Sequence[Word], *, depth: int = 0) -> list[Column]:
    """Rows in reading order, those of a column together."""
    rows = rows_of(words)
    found: list[Column] = []
    at = 0
    for run in _runs(rows) if depth < _DEEPEST else ():
        found += _column(rows[at : run.first], depth)
        inside = [word for row in rows[run.first : run.last] for word in row.words]
        for side in _sides(inside, run.gutter):
            found += columns_of(side, depth=depth + 1)
        at = run.last
    return found + _column(rows[at:], depth)


def _column(rows: Sequence[Row], depth: int) -> list[Column]:
    return [Column(rows=tuple(rows), is_beside=depth > 0)] if rows else []


def _sides(words: list[Word], gutter: float) -> tuple[list[Word], list[Word]]:
    left = [word for word in words if (word.x0 + word.x1) / 2 < gutter]
    return left, [word for word in words if (word.x0 + word.x1) / 2 >= gutter]


def _runs(rows: Sequence[Row]) -> list[_Run]:
    pieces = [pieces_of(row) for row in rows]
    runs: list[_Run] = []
    first = 0
    while first < len(rows):
        run = _run_from(rows, pieces, first)
        if run:
            runs.append(run)
            first = run.last
        else:
            first += 1
    return runs


def _run_from(rows: Sequence[Row], pieces: Sequence[Sequence[Box]], first: int) -> _Run | None:
    """The longest run of rows from here on that leave a gutter open, if they are columns of text."""
    for start, end in _gaps(pieces[first]):
        last = first
        for index in range(first, len(rows)):
            narrowed = _narrowed(pieces[index], start, end)
            if narrowed is None or (index > first and _is_apart(rows[index - 1], rows[index])):
                break
            (start, end), last = narrowed, index + 1
        gutter = (start + end) / 2
        if last - first >= _LEAST_ROWS and _are_columns(rows[first:last], gutter):
            return _Run(first=first, last=last, gutter=gutter)
    return None


def _gaps(pieces: Sequence[Box]) -> list[tuple[float, float]]:
    return [(left.x1, right.x0) for left, right in pairwise(pieces) if right.x0 - left.x1 >= _GUTTER]


def _narrowed(pieces: Sequence[Box], start: float, end: float) -> tuple[float, float] | None:
    """What is left of a gutter when this row has been laid over it."""
    for piece in pieces:
        if piece.x1 <= start or piece.x0 >= end:
            continue
        if piece.x0 <= start and piece.x1 >= end:
            return None
        if piece.x0 - start > end - piece.x1:
            end = piece.x0
        else:
            start = piece.x1
        if end - start < _GUTTER:
            return None
    return start, end


def _is_apart(above: Row, below: Row) -> bool:
    return below.top - above.bottom > 3 * max(above.size, below.size)


def _are_columns(rows: Sequence[Row], gutter: float) -> bool:
    """Whether text runs on from row to row on both sides, as it does not in a list of labels and values."""
    words = [word for row in rows for word in row.words]
    sides = [rows_of(side) for side in _sides(words, gutter)]
    if min(len(side) for side in sides) < 3:
        return False
    return all(_runs_on(side) for side in sides)


def _runs_on(rows: Sequence[Row]) -> bool:
    right = max(row.x1 for row in rows)
    wraps = [row.x1 + 0.25 * row.size + below.words[0].width > right for row, below in pairwise(rows)]
    return sum(wraps) >= 0.5 * len(wraps) and sum(len(row.words) for row in rows) >= 2.5 * len(rows)
