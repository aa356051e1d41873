"""How much of something a statement says: so many minutes, so many times, in so many weeks; and the sum over a year.

The spans come from ``language.amounts``; here they become numbers that belong together. A school year is counted as
38 weeks of five days, three terms, six half-terms; a month is a twelfth of 52 weeks. Where a statement's amounts
cannot be put together without guessing, it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ehcp_docs.language.amounts import amounts
from ehcp_docs.language.dose_lengths import SCHOOL_WEEKS, Length, length_of, weeks_of
from ehcp_docs.language.dose_reading import WEEKS_OF, Often, frequencies_of, pairs_of
from ehcp_docs.language.spans import Span, in_any, sentences
from ehcp_docs.plan.model import Elements

WEEKS = SCHOOL_WEEKS
_OF_CHILDREN = re.compile(
    r"[\w-]+ (?:other |more )?(?:pupils?|children|students?|peers?|classmates?|"
    r"others|adults?|people|steps?)\b",
    re.I,
)
_WEEKLY = ("day", "week", "fortnight", "month")
_CAP = re.compile(
    r"\b(?:up to|no more than|not more than|at most|a maximum of|maximum of|"
    r"maximum)(?: a)?\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """One amount of one thing."""

    sentence: str
    words: str
    """The words that give it."""
    minutes: float | None = None
    """Of one time; the least, where a range is given."""
    most: float | None = None
    """The upper end of the range."""
    times: float | None = None
    per: str = ""
    """day, week, fortnight, month, half-term, term, year; ``once`` for so many times in all."""
    every: float = 1.0
    """2 for “every second week”."""
    weeks: float | None = None
    """Weeks of the year, where they are said."""
    is_total: bool = False
    """So many hours in a period, in sessions that are not told: “16 hours a week”, “three hours a term”."""
    is_capped: bool = False
    """“Up to 20 minutes”: there is no least amount."""
    is_unclear: bool = False
    """Several amounts stand there, and which belong together cannot be told."""

    @property
    def is_whole(self) -> bool:
        """Whether the time over a year can be worked out."""
        return self.minutes is not None and self.times is not None and not self.is_unclear

    def times_a_year(self, weeks: float | None = None) -> float | None:
        """How often in a school year."""
        if self.times is None:
            return None
        if self.per in ("year", "once"):
            return self.times / self.every
        if self.per in ("term", "half-term"):
            return self.times * WEEKS / (WEEKS_OF[self.per] * self.every)
        return self.times * (self.weeks or weeks or WEEKS) / (WEEKS_OF[self.per] * self.every)

    def minutes_a_year(self, weeks: float | None = None) -> float | None:
        """How much in a school year."""
        often = self.times_a_year(weeks)
        return None if often is None or self.minutes is None else often * self.minutes

    def minutes_a_week(self) -> float | None:
        """How much in a school week in which it happens; None for what is counted by terms or years."""
        if self.minutes is None or self.times is None or self.per not in _WEEKLY:
            return None
        return self.minutes * self.times / (WEEKS_OF[self.per] * self.every)

    def often(self) -> str:
        """How often, in words that can be set beside others: ``5 a week``, ``1 every 2 weeks``."""
        if self.times is None:
            return ""
        if (self.per, self.every) == ("day", 1):
            return f"{number(self.times * 5)} a week"
        if self.per == "once":
            return f"{number(self.times)} in all"
        return (
            f"{number(self.times)} a {self.per}"
            if self.every == 1
            else f"{number(self.times)} every {number(self.every)} {self.per}s"
        )

    def sum(self, weeks: float | None = None) -> str:
        """The sum as a person would write it: ``20 minutes × 4 a week × 38 weeks = 3,040 minutes a year``."""
        often, total = self.times_a_year(weeks), self.minutes_a_year(weeks)
        if often is None or self.times is None:
            return (
                f"{number(self.minutes)} minutes, how often is not said" if self.minutes is not None else ""
            )
        how = {"once": f"{number(self.times)} in all", "year": f"{number(self.times)} a year"}.get(self.per)
        if how is None:
            step = f"a {self.per}" if self.every == 1 else f"every {number(self.every)} {self.per}s"
            how = f"{number(self.times)} {step}" + (
                " × 5 days" if (self.per, self.every) == ("day", 1) else ""
            )
        if total is None:
            return f"{how}, about {number(often)} times a year; how long is not said"
        span = ""
        if self.per in ("day", "week", "fortnight", "month"):
            plain = self.every == 1 and self.per in ("day", "week")
            span = f" {'×' if plain else 'in'} {number(self.weeks or weeks or WEEKS)} weeks"
        return f"{number(self.minutes)} minutes × {how}{span} = {a_year(total)}"


def number(amount: float | None) -> str:
    """The amount as it is printed: thousands parted, a decimal only where it is needed."""
    if amount is None:
        return "?"
    return f"{amount:,.0f}" if abs(amount - round(amount)) < 0.05 else f"{amount:,.1f}"


def a_year(minutes: float) -> str:
    """So many minutes a year, in hours too where that says more."""
    hours = f" ({number(minutes / 60)} hours)" if minutes >= 600 else ""
    return f"{number(minutes)} minutes{hours} a year"


def doses(text: str) -> tuple[Dose, ...]:
    """Every amount that the text gives, in order; a length told in the next sentence completes the one before."""
    made: list[Dose] = []
    for span in sentences(text):
        for dose in _of_sentence(span.of(text)):
            last = made[-1] if made else None
            if last and not last.is_unclear and _completes(last, dose):
                made[-1] = _joined(last, dose)
            else:
                made.append(dose)
    weeks = {dose.weeks for dose in made if dose.weeks}
    only = next(iter(weeks)) if len(weeks) == 1 else None
    whole = [replace(d, weeks=d.weeks or only) if d.per in _WEEKLY else replace(d, weeks=None) for d in made]
    told = [dose for dose in whole if dose.minutes is not None or dose.times is not None]
    first: dict[object, Dose] = {}
    for dose in told:
        first.setdefault((dose.sentence, dose.minutes, dose.times, dose.per, dose.every), dose)
    return tuple(first.values())


def from_elements(elements: Elements | None) -> Dose | None:
    """The amount that the plan declares beside its sentence; None where it declares none."""
    if elements is None:
        return None
    if elements.hours_per_week:
        words = f"{number(elements.hours_per_week)} hours a week"
        return Dose(
            sentence="",
            words=words,
            minutes=elements.hours_per_week * 60,
            times=1.0,
            per="week",
            weeks=elements.weeks_per_year,
        )
    per = (elements.per or "").replace("_", "-")
    if elements.minutes is None and elements.times is None:
        return None
    is_known = per in (*WEEKS_OF, "year", "once")
    return Dose(
        sentence="",
        words="as the plan declares it",
        minutes=elements.minutes,
        times=elements.times if is_known else None,
        per=per if is_known else "",
        weeks=elements.weeks_per_year if per in _WEEKLY else None,
    )


def _completes(last: Dose, dose: Dose) -> bool:
    return (last.minutes is None) != (dose.minutes is None) and (last.times is None) != (dose.times is None)


def _joined(last: Dose, dose: Dose) -> Dose:
    length, often = (last, dose) if last.minutes is not None else (dose, last)
    return replace(
        often,
        sentence=f"{last.sentence} {dose.sentence}",
        words=f"{last.words}, {dose.words}",
        minutes=length.minutes,
        most=length.most,
        weeks=last.weeks or dose.weeks,
        is_capped=last.is_capped or dose.is_capped,
    )


def _of_sentence(text: str) -> Iterator[Dose]:
    read = amounts(text)
    weeks, week_spans = weeks_of(text, read)
    lengths = [length for span in read.durations if (length := length_of(span, text))]
    often = frequencies_of(text, read, lengths, week_spans)
    taken = (*(length.span for length in lengths), *(one.span for one in often), *week_spans)
    is_other = not lengths and any(not in_any(span, taken) for span in read.durations)
    if not lengths and not often:
        if weeks:
            yield Dose(sentence=text, words="", weeks=weeks)
        return
    pairs = pairs_of(lengths, often, text)
    if pairs is None:
        spans = sorted([length.span for length in lengths] + [one.span for one in often])
        words = ", ".join(span.of(text) for span in spans)
        yield Dose(sentence=text, words=words, minutes=lengths[0].low, times=1.0, per="year", is_unclear=True)
        return
    for length, one in pairs:
        spans = sorted({part.span for part in (length, one) if part})
        yield Dose(
            sentence=text,
            words=", ".join(_outer(spans, text)),
            minutes=length.low if length else None,
            most=length.high if length else None,
            times=one.times if one else None,
            per=one.per if one else "",
            every=one.every if one else 1.0,
            weeks=weeks if one is None or one.per in _WEEKLY else None,
            is_total=_is_total(length, one, read.hours),
            is_unclear=is_other,
            is_capped=any(_is_capped(span, text) for span in spans),
        )


def _is_total(length: Length | None, often: Often | None, hours: tuple[Span, ...]) -> bool:
    if length is None or often is None or not in_any(length.span, hours):
        return False
    return often.times == 1 and (length.low >= 120 or often.per not in _WEEKLY)


def _is_capped(span: Span, text: str) -> bool:
    """Whether “up to” stands before the amount itself, and not before so many children."""
    return bool(_CAP.search(text[: span.start])) and not _OF_CHILDREN.match(text, span.start)


def _outer(spans: Sequence[Span], text: str) -> list[str]:
    return [
        s.of(text) for s in spans if not any(s != o and o.start <= s.start and s.end <= o.end for o in spans)
    ]
