"""Runs the rules' own examples: each bad one is hit at the marked words, each good one is not."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ehcp_docs.errors import Fault
from ehcp_docs.language.pipeline import Parser
from ehcp_docs.language.words import Words, use
from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.read import check_plan_data
from ehcp_docs.plan.repair import completed
from ehcp_docs.rules.fixture import example_data
from ehcp_docs.rules.match import RuleEngine
from ehcp_docs.rules.model import Hit, Rule
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.word_file import WordFile

_MARK = re.compile(r"\[\[(.*?)\]\]", re.S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example of a rule."""

    rule: Rule
    list: str
    """bad, good or todo."""
    number: int
    body: Any

    @property
    def name(self) -> str:
        """Such as F-VAGUE-ACCESS:bad[0]."""
        return f"{self.rule.id}:{self.list}[{self.number}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An example that did not come out as it should."""

    name: str
    message: str


def examples(rules: Sequence[Rule]) -> Iterator[Example]:
    """All examples of those rules, in file order."""
    for rule in rules:
        for kind in ("bad", "good", "todo"):
            for number, body in enumerate(getattr(rule.examples, kind)):
                yield Example(rule=rule, list=kind, number=number, body=body)


def unmarked(body: Any) -> tuple[Any, tuple[str, ...]]:
    """The example without its marks, and the marked words."""
    marks: list[str] = []

    def clean(value: Any) -> Any:
        if isinstance(value, str):
            marks.extend(_MARK.findall(value))
            return _MARK.sub(r"\1", value)
        if isinstance(value, Mapping):
            return {key: clean(item) for key, item in value.items()}
        if isinstance(value, list):
            return [clean(item) for item in value]
        return copy.copy(value)

    return clean(body), tuple(marks)


class SelfTest:
    """Runs examples; compiles each rule once and parses each text once."""

    def __init__(
        self, rules: Sequence[Rule], parser: Parser | None = None, *, words: Words | None = None
    ) -> None:
        self._words = words
        self._parser = parser or Parser()
        self._engines = {rule.id: RuleEngine([rule], self._parser.language) for rule in rules}

    def run(self, example: Example) -> Failure | None:
        """The failure, or None when the example came out right."""
        use(self._words)
        body, marks = unmarked(example.body)
        rule = example.rule
        kind = rule.applies_to[0].value if rule.applies_to else "outcome"
        section = rule.sections[0] if rule.sections else None
        data = example_data(kind, body, section=section)
        file = data.pop("word_file", None)
        word_file = None if file is None else WordFile(**file)
        plan = build_plan(completed(data) or data)
        reading = ReadPlan(plan, data, self._parser, faults=_faults(data), word_file=word_file)
        hits = self._engines[rule.id].hits(reading)
        found = [_words(hit, passage) for _, passage, hit in hits]
        return _verdict(example, found, marks)


def _words(hit: Hit, passage: ReadPassage | None) -> str | None:
    where = hit.passage or (passage.passage if passage else None)
    return hit.span.of(where.text) if hit.span and where else None


def _faults(data: Mapping[str, Any]) -> Sequence[Fault]:
    checked = check_plan_data(dict(data))
    return (*checked.faults, *checked.warnings)


def _verdict(example: Example, found: list[str | None], marks: tuple[str, ...]) -> Failure | None:
    shown = "; ".join(f"“{words}”" if words else "a finding without words" for words in found) or "nothing"
    if example.list == "good":
        return Failure(name=example.name, message=f"should not be hit, but found {shown}") if found else None
    if example.list == "todo":
        return (
            Failure(name=example.name, message="a known miss is hit now: move it to bad") if found else None
        )
    if not found:
        return Failure(name=example.name, message="should be hit, but nothing was found")
    missing = [mark for mark in marks if mark not in found]
    if missing:
        wanted = "; ".join(f"“{mark}”" for mark in missing)
        return Failure(name=example.name, message=f"should mark {wanted}, but found {shown}")
    return None
