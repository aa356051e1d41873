"""Who does what in a clause, and whether anybody could see it."""

from __future__ import annotations

import pytest

from ehcp_docs.language.actions import Role, clauses
from ehcp_docs.language.outcome_actor import Actor
from ehcp_docs.language.outcome_words import whole_measure
from ehcp_docs.language.outcomes import OutcomeReading
from ehcp_docs.language.people import child_words
from ehcp_docs.language.pipeline import Parser
from ehcp_docs.language.spans import Span


def outcome(parser: Parser, text: str) -> OutcomeReading:
    return OutcomeReading(text, clauses(parser.parse([text])[0]), child_words(None))


@pytest.mark.parametrize(
    "text",
    [
        "Sam will order lunch in the canteen.",
        "Sam will point to the picture that she wants.",
        "Sam will write her name on each piece of work.",
        "Sam will be able to cross the road.",
        "Sam will show how she feels by pointing at a face.",
    ],
)
def test_what_can_be_seen_is_observable(parser: Parser, text: str) -> None:
    assert outcome(parser, text).weak is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sam will improve her reading.", "will improve her reading"),
        ("Sam will understand instructions.", "will understand instructions"),
        ("Sam will become more confident.", "will become more confident"),
        ("Sam will develop her social skills.", "will develop her social skills"),
        (
            "Sam will demonstrate a better awareness of danger.",
            "will demonstrate a better awareness of danger",
        ),
    ],
)
def test_what_nobody_can_see_is_not(parser: Parser, text: str, words: str) -> None:
    weak = outcome(parser, text).weak
    assert weak is not None
    assert weak.span.of(text) == words


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Sam will order lunch.", Actor.CHILD),
        ("The teaching assistant will help her to order lunch.", Actor.ADULT),
        ("Improve reading.", Actor.NOBODY),
    ],
)
def test_who_acts_is_the_subject_of_the_leading_clause(parser: Parser, text: str, actor: Actor) -> None:
    assert outcome(parser, text).actor is actor


def test_conditions_and_purposes_are_no_main_clauses(parser: Parser) -> None:
    text = "If she is ill, the nurse will ring home so that her mother can come."
    roles = {c.lemma: c.role for c in clauses(parser.parse([text])[0])}
    assert (roles["ring"], roles["come"]) == (Role.MAIN, Role.PURPOSE)
    assert roles["be"] is Role.CONDITION


@pytest.mark.parametrize(
    ("text", "start", "whole"),
    [
        ("four days out of five", "four days", "four days out of five"),
        ("within five minutes of arriving", "within five", "within five minutes"),
        ("eight exchanges out of the last ten", "eight exchanges", "eight exchanges out of the last ten"),
        ("20 words a minute", "20 words", "20 words"),
    ],
)
def test_a_measure_takes_what_belongs_to_it(text: str, start: str, whole: str) -> None:
    assert whole_measure(Span(0, len(start)), text).of(text) == whole


def test_the_help_after_a_number_is_no_part_of_it(parser: Parser) -> None:
    text = "Sam will order lunch on four days out of five with one verbal prompt."
    found = outcome(parser, text)
    assert found.measures[0].of(text) == "four days out of five"
