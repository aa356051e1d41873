"""The score: a pure function of the findings and of what was looked at.

Each item (a need, an outcome, a provision; or the section itself) starts at 100 and loses, for each finding on
it, cost(severity) x certainty(confidence) x weight / 5 points, down to 0. A section's score is the mean of its
items; the plan's is the weighted mean of its sections; limiting judgements then cap it. All numbers stand in
``audit_rules/scoring.yaml``, so that an authority can change them and the report can show them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ehcp_docs.audit.model import SECTIONS, CriterionScore, Finding, Limit, Score, SectionScore
from ehcp_docs.rules.model import Criterion, Severity

Looked = Mapping[str, frozenset[tuple[str, str]]]
"""For each criterion, the (section, item) pairs that its rules looked at."""


def points_lost(finding: Finding, scoring: Mapping[str, Any]) -> float:
    """What one finding costs its item, in points."""
    cost: float = scoring["cost"][finding.severity.value]
    certainty: float = scoring["certainty"][finding.confidence.value]
    return cost * certainty * finding.weight / 5


def score(
    findings: Sequence[Finding],
    *,
    items: Iterable[tuple[str, str]],
    looked: Looked,
    criteria: Mapping[str, Criterion],
    scoring: Mapping[str, Any],
) -> Score:
    """The score of a plan; ``items`` are the (section, item) pairs that make up each section."""
    lost: dict[tuple[str, str], float] = defaultdict(float)
    for finding in findings:
        lost[finding.section, finding.item] += points_lost(finding, scoring)
    sections = tuple(_sections(set(items), lost, findings, scoring))
    total = sum(s.weight for s in sections)
    before = sum(s.score * s.weight for s in sections) / total if total else 100.0
    limits = tuple(_limits(findings, scoring))
    after = min([before, *(limit.cap for limit in limits)])
    return Score(
        score=round(after, 1),
        before_limits=round(before, 1),
        grade=grade(after, scoring),
        sections=sections,
        criteria=tuple(_criteria(findings, looked, criteria)),
        limits=tuple(limit for limit in limits if limit.cap < before),
        formula=formula(scoring),
    )


def _sections(
    items: set[tuple[str, str]],
    lost: Mapping[tuple[str, str], float],
    findings: Sequence[Finding],
    scoring: Mapping[str, Any],
) -> Iterable[SectionScore]:
    for section in SECTIONS:
        own = {item for s, item in items if s == section and item}
        whole = lost.get((section, ""), 0.0)
        unknown = sum(v for (s, item), v in lost.items() if s == section and item and item not in own)
        scores = [max(0.0, 100 - lost.get((section, item), 0.0)) for item in sorted(own)] or [100.0]
        mean = sum(scores) / len(scores)
        yield SectionScore(
            section=section,
            items=len(own),
            score=round(max(0.0, mean - whole - unknown), 1),
            weight=float(scoring["sections"][section]),
            findings=sum(f.section == section for f in findings),
            judged=section in scoring["judged_without_text"] or bool(own) or _has_text(section, items),
        )


def _has_text(section: str, items: set[tuple[str, str]]) -> bool:
    """Whether something stands in the section that is no item, such as the statement that there are no needs."""
    return (section, "") in items and section not in _ITEMS_ONLY


_ITEMS_ONLY = frozenset({"B", "E", "F"})
"""Sections that cannot be judged by anything but their needs, outcomes and provision."""


def _limits(findings: Sequence[Finding], scoring: Mapping[str, Any]) -> Iterable[Limit]:
    for limit in scoring["limits"]:
        hits = [f for f in findings if f.criterion in limit["criteria"] and f.severity is Severity.ERROR]
        if len(hits) >= limit.get("at_least", 1):
            yield Limit(because=limit["because"], cap=float(limit["cap"]))


def _criteria(
    findings: Sequence[Finding], looked: Looked, criteria: Mapping[str, Criterion]
) -> Iterable[CriterionScore]:
    faulty: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for finding in findings:
        if finding.severity in (Severity.ERROR, Severity.WARNING):
            faulty[finding.criterion].add((finding.section, finding.item))
    for key in sorted(looked.keys() | faulty.keys()):
        seen = looked.get(key, frozenset()) | faulty[key]
        met = len(seen) - len(faulty[key])
        yield CriterionScore(
            criterion=key,
            question=criteria[key].question,
            looked_at=len(seen),
            met=met,
            score=round(100 * met / len(seen), 1) if seen else 100.0,
        )


def grade(points: float, scoring: Mapping[str, Any]) -> str:
    """The indicative grade for that many points."""
    return next(str(g["name"]) for g in scoring["grades"] if points >= g["from"])


def formula(scoring: Mapping[str, Any]) -> tuple[str, ...]:
    """The sum in words, with the numbers in force."""
    cost, sure = scoring["cost"], scoring["certainty"]
    return (
        "Each need, outcome, provision and section starts at 100 points.",
        "A finding takes off cost × certainty × weight ÷ 5: "
        + ", ".join(f"{name} {value:g}" for name, value in cost.items())
        + "; certainty "
        + ", ".join(f"{name} {value:g}" for name, value in sure.items())
        + "; weight 1 to 10 as each rule says.",
        "A section's score is the mean of its items, less what the section itself lost.",
        "The plan's score is the mean of its sections, weighted: "
        + ", ".join(f"{name} {value:g}" for name, value in scoring["sections"].items())
        + ".",
        "Indicative grades: " + ", ".join(f"{g['name']} from {g['from']:g}" for g in scoring["grades"]) + ".",
    )
