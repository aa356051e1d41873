"""Plan data as it is read off our own pages, and what becomes of each stretch of text on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ehcp_docs.intake.account import Entry, Missing, Places
from ehcp_docs.intake.draft import Reason, Sure
from ehcp_docs.intake.fragments import Fragment, whole
from ehcp_docs.intake.source import Line, Table, lines_of

Data = dict[str, Any]
ID = r"[A-Z][A-Z0-9]*[0-9](?:\.[0-9]+)?"
WHY = "the layout of ehcp-docs"
ADDED = "not part of the layout of ehcp-docs"
_TOKEN = re.compile(rf"(?P<id>(?<![\w.]){ID}(?![\w]|\.\d))|(?P<and>,|\band\b)")


@dataclass(slots=True)
class Words:
    """A text that may go on in the next paragraph, or in the next row of a table."""

    pieces: list[Fragment] = field(default_factory=list)
    between: list[str] = field(default_factory=list)

    def add(self, piece: Fragment, between: str = "\n\n") -> None:
        """Let the text go on with that piece: after an empty line, or after a blank where a row ended."""
        self.pieces.append(piece)
        self.between.append(between if len(self.pieces) > 1 else "")

    def closed(self) -> Words:
        """The same without the empty lines at its end, where it does not go on."""
        while self.pieces and not self.pieces[-1].raw.strip():
            self.pieces.pop()
            self.between.pop()
        return self

    @property
    def text(self) -> str:
        """The text as the plan has it."""
        text = ""
        for gap, piece in zip(self.between, self.pieces, strict=True):
            if gap != " ":
                text += gap + piece.raw
            else:  # a second row: after a break that stands in the first, or a blank
                text += ("" if text.endswith("\n") else " ") + piece.raw.lstrip()
        return re.sub(r"\n{3,}", "\n\n", text).strip()

    def __bool__(self) -> bool:
        """Whether there is a word in it."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch that names needs, outcomes or provision by their numbers, and the field that holds it."""

    piece: Fragment
    owners: tuple[str, ...]
    """Numbers of what has the field."""
    name: str


@dataclass(slots=True)
class Serves:
    """Which provision meets which needs and leads to which outcomes, and which outcome answers which needs."""

    stated: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """By number and field: what the item itself names, in its order."""
    found: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """The same, as other places of the file have it."""

    beside: dict[str, list[str]] = field(default_factory=dict)
    """By number of a provision, the outcomes that stand beside it, which are its own where it names none."""

    def state(self, owner: str, name: str, ids: Iterable[str]) -> None:
        """The item names these."""
        self.stated.setdefault((owner, name), []).extend(ids)

    def find(self, owners: Iterable[str], name: str, id: str) -> None:
        """Another place names the items for that."""
        for owner in owners:
            self.found.setdefault((owner, name), []).append(id)

    def of(self, owner: str, name: str) -> list[str]:
        """All that the item names, each once; what only other places have comes in order of number."""
        more = sorted(self.found.get((owner, name), ()), key=by_number)
        other = self.beside.get(owner, []) if name == "outcomes" else []
        return list(dict.fromkeys((*self.stated.get((owner, name), other), *more)))


def by_number(id: str) -> tuple[str, list[int]]:
    """What numbers are put in order by: B2 before B10 before C1, H1.2 before H1.10."""
    return id[:1], [int(part) for part in re.findall(r"\d+", id)]


@dataclass(slots=True)
class Page:
    """Gathers plan data. Pointers are made at the end, when everything has found its place in its list."""

    data: Data = field(default_factory=dict)
    placed: list[tuple[Fragment, Data, tuple[str | int, ...], str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    places: Places = field(default_factory=Places)
    assumed: list[Missing] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    """Numbers of the blocks of Section A whose heading does not say their topic in so many words."""
    serves: Serves = field(default_factory=Serves)
    dates: list[tuple[Fragment, str, str]] = field(default_factory=list)
    """Dates of the plan, with the field and the day that each says; one may stand in two places."""

    def put(self, words: Words | Fragment, owner: Data, *path: str | int, read_as: str = "") -> str:
        """Note that the words stand in that field of the owner; gives their text."""
        words = words if isinstance(words, Words) else Words([words], [""])
        self.placed += [(piece, owner, path, read_as) for piece in words.pieces]
        return words.text

    def text(self, words: Words | Fragment, owner: Data, name: str) -> None:
        """Make the words the value of that field, where there are any."""
        if text := self.put(words, owner, name):
            owner[name] = text

    def tell(self, piece: Fragment, reason: Reason, detail: str = "") -> None:
        """Note that the piece has no place, and why."""
        entry = Entry(text=piece.raw, spot=piece.line.spot, start=piece.start, reason=reason, detail=detail)
        self.places.claim(piece.line, piece.start, piece.end, entry)

    def tell_all(self, lines: Iterable[Line], reason: Reason, detail: str = "") -> None:
        """Note of each line that it has no place."""
        for line in lines:
            self.tell(whole(line), reason, detail)

    def unplaced(self, lines: Iterable[Line]) -> None:
        """Note of lines that they are none of ours: somebody added them."""
        self.tell_all(lines, Reason.NOT_UNDERSTOOD, ADDED)

    def unplaced_piece(self, piece: Fragment) -> None:
        """Note of a piece that it is none of ours."""
        self.tell(piece, Reason.NOT_UNDERSTOOD, ADDED)

    def unplaced_table(self, table: Table) -> None:
        """Note of a table that it is none of ours."""
        self.unplaced(lines_of([table]))

    def titles(self, table: Table) -> None:
        """Note that the first row of a table holds titles."""
        for cell in table.rows[0].cells if table.rows else ():
            self.tell_all(cell.lines(), Reason.LABEL)

    def ids(self, piece: Fragment) -> tuple[tuple[str, ...], list[Fragment]]:
        """The numbers that the piece lists, as in “K2, K4 and K7”, and where they stand; what else it says is told."""
        found: list[str] = []
        spans: list[Fragment] = []
        others: list[Fragment] = []
        at = 0
        for match in _TOKEN.finditer(piece.raw):
            others.append(part(piece, at, match.start()))
            at = match.end()
            if match["id"]:
                found.append(match["id"])
                spans.append(part(piece, match.start(), match.end()))
            else:
                others.append(part(piece, match.start(), match.end()))
        others.append(part(piece, at, len(piece.raw)))
        others = [one for one in others if re.search(r"\w", one.raw)]
        if all(one.raw == "and" for one in others):
            return tuple(dict.fromkeys(found)), [piece] if found else []
        for one in others:
            self.tell(
                one, Reason.LABEL if one.raw == "and" else Reason.NOT_UNDERSTOOD, "is no number of this plan"
            )
        return tuple(dict.fromkeys(found)), spans

    def link(self, piece: Fragment, owners: Sequence[str], name: str) -> None:
        """Note that the piece says what stands in that field of each of the owners."""
        self.links.append(Link(piece, tuple(owners), name))

    def finish(self, items: dict[str, Data]) -> Places:
        """The claims on every stretch, once the data stand in their order; `items` by their numbers."""
        pointers = dict(_pointers(self.data, ""))
        for piece, owner, path, read_as in self.placed:
            if id(owner) in pointers:
                steps = "".join(f"/{step}" for step in path)
                self._claim(piece, (pointers[id(owner)] + steps,), read_as)
            else:
                self.tell(piece, Reason.NOT_UNDERSTOOD, ADDED)
        for link in self.links:
            known = [items[owner] for owner in link.owners if owner in items]
            found = tuple(f"{pointers[id(item)]}/{link.name}" for item in known if id(item) in pointers)
            if found:
                self._claim(link.piece, found, "read as a link")
            else:
                self.tell(link.piece, Reason.NOT_UNDERSTOOD, "names what is not in the file")
        return self.places

    def _claim(self, piece: Fragment, pointers: tuple[str, ...], read_as: str) -> None:
        entry = Entry(
            text=piece.raw, spot=piece.line.spot, start=piece.start, pointers=pointers,
            detail=read_as, sure=Sure.HIGH, why=WHY,
        )  # fmt: skip
        self.places.claim(piece.line, piece.start, piece.end, entry)


def _pointers(value: Any, at: str) -> Iterator[tuple[int, str]]:
    if isinstance(value, dict):
        yield id(value), at
        for name, inner in value.items():
            yield from _pointers(inner, f"{at}/{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _pointers(inner, f"{at}/{number}")


def part(piece: Fragment, start: int, end: int) -> Fragment:
    """A part of the piece, by the characters of its raw text, without blanks around it."""
    text = piece.raw[start:end]
    first = start + len(text) - len(text.lstrip())
    return Fragment(piece.line, piece.start + first, piece.start + max(first, start + len(text.rstrip())))
