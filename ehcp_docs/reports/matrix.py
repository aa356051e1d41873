"""Needs, provision and outcomes as one table: what answers what, and where nothing does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ehcp_docs.audit.model import Link, Report

NEED, PROVISION, OUTCOME = "need", "provision", "outcome"
_SORT = re.compile(r"(\d+)")
# Items without any link are known only by what was found on them.
_BY_POINTER = (
    (NEED, re.compile(r"/sections/[BCD]/needs/\d+")),
    (PROVISION, re.compile(r"/sections/(?:F|G|H1|H2)/provision/\d+")),
    (OUTCOME, re.compile(r"/sections/E/outcomes/\d+")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A provision or an outcome, and how it is linked to each column."""

    item: str
    kind: str
    links: tuple[Link | None, ...]
    """One for each column; None where there is no link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """An item that lacks a declared link."""

    item: str
    kind: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A link with a need, how strongly the words agree, and what both texts speak of."""

    link: Link
    how: str
    """What kind of link it is, in words."""
    shared: str
    """What both speak of; empty where they share nothing that the field knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Provision and outcomes down the side; needs, then outcomes, along the top."""

    needs: tuple[str, ...]
    outcomes: tuple[str, ...]
    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]
    """Every item with a declared link missing: needs first, then provision, then outcomes."""
    unseen: tuple[tuple[str, int], ...]
    """How many needs and provisions have neither a link nor a finding, and so no name in the report."""
    labels: Mapping[str, str]
    """What each item is called, where that is known."""
    reasons: tuple[Reason, ...]
    """Every link with a need that was weighed by its words: by provision, then by outcome."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Needs, then outcomes."""
        return self.needs + self.outcomes

    @property
    def lacking(self) -> frozenset[str]:
        """Items with a gap."""
        return frozenset(gap.item for gap in self.gaps)


def matrix(report: Report) -> Matrix:
    """The links of a plan as a table; rows and columns in the order of their numbers."""
    items = _items(report)
    known = {frozenset((link.from_, link.to)): link for link in report.links}
    needs, outcomes = _of(NEED, items), _of(OUTCOME, items)
    columns = needs + outcomes
    rows = tuple(
        Row(
            item=item,
            kind=kind,
            links=tuple(known.get(frozenset((item, column))) for column in columns),
        )
        for kind in (PROVISION, OUTCOME)
        for item in _of(kind, items)
    )
    return Matrix(
        needs=needs,
        outcomes=outcomes,
        rows=rows,
        gaps=tuple(_gaps(items, report.links)),
        unseen=_unseen(items, report),
        labels={item.id: item.label for item in report.items},
        reasons=_reasons(report),
    )


DECLARED, STRANGE, INFERRED = "linked", "linked, but the texts share no subject", "not linked, words agree"


def state(link: Link) -> str:
    """What kind of link it is, in words."""
    if not link.declared:
        return INFERRED
    is_strange = link.strength is not None and not link.shared and link.kind != "provision-outcome"
    return STRANGE if is_strange else DECLARED


def _reasons(report: Report) -> tuple[Reason, ...]:
    weighed = [link for link in report.links if link.strength is not None]
    order = sorted(
        weighed, key=lambda link: (link.kind != "need-provision", by_number(link.to), by_number(link.from_))
    )
    return tuple(Reason(link=link, how=state(link), shared="; ".join(link.shared)) for link in order)


def _items(report: Report) -> dict[str, str]:
    """The kind of each item."""
    items: dict[str, str] = {item.id: item.kind for item in report.items}
    for link in report.links:
        first, _, second = link.kind.partition("-")
        items[link.from_], items[link.to] = first, second
    for finding in report.findings:
        for kind, pointer in _BY_POINTER:
            if finding.item and pointer.match(finding.pointer):
                items.setdefault(finding.item, kind)
    return items


def _unseen(items: Mapping[str, str], report: Report) -> tuple[tuple[str, int], ...]:
    if report.items:
        return ()
    number = {s.section: s.items for s in report.score.sections}
    sums = ((NEED, ("B", "C", "D")), (PROVISION, ("F", "G", "H1", "H2")))
    left = ((kind, sum(number.get(s, 0) for s in letters) - len(_of(kind, items))) for kind, letters in sums)
    return tuple((kind, many) for kind, many in left if many > 0)


def _of(kind: str, items: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted((item for item, its_kind in items.items() if its_kind == kind), key=by_number))


def by_number(item: str) -> list[tuple[int, str]]:
    """Sort key under which F10 comes after F2."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _SORT.split(item)]


def _gaps(items: Mapping[str, str], links: Iterable[Link]) -> Iterable[Gap]:
    declared: dict[str, set[str]] = {item: set() for item in items}
    for link in links:
        if link.declared:
            declared[link.from_].add(items[link.to])
            declared[link.to].add(items[link.from_])
    for kind in (NEED, PROVISION, OUTCOME):
        for item in _of(kind, items):
            missing = tuple(k for k in (NEED, PROVISION, OUTCOME) if k not in (kind, *declared[item]))
            if missing:
                yield Gap(item=item, kind=kind, missing=missing)
