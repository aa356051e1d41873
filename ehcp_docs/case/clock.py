"""The clock of a case: every time limit that runs from what happened, with its sum and its state on a given day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from ehcp_docs.case.happened import Happened, Round, happened
from ehcp_docs.case.model import Case
from ehcp_docs.case.steps import LimitException
from ehcp_docs.errors import Fault, InputError
from ehcp_docs.plan.model import Plan
from ehcp_docs.statute.calendar import corresponding_day, in_short, in_words
from ehcp_docs.statute.grounds import unmet
from ehcp_docs.statute.limits import Due, Limit, Statute
from ehcp_docs.statute.order import ahead_faults, order_faults
from ehcp_docs.statute.spans import Join
from ehcp_docs.statute.states import Facts, Standing, State, open_standing, standing
from ehcp_docs.statute.workdays import rest_words

_ADVICE, _CONSULTATION = "advice_requested", "setting_consulted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifting:
    """An exception that the authority relies on, and whether its conditions are met."""

    words: str
    """What is said of it, in full sentences."""
    unmet: tuple[str, ...] = ()
    new_date: Date | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing that can be counted speaks against it."""
        return not self.unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One time limit of the case."""

    limit: Limit
    began: Date
    standing: Standing
    due: Due | None = None
    """None for a duty without a fixed limit."""
    about: str = ""
    """Which of several that run side by side."""
    note: str = ""
    """What has to be said of the last day: “a bank holiday, not moved”."""
    lifting: Lifting | None = None
    unsent: Date | None = None
    """The day of a decision that would settle it, where the case does not say that its letter was sent."""

    @property
    def state(self) -> State:
        """How it stands."""
        return self.standing.state

    @property
    def last_day(self) -> Date | None:
        """The last day; none for a duty without a fixed limit."""
        return self.due.last_day if self.due else None

    @property
    def day(self) -> Date | None:
        """The day to work to: the promised one where an exception applies, else the last day."""
        if self.state is State.LIFTED and self.lifting:
            return self.lifting.new_date or self.last_day
        return self.last_day

    @property
    def title(self) -> str:
        """What must be done, and which of several it is about."""
        return f"{self.limit.title}: {self.about}" if self.about else self.limit.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The time limits of one case on one day."""

    reference: str
    officer: str
    """Name of the officer; empty where neither case nor plan names one."""
    on: Date
    entries: tuple[Entry, ...]
    """Those that run or ran last, soonest first; without a fixed limit at the end."""
    earlier: tuple[Entry, ...] = ()
    """Those of earlier rounds, such as last year's review."""
    waiting: tuple[str, ...] = ()
    """Ids of the limits whose time has not begun, as far as the case says."""


def clock(case: Case, law: Statute, on: Date, plan: Plan | None = None) -> Clock:
    """The time limits of the case on that day.

    Raises InputError with every date that cannot be right.
    """
    found = happened(case, plan, law)
    faults = [
        *found.faults,
        *order_faults(law.orders, found.days, law.events),
        *ahead_faults(found.days, law.events, law.ahead, on),
        *_round_faults(found.rounds, law, on),
    ]
    if faults:
        raise InputError("These dates cannot all be right.", faults=faults)
    reckoner = _Reckoner(case=case, law=law, on=on, found=found)
    now, earlier = reckoner.entries()
    officer = case.officer or (plan.authority.officer if plan else None)
    return Clock(
        reference=case.reference,
        officer=officer.name if officer else "",
        on=on,
        entries=_in_order(now),
        earlier=_in_order(earlier),
        waiting=tuple(dict.fromkeys(one.id for one in law.limits if one.start not in found.days)),
    )


def _in_order(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda one: (one.day or Date.max, one.limit.id, one.about)))


def _round_faults(rounds: Sequence[Round], law: Statute, on: Date) -> Iterator[Fault]:
    for one in rounds:
        if one.answered is None:
            continue
        answer = {_ADVICE: "advice_received", _CONSULTATION: "setting_replied"}[one.start]
        days = {one.start: (one.began,), answer: (one.answered,)}
        yield from order_faults([order for order in law.orders if order.first == one.start], days, law.events)
        yield from ahead_faults({answer: (one.answered,)}, law.events, law.ahead, on)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reckoner:
    """Counts the limits of one case."""

    case: Case
    law: Statute
    on: Date
    found: Happened

    def entries(self) -> tuple[list[Entry], list[Entry]]:
        """Those of now, and those of earlier rounds."""
        now: list[Entry] = []
        earlier: list[Entry] = []
        for limit in self.law.limits:
            if limit.start in (_ADVICE, _CONSULTATION):
                now += [self._round(limit, one) for one in self.found.rounds if self._is_of(limit, one)]
                continue
            begun = [one.on for one in self.found.days.get(limit.start, ()) if limit.holds_on(one.on)]
            for number, start in enumerate(begun):
                following = begun[number + 1] if number + 1 < len(begun) else None
                (earlier if following else now).append(self._entry(limit, start, following))
        return now, earlier

    def _is_of(self, limit: Limit, one: Round) -> bool:
        return one.start == limit.start and limit.holds_on(one.began.on)

    def _round(self, limit: Limit, one: Round) -> Entry:
        due = self.law.counted(limit, {one.start: one.began.on})
        ended = self._first(limit.ended_by, limit, one.began.on, None, due)
        facts = self._facts(one.answered.on if one.answered else None, ended)
        given = one.reply_by
        if given is not None and given != due.last_day:
            words = self.law.short.get(one.start, self.law.events[one.start])
            said = f"{words} {in_short(one.began.on)}, answer asked for by {in_short(given)}"
            due = replace(due, last_day=given, sum=said, formula=f"{said}; usually {due.formula}")
        return replace(self._finished(limit, due, one.began.on, facts), about=one.about)

    def _entry(self, limit: Limit, start: Date, following: Date | None) -> Entry:
        known = {limit.start: start}
        for period in limit.periods[1:]:
            if (day := self._joined(period.start, period.join, start, following)) is not None:
                known[period.start] = day
        due = self.law.counted(limit, known) if limit.has_last_day(start) else None
        done = self._first(limit.done_by, limit, start, following, due)
        ended = self._first(limit.ended_by, limit, start, following, due)
        facts = self._facts(done[1] if done else None, ended)
        return self._finished(limit, due, start, facts)

    def _facts(self, done_on: Date | None, ended: tuple[str, Date] | None) -> Facts:
        if ended is None:
            return Facts(on=self.on, done_on=done_on)
        return Facts(on=self.on, done_on=done_on, ended_on=ended[1], ended_by=self.law.events[ended[0]])

    def _finished(self, limit: Limit, due: Due | None, start: Date, facts: Facts) -> Entry:
        if due is None:
            return Entry(limit=limit, began=start, standing=open_standing(facts))
        if limit.lapses and start < self.on:
            words = self.law.short.get(limit.start, self.law.events[limit.start])
            facts = replace(facts, lapsed=f"{words} on {in_words(start)}")
        lifting = self._lifting(limit, start, due)
        if lifting and lifting.holds:
            facts = replace(facts, is_lifted=True, new_date=lifting.new_date)
        rest = rest_words(due.last_day)
        settling = (*limit.done_by, *limit.ended_by)
        decided = [day for event in settling if (day := self.found.unsent.get(event)) and day >= start]
        return Entry(
            limit=limit,
            began=start,
            due=due,
            standing=standing(due, facts),
            unsent=min(decided) if decided and facts.done_on is None and facts.ended_on is None else None,
            note=f"{rest}, not moved" if rest else "",
            lifting=lifting,
        )

    def _joined(self, event: str, join: Join, start: Date, following: Date | None) -> Date | None:
        days = [one.on for one in self.found.days.get(event, ())]
        if join is Join.LAST_BEFORE:
            return max((day for day in days if day <= start), default=None)
        return min((day for day in days if day >= start and (not following or day < following)), default=None)

    def _first(
        self, events: Sequence[str], limit: Limit, start: Date, following: Date | None, due: Due | None
    ) -> tuple[str, Date] | None:
        """The first of these events that belongs to the limit, with its key."""
        days = [(one.on, event) for event in events for one in self.found.days.get(event, ())]
        if limit.is_before and due is not None:
            opens = corresponding_day(due.last_day, -(limit.done_within or 12))
            mine = [(day, event) for day, event in days if opens <= day <= start]
        else:
            mine = [
                (day, event)
                for day, event in days
                if (day >= start if event != limit.start else day > start)
                and (following is None or day < following or event == limit.start)
            ]
        return (min(mine)[1], min(mine)[0]) if mine else None

    def _lifting(self, limit: Limit, start: Date, due: Due) -> Lifting | None:
        relied = [one for one in self.case.exceptions if one.limit == limit.id]
        if limit.lifted is None or not relied:
            return None
        said = [self._relied(limit, one, start, due) for one in relied]
        # One ground that holds is enough.
        return next((one for one in said if one.holds), said[0])

    def _relied(self, limit: Limit, one: LimitException, start: Date, due: Due) -> Lifting:
        assert limit.lifted is not None
        ground, source = self.law.grounds[one.ground], limit.lifted.source
        days = f"{ground.words} from {in_words(one.from_)} to {in_words(one.to)}"
        asked = [day.on for day in self.found.days.get(_ADVICE, ())]
        against = [*unmet(ground, one.from_, one.to, asked)]
        if one.ground not in limit.lifted.grounds:
            against = [f"{source} knows no such ground for this limit."]
        elif one.to < start or one.from_ > due.last_day:
            against.append(
                f"It lies outside the time of the limit, {in_words(start)} to {in_words(due.last_day)}."
            )
        if against:
            words = f"The exception does not hold ({source}: {days}). {' '.join(against)} The limit stands."
            return Lifting(words=words, unmet=tuple(against))
        promised = f" New date: {in_words(one.new_date)}." if one.new_date else ""
        decides = f" {ground.person_decides}" if ground.person_decides else ""
        words = (
            f"The limit is lifted by {source}: {days}. It must still be done as soon as practicable."
            f"{promised}{decides}"
        )
        return Lifting(words=words, new_date=one.new_date)


def whose(entry: Entry, law: Statute) -> str:
    """Who has to do it, or may, in words."""
    names: Mapping[str, str] = law.who
    return names.get(entry.limit.who, entry.limit.who)
