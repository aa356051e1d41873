"""One element that was read in one item: the value that reports print, and the ways in which it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ehcp_docs.language.spans import Span
from ehcp_docs.rules.reading import ReadPassage


class Said(StrEnum):
    """Where an element was read."""

    SENTENCE = "sentence"
    FIELD = "field"
    """Declared beside the sentence: an element of a provision, the deadline or the baseline of an outcome."""
    NOT_STATED = "not stated"
    NOT_ASKED = "not asked"
    """Not stated, and not wanted of this sort of provision: nobody asks how often a ramp is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One element of one item, with the words that fill it."""

    item: str
    section: str
    kind: str
    """provision or outcome."""
    element: str
    said: Said
    words: str | None
    """None where nothing is stated."""
    start: int | None
    end: int | None
    """Where the words stand in the text at the pointer, in characters; None where they are no part of a text."""
    pointer: str
    value: str
    """What the words come to: “3 a week”, “30 minutes”, “2028-07-31”; empty where there is nothing to work out."""


@dataclass(frozen=True, slots=True)
class Found:
    """An element found in a text, before it is known whose it is."""

    span: Span
    value: str = ""


def of_text(passage: ReadPassage, element: str, one: Found, where: ReadPassage | None = None) -> Reading:
    """Read off the words of the passage, or of another text of its item."""
    source = where or passage
    span = _trimmed(one.span, source.text)
    return Reading(
        item=passage.item,
        section=passage.passage.place.section,
        kind=passage.passage.kind.value,
        element=element,
        said=Said.SENTENCE,
        words=span.of(source.text),
        start=span.start,
        end=span.end,
        pointer=source.passage.place.pointer,
        value=one.value,
    )


def _trimmed(span: Span, text: str) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" ,;"))
    return Span(start, max(start, span.start + len(words.rstrip(" ,;"))))


def of_field(passage: ReadPassage, element: str, field: str, words: str, value: str) -> Reading:
    """Declared in a field of the provision's elements."""
    pointer = passage.passage.place.pointer.removesuffix("/text")
    return Reading(
        item=passage.item,
        section=passage.passage.place.section,
        kind=passage.passage.kind.value,
        element=element,
        said=Said.FIELD,
        words=words,
        start=None,
        end=None,
        pointer=f"{pointer}/elements/{field}",
        value=value,
    )


def nothing(passage: ReadPassage, element: str, *, is_asked: bool) -> Reading:
    """Not stated anywhere."""
    return Reading(
        item=passage.item,
        section=passage.passage.place.section,
        kind=passage.passage.kind.value,
        element=element,
        said=Said.NOT_STATED if is_asked else Said.NOT_ASKED,
        words=None,
        start=None,
        end=None,
        pointer=passage.passage.place.pointer,
        value="",
    )


def told(found: Sequence[Reading]) -> str:
    """The readings of one element in words: “3 times a week; daily”, “not stated”."""
    words = [one.words for one in found if one.words]
    return (
        "; ".join(dict.fromkeys(words))
        if words
        else (found[0].said.value if found else Said.NOT_STATED.value)
    )
