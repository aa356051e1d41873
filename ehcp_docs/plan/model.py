"""What a plan is, as frozen values built only from data that passed the schema.

Names and structure follow ``schemas/plan.schema.json``, where each field's meaning is written; a test holds
the two together. Section letters are attributes (``plan.sections.B``) because the law names them so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date as Date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from ehcp_docs.plan.persons import Authority as Authority
from ehcp_docs.plan.persons import Child as Child
from ehcp_docs.plan.persons import Contact as Contact
from ehcp_docs.plan.persons import Contributor as Contributor
from ehcp_docs.plan.persons import Officer as Officer
from ehcp_docs.plan.persons import Parent as Parent


class Status(StrEnum):
    """Where a plan stands; each status asks different things of it."""

    DRAFT = "draft"
    FINAL = "final"
    AMENDED_DRAFT = "amended_draft"
    AMENDED_FINAL = "amended_final"

    @property
    def is_draft(self) -> bool:
        """Whether the plan is still open to representations."""
        return self in (Status.DRAFT, Status.AMENDED_DRAFT)

    @property
    def is_amended(self) -> bool:
        """Whether the plan amends an earlier one."""
        return self in (Status.AMENDED_DRAFT, Status.AMENDED_FINAL)


class Area(StrEnum):
    """The four broad areas of need (Code of Practice 6.28 to 6.35), and health and social care."""

    COMMUNICATION_INTERACTION = "communication_interaction"
    COGNITION_LEARNING = "cognition_learning"
    SEMH = "semh"
    SENSORY_PHYSICAL = "sensory_physical"
    HEALTH = "health"
    SOCIAL_CARE = "social_care"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The dates on which the time limits rest."""

    request_received: Date | None = None
    decision_to_assess: Date | None = None
    decision_to_issue: Date | None = None
    draft_issued: Date | None = None
    final_issued: Date | None = None
    first_plan_issued: Date | None = None
    review_meeting: Date | None = None
    last_review: Date | None = None
    amendment_notice: Date | None = None
    review_due: Date | None = None
    phase_transfer: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exception20Weeks:
    """An exception to the 20-week limit that the authority relies on (regulation 13(3))."""

    limb: str
    reason: str
    from_: Date | None = None
    to: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A step in the making of the plan."""

    date: Date
    what: str
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityCheck:
    """A check of the plan's quality by a named person."""

    date: Date
    by: str
    role: str | None = None
    result: str | None = None
    actions_closed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A block of Section A: one person's views on one topic."""

    id: str
    topic: str
    paragraphs: tuple[str, ...]
    heading: str | None = None
    whose: str | None = None
    author: str | None = None
    method: str | None = None
    date: Date | None = None
    horizon: str | None = None
    direct_words: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nil:
    """The statement that nothing was identified, and who says so."""

    statement: str
    according_to: str | None = None
    date: Date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One need of Section B, C or D."""

    id: str
    area: Area
    text: str
    title: str | None = None
    strengths: str | None = None
    preparing_for_adulthood: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What should be reached on the way to an outcome."""

    text: str
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One outcome of Section E."""

    id: str
    text: str
    by: str | None = None
    by_date: Date | None = None
    baseline: str | None = None
    kind: str | None = None
    steps: tuple[Step, ...] = ()
    needs: tuple[str, ...] = ()
    aspirations: tuple[str, ...] = ()
    pfa: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """A provision taken apart; the sentence binds, the elements say the same."""

    what: str | None = None
    who: str | None = None
    qualification: str | None = None
    times: float | None = None
    per: str | None = None
    minutes: float | None = None
    hours_per_week: float | None = None
    weeks_per_year: int | None = None
    group_min: int | None = None
    group_max: int | None = None
    where: str | None = None
    when: str | None = None
    delivery: str | None = None
    start: Date | None = None
    end: Date | None = None
    review: str | None = None
    flexibility: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One provision of Section F, G, H1 or H2."""

    id: str
    text: str
    title: str | None = None
    kind: str | None = None
    elements: Elements | None = None
    needs: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    direct_payment: bool = False
    agreed_by: str | None = None
    agreed_on: Date | None = None
    pfa: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A setting, or a type of setting, in Section I."""

    type: str
    name: str | None = None
    urn: str | None = None
    ukprn: str | None = None
    from_: Date | None = None
    to: Date | None = None
    attendance: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetItem:
    """One amount of a personal budget."""

    provision: tuple[str, ...]
    amount_pounds: float
    arrangement: str
    needs: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    period: str | None = None
    managed_by: str | None = None
    agreed_on: Date | None = None
    review_on: Date | None = None
    flexibility: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A piece of advice in Section K."""

    id: str
    title: str
    kind: str | None = None
    author: str | None = None
    role: str | None = None
    date: Date | None = None
    agreed_sufficient: bool = False
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotObtained:
    """A kind of advice that was not obtained, and why."""

    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionA:
    """Views, interests and aspirations."""

    views: tuple[View, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsSection:
    """Section B, C or D."""

    needs: tuple[Need, ...] = ()
    nil: Nil | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionE:
    """Outcomes, and how progress is watched."""

    outcomes: tuple[Outcome, ...]
    arrangements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionSection:
    """Section F, G, H1 or H2."""

    provision: tuple[Provision, ...] = ()
    nil: Nil | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionI:
    """Placement; empty in a draft."""

    placements: tuple[Placement, ...]
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionJ:
    """Personal budget."""

    requested: bool
    statement: str | None = None
    items: tuple[BudgetItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionK:
    """Advice and information."""

    advice: tuple[Advice, ...]
    not_obtained: tuple[NotObtained, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """Sections A to K, by their letters."""

    A: SectionA
    B: NeedsSection
    C: NeedsSection
    D: NeedsSection
    E: SectionE
    F: ProvisionSection
    G: ProvisionSection
    H1: ProvisionSection
    H2: ProvisionSection
    I: SectionI  # noqa: E741 (the law's letter)
    J: SectionJ
    K: SectionK


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A short-term target, for about a term."""

    id: str
    outcome: str
    text: str
    start: Date | None = None
    review_by: Date | None = None
    success: str | None = None
    by_whom: str | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """Who signed the final plan, and when."""

    name: str
    role: str
    date: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole Education, Health and Care plan."""

    schema_version: str
    reference: str
    status: Status
    child: Child
    authority: Authority
    dates: Dates
    sections: Sections
    version: str | None = None
    parents: tuple[Parent, ...] = ()
    exceptions: tuple[Exception20Weeks, ...] = ()
    contacts: tuple[Contact, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    record: tuple[Event, ...] = ()
    quality_checks: tuple[QualityCheck, ...] = ()
    short_term_targets: tuple[Target, ...] = ()
    sign_off: SignOff | None = None
    local: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def needs(self) -> Iterator[tuple[str, Need]]:
        """Each need with the letter of its section, in plan order."""
        for letter in ("B", "C", "D"):
            for need in getattr(self.sections, letter).needs:
                yield letter, need

    def provision(self) -> Iterator[tuple[str, Provision]]:
        """Each provision with the letter of its section, in plan order."""
        for letter in ("F", "G", "H1", "H2"):
            for item in getattr(self.sections, letter).provision:
                yield letter, item

    def as_draft(self) -> Plan:
        """The same plan as a draft, unsigned: for a plan with faults, which must not look as if it were issued."""
        status = Status.AMENDED_DRAFT if self.status.is_amended else Status.DRAFT
        return replace(self, status=status, sign_off=None)

    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes of Section E, in plan order."""
        return self.sections.E.outcomes
