"""What an effect of a change is, and the words for its kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from ehcp_docs import resources
from ehcp_docs.plan.difference import Difference
from ehcp_docs.plan.entries import Entry
from ehcp_docs.yamlfile import read_yaml


class Direction(StrEnum):
    """What a change does to the plan."""

    WEAKER = "weaker"
    STRONGER = "stronger"
    LOOK = "look"
    """Either may be true: a person has to look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A change for the worse on the way from one version to the other, whichever of them is the older."""

    kind: str
    """A key of ``kinds`` in ``weakening.yaml``."""
    before: Entry | None
    after: Entry | None
    words: str = ""
    """The words, amount or place before; empty where they say nothing."""
    new_words: str = ""
    detail: str = ""
    """What else is to be said; the same in both directions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One thing that a change did."""

    direction: Direction
    kind: str
    title: str
    why: str
    source: str
    """Citation of the source."""
    section: str
    """Where it stands now, or stood."""
    old_id: str
    new_id: str
    old_words: str
    new_words: str
    detail: str = ""

    @property
    def item(self) -> str:
        """The ids, as they are told: F3, or F3 → F2."""
        if self.old_id and self.new_id and self.old_id != self.new_id:
            return f"{self.old_id} → {self.new_id}"
        return self.new_id or self.old_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The direct time of a section in a year, in both versions."""

    section: str
    old_minutes: float
    new_minutes: float
    uncounted: int
    """Provision of either version whose time over a year cannot be worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The difference of two versions with what it does."""

    difference: Difference
    effects: tuple[Effect, ...]
    totals: tuple[Total, ...]

    def of(self, direction: Direction) -> tuple[Effect, ...]:
        """The effects of that direction, in plan order."""
        return tuple(effect for effect in self.effects if effect.direction is direction)


@cache
def table() -> Mapping[str, Any]:
    """``audit_rules/weakening.yaml``."""
    found: Mapping[str, Any] = read_yaml(resources.file("audit_rules", "weakening.yaml"))
    return found


@cache
def kinds_of_rules() -> Mapping[str, str]:
    """For each rule that counts, what a new finding of it is."""
    return {rule: kind for kind, rules in table()["rules"].items() for rule in rules}


def looks(kind: str) -> bool:
    """Whether a kind is one that a person has to judge."""
    return "look" in table()["kinds"][kind]


def distinct(found: Sequence[Found]) -> list[Found]:
    """Each kind of change of an item once."""
    first: dict[tuple[object, ...], Found] = {}
    for one in found:
        at = tuple((e.section, e.id, e.wording[:40]) if e else None for e in (one.before, one.after))
        first.setdefault((one.kind, at, one.words.casefold(), one.new_words.casefold()), one)
    return list(first.values())
