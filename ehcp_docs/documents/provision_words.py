"""A provision taken apart, in words: the details set out beneath its sentence."""

from __future__ import annotations

from ehcp_docs.documents.plan_words import (
    adulthood,
    counted,
    date_words,
    details,
    lines,
    listed,
    number,
    upper_first,
)
from ehcp_docs.documents.section_fields import DetailsView, Line
from ehcp_docs.plan.model import Elements, Provision

PERIODS = {
    "lesson": "in each lesson",
    "day": "a day",
    "week": "a week",
    "fortnight": "a fortnight",
    "month": "a month",
    "half-term": "each half-term",
    "term": "a term",
    "year": "a year",
    "once": "in all",
}


def provision_details(item: Provision, called: str) -> tuple[DetailsView, ...]:
    """The elements of a provision and what else is recorded of it, each with its label."""
    parts = item.elements or Elements()
    agreed = " on ".join(part for part in (item.agreed_by, date_words(item.agreed_on)) if part)
    return details(
        lines(("What", parts.what), ("Who", parts.who), ("Expertise", parts.qualification)),
        _how_much(parts),
        lines(
            ("Group", upper_first(group_words(parts.group_min, parts.group_max, called))),
            ("Where", parts.where),
            ("When", parts.when),
            ("How", upper_first(_delivery(parts.delivery, called))),
        ),
        lines(
            ("Review", parts.review),
            ("May vary", parts.flexibility),
            ("Agreed by" if item.agreed_by else "Agreed on", agreed),
            ("Paid for", "By direct payment (Section J)" if item.direct_payment else ""),
            ("Adult life", f"Prepares for {adulthood(item.pfa)}" if item.pfa else ""),
            ("Advice", listed(item.sources)),
        ),
    )


def _how_much(parts: Elements) -> tuple[Line, ...]:
    return lines(
        ("How often", upper_first(how_often(parts.times, parts.per))),
        ("How long", how_long(parts.minutes)),
        ("Each week", counted(parts.hours_per_week, "hour") if parts.hours_per_week else ""),
        ("Each year", counted(parts.weeks_per_year, "week") if parts.weeks_per_year else ""),
        ("From", date_words(parts.start)),
        ("Until", date_words(parts.end)),
    )


def how_often(times: float | None, per: str | None) -> str:
    """Such as "twice a week", or "once" for something done once; empty where neither is recorded."""
    if times is None:
        return f"each {per}" if per and per != "once" else per or ""
    count = "once" if times == 1 else "twice" if times == 2 else f"{number(times)} times"
    if per is None or (per == "once" and times == 1):
        return count
    return f"{count} {PERIODS[per]}"


def how_long(minutes: float | None) -> str:
    """Such as "15 minutes", "1 hour 30 minutes" or "30 seconds"; empty where not recorded."""
    if minutes is None:
        return ""
    hours, rest = divmod(round(minutes * 60), 3600)
    parts = ((hours, "hour"), (rest // 60, "minute"), (rest % 60, "second"))
    return " ".join(counted(count, word) for count, word in parts if count)


def group_words(smallest: int | None, largest: int | None, called: str) -> str:
    """The words "one to one", or the size of the group; the numbers count the child too."""
    if largest == 1:
        return "one to one"
    if smallest and largest:
        size = str(largest) if smallest == largest else f"{smallest} to {largest}"
    elif largest:
        size = f"no more than {largest}"
    elif smallest:
        size = f"at least {smallest}"
    else:
        return ""
    return f"{size}, {called} included"


def _delivery(delivery: str | None, called: str) -> str:
    others = f"through the adults who work with {called}"
    return {
        None: "",
        "direct": f"directly with {called}",
        "indirect": others,
        "both": f"directly with {called}, and {others}",
    }[delivery]
