"""A plan drawn at random and a later version of it: changed here and there, or another plan altogether."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NamedTuple

from hypothesis import strategies as st
from intake.drawn_plans import Data, block, plans

from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.model import Plan

_LISTS = (
    ("sections", "A", "views"),
    ("sections", "B", "needs"),
    ("sections", "E", "outcomes"),
    ("sections", "E", "arrangements"),
    ("sections", "F", "provision"),
    ("sections", "G", "provision"),
    ("sections", "H1", "provision"),
    ("sections", "K", "advice"),
    ("contacts",),
    ("parents",),
    ("record",),
    ("short_term_targets",),
)
_TEXTS = ("text", "title", "what", "name", "baseline", "strengths")


def _at(data: Data, path: tuple[str, ...]) -> list[Any] | None:
    found: Any = data
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, list) else None


@st.composite
def _reworded(draw: st.DrawFn, text: str) -> str:
    words = text.split(" ")
    at = draw(st.integers(0, len(words)))
    until = draw(st.integers(at, min(len(words), at + 4)))
    new = draw(st.lists(st.sampled_from(["may", "up to", "40 minutes,", "“often”", "é", "<i>"]), max_size=3))
    made = " ".join([*words[:at], *new, *words[until:]]).strip()
    return made or "Nothing"


@st.composite
def _changed(draw: st.DrawFn, data: Data) -> Data:
    made = deepcopy(data)
    for path in _LISTS:
        items = _at(made, path)
        if not items:
            continue
        how = draw(st.sampled_from(["keep", "keep", "reword", "drop", "turn", "double"]))
        number = draw(st.integers(0, len(items) - 1))
        if how == "reword":
            if isinstance(items[number], str):
                items[number] = draw(_reworded(items[number]))
            else:
                for name in _TEXTS:
                    if isinstance(items[number].get(name), str):
                        items[number][name] = draw(_reworded(items[number][name]))
        elif how == "drop":
            items.pop(number)
        elif how == "turn":
            items.reverse()
        elif how == "double":
            items.insert(number, deepcopy(items[number]))
    if draw(st.booleans()):
        made["sections"]["J"]["statement"] = draw(block)
    return made


class Versions(NamedTuple):
    """Two plans that do not print themselves: they would fill pages."""

    old: Plan
    new: Plan

    def __repr__(self) -> str:
        return f"Versions({self.old.status}, {self.new.status})"


@st.composite
def two_versions(draw: st.DrawFn) -> Versions:
    """An older and a newer plan; what is dropped may leave links to nothing."""
    old = draw(plans())
    new = draw(plans()) if draw(st.integers(0, 3)) == 0 else draw(_changed(old))
    return Versions(build_plan(old), build_plan(new))
