"""The one way from a council's file to plan data: opened safely, read, walked through, put together, accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.intake.account import Account, Entry, Missing, count_words
from ehcp_docs.intake.booklet import refuse_lost_booklet
from ehcp_docs.intake.draft import Draft, Reason
from ehcp_docs.intake.own import LAYOUT, is_own, read_own
from ehcp_docs.intake.plan.assembly import Assembly
from ehcp_docs.intake.source import Aside, Line, Note, Source, Spot
from ehcp_docs.intake.vocabulary import Vocabulary, vocabulary
from ehcp_docs.intake.walk.contents import passed_over
from ehcp_docs.intake.walk.front import first_name
from ehcp_docs.intake.walk.guidance import Guidance
from ehcp_docs.intake.walk.heads import body_of
from ehcp_docs.intake.walk.walk import Walk
from ehcp_docs.intake.walk.where import Where
from ehcp_docs.intake.word.file import read_word
from ehcp_docs.plan.schema import broken
from ehcp_docs.word.files import read_file as read_bytes
from ehcp_docs.word.kinds import FileKind, file_kind
from ehcp_docs.word.office import READABLE, to_docx
from ehcp_docs.word.package import LIMITS, Package, open_package

View = Literal["final", "original"]
_ASIDES = {
    Aside.DELETED: Reason.DELETED,
    Aside.INSERTED: Reason.INSERTED,
    Aside.HIDDEN: Reason.HIDDEN,
    Aside.STRUCK: Reason.STRUCK,
    Aside.COMMENT: Reason.COMMENT,
    Aside.UNREAD: Reason.NOTHING_READ,
}


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was read from a file."""

    data: dict[str, Any]
    """Plan data, with what the file says and nothing else: fields that it does not say are missing."""
    account: Account
    word: Package | None = None
    """The Word file, opened and checked: the council's own, or the one that LibreOffice made of it."""
    is_converted: bool = False
    """Whether LibreOffice made it."""


@dataclass(frozen=True, kw_only=True)
class _Opened:
    source: Source
    word: Package | None = None
    is_converted: bool = False


def open_source(path: Path | bytes, *, name: str = "", view: View = "final") -> Source:
    """The lines and tables of a Word or PDF file, by what it is rather than what it is called.

    Raises DocumentUnreadable; ResourceMissing for an old Word file where there is no LibreOffice.
    """
    return _opened(path, name, view).source


def _opened(path: Path | bytes, name: str, view: View) -> _Opened:
    if isinstance(path, Path):
        name = name or path.name
        path = read_bytes(path, name=name, most=LIMITS.file_bytes)
    name = name or "document"
    kind = file_kind(path, name)
    if kind is FileKind.PDF:
        from ehcp_docs.intake.pdf.file import read_pdf

        return _Opened(source=read_pdf(path, name=name))
    if kind in READABLE:
        path = to_docx(path, name=name, ending=READABLE[kind])
    word = open_package(path, name=name)
    return _Opened(source=read_word(word, view=view), word=word, is_converted=kind in READABLE)


def read_file(
    path: Path | bytes, *, name: str = "", view: View = "final", layout: Path | None = None
) -> Reading:
    """The plan in a council's file, and the account of it. Raises as open_source, and InputError for a bad layout."""
    known = vocabulary(layout)
    opened = _opened(path, name, view)
    reading = read_source(opened.source, known)
    return replace(reading, word=opened.word, is_converted=opened.is_converted)


def read_source(source: Source, known: Vocabulary) -> Reading:
    """The plan that the lines and tables hold, with the account of each word."""
    lines = list(source.lines())
    if not any(not line.is_empty for line in lines):
        raise DocumentUnreadable(
            "There is no text in the file.",
            place=source.name,
            hint="Ask for the file in which the plan was written.",
        )
    refuse_lost_booklet(source.name, (line.text for line in lines))
    if is_own(source):
        (data, places, assumed), layout = read_own(source), LAYOUT
    else:
        draft = walked(source, known, lines)
        assembly = Assembly(draft, known)
        data, places, assumed, layout = assembly.plan(), assembly.places, assembly.assumed, _layout(draft)
    entries = [*places.entries(lines), *_asides(source)]
    account = Account(
        file=source.name,
        kind=source.kind,
        layout=layout,
        profile=known.name,
        view=source.view,
        entries=tuple(entries),
        changes=source.changes,
        comments=tuple(note for note in source.notes if note.kind is Aside.COMMENT),
        missing=tuple(_missing(data)),
        assumed=tuple(assumed),
        links_out=source.links,
        pictures=source.pictures,
        words_in=_words_in(source, lines),
    )
    return Reading(data=data, account=account)


def walked(source: Source, known: Vocabulary, lines: Sequence[Line]) -> Draft:
    """The draft that a walk through the file gathers."""
    body = body_of(lines)
    first = Walk(known=known, guidance=Guidance(known, ()), body=body)
    name = first_name([*lines, *source.furniture], first)
    named = known.knowing(name)
    guidance = Guidance(known, (name,))
    walk = Walk(known=named, guidance=guidance, body=body, passed_over=passed_over(lines, named, body))
    walk.blocks(source.blocks)
    walk.settle()
    if source.furniture and not any(value.path == "child.name" for value in walk.draft.values):
        _from_furniture(walk, source.furniture)
    return walk.draft


def _from_furniture(walk: Walk, furniture: Sequence[Line]) -> None:
    """Running headers serve where the first page does not name the child: their labels are read, nothing else."""
    told = len(walk.draft.told)
    walk.now = Where(zone="identity")
    for line in furniture:
        walk.line(line)
    del walk.draft.told[told:]  # the words of headers are accounted for as headers


def _asides(source: Source) -> Iterator[Entry]:
    for line in source.furniture:
        yield Entry(text=line.text, spot=line.spot, reason=Reason.RUNNING)
    for line in source.footnotes:
        yield Entry(text=line.text, spot=line.spot, reason=Reason.NO_FIELD, detail=f"{line.spot.part}")
    for note in source.notes:
        yield Entry(text=note.text, spot=note.spot, reason=_ASIDES[note.kind], detail=_about(note))


def _about(note: Note) -> str:
    who = f"{note.author}, {note.date[:10]}".strip(", ")
    return (
        f"{who}: {note.about}"
        if note.kind is Aside.UNREAD and who
        else note.about
        if note.kind is Aside.UNREAD
        else who
    )


def _words_in(source: Source, lines: Sequence[Line]) -> int:
    own = sum(count_words(line.text) for line in (*lines, *source.furniture, *source.footnotes))
    return own + sum(count_words(note.text) for note in source.notes)


def _layout(draft: Draft) -> str:
    """What the reader took the layout to be, in words."""
    signs = draft.layout
    found = [
        f"{signs['section headings']} section headings"
        if "section headings" in signs
        else "no section headings"
    ]
    for sign in (
        "columns with titles",
        "records in rows",
        "labels with answers",
        "titles in table rows",
        "text in full-width rows",
    ):
        if sign in signs:
            found.append(f"{sign} ({signs[sign]})")
    letters = list(dict.fromkeys(draft.headed))
    return f"{'; '.join(found)}; sections found: {', '.join(letters) or 'none'}"


def _missing(data: dict[str, Any]) -> Iterator[Missing]:
    for part in broken(data, "plan"):
        if part.keyword == "missing":
            pointer = "/" + "/".join(str(step) for step in part.path)
            yield Missing(pointer=pointer, what=str(part.field.get("title", part.path[-1])))


def spots(account: Account) -> dict[str, Spot]:
    """Where in the file each text of the plan stands, by its JSON pointer."""
    return {pointer: entry.spot for entry in reversed(account.entries) for pointer in entry.pointers}
