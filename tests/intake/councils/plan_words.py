"""The plan's words as a council prints them: sections, areas, dates, how often, who it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .writing import Plan

Item = dict[str, Any]
AREAS = {
    "communication_interaction": "Communication and Interaction",
    "cognition_learning": "Cognition and Learning",
    "semh": "Social, Emotional and Mental Health",
    "sensory_physical": "Sensory and/or Physical",
    "health": "Health",
    "social_care": "Social Care",
}
TOPICS = {
    "child_views": "My views",
    "parent_views": "The views of my family",
    "aspirations": "Hopes and dreams",
    "communication": "How best to communicate with me",
    "history": "My story so far",
    "strengths": "What people like and admire about me",
    "other": "Other information",
}
SLASHES, DOTS, WORDS, ORDINAL = "slashes", "dots", "words", "ordinal"


def day(iso: str, style: str = WORDS) -> str:
    """A date as this council prints it."""
    when = date.fromisoformat(iso)
    if style == SLASHES:
        return f"{when:%d/%m/%Y}"
    if style == DOTS:
        return f"{when:%d.%m.%y}"
    if style == ORDINAL:
        ending = "th" if when.day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(when.day % 10, "th")
        return f"{when.day}{ending} {when:%b %Y}"
    return f"{when.day} {when:%B %Y}"


def needs(plan: Plan, letter: str) -> list[Item]:
    """The needs of Section B, C or D."""
    return plan["sections"][letter].get("needs", [])


def provision(plan: Plan, letter: str) -> list[Item]:
    """The provision of Section F, G, H1 or H2."""
    return plan["sections"][letter].get("provision", [])


def outcomes(plan: Plan) -> list[Item]:
    """The outcomes of Section E."""
    return plan["sections"]["E"]["outcomes"]


def nil(plan: Plan, letter: str) -> str | None:
    """The sentence that says that nothing was identified."""
    return plan["sections"][letter].get("nil", {}).get("statement")


def view_heading(view: Item) -> str:
    """The heading of a block of Section A."""
    return view.get("heading") or TOPICS[view["topic"]]


def by_area(items: list[Item]) -> dict[str, list[Item]]:
    """Needs by area, in the order in which the areas first come."""
    areas: dict[str, list[Item]] = {}
    for item in items:
        areas.setdefault(item["area"], []).append(item)
    return areas


def texts(plan: Plan) -> dict[str, str]:
    """The text of each need, outcome and provision by its id."""
    found = {item["id"]: item["text"] for letter in "BCD" for item in needs(plan, letter)}
    found.update((item["id"], item["text"]) for item in outcomes(plan))
    found.update((i["id"], i["text"]) for letter in ("F", "G", "H1", "H2") for i in provision(plan, letter))
    return found


def how_often(item: Item) -> str:
    """How often and for how long, as the column of a table says it."""
    elements = item.get("elements", {})
    often = {1: "Once", 2: "Twice"}.get(elements.get("times"), f"{elements.get('times')} times")
    parts = [f"{often} a {elements['per']}" if elements.get("per") not in (None, "once") else ""]
    parts.append(f"{elements['minutes']:g} minutes" if "minutes" in elements else "")
    parts.append(f"{elements['hours_per_week']:g} hours a week" if "hours_per_week" in elements else "")
    return ", ".join(part for part in parts if part and "None" not in part)


def who(item: Item) -> str:
    """Who does it, as the column of a table says it."""
    return item.get("elements", {}).get("who", "")


@dataclass
class Row:
    """A need with the outcomes and the provision that stand in its row."""

    need: Item | None
    outcomes: list[Item] = field(default_factory=list)
    provision: list[tuple[str, Item]] = field(default_factory=list)


def rows_by_need(plan: Plan, letter: str, provision_letters: tuple[str, ...]) -> list[Row]:
    """Every need of a section with what is printed in its row; what belongs to none comes last."""
    rows = {need["id"]: Row(need) for need in needs(plan, letter)}
    rest = Row(None)
    for outcome in outcomes(plan):
        first = outcome.get("needs", ["B"])[0]
        if first[0] == letter:
            rows.get(first, rest).outcomes.append(outcome)
    for section in provision_letters:
        for item in provision(plan, section):
            first = next((need for need in item.get("needs", []) if need in rows), "")
            rows.get(first, rest).provision.append((section, item))
    return [*rows.values(), *([rest] if rest.outcomes or rest.provision else [])]


def rows_by_outcome(plan: Plan) -> list[tuple[Item, list[Item]]]:
    """Every outcome with the provision of Section F that stands under it."""
    found: dict[str, tuple[Item, list[Item]]] = {o["id"]: (o, []) for o in outcomes(plan)}
    for item in provision(plan, "F"):
        first = next((one for one in item.get("outcomes", []) if one in found), next(iter(found)))
        found[first][1].append(item)
    return list(found.values())


IDENTITY = (
    ("name", "Name"),
    ("date_of_birth", "Date of birth"),
    ("sex", "Gender"),
    ("year_group", "Year group"),
    ("setting", "Current school or setting"),
    ("upn", "UPN"),
    ("nhs_number", "NHS number"),
    ("first_language", "Home language"),
    ("authority", "Local authority"),
    ("reference", "EHC plan reference"),
    ("final_issued", "Date of final plan"),
    ("draft_issued", "Date of draft plan"),
)


def identity(
    plan: Plan, labels: dict[str, str], style: str = WORDS, keys: tuple[str, ...] = ()
) -> Iterator[tuple[str, str, str, str]]:
    """What the front page says: key, label, value as printed, value as recorded."""
    values = dict(plan["child"], authority=plan["authority"]["name"], reference=plan["reference"])
    values |= {key: plan["dates"][key] for key in ("final_issued", "draft_issued") if key in plan["dates"]}
    for key, label in IDENTITY:
        if key in values and (not keys or key in keys):
            dated = key in ("date_of_birth", "final_issued", "draft_issued")
            yield key, labels.get(key, label), day(values[key], style) if dated else values[key], values[key]
