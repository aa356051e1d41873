"""A report as comments in a copy of the audited Word file, each on the words that it is about.

What is found on the very same words stands in one comment, the worst first: they are put right together. What is found
on an item, a section or the plan as a whole has a comment for each finding, so that each can be resolved by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ehcp_docs.audit.model import Finding, Report
from ehcp_docs.errors import InputError
from ehcp_docs.reports.anchors import Anchor, Anchors
from ehcp_docs.reports.wording import (
    EXPLAINED,
    INDICATIVE,
    WORDS,
    counted_findings,
    day,
    held,
    meaning,
    points,
    where,
)
from ehcp_docs.rules.model import Confidence, Severity
from ehcp_docs.word.comments import By, Remark, Words, WordText
from ehcp_docs.word.cutting import Point
from ehcp_docs.word.package import open_package
from ehcp_docs.word.tracked import Change

AUTHOR, INITIALS = "EHCP audit", "EA"
_ORDER = tuple(Severity)
Paragraph = tuple[Words, ...]


def comments(report: Report) -> bytes:
    """The copy of the Word file. Raises InputError where the report has none."""
    if report.copy is None:
        raise InputError(
            "There is no Word file to write comments on.",
            place=report.reference,
            hint="Audit the Word file itself, with --report comments.",
        )
    text = WordText(open_package(report.copy.content, name=report.copy.name))
    anchors = Anchors(report.copy, text)
    changes = tuple(_changes(report, anchors)) if report.copy.is_suggesting else ()
    remarks = list(_remarks(report, anchors))
    top = anchors.whole(text.first())
    first = min(remarks, key=lambda one: one.start, default=None)
    if first is not None and first.start < top.start:  # a text box hangs before the first words
        top = Anchor(start=first.start, end=first.end)
    return text.commented(
        [_summary(report, top), *remarks], changes, by=By(author=AUTHOR, initials=INITIALS, day=report.as_of)
    )


def _remarks(report: Report, anchors: Anchors) -> Iterator[Remark]:
    together: dict[tuple[Point, Point], list[Finding]] = {}
    for finding in report.findings:
        anchor = anchors.of(finding)
        if anchor.is_exact:
            together.setdefault((anchor.start, anchor.end), []).append(finding)
        else:
            yield _remark(anchor.start, anchor.end, tuple(_told(finding, is_exact=False)))
    for (start, end), findings in together.items():
        findings.sort(key=lambda one: _ORDER.index(one.severity))
        yield _remark(start, end, tuple(_all_told(findings)))


def _remark(start: Point, end: Point, paragraphs: tuple[Paragraph, ...]) -> Remark:
    return Remark(start=start, end=end, paragraphs=paragraphs)


def _all_told(findings: Sequence[Finding]) -> Iterator[Paragraph]:
    for number, finding in enumerate(findings, 1):
        lead = f"{number} of {len(findings)}. " if len(findings) > 1 else ""
        yield from _told(finding, is_exact=True, lead=lead)


def _told(finding: Finding, *, is_exact: bool, lead: str = "") -> Iterator[Paragraph]:
    """A finding in two to four paragraphs: how grave, what, what instead, on what authority."""
    place = "" if is_exact else f" in {where(finding)}"
    yield (Words(text=f"{lead}{WORDS[finding.severity]}{place}: ", bold=True), Words(text=finding.message))
    if not is_exact and finding.words:
        yield (Words(text="The words: ", bold=True), Words(text=f"“{finding.words}”"))
    if finding.suggestion:
        yield (Words(text="Better: ", bold=True), Words(text=finding.suggestion))
    doubt = ", not sure" if finding.confidence is Confidence.LOW else ""
    yield (
        Words(text=f"{finding.legal_basis}. Rule {finding.rule}, {finding.criterion}{doubt}.", italic=True),
    )


def _summary(report: Report, at: Anchor) -> Remark:
    """What whoever opens the copy must know first."""
    score = report.score
    told: list[Paragraph] = [
        (
            Words(text=f"Audit: {points(score.score)} of 100, {score.grade}. ", bold=True),
            Words(text=f"Judged as of {day(report.as_of)}. {INDICATIVE}"),
        ),
        (Words(text=meaning(report)),),
    ]
    if score.limits:
        limits = " ".join(f"At most {points(one.cap)}: {one.because}" for one in score.limits)
        told.append((Words(text=f"{held(report)} {limits}"),))
    for severity in Severity:
        if number := report.count(severity):
            lead = Words(text=f"{counted_findings(number, severity)}: ", bold=True)
            told.append((lead, Words(text=f"{EXPLAINED[severity]}.")))
    told += [(Words(text=note),) for note in (report.origin.notes if report.origin else ())]
    versions = report.versions
    rules = f"rules {versions.rule_pack} ({versions.rules_sha256[:12]})"
    told.append((Words(text=f"ehcp-docs {versions.ehcp_docs}; {rules}.", italic=True),))
    return Remark(start=at.start, end=at.end, paragraphs=tuple(told))


def _changes(report: Report, anchors: Anchors) -> Iterator[Change]:
    """The replacements that rules know word for word, each stretch of the file once."""
    taken: list[tuple[Point, Point]] = []
    for finding in sorted(report.findings, key=lambda one: _ORDER.index(one.severity)):
        if finding.rewrite is None:
            continue
        found = anchors.words(
            finding.pointer, finding.passage or "", finding.rewrite.start, finding.rewrite.end
        )
        if found is None or not found.is_exact or found.start.paragraph != found.end.paragraph:
            continue
        if any(start < found.end and found.start < end for start, end in taken):
            continue
        taken.append((found.start, found.end))
        yield Change(start=found.start, end=found.end.letter, words=finding.rewrite.words)
