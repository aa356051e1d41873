"""How the plan was made: dates, exceptions, who took part, meetings, checks; the sign-off."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import whole
from ehcp_docs.intake.own import codes
from ehcp_docs.intake.own.cards import AS_ABOVE
from ehcp_docs.intake.own.front import facts_of
from ehcp_docs.intake.own.labels import bold_start
from ehcp_docs.intake.own.page import Data, Page, Words, part
from ehcp_docs.intake.own.people import OPEN, in_two, running, told, words_of
from ehcp_docs.intake.own.zones import Part, cells, parts
from ehcp_docs.intake.source import Line, Table

DATES = {
    "Request received": "request_received",
    "Decision to assess": "decision_to_assess",
    "Decision to issue a plan": "decision_to_issue",
    "First plan made": "first_plan_issued",
    "Review meeting": "review_meeting",
    "Last review completed": "last_review",
    "Notice of proposed amendments": "amendment_notice",
    "Draft sent": "draft_issued",
    "Final plan issued": "final_issued",
    "Move to the next phase": "phase_transfer",
    "Review due": "review_due",
}
_UNSIGNED = ("This is a draft. It is signed when it is final.", "This plan has not been signed yet.")
_DATE = r"\d{1,2} [A-Z][a-z]+ \d{4}"
_PERIOD = re.compile(rf"\s*\((?:from (?P<from>{_DATE}))?\s?(?:to (?P<to>{_DATE}))?\)\s*$")


@dataclass(slots=True)
class Row:
    """A row of three columns: the middle one may go on in a second row."""

    first: list[Line]
    what: Words
    last: list[Line]


def made(page: Page, zone: Part) -> None:
    """“How this plan was made”."""
    for block in parts(zone.blocks, 2):
        if block.head is None:
            for label, words in facts_of(page, block.lines()):
                _date(page, label, words)
            for table in block.tables():
                page.unplaced_table(table)
            continue
        page.tell(whole(block.head), Reason.HEADING)
        if block.title.startswith("Why it took longer"):
            _exceptions(page, list(block.lines()))
        else:
            page.unplaced(block.lines())
            _table(page, block)


def _date(page: Page, label: str, words: Words) -> None:
    name, found = DATES.get(label), codes.day(words.text)
    if name is None or found is None:
        told(page, words)
        return
    for piece in words.pieces:
        page.dates.append((piece, name, found))
    page.data["dates"][name] = found


def _exceptions(page: Page, lines: list[Line]) -> None:
    found: list[tuple[Data, Words]] = []
    for line in lines:
        bold, rest = bold_start(line)
        limb = codes.LIMBS.get(codes.key(bold.raw))
        if limb:
            one: Data = {"limb": limb}
            page.data.setdefault("exceptions", []).append(one)
            page.put(bold, one, "limb", read_as=limb)
            found.append((one, Words([rest], [""])))
        elif found:
            found[-1][1].add(whole(line))
        else:
            page.unplaced([line])
    for one, words in found:
        period = _PERIOD.search(words.pieces[-1].raw)
        if period and (period["from"] or period["to"]):
            last = words.pieces.pop()
            words.pieces.append(part(last, 0, period.start()))
            for name in ("from", "to"):
                if period[name]:
                    one[name] = codes.day(period[name])
                    page.put(
                        part(last, period.start(name), period.end(name)), one, name, read_as=str(one[name])
                    )
            for start, end in _between(period):
                page.tell(part(last, start, end), Reason.LABEL)
        page.text(words, one, "reason")


def _between(period: re.Match[str]) -> list[tuple[int, int]]:
    """The words around the days of a period."""
    found, at = [], period.start()
    for name in ("from", "to"):
        if period[name]:
            found.append((at, period.start(name)))
            at = period.end(name)
    return found


def _table(page: Page, block: Part) -> None:
    readers: dict[str, Callable[[Page, Row], None]] = {
        "Who took part": _contributor,
        "Meetings and changes": _event,
        "Checks of this plan": _check,
    }
    read = readers.get(block.title)
    for table in block.tables():
        if read is None:
            page.unplaced_table(table)
            continue
        page.titles(table)
        for row in _rows(page, table):
            read(page, row)


def _rows(page: Page, table: Table) -> list[Row]:
    """The rows of three columns, those that go on in a second row put together."""
    found: list[Row] = []
    for row in cells(table):
        if len(row) != 3:
            for cell in row:
                page.unplaced(cell)
        elif found and words_of(row[2]).text == AS_ABOVE:
            page.tell_all([*row[0], *row[2]], Reason.REPEATED)
            for number, line in enumerate(row[1]):
                found[-1].what.add(whole(line), "\n\n" if number else " ")
        else:
            found.append(Row(row[0], running(row[1]), row[2]))
    for one in found:
        one.what.closed()
    return found


def _contributor(page: Page, row: Row) -> None:
    one: Data = {}
    page.data.setdefault("contributors", []).append(one)
    page.text(words_of(row.first), one, "name")
    page.text(row.what, one, "role")
    _unless_open(page, words_of(row.last), one, "how")


def _unless_open(page: Page, words: Words, one: Data, name: str) -> None:
    if words.text in OPEN:
        told(page, words)
    else:
        page.text(words, one, name)


def _event(page: Page, row: Row) -> None:
    one: Data = {}
    page.data.setdefault("record", []).append(one)
    _day(page, row.first, one)
    page.text(row.what, one, "what")
    _unless_open(page, words_of(row.last), one, "who")


def _day(page: Page, lines: list[Line], one: Data) -> None:
    words = words_of(lines)
    if found := codes.day(words.text):
        one["date"] = found
        page.put(words, one, "date", read_as=found)
    else:
        told(page, words)


def _check(page: Page, row: Row) -> None:
    one: Data = {}
    page.data.setdefault("quality_checks", []).append(one)
    _day(page, row.first, one)
    in_two(page, row.last, one, "by", "role")
    if row.what.text == "Checked.":
        told(page, row.what)
        return
    _closed(page, one, row.what)
    page.text(row.what, one, "result")


def _closed(page: Page, one: Data, words: Words) -> None:
    """Whether all that was found has been dealt with: the last sentence, which is taken from the words."""
    last = words.pieces[-1] if words.pieces else None
    for text, value in codes.CLOSED.items() if last else ():
        raw = last.raw.rstrip() if last else ""
        at = len(raw) - len(text)
        if last and raw.endswith(text) and (at == 0 or raw[at - 1].isspace()):
            words.pieces[-1] = part(last, 0, at)
            one["actions_closed"] = value
            page.put(part(last, at, len(raw)), one, "actions_closed", read_as=str(value))
            return


def sign_off(page: Page, zone: Part) -> None:
    """Who signed; a draft says that nobody has."""
    facts: list[Line] = []
    for line in zone.lines():
        text = line.text.strip()
        if line.style == "lead" or text in _UNSIGNED:
            page.tell(whole(line), Reason.GUIDANCE)
        else:
            facts.append(line)
    for table in zone.tables():
        page.unplaced_table(table)
    found: Data = {}
    for label, words in facts_of(page, facts):
        name = {"Name": "name", "Role": "role", "Date": "date"}.get(label)
        when = codes.day(words.text) if name == "date" else None
        if name is None or (name == "date" and when is None):
            told(page, words)
        elif when:
            found[name] = when
            page.put(words, found, name, read_as=when)
        else:
            page.text(words, found, name)
    if found:
        page.data["sign_off"] = found
