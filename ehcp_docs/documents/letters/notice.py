"""Whether a review meeting can still be announced: everyone has two weeks' notice, and the right people are asked.

Regulation 20 of the SEND Regulations 2014 says whom to invite, and asks for “at least two weeks' notice”. The
clock counts clear days, which is safe; exactly two weeks may do, so only what is later is refused here, and what is
tight is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from typing import Final

from ehcp_docs.case.model import Case
from ehcp_docs.case.people import Professional
from ehcp_docs.case.steps import Meeting
from ehcp_docs.documents.catalogue import Document
from ehcp_docs.documents.letters.addressees import plain
from ehcp_docs.errors import Fault
from ehcp_docs.statute.calendar import in_words
from ehcp_docs.statute.read import statute
from ehcp_docs.statute.workdays import Desk, working_day

_BY_POST: Final = 2
"""Working days that first class post takes, as the courts presume it."""
_LIMITS: Final = ("T10", "T10.papers")
_MUST_COME: Final = {
    "the head or principal of the setting": ("setting",),
    "a health professional": ("health_commissioner", "health_adviser"),
    "a social care officer": ("social_care", "social_care_adviser"),
}


def invited(case: Case, meeting: str) -> tuple[Professional, ...]:
    """The professionals of the case whom the list of people invited to that meeting names."""
    found = case.appointment(meeting)
    return tuple(one for one in case.professionals if found and _is_invited(one, found))


def latest_day(meeting: Meeting) -> Date:
    """The last day on which notice of the meeting can be argued to be in time (T10)."""
    return meeting.on - statute().length("T10", "review_meeting", meeting.on)


def notice_faults(wanted: Document, case: Case) -> Iterator[Fault]:
    """A fault where the letter would come too late for the meeting, or the law's people are not asked."""
    meeting = case.appointment(wanted.meeting) if wanted.meeting else None
    if meeting is None or wanted.deadline not in _LIMITS:
        return
    latest = latest_day(meeting)
    if case.letter_date > latest:
        message = "The meeting is less than two weeks after the day of the letter."
        hint = f"The law asks for at least two weeks' notice: send it by {in_words(latest)}, or move the meeting."
        yield Fault(place="case: /meetings", message=message, hint=hint, code="notice")
    if meeting.advice_by and meeting.advice_by > latest:
        message = "The advice is asked for too late: everyone must have it two weeks before the meeting."
        hint = f"Ask for it by {in_words(latest)} or earlier, or move the meeting."
        yield Fault(place="case: /meetings/advice_by", message=message, hint=hint, code="notice")
    roles = {one.role for one in invited(case, wanted.meeting)}
    for who, among in _MUST_COME.items():
        if not roles & set(among):
            message = f"Nobody is invited as {who}, whom regulation 20 asks for."
            hint = "Add the person to professionals, and the name to invited."
            yield Fault(place="case: /meetings/invited", message=message, hint=hint, code="invited")
    names = [plain(one.name) for one in case.professionals]
    for number, line in enumerate(meeting.invited, 1):
        if not any(name in plain(line) for name in names):
            message = f"Number {number} of the people invited is not among the professionals of the case."
            hint = "Add the person to professionals, so that the letter can go there."
            yield Fault(place="case: /meetings/invited", message=message, hint=hint, code="invited")


def notice_warnings(wanted: Document, case: Case) -> Iterator[Fault]:
    """What may not be two weeks' notice: a letter, or its delivery by post, that leaves two weeks or less.

    “At least two weeks' notice” is safe with two weeks clear of both days; exactly two can be argued (see T10 in
    ``statute.yaml``). A letter by first class post is taken to arrive on the second working day after it is posted.
    """
    meeting = case.appointment(wanted.meeting) if wanted.meeting else None
    if meeting is None or wanted.deadline not in _LIMITS or case.letter_date > latest_day(meeting):
        return
    latest, place = latest_day(meeting), "case: /meetings"
    safe = latest - timedelta(days=1)
    if case.letter_date == latest:
        message = "The letter is of the day exactly two weeks before the meeting: that may not be “at least two weeks”."
        hint = f"{in_words(safe)} would have been safe. Move the meeting, or have a person judge it."
        yield Fault(place=place, message=message, hint=hint, code="notice-tight")
    arrives = working_day(case.letter_date, _BY_POST, Desk.ENGLAND_AND_WALES, with_event=False)
    if arrives > safe and _is_posted(wanted, case):
        day = in_words(arrives)
        message = (
            f"By first class post the letter arrives on {day}, without two clear weeks before the meeting."
        )
        hint = "Send it by email or by hand, so that it is there today; or move the meeting."
        yield Fault(place=place, message=message, hint=hint, code="notice-by-post")


def _is_posted(wanted: Document, case: Case) -> bool:
    """Whether anyone who gets the letter gets it by post."""
    families = any(not person.by_email for person in case.recipients)
    return families or any(one.address for one in invited(case, wanted.meeting))


def _is_invited(one: Professional, meeting: Meeting) -> bool:
    return any(plain(one.name) in plain(line) for line in meeting.invited)
