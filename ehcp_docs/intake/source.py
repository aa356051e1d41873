"""What a council's file says, before anyone asks what it means: lines and tables in reading order.

Word and PDF files meet here. A line is a paragraph as Word has it, or one as far as a PDF lets it be seen. Each
has a spot, so that whatever is later made of its words can be pointed at in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Part(StrEnum):
    """The part of a file in which a text stands."""

    BODY = "body"
    TEXT_BOX = "text box"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a text stands in the file."""

    part: Part = Part.BODY
    number: int = 0
    """Paragraph of that part, counted from 1 in the order of the file; in Word, all ``w:p`` count."""
    page: int | None = None
    """Page, counted from 1, where the file knows its pages (PDF)."""
    cell: tuple[tuple[int, int, int], ...] = ()
    """Table, row and column, each counted from 1, of the cell; outermost table first."""

    def words(self) -> str:
        """The spot for a person: ``paragraph 12, table 2, row 3, column 1``."""
        found = [f"page {self.page}"] if self.page else []
        found.append(f"paragraph {self.number}" if self.part is Part.BODY else f"{self.part} {self.number}")
        for table, row, column in self.cell[-1:]:
            found.append(f"table {table}, row {row}, column {column}")
        return ", ".join(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a stretch of text looks on the page."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    capitals: bool = False
    """Shown in capitals by its format, whatever the letters are."""
    grey: bool = False
    coloured: bool = False
    """In a colour other than black or grey."""
    size: float | None = None
    """Points, where the file says."""
    is_placeholder: bool = False
    """The text of a content control that nobody has filled in."""


PLAIN = Look()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Text that looks the same from its first letter to its last."""

    text: str
    look: Look = PLAIN


@dataclass(frozen=True, kw_only=True)
class Line:
    """One paragraph. Soft breaks are ``\\n`` and tabs ``\\t`` in its text; spaces are as the file has them."""

    stretches: tuple[Stretch, ...]
    spot: Spot
    style: str = ""
    """Name of the paragraph style, in lower case."""
    level: int | None = None
    """Rank of a heading, counted from 1, where a style or outline level makes it one."""
    label: str = ""
    """The number or bullet that Word prints of its own accord: ``F1``, ``2.``, ``•``."""
    depth: int | None = None
    """Level in a list, counted from 0; None outside lists."""
    is_boxed: bool = False
    """Shaded or framed by its own format."""

    @cached_property
    def text(self) -> str:
        """The words, as the file has them."""
        return "".join(stretch.text for stretch in self.stretches)

    @cached_property
    def _shown(self) -> tuple[Stretch, ...]:
        return tuple(stretch for stretch in self.stretches if stretch.text.strip())

    def is_all(self, quality: str) -> bool:
        """Whether every word looks so: ``bold``, ``italic``, ``grey``, ``capitals``, ``is_placeholder``..."""
        return bool(self._shown) and all(getattr(stretch.look, quality) for stretch in self._shown)

    @cached_property
    def size(self) -> float | None:
        """Size of the longest stretch, in points."""
        longest = max(self._shown, key=lambda stretch: len(stretch.text), default=None)
        return longest.look.size if longest else None

    @property
    def is_empty(self) -> bool:
        """Whether there is no word in it."""
        return not self.text.strip()


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell of a table, with what stands in it."""

    blocks: tuple[Block, ...]
    column: int
    """The grid column in which it begins, counted from 0."""
    span: int = 1
    """How many grid columns it takes."""
    is_shaded: bool = False
    is_continued: bool = False
    """The lower part of a cell merged down from the row above; it holds nothing of its own."""

    def lines(self) -> Iterator[Line]:
        """All lines in it, nested tables included."""
        return lines_of(self.blocks)

    @cached_property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(" ".join(line.text.split()) for line in self.lines()).strip()


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    is_header: bool = False
    """Marked to be repeated on every page."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table; its cells may hold tables."""

    rows: tuple[Row, ...]
    number: int
    """Counted from 1 in the order of the file, nested ones included."""

    @cached_property
    def columns(self) -> int:
        """How many columns the grid has."""
        return max((cell.column + cell.span for row in self.rows for cell in row.cells), default=0)


Block = Line | Table


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """All lines of these blocks in reading order."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from lines_of(cell.blocks)


class Aside(StrEnum):
    """What a text of the file is that is no part of what it says in this view."""

    DELETED = "deleted"
    INSERTED = "inserted"
    HIDDEN = "hidden"
    STRUCK = "struck"
    """Struck through by its format: how drafts without tracked changes show what goes."""
    COMMENT = "comment"
    UNREAD = "unread"
    """Something that holds no text for us: an embedded file, a linked part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text beside the file's own: a comment, a deleted passage, hidden text."""

    kind: Aside
    text: str
    spot: Spot
    author: str = ""
    date: str = ""
    """As the file has it: 2026-03-04T10:11:00Z."""
    about: str = ""
    """For a comment, the words it is about."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file as it was read."""

    name: str
    kind: str
    """``docx`` or ``pdf``."""
    blocks: tuple[Block, ...]
    """The body, text boxes at the paragraph they hang on."""
    furniture: tuple[Line, ...] = ()
    """Headers and footers, each kind once."""
    footnotes: tuple[Line, ...] = ()
    """Footnotes and endnotes, in their order."""
    notes: tuple[Note, ...] = ()
    changes: tuple[Note, ...] = ()
    """Tracked changes, both insertions and deletions, whichever of them the view shows."""
    view: str = "final"
    links: int = 0
    """How many references lead out of the file; none was followed."""
    pictures: int = 0

    def lines(self) -> Iterator[Line]:
        """All lines of the body, in reading order."""
        return lines_of(self.blocks)
