"""A plan in outline: a row for each need, with its provision and its outcomes in short.

What names no need has rows of its own at the end, so that nothing of the plan is left out of the talk about it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_docs.documents.letters.fields import OutlineView
from ehcp_docs.documents.plan_links import PlanLinks
from ehcp_docs.documents.plan_words import date_words, reminder
from ehcp_docs.documents.provision_words import group_words, how_long, how_often
from ehcp_docs.plan.model import Elements, Need, Outcome, Plan, Provision

_SHORT = 90
"""Letters of a text that stands for itself where there is no title."""
_NONE = ("Nothing yet",)


def outline(plan: Plan) -> tuple[OutlineView, ...]:
    """The rows of the outline, needs in plan order."""
    links = PlanLinks(plan)
    items = [item for _, item in plan.provision()]
    outcomes = list(plan.outcomes())
    rows = [
        OutlineView(
            need=_need(need),
            provision=tuple(_provision(item, links) for item in items if need.id in item.needs) or _NONE,
            outcomes=tuple(_outcome(one) for one in outcomes if need.id in one.needs) or _NONE,
        )
        for _, need in plan.needs()
    ]
    known = set(links.needs)
    return (*rows, *_unlinked(links, items, outcomes, known))


def _unlinked(
    links: PlanLinks, items: list[Provision], outcomes: list[Outcome], known: set[str]
) -> Iterator[OutlineView]:
    """One row for provision and outcomes that name no need of the plan."""
    provision = tuple(_provision(item, links) for item in items if not known & set(item.needs))
    reached = tuple(_outcome(one) for one in outcomes if not known & set(one.needs))
    if provision or reached:
        yield OutlineView(need="For no single need", provision=provision or _NONE, outcomes=reached or _NONE)


def _need(need: Need) -> str:
    return f"{need.id} {need.title or reminder(need.text, _SHORT)}"


def _provision(item: Provision, links: PlanLinks) -> str:
    """Number, short title, who and how much: “F3 Speech sounds (teaching assistant, twice a week, 15 minutes)”."""
    parts = item.elements or Elements()
    amount = (
        parts.who,
        how_often(parts.times, parts.per),
        how_long(parts.minutes),
        group_words(parts.group_min, parts.group_max, links.called),
    )
    told = ", ".join(part for part in amount if part)
    name = f"{item.id} {item.title or reminder(item.text, _SHORT)}"
    return f"{name} ({told})" if told else name


def _outcome(outcome: Outcome) -> str:
    by = outcome.by or date_words(outcome.by_date)
    return f"{outcome.id} {reminder(outcome.text, _SHORT)}{f' (when: {by})' if by else ''}"
