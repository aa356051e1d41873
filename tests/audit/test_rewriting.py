"""The words that rules put in place of others: right ones, and none where they may be wrong."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Rewrite
from ehcp_docs.audit.rewriting import rewrite_of
from ehcp_docs.language.spans import Span
from ehcp_docs.rules.load import shipped_pack
from ehcp_docs.rules.model import Rule

PACK = shipped_pack()
REWRITING = [rule for rule in PACK.rules if rule.rewrite]


def rule(**rewrite: str | None) -> Rule:
    return replace(PACK.rules[0], rewrite={key.replace("_", " "): right for key, right in rewrite.items()})


def put(found: Rule, text: str, words: str, child: str | None = "Ama") -> str | None:
    """The text with the right words in it; None where there are none."""
    start = text.index(words)
    rewrite = rewrite_of(found, text, Span(start, start + len(words)), child)
    return None if rewrite is None else text[: rewrite.start] + rewrite.words + text[rewrite.end :]


def test_the_words_with_which_a_match_begins_are_replaced() -> None:
    will = rule(should="will")
    assert put(will, "Ama should have notes.", "should have notes") == "Ama will have notes."
    assert put(will, "Ama really should have notes.", "really should have") is None


def test_only_whole_words_are_replaced() -> None:
    assert put(rule(the="a"), "Ama goes there.", "there") is None
    assert put(rule(the_child="{child}"), "The child-like drawing.", "The child-like") is None


def test_the_longest_words_that_fit_count_and_some_stay() -> None:
    some = rule(should="will", should_try=None)
    assert put(some, "Ama should try to read.", "should try to read") is None


def test_a_capital_stays_one() -> None:
    assert put(rule(the_the="the"), "The the cat.", "The the") == "The cat."


def test_the_childs_name_takes_what_follows_with_it() -> None:
    by_name = rule(the_child="{child}")
    assert put(by_name, "The child's desk.", "The child's") == "Ama's desk."
    assert put(by_name, "The child's desk.", "The child's", child=None) is None


def test_a_match_without_words_has_nothing_to_replace() -> None:
    assert rewrite_of(rule(should="will"), "Ama should.", None, "Ama") is None


@pytest.mark.parametrize("found", REWRITING, ids=lambda one: one.id)
def test_once_the_right_words_stand_there_a_rule_has_nothing_to_say(found: Rule, auditor: Auditor) -> None:
    """Asked with each of its words in a sentence in which the rule bites."""
    frames = {
        "F-MODAL": "Ama {} have printed notes.",
        "W-IMPERSONAL": "Then {} reads ten words.",
        "W-BLAMING": "Ama {} epilepsy.",
        "ID-CALLED-DRAFT": "Nothing in {} is paid for directly.",
        "ID-DOUBLED": "Ama reads {} sings.",
        "ID-MISSPELT": "Ama reads {} sings.",
    }
    bites = 0
    for key, right in found.rewrite.items():
        if right is None:
            continue
        before = frames[found.id].format(key)
        after = frames[found.id].format(right.replace("{child}", "Ama"))
        bites += said(auditor, found, before)
        assert not said(auditor, found, after), after
    assert bites >= len([right for right in found.rewrite.values() if right]) * 0.8


def said(auditor: Auditor, found: Rule, text: str) -> bool:
    """Whether the rule bites on the text in a place that it looks at."""
    from ehcp_docs.plan.build import build_plan
    from ehcp_docs.plan.repair import completed
    from ehcp_docs.rules.fixture import example_data

    status = {"status": found.status[0]} if found.status else {}
    where = {"sections": {"F": {"provision": [{"id": "F1", "text": text}]}}}
    data = completed(example_data("provision", {**where, **status}))
    assert data is not None
    report = auditor.audit(build_plan(data), data)
    return any(one.rule == found.id and one.passage == text for one in report.findings)


def test_a_finding_carries_the_right_words(auditor: Auditor) -> None:
    from shipped_samples import sample_path

    from ehcp_docs.plan.read import load_plan

    report = auditor.audit(load_plan(sample_path("vague_special")))
    found = {one.rule: one for one in report.findings if one.rewrite}
    assert set(found) >= {"F-MODAL", "W-BLAMING"}
    blaming = found["W-BLAMING"]
    assert blaming.rewrite == Rewrite(
        start=blaming.start or 0, end=(blaming.start or 0) + len("suffers with"), words="has"
    )
    assert re.match("suffers with", blaming.words or "")
