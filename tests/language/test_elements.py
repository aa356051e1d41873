"""Where, when it is looked at again, and with how much help."""

from __future__ import annotations

import pytest
import srsly

from ehcp_docs import resources
from ehcp_docs.language.elements import places, prompts, reviews
from ehcp_docs.language.shared import about, shared
from ehcp_docs.language.topics import vocabulary, words_in


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("A group meets in the library.", ["in the library"]),
        (
            "He works at his workstation in the corner of the classroom.",
            ["at his workstation in the corner of the classroom"],
        ),
        ("They practise at home and in school.", ["at home", "in school"]),
        ("in a quiet room next to the classroom", ["in a quiet room next to the classroom"]),
        ("She will order lunch in the canteen.", ["in the canteen"]),
        ("At the end of the school day they meet outdoors.", ["outdoors"]),
        ("At home time each day he packs his bag.", []),
        ("The school will give her a laptop.", []),
        ("by the end of primary school", []),
    ],
)
def test_places_are_read_with_the_words_that_lead_to_them(text: str, where: list[str]) -> None:
    assert [span.of(text) for span in places(text)] == where


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is reviewed each term.", ["reviewed each term"]),
        (
            "The SENCO will review the programme at the annual review.",
            ["review the programme at the annual review"],
        ),
        ("Progress is monitored every six weeks.", ["monitored every six weeks"]),
        (
            "Each half-term the therapist will check the chart.",
            ["Each half-term the therapist will check the chart"],
        ),
        ("She will review it.", []),
        ("He will see her each half-term.", []),
    ],
)
def test_a_review_is_a_verb_with_its_time(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in reviews(text)] == found


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("on her own", [("on her own", "independent")]),
        ("without any prompting", [("without any prompting", "independent")]),
        ("with no more than one verbal prompt", [("with no more than one verbal prompt", "spoken prompt")]),
        ("with a gestural prompt", [("with a gestural prompt", "gesture")]),
        ("from a visual cue", [("from a visual cue", "visual prompt")]),
        ("with hand over hand support", [("with hand over hand", "full physical prompt")]),
        ("with adult support", [("with adult support", "prompt of a kind not named")]),
        ("using his visual timetable", [("using his visual timetable", "aid that the child uses")]),
        ("Sam will ask for help.", []),
        ("Sam will offer help to a friend.", []),
    ],
)
def test_degrees_of_help_are_told_by_name(text: str, levels: list[tuple[str, str]]) -> None:
    assert [(one.span.of(text), one.level) for one in prompts(text)] == levels


def test_less_help_ranks_before_more() -> None:
    one, more = prompts("on her own")[0], prompts("with a physical prompt")[0]
    assert one.rank < more.rank


def test_every_named_topic_is_one_of_the_vocabulary() -> None:
    folder = resources.shipped("audit_rules")
    named = srsly.read_yaml(folder / "elements.yaml")["topic_names"]
    assert set(named) - set(vocabulary()["topics"]) == set()


def test_what_two_texts_share_is_told_with_the_words_of_both() -> None:
    need = words_in("Her pencil grip is tight and her handwriting cannot be read.")
    given = words_in("An occupational therapist will teach letter formation.")
    assert shared(need, given) == ("handwriting (‘pencil grip’, ‘letter formation’)",)


def test_texts_of_different_subjects_share_nothing() -> None:
    need = words_in("Her expressive language is delayed; she cannot retell a story.")
    assert shared(need, words_in("A handwriting club on Tuesdays.")) == ()
    assert about(need).startswith("expressive language (‘retell’") or "expressive language" in about(need)


def test_words_of_every_text_are_no_subject() -> None:
    assert (
        shared(words_in("The teacher meets her each week."), words_in("A teacher meets him every week."))
        == ()
    )
