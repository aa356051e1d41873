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


@pytest.mark.parametrize(
    "specific",
    [
        "HLTA, 1:1, Numicon, 3x25min p/w, autumn and spring",
        "Programme: Numicon | Staff: HLTA | Sessions per week: 3 | Minutes per session: 25 | Ratio: 1:2",
        "Tues and Thurs, 1.10 pm to 1.35 pm: reading recovery with Mrs Tully.",
        "* reading aloud to the teaching assistant\n* 5 days a week\n* 10 mins",
        "Before he starts, the physiotherapist trains both teaching assistants for two hours in moving him safely.",
        "By 12 October the hearing service supplies a radio aid; the SENCO checks on the first day that it works.",
        "In each classroom his seat is in the front row on the right, with the board on his left.",
    ],
)
def test_what_is_specified_passes_in_whatever_style_it_is_written(specific: str, auditor: Auditor) -> None:
    assert judge("provision", specific, auditor).passes


@pytest.mark.parametrize(
    "vague",
    [
        "A teaching assistant who knows Kit well will read and spell with him in the library, one to one.",
        "A qualified therapist, registered with the HCPC, will work on his speech sounds in a group of three.",
        "Staff will encourage Kit in all lessons to join in and will praise him.",
        "Programme: reading | Staff: a teaching assistant | Sessions per week: to suit | Minutes: to suit",
        "A mentor will see Kit each week to talk through what is on his mind.",
        "A quiet corner will be found for Kit when it gets loud.",
    ],
)
def test_who_and_what_without_an_amount_do_not_pass(vague: str, auditor: Auditor) -> None:
    assert not judge("provision", vague, auditor).passes


def test_a_length_of_another_activity_is_not_the_length_of_the_session(auditor: Auditor) -> None:
    club = judge(
        "provision",
        "Twice a month Carla will run a comics club. They plan for half an hour beforehand.",
        auditor,
    )
    assert club.criteria["how long"].read == ""
    assert "F-NO-LENGTH" in {finding.rule for finding in club.findings}
    told = judge(
        "provision",
        "Twice a month a mentor will run a comics club. Each session lasts half an hour.",
        auditor,
    )
    assert told.criteria["how long"].read == "half an hour"


def test_somebody_s_name_is_not_what_is_done(auditor: Auditor) -> None:
    told = judge("provision", "Carla will run a comics club twice a month.", auditor)
    assert told.criteria["what"].read == "run a comics club"
    assert (
        judge("provision", "A mentor will run a Numicon group weekly.", auditor)
        .criteria["what"]
        .read.endswith("Numicon group")
    )


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


@pytest.mark.parametrize(
    "weak",
    [
        "Ffion will have two 30-minute sessions of art therapy every week until July 2028.",
        "We want Joss to feel proud of himself every day, by the end of Key Stage 2.",
        "It is intended that Rohan shall by July 2028 have acquired such understanding of money as befits his years.",
        "By July 2028 Konrad will attain that degree of self-regulation which befits his age.",
        "By July 2028 Jude will stop shouting at the teacher in all lessons, five days out of five.",
        "By July 2028 Noor will cope better with change 80% of the time.",
    ],
)
def test_help_wishes_and_what_cannot_be_seen_do_not_pass_as_outcomes(weak: str, auditor: Auditor) -> None:
    assert not outcome(weak, auditor).passes


@pytest.mark.parametrize(
    "strong",
    [
        "It is intended that by July 2028 Rohan shall pay for three items in two shops on his own.",
        "By July 2028 Konrad will achieve a grade 4 in English language.",
        "By July 2028 Joss is going to walk to school on his own on four days out of five.",
        "By July 2028 Noor will have a chat of two minutes with a friend on four days a week.",
    ],
)
def test_what_can_be_seen_passes_however_it_is_introduced(strong: str, auditor: Auditor) -> None:
    assert outcome(strong, auditor).passes


def test_length_alone_is_not_what_is_judged(auditor: Auditor) -> None:
    long = (
        "Kit will continue to develop and improve his understanding, confidence, engagement and skills " * 3
    )
    assert (
        outcome("Kit will swim 20 metres on his own by July 2028.", auditor).score
        > outcome(long, auditor).score
    )


def test_a_share_of_tries_that_nobody_counted_is_worth_less_than_a_number_of_them(auditor: Auditor) -> None:
    share = outcome("Lena will name ten tools with 90% accuracy by July 2028.", auditor)
    plain = outcome("Lena will name tools with 90% accuracy by July 2028.", auditor)
    tries = outcome("Lena will name tools in nine of ten tries by July 2028.", auditor)
    assert plain.score < tries.score
    assert plain.score < share.score


def test_a_share_does_not_make_a_judgement_out_of_manners(auditor: Auditor) -> None:
    assert not outcome("Kit will speak appropriately in 80% of situations.", auditor).passes


def test_a_span_counted_from_the_plan_is_as_good_as_a_date_and_a_review_is_not(auditor: Auditor) -> None:
    met = {
        when: outcome(f"{when} Noor will order a meal in three cafes.", auditor).criteria["time-bound"].met
        for when in ("By July 2028", "Within 18 months", "By the next annual review")
    }
    assert met == {"By July 2028": 1.0, "Within 18 months": 1.0, "By the next annual review": 0.6}


def test_a_provision_loses_points_for_a_warning_that_no_element_counts(auditor: Auditor) -> None:
    exact = "A teaching assistant will read with Kit in a group of three for 20 minutes every day."
    loose = "A teaching assistant will read with Kit in a small group for 20 minutes every day."
    points = [judge("provision", text, auditor).score for text in (exact, loose)]
    assert [f.rule for f in judge("provision", loose, auditor).findings] == ["F-GROUP-SIZE"]
    assert points[1] <= 0.85 * points[0]


def test_relevant_experience_is_no_qualification(auditor: Auditor) -> None:
    told = judge(
        "provision", "A mentor with relevant experience will see Kit for 20 minutes a week.", auditor
    )
    assert told.criteria["qualification"].met == 0.0


def test_whenever_somebody_asks_is_no_amount(auditor: Auditor) -> None:
    asked = judge("provision", "The nurse will talk to Kit whenever he has a question.", auditor)
    event = judge("provision", "The nurse will sit with Kit whenever he uses the hoist.", auditor)
    met = [one.criteria["how often"].met for one in (asked, event)]
    assert met == [0.0, 1.0]


def test_a_lunchtime_assistant_is_somebody(auditor: Auditor) -> None:
    told = judge("provision", "A lunchtime assistant will sit with Kit for 20 minutes every day.", auditor)
    assert told.criteria["who"].met == 1.0


def test_words_that_blame_are_told_of_a_child_whose_name_is_not_known(auditor: Auditor) -> None:
    told = judge("need", "Kit is manipulative and speaks inappropriately to others at break.", auditor)
    assert [one.words for one in told.findings if one.rule == "W-BLAMING"] == [
        "manipulative",
        "speaks inappropriately",
    ]


def test_a_provision_with_an_error_does_not_pass_whatever_else_it_gives(auditor: Auditor) -> None:
    told = "A Level 3 teaching assistant will practise Makaton with Kit one to one for 20 minutes a day"
    assert judge("provision", f"{told}.", auditor).passes
    assert not judge("provision", f"{told} if needed.", auditor).passes
