"""The view of a letter, form or sheet: one for each person that it goes to, or a refusal with every fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from ehcp_docs.case.help import Placement
from ehcp_docs.case.model import Case
from ehcp_docs.case.people import Professional, Recipient
from ehcp_docs.case.steps import AdviceRequest, Consultation
from ehcp_docs.documents.catalogue import Document
from ehcp_docs.documents.letter_faults import completed
from ehcp_docs.documents.letters import heads
from ehcp_docs.documents.letters.addressees import (
    Subject,
    addressee_faults,
    confidentiality_faults,
    plain,
    subject_of,
)
from ehcp_docs.documents.letters.costs import costs_view
from ehcp_docs.documents.letters.dates import conceded_on, due_dates, known_days, last_day
from ehcp_docs.documents.letters.exceptions import exception_faults, told_exception, usual_date
from ehcp_docs.documents.letters.fields import AskedView, LetterChild, LetterView
from ehcp_docs.documents.letters.lacking import decision_faults, missing_facts, plan_faults
from ehcp_docs.documents.letters.notice import invited, notice_faults
from ehcp_docs.documents.letters.on_its_day import as_sent, date_faults
from ehcp_docs.documents.letters.outline import outline
from ehcp_docs.documents.letters.reviewed import reviewed
from ehcp_docs.documents.letters.rights import rights_faults, rights_view
from ehcp_docs.documents.letters.staff import staff_groups
from ehcp_docs.documents.plan_view import plan_view
from ehcp_docs.errors import Fault, PlanInvalid
from ehcp_docs.plan.days import age_at_start, age_on
from ehcp_docs.plan.model import Plan

ADVICE: Final = {
    "education": "educational advice",
    "medical": "medical advice",
    "psychological": "psychological advice",
    "social_care": "social care advice",
    "preparing_for_adulthood": "advice on preparing for adulthood",
    "requested_by_family": "the advice that the family asked us to get",
    "other": "advice",
}

_AS_IN_THE_CASE: Final = (
    "local_offer",
    "schools_and_colleges",
    "personal_budgets",
    "complaints",
    "requested_by",
    "advice_requests",
    "views_by",
    "family_papers",
    "review",
    "amendments",
    "personal_budget",
    "support_plan",
    "profile",
    "transfer",
    "move",
    "appeal",
    "ending",
    "arrangement",
    "cycle",
    "panel",
    "feedback",
    "disclosures",
)
"""Fields of the view that are those of the case, under the same names."""

_LATER_GROUPS: Final = ("Post-16", *(f"Year {number}" for number in range(9, 15)))
_AGE_IN_YEAR_9: Final = 13
"""Age on 31 August before Year 9."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Addressee:
    """Somebody who gets a document of their own, and what it is about for them."""

    person: Recipient | Professional
    advice: AdviceRequest | None = None
    consultation: Consultation | None = None


def letter_views(wanted: Document, case: Case, plan: Plan | None = None) -> tuple[LetterView, ...]:
    """A view of the document for each person whom it goes to; for one that goes to nobody, one for the file.

    Raises PlanInvalid with every fact that is missing and every fact that forbids the document.
    """
    case = completed(plan, case) if plan is not None else case
    faults = [*_identity_faults(case, plan), *plan_faults(wanted, plan), *decision_faults(wanted, case)]
    subject = _subject(case, plan)
    people = tuple(_addressees(wanted, case))
    if subject is None or not people:
        faults += [] if people else [_nobody(wanted)]
        raise _refusal(wanted, faults)
    if {"family", "parents"} & set(wanted.to):
        faults += addressee_faults(subject, case)
    faults += confidentiality_faults(subject, case)
    views = tuple(_view(wanted, case, plan, person) for person in people)
    faults += [fault for view in views for fault in missing_facts(wanted, view)]
    faults += rights_faults(wanted, case)
    faults += notice_faults(wanted, case)
    faults += date_faults(wanted, views[0], known_days(as_sent(wanted, case), plan))
    faults += exception_faults(views[0].exception, views[0].usual_date, case)
    faults += [fault for person in people for fault in _unreachable(person)]
    if faults:
        raise _refusal(wanted, faults)
    return views


def _refusal(wanted: Document, faults: list[Fault]) -> PlanInvalid:
    faults = list(dict.fromkeys(faults))
    number = "one thing is" if len(faults) == 1 else f"{len(faults)} things are"
    message = f"“{wanted.title}” ({wanted.id}) cannot be made: {number} missing or wrong."
    return PlanInvalid(message, faults=faults)


def _identity_faults(case: Case, plan: Plan | None) -> Iterator[Fault]:
    """Case and plan must be about one child; a case alone must say whom it is about, and who writes."""
    if plan is None:
        for value, place, words in (
            (case.child, "/child", "Who the case is about (child)"),
            (case.authority, "/authority", "The authority that writes"),
        ):
            if value is None:
                hint = "Add it to the case, or give the plan too (--plan)."
                yield Fault(place=f"case: {place}", message=f"{words} is missing.", hint=hint, code="missing")
        return
    if case.reference != plan.reference:
        message = "The case is about another plan than this one: the references differ."
        hint = "Check that case and plan belong together."
        yield Fault(place="case: /reference", message=message, hint=hint, code="identity")
    if case.child is None:
        return
    for field, one, other in (
        ("name", plain(case.child.name), plain(plan.child.name)),
        ("date_of_birth", case.child.date_of_birth, plan.child.date_of_birth),
    ):
        if one != other:
            message = "The case and the plan say different things about who this child is."
            hint = "Check that case and plan belong together, and correct the one that is wrong."
            yield Fault(place=f"case: /child/{field}", message=message, hint=hint, code="identity")


def _subject(case: Case, plan: Plan | None) -> Subject | None:
    if plan is not None:
        return subject_of(plan)
    if case.child is None or case.authority is None:
        return None
    child = case.child
    return Subject(
        name=child.name, date_of_birth=child.date_of_birth, lacks_capacity=child.lacks_capacity, parents=None
    )


def _addressees(wanted: Document, case: Case) -> Iterator[_Addressee]:
    """Everyone who gets one, in the order of the case."""
    for whom in wanted.to:
        if whom == "family":
            yield from (_Addressee(person=person) for person in case.recipients)
        elif whom == "parents":
            yield from (_Addressee(person=person) for person in case.recipients if not person.about_self)
        elif whom in ("advisers", "advisers_awaited"):
            for request in case.advice_requests:
                found = case.professional(request.professional)
                if found and (whom == "advisers" or request.received_on is None):
                    yield _Addressee(person=found, advice=request)
        elif whom in ("consulted", "consulted_awaited"):
            for asked in case.consultations:
                found = case.professional(asked.professional)
                if found and (whom == "consulted" or asked.received_on is None):
                    yield _Addressee(person=found, consultation=asked)
        elif whom == "invited":
            yield from (_Addressee(person=one) for one in invited(case, wanted.meeting))
        elif whom == "file":
            yield _Addressee(person=case.recipients[0])
        else:
            yield from (_Addressee(person=one) for one in case.professionals if one.role == whom)


def _nobody(wanted: Document) -> Fault:
    """The fault that there is nobody whom the document could go to."""
    words = {
        "parents": ("/recipients", "No parent or carer is written to, only the young person."),
        "advisers": ("/advice_requests", "Nobody is asked for advice."),
        "advisers_awaited": ("/advice_requests", "No advice is awaited."),
        "consulted": ("/consultations", "No setting is consulted."),
        "consulted_awaited": ("/consultations", "No setting's answer is awaited."),
    }
    roles = " or ".join(role.replace("_", " ") for role in wanted.to)
    place, message = words.get(
        wanted.to[0], ("/professionals", f"The case names nobody in the role of {roles}.")
    )
    hint = "Add who it is to professionals, and what they are asked."
    return Fault(place=f"case: {place}", message=message, hint=hint, code="missing")


def _unreachable(who: _Addressee) -> Iterator[Fault]:
    person = who.person
    if isinstance(person, Professional) and not person.address and not person.email:
        message = "There is neither an address nor an email for a professional who is written to."
        place = f"case: /professionals ({person.id})"
        yield Fault(place=place, message=message, hint="Add one of them.", code="missing")


def _view(wanted: Document, case: Case, plan: Plan | None, who: _Addressee) -> LetterView:
    person, told = who.person, as_sent(wanted, case)
    known = known_days(told, plan)
    exception = told_exception(wanted, case)
    due = due_dates(told, plan, asked_on=who.advice.asked_on if who.advice else None)
    if who.consultation is not None:
        sent = {"setting_consulted": who.consultation.sent_on}
        due = replace(due, consultation=who.consultation.reply_by or last_day("T6", sent))
    return LetterView(
        **_written(wanted, case, plan, person),
        **_contacts(case),
        **{name: getattr(case, name) for name in _AS_IN_THE_CASE},
        reference=case.reference,
        letter_date=case.letter_date,
        request_received=known.get("request_received"),
        due=due,
        rights=rights_view(wanted, case, due),
        decision=case.decision(wanted.decision.about) if wanted.decision else None,
        exception=exception,
        usual_date=usual_date(exception, known),
        appointment=case.appointment(wanted.meeting) if wanted.meeting else None,
        advice=who.advice,
        advice_kind=ADVICE[who.advice.kind] if who.advice else None,
        asked=tuple(_asked(case)),
        consultation=who.consultation,
        conceded_on=conceded_on(known),
        first_issued=known.get("first_plan_made"),
        amended_on=known.get("amended_plan_sent"),
        reviewed=reviewed(case, plan),
        placement=case.placement or _placement(plan),
        reply_by=case.draft.representations_end or due.reply_to_amendments or due.reply_to_draft,
        costs=costs_view(case, plan),
        staff_groups=staff_groups(plan) if plan is not None else (),
        plan=plan_view(plan) if plan is not None else None,
        outline=outline(plan) if plan is not None else (),
        interpreter=person.interpreter if isinstance(person, Recipient) else None,
        large_print=isinstance(person, Recipient) and person.large_print,
        enclosures=tuple(_enclosures(case, person)),
    )


def _written(
    wanted: Document, case: Case, plan: Plan | None, person: Recipient | Professional
) -> dict[str, Any]:
    """Who writes to whom about whom, and how the child is called there."""
    child = _child(case, plan)
    to_family = isinstance(person, Recipient) and wanted.to != ("file",)
    to_self = isinstance(person, Recipient) and person.about_self and to_family
    return {
        "letterhead": heads.head(_authority(case, plan), case.letterhead),
        "to": heads.family(person) if isinstance(person, Recipient) else heads.professional(person),
        "about": None if to_self else child.name,
        "about_self": to_self,
        "to_family": to_family,
        "child": child,
        "name_or_you": "you" if to_self else child.called,
        "names_or_your": "your" if to_self else f"{child.called}’s",
        "is_or_are": "are" if to_self else "is",
        "has_or_have": "have" if to_self else "has",
    }


def _contacts(case: Case) -> dict[str, Any]:
    """Whom the family can ask."""
    return {
        "officer": heads.officer(case.officer) if case.officer else None,
        "manager": heads.officer(case.manager) if case.manager else None,
        "advice_service": heads.service(case.advice_service) if case.advice_service else None,
    }


def _asked(case: Case) -> Iterator[AskedView]:
    for request in case.advice_requests:
        if who := case.professional(request.professional):
            yield AskedView(
                kind=ADVICE[request.kind],
                who=f"{who.name} ({who.title})" if who.title else who.name,
                asked_on=request.asked_on,
                received_on=request.received_on,
            )


def _authority(case: Case, plan: Plan | None) -> str:
    return plan.authority.name if plan is not None else _known(case.authority).name


def _placement(plan: Plan | None) -> Placement | None:
    """The setting that Section I names first, where the case does not say."""
    named = plan.sections.I.placements if plan is not None else ()
    return Placement(named=named[0].name, type=named[0].type, from_=named[0].from_) if named else None


def _child(case: Case, plan: Plan | None) -> LetterChild:
    who = plan.child if plan is not None else _known(case.child)
    group = who.year_group or ""
    return LetterChild(
        name=who.name,
        called=plan.child.called if plan is not None else who.preferred_name or who.name.split()[0],
        date_of_birth=who.date_of_birth,
        year_group=who.year_group,
        setting=who.setting,
        age=age_on(case.letter_date, who.date_of_birth),
        in_year_9_or_later=age_at_start(case.letter_date, who.date_of_birth) >= _AGE_IN_YEAR_9
        or group in _LATER_GROUPS,
    )


def _enclosures(case: Case, person: Recipient | Professional) -> Iterator[str]:
    yield from case.enclosures
    if not isinstance(person, Recipient):
        return
    if person.large_print:
        yield "This letter in large print"
    if person.language:
        yield f"This letter in {person.language}"
    if person.format:
        yield f"This letter as {person.format}"


def _known(value: T | None) -> T:
    """A fact that has been found to be there."""
    assert value is not None
    return value
