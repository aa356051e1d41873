"""The covering letter of a draft plan: what it says, to whom, and when it is refused."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ehcp_docs.case.model import Case
from ehcp_docs.case.people import Recipient
from ehcp_docs.case.read import load_case
from ehcp_docs.case.steps import Method
from ehcp_docs.documents.letter_view import ContactView, letter_view, letter_views
from ehcp_docs.errors import PlanInvalid
from ehcp_docs.plan.model import (
    Advice,
    Authority,
    Dates,
    Exception20Weeks,
    Officer,
    Placement,
    Plan,
    SectionK,
    Status,
)
from ehcp_docs.plan.read import load_plan
from ehcp_docs.resources import folder

_LOADED = load_plan(folder("samples") / "vague_infant.json")
_DATES = Dates(request_received=date(2026, 6, 8), draft_issued=date(2026, 10, 5))
PLAN = replace(_LOADED, dates=_DATES)
CASE = load_case(folder("samples") / "cases" / "vague_infant.json")
FATHER = Recipient(name="Stuart Haldane", relation="Father", address=("2 Pier Row", "Marlhythe", "ZZ99 3CZ"))


def _young(**facts: Any) -> Plan:
    born = {"date_of_birth": date(2008, 1, 17), "mental_capacity": "has_capacity", **facts}
    return replace(PLAN, child=replace(PLAN.child, **born))


def _to_self() -> Case:
    return _with(name="Emre Haldane", relation="Young person", about_self=True, salutation="Emre")


def _with(**facts: Any) -> Case:
    return replace(CASE, recipients=(replace(CASE.recipients[0], **facts),))


def _served(**facts: Any) -> Case:
    return replace(CASE, draft=replace(CASE.draft, **facts))


def _faults(plan: Plan, case: Case) -> list[str]:
    with pytest.raises(PlanInvalid) as caught:
        letter_view(plan, case)
    return [f"{fault.place}: {fault.message}" for fault in caught.value.faults]


def test_the_reply_is_due_on_the_fifteenth_day_counted_from_service() -> None:
    view = letter_view(PLAN, CASE)
    assert (view.served_on, view.reply_by) == (date(2026, 10, 7), date(2026, 10, 21))
    assert view.reply_sum.startswith("draft served 7 October 2026, 15 days counted from and with that day")


def test_the_authority_goes_on_the_day_after_the_last_day_to_reply() -> None:
    assert letter_view(PLAN, CASE).day_after_reply == date(2026, 10, 22)


def test_a_longer_time_to_reply_stands_in_the_letter() -> None:
    view = letter_view(PLAN, _served(representations_end=date(2026, 10, 30)))
    assert (view.reply_by, view.day_after_reply) == (date(2026, 10, 30), date(2026, 10, 31))


def test_the_laws_own_last_day_may_be_given() -> None:
    assert letter_view(PLAN, _served(representations_end=date(2026, 10, 21))).reply_by == date(2026, 10, 21)


def test_a_shorter_time_to_reply_than_the_laws_is_refused_with_the_sum() -> None:
    assert _faults(PLAN, _served(representations_end=date(2026, 10, 20))) == [
        "case: /draft/representations_end: The last day to reply is earlier than the law's: draft served "
        "7 October 2026, 15 days counted from and with that day: last day 21 October 2026; calendar days, "
        "regulation 13(1)."
    ]


def test_the_final_plan_is_due_twenty_weeks_from_the_request() -> None:
    view = letter_view(PLAN, CASE)
    assert (view.final_by, view.final_late) == (date(2026, 10, 26), False)


@pytest.mark.parametrize(("received", "late"), [(date(2026, 6, 4), False), (date(2026, 6, 3), True)])
def test_a_final_plan_is_late_when_its_limit_falls_within_the_time_to_reply(
    received: date, late: bool
) -> None:
    """22 October is the first day on which the plan may be final; 20 weeks from 4 June end on that day."""
    plan = replace(PLAN, dates=replace(PLAN.dates, request_received=received))
    assert letter_view(plan, CASE).final_late is late


def test_no_limit_is_promised_where_an_exception_is_relied_on_or_the_request_is_unknown() -> None:
    excepted = replace(PLAN, exceptions=(Exception20Weeks(limb="c", reason="Bereavement"),))
    unknown = replace(PLAN, dates=replace(PLAN.dates, request_received=None))
    views = [letter_view(plan, CASE) for plan in (excepted, unknown)]
    assert [(view.final_by, view.final_late) for view in views] == [(None, False), (None, False)]


def test_a_parent_reads_the_childs_name() -> None:
    view = letter_view(PLAN, CASE)
    assert (view.name_or_you, view.names_or_your, view.about) == ("Emre", "Emre’s", "Emre Haldane")
    assert view.about_self is False


def test_the_name_that_the_child_likes_is_used() -> None:
    plan = replace(PLAN, child=replace(PLAN.child, preferred_name="Em"))
    assert letter_view(plan, CASE).name_or_you == "Em"


def test_a_young_person_reads_you() -> None:
    view = letter_view(_young(), _to_self())
    assert (view.name_or_you, view.names_or_your, view.about) == ("you", "your", None)
    assert (view.about_self, view.to.dear) == (True, "Emre")


def test_the_full_name_greets_whoever_has_no_salutation() -> None:
    assert letter_view(PLAN, _with(salutation=None)).to.dear == "Selin Haldane"


def test_what_the_case_leaves_out_comes_from_the_plan() -> None:
    bare = replace(CASE.letterhead, address=(), phone=None, email=None)
    council = Authority(
        name="Marlhythe Borough Council",
        address="Civic Centre, Quayside, Marlhythe, ZZ99 3WZ",
        phone="01632 960340",
        email="team@marlhythe.example.org",
        website="www.marlhythe.example.org/offer",
        officer=Officer(name="Ada Pell", role="SEN officer", phone="01632 960341", email="pell@example.org"),
    )
    case = replace(CASE, letterhead=bare, officer=None, local_offer=None)
    view = letter_view(replace(PLAN, authority=council), case)
    assert view.letterhead.address == ("Civic Centre", "Quayside", "Marlhythe", "ZZ99 3WZ")
    assert (view.letterhead.phone, view.letterhead.email) == ("01632 960340", "team@marlhythe.example.org")
    assert view.officer == ContactView(
        name="Ada Pell",
        role="special educational needs officer",
        reach="phone 01632 960341 or email pell@example.org",
    )
    assert view.meeting == replace(view.officer, role=None)
    assert view.local_offer == "www.marlhythe.example.org/offer"


def test_the_enclosures_are_the_draft_its_advice_and_what_the_person_needs() -> None:
    advice = (Advice(id="K1", title="Parent views form"), Advice(id="K2", title="School advice"))
    plan = replace(_sections(K=SectionK(advice=advice)), version="0.2")
    case = _with(large_print=True, language="Turkish", format="easy read")
    assert letter_view(plan, case).enclosures == (
        "The draft plan, version 0.2",
        "The advice that it rests on: K1 Parent views form, K2 School advice",
        "Reply form, with an envelope that needs no stamp",
        "This letter and the draft plan in large print",
        "This letter in Turkish",
        "This letter as easy read",
    )


def test_each_recipient_gets_a_letter_of_their_own() -> None:
    case = replace(CASE, recipients=(CASE.recipients[0], FATHER))
    assert [view.to.address[0] for view in letter_views(PLAN, case)] == ["27 Cooper's Rise", "2 Pier Row"]
    assert letter_view(PLAN, case, recipient=1).to.name == "Stuart Haldane"


@pytest.mark.parametrize("number", [None, 2, -1])
def test_a_letter_is_refused_when_it_is_not_clear_who_gets_it(number: int | None) -> None:
    case = replace(CASE, recipients=(CASE.recipients[0], FATHER))
    with pytest.raises(PlanInvalid) as caught:
        letter_view(PLAN, case, recipient=number)
    assert [fault.code for fault in caught.value.faults] == ["recipient"]


def test_all_missing_facts_are_named_at_once() -> None:
    case = Case(
        schema_version="1.0",
        reference=CASE.reference,
        letter_date=CASE.letter_date,
        recipients=CASE.recipients,
    )
    plan = replace(PLAN, authority=replace(PLAN.authority, officer=None, address=None, website=None))
    plan = replace(plan, authority=replace(plan.authority, phone=None, email=None))
    assert _faults(plan, case) == [
        "case: /draft/served_on: The day on which the draft plan is served is missing.",
        "case: /draft/method: How the draft plan is served is missing.",
        "case: /officer: The officer whom the family can ask is missing.",
        "case: /advice_service: The information, advice and support service (SENDIASS) is missing.",
        "case: /letterhead/address: The authority's address is missing.",
        "case: /letterhead: The authority's telephone or email is missing.",
        "case: /local_offer: Where the local offer can be read is missing.",
        "case: /schools_and_colleges: Where to find schools and colleges is missing.",
        "case: /personal_budgets: Where to read about personal budgets is missing.",
    ]


def test_people_who_cannot_be_reached_are_missing_facts_too() -> None:
    officer = replace(PLAN.authority.officer, role=None, phone=None, email=None)  # type: ignore[type-var]
    service = replace(CASE.advice_service, phone=None, email=None)  # type: ignore[type-var]
    assert _faults(PLAN, replace(CASE, officer=officer, advice_service=service)) == [
        "case: /officer/role: What the officer does (role) is missing.",
        "case: /officer: The officer's telephone or email is missing.",
        "case: /meeting: How to ask for a meeting is missing.",
        "case: /advice_service: That service's contact is missing.",
    ]


def test_a_draft_without_advice_is_refused() -> None:
    plan = _sections(K=replace(PLAN.sections.K, advice=()))
    assert _faults(plan, CASE) == [
        "plan: /sections/K/advice: Section K lists no advice; the draft goes out with the advice that it "
        "rests on."
    ]


def test_a_draft_that_names_a_setting_is_refused() -> None:
    plan = _sections(I=replace(PLAN.sections.I, placements=(Placement(type="Mainstream infant school"),)))
    assert _faults(plan, CASE) == [
        "plan: /sections/I/placements: Section I names a setting or a type of setting; a draft must not "
        "(section 38(5))."
    ]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.FINAL, "The plan is not a draft: its status is final."),
        (Status.AMENDED_FINAL, "The plan is not a draft: its status is amended_final."),
        (
            Status.AMENDED_DRAFT,
            "This is an amended draft. Its letter is the notice of proposed amendments, not this one.",
        ),
    ],
)
def test_a_plan_that_is_no_draft_is_refused(status: Status, words: str) -> None:
    assert _faults(replace(PLAN, status=status), CASE) == [f"plan: /status: {words}"]


def test_a_case_of_another_plan_is_refused() -> None:
    assert _faults(PLAN, replace(CASE, reference="MAR-2026-0388")) == [
        "case: /reference: The case is about another plan than this one: the references differ."
    ]


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (_served(served_on=date(2026, 10, 4)), "The draft is served before the letter's own date."),
        (
            _served(served_on=date(2026, 10, 5)),
            "A letter by post is not served on the day on which it is written.",
        ),
    ],
)
def test_a_day_of_service_that_cannot_be_is_refused(case: Case, words: str) -> None:
    assert f"case: /draft/served_on: {words}" in _faults(PLAN, case)


@pytest.mark.parametrize("method", [Method.BY_HAND, Method.EMAIL])
def test_a_letter_by_hand_or_email_can_be_served_on_its_own_day(method: Method) -> None:
    view = letter_view(PLAN, _served(served_on=date(2026, 10, 5), method=method))
    assert view.reply_by == date(2026, 10, 19)


def test_a_draft_is_not_served_before_the_date_on_it() -> None:
    plan = replace(PLAN, dates=replace(PLAN.dates, draft_issued=date(2026, 10, 8)))
    assert _faults(plan, CASE) == [
        "case: /draft/served_on: The draft is served before the date on the draft."
    ]


def test_a_letter_to_somebody_whom_the_plan_does_not_name_is_refused() -> None:
    assert _faults(PLAN, _with(name="Selin Halden")) == [
        "case: /recipients/0/name: The plan does not name this person as a parent or carer."
    ]


def test_a_child_of_school_age_is_not_written_to_alone() -> None:
    assert _faults(PLAN, _to_self()) == [
        "case: /recipients/0/about_self: The rights are not this person's own: they are the parent's or "
        "representative's."
    ]


def test_a_young_person_who_lacks_capacity_is_not_written_to_alone() -> None:
    plan = _young(mental_capacity="lacks_capacity")
    assert [fault.split(":")[1] for fault in _faults(plan, _to_self())] == [" /recipients/0/about_self"]
    assert letter_view(plan, CASE).to.name == "Selin Haldane"


@pytest.mark.parametrize(
    ("born", "own"),
    [(date(2009, 8, 31), True), (date(2010, 8, 31), True), (date(2010, 9, 1), False)],
)
def test_the_rights_are_the_young_persons_own_after_compulsory_school_age(born: date, own: bool) -> None:
    plan = _young(date_of_birth=born)
    if own:
        assert _faults(plan, CASE) == [
            "case: /recipients/0: The child is over compulsory school age: the rights are the young "
            "person's own."
        ]
    else:
        assert letter_view(plan, CASE).to.name == "Selin Haldane"


def test_a_parent_may_be_written_to_beside_the_young_person() -> None:
    case = replace(_to_self(), recipients=(*_to_self().recipients, FATHER))
    assert [view.name_or_you for view in letter_views(_young(), case)] == ["you", "Emre"]


def test_a_confidential_address_is_not_printed_in_a_letter_to_somebody_else() -> None:
    case = replace(CASE, confidential_addresses=("Stuart Haldane",))
    parents = (PLAN.parents[0], replace(PLAN.parents[1], address="27 Cooper's Rise, Marlhythe, ZZ99 3CZ"))
    assert _faults(replace(PLAN, parents=parents), case) == [
        "case: /recipients/0/address: This address is to be kept confidential, and the letter is to "
        "somebody else."
    ]


def test_a_confidential_address_stands_in_the_persons_own_letter() -> None:
    case = replace(CASE, confidential_addresses=("Selin Haldane",))
    assert letter_view(PLAN, case).to.address == ("27 Cooper's Rise", "Marlhythe", "ZZ99 3CZ")


def test_a_confidential_address_of_nobody_is_a_slip_of_the_pen() -> None:
    assert _faults(PLAN, replace(CASE, confidential_addresses=("Stewart Haldane",))) == [
        "case: /confidential_addresses/0: Nobody of this name is in the plan."
    ]


@pytest.mark.parametrize(
    "case",
    [
        replace(CASE, reference="X-1", confidential_addresses=("Nobody",)),
        _with(name="Someone Else", about_self=True),
        replace(CASE, letter_date=date(2026, 12, 1)),
    ],
)
def test_no_fault_tells_a_name_an_address_or_a_date_of_birth(case: Case) -> None:
    told = " ".join(_faults(PLAN, case))
    secrets = ("Emre", "Haldane", "Someone", "Cooper", "Nobody ", "January", "2020")
    assert [secret for secret in secrets if secret in told.replace("Nobody of this name", "")] == []


def test_letters_in_a_row_keep_nothing_of_one_another() -> None:
    marked = _with(salutation="CANARY", interpreter="CANARY", language="CANARY", format="CANARY")
    letter_view(PLAN, marked)
    assert "CANARY" not in repr(letter_view(PLAN, CASE))


def _sections(**changed: Any) -> Plan:
    return replace(PLAN, sections=replace(PLAN.sections, **changed))
