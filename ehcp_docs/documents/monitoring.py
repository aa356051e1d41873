"""The facts of a monitoring consultation, as frozen values built only from validated data.

Names and structure follow ``schemas/monitoring.schema.json``, where each field's meaning is written; a test
holds them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ehcp_docs.plan.build import build
from ehcp_docs.plan.read import load_validated


class Band(StrEnum):
    """The bands of the local monitoring scheme."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


class Judgement(StrEnum):
    """How an outcome is going."""

    MET = "met"
    ON_TRACK = "on_track"
    PARTLY = "partly"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoredChild:
    """Who a monitoring summary is about."""

    name: str
    looked_after: bool
    date_of_birth: Date | None = None
    year_group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A person who took part in a consultation."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BandChange:
    """The band before and after a consultation."""

    now: Band
    proposed: Band
    reason: str
    agreed_by_psychologist: bool = False

    @property
    def changes(self) -> bool:
        """Whether another band is proposed."""
        return self.now is not self.proposed


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeProgress:
    """How one outcome is going."""

    id: str
    title: str
    was: str
    now: str
    evidence: str
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPoint:
    """A result on one day."""

    on: Date
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressMeasure:
    """A result on a measure that the setting uses for all its pupils."""

    measure: str
    now: str
    was: str | None = None
    points: tuple[ProgressPoint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What will be done, by whom and by when."""

    what: str
    owner: str
    by: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitoring:
    """One monitoring consultation."""

    schema_version: str
    reference: str
    child: MonitoredChild
    setting: str
    date: Date
    participants: tuple[Participant, ...]
    educational_psychologist: str
    band: BandChange
    outcomes: tuple[OutcomeProgress, ...]
    next_steps: tuple[NextStep, ...]
    next_due: Date
    placement_at_risk: bool = False
    considered: tuple[str, ...] = ()
    progress: ProgressMeasure | None = None
    barriers: tuple[str, ...] = ()
    annual_review: tuple[str, ...] = ()
    sent_to_sen_team: Date | None = None
    local: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def load_monitoring(path: Path) -> Monitoring:
    """The monitoring consultation in that JSON file.

    Raises PlanInvalid with every fault of the file.
    """
    return build(load_validated(path, "monitoring"), Monitoring)
