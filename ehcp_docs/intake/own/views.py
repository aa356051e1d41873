"""Section A of one of our plans: each block of views with who said it, who wrote it down, how and when."""

from __future__ import annotations

import re

from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import Fragment, whole
from ehcp_docs.intake.own.codes import HORIZONS, day
from ehcp_docs.intake.own.page import ID, Data, Page, part
from ehcp_docs.intake.own.zones import Part, parts
from ehcp_docs.intake.source import Line

NOTHING = "Nothing is recorded in this section."
_HEADING = re.compile(rf"(?P<id>{ID}) (?P<words>.+)", re.DOTALL)
_NATIONAL = re.compile(rf"(?P<words>.+) \((?P<id>{ID})\)", re.DOTALL)
_STANDARD = {
    "child_views": r"{called}’s views",
    "parent_views": r"The family’s views",
    "aspirations": r"Hopes for the future",
    "communication": r"How to talk with {called} and involve {called} in decisions",
    "history": r"{called}’s story so far",
    "strengths": r"What {called} is good at",
    "other": r"More about {called}",
}
_SIGNS = {
    "history": r"\b(?:story|history|background|so far|timeline)\b",
    "communication": r"\b(?:talk|communicat\w+|involve|include|listen|decide|work with (?:me|him|her))\b",
    "aspirations": r"\b(?:hopes?|future|aspirations?|dreams?|wants?(?! (?:people|you|to tell))|would like|later|wish)\b",
    "strengths": r"\b(?:good at|strengths?|admire|proud|like and|like about|great at|does well)\b",
}
_OWN = re.compile(r"(?:^|\s)(?:These are (?:(?!These are ).)*’s own words|This is a summary)\.$", re.DOTALL)
_ABOUT = re.compile(r"(?:^|\s)About (?P<v>the near future and later life|the near future|later life)\.$")
_WHEN = re.compile(r"(?:^|\s)When: (?P<v>[^:]{4,40})$")
_HOW = re.compile(r"(?:^|(?<=[.!?…”’\"')])\s)How: (?P<v>.*)$", re.DOTALL)
_AUTHOR = re.compile(r"(?:^|(?<=[.!?…”’\"')])\s)Written down by (?P<v>.*)$", re.DOTALL)
_FROM = re.compile(r"^From (?P<v>.*)$", re.DOTALL)


def section_a(page: Page, zone: Part) -> None:
    """The blocks under a heading of Section A; the national layout has history apart."""
    views = page.data["sections"]["A"]["views"]
    is_national = zone.title.startswith(("Section A1", "Section A2"))
    for block in parts(zone.blocks, 2):
        printed = block.title if block.head else ""
        heading = _NATIONAL.fullmatch(printed) if is_national else _HEADING.fullmatch(printed)
        if block.head is None or heading is None:
            if block.head:
                page.unplaced([block.head])
            for line in block.lines():
                page.tell_all(
                    [line], Reason.PLACEHOLDER if line.text.strip() == NOTHING else Reason.NOT_UNDERSTOOD
                )
            for table in block.tables():
                page.unplaced_table(table)
            continue
        view: Data = {"id": heading["id"]}
        views.append(view)
        title = _numbered(page, view, block.head, heading)
        _block(page, view, block)
        view["topic"] = _topic(page, view, is_history="A1" in zone.title.partition(":")[0])
        page.put(
            title,
            view,
            "heading" if "heading" in view else "topic",
            read_as="" if "heading" in view else view["topic"],
        )


def _numbered(page: Page, view: Data, head: Line, heading: re.Match[str]) -> Fragment:
    """Take the number out of the heading; gives its words."""
    piece = whole(head)
    shift = len(piece.raw) - len(piece.raw.lstrip())
    page.put(part(piece, heading.start("id") + shift, heading.end("id") + shift), view, "id")
    view["heading"] = heading["words"].strip()
    return part(piece, heading.start("words") + shift, heading.end("words") + shift)


def _block(page: Page, view: Data, block: Part) -> None:
    paragraphs: list[str] = []
    for line in block.lines():
        if line.style == "who said it":
            said(page, view, whole(line))
        else:
            paragraphs.append(page.put(whole(line), view, "paragraphs", len(paragraphs)))
    for table in block.tables():
        page.unplaced_table(table)
    view["paragraphs"] = paragraphs


def said(page: Page, view: Data, piece: Fragment) -> None:
    """The line under the heading, taken apart from its end."""
    piece = _own_words(page, view, piece)
    for name, shape in (
        ("horizon", _ABOUT),
        ("date", _WHEN),
        ("method", _HOW),
        ("author", _AUTHOR),
        ("whose", _FROM),
    ):
        found = shape.search(piece.raw)
        if not found:
            continue
        value, words = part(piece, found.start("v"), found.end("v")), found["v"].strip()
        if name in ("horizon", "date"):
            code = HORIZONS.get(words) if name == "horizon" else day(words)
            if code is None:
                continue
            page.put(value, view, name, read_as=code)
            view[name] = code
        else:
            page.put(value, view, name)
            view[name] = words if words.endswith("..") else words.removesuffix(".")
        page.tell(part(piece, found.start(), found.start("v")), Reason.LABEL)
        piece = part(piece, 0, found.start())
    if piece.raw.strip():
        page.unplaced_piece(piece)


def _own_words(page: Page, view: Data, piece: Fragment) -> Fragment:
    if found := _OWN.search(piece.raw):
        is_own = found[0].strip().startswith("These are")
        view["direct_words"] = is_own
        page.put(part(piece, found.start(), found.end()), view, "direct_words", read_as=str(is_own))
        return part(piece, 0, found.start())
    return part(piece, 0, len(piece.raw))


def _topic(page: Page, view: Data, *, is_history: bool) -> str:
    """What the block is about. A heading that ehcp-docs chose says it; others are read for signs of it."""
    child = page.data["child"]
    called = child.get("preferred_name") or (child.get("name") or "-").split()[0]
    heading = str(view.get("heading", ""))
    for topic, words in _STANDARD.items():
        if heading == words.format(called=called):
            del view["heading"]
            return topic
    if is_history:
        return "history"
    page.guessed.append(view["id"])
    return _by_signs(view, heading, called, str(child.get("name", "")))


def _by_signs(view: Data, heading: str, called: str, name: str) -> str:
    if view.get("horizon"):
        return "aspirations"
    for topic, shape in _SIGNS.items():
        if re.search(shape, heading, re.IGNORECASE):
            return topic
    whose = str(view.get("whose", ""))
    said_by_child = (
        whose == name or whose.startswith(called) or re.search(r"\b(?:I|me|my)\b", heading, re.IGNORECASE)
    )
    if whose and not said_by_child:
        return "parent_views"
    return "child_views" if said_by_child else "other"
