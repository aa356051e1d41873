"""What the words for an amount come to, in one form for all: “3 a week”, “15 to 20 minutes”, “up to 4”."""

from __future__ import annotations

import re

from ehcp_docs.audit.conditions import group
from ehcp_docs.language.amounts import amounts
from ehcp_docs.language.dose_lengths import length_of
from ehcp_docs.language.dose_reading import frequencies_of
from ehcp_docs.language.doses import number
from ehcp_docs.language.spans import Span

_DAYS_ONLY = re.compile(
    r"(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?:, | and |, and )?)+", re.I
)


def often(span: Span, text: str) -> str:
    """How often the words say, by themselves: “3 a half-term”, “1 every 2 weeks”; empty where it cannot be told."""
    words = span.of(text)
    read = amounts(words)
    if read.hours or _DAYS_ONLY.fullmatch(words):
        return ""
    lengths = [one for s in read.durations if (one := length_of(s, words))]
    all_often = frequencies_of(words, read, lengths, [])
    if len(all_often) != 1:
        return ""
    [once] = all_often
    if once.per == "once":
        return f"{number(once.times)} in all"
    return (
        f"{number(once.times)} a {once.per}"
        if once.every == 1
        else f"{number(once.times)} every {number(once.every)} {once.per}s"
    )


def length(span: Span, text: str) -> str:
    """How long the words say, in minutes; empty for days, nights and “throughout”."""
    found = length_of(span, text)
    if found is None:
        return ""
    if found.low == found.high:
        return f"{number(found.low)} minutes"
    return f"{number(found.low)} to {number(found.high)} minutes"


def group_of(span: Span, text: str) -> str:
    """How many children the words say, the child counted; “one to one” for a single child."""
    words = span.of(text)
    if ratio := re.search(r"\b(\d+)\s?:\s?(\d+)\b", words):
        return "one to one" if ratio[1] == ratio[2] == "1" else f"{ratio[1]} to {ratio[2]}"
    sizes = group(words).sizes
    if not sizes:
        return ""
    return "one to one" if sizes == (1,) else f"up to {max(sizes)}"
