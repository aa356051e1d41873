"""What texts are about, and how far two are about the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import srsly

from ehcp_docs import resources
from ehcp_docs.audit.links import strengths
from ehcp_docs.language.pipeline import Parser
from ehcp_docs.language.related import LATER, Relatedness, relatedness, told
from ehcp_docs.language.topics import (
    family,
    terms_of,
    topics_of,
    vocabulary,
    words_in,
    words_of,
)
from ehcp_docs.language.words import area_problem, areas

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
    assert topics_of("footrest") == {"posture": 1.0}
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


def related(needs: list[str], statements: list[str], names: tuple[str, ...] = ()) -> Relatedness:
    return Relatedness(
        [told(words_in(n), names, later=LATER) for n in needs], [told(words_in(s), names) for s in statements]
    )


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


def test_a_phrase_is_found_whoever_it_is_about_and_in_each_form_of_its_words() -> None:
    for text in ("She asks for help.", "asking for the help", "They asked for help"):
        assert topics_of(words_of(PARSER.parse([text])[0]))["participation"] > 1, text
    assert topics_of("He brushes her teeth")["self_care"] == topics_of("She brushes his teeth")["self_care"]


def test_a_phrase_ends_with_its_sentence() -> None:
    apart, together = PARSER.parse(["He was in a fight. Flight was no help.", "It is fight or flight."])
    assert "fight or flight" not in [term for term, _ in terms_of(words_of(apart))]
    assert "fight or flight" in [term for term, _ in terms_of(words_of(together))]


def test_what_serves_a_whole_area_counts_a_little_for_each_of_its_topics() -> None:
    found = topics_of("The speech therapy service")
    assert found["expression"] == found["speech_sounds"] > 0
    assert found["expression"] < topics_of("She retells a narrative")["expression"]


def test_a_topic_that_is_near_brings_two_texts_together_less_than_the_same_one() -> None:
    rows = related(
        ["He cannot spell.", "He cannot decode.", "He wears splints."], ["A lesson in phonics."]
    ).strengths()
    assert rows[0][1] > rows[0][0] > rows[0][2]


def test_a_need_that_speaks_of_much_gives_way_to_the_one_that_is_meant() -> None:
    broad = "He has dyslexia, asthma, epilepsy, anxiety, hearing loss and insomnia."
    statements = ["His inhaler is kept at hand.", "A sleep diary.", "A worry box.", "A phonics scheme."]
    table = related([broad, "He wheezes and has asthma."], statements).strengths()
    assert [row[1] > row[0] for row in table] == [True, False, False, False]


def test_the_same_therapist_is_about_what_the_therapist_was_about() -> None:
    needs = ["Her speech sounds are unclear.", "She cannot button her coat or use scissors."]
    first = "An occupational therapist will teach buttons and scissors."
    alone = related(needs, ["The same therapist will train staff for two hours."]).strengths()
    after = related(needs, [first, "The same therapist will train staff for two hours."]).strengths()
    assert alone == [[0.0, 0.0]]
    assert after[1][1] > after[1][0]


def test_another_therapist_takes_nothing_up() -> None:
    needs = ["Her speech sounds are unclear.", "She cannot button her coat or use scissors."]
    first = "An occupational therapist will teach buttons and scissors."
    assert related(needs, [first, "A therapist will train staff for two hours."]).strengths()[1] == [0, 0]


def test_every_area_says_where_its_words_come_from() -> None:
    known = srsly.read_yaml(resources.file("audit_rules", "sources.yaml"))
    for path in areas(resources.folder("audit_rules")):
        part = srsly.read_yaml(path)
        assert area_problem(part) == "", path.name
        assert part["area"] == path.stem
        assert part["sources"], path.name
        assert [s for s in part["sources"] if " " not in s and s not in known] == [], path.name


def test_a_topic_stands_in_one_area_and_only_near_to_topics_that_there_are() -> None:
    topics = vocabulary()["topics"]
    placed = [topic for kin in vocabulary()["families"].values() for topic in kin["topics"]]
    assert sorted(placed) == sorted(topics)
    for topic, lists in topics.items():
        assert topic not in lists["near"]
        assert set(lists["near"]) <= set(topics), topic


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"area": None}, "area is missing"),
        ({"names": ["a list"]}, "names is missing or of the wrong kind"),
        ({"topics": {"reading": "phonics"}}, "topic “reading” is not a table"),
        ({"topics": {"reading": {"near": [], "terms": "phonics"}}}, "topic “reading”: hints is missing"),
    ],
)
def test_what_is_no_area_of_the_vocabulary_is_told(change: dict[str, object], told: str) -> None:
    topic = {"near": [], "terms": "phonics", "hints": ""}
    sound = {"area": "learning", "sources": ["COP-6.28"], "names": "dyslexia", "topics": {"reading": topic}}
    assert area_problem(sound) == ""
    assert told in area_problem({**sound, **change})


PUZZLES = Path(__file__).parent / "puzzles"


@pytest.mark.parametrize(("name", "may_miss"), [("open", 4), ("kept_aside", 3)])
def test_the_strongest_need_of_a_statement_is_one_that_it_serves(name: str, may_miss: int) -> None:
    missed = []
    for plan in srsly.read_yaml(PUZZLES / f"{name}.yaml"):
        keys = list(plan["needs"])
        for part in ("outcomes", "provision"):
            table = strengths(list(plan["needs"].values()), [text for text, _ in plan[part]], PARSER)
            for (text, right), row in zip(plan[part], table, strict=True):
                best = keys[row.index(max(row))]
                missed += [(text, best)] * (best not in right)
    assert len(missed) <= may_miss, missed


def test_no_term_is_both_a_term_and_a_hint_of_one_topic() -> None:
    for topic, lists in vocabulary()["topics"].items():
        both = set(lists["terms"]) & set(lists["hints"])
        assert not both, f"{topic}: {both}"


@pytest.mark.parametrize(
    "text", ["He sat on the mat.", "A glass of water.", "She is good at reading.", "A bit of paint."]
)
def test_the_singular_of_a_term_that_means_something_else_is_not_taken_for_it(text: str) -> None:
    assert not topics_of(text).keys() & {"breathing", "friendship", "vision", "diabetes", "behaviour"}


def test_the_plural_of_such_a_term_is_still_found() -> None:
    assert {"breathing", "vision"} <= topics_of("His sats fell. He wears glasses.").keys()
