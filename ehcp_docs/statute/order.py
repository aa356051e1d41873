"""Orders of dates that cannot be: what cannot come before what, and what cannot lie ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from ehcp_docs.errors import Fault
from ehcp_docs.statute.calendar import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Two events of which the second cannot come before the first; both may fall on one day."""

    first: str
    """Key of an event."""
    then: str
    """Key of another."""
    because: str
    """Why, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day on which something happened, and where the file says so."""

    on: Date
    place: str


def order_faults(
    orders: Sequence[Order], happened: Mapping[str, Sequence[Dated]], words: Mapping[str, str]
) -> Iterator[Fault]:
    """Every order that cannot be, with both days. Of several events of one kind the first of each is compared."""
    for order in orders:
        if order.first not in happened or order.then not in happened:
            continue
        first = min(happened[order.first], key=lambda one: one.on)
        then = min(happened[order.then], key=lambda one: one.on)
        if then.on < first.on:
            message = (
                f"{_capital(words[order.then])} on {in_words(then.on)}, before {words[order.first]} on "
                f"{in_words(first.on)}."
            )
            hint = f"{order.because} Check both dates."
            yield Fault(place=f"{then.place}, {first.place}", message=message, hint=hint, code="date-order")


def ahead_faults(
    happened: Mapping[str, Sequence[Dated]], words: Mapping[str, str], may_lie_ahead: Sequence[str], on: Date
) -> Iterator[Fault]:
    """Every event that has happened, as the file says, on a day that has not come."""
    for event, days in happened.items():
        for one in days:
            if one.on > on and event not in may_lie_ahead:
                message = (
                    f"{_capital(words[event])} on {in_words(one.on)}, which has not come on {in_words(on)}."
                )
                hint = "Check the date; or give a later day with --on."
                yield Fault(place=one.place, message=message, hint=hint, code="date-ahead")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
