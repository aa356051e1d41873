"""The cover and the personal details of one of our plans, its family and the people involved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import Fragment, whole
from ehcp_docs.intake.own.codes import STATUS, TYPES_OF_NEED, day, key
from ehcp_docs.intake.own.labels import Labelled, fact
from ehcp_docs.intake.own.page import ADDED, Data, Page, Words
from ehcp_docs.intake.own.people import NOT_PRINTED, coded, family, people, told, who_to_ask
from ehcp_docs.intake.own.zones import Part, cells, parts
from ehcp_docs.intake.plan.values import pronouns, sex, year_group, yes_or_no
from ehcp_docs.intake.source import Line, Table
from ehcp_docs.plan.days import YEAR_GROUPS

_OUT_OF_YEAR = ", taught outside the usual year group by agreement"
_CALLED = "Likes to be called "
_COVER_DATES = {"First plan made": "first_plan_issued", "Review due": "review_due"}
_ISSUED = ("Issued", "Draft sent")
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
                    page.tell_all(
                        [line], *((Reason.PLACEHOLDER,) if empty else (Reason.NOT_UNDERSTOOD, ADDED))
                    )
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
            family(page, head)


def _rows(page: Page, table: Table) -> list[tuple[str, Words]]:
    facts = []
    for row in cells(table):
        label = " ".join(line.text.strip() for line in row[0]).strip() if row else ""
        page.tell_all(row[0] if row else (), Reason.LABEL)
        words = Words()
        for cell in row[1:]:
            for line in cell:
                words.add(whole(line))
        facts.append((label, words.closed()))
    return facts


def fact_of_child(page: Page, label: str, words: Words) -> None:
    """File one fact about the child, the plan or the authority."""
    child, plan, text = page.data["child"], page.data, words.text
    if label in _WORDS:
        page.text(words, child, _WORDS[label])
    elif label in _CODES:
        name, read = _CODES[label]
        coded(page, words, child, name, read(text))
    elif label in ("Plan reference", "Version"):
        page.text(words, plan, "reference" if label == "Plan reference" else "version")
    elif label in ("Name", "Local authority"):
        page.text(words, child if label == "Name" else plan["authority"], "name")
    elif label in _COVER_DATES or label in _ISSUED:
        _date(page, label, words)
    elif label == "Home address":
        coded(page, words, child, "confidential_address", True if text == NOT_PRINTED else None, "address")
    elif label == "Year group":
        _year(page, words, child)
    elif label == "Who to ask":
        who_to_ask(page, words)
    else:
        for piece in words.pieces:
            page.tell(piece, Reason.NOT_UNDERSTOOD, ADDED)


def _year(page: Page, words: Words, child: Data) -> None:
    text = words.text
    group = text.removesuffix(_OUT_OF_YEAR)
    known = group in YEAR_GROUPS or group == "Not in education"
    coded(page, words, child, "year_group", group if known else year_group(group))
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
