"""What texts are about, and how far two are about the same."""

from __future__ import annotations

import pytest

from ehcp_docs.language.pipeline import Parser
from ehcp_docs.language.related import Relatedness, relatedness
from ehcp_docs.language.topics import (
    family,
    topics_of,
    vocabulary,
    words_in,
    words_of,
)

PARSER = Parser()


def leading(text: str) -> str:
    """The topic with most weight."""
    found = topics_of(words_of(PARSER.parse([text])[0]))
    return max(found, key=lambda topic: found[topic])


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("He loses instructions that carry more than two key ideas.", "understanding"),
        ("Her speech is unclear because she leaves off consonants.", "speech_sounds"),
        ("She guesses words from the first letter and cannot blend sounds.", "reading"),
        ("His grip is tight and his handwriting cannot be read.", "handwriting"),
        ("She falls on stairs and cannot jump or balance.", "gross_motor"),
        ("She cannot work out change when she is shopping.", "money_time"),
        ("Crowds and loud noise in the dining hall hurt him.", "sensory"),
        ("He was asleep after midnight on most nights.", "sleep"),
        ("She coughs when she swallows food at lunch.", "eating"),
        ("Seizures come twice a month and need rescue medicine.", "epilepsy"),
        ("He expects adults to leave and trusts nobody after early loss.", "trauma"),
        ("A job coach will find a work placement in a café.", "work"),
        ("A support worker will take her to a club at weekends.", "leisure"),
    ],
)
def test_a_text_is_about_what_its_words_say(text: str, topic: str) -> None:
    assert leading(text) == topic


def test_the_longest_term_counts_and_the_words_in_it_do_not() -> None:
    assert "hearing" not in topics_of("Her sight reading of music")
    assert "reading" not in topics_of("within sight of the bench")
    assert topics_of("a working memory task")["memory"] > topics_of("a memory")["memory"]


def test_a_word_of_several_topics_counts_less_for_each() -> None:
    assert topics_of("digraphs") == {"reading": 1.0}
    assert topics_of("hips") == {"posture": 1.0}
    assert 0.0 < topics_of("splints")["posture"] < 1.0  # of walking, too


def test_kin_of_a_word_are_one_family_and_other_words_are_not() -> None:
    assert family("reading") == family("read") == family("reader")
    assert family("friend") == family("friends")
    assert family("reading") != family("spelling")
    assert family("less") == "less"


def test_two_texts_on_one_subject_are_nearer_than_two_on_different_ones() -> None:
    need = "He cannot button his coat or hold scissors."
    near = relatedness(need, "The occupational therapist will teach him to fasten buttons and use scissors.")
    far = relatedness(need, "The counsellor will help him with worries about exams.")
    assert near > 0.2 > far >= 0.0


def related(needs: list[str], statements: list[str], **kwargs: tuple[str, ...]) -> Relatedness:
    return Relatedness([words_in(n) for n in needs], [words_in(s) for s in statements], **kwargs)


def test_each_statement_is_bound_to_the_need_that_it_is_about() -> None:
    needs = [
        "Her reading is slow and she guesses at words.",
        "Her balance is poor and she falls on the stairs.",
        "She worries about mistakes and cries before tests.",
    ]
    statements = [
        "A physiotherapist will practise stairs and balance with her.",
        "A counsellor will see her about her worries.",
        "A specialist teacher will teach her to read words by their sounds.",
    ]
    best = [max(range(3), key=lambda i, row=row: row[i]) for row in related(needs, statements).strengths()]
    assert best == [1, 2, 0]


def test_strengths_lie_between_nothing_and_one() -> None:
    rows = related(["She cannot hear in noise."], ["A radio aid.", "Nothing to do with it."]).strengths()
    assert all(0.0 <= value <= 1.0 for row in rows for value in row)


def test_a_name_that_two_texts_share_does_not_bind_them() -> None:
    needs, statements = ["Quaye plays alone.", "She reads ten words."], ["Quaye will teach her fractions."]
    assert related(needs, statements).words_agree(0, 0) > 0
    assert related(needs, statements, names=("quaye",)).words_agree(0, 0) == 0


def test_no_needs_or_no_statements_give_no_strengths() -> None:
    assert related([], ["A radio aid."]).strengths() == [[]]
    assert related(["She cannot hear."], []).strengths() == []


def test_no_term_is_both_a_term_and_a_hint_of_one_topic() -> None:
    for topic, lists in vocabulary()["topics"].items():
        both = set(lists["terms"]) & set(lists["hints"])
        assert not both, f"{topic}: {both}"
