"""Tables of needs, outcomes and provision in advice reports: what each row recommends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehcp_docs.intake.advice.entries import Entry, Grid
from ehcp_docs.intake.advice.words import is_of_now

_COLUMNS = (
    ("amount", r"^(?:how (?:often|long|much)|frequency|duration|amount|time|hours|sessions|intensity|"
               r"weeks|number of .*|"
     r"length(?: of .*)?|dosage|quantity|frequency (?:and|/) .*|group(?: size)?|ratio|when)"),
    ("who", r"^(?:who|by whom|staff(?:ing)?|person|professional|delivered by|role|responsib\w+|"
            r"provided by|qualification\w*|level of .*|"
     r"who will .*)\b"),
    ("review", r"^(?:review|monitor|evaluat|reviewed|by when)"),
    ("outcome", r"\b(?:outcomes?|targets?|objectives?|aims?|goals?)\b(?!.*\bprovision)"),
    ("provision", r"\b(?:provisions?|recommend\w*|strateg\w+|support|interventions?|actions?|advice|input|"
     r"what (?:\w+ )?(?:needs|will|should|is needed)|how .*(?:help|support|met|meet))\b"),
    ("need", r"\b(?:needs?|difficult\w+|areas?|concerns?|barriers?|presenting|strengths?)\b"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceRow:
    """A row with what it recommends."""

    provision: tuple[Entry, ...]
    need: str = ""
    outcome: str = ""
    heading: str = ""
    amounts: tuple[tuple[str, str], ...] = ()
    """Headings and words of the columns on how often, how long and by whom."""


def column_kind(words: str) -> str:
    """What a column of that heading holds; nothing when it cannot be told, or holds what is there already."""
    plain = words.strip(" :?")
    if not plain or len(plain.split()) > 9 or is_of_now(plain):
        return ""
    return next((kind for kind, pattern in _COLUMNS if re.search(pattern, plain, re.I)), "")


def rows_of(grid: Grid, *, in_scope: bool, of_now: bool) -> Iterator[AdviceRow]:
    """The rows that recommend something. ``in_scope`` says that the headings above do so."""
    rows = [row for row in grid.rows if any(row)]
    for cells in (rows, _turned(rows)):
        kinds = [column_kind(_words(cell)) for cell in cells[0]] if cells else []
        if len(cells) > 1 and "provision" in kinds and not of_now and sum(map(bool, kinds)) > 1:
            yield from _headed(cells, kinds)
            return
    if in_scope:
        yield from _plain(rows)


def _turned(rows: Sequence[tuple[tuple[Entry, ...], ...]]) -> list[tuple[tuple[Entry, ...], ...]]:
    """A table of two columns whose headings stand at the left, as one row under its headings."""
    if any(len(row) != 2 for row in rows) or len(rows) < 2:
        return []
    return [tuple(row[0] for row in rows), tuple(row[1] for row in rows)]


def _words(cell: Sequence[Entry]) -> str:
    return " ".join(entry.text for entry in cell)


def _headed(rows: Sequence[tuple[tuple[Entry, ...], ...]], kinds: Sequence[str]) -> Iterator[AdviceRow]:
    heads = [_words(cell) for cell in rows[0]]
    need = outcome = ""
    for row in rows[1:]:
        cells = dict(zip(range(len(kinds)), row, strict=False))
        if sum(bool(cell) for cell in row) == 1 and row[0] and len(_words(row[0]).split()) <= 8:
            need = _words(row[0])  # a row across the table that names an area
            continue
        need = _words(_of(cells, kinds, "need")) or need
        outcome = _words(_of(cells, kinds, "outcome")) or outcome
        amounts = tuple(
            (heads[at], _words(cell))
            for at, cell in cells.items()
            if kinds[at] in ("amount", "who", "review") and _words(cell)
        )
        provision = _of(cells, kinds, "provision")
        if provision:
            yield AdviceRow(provision=provision, need=need, outcome=outcome, amounts=amounts)


def _of(cells: dict[int, tuple[Entry, ...]], kinds: Sequence[str], kind: str) -> tuple[Entry, ...]:
    return tuple(entry for at, cell in cells.items() if kinds[at] == kind for entry in cell)


def _plain(rows: Sequence[tuple[tuple[Entry, ...], ...]]) -> Iterator[AdviceRow]:
    """Rows of a table without headings under a heading that recommends: a short cell names what the long one is about."""
    for row in rows:
        filled = [cell for cell in row if cell]
        if not filled:
            continue
        longest = max(filled, key=lambda cell: len(_words(cell)))
        others = [_words(cell) for cell in filled if cell is not longest]
        about = others[0] if others and len(others[0].split()) <= 12 else ""
        if len(_words(longest).split()) > 3 and not all(column_kind(_words(cell)) for cell in filled):
            yield AdviceRow(provision=longest, need=about, heading=about if len(about.split()) <= 6 else "")
