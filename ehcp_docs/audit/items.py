"""The needs, provision and outcomes of a plan by number and name, so that a report can speak of each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ehcp_docs.plan.model import Plan

ItemKind = Literal["need", "outcome", "provision"]
LABEL = 60
"""Most characters of a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One need, outcome or provision."""

    id: str
    section: str
    kind: ItemKind
    label: str
    """Its title, or else how its text begins."""


def items(plan: Plan) -> tuple[Item, ...]:
    """Every need, outcome and provision, in plan order."""
    return tuple(_all(plan))


def _all(plan: Plan) -> Iterator[Item]:
    for letter, need in plan.needs():
        yield Item(id=need.id, section=str(letter), kind="need", label=_label(need.title, need.text))
    for outcome in plan.outcomes():
        yield Item(id=outcome.id, section="E", kind="outcome", label=_label(None, outcome.text))
    for letter, item in plan.provision():
        yield Item(id=item.id, section=str(letter), kind="provision", label=_label(item.title, item.text))


def _label(title: str | None, text: str) -> str:
    words = " ".join((title or text).split())
    if len(words) <= LABEL:
        return words
    cut = words[: LABEL - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,.;:") + "…"
