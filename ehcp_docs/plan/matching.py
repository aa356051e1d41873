"""Which entry of the old version is which of the new one: by id, or where ids do not help, by wording.

An id says most. But when one provision is taken out and the rest are numbered again, F3 is not the old F3: an entry
whose words are plainly another's is matched by its words, and it is told so.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ehcp_docs.plan.entries import Entry, Sort

ALIKE: Final = 0.5
"""From this likeness on, entries without the same id are taken for one. Different provision of one plan has less."""
OTHER: Final = 0.25
"""By so much another entry has to be more alike than the one of the same id."""
UNLIKE: Final = 0.1
"""Under this likeness an entry of the same id is something else."""
_FIRST: Final = frozenset({Sort.NEED, Sort.OUTCOME, Sort.PROVISION, Sort.VIEW, Sort.TARGET, Sort.ADVICE})
"""Sorts that have ids."""
_PEOPLE: Final = frozenset({Sort.PARENT, Sort.CONTACT, Sort.CONTRIBUTOR})
"""Sorts that are known by their names: two colleagues share all the rest."""
_ONE: Final = frozenset({Sort.FRONT, Sort.BUDGET, Sort.NIL})
"""Sorts of which a section has at most one."""


class By(StrEnum):
    """What two entries were matched by."""

    ID = "id"
    WORDING = "wording"
    PLACE = "place"
    """There is only one of its sort."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An old entry and the new one that it became, by their numbers."""

    old: int
    new: int
    by: By
    likeness: float


def matches(old: Sequence[Entry], new: Sequence[Entry]) -> list[Match]:
    """Each old entry that is there still, with what it became, in the order of the old plan."""
    alike = Likeness([*old, *new])
    groups: dict[object, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, items in enumerate((old, new)):
        for number, entry in enumerate(items):
            groups[_group(entry)][side].append(number)
    found: list[Match] = []
    for ours, theirs in groups.values():
        found += _matched(old, new, ours, theirs, alike)
    return sorted(found, key=lambda match: match.old)


def _group(entry: Entry) -> object:
    """Entries of one group may be the same; needs and provision may move between sections."""
    return (entry.sort, entry.section) if entry.sort in _ONE else entry.sort


def _matched(
    old: Sequence[Entry], new: Sequence[Entry], ours: Sequence[int], theirs: Sequence[int], alike: Likeness
) -> Iterable[Match]:
    if ours and theirs and old[ours[0]].sort in _ONE:
        return [Match(old=ours[0], new=theirs[0], by=By.PLACE, likeness=1.0)]
    table = {(i, j): alike.of(old[i], new[j]) for i in ours for j in theirs}
    made: dict[int, Match] = {}
    taken: set[int] = set()

    def take(i: int, j: int, by: By) -> None:
        if i in made or j in taken:
            return
        made[i] = Match(old=i, new=j, by=by, likeness=round(table[i, j], 2))
        taken.add(j)

    for i, j in _same_ids(old, new, ours, theirs):
        others = [table[i, k] for k in theirs if k != j] + [table[k, j] for k in ours if k != i]
        if table[i, j] >= max(UNLIKE, max(others, default=0.0) - OTHER):
            take(i, j, By.ID)
    ranked = sorted(table, key=lambda pair: (-table[pair], abs(pair[0] - pair[1]), pair))
    for i, j in ranked:
        if table[i, j] >= ALIKE:
            take(i, j, By.WORDING)
    # What is left under the same id was written anew, unless it has nothing at all in common.
    for i, j in _same_ids(old, new, ours, theirs):
        if table[i, j] >= UNLIKE:
            take(i, j, By.ID)
    return made.values()


def _same_ids(
    old: Sequence[Entry], new: Sequence[Entry], ours: Sequence[int], theirs: Sequence[int]
) -> list[tuple[int, int]]:
    """Those with the same id; of an id that stands more than once, the first with the first."""
    left: dict[str, list[int]] = defaultdict(list)
    for j in theirs:
        left[new[j].id].append(j)
    return [(i, left[old[i].id].pop(0)) for i in ours if old[i].id and left[old[i].id]]


class Likeness:
    """How far two entries of two versions say the same, 0 to 1; words that stand everywhere count little."""

    def __init__(self, known: Sequence[Entry]) -> None:
        self._words = {id(entry): _words(entry) for entry in known}
        spread = Counter(word for words in self._words.values() for word in words)
        self._weight: Mapping[str, float] = {
            word: math.log(1 + len(known) / count) for word, count in spread.items()
        }

    def of(self, one: Entry, other: Entry) -> float:
        """The weight of the words that both have, by the mean weight of all words of each."""
        mine, theirs = self._words[id(one)], self._words[id(other)]
        if one.fields == other.fields:
            return 1.0
        total = self._sum(mine) + self._sum(theirs)
        return 2 * self._sum(mine & theirs) / total if total else 0.0

    def _sum(self, words: Counter[str]) -> float:
        return sum(self._weight[word] * count for word, count in words.items())


def _words(entry: Entry) -> Counter[str]:
    """The words by which the entry is known."""
    if entry.sort in _FIRST:
        told = entry.wording
    elif entry.sort in _PEOPLE:
        told = " ".join(entry.fields.get(name, "") for name in ("name", "role", "relationship"))
    else:
        told = " ".join(entry.fields.values())
    return Counter(re.findall(r"\w+", told.casefold()))
