"""The cover and the personal details of one of our plans, its family and the people involved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import Fragment, whole
from ehcp_docs.intake.own.codes import STATUS, TYPES_OF_NEED, day, key
from ehcp_docs.intake.own.labels import Labelled, bold_start, fact, labelled
from ehcp_docs.intake.own.page import ADDED, Data, Page, Words, part
from ehcp_docs.intake.own.zones import Part, cells, parts
from ehcp_docs.intake.plan.values import pronouns, sex, year_group, yes_or_no
from ehcp_docs.intake.source import Line, Table

NOT_PRINTED = "Confidential: not printed"
_OUT_OF_YEAR = ", taught outside the usual year group by agreement"
_CALLED = "Likes to be called "
_COVER_DATES = {"First plan made": "first_plan_issued", "Review due": "review_due"}
_ISSUED = ("Issued", "Draft sent")
_OPEN = ("Not dated", "Not stated", "Not recorded", "Nothing more recorded", "Set when the plan is final")
"""What stands where nothing is recorded."""
_WORDS = {
    "Unique pupil number (UPN)": "upn",
    "Unique learner number": "uln",
    "NHS number": "nhs_number",
    "Ethnicity": "ethnicity",
    "Religion or belief": "religion",
    "First language": "first_language",
    "Interpreter or format": "interpreter",
    "Taught now at": "setting",
    "Social worker": "social_worker",
    "Preferred name": "preferred_name",
}
_CODES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "Sex": ("sex", sex),
    "Pronouns": ("pronouns", pronouns),
    "Looked after by the authority": ("looked_after", yes_or_no),
    "Primary need": ("primary_need", lambda text: TYPES_OF_NEED.get(key(text))),
    "Second need": ("secondary_need", lambda text: TYPES_OF_NEED.get(key(text))),
    "Who decides": ("mental_capacity", lambda text: _who_decides(text)),
    "Date of birth": ("date_of_birth", lambda text: day(text.partition(" (age")[0])),
}
_PARENT = {
    "Parental responsibility": "parental_responsibility",
    "Address": "address",
    "Telephone": "phone",
    "Email": "email",
    "First language": "first_language",
    "Interpreter or format": "interpreter",
}


def cover(page: Page, part: Part) -> None:
    """What stands before the first heading."""
    plan, child = page.data, page.data["child"]
    facts: list[tuple[str, Words]] = []
    for line in part.lines():
        piece = whole(line)
        if line.style == "cover authority":
            page.text(piece, plan["authority"], "name")
        elif line.style == "subtitle":
            page.text(piece, child, "name")
        elif line.style == "cover status":
            _status(page, piece)
        elif line.style == "fact":
            _gather(page, facts, fact(line))
        elif line.text.startswith(_CALLED):
            _, name = piece.cut(len(_CALLED))
            page.tell(piece.head(len(_CALLED)), Reason.LABEL)
            page.text(name, child, "preferred_name")
        elif line.style in ("title", "cover meaning"):
            page.tell(piece, Reason.HEADING if line.style == "title" else Reason.GUIDANCE)
        else:
            page.tell(piece, Reason.NOT_UNDERSTOOD, ADDED)
    for table in part.tables():
        page.unplaced_table(table)
    for label, words in facts:
        fact_of_child(page, label, words)


def _status(page: Page, piece: Fragment) -> None:
    status = STATUS.get(key(piece.raw.partition(":")[0]))
    if status:
        page.data["status"] = page.put(piece, page.data, "status", read_as=status) and status
    else:
        page.tell(piece, Reason.NOT_UNDERSTOOD, "is no status of a plan")


def _gather(page: Page, facts: list[tuple[str, Words]], found: Labelled) -> None:
    """Join the paragraphs of a fact, and note that its label is one."""
    if found.head:
        page.tell(found.head, Reason.LABEL)
        facts.append((found.label, Words()))
    if facts:
        facts[-1][1].add(found.value)
    else:
        page.tell(found.value, Reason.NOT_UNDERSTOOD, ADDED)


def facts_of(page: Page, lines: Iterable[Line]) -> list[tuple[str, Words]]:
    """The facts in these lines, each with its label; other lines are told."""
    facts: list[tuple[str, Words]] = []
    for line in lines:
        if line.style == "fact":
            _gather(page, facts, fact(line))
        else:
            page.unplaced([line])
    return facts


def personal(page: Page, zone: Part) -> None:
    """Personal details and the family, in lines or in a table."""
    for head in parts(zone.blocks, 2):
        if head.head is None:
            facts: list[tuple[str, Words]] = []
            for line in head.lines():
                if line.style == "fact":
                    _gather(page, facts, fact(line))
                else:
                    empty = line.text.strip() == "No more details are recorded."
                    page.tell_all([line], *((Reason.PLACEHOLDER,) if empty else (Reason.NOT_UNDERSTOOD, ADDED)))
            for table in head.tables():
                page.titles(table)
                facts += _rows(page, table)
            for label, words in facts:
                fact_of_child(page, label, words)
            continue
        page.tell(whole(head.head), Reason.HEADING)
        if head.title == "Services and people involved":
            people(page, head)
        else:
            _family(page, head)


def _rows(page: Page, table: Table) -> list[tuple[str, Words]]:
    facts = []
    for row in cells(table):
        label = " ".join(line.text.strip() for line in row[0]) if row else ""
        page.tell_all(row[0] if row else (), Reason.LABEL)
        words = Words()
        for cell in row[1:]:
            for line in cell:
                words.add(whole(line))
        facts.append((label, words))
    return facts


def fact_of_child(page: Page, label: str, words: Words) -> None:
    """File one fact about the child, the plan or the authority."""
    child, plan, text = page.data["child"], page.data, words.text
    if label in _WORDS:
        page.text(words, child, _WORDS[label])
    elif label in _CODES:
        name, read = _CODES[label]
        _coded(page, words, child, name, read(text))
    elif label in ("Plan reference", "Version"):
        page.text(words, plan, "reference" if label == "Plan reference" else "version")
    elif label in ("Name", "Local authority"):
        page.text(words, child if label == "Name" else plan["authority"], "name")
    elif label in _COVER_DATES or label in _ISSUED:
        _date(page, label, words)
    elif label == "Home address":
        _coded(page, words, child, "confidential_address", True if text == NOT_PRINTED else None, "address")
    elif label == "Year group":
        _year(page, words, child)
    elif label == "Who to ask":
        who_to_ask(page, words)
    else:
        for piece in words.pieces:
            page.tell(piece, Reason.NOT_UNDERSTOOD, ADDED)


def _coded(page: Page, words: Words, owner: Data, name: str, value: object, otherwise: str = "") -> None:
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
    reason = Reason.PLACEHOLDER if words.text in _OPEN else Reason.NOT_UNDERSTOOD
    for piece in words.pieces:
        page.tell(piece, reason, "" if reason is Reason.PLACEHOLDER else "not in the words of ehcp-docs")


def _year(page: Page, words: Words, child: Data) -> None:
    text = words.text
    _coded(page, words, child, "year_group", year_group(text.removesuffix(_OUT_OF_YEAR)))
    if text.endswith(_OUT_OF_YEAR) and "year_group" in child:
        page.put(words, child, "taught_out_of_year")
        child["taught_out_of_year"] = True


def _who_decides(text: str) -> str | None:
    if text.endswith(" decides about this plan"):
        return "has_capacity"
    return "lacks_capacity" if text.endswith("who lacks the mental capacity to decide") else None


def _date(page: Page, label: str, words: Words) -> None:
    """A date on the cover; that of this version is one of those under “How this plan was made”."""
    found = day(words.text)
    if found is None:
        told(page, words)
        return
    name = _COVER_DATES.get(label, "")
    if not name:
        status = page.data.get("status", "")
        name = "final_issued" if label == "Issued" else "draft_issued"
        name = "amendment_notice" if status == "amended_draft" else name
    for piece in words.pieces:
        page.dates.append((piece, name, found))


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


def _family(page: Page, head: Part) -> None:
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
        for one in labelled(line, _PARENT):
            if one.head:
                page.tell(one.head, Reason.LABEL)
                last = one.label
            if last:
                found.setdefault(last, Words()).add(one.value)
            else:
                told(page, Words([one.value], [""]))
    for label, words in found.items():
        name = _PARENT[label]
        if name == "parental_responsibility":
            _coded(page, words, parent, name, yes_or_no(words.text))
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
                if line.text.strip() in _OPEN:
                    page.tell(whole(line), Reason.PLACEHOLDER)
                elif (name := "email" if is_email else "phone") not in contact:
                    page.text(whole(line), contact, name)
                else:
                    page.unplaced([line])


def words_of(lines: Iterable[Line]) -> Words:
    """The lines as one text."""
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
