"""Where the words of a page or cell run in columns side by side, and in which order these are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ehcp_docs.intake.pdf.gutters import Block, Known, blocks_of, sides_of
from ehcp_docs.intake.pdf.model import Edge, Row, Word
from ehcp_docs.intake.pdf.rows import rows_of

_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Rows that flow down together."""

    rows: tuple[Row, ...]
    is_beside: bool
    """Whether another column is beside it."""
    left: float
    """Where it begins; rows that are all set in do not tell."""


def columns_of(
    words: Sequence[Word], *, rules: Sequence[Edge] = (), known: Known | None = None
) -> list[Column]:
    """Rows in reading order, those of a column together.

    ``rules`` are upright lines, which may stand between columns; ``known`` are the columns of the file, which are
    looked up and added to: a block of two rows at the head of a page is told by those before it.
    """
    return _columns(words, rules, known if known is not None else [], None, 0)


def _columns(
    words: Sequence[Word], rules: Sequence[Edge], known: Known, left: float | None, depth: int
) -> list[Column]:
    rows = rows_of(words)
    found: list[Column] = []
    at = 0
    blocks = blocks_of(rows, rules, known, is_inside=depth > 0) if depth < _DEEPEST else ()
    if blocks and left is not None:
        left = None  # what stands over columns within a column is no measure of its width
    for block in blocks:
        found += _column(rows[at : block.first], left)
        found += _beside(rows[block.first : block.last], block, rules, known, depth)
        at = block.last
    return found + _column(rows[at:], left)


def _beside(
    rows: Sequence[Row], block: Block, rules: Sequence[Edge], known: Known, depth: int
) -> list[Column]:
    """The left column and all that is in it, then what is to the right."""
    sides = sides_of(rows, block.gutter)
    return [
        column
        for side, left in zip(sides, (block.left, block.right), strict=True)
        for column in _columns(side, rules, known, left, depth + 1)
    ]


def _column(rows: Sequence[Row], left: float | None) -> list[Column]:
    if not rows:
        return []
    return [
        Column(
            rows=tuple(rows),
            is_beside=left is not None,
            left=min(row.x0 for row in rows) if left is None else left,
        )
    ]
