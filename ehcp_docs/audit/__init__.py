"""The audit: a plan and a pack of rules make findings, and findings a score."""

from __future__ import annotations

import sys
from datetime import date
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehcp_docs.audit.model import Report
    from ehcp_docs.plan.model import Plan


class _Callable(ModuleType):
    """``ehcp_docs.audit`` is a function and, as soon as something of this folder is imported, this folder too."""

    def __call__(self, plan: Plan, *, as_of: date | None = None) -> Report:
        """Findings and score of one plan, as the function of that name gives them."""
        from ehcp_docs import audit_many

        return next(audit_many([plan], as_of=as_of))


sys.modules[__name__].__class__ = _Callable
