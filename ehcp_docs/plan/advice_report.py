"""An advice report of Section K as it was read: who wrote it, what stands in it, what it recommends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceParagraph:
    """A paragraph of the report, whole, with the place where it stands."""

    text: str
    spot: str
    """The place in words: ``paragraph 12, table 2, row 3, column 1``."""
    label: str = ""
    """Number or bullet before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvicePart:
    """A heading with all that stands under it, up to the next heading of any rank."""

    heading: str
    """Empty for what stands before the first heading."""
    paragraphs: tuple[AdviceParagraph, ...]
    rank: int = 0
    """1 for a chapter, more for what stands under it; 0 without a heading."""
    spot: str = ""
    label: str = ""
    recommends: bool = False
    """Whether its heading, or one above it, says that this is what is recommended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One thing that the report recommends, in whole sentences."""

    id: str
    text: str
    heading: str
    """Headings it stands under, outermost first, with `` › `` between them."""
    spot: str
    found: str
    """How it was known: ``list``, ``paragraph``, ``table`` or ``sentence`` (one that recommends an amount
    outside the chapters of recommendations)."""
    need: str = ""
    """The need in its row, where it stands in a table."""
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A line of the file that stands in no part, and why."""

    text: str
    spot: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceReport:
    """A report that was read. What was not printed, or could not be told, is empty."""

    file: str
    title: str
    kind: str | None
    """As ``advice_kind`` in the schema of the plan."""
    author: str
    role: str
    organisation: str
    date: Date | None
    """The date of the report, never that of the assessment."""
    child: str
    date_of_birth: Date | None
    parts: tuple[AdvicePart, ...]
    recommendations: tuple[Recommendation, ...]
    left_out: tuple[LeftOut, ...]
