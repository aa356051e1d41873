"""A letter on its day: what happens by its being sent, and dates in it that the law or its own day forbids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date as Date

from ehcp_docs.case.model import Case
from ehcp_docs.case.steps import Event, Method
from ehcp_docs.documents.catalogue import Document
from ehcp_docs.documents.letters.fields import LetterView
from ehcp_docs.errors import Fault
from ehcp_docs.statute.calendar import in_words

_NOTICE: Mapping[str, str] = {"T13": "amendment_notice_sent"}
"""The event that a letter with that time limit is, besides the decision that it tells."""


def as_sent(wanted: Document, case: Case) -> Case:
    """The case as it will be when the letter is sent: its decision notified, its notice given on that day.

    What the case itself records as sent stays as it is.
    """
    told = case.decision(wanted.decision.about) if wanted.decision else None
    if told is not None and told.sent_on is None:
        now = replace(told, sent_on=case.letter_date)
        case = replace(case, decisions=tuple(now if one is told else one for one in case.decisions))
    event = _NOTICE.get(wanted.deadline)
    if wanted.deadline == "T29" and case.appeal is not None and case.appeal.only_health:
        event = "health_alone_told"
    if event and not any(one.event == event for one in case.events):
        case = replace(case, events=(*case.events, Event(event=event, on=case.letter_date)))
    return case


def date_faults(wanted: Document, view: LetterView, known: Mapping[str, Date]) -> Iterator[Fault]:
    """Every date that comes too early for the family's rights, or too late for the law."""
    if wanted.deadline == "T13":
        yield from _reply_faults(view, known)
    ends, rights = view.ending.ends_on if view.ending else None, view.rights
    is_end = wanted.decision is not None and wanted.decision.about == "cease"
    if is_end and ends and rights and ends <= rights.appeal_by:
        message = f"The plan would end before the time for an appeal is over ({in_words(rights.appeal_by)})."
        yield _fault("/ending/ends_on", message, "Section 45(4) forbids that: choose a later day.")
    latest, review = view.due.review_moved, view.move.review_by if view.move else None
    if wanted.deadline == "T20" and latest and review and review > latest:
        message = f"The law asks for this review by {in_words(latest)} (regulation 15)."
        yield _fault("/move/review_by", message, "Choose an earlier day.")


def service_warnings(wanted: Document, case: Case) -> Iterator[Fault]:
    """Where the draft is served in one way and a person is written to in another: their days of service may differ."""
    method = case.draft.method
    if wanted.view != "draft_letter" or method is None:
        return
    for number, person in enumerate(case.recipients):
        if person.by_email is not (method is Method.EMAIL):
            how = "by email" if person.by_email else "by post or by hand"
            message = f"This person is written to {how}, and the draft is served in another way."
            hint = "Check that the day of service holds for them: the 15 days begin with it."
            yield Fault(place=f"case: /recipients/{number}", message=message, hint=hint, code="service")


def _reply_faults(view: LetterView, known: Mapping[str, Date]) -> Iterator[Fault]:
    served, least = known.get("amendment_notice_served"), view.due.reply_to_amendments
    if served is None or served < view.letter_date:
        message = "The day on which the notice of amendments is served is missing: none is on or after the letter's day."
        hint = "Add the event amendment_notice_served, with the day on which the letter arrives."
        yield Fault(place="case: /events", message=message, hint=hint, code="missing")
    elif least and view.reply_by and view.reply_by < least:
        message = f"The family has at least 15 days to answer, until {in_words(least)}."
        yield _fault("/draft/representations_end", message, "Give that day or a later one.")


def _fault(place: str, message: str, hint: str) -> Fault:
    return Fault(place=f"case: {place}", message=message, hint=hint, code="date")
