"""What the covering letter of a draft plan says (letter L09), and when it cannot be written.

The letter gives notice under section 38 of the Children and Families Act 2014 and regulation 13(1) of the
SEND Regulations 2014. Its sentences stand in ``templates/draft_plan_letter.docx``; here are the facts, and
the few words that differ between a letter to a parent and one to a young person. A letter that lacks a fact,
or holds a date that the law does not allow, is refused with all its faults at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as Date
from typing import TypeVar

from ehcp_docs.case.model import Case
from ehcp_docs.case.people import Recipient
from ehcp_docs.documents.letter_faults import completed, draft_letter_faults, reply_limit
from ehcp_docs.documents.letters.fields import ContactView, HeadView, RecipientView
from ehcp_docs.documents.letters.heads import contact, family, head, spelled_out
from ehcp_docs.errors import Fault, PlanInvalid
from ehcp_docs.plan.model import Plan
from ehcp_docs.statute.calendar import days_after
from ehcp_docs.statute.read import statute

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLetterView:
    """Everything that the letter's template can use."""

    letterhead: HeadView
    """The authority, and how to reach it."""
    to: RecipientView
    """Who the letter goes to."""
    about: str | None
    """The child's full name; none in a letter to the young person."""
    about_self: bool
    """Whether the letter goes to the young person whom the plan is about."""
    name_or_you: str
    """"Amina", or "you"."""
    names_or_your: str
    """"Amina’s", or "your"."""
    reference: str
    """Reference of the plan."""
    letter_date: Date
    """The day of the letter."""
    served_on: Date
    """The day on which the draft reaches the family: day one of the 15."""
    reply_by: Date
    """The last day to reply: the law's, or a later one that the authority allows."""
    reply_sum: str
    """How the law's last day to reply was counted. For the file, not for the letter."""
    day_after_reply: Date
    """The first day on which the authority may go on without a reply."""
    final_by: Date | None
    """The last lawful day for the final plan; none when it is not known or an exception is relied on."""
    final_late: bool
    """Whether that day comes before the family's time to reply is over."""
    meeting: ContactView
    """Whom to ask for a meeting."""
    officer: ContactView
    """Who signs and answers questions."""
    advice_service: ContactView
    """The information, advice and support service."""
    local_offer: str
    """Where the local offer can be read."""
    schools_and_colleges: str
    """Where to find schools and colleges."""
    personal_budgets: str
    """Where to read about personal budgets."""
    interpreter: str | None
    """The language for which the person needs an interpreter."""
    enclosures: tuple[str, ...]
    """What goes with the letter, the draft plan first."""


def letter_view(plan: Plan, case: Case, *, recipient: int | None = None) -> DraftLetterView:
    """The letter to that recipient of the case, counted from 0; to the only one where there is one.

    Raises PlanInvalid with every fact that is missing and every fact that forbids the letter.
    """
    case = completed(plan, case)
    faults = draft_letter_faults(plan, case)
    if recipient is None and len(case.recipients) == 1:
        recipient = 0
    if recipient not in range(len(case.recipients)):
        message = f"It is not clear which of the {len(case.recipients)} recipients this letter is for."
        hint = "Choose one by its number."
        faults.append(Fault(place="case: /recipients", message=message, hint=hint, code="recipient"))
    if faults:
        number = "one thing is" if len(faults) == 1 else f"{len(faults)} things are"
        message = f"The covering letter of the draft plan cannot be written: {number} missing or wrong."
        raise PlanInvalid(message, faults=faults)
    return _view(plan, case, case.recipients[recipient or 0])


def letter_views(plan: Plan, case: Case) -> tuple[DraftLetterView, ...]:
    """A letter for each recipient of the case.

    Raises PlanInvalid as letter_view does.
    """
    return tuple(letter_view(plan, case, recipient=number) for number in range(len(case.recipients)))


def _view(plan: Plan, case: Case, person: Recipient) -> DraftLetterView:
    served_on, called = _known(case.draft.served_on), plan.child.called
    limit = reply_limit(served_on)
    reply_by = case.draft.representations_end or limit.last_day
    day_after = days_after(reply_by, 1)
    final_by = _final_by(plan)
    officer, meeting, service = _known(case.officer), _known(case.meeting), _known(case.advice_service)
    return DraftLetterView(
        letterhead=head(plan.authority.name, case.letterhead),
        to=family(person),
        about=None if person.about_self else plan.child.name,
        about_self=person.about_self,
        name_or_you="you" if person.about_self else called,
        names_or_your="your" if person.about_self else f"{called}’s",
        reference=plan.reference,
        letter_date=case.letter_date,
        served_on=served_on,
        reply_by=reply_by,
        reply_sum=limit.sum,
        day_after_reply=day_after,
        final_by=final_by,
        final_late=final_by is not None and final_by < day_after,
        meeting=contact(meeting),
        officer=replace(contact(officer), role=spelled_out(officer.role)),
        advice_service=replace(contact(service), website=service.website),
        local_offer=_known(case.local_offer),
        schools_and_colleges=_known(case.schools_and_colleges),
        personal_budgets=_known(case.personal_budgets),
        interpreter=person.interpreter,
        enclosures=tuple(_enclosures(plan, case, person)),
    )


def _final_by(plan: Plan) -> Date | None:
    """The last day for the final plan, unless an exception takes the limit away (regulation 13(3))."""
    if plan.dates.request_received is None or plan.exceptions:
        return None
    return statute().due("T7", {"request_received": plan.dates.request_received}).last_day


def _enclosures(plan: Plan, case: Case, person: Recipient) -> Iterator[str]:
    yield "The draft plan" + (f", version {plan.version}" if plan.version else "")
    advice = ", ".join(f"{item.id} {item.title}" for item in plan.sections.K.advice)
    yield f"The advice that it rests on: {advice}"
    yield from case.enclosures
    if person.large_print:
        yield "This letter and the draft plan in large print"
    if person.language:
        yield f"This letter in {person.language}"
    if person.format:
        yield f"This letter as {person.format}"


def _known(value: T | None) -> T:
    """A fact that draft_letter_faults has found to be there."""
    assert value is not None
    return value
