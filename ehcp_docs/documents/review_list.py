"""The list of reviews that a term asks of a setting (L20): made from many cases, one list for each who is told.

The Code of Practice (9.172) expects the authority to send each head or principal, two weeks before a term, the list of
the children whose reviews are due in it, and to tell the integrated care board and social care too. A list names
children, so each holds only those whom its reader is concerned with. Its sentences stand in ``templates/letters``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta
from typing import Final

from ehcp_docs.case.model import Case
from ehcp_docs.case.people import Professional
from ehcp_docs.documents.catalogue import Document
from ehcp_docs.documents.letter_faults import completed
from ehcp_docs.documents.letters import heads
from ehcp_docs.documents.letters.addressees import plain
from ehcp_docs.documents.letters.dates import after_meeting, due_dates, known_days
from ehcp_docs.documents.letters.due import DueView
from ehcp_docs.documents.letters.fields import ContactView, HeadView, RecipientView
from ehcp_docs.errors import Fault, PlanInvalid
from ehcp_docs.plan.days import age_at_start
from ehcp_docs.plan.model import Plan
from ehcp_docs.statute.calendar import in_words

_AGE_IN_YEAR_9: Final = 13
_YEAR: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledCase:
    """A case of the folder, with its plan where there is one."""

    label: str
    """Its file, for messages."""
    case: Case
    plan: Plan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCases:
    """The cases of an authority, and the days for which their reviews are listed."""

    cases: tuple[FiledCase, ...]
    letter_date: Date
    first: Date
    """First day of the term."""
    last: Date
    """Last day by which a meeting must be held to be listed: the term's last, or the day before the next term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReview:
    """One child whose review is due."""

    name: str
    """Full name."""
    year_group: str | None
    """Year group, in words."""
    setting: str
    """Nursery, school or college, as it signs itself."""
    reference: str
    """Reference of the plan."""
    officer: str | None
    """The officer of the case."""
    meet_by: Date
    """Last day for the meeting, so that the time for what follows it is left."""
    is_past: bool
    """Whether that day is over before the term begins."""
    complete_by: Date | None
    """Last day of the twelve months within which the review is complete (T9)."""
    meeting_on: Date | None
    """The day of the meeting, where one is arranged."""
    moves_on: Date | None
    """The day of the move to the next phase, where it is within a year."""
    moves_to: str | None
    """The next phase, as it is printed in a sentence."""
    amended_by: Date | None
    """Last day to amend the plan for that move (T17)."""
    in_year_9_or_later: bool
    """Whether the review must look at preparing for adulthood (regulations 20 and 21)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewListView:
    """Everything that the template of the list can use."""

    letterhead: HeadView
    """The authority, and how to reach it."""
    to: RecipientView
    """Who the list goes to."""
    to_setting: bool
    """Whether that is a head or principal, who holds the meetings."""
    organisation: str
    """The setting, board or service that is told."""
    about: str | None
    """Nobody: the list is about several children."""
    reference: str
    """What to quote: the list, not a child."""
    letter_date: Date
    """The day of the letter."""
    first: Date
    """First day of the term."""
    last: Date
    """Last day that is looked at."""
    reviews: tuple[ListedReview, ...]
    """Each review, the earliest day first."""
    officer: ContactView | None
    """Who signs and answers questions."""
    enclosures: tuple[str, ...]
    """What goes with the letter."""


def review_list_views(wanted: Document, found: ReviewCases) -> tuple[ReviewListView, ...]:
    """A list for each setting, board and service that has a review in these days.

    Raises PlanInvalid with every case of which it is not known whom to tell, or who writes.
    """
    listed = [(one, row) for one in found.cases if (row := listed_review(one, found))]
    faults = [*_order_faults(found), *_faults(listed), *_sender_faults(found)]
    groups = _groups(wanted, listed)
    faults += [fault for told in groups.values() for fault in _people_faults(told)]
    if not listed and not faults:
        message = f"No review is due from {in_words(found.first)} to {in_words(found.last)}."
        hint = "Check the days, and that the plans are given too (--plan)."
        faults = [Fault(place="cases", message=message, hint=hint, code="nothing")]
    if faults:
        number = "one thing is" if len(faults) == 1 else f"{len(faults)} things are"
        message = f"“{wanted.title}” ({wanted.id}) cannot be made: {number} missing or wrong."
        raise PlanInvalid(message, faults=faults)
    return tuple(_view(found, told) for told in groups.values())


def without_a_head(found: ReviewCases) -> Mapping[str, Fault]:
    """The cases, by their label, whose review is due and of which it is not known who holds it; the rest can be listed."""
    listed = [(one, row) for one in found.cases if (row := listed_review(one, found))]
    return {fault.place: fault for fault in _faults(listed)}


def review_list_warnings(wanted: Document, found: ReviewCases) -> Iterator[Fault]:
    """What should be looked at though it forbids no list: a late list, and cases that stand in none."""
    latest = found.first - timedelta(weeks=wanted.weeks_ahead)
    ahead = {1: "a week", 2: "two weeks"}.get(wanted.weeks_ahead, f"{wanted.weeks_ahead} weeks")
    if found.letter_date > latest:
        message = f"The list goes less than {ahead} before the term ({wanted.law.split(' for ')[0]})."
        yield Fault(
            place="list", message=message, hint=f"It should have gone by {in_words(latest)}.", code="late"
        )
    for one in found.cases:
        if (why := _why_not(one, found)) and not _is_before_plan(one):
            yield Fault(place=one.label, message=why, code="not-listed")


def listed_review(one: FiledCase, found: ReviewCases) -> ListedReview | None:
    """The review of that case as a row; None where none is due by then."""
    case, plan = one.case, one.plan
    if _why_not(one, found):
        return None
    known, due = known_days(case, plan), due_dates(case, plan)
    move = known.get("secondary_to_post_16") or known.get("phase_transfer")
    amended_by = due.transfer if move and found.letter_date < move <= found.last + _YEAR else None
    if amended_by and _is_amended(known, amended_by):
        amended_by = None
    complete_by = _complete_by(known, due)
    days = [
        complete_by - after_meeting("T12", complete_by) if complete_by else None,
        amended_by - after_meeting("T14", amended_by)
        if amended_by
        else None,  # so long before a move it must be held
    ]
    meet_by = min((day for day in days if day), default=None)
    if meet_by is None or meet_by > found.last:
        return None
    meeting = known.get("review_meeting")
    who = plan.child if plan is not None else case.child
    setting = _setting(case)
    assert who is not None
    return ListedReview(
        name=who.name,
        year_group=who.year_group,
        setting=(setting.organisation or setting.name) if setting else "",
        reference=case.reference,
        officer=officer.name if (officer := completed_case(one).officer) else None,
        meet_by=meet_by,
        is_past=meet_by < found.first,
        complete_by=complete_by,
        meeting_on=meeting if meeting and meeting > found.letter_date else None,
        moves_on=move if amended_by else None,
        moves_to=case.transfer.to if amended_by and case.transfer else None,
        amended_by=amended_by,
        in_year_9_or_later=age_at_start(found.first, who.date_of_birth) >= _AGE_IN_YEAR_9,
    )


def completed_case(one: FiledCase) -> Case:
    """The case with what it leaves out and its plan knows."""
    return completed(one.plan, one.case) if one.plan is not None else one.case


def _why_not(one: FiledCase, found: ReviewCases) -> str:
    """Why the case can be in no list, in words; empty where it can."""
    known = known_days(one.case, one.plan)
    if one.plan is None and one.case.child is None:
        return "Not listed: it has neither a plan nor the child’s name."
    if known.keys().isdisjoint({"first_plan_made", "last_review_completed"}):
        return "Not listed: it does not say when the plan was made or last reviewed."
    if "moved" in known and "plan_transferred" not in known:
        return "Not listed: the child moves to another authority."
    if "plan_ceased_notified" in known:
        return "Not listed: the plan is being ended."
    held, last = known.get("review_meeting"), known.get("last_review_completed")
    if held and held <= found.letter_date and (last is None or held > last):
        return f"Not listed: the meeting was held on {in_words(held)}, and the decision is to come."
    return ""


def _is_before_plan(one: FiledCase) -> bool:
    """Whether an assessment is under way: there is no plan whose review could be forgotten."""
    known = known_days(one.case, one.plan)
    return "request_received" in known and known.keys().isdisjoint(
        {"first_plan_made", "last_review_completed"}
    )


def _complete_by(known: Mapping[str, Date], due: DueView) -> Date | None:
    """The last day of the review; the first after a move between authorities has its own (T21)."""
    came, last = known.get("plan_transferred"), known.get("last_review_completed")
    return due.review_moved if came and (last is None or last < came) else due.review


def _is_amended(known: Mapping[str, Date], limit: Date) -> bool:
    """Whether the plan was amended for the move: within the year that ends with its limit."""
    sent = known.get("amended_plan_sent")
    return sent is not None and limit - _YEAR < sent <= limit


def _setting(case: Case) -> Professional | None:
    return next((one for one in case.professionals if one.role == "setting"), None)


_Listed = Sequence[tuple[FiledCase, ListedReview]]
_Told = list[tuple[Professional, FiledCase, ListedReview]]


def _groups(wanted: Document, listed: _Listed) -> dict[tuple[str, str], _Told]:
    """The reviews of each who is told, settings first.

    A setting is one whoever heads it; of a board or service each person sees only the children they are named for.
    """
    groups: dict[tuple[str, str], _Told] = {}
    for role in wanted.to:
        found = [
            (who, one, row)
            for one, row in listed
            for who in one.case.professionals
            if who.role == role and (role == "setting" or row.setting)
        ]
        for who, one, row in sorted(found, key=lambda told: told[0].organisation or told[0].name):
            key = (who.organisation or who.name) if role == "setting" else f"{who.organisation} {who.name}"
            told = groups.setdefault((role, plain(key)), [])
            if all(other is not one for _, other, _ in told):
                told.append((who, one, row))
    return groups


def _order_faults(found: ReviewCases) -> Iterator[Fault]:
    if found.last < found.first:
        message = "The last day is before the first."
        yield Fault(place="list", message=message, hint="Check --from and --to.", code="date")
    references: dict[str, str] = {}
    for one in found.cases:
        if other := references.get(one.case.reference):
            message = f"Its reference stands in {other} too: a child would be listed twice."
            hint = "Take one of the two files out of the folder."
            yield Fault(place=one.label, message=message, hint=hint, code="twice")
        references[one.case.reference] = one.label


def _faults(listed: _Listed) -> Iterator[Fault]:
    for one, _ in listed:
        if _setting(one.case) is None:
            message = "A review is due, and no head or principal is among the professionals."
            hint = (
                "Add who it is with the role setting; or take the case out, and hold the review yourselves."
            )
            yield Fault(place=one.label, message=message, hint=hint, code="missing")


def _people_faults(told: _Told) -> Iterator[Fault]:
    """One organisation is written to as one person: where the cases differ, somebody has left."""
    first, one, _ = told[0]
    for who, other, _ in told[1:]:
        if plain(who.name) != plain(first.name):
            message = f"It names another head or principal of the same setting than {one.label}."
            hint = "Correct the one that is out of date."
            yield Fault(place=other.label, message=message, hint=hint, code="addressee")
    if not first.address and not first.email:
        message = "There is neither an address nor an email for a professional who is written to."
        place = f"{one.label}: /professionals ({first.id})"
        yield Fault(place=place, message=message, hint="Add one of them.", code="missing")


def _sender_faults(found: ReviewCases) -> Iterator[Fault]:
    """All lists of one run are written by one authority and signed by one officer."""
    senders: Mapping[str, Collection[object]] = {
        "authority": {_authority(one) for one in found.cases},
        "letterhead": {completed_case(one).letterhead for one in found.cases},
        "officer": {completed_case(one).officer for one in found.cases},
    }
    words = {"authority": "The authority", "letterhead": "The letterhead", "officer": "The officer who signs"}
    for name, values in senders.items():
        hint = f"Give it once for all with --shared: a file with “{name}”."
        if values == {None} or not values:
            message = f"{words[name]} is missing."
            yield Fault(place=f"cases: /{name}", message=message, hint=hint, code="missing")
        elif len(values) > 1:
            message = f"{words[name]} is not the same in all cases."
            yield Fault(place=f"cases: /{name}", message=message, hint=hint, code="sender")


def _authority(one: FiledCase) -> str | None:
    if one.case.authority is not None:
        return one.case.authority.name
    return one.plan.authority.name if one.plan is not None else None


def _view(found: ReviewCases, told: _Told) -> ReviewListView:
    who, one, _ = told[0]
    case = completed_case(one)
    officer = heads.officer(case.officer) if case.officer else None
    organisation = who.organisation or who.name
    return ReviewListView(
        letterhead=heads.head(_authority(one) or "", case.letterhead),
        to=heads.professional(who),
        to_setting=who.role == "setting",
        organisation=organisation,
        about=None,
        reference=f"Reviews {found.first.isoformat()}",
        letter_date=found.letter_date,
        first=found.first,
        last=found.last,
        reviews=tuple(sorted((row for _, _, row in told), key=lambda row: (row.meet_by, row.name))),
        officer=replace(officer, role=officer.role or None) if officer else None,
        enclosures=(),
    )
