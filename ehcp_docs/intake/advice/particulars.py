"""Who wrote an advice report, when and about whom: read off labels, letterhead and the lines at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from ehcp_docs.intake.advice.entries import Entry, Grid, Piece
from ehcp_docs.intake.advice.labels import label_of, labelled
from ehcp_docs.intake.advice.people import NAME, ORGANISATION, ROLE, Person, day_in, is_name, person
from ehcp_docs.intake.advice.words import KNOWN_HEADING

_CLOSES = re.compile(
    r"^(?:yours (?:sincerely|faithfully|truly)|kind(?:est)? regards|regards|with best wishes|best wishes|"
    r"signed|signature)\b[\s,.:_…-]*$",
    re.I,
)
_LETTERHEAD = re.compile(
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b|\b0\d{3,4} ?\d{3} ?\d{3,4}\b|@[\w.-]+|\bwww\.|\b(?:tel|"
    r"telephone|e-?mail)\b\s*:?|"
    r"^(?:strictly |private and |official[- ]?:? ?)?(?:confidential|sensitive)",
    re.I,
)
_GREETING = re.compile(r"^(?:dear|to whom it may concern)\b", re.I)
END = 16
"""So many lines from the end a signature is looked for."""


@dataclass(slots=True, kw_only=True)
class Particulars:
    """What was read so far, and the entries it was read from, with what each of them is."""

    found: dict[str, str] = field(default_factory=dict)
    taken: dict[int, str] = field(default_factory=dict)
    """Identity of the entry to the reason why it stands in no part."""
    signed: Person = field(default_factory=Person)
    signed_on: date | None = None
    head: str = ""
    """Organisation in the letterhead."""

    @property
    def author(self) -> Person:
        """By label where there is one, with what the signature and the letterhead add."""
        told = person(self.found.get("author", "") or self.found.get("role author", ""))
        name = told.name or _name_in(self.found.get("author", "")) or self.signed.name
        same = not told.name or not self.signed.name or self.signed.name.split()[-1] in name
        signed = self.signed if same else Person()
        role = self.found.get("role", "") or told.role or signed.role or self.found.get("role label", "")
        by_role = person(role) if "," in role and not self.found.get("organisation") else Person()
        organisation = (
            self.found.get("organisation", "")
            or told.organisation
            or signed.organisation
            or by_role.organisation
            or self.head
        )
        return Person(name=name, role=by_role.role or role, organisation=organisation)

    @property
    def date(self) -> date | None:
        """Of the report."""
        return (
            day_in(self.found.get("date", "")) or self.signed_on or day_in(self.found.get("plain date", ""))
        )


def _name_in(value: str) -> str:
    found = NAME.search(value)
    return found[0] if found else ""


def read_particulars(pieces: Sequence[Piece], title: Entry | None) -> Particulars:
    """The particulars in the tables and lines at the beginning, and at the end."""
    read = Particulars()
    for piece in pieces:
        if isinstance(piece, Grid) and _is_form(piece):
            _form(piece, read)
    _front(pieces, title, read)
    _ending([piece for piece in pieces if isinstance(piece, Entry)], read)
    return read


def _keep(read: Particulars, name: str, value: str, *entries: Entry) -> None:
    value = " ".join(value.split())
    if value:
        read.found.setdefault(name, value)
    for entry in entries:
        read.taken.setdefault(id(entry), f"particulars: {'author' if name == 'role author' else name}")


def _pairs(row: tuple[tuple[Entry, ...], ...]) -> Iterator[tuple[tuple[Entry, ...], tuple[Entry, ...]]]:
    """Label and value by turns; a row of two or four filled cells."""
    cells = [cell for cell in row if cell] if len(row) > 2 else list(row)
    for at in range(0, len(cells) - 1, 2):
        yield cells[at], cells[at + 1]


def _words(cell: tuple[Entry, ...]) -> str:
    return " ".join(entry.text for entry in cell)


def _is_form(grid: Grid) -> bool:
    """Whether it is a table of labels and values: most of its rows begin with a label that reports have."""
    rows = [row for row in grid.rows if any(row)]
    known = [row for row in rows if any(label and label_of(_words(label)) for label, _ in _pairs(row))]
    return len(rows) > 0 and len(known) * 2 >= len(rows) and (len(known) > 1 or len(rows) == 1)


def _form(grid: Grid, read: Particulars) -> None:
    for entry in grid.entries():
        read.taken.setdefault(id(entry), "particulars")
    for row in grid.rows:
        for label, value in _pairs(row):
            name = label_of(_words(label))
            if name == "role author":
                read.found.setdefault("role label", _words(label).strip(" :"))
            if name and value:
                _keep(
                    read, name, ", ".join(entry.text for entry in value) if name != "child" else value[0].text
                )


def _front(pieces: Sequence[Piece], title: Entry | None, read: Particulars) -> None:
    """Labels and letterhead before the first chapter."""
    front = []
    for piece in pieces[:60]:
        if isinstance(piece, Entry):
            if piece is not title and _is_chapter(piece):
                break
            front.append(piece)
    skip = False
    for entry, following in zip_longest(front, front[1:]):
        if skip or entry is title:
            skip = False
            continue
        found = labelled(entry) if entry.words <= 40 else None
        if (
            found
            and not found[1]
            and following is not None
            and not labelled(following)
            and following.words <= 12
        ):
            _keep(read, found[0], following.text, entry, following)
            skip = True
        elif found:
            if found[0] == "role author":
                read.found.setdefault("role label", entry.text.split(":")[0].strip())
            _keep(read, *found, entry)
        else:
            _letterhead(entry, title, read)


def _is_chapter(entry: Entry) -> bool:
    """Whether the body begins here at the latest."""
    return bool(KNOWN_HEADING.match(entry.text)) or (entry.words > 25 and entry.line.level is None)


def _letterhead(entry: Entry, title: Entry | None, read: Particulars) -> None:
    if entry.words > 16 or _GREETING.match(entry.text):
        return
    is_above = title is not None and entry.line.spot.number <= title.line.spot.number
    is_sentence = entry.text.endswith((".", ":"))
    is_organisation = bool(ORGANISATION.search(entry.text)) and not ROLE.search(entry.text)
    if (is_above or title is None) and is_organisation and not is_sentence:
        read.head = read.head or re.split(r"\t|, ", entry.text)[0].strip()
        read.taken.setdefault(id(entry), "letterhead")
    elif (is_above and not is_sentence) or _LETTERHEAD.search(entry.text):
        read.taken.setdefault(id(entry), "letterhead")
    elif day_in(entry.text) and entry.words <= 4:
        _keep(read, "plain date", entry.text, entry)
    elif (told := person(entry.text)).name and told.role:
        _keep(read, "author", entry.text, entry)


def _ending(lines: Sequence[Entry], read: Particulars) -> None:
    """The signature: a name with a role near it, or after a closing word."""
    last = [entry for entry in lines[-END:] if id(entry) not in read.taken]
    for at, entry in enumerate(last):
        closes = bool(_CLOSES.match(entry.text))
        told = person(entry.text)
        named = is_name(entry.text) or (bool(told.name and told.role) and entry.words <= 18)
        label = labelled(entry)
        if label and label[0] in (
            "author",
            "role",
            "date",
            "plain date",
            "organisation",
            "other",
            "role author",
        ):
            _labelled_end(entry, label, read)
        elif closes:
            read.taken.setdefault(id(entry), "signature")
        elif named and not read.signed.name and _is_signed(last, at):
            _sign(last[at : at + 6], read)


def _labelled_end(entry: Entry, label: tuple[str, str], read: Particulars) -> None:
    name, value = label
    if name in ("date", "plain date"):
        read.signed_on = read.signed_on or day_in(value)
    elif name in ("author", "role author"):
        told = person(value)
        if told.name and not read.found.get("author"):
            _keep(read, "author", value)
        read.signed = read.signed if read.signed.name else told
    elif name != "other":
        _keep(read, name, value)
    read.taken.setdefault(id(entry), "signature")


def _is_signed(last: Sequence[Entry], at: int) -> bool:
    before = at > 0 and (_CLOSES.match(last[at - 1].text) or last[at - 1].text.strip(" _.…") == "")
    near = any(ROLE.search(entry.text) and entry.words <= 16 for entry in last[at : at + 3])
    return bool(before or near)


def _sign(block: Sequence[Entry], read: Particulars) -> None:
    """Take the name and the short lines after it that say who that is."""
    told = [person(block[0].text)]
    if not told[0].name:
        told = [Person(name=_name_in(block[0].text))]
    read.taken.setdefault(id(block[0]), "signature")
    for entry in block[1:]:
        adds = person(entry.text)
        day = day_in(entry.text)
        is_short = entry.words <= 16 and not entry.text.endswith(("?", ":")) and not entry.is_item
        if not is_short or not (adds or day or _LETTERHEAD.search(entry.text) or _is_credential(entry.text)):
            break
        if day and entry.words <= 6:
            read.signed_on = read.signed_on or day
        told.append(adds)
        read.taken.setdefault(id(entry), "signature")
    read.signed = Person(
        name=told[0].name,
        role=next((one.role for one in told if one.role), ""),
        organisation=next((one.organisation for one in told if one.organisation), ""),
    )


def _is_credential(text: str) -> bool:
    return bool(re.search(r"\b(?:HCPC|GMC|NMC|BSc|MSc|PhD|DEdPsy|registration|registered)\b", text))
