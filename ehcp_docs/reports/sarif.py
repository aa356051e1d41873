"""A report as SARIF 2.1.0, the format in which editors and build servers take the findings of a checker.

The child's name stays out of it: places are JSON pointers under the plan's reference.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ehcp_docs.audit.model import Accepted, Finding, Report
from ehcp_docs.reports.wording import section_heading
from ehcp_docs.rules.model import Confidence, Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.ERROR: ("fail", "error"),
    Severity.WARNING: ("fail", "warning"),
    Severity.ADVICE: ("fail", "note"),
    # SARIF knows “cannot tell, a person has to look” as a kind of its own.
    Severity.QUESTION: ("review", "none"),
}
_PRECISION = {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}


def sarif(report: Report) -> str:
    """One report as a SARIF log with one run."""
    return sarif_log([report])


def sarif_log(reports: Sequence[Report]) -> str:
    """Reports as one SARIF log, a run for each plan, in the order given."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report) for report in reports]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(report: Report) -> dict[str, Any]:
    rules = {finding.rule: finding for finding in (*report.findings, *(a.finding for a in report.accepted))}
    ids = sorted(rules)
    return {
        "automationDetails": {"id": f"ehcp-docs/{report.reference}"},
        "tool": {
            "driver": {
                "name": "ehcp-docs",
                "version": report.versions.ehcp_docs,
                "rules": [_rule(rules[rule]) for rule in ids],
            }
        },
        "results": [
            *(
                _result(finding, ids.index(finding.rule), report) | _baseline(report, number)
                for number, finding in enumerate(report.findings)
            ),
            *(
                _result(one.finding, ids.index(one.finding.rule), report) | _suppressed(one)
                for one in report.accepted
            ),
        ],
        "columnKind": "unicodeCodePoints",
        "properties": {
            "status": report.status,
            "asOf": report.as_of.isoformat(),
            "score": report.score.score,
            "indicativeGrade": report.score.grade,
            "rulePack": report.versions.rule_pack,
            "rulesSha256": report.versions.rules_sha256,
            "model": report.versions.model,
            "modelSha256": report.versions.model_sha256,
        },
    }


def _rule(finding: Finding) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": finding.rule,
        "shortDescription": {"text": finding.title},
        "fullDescription": {"text": f"{finding.rationale} Basis: {finding.legal_basis}."},
        "help": {"text": finding.rationale},
        "defaultConfiguration": {"level": _LEVELS[finding.severity][1]},
        "properties": {
            "criterion": finding.criterion,
            "precision": _PRECISION[finding.confidence],
            "source": finding.source,
        },
    }
    if finding.link.startswith(("https://", "http://")):
        rule["helpUri"] = finding.link
    return rule


def _result(finding: Finding, index: int, report: Report) -> dict[str, Any]:
    kind, level = _LEVELS[finding.severity]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": kind,
        "level": level,
        "message": {"text": f"{finding.message} {finding.suggestion}".strip()},
        "locations": [{"logicalLocations": _logical(finding, report)}],
        "partialFingerprints": {"ehcpDocs/v1": finding.fingerprint},
        "properties": {
            "criterion": finding.criterion,
            "section": finding.section,
            "item": finding.item,
            "words": finding.words,
            "passage": finding.passage,
            "start": finding.start,
            "end": finding.end,
        },
    }


def _baseline(report: Report, number: int) -> dict[str, Any]:
    if report.comparison is None:
        return {}
    return {"baselineState": "new" if number in report.comparison.new else "unchanged"}


def _suppressed(one: Accepted) -> dict[str, Any]:
    entry = one.by
    properties = {"author": entry.author, "until": entry.until.isoformat(), "entry": entry.place}
    suppression = {
        "kind": "external",
        "status": "accepted",
        "justification": entry.reason,
        "properties": properties,
    }
    return {"suppressions": [suppression]}


def _logical(finding: Finding, report: Report) -> list[dict[str, Any]]:
    return [
        {
            "name": finding.item or section_heading(finding.section),
            "fullyQualifiedName": f"{report.reference}#{finding.pointer}",
            "kind": "value",
        }
    ]
