"""Which facts a document lacks: all at once, in the words of the schema, with their place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ehcp_docs.case.model import Case
from ehcp_docs.documents.catalogue import Document
from ehcp_docs.documents.letters.fields import LetterView
from ehcp_docs.documents.shapes import meanings_of
from ehcp_docs.errors import Fault
from ehcp_docs.plan.model import Plan

# Where a field of the view stands in the case file, when it has another name there.
_PLACES: Final = {
    "decision": "/decisions",
    "appointment": "/meetings",
    "exception": "/exceptions",
    "advice": "/advice_requests",
    "consultation": "/consultations",
    "due": "/events",
    "request_received": "/events",
    "reply_by": "/draft/served_on",
    "rights": "/mediation",
    "conceded_on": "/events",
}
_KINDS: Final = {
    "assess": "whether to assess",
    "issue": "whether there will be a plan",
    "placement": "on the setting that the plan names",
    "review": "after the review",
    "amend": "whether to amend",
    "cease": "whether to end the plan",
    "reassess": "whether to assess again",
    "early_review": "whether to review early",
    "personal_budget": "on the personal budget",
}


def decision_faults(wanted: Document, case: Case) -> Iterator[Fault]:
    """A fault where the decision that the letter tells was not made, or was another one."""
    if wanted.decision is None:
        return
    about, place = wanted.decision.about, "case: /decisions"
    decision, kinds = case.decision(about), " or ".join(wanted.decision.outcomes)
    if decision is None:
        hint = f'Add one with "about": "{about}" and "outcome": "{wanted.decision.outcomes[0]}".'
        yield Fault(
            place=place, message=f"The decision {_KINDS[about]} is missing.", hint=hint, code="missing"
        )
    elif decision.outcome not in wanted.decision.outcomes:
        message = f"The decision {_KINDS[about]} is “{decision.outcome}”; this letter tells of {kinds}."
        hint = "Choose the letter for that decision: ehcp documents list."
        yield Fault(place=place, message=message, hint=hint, code="decision")
    elif decision.made_on > case.letter_date:
        message = f"The decision {_KINDS[about]} is made after the day of the letter."
        yield Fault(place=place, message=message, hint="Check both dates.", code="date")


_ALWAYS: Final = ("officer", "officer.reach", "officer.role", "letterhead.address")
_FAMILY: Final = ("advice_service", "advice_service.reach", "local_offer")
"""What every letter prints, and every letter to the family besides: who can help."""


def plan_faults(wanted: Document, plan: Plan | None) -> Iterator[Fault]:
    """A fault where the plan is not of the kind that the letter goes with, or names no setting where it must."""
    if plan is None:
        if "plan" in wanted.needs:
            yield Fault(
                place="plan", message="The plan is missing.", hint="Give it with --plan.", code="missing"
            )
        return
    if wanted.plan_status and plan.status not in wanted.plan_status:
        kinds = " or ".join(f"“{status}”" for status in wanted.plan_status)
        message = f"The plan's status is “{plan.status}”; this letter goes with a plan that is {kinds}."
        hint = "Choose the letter for that plan: ehcp documents list."
        yield Fault(place="plan: /status", message=message, hint=hint, code="plan-status")
    elif wanted.plan_status and not plan.status.is_draft and not plan.sections.I.placements:
        message = "Section I names neither a setting nor a type of setting; a final plan must."
        yield Fault(
            place="plan: /sections/I", message=message, hint="Fill in Section I.", code="no-placement"
        )


def missing_facts(wanted: Document, view: LetterView) -> Iterator[Fault]:
    """Every fact that the document must have and the case does not give."""
    told: set[str] = set()
    common = () if wanted.to == ("file",) else (*_ALWAYS, *(_FAMILY if view.to_family else ()))
    for path in (*common, *wanted.facts):
        lacking = _first_empty(view, path)
        if lacking is None or lacking in told:
            continue
        told.add(lacking)
        message = f"Missing: {_meaning(lacking)}"
        yield Fault(place=f"case: {_place(lacking)}", message=message, hint=_hint(lacking), code="missing")


def _first_empty(view: object, path: str) -> str | None:
    """The path up to the first name on it that has nothing; None when all is there."""
    walked: list[str] = []
    value: Any = view
    for name in path.split("."):
        walked.append(name)
        value = getattr(value, name)
        if value is None or value == () or value == "":
            return ".".join(walked)
    return None


def _meaning(path: str) -> str:
    """What stands at the path, in the words of the schema or the view."""
    cls: Any = LetterView
    names = path.split(".")
    for name in names[:-1]:
        cls = _class_at(cls, name)
    words = meanings_of(cls).get(names[-1], "")
    return words if words.endswith(".") else f"{words}."


def _class_at(cls: type[Any], name: str) -> type[Any]:
    from ehcp_docs.documents.shapes import fields_of

    shape = fields_of(cls)[name]
    while shape.item is not None:
        shape = shape.item
    assert shape.view is not None, f"{name} has no fields"
    return shape.view


def _place(path: str) -> str:
    first, *rest = path.split(".")
    return "/".join((_PLACES.get(first, f"/{first}"), *(name.removesuffix("_") for name in rest)))


def _hint(path: str) -> str:
    return (
        "Add the event to the case."
        if path.startswith(("due", "request_received"))
        else "Add it to the case."
    )
