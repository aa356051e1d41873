"""Checks of provision as a set: one thing to an item, where and until when, and health and care as exact as Section F.

What is missing from many items alike is told once, with their numbers: a finding on each would bury the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ehcp_docs.language.actions import Role
from ehcp_docs.language.provision import Sort
from ehcp_docs.language.spans import Span
from ehcp_docs.plan.model import Provision
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.links import listed
from ehcp_docs.rules.checks.provision import reading_of
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check

FEWEST = 3
"""Provisions of a section from which on it can be said what is usual in it."""
SEVERAL = 3
"""Sentences, each with somebody and an amount of their own, that make several provisions of one."""

PLACE = re.compile(
    r"\b(?:in|at|on|into|outside|near|beside|within|from) (?:(?:the|a|an|his|her|their|each|every|all|any|one|both|"
    r"school|college|nursery|quiet|small|separate|local|main|home|mainstream|whole|same|[A-Z]\w+['’]s) ){0,3}"
    r"(?:class(?:room|es)?|lessons?|room|base|hall|library|corridor|playground|pool|gym|kitchen|studio|workshop|site|"
    r"home|school|college|nursery|clinic|hospital|centre|community|town|bus|corner|office|table|bay|hub|space|"
    r"garden|club|assembl(?:y|ies)|setting|desk|carpet|field|canteen|dining\w*|sessions?|subjects?)\b"
    r"|\b(?:at|during|before|after|over|between|through) (?:(?:the|each|every|all|his|her|their|whole|first|last|"
    r"any|school|morning|afternoon) ){0,2}(?:break|breaks|lunch|playtimes?|lunchtimes?|breaktimes?|mealtimes?|"
    r"lessons?|registration|school|tutor time|assembl(?:y|ies)|snack\w*|free time|transitions?|change|day|"
    r"session|visits?|journeys?|work|meal|bath|bedtime|weekends?|holidays?)\b"
    r"|\b(?:each|every|on) (?:\w+ )?(?:morning|afternoon|evening|lunchtime|night|weekend|lesson|playtime|break)s?\b"
    r"|\bat (?:the )?(?:start|beginning|end) of\b|\b\d{1,2}[.:]\d\d\b|\b(?:a\.?m\.?|p\.?m\.?)\b"
    r"|\b(?:outside|out of class|withdraw\w*|in[- ]class|indoors|outdoors|"
    r"online|wherever|everywhere|throughout|at all times)\b",
    re.I,
)
UNTIL = re.compile(
    r"\breview\w*|\breassess\w*|\bre-?visit\w*|\bmonitor\w*|\b(?:until|till|through to|up to the end of|"
    r"ends? (?:in|on|at|when)|starting|from (?:the (?:start|beginning)|september|january|april|\d{1,2} [A-Z]))\b"
    r"|\bfor (?:the )?(?:first |next |whole |remaining )?(?:\w+ )?(?:weeks?|months?|terms?|half[- ]terms?|years?|"
    r"school year|duration)\b|\b\d+[- ]week\b|\bweeks (?:a|per|of the|each) (?:school )?year\b|\bterm[- ]time\b"
    r"|\b(?:a|per|each|every) (?:school |academic )?year\b|\ball year\b|\bby (?:\d|the end|september|july|october)",
    re.I,
)


def _items(plan: ReadPlan, *sections: str) -> list[tuple[Provision, ReadPassage]]:
    found = []
    for letter, item in plan.plan.provision():
        passage = next((p for p in plan.texts_of(item.id) if p.passage.kind is Kind.PROVISION), None)
        if letter in sections and passage is not None:
            found.append((item, passage))
    return found


def _is_session(passage: ReadPassage) -> bool:
    return Sort.SESSION in reading_of(passage).sorts


def _lacking(
    plan: ReadPlan, section: str, says: Callable[[Provision, ReadPassage], bool], share: float
) -> Iterator[Hit]:
    """One hit for the section, where so large a share of its sessions does not say it."""
    items = [(item, passage) for item, passage in _items(plan, section) if _is_session(passage)]
    silent = [item.id for item, passage in items if not says(item, passage)]
    if len(items) >= FEWEST and len(silent) >= share * len(items):
        fields = {"items": listed(silent), "number": str(len(silent)), "all": str(len(items))}
        yield Hit(section=section, pointer=f"/sections/{section}/provision", fields=fields)


@plan_check("place_not_said", "items", "number", "all")
def place_not_said(plan: ReadPlan) -> Iterator[Hit]:
    """Most help in Section F does not say where or at what time of the day it happens."""

    def says(item: Provision, passage: ReadPassage) -> bool:
        declared = item.elements and (item.elements.where or item.elements.when)
        return bool(declared) or PLACE.search(passage.text) is not None

    yield from _lacking(plan, "F", says, 0.6)


@plan_check("period_not_said", "items", "number", "all")
def period_not_said(plan: ReadPlan) -> Iterator[Hit]:
    """Most help in Section F does not say until when it goes on or when it is looked at again."""
    if any(UNTIL.search(p.text) and _is_on_provision(p) for p in plan.of_kind(Kind.ARRANGEMENT)):
        return

    def says(item: Provision, passage: ReadPassage) -> bool:
        e = item.elements
        declared = e and (e.review or e.end or e.weeks_per_year)
        return bool(declared) or UNTIL.search(passage.text) is not None

    yield from _lacking(plan, "F", says, 0.6)


def _is_on_provision(passage: ReadPassage) -> bool:
    """Whether the arrangement speaks of the help, and not of the outcomes alone."""
    return (
        re.search(r"\b(?:provision|support|help|section f|plan|programme)\b", passage.text, re.I) is not None
    )


@plan_check("health_and_care_less_exact", "items", "section", "lacks")
def health_and_care_less_exact(plan: ReadPlan) -> Iterator[Hit]:
    """Section F gives amounts, and what health or social care gives has none at all."""
    exact = [bool(passage.amounts.how_often) for _, passage in _items(plan, "F")]
    if len(exact) < FEWEST or sum(exact) < 0.7 * len(exact):
        return
    for section in ("G", "H1", "H2"):
        for item, passage in _items(plan, section):
            a, e = passage.amounts, item.elements
            declared = e and (e.times or e.minutes or e.hours_per_week)
            if _is_session(passage) and not (declared or a.how_often or a.durations or passage.times):
                yield Hit(
                    passage=passage.passage, fields={"items": item.id, "section": section, "lacks": "amount"}
                )


@passage_check("content_is_named")
def content_is_named(passage: ReadPassage) -> Iterator[Hit]:
    """Each sentence that names a method, programme or piece of equipment (for use under ``unless``)."""
    named = reading_of(passage).named_methods
    for sentence in passage.sentences:
        if any(span.overlaps(sentence) for span in named):
            yield Hit(span=sentence)


@passage_check("several_provisions_in_one", "count")
def several_provisions_in_one(passage: ReadPassage) -> Iterator[Hit]:
    """One item holds several: sentence upon sentence with other people and amounts of their own."""
    people: list[str] = []
    for sentence in passage.sentences:
        actor = next(
            (
                c.subject.lower()
                for c in passage.clauses
                if c.role is Role.MAIN and c.verb.overlaps(sentence) and _is_role(passage, c.subject_span)
            ),
            "",
        )
        has_amount = any(
            s.overlaps(sentence)
            for s in (*passage.amounts.frequency, *passage.amounts.durations, *passage.amounts.hours)
        )
        if actor and has_amount:
            people.append(actor)
    if len(people) >= SEVERAL and len(set(people)) >= SEVERAL:
        yield Hit(fields={"count": str(len(people))}, passage=passage.passage)


def _is_role(passage: ReadPassage, span: Span | None) -> bool:
    people = passage.people
    return span is not None and any(
        s.overlaps(span) for s in (*people.roles, *people.named, *people.services)
    )
