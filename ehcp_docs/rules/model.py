"""What a rule, a pack of rules and a hit are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from ehcp_docs.language.spans import Span
from ehcp_docs.language.words import Words
from ehcp_docs.plan.passages import Kind, Passage

MATCHERS = ("phrases", "tokens", "dependency", "structure", "check")
Scope = Literal["overlap", "sentence", "passage"]


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    QUESTION = "question"
    """Cannot tell: a person has to."""


class Confidence(StrEnum):
    """How sure a rule is of its findings."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule's authority comes from."""

    key: str
    title: str
    paragraph: str = ""
    url: str = ""
    kind: str = "guidance"
    """law, case, code or guidance."""
    from_: date | None = None
    until: date | None = None

    @property
    def citation(self) -> str:
        """Title and paragraph, as printed beside a finding."""
        return f"{self.title}, {self.paragraph}" if self.paragraph else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One of the questions that quality assurance asks."""

    id: str
    question: str
    sections: str
    how: str
    """J: decidable from data; L: by the words; H: a person must judge; or a mixture."""
    basis: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Matcher:
    """One matcher of a rule: its kind and its body as written in the file."""

    kind: str
    body: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """A rule's own examples."""

    bad: tuple[Any, ...]
    good: tuple[Any, ...]
    todo: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """An authority's own rules, laid over others."""

    name: str
    version: str
    author: str

    @property
    def signed(self) -> str:
        """Name, version and author, as printed."""
        return f"{self.name} {self.version} ({self.author})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that an authority's own rules changed."""

    what: str
    """severity, phrases, off, words roles.care, scoring cost.error."""
    how: str
    """“warning -> error”; “added “x”; removed “y””."""
    by: Layer
    reason: str = ""

    @property
    def sentence(self) -> str:
        """What changed, by whom and why, on one line."""
        return f"{self.what}: {self.how}, by {self.by.signed}" + (f": {self.reason}" if self.reason else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, as its file has it."""

    id: str
    title: str
    criterion: str
    severity: Severity
    confidence: Confidence
    weight: int
    source: Source
    rationale: str
    match: Matcher
    message: str
    suggestion: str
    examples: Examples
    file: str
    sections: tuple[str, ...] = ()
    applies_to: tuple[Kind, ...] = ()
    looks_in: Literal["plan", "word_file"] = "plan"
    """A rule that looks in the Word file looks at nothing where the plan is not from one."""
    status: tuple[str, ...] = ()
    unless: tuple[Matcher, ...] = ()
    scope: Scope = "overlap"
    quotes: Literal["ignore", "include"] = "ignore"
    once: bool = False
    since: str = ""
    formerly: tuple[str, ...] = ()
    false_alarms: tuple[str, ...] = ()
    """What the rule is known to get wrong."""
    layer: Layer | None = None
    """The authority's own rules that brought it; None for a shipped rule."""
    changes: tuple[Change, ...] = ()
    rewrite: Mapping[str, str | None] = field(default_factory=dict)
    """What is right in place of the words with which a match begins; None for words that stay."""

    def looks_at(self, passage: Passage) -> bool:
        """Whether the rule looks at passages such as this one."""
        return passage.kind in self.applies_to and (
            not self.sections or passage.place.section in self.sections
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """All rules in force, with their sources, criteria and scoring, and a hash over all of it."""

    rules: tuple[Rule, ...]
    sources: Mapping[str, Source]
    criteria: Mapping[str, Criterion]
    scoring: Mapping[str, Any]
    version: str
    sha256: str
    layers: tuple[Layer, ...] = ()
    """What was laid over the shipped rules, lowest first."""
    changes: tuple[Change, ...] = ()
    """What was changed beside the rules themselves: words, scoring, sources, criteria."""
    off: tuple[Rule, ...] = ()
    """Rules that were switched off; the last of their changes says by whom and why."""
    words: Words | None = None
    """Word lists of its own; None where the readers use the shipped ones."""

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id or former id."""
        return next((r for r in self.rules if rule_id == r.id or rule_id in r.formerly), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where a matcher bites."""

    span: Span | None = None
    """The words, in characters of the passage; None when it is about the whole item or plan."""
    passage: Passage | None = None
    """The passage, where a plan check names one other than the one it was called with."""
    pointer: str = ""
    """For hits without a passage: the JSON pointer."""
    section: str = ""
    item: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the message may name beside {match}."""
