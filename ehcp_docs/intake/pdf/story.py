"""The pages strung together: paragraphs and tables that go on over a page become one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ehcp_docs.intake.pdf.model import Flow, Grid, GridCell, Paragraph, Region
from ehcp_docs.intake.pdf.paragraphs import Measures, goes_on, measured, paragraphs_of

_SAME = 4.0
_LOW = 70.0
"""A table that ends higher than this above the foot of its page has ended."""
_MOST_HEADERS = 4
_NAMED = re.compile(r"[A-Z][\w ’'-]{1,24}: ")
"""The start of a line that names what it gives: ``Target date: July 2027``."""
_CLOSED = ".!?:;”\"')]"


@dataclass(slots=True, kw_only=True)
class CellDraft:
    """A cell while its table is gathered."""

    blocks: list[Block]
    left: float
    right: float
    is_shaded: bool = False
    is_continued: bool = False

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(row.text for paragraph in _paragraphs(self.blocks) for row in paragraph.rows)


@dataclass(slots=True, kw_only=True)
class RowDraft:
    """A row while its table is gathered."""

    cells: list[CellDraft]
    is_header: bool = False

    @property
    def text(self) -> str:
        """Its words, with marks between the cells."""
        return "|".join(cell.text for cell in self.cells)

    @property
    def is_heading(self) -> bool:
        """Whether it looks like the top of a table: nothing in it but bold or shaded words."""
        shown = [cell for cell in self.cells if cell.text]
        return bool(shown) and all(
            cell.is_shaded or all(row.is_bold for p in _paragraphs(cell.blocks) for row in p.rows)
            for cell in shown
        )


@dataclass(slots=True, kw_only=True)
class TableDraft:
    """A table while it is gathered."""

    rows: list[RowDraft]
    edges: list[float]
    page: int
    bottom: float
    repeats: list[RowDraft] = field(default_factory=list)
    """Rows at the top of further pages that say the heading again."""


Block = Paragraph | TableDraft


def story_of(flows: Sequence[Flow]) -> list[Block]:
    """Paragraphs and tables of the whole file, in reading order."""
    measures = measured(region for flow in flows for region in _regions(flow))
    foot = max((_foot(flow) for flow in flows), default=0.0)
    story: list[Block] = []
    for flow in flows:
        blocks = _blocks(flow, measures)
        if story and blocks and _join(story[-1], blocks[0], measures, foot):
            blocks = blocks[1:]
        story += blocks
    return story


def _regions(flow: Flow) -> Iterator[Region]:
    for part in flow:
        if isinstance(part, Region):
            yield part
        else:
            for cell in part.cells:
                yield from _regions(cell.flow)


def _foot(flow: Flow) -> float:
    return max(
        (part.box.bottom if isinstance(part, Grid) else part.rows[-1].bottom for part in flow), default=0.0
    )


def _blocks(flow: Flow, measures: Measures) -> list[Block]:
    found: list[Block] = []
    for part in flow:
        blocks = _part(part, measures)
        if (
            found
            and blocks
            and _are_beside(found[-1], blocks[0])
            and _join(found[-1], blocks[0], measures, 0.0)
        ):
            blocks = blocks[1:]
        found += blocks
    return found


def _are_beside(last: Block, first: Block) -> bool:
    return isinstance(last, Paragraph) and isinstance(first, Paragraph) and last.is_beside and first.is_beside


def _part(part: Region | Grid, measures: Measures) -> list[Block]:
    if isinstance(part, Region):
        return list(paragraphs_of(part, measures))
    if part.is_line:
        inside = _blocks(part.cells[0].flow, measures)
        for paragraph in inside:
            if isinstance(paragraph, Paragraph):
                paragraph.is_boxed = True
        return inside
    return [_table(part, measures)]


def _table(grid: Grid, measures: Measures) -> TableDraft:
    rows = [RowDraft(cells=[]) for _ in range(grid.height)]
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        for offset in range(cell.rows):
            blocks = _blocks(cell.flow, measures) if offset == 0 else []
            rows[cell.row + offset].cells.append(_draft(cell, blocks, is_continued=offset > 0))
    for row in rows:
        row.cells.sort(key=lambda cell: cell.left)
    return TableDraft(rows=rows, edges=list(grid.edges), page=grid.page, bottom=grid.box.bottom)


def _draft(cell: GridCell, blocks: list[Block], *, is_continued: bool) -> CellDraft:
    return CellDraft(
        blocks=blocks,
        left=cell.box.x0,
        right=cell.box.x1,
        is_shaded=cell.is_shaded,
        is_continued=is_continued,
    )


def _join(last: Block, first: Block, measures: Measures, foot: float) -> bool:
    """Adds what comes next to what came last, if it is the same paragraph or table."""
    if isinstance(last, Paragraph) and isinstance(first, Paragraph):
        return _join_paragraphs(last, first, measures)
    if isinstance(last, TableDraft) and isinstance(first, TableDraft):
        return _join_tables(last, first, measures, foot)
    return False


def _join_paragraphs(last: Paragraph, first: Paragraph, measures: Measures) -> bool:
    if first.label or last.is_boxed is not first.is_boxed:
        return False
    if not _carries_on(last, first, measures):
        return False
    last.rows += first.rows
    last.right, last.left = first.right, first.left
    last.origin, last.is_beside = first.origin, first.is_beside
    return True


def _carries_on(last: Paragraph, first: Paragraph, measures: Measures) -> bool:
    """Whether a paragraph that begins a page or column is the rest of the one before."""
    if not goes_on(last, first.rows[0], measures, step=None, shift=first.origin - last.origin):
        return False
    end, start = last.rows[-1], first.rows[0].text
    if end.text[-1] not in _CLOSED or start[0].islower():
        return True
    # A full sentence that fills its row: programs leave no single row of a paragraph behind on either page.
    # In narrow columns rows are often full where a paragraph ends.
    rows_before = 0 if _are_beside(last, first) else sum(row.page == end.page for row in last.rows)
    return rows_before > 1 and len(first.rows) > 1 and not _NAMED.match(start)


def _join_tables(last: TableDraft, first: TableDraft, measures: Measures, foot: float) -> bool:
    if not _same_edges(last.edges, first.edges):
        return False
    again = _repeated(last, first)
    is_low = last.bottom > foot - _LOW
    if not again and not is_low and (first.rows[0].is_heading or len(first.edges) != len(last.edges)):
        return False
    if not again and _begins_anew(last, first.rows[0]):
        return False
    for row in last.rows[:again]:
        row.is_header = True
    last.repeats += first.rows[:again]
    rest = first.rows[again:]
    if rest and last.rows and _row_goes_on(last.rows[-1], rest[0], measures):
        for old, new in zip(last.rows[-1].cells, rest[0].cells, strict=True):
            _join_cells(old, new, measures)
        rest = rest[1:]
    last.rows += rest
    last.edges = _united(last.edges, first.edges)
    last.bottom = first.bottom
    return True


def _begins_anew(last: TableDraft, row: RowDraft) -> bool:
    """Whether the row looks like the title of a table of its own, and not like one within this table."""
    if not row.is_heading or _is_laid_out_like(last.rows[-1], row):
        return False
    return not any(
        old.is_heading and _is_laid_out_like(old, row) and not above.is_heading
        for above, old in pairwise(last.rows)
    )


def _is_laid_out_like(one: RowDraft, two: RowDraft) -> bool:
    return len(one.cells) == len(two.cells) and all(
        abs(a.left - b.left) <= _SAME and abs(a.right - b.right) <= _SAME
        for a, b in zip(one.cells, two.cells, strict=True)
    )


def _same_edges(one: Sequence[float], two: Sequence[float]) -> bool:
    few, many = sorted((one, two), key=len)
    outer = abs(one[0] - two[0]) <= _SAME and abs(one[-1] - two[-1]) <= _SAME
    return outer and all(any(abs(edge - other) <= _SAME for other in many) for edge in few)


def _united(one: list[float], two: list[float]) -> list[float]:
    return sorted([*one, *(edge for edge in two if not any(abs(edge - other) <= _SAME for other in one))])


def _repeated(last: TableDraft, first: TableDraft) -> int:
    """How many rows at the top of the new part say again what the table's first rows say."""
    count = 0
    for old, new in zip(last.rows[:_MOST_HEADERS], first.rows, strict=False):
        if not new.text.strip("|") or old.text != new.text:
            break
        count += 1
    return count


def _row_goes_on(old: RowDraft, new: RowDraft, measures: Measures) -> bool:
    """Whether the new row is the rest of the old one, broken over the page."""
    if not _is_laid_out_like(old, new):
        return False
    pairs = list(zip(old.cells, new.cells, strict=True))
    if any(_runs_over(a, b, measures) for a, b in pairs):
        return True
    if any(_may_run_over(a, b, measures) and not _is_closed(a) for a, b in pairs) and not any(
        a.text and b.text and not _may_run_over(a, b, measures) for a, b in pairs
    ):
        return True
    shown = [(a, b) for a, b in pairs if b.text]
    if not shown or not all(a.text for a, _ in shown) or len(shown) == sum(bool(a.text) for a, _ in pairs):
        return False
    return not pairs[0][1].text or all(_may_run_over(a, b, measures) for a, b in shown)


def _runs_over(old: CellDraft, new: CellDraft, measures: Measures) -> bool:
    """Whether the words show that the cell is broken in the middle of a sentence."""
    if not _may_run_over(old, new, measures):
        return False
    return not _is_closed(old) and next(_paragraphs(new.blocks)).rows[0].text[0].islower()


def _is_closed(cell: CellDraft) -> bool:
    return cell.text[-1:] in _CLOSED


def _may_run_over(old: CellDraft, new: CellDraft, measures: Measures) -> bool:
    if not old.blocks or not new.blocks:
        return False
    last, first = old.blocks[-1], new.blocks[0]
    if not isinstance(last, Paragraph) or not isinstance(first, Paragraph) or first.label:
        return False
    return _carries_on(last, first, measures)


def _join_cells(old: CellDraft, new: CellDraft, measures: Measures) -> None:
    blocks = new.blocks
    if old.blocks and blocks and _join(old.blocks[-1], blocks[0], measures, 0.0):
        blocks = blocks[1:]
    old.blocks += blocks


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell.blocks)
