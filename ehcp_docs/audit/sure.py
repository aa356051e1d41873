"""How sure a score is: values only, and the sum that makes them one number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Surety:
    """One thing that a score rests on, and how much of it was there."""

    name: str
    """items, sections, findings, questions, file, pdf."""
    share: float
    """0 nothing, 1 all."""
    weight: float
    """Points that are lost where nothing is there."""
    because: str
    """What was counted, in one sentence."""

    @property
    def lost(self) -> float:
        """Points that it takes off."""
        return round(self.weight * (1 - self.share), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """How far the score of a plan can be relied on."""

    points: float
    """0 to 100."""
    word: str
    parts: tuple[Surety, ...]
    formula: tuple[str, ...]
    scale: tuple[tuple[str, float], ...]
    """The words with the points from which they hold, the surest first."""

    def with_parts(self, *more: Surety) -> Sureness:
        """The same with more parts, worked out anew."""
        return summed((*self.parts, *more), self.formula, self.scale)


def summed(
    parts: tuple[Surety, ...], formula: tuple[str, ...], scale: tuple[tuple[str, float], ...]
) -> Sureness:
    """Starts at 100; each part takes off its weight times what is missing of it; never below 0."""
    points = round(max(0.0, 100 - sum(part.lost for part in parts)), 1)
    word = next(name for name, start in scale if points >= start)
    return Sureness(points=points, word=word, parts=parts, formula=formula, scale=scale)


def scale_of(scoring: Mapping[str, Any]) -> tuple[tuple[str, float], ...]:
    """The words of ``scoring.yaml`` with their points."""
    return tuple((str(row["name"]), float(row["from"])) for row in scoring["sure_words"])


def formula_of(scoring: Mapping[str, Any]) -> tuple[str, ...]:
    """The sum in words, with the numbers in force."""
    off = ", ".join(f"{name} {value:g}" for name, value in scoring["sure"].items())
    words = ", ".join(f"{row['name']} from {row['from']:g}" for row in scoring["sure_words"])
    return (
        "How sure the score is starts at 100. Each of these takes off its weight × the share that is missing: "
        f"{off}.",
        "items: outcomes and provision in which an action was read. sections: sections with something to judge, by "
        "their weight. findings: findings that are not of low confidence. questions: criteria that are not left to a "
        "person. file: words of a Word or PDF file that were placed, doubtful ones half. pdf: off for every PDF, whose "
        "lines are put together by where they stand.",
        f"In words: {words}.",
    )


def shared(part: int, whole: int) -> float:
    """The share of a whole; all of it where there is none."""
    return part / whole if whole else 1.0
