"""A page's words put into its tables' cells and columns: what is read after what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ehcp_docs.intake.pdf.columns import Column, columns_of
from ehcp_docs.intake.pdf.grid import Ruled
from ehcp_docs.intake.pdf.gutters import Known
from ehcp_docs.intake.pdf.model import Box, Edge, Flow, Grid, GridCell, Region, Sheet, Word

_WHOLE_PAGE = 0.9
_PADDING = 5.4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the cells and columns of a page are told by, apart from words."""

    number: int
    shades: Sequence[Box]
    rules: Sequence[Edge]
    """Upright lines, which may part columns."""
    known: Known


def flow_of(words: Sequence[Word], tables: Sequence[Ruled], sheet: Sheet, known: Known) -> Flow:
    """The page in reading order: regions of rows, and tables with what is in their cells.

    The columns that are found are added to those ``known``.
    """
    box = Box(x0=0, top=0, x1=sheet.width, bottom=sheet.height)
    places = [table for table in tables if _is_table(table, box, words)]
    page = _Page(
        number=sheet.number,
        shades=sheet.shades,
        rules=[rule for rule in sheet.uprights if rule.is_drawn],
        known=known,
    )
    return _flow(words, places, box, page, ())


def _is_table(table: Ruled, page: Box, words: Sequence[Word]) -> bool:
    """A frame around the whole page is no table, nor are lines without words between them."""
    box = table.box
    is_frame = len(table.cells) == 1 and box.height > _WHOLE_PAGE * page.height
    return not is_frame and any(box.has_middle_of(word) for word in words)


def _flow(
    words: Sequence[Word],
    tables: Sequence[Ruled],
    box: Box,
    page: _Page,
    key: tuple[int, ...],
) -> Flow:
    outer = [table for table in tables if not any(_is_in(table, other) for other in tables)]
    grids: list[Grid] = []
    rest = list(words)
    for table in outer:
        inside = [word for word in rest if table.box.has_middle_of(word)]
        nested = [other for other in tables if _is_in(other, table)]
        if inside:
            rest = [word for word in rest if not table.box.has_middle_of(word)]
            grids.append(_grid(table, inside, nested, page))
    return tuple(
        _in_order(rest, sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0)), box, (page, key))
    )


def _is_in(table: Ruled, other: Ruled) -> bool:
    if table is other or not other.box.holds(table.box):
        return False
    return other.box.width * other.box.height > table.box.width * table.box.height


def _in_order(
    words: list[Word], grids: list[Grid], box: Box, place: tuple[_Page, tuple[int, ...]]
) -> list[Region | Grid]:
    found: list[Region | Grid] = []
    for grid in grids:
        before = [word for word in words if _is_before(word, grid.box)]
        words = [word for word in words if not _is_before(word, grid.box)]
        found += _regions(before, box, *place)
        found.append(grid)
    return found + _regions(words, box, *place)


def _is_before(word: Word, box: Box) -> bool:
    middle = (word.top + word.bottom) / 2
    return middle < box.top or (middle < box.bottom and word.x1 <= box.x0)


def _regions(words: list[Word], box: Box, page: _Page, key: tuple[int, ...]) -> list[Region]:
    columns = columns_of(words) if key else columns_of(words, rules=page.rules, known=page.known)
    return [_region(column, box, key) for column in columns]


def _region(column: Column, box: Box, key: tuple[int, ...]) -> Region:
    is_cell = bool(key) and not column.is_beside
    padding = max(column.left - box.x0, _PADDING)  # that on the right is taken to be like it
    return Region(
        rows=column.rows,
        origin=column.left if column.is_beside else box.x0,
        right=max(row.x1 for row in column.rows),
        limit=box.x1 - padding if is_cell else None,
        key=key if is_cell else (2 if column.is_beside else 0, round(column.left / 6), round(box.width)),
        is_beside=column.is_beside,
    )


def _grid(table: Ruled, words: list[Word], nested: list[Ruled], page: _Page) -> Grid:
    cells = []
    rest = words
    for cell in table.cells:
        box = table.cell_box(cell)
        inside = [word for word in rest if box.has_middle_of(word)]
        taken = {id(word) for word in inside}
        rest = [word for word in rest if id(word) not in taken]
        within = [other for other in nested if box.holds(other.box, slack=3.0)]
        key = (1, round(box.x0 / 6), round(box.x1 / 6))
        row, column, rows, columns = cell
        cells.append(
            GridCell(
                box=box,
                row=row,
                column=column,
                rows=rows,
                columns=columns,
                flow=_flow(inside, within, box, page, key),
                is_shaded=any(shade.holds(box, slack=4.0) for shade in page.shades),
            )
        )
    return _trimmed(
        Grid(
            box=table.box,
            page=page.number,
            cells=tuple(cells),
            height=len(table.ys) - 1,
            edges=table.xs,
            is_line=len(cells) == 1 and not table.has_lines,
        )
    )


def _trimmed(grid: Grid) -> Grid:
    """The table without slivers: rows between two lines of a double border, which hold no word."""
    thin = {
        cell.row
        for cell in grid.cells
        if cell.rows == 1 and cell.box.height < 5 and not any(c.flow for c in grid.cells if c.row == cell.row)
    }
    if not thin:
        return grid
    place = {row: row - sum(other < row for other in thin) for row in range(grid.height + 1)}
    cells = [
        replace(cell, row=place[cell.row], rows=place[cell.row + cell.rows] - place[cell.row])
        for cell in grid.cells
        if cell.row not in thin or cell.rows > 1
    ]
    return replace(grid, cells=tuple(cell for cell in cells if cell.rows), height=place[grid.height])
