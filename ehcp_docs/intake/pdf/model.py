"""What a page of a PDF shows, as plain geometry: everything after this needs no PDF library.

All measures are points from the page's upper left corner, as it is turned for reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ehcp_docs.intake.source import Note, Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, other: Box, *, slack: float = 1.0) -> bool:
        """Whether the other lies within it, give or take some points."""
        return (
            self.x0 - slack <= other.x0
            and self.top - slack <= other.top
            and other.x1 <= self.x1 + slack
            and other.bottom <= self.bottom + slack
        )

    def has_middle_of(self, word: Word) -> bool:
        """Whether the middle of the word lies within it."""
        across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return self.x0 <= across <= self.x1 and self.top <= down <= self.bottom


@dataclass(frozen=True, kw_only=True)
class Word:
    """Letters between two spaces."""

    stretches: tuple[Stretch, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    page: int
    is_upright: bool = True
    goes_up: bool = False
    """For a word that is not upright: whether it reads from the bottom to the top."""
    is_bound: bool = False
    """Whether a no-break space ties it to the next word, so that no row may end between them."""

    @cached_property
    def text(self) -> str:
        """Its letters."""
        return "".join(stretch.text for stretch in self.stretches)

    @cached_property
    def size(self) -> float:
        """Size of most of its letters."""
        longest = max(self.stretches, key=lambda stretch: len(stretch.text))
        return longest.look.size or self.bottom - self.top

    @cached_property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(stretch.look.bold for stretch in self.stretches)

    @property
    def width(self) -> float:
        """From its first to its last letter."""
        return self.x1 - self.x0


@dataclass(frozen=True, kw_only=True)
class Row:
    """Words on one base line, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def x0(self) -> float:
        """Where it begins."""
        return min(word.x0 for word in self.words)

    @cached_property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @cached_property
    def top(self) -> float:
        """Of its highest word."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Of its lowest word."""
        return max(word.bottom for word in self.words)

    @cached_property
    def main(self) -> Word:
        """Its longest word, which stands for its size and base line."""
        return max(self.words, key=lambda word: (len(word.text), word.size))

    @property
    def size(self) -> float:
        """Size of its letters."""
        return self.main.size

    @property
    def base(self) -> float:
        """A height that moves from row to row as the base line does."""
        return self.main.bottom

    @property
    def page(self) -> int:
        """Page on which it stands."""
        return self.words[0].page

    @cached_property
    def first_width(self) -> float:
        """Width of what cannot be broken at its start: the first word, and those that are tied to it."""
        last = next((word for word in self.words if not word.is_bound), self.words[-1])
        return last.x1 - self.words[0].x0

    @cached_property
    def is_bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.is_bold for word in self.words)

    @cached_property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A straight line that is drawn, or the side of a shaded rectangle."""

    at: float
    """Height of a level line, distance from the left of an upright one."""
    start: float
    end: float
    is_drawn: bool = True
    """False for the side of a shade, which shows where a cell ends but is no line."""

    @property
    def length(self) -> float:
        """From end to end."""
        return self.end - self.start


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A page as it is shown."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    levels: tuple[Edge, ...] = ()
    """Level lines."""
    uprights: tuple[Edge, ...] = ()
    shades: tuple[Box, ...] = ()
    pictures: int = 0
    is_picture: bool = False
    """Holds a picture and next to no text."""
    comments: tuple[Note, ...] = ()
    links: int = 0


@dataclass(frozen=True, kw_only=True)
class Region:
    """Rows that flow down one column: of a page or of a cell."""

    rows: tuple[Row, ...]
    origin: float
    """Where the column or cell begins on the left; for the text of a whole page, the page's edge."""
    right: float
    """As far as its words reach."""
    limit: float | None
    """As far as they may reach, where a cell's edge tells."""
    key: tuple[int, ...]
    """Regions with the same key are laid out alike: their bullets and line spacing can be compared."""
    is_beside: bool = False
    """Whether it is one of two or more columns of text."""


@dataclass(frozen=True, kw_only=True)
class GridCell:
    """A cell of a table on one page."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int
    flow: tuple[Region | Grid, ...] = ()
    is_shaded: bool = False


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table, or the part of it that is on one page."""

    box: Box
    page: int
    cells: tuple[GridCell, ...]
    height: int
    """How many rows."""
    edges: tuple[float, ...] = ()
    """Where its columns end, from the left edge on."""
    is_line: bool = False
    """A single shaded cell without lines: a heading with a background rather than a table."""


Flow = tuple[Region | Grid, ...]


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """Rows that belong together, while they are being gathered; ``label`` is taken off the first."""

    rows: list[Row]
    left: float
    """Where rows after the first begin, as far as is known."""
    right: float
    key: tuple[int, ...]
    label: str = ""
    label_at: float = 0.0
    origin: float = 0.0
    """Where its region begins on the left."""
    is_beside: bool = False
    is_boxed: bool = False

    @property
    def page(self) -> int:
        """Page on which it begins."""
        return self.rows[0].page


def bounds(words: Iterable[Word | Row]) -> Box:
    """The smallest box around the words."""
    found = list(words)
    return Box(
        x0=min(word.x0 for word in found),
        top=min(word.top for word in found),
        x1=max(word.x1 for word in found),
        bottom=max(word.bottom for word in found),
    )
