"""The child's name: the wrong one is worse than none."""

from __future__ import annotations

import pytest
from intake.raw_word import para, row, table, word

from ehcp_docs.intake import read_file
from ehcp_docs.intake.reading import Reading

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
