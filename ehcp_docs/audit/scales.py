"""Outcomes by academic scales, as far as words can tell: which words decide an item, and which items are for a person.

The scales, their questions and their word lists are data (``audit_rules/scales.yaml``). Each reader here answers one
kind of question with a level from 0 (nothing of it) to 3 (all of it), and never reaches into our own score.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ehcp_docs import resources
from ehcp_docs.audit.scale_model import ItemRating, OutcomeRating, Rating, Scale, ScaleItem
from ehcp_docs.language.elements import places
from ehcp_docs.language.numbers import CARDINAL
from ehcp_docs.language.outcome_actor import Actor
from ehcp_docs.language.outcomes import OutcomeReading
from ehcp_docs.language.spans import Span, found, whole_words
from ehcp_docs.language.words import from_words
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.outcome import reading_of
from ehcp_docs.rules.model import Source
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.yamlfile import read_yaml


@dataclass(frozen=True, slots=True)
class Level:
    """What a reader answers: how far, by which words, and why."""

    level: int
    span: Span | None
    because: str


@from_words
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = read_yaml(resources.file("audit_rules", "scales.yaml"))
    return data


def scales(sources: Mapping[str, Source]) -> tuple[Scale, ...]:
    """The scales in force."""
    return tuple(
        Scale(
            id=row["id"],
            title=row["title"],
            source=sources[row["source"]].citation if row["source"] in sources else row["source"],
            labels=tuple(row["labels"]),
            note=row["note"],
            items=tuple(ScaleItem(**item) for item in row["items"]),
        )
        for row in _data()["scales"]
    )


def ratings(plan: ReadPlan, sources: Mapping[str, Source]) -> tuple[Rating, ...]:
    """What each scale makes of each outcome of the plan."""
    every = scales(sources)
    rows = [_rates(passage, every) for passage in plan.of_kind(Kind.OUTCOME)]
    return tuple(
        Rating(scale=scale, outcomes=tuple(row[number] for row in rows)) for number, scale in enumerate(every)
    )


def _rates(passage: ReadPassage, every: Sequence[Scale]) -> tuple[OutcomeRating, ...]:
    work = partial(_rates_anew, passage, every)
    return passage.memory.about(passage, "scales", "audit.scales: rate", work)


def _rates_anew(passage: ReadPassage, every: Sequence[Scale]) -> tuple[OutcomeRating, ...]:
    return tuple(rate(scale, passage) for scale in every)


def rate(scale: Scale, passage: ReadPassage) -> OutcomeRating:
    """What the scale makes of one outcome."""
    r = reading_of(passage)
    return OutcomeRating(
        outcome=passage.item,
        pointer=passage.passage.place.pointer,
        ratings=tuple(_rating(item, scale, r) for item in scale.items),
    )


def _rating(item: ScaleItem, scale: Scale, r: OutcomeReading) -> ItemRating:
    found_ = READERS[item.reads](r)
    rating = None
    if item.rated:
        rating = (
            int(found_.level >= item.yes_from) if item.yes_from is not None else found_.level + scale.lowest
        )
    bears = "These words bear on it." if found_.span else "No words were found that bear on it."
    return ItemRating(
        item=item.id,
        rating=rating,
        words=found_.span.of(r.text) if found_.span else None,
        start=found_.span.start if found_.span else None,
        end=found_.span.end if found_.span else None,
        because=f"{_opening(found_.because)}." if item.rated else f"For the reviewer. {bears}",
    )


def _opening(words: str) -> str:
    return words[:1].upper() + words[1:]


def observable(r: OutcomeReading) -> Level:
    """Whether the outcome says what the child will do, so that it can be seen or heard."""
    core = whole_words(r.cores[0].span, r.text) if r.cores else None
    if r.service or r.actor is Actor.ADULT:
        return Level(0, core, "it tells of help, not of what the child will do")
    if core is None:
        return Level(0, None, "no verb says what the child will do")
    if r.weak:
        return Level(1 if r.numeric else 0, r.weak.span, "the verb is not one that can be seen or heard")
    if r.measures:
        return Level(3, core, "it can be seen or heard, and is measured")
    return Level(1 if r.comparative else 2, core, "it can be seen or heard, and is not measured")


def criterion(r: OutcomeReading) -> Level:
    """Whether there is a measure by which it counts as learnt."""
    if r.numeric:
        return Level(3, r.measures[0], "a number or a named level says when it is learnt")
    if r.measures:
        return Level(2, r.measures[0], "a degree of help, without a number, says when it is learnt")
    if r.comparative:
        return Level(1, r.comparative, "a direction such as “more”, without a measure")
    return Level(0, None, "no measure says when it is learnt")


def countable(r: OutcomeReading) -> Level:
    """Whether anybody could note it: something that is seen, with a measure."""
    seen, measured = observable(r), criterion(r)
    if seen.level < 2:
        return seen
    return measured


def generalisation(r: OutcomeReading) -> Level:
    """Whether it is to hold with other people, in other places, with other materials or in several routines."""
    kinds: dict[str, Span] = {}
    for kind in ("people", "places", "materials"):
        spans = found(_listed(f"generalisation.{kind}"), r.text) + found(_NUMBERED[kind], r.text)
        if spans:
            kinds[kind] = min(spans)
    several = {s.of(r.text).split()[-1].lower(): s for s in places(r.text)}
    if len(several) > 1:
        kinds.setdefault("places", min(several.values()))
    if kinds:
        told = " and ".join(kinds)
        return Level(3 if len(kinds) > 1 else 2, min(kinds.values()), f"it is to hold with several {told}")
    vague = next(iter(found(_listed("generalisation.vague"), r.text)), None)
    if vague:
        return Level(1, vague, "a range is spoken of, without saying which or how many")
    return Level(0, None, "nothing says that it must hold elsewhere, with others or with other things")


_NUMBERED = {
    "people": re.compile(
        rf"\b(?:(?!one\b|1\b){CARDINAL}|both|several) (?:(?:different|other|familiar|unfamiliar|new|of (?:his|her|their)) )*"
        r"(?:people|adults|peers|partners|children|friends|classmates|members of staff|teachers|customers)\b",
        re.I,
    ),
    "places": re.compile(
        rf"\b(?:(?!one\b|1\b){CARDINAL}|both|several) (?:(?:different|other|familiar|unfamiliar|new) )*"
        r"(?:places|settings|rooms|subjects|shops|clubs)\b",
        re.I,
    ),
    "materials": re.compile(
        rf"\b(?:(?!one\b|1\b){CARDINAL}|several) (?:different|new|unfamiliar|other) (?!people|adults|peers|partners|"
        r"children|friends|places|settings|rooms|subjects|days|weeks|teachers|staff)[a-z]+s\b",
        re.I,
    ),
}  # fmt: skip
_OCCASION = (
    r"(?:days?|mornings?|afternoons?|evenings?|nights?|weeks?|weekends?|lessons?|sessions?|shifts?|lunchtimes?|"
    r"playtimes?|journeys?|visits?|breaks?|mealtimes?|meals?|school days|occasions?|times?)"
)
_SPAN = r"(?:days?|weeks?|fortnights?|months?|half[- ]terms?|terms?)"
_OVER = re.compile(
    rf"\b(?:for|over|across|during|in) (?:a|an|one|each|every|the same|{CARDINAL})(?: consecutive| successive| full| school|"
    rf" working| whole)* {_SPAN}\b(?: (?:running|in a row|in succession))?"
    rf"|\b{CARDINAL} (?:(?:consecutive|successive) )?{_OCCASION} (?:running|in a row|in succession)\b"
    rf"|\b(?:consecutive|successive) {_OCCASION}\b",
    re.I,
)
_RATE = re.compile(
    rf"\b(?:{CARDINAL}|once|twice)(?: [\w-]+){{0,2}} (?:a|an|each|every|per|in one|in a) (?:school )?{_SPAN}\b", re.I
)  # fmt: skip
_OUT_OF = re.compile(
    rf"\b{CARDINAL}(?: (?P<of>[\w-]+))? (?:out of|in|of) (?:every |the (?:last )?)?{CARDINAL}(?: (?P<after>[\w-]+))?\b", re.I
)  # fmt: skip
_TIMES_ONLY = re.compile(r"(?:times?|occasions?|opportunities)$", re.I)


def timeframe(r: OutcomeReading) -> Level:
    """Whether the measure must be met over some span of time."""
    share = _OUT_OF.search(r.text)
    # “With a visit once a week” beside “four shifts out of five” is no measure of what is learnt.
    patterns = (_OVER,) if share else (_OVER, _RATE)
    over = next((s for p in patterns for s in found(p, r.text) if not _is_deadline(s, r)), None)
    if over:
        return Level(3, over, "it says over what span of time the measure must be met")
    if share:
        is_named = bool(share["after"] and re.fullmatch(_OCCASION, share["after"], re.I))
        span = Span(
            share.start(), share.end() if is_named or not share["after"] else share.start("after") - 1
        )
        of = next((w for w in (share["of"], share["after"]) if w and re.fullmatch(_OCCASION, w, re.I)), "")
        if of and not _TIMES_ONLY.match(of):
            return Level(2, span, "it counts days or occasions, without saying over what span of time")
        return Level(1, span, "it counts tries, and not over what span of time")
    if r.deadlines:
        return Level(1, r.deadlines[0].span, "it gives only a date by which it is to be reached")
    return Level(0, None, "nothing says over what span of time the measure must be met")


def _is_deadline(span: Span, r: OutcomeReading) -> bool:
    return any(span.overlaps(point.span) for point in r.deadlines)


def routine(r: OutcomeReading) -> Level:
    """Words for a routine of the day, or for a place in which it happens."""
    spans = found(_listed("routines"), r.text)
    where = list(places(r.text))
    if spans:
        return Level(2, min(spans), "a routine is named")
    if where:
        return Level(1, min(where), "a place is named")
    return Level(0, None, "no routine is named")


def self_help(r: OutcomeReading) -> Level:
    """Words for what somebody else would have to do."""
    spans = found(_listed("self_help"), r.text)
    return (
        Level(2, min(spans), "something is named that is done for those who cannot")
        if spans
        else Level(0, None, "nothing of that kind is named")
    )


@from_words
def _listed(path: str) -> re.Pattern[str]:
    words: Any = _data()
    for step in path.split("."):
        words = words[step]
    every = "|".join(re.escape(str(word)) for word in sorted(map(str, words), key=len, reverse=True))
    return re.compile(rf"\b(?:{every})(?:s|es)?\b", re.I)


READERS: Mapping[str, Callable[[OutcomeReading], Level]] = {
    "observable": observable,
    "criterion": criterion,
    "countable": countable,
    "generalisation": generalisation,
    "timeframe": timeframe,
    "routine": routine,
    "self_help": self_help,
}
