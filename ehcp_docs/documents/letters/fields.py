"""What the template of a letter, form or sheet can print: the fields, with their meanings.

One view serves every document of a case. The facts themselves are those of the case file, under the names
that they have there; what is added here is who is written to, how, and the dates that the law gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from ehcp_docs.case.help import (
    Amendment,
    Cycle,
    Ending,
    Feedback,
    PersonalBudget,
    Placement,
    Profile,
    Review,
    SupportPlan,
)
from ehcp_docs.case.steps import (
    AdviceRequest,
    Appeal,
    Arrangement,
    Consultation,
    Decision,
    Disclosure,
    LimitException,
    Meeting,
    Move,
    Panel,
    Transfer,
)
from ehcp_docs.documents.letters.due import DueView
from ehcp_docs.documents.letters.reviewed import ReviewedView
from ehcp_docs.documents.plan_fields import PlanView


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """The top of the letter."""

    authority: str
    """Name of the authority."""
    team: str | None
    """The team that writes."""
    address: tuple[str, ...]
    """Address lines of the authority."""
    phone: str | None
    """Telephone of the team."""
    email: str | None
    """Email of the team."""
    opening_hours: str | None
    """When the telephone is answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientView:
    """Who the letter goes to."""

    name: str
    """Full name."""
    address: tuple[str, ...]
    """Lines under the name, as they stand in the window; no postal ones in a letter by email."""
    dear: str
    """How the person is greeted."""
    email: str | None = None
    """Where the letter goes, where it goes by email."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """Somebody who can be asked."""

    name: str
    """Name of the person or service."""
    reach: str
    """"phone 01632 960104 or email r.penhale@ludmere.example.org"."""
    role: str | None = None
    """What the person does, spelled out."""
    website: str | None = None
    """Web address, of a service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterChild:
    """Who the letter is about."""

    name: str
    """Full name."""
    called: str
    """The name for running text."""
    date_of_birth: Date
    """Date of birth."""
    year_group: str | None
    """Year group, in words."""
    setting: str | None
    """The nursery, school or college now."""
    age: int
    """Age in years on the day of the letter."""
    in_year_9_or_later: bool
    """Whether reviews must look at preparing for adulthood (regulations 20 and 21)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsView:
    """The family's rights after a decision that can be appealed (regulation 32, SEND Regulations 2014)."""

    against: str
    """What can be appealed, as it is printed after “appeal against”."""
    certificate: bool
    """Whether a mediation certificate is needed before an appeal about this decision."""
    placement_only: bool
    """Whether an appeal about Section I alone is possible, for which no certificate is needed."""
    recommendations: bool
    """Whether the Tribunal can also look at health and social care in an appeal about this decision."""
    appeal_by: Date
    """The last day to appeal where there is no certificate: two months from this letter."""
    mediation_by: Date
    """The last day to contact the mediation adviser: two months from this letter."""
    mediation: ContactView
    """The mediation adviser."""
    officer: ContactView
    """Whom the family tells at the authority that they want mediation."""
    disagreement: ContactView
    """The independent service for resolving disagreements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostView:
    """What one provision costs in a year."""

    provision: str
    """Id of the provision."""
    what: str
    """What is paid for."""
    sum: str
    """The sum in words: 2.5 hours × 39 weeks × £17.50, shared by 3."""
    pounds: float
    """The amount for this child in a year."""
    paid_by: str
    """Who pays: setting, authority or health."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostsView:
    """The costed provision of a plan."""

    items: tuple[CostView, ...]
    """Each provision."""
    total: float
    """All of them in a year."""
    setting_total: float
    """What the setting would pay of them in a year."""
    school_first: float
    """What the setting pays first."""
    top_up: float
    """What the authority adds: the setting's provision above its own share."""
    authority_total: float
    """What the authority pays directly."""
    health_total: float
    """What health pays."""
    not_costed: tuple[str, ...]
    """Ids of provision in the plan without a cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedView:
    """One piece of advice that was asked for."""

    kind: str
    """The kind of advice, in words."""
    who: str
    """Who was asked: name and job title."""
    asked_on: Date
    """The day of the request."""
    received_on: Date | None
    """The day on which the advice came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineView:
    """One need of a plan in outline."""

    need: str
    """Number and short title of the need."""
    provision: tuple[str, ...]
    """Each provision for it, with its amount, in a line."""
    outcomes: tuple[str, ...]
    """Each outcome that answers it, with its date, in a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffGroup:
    """Provision of Section F that is given equally often, for the adults who give it."""

    when: str
    """How often, such as "Every day"."""
    words: str
    """Number and title of each, with who gives it and how long, parted by semicolons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterView:
    """Everything that the template of a letter, form or sheet can use."""

    letterhead: HeadView
    """The authority, and how to reach it."""
    to: RecipientView
    """Who the letter goes to."""
    about: str | None
    """The child's full name; none in a letter to the young person."""
    about_self: bool
    """Whether the letter goes to the young person whom the case is about."""
    to_family: bool
    """Whether the letter goes to the family rather than to somebody in their job."""
    child: LetterChild
    """Who the case is about."""
    name_or_you: str
    """"Amina", or "you"."""
    names_or_your: str
    """"Amina’s", or "your"."""
    is_or_are: str
    """"is" after the name, "are" after you."""
    has_or_have: str
    """"has" after the name, "have" after you."""
    reference: str
    """Reference of the case."""
    letter_date: Date
    """The day of the letter."""
    officer: ContactView | None
    """Who signs and answers questions."""
    manager: ContactView | None
    """Whom the family can ask instead of the officer."""
    advice_service: ContactView | None
    """The information, advice and support service."""
    local_offer: str | None
    """Where the local offer can be read."""
    schools_and_colleges: str | None
    """Where to find schools and colleges."""
    personal_budgets: str | None
    """Where to read about personal budgets."""
    complaints: str | None
    """Where to read how to complain."""
    requested_by: str | None
    """Who asked for the assessment."""
    request_received: Date | None
    """The day on which the request came."""
    due: DueView
    """The dates that the law gives."""
    rights: RightsView | None
    """The family's rights; none in a letter that must not carry them."""
    decision: Decision | None
    """The decision that the letter tells."""
    exception: LimitException | None
    """The exception to a time limit that the letter tells of."""
    usual_date: Date | None
    """The last day of that time limit, had there been no exception."""
    appointment: Meeting | None
    """The meeting that the letter is about."""
    advice: AdviceRequest | None
    """What the adviser is asked, in a letter to an adviser."""
    advice_kind: str | None
    """The kind of advice, in words."""
    advice_requests: tuple[AdviceRequest, ...]
    """Every piece of advice asked for."""
    asked: tuple[AskedView, ...]
    """The same, in words: for a table of who was asked and what came."""
    views_by: Date | None
    """The day by which the family's views help most."""
    family_papers: tuple[str, ...]
    """What the family wrote or sent."""
    consultation: Consultation | None
    """The consultation, in a letter to a setting that is asked."""
    placement: Placement | None
    """The setting that the plan names."""
    first_issued: Date | None
    """The day on which the plan was first issued."""
    amended_on: Date | None
    """The day of the amended final plan; none for a plan that was not amended."""
    review: Review | None
    """What the review meeting found."""
    reviewed: ReviewedView
    """What the review looks at: each need, outcome and provision of the plan."""
    amendments: tuple[Amendment, ...]
    """The amendments that are proposed."""
    reply_by: Date | None
    """The last day of the family's time to answer: the law's, or a later one that the authority allows."""
    personal_budget: PersonalBudget | None
    """What was agreed about a personal budget."""
    support_plan: SupportPlan | None
    """What services will do without a plan."""
    profile: Profile | None
    """The child in their own words."""
    transfer: Transfer | None
    """The move to the next phase."""
    move: Move | None
    """The move between authorities."""
    appeal: Appeal | None
    """Mediation or appeal."""
    conceded_on: Date | None
    """The day on which the Tribunal was told that the appeal is not opposed."""
    ending: Ending | None
    """Why the plan may end, and what follows."""
    arrangement: Arrangement | None
    """Education somewhere other than at a setting."""
    cycle: Cycle | None
    """One term of targets."""
    panel: Panel | None
    """The meeting that advised on the decision."""
    feedback: Feedback | None
    """The call after the final plan."""
    disclosures: tuple[Disclosure, ...]
    """Each time that the plan was shared."""
    costs: CostsView | None
    """What the provision of the plan costs."""
    staff_groups: tuple[StaffGroup, ...]
    """The provision of Section F by how often it is given, where the document is made from a plan."""
    plan: PlanView | None
    """The plan, where the document is made from one."""
    outline: tuple[OutlineView, ...]
    """The same plan in outline: a row for each need."""
    interpreter: str | None
    """The language for which the person needs an interpreter."""
    large_print: bool
    """Whether the person asked for large print."""
    enclosures: tuple[str, ...]
    """What goes with the letter."""
