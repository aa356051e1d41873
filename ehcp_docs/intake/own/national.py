"""Sections B to H2 as the national layout has them: need, provision and outcome in a row, a table for each area."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import Fragment, whole
from ehcp_docs.intake.own import codes
from ehcp_docs.intake.own.cards import AGAIN, AS_ABOVE, Card, body, by_when, is_none, number_in
from ehcp_docs.intake.own.items import need, outcome, provision
from ehcp_docs.intake.own.labels import bold_start
from ehcp_docs.intake.own.marks import elsewhere, needs_served
from ehcp_docs.intake.own.nil import nil
from ehcp_docs.intake.own.page import ID, Page, part
from ehcp_docs.intake.own.tables import USUAL_AREAS, again, arrangements
from ehcp_docs.intake.own.zones import Part, cells, columns, parts
from ehcp_docs.intake.source import Line, Table

NO_NEED = "This plan records no need in this area."
OTHER = "Other outcomes"
_COLUMN = re.compile(r"(B|C|D|E|F|G|H1|H2) – .*", re.DOTALL)
_TITLE = re.compile(rf"(?P<id>{ID})(?:\s+(?P<title>.+))?", re.DOTALL)
_LABEL = re.compile(rf"(?:Need )?(?P<id>{ID})(?:\s+(?P<title>.+))?", re.DOTALL)
_STRENGTH = re.compile(rf"\s*(?P<id>{ID}): ")


@dataclass(slots=True)
class Cards:
    """The items of all tables, and what the rows now read belong to."""

    by_letter: dict[str, dict[str, Card]] = field(default_factory=lambda: {letter: {} for letter in "BCDEFG"})
    areas: dict[str, str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    """By letter of the column, the number of the item that stood there last."""

    def of(self, letter: str, number: str) -> Card:
        """The card with that number."""
        return again(self.by_letter.setdefault(letter, {}), number)


def zone_of_sections(page: Page, zone: Part, letters: tuple[str, ...], cards: Cards) -> None:
    """What stands under “Sections B, F and E” and the like."""
    for block in parts(zone.blocks, 2):
        area = codes.AREAS.get(codes.key(block.title), "") if block.head else ""
        if block.head:
            page.tell(whole(block.head), Reason.HEADING)
        if block.title.startswith("E – "):
            arrangements(page, block)
        else:
            _beside(page, block, letters)
        for table in block.tables():
            if block.title == OTHER:
                _other_outcomes(page, table, cards)
            else:
                _table(page, table, area, cards)


def finish(page: Page, cards: Cards) -> None:
    """File all items, once every table is read: an item may have words in two of them."""
    sections = page.data["sections"]
    for letter, found in cards.by_letter.items():
        for card in found.values():
            if letter in USUAL_AREAS:
                sections[letter]["needs"].append(card.data)
                need(page, card, cards.areas.get(card.id) or USUAL_AREAS[letter])
            elif letter == "E":
                sections["E"]["outcomes"].append(card.data)
                outcome(page, card)
            else:
                sections[letter]["provision"].append(card.data)
                provision(page, card)


def _beside(page: Page, block: Part, letters: tuple[str, ...]) -> None:
    """Lines beside the tables: the statements that a section has nothing, each under its letter."""
    letter = ""
    held: dict[str, list[Line]] = {}
    for line in block.lines():
        found = _COLUMN.fullmatch(line.text.strip())
        if found and line.is_all("bold") and found[1] in letters:
            letter = found[1]
            page.tell(whole(line), Reason.HEADING)
        elif line.text.strip() == NO_NEED:
            page.tell(whole(line), Reason.PLACEHOLDER)
        elif line.style == "lead":
            page.tell(whole(line), Reason.GUIDANCE)
        elif letter:
            held.setdefault(letter, []).append(line)
        else:
            page.unplaced([line])
    for section, lines in held.items():
        nil(page, page.data["sections"][section], lines)


def _table(page: Page, table: Table, area: str, cards: Cards) -> None:
    letters = [found[1] if (found := _COLUMN.fullmatch(title)) else "" for title in columns(table)]
    if not letters or letters[0] not in USUAL_AREAS:
        page.unplaced_table(table)
        return
    page.titles(table)
    cards.last = {}
    for row in cells(table):
        if len(row) == 1:
            _strengths(page, row[0], letters[0], cards)
        elif len(row) != len(letters):
            for cell in row:
                page.unplaced(cell)
        else:
            _row(page, row, letters, area, cards)


def _strengths(page: Page, lines: list[Line], letter: str, cards: Cards) -> None:
    """The row across the table: what the child can do, each with the number of its need."""
    for line in lines:
        found = _STRENGTH.match(line.text)
        if line.style == "table bullet" and found:
            piece = whole(line)
            card = cards.of(letter, found["id"])
            page.put(part(piece, found.start("id"), found.end("id")), card.data, "id")
            card.strengths.add(part(piece, found.end(), len(line.text)))
        else:
            page.tell_all(
                [line], *((Reason.LABEL,) if line.text.strip() == "Strengths" else (Reason.NOT_UNDERSTOOD,))
            )


def _row(page: Page, row: list[list[Line]], letters: list[str], area: str, cards: Cards) -> None:
    home = _need_cell(page, row[0], letters[0], area, cards)
    items: list[str] = []
    for letter, lines in zip(letters[1:], row[1:], strict=True):
        if letter == "E":
            _outcome_cell(page, lines, items, cards)
        elif letter:
            items += _provision_cell(page, lines, letter, home, cards)
        else:
            page.unplaced(lines)


def _need_cell(page: Page, lines: list[Line], letter: str, area: str, cards: Cards) -> str:
    """The need of the row; its number, which is empty for provision that names none."""
    head = lines[0] if lines and lines[0].style == "table number" else None
    found = _LABEL.fullmatch(head.text.strip()) if head else None
    if head is None or found is None:
        known = head is not None and head.text.strip().removesuffix(AGAIN).strip() == "For all needs"
        page.tell_all(lines, *((Reason.LABEL,) if known else (Reason.NOT_UNDERSTOOD, "names no need")))
        return ""
    number = found["id"]
    if len(lines) == 1:
        # Set out in another row or table: where it is not, there is nothing to link to.
        page.link(whole(head), (number,), "id")
        return number
    card = cards.of(letter, number)
    cards.areas.setdefault(number, area if letter == "B" else "")
    piece = whole(head)
    at = len(head.text) - len(head.text.lstrip())
    page.put(part(piece, at, at + found.end("id")), card.data, "id")
    if found["title"]:
        title = part(piece, at + found.start("title"), at + found.end("title"))
        if card.title or title.raw.endswith(AGAIN):
            page.tell(title, Reason.REPEATED)
        else:
            card.title.add(title)
    body(page, card, lines[1:])
    return number


def _provision_cell(page: Page, lines: list[Line], letter: str, home: str, cards: Cards) -> list[str]:
    """The provision in a cell; gives their numbers, and those of the row above where it goes on."""
    card: Card | None = None
    found: list[str] = []
    for line in lines:
        bold, rest = bold_start(line)
        if line.style == "table number" and (head := _TITLE.fullmatch(line.text.strip())):
            card = cards.of(letter, head["id"])
            found.append(card.id)
            _title(page, card, whole(line), head)
            if home:
                page.serves.state(card.id, "needs", [home])
        elif line.style == "table link" and bold.raw.strip() == "Also:":
            page.tell(bold, Reason.LABEL)
            elsewhere(page, home, rest)
        elif is_none(line.text):
            page.tell(whole(line), Reason.PLACEHOLDER)
            found += [cards.last[letter]] if line.text.strip() == AS_ABOVE and letter in cards.last else []
        elif card is None:
            page.unplaced([line])
        else:
            body(page, card, [line])
            _links(page, card)
    if found:
        cards.last[letter] = found[-1]
    return found


def _title(page: Page, card: Card, piece: Fragment, head: re.Match[str]) -> None:
    at = len(piece.raw) - len(piece.raw.lstrip())
    page.put(part(piece, at, at + head.end("id")), card.data, "id")
    if not head["title"]:
        return
    title = part(piece, at + head.start("title"), at + head.end("title"))
    if card.is_again:
        page.tell(title, Reason.REPEATED)
    else:
        card.title.add(title)


def _links(page: Page, card: Card) -> None:
    """The other needs that a provision meets, and the outcomes it leads to."""
    for label, name in (("Also for", "needs"), ("Leads to", "outcomes")):
        words = card.details.pop(label, None)
        for piece in words.pieces if words else ():
            card.last = ""
            if is_none(piece.raw):
                page.serves.state(card.id, name, ())
                page.tell(piece, Reason.PLACEHOLDER)
                continue
            found, spans = page.ids(piece)
            page.serves.state(card.id, name, found)
            for span in spans:
                page.link(span, (card.id,), name)


def _outcome_cell(page: Page, lines: list[Line], items: list[str], cards: Cards) -> None:
    """The outcomes set out in a cell, and those it only names."""
    card: Card | None = None
    for line in lines:
        if line.style == "table number" and (number := number_in([line])):
            card = cards.of("E", number)
            page.put(whole(line), card.data, "id")
            _beside_it(page, items, [number])
        elif line.style == "table link" or (card is None and is_none(line.text)):
            _mark(page, line, items)
        elif card is None:
            page.unplaced([line])
        else:
            body(page, card, [line])
            _for(page, card)


def _beside_it(page: Page, items: list[str], ids: Iterable[str]) -> None:
    """Note which outcomes stand beside the one provision of a row."""
    if len(items) == 1:
        page.serves.beside.setdefault(items[0], []).extend(ids)


def _mark(page: Page, line: Line, items: list[str]) -> None:
    """An outcome that another row sets out: linked with the provision beside it where that is one."""
    bold, reminder = bold_start(line)
    if is_none(line.text):
        page.tell(whole(line), Reason.PLACEHOLDER)
        return
    found, spans = page.ids(bold)
    _beside_it(page, items, found)
    for span in spans:
        page.link(span, items if len(items) == 1 else found, "outcomes" if len(items) == 1 else "id")
    if not found:
        page.unplaced_piece(bold)
    if reminder.raw:
        page.tell(reminder, Reason.REPEATED, "first words of the outcome")


def _for(page: Page, card: Card) -> None:
    """The needs that the outcome answers."""
    words = card.details.pop("For", None)
    for piece in words.pieces if words else ():
        needs_served(page, card.id, piece)
    if words:
        card.last = ""


def _other_outcomes(page: Page, table: Table, cards: Cards) -> None:
    page.titles(table)
    for row in cells(table):
        number = number_in(row[0]) if len(row) == 3 else ""
        if not number:
            for cell in row:
                page.unplaced(cell)
            continue
        card = cards.of("E", number)
        page.put(whole(row[0][0]), card.data, "id")
        body(page, card, row[1])
        for line in row[2]:
            by_when(page, card, whole(line))
