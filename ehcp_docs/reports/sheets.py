"""Tables as sheets of an Excel workbook: filters, frozen heads, printing, and text that always stays text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from io import BytesIO
from typing import Any

import xlsxwriter

from ehcp_docs.reports.wording import SYMBOLS, WORDS
from ehcp_docs.rules.model import Severity
from ehcp_docs.word.properties import AUTHOR, UNDATED

Cell = str | float | date | Severity | None

LONGEST = 32_767
"""How many characters Excel takes in one cell."""
_LINE, _HIGHEST = 13.0, 405.0
"""Points of one line, and of the highest row that Excel has."""
_FILLED = 1.1
"""How many letters stand in the width of a digit, with what is lost where a word does not fit any more."""
CUT = " … [cut: Excel holds no more in one cell]"
FOOT = "&L&8&A. Indicative only: worked out from the words by rules.&R&8Page &P of &N"
"""What stands under each page, unless the book says otherwise."""
_INKS = {
    Severity.ERROR: "#A3140F",
    Severity.WARNING: "#7A4300",
    Severity.ADVICE: "#0B5561",
    Severity.QUESTION: "#5B2A86",
}
_BAR = {"type": "data_bar", "bar_solid": True, "bar_color": "#9FB4C9", "bar_border_color": "#33475B"}
# From orange over white to blue: these three are told apart by everyone, and the number stands beside them.
_SCALE = {
    "type": "3_color_scale",
    "min_color": "#F3B27A",
    "mid_color": "#FFFFFF",
    "max_color": "#9CC3E6",
    **{f"{which}_type": "num" for which in ("min", "mid", "max")},
    "min_value": 30,
    "mid_value": 75,
    "max_value": 100,
}


class Kind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    NUMBER = "number"
    POINTS = "points"
    WHOLE = "whole"
    """Points without a decimal, for narrow columns; the cell holds them all the same."""
    SHARE = "share"
    DAY = "day"


class Look(StrEnum):
    """What makes numbers quicker to read; the number itself always stands there too."""

    PLAIN = "plain"
    BAR = "bar"
    SCALE = "scale"


_SHOWN = {
    Kind.NUMBER: "#,##0",
    Kind.POINTS: "0.0",
    Kind.WHOLE: "0",
    Kind.SHARE: "0%",
    Kind.DAY: "d mmm yyyy",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    title: str
    width: float
    """In letters."""
    kind: Kind = Kind.TEXT
    look: Look = Look.PLAIN
    is_printed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet: a row of titles, and rows under it that can be filtered and sorted."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]
    nothing: str
    """What the sheet says where there are no rows."""
    frozen: int = 1
    """How many columns stay in sight."""


class Book:
    """A workbook that is written in memory: no word of a plan is put on the disk but in the file itself."""

    def __init__(self, title: str, dated: date | None, *, foot: str = FOOT) -> None:
        self._bytes, self._foot = BytesIO(), foot
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._bytes, options | {"strings_to_numbers": False})
        self._book.set_size(24000, 14000)
        day = dated or UNDATED
        self._book.set_properties({"title": title, "author": AUTHOR, "created": _midnight(day)})
        self._format = cache(self._made_format)

    def content(self) -> bytes:
        """The file; nothing can be added afterwards."""
        self._book.close()
        return self._bytes.getvalue()

    def page(self, name: str, title: str, lines: Iterable[tuple[str, str | None]]) -> None:
        """A sheet to read: labels on the left, what there is to say on the right; a label alone is a heading."""
        sheet = self._sheet(name, repeated=False)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 105)
        sheet.write_string(0, 0, safe(title), self._format(title=True))
        sheet.set_row(0, 30)
        for number, (label, value) in enumerate(lines, 2):
            is_head = bool(label) and value is None
            sheet.write_string(number, 0, safe(label), self._format(heading=is_head, bold=True))
            if isinstance(value, str):
                sheet.write_string(number, 1, safe(value), self._format(wrapped=True))
                sheet.set_row(number, _height([(value, 105)]))

    def table(self, table: Table) -> None:
        """A sheet with that table."""
        sheet = self._sheet(table.name, repeated=True)
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(
                0, number, column.title, self._format(head=True, inset=column.kind is Kind.TEXT)
            )
        # Two letters of room for the button of the filter.
        sheet.set_row(0, _height([(column.title, column.width - 3) for column in table.columns]) + 4)
        last = 0
        for last, row in enumerate(table.rows, 1):
            for number, (column, value) in enumerate(zip(table.columns, row, strict=True)):
                self._write(sheet, last, number, value, column.kind)
            sheet.set_row(last, _height(_texts(table.columns, row)))
        if not last:
            sheet.write_string(1, 0, table.nothing, self._format(plain=True))
        self._finish(sheet, table, last)

    def _finish(self, sheet: Any, table: Table, last: int) -> None:
        width = len(table.columns) - 1
        printed = max(i for i, column in enumerate(table.columns) if column.is_printed)
        sheet.freeze_panes(1, table.frozen)
        sheet.autofilter(0, 0, max(last, 1), width)
        sheet.print_area(0, 0, max(last, 1), printed)
        for number, column in enumerate(table.columns):
            if last and column.look is Look.BAR:
                most = {"min_type": "num", "min_value": 0, "max_type": "num"}
                most["max_value"] = 1 if column.kind is Kind.SHARE else 100
                sheet.conditional_format(1, number, last, number, _BAR | most)
            elif last and column.look is Look.SCALE:
                sheet.conditional_format(1, number, last, number, _SCALE)

    def _sheet(self, name: str, *, repeated: bool) -> Any:
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        if repeated:
            sheet.repeat_rows(0)
        sheet.set_footer(self._foot)
        return sheet

    def _write(self, sheet: Any, row: int, column: int, value: Cell, kind: Kind) -> None:
        if isinstance(value, Severity):
            ink = self._format(severity=value)
            sheet.write_string(row, column, f"{SYMBOLS[value]} {WORDS[value]}", ink)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, _midnight(value), self._format(kind=Kind.DAY))
        elif isinstance(value, str) and value:
            sheet.write_string(row, column, safe(value), self._format(kind=Kind.TEXT))
        elif value is None or isinstance(value, str):
            sheet.write_blank(row, column, None, self._format(kind=kind))
        else:
            sheet.write_number(row, column, value, self._format(kind=kind))

    def _made_format(
        self,
        *,
        kind: Kind | None = None,
        severity: Severity | None = None,
        **roles: bool,
    ) -> Any:
        look: dict[str, Any] = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        if kind is not None or severity is not None:
            look |= {"bottom": 1, "bottom_color": "#B5BCC4"}
        if kind is Kind.TEXT:
            # A quote in front, which nobody sees: what begins with “=” stays text when the cell is edited too.
            look |= {"text_wrap": True, "quote_prefix": True, "align": "left", "indent": 1}
        elif kind is not None:
            look |= {"num_format": _SHOWN[kind], "align": "left" if kind is Kind.DAY else "right"}
        if severity is not None:
            look |= {"bold": True, "font_color": _INKS[severity], "align": "left", "indent": 1}
        if roles.get("head"):
            look |= {"bold": True, "font_color": "#FFFFFF", "bg_color": "#33475B", "text_wrap": True}
            look |= {"valign": "bottom", "align": "left"}
        if roles.get("inset"):
            look |= {"indent": 1}
        if roles.get("title"):
            look |= {"bold": True, "font_size": 18}
        if roles.get("heading"):
            look |= {"bold": True, "font_size": 12, "valign": "bottom"}
        if roles.get("bold"):
            look |= {"bold": True}
        if roles.get("wrapped"):
            look |= {"text_wrap": True}
        return self._book.add_format(look)


def safe(text: str) -> str:
    """The text as a cell can hold it: never longer than Excel takes, and never read as anything but text."""
    if text.isascii() and len(text) <= LONGEST and not text.startswith("<r>"):
        return text
    text = text.encode("utf-8", "replace").decode("utf-8")  # half characters, which JSON can smuggle in
    if len(text.encode("utf-16-le")) // 2 > LONGEST:
        # Excel counts as UTF-16 does, in which some characters count twice.
        room = LONGEST - len(CUT)
        text = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore") + CUT
    # XlsxWriter takes this for its own markup of rich text.
    return f" {text}" if text.startswith("<r>") else text


def _texts(columns: Sequence[Column], row: Sequence[Cell]) -> Iterator[tuple[str, float]]:
    for column, value in zip(columns, row, strict=True):
        if isinstance(value, str) and not isinstance(value, Severity):
            yield value, column.width - 1.5  # what the indent takes


def _height(texts: Iterable[tuple[str, float]]) -> float:
    """Points that a row needs: not every program works that out for itself when it opens the file."""
    lines = 1
    for text, width in texts:
        parts = text.splitlines() if "\n" in text else (text,)
        lines = max(lines, sum(1 + int(len(part) / (width * _FILLED)) for part in parts))
    return min(lines * _LINE + 3.0, _HIGHEST)


def _midnight(day: date) -> Any:
    from datetime import datetime

    return datetime(day.year, day.month, day.day)
