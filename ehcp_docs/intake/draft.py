"""What the reader has gathered from a file so far: items with their words, fields, and what it could not place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ehcp_docs.intake.fragments import Fragment

NEED_LETTERS = ("B", "C", "D")
PROVISION_LETTERS = ("F", "G", "H1", "H2")


class Role(StrEnum):
    """What a text is in the plan."""

    VIEW = "view"
    NEED = "need"
    STRENGTHS = "strengths"
    OUTCOME = "outcome"
    STEPS = "steps"
    BY = "by"
    BASELINE = "baseline"
    PROVISION = "provision"
    ARRANGEMENT = "arrangement"
    PLACEMENT = "placement"
    BUDGET = "budget"
    ADVICE = "advice"
    TARGET = "target"
    WHO = "who"
    QUALIFICATION = "qualification"
    OFTEN = "often"
    GROUP = "group"
    WHERE = "where"
    REVIEW = "review"
    START = "start"
    NEEDS_MET = "needs_met"
    OUTCOMES_MET = "outcomes_met"
    PROVISION_MET = "provision_met"
    NUMBER = "number"
    AREA = "area"
    AUTHOR = "author"
    JOB = "role"
    DATE = "date"


ITEMS = (Role.NEED, Role.OUTCOME, Role.PROVISION)
DETAILS = (Role.WHO, Role.QUALIFICATION, Role.OFTEN, Role.GROUP, Role.WHERE, Role.REVIEW, Role.START)
LINKS = (Role.NEEDS_MET, Role.OUTCOMES_MET, Role.PROVISION_MET)


class Reason(StrEnum):
    """Why a text of the file has no place in the plan."""

    HEADING = "heading"
    LABEL = "label or column title"
    MARK = "bullet or number"
    LEAD_IN = "introduces a list"
    GUIDANCE = "guidance of the template"
    PLACEHOLDER = "placeholder that was not filled in"
    CONTENTS = "table of contents, or what the sections are for"
    RUNNING = "running header or footer"
    DELETED = "deleted (tracked change)"
    INSERTED = "inserted later (tracked change)"
    HIDDEN = "hidden text"
    STRUCK = "struck through"
    COMMENT = "comment"
    FRONT = "before the first section"
    OTHER_PART = "a part of the file that is no section of the plan"
    REPEATED = "stands in the plan already"
    NO_FIELD = "the plan has no field for it"
    NOT_UNDERSTOOD = "not understood"
    NOTHING_READ = "no text in it"

    @property
    def is_harmless(self) -> bool:
        """Whether a plan misses nothing without it."""
        return self not in (
            Reason.NOT_UNDERSTOOD,
            Reason.OTHER_PART,
            Reason.NO_FIELD,
            Reason.FRONT,
            Reason.NOTHING_READ,
        )


class Sure(StrEnum):
    """How sure the reader is of an item's place."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(slots=True, kw_only=True)
class Step:
    """A step towards an outcome."""

    words: list[Fragment]
    by: list[Fragment] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class Item:
    """A need, outcome, provision, view, piece of advice or the like, as its words are gathered."""

    role: Role
    letter: str
    words: list[Fragment] = field(default_factory=list)
    lead: Fragment | None = None
    """The words that introduce the list in which it stands, and begin its sentence."""
    number: str = ""
    title: list[Fragment] = field(default_factory=list)
    area: str | None = None
    topic: str = ""
    strengths: list[Fragment] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    by: list[Fragment] = field(default_factory=list)
    baseline: list[Fragment] = field(default_factory=list)
    more: dict[Role, list[Fragment]] = field(default_factory=dict)
    """Who, how often and the like; author, role and date of advice; what it says it is linked to."""
    records: set[int] = field(default_factory=set)
    """The rows and blocks in which it stands: items of one record belong together."""
    sure: Sure = Sure.HIGH
    why: str = ""
    """On what evidence it was placed."""

    def add(self, role: Role, piece: Fragment) -> None:
        """File a detail."""
        self.more.setdefault(role, []).append(piece)


@dataclass(slots=True, kw_only=True)
class Told:
    """A text that has no place in the plan, and why."""

    piece: Fragment
    reason: Reason
    detail: str = ""


@dataclass(slots=True, kw_only=True)
class Value:
    """What the front page says of one field."""

    path: str
    """The field, as the layout file calls it: ``child.name``."""
    pieces: list[Fragment]
    label: str = ""


@dataclass(slots=True, kw_only=True)
class Draft:
    """Everything that the walk through a file has gathered."""

    items: list[Item] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    layout: dict[str, int] = field(default_factory=dict)
    """Signs of the layout, and how often each was met."""
    headed: list[str] = field(default_factory=list)
    """Letters of the sections that had a heading."""

    def tell(self, piece: Fragment, reason: Reason, detail: str = "") -> None:
        """Say that the piece has no place."""
        if piece.raw.strip():
            self.told.append(Told(piece=piece, reason=reason, detail=detail))

    def sign(self, what: str) -> None:
        """Count a sign of the layout."""
        self.layout[what] = self.layout.get(what, 0) + 1
