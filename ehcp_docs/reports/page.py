"""What stands on the page of one report, in the order of printing; the template only lays it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ehcp_docs.audit.model import SECTIONS, Finding, Report
from ehcp_docs.reports.first import FixFirst, company, fix_first
from ehcp_docs.reports.marked import Mark, Piece, around, opening, pieces
from ehcp_docs.reports.themes import THEMES, theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A finding with its number in the report."""

    number: int
    finding: Finding
    theme: str
    question: str
    """The question of its criterion; empty where the score does not name it."""
    as_number: int | None
    """Number of an earlier finding on the same passage to which the same reason and wording belong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A passage with its words marked, and what was found in it; no pieces for findings without a passage."""

    pieces: tuple[Piece, ...]
    findings: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Everything found on one need, outcome, provision, or on the section itself."""

    item: str
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Everything found in one section."""

    section: str
    items: tuple[Item, ...]
    number: int
    """How many findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """One of the things to fix first, with its number and the words in their context."""

    number: int
    finding: Finding
    context: tuple[str, str, str] | None
    """Before, the words, after."""
    opening: str
    """The beginning of the passage, for a finding that is not about certain words."""
    company: str
    """Where else the same was found, and what else on the same item; empty when nothing."""


def numbered(report: Report) -> tuple[Numbered, ...]:
    """The findings with their numbers, counted from 1 in plan order."""
    questions = {c.criterion: c.question for c in report.score.criteria}
    told: dict[tuple[str, str, str], int] = {}
    made = []
    for number, finding in enumerate(report.findings, 1):
        earlier = told.setdefault((finding.pointer, finding.rule, finding.suggestion), number)
        made.append(
            Numbered(
                number=number,
                finding=finding,
                theme=theme(finding.criterion),
                question=questions.get(finding.criterion, ""),
                as_number=earlier if earlier != number else None,
            )
        )
    return tuple(made)


def themes_of(findings: Sequence[Numbered]) -> tuple[str, ...]:
    """The themes that occur, in plan order."""
    occurring = {one.theme for one in findings}
    known = [name for name, _ in THEMES]
    return tuple(sorted(occurring, key=lambda name: known.index(name) if name in known else len(known)))


def parts(findings: Sequence[Numbered]) -> tuple[Part, ...]:
    """The findings by section, item and passage; sections without findings are left out."""
    made = []
    for section in SECTIONS:
        own = [one for one in findings if one.finding.section == section]
        if own:
            made.append(Part(section=section, items=tuple(_items(own)), number=len(own)))
    return tuple(made)


def _items(findings: Sequence[Numbered]) -> Iterator[Item]:
    names = dict.fromkeys(one.finding.item for one in findings)
    for name in names:
        own = [one for one in findings if one.finding.item == name]
        yield Item(item=name, quoted=tuple(_quoted(own)))


def _quoted(findings: Sequence[Numbered]) -> Iterator[Quoted]:
    for passage, group in groupby(findings, key=lambda one: (one.finding.pointer, one.finding.passage)):
        own = tuple(group)
        yield Quoted(pieces=pieces(passage[1] or "", _marks(own)), findings=own)


def _marks(findings: Sequence[Numbered]) -> list[Mark]:
    return [
        Mark(start=one.finding.start, end=one.finding.end, number=one.number)
        for one in findings
        if one.finding.start is not None and one.finding.end is not None
    ]


def first_things(report: Report) -> tuple[First, ...]:
    """What to fix first, as it is printed."""
    return tuple(_first(thing, report) for thing in fix_first(report))


def _first(thing: FixFirst, report: Report) -> First:
    finding = thing.finding
    context = None
    if finding.passage and finding.start is not None and finding.end is not None:
        context = around(finding.passage, finding.start, finding.end)
    return First(
        number=1 + next(i for i, other in enumerate(report.findings) if other is finding),
        finding=finding,
        context=context,
        opening=opening(finding.passage or "") if context is None else "",
        company=company(thing),
    )
