"""The people of one of our plans: the officer to ask, the family, the services and people involved."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import Fragment, whole
from ehcp_docs.intake.own.labels import bold_start, labelled
from ehcp_docs.intake.own.page import ADDED, Data, Page, Words, part
from ehcp_docs.intake.own.zones import Part, cells
from ehcp_docs.intake.plan.values import yes_or_no
from ehcp_docs.intake.source import Line

NOT_PRINTED = "Confidential: not printed"
OPEN = (
    "Not dated",
    "Not stated",
    "Not recorded",
    "Nothing more recorded",
    "Set when the plan is final",
    "Checked.",
)
"""What stands where nothing is recorded."""
PARENT = {
    "Parental responsibility": "parental_responsibility",
    "Address": "address",
    "Telephone": "phone",
    "Email": "email",
    "First language": "first_language",
    "Interpreter or format": "interpreter",
}


def coded(page: Page, words: Words, owner: Data, name: str, value: object, otherwise: str = "") -> None:
    """File a value that the words stand for; where they stand for none, as the words of the other field."""
    if value is not None:
        page.put(words, owner, name, read_as=str(value))
        owner[name] = value
    elif otherwise:
        page.text(words, owner, otherwise)
    else:
        told(page, words)


def told(page: Page, words: Words) -> None:
    """Note that nothing is recorded here, or that the words were not understood."""
    reason = Reason.PLACEHOLDER if words.text in OPEN else Reason.NOT_UNDERSTOOD
    for piece in words.pieces:
        page.tell(piece, reason, "" if reason is Reason.PLACEHOLDER else "not in the words of ehcp-docs")


def who_to_ask(page: Page, words: Words) -> None:
    """The officer with role, telephone and email, or those of the authority where no officer is named."""
    if len(words.pieces) != 1:
        told(page, words)
        return
    piece = words.pieces[0]
    name, role, rest = _person(piece)
    authority = page.data["authority"]
    owner = authority
    if name.text != authority.get("name"):
        owner = authority.setdefault("officer", {})
        page.text(name, owner, "name")
    else:
        page.put(name, authority, "name")
    if role:
        page.text(role, owner, "role")
    if rest and (email := re.search(r"(?:^|, )([^@\s]+@[^@\s]+\.[^@\s]+)$", rest.raw)):
        page.text(part(rest, email.start(1), len(rest.raw)), owner, "email")
        rest = part(rest, 0, email.start())
    if rest and rest.raw.strip():
        page.text(rest, owner, "phone")


def _person(piece: Fragment) -> tuple[Fragment, Fragment | None, Fragment | None]:
    """Name, role in brackets, and what follows."""
    text = piece.raw
    opened = text.find(" (")
    closed = _closing(text, opened + 1) if opened > 0 and "," not in text[:opened] else -1
    if closed > 0 and text[closed + 1 : closed + 2] in ("", ","):
        after = part(piece, closed + 3, len(text)) if text[closed + 1 :] else None
        return part(piece, 0, opened), part(piece, opened + 2, closed), after
    comma = text.find(", ")
    if comma < 0:
        return piece, None, None
    return part(piece, 0, comma), None, part(piece, comma + 2, len(text))


def _closing(text: str, opened: int) -> int:
    depth = 0
    for at in range(opened, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return -1


def family(page: Page, head: Part) -> None:
    """Parents and carers."""
    for line in head.lines():
        none = line.text.strip() == "No parents or carers are recorded in this plan."
        page.tell_all([line], *((Reason.PLACEHOLDER,) if none else (Reason.NOT_UNDERSTOOD, ADDED)))
    for table in head.tables():
        page.titles(table)
        for row in cells(table):
            parent: Data = {}
            page.data.setdefault("parents", []).append(parent)
            name, role = Words(), Words()
            for line in row[0]:
                bold, rest = bold_start(line)
                (name if bold.raw and not rest.raw and not role else role).add(whole(line))
            page.text(name, parent, "name")
            page.text(role, parent, "relationship")
            _about_parent(page, parent, [line for cell in row[1:] for line in cell])


def _about_parent(page: Page, parent: Data, lines: list[Line]) -> None:
    found: dict[str, Words] = {}
    last = ""
    for line in lines:
        for one in labelled(line, PARENT, is_plain=True):
            if one.head:
                page.tell(one.head, Reason.LABEL)
                last = one.label
            if last:
                found.setdefault(last, Words()).add(one.value)
            else:
                told(page, Words([one.value], [""]))
    for label, words in found.items():
        name = PARENT[label]
        if name == "parental_responsibility":
            coded(page, words, parent, name, yes_or_no(words.text))
        elif words.text == NOT_PRINTED:
            for piece in words.pieces:
                page.tell(piece, Reason.PLACEHOLDER, "confidential")
        else:
            page.text(words, parent, name)


def people(page: Page, head: Part) -> None:
    """Services and people involved."""
    for line in head.lines():
        none = line.text.strip() == "No services are recorded in this plan."
        page.tell_all([line], *((Reason.PLACEHOLDER,) if none else (Reason.NOT_UNDERSTOOD, ADDED)))
    for table in head.tables():
        page.titles(table)
        for row in cells(table):
            contact: Data = {}
            page.data.setdefault("contacts", []).append(contact)
            first, second, third = [*row, [], [], []][:3]
            page.text(words_of(first), contact, "name")
            in_two(page, second, contact, "role", "organisation")
            for line in third:
                is_email = re.fullmatch(r"\S+@\S+\.\S+", line.text.strip()) is not None
                if line.text.strip() in OPEN:
                    page.tell(whole(line), Reason.PLACEHOLDER)
                elif (name := "email" if is_email else "phone") not in contact:
                    page.text(whole(line), contact, name)
                else:
                    page.unplaced([line])


def words_of(lines: Iterable[Line]) -> Words:
    """The lines as one text."""
    return running(lines).closed()


def running(lines: Iterable[Line]) -> Words:
    """The lines as a text that may go on."""
    words = Words()
    for line in lines:
        words.add(whole(line))
    return words


def in_two(page: Page, lines: list[Line], owner: Data, first: str, second: str) -> None:
    """File the first line of a cell in one field, and the lines after it in another."""
    for number, line in enumerate(lines):
        piece = whole(line)
        at = line.text.find("\n")
        if number == 0 and at >= 0:
            page.text(part(piece, 0, at), owner, first)
            page.text(part(piece, at, len(line.text)), owner, second)
        elif number == 0:
            page.text(piece, owner, first)
        else:
            page.unplaced([line])
