"""What a template may do to a value on its way to the page: the filters of templates, and nothing else.

Each takes a value and gives plain text (or a number); the first line of a filter's docstring is its help.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sized
from datetime import date as Date
from decimal import Decimal
from typing import Any, Final

from jinja2 import Undefined

from ehcp_docs.statute.calendar import in_words

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Misused(ValueError):
    """A value that a filter or the page cannot take; the message says what is wanted, never the value."""


def date(value: object) -> str:
    """A date in full: 22 June 2026."""
    return in_words(_date(value, "date"))


def day(value: object) -> str:
    """A date with its weekday: Monday 22 June 2026."""
    found = _date(value, "day")
    return f"{WEEKDAYS[found.weekday()]} {in_words(found)}"


def pounds(value: object) -> str:
    """An amount of money: £1,480, or £1,480.50 where there are pence."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise _misused(value, "uses the filter “pounds” on something that is no number")
    amount = Decimal(str(value)).quantize(Decimal("0.01"))
    sign = "−" if amount < 0 else ""
    digits = f"{abs(amount):,}"
    return f"{sign}£{digits.removesuffix('.00')}"


def listed(value: object) -> str:
    """A list as words: a, b and c."""
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        raise _misused(value, "uses the filter “listed” on something that is no list")
    words = [as_text(item) for item in value]
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def upper_first(value: object) -> str:
    """The text with a capital at its beginning."""
    text = as_text(value)
    return text[:1].upper() + text[1:]


def lower(value: object) -> str:
    """The text in lower case."""
    return as_text(value).lower()


def length(value: object) -> int:
    """How many there are in a list."""
    if isinstance(value, str) or not isinstance(value, Sized):
        raise _misused(value, "uses the filter “length” on something that is no list")
    return len(value)


FILTERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    f.__name__: f for f in (date, day, pounds, listed, upper_first, lower, length)
}


def as_text(value: object) -> str:
    """The value as it is printed: text as it is, numbers without needless noughts, dates in full.

    Raises Misused for what cannot be printed as it is: nothing at all, yes or no, a list, a group of fields.
    """
    if type(value) is str:
        return value
    if isinstance(value, bool):
        raise Misused("is yes or no, not text")
    if isinstance(value, str):
        return str(getattr(value, "value", value))  # an enumeration prints its value
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float | Decimal):
        return _number(value)
    if isinstance(value, Date):
        return in_words(value)
    is_list = isinstance(value, Iterable) and not isinstance(value, Mapping)
    raise _misused(value, "is a list, not text" if is_list else "is a group of fields, not text")


def _misused(value: object, message: str) -> Misused:
    """The error that says so; a name that does not exist raises its own error instead."""
    if isinstance(value, Undefined):
        bool(value)
    return Misused("is empty here" if value is None else message)


def _number(value: float | Decimal) -> str:
    text = format(Decimal(str(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(value: object, name: str) -> Date:
    if not isinstance(value, Date):
        raise _misused(value, f"uses the filter “{name}” on something that is no date")
    return value
