"""“My plan”: the plan as its child or young person can read it, or have it read to them. ``my_plan_view(plan)``.

Every sentence is the plan's own, with its words as they are; nothing is put more simply by a machine, and the
document says so. What is chosen is what is about the reader's own wishes and days: who I am, what I am good at, what
I want, my goals with the help for each, who helps, when we meet. One idea stands on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Final

from ehcp_docs.documents.plan_view import dated_on
from ehcp_docs.documents.plan_words import counted, lines, upper_first
from ehcp_docs.documents.provision_words import how_long, how_often
from ehcp_docs.documents.section_fields import Line
from ehcp_docs.plan.model import Outcome, Plan, Provision, View

__all__ = ["MyPlanView", "my_plan_view"]

# A full stop after one of these ends no sentence.
_SHORTENED: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|St|Prof|e\.g|i\.e|etc|approx|no|vs)\.$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"(?<=[.!?])([”’\")]*)\s+(?=[“‘(]?[A-Z0-9])")
_LIST_MARK: Final = re.compile(r"^\s*[•·*–-]\s*")
_OPEN, _CLOSE = "“", "”"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeasView:
    """A few ideas that belong together."""

    heading: str
    """What they are about, in the plan's words."""
    ideas: tuple[str, ...]
    """The ideas, each a sentence of the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpView:
    """One kind of help."""

    what: str
    """What it is called in the plan, or what it is."""
    lines: tuple[Line, ...]
    """What it is, who helps and how often; each with its label."""
    ideas: tuple[str, ...]
    """The provision sentence by sentence, where the plan does not take it apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalView:
    """An outcome, and what helps with it."""

    number: int
    """Its place among the goals, counted from 1."""
    ideas: tuple[str, ...]
    """The outcome, sentence by sentence."""
    by: str
    """By when; may be empty."""
    steps: tuple[str, ...]
    """What comes first, each with its time."""
    help: tuple[HelpView, ...]
    """What helps with it and was not set out with an earlier goal."""
    also: tuple[str, ...]
    """Help that was set out with an earlier goal, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperView:
    """Somebody who helps."""

    name: str
    """The name."""
    role: str
    """What they do, and where they work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPlanView:
    """What the template of “My plan” can print."""

    reference: str
    """Reference of the plan."""
    called: str
    """The name the child or young person likes."""
    is_draft: bool
    """Whether the plan may still change."""
    dated: Date | None
    """The date of the plan."""
    about_me: tuple[IdeasView, ...]
    """What the child or young person said or showed."""
    good_at: tuple[str, ...]
    """What he or she is good at, and what people like."""
    wants: tuple[IdeasView, ...]
    """His or her own hopes; the family's stand in the whole plan."""
    talking: tuple[IdeasView, ...]
    """How to talk with him or her."""
    goals: tuple[GoalView, ...]
    """The outcomes, with what helps."""
    more_help: tuple[HelpView, ...]
    """Help that the plan ties to no outcome."""
    helpers: tuple[HelperView, ...]
    """Who helps."""
    meetings: tuple[str, ...]
    """How targets are set and when people meet."""
    review_due: Date | None
    """The last day for the next review."""
    setting: str
    """Nursery, school or college; empty in a draft."""
    officer: str
    """Who can be asked at the council; may be empty."""
    reach: str
    """How to reach the officer; may be empty."""


def my_plan_view(plan: Plan) -> MyPlanView:
    """What the template of “My plan” prints."""
    officer = plan.authority.officer
    ways = (officer.phone, officer.email) if officer else ()
    goals = tuple(_goals(plan))
    first = next((place.name for place in plan.sections.I.placements if place.name), None)
    return MyPlanView(
        reference=plan.reference,
        called=plan.child.called,
        is_draft=plan.status.is_draft,
        dated=dated_on(plan),
        about_me=_blocks(plan, "child_views", f"About {plan.child.called}"),
        good_at=tuple(_strengths(plan)),
        wants=_blocks(plan, "aspirations", f"What {plan.child.called} hopes for"),
        talking=_blocks(plan, "communication", f"How to talk with {plan.child.called}"),
        goals=goals,
        more_help=tuple(_help(item) for _, item in plan.provision() if not _served(plan, item)),
        helpers=tuple(
            HelperView(name=one.name, role=", ".join(part for part in (one.role, one.organisation) if part))
            for one in plan.contacts
        ),
        meetings=tuple(idea for text in plan.sections.E.arrangements for idea in ideas(text)),
        review_due=plan.dates.review_due,
        setting="" if plan.status.is_draft else first or "",
        officer=officer.name if officer else "",
        reach=" or ".join(way for way in ways if way),
    )


def ideas(text: str) -> Iterator[str]:
    """The sentences and list items of a text, their words untouched; a quotation that is parted keeps its marks."""
    is_open = False
    for line in text.splitlines():
        for sentence in _sentences(_LIST_MARK.sub("", line).strip()):
            shown = f"{_OPEN}{sentence}" if is_open else sentence
            is_open = shown.rfind(_OPEN) > shown.rfind(_CLOSE)
            yield f"{shown}{_CLOSE}" if is_open else shown


def _sentences(line: str) -> Iterator[str]:
    start = 0
    for match in _BETWEEN.finditer(line):
        if not _SHORTENED.search(line[: match.start()]):
            yield line[start : match.end(1)]
            start = match.end()
    if line[start:]:
        yield line[start:]


def _blocks(plan: Plan, topic: str, otherwise: str) -> tuple[IdeasView, ...]:
    """The views on that topic that are not somebody else's."""
    return tuple(
        IdeasView(
            heading=view.heading or otherwise,
            ideas=tuple(idea for text in view.paragraphs for idea in ideas(text)),
        )
        for view in plan.sections.A.views
        if view.topic == topic and (topic == "child_views" or _is_own(plan, view))
    )


def _is_own(plan: Plan, view: View) -> bool:
    """Whether the views are the child's: under that name, or under nobody's where they are not hopes."""
    if view.whose is None:
        return view.topic != "aspirations"
    names = f"{plan.child.name} {plan.child.called}".casefold().split()
    return all(word in names for word in view.whose.casefold().split())


def _strengths(plan: Plan) -> Iterator[str]:
    for view in plan.sections.A.views:
        if view.topic == "strengths":
            yield from (idea for text in view.paragraphs for idea in ideas(text))
    for need in plan.sections.B.needs:
        yield from ideas(need.strengths or "")


def _served(plan: Plan, item: Provision) -> list[Outcome]:
    """The outcomes of the plan that the provision leads to, in plan order."""
    return [outcome for outcome in plan.outcomes() if outcome.id in item.outcomes]


def _goals(plan: Plan) -> Iterator[GoalView]:
    items = [item for _, item in plan.provision()]
    first = {item.id: served[0].id for item in items if (served := _served(plan, item))}
    for number, outcome in enumerate(plan.outcomes(), 1):
        here = [item for item in items if outcome.id in item.outcomes]
        yield GoalView(
            number=number,
            ideas=tuple(ideas(outcome.text)),
            by=outcome.by or "",
            steps=tuple(_step(step.text, step.by) for step in outcome.steps),
            help=tuple(_help(item) for item in here if first[item.id] == outcome.id),
            also=tuple(_named(item) for item in here if first[item.id] != outcome.id),
        )


def _step(text: str, by: str | None) -> str:
    return f"{text} (by {by})" if by else text


def _named(item: Provision) -> str:
    what = item.elements.what if item.elements else None
    return item.title or upper_first(what or "") or next(ideas(item.text), "")


def _help(item: Provision) -> HelpView:
    parts = item.elements
    if parts is None or not (parts.what or parts.who):
        whole = tuple(ideas(item.text))
        return HelpView(what=_named(item), lines=(), ideas=whole if item.title else whole[1:])
    often = (how_often(parts.times, parts.per), how_long(parts.minutes), _each_week(parts.hours_per_week))
    found: Iterable[Line] = lines(
        ("What", parts.what if item.title else None),
        ("Who", parts.who),
        ("How often", upper_first(", ".join(part for part in often if part))),
    )
    return HelpView(what=_named(item), lines=tuple(found), ideas=())


def _each_week(hours: float | None) -> str:
    return f"{counted(hours, 'hour')} a week" if hours else ""
