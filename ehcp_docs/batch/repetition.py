"""The same words in several plans of a batch: outcomes, provision, needs and views that were copied, and to where.

Of statements that occur once only hashes and their places are kept, without a reference or a word, in a table of
SQLite's that is private to this run and gone with it; so a large batch needs little memory. Whether a copy is wrong is
for a person to say: two children may truly have the same exercise in hand.
An outcome that fits many children fits none of them.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ehcp_docs.audit.prints import MARKS, Print
from ehcp_docs.plan.passages import Kind

ALIKE = 0.6
"""Share of marks in common from which two statements count as the same words."""
_LOOKED_UP = 6
"""Marks by which like statements are found; those that are alike share one of them nearly always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one of the copies stands."""

    plan: str
    """Reference of the plan."""
    section: str
    item: str
    page: str = ""
    """File name of the plan's own page; empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A statement that stands in several plans."""

    criterion: str
    """Q074 for an outcome, Q019 for other texts."""
    text: str
    """Its words in one of the plans, names and numbers taken out."""
    places: tuple[Standing, ...]
    """In the order in which the plans were read."""

    @property
    def plans(self) -> int:
        """In how many plans it stands."""
        return len({place.plan for place in self.places})


class Repeats:
    """Takes the prints of plan after plan, and tells what they have in common."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("")
        self._table.execute(
            "CREATE TABLE first (number INTEGER PRIMARY KEY, plan INTEGER, section, item, marks)"
        )
        self._table.execute("CREATE TABLE mark (hash INTEGER, number INTEGER)")
        self._table.execute("CREATE INDEX by_hash ON mark (hash)")
        self._plans: list[tuple[str, str]] = []
        """Reference and page of each plan; the table, which may stand on a disk, knows plans by their number only."""
        self._copies: dict[int, tuple[Print, list[Standing]]] = {}
        self._count = 0

    def add(self, plan: str, prints: Sequence[Print], page: str = "") -> None:
        """Take the next plan."""
        self._plans.append((plan, page))
        for one in prints:
            standing = Standing(plan=plan, section=one.section, item=one.item, page=page)
            number = self._like(one, plan)
            if number is None:
                self._keep(one)
            else:
                self._copies.setdefault(number, (one, []))[1].append(standing)

    def found(self) -> tuple[Repeat, ...]:
        """What stands in several plans: in most plans first, then outcomes, then in the order of the batch."""
        made = []
        for number, (one, others) in self._copies.items():
            row = self._table.execute("SELECT plan, section, item FROM first WHERE number = ?", (number,))
            at, section, item = row.fetchone()
            plan, page = self._plans[at]
            first = Standing(plan=plan, section=section, item=item, page=page)
            criterion = "Q074" if one.kind is Kind.OUTCOME else "Q019"
            made.append((number, Repeat(criterion=criterion, text=one.text, places=(first, *others))))
        made.sort(key=lambda pair: (-pair[1].plans, pair[1].criterion != "Q074", pair[0]))
        return tuple(repeat for _, repeat in made)

    def _like(self, one: Print, plan: str) -> int | None:
        """The number of the first statement of another plan that has the same words."""
        asked = one.marks[:_LOOKED_UP]
        rows = self._table.execute(
            f"SELECT DISTINCT number FROM mark WHERE hash IN ({','.join('?' * len(asked))})", asked
        )
        for (number,) in sorted(rows.fetchall()):
            kept = self._table.execute("SELECT plan, section, marks FROM first WHERE number = ?", (number,))
            other, section, marks = kept.fetchone()
            is_other = self._plans[other][0] != plan or number in self._copies
            if is_other and section == one.section and _alike(one.marks, _numbers(marks)):
                return int(number)
        return None

    def _keep(self, one: Print) -> None:
        self._count += 1
        marks = b"".join(mark.to_bytes(8, "big") for mark in one.marks)
        row = (self._count, len(self._plans) - 1, one.section, one.item, marks)
        self._table.execute("INSERT INTO first VALUES (?, ?, ?, ?, ?)", row)
        looked_up = [(mark, self._count) for mark in one.marks[:_LOOKED_UP]]
        self._table.executemany("INSERT INTO mark VALUES (?, ?)", looked_up)


def _numbers(marks: bytes) -> tuple[int, ...]:
    return tuple(int.from_bytes(marks[at : at + 8], "big") for at in range(0, len(marks), 8))


def _alike(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether they share enough of the smallest hashes of both together: an estimate of the share of runs in common."""
    smallest = sorted({*one, *other})[:MARKS]
    shared = Counter([*one, *other])
    return sum(shared[mark] == 2 for mark in smallest) >= ALIKE * len(smallest)
