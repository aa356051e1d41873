"""The lines of an advice report in reading order, typed bullets told apart from words, tables kept as grids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ehcp_docs.intake.advice.words import BULLET
from ehcp_docs.intake.source import Block, Cell, Line, Row, Source, Table


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A paragraph, or one of the lines that soft breaks part it into."""

    line: Line
    text: str
    """Spaces collapsed, without bullet."""
    label: str = ""
    """Number or bullet: Word's own, or typed."""
    cell: Cell | None = None
    """The cell it stands in."""

    @property
    def is_item(self) -> bool:
        """Whether it is a point of a list."""
        return bool(self.label) or self.line.depth is not None

    @property
    def spot(self) -> str:
        """The place in words."""
        return self.line.spot.words()

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table of two columns or more."""

    rows: tuple[tuple[tuple[Entry, ...], ...], ...]
    """Entries of each cell of each row."""
    raw: Table

    def entries(self) -> Iterator[Entry]:
        """All its entries in reading order."""
        return (entry for row in self.rows for cell in row for entry in cell)


Piece = Entry | Grid


def pieces(source: Source) -> list[Piece]:
    """The body of the file; nothing is left out but lines without a word."""
    return list(_pieces(source.blocks))


def entries_of(pieces: Iterable[Piece]) -> Iterator[Entry]:
    """All entries of these pieces, in reading order."""
    for piece in pieces:
        if isinstance(piece, Grid):
            yield from piece.entries()
        else:
            yield piece


def entries(line: Line, cell: Cell | None = None) -> Iterator[Entry]:
    """The paragraph as entries: parted at soft breaks where these part points, labels or short lines."""
    rows = [row for row in line.text.split("\n") if row.strip()]
    for number, text in enumerate(rows if _is_parted(rows) else [" ".join(rows)]):
        plain = _spaced(text)
        own = "" if number else line.label
        typed = BULLET.match(plain) if not own else None
        label = own or (typed["label"] if typed else "")
        words = plain[typed.end() :] if typed else plain
        if words.strip():
            yield Entry(line=line, text=words, label=label, cell=cell)


def _spaced(text: str) -> str:
    """One space between words; a tab stays where it may part a label from its value."""
    return re.sub(r"[^\S\t]*\t\s*", "\t", re.sub(r"[^\S\t]+", " ", text)).strip()


def _is_parted(rows: list[str]) -> bool:
    """Whether soft breaks stand between lines that are each complete, and not merely inside a sentence."""
    if len(rows) < 2:
        return False
    begins = [
        row.strip()[:1].isupper() or row.strip()[:1].isdigit() or BULLET.match(row.strip()) for row in rows
    ]
    complete = [
        BULLET.match(row.strip()) or len(row.split()) <= 9 or row.rstrip().endswith((".", ":"))
        for row in rows
    ]
    return all(begins) and all(complete)


def _pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, Line):
            yield from entries(block)
        elif block.columns < 2 or all(_filled(row) < 2 for row in block.rows):
            # A frame around text, not a table of it.
            for row in block.rows:
                for cell in row.cells:
                    yield from _pieces(cell.blocks)
        else:
            yield Grid(rows=tuple(_row(row) for row in block.rows), raw=block)


def _filled(row: Row) -> int:
    return sum(bool(cell.text) for cell in row.cells)


def _row(row: Row) -> tuple[tuple[Entry, ...], ...]:
    return tuple(tuple(entry for line in cell.lines() for entry in entries(line, cell)) for cell in row.cells)
