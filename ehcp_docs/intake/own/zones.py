"""The parts of one of our plans: what stands under each of its main headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ehcp_docs.intake.source import Block, Line, Table, lines_of

_HEADINGS = (
    ("contents", r"Contents"),
    ("how to read", r"How to read this plan"),
    ("child", r"Child or young person[’']s personal details|About .+"),
    ("people", r"Services involved with this child or young person"),
    ("A", r"Section A[12]?:.*"),
    ("BFE", r"Sections B, F and E:.*"),
    ("CGE", r"Sections C, G and E:.*"),
    ("DHE", r"Sections D, H1, H2 and E:.*"),
    ("targets", r"Appendix: Short-term targets"),
    ("made", r"How this plan was made"),
    ("sign-off", r"Sign-off"),
    ("glossary", r"Words and short forms"),
)
_SECTION = re.compile(r"Section (B|C|D|E|F|G|H1|H2|I|J|K):.*", re.DOTALL)


@dataclass(slots=True)
class Part:
    """A heading and what stands under it, up to the next of the same rank."""

    head: Line | None
    blocks: list[Block] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The words of its heading."""
        return self.head.text.strip() if self.head else ""

    def lines(self) -> Iterator[Line]:
        """The lines under the heading that are no table's and not empty."""
        for block in self.blocks:
            if isinstance(block, Line) and not block.is_empty:
                yield block

    def tables(self) -> Iterator[Table]:
        """The tables under the heading."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield block


def zone_of(heading: str) -> str:
    """Which part of the plan a main heading begins: a letter of a section, or a word; empty for one we have not."""
    text = heading.strip()
    if found := _SECTION.fullmatch(text):
        return found[1]
    return next((name for name, shape in _HEADINGS if re.fullmatch(shape, text, re.DOTALL)), "")


def parts(blocks: Sequence[Block], level: int) -> list[Part]:
    """The blocks by their headings of that rank; what stands before the first has none."""
    found = [Part(None)]
    for block in blocks:
        if isinstance(block, Line) and block.level == level and not block.is_empty:
            found.append(Part(block))
        else:
            found[-1].blocks.append(block)
    return found


def columns(table: Table) -> list[str]:
    """The titles of the columns, where the first row has titles."""
    if not table.rows:
        return []
    return [cell.text for cell in table.rows[0].cells]


def cells(table: Table) -> Iterator[list[list[Line]]]:
    """The lines of each cell, row by row, without the row of titles and what is empty.

    An empty line after running text stays: the text goes on in the next row with a new paragraph.
    """
    for row in table.rows[1:]:
        yield [_shown(list(lines_of(cell.blocks))) for cell in row.cells]


def _shown(lines: list[Line]) -> list[Line]:
    shown: list[Line] = []
    for line in lines:
        if not line.is_empty or (shown and shown[-1].style == line.style == "table text"):
            shown.append(line)
    return shown
