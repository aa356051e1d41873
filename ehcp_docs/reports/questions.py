"""Questions for a person, in words: for the terminal, for programs, and as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ehcp_docs.audit.model import Report
from ehcp_docs.audit.questions.model import Asked, EvidenceRow, Quote
from ehcp_docs.reports.terminal import Terminal
from ehcp_docs.reports.wording import counted, section_name

TITLE = "For a person to judge"
LEAD = (
    "Rules cannot judge these. What the plan itself says on each is laid out beside it. They cost no points; "
    "the answer is the reviewer's."
)
ANSWERS = ("Yes", "No", "Cannot tell")
HEAD = (
    "Criterion", "Question", "Why a person", "About", "What", "Words", "Note", "Section", "Item", "Place", "Answer",
    "Reviewer's note",
)  # fmt: skip
"""The columns of ``question_rows``."""


def open_questions(report: Report) -> tuple[Asked, ...]:
    """The questions on which the plan has something to lay out."""
    return tuple(one for one in report.questions if one.is_open)


def settled(report: Report) -> tuple[Asked, ...]:
    """The questions on which there is nothing to lay out."""
    return tuple(one for one in report.questions if not one.is_open)


def amount(one: Asked) -> str:
    """How much there is to look at: “12 rows”."""
    return counted(len(one.evidence.rows), "row", "rows")


def place(quote: Quote) -> str:
    """Where words stand: “F3”, “Section I”; nothing for a note alone."""
    if not quote.words:
        return ""
    return quote.item or (section_name(quote.section) if quote.section else "")


def question_lines(report: Report, terminal: Terminal) -> Iterator[str]:
    """The questions for the terminal: each with how much there is to look at; the evidence is on the page."""
    asked = open_questions(report)
    if not asked:
        return
    yield terminal.heading(TITLE)
    yield from terminal.wrapped(LEAD)
    for one in asked:
        first = f"  {one.criterion}  "
        yield from terminal.wrapped(f"{one.asks} ({amount(one)})", first=first, indent=" " * len(first))
    if nothing := settled(report):
        names = ", ".join(one.criterion for one in nothing)
        yield from terminal.wrapped(f"Nothing to lay out for {names}.")
    yield from terminal.wrapped("The evidence beside each question: --report html -o FILE")


def questions_data(report: Report) -> list[dict[str, Any]]:
    """The questions as plain values, each with room for an answer."""
    return [
        {
            "criterion": one.criterion,
            "asks": one.asks,
            "why": one.why,
            "source": one.source,
            "link": one.link,
            "evidence": {
                "columns": list(one.evidence.columns),
                "rows": [_row(row) for row in one.evidence.rows],
                "more": one.evidence.more,
            },
            "nothing": one.nothing,
            "answer": None,
            "note": "",
        }
        for one in report.questions
    ]


def _row(row: EvidenceRow) -> dict[str, Any]:
    return {"about": row.about, "cells": [[_quote(one) for one in cell] for cell in row.cells]}


def _quote(one: Quote) -> dict[str, Any]:
    return {
        "words": one.words,
        "section": one.section,
        "item": one.item,
        "pointer": one.pointer,
        "note": one.note,
    }


def question_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """The questions as rows of a table under ``HEAD``, a row for each piece of evidence; the last two are empty."""
    for one in report.questions:
        head = (one.criterion, one.asks, one.why)
        if not one.is_open:
            yield (*head, "", "", "", one.nothing, "", "", "", "", "")
        for row in one.evidence.rows:
            for column, cell in zip(one.evidence.columns[1:], row.cells, strict=True):
                for quote in cell:
                    where = (quote.section, quote.item, quote.pointer)
                    yield (*head, row.about, column, quote.words, quote.note, *where, "", "")
