"""Many reports at a glance: one line for each plan, the worst first, and what is found most often."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median
from sys import intern

from ehcp_docs.audit.model import SECTIONS, Finding, Report
from ehcp_docs.batch.repetition import Repeat
from ehcp_docs.reports.wording import held
from ehcp_docs.rules.model import Severity

_MOST_COMMON = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is kept of one report when the report itself is let go of."""

    reference: str
    status: str
    score: float
    grade: str
    counts: Mapping[Severity, int]
    rules: Mapping[tuple[str, str], int]
    """How often each rule, by its id and title, found something."""
    as_of: date
    words: int
    sections: Mapping[str, float]
    """The score of each section, by its letter."""
    questions: Mapping[tuple[str, str], int]
    """The same of what a person has to be asked."""
    held: str
    """What holds the score down; empty when nothing does."""
    accepted: int
    file: str = ""
    author: str = ""
    page: str = ""
    """File name of the plan's own page; empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file of the batch that could not be read: a line of the table, and not the end of it."""

    file: str
    why: str
    """What is wrong with it, in plain words, and where."""
    hint: str = ""
    """What to do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """A rule that found something in several plans."""

    rule: str
    title: str
    lines: tuple[Line, ...]
    """The plans in which it was found, the one that needs most work first."""
    findings: int

    @property
    def plans(self) -> int:
        """In how many plans it was found."""
        return len(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A batch of reports."""

    lines: tuple[Line, ...]
    """Worst first."""
    unread: tuple[Unread, ...]
    """Files that could not be read, by name."""
    mean: float
    median: float
    grades: tuple[tuple[str, int], ...]
    """Indicative grades with the number of plans, best first."""
    counts: Mapping[Severity, int]
    common: tuple[Common, ...]
    """What is found in most plans, most frequent first."""
    asked: tuple[Common, ...]
    """Every question that only a person can answer, most frequent first."""
    repeats: tuple[Repeat, ...] = ()
    """The same words in several plans: in most plans first."""

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that have a score in any plan, in plan order."""
        return tuple(letter for letter in SECTIONS if any(letter in one.sections for one in self.lines))

    @property
    def authors(self) -> bool:
        """Whether the author of any plan is known."""
        return any(one.author for one in self.lines)


def line(report: Report, page: str = "") -> Line:
    """What is kept of one report."""
    return Line(
        reference=report.reference,
        status=report.status,
        score=report.score.score,
        grade=report.score.grade,
        counts={severity: report.count(severity) for severity in Severity},
        rules=Counter(_named(f) for f in report.findings if f.severity is not Severity.QUESTION),
        questions=Counter(_named(f) for f in report.findings if f.severity is Severity.QUESTION),
        as_of=report.as_of,
        words=report.words,
        sections={one.section: one.score for one in report.score.sections},
        held=" ".join([held(report), *(one.because for one in report.score.limits)]).strip(),
        accepted=len(report.accepted),
        file=report.file,
        author=report.author,
        page=page,
    )


def _named(finding: Finding) -> tuple[str, str]:
    """The rule's id and title: each report of a worker brings its own, and of many thousand plans one is kept."""
    return intern(finding.rule), intern(finding.title)


def overview(
    lines: Sequence[Line], unread: Sequence[Unread] = (), repeats: Sequence[Repeat] = ()
) -> Overview:
    """The batch: lines worst first, and figures over all of them."""
    ordered = tuple(sorted(lines, key=worst_first))
    scores = [one.score for one in lines]
    best: dict[str, float] = {}
    for one in lines:
        best[one.grade] = max(best.get(one.grade, 0.0), one.score)
    grades = Counter(one.grade for one in lines)
    return Overview(
        lines=ordered,
        unread=tuple(sorted(unread, key=lambda one: one.file)),
        mean=fmean(scores) if scores else 0.0,
        median=median(scores) if scores else 0.0,
        grades=tuple((grade, grades[grade]) for grade in sorted(best, key=lambda g: -best[g])),
        counts={severity: sum(one.counts[severity] for one in lines) for severity in Severity},
        common=_common([(one, one.rules) for one in ordered])[:_MOST_COMMON],
        asked=_common([(one, one.questions) for one in ordered]),
        repeats=tuple(repeats),
    )


def worst_first(one: Line) -> tuple[float, int, int, str]:
    """Sort key: the plan that needs most work comes first."""
    return one.score, -one.counts[Severity.ERROR], -one.counts[Severity.WARNING], one.reference


def _common(found: Sequence[tuple[Line, Mapping[tuple[str, str], int]]]) -> tuple[Common, ...]:
    """What the rules found in each plan, by rule: the one that found something in most plans first."""
    plans: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    findings: Counter[tuple[str, str]] = Counter()
    for one, rules in found:
        for key in rules:
            plans[key].append(one)
        findings.update(rules)
    order = sorted(plans, key=lambda key: (-len(plans[key]), -findings[key], key))
    return tuple(
        Common(rule=key[0], title=key[1], lines=tuple(plans[key]), findings=findings[key]) for key in order
    )
