"""Tables whose shape says what they hold: a letter down the side, areas of need across the top, boxes side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from ehcp_docs.intake.draft import Item, Reason, Role
from ehcp_docs.intake.fragments import whole
from ehcp_docs.intake.plan.order import only_names_others
from ehcp_docs.intake.source import Cell, Row
from ehcp_docs.intake.walk.columns import Column, ColumnKind, filled_cells
from ehcp_docs.intake.walk.heads import LETTERS, Head, section_head, stands_out
from ehcp_docs.intake.walk.labels import role_of, take_role
from ehcp_docs.intake.walk.where import DEFAULT

if TYPE_CHECKING:
    from ehcp_docs.intake.walk.tables import TableWalk

_REFERENCE = re.compile(r"^\W*(?P<letter>H\s?[12]|[A-K])\s?\.?\s?(?P<number>\d{1,2}(?:\.\d{1,2})?)?\W*$")
_FEWEST = 3
_HEALTH, _CARE = ("C", "G"), ("D", "H1", "H2", "H")


def letters_down(rows: Sequence[Row]) -> list[str]:
    """The section of each row, where the first column holds letters or numbers like B1; else nothing."""
    found: list[str] = []
    last = ""
    for row in rows:
        first = next((cell for cell in row.cells if cell.column == 0), None)
        if first is None or len(row.cells) < 2:
            return []
        match = _REFERENCE.match(first.text) if first.text and not first.is_continued else None
        if match:
            last = match["letter"].replace(" ", "")
        elif first.text and not first.is_continued:
            last = ""
        found.append(last)
    letters = [letter for letter in found if letter]
    if len(set(letters)) < _FEWEST or len(letters) * 10 < len(found) * 8 or not set(letters) <= set(LETTERS):
        return []
    return found


def read_by_letters(table: TableWalk, rows: Sequence[Row], letters: Sequence[str]) -> None:
    """Read a table in which each row says in its first cell of which section it is."""
    numbered = any(
        re.search(r"\d", re.sub(r"H\s?[12]", "", row.cells[0].text))
        for row in rows
        if row.cells[0].column == 0
    )
    main = _wordiest(rows)
    for letter, group in groupby(zip(letters, rows, strict=True), key=lambda pair: pair[0]):
        own_rows = [row for _, row in group]
        if not letter:
            _tell_labels(table, own_rows)
            continue
        table.walk.open(Head(letters=(letter,), is_named=True, has_title=True))
        table.columns, table.above, table.has_titles = {}, {}, False
        if numbered:
            table.columns = _reference_columns(own_rows, letter, main)
            table.has_titles = True
            table.rows(own_rows)
        else:
            for row in own_rows:
                for line in row.cells[0].lines():
                    table.walk.draft.tell(whole(line), Reason.HEADING, f"Section {letter}")
            table.rows([replace(row, cells=row.cells[1:]) for row in own_rows])


def _wordiest(rows: Sequence[Row]) -> int:
    counts: dict[int, int] = {}
    for row in rows:
        for cell in filled_cells(row):
            counts[cell.column] = counts.get(cell.column, 0) + len(cell.text.split())
    return max(counts, key=lambda column: counts[column])


def _reference_columns(rows: Sequence[Row], letter: str, main: int) -> dict[int, Column]:
    """What the columns of a list by reference hold: the number, the text, and links where they are nothing else."""
    found = {0: Column(role=Role.NUMBER), main: Column(role=DEFAULT[letter])}
    for column in {cell.column for row in rows for cell in filled_cells(row)} - set(found):
        texts = [cell.text for row in rows for cell in filled_cells(row) if cell.column == column]
        if sum(only_names_others(text) for text in texts) * 2 > len(texts):
            found[column] = Column(role=ColumnKind.LINKS)
    return found


def _tell_labels(table: TableWalk, rows: Sequence[Row]) -> None:
    for row in rows:
        for cell in row.cells:
            for line in cell.lines():
                table.walk.draft.tell(whole(line), Reason.LABEL)


def read_matrix(table: TableWalk, rows: Sequence[Row]) -> bool:
    """Read a table whose columns are the areas of need and whose rows are needs, outcomes, provision."""
    walk = table.walk
    areas = {
        cell.column: area
        for cell in filled_cells(rows[0])
        if (area := walk.known.area(cell.text)) and len(cell.text.split()) <= 10
    }
    if len(areas) < _FEWEST or len(rows) < 2:
        return False
    _tell_labels(table, rows[:1])
    last: dict[int, Item] = {}
    for row in rows[1:]:
        label = row.cells[0]
        letters, role = _row_of_matrix(table, label)
        for cell in row.cells[1:]:
            area = areas.get(cell.column)
            if not cell.text or area is None:
                continue
            here = _fitting(letters, area)
            if role is not None:
                walk.now.letters = here
            with walk.inside(
                letters=here,
                zone="",
                role=role,
                area=area,
                in_cell=True,
                last=last.get(cell.column),
                title=[],
                lead=None,
            ):
                before = len(walk.draft.items)
                walk.blocks(cell.blocks)
            for item in walk.draft.items[before:]:
                if item.role is Role.OUTCOME:
                    last[cell.column] = item
        walk.now.role = walk.now.last = None
    return True


def _row_of_matrix(table: TableWalk, label: Cell) -> tuple[tuple[str, ...], Role | None]:
    """The sections and the kind of text of a row, from its first cell."""
    walk = table.walk
    lines = [line for line in label.lines() if not line.is_empty]
    head = section_head(label.text, walk.known, stands_out=True)
    if head:
        walk.open(head, *lines)
        return head.letters, None
    known = role_of(walk, label.text, most_spare=2) if walk.now.letters else None
    for line in lines:
        walk.draft.tell(whole(line), Reason.LABEL)
    if known is None:
        return walk.now.letters or ("B",), None
    role = Role(known.what)
    if lines:
        take_role(walk, known, whole(lines[0]))
    return walk.now.letters, role


def _fitting(letters: tuple[str, ...], area: str) -> tuple[str, ...]:
    """The sections with the one first that the area belongs to."""
    wanted = {"health": _HEALTH, "social_care": _CARE}.get(area)
    fitting = [letter for letter in letters if wanted and letter in wanted]
    others = [letter for letter in letters if letter not in (*_HEALTH, *_CARE)] if not wanted else []
    first = (*fitting, *others)
    return tuple(dict.fromkeys((*first, *letters)))


def are_boxes(table: TableWalk, row: Row) -> bool:
    """Whether the cells of a row are boxes, each with a heading of its own above its text."""
    cells = filled_cells(row)
    if len(cells) < 2:
        return False
    return all(_opens_with_heading(table, cell) for cell in cells)


def _opens_with_heading(table: TableWalk, cell: Cell) -> bool:
    lines = [line for line in cell.lines() if not line.is_empty]
    if len(lines) < 2 or len(lines[0].text.split()) > 25:
        return False
    walk = table.walk
    looks = stands_out(lines[0], walk.body)
    if not looks or stands_out(lines[1], walk.body):
        return False
    text = lines[0].text
    if walk.now.letters[:1] == ("A",) and walk.known.topic(text):
        return True
    return (
        section_head(text, walk.known, stands_out=True) is not None
        or walk.known.zone(text) is not None
        or text.lower().startswith("in brief")
    )
