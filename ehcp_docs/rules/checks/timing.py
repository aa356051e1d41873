"""Checks of the time limits of the law, counted by ``statute`` from the plan's own dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from ehcp_docs.plan.model import Status
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.placement import year_words
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPlan
from ehcp_docs.rules.registry import plan_check
from ehcp_docs.statute.calendar import in_words
from ehcp_docs.statute.read import statute


def _last_day(limit: str, happened: Mapping[str, date | None]) -> date | None:
    """The last day of that time limit, from what happened of its events."""
    known = {event: day for event, day in happened.items() if day}
    if not known:
        return None
    periods = statute().limit(limit, min(known.values())).periods
    days = [period.last_day(known[period.start]) for period in periods if period.start in known]
    return min(days, default=None)


def _late(pointer: str, done: date | None, last: date | None) -> Iterator[Hit]:
    if done and last and done > last:
        fields = {"done": in_words(done), "due": in_words(last), "days": str((done - last).days)}
        yield Hit(pointer=pointer, section="ID", fields=fields)


@plan_check("final_late", "done", "due", "days")
def final_late(plan: ReadPlan) -> Iterator[Hit]:
    """More than 20 weeks from the request to the first final plan, and no exception recorded."""
    dates, whole = plan.plan.dates, plan.plan
    if whole.status.is_amended or whole.exceptions:
        return
    name = "draft_issued" if whole.status.is_draft else "final_issued"
    last = _last_day("T7", {"request_received": dates.request_received})
    yield from _late(f"/dates/{name}", getattr(dates, name), last)


@plan_check("decision_late", "done", "due", "days")
def decision_late(plan: ReadPlan) -> Iterator[Hit]:
    """More than six weeks from the request to the decision to assess."""
    dates = plan.plan.dates
    if not plan.plan.exceptions:
        last = _last_day("T2", {"request_received": dates.request_received})
        yield from _late("/dates/decision_to_assess", dates.decision_to_assess, last)


@plan_check("amended_late", "done", "due", "days")
def amended_late(plan: ReadPlan) -> Iterator[Hit]:
    """The amended plan came more than 8 weeks after the notice or 12 after the meeting."""
    dates = plan.plan.dates
    if plan.plan.status is not Status.AMENDED_FINAL:
        return
    happened = {"amendment_notice_sent": dates.amendment_notice, "review_meeting": dates.review_meeting}
    yield from _late("/dates/final_issued", dates.final_issued, _last_day("T14", happened))


@plan_check("notice_late", "done", "due", "days")
def notice_late(plan: ReadPlan) -> Iterator[Hit]:
    """The notice of proposed amendments came more than four weeks after the meeting."""
    dates = plan.plan.dates
    if plan.plan.status.is_amended:
        last = _last_day("T13", {"review_meeting": dates.review_meeting})
        yield from _late("/dates/amendment_notice", dates.amendment_notice, last)


def _transfer_due(plan: ReadPlan) -> tuple[date | None, date | None]:
    """When a plan for phase transfer was issued, and the last day for it; none where nothing is due."""
    dates, whole = plan.plan.dates, plan.plan
    move = dates.phase_transfer
    if move is None or not whole.status.is_amended:
        return None, None
    post_16 = plan.school_year is not None and plan.school_year >= 11
    limit, event = ("T17.post_16", "secondary_to_post_16") if post_16 else ("T17", "phase_transfer")
    issued = dates.amendment_notice or dates.draft_issued if whole.status.is_draft else dates.final_issued
    return issued, _last_day(limit, {event: move})


@plan_check("phase_transfer_late", "done", "due", "days")
def phase_transfer_late(plan: ReadPlan) -> Iterator[Hit]:
    """The plan for a move between phases came after the day that the law fixes."""
    issued, last = _transfer_due(plan)
    if issued and last and (issued - last).days > 1:
        yield from _late("/dates/phase_transfer", issued, last)


@plan_check("phase_transfer_on_the_day", "done", "due", "days")
def phase_transfer_on_the_day(plan: ReadPlan) -> Iterator[Hit]:
    """It came on that very day; “before” leaves it out."""
    issued, last = _transfer_due(plan)
    if issued and last and (issued - last).days == 1:
        yield from _late("/dates/phase_transfer", issued, last)


def may_stay(plan: ReadPlan) -> bool:
    """Whether the setting may keep the child into the next phase: a special or an all-through school."""
    settings = [plan.plan.child.setting or "", *(p.text for p in plan.of_kind(Kind.PLACEMENT))]
    return re.search(r"special|all[- ]through", " ".join(settings), re.I) is not None


@plan_check("phase_transfer_seems_late", "year")
def phase_transfer_seems_late(plan: ReadPlan) -> Iterator[Hit]:
    """In the last year of a phase, amended after the fixed day, with no date of transfer recorded."""
    whole, year, day = plan.plan, plan.school_year, plan.plan.dates.final_issued
    if whole.status is not Status.AMENDED_FINAL or whole.dates.phase_transfer or day is None:
        return
    if year not in (6, 11) or day.month >= 9 or may_stay(plan):
        return
    limit, event = ("T17.post_16", "secondary_to_post_16") if year == 11 else ("T17", "phase_transfer")
    last = _last_day(limit, {event: date(day.year, 9, 1)})
    if last and day > last:
        yield Hit(pointer="/dates/final_issued", section="ID", fields={"year": year_words(year)})
