"""How often, how long and in what group: the words of a provision table's columns as elements of the plan."""

from __future__ import annotations

import re
from typing import Any

_NUMBERS = {
    "once": 1, "twice": 2, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "daily": 1, "weekly": 1, "fortnightly": 1, "monthly": 1, "termly": 1, "half-termly": 1, "annually": 1, "yearly": 1,
}  # fmt: skip
_PERIODS = {
    "daily": "day", "weekly": "week", "fortnightly": "fortnight", "monthly": "month", "termly": "term",
    "half-termly": "half-term", "annually": "year", "yearly": "year",
}  # fmt: skip
_TIMES = re.compile(
    r"\b(?P<n>once|twice|\d{1,2}(?=\s*(?:x|×|times))|one|two|three|four|five|six)\s*(?:x|×|times)?\s*(?:a|per|each|every|/)\s*"
    r"(?P<p>lesson|day|week|fortnight|month|half[- ]term|term|year)\b",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"\b(?P<p>daily|weekly|fortnightly|monthly|half-termly|termly|annually|yearly)\b", re.IGNORECASE
)
_MINUTES = re.compile(r"\b(?P<n>\d{1,3})\s*(?:-\s*)?(?:minutes?|mins?)\b", re.IGNORECASE)
_HOURS_WEEK = re.compile(
    r"\b(?P<n>\d{1,2}(?:\.\d)?)\s*hours?\s*(?:a|per|each|every|/)\s*week\b", re.IGNORECASE
)
_WEEKS = re.compile(r"\b(?P<n>\d{2})\s*weeks?\s*(?:a|per|each|every|/|of the)\s*year\b", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:up to|no more than|maximum of|max\.?)\s*(?P<max>\d{1,2})\b"
    r"|\b(?P<from>\d{1,2})\s*(?:to|-|–)\s*(?P<to>\d{1,2})\b|\bgroup of (?P<of>\d{1,2})\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:1\s*:\s*1|1\s*to\s*1|one[- ]to[- ]one|individual(?:ly)?|on (?:his|her|their) own)\b", re.IGNORECASE
)


def how_often(text: str) -> dict[str, Any]:
    """Times and period, minutes, hours a week, weeks a year, as far as the words give them as numbers."""
    found: dict[str, Any] = {}
    if match := _HOURS_WEEK.search(text):
        found["hours_per_week"] = float(match["n"])
    elif match := _TIMES.search(text):
        number = match["n"].lower()
        found["times"] = _NUMBERS.get(number) or int(number)
        found["per"] = re.sub(r"half[- ]term", "half-term", match["p"].lower())
    elif match := _ADVERB.search(text):
        found["times"], found["per"] = 1, _PERIODS[match["p"].lower()]
    if match := _MINUTES.search(text):
        found["minutes"] = int(match["n"])
    if match := _WEEKS.search(text):
        found["weeks_per_year"] = int(match["n"])
    return found


def group(text: str) -> dict[str, Any]:
    """Smallest and largest group."""
    if _ALONE.search(text):
        return {"group_min": 1, "group_max": 1}
    match = _GROUP.search(text)
    if not match:
        return {}
    if match["from"]:
        return {"group_min": int(match["from"]), "group_max": int(match["to"])}
    return {"group_max": int(match["max"] or match["of"])}
