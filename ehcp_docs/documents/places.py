"""Where something stands in a Word template, in words that lead an officer there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from ehcp_docs.word.names import w

_WORDS = {w("p"): "paragraph", w("tbl"): "table", w("tr"): "row", w("tc"): "cell"}


def paragraphs(root: etree._Element, part: str) -> Iterator[tuple[etree._Element, str]]:
    """Every paragraph with its place, such as “main text, table 2, row 3, cell 1, paragraph 1”.

    Numbers count from 1 inside what they stand in; paragraphs of the main text leave out those in tables.
    """
    yield from _walk(root, part, Counter())


def _walk(node: etree._Element, trail: str, counts: Counter[str]) -> Iterator[tuple[etree._Element, str]]:
    for child in node:
        kind = _WORDS.get(child.tag)
        if kind is None:
            yield from _walk(child, trail, counts)
            continue
        counts[kind] += 1
        here = f"{trail}, {kind} {counts[kind]}"
        if kind == "paragraph":
            yield child, here
            here += ", text box"  # nothing else in a paragraph holds paragraphs
        yield from _walk(child, here, Counter())
