"""The statement that a section has nothing in it, with who says so, when and in which advice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import whole
from ehcp_docs.intake.own.codes import day
from ehcp_docs.intake.own.page import Page, Words, part
from ehcp_docs.intake.own.views import NOTHING
from ehcp_docs.intake.source import Line

_LEAD = "None identified."
_DATE = r"\d{1,2} [A-Z][a-z]+ \d{4}"
_OF = re.compile(
    rf"This is the advice of (?P<who>.+?)(?:, (?P<date>{_DATE}))?(?: \(advice (?P<ids>[^()]+)\))?\.?",
    re.DOTALL,
)
_ADVICE = re.compile(rf"(?:Advice (?P<ids>[A-Z0-9., and]+?))?(?:, )?(?P<date>{_DATE})?\.?")


def nil(page: Page, section: dict[str, Any], lines: Iterable[Line]) -> None:
    """File the lines of a section that has no items."""
    statement = Words()
    found: dict[str, Any] = {"statement": ""}
    for line in lines:
        text = line.text.strip()
        if line.style == "basis":
            _basis(page, found, line)
        elif text == _LEAD and line.is_all("bold"):
            page.tell(whole(line), Reason.REPEATED, "says that there is a statement")
        elif text == NOTHING:
            page.tell(whole(line), Reason.PLACEHOLDER)
        elif line.style == "lead":
            page.tell(whole(line), Reason.GUIDANCE)
        else:
            statement.add(whole(line))
    if statement:
        page.text(statement, found, "statement")
        section["nil"] = found


def _basis(page: Page, found: dict[str, Any], line: Line) -> None:
    piece = whole(line)
    match = _OF.fullmatch(line.text.strip()) or _ADVICE.fullmatch(line.text.strip())
    shift = len(line.text) - len(line.text.lstrip())
    if not match:
        page.unplaced([line])
        return
    groups = match.groupdict()
    at = 0
    for group, name in (("who", "according_to"), ("date", "date"), ("ids", "sources")):
        if not groups.get(group):
            continue
        start, end = match.start(group) + shift, match.end(group) + shift
        if start > at:
            page.tell(part(piece, at, start), Reason.LABEL)
        at = max(at, end)
        value = part(piece, start, end)
        if group == "ids":
            found[name] = list(page.ids(value)[0])
            page.put(value, found, name)
        elif group == "date":
            found[name] = day(value.raw)
            page.put(value, found, name, read_as=str(found[name]))
        else:
            page.text(value, found, name)
