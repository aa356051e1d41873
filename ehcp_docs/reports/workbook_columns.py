"""What the tables of the workbook are made of: columns of one look each, and the names that they share."""

from __future__ import annotations

from collections.abc import Mapping

from ehcp_docs.reports.sheets import Column, Kind, Look
from ehcp_docs.reports.wording import SYMBOLS
from ehcp_docs.rules.model import Severity

FRONT = "Front"
NOTHING_FOUND = "The rules found nothing."
_NAMES = {
    Severity.ERROR: "Errors",
    Severity.WARNING: "Warnings",
    Severity.ADVICE: "Advice",
    Severity.QUESTION: "Questions",
}


def text_column(title: str, width: float, *, is_printed: bool = True) -> Column:
    """A column of words."""
    return Column(title=title, width=width, is_printed=is_printed)


def number_column(title: str, width: float = 11, *, is_printed: bool = True) -> Column:
    """A column of whole numbers."""
    return Column(title=title, width=width, kind=Kind.NUMBER, is_printed=is_printed)


def points_column(title: str, width: float = 13, look: Look = Look.BAR) -> Column:
    """A column of scores."""
    return Column(title=title, width=width, kind=Kind.POINTS, look=look)


def share_column(title: str, width: float = 13) -> Column:
    """A column of shares, as bars."""
    return Column(title=title, width=width, kind=Kind.SHARE, look=Look.BAR)


def day_column(title: str) -> Column:
    """A column of dates."""
    return Column(title=title, width=13, kind=Kind.DAY)


def count_columns() -> tuple[Column, ...]:
    """A column for each severity."""
    return tuple(number_column(f"{SYMBOLS[severity]} {_NAMES[severity]}", 10) for severity in Severity)


def counts_of(counts: Mapping[Severity, int]) -> tuple[int, ...]:
    """The numbers for those columns."""
    return tuple(counts.get(severity, 0) for severity in Severity)


def letter_of(section: str) -> str:
    """A section as the tables name it."""
    return FRONT if section == "ID" else section


def share_of(part: float, whole: float) -> float:
    """The share of a part in the whole; nothing of nothing."""
    return part / whole if whole else 0.0
