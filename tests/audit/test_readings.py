"""Each element with the words that fill it, or that it is not stated."""

from __future__ import annotations

from typing import Any

import pytest

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.items import items
from ehcp_docs.audit.reading import Reading, Said, told
from ehcp_docs.audit.readings import outcome_readings, provision_readings, readings
from ehcp_docs.audit.statement import judge
from ehcp_docs.plan.build import build_plan
from ehcp_docs.rules.fixture import example_data
from ehcp_docs.rules.reading import ReadPlan


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor()


def read(auditor: Auditor, kind: str, example: Any) -> list[Reading]:
    data = example_data(kind, example)
    plan = ReadPlan(build_plan(data), data, auditor.parser)
    item = "F1" if kind == "provision" else "E1"
    passage = next(p for p in plan.texts_of(item) if p.passage.kind.value == kind)
    return provision_readings(passage) if kind == "provision" else outcome_readings(passage)


def said(found: list[Reading]) -> dict[str, str]:
    return {
        name: told([r for r in found if r.element == name])
        for name in dict.fromkeys(r.element for r in found)
    }


def value(found: list[Reading], element: str) -> list[str]:
    return [r.value for r in found if r.element == element]


GROUP = (
    "A higher level teaching assistant trained in Makaton will lead three half-hour sessions each half-term "
    "in a group of four in the library, reviewed each term."
)


def test_every_element_of_a_full_provision_is_read(auditor: Auditor) -> None:
    assert said(read(auditor, "provision", GROUP)) == {
        "what": "lead three half-hour sessions each half-term",
        "who": "higher level teaching assistant",
        "qualification": "trained in Makaton",
        "how often": "three half-hour sessions each half-term",
        "how long": "half-hour",
        "group": "group of four",
        "where": "in the library",
        "review": "reviewed each term",
    }


def test_amounts_are_told_in_one_form(auditor: Auditor) -> None:
    found = read(auditor, "provision", GROUP)
    assert [value(found, name) for name in ("how often", "how long", "group")] == [
        ["3 a half-term"],
        ["30 minutes"],
        ["up to 4"],
    ]


def test_words_stand_where_the_reading_says(auditor: Auditor) -> None:
    for reading in read(auditor, "provision", GROUP):
        assert reading.words == GROUP[reading.start : reading.end]
        assert reading.pointer == "/sections/F/provision/0/text"


@pytest.mark.parametrize(
    ("text", "element", "words"),
    [
        ("A teaching assistant will help Ama.", "how long", "not stated"),
        ("A TA will read with Ama for 20 minutes every morning.", "how often", "every morning"),
        ("A therapist will see Ama for 45 minutes per session.", "how often", "not stated"),
        ("A TA will be beside Ama throughout every lesson.", "how long", "throughout every lesson"),
        ("A TA will help Ama on four mornings out of five for ten minutes.", "how long", "ten minutes"),
        ("Two teaching assistants trained by the physiotherapist will lift Ama.", "who", "teaching assistants"),
        ("A teacher of the deaf will see Ama weekly. The teacher will report.", "who", "teacher of the deaf"),
        ("Familiar staff will help Ama at lunch.", "who", "staff"),
        ("Ama will join a small group each week.", "group", "a small group"),
    ],
)  # fmt: skip
def test_an_element_is_read_off_the_sentence(auditor: Auditor, text: str, element: str, words: str) -> None:
    assert said(read(auditor, "provision", text))[element] == words


def test_somebody_without_a_role_and_a_group_without_a_size_are_told_as_such(auditor: Auditor) -> None:
    found = read(auditor, "provision", "Staff will take Ama to a small group each week.")
    assert (value(found, "who"), value(found, "group")) == (["no role"], ["size not told"])


def test_what_is_declared_is_told_beside_the_sentence(auditor: Auditor) -> None:
    elements = {"who": "Teaching assistant", "times": 3, "per": "week", "minutes": 20, "weeks_per_year": 38,
                "group_min": 1, "group_max": 1, "review": "Each term by the SENCO"}  # fmt: skip
    found = read(auditor, "provision", {"text": "Ama will be helped to read.", "elements": elements})
    assert {r.element: r.words for r in found if r.said is Said.FIELD} == {
        "who": "Teaching assistant",
        "how often": "3 a week",
        "how long": "20 minutes",
        "group": "one to one",
        "review": "Each term by the SENCO",
        "weeks": "38 weeks a year",
    }
    assert next(r.pointer for r in found if r.element == "review").endswith("/elements/review")


def test_nobody_asks_how_often_a_ramp_is_given(auditor: Auditor) -> None:
    found = read(auditor, "provision", "Ramps and rails at the side entrance.")
    assert {r.element for r in found if r.said is Said.NOT_ASKED} == {
        "how often", "how long", "group", "qualification",
    }  # fmt: skip


OUTCOME = (
    "By the end of Key Stage 2 Ama will order lunch in the canteen on four days out of five with one verbal "
    "prompt, so that she can choose what she eats."
)


def test_the_smart_letters_are_read_with_their_words(auditor: Auditor) -> None:
    example = {"text": OUTCOME, "by": None, "baseline": "Once in five days."}
    assert said(read(auditor, "outcome", {k: v for k, v in example.items() if v})) == {
        "specific": "will order lunch in the canteen",
        "measurable": "four days out of five; with one verbal prompt",
        "achievable": "Once in five days.",
        "relevant": "so that she can choose what she eats",
        "time-bound": "By the end of Key Stage 2; July 2028",
        "who acts": "Ama",
        "help": "with one verbal prompt",
        "where": "in the canteen",
    }


def test_a_deadline_in_its_own_field_is_told_with_its_last_day(auditor: Auditor) -> None:
    found = read(auditor, "outcome", {"text": "Ama will read 40 words.", "by": "July 2028"})
    [deadline] = [r for r in found if r.element == "time-bound"]
    assert (deadline.said, deadline.value, deadline.pointer) == (
        Said.FIELD, "2028-07-31", "/sections/E/outcomes/0/by",
    )  # fmt: skip


def test_a_vague_outcome_states_little(auditor: Auditor) -> None:
    found = said(read(auditor, "outcome", {"text": "Ama will improve her reading.", "by": "Ongoing"}))
    assert (found["measurable"], found["achievable"], found["relevant"]) == ("not stated",) * 3


def test_a_report_holds_the_readings_and_names_of_every_item(auditor: Auditor) -> None:
    data = example_data("provision", GROUP)
    plan = build_plan(data)
    report = auditor.audit(plan, data)
    assert report.readings == readings(ReadPlan(plan, data, auditor.parser))
    assert [(i.id, i.kind) for i in report.items] == [("B1", "need"), ("E1", "outcome"), ("F1", "provision")]
    assert report.items == items(plan)
    assert report.items[2].label == "A higher level teaching assistant trained in Makaton will…"


def test_a_single_statement_is_read_as_in_a_plan(auditor: Auditor) -> None:
    judgement = judge("provision", GROUP, auditor)
    assert said(list(judgement.readings)) == said(read(auditor, "provision", GROUP))
    assert judgement.criteria["qualification"].read == "trained in Makaton"
