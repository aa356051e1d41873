"""With which letters whatever a pattern finds must begin, read off the pattern itself.

Python tries a pattern at every letter of a text, each of its alternatives in turn. Most begin with one of a few words:
where a text holds none of them there is nothing to try. What is read here leaves out no beginning that the pattern
allows; where that cannot be told of a pattern, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

CODES: Any
PARSER: Any
try:
    from re import _constants, _parser  # type: ignore[attr-defined]
except (
    ImportError
):  # the module that reads patterns is Python's own business; without it all patterns are tried
    CODES = PARSER = None
else:
    CODES, PARSER = _constants, _parser
"""The codes of parsed patterns, and what parses them."""

LENGTH = 4
"""So many letters of a beginning are looked at."""
_FEW = 12
"""A set of more letters than that is not taken apart."""
_MOST = 6_000
"""Beginnings of one pattern that are followed."""

_DIGITS = str.maketrans("123456789", "000000000")
_State = tuple[str, bool]
"""Letters so far, and whether they are known to stand at the start of a word."""
Table = tuple[tuple[int, set[str]], ...]
"""Beginnings by their length."""


@dataclass(frozen=True, slots=True)
class Openings:
    """In small letters: beginnings that stand at the start of a word, and those that stand anywhere."""

    at_words: Table
    anywhere: Table


def small(text: str) -> str:
    """The text in small letters, every digit a nought: numbers would make more beginnings than all words."""
    return text.lower().translate(_DIGITS)


class _Unknown(Exception):
    """The beginnings of the pattern cannot be told."""


def openings(pattern: re.Pattern[str]) -> Openings | None:
    """The beginnings of everything that the pattern can find; None where they cannot be told."""
    if PARSER is None or pattern.flags & (re.ASCII | re.LOCALE):
        return None
    try:
        parsed = PARSER.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
        reader = _Reader()
        open_states = reader.run(parsed, {("", False)})
    except _Unknown:
        return None
    ends = reader.done | open_states
    if any(not letters for letters, _ in ends):
        return None
    bound = {
        letters for letters, is_bound in ends if is_bound and (letters[0].isalnum() or letters[0] == "_")
    }
    free = {letters for letters, _ in ends if (letters, True) not in ends or letters not in bound}
    free |= {letters for letters, is_bound in ends if not is_bound}
    return Openings(_table(bound), _table(free))


def _table(beginnings: set[str]) -> Table:
    """The beginnings by length, without those that go on from a shorter one."""
    kept = {one for one in beginnings if not any(one[:n] in beginnings for n in range(1, len(one)))}
    lengths = sorted({len(one) for one in kept})
    return tuple((length, {one for one in kept if len(one) == length}) for length in lengths)


class _Reader:
    def __init__(self) -> None:
        self.done: set[_State] = set()
        """Beginnings that are long enough, or that anything may follow."""

    def run(self, items: Iterable[Any], states: set[_State]) -> set[_State]:
        """The beginnings after those parts of the pattern that may yet go on."""
        for operator, argument in items:
            if not states:
                break
            states = self._step(operator, argument, states)
            if len(states) + len(self.done) > _MOST:
                raise _Unknown
        return states

    def _step(self, operator: Any, argument: Any, states: set[_State]) -> set[_State]:
        if operator is CODES.LITERAL:
            return self._longer(states, {small(chr(argument))})
        if operator is CODES.IN:
            letters = _letters(argument)
            return self._longer(states, letters) if letters else self._ended(states)
        if operator is CODES.BRANCH:
            return {state for part in argument[1] for state in self.run(part, states)}
        if operator is CODES.SUBPATTERN:
            _, added, _, part = argument
            if added & (re.ASCII | re.LOCALE):
                raise _Unknown
            return self.run(part, states)
        if operator is CODES.ATOMIC_GROUP:
            return self.run(argument, states)
        if operator in (CODES.MAX_REPEAT, CODES.MIN_REPEAT, CODES.POSSESSIVE_REPEAT):
            least, most, part = argument
            return self._repeated(least, most, part, states)
        if operator in (CODES.ASSERT, CODES.ASSERT_NOT, CODES.AT):
            return _at_word(states) if _tells_start(operator, argument) else states
        return self._ended(states)

    def _longer(self, states: set[_State], letters: set[str]) -> set[_State]:
        longer = {(had + letter, is_bound) for had, is_bound in states for letter in letters}
        self.done |= {state for state in longer if len(state[0]) >= LENGTH}
        return {state for state in longer if len(state[0]) < LENGTH}

    def _ended(self, states: set[_State]) -> set[_State]:
        """Anything may follow."""
        self.done |= states
        return set()

    def _repeated(self, least: int, most: int, part: Any, states: set[_State]) -> set[_State]:
        for _ in range(min(least, LENGTH)):
            states = self.run(part, states)
        after, last = set(states), states
        for _ in range(min(most - least, LENGTH)):
            last = self.run(part, last) - after
            after |= last
        return after


def _at_word(states: set[_State]) -> set[_State]:
    return {(letters, is_bound or not letters) for letters, is_bound in states}


def _tells_start(operator: Any, argument: Any) -> bool:
    """Whether it says that no letter stands before: ``\\b``, ``^``, ``(?<!\\w)``; a beginning is looked at apart."""
    if operator is CODES.AT:
        return argument in (CODES.AT_BOUNDARY, CODES.AT_BEGINNING, CODES.AT_BEGINNING_STRING)
    direction, part = argument
    return (
        operator is CODES.ASSERT_NOT
        and direction < 0
        and len(part) == 1
        and part[0][0] is CODES.IN
        and (CODES.CATEGORY, CODES.CATEGORY_WORD) in part[0][1]
        and part[0][1][0][0] is not CODES.NEGATE
    )


def _letters(choices: Iterable[tuple[Any, Any]]) -> set[str]:
    """The letters of a set, small; none where they are too many or cannot be told one by one."""
    letters: set[str] = set()
    for operator, argument in choices:
        if operator is CODES.LITERAL:
            letters.add(small(chr(argument)))
        elif operator is CODES.RANGE and argument[1] - argument[0] < _FEW:
            letters |= {small(chr(n)) for n in range(argument[0], argument[1] + 1)}
        elif operator is CODES.CATEGORY and argument is CODES.CATEGORY_DIGIT:
            letters.add("0")
        else:
            return set()
    return letters if len(letters) <= _FEW else set()
