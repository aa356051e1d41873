"""Whether the covering letter of a draft plan can be written (L09): what is missing, and what forbids it.

Every check reports in plain words, with the place in the case or the plan, and all of them at once. Nothing
of what the files say about a child stands in a message.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date

from ehcp_docs.case.model import Case
from ehcp_docs.case.people import MeetingContact
from ehcp_docs.documents.letters.addressees import addressee_faults, confidentiality_faults, subject_of
from ehcp_docs.errors import Fault
from ehcp_docs.plan.model import Plan, Status
from ehcp_docs.statute.calendar import in_words
from ehcp_docs.statute.limits import Due
from ehcp_docs.statute.read import statute


def completed(plan: Plan, case: Case) -> Case:
    """The case with what it leaves out and the plan knows: officer, letterhead, local offer."""
    head, authority = case.letterhead, plan.authority
    lines = tuple(part.strip() for part in (authority.address or "").split(",") if part.strip())
    head = replace(
        head,
        address=head.address or lines,
        phone=head.phone or authority.phone,
        email=head.email or authority.email,
    )
    officer = case.officer or authority.officer
    meeting = case.meeting
    if meeting is None and officer is not None:
        meeting = MeetingContact(name=officer.name, phone=officer.phone, email=officer.email)
    return replace(
        case,
        letterhead=head,
        officer=officer,
        meeting=meeting,
        local_offer=case.local_offer or authority.website,
    )


def draft_letter_faults(plan: Plan, case: Case) -> list[Fault]:
    """Everything that keeps the letter from being written, for a case that `completed` has filled up."""
    faults = [*_plan_faults(plan), *_missing(plan, case), *_date_faults(plan, case)]
    if case.reference != plan.reference:
        message = "The case is about another plan than this one: the references differ."
        hint = "Check that case and plan belong together."
        faults.insert(0, _fault("case: /reference", message, hint, "identity"))
    who = subject_of(plan)
    return [*faults, *addressee_faults(who, case), *confidentiality_faults(who, case)]


def reply_limit(served_on: Date) -> Due:
    """The time to reply to a draft served on that day (regulation 13(1), SEND Regulations 2014)."""
    return statute().due("T5", {"draft_served": served_on})


def _plan_faults(plan: Plan) -> Iterator[Fault]:
    place, code = "plan: /status", "not-a-draft"
    if plan.status is Status.AMENDED_DRAFT:
        message = "This is an amended draft. Its letter is the notice of proposed amendments, not this one."
        yield _fault(place, message, "The letter for an amended draft is not part of ehcp-docs yet.", code)
    elif plan.status is not Status.DRAFT:
        message = f"The plan is not a draft: its status is {plan.status}."
        yield _fault(place, message, "This letter goes with a draft plan only.", code)
    if plan.sections.I.placements:
        message = "Section I names a setting or a type of setting; a draft must not (section 38(5))."
        hint = "Empty Section I of the draft."
        yield _fault("plan: /sections/I/placements", message, hint, "placement-named")
    if not plan.sections.K.advice:
        message = "Section K lists no advice; the draft goes out with the advice that it rests on."
        yield _fault("plan: /sections/K/advice", message, "List the advice in Section K.", "missing")


def _missing(plan: Plan, case: Case) -> Iterator[Fault]:
    officer, service, meeting, head = case.officer, case.advice_service, case.meeting, case.letterhead
    facts = [
        (case.draft.served_on, "/draft/served_on", "The day on which the draft plan is served"),
        (case.draft.method, "/draft/method", "How the draft plan is served"),
        (officer, "/officer", "The officer whom the family can ask"),
        (officer is None or officer.role, "/officer/role", "What the officer does (role)"),
        (officer is None or officer.phone or officer.email, "/officer", "The officer's telephone or email"),
        (meeting is None or meeting.phone or meeting.email, "/meeting", "How to ask for a meeting"),
        (service, "/advice_service", "The information, advice and support service (SENDIASS)"),
        (service is None or service.phone or service.email, "/advice_service", "That service's contact"),
        (head.address, "/letterhead/address", "The authority's address"),
        (head.phone or head.email, "/letterhead", "The authority's telephone or email"),
        (case.local_offer, "/local_offer", "Where the local offer can be read"),
        (case.schools_and_colleges, "/schools_and_colleges", "Where to find schools and colleges"),
        (case.personal_budgets, "/personal_budgets", "Where to read about personal budgets"),
    ]
    for value, place, words in facts:
        if not value:
            yield _fault(f"case: {place}", f"{words} is missing.", "Add it to the case.", "missing")


def _date_faults(plan: Plan, case: Case) -> Iterator[Fault]:
    served, place = case.draft.served_on, "case: /draft/served_on"
    if served is None:
        return
    if served < case.letter_date:
        yield _fault(place, "The draft is served before the letter's own date.", "Check both dates.", "date")
    elif served == case.letter_date and case.draft.method is not None and case.draft.method.is_post:
        hint = "Give the day on which the post delivers it in the ordinary course."
        yield _fault(place, "A letter by post is not served on the day on which it is written.", hint, "date")
    if plan.dates.draft_issued is not None and served < plan.dates.draft_issued:
        yield _fault(place, "The draft is served before the date on the draft.", "Check both dates.", "date")
    end, limit = case.draft.representations_end, reply_limit(served)
    if end is not None and end < limit.last_day:
        hint = f"Give {in_words(limit.last_day)} or a later day, or leave it out."
        message = f"The last day to reply is earlier than the law's: {limit.sum}."
        yield _fault("case: /draft/representations_end", message, hint, "too-early")


def _fault(place: str, message: str, hint: str, code: str) -> Fault:
    return Fault(place=place, message=message, hint=hint, code=code)
