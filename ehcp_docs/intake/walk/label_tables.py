"""Tables of labels with their answers: beside them, or below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ehcp_docs.intake.draft import ITEMS, Reason
from ehcp_docs.intake.fragments import clean, whole
from ehcp_docs.intake.source import Cell, Row
from ehcp_docs.intake.walk.columns import ID, column_of_title, filled_cells, take_titles
from ehcp_docs.intake.walk.front import file_answer, path_of
from ehcp_docs.intake.walk.heads import section_head
from ehcp_docs.intake.walk.labels import role_of, take_role
from ehcp_docs.intake.walk.records import read_front_row

if TYPE_CHECKING:
    from ehcp_docs.intake.walk.tables import TableWalk


def answers_are_beside(table: TableWalk, rows: Sequence[Row]) -> bool | None:
    """Whether labels of the front page have their answers beside them (True) or below (False); None without labels."""
    across = below = 0
    for row, under in zip(rows, [*rows[1:], None], strict=True):
        beneath = {cell.column: cell for cell in under.cells} if under else {}
        for cell, beside in zip(row.cells, [*row.cells[1:], None], strict=True):
            if not _is_label(table, cell.text):
                continue
            across += beside is not None and not _is_label(table, beside.text)
            other = beneath.get(cell.column)
            below += other is not None and bool(other.text) and not _is_label(table, other.text)
    if not across and not below:
        return None
    return across >= below


def read_labels_above(table: TableWalk, rows: Sequence[Row]) -> None:
    """Read rows of labels, each with one or more rows of answers under it."""
    for row in rows:
        cells = filled_cells(row)
        titles = {cell.column: column_of_title(table, cell.text) for cell in cells}
        if cells and sum(_is_label(table, cell.text) for cell in cells) * 2 > len(cells):
            take_titles(table, row, titles)
        else:
            read_front_row(table, row)


def read_topics_above(table: TableWalk, rows: Sequence[Row]) -> bool:
    """Read a table of Section A whose columns are headed by what they are about."""
    walk = table.walk
    heads = filled_cells(rows[0])
    if len(rows) < 2 or len(heads) < 2:
        return False
    named = [section_head(cell.text, walk.known, stands_out=True) for cell in heads]
    if all(head is not None and head.letters == ("A",) for head in named) and named[0] is not None:
        walk.open(named[0])
    elif walk.now.letters[:1] != ("A",) or not all(
        walk.known.topic(cell.text) and len(cell.text.split()) <= 12 for cell in heads
    ):
        return False
    for row in rows[1:]:
        for cell in filled_cells(row):
            head = next((one for one in heads if one.column <= cell.column < one.column + one.span), heads[0])
            walk.settle()
            walk.now.last = None
            walk.now.heading = [whole(next(line for line in head.lines() if not line.is_empty))]
            walk.now.topic = walk.known.topic(head.text) or "other"
            table.read(cell)
    for cell in heads:
        for line in cell.lines():
            walk.draft.tell(whole(line), Reason.LABEL)
    return True


def are_labels_down(table: TableWalk, rows: Sequence[Row]) -> bool:
    """Whether the first cells of the rows are labels, and the cells beside them their answers."""
    if "K" in table.walk.now.letters:
        return False
    firsts = [cells[0] for row in rows if (cells := filled_cells(row))]
    if not firsts:
        return False
    labels = sum(_is_label(table, cell.text) for cell in firsts)
    if labels * 2 < len(firsts) + (len(firsts) > 1) * 0.2:
        return False
    others = [cell for row in rows for cell in filled_cells(row)[1:]]
    if not others:
        return True
    same = sum(_is_label(table, cell.text) for cell in others)
    wide = max(len(row.cells) for row in rows)
    if wide >= 4:
        answers = [cell for row in rows for cell in row.cells[1::2] if cell.text]
        asked = [cell for row in rows for cell in row.cells[2::2] if cell.text]
        answered = sum(_is_label(table, cell.text) for cell in answers)
        if len(rows) > 1 and asked and sum(_is_label(table, cell.text) for cell in asked) * 2 >= len(asked):
            return answered * 2 < max(len(answers), 1)
        return same * 3 < len(others)
    first = filled_cells(rows[0])
    if table.walk.now.letters[:1] == ("A",):
        if (
            len(filled_cells(rows[0])) > 1
            and all(table.walk.known.topic(cell.text) for cell in filled_cells(rows[0]))
            and len(rows) > 1
        ):
            return False
        return sum(len(cell.text.split()) for cell in others) > sum(len(cell.text.split()) for cell in firsts)
    if (
        len(first) > 1
        and all(_is_label(table, cell.text) for cell in first)
        and len(rows) > 1
        and labels < len(firsts)
    ):
        return False
    return same * 2 <= len(others)


def _is_label(table: TableWalk, text: str) -> bool:
    """Whether the words of a cell are a label in this part of the file."""
    walk = table.walk
    if not text or len(text.split()) > (14 if walk.now.letters[:1] != ("A",) else 24):
        return False
    if walk.now.zone and path_of(walk, text):
        return True
    if (head := section_head(text, walk.known, stands_out=True)) and (head.has_letter or not walk.now.zone):
        return True
    if walk.now.zone:
        return False
    if walk.now.letters[:1] == ("A",):
        return True
    if walk.now.letters[:1] in (("I",), ("J",)):
        return walk.known.identity_of(text) is not None or len(text.split()) <= 6
    known = walk.known.label(text)
    return bool(known) and known[0].spare <= 1 and known[0].what not in ("number",) and not ID.match(text)


def read_label_row(table: TableWalk, row: Row) -> None:
    """Read “label | answer”, or “label | answer | label | answer”."""
    cells = [cell for cell in row.cells if not cell.is_continued]
    pairs: list[tuple[Cell, list[Cell]]] = []
    for cell in cells:
        is_next = len(cells) >= 4 and pairs and len(pairs[-1][1]) >= 1 and _is_label(table, cell.text)
        if not pairs or is_next:
            pairs.append((cell, []))
        else:
            pairs[-1][1].append(cell)
    for label, answers in pairs:
        _read_answer(table, label, answers)


def _read_answer(table: TableWalk, label: Cell, answers: Sequence[Cell]) -> None:
    """Read a label with the cells that answer it."""
    walk = table.walk
    text = label.text
    head = section_head(text, walk.known, stands_out=True) if text else None
    if head and not walk.now.zone and not walk.opens(head, text):
        head = None
    if walk.now.zone and (not head or (not head.has_letter and path_of(walk, text))):
        file_answer(walk, label, answers)
        return
    if head:
        walk.open(head, *label.lines())
    elif text:
        _take_label(table, label)
    for cell in answers:
        with walk.inside(in_cell=True, last=None if walk.now.role in ITEMS else walk.now.last):
            for block in cell.blocks:
                walk.blocks((block,))


def _take_label(table: TableWalk, label: Cell) -> None:
    """Take the label of a row: a topic of Section A, an area, or what the answer is."""
    walk = table.walk
    text = clean(label.text).rstrip(" :")
    walk.settle()
    lines = [line for line in label.lines() if not line.is_empty]
    if walk.now.letters[:1] == ("A",):
        walk.now.heading = [whole(lines[0])]
        walk.now.topic, walk.now.last = walk.known.topic(lines[0].text) or "other", None
        lines = lines[1:]
    else:
        known = role_of(walk, text, most_spare=2)
        area = walk.known.area(text)
        if known is not None:
            walk.now.role = None
            in_cell, walk.now.in_cell = walk.now.in_cell, False
            take_role(walk, known, whole(lines[0]))
            walk.now.in_cell = in_cell
        elif area:
            walk.now.area, walk.now.role = area, None
    for line in lines:
        walk.draft.tell(whole(line), Reason.LABEL)
