"""What is due and overdue as an Excel workbook and as CSV, both with dates that sort as dates."""

from __future__ import annotations

import csv
from io import StringIO

from ehcp_docs.reports.due import DueList, Row, head, said
from ehcp_docs.reports.sheets import Book, Cell, Column, Kind, Table

_TITLE = "Due and overdue"
_FOOT = "&L&8&A. Counted from the dates in the case files.&R&8Page &P of &N"
_COLUMNS = (
    Column(title="Last day", width=14, kind=Kind.DAY),
    Column(title="Days left", width=10, kind=Kind.NUMBER),
    Column(title="State", width=22),
    Column(title="Reference", width=18),
    Column(title="Officer", width=22),
    Column(title="Limit", width=12),
    Column(title="What", width=46),
    Column(title="Whose", width=22),
    Column(title="Kind", width=16),
    Column(title="How it is counted", width=60),
    Column(title="File", width=24, is_printed=False),
)
_BAD = (Column(title="File", width=40), Column(title="Why", width=100))
NO_NAMES = (
    "Cases are named by their reference only. This list is passed round, printed and put into shared folders, where a "
    "child's name has no business."
)


def due_workbook(found: DueList) -> bytes:
    """The list as a workbook: what it is about, the rows, and the cases that could not be counted."""
    book = Book(_TITLE, found.on, foot=_FOOT)
    lines: list[tuple[str, str | None]] = [("What it is", head(found)), ("Names", NO_NAMES)]
    lines += [
        ("Last day", "Where an exception applies, the day that was promised, if there is one."),
        ("Days left", "From the day of this list; below nought, days past the last day."),
        (
            "Kind",
            "“limit” is a limit of the law. The others are expected by the Code, help to keep a limit, or are a local band.",
        ),
    ]
    book.page("Read me", _TITLE, lines)
    nothing = "Nothing is due or overdue."
    rows = [_cells(row) for row in found.rows]
    book.table(Table(name="Due", columns=_COLUMNS, rows=rows, nothing=nothing, frozen=4))
    bad = [(one.file, one.why) for one in found.bad]
    book.table(Table(name="Not counted", columns=_BAD, rows=bad, nothing="Every case could be counted."))
    return book.content()


def due_csv(found: DueList) -> bytes:
    """The rows as CSV with a mark at the beginning by which Excel knows the character set."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.title for column in _COLUMNS])
    for row in found.rows:
        writer.writerow([_plain(cell) for cell in _cells(row)])
    for one in found.bad:
        cells: list[Cell] = [None, None, "not counted", *[None] * 6, one.why, one.file]
        writer.writerow([_plain(cell) for cell in cells])
    return stream.getvalue().encode("utf-8-sig")


def _cells(row: Row) -> tuple[Cell, ...]:
    return (
        row.day,
        row.days,
        said(row),
        row.reference,
        row.officer,
        row.limit,
        row.what,
        row.whose,
        row.kind,
        row.formula,
        row.file,
    )


def _plain(cell: Cell) -> str:
    """The cell as text that Excel takes for text: what begins like a formula gets a quote in front."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
