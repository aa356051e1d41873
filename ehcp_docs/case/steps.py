"""The steps of a case: what happened, what was decided, who was asked, and the meetings.

Names and structure follow ``schemas/case.schema.json``, where each field's meaning is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum


class Method(StrEnum):
    """How a document is served."""

    FIRST_CLASS_POST = "first_class_post"
    SECOND_CLASS_POST = "second_class_post"
    BY_HAND = "by_hand"
    EMAIL = "email"

    @property
    def is_post(self) -> bool:
        """Whether it arrives on a later day than it is sent."""
        return self in (Method.FIRST_CLASS_POST, Method.SECOND_CLASS_POST)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftService:
    """How and when the draft plan was served."""

    served_on: Date | None = None
    method: Method | None = None
    representations_end: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, on its day: what a time limit runs from."""

    event: str
    on: Date
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitException:
    """An exception to a time limit that the authority relies on."""

    limit: str
    ground: str
    from_: Date
    to: Date
    explanation: str
    new_date: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision of the authority."""

    about: str
    outcome: str
    made_on: Date
    sent_on: Date | None = None
    reasons: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    family_said: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    help_meanwhile: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceRequest:
    """A piece of advice asked for."""

    professional: str
    kind: str
    asked_on: Date
    questions: tuple[str, ...] = ()
    existing_report: str | None = None
    received_on: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """A setting asked whether it can take the child."""

    professional: str
    ground: str
    sent_on: Date
    reply_by: Date | None = None
    received_on: Date | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of the case."""

    kind: str
    on: Date
    place: str
    time: str | None = None
    led_by: str | None = None
    invited: tuple[str, ...] = ()
    attended: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    advice_by: Date | None = None
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The meeting that advised on a decision."""

    on: Date
    members: tuple[str, ...] = ()
    discussion: tuple[str, ...] = ()
    advice_received: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """The move to the next phase of education."""

    to: str
    on: Date
    to_post_16: bool = False
    reply_by: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A move between local authorities."""

    other_authority: str
    moved_on: Date
    aware_on: Date | None = None
    will_reassess: bool = False
    review_by: Date | None = None
    attends: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """Mediation, and an appeal to the First-tier Tribunal."""

    asked_for_mediation_on: Date | None = None
    issues: tuple[str, ...] = ()
    about_health: bool = False
    only_health: bool = False
    health_issues: tuple[str, ...] = ()
    mediation_on: Date | None = None
    mediation_place: str | None = None
    reference: str | None = None
    order_on: Date | None = None
    order: str | None = None
    will_do: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Education somewhere other than at a setting, or arranged by the parents."""

    kind: str
    what: tuple[str, ...]
    from_: Date | None = None
    suitable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """A time that the plan was shared."""

    on: Date
    to: str
    what: str
    basis: str
    note: str | None = None
