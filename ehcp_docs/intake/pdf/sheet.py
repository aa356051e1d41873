"""One page as pdfplumber gives it, turned into words, lines and shades."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from pdfminer.utils import decode_text

from ehcp_docs.intake.pdf.model import Box, Edge, Sheet, Word
from ehcp_docs.intake.pdf.turn import turned
from ehcp_docs.intake.source import Aside, Look, Note, Part, Spot, Stretch

WORDS = {"x_tolerance_ratio": 0.15, "y_tolerance": 2, "return_chars": True}
"""How pdfplumber is asked for words: many makers set words apart without a space letter."""
_THIN = 2.5
_STRAIGHT = 0.5
_SHORTEST = 2.0
_SMALL_BOX = 60.0
_ROUND = 1.5
_FEW = 12
_MOST_EDGES = 6_000
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\x00"))
_LETTERS = _INVISIBLE | {
    0xAD: "-",
    **{0xFB00 + n: text for n, text in enumerate("ff fi fl ffi ffl st st".split())},
}
_BOLD = re.compile(r"bold|black|heavy|demi|[-,_]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,_](it|bdit)\b", re.IGNORECASE)


def sheet_of(page: Any) -> Sheet:
    """What the page shows."""
    clean = page.dedupe_chars(tolerance=1) if _is_doubled(page.chars) else page
    words = tuple(_words(clean, page.page_number))
    levels, uprights, shades = _drawn(page)
    area = float(page.width * page.height)
    covers = max((_area(image) for image in page.images), default=0.0)
    sheet = Sheet(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        words=words,
        levels=levels,
        uprights=uprights,
        shades=shades,
        pictures=len(page.images),
        is_picture=_is_picture(
            len(words), covers / area if area else 0.0, len(page.images), len(page.curves)
        ),
        comments=tuple(_comments(page)),
        links=len(page.hyperlinks),
    )
    return turned(sheet)


def _is_picture(words: int, covered: float, images: int, curves: int) -> bool:
    """Whether the page's text is in a picture; a stamp or page number beside it does not change that."""
    if words:
        return words < _FEW and covered > 0.7
    return covered > 0.3 or images > 3 or curves > 100


def _is_doubled(letters: Iterable[Mapping[str, Any]]) -> bool:
    """Whether letters are printed twice to look bold; looking costs less than pdfplumber's mending."""
    seen: set[tuple[str, int, int]] = set()
    for letter in letters:
        if letter["text"].strip():
            column, row = int(letter["x0"]), int(letter["top"])
            if any((letter["text"], column + dx, row + dy) in seen for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
                return True
            seen.add((letter["text"], column, row))
    return False


def _area(thing: Mapping[str, Any]) -> float:
    return float((thing["x1"] - thing["x0"]) * (thing["bottom"] - thing["top"]))


def _words(page: Any, number: int) -> Iterator[Word]:
    ties = {(round(letter["x0"]), round(letter["top"])) for letter in page.chars if letter["text"] == "\xa0"}
    for word in page.extract_words(**WORDS):
        letters = word["chars"]
        goes_up = not word["upright"] and letters[0]["matrix"][1] > 0
        stretches = tuple(_stretches(reversed(letters) if goes_up else letters))  # pdfplumber reads downwards
        if stretches:
            yield Word(
                stretches=stretches,
                x0=float(word["x0"]),
                x1=float(word["x1"]),
                top=float(word["top"]),
                bottom=float(word["bottom"]),
                page=number,
                is_upright=bool(word["upright"]),
                goes_up=goes_up,
                is_bound=_is_bound(letters[-1], ties),
            )


def _is_bound(letter: Mapping[str, Any], ties: set[tuple[int, int]]) -> bool:
    end, top = round(letter["x1"]), round(letter["top"])
    return bool(ties) and any((end + near, top) in ties for near in (-1, 0, 1))


def _stretches(letters: Iterable[Mapping[str, Any]]) -> Iterator[Stretch]:
    for look, same in groupby(letters, key=look_of):
        text = "".join(letter["text"] or "" for letter in same).translate(_LETTERS)
        if text:
            yield Stretch(text=text, look=look)


def look_of(letter: Mapping[str, Any]) -> Look:
    """How the letter looks, as far as its font's name and its colour tell."""
    font = str(letter.get("fontname") or "").rpartition("+")[2]
    size = letter["size"] if letter["upright"] else letter["width"]
    shade = _shade(letter.get("non_stroking_color"), str(letter.get("ncs") or ""))
    return Look(
        bold=bool(_BOLD.search(font)),
        italic=bool(_ITALIC.search(font)),
        grey=shade == "grey",
        coloured=shade == "coloured",
        size=round(float(size) * 2) / 2 or None,
    )


def _shade(colour: Any, space: str) -> str:
    red, green, blue = _rgb(colour, space)
    least, most = min(red, green, blue), max(red, green, blue)
    if most - least > 0.12:
        return "coloured"
    return "grey" if 0.2 < most < 0.97 else ""


def _rgb(colour: Any, space: str) -> tuple[float, float, float]:
    if isinstance(colour, (int, float)):
        colour = (colour,)
    if not isinstance(colour, (tuple, list)) or not all(isinstance(part, (int, float)) for part in colour):
        return 0.0, 0.0, 0.0
    if len(colour) == 1:
        light = 1.0 - colour[0] if "Separation" in space else colour[0]
        return light, light, light
    if len(colour) == 3:
        return colour[0], colour[1], colour[2]
    if len(colour) == 4:
        rest = 1.0 - colour[3]
        return (1 - colour[0]) * rest, (1 - colour[1]) * rest, (1 - colour[2]) * rest
    return 0.0, 0.0, 0.0


def _drawn(page: Any) -> tuple[tuple[Edge, ...], tuple[Edge, ...], tuple[Box, ...]]:
    """Level lines, upright lines and shaded boxes of the page."""
    levels: list[Edge] = []
    uprights: list[Edge] = []
    shades: list[Box] = []
    for thing in (*page.lines, *page.rects, *page.curves):
        box = Box(**{side: float(thing[side]) for side in ("x0", "top", "x1", "bottom")})
        if box.height <= _THIN and box.width > _SHORTEST:
            levels.append(Edge(at=(box.top + box.bottom) / 2, start=box.x0, end=box.x1))
        elif box.width <= _THIN and box.height > _SHORTEST:
            uprights.append(Edge(at=(box.x0 + box.x1) / 2, start=box.top, end=box.bottom))
        elif thing["object_type"] == "rect" or _is_frame(thing, box):
            is_drawn = bool(thing.get("stroke")) and _is_seen(thing.get("stroking_color"))
            is_shade = bool(thing.get("fill")) and _is_seen(thing.get("non_stroking_color"))
            if is_shade:
                shades.append(box)
            if is_drawn or is_shade:
                levels += (
                    Edge(at=at, start=box.x0, end=box.x1, is_drawn=is_drawn) for at in (box.top, box.bottom)
                )
                uprights += (
                    Edge(at=at, start=box.top, end=box.bottom, is_drawn=is_drawn) for at in (box.x0, box.x1)
                )
    if len(levels) + len(uprights) > _MOST_EDGES:  # a drawing, not a table
        return (), (), ()
    return tuple(levels), tuple(uprights), tuple(shades)


def _is_frame(thing: Mapping[str, Any], box: Box) -> bool:
    """Whether a drawn shape is a box, its corners rounded perhaps: text boxes come as such."""
    if box.width < _SMALL_BOX or box.height < _SMALL_BOX / 4:
        return False
    return all(
        min(abs(x - box.x0), abs(x - box.x1), abs(y - box.top), abs(y - box.bottom)) < _ROUND
        for x, y in thing.get("pts") or ()
    )


def _is_seen(colour: Any) -> bool:
    return colour is None or min(_rgb(colour, "")) < 0.99


def _comments(page: Any) -> Iterator[Note]:
    for number, note in enumerate(page.annots, 1):
        data = note.get("data") or {}
        kind = str(data.get("Subtype") or "")
        filled = data.get("V")
        if "Widget" in kind and isinstance(filled, bytes) and filled:
            spot = Spot(page=page.page_number)  # drawn by the reader's program, not part of the page's text
            yield Note(kind=Aside.UNREAD, text=decode_text(filled), spot=spot, about="a form field")
        text = note.get("contents")
        if text and "Link" not in kind and "Widget" not in kind:
            yield Note(
                kind=Aside.COMMENT,
                text=str(text),
                spot=Spot(part=Part.COMMENT, number=number, page=page.page_number),
                author=str(note.get("title") or ""),
            )
