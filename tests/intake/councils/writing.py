"""A council's Word file in the making: paragraphs and tables, and the truth about what they say."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

Plan = dict[str, Any]
FOLDED = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2011": "-", "\u00ad": ""}


@dataclass(frozen=True)
class CouncilFile:
    """A plan as a council lays it out, with what a reader should find in it.

    `statements` are the plan's own words: the file may print them with curly apostrophes, no-break spaces,
    soft or no-break hyphens and line breaks inside (compare with `fold`). Numbers, labels and titles set
    before a statement are not part of it. `links` go from need to outcome or provision, or from outcome to
    provision.
    """

    name: str
    docx: bytes
    statements: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...] = ()
    absent: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


def fold(text: str) -> str:
    """Text without what typesetting does to it: quotes straight, hyphens plain, one space between words."""
    return re.sub(r"\s+", " ", "".join(FOLDED.get(sign, sign) for sign in text)).strip()


@dataclass
class Looks:
    """How a run of text looks."""

    bold: bool = False
    italic: bool = False
    size: float | None = None
    colour: str | None = None
    hidden: bool = False
    caps: bool = False

    def dress(self, run: Run) -> None:
        """Give the run these looks."""
        run.bold, run.italic = self.bold or None, self.italic or None
        run.font.hidden, run.font.all_caps = self.hidden or None, self.caps or None
        if self.size:
            run.font.size = Pt(self.size)
        if self.colour:
            run.font.color.rgb = RGBColor.from_string(self.colour)


class Council:
    """A Word file in the making, and what it says."""

    def __init__(self, name: str, plan: Plan, *, font: str = "Arial", size: float = 11) -> None:
        self.name, self.plan = name, plan
        self.document = Document()
        self.statements: list[tuple[str, str]] = []
        self.links: list[tuple[str, str]] = []
        self.absent: list[str] = []
        self.fields: dict[str, str] = {}
        self.typeset: Callable[[str], str] = str
        self.pieces = 1
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = font, Pt(size)
        normal.paragraph_format.space_after = Pt(6)
        page = self.document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)

    def says(self, letter: str, text: str) -> str:
        """Note a statement of the plan."""
        self.statements.append((letter, text))
        return text

    def aside(self, text: str) -> str:
        """Note words that are not part of the plan."""
        self.absent.append(text)
        return text

    def link(self, one: str, other: str) -> None:
        """Note a link, once."""
        if (one, other) not in self.links:
            self.links.append((one, other))

    def paragraph(self, box: Any = None, style: str | None = None) -> Paragraph:
        """A new paragraph at the end of the body or of a cell; an empty cell's own paragraph is used."""
        if isinstance(box, _Cell) and len(box._tc) <= 2 and not box.text and not box.tables:
            paragraph = box.paragraphs[0]
            if not len(paragraph._p.findall(qn("w:r"))) and not paragraph._p.findall(qn("w:sdt")):
                if style:
                    paragraph.style = style
                return paragraph
        return (box or self.document).add_paragraph(style=style)

    def write(self, paragraph: Paragraph, text: str, looks: Looks | None = None) -> list[Run]:
        """Write text into the paragraph, in as many runs as this council's Word breaks it into."""
        text = self.typeset(text)
        step = max(1, -(-len(text) // self.pieces))
        runs = []
        for start in range(0, len(text), step):
            run = paragraph.add_run()
            if looks:
                looks.dress(run)
            fill(run, text[start : start + step])
            if start:
                run._r.addprevious(proof_mark())
            runs.append(run)
        return runs

    def line(
        self,
        text: str = "",
        box: Any = None,
        *,
        lead: str = "",
        style: str | None = None,
        centred: bool = False,
        lead_looks: Looks | None = None,
        **looks: Any,
    ) -> Paragraph:
        """A paragraph with a typed number or label before its text."""
        paragraph = self.paragraph(box, style)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if lead:
            self.write(paragraph, lead, lead_looks or Looks(bold=True))
        if text:
            self.write(paragraph, text, Looks(**looks))
        return paragraph

    def statement(self, letter: str, text: str, box: Any = None, **how: Any) -> Paragraph:
        """A statement of the plan in a paragraph of its own."""
        return self.line(self.says(letter, text), box, **how)

    def guidance(self, text: str, box: Any = None, **how: Any) -> Paragraph:
        """Words of the template in a paragraph of their own."""
        return self.line(self.aside(text), box, **how)

    def blank(self, times: int = 1) -> None:
        """Empty paragraphs, as people leave them."""
        for _ in range(times):
            self.document.add_paragraph()

    def table(
        self,
        rows: int,
        columns: int,
        box: Any = None,
        widths: tuple[float, ...] = (),
        style: str = "Table Grid",
    ) -> Table:
        """A table in the body or in a cell, its columns so many centimetres wide."""
        if box is None:
            table = self.document.add_table(rows, columns, style=style)
        else:
            table = box.add_table(rows, columns)
            table.style = style
        if widths:
            table.autofit = False
            for column, width in zip(table.columns, widths, strict=True):
                column.width = Cm(width)
            for row in table._tbl.tr_lst:
                for cell, width in zip(row.tc_lst, widths, strict=True):
                    cell.width = Cm(width)
        return table

    def finish(self) -> CouncilFile:
        """The file as it would be sent, with what it says."""
        stream = io.BytesIO()
        self.document.core_properties.author = self.plan["authority"]["name"]
        self.document.save(stream)
        return CouncilFile(
            self.name,
            stream.getvalue(),
            tuple(self.statements),
            tuple(self.links),
            tuple(self.absent),
            dict(self.fields),
        )


def fill(run: Run, text: str) -> None:
    """Put text into the run, no-break hyphens as Word writes them."""
    first, *rest = text.split("\u2011")
    run.text = first
    for part in rest:
        run._r.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(part)


def proof_mark() -> Any:
    """A mark of the spelling checker, which Word leaves between the runs of a sentence."""
    mark = OxmlElement("w:proofErr")
    mark.set(qn("w:type"), "spellStart")
    return mark


def shade(cell: _Cell, fill_colour: str) -> None:
    """Colour the ground of a cell."""
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), fill_colour)
    cell._tc.get_or_add_tcPr().append(shading)


def across(table: Table, row: int, fill_colour: str = "") -> _Cell:
    """One row's cells merged into one, over the whole width."""
    cells = table.rows[row].cells
    cell = cells[0].merge(cells[-1]) if len(cells) > 1 else cells[0]
    if fill_colour:
        shade(cell, fill_colour)
    return cell


def down(table: Table, column: int, first: int, last: int) -> _Cell:
    """Cells of one column merged down."""
    return table.cell(first, column).merge(table.cell(last, column))
