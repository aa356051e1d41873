"""A report as JUnit XML: a suite for each plan, a test case for each criterion that was looked at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from ehcp_docs.audit.model import Finding, Report
from ehcp_docs.reports.standing import accepted_by
from ehcp_docs.reports.wording import SYMBOLS, WORDS, counted, where
from ehcp_docs.rules.model import Severity

_FAILING = (Severity.ERROR, Severity.WARNING)
# Characters that XML 1.0 cannot hold at all, not even as references.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: Report) -> str:
    """One report as JUnit XML."""
    return junit_suites([report])


def junit_suites(reports: Sequence[Report]) -> str:
    """Reports as one JUnit file, a suite for each plan, in the order given."""
    root = ET.Element("testsuites", {"name": "ehcp audit"})
    for report in reports:
        root.append(_suite(report))
    for key in ("tests", "failures", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(report: Report) -> ET.Element:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.criterion].append(finding)
    suite = ET.Element("testsuite", {"name": _xml(report.reference)})
    suite.append(_properties(report))
    questions = {c.criterion: c.question for c in report.score.criteria}
    for finding in report.findings:
        questions.setdefault(finding.criterion, finding.title)
    suite.extend(_case(f"{key} {question}", found[key], report) for key, question in questions.items())
    if report.accepted:
        lines = [f"{_xml(_line(one.finding))} Accepted: {_xml(accepted_by(one))}" for one in report.accepted]
        ET.SubElement(suite, "system-out").text = "\n".join(lines)
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    suite.set("errors", "0")
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    return suite


def _properties(report: Report) -> ET.Element:
    properties = ET.Element("properties")
    for name, value in (
        ("status", report.status),
        ("as_of", report.as_of.isoformat()),
        ("score", f"{report.score.score:g}"),
        ("indicative_grade", report.score.grade),
        ("rule_pack", report.versions.rule_pack),
        ("rules_sha256", report.versions.rules_sha256),
        ("model", report.versions.model),
        ("model_sha256", report.versions.model_sha256),
    ):
        ET.SubElement(properties, "property", {"name": name, "value": _xml(value)})
    return properties


def _case(name: str, findings: Sequence[Finding], report: Report) -> ET.Element:
    case = ET.Element("testcase", {"classname": _xml(report.reference), "name": _xml(name)})
    failing = [finding for finding in findings if finding.severity in _FAILING]
    asking = [finding for finding in findings if finding.severity is Severity.QUESTION]
    advice = [finding for finding in findings if finding.severity is Severity.ADVICE]
    if failing:
        number = counted(len(failing), "finding", "findings")
        failure = ET.SubElement(case, "failure", {"message": number, "type": failing[0].severity.value})
        failure.text = _lines(failing)
    elif asking:
        skipped = ET.SubElement(case, "skipped", {"message": "Cannot tell: a person has to look."})
        skipped.text = _lines(asking)
    rest = [*(asking if failing else ()), *advice]
    if rest:
        ET.SubElement(case, "system-out").text = _lines(rest)
    return case


def _lines(findings: Sequence[Finding]) -> str:
    return "\n".join(_xml(_line(finding)) for finding in findings)


def _line(finding: Finding) -> str:
    symbol = f"{SYMBOLS[finding.severity]} {WORDS[finding.severity]}"
    return f"{symbol}, {where(finding)}: {finding.message} {finding.suggestion} [{finding.rule}]"


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
