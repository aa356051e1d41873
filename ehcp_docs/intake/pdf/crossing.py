"""Full-width lines that are too short to reach over the gutter, such as the heading between two column blocks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby, pairwise

from ehcp_docs.intake.pdf.model import Row
from ehcp_docs.intake.pdf.prose import Sides

_LARGER = 1.12
_WIDER = 1.2
_SLACK = 0.2

Look = tuple[int, bool, bool]


def crossing(rows: Sequence[Row], gutter: float, sides: Sides) -> set[int]:
    """Which of these rows stand over both columns.

    To their right there is nothing, as there may be beside the foot of a left column too. What tells is that they
    look like headings, and like no line that has words beside it, or stand off further than lines of a column do.
    Where the right column goes on under them, the left one has to begin anew at the same height; then the jump
    that the right column makes tells as well.
    """
    alone = [
        index for index, row in enumerate(rows) if row.x1 <= gutter and not _has_beside(row, sides.right)
    ]
    zones = {
        above: list(zone)
        for above, zone in groupby(alone, key=lambda index: _count_above(rows[index], sides.right))
    }
    looks = _looks(rows, alone, sides)
    found: set[int] = set()
    for above, zone in zones.items():
        is_foot = above == len(sides.right)
        if not above or not (is_foot or _is_resumed(sides.right[above], sides.left)):
            continue
        headings = [index for index in zone if _is_heading(rows[index], looks, sides)]
        found.update(headings or _standing_off(rows, zone, sides))
        if not is_foot and not found.intersection(zone) and _jumps(sides.right, above, zones):
            found.add(zone[-1])  # the line over the place where both columns go on
    return found


def _jumps(right: Sequence[Row], above: int, zones: Collection[int]) -> bool:
    """Whether the right column leaves more room there than its paragraphs have between them."""
    steps = [below.base - row.base for row, below in pairwise(right)]
    usual = max((step for place, step in enumerate(steps, 1) if place not in zones), default=0.0)
    return steps[above - 1] > _WIDER * usual


def _has_beside(row: Row, others: Sequence[Row]) -> bool:
    slack = _SLACK * row.size
    return any(other.bottom > row.top + slack and other.top < row.bottom - slack for other in others)


def _count_above(row: Row, others: Sequence[Row]) -> int:
    return sum(other.base < row.base for other in others)


def _is_resumed(row: Row, others: Sequence[Row]) -> bool:
    """Whether the left column begins at the height at which the right one goes on."""
    return any(abs(row.base - other.base) <= max(row.size, other.size) for other in others)


def _look(row: Row) -> Look:
    return round(row.main.size), row.is_bold, row.main.stretches[0].look.coloured


def _looks(rows: Sequence[Row], alone: Sequence[int], sides: Sides) -> set[Look]:
    """How lines look that are in a column for sure."""
    tops = {rows[index].top for index in alone}
    return {_look(row) for row in sides.right} | {_look(row) for row in sides.left if row.top not in tops}


def _is_heading(row: Row, looks: set[Look], sides: Sides) -> bool:
    if _look(row) in looks:
        return False
    sizes = sorted(other.size for other in (*sides.left, *sides.right))
    return row.size >= _LARGER * sizes[len(sizes) // 2] or row.is_bold or _look(row)[2]


def _standing_off(rows: Sequence[Row], zone: Sequence[int], sides: Sides) -> list[int]:
    """The rows from the one on that is further below the one above it than any two rows of the column are."""
    tops = {rows[index].top for index in zone}
    steps = {below.top: below.base - above.base for above, below in pairwise(sides.left)}
    usual = max((step for top, step in steps.items() if top not in tops), default=0.0)
    if not usual:
        return []
    for at, index in enumerate(zone):
        if steps.get(rows[index].top, 0.0) > _WIDER * usual:
            return list(zone[at:])
    return []
