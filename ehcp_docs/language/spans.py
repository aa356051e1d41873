"""Pieces of a text, by character."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ehcp_docs.language.places import each


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From start (counted in) to end (not counted in), in characters of the passage."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words."""
        return text[self.start : self.end]


def found(pattern: re.Pattern[str], text: str, group: int | str = 0) -> list[Span]:
    """Where the pattern stands in the text."""
    return [Span(m.start(group), m.end(group)) for m in each(pattern, text) if m.start(group) >= 0]


def masked(text: str, spans: Sequence[Span]) -> str:
    """The text with the letters and figures of the spans blotted out, as long as before."""
    for span in spans:
        text = text[: span.start] + "·" * (span.end - span.start) + text[span.end :]
    return text


def whole_words(span: Span, text: str) -> Span:
    """The span, its end moved on to the end of the word in which it stands."""
    end = span.end
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(span.start, end)


_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|(?<![A-Za-z0-9])‘(?:[^’‘]|’(?=[a-z]))*’(?![a-z])")
_SENTENCE_END = re.compile(r"(?<=[.!?])[”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z0-9])")
_LIST_MARK = re.compile(r"\s*\n[ \t]*(?:[•●▪◦‣*–-]|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+")
"""What opens the lines of a list; each of them is read by itself, with or without a full stop."""


def quoted(text: str) -> tuple[Span, ...]:
    """The parts of the text that stand between quotation marks, the marks included."""
    return tuple(found(_QUOTED, text))


def in_any(span: Span, spans: tuple[Span, ...]) -> bool:
    """Whether the span overlaps one of the others."""
    return any(span.overlaps(other) for other in spans)


def sentences(text: str) -> list[Span]:
    """The sentences of the text by their punctuation and the marks of lists, surrounding space left out."""
    cuts = [(m.end(), m.end()) for m in _SENTENCE_END.finditer(text)]
    if "\n" in text:
        cuts = sorted([*cuts, *((m.start(), m.end()) for m in _LIST_MARK.finditer(text))])
    spans = []
    for (_, start), (end, _) in pairwise([(0, 0), *cuts, (len(text), len(text))]):
        piece = text[start:end]
        if piece.strip():
            spans.append(Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return spans


def merged(spans: list[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and span.overlaps(kept[-1]):
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept
