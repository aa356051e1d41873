"""The sound parts of a plan's data, as the cross checks see them.

Cross checks also run when other parts are broken, so that a user sees everything at once. What broke the
schema has been taken out beforehand; ``is_broken`` lets a check keep silent about what is reported already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Date
from functools import cached_property
from typing import Any, NamedTuple

from ehcp_docs.errors import Fault
from ehcp_docs.plan.days import age_on
from ehcp_docs.plan.naming import Names, sentence
from ehcp_docs.plan.positions import Positions, pointer
from ehcp_docs.plan.schema import date_fields

LISTS: Mapping[str, tuple[str, ...]] = {
    "A": ("views",),
    "B": ("needs",),
    "C": ("needs",),
    "D": ("needs",),
    "E": ("outcomes",),
    "F": ("provision",),
    "G": ("provision",),
    "H1": ("provision",),
    "H2": ("provision",),
    "I": ("placements",),
    "J": ("items",),
    "K": ("advice", "not_obtained"),
}
"""The lists of each section."""
NESTED = (Mapping, list, tuple)
"""What holds other values."""


class Item(NamedTuple):
    """An entry of a section with its place."""

    section: str
    path: tuple[str | int, ...]
    data: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Its id, or nothing when that is broken."""
        return str(self.data.get("id", ""))


class Dated(NamedTuple):
    """A date with its place."""

    path: tuple[str | int, ...]
    day: Date


class Parts:
    """The sound parts of one plan, and how a fault in it is made."""

    def __init__(self, data: Mapping[str, Any], broken: frozenset[str], positions: Positions | None) -> None:
        self.data = data
        self.broken = broken
        self._positions = positions
        self.names = Names(data, "plan")

    def fault(self, code: str, path: tuple[str | int, ...], message: str, hint: str = "") -> Fault:
        """A fault at that place."""
        return Fault(
            code=code, place=pointer(path), line=self.line(path), message=sentence(message), hint=hint
        )

    def line(self, path: tuple[str | int, ...]) -> int | None:
        """The line of that place, where the file is known."""
        return self._positions.line(pointer(path)) if self._positions else None

    def is_broken(self, *path: str | int) -> bool:
        """Whether the schema found a fault at that place, around it or inside it."""
        place = pointer(path)
        return any(_is_inside(place, other) or _is_inside(other, place) for other in self.broken)

    def get(self, *path: str) -> Any:
        """The value at that place, or None."""
        found: Any = self.data
        for part in path:
            found = found.get(part) if isinstance(found, Mapping) else None
        return found

    def items(self, *sections: str) -> Iterator[Item]:
        """The readable entries of these sections, in order."""
        for section in sections:
            for name in LISTS[section]:
                for index, entry in enumerate(self.get("sections", section, name) or ()):
                    if entry is not None:
                        yield Item(section, ("sections", section, name, index), entry)

    def targets(self) -> Iterator[Item]:
        """The readable short-term targets."""
        for index, entry in enumerate(self.data.get("short_term_targets", ())):
            if entry is not None:
                yield Item("T", ("short_term_targets", index), entry)

    @cached_property
    def status(self) -> str:
        """The status, or nothing when that is broken."""
        return str(self.data.get("status", ""))

    @cached_property
    def is_final(self) -> bool:
        """Whether the plan is a final or an amended final one."""
        return self.status in ("final", "amended_final")

    @cached_property
    def is_draft(self) -> bool:
        """Whether the plan is a draft or an amended draft."""
        return self.status in ("draft", "amended_draft")

    @cached_property
    def born(self) -> Date | None:
        """The date of birth."""
        return _day(self.get("child", "date_of_birth"))

    @cached_property
    def dated(self) -> tuple[Dated, ...]:
        """Every date of the plan but the date of birth, in order."""
        return tuple(
            Dated(path, day)
            for path, day in _dates(self.data, ())
            if path != ("child", "date_of_birth") and path[0] != "local"
        )

    def date(self, name: str) -> Date | None:
        """The date of that name among the plan's dates, unless no plan of this person can have it."""
        day = _day(self.get("dates", name))
        return day if day and self.is_in_life(day) else None

    def is_in_life(self, day: Date) -> bool:
        """Whether the day lies between birth and the 26th birthday, as all dates of a plan do."""
        return self.born is None or (self.born <= day and age_on(day, self.born) < 26)

    @cached_property
    def made_on(self) -> Date | None:
        """The date on the plan: of issue, of the draft, or of the notice of amendments."""
        if self.is_final:
            return self.date("final_issued")
        known = [day for name in ("draft_issued", "amendment_notice") if (day := self.date(name))]
        return max(known) if known else None

    @cached_property
    def known_on(self) -> Date | None:
        """The date on the plan or, where there is none, the last day of its making."""
        steps = (
            "request_received",
            "decision_to_assess",
            "decision_to_issue",
            "review_meeting",
            "last_review",
        )
        known = [day for name in steps if (day := self.date(name))]
        return self.made_on or (max(known) if known else None)


def _day(value: Any) -> Date | None:
    return Date.fromisoformat(value) if isinstance(value, str) else None


def _dates(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Date]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name in date_fields() and isinstance(inner, str):
                yield (*path, name), Date.fromisoformat(inner)
            elif isinstance(inner, NESTED) and (path or name != "local"):
                yield from _dates(inner, (*path, name))
    else:
        for index, inner in enumerate(value):
            if isinstance(inner, NESTED):
                yield from _dates(inner, (*path, index))


def _is_inside(place: str, around: str) -> bool:
    return place == around or place.startswith(around + "/")
