"""What stands inside the sections: none empty without a word, no contradictions, direct payments twice."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from ehcp_docs.errors import Fault
from ehcp_docs.plan.crosschecks.parts import LISTS, Item, Parts
from ehcp_docs.plan.days import age_on

WITH_NIL = ("B", "C", "D", "F", "G", "H1", "H2")
WITHOUT_NIL = ("A", "E", "K")


def check(parts: Parts) -> Iterator[Fault]:
    """Faults inside the sections."""
    yield from _emptiness(parts)
    yield from _adult(parts)
    yield from _direct_payments(parts)
    for item in parts.items("F", "G", "H1", "H2"):
        yield from _elements(parts, item)


def _emptiness(parts: Parts) -> Iterator[Fault]:
    for section in (*WITH_NIL, *WITHOUT_NIL):
        place = ("sections", section)
        if parts.get(*place) is None:
            continue
        entries = [entry for name in LISTS[section] for entry in parts.get(*place, name) or ()]
        nil = parts.get(*place, "nil")
        if nil is not None and entries:
            said = f"Section {section} has entries and also a nil statement."
            yield parts.fault("nil-with-items", (*place, "nil"), said, "Take one of the two out.")
        elif nil is not None and section in ("B", "F"):
            said = f"Section {section} says that there is nothing, but without it there is no plan."
            yield parts.fault("nil-unusual", (*place, "nil"), said, "Check that this is meant.")
        elif nil is None and not entries and not parts.is_broken(*place):
            yield parts.fault("section-empty", place, f"Section {section} is empty.", _fill(section))


def _fill(section: str) -> str:
    if section in WITH_NIL:
        return "Add its entries, or a nil statement that says who found that there is nothing."
    return "Add its entries." if section != "K" else "Add the advice, or “not_obtained” with the reason."


def _adult(parts: Parts) -> Iterator[Fault]:
    if not parts.born or not parts.known_on or age_on(parts.known_on, parts.born) < 18:
        return
    for item in parts.items("H1"):
        said = f"{parts.names.owner(item.path)} stands in Section H1, but the person is 18 or over."
        hint = (
            "H1 is for a person under 18 (section 2, Chronically Sick and Disabled Persons Act 1970): use H2."
        )
        yield parts.fault("h1-adult", item.path, said, hint)


def _direct_payments(parts: Parts) -> Iterator[Fault]:
    if parts.get("sections", "J", "requested") is False and list(parts.items("J")):
        said = "Section J has items, but says that no personal budget was asked for."
        yield parts.fault(
            "budget-not-requested", ("sections", "J", "requested"), said, "Check which is right."
        )
    paid = [item for item in parts.items("J") if item.data.get("arrangement") == "direct_payment"]
    listed = {to for item in paid for to in item.data.get("provision", ())}
    provision = {item.id: item for item in parts.items("F", "G", "H1", "H2") if item.id}
    for item in provision.values():
        if item.data.get("direct_payment") and item.id not in listed and not parts.is_broken("sections", "J"):
            said = f"{item.id} is marked as a direct payment, but Section J has no direct payment for it."
            hint = "Add it to Section J with its needs and outcomes, or set “direct_payment” to false."
            yield parts.fault("direct-payment-not-in-j", (*item.path, "direct_payment"), said, hint)
    for item in paid:
        yield from _payment(parts, item, provision)


def _payment(parts: Parts, item: Item, provision: dict[str, Item]) -> Iterator[Fault]:
    for index, to in enumerate(item.data.get("provision", ())):
        if to in provision and provision[to].data.get("direct_payment") is not True:
            said = f"Section J pays for {to} by direct payment, but {to} is not marked so."
            hint = f"Set “direct_payment” of {to} to true, or correct Section J."
            yield parts.fault("direct-payment-not-marked", (*item.path, "provision", index), said, hint)
    absent = [
        name
        for name in ("needs", "outcomes")
        if not item.data.get(name) and not parts.is_broken(*item.path, name)
    ]
    if absent:
        said = f"A direct payment in Section J names no {' and no '.join(absent)}."
        hint = "Name the needs and outcomes that it is for (regulation 12(1)(j), SEND Regulations 2014)."
        yield parts.fault("direct-payment-unlinked", item.path, said, hint)


def _elements(parts: Parts, item: Item) -> Iterator[Fault]:
    elements, place = item.data.get("elements") or {}, (*item.path, "elements")
    owner = parts.names.owner(item.path)
    smallest, largest = elements.get("group_min"), elements.get("group_max")
    if smallest and largest and smallest > largest:
        said = f"{owner}: the smallest group ({smallest}) is larger than the largest ({largest})."
        yield parts.fault(
            "elements-group", (*place, "group_min"), said, "Correct “group_min” or “group_max”."
        )
    times, per, minutes = elements.get("times"), elements.get("per"), elements.get("minutes")
    if times and not per and not parts.is_broken(*place, "per"):
        said = f"{owner}: “times” is {times}, but “per” does not say in what period."
        yield parts.fault("elements-times-per", (*place, "times"), said, "Add “per”, such as week or term.")
    hours = elements.get("hours_per_week")
    if (
        times
        and minutes
        and hours
        and per == "week"
        and not isclose(times * minutes, hours * 60, rel_tol=0.02)
    ):
        said = f"{owner}: {times} times a week for {minutes} minutes is not {hours} hours a week."
        yield parts.fault(
            "elements-hours", (*place, "hours_per_week"), said, "Make the elements say the same."
        )
