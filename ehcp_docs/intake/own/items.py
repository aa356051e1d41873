"""Needs, outcomes and provision as their cards say them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import Fragment
from ehcp_docs.intake.own import codes
from ehcp_docs.intake.own.cards import Card, coded, ids, is_none, rest, texts
from ehcp_docs.intake.own.page import ID, Data, Page, Words, part

_WORDS = {
    "What": "what",
    "Who": "who",
    "Expertise": "qualification",
    "Where": "where",
    "When": "when",
    "Review": "review",
    "May vary": "flexibility",
}
_CODES: dict[str, Callable[[str], codes.Found]] = {
    "How often": codes.how_often,
    "How long": codes.how_long,
    "Each week": codes.hours,
    "Each year": codes.weeks,
    "From": codes.start,
    "Until": codes.end,
    "Group": codes.group,
    "How": codes.delivery,
}
_AGREED = re.compile(r"(?P<by>.*?)(?:\s+on\s+(?P<on>\d{1,2} [A-Z][a-z]+ \d{4}))?", re.DOTALL)
_FIRST = re.compile(rf"\s*(?P<id>{ID})(?=\s|$)")


def need(page: Page, card: Card, area: str) -> None:
    """File a need."""
    data = card.data
    data["area"] = area
    for words, name in ((card.title, "title"), (card.strengths, "strengths"), (card.text, "text")):
        page.text(words, data, name)
    if words := card.details.pop("Adult life", Words()):
        page.put(words, data, "preparing_for_adulthood")
        data["preparing_for_adulthood"] = True
    ids(page, card, "Advice", "sources")
    rest(page, card)


def provision(page: Page, card: Card) -> None:
    """File a provision with its elements."""
    data = card.data
    page.text(card.title, data, "title")
    page.text(card.text, data, "text")
    elements: Data = {}
    texts(page, card, _WORDS, elements, "elements")
    coded(page, card, _CODES, elements, "elements")
    if elements:
        data["elements"] = elements
    coded(page, card, {"Agreed by": _agreed, "Agreed on": _agreed_on, "Paid for": _paid, "Adult life": _pfa})
    ids(page, card, "Advice", "sources")
    rest(page, card)


def _agreed(text: str) -> codes.Found:
    found = _AGREED.fullmatch(text.strip())
    if not found or not found["by"]:
        return None
    on = codes.day(found["on"]) if found["on"] else None
    return {"agreed_by": found["by"], "agreed_on": on} if on else {"agreed_by": text.strip()}


def _agreed_on(text: str) -> codes.Found:
    return {"agreed_on": codes.day(text)} if codes.day(text) else None


def _paid(text: str) -> codes.Found:
    return {"direct_payment": True} if codes.key(text).startswith("by direct payment") else None


def _pfa(text: str) -> codes.Found:
    found = codes.adulthood(text)
    return {"pfa": found} if found else None


def _kind(text: str) -> codes.Found:
    return {"kind": codes.KINDS[codes.key(text)]} if codes.key(text) in codes.KINDS else None


def outcome(page: Page, card: Card) -> None:
    """File an outcome with its steps."""
    data = card.data
    page.text(card.text, data, "text")
    time(page, card, "by", "by_date")
    texts(page, card, {"Now": "baseline"})
    coded(page, card, {"Kind": _kind, "Adult life": _pfa})
    if hopes := card.details.pop("Hopes", Words()):
        found = re.findall(rf"(?<![\w.]){ID}(?![\w])", hopes.text.removesuffix("in Section A"))
        page.put(hopes, data, "aspirations")
        data["aspirations"] = list(dict.fromkeys(found))
    card.details.pop("Steps", None)
    if card.steps:
        data["steps"] = [_step(page, data, number, piece) for number, piece in enumerate(card.steps)]
        card.steps = []
    rest(page, card)


def time(page: Page, card: Card, words: str, date: str) -> None:
    """File by when something is to be: a date where it is nothing else, otherwise the words."""
    if not card.by:
        return
    text = card.by.text
    if codes.is_day(text):
        card.data[date] = codes.day(text)
        page.put(card.by, card.data, date, read_as=str(card.data[date]))
    elif words:
        page.text(card.by, card.data, words)
    else:
        for piece in card.by.pieces:
            page.tell(piece, Reason.NOT_UNDERSTOOD, "is no date")


def _step(page: Page, data: Data, number: int, piece: Fragment) -> dict[str, Any]:
    """A step, with the time that stands in brackets at its end."""
    text = piece.raw.rstrip()
    opened = _opening(text)
    if opened <= 0 or not text[:opened].strip():
        return {"text": page.put(piece, data, "steps", number, "text")}
    step = {"text": page.put(part(piece, 0, opened), data, "steps", number, "text")}
    step["by"] = page.put(part(piece, opened + 1, len(text) - 1), data, "steps", number, "by")
    return step


def _opening(text: str) -> int:
    """Where the bracket that ends with the text begins; 0 or less where none does."""
    if not text.endswith(")"):
        return -1
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return -1


def first_ids(page: Page, piece: Fragment) -> tuple[str, ...]:
    """The number at the beginning of each line, as in “B1 Speech sounds”; what has none is told."""
    if is_none(piece.raw):
        page.tell(piece, Reason.PLACEHOLDER)
        return ()
    found: list[str] = []
    at = 0
    for text in piece.raw.split("\n"):
        if match := _FIRST.match(text):
            found.append(match["id"])
        elif not found and text.strip():
            page.tell(part(piece, at, at + len(text)), Reason.NOT_UNDERSTOOD, "names no number")
        at += len(text) + 1
    return tuple(found)
