"""The five matcher kinds, vetoes, quotations and gates."""

from __future__ import annotations

from typing import Any

import pytest

from ehcp_docs.errors import RuleError
from ehcp_docs.language.pipeline import Parser
from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.fixture import example_data
from ehcp_docs.rules.match import RuleEngine, nodes
from ehcp_docs.rules.model import Confidence, Examples, Matcher, Rule, Severity, Source
from ehcp_docs.rules.reading import ReadPlan

PARSER = Parser()


def rule(match: dict[str, Any], *, unless: dict[str, Any] | None = None, **changes: Any) -> Rule:
    [(kind, body)] = match.items()
    values: dict[str, Any] = {
        "id": "F-TEST", "title": "Test", "criterion": "Q086", "severity": Severity.WARNING,
        "confidence": Confidence.HIGH, "weight": 3, "source": Source(key="X", title="X"), "rationale": "Test.",
        "match": Matcher(kind=kind, body=body), "message": "{match}", "suggestion": "None.",
        "examples": Examples(bad=(), good=()), "file": "test.yaml", "sections": ("F",),
        "applies_to": (Kind.PROVISION,),
        "unless": tuple(Matcher(kind=k, body=b) for k, b in (unless or {}).items()),
    }  # fmt: skip
    return Rule(**{**values, **changes})


def words(tested: Rule, text: str, **kwargs: Any) -> list[str | None]:
    data = example_data("provision", text)
    reading = ReadPlan(build_plan(data), data, PARSER, **kwargs)
    hits = RuleEngine([tested], PARSER.language).hits(reading)
    return [hit.span.of(passage.text) if hit.span and passage else None for _, passage, hit in hits]


def test_phrases_match_in_any_case_and_the_longest_wins() -> None:
    tested = rule({"phrases": ["access", "access to"]})
    assert words(tested, "Access to a room. ACCESS.") == ["Access to", "ACCESS"]


def test_lemmas_match_every_form_of_a_word() -> None:
    assert words(rule({"phrases": {"any": ["reduce"], "lemmas": True}}), "Help is reduced, reducing.") == [
        "reduced", "reducing",
    ]  # fmt: skip


def test_token_patterns_match() -> None:
    tested = rule({"tokens": [[{"LOWER": "band"}, {"IS_DIGIT": True}]]})
    assert words(tested, "Paid at Band 4, not in a band.") == ["Band 4"]


def test_dependency_patterns_match_from_first_to_last_word() -> None:
    pattern = [
        {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": "give"}},
        {
            "LEFT_ID": "verb",
            "REL_OP": ">",
            "RIGHT_ID": "what",
            "RIGHT_ATTRS": {"DEP": "dobj", "LEMMA": "support"},
        },
    ]
    assert words(rule({"dependency": [pattern]}), "The tutor gives Ama daily support.") == [
        "gives Ama daily support"
    ]


def test_structure_matches_the_node_that_is_not_as_it_must_be() -> None:
    tested = rule(
        {"structure": {"where": "sections.F.provision[*]", "must": {"required": ["kind"]}}}, applies_to=()
    )
    data = example_data("provision", "Ama reads.")
    reading = ReadPlan(build_plan(data), data, PARSER)
    [(_, passage, hit)] = RuleEngine([tested], PARSER.language).hits(reading)
    assert (passage, hit.pointer, hit.section, hit.item) == (None, "/sections/F/provision/0", "F", "F1")


def test_structure_holds_only_when_its_condition_does() -> None:
    body = {
        "where": "sections.F.provision[*]",
        "must": False,
        "when": {"properties": {"status": {"const": "draft"}}},
    }
    assert words(rule({"structure": body}, applies_to=()), "Ama reads.") == []


def test_a_veto_reaches_as_far_as_its_scope() -> None:
    text = "Ama has access to a room. It opens at nine. She has access to a pool."
    match, veto = {"phrases": ["access to"]}, {"phrases": ["pool"]}
    assert words(rule(match, unless=veto), text) == ["access to", "access to"]
    assert words(rule(match, unless=veto, scope="sentence"), text) == ["access to"]
    assert words(rule(match, unless=veto, scope="passage"), text) == []


def test_quoted_words_are_left_alone_unless_the_rule_wants_them() -> None:
    text = "Ama says “I want access to a room”."
    assert words(rule({"phrases": ["access to"]}), text) == []
    assert words(rule({"phrases": ["access to"]}, quotes="include"), text) == ["access to"]


def test_a_rule_can_tell_only_the_first_hit_of_a_passage() -> None:
    assert words(rule({"phrases": ["help"]}, once=True), "Help and help and help.") == ["Help"]


def test_a_rule_holds_only_for_its_sections_and_statuses() -> None:
    assert words(rule({"phrases": ["reads"]}, sections=("G",)), "Ama reads.") == []
    assert words(rule({"phrases": ["reads"]}, status=("draft",)), "Ama reads.") == []
    assert words(rule({"phrases": ["reads"]}, status=("final",)), "Ama reads.") == ["reads"]


def test_a_rule_holds_only_while_its_source_is_in_force() -> None:
    from datetime import date

    later = Source(key="X", title="X", from_=date(2030, 9, 1))
    ended = Source(key="X", title="X", until=date(2020, 9, 1))
    assert words(rule({"phrases": ["reads"]}, source=later), "Ama reads.") == []
    assert words(rule({"phrases": ["reads"]}, source=ended), "Ama reads.") == []
    assert words(rule({"phrases": ["reads"]}, source=later), "Ama reads.", as_of=date(2031, 1, 1)) == [
        "reads"
    ]


def test_a_wrong_pattern_is_a_fault_of_the_rule() -> None:
    with pytest.raises(RuleError) as raised:
        RuleEngine([rule({"tokens": [[{"LOWERR": "band"}]]})], PARSER.language)
    assert raised.value.faults[0].place == "test.yaml: F-TEST"


def test_a_path_ends_quietly_where_the_plan_does() -> None:
    assert list(nodes("a.b[*].c", {"a": {"b": [{"c": 1}, {}]}})) == [("/a/b/0/c", 1)]
    assert list(nodes("a.x.y", {"a": {}})) == []
