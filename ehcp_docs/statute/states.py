"""How a limit stands on a given day: done in time, due in so many days, overdue, not to be done any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from ehcp_docs.statute.calendar import in_words
from ehcp_docs.statute.limits import Due, Kind


class State(StrEnum):
    """How a limit stands; each has its own words."""

    DONE = "done"
    LATE = "done_late"
    EXCUSED = "done_under_exception"
    """Done after the last day, where an exception lifts the limit."""
    DOUBTFUL = "doubtful"
    """Done on the one day of which nobody can be sure."""
    EARLY = "too_early"
    """What may only follow a minimum time came before its end."""
    DUE = "due"
    TODAY = "due_today"
    OVERDUE = "overdue"
    RUNNING = "running"
    """A minimum time that has not ended."""
    OVER = "over"
    """A minimum time that has been kept, or a chance that has passed."""
    LIFTED = "lifted"
    """An exception applies: as soon as practicable."""
    ENDED = "ended"
    """There is nothing left to do."""
    UNRECORDED = "not_recorded"
    """Nothing says that it was done, and its event is past: too late to do anything."""
    OPEN = "open"
    """A duty without a fixed limit that has not been fulfilled."""

    @property
    def is_settled(self) -> bool:
        """Whether nobody has to do anything about it any more."""
        return self in (
            State.DONE,
            State.LATE,
            State.EXCUSED,
            State.DOUBTFUL,
            State.EARLY,
            State.ENDED,
            State.UNRECORDED,
            State.OVER,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A limit's state on one day."""

    state: State
    words: str
    days: int | None = None
    """Days to the last day where they are above nought, days past it where below; for what was done, before it."""
    done_on: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one limit in one case."""

    on: Date
    """The day of which the state is asked."""
    done_on: Date | None = None
    ended_on: Date | None = None
    ended_by: str = ""
    """What ended it, in words."""
    lapsed: str = ""
    """The event before which it was to be done and its day, in words, where that is past."""
    is_lifted: bool = False
    new_date: Date | None = None
    """The day that was promised where an exception applies."""


def standing(due: Due, facts: Facts) -> Standing:
    """How a limit with a last day stands."""
    if due.limit.kind is Kind.MINIMUM:
        return _minimum(due, facts)
    if facts.done_on is not None:
        return _done(due, facts.done_on, is_lifted=facts.is_lifted)
    if facts.ended_on is not None:
        return _ended(facts, facts.ended_on)
    if facts.lapsed:
        words = f"not recorded: nothing says that it was done before the {facts.lapsed}"
        return Standing(state=State.UNRECORDED, words=words)
    if facts.is_lifted:
        return _lifted(facts)
    left = (due.last_day - facts.on).days
    if left < 0 and due.limit.kind is Kind.CHANCE:
        return Standing(state=State.OVER, days=left, words=f"over for {_days(-left)}")
    if left == -1 and due.limit.doubt:
        words = f"due today at the very latest: {due.limit.doubt}"
        return Standing(state=State.TODAY, days=left, words=words)
    return _running(left)


def open_standing(facts: Facts) -> Standing:
    """How a duty without a fixed limit stands."""
    if facts.done_on is not None:
        words = f"done on {in_words(facts.done_on)}"
        return Standing(state=State.DONE, words=words, done_on=facts.done_on)
    if facts.ended_on is not None:
        return _ended(facts, facts.ended_on)
    return Standing(state=State.OPEN, words="not done, as far as the case says")


def _done(due: Due, day: Date, *, is_lifted: bool) -> Standing:
    left = (due.last_day - day).days
    lead = f"done on {in_words(day)}"
    if left >= 0:
        before = f"{_days(left)} before the last day" if left else "the last day"
        return Standing(
            state=State.DONE, days=left, done_on=day, words=f"done in time on {in_words(day)}, {before}"
        )
    if left == -1 and due.limit.doubt:
        return Standing(state=State.DOUBTFUL, days=left, done_on=day, words=f"{lead}, {due.limit.doubt}")
    if is_lifted:
        words = f"{lead}, {_days(-left)} after the last day, under an exception"
        return Standing(state=State.EXCUSED, days=left, done_on=day, words=words)
    return Standing(state=State.LATE, days=left, done_on=day, words=f"{lead}, {_days(-left)} late")


def _minimum(due: Due, facts: Facts) -> Standing:
    earliest = due.first_day_after
    if facts.done_on is not None:
        over = (facts.done_on - due.last_day).days
        if over > 0:
            words = f"kept: what follows came on {in_words(facts.done_on)}"
            return Standing(state=State.DONE, days=over, done_on=facts.done_on, words=words)
        words = (
            f"not kept: what follows came on {in_words(facts.done_on)}, {_days(1 - over)} too early; "
            f"the earliest day was {in_words(earliest)}"
        )
        return Standing(state=State.EARLY, days=over, done_on=facts.done_on, words=words)
    left = (due.last_day - facts.on).days
    if left < 0:
        words = f"over; what follows may come since {in_words(earliest)}"
        return Standing(state=State.OVER, days=left, words=words)
    end = "ends today" if left == 0 else f"runs for {_days(left)} more"
    return Standing(
        state=State.RUNNING, days=left, words=f"{end}; what follows may come from {in_words(earliest)} on"
    )


def _ended(facts: Facts, day: Date) -> Standing:
    words = f"nothing to do any more: {facts.ended_by}, {in_words(day)}"
    return Standing(state=State.ENDED, words=words)


def _lifted(facts: Facts) -> Standing:
    if facts.new_date is None:
        return Standing(state=State.LIFTED, words="not done; still to be done as soon as practicable")
    left = (facts.new_date - facts.on).days
    words = f"not done; promised for {in_words(facts.new_date)}, {_running(left).words}"
    return Standing(state=State.LIFTED, days=left, words=words)


def _running(left: int) -> Standing:
    if left > 0:
        return Standing(state=State.DUE, days=left, words=f"due in {_days(left)}")
    if left == 0:
        return Standing(state=State.TODAY, days=0, words="due today")
    return Standing(state=State.OVERDUE, days=left, words=f"overdue by {_days(-left)}")


def _days(count: int) -> str:
    return f"{count:,} day{'' if count == 1 else 's'}"
