"""The passages of a file as text and page show them: in the file's order, each with what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ehcp_docs.intake.account import Account, Entry
from ehcp_docs.intake.draft import Reason, Sure
from ehcp_docs.intake.source import Part, Spot
from ehcp_docs.reports.account_places import place, stands
from ehcp_docs.reports.account_sums import SURE

_BEFORE = (Reason.MARK, Reason.LABEL)
"""What is shown in one passage with the words that follow it: “F3”, “By when:”."""
_NAME = re.compile(r"[a-z_]+\.[a-z_]+")
_PARTS = {
    Part.HEADER: "Headers of the pages",
    Part.FOOTER: "Footers of the pages",
    Part.FOOTNOTE: "Footnotes",
    Part.ENDNOTE: "Endnotes",
    Part.COMMENT: "Comments",
}


class State(StrEnum):
    """What became of a passage, as a reader sorts them; shown with a symbol and in words."""

    MATTERS = "matters"
    DOUBTFUL = "doubtful"
    HARMLESS = "harmless"
    PLACED = "placed"


# Symbols of the character set that every Windows font has (WGL4).
SYMBOLS = {State.MATTERS: "▲", State.DOUBTFUL: "?", State.HARMLESS: "○", State.PLACED: "√"}
WORDS = {
    State.MATTERS: "Not placed and may matter",
    State.DOUBTFUL: "Doubtful",
    State.HARMLESS: "Not placed, harmless",
    State.PLACED: "Placed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a paragraph with one fate, and the label or number that stands before it."""

    number: int
    """Counted from 1 in the order shown."""
    before: tuple[Entry, ...]
    main: Entry
    places: tuple[tuple[str, str], ...]
    """Where it stands in the plan, in words; with what the plan says there, where that is not the same."""
    is_continued: bool = False
    """Whether an earlier passage stands in the same paragraph."""

    @property
    def state(self) -> State:
        """What became of it."""
        return state(self.main)

    @property
    def states(self) -> tuple[State, ...]:
        """What became of all words in it, label and number included."""
        return tuple(dict.fromkeys((self.state, *(state(entry) for entry in self.before))))

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(entry.text for entry in (*self.before, self.main))

    @property
    def spot(self) -> str:
        """Where it stands in the file, for a person."""
        said = self.main.spot.words()
        return f"{said[:1].upper()}{said[1:]}{', continued' if self.is_continued else ''}"

    @property
    def sure(self) -> str:
        """How sure the reader is of its place, in words; empty where it has none or nothing is known."""
        return SURE[self.main.sure.value] if self.main.sure and self.places else ""

    def outcome(self) -> Iterator[str]:
        """What became of it, line by line."""
        for where, said in self.places:
            yield f"{where}{f': {said}' if said else ''}"
        if self.sure:
            why = f"; {self.main.why}" if self.main.why else ""
            yield f"confidence {self.sure}{why}"
        if not self.places:
            yield f"{WORDS[self.state]}: {reason(self.main)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Passages that stand together: a table, the paragraphs between two tables, the footnotes."""

    number: int
    title: str
    passages: tuple[Passage, ...]


def groups(account: Account, data: Any) -> tuple[Group, ...]:
    """All passages in the order of the file; what is deleted or hidden stands at its paragraph."""
    parted = _parted(_passages(account, data))
    return tuple(Group(number=n, title=title, passages=run) for n, (title, run) in enumerate(parted, 1))


def state(entry: Entry) -> State:
    """What became of one entry."""
    if entry.is_placed:
        return State.DOUBTFUL if entry.sure is Sure.LOW else State.PLACED
    return State.HARMLESS if entry.reason and entry.reason.is_harmless else State.MATTERS


def reason(entry: Entry) -> str:
    """Why an entry has no place, in words."""
    said = entry.reason.value if entry.reason else "no reason is known"
    # The field that a label asks for is told by the value beside it; its name in a layout file tells nobody more.
    is_name = entry.reason is Reason.LABEL and _NAME.fullmatch(entry.detail)
    return f"{said}; {entry.detail}" if entry.detail and not is_name else said


def opening(text: str, most: int = 140) -> str:
    """The text on one line, cut after a whole word."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return f"{line[:most].rpartition(' ')[0] or line[:most]} …"


def _passages(account: Account, data: Any) -> tuple[Passage, ...]:
    made: list[Passage] = []
    before: list[Entry] = []
    entries = sorted(account.entries, key=lambda entry: _order(entry.spot))
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        is_led = (
            following is not None and following.spot == entry.spot and following.reason in (None, *_BEFORE)
        )
        if entry.reason in _BEFORE and not entry.is_placed and is_led:
            before.append(entry)
            continue
        is_continued = bool(made) and made[-1].main.spot == entry.spot
        places = tuple((place(p, data), stands(p, entry.text, data)) for p in entry.pointers)
        made.append(
            Passage(
                number=len(made) + 1,
                before=tuple(before),
                main=entry,
                places=places,
                is_continued=is_continued,
            )
        )
        before.clear()
    return tuple(made)


def _order(spot: Spot) -> tuple[int, int, int]:
    parts = list(Part)
    part = Part.BODY if spot.part is Part.TEXT_BOX else spot.part
    return parts.index(part), spot.page or 0, spot.number


def _parted(passages: Sequence[Passage]) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """The passages in runs, each with the title of its group: a new one at each table, section and page part."""
    run: list[Passage] = []
    section = ""
    for passage in passages:
        headed = _headed(passage.main) or section
        if run and (headed != section or _stretch(run[-1]) != _stretch(passage)):
            yield _title(run, section), tuple(run)
            run = []
        section = headed if _stretch(passage)[0] == Part.BODY else ""
        run.append(passage)
    if run:
        yield _title(run, section), tuple(run)


def _headed(entry: Entry) -> str:
    """The section that a heading opens: “Section B/F/E”."""
    is_section = entry.reason is Reason.HEADING and entry.detail.startswith("Section ")
    return entry.detail if is_section else ""


def _stretch(passage: Passage) -> tuple[str, int]:
    """Part of the file and table; what the passages of one group have in common."""
    spot = passage.main.spot
    part = Part.BODY if spot.part is Part.TEXT_BOX else spot.part
    return part.value, spot.cell[0][0] if spot.cell else 0


def _title(run: Sequence[Passage], section: str) -> str:
    part, table = _stretch(run[0])
    if part != Part.BODY:
        return _PARTS.get(Part(part), part)
    first, last = run[0].main.spot, run[-1].main.spot
    under = f" ({section})" if section else ""
    if table:
        rows = _span("row", first.cell[0][1], last.cell[0][1])
        return f"Table {table}, {rows}{under}"
    if first.page == last.page:
        page = f"Page {first.page}, " if first.page else ""
        said = page + _span("paragraph", first.number, last.number)
    else:
        said = f"page {first.page}, paragraph {first.number}, to page {last.page}, paragraph {last.number}"
    return f"{said[:1].upper()}{said[1:]}{under}"


def _span(one: str, first: int, last: int) -> str:
    return f"{one} {first}" if first == last else f"{one}s {first} to {last}"
