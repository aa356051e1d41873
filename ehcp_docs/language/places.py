"""Where a pattern stands in a text: tried only where a word begins as the pattern does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ehcp_docs.language.anchors import anchors
from ehcp_docs.language.openings import LENGTH, Openings, openings, small
from ehcp_docs.language.words import from_words, of_text

PLAIN = re.compile(r"[\x00-\xb4\xb6-\u012f\u0132-\u017e\u2000-\u206f\u20a0-\u20bf\u2190-\u27bf]*")
"""Letters that a pattern takes for another only where both are the same when small; and no digits but 0 to 9."""
SHORT = 24
"""A text of fewer letters is as soon tried as looked at."""
USES = 8
"""A pattern is looked at when it has been asked for so often: those of one plan's names never are."""
_MOST = 8_000
"""Patterns that are kept an eye on before all are forgotten."""
_INDEXED = 2_000
"""Patterns that are looked at before all are forgotten: sets of so many are still small numbers."""
_WORDS = 20_000
"""First letters of words that are kept."""
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class _Known:
    pattern: re.Pattern[str]
    """Held so that its number is not given to another."""
    uses: int = 0
    bit: int = 0
    """What stands for it in the index; nothing where it is to be tried everywhere."""
    anywhere: tuple[str, ...] = ()
    """Beginnings that need not stand at the start of a word."""
    anchors: frozenset[str] = frozenset()
    """Where no beginnings are known: letters of which some stand in all that it finds."""


@dataclass(slots=True)
class _Index:
    """What is known of patterns, and which of them begin with which letters.

    So a text is looked at once for all patterns, and not once for each of hundreds. Sets of patterns are whole
    numbers with a bit for each: to join two, or to ask for one, takes next to nothing.
    """

    known: dict[int, _Known] = field(default_factory=dict)
    """Patterns by their number in memory: to compare two patterns takes as long as to try one."""
    at_words: dict[str, int] = field(default_factory=dict)
    """The patterns that have each beginning at the start of a word."""
    anywhere: dict[str, int] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    """The patterns that may stand at a word with these first letters, for words that were met."""
    size: int = 0
    changes: int = 0
    """Grows with each pattern; a text that was looked at before does not know of it."""

    def of(self, pattern: re.Pattern[str]) -> _Known:
        """What is known of the pattern."""
        known = self.known.get(id(pattern))
        if known is None:
            if len(self.known) >= _MOST or self.size >= _INDEXED:
                self._begin_anew()
            known = self.known[id(pattern)] = _Known(pattern)
        if known.uses <= USES:
            known.uses += 1
            if known.uses > USES:
                if opens := openings(pattern):
                    self._add(known, opens)
                else:
                    known.anchors = anchors(pattern)
        return known

    def _add(self, known: _Known, opens: Openings) -> None:
        known.bit = 1 << self.size
        known.anywhere = tuple(sorted(one for _, table in opens.anywhere for one in table))
        for one in known.anywhere:
            self.anywhere[one] = self.anywhere.get(one, 0) | known.bit
        for one in (one for _, table in opens.at_words for one in table):
            self.at_words[one] = self.at_words.get(one, 0) | known.bit
        self.size += 1
        self.changes += 1
        self.words.clear()

    def _begin_anew(self) -> None:
        for table in (self.known, self.at_words, self.anywhere, self.words):
            table.clear()
        self.size = 0
        self.changes += 1

    def at(self, first: str) -> int:
        """The patterns that may stand at a word with these first letters."""
        found = self.words.get(first)
        if found is None:
            if len(self.words) >= _WORDS:
                self.words.clear()
            found = 0
            for length in range(1, len(first) + 1):
                found |= self.at_words.get(first[:length], 0)
            self.words[first] = found
        return found


@from_words
def _index() -> _Index:
    return _Index()


@dataclass(slots=True)
class _Text:
    """A text in small letters, and which patterns of the index may stand at which of its words."""

    small: str
    words: tuple[int, ...]
    """Where its words begin."""
    at_words: list[tuple[int, int]] = field(default_factory=list)
    """Places of words with the patterns that may stand there, where there are any."""
    patterns: int = 0
    """All patterns that may stand in the text."""
    upto: int = -1
    """What the index had seen when the text was looked at."""

    def look(self, index: _Index) -> None:
        """Ask the index which patterns may stand in the text."""
        found = [(place, index.at(self.small[place : place + LENGTH])) for place in self.words]
        self.at_words = [(place, patterns) for place, patterns in found if patterns]
        self.patterns, self.upto = 0, index.changes
        for _, patterns in self.at_words:
            self.patterns |= patterns
        for beginning, patterns in index.anywhere.items():
            if beginning in self.small:
                self.patterns |= patterns

    def places(self, known: _Known) -> list[int]:
        """The places at which that pattern may stand, in order."""
        if not self.patterns & known.bit:
            return []
        found = [place for place, patterns in self.at_words if patterns & known.bit]
        if known.anywhere:
            found = sorted({*found, *(at for one in known.anywhere for at in _all(one, self.small))})
        return found


def _all(piece: str, text: str) -> Iterator[int]:
    """Every place at which the piece stands in the text."""
    place = text.find(piece)
    while place >= 0:
        yield place
        place = text.find(piece, place + 1)


@of_text(2_048)  # passages and their sentences, each searched for hundreds of patterns
def _read(text: str) -> _Text | None:
    """None where letters stand in it that cannot be compared in this way."""
    if not PLAIN.fullmatch(text):
        return None
    return _Text(small(text), tuple(match.start() for match in _WORD.finditer(text)))


def _places(pattern: re.Pattern[str], text: str) -> list[int] | None:
    """The places at which the pattern may stand, in order; None where it is to be tried everywhere."""
    if len(text) < SHORT:
        return None
    index = _index()
    known = index.of(pattern)
    if not known.bit and not known.anchors:
        return None
    read = _read(text)
    if read is None:
        return None
    if known.anchors:
        return None if any(anchor in read.small for anchor in known.anchors) else []
    if read.upto != index.changes:
        read.look(index)
    places = read.places(known)
    return None if 4 * len(places) > len(text) else places


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
