"""The line of every value in a JSON text, by its JSON pointer.

``json`` tells where a text stops being JSON, but not where a value of a good one stands. Positions keep
pointers and numbers only, no text: they may outlive the file and be handed around.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s"{}\[\],:]+', re.DOTALL)
"""A string, a bracket, comma or colon, or a number or word."""


def pointer(path: Iterable[str | int]) -> str:
    """The JSON pointer (RFC 6901) of that path."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


class Duplicate(NamedTuple):
    """A name that an object has twice."""

    pointer: str
    first_line: int
    second_line: int


@dataclass(frozen=True, slots=True)
class Positions:
    """Where each value of a JSON text begins; a member of an object begins at its name."""

    offsets: Mapping[str, int]
    newlines: Sequence[int]
    duplicates: tuple[Duplicate, ...] = ()
    depth: int = 0
    """How many brackets are open at once, at most."""

    def line(self, place: str) -> int:
        """The line of that pointer, counted from 1; of the nearest value around it where it is missing."""
        while place not in self.offsets and place:
            place = place.rpartition("/")[0]
        return _line(self.newlines, self.offsets.get(place, 0))


def scan(text: str) -> Positions:
    """The positions in a text that ``json.loads`` accepts.

    Of two members with one name the last counts; what only the first held inside keeps its place.
    """
    scanner = _Scanner(tuple(found.start() for found in re.finditer("\n", text)))
    for token in TOKEN.finditer(text):
        scanner.take(token.group(), token.start())
    return Positions(scanner.offsets, scanner.newlines, tuple(scanner.duplicates), scanner.depth)


def open_brackets(text: str) -> Iterator[tuple[str, int]]:
    """Each bracket that is never closed with its line, outermost first; for a text that was cut off."""
    newlines = tuple(found.start() for found in re.finditer("\n", text))
    opened: list[tuple[str, int]] = []
    for token in TOKEN.finditer(text):
        if token.group() in ("{", "["):
            opened.append((token.group(), _line(newlines, token.start())))
        elif token.group() in ("}", "]") and opened:
            opened.pop()
    yield from opened


def _line(newlines: Sequence[int], offset: int) -> int:
    return bisect_left(newlines, offset) + 1


@dataclass(slots=True)
class _Open:
    """A bracket that is still open."""

    prefix: str
    is_object: bool
    index: int = 0
    name: str | None = None
    """Pointer of the member whose value comes next."""


@dataclass(slots=True)
class _Scanner:
    newlines: Sequence[int]
    offsets: dict[str, int] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)
    depth: int = 0
    opened: list[_Open] = field(default_factory=list)

    def take(self, token: str, offset: int) -> None:
        """Account for the next token."""
        if token in ("}", "]"):
            self.opened.pop()
        elif token == ",":
            self.opened[-1].index += 1
        elif token != ":":
            around = self.opened[-1] if self.opened else None
            if around and around.is_object and around.name is None:
                self._name(around, token, offset)
            else:
                self._value(around, token, offset)

    def _name(self, around: _Open, token: str, offset: int) -> None:
        name: str = json.loads(token) if "\\" in token else token[1:-1]
        around.name = around.prefix + pointer((name,))
        if around.name in self.offsets:
            lines = (_line(self.newlines, self.offsets[around.name]), _line(self.newlines, offset))
            self.duplicates.append(Duplicate(around.name, *lines))
        self.offsets[around.name] = offset

    def _value(self, around: _Open | None, token: str, offset: int) -> None:
        if around is None:
            place = ""
            self.offsets[place] = offset
        elif around.name is not None:
            place, around.name = around.name, None
        else:
            place = f"{around.prefix}/{around.index}"
            self.offsets[place] = offset
        if token in ("{", "["):
            self.opened.append(_Open(place, token == "{"))
            self.depth = max(self.depth, len(self.opened))
