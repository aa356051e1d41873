"""The score: what it is worked out from, and that it can only go one way."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ehcp_docs.audit.model import Finding, Score
from ehcp_docs.audit.score import grade, points_lost, score
from ehcp_docs.rules.load import shipped_pack
from ehcp_docs.rules.model import Confidence, Severity

PACK = shipped_pack()
ITEMS = (("B", "B1"), ("B", "B2"), ("E", "E1"), ("F", "F1"), ("F", "F2"))
FINDING = Finding(
    rule="F-TEST", title="", criterion="Q086", severity=Severity.ERROR, confidence=Confidence.HIGH, weight=5,
    section="F", item="F1", pointer="", words=None, start=None, end=None, passage=None, message="",
    suggestion="", rationale="", source="", legal_basis="", link="", fingerprint="",
)  # fmt: skip


def scored(*findings: Finding, scoring: Any = PACK.scoring) -> Score:
    return score(findings, items=ITEMS, looked={}, criteria=PACK.criteria, scoring=scoring)


def section(result: Score, letter: str) -> float:
    return next(s.score for s in result.sections if s.section == letter)


made = st.builds(
    replace,
    st.just(FINDING),
    severity=st.sampled_from(Severity),
    confidence=st.sampled_from(Confidence),
    weight=st.integers(1, 10),
    item=st.sampled_from(["F1", "F2", ""]),
)


def test_a_plan_without_findings_has_full_marks() -> None:
    assert (scored().score, scored().grade, scored().limits) == (100.0, "outstanding", ())


def test_a_finding_costs_its_item_and_no_other() -> None:
    cost = points_lost(FINDING, PACK.scoring)
    assert section(scored(FINDING), "F") == round((100 - cost + 100) / 2, 1)
    assert section(scored(FINDING), "B") == 100.0


def test_an_item_cannot_lose_more_than_all_it_has() -> None:
    assert section(scored(*[FINDING] * 20), "F") == 50.0


def test_a_finding_of_low_confidence_and_a_question_cost_nothing() -> None:
    assert scored(replace(FINDING, confidence=Confidence.LOW)).score == 100.0
    assert scored(replace(FINDING, severity=Severity.QUESTION)).score == 100.0


@given(st.lists(made, max_size=12), made)
def test_one_more_finding_never_raises_the_score(findings: list[Finding], more: Finding) -> None:
    assert scored(*findings, more).score <= scored(*findings).score


@given(st.lists(made, max_size=12))
def test_the_score_stays_between_0_and_100_and_does_not_depend_on_order(findings: list[Finding]) -> None:
    result = scored(*findings)
    assert 0 <= result.score <= 100
    assert result == scored(*reversed(findings))


def test_a_need_without_provision_caps_the_plan() -> None:
    orphan = replace(FINDING, criterion="Q117", section="B", item="B1")
    result = scored(orphan)
    assert result.score == 84.0
    assert result.before_limits > 84
    assert result.grade == "requires improvement"
    assert [limit.cap for limit in result.limits] == [84.0]


def test_thresholds_of_an_authoritys_own_are_used_and_shown() -> None:
    own = MappingProxyType(
        {**PACK.scoring, "grades": [{"name": "fine", "from": 40}, {"name": "poor", "from": 0}]}
    )
    assert grade(40, own) == "fine"
    assert "fine from 40, poor from 0" in scored(scoring=own).formula[-1]


def test_a_criterion_is_the_share_of_items_that_meet_it() -> None:
    looked = {"Q086": frozenset({("F", "F1"), ("F", "F2"), ("F", "F3"), ("F", "F4")})}
    result = score([FINDING], items=ITEMS, looked=looked, criteria=PACK.criteria, scoring=PACK.scoring)
    [criterion] = result.criteria
    assert (criterion.criterion, criterion.looked_at, criterion.met, criterion.score) == ("Q086", 4, 3, 75.0)
