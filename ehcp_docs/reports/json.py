"""A report as JSON for other programs, as ``schemas/audit-report.schema.json`` describes it."""

from __future__ import annotations

import json as standard
from collections.abc import Sequence
from typing import Any

from ehcp_docs.audit.model import Finding, Link, Report, Score, Suppression
from ehcp_docs.audit.reading import Reading
from ehcp_docs.audit.scale_model import OutcomeRating, Rating
from ehcp_docs.reports.questions import questions_data
from ehcp_docs.reports.reading_ease import ease_data
from ehcp_docs.reports.sureness import sureness_data
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
        "findings": [
            finding_data(finding) | _beside(report, finding, since=since(report, number))
            for number, finding in enumerate(report.findings)
        ],
        "accepted": [
            finding_data(one.finding) | _beside(report, one.finding, accepted=one.by)
            for one in report.accepted
        ],
        "unused": [_suppression(entry) for entry in report.unused],
        "expired": [_suppression(entry) for entry in report.expired],
        "comparison": _comparison(report),
        "links": [_link(link) for link in report.links],
        "items": [_fields(item, "id", "section", "kind", "label") for item in report.items],
        "readings": [reading_data(reading) for reading in report.readings],
        "scales": [scale_data(rating) for rating in report.scales],
        "unrun": [_fields(one, "rule", "why", "section", "item", "cause") for one in report.unrun],
        "questions": questions_data(report),
        "sureness": sureness_data(report),
        "readability": ease_data(report),
        "versions": _fields(
            report.versions, "ehcp_docs", "rule_pack", "rules_sha256", "model", "model_sha256"
        ),
    }


def since(report: Report, number: int) -> str | None:
    """Whether the finding is new or still there since the earlier report; None where there is no such report."""
    if report.comparison is None:
        return None
    return "new" if number in report.comparison.new else "still"


def _beside(
    report: Report, finding: Finding, *, since: str | None = None, accepted: Suppression | None = None
) -> dict[str, Any]:
    """What the report knows of a finding beside what the rule said."""
    by = None
    if accepted is not None:
        by = _fields(accepted, "reason", "author")
        by |= {"until": accepted.until.isoformat(), "entry": accepted.place}
    return {"spot": _spot(report, finding), "since": since, "accepted": by}


def _suppression(entry: Suppression) -> dict[str, Any]:
    texts = _fields(entry, "rule", "fingerprint", "plan", "section", "item", "reason", "author")
    return {"entry": entry.place} | texts | {"until": entry.until.isoformat()}


def _comparison(report: Report) -> dict[str, Any] | None:
    earlier = report.comparison
    if earlier is None:
        return None
    gone = [_fields(g, "rule", "severity", "section", "item", "message", "fingerprint") for g in earlier.gone]
    return {
        "found": bool(earlier.as_of),
        "as_of": earlier.as_of or None,
        "same_rules": earlier.same_rules,
        "score": {"before": earlier.score, "after": report.score.score},
        "grade": {"before": earlier.grade, "after": report.score.grade},
        "sections": [
            {"section": s.section, "before": earlier.sections.get(s.section), "after": s.told}
            for s in report.score.sections
        ],
        "new": len(earlier.new),
        "still": len(report.findings) - len(earlier.new),
        "gone": gone,
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
        "sections": [
            _fields(s, "section", "items", "weight", "findings", "judged") | {"score": s.told}
            for s in score.sections
        ],
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
        "shared": list(link.shared),
    }


def reading_data(reading: Reading) -> dict[str, Any]:
    """One element that was read, as plain values."""
    names = ("item", "section", "kind", "element", "said", "words", "start", "end", "pointer", "value")
    return _fields(reading, *names)


def scale_data(rating: Rating) -> dict[str, Any]:
    """One scale with what it makes of each outcome, as plain values."""
    scale = rating.scale
    return {
        **_fields(scale, "id", "title", "source", "note"),
        "labels": list(scale.labels),
        "lowest": scale.lowest,
        "approximation": True,
        "items": [
            {**_fields(item, "id", "asks", "rated"), "mean": rating.mean(item.id)} for item in scale.items
        ],
        "mean": rating.whole,
        "outcomes": [_outcome(outcome) for outcome in rating.outcomes],
    }


def _outcome(outcome: OutcomeRating) -> dict[str, Any]:
    return {
        **_fields(outcome, "outcome", "pointer", "mean"),
        "ratings": [
            _fields(one, "item", "rating", "words", "start", "end", "because") for one in outcome.ratings
        ],
    }


def _fields(value: object, *names: str) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}
