"""A plan as a review looks at it: each need, outcome and provision, with what was found where that is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ehcp_docs.case.help import ReviewedOutcome
from ehcp_docs.case.model import Case
from ehcp_docs.plan.model import Need, Plan, Provision

_PROGRESS: Final = {"met": "Met", "on_track": "On track", "partly": "Partly on track", "not_yet": "Not yet"}
_LONGEST: Final = 70
"""Letters of an item without a title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedOutcomeView:
    """One outcome, with what the review found of it where that is known."""

    id: str
    """Its number, such as E1."""
    text: str
    """What the child will be able to do; empty where no plan is at hand."""
    by: str
    """By when, in words; empty where the plan does not say."""
    start: str
    """Where the child was when the plan was written; empty where the plan does not say."""
    progress: str
    """Met, On track, Partly on track or Not yet; empty where it was not looked at."""
    now: str
    """The level today; empty where it was not looked at."""
    evidence: str
    """What shows it; empty where not recorded."""
    next: str
    """What becomes of the outcome; empty where not recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedItemView:
    """One need or provision of the plan."""

    id: str
    """Its number, such as B1 or F1.1."""
    words: str
    """Its short title, or its first words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedView:
    """What a review looks at."""

    needs: tuple[ReviewedItemView, ...]
    """The needs of Sections B, C and D."""
    outcomes: tuple[ReviewedOutcomeView, ...]
    """The outcomes, with what the review found of each where that is known."""
    provision: tuple[ReviewedItemView, ...]
    """The provision of Sections F, G, H1 and H2."""


def reviewed(case: Case, plan: Plan | None) -> ReviewedView:
    """Everything in the order of the plan, then any outcome that the review names and the plan has not."""
    found = {one.id: one for one in case.review.outcomes} if case.review else {}
    return ReviewedView(
        needs=tuple(_item(need) for _, need in plan.needs()) if plan else (),
        outcomes=tuple(_rows(found, plan)),
        provision=tuple(_item(item) for _, item in plan.provision()) if plan else (),
    )


def _item(one: Need | Provision) -> ReviewedItemView:
    return ReviewedItemView(id=one.id, words=one.title or _short(one.text))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _rows(found: dict[str, ReviewedOutcome], plan: Plan | None) -> Iterator[ReviewedOutcomeView]:
    outcomes = plan.sections.E.outcomes if plan is not None else ()
    for outcome in outcomes:
        yield _row(outcome.id, outcome.text, outcome.by, outcome.baseline, found.get(outcome.id))
    known = {outcome.id for outcome in outcomes}
    yield from (_row(id, None, None, None, one) for id, one in found.items() if id not in known)


def _row(
    id: str, text: str | None, by: str | None, start: str | None, found: ReviewedOutcome | None
) -> ReviewedOutcomeView:
    return ReviewedOutcomeView(
        id=id,
        text=text or "",
        by=by or "",
        start=start or "",
        progress=_PROGRESS[found.progress] if found else "",
        now=found.now if found else "",
        evidence=(found.evidence or "") if found else "",
        next=(found.next or "") if found else "",
    )
