"""How often something happens, from the spans that ``language.amounts`` finds, and which length belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehcp_docs.language.amounts import Amounts
from ehcp_docs.language.dose_lengths import SCHOOL_WEEKS, Length
from ehcp_docs.language.numbers import CARDINAL, value
from ehcp_docs.language.spans import Span, in_any

WEEKS_OF = {
    "day": 0.2,
    "week": 1.0,
    "fortnight": 2.0,
    "month": 52 / 12,
    "half-term": SCHOOL_WEEKS / 6,
    "term": SCHOOL_WEEKS / 3,
}
"""How many school weeks one of the periods is."""
_DAYS = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?-i:Mon|Tues?|Weds?|Thurs?|Thu|Fri)\b)"
_PERIODS = (
    ("half-term", r"half[- ]?term(?:ly|s)?"),
    ("term", r"term(?:ly|s)?\b(?!-?time)"),
    ("fortnight", r"fortnight(?:ly|s)?"),
    ("month", r"month(?:ly|s)?|\bmth\b"),
    ("year", r"years?|yearly|annual(?:ly)?|\byr\b"),
    ("day", r"(?:school )?days? of (?:the|each|every) (?:school )?week"),
    ("week", r"weeks?|weekly|\bwk\b|\bp\.?w\b|(?<=/)w"),
    (
        "day",
        r"days?|daily|mornings?|afternoons?|evenings?|lunch(?:times?|es)?|breaks?|breaktimes?|"
        r"playtimes?|registrations?",
    ),
)
_TIMES = re.compile(
    rf"\b(?P<once>once|twice|thrice)\b|\b(?P<times>{CARDINAL})[- ]times\b|"
    rf"\b(?P<by>{CARDINAL}) ?[x×]|[x×] ?(?P<by2>{CARDINAL})\b|"
    rf"^(?P<plain>{CARDINAL}) (?:a|per|each|in the|in every|every)\b|"
    rf"\b(?P<n>{CARDINAL})(?: (?!pupils|children|peers|students|adults|others|classmates|to|or|"
    rf"and)[\w’'-]+){{0,4}}? "
    r"(?:sessions?|lessons?|visits?|meetings?|appointments?|groups?|slots?|classes|occasions|blocks?|"
    r"observations?|calls?|nights?|times)\b|"
    r"\b(?P<bare>\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) "
    r"(?:days?|mornings?|afternoons?|evenings?|lunch\w*|breaks?) (?:of )?(?:a|per|each|every|the|in)\b",
    re.I,
)
_LABELLED = re.compile(
    rf"^(?:sessions?|times|visits?|lessons?|frequency)(?: (?:a|per|each) (?P<per>[\w -]+))?: ?(?P<n>{CARDINAL})$",
    re.I,
)
"""“Sessions per week: 3”, as the labels of forms have it."""
_YEARLY = re.compile(
    r"\b(?:each|every) (?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|autumn|spring|summer)(?: term)?\b|\bper annum\b|\bp\.a\.",
    re.I,
)
_AFTER_LENGTH = re.compile(
    r"(?: of [\w -]{1,40}?)?,? (?:a|per) (?:school )?(?P<per>day|week|fortnight|month|half[- ]term|term|year)\b",
    re.I,
)
"""“Half an hour a week”, “per annum”: frequencies that the reader of amounts does not count as such."""
_BESIDE = re.compile(r"\s*(?:in|on|for|of [\w -]{1,40})?\s*", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Often:
    """So many times in a period, or in every second, third ... one."""

    span: Span
    times: float
    per: str
    every: float = 1.0


Pair = tuple[Length | None, Often | None]


def frequencies_of(text: str, read: Amounts, lengths: Sequence[Length], weeks: Sequence[Span]) -> list[Often]:
    """How often, as often as the sentence says it."""
    found: list[Often] = []
    days: list[Span] = []
    loose: list[Often] = []
    for span in read.frequency:
        inside = in_any(span, tuple(weeks)) and not re.search(
            r"\b(?:once|twice|every|daily|weekly)\b", span.of(text), re.I
        )
        if inside:
            continue
        span = _whole(span, text)
        if any(span.overlaps(one.span) for one in found):
            continue
        words = _LABELLED.sub(_spoken, _without(span, [one.span for one in lengths] + list(weeks), text))
        if text[max(0, span.start - 1)] == ":":
            words = re.sub(rf"^{CARDINAL}", "", words).strip()  # the 1 of 1:1 is no number of times
        if re.search(rf"\b{_DAYS}", words, re.I) and not re.search(
            r"\b(?:week|fortnight|month|term)\b", words, re.I
        ):
            days.append(span)
            continue
        if re.search(r"\bof the (?:day|week|month|term|year)$", words, re.I) and not _TIMES.search(words):
            continue  # “one photograph of the day”
        one = _often(span, words)
        if one and one.per:
            found.append(one)
        elif one:
            loose.append(one)
    found = _with_loose(found, loose)
    if not found:
        found = list(_untold(text, lengths))
    if days and not found:
        names = {name.lower()[:3] for span in days for name in re.findall(_DAYS, span.of(text), re.I)}
        alternate = re.search(rf"\b(?:every (?:other|second)|alternate) {_DAYS}", text, re.I)
        whole = Span(min(s.start for s in days), max(s.end for s in days))
        found = [Often(span=whole, times=float(len(names)), per="week", every=2.0 if alternate else 1.0)]
    return _with_counts(found, text, read, weeks)


def _spoken(label: re.Match[str]) -> str:
    return f"{label['n']} times a {label['per']}" if label["per"] else f"{label['n']} times"


def _untold(text: str, lengths: Sequence[Length]) -> Iterator[Often]:
    for match in _YEARLY.finditer(text):
        yield Often(span=Span(match.start(), match.end()), times=1.0, per="year")
    for length in lengths:
        if after := _AFTER_LENGTH.match(text, length.span.end):
            per = after["per"].lower().replace(" ", "-")
            yield Often(span=Span(length.span.start, after.end()), times=1.0, per=per)


def _whole(span: Span, text: str) -> Span:
    """“On two afternoons” goes on: “of each school week”."""
    if re.match(rf"on {CARDINAL} ", span.of(text), re.I):
        rest = re.match(
            r" (?:a|per|of|in|each|every)(?: (?:the|each|every|a))?(?: school)? (?:week|fortnight|month)\b",
            text[span.end :],
        )
        return Span(span.start, span.end + rest.end()) if rest else span
    return span


def _without(span: Span, others: Sequence[Span], text: str) -> str:
    kept = [c if not any(o.start <= i < o.end for o in others) else "" for i, c in enumerate(text)]
    return " ".join("".join(kept[span.start : span.end]).split())


def _often(span: Span, words: str) -> Often | None:
    """How often the words say; without a period when they name none."""
    match = _TIMES.search(words)
    per = _period(words)
    if match and match["bare"]:
        per = next((name for name in ("week", "fortnight", "month") if name in words.lower()), "")
    number = next((group for group in match.groups() if group), "1") if match else "1"
    times = value(number)
    if times is None:
        return None
    every = 1.0
    if step := re.search(
        rf"\bevery ({CARDINAL}|other|second|third|fourth|alternate)\b|\b(alternate)\b", words, re.I
    ):
        named = (step[1] or step[2]).lower()
        every = (
            {"other": 2.0, "second": 2.0, "alternate": 2.0, "third": 3.0, "fourth": 4.0}.get(named)
            or value(named)
            or 1.0
        )
        times = times if match and not match.group(0).strip().startswith(named) else 1.0
    if not per and not match:
        return None
    return Often(span=span, times=times, per=per, every=every)


def _period(words: str) -> str:
    """The period that the words end on: ``lesson`` and the like are none that can be counted."""
    if re.search(r"\b(?:lessons?|sessions?|nights?|weekends?)$", words, re.I) and re.search(
        r"\b(?:every|each|per|a) \w*\s*(?:lessons?|sessions?|nights?|weekends?)$", words, re.I
    ):
        return ""
    for name, pattern in _PERIODS:
        if re.search(rf"(?:^|\b|/\s?)(?:{pattern})\W*$", words, re.I):
            return name
    return ""


def _with_loose(found: list[Often], loose: list[Often]) -> list[Often]:
    """“1 x 45 mins weekly”: the number stands apart from the period."""
    if len(found) == 1 and len(loose) == 1 and found[0].times == 1:
        one = found[0]
        span = Span(min(one.span.start, loose[0].span.start), max(one.span.end, loose[0].span.end))
        return [Often(span=span, times=loose[0].times, per=one.per, every=one.every)]
    return found


def _with_counts(found: list[Often], text: str, read: Amounts, weeks: Sequence[Span]) -> list[Often]:
    """“Six sessions” without a period are so many in all; “six weekly sessions” too."""
    counts = []
    for span in read.counts:
        words = span.of(text)
        free = not in_any(span, tuple(weeks)) and text[max(0, span.start - 1)] != ":"
        number = re.match(rf"({CARDINAL})\b", words, re.I)
        is_times = re.search(
            r"(?:sessions?|visits?|meetings?|appointments?|lessons?|workshops?|classes)$", words, re.I
        )
        if (
            free
            and number
            and is_times
            and (times := value(number[1]))
            and not re.search(r"min|hour", words, re.I)
        ):
            counts.append(Often(span=span, times=times, per="once"))
    if len(counts) != 1:
        return found
    if not found:
        return counts
    inside = found[0].span.overlaps(counts[0].span)
    if len(found) == 1 and inside and found[0].times == 1 and counts[0].times > 1 and found[0].per == "week":
        return counts
    return found


def pairs_of(lengths: Sequence[Length], often: Sequence[Often], text: str) -> list[Pair] | None:
    """Each length with its frequency; None where that would be a guess."""
    held = [(length, one) for one in often for length in lengths if length.span.overlaps(one.span)]
    held += [
        (length, one)
        for one in often
        for length in lengths
        if len(lengths) > 1
        and not any(length is pair[0] or one is pair[1] for pair in held)
        and _BESIDE.fullmatch(text[length.span.end : one.span.start])
    ]
    left = [length for length in lengths if not any(length is pair[0] for pair in held)]
    free = [one for one in often if not any(one is pair[1] for pair in held)]
    if len(free) > 1 and _say_the_same(free):
        free = free[:1]
    if len(held) != len({id(one) for _, one in held}) or len(held) != len({id(length) for length, _ in held}):
        return None
    pairs: list[Pair] = list(held)
    if len(left) == 1 and len(free) == 1:
        pairs.append((left[0], free[0]))
    elif not left or not free:
        pairs += [(None, one) for one in free]
        pairs += [(length, None) for length in left]
    else:
        return None
    return sorted(pairs, key=_place)


def _say_the_same(often: Sequence[Often]) -> bool:
    """“Six times a term, 18 times a year” is one frequency, told twice."""
    a_year = [
        one.times / one.every
        if one.per in ("year", "once")
        else one.times * SCHOOL_WEEKS / (one.every * WEEKS_OF[one.per])
        for one in often
    ]
    return max(a_year) < min(a_year) * 1.1


def _place(pair: Pair) -> int:
    return min(part.span.start for part in pair if part)
