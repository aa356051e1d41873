"""Words of a Word text replaced as a tracked change: accepted they are the new ones, rejected the old ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from ehcp_docs.word.cutting import Point, runs_between, text_run
from ehcp_docs.word.letters import Shown
from ehcp_docs.word.names import w

_BETWEEN = {
    w(name) for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr")
}
"""What may stand between two runs without being part of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Letters of one paragraph, and what is to stand there."""

    start: Point
    end: int
    words: str


def replace_words(
    paragraphs: Mapping[int, Shown], change: Change, number: int, stamp: Mapping[str, str]
) -> bool:
    """Mark the words as deleted and the new ones as inserted; the runs must have been cut there.

    ``number`` is the id of the deletion, the next one that of the insertion; ``stamp`` is who did it and when.
    Nothing is done, and False given, where the words are part of somebody's tracked change, of a link or
    field, or have something between them.
    """
    paragraph = paragraphs[change.start.paragraph]
    runs = runs_between(paragraph, change.start.letter, change.end)
    if not _is_plain(runs, paragraph):
        return False
    for run in runs:
        gone = etree.Element(w("del"), {w("id"): str(number), **stamp})
        run.addprevious(gone)
        gone.append(run)
        for leaf in run.iter(w("t")):
            leaf.tag = w("delText")
    new = etree.Element(w("ins"), {w("id"): str(number + 1), **stamp})
    new.append(text_run(change.words, runs[0].find(w("rPr"))))
    last = runs[-1].getparent()
    assert last is not None  # it was wrapped above
    last.addnext(new)
    return True


def _is_plain(runs: list[etree._Element], paragraph: Shown) -> bool:
    """Whether the runs stand one after the other in the paragraph itself and hold nothing but text."""
    if not runs or any(run.tag != w("r") or run.getparent() is not paragraph.node for run in runs):
        return False
    if any(child.tag not in (w("rPr"), w("t")) for run in runs for child in run):
        return False
    return all(_follows(one, other) for one, other in pairwise(runs))


def _follows(one: etree._Element, other: etree._Element) -> bool:
    for node in one.itersiblings():
        if node is other:
            return True
        if node.tag not in _BETWEEN:
            return False
    return False
