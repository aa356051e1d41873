"""The sums of the workbook: plans and findings by section, author, criterion and rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from statistics import fmean

from ehcp_docs.audit.model import SECTION_TITLES, SECTIONS
from ehcp_docs.reports.overview import Line
from ehcp_docs.reports.sheets import Cell, Column, Kind, Look, Table
from ehcp_docs.reports.tally import Sum, Tally
from ehcp_docs.reports.themes import theme
from ehcp_docs.reports.workbook_columns import (
    NOTHING_FOUND,
    count_columns,
    counts_of,
    letter_of,
    number_column,
    points_column,
    share_column,
    share_of,
    text_column,
)
from ehcp_docs.rules.model import Severity

_AUTHOR_UNKNOWN = "Not known"


def sums(tally: Tally) -> Iterator[Table]:
    """Every table of sums, in the order of their sheets."""
    yield _by_section(tally)
    yield _by_author(tally)
    yield _by_criterion(tally)
    yield _by_rule(tally)


def _by_section(tally: Tally) -> Table:
    columns = (
        text_column("Section", 10),
        text_column("Title", 48),
        points_column("Mean score", 14),
        points_column("Lowest score", 14, Look.SCALE),
        *count_columns(),
        share_column("Share of all findings", 16),
        number_column("Plans with a finding", 13),
        share_column("Share of plans", 16),
    )
    plans, all_findings = len(tally.lines), tally.counts.total()
    rows: list[tuple[Cell, ...]] = []
    for section in SECTIONS:
        scores = [one.sections[section] for one in tally.lines if section in one.sections]
        kept = tally.sections.get(section, Sum())
        if scores or kept.findings:
            figures = (fmean(scores), min(scores)) if scores else (None, None)
            shares = (share_of(kept.findings, all_findings), kept.plans, share_of(kept.plans, plans))
            title = SECTION_TITLES.get(section, "")
            rows.append((letter_of(section), title, *figures, *counts_of(kept.counts), *shares))
    return Table(name="By section", columns=columns, rows=rows, nothing="No plan could be read.")


def _by_author(tally: Tally) -> Table:
    columns = (
        text_column("Author of the plan", 32),
        number_column("Plans"),
        points_column("Mean score", 14),
        points_column("Lowest score", 14, Look.SCALE),
        *count_columns(),
        Column(title="Errors in each plan (mean)", width=16, kind=Kind.POINTS),
        share_column("Share of all errors", 16),
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
        figures = (len(own), fmean(scores), min(scores), *counts_of(counts), mine / len(own))
        rows.append((author, *figures, share_of(mine, errors)))
    return Table(name="By author", columns=columns, rows=rows, nothing="No plan could be read.")


def _by_criterion(tally: Tally) -> Table:
    columns = (
        text_column("Criterion", 11),
        text_column("Question", 60),
        text_column("Theme", 32),
        number_column("Looked at"),
        number_column("Met"),
        share_column("Share met"),
        *count_columns(),
        number_column("Plans with a finding", 13),
        share_column("Share of plans", 16),
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
        share_of(kept.met, kept.looked_at) if kept.looked_at else None,
        *counts_of(kept.counts),
        kept.plans,
        share_of(kept.plans, plans),
    )


def _by_rule(tally: Tally) -> Table:
    columns = (
        text_column("Rule", 26),
        text_column("What was found", 60),
        text_column("Criterion", 11),
        number_column("Findings"),
        share_column("Share of all findings", 16),
        number_column("Plans with a finding", 13),
        share_column("Share of plans", 16),
        *count_columns(),
        number_column("Accepted"),
    )
    plans, all_findings = len(tally.lines), tally.counts.total()
    order = sorted(tally.rules.items(), key=lambda pair: (-pair[1].plans, -pair[1].findings, pair[0]))
    rows: list[tuple[Cell, ...]] = [
        (
            rule,
            kept.title,
            kept.criterion,
            kept.findings,
            share_of(kept.findings, all_findings),
            kept.plans,
            share_of(kept.plans, plans),
            *counts_of(kept.counts),
            kept.accepted,
        )
        for rule, kept in order
    ]
    return Table(name="By rule", columns=columns, rows=rows, nothing=NOTHING_FOUND)
