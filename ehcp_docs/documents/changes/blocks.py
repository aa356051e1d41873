"""Paragraphs, tables and rows of two versions set side by side: which became which, which went, which came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from lxml import etree

from ehcp_docs.documents.changes.tokens import Line, line_of
from ehcp_docs.word.names import w

ALIKE: Final = 0.34
"""Blocks that share less than this part of their words are not one block changed, but two."""
MOST: Final = 250_000
"""Pairs of blocks that are weighed against each other; more would take too long, and are not paired."""
_LOOSE: Final = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("smartTag"), w("ins")})


@dataclass(frozen=True, kw_only=True)
class Block:
    """A paragraph, table or row of one version, with what stands beside it in the file."""

    node: etree._Element
    before: tuple[etree._Element, ...] = ()
    """Bookmarks and the like that stand before it."""

    @cached_property
    def is_paragraph(self) -> bool:
        """Whether it is a paragraph."""
        return self.node.tag == w("p")

    @cached_property
    def line(self) -> Line:
        """The words of a paragraph."""
        return line_of(self.node)

    @cached_property
    def text(self) -> str:
        """Its letters, for comparison."""
        letters = self.node.iter(w("t"), w("p"))
        return "".join(leaf.text or "" if leaf.tag == w("t") else "\n" for leaf in letters)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, each once."""
        return frozenset(re.findall(r"\w+", self.text.casefold()))

    @cached_property
    def shape(self) -> tuple[object, ...]:
        """What must be the same for two blocks to become one."""
        if self.is_paragraph:
            properties = self.node.find(w("pPr"))
            style = None if properties is None else properties.find(w("pStyle"))
            return "p", None if style is None else style.get(w("val"))
        if self.node.tag == w("tbl"):
            return "tbl", _bytes(self.node.find(w("tblGrid")))
        cells = [_bytes(cell.find(w("tcPr"))) for cell in self.node.iterchildren(w("tc"))]
        return "tr", _bytes(self.node.find(w("trPr"))), *cells

    @cached_property
    def bytes(self) -> bytes:
        """Everything that is in it."""
        return _bytes(self.node)

    @cached_property
    def blocks(self) -> list[Block]:
        """The rows of a table."""
        return rows_of(self.node)

    def cells(self) -> list[etree._Element]:
        """The cells of a row."""
        return list(self.node.iterchildren(w("tc")))


@dataclass(frozen=True, slots=True)
class Step:
    """An old block and the new one that it became; None where there is no such."""

    old: int | None
    new: int | None


def blocks_of(container: etree._Element) -> list[Block]:
    """The paragraphs and tables of a body or cell, in order; content controls round them are passed over."""
    return list(_blocks(container, (w("p"), w("tbl"))))


def loose_end(container: etree._Element) -> list[etree._Element]:
    """Bookmarks and the like behind the last paragraph or table."""
    made: list[etree._Element] = []
    for node in _flat(container):
        made = [] if node.tag in (w("p"), w("tbl")) else [*made, node]
    return [node for node in made if not node.tag.endswith("Pr")]


def rows_of(table: etree._Element) -> list[Block]:
    """The rows of a table, in order."""
    return list(_blocks(table, (w("tr"),)))


def _blocks(container: etree._Element, wanted: tuple[str, ...]) -> Iterator[Block]:
    waiting: list[etree._Element] = []
    for node in _flat(container):
        if node.tag in wanted:
            yield Block(node=node, before=tuple(waiting))
            waiting = []
        elif not node.tag.endswith(("Pr", "tblGrid")):
            waiting.append(node)


def _flat(container: etree._Element) -> Iterator[etree._Element]:
    for node in container:
        if not isinstance(node.tag, str):
            continue
        if node.tag in _LOOSE:
            yield from _flat(node)
        else:
            yield node


def _bytes(node: etree._Element | None) -> bytes:
    return b"" if node is None else etree.tostring(node, method="c14n", exclusive=True)


def aligned(old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
    """Each block of both versions once, in an order that is that of either."""
    before = [(block.shape, block.text) for block in old]
    after = [(block.shape, block.text) for block in new]
    made: list[Step] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            made += [Step(i + at, k + at) for at in range(j - i)]
        else:
            made += _paired(old[i:j], new[k:m], i, k)
    return made


def _paired(old: Sequence[Block], new: Sequence[Block], first_old: int, first_new: int) -> list[Step]:
    """The blocks of a gap, paired so that as many words as can be stay together."""
    pairs = _best(old, new) if 0 < len(old) * len(new) <= MOST else []
    made: list[Step] = []
    i = k = 0
    for j, m in [*pairs, (len(old), len(new))]:
        made += [Step(first_old + at, None) for at in range(i, j)]
        made += [Step(None, first_new + at) for at in range(k, m)]
        if j < len(old) or m < len(new):
            made.append(Step(first_old + j, first_new + m))
        i, k = j + 1, m + 1
    return made


def _best(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    width = len(new) + 1
    best = [[0.0] * width for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = best[i + 1][j + 1] + _likeness(old[i], new[j])
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return pairs


def _likeness(one: Block, other: Block) -> float:
    """The words that both have, by the mean number; 0 where the two cannot become one."""
    if one.shape != other.shape:
        return 0.0
    if not one.words and not other.words:
        return 0.05 if one.text.strip() == other.text.strip() else 0.0
    alike = 2 * len(one.words & other.words) / (len(one.words) + len(other.words))
    return alike if alike >= ALIKE else 0.0
