"""Gutters between columns of text: where one is open from row to row, and what tells it from a table's gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ehcp_docs.intake.pdf.crossing import crossing
from ehcp_docs.intake.pdf.model import Box, Edge, Row, Word
from ehcp_docs.intake.pdf.prose import Sides, are_columns, are_ruled_columns, is_wide, runs_over
from ehcp_docs.intake.pdf.rows import pieces_of, rows_of

_GUTTER = 9.0
_LEAST_ROWS = 4
_SAME = 3.0
_INDENT = 42.0
_RAGGED = 24.0
"""Words may reach further than in the block by which the columns are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where two columns that were found begin and end."""

    left: float
    left_end: float
    right: float
    right_end: float


Known = list[Frame]
"""The columns of a file, as they are found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows in two columns, from a full-width line or the head of the page to the next."""

    first: int
    last: int
    """One past the last row."""
    gutter: float
    left: float
    right: float
    """Where the two columns begin."""


def sides_of(rows: Sequence[Row], gutter: float) -> tuple[list[Word], list[Word]]:
    """The words to the left of the gutter and those to the right."""
    words = [word for row in rows for word in row.words]
    left = [word for word in words if (word.x0 + word.x1) / 2 < gutter]
    return left, [word for word in words if (word.x0 + word.x1) / 2 >= gutter]


def _sides(rows: Sequence[Row], gutter: float) -> Sides:
    left, right = sides_of(rows, gutter)
    return Sides(left=rows_of(left), right=rows_of(right))


def blocks_of(
    rows: Sequence[Row], rules: Sequence[Edge], known: Known, *, is_inside: bool = False
) -> list[Block]:
    """The blocks of two columns among these rows, from top to bottom.

    ``is_inside`` says that the rows are those of a column already, which has no column without another beside it.
    """
    pieces = [pieces_of(row) for row in rows]
    found: list[Block] = []
    first = 0
    while first < len(rows):
        least = found[-1].last if found else 0
        blocks = _ruled(rows, pieces, rules, first) or _blocks_from(rows, pieces, (least, first), known)
        if not blocks and not is_inside:
            blocks = _left_alone(rows, first, known)
        found += blocks
        first = blocks[-1].last if blocks else first + 1
    for block in found:
        frame = _frame(_sides(rows[block.first : block.last], block.gutter))
        if frame and not any(_is_same(frame, other) for other in known):
            known.append(frame)
    return found


def _frame(sides: Sides) -> Frame | None:
    if not sides.left or not sides.right:
        return None
    return Frame(
        left=min(row.x0 for row in sides.left),
        left_end=max(row.x1 for row in sides.left),
        right=min(row.x0 for row in sides.right),
        right_end=max(row.x1 for row in sides.right),
    )


def _is_same(one: Frame, two: Frame) -> bool:
    return (one.left, one.left_end, one.right, one.right_end) == (
        two.left,
        two.left_end,
        two.right,
        two.right_end,
    )


def _ruled(
    rows: Sequence[Row], pieces: Sequence[Sequence[Box]], rules: Sequence[Edge], first: int
) -> list[Block]:
    """The block that an upright line divides, if one begins at this row: the line ends where the columns do."""
    for rule in sorted(rules, key=lambda edge: edge.at):
        if not _is_beside(rows[first], rule) or (first and _is_beside(rows[first - 1], rule)):
            continue
        last = first
        while last < len(rows) and _is_beside(rows[last], rule):
            last += 1
        is_crossed = any(
            piece.x0 < rule.at < piece.x1 for index in range(first, last) for piece in pieces[index]
        )
        sides = _sides(rows[first:last], rule.at)
        frame = None if is_crossed else _frame(sides)
        if frame and are_ruled_columns(sides, rule.at):
            return [Block(first=first, last=last, gutter=rule.at, left=frame.left, right=frame.right)]
    return []


def _is_beside(row: Row, rule: Edge) -> bool:
    return rule.start - 1 <= (row.top + row.bottom) / 2 <= rule.end + 1


def _blocks_from(
    rows: Sequence[Row], pieces: Sequence[Sequence[Box]], place: tuple[int, int], known: Known
) -> list[Block]:
    """The blocks in the longest run of rows from here on that leave a gutter open, if they are columns of text."""
    least, first = place
    for start, end in _gaps(pieces[first]):
        last = first
        low, high = start, end
        for index in range(first, len(rows)):
            narrowed = _narrowed(pieces[index], low, high)
            if narrowed is None or (index > first and _is_apart(rows[index - 1], rows[index])):
                break
            (low, high), last = narrowed, index + 1
        gutter = (low + high) / 2
        begin = _begun(rows, least, first, gutter)
        blocks = list(_divided(rows, begin, last, gutter, known))
        if blocks:
            return blocks
    return []


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


def _begun(rows: Sequence[Row], least: int, first: int, gutter: float) -> int:
    """Where the block really begins: the first row of one column may be a little above that of the other."""
    right = min(word.x0 for word in rows[first].words if word.x0 >= gutter)
    while first > least:
        above, below = rows[first - 1], rows[first]
        is_left, is_right = above.x1 < gutter, above.x0 > gutter
        is_level = (is_left or is_right) and above.bottom > below.top + 0.25 * below.size
        if not is_level and not (is_right and abs(above.x0 - right) <= _SAME and not _is_apart(above, below)):
            break
        first -= 1
    return first


def _divided(rows: Sequence[Row], first: int, last: int, gutter: float, known: Known) -> Iterator[Block]:
    """The blocks of a run of rows between the full-width lines in it."""
    crossed = crossing(rows[first:last], gutter, _sides(rows[first:last], gutter))
    inside = [index for index in range(first, last) if index - first not in crossed]
    parts = [
        [index for _, index in group]
        for _, group in groupby(enumerate(inside), key=lambda pair: pair[1] - pair[0])
    ]
    frames = [*known]
    for indexes in (inside, *parts):
        sides = _sides([rows[index] for index in indexes], gutter)
        if len(indexes) >= _LEAST_ROWS and are_columns(sides) and (frame := _frame(sides)):
            frames.append(frame)
    for indexes in parts:
        part = rows[indexes[0] : indexes[-1] + 1]
        fitting = [frame for frame in frames if _fits(_sides(part, gutter), frame)]
        if fitting:  # where all rows of a column are set in, only others tell where it begins
            frame = min(fitting, key=lambda frame: frame.left + frame.right)
            yield Block(
                first=indexes[0], last=indexes[-1] + 1, gutter=gutter, left=frame.left, right=frame.right
            )


def _fits(sides: Sides, frame: Frame) -> bool:
    """Whether these rows are laid out in those columns."""
    if not sides.left or not all(_is_between(row, frame.left, frame.right - _GUTTER) for row in sides.left):
        return False
    if not sides.right:
        is_left = min(row.x0 for row in sides.left) <= frame.left + _SAME
        return is_left and any(
            runs_over(above, below, frame.left_end) for above, below in pairwise(sides.left)
        )
    is_beside = all(_is_between(row, frame.right, frame.right_end + _RAGGED) for row in sides.right)
    begin = min(row.x0 for row in sides.left) - frame.left, min(row.x0 for row in sides.right) - frame.right
    return is_beside and min(begin) <= _SAME and max(begin) <= _INDENT and is_wide(sides.left, frame.left_end)


def _is_between(row: Row, left: float, right: float) -> bool:
    return row.x0 >= left - _SAME and row.x1 <= right + _SAME


def _left_alone(rows: Sequence[Row], first: int, known: Known) -> list[Block]:
    """Rows of a left column beside which the right one is empty: a block of very few."""
    for frame in known:
        last = first
        while last < len(rows) and _is_between(rows[last], frame.left, frame.right - _GUTTER):
            if last > first and _is_apart(rows[last - 1], rows[last]):
                break
            last += 1
        if last - first > 1 and _fits(Sides(left=rows[first:last], right=()), frame):
            gutter = (frame.left_end + frame.right) / 2
            return [Block(first=first, last=last, gutter=gutter, left=frame.left, right=frame.right)]
    return []
