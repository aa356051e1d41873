"""Accepted findings: with reason, author and last day, or not at all; told in every report, and costing nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from reports.made_reports import finding, report

from ehcp_docs import resources
from ehcp_docs.audit.accepted import Acceptance, read_suppressions
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Accepted, Report, Suppression
from ehcp_docs.errors import RuleError
from ehcp_docs.plan.read import load_plan
from ehcp_docs.reports.html import html
from ehcp_docs.reports.json import json as report_json
from ehcp_docs.reports.junit import junit
from ehcp_docs.reports.sarif import sarif
from ehcp_docs.reports.text import text
from ehcp_docs.rules.load import shipped_pack

UNTIL = date(2027, 3, 31)


def entry(rule: str = "F-A", **more: Any) -> Suppression:
    made = Suppression(
        file="suppressions.yaml",
        number=1,
        rule=rule,
        fingerprint="",
        plan="",
        section="",
        item="",
        reason="The school agreed.",
        author="Plan coordinator",
        until=UNTIL,
    )
    return replace(made, **more)


FINDINGS = (finding("F-A", "F1"), finding("F-A", "F2"), finding("F-B", "F1"))


def accepted(
    *entries: Suppression, today: date = date(2027, 1, 1), plan: str = "P1"
) -> list[tuple[str, str]]:
    judged = Acceptance(entries=entries, today=today).judged(FINDINGS, plan=plan)
    assert len(judged.open) + len(judged.accepted) == len(FINDINGS)
    return [(one.finding.rule, one.finding.item) for one in judged.accepted]


def test_an_entry_accepts_what_fits_everything_that_it_names() -> None:
    assert accepted(entry()) == [("F-A", "F1"), ("F-A", "F2")]
    assert accepted(entry(item="F2")) == [("F-A", "F2")]
    assert accepted(entry(section="E")) == []
    assert accepted(entry("", fingerprint=FINDINGS[2].fingerprint)) == [("F-B", "F1")]
    assert accepted(entry(plan="P1", item="F1")) == [("F-A", "F1")]
    assert accepted(entry(plan="P2")) == []


def test_an_entry_holds_on_its_last_day_and_not_after() -> None:
    assert len(accepted(entry(), today=UNTIL)) == 2
    assert Acceptance(entries=(entry(),), today=UNTIL).judged(FINDINGS, plan="P1").expired == ()
    assert accepted(entry(), today=date(2027, 4, 1)) == []
    judged = Acceptance(entries=(entry(),), today=date(2027, 4, 1)).judged(FINDINGS, plan="P1")
    assert (judged.expired, judged.unused) == ((entry(),), ())


def test_entries_that_accept_nothing_are_told_for_their_own_plan_only() -> None:
    idle, other = entry("F-C", number=2), entry("F-C", number=3, plan="P2")
    judged = Acceptance(entries=(entry(), idle, other), today=date(2027, 1, 1)).judged(FINDINGS, plan="P1")
    assert judged.unused == (idle,)


def test_an_accepted_finding_costs_nothing_and_stays_in_the_report(auditor: Auditor) -> None:
    plan = load_plan(resources.shipped("samples") / "vague_infant.json")
    before = auditor.audit(plan)
    rules = sorted({f.rule for f in before.findings if f.section == "E"})
    entries = tuple(entry(rule, number=n, section="E") for n, rule in enumerate(rules, 1))
    day = date(2027, 1, 1)
    after = Auditor(
        auditor.pack, parser=auditor.parser, acceptance=Acceptance(entries=entries, today=day)
    ).audit(plan)
    scores = {s.section: s.score for s in after.score.sections}
    assert scores["E"] == 100
    assert {s.section: s.score for s in before.score.sections} | {"E": 100} == scores
    assert {(a.finding.rule, a.finding.fingerprint) for a in after.accepted} == {
        (f.rule, f.fingerprint) for f in before.findings if f.section == "E"
    }
    assert [f for f in before.findings if f.section != "E"] == list(after.findings)


def write(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "suppressions.yaml"
    path.write_text(body, "utf-8")
    return path


def test_a_file_is_read_with_dates_quoted_or_not(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "accepted:\n  - {rule: F-OPEN-LIST, reason: Agreed., author: QA, until: 2027-03-31}\n"
        '  - {fingerprint: 0123456789abcdef, reason: Agreed., author: QA, until: "2027-03-31"}\n',
    )
    entries = read_suppressions(path, shipped_pack())
    assert [(e.number, e.rule, e.fingerprint, e.until) for e in entries] == [
        (1, "F-OPEN-LIST", "", UNTIL),
        (2, "", "0123456789abcdef", UNTIL),
    ]


def test_nothing_is_accepted_without_reason_author_and_last_day(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "accepted:\n"
        "  - {rule: F-OPEN-LIST}\n"
        "  - {reason: Agreed., author: QA, until: '2027-02-30'}\n"
        "  - {rule: F-OPEN-LIST, reason: '   ', author: QA, until: next year}\n"
        "  - {rule: F-OPEN-LIST, reson: Agreed., author: QA, until: 2027-03-31}\n",
    )
    with pytest.raises(RuleError) as raised:
        read_suppressions(path, shipped_pack())
    needed = "An accepted finding needs a reason, an author and a last day (until)."
    assert [fault.sentence() for fault in raised.value.faults] == [
        f"suppressions.yaml, entry 1: reason, author, until is missing. {needed}",
        "suppressions.yaml, entry 2: says neither rule nor fingerprint. "
        "Name a rule, or one finding by its fingerprint.",
        "suppressions.yaml, entry 3: reason: says nothing.",
        "suppressions.yaml, entry 3: until: is not a day. Such as 2027-08-31.",
        f"suppressions.yaml, entry 4: reason is missing. {needed}",
        "suppressions.yaml, entry 4: unknown key “reson”. Did you mean reason?",
        "suppressions.yaml, entry 2: until: there is no such day. Such as 2027-08-31.",
    ]


def test_an_unknown_rule_is_told_with_the_nearest(tmp_path: Path) -> None:
    path = write(tmp_path, "accepted: [{rule: F-OPEN-LST, reason: Agreed., author: QA, until: 2027-03-31}]")
    with pytest.raises(RuleError) as raised:
        read_suppressions(path, shipped_pack())
    [fault] = raised.value.faults
    assert fault.sentence().startswith(
        "suppressions.yaml, entry 1: there is no rule “F-OPEN-LST”. Did you mean F-OPEN-LIST"
    )


def with_accepted() -> Report:
    return report(
        finding("F-B", "F2"),
        accepted=(Accepted(finding=finding("F-A", "F1"), by=entry()),),
        unused=(entry("F-C", number=2),),
        expired=(entry("F-D", number=3, until=date(2026, 1, 31)),),
    )


def test_text_and_page_say_who_accepted_what_and_which_entries_do_nothing() -> None:
    told = " ".join(text(with_accepted()).split())
    assert "1 finding accepted: they cost no points and fail no run." in told
    assert (
        "Section F, F1: Message of F-A. (F-A) The school agreed. (Plan coordinator, until 31 March 2027;"
        in told
    )
    assert "suppressions.yaml, entry 2 (F-C): accepts nothing here." in told
    assert "suppressions.yaml, entry 3 (F-D): ran out on 31 January 2026" in told
    page = html(with_accepted())
    for words in (
        "Accepted findings",
        "The school agreed.",
        "Plan coordinator, until 31 March 2027",
        "(F-D): ran out",
    ):
        assert words in page
    assert "Accepted" not in html(report(finding("F-B")))
    assert "ACCEPTED" not in text(report(finding("F-B"))).upper()


def test_json_keeps_accepted_findings_apart_and_fits_the_schema() -> None:
    data = json.loads(report_json(with_accepted()))
    schema = json.loads(resources.file("schemas", "audit-report.schema.json").read_text("utf-8"))
    jsonschema.validate(data, schema)
    assert [f["rule"] for f in data["findings"]] == ["F-B"]
    assert [(a["rule"], a["accepted"]) for a in data["accepted"]] == [
        (
            "F-A",
            {
                "reason": "The school agreed.",
                "author": "Plan coordinator",
                "until": "2027-03-31",
                "entry": "suppressions.yaml, entry 1",
            },
        )
    ]
    assert [e["rule"] for e in data["unused"]] == ["F-C"]
    assert [e["rule"] for e in data["expired"]] == ["F-D"]


def test_programs_get_suppressed_results_and_no_failure() -> None:
    results = json.loads(sarif(with_accepted()))["runs"][0]["results"]
    assert [(r["ruleId"], [s["justification"] for s in r.get("suppressions", [])]) for r in results] == [
        ("F-B", []),
        ("F-A", ["The school agreed."]),
    ]
    suite = ET.fromstring(junit(with_accepted())).find("testsuite")
    assert suite is not None
    assert "F-A" in suite.findtext("system-out", "")
    assert "F-A" not in "".join(case.findtext("failure", "") for case in suite.iter("testcase"))
