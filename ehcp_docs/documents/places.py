"""Where something stands in a Word template, in words that lead an officer there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from ehcp_docs.word.names import w

_WORDS = {w("p"): "paragraph", w("tbl"): "table", w("tr"): "row", w("tc"): "cell"}


BLOCK: Final = "ehcpBlock"
"""Marks what came into a template from a shared block, with the block's name; taken off before it is filled."""
END: Final = "ehcpBlockEnd"
"""Marks the last part of it: there, the paragraph stood that asked for the block."""


def paragraphs(root: etree._Element, part: str) -> Iterator[tuple[etree._Element, str]]:
    """Every paragraph with its place, such as “main text, table 2, row 3, cell 1, paragraph 1”.

    Numbers count from 1 inside what they stand in; paragraphs of the main text leave out those in tables. What
    came from a shared block is numbered inside the block, and does not move the numbers of the template.
    """
    yield from _walk(root, part, Counter())


def unmark(root: etree._Element) -> None:
    """Take the marks of shared blocks off."""
    for node in root.iter("*"):
        for mark in (BLOCK, END):
            if mark in node.attrib:
                del node.attrib[mark]


def _walk(node: etree._Element, trail: str, counts: Counter[str]) -> Iterator[tuple[etree._Element, str]]:
    blocks: dict[str, Counter[str]] = {}
    for child in node:
        kind = _WORDS.get(child.tag)
        if kind is None:
            yield from _walk(child, trail, counts)
            continue
        block = child.get(BLOCK)
        if block is None:
            counts[kind] += 1
            here = f"{trail}, {kind} {counts[kind]}"
        else:
            inside = blocks.setdefault(block, Counter())
            inside[kind] += 1
            here = f"block {block}, {kind} {inside[kind]}"
            counts["paragraph"] += child.get(END) is not None
        if kind == "paragraph":
            yield child, here
            here += ", text box"  # nothing else in a paragraph holds paragraphs
        yield from _walk(child, here, Counter())
