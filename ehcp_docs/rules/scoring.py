"""Numbers of the score that an authority changes: ``scoring.yaml`` of its own folder holds only what differs."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from ehcp_docs.errors import Fault
from ehcp_docs.rules.files import nearest
from ehcp_docs.rules.model import Change, Layer

FILE = "scoring.yaml"


def merged_scoring(
    base: Mapping[str, Any], asked: Mapping[str, Any], layer: Layer, faults: list[Fault]
) -> tuple[dict[str, Any], list[Change]]:
    """The scoring with the changes made, and what was changed.

    Tables are merged name by name; grades by their name; a limiting judgement by its criteria, where ``off: true``
    takes it out and criteria that no limit has yet add one. Unknown names and impossible numbers are faults.
    """
    made: dict[str, Any] = copy.deepcopy(dict(base))
    changes: list[Change] = []
    for key, value in asked.items():
        if key not in base:
            faults.append(_unknown(key, "", base))
        elif key == "limits":
            changes += _limits(made["limits"], value, layer, faults)
        else:
            changes += _merge(made, key, value, key, layer, faults)
    faults += _grades(made)
    return made, changes


def _unknown(key: str, above: str, known: Mapping[str, Any]) -> Fault:
    hint = nearest(key, known) or f"Known: {', '.join(str(one) for one in known)}."
    return Fault(place=f"{FILE}: {above}{key}", message="there is no such number of the score.", hint=hint)


def _merge(
    into: dict[str, Any], key: str, value: Any, name: str, layer: Layer, faults: list[Fault]
) -> list[Change]:
    before = into[key]
    if isinstance(before, dict) and isinstance(value, dict):
        changes: list[Change] = []
        for inner, new in value.items():
            if inner in before:
                changes += _merge(before, inner, new, f"{name}.{inner}", layer, faults)
            else:
                faults.append(_unknown(inner, f"{name}.", before))
        return changes
    if _named(before) and _named(value):
        rows = {row["name"]: row for row in before}
        changes = []
        for row in value:
            if row["name"] in rows:
                changes += _merge(
                    {"row": rows[row["name"]]}, "row", row, f"{name}.{row['name']}", layer, faults
                )
            else:
                faults.append(_unknown(str(row["name"]), f"{name}.", rows))
        return changes
    if not _fits(before, value):
        faults.append(Fault(place=f"{FILE}: {name}", message=_wanted(before)))
        return []
    into[key] = value
    if value == before:
        return []
    return [Change(what=f"scoring {name.removesuffix('.from')}", how=f"{before} -> {value}", by=layer)]


def _named(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(r, dict) and "name" in r for r in value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _fits(before: Any, value: Any) -> bool:
    if _is_number(before):
        return _is_number(value) and value >= 0
    return type(before) is type(value)


def _wanted(before: Any) -> str:
    if _is_number(before):
        return "has to be a number, 0 or more."
    return "has to be of the same form as in the shipped scoring.yaml."


def _grades(scoring: Mapping[str, Any]) -> list[Fault]:
    starts = [row["from"] for row in scoring.get("grades", ())]
    if starts == sorted(starts, reverse=True) and (not starts or starts[-1] == 0):
        return []
    return [
        Fault(
            place=f"{FILE}: grades",
            message="the grades have to begin at fewer points from one to the next, and the last at 0.",
        )
    ]


def _limits(limits: list[Any], asked: Any, layer: Layer, faults: list[Fault]) -> list[Change]:
    changes = []
    for number, row in enumerate(asked if isinstance(asked, list) else [None], 1):
        place = f"{FILE}: limits, {number}"
        if not isinstance(row, dict) or not isinstance(row.get("criteria"), list):
            faults.append(
                Fault(place=place, message="criteria is missing.", hint="Such as: criteria: [Q117]")
            )
            continue
        name = f"scoring limit on {', '.join(map(str, row['criteria']))}"
        old = next((one for one in limits if one["criteria"] == row["criteria"]), None)
        if row.get("off") is True:
            if old is None:
                faults.append(Fault(place=place, message="there is no limit on these criteria to take out."))
            else:
                limits.remove(old)
                changes.append(Change(what=name, how="taken out", by=layer))
            continue
        whole = {**(old or {}), **row}
        if not _is_number(whole.get("cap")) or not 0 <= whole["cap"] <= 100 or not whole.get("because"):
            faults.append(Fault(place=place, message="needs a cap of 0 to 100, and a “because”."))
            continue
        if old is None:
            limits.append(whole)
            changes.append(Change(what=name, how=f"added, at most {whole['cap']}", by=layer))
        elif whole != old:
            changes.append(Change(what=name, how=f"at most {old['cap']} -> at most {whole['cap']}", by=layer))
            old.update(row)
    return changes
