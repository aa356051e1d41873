"""Section A on whole small plans: whose views, whose words, and hopes that are told in more than one place."""

from __future__ import annotations

from typing import Any

import pytest

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Finding
from ehcp_docs.plan.build import build_plan
from ehcp_docs.rules.fixture import example_data

CHILD = {
    "id": "A1",
    "topic": "child_views",
    "paragraphs": [
        "Mrs Quaye, class teacher, wrote down what Ama said on 18 June 2026, using picture cards. "
        "Ama's own words are in quotation marks.",
        "“I like football with Zoe and going to school on my own.” She sleeps badly on Sundays.",
    ],
}
PARENT = {"id": "A2", "topic": "parent_views", "paragraphs": ["Efua says that Ama is funny and kind."]}
HOPES = {
    "id": "A3",
    "topic": "aspirations",
    "paragraphs": [
        "This year Ama wants to read a whole comic. When she is grown up she would like to mend motorbikes.",
        "Efua hopes that Ama will have a friend this year and, one day, a job she enjoys.",
    ],
}
TALK = {
    "id": "A4",
    "topic": "communication",
    "paragraphs": ["Say her name first and wait for ten seconds. Before a meeting she chooses a picture."],
}
STRENGTHS = {"id": "A5", "topic": "strengths", "paragraphs": ["Ama takes clocks apart and is kind."]}
WHOLE = [CHILD, PARENT, HOPES, TALK, STRENGTHS]


def with_text(view: dict[str, Any], *paragraphs: str, **fields: Any) -> dict[str, Any]:
    return {**view, "paragraphs": list(paragraphs), **fields}


def found(auditor: Auditor, views: list[dict[str, Any]], **patch: Any) -> tuple[Finding, ...]:
    data = example_data("outcome", {"sections": {"A": {"views": views}}, **patch})
    return tuple(f for f in auditor.audit(build_plan(data), data).findings if f.section == "A")


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {f.rule for f in findings}


def test_a_whole_section_without_any_fields_is_left_in_peace(auditor: Auditor) -> None:
    worst = [f for f in found(auditor, WHOLE) if f.severity.value in ("error", "warning")]
    assert [f.message for f in worst if f.rule.startswith("A-")] == []


@pytest.mark.parametrize("topic", ["child_views", "parent_views", "aspirations", "communication"])
def test_a_block_that_is_taken_out_is_missed(auditor: Auditor, topic: str) -> None:
    rule = {
        "child_views": "A-CHILD-VIEWS",
        "parent_views": "A-PARENT-VIEWS",
        "aspirations": "A-ASPIRATIONS",
        "communication": "A-COMMUNICATION",
    }[topic]
    left = [view for view in WHOLE if view["topic"] != topic]
    assert rule in rules(found(auditor, left))


def test_the_order_of_the_blocks_does_not_matter(auditor: Auditor) -> None:
    spoilt = [*WHOLE[:2], with_text(HOPES, HOPES["paragraphs"][1]), *WHOLE[3:]]
    assert rules(found(auditor, spoilt)) == rules(found(auditor, spoilt[::-1]))


JARGON = "I present with a language disorder and I require adult scaffolding."


@pytest.mark.parametrize(
    "around", ["{}", "It was sunny. {}", "{} “I like Zoe.”", "Zoe came too. {} It rained."]
)
@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "{}"])
def test_report_language_is_found_whatever_stands_around_it(
    auditor: Auditor, around: str, marks: str
) -> None:
    text = around.format(marks.format(JARGON))
    hits = [f for f in found(auditor, [with_text(CHILD, text), *WHOLE[1:]]) if f.rule == "A-JARGON"]
    assert [f.words for f in hits] == [JARGON]


def test_report_language_about_the_child_is_not_in_the_childs_mouth(auditor: Auditor) -> None:
    text = "Ama presents with a language disorder and requires adult scaffolding to process information."
    assert "A-JARGON" not in rules(found(auditor, [with_text(CHILD, text), *WHOLE[1:]]))


def test_an_unquoted_first_person_is_told_once_for_its_block(auditor: Auditor) -> None:
    views = [with_text(CHILD, "I like football.", "I like Zoe.", "My dog is called Rolo."), *WHOLE[1:]]
    hits = [f for f in found(auditor, views) if f.rule == "A-FIRST-PERSON"]
    assert [f.words for f in hits] == ["I like football."]


def test_a_field_that_says_whose_words_they_are_settles_it(auditor: Auditor) -> None:
    for told in (True, False):
        view = with_text(CHILD, "I like football.", direct_words=told)
        assert "A-FIRST-PERSON" not in rules(found(auditor, [view, *WHOLE[1:]]))


@pytest.mark.parametrize(
    ("missing", "text"),
    [
        ("when", "Mrs Quaye wrote down what Ama said, using picture cards."),
        ("how", "Mrs Quaye met Ama on 18 June 2026."),
    ],
)
def test_what_is_left_open_of_how_views_were_gathered_is_named(
    auditor: Auditor, missing: str, text: str
) -> None:
    hits = [f for f in found(auditor, [with_text(CHILD, text), *WHOLE[1:]]) if f.rule == "A-GATHERED-PARTLY"]
    assert [missing in f.message for f in hits] == [True]


def test_a_second_block_of_the_childs_views_need_not_say_it_again(auditor: Auditor) -> None:
    second = {"id": "A9", "topic": "child_views", "paragraphs": ["“I want a map that is true.”"]}
    assert not rules(found(auditor, [*WHOLE, second])) & {"A-GATHERED", "A-GATHERED-PARTLY"}


def test_a_hope_told_among_the_childs_views_counts_as_a_hope(auditor: Auditor) -> None:
    now_only = with_text(HOPES, "This year Ama wants to read a comic.", HOPES["paragraphs"][1])
    missed = found(auditor, [CHILD, PARENT, now_only, TALK, STRENGTHS])
    told = with_text(CHILD, *CHILD["paragraphs"], "“I would like to work with horses.”")
    assert "A-CHILD-LONG-TERM" in rules(missed)
    assert "A-CHILD-LONG-TERM" not in rules(found(auditor, [told, PARENT, now_only, TALK, STRENGTHS]))


def test_the_parents_long_hope_is_not_taken_for_the_childs(auditor: Auditor) -> None:
    parents_only = with_text(HOPES, "Efua hopes that Ama will go to college and have a job and her own flat.")
    assert "A-CHILD-LONG-TERM" in rules(found(auditor, [CHILD, PARENT, parents_only, TALK, STRENGTHS]))


@pytest.mark.parametrize(("born", "asked"), [("2013-09-01", False), ("2013-08-31", True)])
def test_adult_life_is_asked_for_from_year_9_to_the_day(auditor: Auditor, born: str, asked: bool) -> None:
    hopes = with_text(
        HOPES, "This year Ama wants to read a comic.", "Efua hopes that Ama will have a friend."
    )
    views = [CHILD, PARENT, hopes, TALK, STRENGTHS]
    hits = found(auditor, views, child={"date_of_birth": born, "year_group": None})
    assert ("A-ADULT-LIFE" in rules(hits)) is asked


def test_a_grave_word_about_the_child_alone_is_not_about_a_relative(auditor: Auditor) -> None:
    history = {"id": "A9", "topic": "history", "paragraphs": ["Ama was assaulted on the bus in May 2026."]}
    other = {"id": "A9", "topic": "history", "paragraphs": ["Her uncle was assaulted in May 2026."]}
    assert "A-THIRD-PARTY" not in rules(found(auditor, [*WHOLE, history]))
    assert "A-THIRD-PARTY" in rules(found(auditor, [*WHOLE, other]))
