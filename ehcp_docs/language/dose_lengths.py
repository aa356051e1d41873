"""How long one time takes, and in how many weeks of the year, from the spans that ``language.amounts`` finds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ehcp_docs.language.amounts import Amounts
from ehcp_docs.language.clock import clock_minutes
from ehcp_docs.language.numbers import CARDINAL, value
from ehcp_docs.language.spans import Span

SCHOOL_WEEKS = 38.0
"""School weeks of a year: what is counted with where a text names none."""
_LENGTH = re.compile(
    rf"(?P<low>{CARDINAL}|an?|half(?: an?)?|(?:a )?quarter of an|three[- ]quarters of an)"
    rf"(?:\s?(?:to|–|-|or)\s?(?P<high>{CARDINAL}))?[\s-]*(?:full |whole )?"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|h|(?<=\d)m)\b(?P<more> and (?:a half|three[- ]quarters|a quarter))?",
    re.I,
)
_LABELLED = re.compile(
    rf"(?:(?:length|duration),? (?:in )?)?(?P<unit>minutes?|mins?|hours?|hrs?)(?: (?:a|per|each) \w+)?: ?(?P<low>{CARDINAL})"
    r"(?P<high>(?!))?(?P<more>(?!))?",
    re.I,
)
"""“Minutes per session: 25”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long one time takes, in minutes; two ends where a range is given."""

    span: Span
    low: float
    high: float


def length_of(span: Span, text: str) -> Length | None:
    """The length in minutes; None where the span is of days or nights."""
    if (between := clock_minutes(text[span.start :])) is not None:
        return Length(span=span, low=between, high=between)
    match = _LENGTH.match(text, span.start) or _LABELLED.match(text, span.start)
    if match is None:
        return None
    unit = 60.0 if match["unit"].lower().startswith("h") else 1.0
    low = _amount(match["low"]) * unit
    high = _amount(match["high"]) * unit if match["high"] else low
    more = {None: 0.0, "half": 0.5, "three": 0.75, "quarter": 0.25}
    word = next(
        (w for w in ("three", "quarter", "half") if match["more"] and w in match["more"].lower()), None
    )
    low, high = low + more[word] * unit, high + more[word] * unit
    return Length(span=Span(span.start, max(span.end, match.end())), low=low, high=high) if low else None


def _amount(words: str) -> float:
    plain = words.lower()
    if "three" in plain and "quarter" in plain:
        return 0.75
    if "quarter" in plain:
        return 0.25
    return 0.5 if plain.startswith("half") else value(plain) or 0.0


def weeks_of(text: str, read: Amounts) -> tuple[float | None, list[Span]]:
    """Weeks of the year, by number or by the terms named, and the spans that say nothing else."""
    found, spans = None, []
    for span in read.weeks:
        number = re.match(rf"({CARDINAL}) (?:weeks|wks)", span.of(text), re.I)
        before = text[: span.start]
        every = re.search(r"\b(?:every|each|within|after|in|the first|next)\s*$", before, re.I)
        is_told = re.search(r"\b(?:for|over|block of|all)\s*$", before, re.I) or re.search(
            r"year|weeks (?:a|per|of)\b", span.of(text), re.I
        )
        if number and (is_told or not every) and (weeks := value(number[1])) and (is_told or weeks > 8):
            found = weeks if found in (None, weeks) else None
            spans.append(span)
    named = re.search(
        r"\bin the ((?:autumn|spring|summer)(?:(?:,| and| or|, and) (?:autumn|spring|summer))*) terms?\b",
        text,
        re.I,
    )
    if found is None and named:
        terms = len(set(re.findall(r"autumn|spring|summer", named[1].lower())))
        found = terms * SCHOOL_WEEKS / 3 if terms < 3 else None
    return found, spans
