"""A report for the terminal: the score and what it means, what to fix first, then everything by section."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_docs.audit.model import SECTION_TITLES, SECTIONS, Finding, Report, SectionScore
from ehcp_docs.reports.first import FixFirst, company, fix_first
from ehcp_docs.reports.marked import around
from ehcp_docs.reports.questions import question_lines
from ehcp_docs.reports.reading_ease import ease_lines
from ehcp_docs.reports.standing import accepted_lines, since_lines
from ehcp_docs.reports.sureness import section_points, sure_line, sure_reasons
from ehcp_docs.reports.terminal import PLAIN, Terminal, bar
from ehcp_docs.reports.unrun import unrun_lines
from ehcp_docs.reports.wording import (
    EXPLAINED,
    INDICATIVE,
    counted,
    counted_findings,
    day,
    held,
    meaning,
    points,
    status,
    where,
)
from ehcp_docs.rules.model import Severity


def text(report: Report, terminal: Terminal = PLAIN) -> str:
    """One report as lines of text, for a terminal of that width."""
    parts = (
        _head(report, terminal),
        _score(report, terminal),
        unrun_lines(report, terminal),
        since_lines(report, terminal),
        _first(report, terminal),
        _sections(report, terminal),
        accepted_lines(report, terminal),
        question_lines(report, terminal),
        ease_lines(report, terminal),
        _foot(report, terminal),
    )
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def _head(report: Report, terminal: Terminal) -> Iterator[str]:
    yield terminal.style(f"Audit of plan {report.reference}", "bold")
    facts = (
        status(report.status),
        f"judged as of {day(report.as_of)}",
        counted(report.words, "word", "words"),
    )
    yield from terminal.wrapped(", ".join(facts))
    for note in report.origin.notes if report.origin else ():
        yield from terminal.wrapped(note)


def _score(report: Report, terminal: Terminal) -> Iterator[str]:
    score = report.score
    yield f"{terminal.style(points(score.score), 'bold')} of 100  {bar(score.score)}"
    yield from terminal.wrapped(f"Indicative grade: {score.grade}.")
    yield from terminal.wrapped(meaning(report))
    if sure := sure_line(report):
        yield from terminal.wrapped(sure)
    for reason in sure_reasons(report):
        yield from terminal.wrapped(reason, indent="    ", first="  - ")
    if score.limits:
        yield from terminal.wrapped(held(report))
    for limit in score.limits:
        because = f"At most {points(limit.cap)}: {limit.because}"
        yield from terminal.wrapped(because, indent="    ", first="  - ")
    if report.findings:
        yield ""
    for severity in Severity:
        if number := report.count(severity):
            word = counted_findings(number, severity)
            yield from terminal.flagged(severity, EXPLAINED[severity] + ".", word=word, indent="  ")


def _first(report: Report, terminal: Terminal) -> Iterator[str]:
    things = fix_first(report)
    if not things:
        return
    yield terminal.heading("Fix first" if len(things) > 1 else "Fix this")
    for number, thing in enumerate(things, 1):
        yield ""
        yield from _thing(number, thing, report, terminal)


def _thing(number: int, thing: FixFirst, report: Report, terminal: Terminal) -> Iterator[str]:
    finding = thing.finding
    spot = report.origin.spot(finding.pointer) if report.origin else ""
    yield f"{number}. {terminal.severity(finding.severity)} in {where(finding)}"
    yield from terminal.wrapped(finding.message, indent="   ")
    yield from _quoted(finding, terminal, indent="   ")
    for label, value in (
        ("Why:    ", finding.rationale),
        ("Basis:  ", finding.legal_basis),
        ("Better: ", finding.suggestion),
        ("Also:   ", company(thing)),
        ("File:   ", spot),
    ):
        if value:
            yield from terminal.wrapped(value, indent=" " * 11, first=f"   {label}")


def _quoted(finding: Finding, terminal: Terminal, *, indent: str) -> Iterator[str]:
    if finding.words and finding.passage and finding.start is not None and finding.end is not None:
        yield from terminal.marked(*around(finding.passage, finding.start, finding.end), indent=indent)


def _sections(report: Report, terminal: Terminal) -> Iterator[str]:
    yield terminal.heading("By section")
    for section in sorted(report.score.sections, key=lambda s: SECTIONS.index(s.section)):
        found = [finding for finding in report.findings if finding.section == section.section]
        yield from _section_head(section, terminal)
        for finding in found:
            yield from terminal.flagged(finding.severity, _brief(finding), indent="    ")
        if found:
            yield ""


def _section_head(section: SectionScore, terminal: Terminal) -> list[str]:
    facts = f"weight {points(section.weight)}" if section.findings else "nothing found"
    title = f"{SECTION_TITLES[section.section]} ({facts})"
    shown = bar(section.score, 12) if section.judged else " " * 12
    lead = f"{section.section:<3} {shown} {section_points(section):>5}  "
    lines = terminal.wrapped(title, first=lead, indent=" " * len(lead))
    return [line.replace(lead, terminal.style(lead, "bold")) for line in lines]


def _brief(finding: Finding) -> str:
    lead = f"{finding.item}: " if finding.item else ""
    words = f" [{finding.words}]" if finding.words and finding.words not in finding.message else ""
    return f"{lead}{finding.message}{words} ({finding.rule})"


def _foot(report: Report, terminal: Terminal) -> Iterator[str]:
    versions = report.versions
    yield from terminal.wrapped(INDICATIVE)
    yield from terminal.wrapped(
        f"ehcp-docs {versions.ehcp_docs}; rules {versions.rule_pack} ({versions.rules_sha256[:12]}); "
        f"language model {versions.model} ({versions.model_sha256[:12]})."
    )
    yield from terminal.wrapped(
        "Reasons, legal basis and better wording for every finding: --report html -o FILE"
    )
