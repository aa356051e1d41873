"""What is kept of many reports, so that tables can be made of all of them when the last has been seen.

Reports themselves are let go of: of each plan one line stays, of each finding the cells that are printed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from sys import intern

from ehcp_docs.audit.model import Finding, Report, Suppression, Versions
from ehcp_docs.reports.overview import Line, line
from ehcp_docs.rules.model import Severity

MOST_FINDINGS = 100_000
"""More rows than this no spreadsheet program on a laptop filters with pleasure; the sums count all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One finding with its plan; without the passage, which is long."""

    plan: str
    file: str
    spot: str
    """Where its words stand in the plan's own file; empty where that is not known."""
    section: str
    item: str
    severity: Severity
    criterion: str
    rule: str
    words: str
    message: str
    suggestion: str
    legal_basis: str
    fingerprint: str
    accepted: Suppression | None


@dataclass(slots=True)
class Sum:
    """How often something was found, and in how many plans."""

    title: str = ""
    criterion: str = ""
    counts: Counter[Severity] = field(default_factory=Counter)
    plans: int = 0
    accepted: int = 0
    looked_at: int = 0
    met: int = 0

    @property
    def findings(self) -> int:
        """Those that count: what is accepted is left out."""
        return self.counts.total()


class Tally:
    """Takes reports one by one, and keeps what tables over all of them need."""

    def __init__(self, most: int = MOST_FINDINGS) -> None:
        self.lines: list[Line] = []
        self.findings: list[Found] = []
        self.left_out = 0
        """Findings beyond the most that are listed; they are counted all the same."""
        self.sections: defaultdict[str, Sum] = defaultdict(Sum)
        self.criteria: defaultdict[str, Sum] = defaultdict(Sum)
        self.rules: defaultdict[str, Sum] = defaultdict(Sum)
        self.versions: dict[Versions, None] = {}
        self._most = most

    @property
    def day(self) -> date | None:
        """The latest day as of which a plan was judged; None before the first."""
        return max((one.as_of for one in self.lines), default=None)

    @property
    def counts(self) -> Counter[Severity]:
        """Findings of all plans by severity."""
        return sum((one.counts for one in self.sections.values()), Counter())

    def add(self, report: Report) -> None:
        """Take the next report."""
        self.lines.append(line(report))
        self.versions.setdefault(report.versions)
        for criterion in report.score.criteria:
            kept = self.criteria[criterion.criterion]
            kept.title = criterion.question
            kept.looked_at += criterion.looked_at
            kept.met += criterion.met
        for finding in report.findings:
            self._count(finding)
            self._list(report, finding, None)
        for one in report.accepted:
            self._sum_of_rule(one.finding).accepted += 1
            self._list(report, one.finding, one.by)
        for sums, name in ((self.sections, "section"), (self.criteria, "criterion"), (self.rules, "rule")):
            for key in {getattr(finding, name) for finding in report.findings}:
                sums[key].plans += 1

    def _count(self, finding: Finding) -> None:
        for kept in (
            self.sections[finding.section],
            self.criteria[finding.criterion],
            self._sum_of_rule(finding),
        ):
            kept.counts[finding.severity] += 1

    def _sum_of_rule(self, finding: Finding) -> Sum:
        kept = self.rules[finding.rule]
        kept.title, kept.criterion = finding.title, finding.criterion
        return kept

    def _list(self, report: Report, finding: Finding, by: Suppression | None) -> None:
        if len(self.findings) >= self._most:
            self.left_out += 1
            return
        # Each report of a worker brings its own copy of what rules say; of equal ones a single copy is kept.
        self.findings.append(
            Found(
                plan=report.reference,
                file=report.file,
                spot=report.origin.spot(finding.pointer) if report.origin else "",
                section=finding.section,
                item=finding.item,
                severity=finding.severity,
                criterion=intern(finding.criterion),
                rule=intern(finding.rule),
                words=finding.words or "",
                message=intern(finding.message),
                suggestion=intern(finding.suggestion),
                legal_basis=intern(finding.legal_basis),
                fingerprint=finding.fingerprint,
                accepted=by,
            )
        )
