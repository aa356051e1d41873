"""Bullets and numbers at the start of a row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ehcp_docs.intake.pdf.model import Row
from ehcp_docs.intake.source import Stretch

_BULLETS = "•◦▪▫●○■□‣⁃∙·➢➤►▶✓✔❖◆◇★➔→\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d\uf0a8\uf071\uf0e0\u25cf\u2023"
_SHOWN = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf02d": "–"}
_FAINT = {"-", "–", "—", "o", "*", "§", "\u00ad", "\u2010", "\u2011"}
"""Bullets only where a wide gap follows: they are letters and dashes elsewhere."""
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\(?\d{1,2}(?:\.\d{1,2}){1,3}[.)]?")
_NAMELESS = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff]")
"""A glyph that its font gives no letter for: alone at the start of a row, a bullet."""
_CODE = re.compile(r"\(?(?:[A-Z]{1,2}\d{0,2}|[A-Z]?\d{1,3}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})[a-z]?[.):]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What starts a row, and the row without it; the row stays whole where nothing follows its bullet."""

    text: str = ""
    rest: Row | None = None
    is_sure: bool = False
    """Whether it alone tells that a paragraph begins here."""

    def __bool__(self) -> bool:
        return bool(self.text)


NONE = Label()


def label_of(row: Row, *, starts: bool = False) -> Label:
    """The row's bullet or number; ``starts`` says that a paragraph is known to begin here."""
    first = row.words[0]
    text = first.text
    if text[0] in _BULLETS:
        return _after(row, _SHOWN.get(text[0], text[0])) if len(text) == 1 else _split(row)
    if len(row.words) < 2:
        return NONE
    is_wide = _is_wide(row)
    if is_wide and _NAMELESS.fullmatch(text):
        return _after(row, "•")
    if text in _FAINT and (is_wide or (starts and text != "o")):
        return _after(row, text)
    if is_wide and _CODE.fullmatch(text):
        return _after(row, text)
    if starts and _NUMBER.fullmatch(text):
        return replace(_after(row, text), is_sure=False)
    return NONE


def _is_wide(row: Row) -> bool:
    """Whether the first gap is wider than a space, and than the spaces of a row that is spread out."""
    first, *others = (right.x0 - left.x1 for left, right in pairwise(row.words))
    usual = sorted(others)[len(others) // 2] if others else 0.0
    return first > max(0.45 * row.size, 4.0, 1.5 * usual)


def _after(row: Row, label: str) -> Label:
    rest = Row(words=row.words[1:]) if len(row.words) > 1 else None
    return Label(text=label, rest=rest, is_sure=True) if rest else Label(text="", is_sure=True)


def _split(row: Row) -> Label:
    """A bullet that stands against its first word."""
    first = row.words[0]
    head = first.stretches[0]
    rest = [Stretch(text=head.text[1:], look=head.look), *first.stretches[1:]]
    word = replace(
        first,
        stretches=tuple(part for part in rest if part.text),
        x0=first.x0 + first.width / len(first.text),
    )
    glyph = head.text[0]
    return Label(text=_SHOWN.get(glyph, glyph), rest=Row(words=(word, *row.words[1:])), is_sure=True)
