"""The history of plans and outcomes as an Excel workbook and as CSV."""

from __future__ import annotations

import csv
from io import StringIO

from ehcp_docs.reports.due_sheets import NO_NAMES
from ehcp_docs.reports.history import WORDS, Course, History, PlanAge, head, said
from ehcp_docs.reports.sheets import Book, Cell, Column, Kind, Table

_TITLE = "Plans and outcomes over time"
_FOOT = "&L&8&A. Counted from the dates in the plans and reviews.&R&8Page &P of &N"
_PLANS = (
    Column(title="Reference", width=18),
    Column(title="Issued", width=14, kind=Kind.DAY),
    Column(title="Years old", width=10, kind=Kind.POINTS),
    Column(title="Told", width=12),
    Column(title="How it stands", width=46),
    Column(title="First plan", width=14, kind=Kind.DAY),
    Column(title="Last review", width=14, kind=Kind.DAY),
    Column(title="Review due", width=14, kind=Kind.DAY),
    Column(title="File", width=30, is_printed=False),
)
_OUTCOMES = (
    Column(title="Reference", width=18),
    Column(title="Outcome", width=10),
    Column(title="Times", width=8, kind=Kind.NUMBER),
    Column(title="First", width=16),
    Column(title="Now", width=16),
    Column(title="Last looked at", width=14, kind=Kind.DAY),
    Column(title="Change", width=18),
    Column(title="Told", width=20),
    Column(title="All of it", width=70),
)
_BAD = (Column(title="File", width=40), Column(title="Why", width=100))


def history_workbook(found: History) -> bytes:
    """The history as a workbook: what it is about, the plans, the outcomes, and what could not be read."""
    book = Book(_TITLE, found.on, foot=_FOOT)
    lines: list[tuple[str, str | None]] = [
        ("What it is", head(found)),
        ("Names", NO_NAMES),
        ("Years old", "Since the version in force was issued. No law says how old a plan may be."),
        ("Told: old", f"Not amended for {found.years:g} years or more."),
        (
            "Told: behind",
            "“Partly on track” or “not yet” at the last two times, and no better at the second.",
        ),
        ("Change", "From the first time the outcome was looked at to the last."),
    ]
    book.page("Read me", _TITLE, lines)
    plans = [_plan(plan, found) for plan in found.plans]
    book.table(Table(name="Plans", columns=_PLANS, rows=plans, nothing="There is no plan.", frozen=1))
    outcomes = [_course(course) for course in found.courses]
    book.table(
        Table(name="Outcomes", columns=_OUTCOMES, rows=outcomes, nothing="There is no outcome.", frozen=2)
    )
    book.table(Table(name="Not read", columns=_BAD, rows=found.bad, nothing="Every file could be read."))
    return book.content()


def history_csv(found: History) -> bytes:
    """The outcomes as CSV, a row for each time that one was looked at, for other programs."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(["Reference", "Outcome", "Day", "Judgement"])
    for course in found.courses:
        for look in course.looks:
            writer.writerow(
                [_plain(look.reference), _plain(look.outcome), look.on.isoformat(), look.judgement]
            )
    return stream.getvalue().encode("utf-8-sig")


def _plan(plan: PlanAge, found: History) -> tuple[Cell, ...]:
    years = plan.years(found.on)
    return (
        plan.reference,
        plan.issued,
        None if years is None else round(years, 1),
        "old" if plan.is_old(found.on, found.years) else "",
        said(plan, found),
        plan.first,
        plan.reviewed,
        plan.review_due,
        plan.file,
    )


def _course(course: Course) -> tuple[Cell, ...]:
    looks = course.looks
    return (
        course.reference,
        course.outcome,
        len(looks),
        WORDS[looks[0].judgement] if looks else "",
        WORDS[looks[-1].judgement] if looks else "",
        looks[-1].on if looks else None,
        course.change,
        "behind twice running" if course.is_stuck else "",
        course.story,
    )


def _plain(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
