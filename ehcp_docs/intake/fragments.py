"""Stretches of a line: cut at breaks, bullets, numbers, labels and sentences, never in mid-sentence.

A fragment knows where in its line it begins and ends, so that every word of the file can be accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ehcp_docs.intake.source import Line

_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f]")
_BULLET = re.compile(
    r"\s*(?P<mark>[•●▪■◦○‣⁃∙·➢➤✓✔❖►▶\uf0b7\uf0a7\uf0d8*–—-]|o(?=\t|\s{2})|>)(?:\s+|\t+)(?=\S)"
)
_LETTER_NUMBER = r"(?:[A-K]|H\s?[12]|N|O|P)\s?\.?\s?\d{1,2}(?:\.\d{1,2})?[a-z]?"
_NUMBER = re.compile(
    rf"""\s*(?P<mark>
        \(?(?:{_LETTER_NUMBER})(?:\s*[).:–-]++(?!(?<=\.)\d)|\s*\t|\s+(?=[A-Z“"‘']))   # F1, (B2), H1.2 -
      | \(?\d{{1,2}}(?:\.\d{{1,2}})*[.)](?=\s)                          # 1.  2)  (3)  1.2.
      | \d{{1,2}}(?:\.\d{{1,2}})+(?=\s+[A-Z“"‘'])                       # 1.2
      | \d{{1,2}}\s*\t                                                  # 1<tab>
      | \(?(?:[a-z]|[ivx]{{1,4}})[.)](?=\s)                             # (a)  b)  iv.
    )\s*(?=\S)""",
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_LABEL = re.compile(r"\s*+(?P<label>[^:\n\t]{2,70}?|(?<=[^\S\n\t])[^:\n\t])\s*(?::[ \t]*|\t++)(?=\S|$)")
MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a line, from one place in its text to another."""

    line: Line
    start: int
    end: int
    mark: str = ""
    """The bullet or number in front of it, typed or printed by Word."""
    depth: int | None = None
    """Level in a list, counted from 0; None outside lists."""

    @property
    def raw(self) -> str:
        """The text as the file has it."""
        return self.line.text[self.start : self.end]

    @property
    def text(self) -> str:
        """The text as a plan has it: one space between words, nothing unseen."""
        return clean(self.raw)

    @property
    def is_listed(self) -> bool:
        """Whether it is an item of a list."""
        return self.depth is not None or bool(self.mark)

    @property
    def number(self) -> str:
        """The number in front of it, without punctuation: ``F1``, ``2``; nothing for a bullet."""
        found = re.sub(r"[^A-Za-z0-9.]", "", self.mark).strip(".")
        return found if re.search(r"\d|^[a-z]{1,4}$", found) else ""

    def is_all(self, quality: str) -> bool:
        """Whether all its words look so."""
        shown = [look for look in self._looks() if look[1].strip()]
        return bool(shown) and all(getattr(look, quality) for look, _ in shown)

    def _looks(self) -> Iterator[tuple[object, str]]:
        at = 0
        for stretch in self.line.stretches:
            here = stretch.text[max(self.start - at, 0) : max(self.end - at, 0)]
            at += len(stretch.text)
            if here:
                yield stretch.look, here

    def leading(self, quality: str) -> int:
        """How many characters at its beginning look so."""
        length = 0
        for look, text in self._looks():
            if text.strip() and not getattr(look, quality):
                break
            length += len(text)
        return length

    def cut(self, at: int) -> tuple[Fragment, Fragment]:
        """The part before and the part from that character of its raw text on; the mark stays with the second."""
        middle = self.start + at
        return replace(self, end=middle, mark="", depth=None), replace(self, start=middle)

    def head(self, at: int) -> Fragment:
        """The part before that character, with the mark."""
        return replace(self, end=self.start + at)

    def tail(self, at: int) -> Fragment:
        """The part from that character on, without the mark."""
        return replace(self, start=self.start + at, mark="", depth=None)


def clean(text: str) -> str:
    """A text with one space between words and nothing unseen in it."""
    return " ".join(_UNSEEN.sub("", text).split())


def whole(line: Line) -> Fragment:
    """The whole line as one fragment, with what Word prints before it."""
    return Fragment(line, 0, len(line.text), line.label, line.depth)


def pieces(line: Line, *, at_every_break: bool = False) -> list[tuple[Fragment | None, Fragment]]:
    """The line cut at soft breaks, each piece after its typed bullet or number, which comes as a fragment too."""
    found: list[tuple[Fragment | None, Fragment]] = []
    for number, piece in enumerate(_at_breaks(line, at_every_break=at_every_break)):
        mark, rest = _marked(piece)
        if number == 0 and not rest.mark and line.label:
            rest = replace(rest, mark=line.label, depth=line.depth if line.depth is not None else 0)
        elif number == 0 and line.depth is not None:
            rest = replace(rest, depth=line.depth)
        found.append((mark, rest))
    return found


def _at_breaks(line: Line, *, at_every_break: bool) -> Iterator[Fragment]:
    """The line cut at its soft breaks, but not where a break stands in mid-sentence."""
    text = line.text
    start = 0
    for match in re.finditer(r"\n[\s\n]*", text):
        before, after = text[start : match.start()], text[match.end() :]
        if not before.strip():
            continue
        if after.strip() and (at_every_break or _is_new(before, after)):
            yield Fragment(line, start, match.start())
            start = match.end()
    if text[start:].strip() or start == 0:
        yield Fragment(line, start, len(text))


def _is_new(before: str, after: str) -> bool:
    """Whether what follows a soft break begins anew."""
    if _BULLET.match(after) or _NUMBER.match(after):
        return True
    if _SENTENCE_END.search(before.rstrip()):
        return not after[:1].islower()
    short = len(before.split()) <= 8
    label = _LABEL.match(after)
    return after[:1].isupper() and (short or bool(label and len(label["label"].split()) <= 5))


def _marked(piece: Fragment) -> tuple[Fragment | None, Fragment]:
    """The typed bullet or number in front, and the rest."""
    raw = piece.raw
    bullet = _BULLET.match(raw)
    found = bullet or _NUMBER.match(raw)
    if not found or _is_words(found["mark"], raw[found.end() :]):
        return None, piece
    depth = 1 if bullet and bullet["mark"] in "o◦○–" and raw.startswith(("\t", "    ")) else 0
    mark = clean(found["mark"])
    before, rest = piece.cut(found.end())
    return before, replace(rest, mark=mark, depth=depth)


def _is_words(mark: str, after: str) -> bool:
    """Whether what looks like a number belongs to the sentence: “B6 and the adults...”, “5. May 2026”."""
    if re.match(rf"\s*(?:{MONTHS})\b", after, re.IGNORECASE):
        return True
    letter = re.match(r"\s*\(?[A-Z]", mark)
    shown = mark.rstrip()
    bare = not shown.endswith((")", ".", ":", "–", "-")) and "\t" not in mark[len(shown) :]
    return bool(letter and bare and re.match(r"\s*(?:and|to|or|is|was|has|are|in|of|for|,)\b", after))


def labelled(piece: Fragment) -> tuple[str, Fragment, Fragment] | None:
    """The label at the beginning (up to a colon or tab), its fragment, and what follows; None without one."""
    match = _LABEL.match(piece.raw)
    if not match or len(match["label"].split()) > 9:
        return None
    return clean(match["label"]), piece.head(match.end()), piece.tail(match.end())


_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|nos|approx|e\.g|i\.e|etc|vs|cf|Sec|Yr|min|mins|hrs|hr|wk|pw|p\.m|a\.m)|\b[A-Z])\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in re.finditer(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s+[\"'“‘(]?[A-Z0-9])", text):
        if _ABBREVIATED.search(text[start : match.end()]):
            continue
        found.append((start, match.end()))
        start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return found


def ends_a_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return bool(re.search(r"[.!?…][\"'”’)\]]*$", text.strip()))


def joined(fragments: Iterable[Fragment]) -> str:
    """The texts of several fragments as one."""
    return " ".join(text for fragment in fragments if (text := fragment.text))
