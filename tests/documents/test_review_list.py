"""The list of reviews of a term (L20): who is told of whom, by which day, and when no list is made."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document as open_word

from ehcp_docs.case.steps import Event, Meeting, Move
from ehcp_docs.documents.catalogue import document
from ehcp_docs.documents.letters.addressees import plain
from ehcp_docs.documents.render import document_warnings, render_all
from ehcp_docs.documents.review_list import FiledCase, ReviewCases, review_list_views
from ehcp_docs.documents.samples import sample_data
from ehcp_docs.errors import PlanInvalid

L20 = document("L20")
FOUND: ReviewCases = sample_data(L20)["cases"]
BY_NAME = {one.label.removesuffix(".json"): one for one in FOUND.cases}
ELSPETH, IDRIS, SAMI = (BY_NAME[name] for name in ("elspeth_tarrowmere", "idris_quelland", "sami_boscawen"))


def with_only(*cases: FiledCase, **changes):
    return replace(FOUND, cases=cases, **changes)


def changed(one: FiledCase, **changes):
    return replace(one, case=replace(one.case, **changes))


def reviewed(one: FiledCase, day: date, *more: Event):
    return changed(one, events=(Event(event="last_review_completed", on=day), *more))


def named(found: ReviewCases = FOUND):
    return {view.organisation: [row.name for row in view.reviews] for view in review_list_views(L20, found)}


def text(found: ReviewCases, number: int = 0):
    word = open_word(BytesIO(render_all("L20", {"cases": found})[number].data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def faults(found: ReviewCases):
    with pytest.raises(PlanInvalid) as caught:
        review_list_views(L20, found)
    return [(fault.place, fault.code) for fault in caught.value.faults]


def test_each_is_told_of_their_own_children_alone_the_earliest_meeting_first():
    assert named() == {
        "Harbour Lane Primary School": ["Sami Boscawen", "Elspeth Tarrowmere"],
        "Lantern Hill School": ["Idris Quelland", "Petra Vance-Hollow"],
        "Marlhythe Integrated Care Board": [
            "Sami Boscawen",
            "Idris Quelland",
            "Elspeth Tarrowmere",
            "Petra Vance-Hollow",
        ],
        "Marlhythe Borough Council": ["Idris Quelland", "Elspeth Tarrowmere"],
    }


def test_no_list_names_a_child_of_another_setting():
    told = {view.organisation: view.reviews for view in review_list_views(L20, FOUND)}
    for number, rows in enumerate(told.values()):
        said = text(FOUND, number)
        for one in FOUND.cases:
            name = one.case.child.name
            assert (name in said) is (name in [row.name for row in rows]), name


def test_the_meeting_is_due_four_weeks_before_the_twelve_months_end():
    view = review_list_views(L20, with_only(reviewed(ELSPETH, date(2026, 3, 12))))[0]
    assert [(row.complete_by, row.meet_by) for row in view.reviews] == [
        (date(2027, 3, 11), date(2027, 2, 11))
    ]


@pytest.mark.parametrize(("last", "listed"), [(date(2027, 2, 10), False), (date(2027, 2, 11), True)])
def test_a_meeting_that_is_due_on_the_last_day_is_listed_and_one_after_it_is_not(last, listed):
    view = review_list_views(L20, with_only(ELSPETH, SAMI, last=last))[0]
    assert ("Elspeth Tarrowmere" in [row.name for row in view.reviews]) is listed


def test_what_was_due_before_the_term_is_listed_as_late():
    said = text(with_only(SAMI))
    assert "As soon as the term begins. It was due by 22 December 2026." in said
    assert "Our decision is due by 19 January 2027." in said


def test_a_move_is_reviewed_twelve_weeks_before_the_plan_must_be_amended():
    view = next(one for one in review_list_views(L20, FOUND) if one.organisation == "Lantern Hill School")
    row = view.reviews[0]
    assert (row.meet_by, row.amended_by, row.moves_to) == (date(2027, 1, 5), date(2027, 3, 30), "college")
    assert row.complete_by == date(2027, 6, 2)


def test_a_plan_that_was_amended_for_the_move_is_not_asked_for_again():
    done = Event(event="amended_plan_sent", on=date(2026, 11, 20))
    found = with_only(SAMI, reviewed(IDRIS, date(2026, 9, 1), done))
    assert "Idris Quelland" not in str(named(found))


def test_from_year_9_on_the_list_speaks_of_adult_life_and_of_nobody_younger():
    assert "preparing for adulthood" in text(with_only(IDRIS))
    assert "preparing for adulthood" not in text(with_only(ELSPETH))


def test_a_meeting_that_is_arranged_is_told_with_its_day():
    assert "The meeting is planned for Tuesday 5 January 2027." in text(with_only(IDRIS))


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (changed(SAMI, events=()), "Not listed: it does not say when the plan was made or last reviewed."),
        (
            reviewed(SAMI, date(2026, 1, 20), Event(event="plan_ceased_notified", on=date(2026, 12, 1))),
            "Not listed: the plan is being ended.",
        ),
        (
            changed(SAMI, meetings=(Meeting(kind="review", on=date(2026, 12, 3), place="School"),)),
            "Not listed: the meeting was held on 3 December 2026, and the decision is to come.",
        ),
    ],
)
def test_a_case_that_is_left_out_is_told_with_the_reason(one, why):
    found = with_only(ELSPETH, one)
    assert "Sami Boscawen" not in str(named(found))
    told = {fault.place: fault.message for fault in document_warnings(L20, {"cases": found})}
    assert told == {"sami_boscawen.json": why}


def test_a_case_that_is_still_before_its_plan_is_left_out_without_a_word():
    asked = changed(SAMI, events=(Event(event="request_received", on=date(2026, 11, 2)),))
    found = with_only(ELSPETH, asked)
    assert "Sami Boscawen" not in str(named(found))
    assert document_warnings(L20, {"cases": found}) == ()


def test_a_child_who_moves_away_is_left_out_and_one_who_came_has_three_months():
    away = changed(SAMI, move=Move(other_authority="Brindlesea", moved_on=date(2026, 12, 1)))
    assert [fault.message for fault in document_warnings(L20, {"cases": with_only(ELSPETH, away)})] == [
        "Not listed: the child moves to another authority."
    ]
    came = reviewed(away, date(2026, 1, 20), Event(event="plan_transferred", on=date(2026, 12, 1)))
    view = review_list_views(L20, with_only(came))[0]
    assert [(row.complete_by, row.meet_by) for row in view.reviews] == [
        (date(2027, 2, 28), date(2027, 1, 31))
    ]


@pytest.mark.parametrize(("day", "late"), [(date(2026, 12, 21), False), (date(2026, 12, 22), True)])
def test_a_list_less_than_two_weeks_before_the_term_is_told_to_be_late(day, late):
    codes = [fault.code for fault in document_warnings(L20, {"cases": replace(FOUND, letter_date=day)})]
    assert codes == ["late"] * late


def test_a_review_at_no_setting_stops_the_lists_so_that_it_is_not_forgotten():
    home = changed(SAMI, professionals=SAMI.case.professionals[1:])
    assert faults(with_only(ELSPETH, home)) == [("sami_boscawen.json", "missing")]


def test_two_heads_of_one_setting_stop_the_lists():
    head = replace(SAMI.case.professionals[0], name="Bryony Tuck")
    other = changed(SAMI, professionals=(head, *SAMI.case.professionals[1:]))
    assert faults(with_only(ELSPETH, other)) == [("sami_boscawen.json", "addressee")]


def test_a_case_of_another_officer_stops_the_lists_until_one_signs():
    other = changed(SAMI, officer=replace(SAMI.case.officer, name="Bryony Tuck"))
    assert faults(with_only(ELSPETH, other)) == [("cases: /officer", "sender")]


def test_one_child_in_two_files_is_not_listed_twice():
    assert faults(with_only(SAMI, replace(SAMI, label="copy.json"))) == [("copy.json", "twice")]


def test_a_term_without_a_review_makes_no_empty_list():
    assert faults(with_only(ELSPETH, first=date(2026, 9, 2), last=date(2026, 12, 18))) == [
        ("cases", "nothing")
    ]


def test_a_name_of_another_setting_that_came_in_with_copied_text_stops_the_lists():
    copied = changed(ELSPETH, transfer=None, officer=replace(ELSPETH.case.officer, role="for Idris Quelland"))
    everyone = tuple(changed(one, officer=copied.case.officer) for one in FOUND.cases)
    with pytest.raises(PlanInvalid, match="must not be sent"):
        render_all("L20", {"cases": with_only(*everyone)})


def test_nothing_but_the_name_and_the_year_tells_of_a_child():
    said = plain(text(FOUND, 2))
    for one in FOUND.cases:
        assert plain(one.case.recipients[0].name) not in said
        assert plain(one.case.child.date_of_birth.isoformat()) not in said
    assert not re.search(
        r"Tarrowmere|Quelland", str([one.suggested_name for one in render_all("L20", {"cases": FOUND})])
    )
