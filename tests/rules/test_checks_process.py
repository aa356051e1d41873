"""Advice, agreement, budgets and adult life on whole small plans."""

from __future__ import annotations

from typing import Any

import pytest
from shipped_samples import FAIR, GOOD, sample_data

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Finding
from ehcp_docs.plan.build import build_plan
from ehcp_docs.rules.fixture import example_data

FILES = ("section_a.yaml", "identity.yaml", "process.yaml")


def found(auditor: Auditor, patch: dict[str, Any], *ids: str) -> list[Finding]:
    data = example_data("outcome", patch)
    return [f for f in auditor.audit(build_plan(data), data).findings if f.rule in ids]


def advice(*entries: dict[str, Any]) -> dict[str, Any]:
    listed = [{"id": f"K{i}", "title": "Report", **entry} for i, entry in enumerate(entries, 1)]
    return {"sections": {"K": {"advice": listed}}}


def without_records(data: dict[str, Any]) -> dict[str, Any]:
    """The plan as another system would hand it over: texts and links, and nothing of how it was made."""
    for key in ("record", "quality_checks", "contributors", "contacts"):
        data.pop(key, None)
    sections = data["sections"]
    for letter in ("F", "G", "H1", "H2"):
        for item in sections[letter].get("provision", []):
            for key in ("elements", "kind", "pfa", "sources"):
                item.pop(key, None)
    for view in sections["A"]["views"]:
        for key in ("whose", "horizon", "heading"):
            view.pop(key, None)
    for entry in sections["K"]["advice"]:
        entry.pop("kind", None)
    for parent in data["parents"]:
        parent.pop("parental_responsibility", None)
    return data


@pytest.mark.parametrize("name", GOOD + FAIR)
def test_a_good_plan_without_records_gets_advice_and_questions_only(auditor: Auditor, name: str) -> None:
    own = {rule.id for rule in auditor.pack.rules if rule.file in FILES}
    data = without_records(sample_data(name))
    hits = [f for f in auditor.audit(build_plan(data), data).findings if f.rule in own]
    assert [f.message for f in hits if f.severity.value in ("error", "warning")] == []


def health(*texts: str) -> dict[str, Any]:
    items = [{"id": f"G{i}", "text": text} for i, text in enumerate(texts, 1)]
    return {"sections": {"G": {"nil": None, "provision": items}}}


def test_each_item_without_agreement_is_told(auditor: Auditor) -> None:
    hits = found(auditor, health("A nurse will visit.", "A clinic will see Ama."), "P-COMMISSIONER")
    assert [f.item for f in hits] == ["G1", "G2"]


def test_one_sentence_for_the_whole_section_covers_every_item(auditor: Auditor) -> None:
    agreed = "All provision in this section was agreed by Northmere Integrated Care Board on 2 October 2026."
    assert (
        found(auditor, health("A nurse will visit.", f"A clinic will see Ama. {agreed}"), "P-COMMISSIONER")
        == []
    )


def test_agreement_to_one_item_does_not_cover_another(auditor: Auditor) -> None:
    texts = ("A nurse will visit. Agreed by the Northmere ICB on 2 October 2026.", "A clinic will see Ama.")
    assert [f.item for f in found(auditor, health(*texts), "P-COMMISSIONER")] == ["G2"]


EP = {"kind": "psychological", "author": "Dr Holt", "role": "Educational psychologist", "date": "2022-12-05"}


def test_newer_psychological_advice_takes_the_place_of_the_old(auditor: Auditor) -> None:
    newer = {**EP, "date": "2026-09-01"}
    assert len(found(auditor, advice(EP), "K-PSYCHOLOGY-OLD")) == 1
    assert found(auditor, advice(EP, newer), "K-PSYCHOLOGY-OLD") == []
    assert found(auditor, advice(newer, EP), "K-PSYCHOLOGY-OLD") == []


def test_the_older_the_advice_the_worse_the_finding(auditor: Auditor) -> None:
    ranks = {"advice": 1, "warning": 2, "error": 3}
    told = []
    for day in ("2026-08-01", "2025-08-01", "2025-01-01", "2024-01-01"):
        hits = found(auditor, advice({**EP, "date": day}), "K-OVER-A-YEAR", "K-OLD", "K-PSYCHOLOGY-OLD")
        told.append(max((ranks[f.severity.value] for f in hits), default=0))
    assert told == [0, 1, 2, 3]


KINDS = ("family", "education", "medical", "psychological", "social_care")


@pytest.mark.parametrize("left_out", KINDS)
def test_a_missing_kind_of_advice_is_named_until_it_is_there_or_explained(
    auditor: Auditor, left_out: str
) -> None:
    entries = [{"kind": kind, "title": "Paper"} for kind in KINDS]
    some = advice(*[e for e in entries if e["kind"] != left_out])
    assert len(found(auditor, some, "K-KIND")) == 1
    assert found(auditor, advice(*entries), "K-KIND") == []
    some["sections"]["K"]["not_obtained"] = [{"kind": left_out, "reason": "Asked on 2 June 2026; no reply."}]
    assert found(auditor, some, "K-KIND") == []


@pytest.mark.parametrize(
    ("quoted", "listed"),
    [
        ("The occupational therapy report of May 2026 found a weak grip.", "Occupational therapist"),
        ("The physiotherapist found that she tires.", "Community physiotherapist"),
        ("The audiology report shows a mild loss.", "Consultant audiologist"),
        ("The CAMHS assessment in May 2026 identified anxiety.", "Child and adolescent psychiatrist"),
        ("Dr Pryce's report describes anxiety.", "Dr Pryce, paediatrician"),
    ],
)
def test_a_quoted_report_is_missed_until_section_k_lists_it(
    auditor: Auditor, quoted: str, listed: str
) -> None:
    ids = ("K-QUOTED", "K-QUOTED-AUTHOR", "K-ADVISER")
    need = {"B": {"needs": [{"id": "B1", "area": "semh", "text": f"Ama is tired. {quoted} She rests."}]}}
    base = {"title": "School report", "role": "Class teacher", "author": "Ann Lee"}
    missing = advice(base)
    missing["sections"] |= need
    there = advice(base, {"title": "Advice", "role": listed, "author": listed})
    there["sections"] |= need
    assert len(found(auditor, missing, *ids)) == 1
    assert found(auditor, there, *ids) == []


PARTS = {
    "the amount": "£1,480",
    "the provision it secures": "It secures F1.",
    "the needs or outcomes it serves": "It meets need B1.",
    "when it is reviewed": "It will be reviewed in May 2027.",
}


@pytest.mark.parametrize("left_out", [None, *PARTS])
def test_only_what_is_missing_of_a_budget_is_named(auditor: Auditor, left_out: str | None) -> None:
    told = " ".join(text for name, text in PARTS.items() if name != left_out)
    statement = f"A direct payment is made to Efua. {told}"
    hits = found(auditor, {"sections": {"J": {"requested": True, "statement": statement}}}, "P-BUDGET")
    named = [name for f in hits for name in PARTS if name in f.message]
    assert named == ([left_out] if left_out else [])


@pytest.mark.parametrize("letter", ["C", "D", "G", "H1", "H2"])
@pytest.mark.parametrize("bare", ["N/A", "None.", "Not applicable"])
def test_a_bare_nil_is_no_answer_even_with_a_source(auditor: Auditor, letter: str, bare: str) -> None:
    nil = {"statement": bare, "according_to": None, "date": None, "sources": ["K1"]}
    hits = found(auditor, {"sections": {letter: {"nil": nil}}}, "P-NIL", "P-NEEDS-NIL")
    assert [(f.section, f.words) for f in hits] == [(letter, bare)]


@pytest.mark.parametrize(("born", "owed"), [("2013-09-01", False), ("2013-08-31", True)])
def test_provision_for_adult_life_is_owed_from_year_9(auditor: Auditor, born: str, owed: bool) -> None:
    patch = {"child": {"date_of_birth": born, "year_group": None}}
    assert bool(found(auditor, patch, "P-ADULT-PROVISION")) is owed


def test_a_loss_of_hearing_in_a_parent_asks_for_no_teacher_of_the_deaf(auditor: Auditor) -> None:
    def need(text: str) -> dict[str, Any]:
        return {"sections": {"B": {"needs": [{"id": "B1", "area": "sensory_physical", "text": text}]}}}

    assert found(auditor, need("Ama signs, because her mother is profoundly deaf."), "K-SENSORY") == []
    assert len(found(auditor, need("Ama signs, because she is profoundly deaf."), "K-SENSORY")) == 1
