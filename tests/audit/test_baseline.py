"""An earlier report beside this one: what is new, still there and gone, and what a run may fail by."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from reports.made_reports import finding, report

from ehcp_docs import resources
from ehcp_docs.audit.baseline import read_baseline
from ehcp_docs.audit.model import Accepted, Report, Suppression
from ehcp_docs.errors import InputError
from ehcp_docs.reports.html import html
from ehcp_docs.reports.json import json as report_json
from ehcp_docs.reports.json import json_array
from ehcp_docs.reports.sarif import sarif
from ehcp_docs.reports.text import text

STAYS, GOES, COMES = finding("F-STAYS", "F1"), finding("F-GOES", "F2"), finding("F-COMES", "F3")
SUPPRESSION = Suppression(
    file="s.yaml",
    number=1,
    rule="F-GOES",
    fingerprint="",
    plan="",
    section="",
    item="",
    reason="Agreed.",
    author="QA",
    until=date(2027, 3, 31),
)


def before(*findings: object, **more: object) -> Report:
    made = report(*(findings or (STAYS, GOES)), **more)  # type: ignore[arg-type]
    sections = tuple(replace(s, score=40.0) if s.section == "F" else s for s in made.score.sections)
    return replace(made, score=replace(made.score, score=58.0, grade="inadequate", sections=sections))


def compared(tmp_path: Path, now: Report, earlier: Report) -> Report:
    path = tmp_path / "earlier.audit.json"
    path.write_text(report_json(earlier), "utf-8")
    return read_baseline(path).compared(now)


def names(report: Report) -> tuple[list[str], list[str]]:
    assert report.comparison is not None
    return [f.rule for f in report.counting], [g.rule for g in report.comparison.gone]


def test_new_still_and_gone_are_told_by_fingerprint(tmp_path: Path) -> None:
    moved = replace(STAYS, pointer="/elsewhere", message="Said otherwise.")
    assert names(compared(tmp_path, report(moved, COMES), before())) == (["F-COMES"], ["F-GOES"])


def test_the_same_sentence_twice_is_new_once_where_it_stood_once(tmp_path: Path) -> None:
    assert names(compared(tmp_path, report(STAYS, STAYS), before(STAYS))) == (["F-STAYS"], [])
    assert names(compared(tmp_path, report(STAYS), before(STAYS, STAYS))) == ([], ["F-STAYS"])


def test_without_an_earlier_report_every_finding_counts() -> None:
    assert [f.rule for f in report(STAYS, GOES).counting] == ["F-STAYS", "F-GOES"]


def test_a_finding_that_is_accepted_now_is_neither_new_nor_gone(tmp_path: Path) -> None:
    now = report(STAYS, accepted=(Accepted(finding=GOES, by=SUPPRESSION),))
    assert names(compared(tmp_path, now, before())) == ([], [])


def test_a_finding_that_was_accepted_then_is_new_when_it_comes_back(tmp_path: Path) -> None:
    earlier = before(STAYS, accepted=(Accepted(finding=GOES, by=SUPPRESSION),))
    assert names(compared(tmp_path, report(STAYS, GOES), earlier)) == (["F-GOES"], [])


def test_reports_tell_the_scores_then_and_now_by_section(tmp_path: Path) -> None:
    now = compared(tmp_path, report(STAYS, COMES), before())
    told = " ".join(text(now).split())
    assert "SINCE THE EARLIER REPORT, AS OF 1 SEPTEMBER 2026" in told.upper()
    assert "Score 58 then, 61.5 now (inadequate then, requires improvement now)." in told
    assert "Findings: 1 new, 1 still there, 1 gone." in told
    assert "Sections: F 40 -> 50 (+10)." in told
    assert "+ new in Section F, F3: Message of F-COMES. (F-COMES)" in told
    assert "− gone from Section F, F2: Message of F-GOES. (F-GOES)" in told
    assert "other rules" not in told
    page = html(now)
    for words in ("Score 58 then", "Section F, F2: Message of F-GOES.", '<b class="small">New</b>', "+10"):
        assert words in page
    data = json.loads(report_json(now))
    jsonschema.validate(
        data, json.loads(resources.file("schemas", "audit-report.schema.json").read_text("utf-8"))
    )
    assert [(f["rule"], f["since"]) for f in data["findings"]] == [("F-STAYS", "still"), ("F-COMES", "new")]
    assert (data["comparison"]["score"], data["comparison"]["new"], data["comparison"]["still"]) == (
        {"before": 58.0, "after": 61.5},
        1,
        1,
    )
    states = [r["baselineState"] for r in json.loads(sarif(now))["runs"][0]["results"]]
    assert states == ["unchanged", "new"]


def test_other_rules_are_told_because_they_may_be_the_difference(tmp_path: Path) -> None:
    earlier = before()
    earlier = replace(earlier, versions=replace(earlier.versions, rules_sha256="c" * 64))
    assert "rests on other rules" in text(compared(tmp_path, report(STAYS), earlier))


def test_a_plan_without_an_earlier_report_is_all_new(tmp_path: Path) -> None:
    now = compared(tmp_path, report(STAYS, reference="OTHER-1"), before())
    assert names(now) == (["F-STAYS"], [])
    assert "There is no earlier report on this plan" in " ".join(text(now).split())
    assert json.loads(report_json(now))["comparison"]["found"] is False


def test_one_plan_beside_one_report_are_compared_whatever_they_are_called(tmp_path: Path) -> None:
    path = tmp_path / "draft_1.audit.json"
    path.write_text(report_json(before(reference="draft_1")), "utf-8")
    now = report(STAYS, COMES, reference="draft_2")
    baseline = read_baseline(path)
    assert (baseline.on("draft_2", alone=True), baseline.on("draft_2")) == ("draft_1", "")
    assert names(baseline.compared(now, alone=True)) == (["F-COMES"], ["F-GOES"])
    assert names(baseline.compared(now)) == (["F-STAYS", "F-COMES"], [])


def test_a_batch_and_a_folder_of_reports_are_read(tmp_path: Path) -> None:
    first, second = before(reference="A-1"), before(reference="B-2")
    (tmp_path / "all.json").write_text(json_array([first, second]), "utf-8")
    baseline = read_baseline(tmp_path / "all.json")
    assert [baseline.on(name, alone=True) for name in ("A-1", "B-2", "C-3")] == ["A-1", "B-2", ""]
    folder = tmp_path / "folder"
    folder.mkdir()
    for one in (first, second):
        (folder / f"{one.reference}.audit.json").write_text(report_json(one), "utf-8")
    assert [read_baseline(folder).on(name) for name in ("A-1", "B-2", "C-3")] == ["A-1", "B-2", ""]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is not JSON"),
        ('{"reference": 5}', "not a report on a plan"),
        ('{"reference": "A", "score": {}}', "Something is missing"),
        ("[[]]", "not a report on a plan"),
    ],
)
def test_what_is_no_report_is_told_without_its_text(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "earlier.json"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=message) as raised:
        read_baseline(path)
    assert raised.value.place == str(path)
    assert "ehcp audit --report json" in raised.value.hint


def test_two_earlier_reports_on_one_plan_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_text(json_array([before(), before()]), "utf-8")
    with pytest.raises(InputError, match="two earlier reports on one plan"):
        read_baseline(path)


def test_a_folder_without_reports_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no earlier report"):
        read_baseline(tmp_path)
