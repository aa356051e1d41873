"""Sections that hold nothing, and the setting of Section I: what is said, and what only the form says."""

from __future__ import annotations

from typing import Any

import pytest
from intake.plain import reading, sections
from intake.raw_word import para, row, run, table

H1 = para("Section H1: Social care provision under the Chronically Sick and Disabled Persons Act 1970")
SCHOOL = "Penny Lock Primary School"
PLACEMENT = para("Section I: Placement")


@pytest.mark.parametrize(
    "text",
    [
        "None.",
        "None identified.",
        "Not applicable",
        "No health care needs have been identified.",
        "There are currently no identified health needs.",
        "None at present.",
        "N/A",
        "NONE",
    ],
)
def test_a_section_that_says_it_holds_nothing_has_a_nil_statement(text: str) -> None:
    found = sections(para("Section C: Health care needs"), para(text), H1, para(text), PLACEMENT)
    assert found["C"] == {"needs": [], "nil": {"statement": text}}
    assert found["H1"] == {"provision": [], "nil": {"statement": text}}


@pytest.mark.parametrize(
    "text",
    [
        "No nurse is at the school, so a helper gives Ama her inhaler.",
        "None of the medicines helps Ama to sleep.",
    ],
)
def test_a_need_that_begins_with_no_is_a_need(text: str) -> None:
    found = sections(para("Section C: Health care needs"), para(text))
    assert [need["text"] for need in found["C"]["needs"]] == [text]


def placement(*lines: str) -> dict[str, Any]:
    found: dict[str, Any] = sections(PLACEMENT, *map(para, lines))["I"]
    return found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((f"{SCHOOL}, a mainstream school",), [{"name": SCHOOL, "type": "a mainstream school"}]),
        ((SCHOOL, "Mainstream school"), [{"name": SCHOOL, "type": "Mainstream school"}]),
        (("Mainstream school",), [{"type": "Mainstream school"}]),
        ((), []),
        (("N/A",), []),
    ],
)  # fmt: skip
def test_a_setting_is_read_with_its_type(lines: tuple[str, ...], expected: list[dict[str, str]]) -> None:
    assert placement(*lines)["placements"] == expected


def test_a_draft_that_says_why_it_names_no_setting_names_none() -> None:
    text = "This will be completed when the plan is made final."
    assert placement(text) == {"placements": [], "statement": text}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(para(run("Name: ", "<w:b/>")) + para(run("Type: ", "<w:b/>")), id="lines"),
        pytest.param(para("Name:") + para("Type:"), id="plain"),
    ],
)
def test_labels_without_answers_are_no_setting(body: str) -> None:
    assert sections(PLACEMENT, body)["I"]["placements"] == []


@pytest.mark.parametrize(
    ("text", "requested"),
    [
        ("A personal budget was requested.", True),
        ("Her parents did not ask for a personal budget.", False),
        ("None", False),
        ("Ama's parents have chosen not to have one.", False),
    ],
)
def test_section_j_says_whether_a_budget_was_asked_for(text: str, requested: bool) -> None:
    assert sections(para("Section J: Personal budget"), para(text))["J"] == {
        "requested": requested,
        "statement": text,
    }


def test_what_a_plan_must_have_and_the_file_does_not_say_is_told() -> None:
    found = reading(
        table(row("Name", "Ama Boateng")), para("Section B: Special educational needs"), para("Ama reads.")
    )
    missing = {one.pointer: one.what for one in found.account.missing}
    assert {"/status", "/child/date_of_birth"} <= set(missing)
    assert "/child/name" not in missing
