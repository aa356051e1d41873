"""What rules know of the Word file from which a plan was read; others find it out and hand it in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """A Word file as it is to be, where nothing else is said."""

    title: str = "Education, Health and Care plan"
    author: str = ""
    language: str = "en-GB"
    headings: int = 12
    tables: int = 0
    tables_without_head: int = 0
    pictures_without_text: int = 0
    changes: int = 0
    """Tracked changes that are still in it."""
    comments: int = 0
    hidden: int = 0
    """Stretches of hidden text."""
