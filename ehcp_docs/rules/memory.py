"""What was worked out of a plan, kept as long as it holds: within one audit, and for the next version of the plan.

An answer about a passage rests on its words, on the child and the day, and on whatever else of the plan was asked for
on the way. All of that is asked through doors that note it: the facts of the plan, the texts and fields of one item,
or the whole plan. For the next version an answer is taken up again only where everything that it rests on is the same;
one that rests on the whole plan is worked out anew. So nobody who writes a check has to think of it.

Only the last plan is kept, in memory, and never on a disk.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Door = Callable[[Any], object]
"""Gives, for a plan, what an answer rests on."""


@dataclass(slots=True)
class _Answer:
    value: Any
    rests_on: dict[Hashable, tuple[Door, object]] | None
    """What was asked of the plan beside the passage, with what it said; None for the whole plan."""


@dataclass(slots=True)
class _Frame:
    """An answer that is being worked out."""

    rests_on: dict[Hashable, tuple[Door, object]] = field(default_factory=dict)
    is_whole: bool = False


@dataclass(slots=True)
class Stopwatch:
    """How long each rule and each reader took by itself, without the readers that it asked."""

    seconds: dict[str, float] = field(default_factory=dict)
    runs: dict[str, int] = field(default_factory=dict)
    """How often each was run."""
    _marks: list[str] = field(default_factory=list)
    _since: float = 0.0

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Counts the time inside for that name, and for no other."""
        self._turn()
        self._marks.append(name)
        self.runs[name] = self.runs.get(name, 0) + 1
        try:
            yield
        finally:
            self._turn()
            self._marks.pop()

    def _turn(self) -> None:
        now = time.perf_counter()
        if self._marks:
            self.seconds[self._marks[-1]] = self.seconds.get(self._marks[-1], 0.0) + now - self._since
        self._since = now


class Shelf(NamedTuple):
    """The answers about one passage: of this plan, and of the version before."""

    now: dict[Hashable, _Answer]
    before: dict[Hashable, _Answer]


class Memory:
    """The answers about the passages of one plan, and those of the version before."""

    def __init__(self, watch: Stopwatch | None = None) -> None:
        self.watch = watch
        self._kept: dict[Hashable, dict[Hashable, _Answer]] = {}
        self._before: dict[Hashable, dict[Hashable, _Answer]] = {}
        self._same: dict[tuple[Hashable, int], bool] = {}
        """Whether this plan says the same as the version before, by what was asked and the number of what it said."""
        self._all_same: dict[int, bool] = {}
        """The same of everything that an answer rests on, by its number: many answers rest on the same."""
        self._alike: dict[frozenset[tuple[Hashable, int]], dict[Hashable, tuple[Door, object]]] = {}
        self._context: Hashable = None
        self._frames: list[_Frame] = []

    def begin(self, context: Hashable) -> None:
        """Turn to the next plan, or the next version; the answers of another child or day are let go of."""
        self._before = self._kept if context == self._context else {}
        self._kept, self._same, self._all_same, self._alike, self._context = {}, {}, {}, {}, context

    @property
    def held(self) -> int:
        """How many passages are kept something about."""
        return len(self._kept) + len(self._before)

    def forget(self) -> None:
        """Let go of everything."""
        self.begin(None)
        self._before = {}

    def asked(self, key: Hashable, door: Door, said: object) -> None:
        """Note that what is being worked out rests on this."""
        if self._frames:
            self._frames[-1].rests_on[key] = (door, said)

    def asked_whole(self) -> None:
        """Note that what is being worked out rests on the whole plan."""
        if self._frames:
            self._frames[-1].is_whole = True

    def shelf(self, passage: Hashable) -> Shelf:
        """Where the answers about a passage are kept: its words, kind and place are what they rest on first."""
        return Shelf(self._kept.setdefault(passage, {}), self._before.get(passage, {}))

    def about(self, passage: ReadsPassage, key: Hashable, name: str, work: Callable[[], R]) -> R:
        """The answer of that key on the passage: kept, taken up from the version before, or worked out."""
        answer = self._kept_answer(passage, key)
        if answer is None:
            answer = passage.shelf.now[key] = self._worked_out(name, work)
        if self._frames:
            frame = self._frames[-1]
            if answer.rests_on is None:
                frame.is_whole = True
            else:
                frame.rests_on.update(answer.rests_on)
        value: R = answer.value
        return value

    def kept(self, passage: ReadsPassage, key: Hashable) -> list[Any] | None:
        """The answer of that key on the passage, of this plan or of the version before if it holds; a list, or None."""
        answer = self._kept_answer(passage, key)
        return None if answer is None else answer.value

    def _kept_answer(self, passage: ReadsPassage, key: Hashable) -> _Answer | None:
        now, before = passage.shelf
        answer = now.get(key)
        if answer is None:
            answer = before.get(key)
            if answer is None or answer.rests_on is None or not self._holds(answer.rests_on, passage.plan):
                return None
            now[key] = answer
        return answer

    def _holds(self, rests_on: dict[Hashable, tuple[Door, object]], plan: Any) -> bool:
        """Whether all that an answer about the version before rests on is still the same."""
        if not rests_on:
            return True
        held = self._all_same.get(id(rests_on))
        if held is None:
            held = self._all_same[id(rests_on)] = self._is_same(rests_on, plan)
        return held

    def _is_same(self, rests_on: dict[Hashable, tuple[Door, object]], plan: Any) -> bool:
        for key, (door, said) in rests_on.items():
            # Thousands of answers rest on few things; what they said is held by the answers, so its number is its own.
            asked = key, id(said)
            same = self._same.get(asked)
            if same is None:
                same = self._same[asked] = door(plan) == said
            if not same:
                return False
        return True

    def settled(self, passage: ReadsPassage, key: Hashable) -> set[Hashable]:
        """Keys of answers on the passage that were empty and rest on nothing else, to be added to: they stay so."""
        now, before = passage.shelf
        if key not in now:
            now[key] = _Answer(before[key].value if key in before else set(), None)
        found: set[Hashable] = now[key].value
        return found

    def is_settled(self, passage: ReadsPassage, key: Hashable) -> bool:
        """Whether the answer of that key is empty and rests on the passage alone."""
        answer = passage.shelf.now.get(key)
        return answer is not None and not answer.value and answer.rests_on is not None and not answer.rests_on

    def _worked_out(self, name: str, work: Callable[[], Any]) -> _Answer:
        frame = _Frame()
        self._frames.append(frame)
        try:
            value = self.timed(name, work)
        finally:
            self._frames.pop()
        if frame.is_whole or not frame.rests_on:
            return _Answer(value, None if frame.is_whole else {})
        alike = frozenset((key, id(said)) for key, (_, said) in frame.rests_on.items())
        return _Answer(value, self._alike.setdefault(alike, frame.rests_on))

    def timed(self, name: str, work: Callable[[], R]) -> R:
        """The work, done, and its time noted where times are wanted."""
        if self.watch is None:
            return work()
        with self.watch.of(name):
            return work()

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What is asked inside is not noted for what is being worked out outside."""
        self._frames.append(_Frame())
        try:
            yield
        finally:
            self._frames.pop()


class ReadsPlan(Protocol):
    """A plan with what was worked out of it."""

    @property
    def memory(self) -> Memory:
        """Where answers are kept."""

    @property
    def facts(self) -> dict[Hashable, Any]:
        """What was worked out of the plan as a whole."""


class ReadsPassage(Protocol):
    """A passage of such a plan."""

    @property
    def memory(self) -> Memory:
        """Where answers are kept."""

    @property
    def shelf(self) -> Shelf:
        """The answers about the passage."""

    @property
    def plan(self) -> Any:
        """The plan in which it stands."""


Plan = TypeVar("Plan", bound=ReadsPlan)
Passage = TypeVar("Passage", bound=ReadsPassage)


def plan_fact(
    function: Callable[Concatenate[Plan, P], R],
) -> Callable[Concatenate[Plan, P], R]:
    """Works a fact of the plan out once. Its value is compared between versions: it must be made of plain values."""

    @wraps(function)
    def asked(plan: Plan, /, *arguments: P.args, **named: P.kwargs) -> R:
        key = (function, arguments)
        value = _fact(function, key, plan, *arguments, **named)
        plan.memory.asked(key, lambda other: asked(other, *arguments, **named), value)
        return value

    return asked


def whole_plan_fact(
    function: Callable[Concatenate[Plan, P], R],
) -> Callable[Concatenate[Plan, P], R]:
    """Works a fact of the plan out once; what asks for it rests on the whole plan."""

    @wraps(function)
    def asked(plan: Plan, /, *arguments: P.args, **named: P.kwargs) -> R:
        plan.memory.asked_whole()
        return _fact(function, (function, arguments), plan, *arguments, **named)

    return asked


def _fact(function: Callable[..., R], key: Hashable, plan: ReadsPlan, *arguments: Any, **named: Any) -> R:
    if key not in plan.facts:
        with plan.memory.apart():
            plan.facts[key] = plan.memory.timed(_name(function), lambda: function(plan, *arguments, **named))
    value: R = plan.facts[key]
    return value


def passage_fact(function: Callable[[Passage], R]) -> Callable[[Passage], R]:
    """Works a fact of a passage out once, and keeps it for the next version of the plan as long as it holds."""
    name = _name(function)

    @wraps(function)
    def asked(passage: Passage, /) -> R:
        return passage.memory.about(passage, function, name, lambda: function(passage))

    return asked


def _name(function: Callable[..., Any]) -> str:
    """What a reader is called where times are told: “rules.checks.persons: known”."""
    return f"{function.__module__.removeprefix('ehcp_docs.')}: {function.__name__}"
