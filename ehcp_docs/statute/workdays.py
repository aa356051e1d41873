"""Working days in England and Wales, and those of the Tribunal: what is left out stands in ``working_days.yaml``.

Only here is the library of bank holidays met, and only when a working day is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum
from functools import cache

from cattrs import ClassValidationError, Converter, transform_error

from ehcp_docs.errors import Fault, InputError, RuleError
from ehcp_docs.resources import file
from ehcp_docs.statute.calendar import days_after
from ehcp_docs.yamlfile import read_yaml

_FILE = "working_days.yaml"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Desk(StrEnum):
    """Whose working days are counted."""

    ENGLAND_AND_WALES = "england_and_wales"
    TRIBUNAL = "tribunal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Days of every year on which the Tribunal's time does not run."""

    first: str
    """Month and day: 08-01."""
    last: str
    words: str

    def holds(self, day: Date) -> bool:
        """Whether the day is one of them."""
        return self.first <= f"{day:%m-%d}" <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A bank holiday that the library does not know yet."""

    on: Date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the authority's schools."""

    name: str
    first: Date
    last: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """What the file says."""

    country: str
    subdivision: str
    closed_to_the_tribunal: tuple[Closed, ...]
    added: tuple[Change, ...] = ()
    removed: tuple[Date, ...] = ()
    terms: tuple[Term, ...] = ()


@cache
def bank_holidays(year: int) -> Mapping[Date, str]:
    """The bank holidays of that year with their names.

    Raises InputError for a year of which the library knows none: to count on would give a wrong date in silence.
    """
    from holidays import country_holidays

    known = _rules()
    found = country_holidays(known.country, subdiv=known.subdivision, years=year)
    if not found:
        raise InputError(
            f"The bank holidays of {year} are not known, so that working days cannot be counted.",
            hint="Check the date; or install a newer version of ehcp-docs.",
        )
    days = dict(found.items()) | {change.on: change.name for change in known.added if change.on.year == year}
    return {day: name for day, name in days.items() if day not in known.removed}


def is_working_day(day: Date, desk: Desk = Desk.ENGLAND_AND_WALES) -> bool:
    """Whether work is done on that day: no Saturday, Sunday or bank holiday, and for the Tribunal none of its own."""
    if desk is Desk.TRIBUNAL and closed_words(day):
        return False
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_day(event: Date, count: int, desk: Desk, *, with_event: bool) -> Date:
    """The so-manieth working day after the event, or before it where the count is negative.

    With the event, its own day is day one where it is a working day.
    """
    step = -1 if count < 0 else 1
    day = days_after(event, -step) if with_event else event
    for _ in range(abs(count)):
        day = days_after(day, step)
        while not is_working_day(day, desk):
            day = days_after(day, step)
    return day


def tribunal_day(day: Date) -> Date:
    """The day itself; or the Tribunal's next working day where its time does not run on that day."""
    return working_day(day, 1, Desk.TRIBUNAL, with_event=False) if closed_words(day) else day


def closed_words(day: Date) -> str:
    """Why the Tribunal's time does not run on that day; empty where it does."""
    return next((closed.words for closed in _rules().closed_to_the_tribunal if closed.holds(day)), "")


def rest_words(day: Date) -> str:
    """“a bank holiday”, “a Saturday”, “a Sunday”; empty for a working day."""
    if day in bank_holidays(day.year):
        return "a bank holiday"
    return f"a {_WEEKDAYS[day.weekday()]}" if day.weekday() >= 5 else ""


def term_end(event: Date, count: int) -> Date | None:
    """The last day of the so-manieth term, the one in which the event lies counted; none where it is not known.

    What happens between two terms belongs to the next.
    """
    known = sorted(_rules().terms, key=lambda term: term.last)
    if not known or event < known[0].first:
        return None
    ahead = [term.last for term in known if term.last >= event]
    return ahead[count - 1] if 0 < count <= len(ahead) else None


@cache
def _rules() -> WorkingDays:
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(Date, lambda value, _: Date.fromisoformat(value))
    try:
        return converter.structure(read_yaml(file("templates", _FILE)), WorkingDays)
    except ClassValidationError as error:
        faults = [Fault(place=_FILE, message=text) for text in transform_error(error, path="file")]
        raise RuleError("The file of working days cannot be used.", faults=faults) from error
    except ValueError as error:
        fault = Fault(place=_FILE, message=str(error))
        raise RuleError("The file of working days cannot be used.", faults=[fault]) from error
