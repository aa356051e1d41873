"""Everything that letters, forms and the clock need to know beyond the plan, as frozen values.

Built only from validated data. Names and structure follow ``schemas/case.schema.json``, where each field's
meaning is written; a test holds them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from types import MappingProxyType
from typing import Any

from ehcp_docs.case.help import (
    Amendment,
    Cost,
    Cycle,
    Ending,
    Feedback,
    PersonalBudget,
    Placement,
    Profile,
    Review,
    SupportPlan,
)
from ehcp_docs.case.people import (
    CaseAuthority,
    CaseChild,
    Letterhead,
    MeetingContact,
    Professional,
    Recipient,
    Service,
)
from ehcp_docs.case.steps import (
    AdviceRequest,
    Appeal,
    Arrangement,
    Consultation,
    Decision,
    Disclosure,
    DraftService,
    Event,
    LimitException,
    Meeting,
    Move,
    Panel,
    Transfer,
)
from ehcp_docs.plan.model import Officer


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One child's case: its people, its steps and its facts."""

    schema_version: str
    reference: str
    letter_date: Date
    recipients: tuple[Recipient, ...]
    confidential_addresses: tuple[str, ...] = ()
    letterhead: Letterhead = field(default_factory=Letterhead)
    officer: Officer | None = None
    draft: DraftService = field(default_factory=DraftService)
    meeting: MeetingContact | None = None
    advice_service: Service | None = None
    local_offer: str | None = None
    schools_and_colleges: str | None = None
    personal_budgets: str | None = None
    child: CaseChild | None = None
    authority: CaseAuthority | None = None
    manager: Officer | None = None
    professionals: tuple[Professional, ...] = ()
    mediation: Service | None = None
    mediation_officer: Officer | None = None
    disagreement_service: Service | None = None
    complaints: str | None = None
    events: tuple[Event, ...] = ()
    exceptions: tuple[LimitException, ...] = ()
    requested_by: str | None = None
    decisions: tuple[Decision, ...] = ()
    advice_requests: tuple[AdviceRequest, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    review: Review | None = None
    placement: Placement | None = None
    personal_budget: PersonalBudget | None = None
    support_plan: SupportPlan | None = None
    profile: Profile | None = None
    transfer: Transfer | None = None
    move: Move | None = None
    appeal: Appeal | None = None
    ending: Ending | None = None
    arrangement: Arrangement | None = None
    cycle: Cycle | None = None
    panel: Panel | None = None
    views_by: Date | None = None
    family_papers: tuple[str, ...] = ()
    feedback: Feedback | None = None
    amendments: tuple[Amendment, ...] = ()
    costs: tuple[Cost, ...] = ()
    school_first_pounds: float | None = None
    disclosures: tuple[Disclosure, ...] = ()
    enclosures: tuple[str, ...] = ()
    local: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def professional(self, id: str) -> Professional | None:
        """The professional of that id."""
        return next((one for one in self.professionals if one.id == id), None)

    def decision(self, about: str) -> Decision | None:
        """The latest decision of that kind; of two made on one day the later in the file."""
        found = [one for one in self.decisions if one.about == about]
        return max(found, key=lambda one: one.made_on, default=None) if found else None

    def appointment(self, kind: str) -> Meeting | None:
        """The latest meeting of that kind."""
        return max((one for one in self.meetings if one.kind == kind), key=lambda one: one.on, default=None)
