"""The audit of plans that are in memory already, for programs."""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ehcp_docs.audit.engine import Auditor
    from ehcp_docs.audit.model import Report
    from ehcp_docs.plan.model import Plan


def _read_only(values: dict[str, Any]) -> MappingProxyType[str, Any]:
    return MappingProxyType(values)


def _reduced(mapping: MappingProxyType[str, Any]) -> tuple[Callable[..., Any], tuple[dict[str, Any]]]:
    return _read_only, (dict(mapping),)


# A plan's local fields are read-only mappings, which Python does not know how to send to another process.
copyreg.pickle(MappingProxyType, _reduced)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAudit:
    """Audits plans by the rules in force."""

    as_of: date | None = None

    def place(self, plan: Plan) -> str:
        """What the plan is called in an error."""
        return plan.reference

    def start(self) -> Callable[[Plan], Report]:
        """Load rules and language model. Raises EhcpError where either cannot be used."""
        from ehcp_docs.audit.engine import Auditor

        auditor = Auditor()
        return lambda plan: self._audited(plan, auditor)

    def _audited(self, plan: Plan, auditor: Auditor) -> Report:
        report = auditor.audit(plan, as_of=self.as_of)
        auditor.forget()
        return report
