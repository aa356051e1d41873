"""The figures of the board's paper: aggregated, and with nothing from which a small number could be worked out.

A count of None was counted and is not shown. The file that holds them is the data of the paper (L43) and, the next
time, the earlier paper that it is compared with.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

Light = Literal["green", "amber", "red", "none", "hidden"]
"""``none`` where nothing was due, ``hidden`` where the figures are too small to be shown."""
Shown = int | None
"""A count, or None where it is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """How often something happened in the period."""

    event: str
    title: str
    count: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeliness:
    """How a time limit was kept where its last day lay in the period."""

    id: str
    title: str
    due: Shown
    """All: the sum of the four below."""
    in_time: Shown
    late: Shown
    """Done, after the last day."""
    not_done: Shown
    """Not done by the day of counting, or not recorded as done."""
    excepted: Shown
    """Done late, or still to be done, under an exception of the law that holds."""
    percent: Shown
    """In time, of those without an exception; whole numbers."""
    light: Light
    before: Shown = None
    """Percentage of the earlier paper."""
    action: str = ""
    """What is proposed where it is off track."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of the audited plans."""

    title: str
    count: Shown
    percent: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """A mean mark of a section, of 100."""

    section: str
    title: str
    mark: Shown
    before: Shown = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What the audits of plans found."""

    plans: Shown
    rules: str
    """Versions of the rules with which they were audited."""
    grades: tuple[Share, ...] = ()
    good: Shown = None
    """Percentage with one of the two upper grades."""
    good_from: Shown = None
    """Lower end of the 95% interval of that share (Wilson)."""
    good_to: Shown = None
    good_before: Shown = None
    sections: tuple[Mean, ...] = ()
    most_found: tuple[Share, ...] = ()
    """What was found in most plans, the most frequent first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """What families said in the calls after the final plan."""

    number: Shown
    mean: float | None
    """Mean of the marks from 1 to 5; None where they are too few."""
    themes: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What is to be done."""

    what: str
    owner: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything that the paper tells."""

    authority: str
    first: Date
    last: Date
    counted_on: Date
    small: int
    """Counts from 1 up to this one are not shown."""
    cases: Shown
    unread: int
    """Files that could not be counted."""
    volumes: tuple[Volume, ...]
    timeliness: tuple[Timeliness, ...]
    audited: Audited | None = None
    calls: Calls | None = None
    summary: tuple[str, ...] = ()
    """What the head of service wants to say first."""
    training: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    before_last: Date | None = None
    """Last day of the period of the earlier paper."""
