"""What a change of the rules does to scores, in a table for the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ehcp_docs.audit.effect import PlanShift, RuleShift, totals
from ehcp_docs.reports.standing import signed
from ehcp_docs.reports.terminal import printable
from ehcp_docs.reports.wording import counted, points


def effect_text(shifts: Sequence[PlanShift]) -> str:
    """A line for each plan, then what each rule finds more and less, then the sum."""
    return "\n".join([*_plans(shifts), *_rules(shifts), "", _sum(shifts)]) + "\n"


def _plans(shifts: Sequence[PlanShift]) -> Iterator[str]:
    rows = [("Plan", "Before", "After", "Change", "Indicative grade")]
    for plan in shifts:
        grade = plan.grade_after
        if plan.grade_before != plan.grade_after:
            grade = f"{plan.grade_before} -> {plan.grade_after}"
        moved = signed(plan.after - plan.before)
        reference = printable(plan.reference)[:40]
        rows.append((reference, points(plan.before), points(plan.after), moved, grade))
    widths = [max(len(row[i]) for row in rows) for i in range(5)]
    for row in rows:
        numbers = "  ".join(cell.rjust(width) for cell, width in zip(row[1:4], widths[1:4], strict=True))
        yield f"{row[0]:<{widths[0]}}  {numbers}  {row[4]}"


def _rules(shifts: Sequence[PlanShift]) -> Iterator[str]:
    for one in totals(shifts):
        plans = sum(any(rule.rule == one.rule for rule in plan.rules) for plan in shifts)
        if one == totals(shifts)[0]:
            yield ""
        yield f"  {one.rule}: {_said(one)}, in {counted(plans, 'plan', 'plans')}"


def _said(one: RuleShift) -> str:
    parts = []
    if one.appeared:
        parts.append(f"{counted(one.appeared, 'finding', 'findings')} more")
    if one.vanished:
        parts.append(f"{counted(one.vanished, 'finding', 'findings')} less")
    if one.revalued:
        parts.append(f"{one.revalued} of another severity")
    return ", ".join(parts)


def _sum(shifts: Sequence[PlanShift]) -> str:
    moved = [plan for plan in shifts if plan.before != plan.after]
    grades = sum(plan.grade_before != plan.grade_after for plan in shifts)
    if not any(plan.has_moved for plan in shifts):
        return f"{counted(len(shifts), 'plan', 'plans')}: nothing changes."
    return (
        f"{counted(len(shifts), 'plan', 'plans')}: the score of {len(moved)} changes, "
        f"the indicative grade of {grades}."
    )


def effect_json(shifts: Sequence[PlanShift]) -> str:
    """The same for programs."""
    data = {
        "plans": [
            {
                "reference": plan.reference,
                "score": {"before": plan.before, "after": plan.after},
                "grade": {"before": plan.grade_before, "after": plan.grade_after},
                "rules": [_rule(one) for one in plan.rules],
            }
            for plan in shifts
        ],
        "rules": [_rule(one) for one in totals(shifts)],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _rule(one: RuleShift) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "appeared": one.appeared,
        "vanished": one.vanished,
        "revalued": one.revalued,
    }
