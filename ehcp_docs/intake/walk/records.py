"""Rows whose cells belong together: what stands in one row is declared to be linked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ehcp_docs.intake.draft import DETAILS, ITEMS, LINKS, Item, Reason, Role, Sure
from ehcp_docs.intake.fragments import clean, pieces, whole
from ehcp_docs.intake.plan.advice_lines import part_of_advice
from ehcp_docs.intake.plan.advice_words import says_who
from ehcp_docs.intake.plan.order import only_names_others
from ehcp_docs.intake.source import Cell, Row
from ehcp_docs.intake.walk.columns import Column, ColumnKind, shortened
from ehcp_docs.intake.walk.front import file_front_record
from ehcp_docs.intake.walk.heads import section_head, stripped
from ehcp_docs.intake.walk.where import DEFAULT

if TYPE_CHECKING:
    from ehcp_docs.intake.walk.tables import TableWalk

_LINK_TO = {Role.NEED: Role.NEEDS_MET, Role.OUTCOME: Role.OUTCOMES_MET, Role.PROVISION: Role.PROVISION_MET}


def read_record(table: TableWalk, row: Row) -> None:
    """Read a row whose cells belong together."""
    walk = table.walk
    if walk.now.zone:
        read_front_row(table, row)
        return
    record = walk.new_record()
    walk.draft.sign("records in rows")
    met: dict[int, list[Item]] = {}
    number = ""
    _take_row_letter(table, row)
    for cell in sorted(row.cells, key=lambda one: _rank(table, one)):
        column = _column_at(table, cell)
        if cell.is_continued or not cell.text:
            if column is not None and column.role in ITEMS and table.above.get(cell.column):
                _repeat_above(table, cell, record, met)
            continue
        if column is not None and column.role is ColumnKind.SECTION:
            continue
        if column is not None and column.role is Role.NUMBER:
            number = clean(cell.text)
            _tell_number(table, cell)
            continue
        if column is not None and column.role is ColumnKind.NAMED:
            number = _keep_name(table, cell) or number
            continue
        met[cell.column] = _read_cell(table, cell, column, record, number)
    walk.now.record = None
    walk.now.last = None
    for at, items in met.items():
        table.above[at] = items


def _names_others(cell: Cell, role: Role | ColumnKind | None) -> bool:
    """Whether a cell holds no item but only the numbers of some: “E1, E4”."""
    return role in ITEMS and len(cell.text.split()) <= 14 and only_names_others(cell.text)


def _rank(table: TableWalk, cell: Cell) -> int:
    """Numbers and areas first, then items from left to right, then what goes with them."""
    column = _column_at(table, cell)
    role = column.role if column else None
    if _names_others(cell, role):
        return 20
    order = (Role.NUMBER, ColumnKind.NAMED, Role.AREA, *ITEMS, Role.STRENGTHS, Role.ADVICE)
    rank = order.index(role) if role in order else 20
    return 3 if role in ITEMS else rank


def _column_at(table: TableWalk, cell: Cell) -> Column | None:
    """The column of a cell; a cell that begins between two belongs to the one before."""
    if cell.column in table.columns:
        return table.columns[cell.column]
    before = [column for column in table.columns if column <= cell.column]
    return table.columns[max(before)] if before else None


def _repeat_above(table: TableWalk, cell: Cell, record: int, met: dict[int, list[Item]]) -> None:
    """A cell merged down, or left empty, stands for the one above it."""
    for item in table.above[cell.column]:
        item.records.add(record)
    met[cell.column] = table.above[cell.column]


def _take_row_letter(table: TableWalk, row: Row) -> None:
    """A column of section letters says for each row which section it is of."""
    for cell in row.cells:
        column = _column_at(table, cell)
        if column is None or column.role is not ColumnKind.SECTION or not cell.text:
            continue
        head = section_head(f"Section {stripped(cell.text)}", table.walk.known, stands_out=True)
        for line in cell.lines():
            table.walk.draft.tell(whole(line), Reason.HEADING)
        if head is not None and head.letters:
            table.walk.now.letters = head.letters
            table.walk.draft.headed += head.letters


def _keep_name(table: TableWalk, cell: Cell) -> str:
    """Keep a short title for the item of the row; gives the number in front of it."""
    number = ""
    for line in cell.lines():
        for mark, piece in pieces(line):
            if mark is not None:
                table.walk.draft.tell(mark, Reason.MARK)
            if piece.text:
                table.walk.now.title.append(piece)
                number = number or piece.number
    return number


def _tell_number(table: TableWalk, cell: Cell) -> None:
    """Tell of a cell that holds nothing but a number."""
    for line in cell.lines():
        table.walk.draft.tell(whole(line), Reason.MARK)


def _read_cell(table: TableWalk, cell: Cell, column: Column | None, record: int, number: str) -> list[Item]:
    """Read one cell of a record; gives the items that it holds."""
    walk, before = table.walk, len(table.walk.draft.items)
    role = column.role if column else None
    if role is Role.AREA:
        walk.now.area = walk.known.area(cell.text) or walk.known.area_told(cell.text) or walk.now.area
        for line in cell.lines():
            walk.draft.tell(whole(line), Reason.HEADING, "area of need")
        return []
    if role is ColumnKind.TICK:
        _link_ticked(table, cell, record)
        return []
    if role is ColumnKind.LINKS:
        _link_named(table, cell, record)
        return []
    if not isinstance(role, Role):
        _tell_unplaced(table, cell, column)
        return []
    letters = column.letters if column else ()
    if letters and role not in ITEMS and role is DEFAULT[letters[0]]:
        return _read_as_section(table, cell, letters)
    if _names_others(cell, role):
        role = _LINK_TO[role]
    if role in ITEMS and any(one.role is ColumnKind.SECTION for one in table.columns.values()):
        role, letters = DEFAULT[walk.now.letters[0]], walk.now.letters
    sure = Sure.HIGH if table.has_titles else Sure.LOW
    why = f"column “{shortened(column.title)}”" if column and column.title else "its place in the table"
    section = walk.letter(role, letters)
    context = tuple(dict.fromkeys((section, *walk.now.letters))) if role in ITEMS else walk.now.letters
    keeps = [item for item in walk.draft.items[-40:] if record in item.records]
    if role is Role.ADVICE:
        return [_file_advice(table, cell, record, number, why, keeps)]
    with walk.inside(
        letters=context, role=None if context and role is DEFAULT.get(context[0]) else role, in_cell=True, record=record,
        last=None if role in ITEMS else (keeps[-1] if keeps else None), number=number if not keeps else "",
        sure=sure, why=why, lead=None, title=walk.now.title if role in ITEMS else [],
    ):  # fmt: skip
        if role in (*DETAILS, *LINKS) and keeps:
            _attach(table, cell, role, keeps)
        else:
            walk.blocks(cell.blocks)
    if role in ITEMS:
        walk.now.title = []
    return [item for item in walk.draft.items[before:] if item.role in (*ITEMS, Role.ADVICE)]


def _file_advice(
    table: TableWalk, cell: Cell, record: int, number: str, why: str, keeps: Sequence[Item]
) -> Item:
    """A piece of advice: its title is all that stands in its cell; of two such cells the shorter says what kind."""
    words = [piece for line in cell.lines() for _, piece in pieces(line, at_every_break=True) if piece.text]
    known = next((item for item in keeps if item.role is Role.ADVICE), None)
    if known is not None and words and says_who(words[0].text) and Role.AUTHOR not in known.more:
        for piece in words:
            known.add(Role.AUTHOR, piece)
        return known
    if known is not None:
        short, long = sorted(
            (known.words, words), key=lambda pieces_: sum(len(piece.text) for piece in pieces_)
        )
        known.title, known.words = [*known.title, *short], long
        return known
    item = Item(role=Role.ADVICE, letter="K", words=words[:1], number=number, records={record}, why=why)
    has_author = any(column.role in (Role.AUTHOR, Role.JOB) for column in table.columns.values())
    for piece in words[1:]:
        said = None if has_author else part_of_advice(piece.text)
        if said is not None and said not in item.more:
            item.add(said, piece)
        else:
            item.words.append(piece)
    table.walk.draft.items.append(item)
    return item


def _read_as_section(table: TableWalk, cell: Cell, letters: tuple[str, ...]) -> list[Item]:
    """A cell under the title of a section that holds no items: placement, budget, advice, views."""
    walk = table.walk
    walk.draft.headed += [letter for letter in letters if letter not in walk.draft.headed]
    with walk.inside(
        letters=letters,
        zone="",
        role=None,
        in_cell=False,
        record=None,
        last=None,
        title=[],
        number="",
        lead=None,
    ):
        walk.blocks(cell.blocks)
    return []


def _items_of_record(table: TableWalk, record: int) -> list[Item]:
    """The items of a row, as far as they have been read."""
    return [item for item in table.walk.draft.items[-40:] if record in item.records and item.role in ITEMS]


def _link_ticked(table: TableWalk, cell: Cell, record: int) -> None:
    """A tick under the number of a need or outcome links the items of the row with it."""
    title = table.title_lines.get(cell.column)
    for line in cell.lines():
        table.walk.draft.tell(whole(line), Reason.MARK)
    if title is None or len(cell.text) > 5:
        return
    for item in _items_of_record(table, record):
        for role in LINKS:
            item.add(role, whole(title))


def _link_named(table: TableWalk, cell: Cell, record: int) -> None:
    """Numbers of needs, outcomes or provision in a column of links."""
    for line in cell.lines():
        for item in _items_of_record(table, record):
            for role in LINKS:
                item.add(role, whole(line))


def _attach(table: TableWalk, cell: Cell, role: Role, items: Sequence[Item]) -> None:
    """Details and links go with the items of their row."""
    wanted = [item for item in items if item.role is Role.PROVISION] if role in DETAILS else list(items[:1])
    for line in cell.lines():
        for mark, piece in pieces(line):
            if mark is not None:
                table.walk.draft.tell(mark, Reason.MARK)
            if not piece.text:
                continue
            if piece.number:
                piece = whole(line) if mark is None else piece
            for item in wanted:
                item.add(role, piece)
            if not wanted:
                table.walk.draft.tell(piece, Reason.NOT_UNDERSTOOD, f"{role.value} of nothing in its row")


def _tell_unplaced(table: TableWalk, cell: Cell, column: Column | None) -> None:
    """Tell of a cell whose column no field takes, or whose column is not understood."""
    title = shortened(column.title) if column and column.title else ""
    reason = Reason.NO_FIELD if column and column.role is ColumnKind.NO_FIELD else Reason.NOT_UNDERSTOOD
    for line in cell.lines():
        table.walk.draft.tell(
            whole(line), reason, f"column “{title}”" if title else "a column without a title"
        )


def read_front_row(table: TableWalk, row: Row) -> None:
    """A row of a table outside the sections: people, dates, signatures."""
    columns = {cell.column: _column_at(table, cell) for cell in row.cells}
    file_front_record(table.walk, row, {at: column.path if column else "" for at, column in columns.items()})
