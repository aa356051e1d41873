"""What to fix first: a handful of different things, the dearest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ehcp_docs.audit.model import Finding, Report
from ehcp_docs.reports.wording import counted, section_name
from ehcp_docs.rules.model import Confidence, Severity

ORDER = (Severity.ERROR, Severity.WARNING, Severity.ADVICE)
"""Severities that can be fixed, worst first; a question has to be answered before anything can be fixed."""
_CERTAINTY = {Confidence.HIGH: 1.0, Confidence.MEDIUM: 0.8, Confidence.LOW: 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class FixFirst:
    """One thing to fix: what one rule found, told by one of its findings."""

    finding: Finding
    same: tuple[Finding, ...]
    """What the same rule found elsewhere in the plan."""
    beside: tuple[Finding, ...]
    """Other errors and warnings on the same item."""


def fix_first(report: Report, limit: int = 5) -> tuple[FixFirst, ...]:
    """Up to ``limit`` things to fix first: errors before warnings, then by what they cost the plan in all.

    Each rule stands for one thing, however often it found it. It is told by its dearest finding in the
    section where it costs most, on an item that the list has not named yet, where there is one.
    """
    chosen: list[FixFirst] = []
    for group in ranked(report)[:limit]:
        fresh = [f for f in group if not any(_same_item(f, thing.finding) for thing in chosen)]
        finding = (fresh or group)[0]
        same = tuple(f for f in report.findings if f.rule == finding.rule and f is not finding)
        chosen.append(FixFirst(finding=finding, same=same, beside=tuple(_beside(finding, report))))
    return tuple(chosen)


def ranked(report: Report) -> list[list[Finding]]:
    """What each rule found, dearest finding first; the rules worst severity and highest cost first."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.severity in ORDER:
            groups[finding.rule].append(finding)
    shares = _shares(report)
    return sorted(
        (_dearest_first(group, shares) for group in groups.values()),
        key=lambda group: (ORDER.index(group[0].severity), -sum(_cost(f, shares) for f in group)),
    )


def _dearest_first(group: Sequence[Finding], shares: Mapping[tuple[str, bool], float]) -> list[Finding]:
    sections: dict[str, float] = defaultdict(float)
    for finding in group:
        sections[finding.section] += _cost(finding, shares)
    return sorted(group, key=lambda f: (-sections[f.section], -_cost(f, shares)))


def _shares(report: Report) -> dict[tuple[str, bool], float]:
    """What part of the plan an item of each section makes up (True), and the section itself (False)."""
    shares: dict[tuple[str, bool], float] = {}
    for section in report.score.sections:
        shares[section.section, True] = section.weight / max(section.items, 1)
        shares[section.section, False] = section.weight
    return shares


def _cost(finding: Finding, shares: Mapping[tuple[str, bool], float]) -> float:
    """What the finding takes from the plan, to compare with others of its severity; not in points."""
    return (
        finding.weight
        * _CERTAINTY[finding.confidence]
        * shares.get((finding.section, bool(finding.item)), 0.0)
    )


def _same_item(finding: Finding, other: Finding) -> bool:
    if finding.section != other.section:
        return False
    return finding.item == other.item if finding.item else finding.pointer == other.pointer != ""


def _beside(finding: Finding, report: Report) -> Iterator[Finding]:
    for other in report.findings:
        if (
            finding.item
            and other.rule != finding.rule
            and _same_item(finding, other)
            and other.severity in (Severity.ERROR, Severity.WARNING)
        ):
            yield other


def places(findings: Sequence[Finding]) -> tuple[str, ...]:
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
