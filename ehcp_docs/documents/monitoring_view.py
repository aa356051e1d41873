"""What the monitoring summary says (L39), and which of its statements contradict one another.

The five bands are a local scheme for how often a plan is looked at between its reviews. They are not law and
never replace the review that section 44 of the Children and Families Act 2014 asks for every 12 months.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date

from ehcp_docs.documents.monitoring import Band, Judgement, Monitoring, ProgressPoint
from ehcp_docs.documents.plan_words import listed
from ehcp_docs.errors import Fault, PlanInvalid
from ehcp_docs.statute.calendar import MONTHS, corresponding_day

HOW_OFTEN = {
    Band.A: "at each change of phase",
    Band.B: "at the end of each key stage",
    Band.C: "every two years",
    Band.D: "every year",
    Band.E: "more than once a year",
}
# The longest time to the next monitoring, in months; in bands A and B a phase or key stage decides.
MONTHS_TO_NEXT = {Band.C: 24, Band.D: 12, Band.E: 12}

# Signs that every font has, and that differ in shape, not only in colour.
JUDGEMENTS = {
    Judgement.MET: ("●", "Met"),
    Judgement.ON_TRACK: ("▲", "On track"),
    Judgement.PARTLY: ("►", "Partly"),
    Judgement.NOT_YET: ("○", "Not yet"),
}

_BREAKING_DOWN = re.compile(
    r"\bplacement\b[^.;]{0,40}\b(?:break(?:s|ing)? ?down|broken down|at risk|in jeopardy)"
    r"|\bbreakdown of (?:the|his|her|their) placement\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|no|never|nor|without|no longer)\b", re.IGNORECASE)


_LONGEST_BAR = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class BandView:
    """The band before and after."""

    now: str
    """Letter of the band before the consultation."""
    now_means: str
    """How often that band is monitored."""
    proposed: str
    """Letter of the band from now on."""
    proposed_means: str
    """How often that band is monitored."""
    changes: bool
    """Whether another band is proposed."""
    agreed: bool
    """Whether the educational psychologist agreed."""
    reason: str
    """Why this band."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """How one outcome is going."""

    id: str
    """Id of the outcome in the plan."""
    title: str
    """The outcome in a few words."""
    was: str
    """Where it was."""
    now: str
    """Where it is."""
    evidence: str
    """What shows it."""
    symbol: str
    """A sign for the judgement; it never stands without the word."""
    word: str
    """The judgement in a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressView:
    """A result on a measure of the setting's."""

    measure: str
    """Name of the measure."""
    was: str | None
    """The earlier result."""
    now: str
    """The latest result."""
    chart: str
    """The results as bars with their months and numbers, one after the other; empty without points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStepRow:
    """What will be done."""

    what: str
    """The step."""
    owner: str
    """Who does it."""
    by: Date
    """By when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoringView:
    """Everything that the template of the monitoring summary can use."""

    name: str
    """Full name of the child."""
    reference: str
    """Reference of the plan."""
    date_of_birth: Date | None
    """Date of birth, where it is to be printed."""
    year_group: str | None
    """Year group."""
    looked_after: bool
    """Whether the child is looked after by the authority."""
    setting: str
    """Nursery, school or college."""
    date: Date
    """The day of the consultation."""
    participants: str
    """Who took part: "Ngozi Blackwood (mother) and Dr Esther Vane (educational psychologist)"."""
    psychologist: str
    """The educational psychologist."""
    band: BandView
    """The band now and proposed."""
    considered: str
    """The needs and targets that were talked about; empty when none are named."""
    outcomes: tuple[OutcomeRow, ...]
    """A row for each outcome."""
    progress: ProgressView | None
    """A measure of the setting's, where there is one."""
    barriers: tuple[str, ...]
    """What is in the way."""
    next_steps: tuple[NextStepRow, ...]
    """What will be done, by whom and by when."""
    annual_review: tuple[str, ...]
    """What goes to the annual review."""
    sent_to_sen_team: Date | None
    """The day on which the summary goes to the special educational needs team."""
    next_due: Date
    """The day by which the next consultation is due."""


def monitoring_view(monitoring: Monitoring) -> MonitoringView:
    """The summary of that consultation.

    Raises PlanInvalid with everything that forbids it; warnings do not, see monitoring_warnings.
    """
    if faults := monitoring_faults(monitoring):
        raise PlanInvalid("The monitoring summary cannot be written.", faults=faults)
    child = monitoring.child
    return MonitoringView(
        name=child.name,
        reference=monitoring.reference,
        date_of_birth=child.date_of_birth,
        year_group=child.year_group,
        looked_after=child.looked_after,
        setting=monitoring.setting,
        date=monitoring.date,
        participants=listed(f"{who.name} ({who.role})" for who in monitoring.participants),
        psychologist=monitoring.educational_psychologist,
        band=_band(monitoring),
        considered=listed(monitoring.considered),
        outcomes=tuple(_outcomes(monitoring)),
        progress=_progress(monitoring),
        barriers=monitoring.barriers,
        next_steps=tuple(NextStepRow(what=s.what, owner=s.owner, by=s.by) for s in monitoring.next_steps),
        annual_review=monitoring.annual_review,
        sent_to_sen_team=monitoring.sent_to_sen_team,
        next_due=monitoring.next_due,
    )


def monitoring_faults(monitoring: Monitoring) -> list[Fault]:
    """What forbids the summary."""
    return list(_faults(monitoring))


def monitoring_warnings(monitoring: Monitoring) -> list[Fault]:
    """What may be right but should be looked at again before the summary goes out."""
    return list(_warnings(monitoring))


def _faults(monitoring: Monitoring) -> Iterator[Fault]:
    band = monitoring.band
    if band.changes and not band.agreed_by_psychologist:
        message = "The band changes without the educational psychologist's agreement."
        yield _fault("/band", message, "Leave the band as it is, or record the agreement.", "band-not-agreed")
    if monitoring.next_due <= monitoring.date:
        message = "The next monitoring is not after this one."
        yield _fault("/next_due", message, "Check both dates.", "date")
    if monitoring.sent_to_sen_team is not None and monitoring.sent_to_sen_team < monitoring.date:
        message = "The summary is sent before the consultation took place."
        yield _fault("/sent_to_sen_team", message, "Check both dates.", "date")
    seen: set[str] = set()
    for number, outcome in enumerate(monitoring.outcomes):
        if outcome.id in seen:
            message = f"Outcome {outcome.id} stands here a second time."
            yield _fault(f"/outcomes/{number}/id", message, "One row for each outcome.", "twice")
        seen.add(outcome.id)


def _warnings(monitoring: Monitoring) -> Iterator[Fault]:
    proposed = monitoring.band.proposed
    if monitoring.child.looked_after and proposed in (Band.A, Band.B, Band.C):
        message = f"A looked-after child is monitored at least every year: band D or E, not {proposed}."
        yield _fault("/band/proposed", message, "Check the band.", "looked-after-band")
    if proposed is not Band.E and _breaking_down(monitoring):
        message = f"The placement is said to be breaking down or at risk: that is band E, not {proposed}."
        yield _fault("/band/proposed", message, "Check the band.", "placement-band")
    months = MONTHS_TO_NEXT.get(proposed)
    if months is not None:
        latest = corresponding_day(monitoring.date, months)
        if monitoring.next_due > latest or (proposed is Band.E and monitoring.next_due == latest):
            message = f"The next monitoring is later than band {proposed} has it ({HOW_OFTEN[proposed]})."
            yield _fault("/next_due", message, "Check the date.", "next-too-late")
    for number, step in enumerate(monitoring.next_steps):
        if step.by < monitoring.date:
            message = "This step was due before the consultation took place."
            yield _fault(f"/next_steps/{number}/by", message, "Check the date.", "date")


def _breaking_down(monitoring: Monitoring) -> bool:
    """Whether it is recorded, or said somewhere and not denied in the same sentence."""
    texts = (monitoring.band.reason, *monitoring.barriers, *monitoring.annual_review)
    sentences = (sentence for text in texts for sentence in re.split(r"[.;!?]", text))
    said = any(_BREAKING_DOWN.search(sentence) and not _DENIED.search(sentence) for sentence in sentences)
    return monitoring.placement_at_risk or said


def _band(monitoring: Monitoring) -> BandView:
    band = monitoring.band
    return BandView(
        now=band.now,
        now_means=HOW_OFTEN[band.now],
        proposed=band.proposed,
        proposed_means=HOW_OFTEN[band.proposed],
        changes=band.changes,
        agreed=band.agreed_by_psychologist,
        reason=band.reason,
    )


def _outcomes(monitoring: Monitoring) -> Iterator[OutcomeRow]:
    for outcome in monitoring.outcomes:
        symbol, word = JUDGEMENTS[outcome.judgement]
        yield OutcomeRow(
            id=outcome.id,
            title=outcome.title,
            was=outcome.was,
            now=outcome.now,
            evidence=outcome.evidence,
            symbol=symbol,
            word=word,
        )


def _progress(monitoring: Monitoring) -> ProgressView | None:
    found = monitoring.progress
    if found is None:
        return None
    return ProgressView(
        measure=found.measure, was=found.was, now=found.now, chart=progress_chart(found.points)
    )


def progress_chart(points: Sequence[ProgressPoint]) -> str:
    """The results as bars in proportion: “May 2026 ██████ 4.2   May 2027 ███████ 4.7”; the longest has ten signs.

    Bars of signs print in black and white, need no picture, and are read out with their numbers.
    """
    highest = max((point.value for point in points), default=0)
    if highest == 0:
        return ""
    bars = (
        f"{MONTHS[point.on.month - 1]} {point.on.year} "
        f"{'█' * max(1, round(point.value / highest * _LONGEST_BAR))} {point.value:g}"
        for point in points
    )
    return "   ".join(bars)


def _fault(place: str, message: str, hint: str, code: str) -> Fault:
    return Fault(place=f"monitoring: {place}", message=message, hint=hint, code=code)
