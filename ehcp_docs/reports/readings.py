"""What was read, as tables for people: one row for each outcome or provision, one column for each element."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ehcp_docs.audit.model import Report
from ehcp_docs.audit.reading import Reading, Said
from ehcp_docs.audit.readings import (
    EXTRA_ELEMENTS,
    LETTERS,
    OUTCOME_ELEMENTS,
    OUTCOME_EXTRAS,
    PROVISION_ELEMENTS,
)
from ehcp_docs.audit.scale_model import OutcomeRating, Rating

ALSO = "also"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that fill a cell, and what they come to."""

    words: str
    value: str
    is_declared: bool
    """From a field beside the sentence."""
    element: str
    """Named only in the column that holds whatever else was read; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One element of one item: words, or what stands in their place."""

    words: tuple[Words, ...]
    missing: str
    """“not stated”; empty where there are words, or where nobody asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One item."""

    item: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """One section."""

    section: str
    columns: tuple[str, ...]
    rows: tuple[ReadRow, ...]
    stated: int
    """How many of the elements that are asked for are stated."""
    asked: int


def read_tables(report: Report) -> tuple[ReadTable, ...]:
    """What was read in each section, in plan order."""
    sections = dict.fromkeys(reading.section for reading in report.readings)
    return tuple(_table(section, report) for section in sections)


def _table(section: str, report: Report) -> ReadTable:
    own = [reading for reading in report.readings if reading.section == section]
    is_outcomes = own[0].kind == "outcome"
    elements = OUTCOME_ELEMENTS if is_outcomes else PROVISION_ELEMENTS
    extras = OUTCOME_EXTRAS if is_outcomes else EXTRA_ELEMENTS
    labels = {item.id: item.label for item in report.items}
    has_more = any(reading.element in extras for reading in own)
    rows = []
    for item in dict.fromkeys(reading.item for reading in own):
        its = [reading for reading in own if reading.item == item]
        cells = [_cell([r for r in its if r.element == element]) for element in elements]
        if has_more:
            cells.append(_cell([r for r in its if r.element in extras], is_named=True))
        rows.append(ReadRow(item=item, label=labels.get(item, ""), cells=tuple(cells)))
    main = [cell for row in rows for cell in row.cells[: len(elements)]]
    return ReadTable(
        section=section,
        columns=(*map(_heading, elements), *([ALSO.capitalize()] if has_more else [])),
        rows=tuple(rows),
        stated=sum(bool(cell.words) for cell in main),
        asked=sum(bool(cell.words or cell.missing) for cell in main),
    )


def _heading(element: str) -> str:
    letter = LETTERS.get(element)
    return f"{letter}: {element}" if letter else element.capitalize()


def _cell(readings: Sequence[Reading], *, is_named: bool = False) -> Cell:
    words = tuple(_distinct(readings, is_named=is_named))
    missing = any(r.said is Said.NOT_STATED for r in readings)
    return Cell(words=words, missing=Said.NOT_STATED.value if missing and not words else "")


def _distinct(readings: Iterable[Reading], *, is_named: bool) -> Iterable[Words]:
    """The words of a cell; what is declared in the same words as the sentence is not told twice."""
    seen: set[str] = set()
    for r in readings:
        if (
            r.words is None
            or r.words.lower() in seen
            or (r.said is Said.FIELD and r.words.lower() in " ".join(seen))
        ):
            continue
        seen.add(r.words.lower())
        yield Words(
            words=r.words,
            value="" if r.value.lower() == r.words.lower() else r.value,
            is_declared=r.said is Said.FIELD,
            element=r.element if is_named else "",
        )


def rating_of(rating: Rating, outcome: OutcomeRating, item: str) -> str:
    """What a scale's question is answered with, in words: “much (3)”, “for the reviewer”."""
    one = next(r for r in outcome.ratings if r.item == item)
    return "for the reviewer" if one.rating is None else f"{rating.scale.label(one.rating)} ({one.rating})"
