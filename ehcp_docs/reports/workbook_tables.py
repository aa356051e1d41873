"""The tables of the workbook: one for plans, one for findings, and sums of both from several sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean

from ehcp_docs.audit.model import SECTION_TITLES, SECTIONS
from ehcp_docs.reports.overview import Line, Unread, worst_first
from ehcp_docs.reports.sheets import Cell, Column, Kind, Look, Table
from ehcp_docs.reports.tally import Found, Sum, Tally
from ehcp_docs.reports.themes import theme
from ehcp_docs.reports.wording import SYMBOLS, status
from ehcp_docs.rules.model import Severity

FRONT = "Front"
_NAMES = {
    Severity.ERROR: "Errors",
    Severity.WARNING: "Warnings",
    Severity.ADVICE: "Advice",
    Severity.QUESTION: "Questions",
}
_NONE = "The rules found nothing."
_AUTHOR_UNKNOWN = "Not known"


def tables(tally: Tally, unread: Sequence[Unread]) -> Iterator[Table]:
    """Every table of the workbook, in the order of its sheets."""
    yield _plans(tally, unread)
    yield _findings(tally)
    yield _by_section(tally)
    yield _by_author(tally)
    yield _by_criterion(tally)
    yield _by_rule(tally)
    yield _to_ask(tally)
    yield _accepted(tally)


def _text(title: str, width: float, *, is_printed: bool = True) -> Column:
    return Column(title=title, width=width, is_printed=is_printed)


def _number(title: str, width: float = 11, *, is_printed: bool = True) -> Column:
    return Column(title=title, width=width, kind=Kind.NUMBER, is_printed=is_printed)


def _points(title: str, width: float = 13, look: Look = Look.BAR) -> Column:
    return Column(title=title, width=width, kind=Kind.POINTS, look=look)


def _share(title: str, width: float = 13) -> Column:
    return Column(title=title, width=width, kind=Kind.SHARE, look=Look.BAR)


def _day(title: str) -> Column:
    return Column(title=title, width=13, kind=Kind.DAY)


def _counted() -> tuple[Column, ...]:
    return tuple(_number(f"{SYMBOLS[severity]} {_NAMES[severity]}", 10) for severity in Severity)


def _counts(counts: Mapping[Severity, int]) -> tuple[int, ...]:
    return tuple(counts.get(severity, 0) for severity in Severity)


def _letter(section: str) -> str:
    return FRONT if section == "ID" else section


def _of(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _plans(tally: Tally, unread: Sequence[Unread]) -> Table:
    scored = [letter for letter in SECTIONS if any(letter in one.sections for one in tally.lines)]
    columns = (
        _text("Plan", 17),
        _text("Author of the plan", 15),
        _text("Status", 12),
        _points("Score", 9),
        _text("Indicative grade", 13),
        *_counted(),
        *(_section_column(letter) for letter in scored),
        _text("Note", 36),
        _number("Accepted", 12, is_printed=False),
        _number("Words of the plan", 12, is_printed=False),
        Column(title="Judged as of", width=14, kind=Kind.DAY, is_printed=False),
        _text("File", 34, is_printed=False),
    )
    rows = [_plan_row(one, scored) for one in sorted(tally.lines, key=worst_first)]
    blank: tuple[Cell, ...] = (None,) * (len(Severity) + len(scored))
    rows += [
        (
            one.file,
            "",
            "▲ Not read",
            None,
            "",
            *blank,
            f"{one.why} {one.hint}".strip(),
            None,
            None,
            None,
            one.file,
        )
        for one in sorted(unread, key=lambda one: one.file)
    ]
    return Table(name="Plans", columns=columns, rows=rows, nothing="No plan could be read.")


def _section_column(letter: str) -> Column:
    width = 7 if letter == "ID" else 5.5
    return Column(title=_letter(letter), width=width, kind=Kind.WHOLE, look=Look.SCALE)


def _plan_row(one: Line, scored: Iterable[str]) -> tuple[Cell, ...]:
    return (
        one.reference,
        one.author,
        status(one.status),
        one.score,
        one.grade,
        *_counts(one.counts),
        *(one.sections.get(letter) for letter in scored),
        one.held,
        one.accepted,
        one.words,
        one.as_of,
        one.file,
    )


def _findings(tally: Tally) -> Table:
    columns = (
        _text("Plan", 17),
        _text("Section", 9),
        _text("Item", 8),
        _text("Severity", 13),
        _text("Words", 32),
        _text("What is wrong", 40),
        _text("What to do", 40),
        _text("Source", 28),
        _text("Criterion", 10),
        _text("Rule", 24),
        _text("Accepted?", 11, is_printed=False),
        _text("Where in the file", 26, is_printed=False),
        _text("File", 24, is_printed=False),
        _text("Fingerprint", 19, is_printed=False),
    )
    return Table(
        name="Findings",
        columns=columns,
        rows=(_found_row(one) for one in tally.findings),
        nothing=_NONE,
        frozen=4,
    )


def _found_row(one: Found) -> tuple[Cell, ...]:
    return (
        one.plan,
        _letter(one.section),
        one.item,
        one.severity,
        one.words,
        one.message,
        one.suggestion,
        one.legal_basis,
        one.criterion,
        one.rule,
        "Yes" if one.accepted else "No",
        one.spot,
        one.file,
        one.fingerprint,
    )


def _by_section(tally: Tally) -> Table:
    columns = (
        _text("Section", 10),
        _text("Title", 48),
        _points("Mean score", 14),
        _points("Lowest score", 14, Look.SCALE),
        *_counted(),
        _share("Share of all findings", 16),
        _number("Plans with a finding", 13),
        _share("Share of plans", 16),
    )
    plans, all_findings = len(tally.lines), tally.counts.total()
    rows: list[tuple[Cell, ...]] = []
    for section in SECTIONS:
        scores = [one.sections[section] for one in tally.lines if section in one.sections]
        kept = tally.sections.get(section, Sum())
        if scores or kept.findings:
            figures = (fmean(scores), min(scores)) if scores else (None, None)
            shares = (_of(kept.findings, all_findings), kept.plans, _of(kept.plans, plans))
            title = SECTION_TITLES.get(section, "")
            rows.append((_letter(section), title, *figures, *_counts(kept.counts), *shares))
    return Table(name="By section", columns=columns, rows=rows, nothing="No plan could be read.")


def _by_author(tally: Tally) -> Table:
    columns = (
        _text("Author of the plan", 32),
        _number("Plans"),
        _points("Mean score", 14),
        _points("Lowest score", 14, Look.SCALE),
        *_counted(),
        Column(title="Errors in each plan (mean)", width=16, kind=Kind.POINTS),
        _share("Share of all errors", 16),
    )
    authors: defaultdict[str, list[Line]] = defaultdict(list)
    for one in tally.lines:
        authors[one.author or _AUTHOR_UNKNOWN].append(one)
    errors = tally.counts[Severity.ERROR]
    rows: list[tuple[Cell, ...]] = []
    for author in sorted(authors, key=lambda name: (name == _AUTHOR_UNKNOWN, name.casefold())):
        own = authors[author]
        scores = [one.score for one in own]
        counts = {severity: sum(one.counts[severity] for one in own) for severity in Severity}
        mine = counts[Severity.ERROR]
        figures = (len(own), fmean(scores), min(scores), *_counts(counts), mine / len(own))
        rows.append((author, *figures, _of(mine, errors)))
    return Table(name="By author", columns=columns, rows=rows, nothing="No plan could be read.")


def _by_criterion(tally: Tally) -> Table:
    columns = (
        _text("Criterion", 11),
        _text("Question", 60),
        _text("Theme", 32),
        _number("Looked at"),
        _number("Met"),
        _share("Share met"),
        *_counted(),
        _number("Plans with a finding", 13),
        _share("Share of plans", 16),
    )
    rows = [_criterion_row(key, kept, len(tally.lines)) for key, kept in sorted(tally.criteria.items())]
    return Table(name="By criterion", columns=columns, rows=rows, nothing="No criterion was looked at.")


def _criterion_row(criterion: str, kept: Sum, plans: int) -> tuple[Cell, ...]:
    return (
        criterion,
        kept.title,
        theme(criterion),
        kept.looked_at,
        kept.met,
        _of(kept.met, kept.looked_at) if kept.looked_at else None,
        *_counts(kept.counts),
        kept.plans,
        _of(kept.plans, plans),
    )


def _by_rule(tally: Tally) -> Table:
    columns = (
        _text("Rule", 26),
        _text("What was found", 60),
        _text("Criterion", 11),
        _number("Findings"),
        _share("Share of all findings", 16),
        _number("Plans with a finding", 13),
        _share("Share of plans", 16),
        *_counted(),
        _number("Accepted"),
    )
    plans, all_findings = len(tally.lines), tally.counts.total()
    order = sorted(tally.rules.items(), key=lambda pair: (-pair[1].plans, -pair[1].findings, pair[0]))
    rows: list[tuple[Cell, ...]] = [
        (
            rule,
            kept.title,
            kept.criterion,
            kept.findings,
            _of(kept.findings, all_findings),
            kept.plans,
            _of(kept.plans, plans),
            *_counts(kept.counts),
            kept.accepted,
        )
        for rule, kept in order
    ]
    return Table(name="By rule", columns=columns, rows=rows, nothing=_NONE)


def _to_ask(tally: Tally) -> Table:
    columns = (
        _text("Plan", 17),
        _text("Section", 9),
        _text("Item", 8),
        _text("Words", 40),
        _text("The question", 55),
        _text("What to do", 50),
        _text("Source", 30),
        _text("Answer", 30),
        _text("Answered by, on", 20),
        _text("Rule", 24, is_printed=False),
    )
    rows = (
        (
            one.plan,
            _letter(one.section),
            one.item,
            one.words,
            one.message,
            one.suggestion,
            one.legal_basis,
            "",
            "",
            one.rule,
        )
        for one in tally.findings
        if one.severity is Severity.QUESTION and not one.accepted
    )
    nothing = "The rules left no question to a person."
    return Table(name="To ask a person", columns=columns, rows=rows, nothing=nothing, frozen=3)


def _accepted(tally: Tally) -> Table:
    columns = (
        _text("Plan", 17),
        _text("Section", 9),
        _text("Item", 8),
        _text("Severity", 13),
        _text("Words", 32),
        _text("What was found", 42),
        _text("Why it may stand", 46),
        _text("Accepted by", 20),
        _day("Until"),
        _text("Rule", 24),
        _text("Entry", 28, is_printed=False),
        _text("Fingerprint", 19, is_printed=False),
    )
    rows = (
        (
            one.plan,
            _letter(one.section),
            one.item,
            one.severity,
            one.words,
            one.message,
            one.accepted.reason,
            one.accepted.author,
            one.accepted.until,
            one.rule,
            one.accepted.place,
            one.fingerprint,
        )
        for one in tally.findings
        if one.accepted
    )
    return Table(name="Accepted", columns=columns, rows=rows, nothing="No finding is accepted.", frozen=4)
