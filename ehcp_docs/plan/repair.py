"""Data with faults, made fit for use: without what is broken, or with the least that stands in for it.

``without`` serves the cross checks, which must see no broken value. ``completed`` serves the audit, which
goes on as long as there is text to read: what is missing is stood in for, and only what has no text is
dropped. What stands in is not meant to be printed; the fault says what was wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from ehcp_docs.plan.days import YEAR_GROUPS, exists, read_date, school_year
from ehcp_docs.plan.naming import nearest
from ehcp_docs.plan.schema import DEFINED, Broken, schema

Path = tuple[str | int, ...]

LEFT = ("missing", "minItems", "maxItems", "uniqueItems", "maxLength", "minLength")
"""Ways to break the schema that leave the value readable."""
NOTHING = object()
USUAL_AGE = 8
"""Stands in for an age that nothing in the plan tells: too young for the rules of Year 9 and of adults."""


def without(data: Mapping[str, Any], broken: Sequence[Broken], *, guess: bool = False) -> dict[str, Any]:
    """A copy without what is broken; entries of lists leave a None, so that all other places stay the same.

    With ``guess``, what can only have been meant one way is put right instead: Final for final, 19/6/2026.
    """
    sound = deepcopy(dict(data))
    for part in broken:
        if part.keyword in LEFT or not part.path:
            continue
        around = _at(sound, part.path[:-1])
        last, meant = part.path[-1], _meant(part) if guess else NOTHING
        if meant is not NOTHING and around is not None:
            around[last] = meant
        elif isinstance(around, dict):
            around.pop(last, None)
        elif isinstance(around, list):
            around[int(last)] = None
    return sound


def _at(data: Any, path: Path) -> Any:
    for part in path:
        if isinstance(data, dict):
            data = data.get(str(part))
        elif isinstance(data, list):
            data = data[int(part)]
        else:
            return None
    return data


def _meant(part: Broken) -> Any:
    if part.keyword == "enum":
        return nearest(part.value, [str(value) for value in part.asked]) or NOTHING
    if part.keyword == "format" and isinstance(part.value, str):
        read = read_date(part.value)
        return date(*read).isoformat() if read and exists(*read) else NOTHING
    of_texts = part.field.get("items", {}).get(DEFINED) == "words"
    if part.keyword == "type" and of_texts and isinstance(part.value, str) and part.value.strip():
        return [part.value]
    return NOTHING


def completed(sound: Mapping[str, Any]) -> dict[str, Any] | None:
    """Plan data from which a plan can be built, or None when there are no sections to read."""
    if not isinstance(sound.get("sections"), Mapping):
        return None
    found = _completed(sound, schema("plan"), (), sound)
    return found if isinstance(found, dict) else None


def _completed(value: Any, field: Mapping[str, Any], path: Path, plan: Mapping[str, Any]) -> Any:
    if isinstance(value, Mapping) and "properties" in field:
        return _object(value, field, path, plan)
    if isinstance(value, list) and "items" in field:
        entries = (
            _completed(entry, field["items"], (*path, index), plan)
            for index, entry in enumerate(value)
            if entry is not None
        )
        return [entry for entry in entries if entry is not NOTHING]
    return value


def _object(value: Mapping[str, Any], field: Mapping[str, Any], path: Path, plan: Mapping[str, Any]) -> Any:
    found: dict[str, Any] = {}
    for name, inner in field["properties"].items():
        given = value.get(name, NOTHING)
        if given is NOTHING and name in field.get("required", ()):
            given = _stand_in((*path, name), plan)
            if given is NOTHING:
                return NOTHING
        if given is not NOTHING:
            kept = _completed(given, inner, (*path, name), plan)
            if kept is not NOTHING:
                found[name] = kept
    return found


def _stand_in(path: Path, plan: Mapping[str, Any]) -> Any:
    general = tuple("*" if isinstance(part, int) else part for part in path)
    if general[0] == "sections" and len(general) > 2:
        general = ("section", *general[2:])
    if general not in STAND_INS:
        return NOTHING
    stand_in = STAND_INS[general]
    return stand_in(path, plan) if callable(stand_in) else deepcopy(stand_in)


def _status(_: Path, plan: Mapping[str, Any]) -> str:
    signed = plan.get("sign_off") or (plan.get("dates") or {}).get("final_issued")
    placement = (plan.get("sections") or {}).get("I") or {}
    # Only a final plan may name a setting; whether this one is final, a rule asks.
    names_setting = isinstance(placement, Mapping) and (
        placement.get("placements") or placement.get("statement")
    )
    return "final" if signed or names_setting else "draft"


def _born(_: Path, plan: Mapping[str, Any]) -> str:
    """A day on which someone of that year group may have been born, so that no rule about ages fires."""
    days = [day for day in (plan.get("dates") or {}).values() if isinstance(day, str)]
    made = max((date.fromisoformat(day) for day in days), default=date(2026, 1, 1))
    group = str((plan.get("child") or {}).get("year_group"))
    age = max(YEAR_GROUPS[group]) if group in YEAR_GROUPS else USUAL_AGE
    return date(max(school_year(made) - age, 1), 1, 1).isoformat()


def _section(path: Path, _: Mapping[str, Any]) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "A": {"views": []},
        "E": {"outcomes": []},
        "I": {"placements": []},
        "J": {"requested": False},
        "K": {"advice": []},
    }
    return dict(empty.get(str(path[1]), {}))


def _id(path: Path, _: Mapping[str, Any]) -> str:
    """F?3 for the third entry of Section F: nobody's own id, and nothing links to it."""
    letter = str(path[1]) if path[0] == "sections" else "T"
    return f"{letter}?{int(path[-2]) + 1}"


def _area(path: Path, _: Mapping[str, Any]) -> str:
    return {"C": "health", "D": "social_care"}.get(str(path[1]), "cognition_learning")


StandIn = Callable[[Path, Mapping[str, Any]], Any]
STAND_INS: Mapping[tuple[str, ...], Any] = {
    ("schema_version",): "1.0",
    ("reference",): "unknown",
    ("status",): _status,
    ("child",): {},
    ("child", "name"): "Child",
    ("child", "date_of_birth"): _born,
    ("authority",): {},
    ("authority", "name"): "Local authority",
    ("dates",): {},
    **{
        ("sections", letter): _section
        for letter in ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K")
    },
    ("section", "views"): [],
    ("section", "outcomes"): [],
    ("section", "placements"): [],
    ("section", "advice"): [],
    ("section", "requested"): False,
    **{("section", name, "*", "id"): _id for name in ("views", "needs", "outcomes", "provision", "advice")},
    ("short_term_targets", "*", "id"): _id,
    ("section", "views", "*", "topic"): "other",
    ("section", "needs", "*", "area"): _area,
    ("section", "placements", "*", "type"): "",
    ("section", "advice", "*", "title"): "Advice",
}
"""What stands in for a missing field, by its path, * for an index; an object without any other is dropped."""
