"""The account of a file: where each of its words went in the plan, or why it went nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ehcp_docs.intake.draft import Reason, Sure
from ehcp_docs.intake.source import Note, Part, Spot

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A stretch of the file's text and what became of it."""

    text: str
    spot: Spot
    start: int = 0
    """Where it begins in its paragraph, in characters."""
    pointers: tuple[str, ...] = ()
    """Where it stands in the plan, as JSON pointers; none when it has no place."""
    reason: Reason | None = None
    """Why it has no place."""
    detail: str = ""
    """More on the reason; for a value, how it was read."""
    sure: Sure | None = None
    why: str = ""
    """On what evidence it was placed."""

    @property
    def is_placed(self) -> bool:
        """Whether it stands in the plan."""
        return bool(self.pointers)

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something that a plan must have and the file does not say, or not where the reader looked."""

    pointer: str
    what: str


@dataclass(frozen=True, kw_only=True)
class Account:
    """What became of every word of one file."""

    file: str
    kind: str
    layout: str
    """What the reader took the layout to be, in words."""
    profile: str
    """Name of the layout file whose words were used."""
    view: str
    entries: tuple[Entry, ...]
    """In the order of the file; headers, footers and notes after the body."""
    changes: tuple[Note, ...] = ()
    comments: tuple[Note, ...] = ()
    missing: tuple[Missing, ...] = ()
    links_out: int = 0
    pictures: int = 0
    words_in: int = 0
    """Words of the file, counted before anything was made of them."""

    @property
    def words_placed(self) -> int:
        """Words that stand in the plan."""
        return sum(entry.words for entry in self.entries if entry.is_placed)

    @property
    def words_told(self) -> int:
        """Words that have no place, each with a reason."""
        return sum(entry.words for entry in self.entries if not entry.is_placed)

    def open_questions(self) -> tuple[Entry, ...]:
        """What has no place and may matter: a person should look at it."""
        return tuple(entry for entry in self.entries if entry.reason and not entry.reason.is_harmless)

    def doubtful(self) -> tuple[Entry, ...]:
        """What was placed on weak evidence."""
        return tuple(entry for entry in self.entries if entry.is_placed and entry.sure is Sure.LOW)


def count_words(text: str) -> int:
    """How many words a text has: runs of characters that are not spaces."""
    return len(_WORD.findall(text))


@dataclass(slots=True)
class Places:
    """Gathers where the stretches of a file went."""

    entries: list[Entry] = field(default_factory=list)

    def ordered(self) -> Iterator[Entry]:
        """In the order of the file."""
        order = list(Part)
        yield from sorted(
            self.entries, key=lambda e: (order.index(_main(e.spot.part)), e.spot.page or 0, e.spot.number, e.start)
        )


def _main(part: Part) -> Part:
    return Part.BODY if part is Part.TEXT_BOX else part


def parts_of(spots: Iterable[Spot]) -> tuple[str, ...]:
    """The parts of the file in which the spots lie, each once."""
    return tuple(dict.fromkeys(spot.part.value for spot in spots))
