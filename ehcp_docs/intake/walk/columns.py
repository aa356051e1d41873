"""What the columns of a table hold, by their titles, or by the form of what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehcp_docs.intake.draft import ITEMS, Reason, Role
from ehcp_docs.intake.fragments import clean, whole
from ehcp_docs.intake.plan.values import first_date
from ehcp_docs.intake.source import Cell, Row
from ehcp_docs.intake.walk.front import path_of
from ehcp_docs.intake.walk.heads import section_head
from ehcp_docs.intake.walk.where import DEFAULT

if TYPE_CHECKING:
    from ehcp_docs.intake.walk.tables import TableWalk

NAMED = "named"
"""The role of a column that holds the number and short title of what stands beside it."""
NAMES_ALL = "links"
"""The role of a column that names needs, outcomes or provision of any kind."""
TICK = "tick"
"""The role of a column headed by the number of a need or outcome, with ticks in it."""
SECTION = "section"
"""The role of a column that holds the letter of each row's section."""
ID = re.compile(r"^\W*(?:[A-Z]{1,2}\d?\s?[.:]?\s?\d{0,2}(?:\.\d+)?[a-z]?|\d{1,2}(?:\.\d+)?)\W*$")
MOST_LABEL = 25
"""A column title has no more words than this, unless it is the title of a section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column holds."""

    role: Role | str | None
    """A role of the plan; the path of a field of the front page; ``pass`` for what no field takes; None unknown."""
    letters: tuple[str, ...] = ()
    """The sections that its title names."""
    title: str = ""


def are_titles_again(table: TableWalk, row: Row) -> bool:
    """Whether a row between records can be one of titles: marked or shaded as such, or the titles met before."""
    cells = own(row)
    before = {clean(column.title).lower() for column in table.columns.values()}
    same = all(clean(cell.text).lower() in before for cell in cells)
    return row.is_header or same or all(cell.is_shaded for cell in cells)


def take_titles(table: TableWalk, row: Row, columns: dict[int, Column]) -> None:
    table.columns, table.above, table.has_titles = columns, {}, True
    table.walk.draft.sign("columns with titles")
    for cell in row.cells:
        for line in cell.lines():
            table.walk.draft.tell(whole(line), Reason.LABEL)
            table.title_lines.setdefault(cell.column, line)


def titles(table: TableWalk, row: Row, below: Sequence[Row]) -> dict[int, Column]:
    """The columns that the row's cells name, or nothing when they are no titles."""
    cells = own(row)
    if len(cells) < 2 or any(
        len(cell.text.split()) > MOST_LABEL and not heads(table, cell.text) for cell in cells
    ):
        return {}
    found = {cell.column: column_of_title(table, cell.text) for cell in cells}
    known = [column for column in found.values() if column.role is not None]
    if (len(known) < 2 and not (row.is_header and known)) or len(known) * 2 < len(cells):
        return {}
    if not below and not row.is_header and not any(column.letters for column in known):
        return {}
    if table.walk.now.zone and all("." in str(column.role) for column in known) and alternate(row, found):
        return {}
    if len({str(column.role) + "".join(column.letters) for column in known}) == 1 and not row.is_header:
        return {}
    return found


def heads(table: TableWalk, text: str) -> bool:
    return section_head(text, table.walk.known, stands_out=True) is not None


def has_plain_titles(table: TableWalk, rows: Sequence[Row]) -> bool:
    """Whether the first row can be nothing but titles: marked as such, or three and more that are all known."""
    first = own(rows[0])
    if len(rows) < 2 or len(first) < 2 or not titles(table, rows[0], rows[1:]):
        return False
    known = [column_of_title(table, cell.text).role is not None for cell in first]
    marked = rows[0].is_header or all(cell.is_shaded for cell in first)
    return (
        (all(known)
        and (len(first) > 2 or marked))
        or (marked
        and len(first) > 2
        and sum(known) * 2 >= len(known))
    )


def column_of_title(table: TableWalk, title: str) -> Column:
    walk = table.walk
    if re.fullmatch(r"\W*[B-E]\s?\d{1,2}\W*", title):
        return Column(role=TICK, title=title)
    head = section_head(title, walk.known, stands_out=True)
    letters = head.letters if head and (head.has_letter or not walk.now.zone) else ()
    if (
        head
        and not head.has_letter
        and DEFAULT[head.letters[0]] in (DEFAULT[letter] for letter in walk.now.letters)
    ):
        letters = ()
    if (
        letters
        and (len(letters) == 1 or len({DEFAULT[letter] for letter in letters}) == 1)
        and DEFAULT[letters[0]] in ITEMS
    ):
        return Column(role=DEFAULT[letters[0]], letters=letters, title=title)
    if len(letters) == 1 and head is not None and head.has_letter:
        return Column(role=DEFAULT[letters[0]], letters=letters, title=title)
    if walk.now.zone in ("front", "identity", "sign_off") and (path := path_of(walk, title)):
        return Column(role=path, title=title)
    options = walk.known.label(title)
    in_advice = "K" in walk.now.letters or walk.now.zone in ("sign_off", "contributors", "front", "identity")
    for known in options:
        if known.what in ("author", "role", "date", "advice", "signature"):
            if in_advice:
                return Column(role=Role(known.what) if known.what != "signature" else "pass", title=title)
            continue
        if in_advice and known.what not in ("number", "cost", "appended"):
            continue
        if known.what == "section":
            return Column(role=SECTION, title=title)
        if known.what in ("cost", "how", "explained", "signature", "appended"):
            return Column(role="pass", title=title)
        if known.what in Role.__members__.values() and not walk.now.zone:
            role = Role(known.what)
            return Column(role=role, letters=letters_in(table, title), title=title)
    field_path = walk.known.identity_of(title) if walk.now.zone else None
    return Column(role=field_path, title=title)


def letters_in(table: TableWalk, title: str) -> tuple[str, ...]:
    lowered = title.lower()
    if "health" in lowered:
        return ("C", "G")
    return ("D", "H2") if "social" in lowered or re.search(r"\bcare\b", lowered) else ()


def completed(table: TableWalk, columns: dict[int, Column], rows: Sequence[Row]) -> dict[int, Column]:
    """The columns, the most wordy of the unknown ones standing for what the section holds if none does."""
    walk = table.walk
    if walk.now.zone or not walk.now.letters:
        return columns
    usual = DEFAULT[walk.now.letters[0]]
    columns = {**untitled(table, columns, rows), **columns}
    if walk.now.letters == ("E",) and any(column.role is Role.OUTCOME for column in columns.values()):
        return {at: of_outcome(table, column, at, rows) for at, column in columns.items()}
    if any(column.role is usual for column in columns.values()):
        return columns
    has_items = any(column.role in ITEMS for column in columns.values())
    open_to = (None,) if has_items else (None, "pass", Role.WHO, Role.OFTEN)
    held = {at: [cell.text for row in rows for cell in own(row) if cell.column == at] for at in columns}
    counts = {
        at: sum(len(text.split()) for text in held[at])
        for at, column in columns.items()
        if column.role in open_to
    }
    main = max(counts, key=lambda at: counts[at], default=None)
    if main is None or (has_items and counts[main] < 4 * max(len(held[main]), 1)):
        return columns
    return {**columns, main: Column(role=usual, title=columns[main].title)}


def of_outcome(table: TableWalk, column: Column, at: int, rows: Sequence[Row]) -> Column:
    """A column beside the outcomes whose title is not known: dates, or else the steps."""
    if column.role is not None:
        return column
    texts = [cell.text for row in rows for cell in own(row) if cell.column == at]
    dates = sum(
        len(text.split()) <= 8 and bool(re.search(r"\d{4}|key stage|year \d|term", text, re.IGNORECASE))
        for text in texts
    )
    return Column(role=Role.BY if texts and dates * 2 > len(texts) else Role.STEPS, title=column.title)


def untitled(table: TableWalk, columns: dict[int, Column], rows: Sequence[Row]) -> dict[int, Column]:
    """Columns whose title is empty, where their form tells what they hold: numbers, areas of need."""
    texts: dict[int, list[str]] = {}
    for row in rows:
        for cell in own(row):
            if cell.column not in columns:
                texts.setdefault(cell.column, []).append(cell.text)
    found = {}
    for column, held in texts.items():
        if all(ID.match(text) for text in held):
            found[column] = Column(role=Role.NUMBER)
        elif all(table.walk.known.area(text) for text in held):
            found[column] = Column(role=Role.AREA)
    return found


def guessed(table: TableWalk, rows: Sequence[Row]) -> dict[int, Column]:
    """Columns without titles: numbers by their form, the most wordy one for what the section holds."""
    walk = table.walk
    texts: dict[int, list[str]] = {}
    for row in rows:
        for cell in own(row):
            texts.setdefault(cell.column, []).append(cell.text)
    found: dict[int, Column] = {}
    for column, held in texts.items():
        if all(ID.match(text) for text in held):
            found[column] = Column(role=Role.NUMBER)
    if "K" in walk.now.letters:
        return found | advice_columns({column: held for column, held in texts.items() if column not in found})
    rest = {
        column: sum(len(text.split()) for text in held)
        for column, held in texts.items()
        if column not in found
    }
    if rest and walk.now.letters:
        main = max(rest, key=lambda column: rest[column])
        found[main] = Column(role=DEFAULT[walk.now.letters[0]])
        for column in rest:
            if column == main:
                continue
            if all(walk.known.area(text) for text in texts[column]):
                found[column] = Column(role=Role.AREA)
            elif column < main and rest[column] <= 10 * len(texts[column]) and found[main].role in ITEMS:
                found[column] = Column(role=NAMED)
    return found


def advice_columns(texts: dict[int, list[str]]) -> dict[int, Column]:
    """Columns of Section K without titles: dates by their form, then what, by whom, in what role."""
    dated = [
        column
        for column, held in texts.items()
        if all(first_date(text) and len(text.split()) <= 5 for text in held)
    ]
    found = {column: Column(role=Role.DATE) for column in dated}
    others = [column for column in sorted(texts) if column not in dated]
    return found | {
        column: Column(role=role)
        for column, role in zip(others, (Role.ADVICE, Role.AUTHOR, Role.JOB), strict=False)
    }


def own(row: Row) -> list[Cell]:
    """The cells of a row that hold words."""
    return [cell for cell in row.cells if cell.text and not cell.is_continued]


def alternate(row: Row, found: dict[int, Column]) -> bool:
    """Whether labels and empty cells take turns: answers that nobody has given."""
    return any(not cell.text for cell in row.cells)


def more_exact(more: dict[int, Column], before: dict[int, Column]) -> bool:
    known = [column for column in more.values() if column.role is not None]
    return len(known) == len(more) and len(more) >= len([c for c in before.values() if c.role is not None])


def short(text: str) -> str:
    shown = clean(text)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
