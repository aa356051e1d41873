"""The tables of the workbook: plans, findings, words that stand in several plans, questions, accepted findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ehcp_docs.audit.model import SECTIONS
from ehcp_docs.batch.repetition import Repeat
from ehcp_docs.reports.overview import Line, Unread, worst_first
from ehcp_docs.reports.sheets import Cell, Column, Kind, Look, Table
from ehcp_docs.reports.tally import Found, Tally
from ehcp_docs.reports.wording import status
from ehcp_docs.reports.workbook_columns import (
    NOTHING_FOUND,
    count_columns,
    counts_of,
    day_column,
    letter_of,
    number_column,
    points_column,
    text_column,
)
from ehcp_docs.reports.workbook_sums import sums
from ehcp_docs.rules.model import Severity


def tables(tally: Tally, unread: Sequence[Unread], repeats: Sequence[Repeat]) -> Iterator[Table]:
    """Every table of the workbook, in the order of its sheets."""
    yield _plans(tally, unread)
    yield _findings(tally)
    yield from sums(tally)
    yield _repeats(repeats)
    yield _to_ask(tally)
    yield _accepted(tally)


def _plans(tally: Tally, unread: Sequence[Unread]) -> Table:
    scored = [letter for letter in SECTIONS if any(letter in one.sections for one in tally.lines)]
    columns = (
        text_column("Plan", 17),
        text_column("Author of the plan", 15),
        text_column("Status", 12),
        points_column("Score", 9),
        text_column("Indicative grade", 13),
        *count_columns(),
        *(_section_column(letter) for letter in scored),
        text_column("Note", 36),
        number_column("Accepted", 12, is_printed=False),
        number_column("Words of the plan", 12, is_printed=False),
        Column(title="Judged as of", width=14, kind=Kind.DAY, is_printed=False),
        text_column("File", 34, is_printed=False),
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
    return Column(title=letter_of(letter), width=width, kind=Kind.WHOLE, look=Look.SCALE)


def _plan_row(one: Line, scored: Iterable[str]) -> tuple[Cell, ...]:
    return (
        one.reference,
        one.author,
        status(one.status),
        one.score,
        one.grade,
        *counts_of(one.counts),
        *(one.sections.get(letter) for letter in scored),
        one.held,
        one.accepted,
        one.words,
        one.as_of,
        one.file,
    )


def _findings(tally: Tally) -> Table:
    columns = (
        text_column("Plan", 17),
        text_column("Section", 9),
        text_column("Item", 8),
        text_column("Severity", 13),
        text_column("Words", 32),
        text_column("What is wrong", 40),
        text_column("What to do", 40),
        text_column("Source", 28),
        text_column("Criterion", 10),
        text_column("Rule", 24),
        text_column("Accepted?", 11, is_printed=False),
        text_column("Where in the file", 26, is_printed=False),
        text_column("File", 24, is_printed=False),
        text_column("Fingerprint", 19, is_printed=False),
    )
    return Table(
        name="Findings",
        columns=columns,
        rows=(_found_row(one) for one in tally.findings),
        nothing=NOTHING_FOUND,
        frozen=4,
    )


def _found_row(one: Found) -> tuple[Cell, ...]:
    return (
        one.plan,
        letter_of(one.section),
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


def _repeats(repeats: Sequence[Repeat]) -> Table:
    columns = (
        text_column("Words", 70),
        number_column("Plans", 9),
        text_column("Section", 9),
        text_column("Where", 44),
        text_column("Answer", 30),
        text_column("Answered by, on", 20),
        text_column("Criterion", 11, is_printed=False),
    )
    rows = [
        (
            one.text,
            one.plans,
            letter_of(one.places[0].section),
            ", ".join(f"{at.plan} {at.item}".strip() for at in one.places),
            "",
            "",
            one.criterion,
        )
        for one in repeats
    ]
    return Table(name="Repeats", columns=columns, rows=rows, nothing="No words stand in several plans.")


def _to_ask(tally: Tally) -> Table:
    columns = (
        text_column("Plan", 17),
        text_column("Section", 9),
        text_column("Item", 8),
        text_column("Words", 40),
        text_column("The question", 55),
        text_column("What to do", 50),
        text_column("Source", 30),
        text_column("Answer", 30),
        text_column("Answered by, on", 20),
        text_column("Rule", 24, is_printed=False),
    )
    rows = (
        (
            one.plan,
            letter_of(one.section),
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
        text_column("Plan", 17),
        text_column("Section", 9),
        text_column("Item", 8),
        text_column("Severity", 13),
        text_column("Words", 32),
        text_column("What was found", 42),
        text_column("Why it may stand", 46),
        text_column("Accepted by", 20),
        day_column("Until"),
        text_column("Rule", 24),
        text_column("Entry", 28, is_printed=False),
        text_column("Fingerprint", 19, is_printed=False),
    )
    rows = (
        (
            one.plan,
            letter_of(one.section),
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
