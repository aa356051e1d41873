"""Counting: what happened in a period, and how the time limits were kept whose last day lay in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from ehcp_docs.board.hiding import Whole, count, hidden
from ehcp_docs.board.model import Action, Light, Shown, Timeliness, Volume
from ehcp_docs.board.wording import BoardWording, Counted, Measure
from ehcp_docs.case.clock import Clock, Entry
from ehcp_docs.statute.states import State

_ASSESSED, _REFUSED, _AGREED = "assessment_decision_notified", "assessment_refused", "assessment_agreed"
_IN_TIME = (State.DONE, State.DOUBTFUL)
_NOT_DONE = (State.OVERDUE, State.UNRECORDED)
_EXCEPTED = (State.EXCUSED, State.LIFTED)
_LATE = (State.LATE,)
_BEST_FIRST = (_IN_TIME, _EXCEPTED, _LATE, _NOT_DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedCase:
    """A case with its clock on the day of counting, and the days of what happened."""

    clock: Clock
    days: Mapping[str, Sequence[Date]]
    """Key of an event to its days."""


def volumes(
    cases: Iterable[CountedCase], first: Date, last: Date, wording: BoardWording
) -> tuple[Volume, ...]:
    """How often each thing happened from the first day to the last."""
    counts = {one.event: 0 for one in wording.volumes}
    for case in cases:
        for event, days in _with_agreed(case.days).items():
            if event in counts:
                counts[event] += sum(first <= day <= last for day in days)
    groups: dict[str, list[Counted]] = {}
    for one in wording.volumes:
        groups.setdefault(one.group or one.event, []).append(one)
    shown: dict[str, Shown] = {}
    for members in groups.values():
        if len(members) == 1:
            shown[members[0].event] = count(counts[members[0].event], wording.small)
            continue
        whole = hidden([counts[one.event] for one in members], small=wording.small)
        shown |= {one.event: part for one, part in zip(members, whole.parts, strict=True)}
    return tuple(Volume(event=one.event, title=one.title, count=shown[one.event]) for one in wording.volumes)


def _with_agreed(days: Mapping[str, Sequence[Date]]) -> Mapping[str, Sequence[Date]]:
    """The days with those on which an assessment was agreed: told of the decision, and not of a refusal."""
    refused = set(days.get(_REFUSED, ()))
    return {**days, _AGREED: [day for day in days.get(_ASSESSED, ()) if day not in refused]}


def timeliness(
    cases: Sequence[CountedCase],
    first: Date,
    last: Date,
    wording: BoardWording,
    before: Mapping[str, Shown],
) -> tuple[Timeliness, ...]:
    """How each limit was kept whose last day lay in the period. ``before``: percentages of the earlier paper by id."""
    return tuple(
        _kept(one, cases, first, last, wording.small, before.get(one.id)) for one in wording.measures
    )


def _kept(
    measure: Measure, cases: Sequence[CountedCase], first: Date, last: Date, small: int, before: Shown
) -> Timeliness:
    kept = [how for case in cases for how in _once_each(measure, case.clock, first, last)]
    parts = [kept.count(how) for how in (_IN_TIME, _LATE, _NOT_DONE, _EXCEPTED)]
    whole = hidden(parts, small=small, counting=3)
    light = _light(whole, measure, nothing=not sum(parts))
    return Timeliness(
        id=measure.id,
        title=measure.title,
        due=whole.total,
        in_time=whole.parts[0],
        late=whole.parts[1],
        not_done=whole.parts[2],
        excepted=whole.parts[3],
        percent=whole.percent,
        light=light,
        before=before,
        action=measure.action if light == "red" else "",
    )


def _once_each(measure: Measure, found: Clock, first: Date, last: Date) -> list[tuple[State, ...]]:
    """How each of its limits was kept; of limits that ask for one thing or the other, as the best of them was.

    A family that must be told by week 16 that there is no plan, or be sent a draft, counts once.
    """
    groups: dict[tuple[Date, str], list[Entry]] = {}
    for entry in (*found.entries, *found.earlier):
        if entry.limit.id in measure.limits and entry.last_day and first <= entry.last_day <= last:
            groups.setdefault((entry.began, entry.about), []).append(entry)
    best = (
        next((how for how in _BEST_FIRST if any(one.state in how for one in group)), None)
        for group in groups.values()
    )
    return [how for how in best if how is not None]


def _light(whole: Whole, measure: Measure, *, nothing: bool) -> Light:
    if nothing:
        return "none"
    if whole.percent is None:
        return "hidden"
    if whole.percent >= measure.green:
        return "green"
    return "amber" if whole.percent >= measure.amber else "red"


def proposed(found: Iterable[Timeliness]) -> tuple[Action, ...]:
    """What is proposed for every limit that is off track."""
    return tuple(Action(what=one.action) for one in found if one.action)
