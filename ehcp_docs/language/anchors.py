"""Letters of which some must stand in whatever a pattern finds, read off the pattern itself.

For patterns whose beginnings cannot be told, since any word may come first: “any word ... of some sort” finds nothing in
a text without “of some ”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ehcp_docs.language.openings import CODES, PARSER, small

FEWEST, MOST = 3, 60
"""Letters of an anchor, and anchors of a pattern: shorter ones stand everywhere, and more take as long as to try."""


def anchors(pattern: re.Pattern[str]) -> frozenset[str]:
    """In small letters, strings of which at least one stands in all that the pattern finds; none if none are known."""
    if PARSER is None or pattern.flags & (re.ASCII | re.LOCALE):
        return frozenset()
    found = _of(PARSER.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    return found if len(found) <= MOST else frozenset()


def _of(items: Iterable[Any]) -> frozenset[str]:
    """The best of what each part must hold: the longest, and of those the fewest."""
    parts = [part for part in _parts(items) if part and min(map(len, part)) >= FEWEST]
    return max(parts, key=lambda part: (min(map(len, part)), -len(part)), default=frozenset())


def _parts(items: Iterable[Any]) -> Iterator[frozenset[str]]:
    letters = ""
    for operator, argument in items:
        if operator is CODES.LITERAL:
            letters += small(chr(argument))
            continue
        if letters:
            yield frozenset({letters})
        letters = ""
        yield _of_one(operator, argument)
    if letters:
        yield frozenset({letters})


def _of_one(operator: Any, argument: Any) -> frozenset[str]:
    if operator is CODES.BRANCH:
        branches = [_of(branch) for branch in argument[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    if operator is CODES.SUBPATTERN:
        return frozenset() if argument[1] & (re.ASCII | re.LOCALE) else _of(argument[3])
    if operator is CODES.ATOMIC_GROUP:
        return _of(argument)
    if operator in (CODES.MAX_REPEAT, CODES.MIN_REPEAT, CODES.POSSESSIVE_REPEAT) and argument[0]:
        return _of(argument[2])
    return frozenset()
