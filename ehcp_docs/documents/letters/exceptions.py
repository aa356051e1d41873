"""The exception to a time limit that a letter tells of: which one, the usual date, and whether the law knows it.

Regulations 5(4), 10(4), 13(3) and 27(3) of the SEND Regulations 2014 lift a limit for four reasons. Two of them
ask for a time of at least four weeks: a school, nursery or other provider that is closed, and an absence from
the area.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Date
from typing import Final

from ehcp_docs.case.model import Case
from ehcp_docs.case.steps import LimitException
from ehcp_docs.documents.catalogue import Document
from ehcp_docs.documents.letters.dates import last_day
from ehcp_docs.errors import Fault

_PLACE: Final = "case: /exceptions"
_SHORTEST: Final = 28
"""Days that a closure or an absence must last: four weeks."""
_LASTING: Final = {
    "school_closed": "The school is closed",
    "early_years_closed": "The early years provider is closed",
    "absent": "The absence is",
}


def told_exception(wanted: Document, case: Case) -> LimitException | None:
    """The exception that the document tells of: of several to its limits the one that began last."""
    found = [one for one in case.exceptions if one.limit in wanted.exception]
    return max(found, key=lambda one: one.from_, default=None)


def usual_date(exception: LimitException | None, known: Mapping[str, Date]) -> Date | None:
    """The last day of the limit, had there been no exception."""
    return last_day(exception.limit, known) if exception else None


def exception_faults(exception: LimitException | None, usual: Date | None, case: Case) -> Iterator[Fault]:
    """Everything for which the law knows no exception, and dates that do not fit each other."""
    if exception is None:
        return
    days = (exception.to - exception.from_).days + 1
    if days < 1:
        yield _fault("It ends before it begins.", "Check both dates.")
    elif exception.ground in _LASTING and days < _SHORTEST:
        unit = "day" if days == 1 else "days"
        message = f"{_LASTING[exception.ground]} for {days} {unit}; the law asks for at least four weeks."
        yield _fault(message, "Without four weeks in a row there is no exception.")
    if exception.ground == "missed_appointment":
        message = "A missed appointment lifts an adviser's time limit only, not the authority's own."
        yield _fault(message, "Give a ground of regulation 10(4), or keep the limit.")
    new = exception.new_date
    if new is not None and new < case.letter_date:
        yield _fault("The new date is before the day of the letter.", "Check both dates.")
    if new is not None and usual is not None and new <= usual:
        yield _fault(
            "The new date is not after the usual one.", "Without a later date no exception is needed."
        )


def _fault(message: str, hint: str) -> Fault:
    return Fault(place=_PLACE, message=message, hint=hint, code="exception")
