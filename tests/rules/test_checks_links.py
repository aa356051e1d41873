"""The thread from need to provision to outcome, on whole small plans."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.links import links, strengths
from ehcp_docs.audit.model import Finding, Link
from ehcp_docs.plan.build import build_plan
from ehcp_docs.rules.fixture import EXAMPLE_PLAN
from ehcp_docs.rules.reading import ReadPlan

NEEDS = {
    "B1": "Ama reads ten words and knows nine letter sounds, so that she cannot read her class's books.",
    "B2": "Ama grips her pencil in her fist; her handwriting cannot be read and her hand aches.",
    "B3": "Ama worries about coming to school and cries at the gate on three mornings in five.",
}
OUTCOMES = {
    "E1": "Ama will read 60 words aloud so that she can choose her own books.",
    "E2": "Ama will write her name legibly with a pencil.",
    "E3": "Ama will come through the gate without crying on nine days out of ten.",
}
PROVISION = {
    "F1": "A specialist teacher will teach Ama letter sounds and word reading for an hour a week.",
    "F2": "An occupational therapist will teach Ama pencil grip and handwriting for 30 minutes a week.",
    "F3": "An emotional literacy support assistant will meet Ama at the gate for ten minutes daily to talk of worries.",
}
AREAS = {"B1": "cognition_learning", "B2": "sensory_physical", "B3": "semh"}


def plan_data() -> dict[str, Any]:
    """Three needs, three outcomes, three provisions, each linked to its own."""
    data = copy.deepcopy(EXAMPLE_PLAN)
    sections = data["sections"]
    sections["B"] = {
        "needs": [{"id": k, "area": AREAS[k], "text": t, "sources": ["K1"]} for k, t in NEEDS.items()]
    }
    sections["E"] = {"outcomes": [
        {"id": k, "text": t, "by": "July 2028", "needs": [f"B{k[1]}"]} for k, t in OUTCOMES.items()
    ]}  # fmt: skip
    sections["F"] = {"provision": [
        {"id": k, "text": t, "needs": [f"B{k[1]}"], "outcomes": [f"E{k[1]}"]} for k, t in PROVISION.items()
    ]}  # fmt: skip
    return data


def items(data: dict[str, Any], section: str) -> list[dict[str, Any]]:
    key = {"E": "outcomes", "B": "needs"}.get(section, "provision")
    found: list[dict[str, Any]] = data["sections"][section][key]
    return found


def found(auditor: Auditor, data: dict[str, Any]) -> list[Finding]:
    return [
        f
        for f in auditor.audit(build_plan(data), data).findings
        if f.rule.startswith(("LINK-", "C-P", "D-P"))
    ]


def told(auditor: Auditor, data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(f.rule, f.item) for f in found(auditor, data)]


def test_a_plan_whose_thread_is_whole_has_no_findings(auditor: Auditor) -> None:
    assert told(auditor, plan_data()) == []


def test_taking_out_a_provision_leaves_its_need_and_its_outcome_bare(auditor: Auditor) -> None:
    data = plan_data()
    del items(data, "F")[2]
    assert told(auditor, data) == [("LINK-NEED-PROVISION", "B3"), ("LINK-OUTCOME-PROVISION", "E3")]


def test_the_provision_that_comes_nearest_is_named_when_only_the_link_is_missing(auditor: Auditor) -> None:
    data = plan_data()
    items(data, "F")[1]["needs"] = ["B1"]
    [finding] = [f for f in found(auditor, data) if f.rule == "LINK-NEED-PROVISION"]
    assert "F2 comes nearest" in finding.message


def test_a_need_that_nothing_speaks_of_gets_no_hint(auditor: Auditor) -> None:
    data = plan_data()
    items(data, "B").append({"id": "B4", "area": "semh", "text": "Ama swims badly.", "sources": ["K1"]})
    [finding] = [f for f in found(auditor, data) if f.rule == "LINK-NEED-PROVISION"]
    assert finding.message == "No provision in Section F is linked to B4."


def test_in_a_plan_without_links_no_need_is_said_to_be_left_out(auditor: Auditor) -> None:
    data = plan_data()
    for item in (*items(data, "F"), *items(data, "E")):
        item.pop("needs")
        item.pop("outcomes", None)
    assert told(auditor, data) == [("LINK-NONE", "")]


def test_a_wrong_link_is_questioned_where_another_need_is_plainly_meant(auditor: Auditor) -> None:
    data = plan_data()
    items(data, "F")[1]["needs"] = ["B3"]
    assert ("LINK-UNRELATED", "F2") in told(auditor, data)
    [finding] = [f for f in found(auditor, data) if f.rule == "LINK-UNRELATED"]
    assert "linked to B3" in finding.message
    assert "belongs to B2" in finding.message
    assert finding.severity.value == "question"


def test_help_that_names_many_needs_is_not_questioned(auditor: Auditor) -> None:
    data = plan_data()
    items(data, "F")[1]["needs"] = ["B1", "B2", "B3"]
    assert not [rule for rule, _ in told(auditor, data) if rule == "LINK-UNRELATED"]


def test_a_link_to_the_second_best_of_two_related_needs_is_right_enough(auditor: Auditor) -> None:
    data = plan_data()
    items(data, "B")[2]["text"] = (
        "Ama hides when she is asked to write with a pencil, and says her hand is silly."
    )
    items(data, "F")[1]["needs"] = ["B3"]
    assert not [rule for rule, _ in told(auditor, data) if rule == "LINK-UNRELATED"]


def test_health_and_care_needs_are_told_one_by_one_and_once_for_the_section(auditor: Auditor) -> None:
    data = plan_data()
    data["sections"]["C"] = {"needs": [
        {"id": "C1", "area": "health", "text": "Ama has asthma and rests after running.", "sources": ["K1"]},
        {"id": "C2", "area": "health", "text": "Ama has eczema and scratches in lessons.", "sources": ["K1"]},
    ]}  # fmt: skip
    data["sections"]["G"] = {"provision": [
        {"id": "G1", "text": "A nurse will review Ama's asthma once a term.", "needs": ["C1"], "outcomes": ["E1"]}
    ]}  # fmt: skip
    assert ("C-PROVISION", "C2") in told(auditor, data)
    assert ("C-PROVISION", "C1") not in told(auditor, data)
    [whole] = [f for f in found(auditor, data) if f.rule == "LINK-HEALTH-CARE"]
    assert "C2 without provision" in whole.message
    assert whole.section == "C"


def made(auditor: Auditor, data: dict[str, Any]) -> dict[tuple[str, str], Link]:
    reading = ReadPlan(build_plan(data), data, auditor.parser)
    return {(link.from_, link.to): link for link in links(reading)}


def test_declared_links_have_the_strength_of_their_words(auditor: Auditor) -> None:
    bonds = made(auditor, plan_data())
    right = bonds["B2", "F2"]
    assert right.declared
    assert right.strength is not None
    assert right.strength > 0.4
    data = plan_data()
    items(data, "F")[1]["needs"] = ["B3"]
    wrong = made(auditor, data)["B3", "F2"].strength
    assert wrong is not None
    assert wrong < right.strength / 2


def test_an_item_without_links_gets_the_one_that_its_words_suggest(auditor: Auditor) -> None:
    data = plan_data()
    items(data, "F")[1].pop("needs")
    inferred = made(auditor, data)["B2", "F2"]
    assert not inferred.declared
    assert inferred.kind == "need-provision"


def test_nothing_is_inferred_where_something_is_declared(auditor: Auditor) -> None:
    assert all(link.declared for link in made(auditor, plan_data()).values())


def test_nothing_is_inferred_from_words_that_say_nothing(auditor: Auditor) -> None:
    data = plan_data()
    items(data, "F")[1] = {"id": "F2", "text": "Ama will have a place."}
    assert not [link for link in made(auditor, data).values() if link.to == "F2"]


def test_a_parents_name_in_both_texts_suggests_no_link(auditor: Auditor) -> None:
    data = plan_data()
    items(data, "B")[2]["text"] += " Efua stays with her."
    items(data, "F")[2] = {"id": "F3", "text": "Efua will be there."}
    assert not [link for link in made(auditor, data).values() if link.to == "F3"]


def test_a_link_to_a_need_that_is_not_in_the_plan_has_no_strength(auditor: Auditor) -> None:
    data = plan_data()
    items(data, "F")[1]["needs"] = ["B9"]
    assert made(auditor, data)["B9", "F2"].strength is None


@pytest.mark.parametrize(
    ("statements", "best"), [(list(PROVISION.values()), [0, 1, 2]), (list(OUTCOMES.values()), [0, 1, 2])]
)
def test_texts_alone_tell_which_need_a_statement_serves(
    auditor: Auditor, statements: list[str], best: list[int]
) -> None:
    rows = strengths(list(NEEDS.values()), statements, auditor.parser)
    assert [row.index(max(row)) for row in rows] == best


def arrangements(data: dict[str, Any], *texts: str) -> dict[str, Any]:
    data["sections"]["E"]["arrangements"] = list(texts)
    return data


def set_findings(auditor: Auditor, data: dict[str, Any]) -> set[str]:
    return {f.rule for f in auditor.audit(build_plan(data), data).findings if f.rule.startswith("E-SET-")}


def test_arrangements_with_a_person_and_a_time_are_enough(auditor: Auditor) -> None:
    data = arrangements(
        plan_data(),
        "The SENCO sets targets with Ama at the start of each term and records progress every half-term.",
    )
    assert not {rule for rule in set_findings(auditor, data) if "TARGETS" in rule or "MONITOR" in rule}


def test_arrangements_that_stand_with_the_provision_count(auditor: Auditor) -> None:
    data = plan_data()
    items(data, "F")[0]["text"] += (
        " Once a term she will review Ama's targets and record progress towards E1."
    )
    assert not {"E-SET-TARGETS", "E-SET-MONITOR"} & set_findings(auditor, data)


def test_arrangements_in_general_words_are_vague_and_not_missing(auditor: Auditor) -> None:
    data = arrangements(
        plan_data(), "Targets are set as appropriate. Progress is monitored through the usual process."
    )
    found_rules = set_findings(auditor, data)
    assert {"E-SET-TARGETS-VAGUE", "E-SET-MONITOR-VAGUE"} <= found_rules
    assert not {"E-SET-TARGETS", "E-SET-MONITOR"} & found_rules


def test_a_questioned_link_tells_what_each_text_speaks_of(auditor: Auditor) -> None:
    data = plan_data()
    items(data, "B")[0]["text"] = "Ama's expressive language is delayed: she cannot retell a story."
    items(data, "B")[1]["text"] = "Ama's pencil grip is tight and her handwriting cannot be read."
    items(data, "F")[1]["text"] = (
        "A teaching assistant will run a handwriting club for 30 minutes each week: pencil grip and letter formation."
    )
    items(data, "F")[1]["needs"] = ["B1"]
    [finding] = [f for f in found(auditor, data) if f.rule == "LINK-UNRELATED"]
    assert finding.message.startswith("Is F2 linked to the right need? It speaks of handwriting")
    assert "It is linked to B1, which speaks of expressive language" in finding.message
    assert "both speak of handwriting (‘pencil grip’" in finding.message
    assert finding.message.count("?") == 1
