"""An audit of a Word file judges the file too; an audit of plan data does not."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from ehcp_docs import resources
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.cli import main
from ehcp_docs.plan.build import build_plan
from ehcp_docs.rules.fixture import EXAMPLE_PLAN
from ehcp_docs.rules.load import shipped_pack
from ehcp_docs.rules.word_file import WordFile

COUNCIL = resources.shipped("samples") / "council"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict:
    out: Path = tmp_path_factory.mktemp("out") / "report.json"
    draft = COUNCIL / "special_school_reviewed_prose.docx"
    result = CliRunner().invoke(main, ["audit", str(draft), "--report", "json", "-o", str(out)])
    assert result.exit_code == 0, result.output
    return json.loads(out.read_text("utf-8"))


def test_what_was_left_in_a_draft_is_asked_about(report: dict) -> None:
    [found] = [f for f in report["findings"] if f["rule"] == "FILE-WORKING"]
    assert found["message"].startswith(
        "The Word file has 45 tracked changes, 1 comment and 3 stretches of hidden text."
    )
    assert (found["criterion"], found["severity"]) == ("Q133", "question")


def test_the_reading_of_the_file_is_part_of_how_sure_the_score_is(report: dict) -> None:
    assert [part["name"] for part in report["sureness"]["parts"]][-1] == "file"


def test_the_criterion_is_looked_at_only_where_there_is_a_file(auditor: Auditor) -> None:
    data = copy.deepcopy(EXAMPLE_PLAN)
    plan = build_plan(data)
    without = auditor.audit(plan, data)
    beside = auditor.audit(plan, data, word_file=WordFile(title="", comments=2))
    assert "Q133" not in {one.criterion for one in without.score.criteria}
    assert "Q133" in {one.criterion for one in beside.score.criteria}
    added = {f.rule for f in beside.findings} - {f.rule for f in without.findings}
    assert added == {"FILE-TITLE", "FILE-LEFT-IN"}


def test_a_rule_on_the_file_may_stand_in_a_rule_file_of_any_name(auditor: Auditor) -> None:
    rules = [replace(rule, file="own.yaml") for rule in shipped_pack().rules if rule.criterion == "Q133"]
    assert {rule.looks_in for rule in rules} == {"word_file"}
    own = Auditor(replace(shipped_pack(), rules=tuple(rules)), parser=auditor.parser)
    plan = build_plan(copy.deepcopy(EXAMPLE_PLAN))
    assert own.audit(plan).score.criteria == ()
    beside = own.audit(plan, word_file=WordFile(title=""))
    assert [one.criterion for one in beside.score.criteria] == ["Q133"]


def test_no_criterion_scores_a_hundred_of_nothing(auditor: Auditor) -> None:
    data = copy.deepcopy(EXAMPLE_PLAN)
    assert all(one.looked_at for one in auditor.audit(build_plan(data), data).score.criteria)
