"""Links between needs, provision and outcomes, wherever one of our pages names a number."""

from __future__ import annotations

import re

from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import Fragment, whole
from ehcp_docs.intake.own.cards import is_none
from ehcp_docs.intake.own.items import first_ids
from ehcp_docs.intake.own.labels import bold_start
from ehcp_docs.intake.own.page import ID, Page
from ehcp_docs.intake.source import Line

_ELSEWHERE = re.compile(rf"(?<![\w.])(?P<id>{ID})(?:\s(?:(?!\(with ).)*?)?\s\(with (?:{ID})?\)", re.DOTALL)


def outcome_marks(page: Page, item: str, lines: list[Line]) -> None:
    """Outcomes named beside a provision: “**E1** After one telling…”, or “**E1, E2 and E3**”."""
    for line in lines:
        bold, reminder = bold_start(line)
        if is_none(line.text):
            page.tell(whole(line), Reason.PLACEHOLDER)
            continue
        found, spans = page.ids(bold if bold.raw else whole(line))
        if not found or not item:
            page.unplaced([line])
            continue
        page.serves.state(item, "outcomes", found)
        for span in spans:
            page.link(span, (item,), "outcomes")
        if reminder.raw:
            page.tell(reminder, Reason.REPEATED, "first words of the outcome")


def needs_served(page: Page, item: str, piece: Fragment) -> None:
    """Needs named for a provision or outcome, each on a line with its title."""
    found = first_ids(page, piece)
    if found:
        page.serves.state(item, "needs", found)
        page.link(piece, (item,), "needs")


def named_by(page: Page, id: str, piece: Fragment, owner_field: str) -> None:
    """The piece lists what names the item with that number."""
    if is_none(piece.raw):
        page.tell(piece, Reason.PLACEHOLDER)
        return
    found, spans = page.ids(piece)
    page.serves.find(found, owner_field, id)
    for span in spans:
        page.link(span, found, owner_field)
    if not found:
        page.unplaced_piece(piece)


def elsewhere(page: Page, need: str, piece: Fragment) -> None:
    """Provision for a need that is set out with another: “F1 Teaching assistant (with B1) and F9 Steps (with B1).”"""
    found = [match["id"] for match in _ELSEWHERE.finditer(piece.raw)]
    if found and need:
        page.serves.find(found, "needs", need)
        page.link(piece, found, "needs")
    else:
        page.unplaced_piece(piece)
