"""A need, outcome, provision, target or amount on our pages: its cells, and the rows in which it goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import Fragment, whole
from ehcp_docs.intake.own.codes import Found
from ehcp_docs.intake.own.labels import bold_start, labelled
from ehcp_docs.intake.own.page import ID, Data, Page, Words
from ehcp_docs.intake.source import Line

AGAIN = "(continued)"
AS_ABOVE = "As above"
NONE = ("None linked", "None", "No need linked", "Not stated", "Not dated")
LABELS = frozenset(
    "What|Who|Expertise|How often|How long|Each week|Each year|From|Until|Group|Where|When|How|Review|May vary|Agreed by"
    "|Agreed on|Paid for|Adult life|Advice|Now|Hopes|Kind|Steps|Success|Who helps|Result|Managed by|Agreed|Use|For"
    "|Also for|Leads to".split("|")
)
"""Every label that stands in a line of details."""


@dataclass(slots=True)
class Card:
    """What the rows of one item hold."""

    id: str
    data: Data
    title: Words = field(default_factory=Words)
    strengths: Words = field(default_factory=Words)
    text: Words = field(default_factory=Words)
    details: dict[str, Words] = field(default_factory=dict)
    steps: list[Fragment] = field(default_factory=list)
    by: Words = field(default_factory=Words)
    last: str = ""
    """The label of the last detail: a paragraph without one goes on with it."""
    is_again: bool = False
    """Whether what comes now stands in a second row and has shown no text yet."""


def is_none(text: str) -> bool:
    """Whether the words stand in place of something that is not there, or is in the row above."""
    return text.strip() in (*NONE, AS_ABOVE)


def number_in(lines: list[Line]) -> str:
    """The number that stands alone in a cell; empty where there is none."""
    text = lines[0].text.strip() if len(lines) == 1 else ""
    return text if re.fullmatch(ID, text) else ""


def body(page: Page, card: Card, lines: Iterable[Line]) -> None:
    """Gather the title, texts, details and steps in a cell."""
    for line in lines:
        if line.style == "detail":
            _detail(page, card, line)
        elif line.style == "table bullet":
            card.steps.append(whole(line))
        else:
            _text(page, card, line)


def _text(page: Page, card: Card, line: Line) -> None:
    """File a paragraph of running text, a title, strengths or a time."""
    bold, rest = bold_start(line)
    label = bold.raw.strip()
    if label in ("Strengths:", "By when:"):
        page.tell(bold, Reason.LABEL)
        if label == "By when:":
            by_when(page, card, rest)
        else:
            card.strengths.add(rest, " ")
    elif label and not rest.raw and card.is_again and label.endswith(AGAIN):
        page.tell(bold, Reason.REPEATED)
    elif label and not rest.raw and not (card.text or card.strengths or card.details):
        card.title.add(bold)
    else:
        card.text.add(whole(line), " " if card.is_again else "\n\n")
        card.is_again = False


def by_when(page: Page, card: Card, piece: Fragment) -> None:
    """The time of an outcome or target; nothing where none is stated or the row goes on."""
    if is_none(piece.raw):
        page.tell(piece, Reason.PLACEHOLDER)
    else:
        card.by.add(piece)


def _detail(page: Page, card: Card, line: Line) -> None:
    for number, one in enumerate(labelled(line, LABELS)):
        if one.head:
            page.tell(one.head, Reason.LABEL)
            card.last = one.label
            card.details.setdefault(one.label, Words()).add(one.value, " ")
        elif card.last and number == 0:
            card.details[card.last].add(one.value)
        else:
            page.unplaced_piece(one.value)


def texts(page: Page, card: Card, fields: Mapping[str, str], owner: Data | None = None, *path: str) -> None:
    """File the details that are words."""
    owner = card.data if owner is None else owner
    for label, name in fields.items():
        words = card.details.pop(label, None)
        if words:
            owner[name] = page.put(words, card.data, *path, name)


def coded(
    page: Page,
    card: Card,
    readers: Mapping[str, Callable[[str], Found]],
    owner: Data | None = None,
    *path: str,
) -> None:
    """File the details that stand for numbers, dates and codes."""
    owner = card.data if owner is None else owner
    for label, read in readers.items():
        words = card.details.pop(label, None)
        if not words:
            continue
        found = read(words.text)
        for piece in words.pieces if not found else ():
            page.tell(piece, Reason.NOT_UNDERSTOOD, "not in the words of ehcp-docs")
        for name, value in (found or {}).items():
            owner[name] = value
            page.put(words, card.data, *path, name, read_as=str(value))


def ids(page: Page, card: Card, label: str, name: str) -> None:
    """File the numbers that a detail lists."""
    words = card.details.pop(label, None)
    for piece in words.pieces if words else ():
        found, spans = page.ids(piece)
        card.data[name] = list(dict.fromkeys((*card.data.get(name, ()), *found)))
        for span in spans:
            page.put(span, card.data, name)
        if not found:
            page.unplaced_piece(piece)


def rest(page: Page, card: Card) -> None:
    """Tell what this item has no field for."""
    for words in card.details.values():
        for piece in words.pieces:
            if piece.raw.strip():
                page.unplaced_piece(piece)
    for piece in card.steps:
        page.unplaced_piece(piece)
