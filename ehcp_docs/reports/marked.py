"""Passages cut at the words that findings are about, so that a report can mark them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words of a passage that one finding is about."""

    start: int
    end: int
    number: int
    """Number of the finding in its report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a passage over which the same findings lie."""

    text: str
    numbers: tuple[int, ...]
    """Findings about these words; none for words between."""
    closing: tuple[int, ...]
    """Those of them whose words end here."""


def pieces(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The whole passage in pieces, in order; joined, their texts are the passage again."""
    inside = [m for m in marks if 0 <= m.start < m.end <= len(text)]
    cuts = sorted({0, len(text), *(m.start for m in inside), *(m.end for m in inside)})
    return tuple(
        Piece(
            text=text[start:end],
            numbers=tuple(m.number for m in inside if m.start <= start and end <= m.end),
            closing=tuple(m.number for m in inside if m.end == end),
        )
        for start, end in pairwise(cuts)
    )


def around(text: str, start: int, end: int, room: int = 110) -> tuple[str, str, str]:
    """What stands before the words, the words, and what stands after, cut at spaces and shown as cut."""
    before, after = text[:start], text[end:]
    if len(before) > room:
        before = "… " + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + " …"
    return _flat(before), _flat(text[start:end]), _flat(after)


def opening(text: str, room: int = 220) -> str:
    """The beginning of a passage, cut at a space and shown as cut."""
    flat = _flat(text)
    return flat if len(flat) <= room else flat[:room].rpartition(" ")[0] + " …"


def _flat(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")
