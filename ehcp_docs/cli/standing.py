"""What a run of ``ehcp audit`` is measured against: findings that were accepted, and an earlier report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ehcp_docs import resources

if TYPE_CHECKING:
    from ehcp_docs.audit.accepted import Acceptance
    from ehcp_docs.audit.baseline import Baseline
    from ehcp_docs.audit.model import Report, Suppression
    from ehcp_docs.rules.model import Pack

Command = Callable[..., Any]


def standing_options(command: Command) -> Command:
    """The options --suppressions and --baseline, which the command takes together as ``standing``."""

    @wraps(command)
    def with_standing(
        *arguments: Any, suppressions: Path | None, baseline: Path | None, **others: Any
    ) -> Any:
        as_of = others["as_of"]
        standing = Standing(suppressions=suppressions, as_of=as_of.date() if as_of else None)
        standing.read_baseline(baseline)
        return command(*arguments, standing=standing, **others)

    suppression = click.option(
        "--suppressions",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="A file of accepted findings, each with reason, author and last day.  [default: suppressions.yaml in "
        "the folder of rules, where there is one]",
    )
    earlier = click.option(
        "--baseline",
        type=click.Path(path_type=Path, exists=True),
        help="An earlier JSON report, or a folder of them: the report says what is new, still there and gone, and "
        "only what is new counts for --fail-on.",
    )
    decorated: Command = suppression(earlier(with_standing))
    return decorated


@dataclass(slots=True, kw_only=True)
class Standing:
    """Accepted findings and earlier reports of one run, and what came of them."""

    suppressions: Path | None = None
    as_of: date | None = None
    accepted: Acceptance | None = None
    baseline: Baseline | None = None
    earlier: Path | None = None
    """The file or folder of earlier reports."""
    plans: set[str] = field(default_factory=set)
    used: set[Suppression] = field(default_factory=set)
    alone: bool = False
    """Whether the run has one plan only."""
    notes: list[str] = field(default_factory=list)
    """What has to be said of plans and their earlier reports."""

    def acceptance(self, pack: Pack, rules: Path | None) -> Acceptance:
        """The accepted findings in force. Raises RuleError where their file has faults."""
        from ehcp_docs.audit.accepted import FILE, Acceptance, read_suppressions

        folder = rules or resources.folder("audit_rules")
        path = self.suppressions or folder / FILE
        entries = read_suppressions(path, pack) if path.is_file() else ()
        # An acceptance runs out by the calendar, not by the plan's date, which stands still. Only here is the clock
        # looked at, and only for this; whoever needs the same result on another day gives --as-of.
        self.accepted = Acceptance(entries=entries, today=self.as_of or date.today())
        return self.accepted

    def read_baseline(self, path: Path | None) -> None:
        """Read the earlier reports. Raises InputError where that cannot be done."""
        if path is not None:
            from ehcp_docs.audit.baseline import read_baseline

            self.earlier = path
            self.baseline = read_baseline(path)

    def is_from(self, folder: Path) -> bool:
        """Whether the earlier reports stand in that folder, or in one of its folders."""
        return self.earlier is not None and self.earlier.resolve().is_relative_to(folder.resolve())

    def seen(self, report: Report) -> Report:
        """The report, compared with the earlier one; its entries are noted."""
        self.plans.add(report.reference)
        entries = self.accepted.entries if self.accepted else ()
        mine = {entry for entry in entries if entry.plan in ("", report.reference)}
        self.used |= mine - {*report.unused, *report.expired}
        if self.baseline is None:
            return report
        name = self.baseline.on(report.reference, alone=self.alone)
        if not name:
            said = "there is no earlier report on this plan; all its findings count as new."
            self.notes.append(f"{report.reference}: {said}")
        elif name != report.reference:
            self.notes.append(f"{report.reference}: compared with the report on {name}. Is it the same plan?")
        return self.baseline.compared(report, alone=self.alone)

    def lines(self) -> Iterator[str]:
        """What has to be said of the entries and of the earlier reports, for standard error."""
        from ehcp_docs.reports.wording import day

        for entry in self.accepted.entries if self.accepted else ():
            lead = f"{entry.place} ({entry.about}):"
            if self.accepted and entry.until < self.accepted.today:
                yield (
                    f"{lead} has run out on {day(entry.until)}; what it accepted counts again. "
                    "Decide anew, or take it out."
                )
            elif entry not in self.used and (not entry.plan or entry.plan in self.plans):
                yield f"{lead} accepts no finding of this run. Take it out when it is no longer needed."
        yield from self.notes
