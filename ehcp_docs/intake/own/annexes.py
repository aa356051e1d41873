"""Sections I, J and K, the short-term targets, how the plan was made, and the sign-off."""

from __future__ import annotations

import re

from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import whole
from ehcp_docs.intake.own import codes
from ehcp_docs.intake.own.cards import Card, body, by_when, coded, rest, texts
from ehcp_docs.intake.own.front import facts_of
from ehcp_docs.intake.own.items import time
from ehcp_docs.intake.own.labels import bold_start
from ehcp_docs.intake.own.page import Data, Page, Words, part
from ehcp_docs.intake.own.people import OPEN, in_two, told, words_of
from ehcp_docs.intake.own.tables import card_of
from ehcp_docs.intake.own.views import NOTHING
from ehcp_docs.intake.own.zones import Part, cells, parts
from ehcp_docs.intake.source import Line

_EMPTY = (
    "This section is empty because the plan is a draft.",
    "The family or young person can ask for a particular school",
    "This section is left empty while the changes are proposed.",
)
_PLACEMENT = {
    "Name": "name",
    "Type": "type",
    "Attendance": "attendance",
    "From": "from",
    "Until": "to",
    "Unique reference number": "urn",
    "UK provider number": "ukprn",
}


def section_i(page: Page, zone: Part) -> None:
    """Section I; in a draft only the sentence that says why it is empty."""
    section = page.data["sections"]["I"]
    statement = Words()
    for block in parts(zone.blocks, 2):
        for table in block.tables():
            page.unplaced_table(table)
        if block.head is None:
            for line in block.lines():
                if line.text.strip().startswith(_EMPTY):
                    page.tell(whole(line), Reason.GUIDANCE)
                elif line.text.strip() == NOTHING:
                    page.tell(whole(line), Reason.PLACEHOLDER)
                else:
                    statement.add(whole(line))
            continue
        page.tell(whole(block.head), Reason.HEADING)
        placement: Data = {}
        section["placements"].append(placement)
        for label, words in facts_of(page, block.lines()):
            _placement(page, placement, label, words)
    page.text(statement, section, "statement")


def _placement(page: Page, placement: Data, label: str, words: Words) -> None:
    name = _PLACEMENT.get(label)
    found = codes.day(words.text) if name in ("from", "to") else None
    if name is None or (name in ("from", "to") and found is None):
        told(page, words)
    elif found:
        placement[name] = found
        page.put(words, placement, name, read_as=found)
    else:
        page.text(words, placement, name)


def section_k(page: Page, zone: Part) -> None:
    """Section K."""
    section = page.data["sections"]["K"]
    for block in parts(zone.blocks, 2):
        if block.head:
            page.tell(whole(block.head), Reason.HEADING)
        for line in block.lines():
            beside(page, line)
        for table in block.tables():
            page.titles(table)
            cards: dict[str, Card] = {}
            for row in cells(table):
                if block.head and len(row) == 2:
                    _not_obtained(page, section, row)
                elif card := card_of(page, cards, row, 4):
                    section["advice"].append(card.data)
                    _advice(page, card.data, row)


def beside(page: Page, line: Line) -> None:
    """A line beside a table: its introduction, or that there is nothing."""
    if line.style == "lead":
        page.tell(whole(line), Reason.GUIDANCE)
    elif line.text.strip() == NOTHING:
        page.tell(whole(line), Reason.PLACEHOLDER)
    else:
        page.unplaced([line])


def _not_obtained(page: Page, section: Data, row: list[list[Line]]) -> None:
    missing: Data = {}
    section.setdefault("not_obtained", []).append(missing)
    kind = words_of(row[0])
    code = codes.ADVICE.get(codes.key(kind.text))
    if code:
        missing["kind"] = code
        page.put(kind, missing, "kind", read_as=code)
    else:
        told(page, kind)
    page.text(words_of(row[1]), missing, "reason")


def _advice(page: Page, advice: Data, row: list[list[Line]]) -> None:
    title = Words()
    for line in row[1]:
        code = codes.ADVICE.get(codes.key(line.text))
        if line.style == "table link":
            _notes(page, advice, line)
        elif bold_start(line)[0].raw:
            title.add(whole(line))
        elif code and "kind" not in advice:
            advice["kind"] = code
            page.put(whole(line), advice, "kind", read_as=code)
        else:
            page.unplaced([line])
    page.text(title, advice, "title")
    if same := codes.ADVICE.get(title.text.casefold()):
        advice.setdefault("kind", same)
    first = row[2][0].text.partition("\n")[0].strip() if row[2] else ""
    if first in OPEN:
        page.tell_all(row[2], Reason.PLACEHOLDER)
    elif first == "Author not named":
        _unnamed(page, advice, row[2])
    else:
        in_two(page, row[2], advice, "author", "role")
    when = words_of(row[3])
    if found := codes.day(when.text):
        advice["date"] = found
        page.put(when, advice, "date", read_as=found)
    else:
        told(page, when)


def _unnamed(page: Page, advice: Data, lines: list[Line]) -> None:
    """The role of an author whose name is not recorded."""
    piece = whole(lines[0])
    at = piece.raw.find("\n")
    page.tell(part(piece, 0, at if at >= 0 else len(piece.raw)), Reason.PLACEHOLDER)
    if at >= 0:
        page.text(part(piece, at, len(piece.raw)), advice, "role")
    page.unplaced(lines[1:])


def _notes(page: Page, advice: Data, line: Line) -> None:
    """Pages, and whether it is earlier advice agreed to be enough."""
    found = re.fullmatch(
        r"(?:(?P<pages>\d+) pages?)?(?:; )?(?P<agreed>earlier advice, agreed to be enough)?\.?",
        line.text.strip(),
        re.I,
    )
    if not found:
        page.unplaced([line])
        return
    if found["pages"]:
        advice["pages"] = int(found["pages"])
        page.put(whole(line), advice, "pages")
    if found["agreed"]:
        advice["agreed_sufficient"] = True
        page.put(whole(line), advice, "agreed_sufficient")


def _start(text: str) -> codes.Found:
    return {"start": codes.day(text)} if codes.day(text) else None


def _result(text: str) -> codes.Found:
    return {"result": codes.RESULTS[codes.key(text)]} if codes.key(text) in codes.RESULTS else None


def targets(page: Page, zone: Part) -> None:
    """The short-term targets."""
    for line in zone.lines():
        beside(page, line)
    cards: dict[str, Card] = {}
    for table in zone.tables():
        page.titles(table)
        for row in cells(table):
            if card := card_of(page, cards, row, 3):
                body(page, card, row[1])
                _looked_at(page, card, row[2])
    for card in cards.values():
        page.data.setdefault("short_term_targets", []).append(card.data)
        if card.title and not card.text:
            card.text, card.title = card.title, Words()
        page.text(card.text, card.data, "text")
        time(page, card, "", "review_by")
        texts(page, card, {"Success": "success", "Who helps": "by_whom"})
        coded(page, card, {"From": _start, "Result": _result})
        rest(page, card)


def _looked_at(page: Page, card: Card, lines: list[Line]) -> None:
    for line in lines:
        if line.style != "table link":
            if card.by and line.text.strip() == card.by.text:
                page.tell(whole(line), Reason.REPEATED)
            else:
                by_when(page, card, whole(line))
            continue
        bold, reminder = bold_start(line)
        found, spans = page.ids(bold)
        if found:
            card.data["outcome"] = found[0]
            for span in spans:
                page.put(span, card.data, "outcome")
            page.tell(reminder, Reason.REPEATED, "first words of the outcome")
        else:
            page.tell(whole(line), Reason.REPEATED if card.is_again else Reason.PLACEHOLDER)
