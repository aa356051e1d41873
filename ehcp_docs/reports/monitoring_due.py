"""Which children are to be monitored, by setting: for an educational psychologist or officer who visits one.

Like every list that is passed round, it names children by their reference only. The bands are a local scheme and
never replace the review of section 44 of the Children and Families Act 2014; the list says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ehcp_docs.reports.due import BadCase
from ehcp_docs.reports.due_sheets import NO_NAMES
from ehcp_docs.reports.sheets import Book, Cell, Column, Kind, Table
from ehcp_docs.reports.terminal import PLAIN, Terminal
from ehcp_docs.reports.wording import counted
from ehcp_docs.statute.calendar import in_short, in_words

NOT_A_REVIEW = (
    "Monitoring is a local scheme. It never replaces the review of the plan every 12 months (section 44)."
)
_TITLE = "Monitoring due"
_FOOT = "&L&8&A. From the monitoring consultations.&R&8Page &P of &N"
_COLUMNS = (
    Column(title="Due by", width=14, kind=Kind.DAY),
    Column(title="Days left", width=10, kind=Kind.NUMBER),
    Column(title="State", width=22),
    Column(title="Reference", width=18),
    Column(title="Year group", width=14),
    Column(title="Band", width=8),
    Column(title="How often", width=28),
    Column(title="Last monitored", width=16, kind=Kind.DAY),
    Column(title="Look at", width=26),
    Column(title="Psychologist", width=24),
    Column(title="Setting", width=30),
)
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitored:
    """One child whose monitoring is due."""

    setting: str
    reference: str
    year_group: str
    band: str
    how_often: str
    last: date
    """The day of the last consultation."""
    due: date
    days: int
    """Days left; below nought, days past it."""
    psychologist: str
    is_looked_after: bool
    is_at_risk: bool
    """Whether the placement is at risk."""

    @property
    def state(self) -> str:
        """How it stands, in words."""
        days = counted(abs(self.days), "day", "days")
        if self.days < 0:
            return f"overdue by {days}"
        return f"due in {days}" if self.days else "due today"

    @property
    def notes(self) -> str:
        """What makes it urgent."""
        notes = (
            "placement at risk" if self.is_at_risk else "",
            "looked after" if self.is_looked_after else "",
        )
        return ", ".join(note for note in notes if note)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoringDue:
    """What is to be monitored from one day to another, and what is overdue."""

    on: date
    first: date
    last: date
    rows: tuple[Monitored, ...]
    """By setting, and in each the earliest day first."""
    bad: tuple[BadCase, ...] = ()
    children: int = 0
    """How many children the consultations are about."""

    @property
    def overdue(self) -> int:
        """How many are past their day."""
        return sum(row.days < 0 for row in self.rows)


def by_setting(rows: Iterable[Monitored]) -> tuple[Monitored, ...]:
    """The rows by setting, and in each the earliest day first."""
    return tuple(sorted(rows, key=lambda row: (row.setting.casefold(), row.due, row.reference)))


def monitoring_head(found: MonitoringDue) -> str:
    """What the list is about, in a sentence."""
    due = len(found.rows) - found.overdue
    bad = f"; {len(found.bad)} could not be read" if found.bad else ""
    return (
        f"{counted(found.children, 'child', 'children')} monitored, on {in_words(found.on)}: {found.overdue} overdue, "
        f"{due} due from {in_words(found.first)} to {in_words(found.last)}{bad}."
    )


def monitoring_text(found: MonitoringDue, terminal: Terminal = PLAIN) -> str:
    """The list for the screen: a heading for each setting."""
    lines = [terminal.style(monitoring_head(found), "bold")]
    for setting, rows in _settings(found.rows):
        lines += ["", terminal.style(setting, "bold")]
        cells = [_line(row) for row in rows]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        for row, words in zip(rows, cells, strict=True):
            line = "  ".join(word.ljust(width) for word, width in zip(words, widths, strict=True)).rstrip()
            lines.append(terminal.style(line, "red") if row.days < 0 else line)
    for bad in found.bad:
        lines += terminal.wrapped(f"Not counted: {bad.file}: {bad.why}", indent="    ", first="")
    return "\n".join([*lines, "", *terminal.wrapped(NOT_A_REVIEW), ""])


def monitoring_workbook(found: MonitoringDue) -> bytes:
    """The list as a workbook: what it is about, all of it, and a sheet for each setting."""
    book = Book(_TITLE, found.on, foot=_FOOT)
    lines = [("What it is", monitoring_head(found)), ("Names", NO_NAMES), ("Not a review", NOT_A_REVIEW)]
    lines.append(("Due by", "The day of the latest consultation on each child by which the next one is due."))
    book.page("Read me", _TITLE, lines)
    nothing = "No monitoring is due or overdue."
    book.table(_table("All", found.rows, nothing))
    taken = {"read me", "all", "not counted", "history"}
    for setting, rows in _settings(found.rows):
        book.table(_table(_sheet_name(setting, taken), rows, nothing))
    bad = [(one.file, one.why) for one in found.bad]
    columns = (Column(title="File", width=40), Column(title="Why", width=100))
    book.table(Table(name="Not counted", columns=columns, rows=bad, nothing="Every file could be read."))
    return book.content()


def _settings(rows: Sequence[Monitored]) -> Iterator[tuple[str, list[Monitored]]]:
    for setting, group in groupby(rows, key=lambda row: row.setting):
        yield setting, list(group)


def _line(row: Monitored) -> tuple[str, ...]:
    last = f"last {in_short(row.last)}"
    return (
        f"{in_short(row.due):>13}",
        row.state,
        f"band {row.band}",
        row.reference,
        row.year_group,
        last,
        row.notes,
    )


def _table(name: str, rows: Sequence[Monitored], nothing: str) -> Table:
    return Table(name=name, columns=_COLUMNS, rows=[_cells(row) for row in rows], nothing=nothing, frozen=4)


def _cells(row: Monitored) -> tuple[Cell, ...]:
    return (
        row.due, row.days, row.state, row.reference, row.year_group, row.band, row.how_often, row.last, row.notes,
        row.psychologist, row.setting,
    )  # fmt: skip


def _sheet_name(setting: str, taken: set[str]) -> str:
    """A name that Excel takes for a sheet, and that no other sheet has."""
    plain = _NOT_IN_A_NAME.sub(" ", setting)[:_LONGEST_NAME].strip() or "Setting"
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain[: _LONGEST_NAME - 3].strip()} {number}"
    taken.add(name.casefold())
    return name
