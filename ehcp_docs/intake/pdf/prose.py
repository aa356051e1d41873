"""What tells two columns of running text from labels with their values, and from a table without lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ehcp_docs.intake.pdf.model import Row

_LEAST_ROWS = 3
_LEAST_WORDS = 2.5
_MOSTLY = 0.5
_MIDWAY = 0.2
_SOMETIMES = 0.25
_DENSE = 0.7
_WIDE = 0.55
_STAGGERED = 0.3
_TOGETHER = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The rows to the left of a gutter and those to the right, each set anew: together they may be uneven."""

    left: Sequence[Row]
    right: Sequence[Row]


def are_columns(sides: Sides) -> bool:
    """Whether text runs on from row to row on both sides, as it does not in a list of labels and values.

    Where it does so less often, as in lists of short lines, the rows of the sides have to be independent: at
    heights of their own, or with paragraphs that begin at heights of their own.
    """
    both = (sides.left, sides.right)
    if min(len(side) for side in both) < _LEAST_ROWS or not all(_is_prose(side) for side in both):
        return False
    if all(_share_of_wraps(side) >= _MOSTLY for side in both):
        return True
    if not all(_share_of_wraps(side) >= _SOMETIMES and _is_dense(side) for side in both):
        return False
    return _are_staggered(*both) or not _begin_together(*both)


def are_ruled_columns(sides: Sides, at: float) -> bool:
    """Whether the two sides of an upright line are columns: labels would leave the most of theirs empty."""
    if not sides.left or not sides.right or not is_wide(sides.left, at):
        return False
    return sum(row.text.endswith(":") for row in sides.left) <= _MOSTLY * len(sides.left)


def is_wide(rows: Sequence[Row], end: float) -> bool:
    """Whether at least one row fills the most of its column, as labels do not."""
    left = min(row.x0 for row in rows)
    return max(row.x1 for row in rows) - left >= _WIDE * (end - left)


def runs_over(above: Row, below: Row, right: float) -> bool:
    """Whether a sentence goes on in the row below because the row above was full."""
    return above.x1 + below.first_width + 0.25 * above.size > right and below.text[0].islower()


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether rows hold some words, and some begin in the middle of a sentence: labels that are all as long do not."""
    midway = sum(row.text[0].islower() for row in rows[1:])
    return sum(len(row.words) for row in rows) >= _LEAST_WORDS * len(rows) and midway >= _MIDWAY * (
        len(rows) - 1
    )


def _wraps(rows: Sequence[Row]) -> list[bool]:
    """For each row but the first, whether the one above it had no room for its first word."""
    right = max(row.x1 for row in rows)
    return [above.x1 + 0.25 * above.size + below.words[0].width > right for above, below in pairwise(rows)]


def _share_of_wraps(rows: Sequence[Row]) -> float:
    wraps = _wraps(rows)
    return sum(wraps) / len(wraps)


def _is_dense(rows: Sequence[Row]) -> bool:
    """Whether the rows follow each other closely, not as cells that wait for their neighbours."""
    steps = [below.base - above.base <= 2 * max(above.size, below.size) for above, below in pairwise(rows)]
    return sum(steps) >= _DENSE * len(steps)


def _are_staggered(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether on either side rows stand at heights at which the other side has none, where both have rows."""
    top = max(left[0].top, right[0].top)
    bottom = min(left[-1].bottom, right[-1].bottom)
    return all(
        sum(not _is_level(row, other) for row in shared) >= max(2, _STAGGERED * len(shared))
        for side, other in ((left, right), (right, left))
        for shared in [[row for row in side if row.bottom > top and row.top < bottom]]
    )


def _is_level(row: Row, others: Sequence[Row]) -> bool:
    return any(abs(row.base - other.base) <= max(1.5, 0.2 * row.size) for other in others)


def _begin_together(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether paragraphs of the two sides begin side by side, as in the rows of a table; so too where few begin."""
    few, many = sorted((_begins(left), _begins(right)), key=len)
    return len(few) < _LEAST_ROWS or sum(_is_level(row, many) for row in few) >= _TOGETHER * len(few)


def _begins(rows: Sequence[Row]) -> list[Row]:
    return [row for row, wrapped in zip(rows[1:], _wraps(rows), strict=True) if not wrapped]
