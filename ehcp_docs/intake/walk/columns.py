"""What the columns of a table hold, by their titles, or by the form of what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
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

ID = re.compile(r"^\W*(?:[A-Z]{1,2}\d?\s?[.:]?\s?\d{0,2}(?:\.\d+)?[a-z]?|\d{1,2}(?:\.\d+)?)\W*$")
_MOST_LABEL = 25
"""A column title has no more words than this, unless it is the title of a section."""


class ColumnKind(StrEnum):
    """What a column holds that is no text of the plan with a role of its own."""

    NAMED = "named"
    """The number and short title of what stands beside it."""
    LINKS = "links"
    """The numbers of needs, outcomes or provision of any kind."""
    TICK = "tick"
    """Ticks, under the number of a need or outcome."""
    SECTION = "section"
    """The letter of each row's section."""
    NO_FIELD = "no field"
    """What no field of the plan takes, such as the cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column holds."""

    role: Role | ColumnKind | None = None
    """What its texts are; None where that is not known, and outside the sections."""
    path: str = ""
    """Outside the sections, the field of the front page that it fills."""
    letters: tuple[str, ...] = ()
    """The sections that its title names."""
    title: str = ""

    @property
    def is_known(self) -> bool:
        """Whether its title says what it holds."""
        return self.role is not None or bool(self.path)


def are_titles_again(table: TableWalk, row: Row) -> bool:
    """Whether a row between records can be one of titles: marked or shaded as such, or the titles met before."""
    cells = filled_cells(row)
    before = {clean(column.title).lower() for column in table.columns.values()}
    same = all(clean(cell.text).lower() in before for cell in cells)
    return row.is_header or same or all(cell.is_shaded for cell in cells)


def take_titles(table: TableWalk, row: Row, columns: dict[int, Column]) -> None:
    """Take these columns from here on; the words of the titles are told as labels."""
    table.columns, table.above, table.has_titles = columns, {}, True
    table.walk.draft.sign("columns with titles")
    for cell in row.cells:
        for line in cell.lines():
            table.walk.draft.tell(whole(line), Reason.LABEL)
            table.title_lines.setdefault(cell.column, line)


def titled_columns(table: TableWalk, row: Row, below: Sequence[Row]) -> dict[int, Column]:
    """The columns that the row's cells name, or nothing when they are no titles."""
    cells = filled_cells(row)
    if len(cells) < 2 or any(
        len(cell.text.split()) > _MOST_LABEL and not _is_section_title(table, cell.text) for cell in cells
    ):
        return {}
    found = {cell.column: column_of_title(table, cell.text) for cell in cells}
    known = [column for column in found.values() if column.is_known]
    if (len(known) < 2 and not (row.is_header and known)) or len(known) * 2 < len(cells):
        return {}
    if not below and not row.is_header and not any(column.letters for column in known):
        return {}
    if table.walk.now.zone and all(column.path for column in known) and _has_empty_cells(row):
        return {}
    if len({(column.role, column.path, column.letters) for column in known}) == 1 and not row.is_header:
        return {}
    return found


def _is_section_title(table: TableWalk, text: str) -> bool:
    """Whether the words are the title of a section."""
    return section_head(text, table.walk.known, stands_out=True) is not None


def has_plain_titles(table: TableWalk, rows: Sequence[Row]) -> bool:
    """Whether the first row can be nothing but titles: marked as such, or three and more that are all known."""
    first = filled_cells(rows[0])
    if len(rows) < 2 or len(first) < 2 or not titled_columns(table, rows[0], rows[1:]):
        return False
    known = [column_of_title(table, cell.text).is_known for cell in first]
    marked = rows[0].is_header or all(cell.is_shaded for cell in first)
    return (all(known) and (len(first) > 2 or marked)) or (
        marked and len(first) > 2 and sum(known) * 2 >= len(known)
    )


def column_of_title(table: TableWalk, title: str) -> Column:
    """What a column under that title holds."""
    walk = table.walk
    if re.fullmatch(r"\W*[B-E]\s?\d{1,2}\W*", title):
        return Column(role=ColumnKind.TICK, title=title)
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
        return Column(path=path, title=title)
    options = walk.known.label(title)
    in_advice = "K" in walk.now.letters or walk.now.zone in ("sign_off", "contributors", "front", "identity")
    for known in options:
        if known.what in ("author", "role", "date", "advice", "signature"):
            if in_advice:
                signs = known.what == "signature"
                return Column(role=ColumnKind.NO_FIELD if signs else Role(known.what), title=title)
            continue
        if in_advice and known.what not in ("number", "cost", "appended"):
            continue
        if known.what == "section":
            return Column(role=ColumnKind.SECTION, title=title)
        if known.what in ("cost", "how", "explained", "signature", "appended"):
            return Column(role=ColumnKind.NO_FIELD, title=title)
        if known.what in Role.__members__.values() and not walk.now.zone:
            role = Role(known.what)
            return Column(role=role, letters=_letters_told(title), title=title)
    return Column(path=(walk.known.identity_of(title) or "") if walk.now.zone else "", title=title)


def _letters_told(title: str) -> tuple[str, ...]:
    """The sections of health or care that a title means, where it says so (“Health needs”)."""
    lowered = title.lower()
    if "health" in lowered:
        return ("C", "G")
    return ("D", "H2") if "social" in lowered or re.search(r"\bcare\b", lowered) else ()


def completed_columns(table: TableWalk, columns: dict[int, Column], rows: Sequence[Row]) -> dict[int, Column]:
    """The columns, the most wordy of the unknown ones standing for what the section holds if none does."""
    walk = table.walk
    if walk.now.zone or not walk.now.letters:
        return columns
    usual = DEFAULT[walk.now.letters[0]]
    columns = {**_untitled(table, columns, rows), **columns}
    if walk.now.letters == ("E",) and any(column.role is Role.OUTCOME for column in columns.values()):
        return {at: _beside_outcomes(column, at, rows) for at, column in columns.items()}
    if any(column.role is usual for column in columns.values()):
        return columns
    has_items = any(column.role in ITEMS for column in columns.values())
    open_to = (None,) if has_items else (None, ColumnKind.NO_FIELD, Role.WHO, Role.OFTEN)
    held = {
        at: [cell.text for row in rows for cell in filled_cells(row) if cell.column == at] for at in columns
    }
    counts = {
        at: sum(len(text.split()) for text in held[at])
        for at, column in columns.items()
        if column.role in open_to
    }
    main = max(counts, key=lambda at: counts[at], default=None)
    if main is None or (has_items and counts[main] < 4 * max(len(held[main]), 1)):
        return columns
    return {**columns, main: Column(role=usual, title=columns[main].title)}


def _beside_outcomes(column: Column, at: int, rows: Sequence[Row]) -> Column:
    """A column beside the outcomes whose title is not known: dates, or else the steps."""
    if column.role is not None:
        return column
    texts = [cell.text for row in rows for cell in filled_cells(row) if cell.column == at]
    dates = sum(
        len(text.split()) <= 8 and bool(re.search(r"\d{4}|key stage|year \d|term", text, re.IGNORECASE))
        for text in texts
    )
    return Column(role=Role.BY if texts and dates * 2 > len(texts) else Role.STEPS, title=column.title)


def _untitled(table: TableWalk, columns: dict[int, Column], rows: Sequence[Row]) -> dict[int, Column]:
    """Columns whose title is empty, where their form tells what they hold: numbers, areas of need."""
    texts: dict[int, list[str]] = {}
    for row in rows:
        for cell in filled_cells(row):
            if cell.column not in columns:
                texts.setdefault(cell.column, []).append(cell.text)
    found = {}
    for column, held in texts.items():
        if all(ID.match(text) for text in held):
            found[column] = Column(role=Role.NUMBER)
        elif all(table.walk.known.area(text) for text in held):
            found[column] = Column(role=Role.AREA)
    return found


def guessed_columns(table: TableWalk, rows: Sequence[Row]) -> dict[int, Column]:
    """Columns without titles: numbers by their form, the most wordy one for what the section holds."""
    walk = table.walk
    texts: dict[int, list[str]] = {}
    for row in rows:
        for cell in filled_cells(row):
            texts.setdefault(cell.column, []).append(cell.text)
    found: dict[int, Column] = {}
    for column, held in texts.items():
        if all(ID.match(text) for text in held):
            found[column] = Column(role=Role.NUMBER)
    if "K" in walk.now.letters:
        return found | _advice_columns(
            {column: held for column, held in texts.items() if column not in found}
        )
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
                found[column] = Column(role=ColumnKind.NAMED)
    return found


def _advice_columns(texts: dict[int, list[str]]) -> dict[int, Column]:
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


def filled_cells(row: Row) -> list[Cell]:
    """The cells of a row that hold words."""
    return [cell for cell in row.cells if cell.text and not cell.is_continued]


def _has_empty_cells(row: Row) -> bool:
    """Whether labels and empty cells take turns: answers that nobody has given."""
    return any(not cell.text for cell in row.cells)


def are_more_exact(more: dict[int, Column], before: dict[int, Column]) -> bool:
    """Whether a second row of titles is known throughout, and no poorer than the first."""
    known = [column for column in more.values() if column.is_known]
    return len(known) == len(more) and len(more) >= sum(column.is_known for column in before.values())


def shortened(text: str) -> str:
    """At most 40 characters of a title, to be shown in an account."""
    shown = clean(text)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
