"""Which lines of an advice report are headings, and of what rank: by style, look, number and words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from ehcp_docs.intake.advice.entries import Entry, Grid, Piece, entries_of
from ehcp_docs.intake.advice.words import DUTY, KNOWN_HEADING, NUMBER, is_recommending
from ehcp_docs.intake.source import Source

_GREETING = re.compile(r"^(?:dear|to whom it may concern|yours|kind regards)\b", re.I)
_REPORT = re.compile(
    r"\b(?:report|advice|assessment|contribution|information|letter|profile|appendix [a-k]|statement|"
    r"summary of involvement)\b",
    re.I,
)
LONGEST = 16
"""Words that a heading without a style may have."""


class Looks:
    """What stands out in this report: how large its ordinary text is, and how many lines are bold."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        letters: Counter[float] = Counter()
        lines = list(entries_of(pieces))
        for entry in lines:
            letters[entry.line.size or 0.0] += len(entry.text)
        self.size = letters.most_common(1)[0][0] if letters else 0.0
        bold = sum(len(entry.text) for entry in lines if entry.line.is_all("bold"))
        self.is_bold = bold * 2 > sum(letters.values())
        """Whether most of the text is bold, so that bold says nothing."""

    def rank(self, entry: Entry, following: Piece | None) -> int:
        """Rank of the heading, counted from 1; 0 when the line is none."""
        line, text = entry.line, entry.text
        if line.style in ("title", "subtitle"):
            return 1 if entry.words <= 30 else 0
        if line.level is not None and entry.words <= 30:
            return line.level
        if not self._could_be(entry):
            return 0
        depth = _depth(entry)
        larger = bool(line.size and self.size and line.size >= self.size + 1)
        bold = line.is_all("bold") and not self.is_bold
        capitals = line.is_all("capitals") or (text.isupper() and sum(c.isalpha() for c in text) > 3)
        known = bool(KNOWN_HEADING.match(NUMBER.sub("", text)))
        if depth and (bold or larger or capitals or known or _stands_alone(entry, following)):
            return depth
        if entry.is_item and not (bold and not entry.label.startswith(("•", "-", "o"))):
            return 0
        if larger and (bold or capitals or (line.size and line.size >= self.size + 3)):
            return 1
        if capitals or larger:
            return 2
        if bold:
            return 3
        if line.is_all("underlined") or (line.is_boxed and entry.words <= 8):
            return 4
        return 4 if not entry.is_item and (known or _opens_a_list(entry, following)) else 0

    def _could_be(self, entry: Entry) -> bool:
        text = entry.text
        if entry.words > LONGEST or len(text) > 120 or _GREETING.match(text):
            return False
        if text.endswith((".", ";", ",")) or not re.match(r"[“\"'(]?[A-Z0-9]", text):
            return False
        return not re.search(r"[:\t]\s*\S", NUMBER.sub("", text))


def _depth(entry: Entry) -> int:
    """1 for ``4.``, 2 for ``4.2``; 0 without a number."""
    typed = NUMBER.match(entry.text)
    if typed and not entry.text[typed.end() :][:1].isupper():
        return 0  # “30 minutes of reading”
    number = typed["number"] if typed else entry.label.strip("().: ")
    if re.fullmatch(r"\d{1,2}(?:\.\d{1,2}){0,3}|[A-H]", number):
        return number.count(".") + 1
    return 0


def _stands_alone(entry: Entry, following: Piece | None) -> bool:
    """Whether a numbered line is a heading though it looks like the rest: it opens something, and is no sentence."""
    if following is None or isinstance(following, Grid):
        return following is not None and entry.words <= 8
    return (
        entry.words <= 8 and not _depth(following) and following.words > entry.words and not entry.line.label
    )


def _opens_a_list(entry: Entry, following: Piece | None) -> bool:
    """“Plan:” before points, where “Staff should:” is the beginning of their sentences."""
    if not isinstance(following, Entry) or not following.is_item or DUTY.search(entry.text):
        return False
    return entry.text.endswith(":") and entry.words <= 4


def ranks(pieces: Sequence[Piece]) -> dict[int, int]:
    """Identity of each heading entry to its rank."""
    looks = Looks(pieces)
    found = {}
    for piece, following in zip_longest(pieces, pieces[1:]):
        if isinstance(piece, Entry) and (rank := looks.rank(piece, following)):
            found[id(piece)] = rank
    return found


def title_of(source: Source, pieces: Sequence[Piece], headings: dict[int, int]) -> Entry | None:
    """The line that names the report; None when there is none."""
    first = [piece for piece in pieces[:25] if isinstance(piece, Entry)]
    styled = [entry for entry in first if entry.line.style == "title"]
    if styled:
        return styled[0]
    named = [entry for entry in first if _could_name_the_report(entry)]
    standing_out = [entry for entry in named if id(entry) in headings]
    if standing_out:
        return max(standing_out, key=lambda entry: (entry.line.size or 0, -first.index(entry)))
    return named[0] if named else None


def _could_name_the_report(entry: Entry) -> bool:
    if not _REPORT.search(entry.text) or entry.words > LONGEST or re.search(r":\s*\S|\.$|\t", entry.text):
        return False
    plain = NUMBER.sub("", entry.text)
    return not KNOWN_HEADING.match(plain) and not is_recommending(plain)
