"""The arithmetic of days, weeks and months as the law counts them; no limit of the law stands here."""

from __future__ import annotations

from calendar import monthrange
from datetime import date as Date
from datetime import timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(day: Date) -> str:
    """The date as it is written: 4 May 2026. Not by strftime, whose month follows the machine's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_short(day: Date) -> str:
    """The date as it stands in a sum: 4 May 2026, 2 Feb 2026."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def days_after(start: Date, count: int) -> Date:
    """The day so many days after the start, or before it where the count is negative."""
    return start + timedelta(days=count)


def corresponding_day(start: Date, months: int) -> Date:
    """The day of the same number so many months on; the last of the month where it has no such day."""
    year, month = _month(start, months)
    return Date(year, month, min(start.day, monthrange(year, month)[1]))


def last_day_of_months(start: Date, months: int) -> Date:
    """The last day of a period of so many months that begins with the start itself.

    Such a period ends the day before the corresponding day (1 January to 31 December), and with the month
    where there is no corresponding day: 12 months beginning with 29 February 2024 end on 28 February 2025.
    """
    year, month = _month(start, months)
    length = monthrange(year, month)[1]
    if start.day > length:
        return Date(year, month, length)
    return days_after(Date(year, month, start.day), -1)


def end_of_compulsory_school_age(born: Date) -> Date:
    """The last Friday in June of the school year in which the person turns 16.

    School years run from 1 September to 31 August. From the next day on the person is a young person, and
    the rights under Part 3 of the Children and Families Act 2014 are theirs rather than the parents'.
    """
    year = born.year + 16 + (born.month >= 9)
    june_30 = Date(year, 6, 30)
    return days_after(june_30, -((june_30.weekday() - 4) % 7))


def _month(start: Date, months: int) -> tuple[int, int]:
    index = start.year * 12 + start.month - 1 + months
    return index // 12, index % 12 + 1
