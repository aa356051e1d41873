"""An advice report from its file: author, date, child, parts, what it recommends, and an account of every line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ehcp_docs.intake.advice.entries import Entry, Grid, entries, pieces
from ehcp_docs.intake.advice.headings import ranks, title_of
from ehcp_docs.intake.advice.particulars import Particulars, read_particulars
from ehcp_docs.intake.advice.parts import Open, parts_of
from ehcp_docs.intake.advice.people import day_in, kind_of
from ehcp_docs.intake.advice.recommendations import recommendations
from ehcp_docs.intake.source import Aside, Source
from ehcp_docs.plan.advice_report import AdviceParagraph, AdvicePart, AdviceReport, LeftOut

_ASIDES = {
    Aside.COMMENT: "comment in the margin",
    Aside.DELETED: "deleted text",
    Aside.HIDDEN: "hidden text",
    Aside.UNREAD: "not text",
    Aside.INSERTED: "inserted text",
}


def read_advice(source: Source) -> AdviceReport:
    """The report as far as it can be told. Every line stands in a part or is left out with a reason."""
    body = pieces(source)
    headings = ranks(body)
    title = title_of(source, body, headings)
    particulars = read_particulars(body, title)
    if title is not None:
        particulars.taken[id(title)] = "title"
    _contents(body, particulars)
    parts = parts_of(body, headings, particulars.taken)
    author = particulars.author
    found = particulars.found
    name = title.text.replace("\t", " ") if title else ""
    evidence = (author.role, found.get("role label", ""), name, author.organisation, particulars.head)
    return AdviceReport(
        file=source.name,
        title=name,
        kind=kind_of(text for text in evidence if text),
        author=author.name,
        role=author.role,
        organisation=author.organisation or _school(found, author.role),
        date=particulars.date,
        child=re.split(r"[,;(\t]|\bd\.?o\.?b", found.get("child", ""), flags=re.I)[0].strip(),
        date_of_birth=day_in(found.get("born", "")) or _born_beside(found.get("child", "")),
        parts=tuple(_part(part, particulars) for part in parts) + _notes(source),
        recommendations=recommendations(parts),
        left_out=tuple(_left_out(body, particulars, source)),
    )


def _school(found: dict[str, str], role: str) -> str:
    """A school's report often names the school only as the child's."""
    return found.get("school", "") if kind_of([role]) == "education" else ""


def _born_beside(child: str) -> date | None:
    return day_in(child)


def _contents(body: Sequence[Entry | Grid], particulars: Particulars) -> None:
    """A table of contents repeats headings; its lines end in a page number."""
    for piece in body:
        if isinstance(piece, Entry) and (
            piece.line.style.startswith("toc ") or re.search(r"(?:(?<!\.)\.{4,}|\t)\s*+\d{1,3}$", piece.text)
        ):
            particulars.taken.setdefault(id(piece), "table of contents")


def _part(part: Open, particulars: Particulars) -> AdvicePart:
    lines = [
        entry
        for piece in part.pieces
        for entry in (piece.entries() if isinstance(piece, Grid) else (piece,))
        if id(entry) not in particulars.taken
    ]
    return AdvicePart(
        heading=part.heading.text if part.heading else "",
        rank=part.rank,
        spot=part.heading.spot if part.heading else "",
        label=part.heading.label if part.heading else "",
        recommends=part.recommends,
        paragraphs=tuple(_paragraph(entry) for entry in lines),
    )


def _paragraph(entry: Entry) -> AdviceParagraph:
    return AdviceParagraph(text=entry.text, spot=entry.spot, label=entry.label)


def _notes(source: Source) -> tuple[AdvicePart, ...]:
    """Footnotes as a part of their own, at the end."""
    lines = [entry for line in source.footnotes for entry in entries(line)]
    if not lines:
        return ()
    return (AdvicePart(heading="Footnotes", paragraphs=tuple(_paragraph(entry) for entry in lines)),)


def _left_out(body: Sequence[Entry | Grid], particulars: Particulars, source: Source) -> Iterator[LeftOut]:
    for piece in body:
        for entry in piece.entries() if isinstance(piece, Grid) else (piece,):
            if id(entry) in particulars.taken:
                words = f"{entry.label} {entry.text}".strip()
                yield LeftOut(text=words, spot=entry.spot, reason=particulars.taken[id(entry)])
    for line in source.furniture:
        if not line.is_empty:
            words = " ".join(f"{line.label} {line.text}".split())
            yield LeftOut(text=words, spot=line.spot.words(), reason="header or footer of the page")
    gone = [change for change in source.changes if change.kind is Aside.DELETED and source.view == "final"]
    for note in [*source.notes, *gone]:
        yield LeftOut(text=" ".join(note.text.split()), spot=note.spot.words(), reason=_ASIDES[note.kind])
