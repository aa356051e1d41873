"""Several files of one case, each for letters of another day: which of them tells how the case stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from ehcp_docs.errors import Fault

_WHO = ("name", "date_of_birth")


def other_days(paths: Iterable[Path], on: date) -> frozenset[Path]:
    """The files that another file of the same case stands for on that day.

    Of the files with one reference the latest counts whose letter_date is not after the day; where all are after it,
    the earliest. Two of one day, or of two children, are not told apart here: that one reference stands in both is a
    fault, and is told as one.
    """
    files: defaultdict[str, list[tuple[date, Path, Any]]] = defaultdict(list)
    for path in paths:
        data = _data(path)
        if (reference := data.get("reference")) and (day := _day(data.get("letter_date"))):
            files[str(reference)].append((day, path, data.get("child")))
    left: set[Path] = set()
    for found in files.values():
        if len({day for day, _, _ in found}) < len(found) or _are_two([child for _, _, child in found]):
            continue
        found.sort(key=lambda one: one[0])
        past = [path for day, path, _ in found if day <= on]
        counts = past[-1] if past else found[0][1]
        left |= {path for _, path, _ in found if path != counts}
    return frozenset(left)


def _are_two(children: list[Any]) -> bool:
    """Whether the files name two children; one that leaves the child to the plan names none."""
    named = {tuple(child.get(key) for key in _WHO) for child in children if isinstance(child, dict)}
    return len(named) > 1


def _data(path: Path) -> dict[str, Any]:
    from ehcp_docs.plan.read import read_or_fault

    read = read_or_fault(path)
    return {} if isinstance(read, Fault) else dict(read.data)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
