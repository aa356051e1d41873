"""Time expressions as plans give them: dates, terms, years and key stages, ages, phases, spans from now.

``time_points`` finds them anywhere; ``deadlines`` keeps those by which something is to be reached. Each is
resolved to the last day that it can mean, where the plan's date and the date of birth allow it. School years
are counted as facts of the SEN2 return have it: year group = age on 31 August before the year, less four.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ehcp_docs.language.numbers import CARDINAL, value
from ehcp_docs.language.places import each
from ehcp_docs.language.spans import Span
from ehcp_docs.language.words import of_text

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:20\d\d)"
# The last month that a season's name can mean in a school year.
_SEASONS = {"spring": 4, "easter": 4, "summer": 8, "autumn": 12, "christmas": 12, "winter": 12, "whitsun": 6}
_SEASON = "|".join(_SEASONS)


class TimeKind(StrEnum):
    """How a time is told."""

    DATE = "date"
    STAGE = "stage"
    RELATIVE = "relative"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePoint:
    """A time named in a text."""

    span: Span
    kind: TimeKind
    latest: date | None = None
    """Last day that it can mean, where that can be worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What times are counted from."""

    today: date
    """The plan's own date, so that the same plan always reads the same."""
    born: date | None = None

    def end_of_year_group(self, year: int) -> date | None:
        """The last day (31 August) of the school year in which the child is in that year group."""
        if self.born is None:
            return None
        started = self.born.year - (self.born.month < 9) + year + 5
        return date(started + 1, 8, 31)

    def end_of_key_stage(self) -> date | None:
        """The last day of the key stage in which the child is; None after the last, or without a date of birth."""
        ends = (self.end_of_year_group(year) for year in (2, 6, 9, 11, 13))
        return next((day for day in ends if day and day >= self.today), None)

    def end_of_school_year(self) -> date:
        """31 August of the school year that holds the plan's date."""
        return date(self.today.year + (self.today.month >= 9), 8, 31)


_STAGE_YEARS = {"1": 2, "2": 6, "3": 9, "4": 11, "5": 13}
_PHASES = {
    "nursery": -1, "pre-school": -1, "preschool": -1, "early years": 0, "eyfs": 0, "foundation stage": 0,
    "foundation": 0, "reception": 0, "infant": 2, "junior": 6, "primary": 6, "middle": 8, "secondary": 11,
    "high school": 11, "sixth form": 13, "school": None, "college": None, "course": None, "programme": None,
    "internship": None, "apprenticeship": None, "post-16 education": None, "post-16 provision": None, "post-16 study": None,
}  # fmt: skip
# The year group with which a phase begins, for those who move into it.
_ENTERED = {
    "reception": 0, "primary": 0, "infant": 0, "junior": 3, "secondary": 7, "high school": 7, "sixth form": 12,
    "post-16": 12, "college": 12,
}  # fmt: skip
_ENTERING = re.compile(r"(?:transfer|transition|mov|goes|going|start|join|entry)", re.I)
_PHASE = "|".join(sorted(map(re.escape, _PHASES), key=len, reverse=True))
_MOVE = (
    r"(?:leav(?:es?|ing)|transfers?|transferring|transitions?|transitioning|mov(?:es?|"
    r"ing)|goes|going|starts?|starting|finish(?:es|ing)?|complet(?:es?|ing)|joins?|entry)"
)
_UNIT = r"(?:days?|weeks?|months?|half[- ]terms?|terms?|school years?|academic years?|years?)"

_DATES = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})[,]? (?P<year>{_YEAR})\b", re.I),
    re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>{_YEAR})\b", re.I),
    re.compile(rf"\b(?P<month>{_MONTH})(?: of)?,? (?P<year>{_YEAR}|20__)", re.I),
    re.compile(rf"\b(?P<year>{_YEAR})-(?P<m>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})[/.](?P<m>\d{{1,2}})[/.](?P<year>{_YEAR})\b"),
    re.compile(r"(?<=\bby )(?P<day>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<short>\d\d)\b(?![/.]\d)"),
    re.compile(
        rf"\b(?P<season>{_SEASON})(?: (?:half[- ]term|term|holidays?|break))?(?: of|"
        rf" in)?,? (?P<year>{_YEAR})\b", re.I),
    re.compile(rf"\b(?:academic |school )?(?:year )?(?P<from>{_YEAR})\s?[-–/]\s?(?P<to>\d\d(?:\d\d)?)\b", re.I),
    re.compile(rf"\b(?:{_SEASON}|feb(?:ruary)?|oct(?:ober)?|may|june)? ?half[- ]term,? (?P<year>{_YEAR})\b", re.I),
    re.compile(
        rf"(?<=end of )(?P<year>{_YEAR})\b|(?<=\bby )(?P<year2>{_YEAR})\b|"
        rf"(?<=during )(?P<year3>{_YEAR})\b", re.I),
)  # fmt: skip
_STAGES = (
    re.compile(r"\b(?:key stage|ks) ?(?P<ks>[1-5]|one|two|three|four|five)\b", re.I),
    re.compile(
        r"\b(?:end|finish(?:es|ing)?|complet(?:es|ing)|leav(?:es|ing)) (?:of )?(?:the |this |his |her |their )"
        r"(?:current |present )?(?P<stage>key stage)\b(?! ?\d)", re.I),
    re.compile(
        r"\b(?P<begin>(?:start(?:s|ing)?(?: of)?|beginning(?: of)?|enter(?:s|ing)?) )?"
        r"(?:year|y) ?(?P<yg>1[0-4]|[1-9])\b(?! ?(?:months?|years?|percent|%|out of|pupils?|"
        r"children))", re.I),
    re.compile(
        rf"\b(?:end of|by the end of|finish(?:es|ing)?|complet(?:es|ing)) (?:(?:his|her|their|"
        rf"the|this|my|\w+['’]s) )?(?:\w+ ){{0,2}}?(?!school year)(?P<phase>{_PHASE})\b(?: (?:school|stage|"
        rf"phase|year|class))?", re.I),
    re.compile(
        rf"\b{_MOVE}\b (?:(?:on|up|over) )?(?:to |into |from |at |in )?(?:(?:his|her|their|the|"
        rf"a|my|post-16) )?(?:\w+ )??(?P<phase2>{_PHASE})\b(?: (?:school|stage|phase))?", re.I),
    re.compile(
        r"\b(?:the )?(?:transfer|transition|move) (?:to|"
        r"into) (?:\w+ ){0,2}(?P<phase3>secondary|primary|junior|middle|college|post-16|adult|"
        r"high school|sixth form)\b", re.I),
    re.compile(
        r"\b(?:reaches|turns|is|are|aged?|(?:the )?age of|(?:at|by|of|before|"
        r"until)(?: the)? age(?: of)?)(?: the age of)? (?P<age>1\d|2[0-5]|[4-9]|sixteen|"
        r"eighteen|nineteen|twenty-one|twenty-five)\b(?! ?(?:[%:.,]?\d|out|of|words?|minutes?|"
        r"times?|sounds?|seconds?|months?|weeks?|days?|terms?|half|hours?|pupils?|children|"
        r"people|or|and|in|steps?|metres?|items?|pieces?))", re.I),
    re.compile(
        r"\b(?P<birthday>\d{1,2})(?:st|nd|rd|th) birthday\b|\b(?P<birthword>sixteenth|"
        r"eighteenth|nineteenth|twenty-first|twenty-fifth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
        r"thirteenth|fourteenth|fifteenth|seventeenth|twentieth) birthday\b", re.I),
)  # fmt: skip
_RELATIVE = (
    re.compile(
        rf"\b(?:within (?:the )?(?:next |coming |first |following |space of )?|over (?:the )?(?:next|coming|first|"
        rf"following) |(?:in|"
        rf"during|for|after) (?:the )?(?:next|coming|first|following) )(?P<n>{CARDINAL}|a|an|"
        rf"one)?[- ]?(?:school |academic )?(?P<unit>{_UNIT})(?:['’]s?)?(?: time)?\b", re.I),
    re.compile(
        rf"\b(?:in|within) (?P<n>{CARDINAL}|a|an)[- ](?P<unit>{_UNIT})(?:['’]s?)? "
        r"(?:time|from now|of (?:starting|the start))\b", re.I),
    re.compile(
        r"\b(?:by|at|before|end of|for|until) (?:the )?(?:time of )?(?:(?:his|her|their|the|"
        r"my|this|next|first|coming|following|\w+['’]s) )*(?P<review>annual reviews?|phase transfer review|"
        r"transfer review|interim review|reviews?|"
        r"review meeting|emergency review)\b", re.I),
    re.compile(
        r"\bend of (?:the |this |each |next |that )?(?:(?:current|coming|spring|summer|autumn|"
        r"school|academic|IEP|plan|placement) ){0,2}(?P<end>half[- ]term|term|year|block|"
        r"placement|plan|programme|phase|course)\b", re.I),
    re.compile(
        rf"\b(?:by|at|before|until) (?:next )?(?P<season>{_SEASON})(?: term| holidays?|"
        rf" break)?\b(?! ?20)", re.I),
    re.compile(
        rf"\b(?:by|in|before|until) (?:next )?(?P<month>{_MONTH})(?![\w ]*20\d\d)\b(?! (?:be|"
        rf"not|have|need|help))", re.I),
    re.compile(
        rf"\b(?:by|before|until|ready for|in time for) (?:the )?(?:(?:start|beginning|middle|end|first (?:day|week)|"
        rf"last (?:day|week)|\d{{1,2}}(?:st|nd|rd|th)) (?:of )?)?(?P<month>{_MONTH})(?![\w ]*20\d\d)\b", re.I),
    re.compile(
        rf"\b(?:by|before|until|ready for|in time for) (?:the )?(?:(?:start|beginning|end) of )?(?:the |his |her |their )?"
        rf"(?:(?:next |coming )?(?:{_SEASON}|half[- ]term) break|(?:(?:next |coming )?(?:{_SEASON}|school) )?"
        rf"(?:holidays?|vacation|half[- ]term))\b", re.I),
    re.compile(r"\bby (?:his|her|their) next birthday\b", re.I),
    re.compile(rf"\bafter (?P<n>{CARDINAL}|a|an|one) (?:(?:full|whole) )?(?P<unit>{_UNIT})\b", re.I),
    re.compile(rf"\b(?P<n>{CARDINAL}|a|an) (?P<unit>{_UNIT}) (?:from now|from today|later)\b", re.I),
    re.compile(
        r"\b(?:by|before|in time for) (?:(?:the|his|her|their|my) )?(?:mock )?(?:GCSEs?|SATs?|A-?levels?|mocks|phonics "
        r"(?:check|screening)|final exams?|exams?)\b"),
)  # fmt: skip
VAGUE = re.compile(
    r"\b(?:on-?going|in due course|over time|in (?:the )?(?:near |foreseeable |"
    r"longer[- ]term )?future|eventually|"
    r"as soon as (?:possible|practicable)|when(?:ever)? (?:he|she|they|\w+) (?:is|"
    r"are) ready|when ready|when appropriate|"
    r"long[- ]term|to be (?:confirmed|agreed|decided|set|advised)|"
    r"(?:by|on|at) (?:the|a) (?:date|time|point)s? (?:to be )?(?:agreed|set|decided|fixed|confirmed|chosen)|"
    r"tbc|tba|continuous|"
    r"throughout (?:the )?(?:plan|placement|"
    r"his|her|their)(?: time)?|as (?:and when|appropriate)|at some point|one day(?! (?:a|"
    r"per|each|every|in)\b)|in time(?! for)|not stated|n/?a|"
    r"(?:lifetime|life) of (?:the|this) plan|reviewed? (?:annually|regularly)|annually)\b",
    re.I,
)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _from_date(match: re.Match[str]) -> date | None:
    part = {k: v for k, v in match.groupdict().items() if v}
    year_text = part.get("year") or part.get("year2") or part.get("year3") or ""
    try:
        if "to" in part:
            return date(int(part["from"][:2] + part["to"][-2:]), 8, 31)
        year = int(year_text) if year_text.isdigit() else 2000 + int(part["short"]) if "short" in part else 0
        if not year:
            return None
        if "season" in part:
            return _last_day(year, _SEASONS[part["season"].lower()])
        month = int(part["m"]) if "m" in part else _month_number(part.get("month", "december"))
        return date(year, month, int(part["day"])) if "day" in part else _last_day(year, month)
    except ValueError:
        return None


def _month_number(name: str) -> int:
    short = name.lower().rstrip(".")[:3]
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(short))


def _from_stage(match: re.Match[str], calendar: Calendar) -> date | None:
    part = {k: v for k, v in match.groupdict().items() if v}
    if "ks" in part:
        return calendar.end_of_year_group(_STAGE_YEARS[str(int(value(part["ks"]) or 0))])
    if "stage" in part:
        return calendar.end_of_key_stage()
    if "yg" in part:
        return calendar.end_of_year_group(int(part["yg"]) - ("begin" in part))
    entered = part.get("phase3") or (part.get("phase2") if _ENTERING.match(match.group()) else None)
    if entered:
        year = _ENTERED.get(entered.lower())
        return None if year is None else calendar.end_of_year_group(year - 1)
    phase = part.get("phase") or part.get("phase2")
    if phase:
        year = _PHASES.get(phase.lower())
        if year is None:
            return _end_of_college(calendar) if phase.lower() in ("college", "course") else None
        return calendar.end_of_year_group(year)
    age = part.get("age") or part.get("birthday")
    number = value(age) if age else None
    if number and calendar.born:
        born = calendar.born
        return date(born.year + int(number) + ("age" in part), born.month, min(born.day, 28))
    return None


_LAST_AT_COLLEGE = 14
"""The year group in which most who go to college after school leave it."""


def _end_of_college(calendar: Calendar) -> date | None:
    """The end of the last year at college, while it lies ahead; those who stay longer leave on no day that can be told."""
    last = calendar.end_of_year_group(_LAST_AT_COLLEGE)
    return last if last and last >= calendar.today else None


_DAYS = {
    "day": 1,
    "week": 7,
    "month": 31,
    "half": 50,
    "term": 120,
    "school": 365,
    "academic": 365,
    "year": 366,
}


def _from_relative(match: re.Match[str], calendar: Calendar) -> date | None:
    part = {k: v for k, v in match.groupdict().items() if v}
    if "unit" in part:
        number = value(part.get("n", "one")) or 1
        unit = next(k for k in _DAYS if part["unit"].lower().startswith(k))
        return calendar.today + timedelta(days=round(number * _DAYS[unit]))
    if "review" in part:
        return calendar.today + timedelta(days=365)
    if part.get("end", "").lower() == "year":
        return calendar.end_of_school_year()
    if "season" in part or "month" in part:
        month = _SEASONS[part["season"].lower()] if "season" in part else _month_number(part["month"])
        year = calendar.today.year + (month < calendar.today.month)
        return _last_day(year, month)
    return None


@of_text(512)  # passages and their sentences, asked for all times and for deadlines
def time_points(text: str, calendar: Calendar) -> tuple[TimePoint, ...]:
    """Every time named in the text, in order; where two overlap, the more exact one is kept."""
    points: list[TimePoint] = []

    def add(match: re.Match[str], kind: TimeKind, latest: date | None) -> None:
        span = Span(match.start(), match.end())
        if not any(span.overlaps(point.span) for point in points):
            points.append(TimePoint(span=span, kind=kind, latest=latest))

    for pattern in _DATES:
        for match in each(pattern, text):
            add(match, TimeKind.DATE, _from_date(match))
    for pattern in _STAGES:
        for match in each(pattern, text):
            add(match, TimeKind.STAGE, _from_stage(match, calendar))
    for pattern in _RELATIVE:
        for match in each(pattern, text):
            add(match, TimeKind.RELATIVE, _from_relative(match, calendar))
    for match in each(VAGUE, text):
        add(match, TimeKind.VAGUE, None)
    return tuple(sorted(points, key=lambda point: point.span))


_LEAD = re.compile(
    r"\b(?:by|before|within|until|till|end of|time|over the next|in the next|"
    r"in the coming|over the coming|during the next|"
    r"when|at the|at|on|in|next|leaving|starting|finishing|age of|over|this|reach(?:es|"
    r"ing)?)\b[^.;:]{0,28}$",
    re.I,
)


def deadlines(text: str, calendar: Calendar, *, bare: bool = False) -> tuple[TimePoint, ...]:
    """The times by which the text says that something is to be reached.

    With ``bare`` the whole text is a deadline (the field that holds nothing else), so that no leading word
    such as “by” is asked for.
    """
    points = time_points(text, calendar)
    if bare:
        return points
    return tuple(point for point in points if _is_deadline(text, point))


_LED = re.compile(
    r"(?:by|before|within|until|end of|over the|in the next|at the end|"
    r"in [\w-]+ \w+['’]?s? (?:time|from))\b",
    re.I,
)
_NOTED = re.compile(
    r"(?:[–—:]|\s-|[.,;] (?:review|target|due|target date|review date)(?: by)?:?)\s*(?:end |by )?$|\bend $",
    re.I,
)
"""What stands before a deadline in a note: a dash, a colon or “end”, and no word such as “by”."""
_SPOKEN_FOR = re.compile(r"\b(?:in|since|from|during|dated?|on)\s(?:the\s|early\s|late\s)?$", re.I)


def _is_deadline(text: str, point: TimePoint) -> bool:
    if point.kind is TimeKind.VAGUE:
        return True
    before = text[max(0, point.span.start - 45) : point.span.start]
    if _LED.match(point.span.of(text)):
        return True
    is_last = not text[point.span.end :].strip(" .)")
    if is_last and point.kind in (TimeKind.DATE, TimeKind.STAGE) and _NOTED.search(before):
        return True
    if re.search(r"\b(?:year|y) ?\d", point.span.of(text), re.I) and not _LEAD.search(before):
        return False
    return bool(_LEAD.search(before)) and not (
        point.kind is TimeKind.DATE and _SPOKEN_FOR.search(before) and not re.search(r"\bby\b", before, re.I)
    )


_LEADS = re.compile(
    r"\b(?:by|before|prior to|within|until|till|when|after|at|in|over|during)(?: the)?(?: (?:time|start|"
    r"beginning|end|close|middle)(?: of)?)?(?: (?:the|this|that|his|her|their|its|she|he|they|"
    r"\w+['’]s|[A-Z]\w+))*(?: time (?:at|in))? $"
)


def led_in(span: Span, text: str) -> Span:
    """The span with the words that lead to it: “by the end of” Key Stage 2."""
    match = _LEADS.search(text[: span.start], re.I) or _LEADS.search(text[: span.start].lower())
    return Span(match.start(), span.end) if match else span
