"""The dates that the law gives, for a letter: each counted by the clock from what happened in the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from datetime import timedelta
from typing import Final

from ehcp_docs.case.happened import happened
from ehcp_docs.case.model import Case
from ehcp_docs.documents.letters.due import DueView
from ehcp_docs.plan.model import Plan
from ehcp_docs.statute.read import statute

LIMITS: Final[Mapping[str, tuple[str, ...]]] = {
    "assess": ("T2",),
    "issue": ("T4",),
    "final": ("T7",),
    "reply_to_draft": ("T5",),
    "review": ("T9", "T9.first"),
    "notice": ("T10",),
    "report": ("T11",),
    "review_decision": ("T12",),
    "reply_to_amendments": ("T13.reply",),
    "amended_final": ("T14",),
    "transfer": ("T17.post_16", "T17"),
    "tell_moved": ("T20",),
    "review_moved": ("T21",),
    "reassess": ("T22",),
    "reassessed_plan": ("T23",),
    "arrange_mediation": ("T28", "T28.health"),
    "tell_health": ("T29",),
    "order": ("T33.notify", "T34", "T35", "T35.setting", "T36.continue"),
    "order_final": ("T33.final", "T34.final"),
    "conceded": ("T37.notify", "T37.draft", "T37.contents", "T37.setting"),
    "conceded_final": ("T37.final", "T37.plan"),
}
"""Each date of DueView that runs from the case's events, with its time limits; the first that runs counts."""


def known_days(case: Case, plan: Plan | None) -> dict[str, Date]:
    """The latest day of each event of the case, by its key in ``statute.yaml``."""
    return {event: days[-1].on for event, days in happened(case, plan, statute()).days.items()}


def due_dates(case: Case, plan: Plan | None, *, asked_on: Date | None = None) -> DueView:
    """Every date of the law that runs in the case, for a letter of the case's day.

    ``asked_on`` is the day on which the adviser who is written to was asked; without it, the last of all
    advice counts.
    """
    known = known_days(case, plan)
    lifted = {exception.limit for exception in case.exceptions}
    dates: dict[str, Date | None] = {
        name: next((day for id in ids if id not in lifted and (day := last_day(id, known))), None)
        for name, ids in LIMITS.items()
    }
    dates["reassessed_plan"] = _after_appeal(known) or dates["reassessed_plan"]
    sent = {"decision_sent": case.letter_date}
    dates |= {"mediation": last_day("T26", sent), "appeal": last_day("T30", sent)}
    asked = [asked_on] if asked_on else [request.asked_on for request in case.advice_requests]
    advice = [day for one in asked if (day := last_day("T3", {"advice_requested": one}))]
    dates["advice"] = max(advice, default=None)
    review = dates["review"]
    dates["hold_review"] = review - after_meeting("T12", review) if review else None
    return DueView(**dates)


def after_meeting(id: str, on: Date) -> timedelta:
    """How long the authority has for that step after a review meeting, under the law of that day."""
    return statute().length(id, "review_meeting", on)


def conceded_on(known: Mapping[str, Date]) -> Date | None:
    """The day on which the authority told the Tribunal that it does not oppose an appeal (regulation 45)."""
    return max((day for event, day in known.items() if event.startswith("not_opposed_")), default=None)


def _after_appeal(known: Mapping[str, Date]) -> Date | None:
    """The last day for the plan where the re-assessment is the fruit of an appeal: by regulation 45, or by 44.

    A request that came after the appeal was over is another matter, and regulation 27 holds for it.
    """
    asked = known.get("reassessment_requested")
    for event, limit in (("not_opposed_assess", "T37.final"), ("order_to_assess", "T33.final")):
        if event in known and (asked is None or asked <= known[event]):
            return last_day(limit, known)
    return None


def last_day(id: str, known: Mapping[str, Date]) -> Date | None:
    """The last day of that limit; None where it does not run or the law did not know it then."""
    law = statute()
    for limit in law.limits:
        if limit.id == id and limit.periods and limit.start in known and limit.holds_on(known[limit.start]):
            return law.due(id, known).last_day
    return None
