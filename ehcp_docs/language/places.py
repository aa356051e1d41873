"""Where a pattern stands in a text: tried only where a word begins as the pattern does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ehcp_docs.language.openings import Openings, openings, small
from ehcp_docs.language.words import from_words, of_text

PLAIN = re.compile(r"[\x00-\xb4\xb6-\u012f\u0132-\u017e\u2000-\u206f\u20a0-\u20bf\u2190-\u27bf]*")
"""Letters that a pattern takes for another only where both are the same when small; and no digits but 0 to 9."""
SHORT = 24
"""A text of fewer letters is as soon tried as looked at."""
USES = 8
"""A pattern is looked at when it has been asked for so often: those of one plan's names never are."""
_MOST = 8_000
"""Patterns that are kept an eye on."""
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class _Text:
    """A text in small letters, with the places at which each beginning stands."""

    small: str
    starts: list[int]
    at_words: dict[int, dict[str, list[int]]] = field(default_factory=dict)
    anywhere: dict[int, dict[str, list[int]]] = field(default_factory=dict)

    def words(self, length: int) -> dict[str, list[int]]:
        """Beginnings of words."""
        if length not in self.at_words:
            self.at_words[length] = _table(self.small, self.starts, length)
        return self.at_words[length]

    def all(self, length: int) -> dict[str, list[int]]:
        """Whatever begins at any letter."""
        if length not in self.anywhere:
            self.anywhere[length] = _table(self.small, range(len(self.small)), length)
        return self.anywhere[length]


def _table(small: str, places: list[int] | range, length: int) -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for place in places:
        piece = small[place : place + length]
        if piece in table:
            table[piece].append(place)
        else:
            table[piece] = [place]
    return table


@of_text(2_048)  # passages and their sentences, each searched for hundreds of patterns
def _read(text: str) -> _Text | None:
    """None where letters stand in it that cannot be compared in this way."""
    if not PLAIN.fullmatch(text):
        return None
    return _Text(small(text), [match.start() for match in _WORD.finditer(text)])


@dataclass(slots=True)
class _Known:
    pattern: re.Pattern[str]
    """Held so that its number is not given to another."""
    uses: int = 0
    openings: Openings | None = None


@from_words
def _known() -> dict[int, _Known]:
    """What is known of patterns, by their number: to compare two patterns takes as long as to try one."""
    return {}


def _openings(pattern: re.Pattern[str]) -> Openings | None:
    table = _known()
    known = table.get(id(pattern))
    if known is None:
        if len(table) >= _MOST:
            table.clear()
        known = table[id(pattern)] = _Known(pattern)
    if known.uses <= USES:
        known.uses += 1
        if known.uses > USES:
            known.openings = openings(pattern)
    return known.openings


def _places(pattern: re.Pattern[str], text: str) -> list[int] | None:
    """The places at which the pattern may stand, in order; None where it is to be tried everywhere."""
    if len(text) < SHORT:
        return None
    opens = _openings(pattern)
    if opens is None:
        return None
    read = _read(text)
    if read is None:
        return None
    places: list[int] = []
    for length, beginnings in opens.at_words:
        table = read.words(length)
        for beginning in table.keys() & beginnings:
            places += table[beginning]
    for length, beginnings in opens.anywhere:
        table = read.all(length)
        for beginning in table.keys() & beginnings:
            places += table[beginning]
    if len(places) > 1:
        if 4 * len(places) > len(text):
            return None
        places = sorted(set(places))
    return places


def each(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` gives."""
    places = _places(pattern, text)
    return pattern.finditer(text) if places is None else _each(pattern, text, places)


def _each(pattern: re.Pattern[str], text: str, places: list[int]) -> Iterator[re.Match[str]]:
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(text, place)):
            yield match
            end = match.end()


def stands(pattern: re.Pattern[str], text: str) -> bool:
    """Whether ``pattern.search`` finds anything."""
    places = _places(pattern, text)
    if places is None:
        return pattern.search(text) is not None
    return any(pattern.match(text, place) for place in places)
