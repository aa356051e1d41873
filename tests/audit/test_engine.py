"""The audit as a whole: what makes a finding, and that the same plan gives the same report."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from shipped_samples import sample_data

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import SECTIONS, Finding
from ehcp_docs.plan.build import build_plan
from ehcp_docs.rules.fixture import EXAMPLE_PLAN


def findings(auditor: Auditor, data: dict[str, Any]) -> tuple[Finding, ...]:
    return auditor.audit(build_plan(data), data).findings


@pytest.fixture
def small() -> dict[str, Any]:
    return copy.deepcopy(EXAMPLE_PLAN)


def test_a_finding_quotes_the_exact_words_at_their_place(auditor: Auditor, small: dict[str, Any]) -> None:
    small["sections"]["F"]["provision"][0]["text"] = "Ama will have access to a quiet room."
    [found] = [f for f in findings(auditor, small) if f.rule == "F-VAGUE-ACCESS"]
    assert found.words == "have access"
    assert found.passage == "Ama will have access to a quiet room."
    assert found.passage[found.start : found.end] == found.words
    assert (found.section, found.item, found.pointer) == ("F", "F1", "/sections/F/provision/0/text")
    assert found.message == "‘have access’ does not say who gives what, how much or how often."


def test_the_words_of_every_finding_stand_where_it_says(auditor: Auditor) -> None:
    for name in ("vague_infant", "vague_special", "young_adult"):
        for found in findings(auditor, sample_data(name)):
            if found.words is not None and found.passage is not None:
                assert found.passage[found.start : found.end] == found.words


def test_findings_come_in_plan_order(auditor: Auditor) -> None:
    sections = [SECTIONS.index(f.section) for f in findings(auditor, sample_data("vague_special"))]
    assert sections == sorted(sections)


def test_the_same_plan_gives_the_same_report() -> None:
    data = sample_data("vague_infant")
    first, second = (Auditor().audit(build_plan(data), data) for _ in range(2))
    assert first == second


def test_a_fingerprint_stays_when_text_elsewhere_changes(auditor: Auditor) -> None:
    before = sample_data("vague_special")
    after = copy.deepcopy(before)
    after["sections"]["F"]["provision"].insert(
        0, {"id": "F99", "text": "Mrs Lowe will read with Mehreen daily for ten minutes."}
    )
    old = {f.fingerprint for f in findings(auditor, before) if f.section == "F"}
    new = {f.fingerprint for f in findings(auditor, after) if f.section == "F"}
    assert old <= new


def test_deadlines_are_judged_from_the_plans_date_unless_another_is_given(
    auditor: Auditor, small: dict[str, Any]
) -> None:
    small["sections"]["E"]["outcomes"][0]["by"] = "July 2027"
    plan = build_plan(small)
    past = "E-TIME-PAST"
    assert past not in {f.rule for f in auditor.audit(plan, small).findings}
    assert past in {f.rule for f in auditor.audit(plan, small, as_of=date(2028, 1, 1)).findings}


def test_every_finding_says_why_on_what_authority_and_what_to_do(auditor: Auditor) -> None:
    for found in findings(auditor, sample_data("vague_infant")):
        assert found.message
        assert found.suggestion
        assert found.rationale
        assert found.legal_basis
        assert "{" not in found.message + found.suggestion


def test_making_a_provision_specific_takes_its_findings_away(auditor: Auditor, small: dict[str, Any]) -> None:
    item = small["sections"]["F"]["provision"][0]
    item["text"] = "Staff will give Ama regular support with reading as needed."
    assert {f.criterion for f in findings(auditor, small) if f.item == "F1"} >= {"Q077", "Q079", "Q086"}
    item["text"] = "The class teacher will read with Ama, one to one, for 15 minutes every day."
    assert [f for f in findings(auditor, small) if f.item == "F1" and f.severity == "error"] == []


def test_the_report_names_what_it_rests_on(auditor: Auditor, small: dict[str, Any]) -> None:
    versions = auditor.audit(build_plan(small), small).versions
    assert len(versions.rules_sha256) == 64
    assert len(versions.model_sha256) == 64
    assert versions.model.endswith("3.8.0")
