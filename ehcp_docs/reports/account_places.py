"""How a place in a plan is called for a person, from its JSON pointer: “Section F, F3, text”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ehcp_docs.plan.naming import ID
from ehcp_docs.plan.schema import schema

# What one entry of a list is called, where the entries have no id.
_ONE = {
    "parents": "parent or carer",
    "paragraphs": "paragraph",
    "steps": "step",
    "placements": "placement",
    "arrangements": "arrangement",
    "exceptions": "exception to the time limits",
    "contacts": "person involved",
    "contributors": "person who took part",
    "record": "entry on how the plan was made",
    "quality_checks": "quality check",
    "items": "budget item",
    "advice": "advice",
    "not_obtained": "advice not obtained",
    "views": "view",
    "needs": "need",
    "outcomes": "outcome",
    "provision": "provision",
    "short_term_targets": "target",
}
_BLOCKS = {"child": "child", "authority": "local authority", "local": "fields of the authority's own"}
_ALSO = 70
"""A value longer than this is not repeated beside the words from which it was read."""


def place(pointer: str, data: Any) -> str:
    """What stands at that pointer, in words; the pointer's own names where the plan has no such field."""
    said = ", ".join(_steps(_parts(pointer), data))
    return said[:1].upper() + said[1:]


def section_of(pointer: str) -> str:
    """Letter of the section in which the pointer lies; ``ID`` for the front of the plan."""
    parts = _parts(pointer)
    return parts[1] if len(parts) > 1 and parts[0] == "sections" else "ID"


def meaning_of(pointer: str) -> str:
    """What the plan's format says of the field at that pointer; empty where it says nothing."""
    field: Mapping[str, Any] = schema("plan")
    for part in _parts(pointer):
        field = _field(field, part)
    return str(field.get("description", ""))


def stands(pointer: str, text: str, data: Any) -> str:
    """What the plan says there, where it is short and not simply the words of the file; else empty."""
    found = data
    for part in _parts(pointer):
        found = _inside(found, part)
    if isinstance(found, bool):
        return "yes" if found else "no"
    if not isinstance(found, str | int | float):
        return ""
    said = " ".join(str(found).split())
    is_same = said.casefold() in " ".join(text.split()).casefold()
    return "" if is_same or len(said) > _ALSO else said


def _steps(parts: list[str], data: Any) -> Iterator[str]:
    field: Mapping[str, Any] = schema("plan")
    value, name = data, ""
    for depth, part in enumerate(parts):
        field, value = _field(field, part), _inside(value, part)
        is_list_ahead = depth + 1 < len(parts) and parts[depth + 1].isdigit()
        if part.isdigit():
            yield _entry(name, part, value)
        elif depth == 1 and parts[0] == "sections":
            yield f"Section {part}"
        elif not is_list_ahead and part != "sections":
            yield _called(part, field)
        name = part


def _entry(name: str, part: str, value: Any) -> str:
    known = value.get("id") if isinstance(value, dict) else None
    if isinstance(known, str) and ID.fullmatch(known):
        return known
    return f"{_ONE.get(name, name.replace('_', ' ') or 'entry')} {int(part) + 1}"


def _called(name: str, field: Mapping[str, Any]) -> str:
    if name in _BLOCKS or name == "text":
        return _BLOCKS.get(name, name)
    title = str(field.get("title", name.replace("_", " ")))
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _field(field: Mapping[str, Any], part: str) -> Mapping[str, Any]:
    if part.isdigit() and "items" in field:
        items: Mapping[str, Any] = field["items"]
        return items
    found: Mapping[str, Any] = field.get("properties", {}).get(part, {})
    return found


def _inside(value: Any, part: str) -> Any:
    if isinstance(value, dict):
        return value.get(part)
    if isinstance(value, list) and part.isdigit() and int(part) < len(value):
        return value[int(part)]
    return None


def _parts(pointer: str) -> list[str]:
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
