"""How hard each section is to read, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ehcp_docs.audit.model import Report
from ehcp_docs.audit.section_ease import SectionEase
from ehcp_docs.reports.terminal import Terminal
from ehcp_docs.reports.wording import points

TITLE = "How hard it is to read"
LEAD = (
    "Words, sentences and reading age by section. The reading age is the Flesch-Kincaid grade (0.39 × words in a "
    "sentence + 11.8 × syllables in a word − 15.59) plus five, with syllables counted by spelling. It sees length "
    "alone, and is told from 100 words on. Government guidance asks for sentences of about 25 words; what stands "
    "between semicolons counts as a sentence. No part of the score."
)


def age_told(one: SectionEase) -> str:
    """The reading age as it is printed."""
    return f"about {one.age}" if one.age is not None else "too few words to say"


def ease_lines(report: Report, terminal: Terminal) -> Iterator[str]:
    """A line for each section, for the terminal."""
    if not report.readability:
        return
    yield terminal.heading(TITLE)
    for one in report.readability:
        longest = f"; longest {one.longest[0].words}" if one.longest else ""
        said = f"{one.words:,} words, {points(one.mean)} in a sentence{longest}; reading age: {age_told(one)}"
        yield from terminal.wrapped(said, first=f"{one.section:<3} ", indent="    ")


def ease_data(report: Report) -> list[dict[str, Any]]:
    """How hard each section is to read, as plain values."""
    return [
        {
            "section": one.section,
            "words": one.words,
            "sentences": one.sentences,
            "mean": one.mean,
            "grade": one.grade,
            "age": one.age,
            "longest": [
                {
                    "words": long.words,
                    "text": long.quote.words,
                    "item": long.quote.item,
                    "pointer": long.quote.pointer,
                }
                for long in one.longest
            ],
        }
        for one in report.readability
    ]
