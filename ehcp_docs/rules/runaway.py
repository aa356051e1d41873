"""Patterns of an authority's own rules that could take for ever on a single word.

Python's patterns cannot be stopped from outside, and a pattern such as ``(a+)+$`` takes twice as long for each letter more.
So endless repeats within an endless repeat are refused where they are read, before any plan is audited. Other slow
patterns, such as ``(ab|ab)+``, are not seen here; the guard tells of a rule that was too slow, once it has ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ehcp_docs.language.openings import CODES, PARSER

MANY = 25
"""Repeats of so many times or more count as endless."""


def runs_away(pattern: str) -> bool:
    """Whether an endless repeat holds nothing but endless repeats."""
    if PARSER is None:
        return False
    try:
        parsed = PARSER.parse(pattern)
    except re.error:
        return False  # told where the rule is compiled
    return any(map(_is_open, _endless(parsed)))


def regexes(body: Any) -> Iterator[str]:
    """Every regular expression in the patterns of a rule, wherever it stands."""
    if isinstance(body, dict):
        for key, value in body.items():
            if key == "REGEX":
                yield from value.get("IN", ()) if isinstance(value, dict) else (str(value),)
            else:
                yield from regexes(value)
    elif isinstance(body, list):
        for value in body:
            yield from regexes(value)


def _endless(items: Iterable[Any]) -> Iterator[Any]:
    """What is repeated without end, the outermost first."""
    for operator, argument in items:
        if operator in (CODES.MAX_REPEAT, CODES.MIN_REPEAT):
            if argument[1] >= MANY:
                yield argument[2]
            yield from _endless(argument[2])
        for inner in _inside(operator, argument):
            yield from _endless(inner)


def _inside(operator: Any, argument: Any) -> tuple[Any, ...]:
    if operator is CODES.SUBPATTERN:
        return (argument[3],)
    if operator is CODES.BRANCH:
        return tuple(argument[1])
    if operator in (CODES.ASSERT, CODES.ASSERT_NOT):
        return (argument[1],)
    return ()


def _is_open(items: Iterable[Any]) -> bool:
    """Whether the same letters can be shared out in many ways: nothing in it must stand between two rounds."""
    found = False
    for operator, argument in items:
        if operator in (CODES.MAX_REPEAT, CODES.MIN_REPEAT):
            found = found or argument[1] >= MANY or _is_open(argument[2])
            if argument[0] and argument[1] < MANY and not _is_open(argument[2]):
                return False
        elif operator is CODES.SUBPATTERN and _is_open(argument[3]):
            found = True
        elif operator is CODES.BRANCH:
            found = found or any(map(_is_open, argument[1]))
        elif operator is not CODES.AT:
            return False  # something stands between
    return found
