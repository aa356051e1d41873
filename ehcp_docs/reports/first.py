"""What to fix first: a handful of different things, the dearest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ehcp_docs.audit.model import Finding, Report, SectionScore
from ehcp_docs.reports.wording import counted, section_name
from ehcp_docs.rules.model import Confidence, Severity

ORDER = (Severity.ERROR, Severity.WARNING, Severity.ADVICE)
"""Severities that can be fixed, worst first; a question has to be answered before anything can be fixed."""
_CERTAINTY = {Confidence.HIGH: 1.0, Confidence.MEDIUM: 0.8, Confidence.LOW: 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class FixFirst:
    """One thing to fix, with what goes away beside it."""

    finding: Finding
    same: tuple[Finding, ...]
    """The same rule elsewhere in the plan."""
    beside: tuple[Finding, ...]
    """Other errors and warnings on the same item."""


def fix_first(report: Report, limit: int = 5) -> tuple[FixFirst, ...]:
    """Up to ``limit`` things to fix first: errors before warnings, then by the points of the plan they cost.

    No rule comes twice, and no item comes twice while other items have findings of the same severity or of
    another one that can be fixed; so that the list names different things.
    """
    return tuple(_with_company(finding, report) for finding in _different(report, limit))


def cost(finding: Finding, report: Report) -> float:
    """What the finding takes from the plan, to compare with others of its severity; not in points."""
    section = _section(finding.section, report)
    if section is None:
        return 0.0
    # A fault on one of twenty items takes a twentieth of what a fault on the whole section takes.
    share = section.weight / (max(section.items, 1) if finding.item else 1)
    return finding.weight * _CERTAINTY[finding.confidence] * share


def ranked(report: Report) -> list[Finding]:
    """The findings that can be fixed, dearest first; those that cost nothing come last in their severity."""
    fixable = [finding for finding in report.findings if finding.severity in ORDER]
    return sorted(fixable, key=lambda f: (ORDER.index(f.severity), -cost(f, report)))


def _section(letter: str, report: Report) -> SectionScore | None:
    return next((s for s in report.score.sections if s.section == letter), None)


def _different(report: Report, limit: int) -> list[Finding]:
    left = ranked(report)
    chosen: list[Finding] = []
    for same_item_allowed in (False, True):
        for finding in left:
            if len(chosen) < limit and not _repeats(finding, chosen, same_item_allowed):
                chosen.append(finding)
    return sorted(chosen, key=left.index)


def _repeats(finding: Finding, chosen: list[Finding], same_item_allowed: bool) -> bool:
    if any(finding.rule == other.rule for other in chosen):
        return True
    return not same_item_allowed and any(_same_item(finding, other) for other in chosen)


def _same_item(finding: Finding, other: Finding) -> bool:
    if finding.section != other.section:
        return False
    return finding.item == other.item if finding.item else finding.pointer == other.pointer != ""


def _with_company(finding: Finding, report: Report) -> FixFirst:
    return FixFirst(
        finding=finding,
        same=tuple(f for f in report.findings if f.rule == finding.rule and f is not finding),
        beside=tuple(_beside(finding, report)),
    )


def _beside(finding: Finding, report: Report) -> Iterator[Finding]:
    for other in report.findings:
        if (
            finding.item
            and other.rule != finding.rule
            and _same_item(finding, other)
            and other.severity in (Severity.ERROR, Severity.WARNING)
        ):
            yield other


def places(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Items, or sections, that the findings stand in, each once, in plan order: “F2, F5”."""
    return tuple(dict.fromkeys(f.item or section_name(f.section) for f in findings))


def company(thing: FixFirst) -> str:
    """Where else the same was found, and what else on the same item, as a sentence; empty when nothing."""
    same = [place for place in places(thing.same) if place != thing.finding.item]
    said = [f"the same in {', '.join(same)}"] if same else []
    if thing.beside:
        number = counted(len(thing.beside), "other finding", "other findings")
        said.append(f"{number} on {thing.finding.item}")
    sentence = "; ".join(said)
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""
