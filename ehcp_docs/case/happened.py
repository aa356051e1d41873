"""What happened in a case, and when: from its list of events, from its other facts, and from the plan's dates.

The list of events and the facts say the same thing or complete one another. Where each knows a day that the other
does not, one of them is wrong, and both are named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Final

from ehcp_docs.case.model import Case
from ehcp_docs.case.steps import Decision
from ehcp_docs.errors import Fault
from ehcp_docs.plan.days import age_at_start
from ehcp_docs.plan.model import Plan
from ehcp_docs.plan.naming import nearest, sentence
from ehcp_docs.statute.calendar import corresponding_day, in_words
from ehcp_docs.statute.limits import Statute
from ehcp_docs.statute.order import Dated

Found = tuple[str, Dated]
"""Key of an event, its day and its place."""

# Which events a decision is, by what it decides and how; only once the letter about it has been sent.
_DECIDED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("assess", "yes"): ("assessment_decision_notified",),
    ("assess", "no"): ("assessment_refused", "assessment_decision_notified"),
    ("issue", "yes"): ("plan_agreed",),
    ("issue", "no"): ("no_plan_notified",),
    ("placement", "yes"): ("decision_sent",),
    ("review", "keep"): ("plan_kept_notified", "review_decision_notified", "last_review_completed"),
    ("review", "amend"): ("review_decision_notified", "last_review_completed"),
    ("review", "cease"): ("plan_ceased_notified", "review_decision_notified", "last_review_completed"),
    ("amend", "no"): ("no_amendment_notified",),
    ("cease", "yes"): ("plan_ceased_notified",),
    ("reassess", "yes"): ("reassessment_decided",),
    ("reassess", "no"): ("reassessment_refused",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One of several things of a kind that run side by side: a piece of advice, a setting that was asked."""

    start: str
    """Key of the event with which it began."""
    about: str
    """Which one, in words that name no child."""
    began: Dated
    answered: Dated | None = None
    reply_by: Date | None = None
    """The day that was given for the answer, where it is not the usual one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What happened in a case."""

    days: Mapping[str, tuple[Dated, ...]]
    """Key of an event to its days, each once, in order."""
    rounds: tuple[Round, ...] = ()
    unsent: Mapping[str, Date] = field(default_factory=dict)
    """Key of an event that a decision would be, had its letter been sent, to the day of the decision."""
    faults: tuple[Fault, ...] = ()
    """What contradicts itself, and what is not known."""


def happened(case: Case, plan: Plan | None, law: Statute) -> Happened:
    """What happened in the case, and with the plan where there is one."""
    sources = [_listed(case, law), [*_facts(case)], [*_of_plan(plan)] if plan else []]
    days: defaultdict[str, dict[Date, Dated]] = defaultdict(dict)
    for source in sources:
        for event, dated in source:
            days[event].setdefault(dated.on, dated)
    _implied(days, law.implies)
    _young(days, case, plan)
    in_order = {event: tuple(found[day] for day in sorted(found)) for event, found in sorted(days.items())}
    return Happened(
        days=in_order,
        unsent={
            event: decision.made_on
            for decision in case.decisions
            if decision.sent_on is None
            for event in _DECIDED.get((decision.about, decision.outcome), ())
        },
        rounds=(*_advice(case, in_order), *_consultations(case, in_order)),
        faults=(*_unknown(case, law), *_contradicted(sources, plan, law), *_other_plan(case, plan)),
    )


def _listed(case: Case, law: Statute) -> list[Found]:
    return [
        (one.event, Dated(on=one.on, place=f"case: /events/{number}/on"))
        for number, one in enumerate(case.events)
        if one.event in law.events
    ]


def _unknown(case: Case, law: Statute) -> Iterator[Fault]:
    for number, one in enumerate(case.events):
        if one.event not in law.events:
            near = nearest(one.event, [*law.events])
            meant = f"Did you mean {near}? " if near else ""
            yield Fault(
                place=f"case: /events/{number}/event",
                message="There is no event of this name.",
                hint=f"{meant}“ehcp clock --events” lists them.",
                code="event-unknown",
            )


def _facts(case: Case) -> Iterator[Found]:
    for number, decision in enumerate(case.decisions):
        yield from _decision(decision, f"case: /decisions/{number}/sent_on")
    for number, meeting in enumerate(case.meetings):
        if meeting.kind == "review":
            yield "review_meeting", Dated(on=meeting.on, place=f"case: /meetings/{number}/on")
    for number, request in enumerate(case.advice_requests):
        yield (
            "advice_requested",
            Dated(on=request.asked_on, place=f"case: /advice_requests/{number}/asked_on"),
        )
    for number, consultation in enumerate(case.consultations):
        yield (
            "setting_consulted",
            Dated(on=consultation.sent_on, place=f"case: /consultations/{number}/sent_on"),
        )
    move, appeal, budget, transfer = case.move, case.appeal, case.personal_budget, case.transfer
    single: list[tuple[str, Date | None, str]] = [("draft_served", case.draft.served_on, "/draft/served_on")]
    if move:
        single += [
            ("moved", move.moved_on, "/move/moved_on"),
            ("move_known", move.aware_on, "/move/aware_on"),
        ]
    if appeal:
        asked, place = appeal.asked_for_mediation_on, "/appeal/asked_for_mediation_on"
        if not appeal.only_health:  # what is about health care alone the authority does not arrange
            single += [("mediation_asked", asked, place)]
        if appeal.about_health or appeal.only_health:
            single += [("health_mediation_asked", asked, place)]
        single += [("tribunal_order", appeal.order_on, "/appeal/order_on")]
    if budget and budget.arrangement == "direct_payment":
        single += [("direct_payments_started", budget.from_, "/personal_budget/from")]
    if transfer:
        event = "secondary_to_post_16" if transfer.to_post_16 else "phase_transfer"
        single += [(event, transfer.on, "/transfer/on")]
    if case.cycle:
        single += [("targets_started", case.cycle.starts_on, "/cycle/starts_on")]
    for event, day, place in single:
        if day is not None:
            yield event, Dated(on=day, place=f"case: {place}")


def _decision(decision: Decision, place: str) -> Iterator[Found]:
    if decision.sent_on is not None:
        for event in _DECIDED.get((decision.about, decision.outcome), ()):
            yield event, Dated(on=decision.sent_on, place=place)


def _of_plan(plan: Plan) -> Iterator[Found]:
    dates, amended = plan.dates, plan.status.is_amended
    transfer = "phase_transfer"
    if dates.phase_transfer and age_at_start(dates.phase_transfer, plan.child.date_of_birth) >= 16:
        transfer = "secondary_to_post_16"
    named = (
        ("request_received", "request_received"),
        ("decision_to_assess", "assessment_decision_notified"),
        ("decision_to_issue", "plan_agreed"),
        ("draft_issued", "" if amended else "draft_sent"),
        ("final_issued", "amended_plan_sent" if amended else "final_plan_sent"),
        ("first_plan_issued", "first_plan_made"),
        ("review_meeting", "review_meeting"),
        ("last_review", "last_review_completed"),
        ("amendment_notice", "amendment_notice_sent"),
        ("phase_transfer", transfer),
    )
    for name, event in named:
        day = getattr(dates, name)
        if day is not None and event:
            yield event, Dated(on=day, place=f"plan: /dates/{name}")


def _contradicted(sources: Sequence[Sequence[Found]], plan: Plan | None, law: Statute) -> Iterator[Fault]:
    """What the parts of the case say differently, and what the plan says differently from each."""
    *of_case, of_plan = sources
    yield from _contradictions(of_case, law)
    dates = plan.dates if plan else None
    issued = (
        [day for day in (dates.draft_issued, dates.final_issued, dates.amendment_notice) if day]
        if dates
        else []
    )
    for source in of_case:
        yield from _contradictions([_until(max(issued, default=None), source), of_plan], law)


_EACH_YEAR: Final = ("review_meeting", "last_review_completed")


def _until(issued: Date | None, source: Sequence[Found]) -> list[Found]:
    """What the case tells, without the reviews after the plan was issued: the plan cannot know of them."""
    return [
        (event, dated)
        for event, dated in source
        if issued is None or event not in _EACH_YEAR or dated.on <= issued
    ]


def _contradictions(sources: Sequence[Sequence[Found]], law: Statute) -> Iterator[Fault]:
    tables = [_by_event(source) for source in sources]
    for number, one in enumerate(tables):
        for other in tables[number + 1 :]:
            for event in one.keys() & other.keys():
                first, second = one[event], other[event]
                if first.keys() <= second.keys() or second.keys() <= first.keys():
                    continue
                a, b = first[max(first)], second[max(second)]
                message = f"{sentence(law.events[event])}: {in_words(a.on)} here, {in_words(b.on)} there."
                hint = "Put right the one that is wrong, or take it out."
                yield Fault(place=f"{a.place}, {b.place}", message=message, hint=hint, code="date-conflict")


def _by_event(source: Iterable[Found]) -> dict[str, dict[Date, Dated]]:
    table: dict[str, dict[Date, Dated]] = {}
    for event, dated in source:
        table.setdefault(event, {})[dated.on] = dated
    return table


def _other_plan(case: Case, plan: Plan | None) -> Iterator[Fault]:
    if plan is not None and plan.reference != case.reference:
        message = "The case is about another plan than this one: the references differ."
        hint = "Check that case and plan belong together."
        yield Fault(place="case: /reference", message=message, hint=hint, code="identity")


def _implied(days: dict[str, dict[Date, Dated]], implies: Mapping[str, Sequence[str]]) -> None:
    for event, others in implies.items():
        for dated in list(days.get(event, {}).values()):
            for other in others:
                days.setdefault(other, {}).setdefault(dated.on, dated)


def _young(days: dict[str, dict[Date, Dated]], case: Case, plan: Plan | None) -> None:
    born = plan.child.date_of_birth if plan else case.child.date_of_birth if case.child else None
    if born is None:
        return
    fifth = corresponding_day(born, 60)
    for event in ("first_plan_made", "last_review_completed"):
        for dated in list(days.get(event, {}).values()):
            if dated.on < fifth:
                days["young_plan_or_review"][dated.on] = dated


def _advice(case: Case, days: Mapping[str, Sequence[Dated]]) -> Iterator[Round]:
    for number, one in enumerate(case.advice_requests):
        place = f"case: /advice_requests/{number}"
        answered = Dated(on=one.received_on, place=f"{place}/received_on") if one.received_on else None
        began = Dated(on=one.asked_on, place=f"{place}/asked_on")
        about = f"{one.kind.replace('_', ' ')} advice ({one.professional})"
        yield Round(start="advice_requested", about=about, began=began, answered=answered)
    if not case.advice_requests:
        yield from _plain("advice_requested", "advice_received", days)


def _consultations(case: Case, days: Mapping[str, Sequence[Dated]]) -> Iterator[Round]:
    for number, one in enumerate(case.consultations):
        place = f"case: /consultations/{number}"
        answered = Dated(on=one.received_on, place=f"{place}/received_on") if one.received_on else None
        began = Dated(on=one.sent_on, place=f"{place}/sent_on")
        yield Round(
            start="setting_consulted",
            about=one.professional,
            began=began,
            answered=answered,
            reply_by=one.reply_by,
        )
    if not case.consultations:
        yield from _plain("setting_consulted", "setting_replied", days)


def _plain(start: str, answer: str, days: Mapping[str, Sequence[Dated]]) -> Iterator[Round]:
    answers = list(days.get(answer, ()))
    for began in days.get(start, ()):
        answered = next((one for one in answers if one.on >= began.on), None)
        if answered in answers:
            answers.remove(answered)
        yield Round(start=start, about="", began=began, answered=answered)
