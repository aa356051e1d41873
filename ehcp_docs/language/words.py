"""Which word lists the readers use: those of the rules in force.

A council may add its own job titles, services, terms and acronyms in its rules. The readers keep patterns built from
the lists, so one set is in force at a time; when another takes its place, what was built from the first is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeVar, cast

from ehcp_docs import resources
from ehcp_docs.yamlfile import read_yaml

Name = Literal["lexicon", "vocabulary"]
NAMES: tuple[Name, ...] = ("lexicon", "vocabulary")
AREAS = "vocabulary"
"""Folder with a file of topics for each area of the vocabulary."""
_AREA: Mapping[str, type] = {"area": str, "sources": list, "names": str, "topics": dict}
_TOPIC: Mapping[str, type] = {"near": list, "terms": str, "hints": str}
P = ParamSpec("P")
R = TypeVar("R")
_FROM_WORDS: list[Callable[[], None]] = []
"""What empties what was built."""
_OF_TEXT: list[Any] = []
"""The caches of what was read off texts."""


def from_words(function: Callable[P, R]) -> Callable[P, R]:
    """Keeps what is built from the word lists, until others come into force."""
    kept = cache(function)
    _FROM_WORDS.append(kept.cache_clear)
    return cast("Callable[P, R]", kept)


def of_text(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keeps what was last read off so many texts, until others come into force or the plan is let go of."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        kept = lru_cache(maxsize=most)(function)
        _OF_TEXT.append(kept)
        return cast("Callable[P, R]", kept)

    return decorate


def forget_texts() -> None:
    """Let go of everything that was read off texts."""
    for kept in _OF_TEXT:
        kept.cache_clear()


def held() -> int:
    """How many readings of texts are kept."""
    return sum(kept.cache_info().currsize for kept in _OF_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word lists of a pack of rules."""

    lexicon: Mapping[str, Any]
    vocabulary: Mapping[str, Any]


@dataclass(slots=True)
class _InForce:
    words: Words | None = None


_IN_FORCE = _InForce()


def use(words: Words | None) -> None:
    """Put these lists in force; None stands for the shipped ones, or the authority's own copies of them."""
    if words is _IN_FORCE.words or words == _IN_FORCE.words:
        return
    _IN_FORCE.words = words
    forget_texts()
    for clear in _FROM_WORDS:
        clear()


def table(name: Name) -> Mapping[str, Any]:
    """The lists of that name which are in force."""
    if _IN_FORCE.words is not None:
        return _IN_FORCE.words.lexicon if name == "lexicon" else _IN_FORCE.words.vocabulary
    read: Mapping[str, Any] = read_yaml(resources.file("audit_rules", f"{name}.yaml"))
    if name == "lexicon" or "topics" in read:
        return read
    return with_areas(read, [read_yaml(path) for path in areas(resources.folder("audit_rules"))])


def areas(folder: Path) -> list[Path]:
    """The files of the areas of the vocabulary: that folder's own, or the shipped ones."""
    own = folder / AREAS
    return sorted((own if own.is_dir() else resources.shipped("audit_rules") / AREAS).glob("*.yaml"))


def area_problem(part: Mapping[str, Any]) -> str:
    """What keeps that table from being an area of the vocabulary; empty where nothing does."""
    missing = [key for key, kind in _AREA.items() if not isinstance(part.get(key), kind)]
    if missing:
        return f"{', '.join(missing)} is missing or of the wrong kind."
    for topic, lists in part["topics"].items():
        if not isinstance(lists, dict):
            return f"topic “{topic}” is not a table of terms, hints and near."
        wrong = [key for key, kind in _TOPIC.items() if not isinstance(lists.get(key), kind)]
        if wrong:
            return f"topic “{topic}”: {', '.join(wrong)} is missing or of the wrong kind."
    return ""


def with_areas(data: Mapping[str, Any], parts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The vocabulary with the topics of its areas; their terms, which stand in one run of text, taken apart."""
    topics: dict[str, Any] = {}
    families: dict[str, Any] = {}
    for part in parts:
        families[part["area"]] = {"names": _apart(part["names"]), "topics": list(part["topics"])}
        for topic, lists in part["topics"].items():
            topics[topic] = {
                "near": list(lists["near"]),
                "terms": _apart(lists["terms"]),
                "hints": _apart(lists["hints"]),
            }
    return {**data, "topics": topics, "families": families}


def _apart(run: str) -> list[str]:
    return [term for term in (piece.strip() for piece in run.split(",")) if term]
