"""Time limits: read from ``templates/statute.yaml``, counted, and shown with their sum in words.

No limit is written in Python. A new limit of a kind that is known here is an entry in that file and nothing
else; a new unit is a new member of Unit (working days will need the list of bank holidays first).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from ehcp_docs.errors import Fault, InputError
from ehcp_docs.statute.calendar import corresponding_day, days_after, in_words, last_day_of_months


class Unit(StrEnum):
    """What a period is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class StartDay(StrEnum):
    """Whether the day of the event is day one of the period."""

    COUNTED = "counted"
    NOT_COUNTED = "not_counted"


class Direction(StrEnum):
    """Whether a period lies after its event or before it."""

    AFTER = "after"
    BEFORE = "before"


class Kind(StrEnum):
    """What a limit asks for."""

    DEADLINE = "deadline"
    MINIMUM = "minimum"


class Choice(StrEnum):
    """Which of several last days counts."""

    EARLIEST = "earliest"
    LATEST = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """So many days, weeks or months after an event, or before it."""

    start: str
    """Key of the event."""
    count: int
    unit: Unit
    start_day: StartDay
    direction: Direction = Direction.AFTER

    @property
    def counting(self) -> str:
        """What is counted, in words."""
        return f"calendar {self.unit}s"

    def last_day(self, event: Date) -> Date:
        """The last day of the time; for a time before the event, the last day that leaves all of it."""
        count = -self.count if self.direction is Direction.BEFORE else self.count
        if self.unit is Unit.MONTH:
            with_start = self.start_day is StartDay.COUNTED
            return last_day_of_months(event, count) if with_start else corresponding_day(event, count)
        days = count * (7 if self.unit is Unit.WEEK else 1)
        return days_after(event, days - (self.start_day is StartDay.COUNTED))

    def sum(self, event: Date, words: str) -> str:
        """How the last day is counted, up to the last day itself."""
        time = f"{self.count} {self.unit}" + ("s" if self.count != 1 else "")
        if self.direction is Direction.BEFORE:
            return f"{words} {in_words(event)}, {time} before that day"
        how = "from and with that day" if self.start_day is StartDay.COUNTED else "from the day after"
        return f"{words} {in_words(event)}, {time} counted {how}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedDay:
    """Before a fixed day of the year in which the event falls."""

    start: str
    """Key of the event."""
    before_month: int
    before_day: int

    counting = "that day not counted"

    def last_day(self, event: Date) -> Date:
        """The day before the fixed day: "before 15 February" does not take in 15 February."""
        return days_after(Date(event.year, self.before_month, self.before_day), -1)

    def sum(self, event: Date, words: str) -> str:
        """How the last day is counted, up to the last day itself."""
        fixed = Date(event.year, self.before_month, self.before_day)
        return f"{words} {in_words(event)}, before {in_words(fixed)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One time limit of the law, as it stood from one day until another."""

    id: str
    """T and a number, as in the list of time limits; never used for anything else."""
    title: str
    """What must be done."""
    kind: Kind
    periods: tuple[Span | FixedDay, ...]
    law: str
    """Key of the Act or Regulations."""
    source: str
    """Section, regulation or rule, and the case where one decides how it is read."""
    url: str
    """Where the source can be read."""
    in_force_from: Date
    in_force_until: Date | None = None
    choose: Choice | None = None
    """Which last day counts, where there are several periods."""
    beware: str | None = None
    """What the sum does not take into account."""

    def holds_on(self, day: Date) -> bool:
        """Whether this was the law on that day."""
        return self.in_force_from <= day and (self.in_force_until is None or day <= self.in_force_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A time limit counted for one case."""

    limit: Limit
    last_day: Date
    """The last lawful day of a deadline; the last day of a minimum time."""
    sum: str
    """The sum in words, with its source."""

    @property
    def first_day_after(self) -> Date:
        """The earliest day for what may only follow a minimum time."""
        return days_after(self.last_day, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """Everything in the file: events, laws and limits."""

    events: Mapping[str, str]
    """Key of an event to its words."""
    laws: Mapping[str, str]
    """Key of a law to its full name."""
    limits: tuple[Limit, ...]

    def limit(self, id: str, on: Date) -> Limit:
        """The limit of that id as the law stood on that day.

        Raises InputError when there was none.
        """
        for limit in self.limits:
            if limit.id == id and limit.holds_on(on):
                return limit
        raise InputError(
            f"There is no time limit “{id}” in force on {in_words(on)}.",
            place="statute.yaml",
            hint="Check the id, and the dates from which the limits hold.",
        )

    def due(self, id: str, happened: Mapping[str, Date]) -> Due:
        """That limit counted from what happened, under the law of the day on which its time began.

        Raises InputError when the event is not known from which it runs.
        """
        starts = [limit.periods[0].start for limit in self.limits if limit.id == id]
        if not starts:
            raise InputError(f"There is no time limit “{id}”.", place="statute.yaml", hint="Check the id.")
        known = next((start for start in starts if start in happened), None)
        if known is None:
            faults = [Fault(place=start, message="The date is missing.", code="missing") for start in starts]
            message = f"{id} cannot be counted: nobody has said when it began ({self.events[starts[-1]]})."
            raise InputError(message, faults=faults)
        return self._count(self.limit(id, happened[known]), happened)

    def all_due(self, happened: Mapping[str, Date]) -> tuple[Due, ...]:
        """Every limit that runs from what happened, soonest first."""
        running = (
            self._count(limit, happened)
            for limit in self.limits
            if (start := limit.periods[0].start) in happened and limit.holds_on(happened[start])
        )
        return tuple(sorted(running, key=lambda due: (due.last_day, due.limit.id)))

    def _count(self, limit: Limit, happened: Mapping[str, Date]) -> Due:
        periods = [period for period in limit.periods if period.start in happened]
        days = [period.last_day(happened[period.start]) for period in periods]
        sums = [period.sum(happened[period.start], self.events[period.start]) for period in periods]
        last_day = max(days) if limit.choose is Choice.LATEST else min(days)
        counting = "; ".join(dict.fromkeys(period.counting for period in periods))
        if len(periods) > 1:
            which = "the later" if limit.choose is Choice.LATEST else "the earlier"
            sums = [f"{sum}: {in_words(day)}" for sum, day in zip(sums, days, strict=True)]
            sums.append(f"{which} of them")
        words = f"{'; '.join(sums)}: last day {in_words(last_day)}; {counting}, {limit.source}"
        return Due(limit=limit, last_day=last_day, sum=words + (f". {limit.beware}" if limit.beware else ""))
