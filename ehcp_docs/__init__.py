"""ehcp-docs: makes and audits Education, Health and Care plans, on this machine only.

::

    from ehcp_docs import load_plan, audit, audit_many, render

    plan = load_plan("plan.json")
    report = audit(plan)
    print(report.score.score, report.score.grade)
    word_file = render("plan", plan).data
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["__version__", "audit", "audit_many", "load_plan", "render"]

# Nothing of the package is imported before it is needed: `ehcp --help` and `import ehcp_docs` stay quick.
if TYPE_CHECKING:
    from ehcp_docs.audit.model import Report
    from ehcp_docs.documents.render import Data, Rendered
    from ehcp_docs.errors import EhcpError
    from ehcp_docs.plan.model import Plan


def load_plan(path: Path | str) -> Plan:
    """The plan in that JSON file.

    Raises InputError when it cannot be read, PlanInvalid with every fault when it is not a sound plan.
    """
    from ehcp_docs.plan.read import load_plan as load

    return load(path)


def audit(plan: Plan, *, as_of: date | None = None) -> Report:
    """Findings and score of one plan, judged from its own date or from the day given."""
    return next(audit_many([plan], as_of=as_of))


def audit_many(
    plans: Iterable[Plan],
    *,
    as_of: date | None = None,
    workers: int = 1,
    on_error: Callable[[Plan, EhcpError], None] | None = None,
) -> Iterator[Report]:
    """The report on each plan, in order; rules are compiled once, and each plan is let go of when done.

    With several workers, plans are audited in so many processes; a script that asks for them needs the usual
    ``if __name__ == "__main__":``. A plan on which the program fails is given to ``on_error`` and left out, or raises
    EhcpError where there is none.
    """
    from ehcp_docs.batch.plans import PlanAudit
    from ehcp_docs.batch.pool import run

    for done in run(PlanAudit(as_of=as_of), plans, workers=workers):
        if done.result is not None:
            yield done.result
        elif done.error is not None and on_error is not None:
            on_error(done.item, done.error)
        elif done.error is not None:
            raise done.error


def render(document: str, data: Plan | Data, *, template: Path | None = None) -> Rendered:
    """The document of that id (see ``ehcp documents list``) as a Word file, with a name to save it under.

    Raises TemplateError with every fault of the template, InputError where data are missing.
    """
    from ehcp_docs.documents.render import render as make

    return make(document, data, template=template)
