"""The short forms that occur in a plan, and what they mean.

A plan's own words come first: "developmental language disorder (DLD)" explains DLD, whatever
``templates/glossary.yaml`` has. A short form that neither explains is left out: a wrong meaning is worse
than none, and the audit names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from ehcp_docs import resources
from ehcp_docs.documents.section_fields import Line
from ehcp_docs.plan.model import Plan
from ehcp_docs.yamlfile import read_yaml

_IN_BRACKETS = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?:-\d+)?\)")
_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"})


def glossary(plan: Plan) -> tuple[Line, ...]:
    """Each short form that occurs in the plan's texts, in alphabetical order, with its meaning."""
    printed = (plan.sections, plan.short_term_targets, plan.record, plan.contributors)
    whole = "\n".join(text for part in printed for text in _texts(part))
    meanings = {**known(), **explained(whole)}
    found = (term for term in meanings if _occurs(term, whole))
    return tuple(Line(label=term, text=meanings[term]) for term in sorted(found, key=str.casefold))


@cache
def known() -> Mapping[str, str]:
    """The short forms of ``glossary.yaml``."""
    found: dict[str, str] = read_yaml(resources.file("templates", "glossary.yaml"))
    return found


def explained(text: str) -> dict[str, str]:
    """The short forms that the text itself explains: long form first, short form in brackets."""
    found: dict[str, str] = {}
    for match in _IN_BRACKETS.finditer(text):
        long_form = _long_form(match[1], text[max(0, match.start() - 120) : match.start()])
        if long_form:
            found.setdefault(match[1], long_form)
    return found


def _long_form(short: str, before: str) -> str:
    """The words at the end of `before` whose first letters are those of `short`; empty if they are not."""
    words = re.findall(r"[\w’']+", re.split(r"[.;:!?(\n]", before)[-1])
    letters = [letter.casefold() for letter in short]
    taken: list[str] = []
    for word in reversed(words):
        if not letters:
            break
        if word[0].casefold() == letters[-1]:
            letters.pop()
        elif word.casefold() not in _SMALL:
            return ""
        taken.append(word)
    return "" if letters else " ".join(reversed(taken))


def _occurs(term: str, text: str) -> bool:
    # Most terms do not stand in the text at all, which is found out far faster without a pattern.
    return term in text and re.search(rf"(?<![\w-]){re.escape(term)}s?(?![\w])", text) is not None


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
