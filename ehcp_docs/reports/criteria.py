"""The criteria of quality assurance, each with what judges it: rules, a person, or something beside the plan's data."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator

from ehcp_docs.audit.questions.asking import elsewhere, questions
from ehcp_docs.errors import RuleError
from ehcp_docs.rules.model import Pack

WIDTH = 110


def judged_by(pack: Pack) -> dict[str, tuple[str, ...]]:
    """For each criterion, what judges it, in words; empty for one that nothing judges."""
    made: dict[str, list[str]] = defaultdict(list)
    for rule in pack.rules:
        made[rule.criterion].append(rule.id)
    for question in questions():
        made[question.criterion].append(f"a person: {question.asks}")
    for criterion, where in elsewhere().items():
        made[criterion].append(where)
    return {criterion: tuple(made.get(criterion, ())) for criterion in sorted(pack.criteria)}


def criteria_lines(pack: Pack, criterion: str | None = None) -> Iterator[str]:
    """A paragraph for each criterion: its question, the rules that judge it, and what a person is asked.

    Raises RuleError where there is no such criterion.
    """
    told = judged_by(pack)
    chosen = [name for name in told if criterion is None or name == criterion.upper()]
    for name in chosen:
        yield _wrapped(f"{name}  ", pack.criteria[name].question)
        rules = [one for one in told[name] if " " not in one]
        others = [one for one in told[name] if " " in one]
        if rules:
            yield _wrapped("      ", f"rules: {', '.join(rules)}")
        for one in others or ([] if rules else ["nothing judges it yet"]):
            yield _wrapped("      ", one)
    if criterion is None:
        by_rules = sum(any(" " not in one for one in told[name]) for name in chosen)
        asked = sum(any(one.startswith("a person") for one in told[name]) for name in chosen)
        yield f"{len(chosen)} criteria: rules look at {by_rules}, a person is asked about {asked}."
    elif not chosen:
        raise RuleError(f"There is no criterion “{criterion}”.", hint="See: ehcp rules criteria")


def _wrapped(first: str, text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first))
