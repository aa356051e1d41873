"""``ehcp render --audit-gate``: a plan that the audit finds wanting is made as a draft that is not for issue."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ehcp_docs.audit.engine import Auditor
    from ehcp_docs.audit.model import Report
    from ehcp_docs.plan.model import Plan

_TOLD = 8
"""Rules that are named; the rest is counted."""


@dataclass(slots=True)
class AuditGate:
    """Audits each plan before it is made; the auditor is loaded with the first."""

    held: int = 0
    """Plans that were held back."""
    _auditor: list[Auditor] = field(default_factory=list)

    def passed(self, plan: Plan, label: str) -> Plan:
        """The plan, or as a draft where an error was found; what holds it back is told by rule and place, not by words."""
        from ehcp_docs.audit.engine import Auditor
        from ehcp_docs.plan.build import plan_data

        if not self._auditor:
            self._auditor.append(Auditor())
        report = self._auditor[0].audit(plan, plan_data(plan))
        errors = Counter(
            (one.rule, one.title, one.item) for one in report.findings if one.severity == "error"
        )
        if not errors and not report.score.limits:
            return plan
        self.held += 1
        self._tell(label, report, errors)
        return plan.as_draft()

    def _tell(self, label: str, report: Report, errors: Counter[tuple[str, str, str]]) -> None:
        count = errors.total()
        found = f"{count} error{'s' if count != 1 else ''}" if count else "no errors"
        click.echo(
            f"{label}: held back by the audit ({found}, {report.score.score:g} of 100), and made as a draft that is "
            "not for issue.",
            err=True,
        )
        for limit in report.score.limits:
            click.echo(f"  {limit.because}", err=True)
        for (rule, title, item), number in list(errors.items())[:_TOLD]:
            times = f", {number} times" if number > 1 else ""
            click.echo(f"  {item or 'The plan'}: {title} ({rule}){times}", err=True)
        if len(errors) > _TOLD:
            click.echo(f"  And {len(errors) - _TOLD} more: ehcp audit {label}", err=True)
