"""Exceptions to a time limit: which grounds the law allows, and those of their conditions that can be counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date

from ehcp_docs.statute.calendar import days_after, in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedBy:
    """The exceptions to one limit."""

    source: str
    """Where they stand."""
    grounds: tuple[str, ...]
    """Keys of the grounds that are allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One ground for an exception."""

    words: str
    """As it is printed before its days."""
    least_days: int | None = None
    """How long it must have lasted without a break."""
    advice_days: int | None = None
    """For a closure: advice must have been asked for in the time that begins so many days before the closure and
    ends as many days before the reopening."""
    person_decides: str = ""
    """What cannot be counted, and a person has to judge."""


def unmet(ground: Ground, first: Date, last: Date, advice_asked: Sequence[Date]) -> Iterator[str]:
    """Each condition of the ground that these days do not meet, in a sentence."""
    if last < first:
        yield f"It ends on {in_words(last)}, before it begins on {in_words(first)}."
        return
    length = (last - first).days + 1
    if ground.least_days and length < ground.least_days:
        yield (
            f"It lasted {length} day{'' if length == 1 else 's'}; the law asks for at least "
            f"{ground.least_days // 7} weeks without a break."
        )
    if ground.advice_days:
        # The day of reopening is the day after the last day of the closure.
        opens, closes = days_after(first, -ground.advice_days), days_after(last, 1 - ground.advice_days)
        if not advice_asked:
            yield "Nothing says when advice was asked for, so that nobody can see whether the closure counts."
        elif not any(opens <= day <= closes for day in advice_asked):
            yield (
                f"No advice was asked for from {in_words(opens)} to {in_words(closes)}: a closure counts only for "
                "advice asked for from a week before it to a week before the reopening."
            )
