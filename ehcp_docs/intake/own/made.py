"""How the plan was made: dates, exceptions, who took part, meetings, checks; the sign-off."""

from __future__ import annotations

import re
from collections.abc import Callable

from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import whole
from ehcp_docs.intake.own import codes
from ehcp_docs.intake.own.cards import AS_ABOVE
from ehcp_docs.intake.own.front import facts_of
from ehcp_docs.intake.own.labels import bold_start
from ehcp_docs.intake.own.page import Data, Page, Words, part
from ehcp_docs.intake.own.people import OPEN, in_two, told, words_of
from ehcp_docs.intake.own.zones import Part, cells, parts
from ehcp_docs.intake.source import Line

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
_RECORDED = ("Checked.",)


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
    readers: dict[str, Callable[[Page, list[list[Line]]], None]] = {
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
        for row in cells(table):
            if len(row) == 3:
                read(page, row)
            else:
                for cell in row:
                    page.unplaced(cell)


def _contributor(page: Page, row: list[list[Line]]) -> None:
    one: Data = {}
    page.data.setdefault("contributors", []).append(one)
    page.text(words_of(row[0]), one, "name")
    page.text(words_of(row[1]), one, "role")
    how = words_of(row[2])
    if how.text in OPEN:
        told(page, how)
    else:
        page.text(how, one, "how")


def _event(page: Page, row: list[list[Line]]) -> None:
    rows = page.data.setdefault("record", [])
    who = words_of(row[2])
    if who.text == AS_ABOVE and rows:
        _goes_on(page, row, rows[-1], "what")
        return
    one: Data = {}
    rows.append(one)
    _day(page, row[0], one)
    page.text(words_of(row[1]), one, "what")
    if who.text in OPEN:
        told(page, who)
    else:
        page.text(who, one, "who")


def _goes_on(page: Page, row: list[list[Line]], one: Data, name: str) -> None:
    """A second row of the same event."""
    page.tell_all(row[0], Reason.REPEATED)
    page.tell_all(row[2], Reason.REPEATED)
    words = words_of(row[1])
    if words:
        one[name] = " ".join(part for part in (one.get(name, ""), page.put(words, one, name)) if part)


def _day(page: Page, lines: list[Line], one: Data) -> None:
    words = words_of(lines)
    if found := codes.day(words.text):
        one["date"] = found
        page.put(words, one, "date", read_as=found)
    else:
        told(page, words)


def _check(page: Page, row: list[list[Line]]) -> None:
    rows = page.data.setdefault("quality_checks", [])
    if words_of(row[2]).text == AS_ABOVE and rows:
        _goes_on(page, row, rows[-1], "result")
        _closed(page, rows[-1], None)
        return
    one: Data = {}
    rows.append(one)
    _day(page, row[0], one)
    in_two(page, row[2], one, "by", "role")
    words = words_of(row[1])
    if words.text in _RECORDED:
        page.tell_all(row[1], Reason.PLACEHOLDER)
        return
    _closed(page, one, words)


def _closed(page: Page, one: Data, words: Words | None) -> None:
    """Whether all that was found has been dealt with: the last sentence of the result."""
    if words is not None:
        last = words.pieces[-1] if words.pieces else None
        for text, value in codes.CLOSED.items():
            if last is not None and last.raw.rstrip().endswith(text):
                at = len(last.raw.rstrip()) - len(text)
                if at > 0 and not last.raw[at - 1].isspace():
                    continue
                words.pieces[-1] = part(last, 0, at)
                one["actions_closed"] = value
                page.put(part(last, at, len(last.raw)), one, "actions_closed", read_as=str(value))
                break
        page.text(words, one, "result")
        return
    for text, value in codes.CLOSED.items():
        if str(one.get("result", "")).endswith(text):
            one["result"] = one["result"].removesuffix(text).rstrip()
            one["actions_closed"] = value


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
