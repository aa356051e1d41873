"""Periods of time limits: how long, from what, and how their last day is counted and told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from ehcp_docs.errors import InputError
from ehcp_docs.statute.calendar import (
    corresponding_day,
    days_after,
    in_short,
    in_words,
    last_day_of_months,
)
from ehcp_docs.statute.workdays import Desk, term_end, working_day


class Unit(StrEnum):
    """What a period is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    WORKING_DAY = "working_day"
    TRIBUNAL_WORKING_DAY = "tribunal_working_day"

    @property
    def desk(self) -> Desk | None:
        """Whose working days these are; none for days of the calendar."""
        return _DESKS.get(self)

    def times(self, count: int) -> str:
        """So many of them, in words."""
        if self is Unit.TRIBUNAL_WORKING_DAY:
            return f"{count} working day{'' if count == 1 else 's'} of the Tribunal"
        return f"{count} {self.replace('_', ' ')}{'' if count == 1 else 's'}"

    @property
    def counting(self) -> str:
        """What is counted, in words."""
        return _COUNTING.get(self, f"calendar {self}s")


_DESKS = {Unit.WORKING_DAY: Desk.ENGLAND_AND_WALES, Unit.TRIBUNAL_WORKING_DAY: Desk.TRIBUNAL}
_COUNTING = {
    Unit.WORKING_DAY: "working days in England and Wales",
    Unit.TRIBUNAL_WORKING_DAY: "working days of the Tribunal, none from 25 December to 1 January or in August",
}


class StartDay(StrEnum):
    """Whether the day of the event is day one of the period."""

    COUNTED = "counted"
    NOT_COUNTED = "not_counted"


class Direction(StrEnum):
    """Whether a period lies after its event or before it."""

    AFTER = "after"
    BEFORE = "before"


class Join(StrEnum):
    """Which of several events of one kind belongs to the event of the limit's first period."""

    LAST_BEFORE = "last_before"
    """The latest that is not later: the meeting that led to the notice."""
    FIRST_AFTER = "first_after"
    """The earliest that is not earlier: the certificate that followed the letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """So many days, weeks or months after an event, or before it."""

    start: str
    """Key of the event."""
    count: int
    """None at all: on the day of the event itself."""
    unit: Unit
    start_day: StartDay
    direction: Direction = Direction.AFTER
    join: Join = Join.FIRST_AFTER
    """For a second period: which of several events it runs from."""

    @property
    def counting(self) -> str:
        """What is counted, in words."""
        return self.unit.counting if self.count else "that day itself"

    @property
    def is_before(self) -> bool:
        """Whether it lies before its event."""
        return self.direction is Direction.BEFORE

    def last_day(self, event: Date) -> Date:
        """The last day of the time; for a time before the event, the last day that leaves all of it."""
        count = -self.count if self.is_before else self.count
        with_start = self.start_day is StartDay.COUNTED
        if self.unit.desk is not None:
            return working_day(event, count, self.unit.desk, with_event=with_start)
        if self.unit is Unit.MONTH:
            return last_day_of_months(event, count) if with_start else corresponding_day(event, count)
        days = count * (7 if self.unit is Unit.WEEK else 1)
        return days_after(event, days - with_start)

    def sum(self, event: Date, words: str) -> str:
        """How the last day is counted, up to the last day itself."""
        time = self.unit.times(self.count)
        if not self.count:
            return f"{words} {in_words(event)}, on that day"
        if self.is_before:
            clear = " and a day" if self.start_day is StartDay.COUNTED else ""
            return f"{words} {in_words(event)}, {time}{clear} before that day"
        how = "from and with that day" if self.start_day is StartDay.COUNTED else "from the day after"
        return f"{words} {in_words(event)}, {time} counted {how}"

    def formula(self, event: Date, words: str) -> str:
        """The same in short: request 2 Feb 2026 + 16 weeks."""
        lead, counted = f"{words} {in_short(event)}", self.start_day is StartDay.COUNTED
        if not self.count:
            return f"{lead}, that day"
        if self.is_before:
            return f"{lead} − {self.unit.times(self.count)}{' and a day' if counted else ''}"
        return f"{lead} + {self.unit.times(self.count)}{' with that day' if counted else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedDay:
    """Before a fixed day of the year in which the event falls."""

    start: str
    """Key of the event."""
    before_month: int
    before_day: int

    counting = "that day not counted"
    is_before = True
    join = Join.FIRST_AFTER

    def last_day(self, event: Date) -> Date:
        """The day before the fixed day: "before 15 February" does not take in 15 February."""
        return days_after(self._fixed(event), -1)

    def sum(self, event: Date, words: str) -> str:
        """How the last day is counted, up to the last day itself."""
        return f"{words} {in_words(event)}, before {in_words(self._fixed(event))}"

    def formula(self, event: Date, words: str) -> str:
        """The same in short."""
        return f"{words} {in_short(event)}, before {in_short(self._fixed(event))}"

    def _fixed(self, event: Date) -> Date:
        return Date(event.year, self.before_month, self.before_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEnd:
    """By the end of a term: the one in which the event falls, or one that follows it."""

    start: str
    """Key of the event."""
    terms: int
    """How many; with 1 it is the term of the event itself."""

    counting = "terms of the authority's schools"
    is_before = False
    join = Join.FIRST_AFTER

    def last_day(self, event: Date) -> Date:
        """The last day of that term. Raises InputError where the terms are not known."""
        day = term_end(event, self.terms)
        if day is None:
            raise InputError(
                f"The terms from {in_words(event)} on are not known.",
                place="working_days.yaml",
                hint="Add the terms of your schools there.",
            )
        return day

    def is_known(self, event: Date) -> bool:
        """Whether the terms are known that are needed."""
        return term_end(event, self.terms) is not None

    def sum(self, event: Date, words: str) -> str:
        """How the last day is counted, up to the last day itself."""
        return f"{words} {in_words(event)}, {self._end}"

    def formula(self, event: Date, words: str) -> str:
        """The same in short."""
        return f"{words} {in_short(event)}, {self._end}"

    @property
    def _end(self) -> str:
        return "end of that term" if self.terms == 1 else f"end of term {self.terms} counted from that one"


Period = Span | FixedDay | TermEnd
