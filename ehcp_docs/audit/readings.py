"""What was read in each provision and each outcome, element by element, so that a person can check the reading.

A reading says which words fill an element, or that nothing does. Nothing here judges: what is missing may be no fault,
and what is there may be wrong. Where the plan declares an element beside the sentence, that is told as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ehcp_docs.audit.reading import Found, Reading, Said, nothing, of_field, of_text
from ehcp_docs.audit.reading_values import group_of, length, often
from ehcp_docs.language.amounts import VAGUE_GROUP
from ehcp_docs.language.dose_lengths import length_of
from ehcp_docs.language.elements import places, prompts, reviews, trainings
from ehcp_docs.language.outcomes import OutcomeReading
from ehcp_docs.language.provision import ProvisionReading, Sort
from ehcp_docs.language.spans import Span, found, in_any, merged, whole_words
from ehcp_docs.language.times import TimeKind, led_in
from ehcp_docs.plan.model import Elements
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.outcome import reading_of as outcome_of
from ehcp_docs.rules.checks.provision import core_words
from ehcp_docs.rules.checks.provision import reading_of as provision_of
from ehcp_docs.rules.memory import passage_fact
from ehcp_docs.rules.reading import ReadPassage, ReadPlan

PROVISION_ELEMENTS = ("what", "who", "qualification", "how often", "how long", "group", "where", "review")
"""Told for every provision, stated or not."""
NO_ROLE, NO_SIZE = "no role", "size not told"
"""Values of words that name somebody, or a group, without saying what an element asks for."""
EXTRA_ELEMENTS = ("weeks", "when", "delivery", "start", "end", "flexibility")
"""Told only where they are stated."""
OUTCOME_ELEMENTS = ("specific", "measurable", "achievable", "relevant", "time-bound", "who acts")
OUTCOME_EXTRAS = ("help", "where")
LETTERS = {"specific": "S", "measurable": "M", "achievable": "A", "relevant": "R", "time-bound": "T"}


def readings(plan: ReadPlan) -> tuple[Reading, ...]:
    """What was read in every outcome and every provision, in plan order."""
    made: list[Reading] = []
    for passage in plan.of_kind(Kind.OUTCOME):
        made += outcome_readings(passage)
    for passage in plan.of_kind(Kind.PROVISION):
        made += provision_readings(passage)
    return tuple(made)


@passage_fact
def provision_readings(passage: ReadPassage) -> list[Reading]:
    """The elements of one provision: from its sentence, from what is declared beside it, or not stated."""
    read = _provision(passage)
    item = passage.plan.provision.get(passage.item)
    declared = _declared(item.elements) if item else {}
    asked = _is_asked(provision_of(passage))
    made: list[Reading] = []
    for element in (*PROVISION_ELEMENTS, *EXTRA_ELEMENTS):
        told = [of_text(passage, element, one) for one in read.get(element, ())]
        if element in declared:
            told.append(of_field(passage, element, *declared[element]))
        if not told and element in PROVISION_ELEMENTS:
            told.append(nothing(passage, element, is_asked=asked or element not in _OF_TIMES))
        made += told
    return made


_OF_TIMES = ("how often", "how long", "group", "qualification")


def _is_asked(r: ProvisionReading) -> bool:
    """Whether it is something done with the child, which is to have a number of times, a length and a company."""
    return Sort.SESSION in r.sorts or not r.sorts


def _provision(passage: ReadPassage) -> dict[str, list[Found]]:
    r, text = provision_of(passage), passage.text
    review, training = reviews(text), trainings(text)
    apart = (*review, *training)
    a = r.amounts
    weeks = [s for s in a.weeks if not in_any(s, apart)]
    spans: dict[str, Iterable[Span]] = {
        "what": _what(r, passage, apart),
        "who": _who(r, text, training),
        "qualification": training,
        "where": places(text),
        "review": review,
        "weeks": weeks,
    }
    told = {element: [Found(s) for s in those] for element, those in spans.items()}
    told["who"] = told["who"] or [Found(s, NO_ROLE) for s in passage.people.vague if not in_any(s, apart)]
    told["how often"] = [Found(s, often(s, text)) for s in _how_often(r, text, apart)]
    told["how long"] = [Found(s, length(s, text)) for s in _how_long(r, text, (*apart, *weeks))]
    told["group"] = [Found(s, group_of(s, text)) for s in _outermost(a.groups)]
    told["group"] = told["group"] or [Found(s, NO_SIZE) for s in found(VAGUE_GROUP, text)]
    return told


def _how_often(r: ProvisionReading, text: str, apart: tuple[Span, ...]) -> list[Span]:
    """How often, without a length that stands before it: “20 minutes every morning” is every morning."""
    made = []
    for span in _outermost(s for s in r.how_often if not in_any(s, apart)):
        cut = _only_often(span, r, text)
        if not _PER_SESSION.fullmatch(cut.of(text)):
            made.append(_throughout(cut, text))
    return made


_PER_SESSION = re.compile(r"(?:per|each|every|an?) (?:session|visit|time|meeting|appointment)", re.I)
_COUNTED = re.compile(
    r"\b(?:sessions?|times|visits?|lessons?|blocks?|meetings?|stays?|classes|days?|mornings?)\b", re.I
)
_THEN_OFTEN = re.compile(r" (?=(?:on|every|each|an?|per|in each|in every|of every|of each)\b)")


def _only_often(span: Span, r: ProvisionReading, text: str) -> Span:
    if span in r.amounts.hours:
        return span
    for length_ in reversed(r.amounts.durations):
        inside = span.start <= length_.start and length_.end < span.end
        then = _THEN_OFTEN.match(text, length_.end) if inside else None
        if then and not _COUNTED.search(text[span.start : length_.end]):
            return Span(then.end(), span.end)
    return span


def _throughout(span: Span, text: str) -> Span:
    """“Throughout” with what it goes through."""
    if not span.of(text).lower().endswith("throughout"):
        return span
    through = re.match(r" (?:the|his|her|their|each|every|all)(?: [\w’'-]+){1,2}", text[span.end :])
    return Span(span.start, span.end + (through.end() if through else 0))


def _is_share(span: Span, text: str) -> bool:
    """“Four mornings out of five” is how often, not how long."""
    return bool(re.match(r" out of\b", text[span.end :]))


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, without those that lie within another."""
    every = sorted(set(spans))
    return [s for s in every if not any(o != s and o.start <= s.start and s.end <= o.end for o in every)]


def _how_long(r: ProvisionReading, text: str, apart: tuple[Span, ...]) -> list[Span]:
    """Lengths of one time; where there are none, hours in a period or words such as “throughout”."""
    hours, often_ = r.amounts.hours, r.amounts.frequency
    own = [
        s
        for s in r.amounts.durations
        if not in_any(s, (*apart, *hours, *r.beside))
        and not _is_share(s, text)
        and (length_of(s, text) or not in_any(s, often_))
    ]
    rest = [_throughout(s, text) for s in hours or r.amounts.continuous if not in_any(s, apart)]
    return _outermost(own or rest)


def _who(r: ProvisionReading, text: str, training: Sequence[Span]) -> list[Span]:
    """Those who do it: whoever trained them is left out, and “the teacher” after a teacher of the deaf."""
    kept: list[Span] = []
    for span in _outermost(r.who):
        said = span.of(text).lower()
        if any(t.start < span.start and span.end <= t.end for t in training):
            continue
        if not any(said in other.of(text).lower() for other in kept):
            kept.append(span)
    return kept


def _what(r: ProvisionReading, passage: ReadPassage, apart: Sequence[Span]) -> list[Span]:
    """The words of what is done, up to its amounts, and the methods and equipment with a name of their own."""
    core, text = core_words(passage), passage.text
    amounts = _outermost([*r.how_often, *r.how_long, *r.groups, *apart])
    stops = [s.start for s in amounts if s.start > core.start + 8]
    words = _TRAILING.sub("", text[core.start : min([core.end, *stops])].rstrip(" ,"))
    said = Span(core.start, core.start + len(words)) if words else core
    taken = (said, *apart, *r.who)
    named = [s for s in merged(list(r.named_methods)) if not in_any(s, taken) and _is_method(s, passage)]
    return [said, *named[:3]]


_TRAILING = re.compile(r"(?:[ ,]+(?:for|in|on|of|with|and|to|at|an?|the|by|from|or|all|each|every))+$")
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Easter|Christmas|Year|Term|Key Stage|[A-Z]\d+)\b",
)


def _is_method(span: Span, passage: ReadPassage) -> bool:
    """Whether capitals stand for a method: not for the child, a month, a day or a meeting with somebody."""
    words = span.of(passage.text).strip()
    names = passage.plan.child.names
    is_child = any(part.lower().removesuffix("’s").removesuffix("'s") in names for part in words.split())
    return not is_child and not _CALENDAR.match(words) and not places(words)


def _declared(elements: Elements | None) -> dict[str, tuple[str, str, str]]:
    """What is declared beside the sentence: element to the field's name, its words and its value."""
    if elements is None:
        return {}
    e = elements
    made: dict[str, tuple[str, str, str]] = {}
    for element, field in _FIELDS.items():
        value = getattr(e, field)
        if value is not None:
            made[element] = (field, str(value), "")
    if e.hours_per_week is not None:
        made["how often"] = ("hours_per_week", f"{e.hours_per_week:g} hours a week", "")
    elif e.times is not None and e.per:
        per = e.per.replace("_", "-")
        words = f"{e.times:g} in all" if per == "once" else f"{e.times:g} a {per}"
        made["how often"] = ("times", words, "")
    if e.minutes is not None:
        made["how long"] = ("minutes", f"{e.minutes:g} minutes", "")
    if e.weeks_per_year is not None:
        made["weeks"] = ("weeks_per_year", f"{e.weeks_per_year} weeks a year", "")
    sizes = [n for n in (e.group_min, e.group_max) if n is not None]
    if sizes:
        words = "one to one" if set(sizes) == {1} else " to ".join(str(n) for n in dict.fromkeys(sizes))
        made["group"] = ("group_max" if e.group_max is not None else "group_min", words, "")
    return made


_FIELDS = {
    "what": "what", "who": "who", "qualification": "qualification", "where": "where", "review": "review",
    "when": "when", "delivery": "delivery", "start": "start", "end": "end", "flexibility": "flexibility",
}  # fmt: skip


@passage_fact
def outcome_readings(passage: ReadPassage) -> list[Reading]:
    """The SMART letters of one outcome with the words that fill them, who acts, with how much help and where."""
    r, text = outcome_of(passage), passage.text
    read = _outcome(r, text)
    made: list[Reading] = []
    for element in (*OUTCOME_ELEMENTS, *OUTCOME_EXTRAS):
        told = [of_text(passage, element, one) for one in read.get(element, ())]
        told += _of_own_field(passage, element)
        if not told and element in OUTCOME_ELEMENTS:
            told.append(nothing(passage, element, is_asked=True))
        made += told
    return made


def _outcome(r: OutcomeReading, text: str) -> dict[str, list[Found]]:
    points = [p for p in r.deadlines if p.kind is not TimeKind.VAGUE]
    by = [Found(led_in(p.span, text), p.latest.isoformat() if p.latest else "") for p in points]
    timed = tuple(one.span for one in by)
    help_given = prompts(text)
    measured = [s for s in merged(list(r.measures)) if not in_any(s, timed)]
    acts = r.leading.subject_span if r.leading else None
    return {
        "specific": [
            Found(_before(whole_words(core.span, text), text, measured, timed)) for core in r.cores[:1]
        ],
        "measurable": [Found(s) for s in measured],
        "achievable": [Found(r.baseline)] if r.baseline else [],
        "relevant": [Found(_clause(r.benefit, text))] if r.benefit else [],
        "time-bound": by,
        "who acts": [Found(acts, r.actor.value)] if acts else [],
        "help": [Found(one.span, one.level) for one in help_given],
        "where": [Found(s) for s in places(text)],
    }


def _before(span: Span, text: str, *others: Iterable[Span]) -> Span:
    """The span up to the first of the others that begins well within it."""
    starts = [s.start for spans in others for s in spans if span.start + 12 < s.start < span.end]
    words = text[span.start : min([span.end, *starts])].rstrip(" ,")
    return Span(span.start, span.start + len(_TRAILING.sub("", words)))


def _clause(span: Span, text: str) -> Span:
    """The span to the end of its clause."""
    stop = re.search(r"[.;]|, (?:and|by)\b", text[span.end :])
    return Span(span.start, span.end + (stop.start() if stop else len(text) - span.end))


def _of_own_field(passage: ReadPassage, element: str) -> Iterator[Reading]:
    """The deadline and the baseline that stand in fields of their own."""
    kind = {"time-bound": Kind.DEADLINE, "achievable": Kind.BASELINE}.get(element)
    for other in passage.plan.texts_of(passage.item):
        if kind is not None and other.passage.kind is kind:
            latest = (
                next((p.latest for p in other.deadlines if p.latest), None) if kind is Kind.DEADLINE else None
            )
            made = of_text(passage, element, Found(Span(0, len(other.text))), other)
            yield replace(made, said=Said.FIELD, value=latest.isoformat() if latest else "")
