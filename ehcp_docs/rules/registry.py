"""The named checks that rule files may call, and nothing else: a rule file never names code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan

PassageCheck = Callable[[ReadPassage], Iterable[Hit]]
PlanCheck = Callable[[ReadPlan], Iterable[Hit]]

MODULES = (
    "outcome",
    "provision",
    "actors",
    "specific",
    "groups",
    "guessed",
    "labels",
    "bare",
    "hedged",
    "result_only",
    "outcome_reach",
    "staff",
    "things",
    "ordinary",
    "watch",
    "content",
    "therapy",
    "duty",
    "needs",
    "levels",
    "elsewhere",
    "need_set",
    "clinicians",
    "outcome_set",
    "views",
    "merged",
    "identity",
    "placement",
    "process",
    "week",
    "links",
    "wording",
    "hopes",
    "voice",
    "validation",
    "timing",
    "names",
    "pronouns",
    "residue",
    "slips",
    "stale",
    "schools",
    "budget",
    "advice",
    "adulthood",
    "completeness",
    "thread",
    "moving_on",
    "readable",
    "word_file",
)
"""Files of ``rules/checks``, imported when the first rule file is loaded."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A check under its name."""

    name: str
    passage: PassageCheck | None = None
    plan: PlanCheck | None = None
    fields: frozenset[str] = frozenset()


_CHECKS: dict[str, Registered] = {}


def passage_check(name: str, *fields: str) -> Callable[[PassageCheck], PassageCheck]:
    """Register a check of one passage; ``fields`` are what its hits give the message."""

    def register(function: PassageCheck) -> PassageCheck:
        _CHECKS[name] = Registered(name, passage=function, fields=frozenset(fields))
        return function

    return register


def plan_check(name: str, *fields: str) -> Callable[[PlanCheck], PlanCheck]:
    """Register a check of the whole plan; ``fields`` are what its hits give the message."""

    def register(function: PlanCheck) -> PlanCheck:
        _CHECKS[name] = Registered(name, plan=function, fields=frozenset(fields))
        return function

    return register


@cache
def checks() -> dict[str, Registered]:
    """All checks by name."""
    for module in MODULES:
        import_module(f"ehcp_docs.rules.checks.{module}")
    return dict(_CHECKS)
