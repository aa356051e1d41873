"""What changed between two versions of a plan, entry by entry and field by field.

Nothing is judged here: that a change makes the plan weaker or stronger is said in ``audit.weaker``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ehcp_docs.errors import InputError
from ehcp_docs.plan.entries import LINKS, Entry, Sort, entries
from ehcp_docs.plan.matching import By, Match, matches
from ehcp_docs.plan.model import Plan
from ehcp_docs.plan.word_changes import WordChange, word_changes

UNKNOWN: Final = "unknown"
"""What stands for the reference of a plan that has none."""
_LOOKS: Final = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "}
)
_STATEMENTS: Final = ("text", "paragraphs", "statement")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field that says something else than before; empty where it is not there."""

    field: str
    """Its name in the format; those of what stands inside behind a point: elements.minutes."""
    old: str
    new: str

    @property
    def is_link(self) -> bool:
        """Whether the field names other entries by their ids."""
        return self.field in LINKS

    @property
    def is_looks(self) -> bool:
        """Whether only quotation marks, dashes or spaces are others."""
        return plainly(self.old) == plainly(self.new)

    @property
    def words(self) -> tuple[WordChange, ...]:
        """The change word by word."""
        return word_changes(self.old, self.new)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An entry of the old version and the one of the new version that it became."""

    old: Entry
    new: Entry
    by: By
    likeness: float
    fields: tuple[FieldChange, ...] = ()
    is_reordered: bool = False
    """Whether it stands elsewhere among those of its section."""

    @property
    def is_moved(self) -> bool:
        """Whether it stands in another section."""
        return self.old.section != self.new.section

    @property
    def is_renumbered(self) -> bool:
        """Whether it has another id."""
        return self.old.id != self.new.id

    @property
    def is_changed(self) -> bool:
        """Whether it says anything else, more than in its quotation marks or spaces."""
        return any(not change.is_looks for change in self.fields)

    @property
    def is_rewritten(self) -> bool:
        """Whether its text says something else."""
        return any(change.field in _STATEMENTS and not change.is_looks for change in self.fields)

    @property
    def is_same(self) -> bool:
        """Whether nothing of it changed, its place among others left out."""
        return not (self.fields or self.is_moved or self.is_renumbered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that is between two versions of a plan."""

    old: Plan
    new: Plan
    pairs: tuple[Pair, ...]
    added: tuple[Entry, ...]
    dropped: tuple[Entry, ...]

    @property
    def changed(self) -> tuple[Pair, ...]:
        """The entries that say something else."""
        return tuple(pair for pair in self.pairs if pair.is_changed)

    @property
    def moved(self) -> tuple[Pair, ...]:
        """The entries that stand in another section, be it that they say something else too."""
        return tuple(pair for pair in self.pairs if pair.is_moved)

    @property
    def renumbered(self) -> tuple[Pair, ...]:
        """The entries that have another id in the same section."""
        return tuple(pair for pair in self.pairs if pair.is_renumbered and not pair.is_moved)

    @property
    def reordered(self) -> tuple[Pair, ...]:
        """The entries that stand elsewhere in their section."""
        return tuple(pair for pair in self.pairs if pair.is_reordered)

    @property
    def looks(self) -> int:
        """How many fields differ in their quotation marks, dashes or spaces alone."""
        return sum(change.is_looks for pair in self.pairs for change in pair.fields)

    @property
    def is_empty(self) -> bool:
        """Whether the two versions say the same."""
        told = self.added or self.dropped or self.changed or self.moved or self.renumbered or self.reordered
        return not (told or self.looks)


def difference(old: Plan, new: Plan) -> Difference:
    """What is between the two versions. Whether they are of one child is asked by ``check_same_child``."""
    before, after = entries(old), entries(new)
    found = matches(before, after)
    ids = {before[m.old].id: after[m.new].id for m in found if before[m.old].id}
    elsewhere = _elsewhere(before, after, found)
    pairs = tuple(
        Pair(
            old=before[m.old],
            new=after[m.new],
            by=m.by,
            likeness=m.likeness,
            fields=tuple(_changes(before[m.old], after[m.new], ids)),
            is_reordered=m.new in elsewhere,
        )
        for m in found
    )
    kept, come = {m.old for m in found}, {m.new for m in found}
    return Difference(
        old=old,
        new=new,
        pairs=pairs,
        added=tuple(entry for number, entry in enumerate(after) if number not in come),
        dropped=tuple(entry for number, entry in enumerate(before) if number not in kept),
    )


def check_same_child(old: Plan, new: Plan) -> None:
    """Raises InputError where the two are not versions of one child's plan."""
    same_name = plainly(old.child.name).casefold() == plainly(new.child.name).casefold()
    same_birth = old.child.date_of_birth == new.child.date_of_birth
    told = [plan.reference.casefold() for plan in (old, new) if plan.reference != UNKNOWN]
    is_same = same_name and same_birth if len(set(told)) == 2 else same_name or same_birth
    if len(told) < 2:
        is_same = same_name  # what one file does not say was filled in: names are all there is
    if not is_same:
        raise InputError(
            "These are two children's plans: reference, name or date of birth differ.",
            hint="Check the files. If it is meant, say --different-plans.",
        )


def plainly(text: str) -> str:
    """The text with plain quotation marks, hyphens and single spaces."""
    return re.sub(r"\s+", " ", text.translate(_LOOKS)).strip()


def _changes(old: Entry, new: Entry, ids: Mapping[str, str]) -> Iterator[FieldChange]:
    for name in dict.fromkeys([*old.fields, *new.fields]):
        before, after = old.fields.get(name, ""), new.fields.get(name, "")
        if before != after:
            yield FieldChange(field=name, old=before, new=after)
    for name in dict.fromkeys([*old.links, *new.links]):
        mine, theirs = old.links.get(name, ()), new.links.get(name, ())
        # A link to an entry that was only numbered anew is the same link.
        if {ids.get(one, one) for one in mine} != set(theirs):
            yield FieldChange(field=name, old=", ".join(mine), new=", ".join(theirs))


def _elsewhere(old: Sequence[Entry], new: Sequence[Entry], found: Sequence[Match]) -> set[int]:
    """The new entries that stand elsewhere than before among those that stayed in their section."""
    by_place: dict[tuple[Sort, str], list[int]] = {}
    for match in found:
        if old[match.old].section == new[match.new].section:
            by_place.setdefault((old[match.old].sort, old[match.old].section), []).append(match.new)
    return {one for order in by_place.values() for one in set(order) - set(_rising(order))}


def _rising(order: Sequence[int]) -> list[int]:
    """The longest part of the list that rises: what can have stayed where it was."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for number, value in enumerate(order):
        place = bisect_left(ends, value)
        before.append(at[place - 1] if place else -1)
        if place == len(ends):
            ends.append(value)
            at.append(number)
        else:
            ends[place], at[place] = value, number
    made: list[int] = []
    number = at[-1] if at else -1
    while number >= 0:
        made.append(order[number])
        number = before[number]
    return made[::-1]
