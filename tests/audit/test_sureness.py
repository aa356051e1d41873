"""How sure a score is: less where less could be read, and never a score made of nothing."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Origin, Report
from ehcp_docs.audit.sure import Surety, summed
from ehcp_docs.audit.sureness import from_file
from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.repair import completed
from ehcp_docs.reports.json import data as json_data
from ehcp_docs.reports.sureness import section_points, sure_line, sure_reasons
from ehcp_docs.reports.text import text
from ehcp_docs.rules.fixture import EXAMPLE_PLAN, merged

SCALE = (("high", 80.0), ("low", 0.0))


def audited(auditor: Auditor, patch: dict[str, Any] | None = None) -> Report:
    data = merged(copy.deepcopy(EXAMPLE_PLAN), patch or {})
    return auditor.audit(build_plan(completed(data) or data), data)


def lost(report: Report) -> dict[str, float]:
    assert report.sureness is not None
    return {part.name: part.lost for part in report.sureness.parts}


def part(share: float, weight: float) -> Surety:
    return Surety(name="x", share=share, weight=weight, because="")


@pytest.mark.parametrize(
    ("parts", "points", "word"),
    [
        ((), 100.0, "high"),
        ((part(0.5, 30), part(1.0, 90)), 85.0, "high"),
        ((part(0.5, 30), part(0.9, 60)), 79.0, "low"),
        ((part(0.0, 90), part(0.0, 90)), 0.0, "low"),
    ],
)
def test_each_part_takes_off_its_weight_times_what_is_missing(
    parts: tuple[Surety, ...], points: float, word: str
) -> None:
    made = summed(parts, (), SCALE)
    assert (made.points, made.word) == (points, word)


def test_a_plan_that_can_be_read_loses_only_what_is_left_to_a_person(auditor: Auditor) -> None:
    told = lost(audited(auditor))
    assert told["questions"] > 0
    assert (told["items"], told["sections"]) == (0, 0)


def test_a_section_without_outcomes_cannot_be_told_and_makes_the_score_less_sure(auditor: Auditor) -> None:
    report = audited(auditor, {"sections": {"E": {"outcomes": []}}})
    [e] = [s for s in report.score.sections if s.section == "E"]
    assert (e.judged, e.told, section_points(e)) == (False, None, "cannot tell")
    assert lost(report)["sections"] == pytest.approx(19.4)
    row = next(s for s in json_data(report)["score"]["sections"] if s["section"] == "E")
    assert (row["score"], row["judged"]) == (None, False)
    [line] = [one for one in text(report).splitlines() if one.startswith("E  ")]
    assert line.split()[1:3] == ["cannot", "tell"]


@pytest.mark.parametrize(
    ("section", "patch"),
    [
        ("C", {}),
        ("I", {"status": "draft", "sign_off": None, "sections": {"I": {"placements": []}}}),
        ("A", {}),
    ],
    ids=["a statement that there are no needs", "an empty placement in a draft", "views"],
)
def test_a_section_with_something_to_judge_keeps_its_score(
    auditor: Auditor, section: str, patch: dict[str, Any]
) -> None:
    report = audited(auditor, patch)
    assert next(s for s in report.score.sections if s.section == section).judged


def test_an_outcome_in_which_nothing_can_be_read_makes_the_score_less_sure(auditor: Auditor) -> None:
    outcomes = [{"id": "E1", "text": "Literacy and numeracy.", "needs": ["B1"]}]
    assert lost(audited(auditor, {"sections": {"E": {"outcomes": outcomes}}}))["items"] == 25.0


def file(name: str, **more: int) -> Origin:
    return Origin(file=name, spots={}, **more)


def test_words_that_were_not_placed_make_the_score_less_sure(auditor: Auditor) -> None:
    report = audited(auditor)
    scoring = auditor.pack.scoring
    read = from_file(report, file("plan.docx", placed=900, unplaced=100, doubtful=200), scoring)
    assert lost(read)["file"] == pytest.approx(20.0)
    assert "pdf" not in lost(read)
    assert lost(from_file(report, file("PLAN.PDF", placed=10), scoring))["pdf"] == 5.0
    assert read.sureness is not None
    assert report.sureness is not None
    assert read.sureness.points == pytest.approx(report.sureness.points - 20.0)


def test_the_reasons_stand_beside_the_score_the_dearest_first(auditor: Auditor) -> None:
    origin = file("plan.docx", placed=500, unplaced=500, doubtful=0)
    report = from_file(audited(auditor), origin, auditor.pack.scoring)
    assert sure_line(report).startswith("How sure the score is: low, ")
    assert sure_reasons(report)[0].startswith("500 of 1,000 words that may matter were placed, 0 of them")
    assert sure_line(report).split(".")[0] in text(report).replace("\n", " ")


def test_a_report_without_it_says_nothing(auditor: Auditor) -> None:
    report = replace(audited(auditor), sureness=None)
    assert (sure_line(report), sure_reasons(report)) == ("", ())
    assert "How sure" not in text(report)
