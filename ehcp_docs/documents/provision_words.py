"""A provision taken apart, in words: the lines set out beneath its sentence."""

from __future__ import annotations

from ehcp_docs.documents.plan_fields import Line
from ehcp_docs.documents.plan_words import adulthood, counted, date_words, lines, listed, number, upper_first
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


def provision_lines(item: Provision, called: str) -> tuple[Line, ...]:
    """The elements of a provision and what else is recorded of it, each with its label."""
    agreed = " on ".join(part for part in (item.agreed_by, date_words(item.agreed_on)) if part)
    return (
        *(element_lines(item.elements, called) if item.elements else ()),
        *lines(
            ("Agreed by" if item.agreed_by else "Agreed on", agreed),
            ("Paid for", "By direct payment (Section J)" if item.direct_payment else ""),
            ("Adult life", f"Prepares for {adulthood(item.pfa)}" if item.pfa else ""),
            ("Advice", listed(item.sources)),
        ),
    )


def element_lines(elements: Elements, called: str) -> tuple[Line, ...]:
    """What, who, how often, how long, group, where, when, how and review, as far as recorded."""
    return lines(
        ("What", elements.what),
        ("Who", elements.who),
        ("Expertise", elements.qualification),
        ("How often", upper_first(how_often(elements.times, elements.per))),
        ("How long", how_long(elements.minutes)),
        ("Each week", _hours(elements.hours_per_week)),
        ("Each year", counted(elements.weeks_per_year, "week") if elements.weeks_per_year else ""),
        ("Group", upper_first(group_words(elements.group_min, elements.group_max, called))),
        ("Where", elements.where),
        ("When", elements.when),
        ("How", upper_first(_delivery(elements.delivery, called))),
        ("From", date_words(elements.start)),
        ("Until", date_words(elements.end)),
        ("Review", elements.review),
        ("May vary", elements.flexibility),
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
    """Such as "15 minutes" or "1 hour 30 minutes"; empty where not recorded."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    return " ".join(counted(count, word) for count, word in ((hours, "hour"), (rest, "minute")) if count)


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


def _hours(hours: float | None) -> str:
    return counted(hours, "hour") if hours else ""


def _delivery(delivery: str | None, called: str) -> str:
    others = f"through the adults who work with {called}"
    return {
        None: "",
        "direct": f"directly with {called}",
        "indirect": others,
        "both": f"directly with {called}, and {others}",
    }[delivery]
