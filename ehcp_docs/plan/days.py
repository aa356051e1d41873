"""The arithmetic of days: dates as people write them, ages, school years, periods of 12 months.

No clock: every function is handed the day it asks about.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
_SHORT = {**{name[:3]: number for name, number in _MONTH.items()}, "sept": 9}
_WRITTEN = (
    re.compile(r"(?P<y>[0-9]{4})[-/.]?(?P<m>[0-9]{2})[-/.]?(?P<d>[0-9]{2})(?:[T ][0-9:.Z+]*)?"),
    re.compile(r"(?P<d>[0-9]{1,2})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<y>[0-9]{4})"),
    re.compile(r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)? (?P<m>[A-Za-z]{3,9}) (?P<y>[0-9]{4})"),
)
_MONTH_AND_YEAR = re.compile(rf"\b({'|'.join(MONTHS)}) ([0-9]{{4}})\b", re.IGNORECASE)


def read_date(typed: str) -> tuple[int, int, int] | None:
    """Year, month and day of a date in any common form, day before month as in Britain; it may not exist."""
    for form in _WRITTEN:
        if found := form.fullmatch(typed.strip()):
            word = found["m"].casefold()
            month = int(word) if word.isdigit() else _MONTH.get(word, _SHORT.get(word))
            if month is not None:
                return int(found["y"]), month, int(found["d"])
    return None


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    return calendar.monthrange(year, month)[1]


def month_said(words: str) -> tuple[int, int] | None:
    """Year and month in the words (“the end of Year 6, July 2028”); None unless there is exactly one."""
    found = _MONTH_AND_YEAR.findall(words)
    return (int(found[0][1]), _MONTH[found[0][0].casefold()]) if len(found) == 1 else None


def age_on(day: date, born: date) -> int:
    """Age in whole years; someone born on 29 February is a year older on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def last_of_twelve_months(start: date) -> date:
    """The last day of the 12 months that start with that day, which counts (section 44(1))."""
    if start.year == date.max.year:
        return date.max
    if (start.month, start.day) == (2, 29):
        return date(start.year + 1, 2, 28)
    return start.replace(year=start.year + 1) - timedelta(days=1)


def school_year(day: date) -> int:
    """The calendar year in which the day's school year began, on 1 September."""
    return day.year - (day.month < 9)


def age_at_start(day: date, born: date) -> int:
    """Age on 31 August before the school year in which the day lies; it decides the year group."""
    return school_year(day) - school_year(born) - 1


YEAR_GROUPS: Mapping[str, range] = {
    "Nursery 1": range(0, 4),
    "Nursery 2": range(3, 4),
    "Reception": range(4, 5),
    **{f"Year {number}": range(number + 4, number + 5) for number in range(1, 15)},
    "Post-16": range(16, 26),
}
"""Ages on 31 August before the school year; settings count nursery years in different ways."""
