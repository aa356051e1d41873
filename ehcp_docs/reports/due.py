"""What is due and overdue over many cases: the rows, and the table for the screen.

These lists are passed round, printed and put into shared calendars. So they name a case by its reference and never
by a child's name, nor do they hold anything else that a person typed in, but the officer's name and short ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ehcp_docs.case.clock import Clock, Entry, whose
from ehcp_docs.reports.terminal import PLAIN, Terminal
from ehcp_docs.reports.wording import counted
from ehcp_docs.statute.calendar import in_short, in_words
from ehcp_docs.statute.limits import Kind, Statute
from ehcp_docs.statute.states import State

_NOT_LAW = {
    Kind.EXPECTATION: "expected",
    Kind.MILESTONE: "step on the way",
    Kind.CHANCE: "chance",
    Kind.MINIMUM: "time to leave",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One limit of one case."""

    reference: str
    officer: str
    limit: str
    """Id of the limit."""
    what: str
    whose: str
    kind: str
    """“limit”, or what it is where it is no deadline of the law."""
    day: date
    """The day to work to: the last day, or what was promised where an exception applies."""
    days: int
    """Days left; below nought, days past it."""
    state: str
    formula: str
    file: str
    about: str = ""
    """Which of several that run side by side."""
    is_promised: bool = False
    """Whether an exception applies and another day was promised."""

    @property
    def is_overdue(self) -> bool:
        """Whether its day is past; under an exception without a new date there is none."""
        if self.state == State.LIFTED:
            return self.days < 0 and self.is_promised
        return self.state == State.OVERDUE


@dataclass(frozen=True, slots=True, kw_only=True)
class BadCase:
    """A case that could not be counted."""

    file: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueList:
    """What is due from one day to another, and what is overdue, over many cases."""

    on: date
    first: date
    last: date
    rows: tuple[Row, ...]
    bad: tuple[BadCase, ...] = ()
    cases: int = 0
    """How many cases were counted."""
    left_out: int = 0
    """Files of the same cases for letters of other days."""

    @property
    def overdue(self) -> int:
        """How many rows are past their day."""
        return sum(row.is_overdue for row in self.rows)

    @property
    def breaches(self) -> int:
        """How many deadlines of the law are past, without those that an exception lifts."""
        return sum(row.is_overdue and row.kind == "limit" and row.state == State.OVERDUE for row in self.rows)


def rows_of(clock: Clock, law: Statute, first: date, last: date, file: str) -> Iterator[Row]:
    """The limits of that case which are due from the first day to the last, and all that are overdue by then."""
    for entry in clock.entries:
        if entry.state.is_settled or entry.day is None or entry.day > last:
            continue
        days = (entry.day - clock.on).days
        if entry.day < first and days >= 0:
            continue
        yield _row(entry, clock, law, days, file)


def _row(entry: Entry, clock: Clock, law: Statute, days: int, file: str) -> Row:
    assert entry.due is not None
    assert entry.day is not None
    return Row(
        reference=clock.reference,
        officer=clock.officer,
        limit=entry.limit.id,
        what=entry.title,
        whose=whose(entry, law),
        kind=_NOT_LAW.get(entry.limit.kind, "limit"),
        day=entry.day,
        days=days,
        state=str(entry.state),
        formula=f"{entry.due.formula}{f'; {entry.note}' if entry.note else ''}",
        file=file,
        about=entry.about,
        is_promised=bool(entry.lifting and entry.lifting.new_date),
    )


def monitoring_row(reference: str, band: str, held: date, due: date, on: date, file: str) -> Row:
    """The next monitoring consultation of a plan, by its local band: no limit of the law, and so never a breach."""
    days = (due - on).days
    return Row(
        reference=reference,
        officer="",
        limit=f"band {band}",
        what="Hold the next monitoring consultation",
        whose="the educational psychologist and the setting",
        kind="local band",
        day=due,
        days=days,
        state=str(State.OVERDUE if days < 0 else State.TODAY if days == 0 else State.DUE),
        formula=f"monitored {in_short(held)}, next by {in_short(due)} in band {band}",
        file=file,
    )


def in_order(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, the earliest day first."""
    return tuple(sorted(rows, key=lambda row: (row.day, row.reference, row.limit, row.what)))


def said(row: Row) -> str:
    """How the row stands, in words."""
    days = f"{abs(row.days):,} day{'' if abs(row.days) == 1 else 's'}"
    if row.state == State.LIFTED and not row.is_promised:
        return "exception, no new date"
    lead = "exception, new date " if row.state == State.LIFTED else ""
    if row.is_overdue:
        return f"{lead}overdue by {days}"
    if row.state == State.TODAY and row.days < 0:
        return "due today at the very latest"
    verb = "ends" if row.state == State.RUNNING else f"{lead}due"
    return f"{verb} today" if row.days == 0 else f"{verb} in {days}"


def due_text(found: DueList, terminal: Terminal = PLAIN) -> str:
    """The list as a table for the screen."""
    lines = [terminal.style(head(found), "bold")]
    widths = [max(map(len, column)) for column in zip(*map(_cells, found.rows), strict=True)]
    for row in found.rows:
        cells = (cell.ljust(width) for cell, width in zip(_cells(row), widths, strict=True))
        line = f"{in_short(row.day):>11}  {'  '.join(cells).rstrip()}"
        lines.append(terminal.style(line, "red") if row.is_overdue else line)
        lines += terminal.wrapped(row.what, indent=" " * 13)
    for bad in found.bad:
        lines += terminal.wrapped(f"Not counted: {bad.file}: {bad.why}", indent="    ", first="")
    return "\n".join([*lines, ""])


def _cells(row: Row) -> tuple[str, ...]:
    return (said(row), row.limit, row.reference, row.officer)


def head(found: DueList) -> str:
    """What the list is about, in a sentence or two."""
    cases = counted(found.cases, "case", "cases")
    due = len(found.rows) - found.overdue
    files = counted(found.left_out, "file", "files")
    return (
        f"{cases} on {in_words(found.on)}: {found.overdue} overdue, {due} due from {in_words(found.first)} to "
        f"{in_words(found.last)}{f'; {len(found.bad)} could not be counted' if found.bad else ''}."
        f"{f' Left out: {files} of other days of the same cases.' if found.left_out else ''}"
    )
