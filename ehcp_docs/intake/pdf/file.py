"""A PDF file as lines and tables, as far as its pages let them be seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.intake.pdf.bands import unseen
from ehcp_docs.intake.pdf.flow import flow_of
from ehcp_docs.intake.pdf.footnotes import footnotes_apart
from ehcp_docs.intake.pdf.furniture import Running, apart
from ehcp_docs.intake.pdf.grid import Ruled, ruled
from ehcp_docs.intake.pdf.gutters import Known
from ehcp_docs.intake.pdf.model import Flow, Paragraph, Region, Sheet, Word
from ehcp_docs.intake.pdf.model import Row as Physical
from ehcp_docs.intake.pdf.paragraphs import measured, paragraphs_of
from ehcp_docs.intake.pdf.story import Block as Draft
from ehcp_docs.intake.pdf.story import CellDraft, TableDraft, story_of
from ehcp_docs.intake.pdf.text import text_of, words_known
from ehcp_docs.intake.source import Aside, Block, Cell, Line, Note, Part, Row, Source, Spot, Table

_OCR = "Make it searchable with text recognition (OCR) first, or ask for the Word file."
_WORD = "Ask for the Word file, or have the text recognised (OCR) from the pages."
_GARBAGE = re.compile(r"\(cid:\d+\)|\ufffd|[\ue000-\uefff]")
_MOST_GARBAGE = 0.4
_INDENT = 6.0


def read_pdf(content: bytes, *, name: str) -> Source:
    """The PDF's lines and tables. Raises DocumentUnreadable when it holds no text that could be read."""
    from ehcp_docs.intake.pdf.open import sheets  # the library is loaded only when a PDF is read

    pages = list(sheets(content, name=name))
    _check_text(pages, name)
    tables = [_tables(sheet, sheet.words) for sheet in pages]
    bodies, running = apart(pages, tables)
    parted = [footnotes_apart(*page) for page in zip(pages, bodies, tables, strict=True)]
    story = story_of(_flows(pages, [words for words, _ in parted]))
    writer = _Writer(known=words_known(row for paragraph in _paragraphs(story) for row in paragraph.rows))
    writer.indents = _indents(_paragraphs(story))
    return Source(
        name=name,
        kind="pdf",
        blocks=tuple(writer.blocks(story, ())),
        furniture=tuple(_furniture(running, writer.known)),
        footnotes=tuple(_footnotes((rows for _, rows in parted), writer.known)),
        notes=tuple(_notes(pages)),
        links=sum(sheet.links for sheet in pages),
        pictures=sum(sheet.pictures for sheet in pages),
    )


def _tables(sheet: Sheet, words: Sequence[Word]) -> list[Ruled]:
    return ruled(sheet.levels, (*sheet.uprights, *unseen(sheet.levels, sheet.uprights, words)))


def _flows(pages: Sequence[Sheet], bodies: Sequence[Sequence[Word]]) -> list[Flow]:
    """Pages are gone through twice where they have columns: a short block is told by those of other pages."""
    known: Known = []
    inside = [_tables(*page) for page in zip(pages, bodies, strict=True)]
    for _ in range(2):
        count = len(known)
        flows = [
            flow_of(words, tables, sheet, known)
            for sheet, words, tables in zip(pages, bodies, inside, strict=True)
        ]
        if len(known) == count:
            break
    return flows


def _check_text(pages: Sequence[Sheet], name: str) -> None:
    words = [word.text for sheet in pages for word in sheet.words]
    if not words or all(sheet.is_picture for sheet in pages):
        is_scan = any(sheet.is_picture for sheet in pages)
        what = "The PDF file is a scan: its pages are pictures, without text."
        raise DocumentUnreadable(
            what if is_scan else "The PDF file has no text in it.", place=name, hint=_OCR
        )
    if _share_of_garbage(words) > _MOST_GARBAGE:
        what = "The PDF file shows text, but does not tell which letters it is made of."
        raise DocumentUnreadable(what, place=name, hint=_WORD)


def _share_of_garbage(words: Sequence[str]) -> float:
    bad = sum(len(word) > 1 and bool(_GARBAGE.search(word)) for word in words)
    return bad / len(words) if words else 0.0


def _notes(pages: Sequence[Sheet]) -> Iterator[Note]:
    for sheet in pages:
        yield from sheet.comments
        spot = Spot(page=sheet.number)
        if sheet.is_picture:
            yield Note(kind=Aside.UNREAD, text="", spot=spot, about="a page that is a picture")
        elif _share_of_garbage([word.text for word in sheet.words]) > _MOST_GARBAGE:
            yield Note(kind=Aside.UNREAD, text="", spot=spot, about="a page whose letters are not told")


def _furniture(running: Iterable[Running], known: frozenset[str]) -> Iterator[Line]:
    seen: set[tuple[Part, str]] = set()
    for run in running:
        kind = (run.part, run.row.text)
        if kind not in seen:
            seen.add(kind)
            spot = Spot(part=run.part, number=len(seen), page=run.row.page)
            yield Line(stretches=text_of([run.row], known), spot=spot)


def _footnotes(pages: Iterable[list[Physical]], known: frozenset[str]) -> Iterator[Line]:
    found = [
        Region(rows=tuple(rows), origin=0.0, right=max(row.x1 for row in rows), limit=None, key=(3,))
        for rows in pages
        if rows
    ]
    measures = measured(found)
    notes = (note for region in found for note in paragraphs_of(region, measures))
    for number, note in enumerate(notes, 1):
        spot = Spot(part=Part.FOOTNOTE, number=number, page=note.page)
        yield Line(stretches=text_of(note.rows, known), spot=spot, label=note.label)


def _paragraphs(blocks: Iterable[Draft]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell.blocks)


def _indents(paragraphs: Iterable[Paragraph]) -> dict[tuple[int, ...], list[float]]:
    """Where labels stand, from left to right, in regions that are laid out alike."""
    found: dict[tuple[int, ...], list[float]] = {}
    for paragraph in paragraphs:
        if paragraph.label:
            places = found.setdefault(paragraph.key, [])
            if not any(abs(place - paragraph.label_at) < _INDENT for place in places):
                places.append(paragraph.label_at)
    return {key: sorted(places) for key, places in found.items()}


@dataclass(slots=True, kw_only=True)
class _Writer:
    """Numbers paragraphs and tables in reading order as it writes them."""

    known: frozenset[str]
    indents: dict[tuple[int, ...], list[float]] = field(default_factory=dict)
    count: int = 0
    tables: int = 0

    def blocks(self, drafts: Iterable[Draft], path: tuple[tuple[int, int, int], ...]) -> Iterator[Block]:
        for draft in drafts:
            yield self._line(draft, path) if isinstance(draft, Paragraph) else self._table(draft, path)

    def _line(self, paragraph: Paragraph, path: tuple[tuple[int, int, int], ...]) -> Line:
        self.count += 1
        depth = None
        if paragraph.label:
            places = self.indents.get(paragraph.key, [])
            depth = sum(place <= paragraph.label_at - _INDENT for place in places)
        return Line(
            stretches=text_of(paragraph.rows, self.known),
            spot=Spot(number=self.count, page=paragraph.page, cell=path),
            label=paragraph.label,
            depth=depth,
            is_boxed=paragraph.is_boxed,
        )

    def _table(self, draft: TableDraft, path: tuple[tuple[int, int, int], ...]) -> Table:
        self.tables += 1
        number = self.tables
        rows = []
        for index, row in enumerate(draft.rows, 1):
            cells = [self._cell(cell, draft, (*path, (number, index, 0))) for cell in row.cells]
            rows.append(Row(cells=tuple(cells), is_header=row.is_header))
        return Table(rows=tuple(rows), number=number)

    def _cell(self, cell: CellDraft, draft: TableDraft, path: tuple[tuple[int, int, int], ...]) -> Cell:
        column = _edge(draft.edges, cell.left)
        number, row, _ = path[-1]
        return Cell(
            blocks=tuple(self.blocks(cell.blocks, (*path[:-1], (number, row, column + 1)))),
            column=column,
            span=max(1, _edge(draft.edges, cell.right) - column),
            is_shaded=cell.is_shaded,
            is_continued=cell.is_continued,
        )


def _edge(edges: Sequence[float], at: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - at))
