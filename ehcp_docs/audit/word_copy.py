"""The Word file on which comments are written: its bytes, and where each text of the plan stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A stretch of the plan's text in its Word file: letters of one paragraph."""

    paragraph: int
    """Counted from 1, as the reader counts them."""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCopy:
    """The plan's Word file, and where each text of the plan stands in it: what comments need."""

    name: str
    """The file's name, for messages."""
    content: bytes
    stands: Mapping[str, tuple[Stand, ...]]
    """The stretches of each text by its JSON pointer, in the order of the file."""
    heads: Mapping[str, int]
    """The paragraph with the heading of each section."""
    is_suggesting: bool = False
    """Whether exact replacements are to be shown as tracked changes."""
