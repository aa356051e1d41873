"""How sure the score of a plan is: what could be read and judged, counted from the report itself.

The numbers stand in ``audit_rules/scoring.yaml`` and the sum in every report; docs/decisions/0013 says why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ehcp_docs.audit.model import SECTION_TITLES, Finding, Origin, Report, Score
from ehcp_docs.audit.questions.model import Asked
from ehcp_docs.audit.reading import Said
from ehcp_docs.audit.sure import Sureness, Surety, formula_of, scale_of, shared, summed
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.model import Confidence, Severity
from ehcp_docs.rules.reading import ReadPlan

_ACTIONS = {"outcome": "specific", "provision": "what"}


def sureness(
    plan: ReadPlan,
    *,
    score: Score,
    findings: Sequence[Finding],
    questions: Sequence[Asked],
    actions: Mapping[str, bool],
    criteria: int,
    scoring: Mapping[str, Any],
) -> Sureness:
    """How sure the score is, as far as the plan's data show; a file adds its own part (``from_file``)."""
    weights: Mapping[str, float] = scoring["sure"]
    parts = (
        _items(plan, actions, weights["items"]),
        _sections(score, weights["sections"]),
        _findings(findings, weights["findings"]),
        _questions(questions, criteria, weights["questions"]),
    )
    return summed(parts, formula_of(scoring), scale_of(scoring))


def actions_read(report_readings: Sequence[Any]) -> dict[str, bool]:
    """For each outcome and provision, whether what is to happen was read in it."""
    made: dict[str, bool] = {}
    for one in report_readings:
        is_read = one.element == _ACTIONS[one.kind] and one.said in (Said.SENTENCE, Said.FIELD)
        made[one.item] = made.get(one.item, False) or is_read
    return made


def _items(plan: ReadPlan, actions: Mapping[str, bool], weight: float) -> Surety:
    passages = {p.item: p for p in plan.of_kind(Kind.OUTCOME, Kind.PROVISION)}
    read = sum(actions.get(item, False) and bool(p.clauses) for item, p in passages.items())
    return Surety(
        name="items",
        share=shared(read, len(passages)),
        weight=weight,
        because=f"In {read} of {len(passages)} outcomes and provisions it could be read what is to happen.",
    )


def _sections(score: Score, weight: float) -> Surety:
    total = sum(s.weight for s in score.sections)
    empty = [s for s in score.sections if not s.judged]
    names = ", ".join(s.section if s.section != "ID" else SECTION_TITLES["ID"] for s in empty)
    because = (
        f"There was too little to judge in {'Section' if len(empty) == 1 else 'Sections'} {names}."
        if empty
        else "Every section had something to judge."
    )
    share = 1 - sum(s.weight for s in empty) / total if total else 1.0
    return Surety(name="sections", share=share, weight=weight, because=because)


def _findings(findings: Sequence[Finding], weight: float) -> Surety:
    judged = [f for f in findings if f.severity is not Severity.QUESTION]
    sure = sum(f.confidence is not Confidence.LOW for f in judged)
    return Surety(
        name="findings",
        share=shared(sure, len(judged)),
        weight=weight,
        because=f"{len(judged) - sure} of {len(judged)} findings, questions left out, are of low confidence.",
    )


def _questions(questions: Sequence[Asked], criteria: int, weight: float) -> Surety:
    still = sum(one.is_open for one in questions)
    return Surety(
        name="questions",
        share=shared(criteria - still, criteria),
        weight=weight,
        because=f"Of {criteria} criteria, {still} are left to a person.",
    )


def from_file(report: Report, origin: Origin, scoring: Mapping[str, Any]) -> Report:
    """The report with the file from which its plan was read, and how sure that reading was."""
    if report.sureness is None:
        return replace(report, origin=origin)
    weights: Mapping[str, float] = scoring["sure"]
    told = origin.placed + origin.unplaced
    sure = origin.placed - origin.doubtful / 2
    said = f"{origin.placed:,} of {told:,} words that may matter were placed, {origin.doubtful:,} of them on weak evidence."
    parts = [
        Surety(
            name="file", share=max(0.0, sure) / told if told else 1.0, weight=weights["file"], because=said
        )
    ]
    if origin.file.lower().endswith(".pdf"):
        because = "The plan was read from a PDF, whose lines are put together by where they stand."
        parts.append(Surety(name="pdf", share=0.0, weight=weights["pdf"], because=because))
    return replace(report, origin=origin, sureness=report.sureness.with_parts(*parts))
