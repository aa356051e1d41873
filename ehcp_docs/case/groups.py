"""Which group of fields of the schema each class of a case stands for: where the meaning of its fields is read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from ehcp_docs.case import help, people, steps
from ehcp_docs.case.model import Case
from ehcp_docs.plan.schema import definitions

GROUPS: Final[Mapping[str, type[Any]]] = MappingProxyType(
    {
        "recipient": people.Recipient,
        "professional": people.Professional,
        "child": people.CaseChild,
        "authority": people.CaseAuthority,
        "letterhead": people.Letterhead,
        "meeting": people.MeetingContact,
        "advice_service": people.Service,
        "service": people.Service,
        "draft": steps.DraftService,
        "event": steps.Event,
        "exception": steps.LimitException,
        "decision": steps.Decision,
        "advice_request": steps.AdviceRequest,
        "consultation": steps.Consultation,
        "case_meeting": steps.Meeting,
        "panel": steps.Panel,
        "transfer": steps.Transfer,
        "move": steps.Move,
        "appeal": steps.Appeal,
        "arrangement": steps.Arrangement,
        "disclosure": steps.Disclosure,
        "differing_view": help.DifferingView,
        "reviewed_outcome": help.ReviewedOutcome,
        "review": help.Review,
        "amendment": help.Amendment,
        "ending": help.Ending,
        "placement": help.Placement,
        "personal_budget_item": help.BudgetItem,
        "personal_budget": help.PersonalBudget,
        "support_action": help.SupportAction,
        "support_plan": help.SupportPlan,
        "profile": help.Profile,
        "cycle_target": help.CycleTarget,
        "cycle": help.Cycle,
        "cost": help.Cost,
        "answer": help.Answer,
        "feedback": help.Feedback,
    }
)
"""Each group of fields in ``schemas/case.schema.json`` with the class that holds it."""


def meanings(view: type[Any]) -> Mapping[str, str]:
    """What each field of a class of the case means, by its name, as the schema says; empty for other classes."""
    if view is Case:
        return _meanings("")
    group = next((group for group, cls in GROUPS.items() if cls is view), None)
    return _meanings(group) if group else MappingProxyType({})


@cache
def _meanings(group: str) -> Mapping[str, str]:
    said = {
        ("from_" if name == "from" else name): f"{field['title']}. {field['description']}"
        for name, field in definitions("case")[group]["properties"].items()
        if name != "$schema"
    }
    return MappingProxyType(said)
