"""The child's name: the wrong one is worse than none."""

from __future__ import annotations

import pytest
from intake.plain import reading as plain_reading
from intake.raw_word import para, row, table, word

from ehcp_docs.intake import read_file
from ehcp_docs.intake.reading import Reading

SIGN_OFF = para("Sign-off", props='<w:pStyle w:val="H1"/>')
SECTION = para("Section B: Special educational needs") + para("Ama reads 40 words a minute.")


def reading(*body: str) -> Reading:
    return read_file(word("".join(body) + SECTION), name="plan.docx")


def name(*body: str) -> str | None:
    found: str | None = reading(*body).data.get("child", {}).get("name")
    return found


@pytest.mark.parametrize(
    "label", ["Name", "Child", "Young person", "Surname and first names", "Name of child or young person"]
)
def test_the_child_is_named_behind_any_usual_label(label: str) -> None:
    assert name(table(row(label, "Ama Boateng"), row("Date of birth", "4 May 2017"))) == "Ama Boateng"


def test_boxes_behind_this_plan_is_are_the_status_and_not_a_name() -> None:
    body = table(row("Name", "Ama Boateng"), row("This plan is:", "☐ Draft   ☒ Final"))
    assert name(body) == "Ama Boateng"
    assert reading(body).data["status"] == "final"
    assert name(table(row("This plan is:", "☐ Draft   ☒ Final"))) is None


@pytest.mark.parametrize("answer", ["Date of Birth:", "NHS number"])
def test_the_next_label_is_no_name(answer: str) -> None:
    assert name(table(row("Name:", answer))) is None


def test_a_running_text_is_no_name() -> None:
    assert name(table(row("Name", "Ama is kept safe by all who read this plan with care"))) is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Education, Health and Care Plan for Ama Boateng", "Ama Boateng"),
        ("Education, Health and Care Plan: Ama Boateng-Price", "Ama Boateng-Price"),
        ("Education, Health and Care Plan: Final Amended Plan", None),
        ("EHC PLAN – SINGLE RECORD", None),
    ],
)
def test_where_nothing_else_names_the_child_the_title_may(title: str, expected: str | None) -> None:
    assert name(para(title)) == expected


def test_the_title_does_not_overrule_a_label() -> None:
    body = para("Education, Health and Care Plan for Ama Boateng") + table(row("Name", "Ama B. Boateng"))
    assert name(body) == "Ama B. Boateng"


def test_first_and_last_names_make_the_name_and_another_name_is_told() -> None:
    parts = para("First name: Ama") + para("Surname: Boateng")
    assert name(parts) == "Ama Boateng"
    other = reading(para("Name: Ama Price") + para("Surname: Boateng"))
    assert other.data["child"]["name"] == "Ama Price"
    assert [entry.text for entry in other.account.open_questions()] == ["Boateng"]


@pytest.mark.parametrize("dash", ["–", "-"])
def test_a_column_that_asks_for_a_signature_is_not_the_officer_s_name(dash: str) -> None:
    signing = table(
        row(f"Local authority officer {dash} name", f"Local authority officer {dash} signature", "Date"),
        row("Janine Pellow, SEND Casework Officer", "", ""),
    )
    found = plain_reading(SECTION, SIGN_OFF, signing).data
    assert found["authority"]["officer"] == {"name": "Janine Pellow", "role": "SEND Casework Officer"}
    assert "sign_off" not in found


def test_a_name_and_a_day_in_the_columns_sign_the_plan() -> None:
    signing = table(
        row("Local authority officer – name", "Local authority officer – signature", "Date"),
        row("Janine Pellow, SEND Casework Officer", "J. Pellow", "12 October 2026"),
    )
    found = plain_reading(SECTION, SIGN_OFF, signing).data
    assert found["sign_off"]["name"] == "Janine Pellow"
    assert found["sign_off"]["date"] == "2026-10-12"
