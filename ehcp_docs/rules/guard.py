"""Runs each rule by itself: one that fails on a text, or takes too long over it, is told, and the audit goes on.

A defect in one rule, or in an authority's own pattern, must not cost a plan its whole report. What is told of it names
the rule, the place and where in the program it failed, and never the text.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from ehcp_docs.errors import EhcpError, cause

SECONDS = 5.0
"""What one rule may take over one passage, or over a whole plan. Shipped rules take a few thousandths of it."""
LETTERS = 5_000
"""For each so many letters it may take a second more, so that a very long text is not held against the rules."""
OFTEN = 0.1
"""Seconds on the wall after which processor time is looked at again: by so much less may be held against a rule."""

T = TypeVar("T")


class Why(StrEnum):
    """Why a rule has not run to its end."""

    FAILED = "failed"
    SLOW = "too slow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unrun:
    """A rule, or a reader, that has not run to its end on a part of the plan."""

    rule: str
    """Id of the rule; for a reader its name: “links”, “readings”, “questions”, “scales”, “readability”."""
    why: Why
    section: str
    """Section of the text; empty where it looks at the whole plan."""
    item: str
    """Id of the item; empty where it looks at a section or the whole plan."""
    cause: str
    """For whoever mends it: the kind of error and the line of the program; never a word of the plan."""


class Guard:
    """Runs the rules over one plan.

    A rule that fails leaves out this one text. One that was too slow is not run on the rest of the plan: Python's
    patterns cannot be stopped from outside, so the time is looked at afterwards.
    """

    def __init__(
        self,
        *,
        seconds: float = SECONDS,
        is_strict: bool = False,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self._seconds = seconds
        self._is_strict = is_strict
        # Processor time: a busy machine, or a laptop that was shut, must not change what is found.
        self._clock = clock or time.thread_time
        # Asking for processor time costs as much as many a rule. Nothing takes more of it than passes on the wall, so
        # it is asked for now and then, and where a rule has taken long by the wall.
        self._wall = clock or time.perf_counter
        self._looked = self._wall(), self._clock()
        self._unrun: dict[tuple[str, str, str], Unrun] = {}
        self._stopped: set[str] = set()

    @property
    def unrun(self) -> tuple[Unrun, ...]:
        """What has not run to its end so far, in the order in which it was met."""
        return tuple(self._unrun.values())

    def has_stopped(self, rule: str) -> bool:
        """Whether the rule is not run any more, since it was too slow."""
        return rule in self._stopped

    def run(
        self,
        rule: str,
        work: Callable[[], Iterable[T]],
        *,
        letters: int = 0,
        section: str = "",
        item: str = "",
    ) -> list[T]:
        """Everything that the work gives, or what it gave before it failed.

        Raises what the work raises where the guard is strict, and errors that are the user's business always.
        """
        if self._is_strict:
            return list(work())
        if rule in self._stopped:
            return []
        found: list[T] = []
        start = self._wall()
        if start - self._looked[0] > OFTEN:
            self._looked = start, self._clock()
        try:
            found.extend(work())
        except EhcpError:
            raise
        except Exception as error:
            self._tell(rule, Why.FAILED, section, item, cause(error))
        most = self._seconds + letters / LETTERS
        if self._wall() - start > most and (took := self._took(start)) > most:
            self._stopped.add(rule)
            self._tell(rule, Why.SLOW, section, item, f"{took:.0f} seconds")
        return found

    def _took(self, start: float) -> float:
        """Processor time since then, at least."""
        wall, processor = self._looked
        return self._clock() - processor - (start - wall)

    def _tell(self, rule: str, why: Why, section: str, item: str, cause: str) -> None:
        told = Unrun(rule=rule, why=why, section=section, item=item, cause=cause)
        self._unrun.setdefault((rule, section, item), told)


STRICT = Guard(is_strict=True)
"""Lets every error through: for a rule's own examples, and for tests."""
