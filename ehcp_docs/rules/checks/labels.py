"""Checks of provision set out under labels (“Who: ... How often: ... Group: ...”): a label that is filled with nothing.

Many councils' templates ask for each element by name. A label makes it plain what the words after it are meant to
say, so that they can be asked whether they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.amounts import amounts
from ehcp_docs.language.numbers import CARDINAL
from ehcp_docs.language.people import people
from ehcp_docs.language.spans import Span
from ehcp_docs.rules.checks.persons import known
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

_LABEL = re.compile(
    r"(?:^|(?<=[.;\n•|] )|(?<=[\n•|]))(?P<label>what|who|by whom|delivered by|staff(?:ing)?|provider|how often|frequency|"
    r"how long|duration|length(?: of sessions?)?|session length|when|where|group(?: size)?|ratio|direct|indirect|"
    r"record|review|"
    r"start|why|purpose|outcome)(?: \([^)]{1,20}\))? ?[:–] ?",
    re.I,
)
_WHO = frozenset({"who", "by whom", "delivered by", "staff", "staffing", "provider"})
_GROUP = frozenset({"group", "group size", "ratio"})
_OFTEN = frozenset({"how often", "frequency", "when"})
_LONG = frozenset(
    {"how long", "duration", "length", "length of session", "length of sessions", "session length"}
)
_COUNTED = re.compile(
    rf"\b(?:{CARDINAL})\b|\b1 ?[:–-] ?\d|\b(?:individual\w*|alone|pairs?|partner|whole class|none|n/?a)\b",
    re.I,
)
_ONCE = re.compile(r"\b(?:by|before|within|on) (?:the |\d|[A-Z])|\b(?:once|one-off)\b")
_SHORTEST = 2
"""Labels from which a text counts as set out under labels; one colon alone is no template."""


def labelled(text: str) -> list[tuple[str, Span]]:
    """Each label in lower case with the words that stand under it, in order; nothing where there is only one."""
    marks = list(_LABEL.finditer(text))
    if len(marks) < _SHORTEST:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    made = []
    for mark, end in zip(marks, ends, strict=True):
        words = text[mark.end() : end].rstrip(" .;\n•|")
        made.append((mark["label"].lower(), Span(mark.end(), mark.end() + len(words))))
    return made


@passage_check("label_without_person")
def label_without_person(passage: ReadPassage) -> Iterator[Hit]:
    """“Who: whoever is free”: no role, service or name under the label that asks for one."""
    for label, span in labelled(passage.text):
        if label not in _WHO or not span.of(passage.text):
            continue
        words = span.of(passage.text)
        seen = people(words)
        names = known(passage.plan).others & {word.lower() for word in re.findall(r"[A-Z][\w’'-]+", words)}
        if not (seen.roles or seen.services or seen.named or names):
            yield Hit(span=span)


@passage_check("label_without_number")
def label_without_number(passage: ReadPassage) -> Iterator[Hit]:
    """“Group: a handful of friends”: no number under the label that asks for the size."""
    for label, span in labelled(passage.text):
        words = span.of(passage.text)
        if label in _GROUP and words and not _COUNTED.search(words):
            yield Hit(span=span)


@passage_check("label_without_frequency")
def label_without_frequency(passage: ReadPassage) -> Iterator[Hit]:
    """A length of session under its label, and nothing anywhere that says how often; not of what happens once."""
    labels = labelled(passage.text)
    if any(label in _OFTEN for label, _ in labels) or amounts(passage.text).frequency:
        return
    for label, span in labels:
        words = span.of(passage.text)
        if label in _LONG and amounts(words).durations and not _ONCE.search(words):
            yield Hit(span=span)
