"""What a case holds about help: reviews and changes, placement, money, support without a plan, terms of targets.

Names and structure follow ``schemas/case.schema.json``, where each field's meaning is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferingView:
    """A view that differed from the others at a meeting."""

    who: str
    view: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedOutcome:
    """How one outcome is going, as a review found."""

    id: str
    progress: str
    now: str
    evidence: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a review meeting found."""

    recommendation: str | None = None
    reasons: tuple[str, ...] = ()
    amendments: tuple[str, ...] = ()
    differing_views: tuple[DifferingView, ...] = ()
    outcomes: tuple[ReviewedOutcome, ...] = ()
    child_view: str | None = None
    parent_view: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change to the plan that the authority proposes."""

    where: str
    now: str
    proposed: str
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Why a plan may end, and what follows."""

    reasons: tuple[str, ...]
    reply_by: Date | None = None
    ends_on: Date | None = None
    afterwards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The setting that the plan names, and the one that the family asked for."""

    named: str | None = None
    type: str | None = None
    from_: Date | None = None
    requested: str | None = None
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetItem:
    """One amount of a personal budget."""

    what: str
    amount_pounds: float
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalBudget:
    """What was agreed about a personal budget."""

    arrangement: str | None = None
    items: tuple[BudgetItem, ...] = ()
    paid: str | None = None
    from_: Date | None = None
    conditions: tuple[str, ...] = ()
    review_on: Date | None = None
    stops_on: Date | None = None
    provision: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportAction:
    """One action of a support plan."""

    what: str
    who: str
    by: Date | None = None
    looks_like: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportPlan:
    """What services will do without an EHC plan."""

    needs: tuple[str, ...]
    actions: tuple[SupportAction, ...]
    review_on: Date
    strengths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The child in their own words, on one page."""

    like_about_me: tuple[str, ...] = ()
    important_to_me: tuple[str, ...] = ()
    how_to_help: tuple[str, ...] = ()
    how_i_talk: str | None = None
    written_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleTarget:
    """One target of a term."""

    outcome: str
    text: str
    start: str | None = None
    help: str | None = None
    result: str | None = None
    impact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One term of targets: assess, plan, do, review."""

    term: str
    starts_on: Date
    review_on: Date
    targets: tuple[CycleTarget, ...]
    next_step: str | None = None
    why_next_step: str | None = None
    attendance_percent: float | None = None
    days_suspended: float | None = None
    risk_of_exclusion: bool = False
    taught_by: str | None = None
    coordinated_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one provision costs."""

    provision: str
    pounds_per_hour: float
    hours_per_week: float
    what: str | None = None
    weeks_per_year: int | None = None
    shared_by: int | None = None
    paid_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer in a feedback call."""

    question: str
    score: int
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A call to the family after the final plan."""

    on: Date
    by: str
    answers: tuple[Answer, ...] = ()
    with_whom: str | None = None
    satisfaction: int | None = None
    themes: tuple[str, ...] = ()
    went_well: str | None = None
    could_be_better: str | None = None
    follow_up: tuple[str, ...] = ()
