"""Time limits: read from ``templates/statute.yaml``, counted, and shown with their sum in words.

No limit is written in Python. A new limit of a kind that is known here is an entry in that file and nothing
else; a new unit is a new member of Unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from ehcp_docs.errors import Fault, InputError
from ehcp_docs.statute.calendar import days_after, in_short, in_words
from ehcp_docs.statute.grounds import Ground, LiftedBy
from ehcp_docs.statute.order import Order
from ehcp_docs.statute.spans import Period, Span, TermEnd, Unit
from ehcp_docs.statute.workdays import closed_words, tribunal_day


class Kind(StrEnum):
    """What a limit asks for."""

    DEADLINE = "deadline"
    """Must be done on or before the last day."""
    MINIMUM = "minimum"
    """Somebody must have at least this long; nothing may follow until the last day is over."""
    EXPECTATION = "expectation"
    """What the Code of Practice expects; no limit of the law."""
    MILESTONE = "milestone"
    """A step without a limit of its own, by which a later limit can be kept."""
    CHANCE = "chance"
    """How long somebody may still do something: who lets the time pass breaks no duty, but loses the chance."""
    OPEN = "open"
    """A duty without a fixed limit."""


class Choice(StrEnum):
    """Which of several last days counts."""

    EARLIEST = "earliest"
    LATEST = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One time limit of the law, as it stood from one day until another."""

    id: str
    """T and a number, as in the list of time limits, or a word for what is not in it; never used again."""
    title: str
    """What must be done."""
    kind: Kind
    law: str
    """Key of the Act or Regulations."""
    source: str
    """Section, regulation or rule, and the case where one decides how it is read."""
    url: str
    """Where the source can be read."""
    in_force_from: Date
    in_force_until: Date | None = None
    who: str = "authority"
    """Key of whoever has to do it, or may."""
    periods: tuple[Period, ...] = ()
    choose: Choice | None = None
    """Which last day counts, where there are several periods."""
    runs_from: str | None = None
    """For a duty without a fixed limit: key of the event from which it stands."""
    when: str | None = None
    """For such a duty, and for what is counted in terms that are not known: when it is to be done, in words."""
    done_by: tuple[str, ...] = ()
    """Keys of the events that fulfil it; for a minimum, of what may only follow it."""
    ended_by: tuple[str, ...] = ()
    """Keys of the events after which there is nothing left to do."""
    done_within: int | None = None
    """For what comes before its event: no more months than this before the last day does doing it count."""
    lapses: bool = False
    """For what comes before its event: whether nothing can be done any more once the event is past."""
    moves: bool = False
    """Whether a last day on which the Tribunal's time does not run moves to its next working day."""
    doubt: str | None = None
    """Where the day after the last safe day may still be in time: what has to be said of it."""
    lifted: LiftedBy | None = None
    """The exceptions that the law allows."""
    beware: str | None = None
    """What the sum does not take into account."""

    @property
    def start(self) -> str:
        """Key of the event from which it runs."""
        return self.periods[0].start if self.periods else self.runs_from or ""

    @property
    def is_before(self) -> bool:
        """Whether it is to be done before the event from which it is counted."""
        return bool(self.periods) and self.periods[0].is_before

    def has_last_day(self, began: Date) -> bool:
        """Whether its last day can be counted from that day on."""
        terms = [period for period in self.periods if isinstance(period, TermEnd)]
        return bool(self.periods) and all(period.is_known(began) for period in terms)

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
    formula: str
    """The sum in short: request 2 Feb 2026 + 16 weeks = 25 May 2026, reg 10(1)."""
    moved_from: Date | None = None
    """The last day before it moved."""

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
    short: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Key of an event to its words in a sum, where they are shorter."""
    who: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({"authority": "the authority"}))
    """Key of whoever has to do something to their words."""
    ahead: tuple[str, ...] = ()
    """Keys of the events whose day may lie ahead, because it is fixed beforehand."""
    implies: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Key of an event to those that happen with it."""
    orders: tuple[Order, ...] = ()
    """What cannot come before what."""
    grounds: Mapping[str, Ground] = field(default_factory=lambda: MappingProxyType({}))
    """Key of an exception to its conditions."""

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

    def length(self, id: str, start: str, on: Date) -> timedelta:
        """How long that limit is from that event, as the law stood on that day: to look back from a day that is fixed.

        Raises InputError where it does not run from the event in days or weeks.
        """
        days = {Unit.WEEK: 7, Unit.DAY: 1}
        for period in self.limit(id, on).periods:
            if isinstance(period, Span) and period.start == start and period.unit in days:
                return timedelta(days=period.count * days[period.unit])
        raise InputError(f"{id} does not run in days or weeks from “{start}”.", place="statute.yaml")

    def due(self, id: str, happened: Mapping[str, Date]) -> Due:
        """That limit counted from what happened, under the law of the day on which its time began.

        Raises InputError when the event is not known from which it runs.
        """
        starts = [limit.start for limit in self.limits if limit.id == id]
        if not starts:
            raise InputError(f"There is no time limit “{id}”.", place="statute.yaml", hint="Check the id.")
        known = next((start for start in starts if start in happened), None)
        if known is None:
            faults = [Fault(place=start, message="The date is missing.", code="missing") for start in starts]
            message = f"{id} cannot be counted: nobody has said when it began ({self.events[starts[-1]]})."
            raise InputError(message, faults=faults)
        return self.counted(self.limit(id, happened[known]), happened)

    def all_due(self, happened: Mapping[str, Date]) -> tuple[Due, ...]:
        """Every limit with a last day that runs from what happened, soonest first."""
        running = (
            self.counted(limit, happened)
            for limit in self.limits
            if limit.start in happened
            and limit.has_last_day(happened[limit.start])
            and limit.holds_on(happened[limit.start])
        )
        return tuple(sorted(running, key=lambda due: (due.last_day, due.limit.id)))

    def counted(self, limit: Limit, happened: Mapping[str, Date]) -> Due:
        """That limit counted from what happened.

        Raises InputError where it has no fixed last day.
        """
        if not limit.periods:
            raise InputError(f"{limit.id} has no fixed last day: {limit.when}.", place="statute.yaml")
        periods = [period for period in limit.periods if period.start in happened]
        days = [period.last_day(happened[period.start]) for period in periods]
        last_day = max(days) if limit.choose is Choice.LATEST else min(days)
        moved = tribunal_day(last_day) if limit.moves else last_day
        return Due(
            limit=limit,
            last_day=moved,
            sum=self._sum(limit, periods, days, happened, moved),
            formula=self._formula(limit, periods, days, happened, moved),
            moved_from=last_day if moved != last_day else None,
        )

    def _sum(
        self,
        limit: Limit,
        periods: list[Period],
        days: list[Date],
        happened: Mapping[str, Date],
        moved: Date,
    ) -> str:
        sums = [period.sum(happened[period.start], self.events[period.start]) for period in periods]
        counting = "; ".join(dict.fromkeys(period.counting for period in periods))
        last_day = max(days) if limit.choose is Choice.LATEST else min(days)
        if len(periods) > 1:
            which = "the later" if limit.choose is Choice.LATEST else "the earlier"
            sums = [f"{sum}: {in_words(day)}" for sum, day in zip(sums, days, strict=True)]
            sums.append(f"{which} of them")
        if moved != last_day:
            why = f"no time runs in the Tribunal {closed_words(last_day)}, and its next working day counts"
            sums.append(
                f"{in_words(last_day)} is {why}" if len(periods) > 1 else f"{in_words(last_day)}, but {why}"
            )
        words = f"{'; '.join(sums)}: last day {in_words(moved)}; {counting}, {limit.source}"
        return words + (f". {limit.beware}" if limit.beware else "")

    def _formula(
        self,
        limit: Limit,
        periods: list[Period],
        days: list[Date],
        happened: Mapping[str, Date],
        moved: Date,
    ) -> str:
        names = [self.short.get(period.start, self.events[period.start]) for period in periods]
        parts = [
            f"{period.formula(happened[period.start], name)} = {in_short(day)}"
            for period, name, day in zip(periods, names, days, strict=True)
        ]
        latest = limit.choose is Choice.LATEST
        last_day = max(days) if latest else min(days)
        lead = f"the {'later' if latest else 'earlier'} of " if len(parts) > 1 else ""
        to = f", moved to {in_short(moved)}" if moved != last_day else ""
        return f"{lead}{' and '.join(parts)}{to}, {short_source(limit.source)}"


def short_source(source: str) -> str:
    """The source as it stands in a sum: reg 10(1)."""
    return source.replace("regulation ", "reg ").replace("regulations ", "regs ")
