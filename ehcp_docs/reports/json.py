"""A report as JSON for other programs, as ``schemas/audit-report.schema.json`` describes it."""

from __future__ import annotations

import json as standard
from collections.abc import Sequence
from typing import Any

from ehcp_docs.audit.model import Finding, Link, Report, Score
from ehcp_docs.rules.model import Severity

SCHEMA_VERSION = "1.0"


def json(report: Report) -> str:
    """One report as a JSON object; the same report gives the same text."""
    return _text(data(report))


def json_array(reports: Sequence[Report]) -> str:
    """Reports as a JSON array, in the order given."""
    return _text([data(report) for report in reports])


def _text(value: Any) -> str:
    return standard.dumps(value, ensure_ascii=False, indent=2) + "\n"


def data(report: Report) -> dict[str, Any]:
    """The report as plain values; keys in a fixed order, findings in plan order."""
    return {
        "schema_version": SCHEMA_VERSION,
        "reference": report.reference,
        "status": report.status,
        "child": report.child,
        "as_of": report.as_of.isoformat(),
        "words": report.words,
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "origin": _origin(report),
        "score": _score(report.score),
        "findings": [finding_data(finding) | {"spot": _spot(report, finding)} for finding in report.findings],
        "links": [_link(link) for link in report.links],
        "versions": _fields(
            report.versions, "ehcp_docs", "rule_pack", "rules_sha256", "model", "model_sha256"
        ),
    }


def _origin(report: Report) -> dict[str, Any] | None:
    origin = report.origin
    return {"file": origin.file, "notes": list(origin.notes)} if origin else None


def _spot(report: Report, finding: Finding) -> str | None:
    return (report.origin.spot(finding.pointer) or None) if report.origin else None


def finding_data(finding: Finding) -> dict[str, Any]:
    """One finding as plain values."""
    return {
        "rule": finding.rule,
        "title": finding.title,
        "criterion": finding.criterion,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "weight": finding.weight,
        "section": finding.section,
        "item": finding.item,
        "pointer": finding.pointer,
        "words": finding.words,
        "start": finding.start,
        "end": finding.end,
        "passage": finding.passage,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "rationale": finding.rationale,
        "source": finding.source,
        "legal_basis": finding.legal_basis,
        "link": finding.link,
        "fingerprint": finding.fingerprint,
        "rewrite": _fields(finding.rewrite, "start", "end", "words") if finding.rewrite else None,
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "score": score.score,
        "before_limits": score.before_limits,
        "grade": score.grade,
        "indicative": True,
        "sections": [_fields(s, "section", "items", "score", "weight", "findings") for s in score.sections],
        "criteria": [
            _fields(c, "criterion", "question", "looked_at", "met", "score") for c in score.criteria
        ],
        "limits": [_fields(limit, "because", "cap") for limit in score.limits],
        "formula": list(score.formula),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "from": link.from_,
        "to": link.to,
        "kind": link.kind,
        "declared": link.declared,
        "strength": link.strength,
    }


def _fields(value: object, *names: str) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}
