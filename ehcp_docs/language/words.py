"""Which word lists the readers use: those of the rules in force.

A council may add its own job titles, services, terms and acronyms in its rules. The readers keep patterns built from
the lists, so one set is in force at a time; when another takes its place, what was built from the first is forgotten.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import srsly

from ehcp_docs import resources

Name = Literal["lexicon", "vocabulary"]
NAMES: tuple[Name, ...] = ("lexicon", "vocabulary")
_RESTING = ("ehcp_docs.language.", "ehcp_docs.rules.checks.", "ehcp_docs.audit.")
"""Modules that may keep what they built from the lists."""
_LASTING = "ehcp_docs.language.pipeline"
"""Keeps the language model, which does not rest on the lists and takes seconds to load."""


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
    for name, module in list(sys.modules.items()):
        if name.startswith(_RESTING):
            _forget(vars(module))


def _forget(members: Mapping[str, Any]) -> None:
    for value in list(members.values()):
        home = getattr(value, "__module__", None) or ""
        clear = getattr(value, "cache_clear", None)
        if callable(clear) and home.startswith(_RESTING) and home != _LASTING:
            clear()


def table(name: Name) -> Mapping[str, Any]:
    """The lists of that name which are in force."""
    if _IN_FORCE.words is not None:
        return _IN_FORCE.words.lexicon if name == "lexicon" else _IN_FORCE.words.vocabulary
    read: Mapping[str, Any] = srsly.read_yaml(resources.file("audit_rules", f"{name}.yaml"))
    return read
