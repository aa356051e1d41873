"""Section J of one of our plans: the statement, and each amount of a personal budget."""

from __future__ import annotations

import re

from ehcp_docs.intake.account import Missing
from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import Fragment
from ehcp_docs.intake.own import codes
from ehcp_docs.intake.own.cards import AS_ABOVE, Card, body, coded, is_none, rest, texts
from ehcp_docs.intake.own.labels import bold_start
from ehcp_docs.intake.own.page import ID, Data, Page, Words, part
from ehcp_docs.intake.own.people import told, words_of
from ehcp_docs.intake.own.zones import Part, cells
from ehcp_docs.intake.source import Line

ASKED = {"A personal budget was asked for.": True, "No personal budget was asked for.": False}
_AMOUNT = re.compile(r"£(?P<pounds>[0-9][0-9,]*(?:\.[0-9]+)?)(?: for (?P<period>.+))?", re.DOTALL)
_NOT_ASKED = re.compile(
    r"\b(?:not|no one|nobody|none)\b[^.]*?\b(?:ask|asked|request\w*|want\w*|wish\w*)\b"
    r"|\b(?:no one|nobody) asked\b|\bdeclined\b|\bno personal budget\b",
    re.IGNORECASE,
)


def section_j(page: Page, zone: Part) -> None:
    """Section J. Whether a budget was asked for is said in so many words only where nothing else is."""
    section = page.data["sections"]["J"]
    statement = words_of(zone.lines())
    asked = ASKED.get(statement.text)
    if asked is not None:
        section["requested"] = asked
        page.put(statement, section, "requested", read_as=str(asked))
    else:
        page.text(statement, section, "statement")
    items: list[Card] = []
    for table in zone.tables():
        page.titles(table)
        for row in cells(table):
            _row(page, row, items)
    for number, card in enumerate(items):
        section.setdefault("items", []).append(card.data)
        _item(page, card, number)
    if asked is None:
        section["requested"] = bool(items) or not _NOT_ASKED.search(statement.text)
        page.assumed.append(
            Missing(
                pointer="/sections/J/requested",
                what="Whether a personal budget was asked for was concluded from the statement in Section J.",
            )
        )


def _row(page: Page, row: list[list[Line]], items: list[Card]) -> None:
    if len(row) != 3:
        for cell in row:
            page.unplaced(cell)
        return
    amount = words_of(row[1])
    if amount.text == AS_ABOVE and items:
        card = items[-1]
        card.is_again = True
        page.tell_all(row[1], Reason.REPEATED)
        page.tell_all(row[2], Reason.REPEATED)
        body(page, card, row[0])
        return
    card = Card("", {})
    items.append(card)
    found = _AMOUNT.fullmatch(amount.text)
    body(page, card, row[0])
    if found and len(amount.pieces) == 1:
        _amount(page, card.data, amount.pieces[0], found)
    else:
        told(page, amount)
    for line in row[2]:
        _served(page, card.data, line)


def _amount(page: Page, item: Data, piece: Fragment, found: re.Match[str]) -> None:
    at = len(piece.raw) - len(piece.raw.lstrip())
    value = float(found["pounds"].replace(",", ""))
    item["amount_pounds"] = int(value) if value == int(value) else value
    page.put(part(piece, at, at + found.end("pounds")), item, "amount_pounds", read_as=found["pounds"])
    if found["period"]:
        page.tell(part(piece, at + found.end("pounds"), at + found.start("period")), Reason.LABEL)
        page.text(part(piece, at + found.start("period"), len(piece.raw)), item, "period")


def _served(page: Page, item: Data, line: Line) -> None:
    bold, rest = bold_start(line)
    name = {"Needs:": "needs", "Outcomes:": "outcomes"}.get(bold.raw.strip())
    if name is None:
        page.unplaced([line])
        return
    page.tell(bold, Reason.LABEL)
    if is_none(rest.raw):
        page.tell(rest, Reason.PLACEHOLDER)
        return
    ids, spans = page.ids(rest)
    if ids:
        item[name] = list(ids)
    for span in spans:
        page.put(span, item, name)


def _arrangement(text: str) -> codes.Found:
    code = codes.ARRANGEMENTS.get(codes.key(text))
    return {"arrangement": code} if code else None


def _agreed(text: str) -> codes.Found:
    return {"agreed_on": codes.day(text)} if codes.day(text) else None


def _review(text: str) -> codes.Found:
    return {"review_on": codes.day(text)} if codes.day(text) else None


def _item(page: Page, card: Card, number: int) -> None:
    card.data["provision"] = _provision(page, card.title if card.title else card.text, card.data)
    coded(page, card, {"How": _arrangement, "Agreed": _agreed, "Review": _review})
    texts(page, card, {"Managed by": "managed_by", "Use": "flexibility"})
    rest(page, card)


def _provision(page: Page, words: Words, item: Data) -> list[str]:
    """The numbers in a list of provision by number and title, as the plan has them."""
    known = {
        row["id"]: row.get("title", "") for letter in ("F", "G", "H1", "H2") for row in _rows(page, letter)
    }
    found: list[str] = []
    text = words.text
    at = 0
    while match := re.compile(rf"(?:, | and |^)?(?P<id>{ID})(?![\w])").match(text, at):
        title = f" {known.get(match['id'], '')}".rstrip()
        at = match.end() + (len(title) if text.startswith(title, match.end()) else 0)
        found.append(match["id"])
    if at < len(text):  # a title was changed here or in its section: take every number that the plan has
        more = re.findall(rf"(?<![\w.]){ID}(?![\w])", text[at:])
        found += [id for id in more if id in known]
    page.put(words, item, "provision")
    return list(dict.fromkeys(found))


def _rows(page: Page, letter: str) -> list[Data]:
    rows: list[Data] = page.data["sections"][letter]["provision"]
    return rows
