"""Dates and ages: the order of the process, the bounds of a life, and section 44's twelve months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from statistics import median_low
from typing import Any

from ehcp_docs.errors import Fault
from ehcp_docs.plan.crosschecks.parts import LISTS, Dated, Parts
from ehcp_docs.plan.days import MONTHS, age_on, last_of_twelve_months, month_said

ORDERS = (
    ("request_received", "decision_to_assess", "decision_to_issue", "draft_issued", "final_issued"),
    ("first_plan_issued", "review_meeting", "amendment_notice", "final_issued"),
)
"""Steps of the assessment and of an amendment, each on or after the one before it."""

PERIODS = (("from", "to"), ("start", "end"), ("start", "review_by"), ("agreed_on", "review_on"))
"""Fields of one object that begin and end something."""


def check(parts: Parts) -> Iterator[Fault]:
    """Faults of dates and ages."""
    yield from _life(parts)
    yield from _order(parts)
    yield from _signature(parts)
    yield from _review(parts)
    yield from _periods(parts, parts.data, ())
    yield from _advice(parts)
    yield from _outcomes(parts)


def _life(parts: Parts) -> Iterator[Fault]:
    """The date of birth against all other dates; where most disagree with it, it is the one at fault."""
    born = parts.born
    if born is None or not parts.dated:
        return
    middle = median_low(dated.day for dated in parts.dated)
    place = ("child", "date_of_birth")
    if middle < born:
        said = "The date of birth is after the dates of the plan."
        yield parts.fault("birth-after-plan", place, said, "Correct the date of birth.")
        return
    if age_on(middle, born) >= 26:
        said = "By the date of birth the person was 26 or over when the plan was made."
        hint = "Correct it: no plan is kept beyond the 26th birthday (section 46, Children and Families Act)."
        yield parts.fault("age-over-25", place, said, hint)
        return
    for dated in parts.dated:
        if not parts.is_in_life(dated.day):
            yield _out_of_life(parts, dated, born)
    if parts.made_on and age_on(parts.made_on, born) == 25:
        said = "The person was 25 on the plan's date."
        hint = "A plan may be kept only to the end of the academic year of the 25th birthday (section 46)."
        yield parts.fault("age-25", place, said, hint)


def _out_of_life(parts: Parts, dated: Dated, born: date) -> Fault:
    field = parts.names.field(dated.path)
    if dated.day < born:
        said = f"{field} ({dated.day}) is before the date of birth."
        return parts.fault("date-before-birth", dated.path, said, "Correct the date.")
    said = f"{field} ({dated.day}) is on or after the 26th birthday, which no plan reaches."
    return parts.fault("date-too-late", dated.path, said, "Correct the date.")


def _order(parts: Parts) -> Iterator[Fault]:
    blamed: set[str] = set()
    for steps in ORDERS:
        known = [(name, day) for name in steps if (day := parts.date(name))]
        for (before, earlier), (after, later) in pairwise(known):
            if later < earlier and after not in blamed:
                blamed.add(after)
                yield parts.fault(
                    "date-order",
                    ("dates", after),
                    f"“{after}” ({later}) is before “{before}” ({earlier}).",
                    f"Correct one of them: “{before}” comes first.",
                )


def _signature(parts: Parts) -> Iterator[Fault]:
    signed, place = _date(parts, "sign_off", "date"), ("sign_off", "date")
    issued, sent = parts.date("final_issued"), parts.date("draft_issued")
    if not signed or not parts.is_in_life(signed):
        return
    if issued and signed > issued:
        said = f"The plan was signed on {signed}, after it was issued on {issued}."
        yield parts.fault("sign-off-after-issue", place, said, "Correct one of the two dates.")
    elif sent and signed < sent:
        said = f"The plan was signed on {signed}, before the draft was sent on {sent}."
        yield parts.fault("sign-off-before-draft", place, said, "Correct one of the two dates.")


def _review(parts: Parts) -> Iterator[Fault]:
    due, issued, place = parts.date("review_due"), parts.date("final_issued"), ("dates", "review_due")
    reviewed = parts.date("last_review")
    if not due or not issued:
        return
    if due <= issued:
        said = f"The review is due on {due}, not after the plan was issued on {issued}."
        yield parts.fault("review-due-before-issue", place, said, "Correct one of the two dates.")
        return
    last = last_of_twelve_months(max(issued, reviewed) if reviewed else issued)
    strict = last_of_twelve_months(reviewed) if reviewed else last
    if due > last:
        said = f"The review is due on {due}; it must be complete by {strict}."
        hint = "The day the plan was made or last reviewed is the first of the 12 months of section 44(1)."
        yield parts.fault("review-due-late", place, said, hint)
    elif due > strict:
        said = f"The review is due on {due}, more than 12 months after the last one, complete on {reviewed}."
        hint = f"Section 44(1) counts from the last review: by {strict}."
        yield parts.fault("review-due-after-last-review", place, said, hint)


def _periods(parts: Parts, value: Any, path: tuple[str | int, ...]) -> Iterator[Fault]:
    """Everything with a beginning and an end, wherever it stands."""
    if isinstance(value, dict):
        for begins, ends in PERIODS:
            if isinstance(value.get(begins), str) and isinstance(value.get(ends), str):
                yield from _period(parts, value, path, (begins, ends))
        for name, inner in value.items():
            if isinstance(inner, dict | list) and (path or name != "local"):
                yield from _periods(parts, inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            if isinstance(inner, dict | list):
                yield from _periods(parts, inner, (*path, index))


def _period(
    parts: Parts, value: dict[str, str], path: tuple[str | int, ...], fields: tuple[str, str]
) -> Iterator[Fault]:
    begins, ends = fields
    first, last = date.fromisoformat(value[begins]), date.fromisoformat(value[ends])
    if last < first and parts.is_in_life(first) and parts.is_in_life(last):
        owner = parts.names.owner(path)
        said = f"“{ends}” of {owner} ({last}) is before “{begins}” ({first})."
        yield parts.fault("period-backwards", (*path, ends), said, "Correct one of the two dates.")


def _advice(parts: Parts) -> Iterator[Fault]:
    """What a plan rests on cannot be later than the plan."""
    made = parts.made_on
    if made is None:
        return
    named = "the plan was issued" if parts.is_final else "the draft was sent"
    code = "advice-after-plan" if parts.is_final else "advice-after-draft"
    for dated in parts.dated:
        if _is_evidence(dated.path) and dated.day > made and parts.is_in_life(dated.day):
            said = f"{parts.names.field(dated.path)} ({dated.day}) is after {named} on {made}."
            yield parts.fault(code, dated.path, said, "Correct one of the two dates.")


def _is_evidence(path: tuple[str | int, ...]) -> bool:
    return path[0] == "sections" and path[-1] == "date" and path[1] in LISTS


def _outcomes(parts: Parts) -> Iterator[Fault]:
    for item in parts.items("E"):
        by_date, words = item.data.get("by_date"), item.data.get("by")
        said_by = month_said(words) if isinstance(words, str) else None
        set_for = date.fromisoformat(by_date) if by_date else None
        month = (set_for.year, set_for.month) if set_for else said_by
        if set_for and said_by and abs(_months(said_by) - _months((set_for.year, set_for.month))) > 1:
            yield parts.fault(
                "outcome-by-differs",
                (*item.path, "by_date"),
                f"“by_date” of {parts.names.owner(item.path)} is {set_for}, but “by” says {_named(said_by)}.",
                "Make the two say the same.",
            )
        for index, step in enumerate(item.data.get("steps", ())):
            step_by = month_said(str((step or {}).get("by", "")))
            if month and step_by and step_by > month:
                path = (*item.path, "steps", index, "by")
                field = parts.names.field(path)
                said = f"{field} is {_named(step_by)}, after the outcome's own {_named(month)}."
                yield parts.fault("step-after-outcome", path, said, "A step comes before its outcome.")


def _months(month: tuple[int, int]) -> int:
    return month[0] * 12 + month[1]


def _named(month: tuple[int, int]) -> str:
    return f"{MONTHS[month[1] - 1]} {month[0]}"


def _date(parts: Parts, *path: str) -> date | None:
    value = parts.get(*path)
    return date.fromisoformat(value) if isinstance(value, str) else None
