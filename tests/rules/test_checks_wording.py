"""Wording on whole small plans: acronyms across sections, words about the child and words about others."""

from __future__ import annotations

from typing import Any

import pytest

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.plan.build import build_plan
from ehcp_docs.rules.fixture import example_data


def of_text(auditor: Auditor, text: str, kind: str = "need", **patch: Any) -> list[tuple[str, str | None]]:
    data = example_data(kind, text)
    for key, value in patch.items():
        data["sections"][key].update(value)
    found = auditor.audit(build_plan(data), data).findings
    return [(f.rule, f.words) for f in found if f.rule.startswith("W-")]


def test_an_acronym_is_told_once_where_it_first_stands(auditor: Auditor) -> None:
    found = of_text(auditor, "The MDT met twice, and the MDT will meet again.")
    assert found == [("W-ACRONYM", "MDT")]


def test_an_acronym_explained_in_another_section_is_explained(auditor: Auditor) -> None:
    text = "The multi-disciplinary team (MDT) met on 3 May 2026 with Ama's mother."
    assert of_text(auditor, "The MDT met twice.", K={"advice": [{"id": "K1", "title": text}]}) == []


def test_words_in_capitals_for_signs_are_no_acronyms(auditor: Auditor) -> None:
    assert of_text(auditor, "Ama signs MORE TOAST when she wants more toast.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ama has a lazy eye and wears a patch.",
        "The violent storm of 2024 frightened Ama, who hides from rain.",
        "Ama kicks off her shoes when she sits on the carpet.",
        "Ama hides when a game kicks off beside her.",
        "“Ama is naughty,” wrote another child on the board.",
        "Ama is a cheeky, funny girl, says her father.",
        "Ama is not lazy: she is exhausted by noon.",
    ],
)
def test_words_that_are_not_said_of_the_child_do_not_blame_her(auditor: Auditor, text: str) -> None:
    assert [rule for rule, _ in of_text(auditor, text) if rule == "W-BLAMING"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ama has violent outbursts twice a week.", "violent"),
        ("Ama's behaviour is manipulative when she is tired.", "manipulative"),
        ("Ama kicks off in every mathematics lesson.", "kicks off"),
        ("Ama is an attention seeker in groups of ten.", "attention seeker"),
    ],
)
def test_the_same_words_said_of_the_child_or_her_behaviour_do(
    auditor: Auditor, text: str, words: str
) -> None:
    assert ("W-BLAMING", words) in of_text(auditor, text)


def test_what_parents_say_in_section_a_is_theirs_to_say(auditor: Auditor) -> None:
    view = {
        "id": "A1",
        "topic": "parent_views",
        "paragraphs": ["Ama can be lazy in the morning and is a terror at night."],
    }
    assert of_text(auditor, "Ama reads ten words.", A={"views": [view]}) == []
    view["topic"] = "history"
    assert ("W-BLAMING", "lazy") in of_text(auditor, "Ama reads ten words.", A={"views": [view]})


def test_another_pupil_may_be_the_pupil_afterwards(auditor: Auditor) -> None:
    text = (
        "A teaching assistant will read with Ama and another pupil for ten minutes daily; {} will read first."
    )
    assert of_text(auditor, text.format("the pupil"), "provision") == []
    alone = "A teaching assistant will read daily for ten minutes; the pupil will read first."
    assert of_text(auditor, alone, "provision") == [("W-IMPERSONAL", "the pupil")]


def test_the_first_part_of_a_longer_noun_is_not_this_child(auditor: Auditor) -> None:
    assert (
        of_text(auditor, "The pupil referral unit will teach Ama for three hours a week.", "provision") == []
    )


def test_a_list_between_semicolons_is_no_long_sentence(auditor: Auditor) -> None:
    part = "a seat at the front of the room with her back to the wall and nobody behind her"
    assert of_text(auditor, f"Ama has {part}; {part}; {part}; {part}; {part}.") == []
    joined = " and ".join([part] * 4)
    assert [rule for rule, _ in of_text(auditor, f"Ama has {joined}.")] == ["W-TOO-LONG"]


@pytest.mark.parametrize(
    "text", ["Ama learns Tier 2 words such as compare.", "A Band 6 speech therapist saw Ama in May 2026."]
)
def test_numbers_that_the_field_knows_are_no_local_scheme(auditor: Auditor, text: str) -> None:
    assert of_text(auditor, text) == []


def test_mild_words_are_advice_and_blaming_ones_are_not(auditor: Auditor) -> None:
    data = example_data("need", "Ama refuses to write and is manipulative.")
    found = auditor.audit(build_plan(data), data).findings
    assert {f.rule: f.severity.value for f in found if f.criterion == "Q129"} == {
        "W-MILD": "advice",
        "W-BLAMING": "warning",
    }
