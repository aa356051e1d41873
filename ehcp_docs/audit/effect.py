"""What a change of the rules does to scores: the same plans audited with the rules before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Report
from ehcp_docs.language.pipeline import Parser
from ehcp_docs.plan.read import Lenient
from ehcp_docs.rules.model import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleShift:
    """What one rule finds more, less or with another severity in one plan."""

    rule: str
    appeared: int
    vanished: int
    revalued: int
    """Findings that both have, with another severity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanShift:
    """What the change does to one plan."""

    reference: str
    before: float
    after: float
    grade_before: str
    grade_after: str
    rules: tuple[RuleShift, ...]

    @property
    def has_moved(self) -> bool:
        """Whether score, grade or findings are others than before."""
        return self.before != self.after or self.grade_before != self.grade_after or bool(self.rules)


class Effect:
    """Two packs of rules, for any number of plans; each plan is parsed once."""

    def __init__(self, before: Pack, after: Pack) -> None:
        parser = Parser()
        self._parser = parser
        self._auditors = (Auditor(before, parser=parser), Auditor(after, parser=parser))

    def on(self, read: Lenient, called: str = "") -> PlanShift:
        """What the change does to that plan."""
        faults = (*read.checked.faults, *read.checked.warnings)
        before, after = (
            auditor.audit(read.plan, read.data, faults=faults, called=called) for auditor in self._auditors
        )
        self._parser.forget()
        return shift(before, after)


def shift(before: Report, after: Report) -> PlanShift:
    """What lies between two reports on one plan."""
    old, new = (Counter((f.rule, f.fingerprint) for f in report.findings) for report in (before, after))
    severities = tuple({(f.rule, f.fingerprint): f.severity for f in r.findings} for r in (before, after))
    rules: dict[str, list[int]] = {}
    for key in sorted(old.keys() | new.keys()):
        changed = severities[0].get(key) != severities[1].get(key)
        counts = rules.setdefault(key[0], [0, 0, 0])
        counts[0] += max(0, new[key] - old[key])
        counts[1] += max(0, old[key] - new[key])
        counts[2] += min(new[key], old[key]) if changed else 0
    return PlanShift(
        reference=after.reference,
        before=before.score.score,
        after=after.score.score,
        grade_before=before.score.grade,
        grade_after=after.score.grade,
        rules=tuple(
            RuleShift(rule=rule, appeared=a, vanished=v, revalued=r)
            for rule, (a, v, r) in rules.items()
            if a or v or r
        ),
    )


def totals(shifts: Sequence[PlanShift]) -> tuple[RuleShift, ...]:
    """What each rule finds more and less over all plans, most first."""
    sums: dict[str, list[int]] = {}
    for plan in shifts:
        for one in plan.rules:
            counts = sums.setdefault(one.rule, [0, 0, 0])
            for number, value in enumerate((one.appeared, one.vanished, one.revalued)):
                counts[number] += value
    made = [RuleShift(rule=r, appeared=a, vanished=v, revalued=n) for r, (a, v, n) in sums.items()]
    return tuple(sorted(made, key=lambda s: (-(s.appeared + s.vanished + s.revalued), s.rule)))
