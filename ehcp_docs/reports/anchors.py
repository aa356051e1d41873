"""Where in the Word file each finding is about: its exact words, or what stands nearest to them.

A plan's text has one space between words and is joined from several places of the file; the file has breaks, bullets
and spaces of its own. So letters are compared and spaces are not, and every letter knows its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from ehcp_docs.audit.model import Finding
from ehcp_docs.audit.word_copy import Stand, WordCopy
from ehcp_docs.word.comments import WordText
from ehcp_docs.word.cutting import Point

_UNSEEN = re.compile("[\\s\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f]")
_LEVEL = {"‘": "'", "’": "'", "“": '"', "”": '"'}
_SHORT, _OPENING = 60, 40
_ENOUGH = 0.6
"""Share of the words that must be there in one piece, if the whole of them is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The words on which a comment hangs."""

    start: Point
    end: Point
    is_exact: bool = False
    """Whether they are the very words of the finding."""


@dataclass(frozen=True, slots=True)
class _Letter:
    sign: str
    at: Point


class Anchors:
    """Finds the anchors in one file."""

    def __init__(self, copy: WordCopy, text: WordText) -> None:
        self._copy = copy
        self._text = text
        self._known: dict[str, list[_Letter]] = {}

    def of(self, finding: Finding) -> Anchor:
        """The anchor of a finding; there is always one."""
        if finding.words:
            start, end, passage = _in_passage(finding)
            found = self.words(finding.pointer, passage, start, end)
            if found is not None:
                return found
        return self._nearest(finding)

    def whole(self, paragraph: int) -> Anchor:
        """A whole paragraph, or the one on which its text box hangs."""
        host = self._text.host(paragraph)
        text = self._text.paragraphs[host].text
        lead = len(text) - len(text.lstrip())
        if host != paragraph:
            return Anchor(start=Point(host, 0), end=Point(host, 0))
        return Anchor(start=Point(host, lead), end=Point(host, max(lead, len(text.rstrip()))))

    def words(self, pointer: str, passage: str, start: int, end: int) -> Anchor | None:
        """These letters of a passage in the file, or most of them; None where they are not there."""
        for at in _upwards(pointer):
            letters = self._letters(at)
            for fold in (_flat, _bare):
                kept = [letter for letter in letters if fold(letter.sign)]
                before, wanted = fold(passage[:start]), fold(passage[start:end])
                joined = "".join(letter.sign for letter in kept)
                first = _place(joined, before, wanted, fold(passage)) if wanted else None
                if first is not None:
                    return self._between(kept[first : first + len(wanted)], is_exact=True)
        return self._part(self._letters(pointer), _flat(passage[start:end]))

    def _part(self, letters: list[_Letter], wanted: str) -> Anchor | None:
        """The longest part of the words that stands in one piece, if that is most of them."""
        joined = "".join(letter.sign for letter in letters)
        match = SequenceMatcher(None, joined, wanted, autojunk=False).find_longest_match()
        if not match.size or match.size < _ENOUGH * len(wanted):
            return None
        return self._between(letters[match.a : match.a + match.size], is_exact=False)

    def _between(self, letters: list[_Letter], *, is_exact: bool) -> Anchor:
        """From the first of these letters to the last, or the longest part of them that stands together."""
        if not self._stand_together(letters):
            parts: dict[int, list[_Letter]] = {}
            for letter in letters:
                parts.setdefault(letter.at.paragraph, []).append(letter)
            letters, is_exact = max(parts.values(), key=len), False
        first, last = letters[0].at, letters[-1].at
        if self._text.host(first.paragraph) != first.paragraph:
            return self.whole(first.paragraph)
        return Anchor(start=first, end=Point(last.paragraph, last.letter + 1), is_exact=is_exact)

    def _stand_together(self, letters: list[_Letter]) -> bool:
        """Whether little but these letters stands between the first and the last of them."""
        first, last = letters[0].at, letters[-1].at
        if first.paragraph == last.paragraph:
            return first <= last
        if first > last or not self._text.are_neighbours(first.paragraph, last.paragraph):
            return False
        between = 0
        for number in range(first.paragraph, last.paragraph + 1):
            if number in self._text.paragraphs:
                between += len(_flat(self._text.paragraphs[number].text))
        between -= len(_flat(self._text.paragraphs[first.paragraph].text[: first.letter]))
        between -= len(_flat(self._text.paragraphs[last.paragraph].text[last.letter + 1 :]))
        return between <= len(letters) + 12  # bullets and numbers

    def _letters(self, pointer: str) -> list[_Letter]:
        if pointer not in self._known:
            self._known[pointer] = list(self._lettered(self._stands(pointer)))
        return self._known[pointer]

    def _lettered(self, stands: tuple[Stand, ...]) -> Iterator[_Letter]:
        for stand in stands:
            shown = self._text.paragraphs.get(stand.paragraph)
            text = shown.text[: stand.end] if shown else ""
            for at in range(stand.start, len(text)):
                if sign := _flat(text[at]):
                    yield _Letter(sign, Point(stand.paragraph, at))

    def _stands(self, pointer: str) -> tuple[Stand, ...]:
        """The stretches of a text, or of the texts that it is made of, in the order of the file."""
        inner = (
            stands
            for at, stands in self._copy.stands.items()
            if at == pointer or at.startswith(f"{pointer}/")
        )
        found = sorted({one for many in inner for one in many}, key=lambda one: (one.paragraph, one.start))
        return tuple(one for one in found if one.paragraph in self._text.paragraphs)

    def _nearest(self, finding: Finding) -> Anchor:
        """The item or section that a finding is about, or the beginning of the file."""
        head = self._copy.heads.get(finding.section)
        is_of_item = any(step.isdigit() for step in finding.pointer.split("/"))
        if head in self._text.paragraphs and not is_of_item:
            return self.whole(head)
        for pointer in _upwards(finding.pointer):
            if stands := self._stands(pointer):
                return self.whole(stands[0].paragraph) if finding.words else self._opening(stands[0])
        return self.whole(head if head in self._text.paragraphs else self._text.first())

    def _opening(self, stand: Stand) -> Anchor:
        """The first words of an item: a mark over all of it would hide those on its words."""
        if self._text.host(stand.paragraph) != stand.paragraph:
            return self.whole(stand.paragraph)
        text = self._text.paragraphs[stand.paragraph].text[stand.start : stand.end]
        lead = len(text) - len(text.lstrip())
        shown = text.strip()
        if len(shown) > _SHORT:
            shown = shown[:_OPENING].rpartition(" ")[0] or shown[:_OPENING]
        start = stand.start + lead
        return Anchor(start=Point(stand.paragraph, start), end=Point(stand.paragraph, start + len(shown)))


def _upwards(pointer: str) -> Iterator[str]:
    """The pointer, and those of what holds it, up to the item or field."""
    least = 4 if pointer.startswith("/sections/") else 1
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
        if pointer.count("/") < least:
            return


def _in_passage(finding: Finding) -> tuple[int, int, str]:
    """Where the words begin and end, in which text: of a finding on a field, the words are all there is."""
    words, passage = finding.words or "", finding.passage or ""
    if finding.start is not None and finding.end is not None and passage:
        return finding.start, finding.end, passage
    at = passage.find(words)
    return (at, at + len(words), passage) if at >= 0 else (0, len(words), words)


def _place(joined: str, before: str, wanted: str, passage: str) -> int | None:
    """Where the words begin among the letters of the file; of several places the likeliest."""
    whole = joined.find(passage)
    if whole >= 0:
        return whole + len(before)
    places = [found.start() for found in re.finditer(f"(?={re.escape(wanted)})", joined)]
    if not places:
        return None
    in_passage = [found.start() for found in re.finditer(f"(?={re.escape(wanted)})", passage)]
    if len(places) == len(in_passage) and len(before) in in_passage:
        return places[in_passage.index(len(before))]
    return min(places, key=lambda place: abs(place - len(before)))


def _bare(text: str) -> str:
    """The letters and figures alone: where a text was joined from several places, it has marks of its own."""
    return "".join(sign for sign in _flat(text) if sign.isalnum())


def _flat(text: str) -> str:
    """The letters without spaces, in lower case where that is one letter too, with plain quotation marks."""
    signs = (_LEVEL.get(sign, sign) for sign in _UNSEEN.sub("", text))
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in signs)
