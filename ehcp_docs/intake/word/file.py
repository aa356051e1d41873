"""A Word file as lines and tables: every paragraph that it holds, in this view of its tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.intake.source import Aside, Block, Cell, Line, Note, Part, Row, Source, Spot, Stretch, Table
from ehcp_docs.intake.word.inline import Inline
from ehcp_docs.word.letters import ADDED, TAKEN, runs_on, stories
from ehcp_docs.word.letters import within as _children
from ehcp_docs.word.names import w
from ehcp_docs.word.numbering import Numbering, read_numbering
from ehcp_docs.word.package import Package
from ehcp_docs.word.styles import Styles, is_boxed, is_shade, numbering_of, read_styles, value

View = Literal["final", "original"]
Path = tuple[tuple[int, int, int], ...]
_DEEPEST = 40
_AGAIN = "Open it in Word and save it again as a Word Document (.docx)."


def read_word(package: Package, *, view: View = "final") -> Source:
    """The Word file's lines and tables. Raises DocumentUnreadable when its parts make no document."""
    reader = _Reader(
        package=package, styles=read_styles(package), numbering=read_numbering(package), view=view
    )
    return reader.source()


@dataclass(slots=True, kw_only=True)
class _Reader:
    package: Package
    styles: Styles
    numbering: Numbering
    view: View
    notes: list[Note] = field(default_factory=list)
    changes: list[Note] = field(default_factory=list)
    pictures: int = 0
    tables: int = 0
    part: Part = Part.BODY
    numbers: dict[etree._Element, int] = field(default_factory=dict)
    inline: Inline = field(init=False)

    def __post_init__(self) -> None:
        self.inline = Inline(styles=self.styles, view=self.view)

    def source(self) -> Source:
        """The whole file."""
        root = self.package.xml(self.package.main)
        body = root.find(w("body"))
        if body is None:
            raise DocumentUnreadable("The Word file has no text in it.", place=self.package.name, hint=_AGAIN)
        blocks = tuple(self._part(body, Part.BODY))
        comments = list(self._comments())
        furniture = tuple(self._furniture())
        footnotes = tuple(self._footnotes())
        return Source(
            name=self.package.name,
            kind="docx",
            blocks=blocks,
            furniture=furniture,
            footnotes=footnotes,
            notes=(*self.notes, *comments),
            changes=tuple(self.changes),
            view=self.view,
            links=sum(relation.is_external for relation in self.package.relations(self.package.main)),
            pictures=self.pictures,
        )

    def _part(self, container: etree._Element, part: Part, *, number: int = 0) -> list[Block]:
        """What a part holds; a note has one number for all its paragraphs."""
        self.part = part
        paragraphs = list(container.iter(w("p")))  # kept alive: lxml's elements are known by their identity
        self.numbers = {node: number or at for at, node in enumerate(paragraphs, 1)}
        return self._blocks(container, ())

    def _others(self, ending: str) -> Iterator[str]:
        seen = set()
        for relation in self.package.relations(self.package.main):
            wanted = relation.type.endswith(f"/{ending}") and not relation.is_external
            if wanted and relation.target in self.package.parts and relation.target not in seen:
                seen.add(relation.target)
                yield relation.target

    def _furniture(self) -> Iterator[Line]:
        for ending, part in (("header", Part.HEADER), ("footer", Part.FOOTER)):
            for name in self._others(ending):
                yield from _flat(self._part(self.package.xml(name), part))

    def _footnotes(self) -> Iterator[Line]:
        for ending, part in (("footnotes", Part.FOOTNOTE), ("endnotes", Part.ENDNOTE)):
            for name in self._others(ending):
                told = (node for node in self.package.xml(name) if node.get(w("type")) in (None, "normal"))
                for number, node in enumerate(told, 1):
                    yield from _flat(self._part(node, part, number=number))

    def _comments(self) -> Iterator[Note]:
        for name in self._others("comments"):
            for number, node in enumerate(self.package.xml(name).iter(w("comment")), 1):
                lines = _flat(self._part(node, Part.COMMENT))
                yield Note(
                    kind=Aside.COMMENT,
                    text="\n".join(line.text for line in lines),
                    spot=Spot(part=Part.COMMENT, number=number),
                    author=node.get(w("author")) or "",
                    date=node.get(w("date")) or "",
                    about="".join(self.inline.about.get(node.get(w("id")) or "", ())),
                )

    def _blocks(self, container: etree._Element, path: Path, *, is_placeholder: bool = False) -> list[Block]:
        """The lines and tables of a body, cell, text box or note."""
        found: list[Block] = []
        held: Line | None = None
        """The paragraph whose end is not there in this view: the next one belongs to it."""
        for node in stories(container):
            if node.tag == w("tbl"):
                if held is not None:
                    found.append(held)
                    held = None
                found.append(self._table(node, path))
            elif node.tag == w("altChunk"):
                spot = Spot(part=self.part, cell=path)
                self.notes.append(Note(kind=Aside.UNREAD, text="", spot=spot, about="an embedded document"))
            elif node.tag == w("p"):
                line, boxes = self._line(node, path, held.stretches if held else ())
                held = None
                if self._runs_on(node):
                    held = line
                else:
                    found.append(line)
                for box in boxes:
                    found += self._blocks(box, path)
        if held is not None:
            found.append(held)
        return found

    def _runs_on(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph's end is not there in this view, so that the next one belongs to it."""
        return runs_on(paragraph, TAKEN if self.view == "final" else ADDED)

    def _line(
        self, paragraph: etree._Element, path: Path, held: Sequence[Stretch]
    ) -> tuple[Line, list[etree._Element]]:
        properties = paragraph.find(w("pPr"))
        style = self.styles.style(value(properties, "pStyle"))
        spot = Spot(part=self.part, number=self.numbers.get(paragraph, 0), cell=path)
        words = self.inline.words(paragraph, style, spot)
        self.notes += words.notes
        self.changes += words.changes
        self.pictures += words.pictures
        placed = numbering_of(properties) or style.numbering
        if placed and placed[0] in ("", "0"):
            placed = None
        outline = value(properties, "outlineLvl")
        level = int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else style.level
        is_shown = bool(words.stretches or held)
        line = Line(
            stretches=(*held, *words.stretches),
            spot=spot,
            style=style.name,
            level=level,
            label=self.numbering.label(*placed).strip() if placed and is_shown else "",
            depth=placed[1] if placed else _style_depth(style.name),
            is_boxed=style.is_boxed or is_boxed(properties),
        )
        return line, words.boxes

    def _table(self, table: etree._Element, path: Path) -> Table:
        self.tables += 1
        number = self.tables
        rows: list[Row] = []
        if len(path) < _DEEPEST:
            for index, node in enumerate(_children(table, "tr"), 1):
                row = self._row(node, path, number, index)
                if row is not None:
                    rows.append(row)
        return Table(rows=tuple(rows), number=number)

    def _row(self, row: etree._Element, path: Path, table: int, index: int) -> Row | None:
        properties = row.find(w("trPr"))
        column = _number(value(properties, "gridBefore"))
        cells: list[Cell] = []
        is_gone = properties is not None and any(
            properties.find(tag) is not None for tag in (TAKEN if self.view == "final" else ADDED)
        )
        for node in _children(row, "tc"):
            cell = self._cell(node, (*path, (table, index, column + 1)), column)
            column += cell.span
            cells.append(cell)
        if is_gone:
            kind = Aside.DELETED if self.view == "final" else Aside.INSERTED
            # Its runs are marked as deleted as well, and so already told, unless a program left that out.
            for cell in cells:
                for line in cell.lines():
                    if not line.is_empty:
                        self.notes.append(Note(kind=kind, text=line.text, spot=line.spot))
            return None
        is_header = properties is not None and properties.find(w("tblHeader")) is not None
        return Row(cells=tuple(cells), is_header=is_header)

    def _cell(self, cell: etree._Element, path: Path, column: int) -> Cell:
        properties = cell.find(w("tcPr"))
        merge = properties.find(w("vMerge")) if properties is not None else None
        shade = properties.find(w("shd")) if properties is not None else None
        return Cell(
            blocks=tuple(self._blocks(cell, path)),
            column=column,
            span=max(1, min(_number(value(properties, "gridSpan"), 1), 64)),
            is_shaded=is_shade(shade),
            is_continued=merge is not None and merge.get(w("val")) != "restart",
        )


def _flat(blocks: list[Block]) -> list[Line]:
    from ehcp_docs.intake.source import lines_of

    return [line for line in lines_of(blocks) if not line.is_empty]


def _number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdigit() and len(text) < 4 else otherwise


def _style_depth(style: str) -> int | None:
    """Level in a list where only the style's name tells: ``list bullet 2``."""
    if not style.startswith("list") or style == "list paragraph":
        return None
    last = style.rpartition(" ")[2]
    return int(last) - 1 if last.isdigit() else 0
