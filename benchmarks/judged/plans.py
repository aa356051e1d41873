"""Whole plans on file with faults planted in them: how they are read, and how the faults are put in.

A plan is in a neutral form that knows nothing of ehcp-docs (benchmarks/convert_benchmark_plan.py turns it into
plan data). Its ``faults`` name an element by key and field (``O8.by``, ``A.child_views[1]``, ``dates.final_issued``,
``P3``), the words of the fault (``faulty``; null where something is left out), the part of them at fault (``quote``)
and the criterion; its ``decoys`` are sound sentences that look like a fault.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

LISTS = {"N": "needs", "O": "outcomes", "P": "provision", "K": "K"}
_ITEM = re.compile(r"([NOPK])\d+")

Data = dict[str, Any]


def plans_in(folder: Path) -> Iterator[Data]:
    """The plans with planted faults in a folder, by name."""
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        if "faults" in data:
            yield data


def sound(plan: Data) -> Data:
    """The plan as it was before anything was planted."""
    return {key: value for key, value in plan.items() if key not in ("faults", "decoys")}


def spoilt(plan: Data) -> Data:
    """The plan with all its faults in place."""
    data = copy.deepcopy(sound(plan))
    changes = [change for fault in plan["faults"] for change in (fault, *(fault.get("also") or ()))]
    for change in changes:
        if change["faulty"] is not None:
            box, key = _spot(data, change["where"])
            box[key] = change["faulty"]
    for change in (one for one in changes if one["faulty"] is None):
        _take_out(data, change["where"])
    return data


def _steps(where: str) -> list[str | int]:
    return [int(step) if step.isdigit() else step for step in re.findall(r"\w+", where)]


def _spot(data: Data, where: str) -> tuple[Any, str | int]:
    """What holds the element, and its name or number there."""
    first, *rest = _steps(where)
    box: Any = data
    if isinstance(first, str) and _ITEM.fullmatch(first):
        items = data[LISTS[first[0]]]
        item = next(one for one in items if one["key"] == first)
        box, path = item, rest or (["text"] if "text" in item else [])
        if not path:
            return items, items.index(item)
    else:
        path = [first, *rest]
    for step in path[:-1]:
        box = box[step]
    return box, path[-1]


def _take_out(data: Data, where: str) -> None:
    if _ITEM.fullmatch(where):
        name = LISTS[where[0]]
        data[name] = [item for item in data[name] if item["key"] != where]
        return
    box, key = _spot(data, where)
    box[key] = "" if isinstance(box, list) or key == "text" else None


def words_in(plan: Data) -> int:
    """Words of the needs, outcomes, provision and views."""
    texts: Sequence[str] = [
        *(item["text"] for name in ("needs", "outcomes", "provision") for item in plan[name]),
        *(
            text
            for views in plan["A"].values()
            if isinstance(views, list)
            for text in views
            if isinstance(text, str)
        ),
    ]
    return sum(len(text.split()) for text in texts)
