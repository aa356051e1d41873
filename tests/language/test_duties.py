"""Whether words bind."""

from __future__ import annotations

import pytest

from ehcp_docs.language.actions import clauses
from ehcp_docs.language.changes import change_powers
from ehcp_docs.language.delegation import delegations
from ehcp_docs.language.means import resource_conditions
from ehcp_docs.language.modals import permissive
from ehcp_docs.language.people import ChildWords
from ehcp_docs.language.pipeline import Parser

AMA = ChildWords(names=frozenset({"ama"}), pronouns=frozenset({"she", "her"}))


def told(function: object, text: str, parser: Parser) -> list[str]:
    [doc] = parser.parse([text])
    return [span.of(text) for span in function(text, clauses(doc), AMA)]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How often he is seen will be decided by the clinic.", "How often he is seen will be decided by the clinic"),
        ("The hours are to be agreed at a later meeting.", "The hours are to be agreed at a later meeting"),
        ("The therapist will judge how much of this Ama needs.", "The therapist will judge how much of this Ama needs"),
        ("She will be withdrawn at the discretion of the tutor.", "at the discretion of the tutor"),
        ("A break is given if her teachers think that it helps.", "if her teachers think that it helps"),
    ],
)  # fmt: skip
def test_a_decision_handed_on_is_told(text: str, words: str, parser: Parser) -> None:
    assert told(delegations, text, parser) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The therapist will decide which words Ama practises.",
        "Ama will decide how long she stays.",
        "The SENCO will agree her targets with her parents each term.",
        "The tutor will ask Ama how much help she wants.",
    ],
)
def test_a_choice_within_a_fixed_amount_is_no_delegation(text: str, parser: Parser) -> None:
    assert told(delegations, text, parser) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The school may cut these hours in the summer term.",
            "The school may cut these hours in the summer term",
        ),
        ("Support will be withdrawn once she settles.", "will be withdrawn once she settles"),
        ("The help is expected to taper over the year.", "expected to taper over the year"),
        ("The tutor is free to shorten sessions.", "free to shorten sessions"),
    ],
)
def test_a_power_to_change_is_told(text: str, words: str, parser: Parser) -> None:
    assert told(change_powers, text, parser) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "These hours may be lowered only by amending this plan.",
        "The teacher will reduce the number of reminders by one each week.",
        "Her timetable will rise to 25 hours on 11 January 2027.",
        "Ama can change her seat when she likes.",
    ],
)
def test_protection_and_teaching_strategies_are_no_powers_to_change(text: str, parser: Parser) -> None:
    assert told(change_powers, text, parser) == []


@pytest.mark.parametrize(
    "words",
    [
        "if a member of staff is free", "subject to funding", "provided that the school can recruit a tutor",
        "when the budget has been agreed", "as long as the service keeps its grant", "within existing resources",
        "depending on staffing levels", "where the timetable allows",
    ],
)  # fmt: skip
def test_a_condition_of_means_is_told(words: str) -> None:
    text = f"Ama will swim for 30 minutes a week {words}."
    assert [span.of(text) for span in resource_conditions(text)] == [words]


@pytest.mark.parametrize(
    "words", ["if she is well", "when the lesson ends", "where the water is warm", "as long as she enjoys it"]
)
def test_other_conditions_are_left_alone(words: str) -> None:
    assert resource_conditions(f"Ama will swim for 30 minutes a week {words}.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ama should sit at the front.", ["should sit at the front"]),
        ("Notes could be printed for her.", ["could be printed for her"]),
        ("She would benefit from a laptop.", ["would benefit from"]),
        ("Staff will try to sit with her.", ["will try to"]),
        ("Ideally she is seen weekly.", ["Ideally"]),
        ("Should she be ill, the session is given later.", []),
        ("Ama may leave the room with her card.", []),
        ("The teacher tells her what she should do next.", []),
        ("In May 2027 the tutor will meet her.", []),
        ("The tutor will help her so that she can cook.", []),
    ],
)
def test_permissive_words_are_told_where_a_duty_should_stand(
    text: str, words: list[str], parser: Parser
) -> None:
    assert told(permissive, text, parser) == words
