"""Every text of a plan with its place: what the audit sees, whether the plan came from JSON or from Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ehcp_docs.plan.model import Nil, Outcome, Plan, Provision

NEED_SECTIONS = ("B", "C", "D")
PROVISION_SECTIONS = ("F", "G", "H1", "H2")


class Kind(StrEnum):
    """What a passage is in the plan."""

    VIEW = "view"
    NEED = "need"
    STRENGTH = "strength"
    OUTCOME = "outcome"
    DEADLINE = "deadline"
    BASELINE = "baseline"
    STEP = "step"
    ARRANGEMENT = "arrangement"
    PROVISION = "provision"
    NIL = "nil"
    PLACEMENT = "placement"
    BUDGET = "budget"
    TARGET = "target"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a text stands."""

    section: str
    """Letter of the section: A to K, H1, H2; ID for the front of the plan."""
    pointer: str
    """JSON pointer of the text."""
    item: str | None = None
    """Id of the need, outcome, provision, view or advice."""
    topic: str | None = None
    """In Section A, the topic of the view; in Sections B to D, the area of need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text with its place."""

    text: str
    kind: Kind
    place: Place


def passages(plan: Plan) -> tuple[Passage, ...]:
    """The texts of the plan, in plan order."""
    return tuple(_all(plan))


def _all(plan: Plan) -> Iterator[Passage]:
    yield from _views(plan)
    for letter in NEED_SECTIONS:
        yield from _needs(plan, letter)
    yield from _outcomes(plan)
    for letter in PROVISION_SECTIONS:
        yield from _provision(plan, letter)
    yield from _placement_and_budget(plan)
    for i, advice in enumerate(plan.sections.K.advice):
        yield _passage(advice.title, Kind.ADVICE, "K", f"/sections/K/advice/{i}/title", advice.id)
    for i, target in enumerate(plan.short_term_targets):
        yield _passage(target.text, Kind.TARGET, "E", f"/short_term_targets/{i}/text", target.id)


def _passage(
    text: str, kind: Kind, section: str, pointer: str, item: str | None = None, topic: str | None = None
) -> Passage:
    return Passage(
        text=text, kind=kind, place=Place(section=section, pointer=pointer, item=item, topic=topic)
    )


def _views(plan: Plan) -> Iterator[Passage]:
    for i, view in enumerate(plan.sections.A.views):
        for j, text in enumerate(view.paragraphs):
            yield _passage(text, Kind.VIEW, "A", f"/sections/A/views/{i}/paragraphs/{j}", view.id, view.topic)


def _nil(nil: Nil | None, letter: str) -> Iterator[Passage]:
    if nil:
        yield _passage(nil.statement, Kind.NIL, letter, f"/sections/{letter}/nil/statement")


def _needs(plan: Plan, letter: str) -> Iterator[Passage]:
    section = getattr(plan.sections, letter)
    for i, need in enumerate(section.needs):
        at = f"/sections/{letter}/needs/{i}"
        if need.strengths:
            yield _passage(need.strengths, Kind.STRENGTH, letter, f"{at}/strengths", need.id, need.area)
        yield _passage(need.text, Kind.NEED, letter, f"{at}/text", need.id, need.area)
    yield from _nil(section.nil, letter)


def _outcome(outcome: Outcome, at: str) -> Iterator[Passage]:
    yield _passage(outcome.text, Kind.OUTCOME, "E", f"{at}/text", outcome.id)
    if outcome.by:
        yield _passage(outcome.by, Kind.DEADLINE, "E", f"{at}/by", outcome.id)
    if outcome.baseline:
        yield _passage(outcome.baseline, Kind.BASELINE, "E", f"{at}/baseline", outcome.id)
    for k, step in enumerate(outcome.steps):
        yield _passage(step.text, Kind.STEP, "E", f"{at}/steps/{k}/text", outcome.id)


def _outcomes(plan: Plan) -> Iterator[Passage]:
    for i, outcome in enumerate(plan.outcomes()):
        yield from _outcome(outcome, f"/sections/E/outcomes/{i}")
    for i, text in enumerate(plan.sections.E.arrangements):
        yield _passage(text, Kind.ARRANGEMENT, "E", f"/sections/E/arrangements/{i}")


def _provision(plan: Plan, letter: str) -> Iterator[Passage]:
    section = getattr(plan.sections, letter)
    items: tuple[Provision, ...] = section.provision
    for i, item in enumerate(items):
        yield _passage(item.text, Kind.PROVISION, letter, f"/sections/{letter}/provision/{i}/text", item.id)
    yield from _nil(section.nil, letter)


def _placement_and_budget(plan: Plan) -> Iterator[Passage]:
    placement = plan.sections.I
    for i, place in enumerate(placement.placements):
        text = ", ".join(part for part in (place.name, place.type) if part)
        yield _passage(text, Kind.PLACEMENT, "I", f"/sections/I/placements/{i}")
    if placement.statement:
        yield _passage(placement.statement, Kind.PLACEMENT, "I", "/sections/I/statement")
    if plan.sections.J.statement:
        yield _passage(plan.sections.J.statement, Kind.BUDGET, "J", "/sections/J/statement")
