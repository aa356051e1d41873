"""Sections B to H2 as the plan template has them: a table for each area, need or section, an item in each row."""

from __future__ import annotations

import re

from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import whole
from ehcp_docs.intake.own import codes
from ehcp_docs.intake.own.cards import Card, body, by_when, number_in
from ehcp_docs.intake.own.items import need, outcome, provision
from ehcp_docs.intake.own.labels import bold_start
from ehcp_docs.intake.own.marks import elsewhere, named_by, needs_served, outcome_marks
from ehcp_docs.intake.own.nil import nil
from ehcp_docs.intake.own.page import ID, Page
from ehcp_docs.intake.own.zones import Part, cells, parts
from ehcp_docs.intake.source import Line, Table

USUAL_AREAS = {"B": "cognition_learning", "C": "health", "D": "social_care"}
_NEED = re.compile(rf"(?:Need )?(?P<id>{ID})(?:\s.*)?", re.DOTALL)


def again(cards: dict[str, Card], number: str) -> Card:
    """The card with that number: a new one, or one that goes on in a second row."""
    is_again = number in cards
    card = cards.setdefault(number, Card(number, {"id": number}))
    card.is_again = is_again
    return card


def card_of(page: Page, cards: dict[str, Card], row: list[list[Line]], most: int) -> Card | None:
    """The card of a row by its number; None where the row has none, and what it holds is told."""
    number = number_in(row[0]) if row else ""
    if not number or len(row) < most:
        for cell in row:
            page.unplaced(cell)
        return None
    card = again(cards, number)
    page.put(whole(row[0][0]), card.data, "id")
    return card


def needs_section(page: Page, zone: Part, letter: str) -> None:
    """Section B, C or D."""
    section = page.data["sections"][letter]
    cards: dict[str, Card] = {}
    areas: dict[str, str] = {}
    for block in parts(zone.blocks, 2):
        area = codes.AREAS.get(codes.key(block.title), "") if block.head else ""
        if block.head:
            page.tell_all([block.head], Reason.HEADING if area else Reason.NOT_UNDERSTOOD)
        nil(page, section, block.lines())
        for table in block.tables():
            page.titles(table)
            for row in cells(table):
                if card := card_of(page, cards, row, 3):
                    areas.setdefault(card.id, area or USUAL_AREAS[letter])
                    body(page, card, row[1])
                    _named(page, card, row[2])
    for card in cards.values():
        section["needs"].append(card.data)
        need(page, card, areas[card.id])


def _named(page: Page, card: Card, lines: list[Line]) -> None:
    """The column that names what is provided for the need and what it leads to."""
    for line in lines:
        bold, rest = bold_start(line)
        label = bold.raw.strip()
        if label in ("Provision:", "Outcomes:"):
            page.tell(bold, Reason.LABEL)
            named_by(page, card.id, rest, "needs")
        else:
            page.unplaced([line])


def outcomes_section(page: Page, zone: Part) -> None:
    """Section E."""
    section = page.data["sections"]["E"]
    cards: dict[str, Card] = {}
    for block in parts(zone.blocks, 2):
        if block.head:
            page.tell(whole(block.head), Reason.HEADING)
            arrangements(page, block)
        else:
            nil(page, {}, block.lines())
        for table in block.tables():
            page.titles(table)
            for row in cells(table):
                if card := card_of(page, cards, row, 3):
                    body(page, card, row[1])
                    _when_and_for(page, card, row[2])
    for card in cards.values():
        section["outcomes"].append(card.data)
        outcome(page, card)


def arrangements(page: Page, block: Part) -> None:
    """How targets are set and progress is watched."""
    section = page.data["sections"]["E"]
    for line in block.lines():
        found = section.setdefault("arrangements", [])
        found.append(page.put(whole(line), section, "arrangements", len(found)))


def _when_and_for(page: Page, card: Card, lines: list[Line]) -> None:
    for line in lines:
        if line.style == "table link":
            needs_served(page, card.id, whole(line))
        else:
            by_when(page, card, whole(line))


def provision_section(page: Page, zone: Part, letter: str) -> None:
    """Section F, G, H1 or H2."""
    section = page.data["sections"][letter]
    cards: dict[str, Card] = {}
    for area in parts(zone.blocks, 2):
        if area.head:
            known = codes.key(area.title) in (*codes.AREAS, "for all needs")
            page.tell_all([area.head], Reason.HEADING if known else Reason.NOT_UNDERSTOOD)
        for block in parts(area.blocks, 3):
            home = ""
            if block.head:
                found = _NEED.fullmatch(block.title)
                home = found["id"] if found else ""
                page.tell(whole(block.head), Reason.HEADING)
            _also(page, section, block, home)
            for table in block.tables():
                _provision_table(page, table, cards, home if block.head else None)
    for card in cards.values():
        section["provision"].append(card.data)
        provision(page, card)


def _also(page: Page, section: dict[str, object], block: Part, home: str) -> None:
    """The lines beside the tables: what is set out elsewhere, a lead, or that there is nothing."""
    others = []
    for line in block.lines():
        if line.style == "also for this need":
            bold, rest = bold_start(line)
            page.tell(bold, Reason.LABEL)
            elsewhere(page, home, rest)
        elif line.style == "lead":
            page.tell(whole(line), Reason.GUIDANCE)
        else:
            others.append(line)
    nil(page, section, iter(others))


def _provision_table(page: Page, table: Table, cards: dict[str, Card], home: str | None) -> None:
    """The provision for one need, or for none; without a heading, each row names its needs itself."""
    page.titles(table)
    for row in cells(table):
        card = card_of(page, cards, row, 3)
        if card is None:
            continue
        body(page, card, row[1])
        links = list(row[2])
        if home:
            page.serves.state(card.id, "needs", [home])
        elif home is None and links and not _is_mark(links[0]):
            needs_served(page, card.id, whole(links.pop(0)))
        outcome_marks(page, card.id, links)


def _is_mark(line: Line) -> bool:
    """Whether the line names outcomes: the needs come first, in bold to the end of the line."""
    bold, rest = bold_start(line)
    return bool(bold.raw and rest.raw)
