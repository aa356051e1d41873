"""Academic scales and what they make of outcomes: values only. They stand beside the score and are no part of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleItem:
    """One question of a scale, in our words."""

    id: str
    asks: str
    reads: str
    """Name of the reader that lays out the words."""
    rated: bool
    """Whether words can decide it; else it is for the reviewer."""
    yes_from: int | None = None
    """For questions with yes or no: from which level of the reader on it is yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A published scale."""

    id: str
    title: str
    source: str
    """As it is printed."""
    labels: tuple[str, ...]
    """What its ratings are called, the lowest first."""
    note: str
    items: tuple[ScaleItem, ...]

    @property
    def lowest(self) -> int:
        """0 for no and yes, 1 for a scale of levels."""
        return 0 if len(self.labels) == 2 else 1

    def label(self, rating: int) -> str:
        """What a rating is called."""
        return self.labels[rating - self.lowest]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRating:
    """One question for one outcome."""

    item: str
    rating: int | None
    """None: for the reviewer."""
    words: str | None
    """The words that decide it, or bear on it; None where there are none."""
    start: int | None
    end: int | None
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRating:
    """All questions of a scale for one outcome."""

    outcome: str
    pointer: str
    ratings: tuple[ItemRating, ...]

    @property
    def rated(self) -> tuple[int, ...]:
        """The ratings that words could decide."""
        return tuple(one.rating for one in self.ratings if one.rating is not None)

    @property
    def mean(self) -> float | None:
        """Their mean; no total of the scale, since the reviewer's questions are missing."""
        return round(sum(self.rated) / len(self.rated), 2) if self.rated else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A scale with what it makes of each outcome."""

    scale: Scale
    outcomes: tuple[OutcomeRating, ...]

    def mean(self, item: str) -> float | None:
        """The mean of one question over the outcomes; None where it is for the reviewer."""
        found = [
            r.rating for o in self.outcomes for r in o.ratings if r.item == item and r.rating is not None
        ]
        return round(sum(found) / len(found), 2) if found else None

    @property
    def whole(self) -> float | None:
        """The mean of all ratings that words could decide."""
        found = [rating for outcome in self.outcomes for rating in outcome.rated]
        return round(sum(found) / len(found), 2) if found else None
