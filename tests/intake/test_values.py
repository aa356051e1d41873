"""What the answers of a front page mean: dates in every form, yes and no, ticks, years, status, names with roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from intake.plain import reading
from intake.raw_word import para, row, table

from ehcp_docs.intake.plan import values
from ehcp_docs.intake.plan.doses import group, how_often


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 May 2026", "2026-05-05"), ("05 May 2026", "2026-05-05"), ("5th May 2026", "2026-05-05"),
        ("5th of May, 2026", "2026-05-05"),
        ("5 Sep 2026", "2026-09-05"), ("1st Sept. 2026", "2026-09-01"), ("5-May-2026", "2026-05-05"),
        ("5 May 26", "2026-05-05"),
        ("05/05/2026", "2026-05-05"), ("5/5/26", "2026-05-05"), ("05.05.26", "2026-05-05"),
        ("5-5-2026", "2026-05-05"),
        ("5 / 5 / 2026", "2026-05-05"), ("2026-05-05", "2026-05-05"), ("Tuesday 5 May 2026", "2026-05-05"),
        ("issued on 5 May 2026 and again on 6 June 2026", "2026-05-05"),
        ("31/02/2026, amended 01/03/2026", "2026-03-01"),
        ("3.4.98", "1998-04-03"), ("14/09/09", "2009-09-14"),
        ("31/02/2026", None), ("May 2026", None), ("2026", None), ("5 Maybe 2026", None), ("13/13/2026", None),
        ("17.5 hours", None), ("NHS 999 073 4411", None), ("", None),
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_form(text: str, expected: str | None) -> None:
    assert values.first_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yes", True), ("yes – section 20", True), ("Y", True), ("No", False), ("Not looked after", False),
        ("N/A", False), ("None", False),
        ("☒ Yes ☐ No", True), ("Yes ☐ No ☒", False), ("Yes ☒ No ☐", True), ("[x] Yes [ ] No", True),
        ("[ ] Yes [X] No", False), ("☑ No", False), ("Full care order", True), ("✓ Yes", True),
        ("perhaps", None), ("", None),
    ],
)  # fmt: skip
def test_yes_and_no_are_read_from_words_and_ticked_boxes(text: str, expected: bool | None) -> None:
    assert values.yes_or_no(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Female", "Female"), ("F", "Female"), ("girl", "Female"), ("Male", "Male"), ("m", "Male"), ("Boy", "Male"),
        ("☒ Male ☐ Female", "Male"), ("Non-binary", None), ("", None),
    ],
)  # fmt: skip
def test_sex_is_read_from_words_and_ticked_boxes(text: str, expected: str | None) -> None:
    assert values.sex(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Year 6", "Year 6"), ("Y6", "Year 6"), ("Yr 6", "Year 6"), ("6", "Year 6"), ("NC Year 11", "Year 11"),
        ("year 6 (Oak class)", "Year 6"),
        ("Reception", "Reception"), ("R", "Reception"), ("Post-16", "Post-16"), ("Post 16 provision", "Post-16"),
        ("Nursery 2", "Nursery 2"), ("Nursery (N1)", "Nursery 1"), ("Year 40", None), ("Oak class", None),
    ],
)  # fmt: skip
def test_a_year_group_is_read_by_the_name_that_plans_give_it(text: str, expected: str | None) -> None:
    assert values.year_group(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Draft", "draft"), ("PROPOSED PLAN", "draft"), ("Final", "final"), ("Amended draft", "amended_draft"),
        ("Amended Final Plan", "amended_final"),
        ("Amended", "amended_final"), ("☒ Draft ☐ Final ☐ Amended", "draft"),
        ("Education, Health and Care Plan", None),
    ],
)  # fmt: skip
def test_the_status_is_read_from_words_and_ticked_boxes(text: str, expected: str | None) -> None:
    assert values.status(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ASD", "ASD"), ("Autism", "ASD"), ("Speech, language and communication needs", "SLCN"),
        ("moderate learning difficulty", "MLD"),
        ("Social, emotional and mental health", "SEMH"), ("Dyslexia", "SPLD"), ("Down's syndrome", "DS"),
        ("Hearing impairment", "HI"), ("kindness", None),
    ],
)  # fmt: skip
def test_a_type_of_need_is_read_as_its_code(text: str, expected: str | None) -> None:
    assert values.sen_type(text) == expected


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (values.yes_or_no, "☐ Yes ☒ No", False),
        (values.yes_or_no, "☐ Yes ☐ No", None),
        (values.sex, "☐ Male ☒ Female", "Female"),
        (values.status, "☐ Draft ☒ Final", "final"),
    ],
)
def test_the_second_of_two_boxes_before_their_words_is_read(
    read: Callable[[str], object], text: str, expected: object
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text", ["", "N/A", "tbc", "Not known", "-", "–", "To be confirmed.", "None recorded"]
)
def test_an_answer_that_says_nothing_is_empty(text: str) -> None:
    assert values.is_empty(text)
    assert not values.is_empty(f"{text} Ama")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Janine Pellow, SEND Officer", ("Janine Pellow", "SEND Officer")),
        ("Janine Pellow (SEND Officer)", ("Janine Pellow", "SEND Officer")),
        ("Janine Pellow – SEND Officer", ("Janine Pellow", "SEND Officer")),
        ("Janine Pellow\tSEND Officer", ("Janine Pellow", "SEND Officer")),
        ("Janine Pellow", ("Janine Pellow", "")),
    ],
)
def test_a_name_is_parted_from_its_role(text: str, expected: tuple[str, str]) -> None:
    assert values.name_and_role(text) == expected


def test_dates_are_taken_out_of_a_text() -> None:
    assert values.without_dates("J Marsh, 5 May 2026") == "J Marsh"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twice a week, 30 minutes", {"times": 2, "per": "week", "minutes": 30}),
        ("3 x per half term", {"times": 3, "per": "half-term"}), ("weekly", {"times": 1, "per": "week"}),
        ("17.5 hours a week", {"hours_per_week": 17.5}),
        ("daily for 20 mins", {"times": 1, "per": "day", "minutes": 20}),
        ("once each term, 38 weeks a year", {"times": 1, "per": "term", "weeks_per_year": 38}), ("as needed", {}),
    ],
)  # fmt: skip
def test_how_often_is_read_as_numbers(text: str, expected: dict[str, object]) -> None:
    assert how_often(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1:1", {"group_min": 1, "group_max": 1}), ("2 to 4 pupils", {"group_min": 2, "group_max": 4}),
        ("up to 6", {"group_max": 6}),
        ("group of 3", {"group_max": 3}), ("small group", {}),
    ],
)  # fmt: skip
def test_the_size_of_a_group_is_read_as_numbers(text: str, expected: dict[str, object]) -> None:
    assert group(text) == expected


FRONT = table(
    row("Name", "Ama Boateng"), row("Date of birth", "5th May 2017"), row("Sex", "☒ Female ☐ Male"), row("Year group", "Y4"),
    row("UPN", "W391207120037"), row("NHS number", "999 573 0642"), row("Current school", "Penny Lock Primary School"),
    row("Looked after child", "No"), row("Local authority", "Wexmoor County Council"), row("Plan reference", "WX/26-7"),
    row("Date of final plan", "02.10.26"), row("Home language", "Not known"),
)  # fmt: skip


def test_the_answers_of_a_front_page_fill_the_fields_of_the_plan() -> None:
    found = reading(FRONT, para("Section B: Special educational needs"), para("Ama reads."))
    assert found.data["child"] == {
        "name": "Ama Boateng",
        "date_of_birth": "2017-05-05",
        "sex": "Female",
        "year_group": "Year 4",
        "upn": "W391207120037",
        "nhs_number": "999 573 0642",
        "setting": "Penny Lock Primary School",
        "looked_after": False,
    }
    assert (found.data["authority"]["name"], found.data["reference"]) == ("Wexmoor County Council", "WX/26-7")
    assert found.data["dates"] == {"final_issued": "2026-10-02"}
    read_as = {entry.text: entry.detail for entry in found.account.entries if entry.is_placed}
    assert (read_as["5th May 2017"], read_as["Y4"], read_as["02.10.26"]) == (
        "2017-05-05",
        "Year 4",
        "2026-10-02",
    )
