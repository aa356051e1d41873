"""The view of a plan that its Word templates print: ``plan_view(plan)``.

Everything that a template would otherwise have to decide is decided here or in the modules beside: what
belongs together, in which order, in which words. It takes no clock: ages and dates are those of the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Date

from ehcp_docs.documents.glossary import glossary
from ehcp_docs.documents.plan_annexes import section_i, section_j, section_k, target_view
from ehcp_docs.documents.plan_fields import (
    ChildView,
    EventView,
    MadeView,
    PersonView,
    PlanView,
    SignOffView,
    StatusView,
)
from ehcp_docs.documents.plan_links import PlanLinks
from ehcp_docs.documents.plan_national import national
from ehcp_docs.documents.plan_rows import NARROW, rows
from ehcp_docs.documents.plan_sections import needs_section, provision_section, section_a, section_e
from ehcp_docs.documents.plan_words import TYPES_OF_NEED, age_on, date_words, lines, upper_first, yes_no
from ehcp_docs.documents.section_fields import Line
from ehcp_docs.plan.model import Child, Contact, Contributor, Parent, Plan, QualityCheck, Status

__all__ = ["PlanView", "dated_on", "plan_view"]

STATUS = {
    Status.DRAFT: ("Draft", "Draft: not for issue"),
    Status.FINAL: ("Final", "Final"),
    Status.AMENDED_DRAFT: ("Amended draft", "Amended draft: not for issue"),
    Status.AMENDED_FINAL: ("Amended final", "Amended final"),
}
LIMBS = {
    "a": "School closed for four weeks or more",
    "b": "Early years provider closed",
    "c": "Exceptional personal circumstances",
    "d": "Away from the area for four weeks or more",
}
CLOSED = {
    None: "",
    True: "All that was found has been dealt with.",
    False: "Not all that was found has been dealt with yet.",
}
NOT_PRINTED = "Confidential: not printed"


def plan_view(plan: Plan) -> PlanView:
    """What the templates of whole plans print."""
    links = PlanLinks(plan=plan)
    sections = plan.sections
    return PlanView(
        reference=plan.reference,
        reference_line=f"{plan.reference}, version {plan.version}" if plan.version else plan.reference,
        version=plan.version or "",
        status=_status(plan),
        dated=date_words(dated_on(plan)) or "Not dated",
        review_due=_review_due(plan),
        authority=plan.authority.name,
        ask=_ask(plan),
        child=ChildView(
            name=plan.child.name, called=plan.child.called, likes_to_be_called=plan.child.preferred_name or ""
        ),
        cover=_cover(plan),
        details=_details(plan.child),
        family=tuple(_parent(parent, plan.child) for parent in plan.parents),
        people=tuple(_contact(contact) for contact in plan.contacts),
        A=section_a(links),
        B=needs_section(links, sections.B),
        C=needs_section(links, sections.C),
        D=needs_section(links, sections.D),
        E=section_e(links),
        F=provision_section(links, sections.F),
        G=provision_section(links, sections.G),
        H1=provision_section(links, sections.H1),
        H2=provision_section(links, sections.H2),
        I=section_i(plan),
        J=section_j(links),
        K=section_k(sections.K),
        targets=tuple(row for target in plan.short_term_targets for row in rows(target_view(links, target))),
        made=_made(plan),
        sign_off=_sign_off(plan),
        glossary=glossary(plan),
        national=national(links),
        local=plan.local,
    )


def dated_on(plan: Plan) -> Date | None:
    """The date on this version."""
    dates = plan.dates
    return {
        Status.DRAFT: dates.draft_issued,
        Status.FINAL: dates.final_issued,
        Status.AMENDED_DRAFT: dates.amendment_notice or dates.draft_issued,
        Status.AMENDED_FINAL: dates.final_issued,
    }[plan.status]


def _status(plan: Plan) -> StatusView:
    short, words = STATUS[plan.status]
    return StatusView(
        short=short,
        words=words,
        is_draft=plan.status.is_draft,
        is_amended=plan.status.is_amended,
        dated=", ".join(part for part in (short, date_words(dated_on(plan))) if part),
    )


def _review_due(plan: Plan) -> str:
    missing = "Set when the plan is final" if plan.status.is_draft else "Not stated"
    return date_words(plan.dates.review_due) or missing


def _ask(plan: Plan) -> str:
    officer, authority = plan.authority.officer, plan.authority
    if officer is None:
        parts = (authority.name, authority.phone, authority.email)
    else:
        role = f"{officer.name} ({officer.role})" if officer.role else officer.name
        parts = (role, officer.phone or authority.phone, officer.email or authority.email)
    return ", ".join(part for part in parts if part)


def _cover(plan: Plan) -> tuple[Line, ...]:
    child, day = plan.child, dated_on(plan)
    born = date_words(child.date_of_birth)
    age = f" (age on the date of this plan: {age_on(child.date_of_birth, day)})" if day else ""
    issued = "Draft sent" if plan.status.is_draft else "Issued"
    return lines(
        ("Date of birth", born + age),
        ("Version", plan.version),
        (issued, date_words(day) or "Not dated"),
        ("First plan made", date_words(plan.dates.first_plan_issued)),
        ("Review due", _review_due(plan)),
        ("Plan reference", plan.reference),
        ("Unique pupil number (UPN)", child.upn),
        ("Unique learner number", child.uln),
        ("NHS number", child.nhs_number),
        ("Local authority", plan.authority.name),
        ("Who to ask", _ask(plan)),
    )


def _details(child: Child) -> tuple[Line, ...]:
    out_of_year = ", taught outside the usual year group by agreement" if child.taught_out_of_year else ""
    return lines(
        ("Sex", child.sex),
        ("Pronouns", upper_first(child.pronouns or "")),
        ("Ethnicity", child.ethnicity),
        ("Religion or belief", child.religion),
        ("First language", child.first_language),
        ("Interpreter or format", child.interpreter),
        ("Home address", NOT_PRINTED if child.confidential_address else child.address),
        ("Taught now at", child.setting),
        ("Year group", f"{child.year_group}{out_of_year}" if child.year_group else ""),
        ("Looked after by the authority", yes_no(child.looked_after)),
        ("Social worker", child.social_worker),
        ("Who decides", _who_decides(child)),
        ("Primary need", TYPES_OF_NEED.get(child.primary_need or "", "")),
        ("Second need", TYPES_OF_NEED.get(child.secondary_need or "", "")),
    )


def _who_decides(child: Child) -> str:
    return {
        None: "",
        "has_capacity": f"{child.called} decides about this plan",
        "lacks_capacity": f"Someone acts for {child.called}, who lacks the mental capacity to decide",
    }[child.mental_capacity]


def _parent(parent: Parent, child: Child) -> PersonView:
    address = parent.address
    if address and child.confidential_address and child.address and _same_place(address, child.address):
        address = NOT_PRINTED
    return PersonView(
        name=parent.name,
        role=parent.relationship,
        lines=lines(
            ("Parental responsibility", yes_no(parent.parental_responsibility)),
            ("Address", address),
            ("Telephone", parent.phone),
            ("Email", parent.email),
            ("First language", parent.first_language),
            ("Interpreter or format", parent.interpreter),
        ),
    )


def _same_place(one: str, other: str) -> bool:
    """Whether two addresses may be one: the same postcode, and a word or number of house or street in common."""
    places = []
    for text in (one.upper(), other.upper()):
        postcode = re.search(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", text)
        street = re.findall(r"\w+", " ".join(text.split(",")[:2]))
        places.append((postcode.groups() if postcode else None, set(street)))
    (postcode_one, street_one), (postcode_other, street_other) = places
    return postcode_one == postcode_other and bool(street_one & street_other)


def _contact(contact: Contact) -> PersonView:
    return PersonView(
        name=contact.name,
        role="\n".join(part for part in (contact.role, contact.organisation) if part),
        lines=lines(("Telephone", contact.phone), ("Email", contact.email)),
    )


def _made(plan: Plan) -> MadeView:
    dates = plan.dates
    return MadeView(
        dates=lines(
            ("Request received", date_words(dates.request_received)),
            ("Decision to assess", date_words(dates.decision_to_assess)),
            ("Decision to issue a plan", date_words(dates.decision_to_issue)),
            ("First plan made", date_words(dates.first_plan_issued)),
            ("Review meeting", date_words(dates.review_meeting)),
            ("Last review completed", date_words(dates.last_review)),
            ("Notice of proposed amendments", date_words(dates.amendment_notice)),
            ("Draft sent", date_words(dates.draft_issued)),
            ("Final plan issued", "" if plan.status.is_draft else date_words(dates.final_issued)),
            ("Move to the next phase", date_words(dates.phase_transfer)),
            ("Review due", _review_due(plan)),
        ),
        exceptions=tuple(
            Line(label=LIMBS[one.limb], text=" ".join((one.reason, _period(one.from_, one.to))).strip())
            for one in plan.exceptions
        ),
        contributors=tuple(_contributor(one) for one in plan.contributors),
        record=_in_rows(
            EventView(date=date_words(one.date), what=one.what, who=one.who or "Not recorded")
            for one in plan.record
        ),
        checks=_in_rows(_check(one) for one in plan.quality_checks),
    )


def _check(one: QualityCheck) -> EventView:
    return EventView(
        date=date_words(one.date),
        what=" ".join(part for part in (one.result, CLOSED[one.actions_closed]) if part) or "Checked.",
        who="\n".join(part for part in (one.by, one.role) if part),
    )


def _in_rows(events: Iterable[EventView]) -> tuple[EventView, ...]:
    return tuple(row for event in events for row in rows(event, NARROW))


def _period(start: Date | None, end: Date | None) -> str:
    words = (f"from {date_words(start)}" if start else "", f"to {date_words(end)}" if end else "")
    between = " ".join(word for word in words if word)
    return f"({between})" if between else ""


def _contributor(one: Contributor) -> PersonView:
    return PersonView(name=one.name, role=one.role, lines=lines(("How", one.how)))


def _sign_off(plan: Plan) -> SignOffView | None:
    """Who signed; a draft carries no signature, whatever the data hold."""
    signed = plan.sign_off
    if signed is None or plan.status.is_draft:
        return None
    return SignOffView(name=signed.name, role=signed.role, date=date_words(signed.date))
