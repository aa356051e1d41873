"""Amounts in provision: how often, how long, how many weeks, in what group, or all the time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ehcp_docs.language.clock import RANGE, RANGES
from ehcp_docs.language.numbers import CARDINAL, value
from ehcp_docs.language.spans import Span, found
from ehcp_docs.language.words import of_text

_N = rf"(?:{CARDINAL})"
_COUNTS = (
    rf"(?:{_N})(?![ -](?:for|with|to|on)\b)(?![ -](?:minutes?|mins?|hours?|hrs?) (?:per|a|each) session\b)"
)
"""A number of times, and not of people: neither “one to one” nor “in a group of two for 20 minutes”."""
NO_FREQUENCY = (
    r"(?! (?:life|lives|living|routines?|activities|tasks?|needs|chores|news|papers?|budget|budgets|allowance|shop|"
    r"shopping|wage|bills?)\b)"
)
"""Daily living skills, a weekly budget: what kind of thing it is, and not how often anything is done."""
_TIMES_WORD = r"(?:times|once|twice|thrice)\b"
"""After these another number has begun: “one, with a TA, five times a week”."""
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?-i:Mon|Tues?|Weds?|Thurs?|Thu|Fri)\b\.?)"
PERIOD = (
    r"(?:(?:school|academic|calendar|"
    r"working|teaching|full|college|term-time|taught|practical|academic) )?"
    rf"(?:lessons?|sessions?|days?|mornings?|afternoons?|evenings?|nights?|weeks?|"
    rf"weekends?|fortnights?|months?|"
    rf"half[- ]?terms?|terms?|years?|playtimes?|breaks?|breaktimes?|lunch(?:times?|es)?|"
    rf"mealtimes?|registrations?|"
    rf"{_DAY})"
)
_EVERY = (
    r"(?:an?|per|each|every|in each|in every|in an?|in the|of each|of every|of the|"
    r"for each|during each|during every|over the|across the|through the)"
)

FREQUENCY = re.compile(
    rf"\b(?:once|twice|thrice|"
    rf"{_COUNTS}(?: times)?)(?:[ -](?!and\b|{_TIMES_WORD})[\w’'×-]++){{0,5}}?[ ,]+(?:{_EVERY})[ ](?:of the )?(?:remaining )?"
    rf"(?:(?<=over the )(?:autumn|spring|summer) )?{PERIOD}\b"
    r"|\b(?:twice[- ]|three[- ]times[- ]|bi-?)?(?:daily|weekly|fortnightly|monthly|termly|"
    rf"half[- ]?termly|annually|yearly|annual|nightly)\b{NO_FREQUENCY}"
    rf"|\b(?:every|each)(?: (?:other|second|third|fourth|single|alternate|{_N}))? {PERIOD}\b"
    rf"|\bon (?:{_N} (?:{PERIOD})(?: out of (?:every )?{_N})?|{_DAY})\b(?:(?:,| and|, and) {_DAY})*"
    rf"|\b{_DAY}(?: (?:mornings?|afternoons?|evenings?|lunchtimes?|am|pm))?\b"
    rf"|\b{_N}(?: {PERIOD})? out of (?:every )?{_N}\b"
    rf"|\b{_N} times (?:an?|per|each|every|in) "
    rf"|\b{_N} ?[x×] ?{_N}|\b[x×] ?{_N}\b"
    rf"|\b(?:alternate|consecutive) {PERIOD}\b"
    r"|(?:/|\bper |\bp\.)\s?(?:wk|week|w|day|d|term|yr|year|month|mth|fortnight|"
    r"half[- ]term|lesson|(?<!minutes per )(?<!mins per )(?<!hours per )(?<!hour per )(?<!minute per )"
    r"session)\b(?! ?:)|\b\d+ ?x ?(?:/|a |per )?(?:wk|weekly|week|daily|day|termly|"
    r"term)\b"
    rf"|\b(?:an?|half an?|another|one)(?! (?:for|with|to|on)\b) (?:[\w-]+ ){{0,2}}?"
    r"(?:hour|session|lesson|visit|meeting|half[- ]day|day|morning|"
    rf"afternoon|evening|night|weekend|call|check-?in|appointment|slot|turn|trip)"
    rf"(?: (?!and\b|or\b|{_TIMES_WORD}|{_N} times\b)[\w’'-]+){{0,4}}? "
    rf"(?:an?|per|each|every|in each|in every) {PERIOD}\b"
    rf"|\bonce\b(?= (?:in|before|during|a|per|each|every))"
    rf"|(?<!a )(?<!per )(?<!each )\b(?:sessions?|times|visits?|lessons?|frequency)(?: (?:a|per|each) {PERIOD})?: ?{_N}\b",
    re.I,
)
COUNT = re.compile(
    rf"\b{_COUNTS}(?: (?:more|further|extra|additional|blocks? of|planned|"
    rf"separate))?(?: (?!and\b|or\b)[\w-]+){{0,3}}? "
    r"(?:sessions?|visits?|meetings?|lessons?|appointments?|nights?|stays?|workshops?|"
    r"blocks?|assessments?|observations?|"
    r"reviews?|times|days?|half-days?|occasions|trips?|weeks|conversations?|phone calls|"
    r"telephone calls|classes)\b",
    re.I,
)
_TIME_UNIT = r"(?:minutes?|mins?|hours?|hrs?|(?<=\d)h)"
_UNIT_FIRST = rf"(?:(?:length|duration),? (?:in )?)?{_TIME_UNIT}(?: (?:a|per|each) (?:session|visit|lesson|time|day|week))?"
"""“Minutes per session: 25”, as the labels of forms have it."""
DURATION = re.compile(
    rf"{RANGE}|\b{_UNIT_FIRST}: ?{_N}\b"
    rf"|(?<!within )(?<!after )(?:\b|(?<=\d[x×])){_N}(?:\s?(?:to|–|-|and|"
    rf"or)\s?{_N})?[- ]?{_TIME_UNIT}\b(?: and a half| and three[- ]quarters)?(?! (?:of (?:starting|being|the)|before|after|"
    rf"earlier|early|late))"
    rf"|(?<=\bfor ){_N}[- ]?{_TIME_UNIT}(?= before)"
    r"|(?:(?<=wk, )|(?<=week, )|(?<=weekly, )|(?<=daily, )|(?<=\d[x×])|(?<=\d[x×] ))[1-9][05]m(?=[,;.)/ ]|$)"
    r"|\b(?:an?|one) (?:full |whole )?(?:hour|half[- ]day|half[- ]hour)\b"
    r"(?: and a (?:half|quarter)| and three[- ]quarters)?|\b(?:for an?|"
    r"one|an? (?:full|whole)) (?:day|morning|afternoon|week|night|weekend)\b"
    r"|\bhalf(?: an|[- ])? ?hours?\b|\b(?:a )?quarter of an hour\b|"
    r"\bthree[- ]quarters of an hour\b|\bhalf[- ]days?\b|\bhalf a day\b|\bovernight\b"
    rf"|\b{_N}[- ]?(?:full |half |whole )?(?:nights?|days?|half-days?|weeks?|mornings?|"
    rf"afternoons?|evenings?)\b(?! (?:a|per|each|every|of the|out of) |/)"
    r"|\b(?:the )?(?:whole|full|entire|all) (?:of )?(?:the )?(?:school |"
    r"college )?(?:lesson|session|day|morning|afternoon|week|timetable)\b",
    re.I,
)
HOURS = re.compile(
    rf"\b(?P<n>{_N})(?: (?:and a half|full|taught|funded|timetabled|contact|teaching|"
    rf"support|further|more|extra|additional|other))? ?(?:hours?|"
    rf"hrs?)(?:['’])?(?:(?:[ -][\w’'-]+){{0,6}}? (?:an?|per|each|every|of the|in each|"
    rf"in the) (?:{PERIOD})|\s?(?:/|per |a )\s?(?:wk|week|day|term|yr|year|half[- ]term))",
    re.I,
)
MINUTES = re.compile(rf"(?:\b|(?<=\d[x×]))(?P<n>{_N})[- ]?(?P<unit>minutes?|mins?|hours?|hrs?)\b", re.I)
WEEKS = re.compile(
    rf"\b(?P<n>{_N}) (?:weeks|wks)(?: (?:a|per|each|every|of the|in each|in the|in a|"
    rf"of each|out of))?(?: (?:school |academic |calendar )?year)?\b|\bterm[- ]time\b|"
    rf"\ball year round\b|\bschool weeks\b",
    re.I,
)
_PART = (
    r"(?:(?:break|lunch|play|snack|dinner|meal|home)[- ]?times?|breaks?|lunch|play|snack|registration|tutor time|assembly|"
    r"home time|arrival)"
)
_PARTS = (
    r"(?:break|lunch|play|snack|dinner|meal)[- ]?times|(?:morning |afternoon |school |lunch )?breaks|"
    r"(?:unstructured|transition) times"
)
"""Parts of the day in the plural: what is done “at playtimes” is done at all of them; “at lunch” may be once."""
_PARTS_OF_DAY = (
    rf"\b(?:at|during|over|in|through) (?:the |his |her |their )?(?:{_PARTS})\b"
    rf"|\b(?:at|during|over|on) {_PART}(?:, (?:at )?{_PART})*,? and (?:at |during |over |on )?(?:the )?{_PART}\b"
    r"|\bat the (?:start|beginning|end) and (?:at )?(?:the )?(?:start|beginning|end) of (?:the|her|his|their)\b"
    r"|\bbefore and after school\b"
)
CONTINUOUS = re.compile(
    r"\b(?:in|during|for|at|across|before|after|within|to|of|on) (?:every|all|each|"
    r"any)(?: of)?(?: (?:the|his|her|their|other|core|taught|practical|class|"
    r"whole|unstructured|structured|academic|group|main|pe|science|\w+))? ?(?:lessons?|"
    r"sessions?|subjects?|times?|class(?:es)?|activit\w+|transitions?|"
    r"mealtimes?|playtimes?|breaks?|assembl\w+|changes?|areas?|tasks?|day|occasions?|"
    r"examinations?|exams?|tests?|assessments?|outings?|trips?|journeys?|meals?|pieces?|"
    r"rooms?|texts?|documents?|materials?|worksheets?|instructions?)\b"
    r"|(?:(?<=, )|(?<=; )|(?<=– )|(?<=- ))(?:all|every|each) (?:core )?(?:lessons?|subjects?|classes|sessions?|transitions?|"
    r"breaks|mealtimes)\b|\bthroughout\b|\bat all times\b|\ball (?:day|week|year|the time|school day)\b|"
    r"\bfull[- ]time\b|\bwhenever\b(?! (?:\w+ ){1,2}?(?:needs?|wants?|wish(?:es)?|likes?|asks?|feels?|chooses?|"
    r"ha(?:s|ve) (?:an? |any )?(?:questions?|quer(?:y|ies)|worr(?:y|ies)|problems?|concerns?))\b)|"
    r"\b(?:each|every|any) time\b|\balways\b"
    rf"|\b(?:for )?(?:all|the whole|the full) (?:of )?(?:the |his |her |"
    rf"their )?(?:{_N} )?(?:hours|day|week|timetable|session|year)\b"
    rf"|{_PARTS_OF_DAY}"
    r"|\bat the (?:start|beginning|end) of (?:each|every|the|all)\b|\bbefore (?:each|"
    r"every)\b|\bevery (?:lesson|teacher|adult|transition|change|instruction|activity|"
    r"worksheet|text|mealtime|session)\b"
    r"|\b(?:every|each) (?!half[- ]|terms?\b|weeks?\b|fortnights?\b|months?\b|years?\b|evenings?\b|mornings?\b|"
    r"afternoons?\b|nights?\b|weekends?\b|other\b|so\b|now\b|effort\b|opportunity\b|chance\b|one\b|of\b|occasion\b|step\b|"
    r"child\b|pupil\b|individual\b|two\b|three\b|four\b|five\b|six\b|eight\b|ten\b|twelve\b|\d)[\w-]+"
    r"|\b(?:within|for the first|in the first|"
    r"for the last) (?:the )?(?:first )?\w+ (?:minutes|hours|days|weeks)\b",
    re.I,
)
_PERIODIC = re.compile(
    r"(?:(?:in|on|for|at|during|of|after|before|within) )?(?:every|each)(?: (?:single|other|second|third|school|academic|"
    r"calendar|working|term|following))* ?(?:(?:school|academic|calendar|working|week|half|term|month|fortnight|year|"
    r"morning|afternoon|evening|night|weekend|\w+day|day)\w*|$)",
    re.I,
)
"""How often only: every week, each academic year."""
_PUPILS = (
    r"(?:(?:other|more|further|same-age|familiar|selected|chosen|similar|young|named|"
    r"autistic|deaf|hearing) )*(?:pupils?|children|child|students?|learners?|peers?|"
    r"others|young people|classmates|friends?|people|participants|members|of (?:his|her|"
    r"their) (?:peers|classmates|friends))"
)
_CAP = (
    r"(?:up to|no more than|not more than|at most|a maximum of|maximum of|max\.?|maximum|"
    r"fewer than|no larger than|between|about)"
)
GROUP = re.compile(
    r"\b(?:1|one)\s?(?::|-to-|-on-| to | on )\s?(?:1|one)\b|(?<![\w.:/-])1-1(?![\w.:/-])|"
    r"\bthe two of them\b|\b1:1\b|\bindividual(?:ly|"
    r"ised)?\b|\bon (?:his|her|their) own\b|\balone with\b"
    rf"|\b(?:\d|one|two|three|four) (?:adult|staff|"
    rf"member of staff|teacher|teaching assistant)s? (?:to|for|for every) (?:\w+ )?{_N}\b(?: {_PUPILS})?|\bone adult\b"
    rf"|\bratio of (?:\d\s?:\s?\d+|{_N} to {_N})|\b\d\s?:\s?\d+\b|\bratio of\b"
    rf"|\b(?:groups?|class(?:es)?|set|club|base|pod|circle|room|team)(?:(?: \w+)?(?: of|,|"
    rf" with| that has| which has| has) ?\(?| \()(?:{_CAP} )?{_N}(?: (?:to|or|and|–|-) {_N})?\b"
    r"(?![ -]?(?:minutes?|mins?|hours?|hrs?|sessions?|weeks?)\b)"
    rf"|\b(?:{_CAP} )(?:{_N})(?: (?:to|or|and|–|-) {_N})? ?{_PUPILS}\b"
    rf"|\b{_N}(?: (?:to|or|and|–|-) {_N})? {_PUPILS}\b"
    r"|\bin (?:a )?pairs?\b|\bpaired (?:with|reading)\b|\bwith (?:one|a) (?:partner|peer|"
    r"friend|other (?:child|pupil|student))\b|\bwith (?:her|his|their) (?:partner|buddy)\b"
    rf"|\bno more than {_N}\b|\bwhole[- ]class\b|\b(?:small )?group \(?{_N}\b|"
    rf"\bgroup(?: size)?: ?{_N}\b|\bmax(?:imum)?(?: of)? {_N}\b|\b{_N} max(?:imum)?\b",
    re.I,
)
VAGUE_GROUP = re.compile(
    r"\bwith (?:his|her|their) (?:\w+ )?group\b|\b(?:a |an |in |run |small|smaller|tiny|nurture|reduced|"
    r"low)[\w\s-]{0,20}?(?:groups?|class(?:es)?)\b",
    re.I,
)
FLOOR = re.compile(
    r"\b(?:at least|not less than|no less than|no fewer than|not fewer than|a minimum of|"
    r"minimum of|minimum)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """The amounts read off one provision; spans in text order."""

    frequency: tuple[Span, ...]
    """How often: twice a week, daily, every Monday, 12 sessions a year."""
    counts: tuple[Span, ...]
    """How many in all: six visits, three sessions."""
    durations: tuple[Span, ...]
    hours: tuple[Span, ...]
    """Hours in a period: 16 hours a week. Frequency and duration in one."""
    weeks: tuple[Span, ...]
    continuous: tuple[Span, ...]
    """In every lesson, throughout, at all times: no frequency or length is missing."""
    lasting: tuple[Span, ...]
    """Those of the continuous that also say how long: in every lesson; not: every week."""
    groups: tuple[Span, ...]
    floors: tuple[Span, ...]

    @property
    def is_counted(self) -> bool:
        """Whether a number of times or a day is given, and not only “throughout” or “in all lessons”."""
        return bool(self.frequency or self.hours or self.counts)

    @property
    def is_timed(self) -> bool:
        """Whether minutes, hours or days are given, and not only “throughout”."""
        return bool(self.durations or self.hours)

    @property
    def how_often(self) -> tuple[Span, ...]:
        """Whatever answers “how often?”."""
        return self.frequency or self.hours or self.counts or self.continuous

    @property
    def how_long(self) -> tuple[Span, ...]:
        """Whatever answers “for how long?”."""
        return self.durations or self.hours or self.lasting


def _after_clock(spans: list[Span], clock: list[Span]) -> list[Span]:
    """“8.45 to 9.00 every day” is every day, not nine times."""
    kept = []
    for span in spans:
        end = max((c.end for c in clock if c.start <= span.start < c.end), default=span.start)
        if end < span.end:
            kept.append(Span(end + (end > span.start), span.end))
    return kept


@of_text(4096)
def amounts(text: str) -> Amounts:
    """The amounts in the text."""
    continuous = tuple(found(CONTINUOUS, text))
    clock = found(RANGES, text)
    return Amounts(
        frequency=tuple(_after_clock(found(FREQUENCY, text), clock)),
        counts=tuple(span for span in found(COUNT, text) if not any(span.overlaps(c) for c in clock)),
        durations=tuple(found(DURATION, text)),
        hours=tuple(found(HOURS, text)),
        weeks=tuple(found(WEEKS, text)),
        continuous=continuous,
        lasting=tuple(span for span in continuous if not _PERIODIC.match(span.of(text))),
        groups=tuple(found(GROUP, text)),
        floors=tuple(found(FLOOR, text)),
    )


def minutes(text: str) -> float | None:
    """The first length of time in the text, in minutes.

    >>> minutes("for half an hour"), minutes("two 45-minute sessions"), minutes("1.5 hours")
    (30.0, 45.0, 90.0)
    """
    match = MINUTES.search(text)
    if match is None:
        return 30.0 if re.search(r"\bhalf(?: an|[- ])? ?hour", text, re.I) else None
    number = value(match["n"])
    if number is None:
        return None
    return number * (60 if match["unit"].lower().startswith("h") else 1)
