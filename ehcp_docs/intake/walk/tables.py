"""Tables: rows that lay out the page, rows of labels, rows of records, told apart by what their cells hold.

A table may lay out the page (one cell to a row: its cells are read on like lines), set out labels with their
answers, or hold records: needs, outcomes and provision that stand in one row belong together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ehcp_docs.intake.draft import Item, Reason, Role
from ehcp_docs.intake.fragments import whole
from ehcp_docs.intake.source import Cell, Line, Row, Table
from ehcp_docs.intake.walk.columns import (
    Column,
    are_more_exact,
    are_titles_again,
    completed_columns,
    filled_cells,
    guessed_columns,
    has_plain_titles,
    take_titles,
    titled_columns,
)
from ehcp_docs.intake.walk.heads import Head, section_head, stripped
from ehcp_docs.intake.walk.label_tables import (
    answers_are_beside,
    are_labels_down,
    read_label_row,
    read_labels_above,
    read_topics_above,
)
from ehcp_docs.intake.walk.records import read_record
from ehcp_docs.intake.walk.shapes import are_boxes, letters_down, read_by_letters, read_matrix
from ehcp_docs.intake.walk.walk import Walk

_SUBA = re.compile(
    r"^\W*(?:SECTION\s+|Section\s+|PART\s+|Part\s+)?A\s?\.?\s?[1-9]\b[\s.:–-]*(?P<rest>.*)$", re.DOTALL
)


@dataclass(slots=True, kw_only=True)
class TableWalk:
    """Reads one table for a walk."""

    walk: Walk
    columns: dict[int, Column] = field(default_factory=dict)
    """By grid column; from the last row of titles met."""
    held: list[Row] = field(default_factory=list)
    above: dict[int, list[Item]] = field(default_factory=dict)
    """The items of the row above, by grid column."""
    has_titles: bool = False
    title_lines: dict[int, Line] = field(default_factory=dict)
    """The line in which the title of each column stands."""

    def table(self, table: Table) -> None:
        """Read the table on from here."""
        self.walk.settle(keeps_titles=True)
        if not self.walk.now.in_cell:
            self.walk.table_letters.clear()
        letters = (
            [] if self.walk.now.letters == ("K",) else letters_down(table.rows)
        )  # appendices have letters too
        if letters:
            read_by_letters(self, table.rows, letters)
        else:
            self.rows(table.rows)
        self.walk.settle()
        self.walk.now.role = None if not self.walk.now.in_cell else self.walk.now.role
        self.walk.now.last = None if not self.walk.now.in_cell else self.walk.now.last

    def rows(self, rows: Sequence[Row]) -> None:
        """Read these rows on from here."""
        for row in rows:
            if self._is_passed_over(row):
                continue
            if self._is_layout(row):
                self._flush()
                self._layout_row(row)
            elif self._is_section_row(row):
                self._flush()
                self.columns, self.above, self.has_titles = {}, {}, False
                read_label_row(self, row)
            else:
                self.held.append(row)
        self._flush()

    def _is_section_row(self, row: Row) -> bool:
        """Whether the first cell heads a section and those beside it hold what stands in it."""
        cells = filled_cells(row)
        if len(cells) < 2 or len(cells[0].text.split()) > 25 or cells[0].column != row.cells[0].column:
            return False
        heads = [section_head(cell.text, self.walk.known, stands_out=True) for cell in cells]
        return heads[0] is not None and heads[0].has_letter and not any(heads[1:])

    def _is_passed_over(self, row: Row) -> bool:
        """Tell of a row of contents, or of what the sections are for."""
        lines = [line for cell in row.cells for line in cell.lines()]
        if not any(id(line) in self.walk.passed_over for line in lines):
            return False
        for line in lines:
            self.walk.draft.tell(whole(line), Reason.CONTENTS)
        return True

    # Rows that lay out the page

    def _is_layout(self, row: Row) -> bool:
        """Whether the row holds one cell, or heads a section."""
        cells = filled_cells(row)
        if len(row.cells) <= 1:
            return not (row.cells and row.cells[0].is_continued)
        if self._head_of(row) is not None or are_boxes(self, row):
            return True
        return len(cells) == 1 and cells[0].span > 1 and len(row.cells) <= 2 and not self.columns

    def _head_of(self, row: Row) -> Head | None:
        """The section that a row heads by all its cells together: “B | Special educational needs”."""
        cells = [cell for cell in row.cells if cell.text]
        if not 1 <= len(cells) <= 2 or sum(len(cell.text.split()) for cell in cells) > 40:
            return None
        text = " ".join(cell.text for cell in cells)
        shaded = any(cell.is_shaded for cell in cells) or row.is_header
        if len(cells) == 2:
            first, second = (section_head(cell.text, self.walk.known, stands_out=True) for cell in cells)
            if first and second and first.letters != second.letters:
                return None
            if first and not _letter_only(cells[0].text) and not (second and second.letters == first.letters):
                return None
            if re.fullmatch(r"\W*A\s?\.?\s?\d\W*", cells[0].text) and len(cells[1].text.split()) <= 20:
                return Head(letters=("A",), is_named=True, has_title=True)
            if _letter_only(cells[0].text):
                return section_head(
                    f"Section {stripped(cells[0].text)}: {cells[1].text}", self.walk.known, stands_out=True
                )
            return None
        bold = all(line.is_all("bold") or line.level for line in cells[0].lines() if not line.is_empty)
        return section_head(text, self.walk.known, stands_out=shaded or bold)

    def _layout_row(self, row: Row) -> None:
        cells = [cell for cell in row.cells if cell.text]
        head = self._head_of(row)
        self.walk.draft.sign("titles in table rows" if head else "text in full-width rows")
        if head is not None and len(cells) == 2:
            self.walk.open(head, *(line for cell in cells for line in cell.lines()))
            self.walk.now.topic = self.walk.known.topic(cells[1].text) or "" if head.letters == ("A",) else ""
            self.columns = {}
            return
        for cell in cells:
            self.read(cell, is_title=cell.is_shaded or row.is_header)
        if head is not None:
            self.columns, self.above = {}, {}

    def read(self, cell: Cell, *, is_title: bool = False) -> None:
        """Read a cell as lines, one after the other."""
        walk = self.walk
        for block in cell.blocks:
            if isinstance(block, Table):
                TableWalk(walk=walk).table(block)
            elif not self._part_of_a(block.text, cell):
                before = len(walk.draft.items)
                walk.line(block, is_shaded=is_title and len(block.text.split()) <= 45)
                if len(walk.draft.items) > before and walk.draft.items[-1].role is Role.OUTCOME and is_title:
                    walk.new_record()
                    walk.draft.items[-1].records.add(walk.now.record or 0)

    def _part_of_a(self, text: str, cell: Cell) -> bool:
        """“A2 Views, interests and aspirations” in a cell of its own opens Section A."""
        match = _SUBA.match(text)
        if not match or len(text.split()) > 30 or not (cell.is_shaded or len(list(cell.lines())) <= 3):
            return False
        self.walk.open(
            Head(letters=("A",), is_named=True, has_title=True),
            *(line for line in cell.lines() if line.text == text),
        )
        self.walk.now.topic = self.walk.known.topic(match["rest"]) or "other"
        return True

    # Rows with several cells

    def _flush(self) -> None:
        rows, self.held = self.held, []
        while rows:
            rows = self._segment(rows)

    def _segment(self, rows: list[Row]) -> list[Row]:
        """Read rows of several cells; gives back those that are left, after a new row of titles."""
        if read_matrix(self, rows) or read_topics_above(self, rows):
            return []
        if self.walk.now.zone and (across := answers_are_beside(self, rows)) is not None:
            if across:
                for row in rows:
                    read_label_row(self, row)
                self.walk.draft.sign("labels with answers")
            else:
                read_labels_above(self, rows)
            return []
        if not has_plain_titles(self, rows) and are_labels_down(self, rows):
            for row in rows:
                read_label_row(self, row)
            self.walk.draft.sign("labels with answers")
            return []
        columns = titled_columns(self, rows[0], rows[1:])
        if columns:
            columns = completed_columns(self, columns, rows[1:])
            take_titles(self, rows[0], columns)
            rest = rows[1:]
            if rest and (more := titled_columns(self, rest[0], rest[1:])) and are_more_exact(more, columns):
                take_titles(self, rest[0], {**columns, **more})
                rest = rest[1:]
        else:
            rest = rows
            if not self.has_titles or not self.columns:
                self.columns = guessed_columns(self, rows)
        for index, row in enumerate(rest):
            if index and are_titles_again(self, row) and titled_columns(self, row, rest[index + 1 :]):
                return rest[index:]
            read_record(self, row)
        return []


def _letter_only(text: str) -> bool:
    return (
        re.fullmatch(r"\W*(?:(?:section|part)\s+)?(?:H\s?\.?\s?[12]|[A-K])\W*", text, re.IGNORECASE)
        is not None
    )
