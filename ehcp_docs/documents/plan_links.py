"""What the numbers of one plan stand for, and which provision is set out with which need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ehcp_docs.documents.plan_words import COLOURS, NO_AREA_COLOUR, NO_LINK, listed, reminder
from ehcp_docs.documents.section_fields import OutcomeMark
from ehcp_docs.plan.model import Need, Outcome, Plan, Provision

MOST_REMINDERS = 3
"""More would make the column of outcomes longer than the provision beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A need, the provision set out with it, and provision for it that is set out with another need."""

    need: Need | None
    here: tuple[Provision, ...]
    elsewhere: tuple[Provision, ...]


@dataclass(frozen=True)
class PlanLinks:
    """The needs, provision and outcomes of a plan by number; a number that leads nowhere is no error here."""

    plan: Plan

    @property
    def called(self) -> str:
        """The child's name in running text."""
        return self.plan.child.called

    @cached_property
    def needs(self) -> dict[str, Need]:
        """All needs by number, Section B's first."""
        return {need.id: need for _, need in self.plan.needs()}

    @cached_property
    def items(self) -> dict[str, Provision]:
        """All provision by number."""
        return {item.id: item for _, item in self.plan.provision()}

    @cached_property
    def outcomes(self) -> dict[str, Outcome]:
        """All outcomes by number."""
        return {outcome.id: outcome for outcome in self.plan.outcomes()}

    def name(self, id: str) -> str:
        """Number and short title of a need or provision, or the number alone."""
        thing = self.needs.get(id) or self.items.get(id)
        return f"{id} {thing.title}" if thing and thing.title else id

    def mark(self, id: str) -> OutcomeMark:
        """An outcome by its number and first words."""
        return OutcomeMark(id=id, reminder=reminder(self.outcomes[id].text) if id in self.outcomes else "")

    def marks(self, ids: Sequence[str]) -> tuple[OutcomeMark, ...]:
        """Outcomes by number and first words; where there are many, their numbers alone, in one mark."""
        if not ids:
            return (OutcomeMark(id="", reminder=NO_LINK),)
        if len(ids) > MOST_REMINDERS:
            return (OutcomeMark(id=listed(ids), reminder=""),)
        return tuple(self.mark(id) for id in ids)

    def home(self, item: Provision) -> str:
        """The need with which a provision is set out: the first that it names; empty where it names none."""
        return next((id for id in item.needs if id in self.needs), "")

    def outcome_home(self, id: str) -> str:
        """The need with which an outcome is set out in the national layout: the first that it answers.

        Where it answers none, the provision that leads to it, or that provision's need; else empty.
        """
        answered = next((need for need in self.outcomes[id].needs if need in self.needs), "")
        source = next((item for item in self.items.values() if id in item.outcomes), None)
        return answered or (source and (self.home(source) or source.id)) or ""

    def colour(self, need_id: str) -> str:
        """The tint of a need's area."""
        return COLOURS[self.needs[need_id].area] if need_id in self.needs else NO_AREA_COLOUR

    def groups(self, items: Sequence[Provision]) -> tuple[Group, ...]:
        """The provision by need, needs in plan order, provision that names no need at the end; each once."""
        groups = (
            Group(
                need=self.needs.get(id),
                here=tuple(item for item in items if self.home(item) == id),
                elsewhere=tuple(item for item in items if id in item.needs and self.home(item) != id),
            )
            for id in (*self.needs, "")
        )
        return tuple(group for group in groups if group.here or group.elsewhere)

    def set_out_elsewhere(self, items: Iterable[Provision]) -> str:
        """Such as "F7 Meetings (with B1) and F9 Training (with B4)"."""
        return listed(f"{self.name(item.id)} (with {self.home(item)})" for item in items)
