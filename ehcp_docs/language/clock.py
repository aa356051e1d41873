"""Times of the clock that give a length between them: “from 8.45 to 9.00”, “half past one until two”."""

from __future__ import annotations

import re

from ehcp_docs.language.numbers import CARDINAL, value

_HALF_DAY = r"(?: ?(?:am|pm|a\.m\.|p\.m\.))"
_FIGURES = rf"(?:[01]?\d|2[0-3])[.:][0-5][05]{_HALF_DAY}?"
_WORDS = (
    rf"(?:half past|quarter past|quarter to|a quarter past|a quarter to|(?:five|ten|twenty|twenty-five) (?:past|to)) "
    rf"{CARDINAL}"
)
_HOUR = rf"(?:[01]?\d{_HALF_DAY}|(?:[01]?\d|{CARDINAL}) o['’]clock|noon|midday)"
_SURE = rf"(?:{_FIGURES}|{_WORDS}|{_HOUR})"
_PLAIN = rf"(?:{_SURE}|{CARDINAL})"
_NO_UNIT = (
    r"(?!\.?\d|:\d|%)(?! ?(?:minutes?|mins?|hours?|hrs?|years?|per ?cent|metres?|km|cm|kg|marks?|points?|pupils?|"
    r"children)\b)"
)
RANGE = (
    rf"(?<![\d.:£])(?<!ratio of )(?:from (?P<from>{_PLAIN}) ?(?:to|until|till|–|-) ?(?P<until>{_SURE})"
    rf"|from (?P<from2>{_SURE}) ?(?:to|until|till|–|-) ?(?P<until2>{_PLAIN})"
    rf"|(?P<from3>{_SURE}) ?(?:to|until|till|–|-) ?(?P<until3>{_SURE})){_NO_UNIT}"
)
"""Two times of the clock, at least one of which is written as such; a score or a ratio is none."""
RANGES = re.compile(RANGE, re.I)
_BEFORE_TWELVE = 12 * 60
_TO_OR_PAST = re.compile(r"(?:a )?(half|quarter|five|ten|twenty-five|twenty) (past|to) (.+)", re.I)
_PART = {"half": 30.0, "quarter": 15.0}


def clock_minutes(words: str) -> float | None:
    """How many minutes lie between the two times with which the words begin.

    >>> clock_minutes("from 8.45 to 9.00"), clock_minutes("12:50-1:20 pm"), clock_minutes("from 10 to half past ten")
    (15.0, 30.0, 30.0)
    """
    match = RANGES.match(words)
    if match is None:
        return None
    start = _of_day(match["from"] or match["from2"] or match["from3"])
    end = _of_day(match["until"] or match["until2"] or match["until3"])
    if start is None or end is None or start == end:
        return None
    return (end - start) % _BEFORE_TWELVE


def _of_day(words: str) -> float | None:
    """Minutes since midnight or noon: a plan seldom says which, and no lesson lasts twelve hours."""
    plain = re.sub(r"[ .]*(?:am|pm|a\.m\.?|p\.m\.?|o['’]clock)$", "", words.strip(), flags=re.I).lower()
    if plain in ("noon", "midday"):
        return 0.0
    if spoken := _TO_OR_PAST.fullmatch(plain):
        part = _PART.get(spoken[1]) or value(spoken[1]) or 0.0
        hour = value(spoken[3])
        return None if hour is None else hour * 60 + (part if spoken[2] == "past" else -part)
    if figures := re.fullmatch(r"(\d{1,2})[.:](\d\d)", plain):
        return int(figures[1]) * 60.0 + int(figures[2])
    hour = value(plain)
    return None if hour is None or hour > 24 else hour * 60
