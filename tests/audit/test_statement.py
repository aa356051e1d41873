"""The judgement on one statement while somebody writes it."""

from __future__ import annotations

import pytest

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.statement import Judgement, judge


def outcome(text: str, auditor: Auditor) -> Judgement:
    return judge("outcome", text, auditor)


@pytest.mark.parametrize(
    ("strong", "weak"),
    [
        (
            "By July 2028 Femi will dress for swimming on his own in six minutes.",
            "Femi will develop his independence.",
        ),
        (
            "By the end of Year 6 Noor will order a meal in three different cafes.",
            "Noor will be more confident.",
        ),
        (
            "Kit will ask for a break with his card in four lessons out of five.",
            "Kit will stop running out of class.",
        ),
        ("Lena will read 60 common words aloud to two adults.", "Lena will receive daily reading support."),
        (
            "By Easter 2028 Jo will travel four stops by bus with no adult.",
            "Staff will help Jo to travel safely.",
        ),
    ],
)
def test_a_measured_outcome_scores_above_a_vague_one(strong: str, weak: str, auditor: Auditor) -> None:
    good, poor = outcome(strong, auditor), outcome(weak, auditor)
    assert good.score > poor.score
    assert good.passes
    assert not poor.passes


@pytest.mark.parametrize(
    ("specific", "vague"),
    [
        ("An occupational therapist will see Femi for 40 minutes a fortnight.", "Femi will have therapy input."),
        ("A Level 3 teaching assistant will practise spelling with Noor for 15 minutes on four days a week.",
         "Noor will have help with spelling when staff are free."),
        ("The SENCO will meet Kit every Friday for 20 minutes to look at his chart.", "Regular mentoring."),
    ],
)  # fmt: skip
def test_a_specified_provision_scores_above_a_vague_one(specific: str, vague: str, auditor: Auditor) -> None:
    good, poor = judge("provision", specific, auditor), judge("provision", vague, auditor)
    assert good.score > poor.score
    assert good.passes
    assert not poor.passes


def test_feedback_says_what_was_read_and_what_is_missing(auditor: Auditor) -> None:
    told = judge("provision", "A higher level teaching assistant will coach Kit three times a week.", auditor)
    assert told.criteria["who"].read == "higher level teaching assistant"
    assert told.criteria["how often"].read == "three times a week"
    assert told.criteria["how long"].read == ""
    assert told.criteria["how long"].note == "Give minutes or hours."


def test_feedback_on_an_outcome_names_the_letter_that_fails(auditor: Auditor) -> None:
    told = outcome("Kit will read 40 words.", auditor)
    assert told.criteria["measurable"].note == ""
    assert told.criteria["time-bound"].note == "Give a date or the end of a stage."


def test_length_alone_is_not_what_is_judged(auditor: Auditor) -> None:
    long = (
        "Kit will continue to develop and improve his understanding, confidence, engagement and skills " * 3
    )
    assert (
        outcome("Kit will swim 20 metres on his own by July 2028.", auditor).score
        > outcome(long, auditor).score
    )
