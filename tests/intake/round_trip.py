"""What of a plan Word does not carry, and what comes back in another form: the list of ``docs/round-trip.md``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ehcp_docs.plan.model import Plan

Data = dict[str, Any]
Path = tuple[str | int, ...]
Owner = dict[str, Any]


def always(plan: Data, owner: Owner) -> bool:
    return True


def is_draft(plan: Data, owner: Owner) -> bool:
    return str(plan["status"]).endswith("draft")


@dataclass(frozen=True)
class Lost:
    """A field that does not come back, and why."""

    why: str
    when: Callable[[Data, Owner], bool] = always


NOT_PRINTED = {
    "$schema": Lost("It is the address of the schema, for editors of the JSON file."),
    "local/*": Lost("An authority’s own fields are for its own templates; ours print none."),
    "authority/address": Lost("The plan gives the officer to ask, not the council’s address."),
    "authority/phone": Lost(
        "Printed only where no officer is named.", lambda plan, owner: "officer" in owner
    ),
    "authority/email": Lost(
        "Printed only where no officer is named.", lambda plan, owner: "officer" in owner
    ),
    "authority/website": Lost("The letters give the local offer; the plan does not."),
    "child/address": Lost(
        "Withheld on purpose.", lambda plan, owner: owner.get("confidential_address") is True
    ),
    "contacts/*/service": Lost("The job and the employer say it to a family."),
    "contributors/*/service": Lost("The job says it to a family."),
    "dates/final_issued": Lost("A draft carries no date of issue.", is_draft),
    "sections/E/outcomes/*/by_date": Lost(
        "The words stand there instead of it.", lambda plan, owner: "by" in owner
    ),
    "sections/F/provision/*/kind": Lost("It tells the audit how to count; the sentence says it to a family."),
    "sections/G/provision/*/kind": Lost("As in Section F."),
    "sections/H1/provision/*/kind": Lost("As in Section F."),
    "sections/H2/provision/*/kind": Lost("As in Section F."),
    "sections/I/placements/*": Lost("The law keeps Section I out of every draft.", is_draft),
    "sections/I/statement": Lost("The law keeps Section I out of every draft.", is_draft),
    "sign_off/*": Lost("A draft carries no signature.", is_draft),
}
"""Fields that the reader cannot know, because no word of the document says them."""

CONCLUDED = {
    "sections/A/views/*/topic": Lost(
        "Concluded from an own heading.", lambda plan, owner: "heading" in owner
    ),
    "sections/J/requested": Lost(
        "Concluded from an own statement.", lambda plan, owner: "statement" in owner
    ),
}
"""Fields that are concluded from the words, and named as such; right in all samples, but not by necessity."""


def matching(path: Path, lost: dict[str, Lost]) -> str | None:
    """The listed field that the path is, or is in."""
    shown = "/".join("*" if isinstance(step, int) else step for step in path)
    for pattern in lost:
        stem = pattern.removesuffix("/*")
        if shown == pattern or (pattern.endswith("/*") and (shown == stem or shown.startswith(stem + "/"))):
            return pattern
    return None


def flat(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value that is no object or list, with its place."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from flat(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from flat(inner, (*path, number))
    else:
        yield path, value


def owner_of(data: Data, path: Path) -> Owner:
    """The innermost object around that place, outside lists of plain values."""
    found: Any = data
    owner: Owner = data
    for step in path[:-1]:
        found = found[step]
        owner = found if isinstance(found, dict) else owner
    return owner


def as_it_comes_back(plan: Data, document: str) -> Data:
    """The plan in the form in which the same comes back: each step is a line of the list in the docs."""
    data = _cleaned(plan)
    sections = data["sections"] = {letter: {} for letter in plan["sections"]} | data["sections"]
    for letter in ("B", "C", "D"):
        for need in sections[letter].get("needs", ()):
            if "strengths" in need and document == "plan":
                need["strengths"] = re.sub(r"\n\s*\n", "\n", need["strengths"])
    for letter in ("F", "G", "H1", "H2"):
        for item in sections[letter].get("provision", ()):
            _elements(item.get("elements", {}))
            if letter == "F" and document == "plan" and "needs" in item:
                item["needs"][1:] = sorted(item["needs"][1:], key=_by_number)
    for outcome in sections["E"].get("outcomes", ()):
        if "by" in outcome:
            outcome["by"] = re.sub(r"\n\s*\n", "\n", outcome["by"])
        for step in outcome.get("steps", ()):
            if "by" not in step and step["text"].endswith(")"):
                step["text"] += "."
    for letter in ("B", "C", "D", "F", "G", "H1", "H2"):
        if (nil := sections[letter].get("nil")) and not re.search(r"[.!?…][”’\"')]*$", nil["statement"]):
            nil["statement"] += "."
    for item in sections["J"].get("items", ()):
        _served(item, sections)
    for view in sections["A"].get("views", ()):
        for name in ("whose", "author", "method"):
            if name in view and not view[name].endswith(".."):
                view[name] = view[name].removesuffix(".")
    _officer(data["authority"])
    return data


def _cleaned(value: Any) -> Any:
    """Without what says no more than leaving it out: “no” where that is the rule, empty lists and objects."""
    if isinstance(value, dict):
        kept = {name: _cleaned(inner) for name, inner in value.items() if not _is_idle(name, inner)}
        return {name: inner for name, inner in kept.items() if inner not in ([], {})}
    if isinstance(value, list):
        return [_cleaned(inner) for inner in value]
    return re.sub(r"\n{3,}", "\n\n", value.strip()) if isinstance(value, str) else value


IDLE = (
    "taught_out_of_year",
    "confidential_address",
    "preparing_for_adulthood",
    "direct_payment",
    "agreed_sufficient",
)


def _is_idle(name: str, value: Any) -> bool:
    return name in IDLE and value is False


def _elements(parts: Data) -> None:
    if parts.get("group_max") == 1:
        parts["group_min"] = 1
    if (parts.get("times", 1), parts.get("per", "once")) == (1, "once") and (
        "times" in parts or "per" in parts
    ):
        parts["times"], parts["per"] = 1, "once"


def _served(item: Data, sections: Data) -> None:
    rows = {
        row["id"]: row for letter in ("F", "G", "H1", "H2") for row in sections[letter].get("provision", ())
    }
    for name in ("needs", "outcomes"):
        found = [id for one in item["provision"] for id in rows.get(one, {}).get(name, ())]
        if not item.get(name) and found:
            item[name] = list(dict.fromkeys(found))


def _officer(authority: Data) -> None:
    officer = authority.get("officer")
    for name in ("phone", "email") if officer else ():
        if name in authority:
            officer.setdefault(name, authority[name])


def _by_number(id: str) -> tuple[str, list[int]]:
    return id[:1], [int(part) for part in re.findall(r"\d+", id)]


def differences(plan: Data, read: Data, document: str, lost: dict[str, Lost]) -> dict[Path, tuple[Any, Any]]:
    """Where the two plans differ beyond what is listed: the place, what was printed, what was read."""
    before, after = as_it_comes_back(plan, document), _cleaned(read)
    printed, got = dict(flat(before)), dict(flat(after))
    found = {}
    for path in {**printed, **got}:
        pattern = matching(path, lost)
        owner = owner_of(before, path) if path in printed else {}
        if pattern and path in printed and lost[pattern].when(before, owner):
            continue
        if printed.get(path) != got.get(path):
            found[path] = (printed.get(path), got.get(path))
    return found


__all__ = ["CONCLUDED", "NOT_PRINTED", "Plan", "differences", "flat", "matching"]
