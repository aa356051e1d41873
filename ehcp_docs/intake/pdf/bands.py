"""Tables that are ruled only across, or shaded: the upright sides that the page leaves to the eye."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ehcp_docs.intake.pdf.grid import merged
from ehcp_docs.intake.pdf.model import Box, Edge, Row, Word
from ehcp_docs.intake.pdf.rows import pieces_of, rows_of

_NEAR = 4.0
_WIDE = 120.0
_GUTTER = 6.0
_INSET = 2.0
_GAP = 0.55
_COVERED = 0.6


@dataclass(slots=True, kw_only=True)
class _Band:
    """What stands between two level lines of the same length."""

    top: float
    bottom: float
    left: float
    right: float
    rows: list[Row]
    drawn: list[float] = field(default_factory=list)
    """Where uprights inside it stand already."""
    columns: list[float] = field(default_factory=list)
    is_closed: bool = False
    """Whether lines are drawn at both of its sides: it needs no help, and is no part of an open table."""

    def is_crossed(self, at: float) -> bool:
        """Whether words lie over that place, with gaps between them no wider than in a sentence."""
        return any(
            piece.x0 < at - 1 and piece.x1 > at + 1 for row in self.rows for piece in self._pieces(row)
        )

    def _pieces(self, row: Row) -> list[Box]:
        return pieces_of(row, gap=_GAP)

    def parts(self, columns: Sequence[float]) -> int:
        """In how many columns its words stand."""
        middles = [(word.x0 + word.x1) / 2 for row in self.rows for word in row.words]
        return len({sum(middle > at for at in columns) for middle in middles})

    @property
    def is_inset(self) -> bool:
        """Whether its words keep away from the ends of the lines, as those in cells do."""
        return all(row.x0 >= self.left + _INSET and row.x1 <= self.right for row in self.rows)


def unseen(levels: Iterable[Edge], uprights: Iterable[Edge], words: Sequence[Word]) -> list[Edge]:
    """Uprights to add, so that cells which are open at the sides are closed."""
    flat, tall = merged(levels), merged(uprights)
    found: list[Edge] = []
    for stack in _stacks([edge for edge in flat if edge.length >= _WIDE]):
        bands = _bands(stack, tall, words)
        for run in _runs(bands):
            for band in run:
                places = [band.left, *band.columns, band.right]
                found += (Edge(at=at, start=band.top, end=band.bottom, is_drawn=True) for at in places)
    return found


def _stacks(levels: Sequence[Edge]) -> list[list[Edge]]:
    """Level lines under each other that begin and end alike."""
    stacks: list[list[Edge]] = []
    for edge in sorted(levels, key=lambda edge: edge.at):
        for stack in stacks:
            if abs(stack[0].start - edge.start) <= _NEAR and abs(stack[0].end - edge.end) <= _NEAR:
                stack.append(edge)
                break
        else:
            stacks.append([edge])
    return [stack for stack in stacks if len(stack) > 1]


def _bands(stack: Sequence[Edge], tall: Sequence[Edge], words: Sequence[Word]) -> list[_Band]:
    bands = []
    for upper, lower in pairwise(stack):
        inside = [
            word
            for word in words
            if upper.at < (word.top + word.bottom) / 2 < lower.at and upper.start <= word.x0 <= upper.end
        ]
        spanning = [edge for edge in tall if _spans(edge, upper, lower)]
        drawn = sorted(edge.at for edge in spanning)
        ends = (upper.start, upper.end)
        sides = [end for end in ends if any(e.is_drawn and abs(e.at - end) <= _NEAR for e in spanning)]
        bands.append(
            _Band(
                top=upper.at,
                bottom=lower.at,
                left=upper.start,
                right=upper.end,
                rows=rows_of(inside),
                drawn=[at for at in drawn if upper.start + _NEAR < at < upper.end - _NEAR],
                is_closed=len(sides) > 1,
            )
        )
    return bands


def _spans(edge: Edge, upper: Edge, lower: Edge) -> bool:
    shared = min(edge.end, lower.at) - max(edge.start, upper.at)
    return shared >= _COVERED * (lower.at - upper.at) and upper.start - _NEAR <= edge.at <= upper.end + _NEAR


def _runs(bands: Sequence[_Band]) -> list[list[_Band]]:
    """Bands that follow each other and make a table."""
    runs: list[list[_Band]] = []
    known: list[float] = []
    is_open = False
    for band in bands:
        if band.is_closed:
            is_open, known = False, []
            continue
        own = [at for at in band.drawn if not band.is_crossed(at)] if len(band.drawn) > 1 or not known else []
        fitting = [at for at in known if not band.is_crossed(at)] if is_open else []
        if own:
            band.columns = known = own
        elif len(fitting) == len(known) and known and band.parts(known) > 1:
            band.columns = list(known)
        elif gutters := _gutters(band):
            band.columns = known = gutters
        elif not (is_open and known and band.rows and band.is_inset):
            is_open = False
            continue
        if is_open:
            runs[-1].append(band)
        else:
            runs.append([band])
        is_open = True
    return [_without_end(run) for run in runs if _is_table(run)]


def _without_end(run: list[_Band]) -> list[_Band]:
    """Rows in one piece at the end may be text under the table: they are kept only when they are low."""
    while run and not run[-1].columns and len(run[-1].rows) > 8:
        run = run[:-1]
    return run


def _is_table(run: Sequence[_Band]) -> bool:
    return sum(bool(band.columns) for band in run) > 1 or any(band.drawn for band in run)


def _gutters(band: _Band) -> list[float]:
    """Places that no row covers, with words on both sides that begin at the same height."""
    rows = band.rows
    if not rows:
        return []
    covered: list[tuple[float, float]] = []
    for start, end in sorted((piece.x0, piece.x1) for row in rows for piece in pieces_of(row)):
        if covered and start < covered[-1][1] + _GUTTER:
            covered[-1] = (covered[-1][0], max(covered[-1][1], end))
        else:
            covered.append((start, end))
    if len(covered) < 2 or len(pieces_of(rows[0])) != len(covered):
        return []
    return [start - 2 for start, _ in covered[1:]]
