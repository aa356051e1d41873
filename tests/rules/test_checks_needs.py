"""Needs on whole small plans: what one sentence says may be made good, or made worse, by the next."""

from __future__ import annotations

from typing import Any

import pytest

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Finding
from ehcp_docs.plan.build import build_plan
from ehcp_docs.rules.fixture import example_data


def audited(auditor: Auditor, data: dict[str, Any]) -> list[Finding]:
    return list(auditor.audit(build_plan(data), data).findings)


def of_need(auditor: Auditor, text: str, *, section: str = "B") -> dict[str, str | None]:
    """Rule to the words that it marked in the need's text."""
    data = example_data("need", {"text": text, "sources": ["K1"]}, section=section)
    return {f.rule: f.words for f in audited(auditor, data) if f.passage == text}


def of_needs(auditor: Auditor, *needs: dict[str, Any], **patch: Any) -> list[tuple[str, str]]:
    data = example_data("need", {"sections": {"B": {"needs": list(needs)}}, **patch})
    return [(f.rule, f.item) for f in audited(auditor, data) if f.section == "B"]


def need(number: int, text: str, area: str = "cognition_learning", **fields: Any) -> dict[str, Any]:
    return {"id": f"B{number}", "area": area, "text": text, "sources": ["K1"], **fields}


def test_a_score_anywhere_in_the_need_stands_for_the_level(auditor: Auditor) -> None:
    bare = "Ama's reading is well below average. She does not join in when others read."
    assert of_need(auditor, bare)["B-DATA"] == "well below average"
    assert "B-DATA" not in of_need(auditor, f"In May 2026 Ama had a standard score of 71. {bare}")


def test_a_weak_arm_is_no_level_and_a_weak_memory_is(auditor: Auditor) -> None:
    assert "B-DATA" not in of_need(auditor, "Ama's arm is weak and she holds paper down with her elbow.")
    assert "B-DATA" in of_need(auditor, "Ama's memory is weak and she forgets what she was sent for.")


def test_a_label_is_enough_once_a_second_sentence_says_what_it_means(auditor: Auditor) -> None:
    label = "Ama has a diagnosis of autism."
    assert of_need(auditor, label)["B-LABEL"] == "Ama has a diagnosis of autism"
    assert "B-LABEL" not in of_need(
        auditor, f"{label} She takes every word as it is said and walks out of jokes."
    )
    assert "B-LABEL" in of_need(auditor, f"{label} She has social communication difficulties.")


def test_how_far_a_difficulty_reaches_is_more_than_a_label(auditor: Auditor) -> None:
    assert "B-LABEL" in of_need(auditor, "Ama has difficulties with reading.")
    assert "B-LABEL" not in of_need(auditor, "Ama has difficulties with reading in every subject but art.")


def test_who_made_the_diagnosis_and_when_does_not_say_what_it_means(auditor: Auditor) -> None:
    assert "B-LABEL" in of_need(auditor, "Ama was diagnosed with dyslexia by Dr Holt in May 2026.")


@pytest.mark.parametrize(
    "text",
    [
        "Ama needs an adult beside her to cross.",
        "Ama needs a familiar adult beside her to enter the hall.",
        "Ama needed six reminders to cook a meal.",
        "Ama needs to rest.",
    ],
)
def test_what_a_child_needs_to_do_something_is_a_need(auditor: Auditor, text: str) -> None:
    assert not {"B-PROVISION", "B-DUTY"} & of_need(auditor, text).keys()


def test_help_with_an_amount_is_provision_in_sections_c_and_d_too(auditor: Auditor) -> None:
    text = "Ama needs a teaching assistant for three hours a week because she tires."
    assert "B-PROVISION" in of_need(auditor, text, section="D")


def test_how_often_said_once_is_enough_for_the_need(auditor: Auditor) -> None:
    vague = "Ama sometimes hides her work."
    assert of_need(auditor, vague)["B-EXTENT"] == "sometimes hides her work"
    assert "B-EXTENT" not in of_need(auditor, f"{vague} She cries in most lessons.")


def test_what_others_sometimes_do_is_not_the_childs_extent(auditor: Auditor) -> None:
    assert "B-EXTENT" not in of_need(auditor, "Other children sometimes carry her about the playground.")


def test_may_is_a_guess_before_a_condition_and_not_before_a_verb(auditor: Auditor) -> None:
    assert (
        of_need(auditor, "Ama may have dyspraxia; she spills her drink.")["B-HEDGED"] == "may have dyspraxia"
    )
    assert "B-HEDGED" not in of_need(auditor, "On a tired day Ama may have to lie down.")
    assert "B-HEDGED" not in of_need(
        auditor, "Dr Lund looked for signs of epilepsy in May 2026 and found none."
    )


def test_medicines_with_what_they_mean_for_the_day_are_no_list(auditor: Auditor) -> None:
    doses = "Ama takes clobazam 5mg and melatonin 3mg at night."
    assert "clobazam 5mg and melatonin 3mg at night" in (of_need(auditor, doses, section="C")["C-LIST"] or "")
    assert "C-LIST" not in of_need(
        auditor, f"{doses} She is drowsy until ten and misses phonics.", section="C"
    )


def test_names_of_medicines_without_doses_are_a_list(auditor: Auditor) -> None:
    assert "C-LIST" in of_need(auditor, "Ama is prescribed sertraline and melatonin.", section="C")
    assert "C-LIST" not in of_need(auditor, "Ama is prescribed melatonin.", section="C")


def test_strengths_are_asked_for_by_area_and_then_by_need(auditor: Auditor) -> None:
    hard = need(1, "Ama cannot read and does not know her letters.")
    other = need(2, "Ama struggles to count and cannot share out three things.")
    able = need(3, "Ama draws maps of every place she has been to.")
    assert ("B-STRENGTH-AREA", "B1") in of_needs(auditor, hard, other)
    found = of_needs(auditor, hard, other, able)
    assert ("B-STRENGTH-AREA", "B1") not in found
    assert {("B-STRENGTH", "B1"), ("B-STRENGTH", "B2")} <= set(found)


def test_a_sentence_on_a_subject_as_a_strength_counts(auditor: Auditor) -> None:
    text = "Number is a relative strength. Ama cannot yet read a problem that is written out."
    assert not [rule for rule, _ in of_needs(auditor, need(1, text)) if rule.startswith("B-STRENGTH")]


def test_one_need_without_a_source_is_told_and_a_plan_without_any_once(auditor: Auditor) -> None:
    first, second = need(1, "Ama reads ten words."), need(2, "Ama counts to five.")
    assert ("B-SOURCE", "B2") in of_needs(auditor, first, {**second, "sources": []})
    both = of_needs(auditor, {**first, "sources": []}, {**second, "sources": []})
    assert [rule for rule, _ in both if rule.startswith("B-SOURCE")] == ["B-SOURCES"]


def test_the_primary_need_is_looked_for_among_the_areas(auditor: Auditor) -> None:
    child = {"primary_need": "SEMH"}
    here = need(2, "Ama cries at the gate.", "semh")
    assert ("B-PRIMARY", "") in of_needs(auditor, need(1, "Ama reads ten words."), child=child)
    assert ("B-PRIMARY", "") not in of_needs(auditor, need(1, "Ama reads ten words."), here, child=child)


def test_an_author_of_advice_named_in_the_text_is_a_source_and_a_clinician(auditor: Auditor) -> None:
    text = "Dr Holt reported in July 2026 that Ama sleeps for five hours and is tired by noon."
    data = example_data("need", text, section="C")
    assert not {f.rule for f in audited(auditor, data) if f.item == "C1"} & {
        "B-SOURCE",
        "C-CLINICIAN",
        "C-UNNAMED",
    }


def test_provision_that_takes_an_aim_for_granted_is_questioned_only_while_it_is_an_aim(
    auditor: Auditor,
) -> None:
    text = "Ama will choose two books a week with the librarian because she reads on her own."
    data = example_data("provision", text)
    assert [f.words for f in audited(auditor, data) if f.rule == "B-CONTRADICTION"] == [
        "because she reads on her own"
    ]
    data["sections"]["E"]["outcomes"][0]["text"] = "Ama will spell 40 words on her own."
    assert not [f for f in audited(auditor, data) if f.rule == "B-CONTRADICTION"]


def test_a_need_among_provision_is_told_unless_somebody_does_something(auditor: Auditor) -> None:
    def rules(text: str) -> set[str]:
        return {f.rule for f in audited(auditor, example_data("provision", text))}

    assert "F-IS-NEED" in rules("Ama finds it hard to sit still.")
    assert "F-IS-NEED" not in rules(
        "Ama finds it hard to sit still. A tutor will walk with her for five minutes an hour."
    )
    assert "F-IS-NEED" not in rules("Ama struggles with tests, which must be read to her.")
