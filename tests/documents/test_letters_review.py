"""Reviews, amendments, moves, the end of a plan, mediation and orders: what each letter holds, and when it is refused."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document as open_word

from ehcp_docs.case.model import Case
from ehcp_docs.case.read import load_case
from ehcp_docs.case.steps import Event
from ehcp_docs.documents.catalogue import document
from ehcp_docs.documents.letters.view import letter_views
from ehcp_docs.documents.render import document_warnings, render_all
from ehcp_docs.errors import PlanInvalid
from ehcp_docs.plan.model import Plan
from ehcp_docs.plan.read import load_plan
from ehcp_docs.resources import folder
from ehcp_docs.statute.calendar import in_words

NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def case_of(name: str) -> Case:
    return load_case(folder("samples") / "cases" / f"{name}.json")


def plan_of(name: str) -> Plan:
    return load_plan(folder("samples") / f"{name}.json")


AHEAD = case_of("review_ahead")
MICAH = plan_of("primary_looked_after")
CIRU = plan_of("young_adult")


def texts(id: str, case: Case, plan: Plan | None = None) -> list[str]:
    """The text of each document made."""
    data: dict[Any, object] = {"case": case} if plan is None else {"case": case, "plan": plan}
    return [
        "\n".join(
            "".join(one.text or "" for one in node.iter(f"{NAMESPACE}t"))
            for node in open_word(BytesIO(made.data)).element.body.iter(f"{NAMESPACE}p")
        )
        for made in render_all(id, data)
    ]


def first(id: str, case: Case, plan: Plan | None = None) -> str:
    """The text of the document for the first of the family."""
    return texts(id, replace(case, recipients=case.recipients[:1]), plan)[0]


def faults(id: str, case: Case, plan: Plan | None = None) -> list[tuple[str, str]]:
    with pytest.raises(PlanInvalid) as caught:
        letter_views(document(id), case, plan)
    return [(fault.code, fault.message) for fault in caught.value.faults]


def meeting_in(days: int, **changes: Any) -> Case:
    meeting = replace(AHEAD.meetings[0], on=AHEAD.letter_date + timedelta(days=days), advice_by=None)
    return replace(AHEAD, meetings=(replace(meeting, **changes),))


@pytest.mark.parametrize("id", ["L22", "L23"])
@pytest.mark.parametrize("days", [-1, 0, 13])
def test_a_meeting_cannot_be_announced_less_than_two_weeks_before(id: str, days: int) -> None:
    assert faults(id, meeting_in(days), MICAH) == [
        ("notice", "The meeting is less than two weeks after the day of the letter.")
    ]


@pytest.mark.parametrize("days", [14, 15, 60])
def test_a_meeting_can_be_announced_two_weeks_before_or_earlier(days: int) -> None:
    assert len(letter_views(document("L22"), meeting_in(days), MICAH)) == 8


@pytest.mark.parametrize(("days", "told"), [(14, False), (15, True)])
def test_the_family_is_told_when_the_advice_comes_only_where_that_day_is_not_over(
    days: int, told: bool
) -> None:
    text = first("L22", meeting_in(days), MICAH)
    assert ("You get what others have written by Monday 10 May 2027" in text) is told


def test_advice_asked_for_too_late_to_be_sent_round_stops_the_invitation() -> None:
    late = meeting_in(31, advice_by=AHEAD.letter_date + timedelta(days=18))
    assert [code for code, _ in faults("L22", late, MICAH)] == ["notice"]
    assert letter_views(
        document("L22"), meeting_in(31, advice_by=AHEAD.letter_date + timedelta(days=17)), MICAH
    )


@pytest.mark.parametrize(
    ("left_out", "missing"),
    [
        ("Frances", "the head or principal of the setting"),
        ("Paula", "a health professional"),
        ("Siobhan", "a social care officer"),
    ],
)
def test_whoever_the_regulations_ask_for_must_be_invited(left_out: str, missing: str) -> None:
    invited = tuple(line for line in AHEAD.meetings[0].invited if not line.startswith(left_out))
    assert faults("L22", meeting_in(31, invited=invited), MICAH) == [
        ("invited", f"Nobody is invited as {missing}, whom regulation 20 asks for.")
    ]


def test_somebody_invited_who_cannot_be_written_to_stops_the_invitation() -> None:
    invited = (*AHEAD.meetings[0].invited, "Owen Mabbott, specialist teacher")
    assert faults("L22", meeting_in(31, invited=invited), MICAH) == [
        ("invited", "Number 6 of the people invited is not among the professionals of the case.")
    ]


def test_the_family_and_everyone_invited_gets_an_invitation_and_nobody_else() -> None:
    invited = tuple(line for line in AHEAD.meetings[0].invited if "Farooqi" not in line)
    views = letter_views(document("L22"), meeting_in(31, invited=invited), MICAH)
    assert [view.to.name for view in views] == [
        "Aldermarch County Council",
        "Leanne Renfrew",
        "Carole Prentice",
        "Frances Adeyemi",
        "Paula Stainforth",
        "Siobhan Kealey",
        "Jamal Whitlock",
    ]


def test_only_the_letter_to_the_carers_shows_where_they_live() -> None:
    shown = ["Heron Reach" in text for text in texts("L22", AHEAD, MICAH)]
    assert shown == [False, False, True, False, False, False, False, False]


@pytest.mark.parametrize(
    ("born", "group", "speaks"),
    [
        (date(2017, 4, 27), "Year 5", False),
        (date(2013, 8, 31), "Year 9", True),
        (date(2013, 9, 1), "Year 8", False),
        (date(2014, 9, 1), "Year 9", True),
    ],
)
def test_from_year_9_on_the_review_looks_at_adult_life(born: date, group: str, speaks: bool) -> None:
    plan = replace(MICAH, child=replace(MICAH.child, date_of_birth=born, year_group=group))
    assert ("Getting ready for adult life" in first("L22", AHEAD, plan)) is speaks
    assert ("Preparing for adulthood" in first("review_report", AHEAD, plan)) is speaks


def test_the_meeting_is_asked_for_four_weeks_before_the_review_must_be_complete() -> None:
    (text,) = texts("L21", AHEAD, MICAH)
    assert "plan by Wednesday 23 June 2027." in text
    assert "must be complete by Wednesday 21 July 2027" in text


def test_the_form_of_a_review_has_each_need_outcome_and_provision_of_the_plan_once() -> None:
    (text,) = texts("review_report", AHEAD, MICAH)
    ids = Counter(re.findall(r"^([B-H]\d?\.?\d*) ", text, re.MULTILINE))
    wanted = [
        *(need.id for _, need in MICAH.needs()),
        *(outcome.id for outcome in MICAH.sections.E.outcomes),
        *(item.id for _, item in MICAH.provision()),
    ]
    assert ids == Counter(wanted)
    assert "Send this report by Thursday 24 June 2027" in text


def test_what_the_meeting_found_stands_in_its_report_and_the_rest_can_be_written_in() -> None:
    kept = case_of("review_kept")
    (text,) = texts("review_report", kept, MICAH)
    review = kept.review
    assert review is not None
    for words in (review.child_view, review.parent_view, *review.reasons, review.differing_views[0].view):
        assert words is not None
        assert words in text
    assert "Met: Coach’s register, May 2027" in text
    assert "Keep the plan as it is." in text
    assert text.count("level today") == len(MICAH.sections.E.outcomes) - len(review.outcomes)


def test_no_two_boxes_of_the_report_have_the_same_number() -> None:
    (made,) = render_all("review_report", {"case": AHEAD, "plan": MICAH})
    body = open_word(BytesIO(made.data)).element.body
    numbers = [
        node.get(f"{NAMESPACE}val")
        for node in body.iter(f"{NAMESPACE}sdtPr")
        for node in node.iter(f"{NAMESPACE}id")
    ]
    assert len(numbers) == len(set(numbers))
    assert len(list(body.iter(f"{NAMESPACE}sdt"))) > 80


def test_the_next_review_runs_from_the_decision_that_the_letter_tells() -> None:
    kept = case_of("review_kept")
    unsent = replace(kept, decisions=(replace(kept.decisions[0], sent_on=None),))
    assert "with you again by Tuesday 4 July 2028" in first("L25", unsent, MICAH)


NOTICE = case_of("amendment_notice")
THANDI = plan_of("phase_transfer")


def test_each_proposed_amendment_stands_in_the_notice_with_now_proposed_and_why() -> None:
    text = first("L26", NOTICE, THANDI)
    for change in NOTICE.amendments:
        assert (
            "\n".join(str(part) for part in (change.where, change.now, change.proposed, change.why)) in text
        )


def test_a_notice_of_amendments_offers_no_appeal_yet() -> None:
    assert "You cannot appeal yet." in first("L26", NOTICE, THANDI)
    wrong = replace(NOTICE.decisions[0], reasons=("You have the right to appeal.",))
    with pytest.raises(PlanInvalid) as caught:
        render_all("L26", {"case": replace(NOTICE, decisions=(wrong,)), "plan": THANDI})
    assert [fault.code for fault in caught.value.faults] == ["rights-forbidden"]


@pytest.mark.parametrize(("served", "last"), [(23, "Friday 6 November 2026"), (26, "Monday 9 November 2026")])
def test_the_fifteen_days_begin_with_the_day_on_which_the_notice_is_served(served: int, last: str) -> None:
    case = replace(NOTICE, events=(Event(event="amendment_notice_served", on=date(2026, 10, served)),))
    assert f"Please tell us what you think by {last}." in first("L26", case, THANDI)


def test_less_than_fifteen_days_are_refused_and_more_are_given() -> None:
    short = replace(NOTICE, draft=replace(NOTICE.draft, representations_end=date(2026, 11, 5)))
    assert faults("L26", short, THANDI) == [
        ("date", "The family has at least 15 days to answer, until 6 November 2026.")
    ]
    longer = replace(NOTICE, draft=replace(NOTICE.draft, representations_end=date(2026, 11, 13)))
    assert "by Friday 13 November 2026" in first("L26", longer, THANDI)


def test_an_old_notice_does_not_pass_for_this_one() -> None:
    old = replace(NOTICE, events=(Event(event="amendment_notice_served", on=date(2025, 10, 24)),))
    assert [code for code, _ in faults("L26", old, THANDI)] == ["missing"]


def test_a_final_plan_that_is_already_late_is_not_promised_for_a_day_that_is_over() -> None:
    late = replace(
        NOTICE,
        letter_date=date(2027, 1, 4),
        events=(Event(event="amendment_notice_served", on=date(2027, 1, 4)),),
    )
    text = first("L26", late, THANDI)
    assert (
        "By law you should have had it by Thursday 24 December 2026. We are sorry that we are late." in text
    )


def test_an_amended_plan_says_when_it_was_first_made_and_when_it_was_changed() -> None:
    (text,) = texts("L27", case_of("amended_final"), CIRU)
    assert "first made on 18 November 2016 and was changed on 11 September 2026" in text


@pytest.mark.parametrize("id", ["L27", "L32"])
def test_the_letter_with_an_amended_final_plan_does_not_go_with_a_draft(id: str) -> None:
    case = replace(case_of("amended_final" if id == "L27" else "phase_final"), reference=THANDI.reference)
    assert "plan-status" in [code for code, _ in faults(id, case, THANDI)]


def test_a_plan_for_the_next_phase_that_names_another_setting_says_why_by_the_law() -> None:
    case = case_of("phase_final")
    assert case.placement is not None
    other = replace(case.placement, requested="Saltmarsh School", grounds=("unsuitable", "resources"))
    text = first("L32", replace(case, placement=other), plan_of("amended/phase_transfer"))
    assert "We think that Saltmarsh School is not suitable for Thandi’s age, ability, aptitude" in text
    assert "efficient use of resources" in text
    assert "efficient education" not in text


@pytest.mark.parametrize(
    ("post_16", "last"), [(False, "Monday 14 February 2028"), (True, "Thursday 30 March 2028")]
)
def test_the_family_is_told_the_last_day_before_the_move(post_16: bool, last: str) -> None:
    case = case_of("phase_ahead")
    assert case.transfer is not None
    case = replace(case, transfer=replace(case.transfer, to_post_16=post_16))
    assert f"By {last}" in first("L31", case, MICAH)


def test_a_plan_cannot_end_before_the_time_for_an_appeal_is_over() -> None:
    case = case_of("plan_ends")
    assert case.ending is not None
    early = replace(case, ending=replace(case.ending, ends_on=date(2027, 9, 12)))
    assert faults("L30", early, CIRU) == [
        ("date", "The plan would end before the time for an appeal is over (12 September 2027).")
    ]
    assert "at least until Friday 15 October 2027" in first("L30", case, CIRU)


@pytest.mark.parametrize(("born", "said"), [(date(2002, 9, 3), True), (date(2009, 9, 3), False)])
def test_from_19_on_the_outcomes_are_asked_about_before_a_plan_ends(born: date, said: bool) -> None:
    plan = replace(CIRU, child=replace(CIRU.child, date_of_birth=born))
    (text,) = texts("L29", case_of("ending_considered"), plan)
    assert ("because you are 19 or older" in text) is said


def test_the_setting_is_asked_about_the_end_of_a_plan_without_the_words_to_the_family() -> None:
    case = case_of("ending_considered")
    (text,) = texts("L29_setting", case, CIRU)
    assert case.ending is not None
    assert text.splitlines()[0] == "Kestleford City Council"
    assert not [reason for reason in case.ending.reasons if reason in text]


def test_a_review_after_a_move_that_is_later_than_the_law_allows_is_refused() -> None:
    case = case_of("moved_in")
    assert case.move is not None
    late = replace(case, move=replace(case.move, review_by=date(2027, 4, 16)))
    assert faults("L34", late) == [("date", "The law asks for this review by 15 April 2027 (regulation 15).")]


@pytest.mark.parametrize(
    ("again", "said"), [(True, "We will carry out a new assessment,"), (False, "We will not carry out")]
)
def test_a_family_that_moved_in_is_told_whether_there_is_a_new_assessment(again: bool, said: str) -> None:
    case = case_of("moved_in")
    assert case.move is not None
    assert said in first("L34", replace(case, move=replace(case.move, will_reassess=again)))


def test_the_new_authority_gets_the_plan_without_the_family_s_new_address() -> None:
    (text,) = texts("L35", case_of("moved_out"), plan_of("nursery"))
    assert "Orchard Walk" not in text
    assert "moved to your area on Monday 16 November 2026" in text


@pytest.mark.parametrize(
    ("case", "plan", "refused"),
    [("no_change", "special_school", True), ("needs_changed", "young_adult", False)],
)
def test_only_a_refusal_of_an_early_review_says_how_to_complain(case: str, plan: str, refused: bool) -> None:
    text = first("L36", case_of(case), plan_of(plan))
    assert ("Local Government and Social Care Ombudsman" in text) is refused
    assert ("You will get an invitation" in text) is not refused


def test_the_integrated_care_board_is_told_only_what_is_about_health() -> None:
    (text,) = texts("L37_health", case_of("mediation"))
    assert "Ciru wants the nurse to visit her ten times" in text
    assert "job coach" not in text
    assert "by 13 October 2026" in text


def test_an_order_to_assess_has_two_dates_and_an_order_to_amend_has_one() -> None:
    case = case_of("tribunal_order")
    assert "By law we must do this by Monday 12 April 2027" in first("L38", case)
    assess = replace(case, events=(Event(event="order_to_assess", on=date(2027, 3, 8)),))
    assert "the first step by Monday 22 March 2027, and send the final plan by Monday 14 June 2027" in first(
        "L38", assess
    )


def warnings(id: str, case: Case) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in document_warnings(document(id), {"case": case})]


TIGHT = (
    "notice-tight",
    "The letter is of the day exactly two weeks before the meeting: that may not be “at least two weeks”.",
)


def by_post(arrives: str) -> tuple[str, str]:
    message = (
        f"By first class post the letter arrives on {arrives}, without two clear weeks before the meeting."
    )
    return ("notice-by-post", message)


@pytest.mark.parametrize("id", ["L22", "L23"])
@pytest.mark.parametrize(
    ("days", "told"),
    [
        (13, []),  # refused, so that there is nothing to warn of
        (14, [TIGHT, by_post("12 May 2027")]),
        (15, [by_post("12 May 2027")]),
        (16, [by_post("12 May 2027")]),
        (17, []),
    ],
)
def test_notice_that_leaves_two_weeks_or_hardly_more_is_told(
    id: str, days: int, told: list[tuple[str, str]]
) -> None:
    assert warnings(id, meeting_in(days)) == told


def test_a_weekend_lengthens_the_post_and_so_the_notice_that_is_needed() -> None:
    friday = replace(meeting_in(18), letter_date=date(2027, 5, 14))  # the meeting is on 28 May
    assert warnings("L22", friday)[1:] == [by_post("18 May 2027")]


def test_nobody_is_warned_of_the_post_where_all_goes_by_email() -> None:
    people = tuple(replace(one, email="a@b.example.org", by_email=True) for one in AHEAD.recipients)
    jobs = tuple(replace(one, address=(), email="c@d.example.org") for one in AHEAD.professionals)
    case = replace(meeting_in(15), recipients=people, professionals=jobs)
    assert warnings("L22", case) == []


def test_a_letter_that_has_no_notice_to_keep_is_not_warned_of() -> None:
    assert warnings("L21", meeting_in(14)) == []


def only_health(**changes: Any) -> Case:
    case = case_of("mediation")
    assert case.appeal is not None
    return replace(case, appeal=replace(case.appeal, only_health=True, mediation_on=None), **changes)


def test_mediation_about_health_alone_is_the_boards_to_arrange_from_the_day_of_the_notice() -> None:
    (text,) = texts("L37_health", only_health())
    assert (
        "Please arrange mediation about the health care in Wanjiru Mallinder’s plan, by Wednesday 11 November 2026."
        in text
    )
    assert "it is for you to arrange, within 30 days from the day on which we tell you" in text
    assert "gets a certificate without it" not in text


def test_mediation_about_more_than_health_is_the_authoritys_to_arrange_from_the_day_of_asking() -> None:
    (text,) = texts("L37_health", case_of("mediation"))
    assert "Please take part in mediation" in text
    assert "by Saturday 7 November 2026" in text
    assert "If we cannot arrange the mediation within 30 days, the family gets a certificate" in text


def test_the_family_is_told_who_arranges_mediation_about_health_alone() -> None:
    told = Event(event="health_alone_told", on=date(2026, 10, 13))
    text = first("L37", only_health(events=(told,)))
    assert text.count("The integrated care board will arrange the mediation") == 1
    assert "The mediation must be arranged by Thursday 12 November 2026." in text
    assert "Someone from the integrated care board comes who can decide." in text
    assert "certificate" not in text
    mixed = first("L37", case_of("mediation"))
    assert "We will arrange the mediation" in mixed
    assert "you get a certificate" in mixed


def test_a_transferred_plan_counts_as_the_new_authoritys_from_the_transfer() -> None:
    (text,) = texts("L35", case_of("moved_out"), plan_of("nursery"))
    assert (
        "From the day of the transfer the plan counts as if you had made it, on the day on which we made it"
        in text
    )
    assert "regulation 15(3)" in text
    assert "From the day of the move" not in text


def test_a_family_is_told_which_settings_the_law_lets_them_ask_for() -> None:
    text = first("L31", case_of("phase_ahead"), MICAH)
    for kind in (
        "maintained school or nursery school",
        "academy",
        "further education college",
        "non-maintained special school",
        "independent special school or college on the national list (section 41)",
    ):
        assert kind in text
    assert "that law does not make us name it" in text


@pytest.mark.parametrize(
    ("event", "first_step", "final"),
    [
        ("not_opposed_assess", date(2026, 11, 26), date(2027, 2, 18)),
        ("not_opposed_plan", date(2026, 12, 17), date(2027, 1, 28)),
        ("not_opposed_contents", date(2026, 12, 17), None),
        ("not_opposed_setting", date(2026, 11, 26), None),
    ],
)
def test_an_appeal_that_is_not_opposed_has_its_own_days_for_each_kind(
    event: str, first_step: date, final: date | None
) -> None:
    case = replace(case_of("unopposed"), events=(Event(event=event, on=date(2026, 11, 12)),))
    (view,) = letter_views(document("L38_unopposed"), case)
    assert (view.due.conceded, view.due.conceded_final) == (first_step, final)
    text = first("L38_unopposed", case)
    assert "On 12 November 2026 we told the Tribunal" in text
    assert "ordered us" not in text
    assert in_words(first_step) in text
    assert ("A final plan, if there is to be one" in text) is (final is not None)


def test_a_letter_about_an_appeal_that_is_opposed_is_not_made() -> None:
    case = replace(case_of("unopposed"), events=())
    assert ("missing", "case: /events") in [(code, place) for code, place in places("L38_unopposed", case)]


def places(id: str, case: Case) -> list[tuple[str, str]]:
    with pytest.raises(PlanInvalid) as caught:
        letter_views(document(id), case)
    return [(fault.code, fault.place) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("event", "day", "plan_by"),
    [
        (None, None, date(2027, 5, 17)),  # regulation 27: fourteen weeks from the decision
        ("not_opposed_assess", date(2027, 2, 1), date(2027, 5, 10)),  # regulation 45: from the notice
        ("order_to_assess", date(2027, 2, 1), date(2027, 5, 10)),  # regulation 44: from the order
        ("not_opposed_assess", date(2024, 2, 1), date(2027, 5, 17)),  # of an appeal years ago
    ],
)
def test_a_new_assessment_after_an_appeal_has_the_days_of_the_appeal(
    event: str | None, day: date | None, plan_by: date
) -> None:
    case = case_of("needs_changed")
    more = (Event(event=event, on=day),) if event and day else ()
    (view, *_) = letter_views(document("L33_yes"), replace(case, events=(*case.events, *more)), CIRU)
    assert view.due.reassessed_plan == plan_by
