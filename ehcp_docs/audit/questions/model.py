"""A question for a person, and the evidence beside it: values only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, as ``audit_rules/questions.yaml`` has it."""

    criterion: str
    asks: str
    """The question in plain words."""
    why: str
    """Why a machine cannot say."""
    evidence: str
    """Name of the collector that lays out what the plan says."""
    source: str
    """Key of the source."""
    nothing: str
    """What is said of a plan in which there is nothing to lay out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of the plan with their place, or a note where there are none."""

    words: str
    """Exactly as they stand at the pointer; empty for a note alone."""
    section: str = ""
    item: str = ""
    pointer: str = ""
    note: str = ""
    """What a reader must know of them: “declared”, “no need names it”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One thing to judge: what it is, and for each column what the plan says."""

    about: str
    cells: tuple[tuple[Quote, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What bears on a question, side by side."""

    columns: tuple[str, ...] = ()
    """The first names what the rows are about; the others are those of the cells."""
    rows: tuple[EvidenceRow, ...] = ()
    more: str = ""
    """What was left out for length, in one sentence; empty when nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question about one plan."""

    criterion: str
    asks: str
    why: str
    source: str
    """As printed."""
    link: str
    evidence: Evidence
    nothing: str
    """Why there is nothing to lay out; empty where there is evidence."""

    @property
    def is_open(self) -> bool:
        """Whether the plan gives something to judge."""
        return bool(self.evidence.rows)
