"""A Word document that fits on one page: how high words stand in Arial, and the page written with python-docx.

Only Word itself knows where a line ends. Widths of letters are those of Arial, and of all metric equals of it, so
that the sum comes within a line or two of what Word does; the page leaves more room than that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ehcp_docs.word.properties import LANGUAGE

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

A4_WIDTH, A4_HEIGHT, MARGIN = 595.3, 841.9, 45.0
"""Points."""
WIDTH = A4_WIDTH - 2 * MARGIN
COLUMNS = (22.0, 243.0, WIDTH - 265.0)
"""A number, then two columns of text."""
_ROOM = A4_HEIGHT - 2 * MARGIN - 26.0
_INSET = 5.4
"""What Word leaves free at each side of a cell."""
_LEADING = 1.17
_FACES = (
    (0.24, "ijl'|‘’"),
    (0.30, "ftI.,:;!/()[] -“”"),
    (0.36, 'r*"–'),
    (0.52, "ckszvxyJ"),
    (0.86, "mM%W@—"),
    (0.72, "wABCDEGHKNOPQRSUVXY&…"),
)
_WIDTHS = {letter: width for width, letters in _FACES for letter in letters}
_OTHER, _WIDE = 0.58, 1.0
_BOLDER = 1.08


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one look."""

    text: str
    is_bold: bool = False
    is_quoted: bool = False
    """Underlined too, so that what is meant stands out from what it stands in."""
    ink: str = "111418"


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph."""

    runs: tuple[Run, ...]
    size: float = 10.0
    after: float = 2.0
    style: str = "Normal"

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table: a number and two cells."""

    number: str
    left: tuple[Para, ...]
    right: tuple[Para, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands on the page."""

    title: str
    before: tuple[Para, ...]
    heads: tuple[str, str]
    rows: tuple[Row, ...]
    after: tuple[Para, ...]

    @property
    def fits(self) -> bool:
        """Whether all of it stands on one page of A4, with some room left."""
        return self.height <= _ROOM

    @property
    def height(self) -> float:
        """In points."""
        rows = sum(
            max(_high(row.left, COLUMNS[1] - 2 * _INSET), _high(row.right, COLUMNS[2] - 2 * _INSET)) + 5.0
            for row in self.rows
        )
        head = 18.0 if self.rows else 0.0
        return _high(self.before, WIDTH) + head + rows + _high(self.after, WIDTH)


def _high(paras: Sequence[Para], width: float) -> float:
    return sum(lines(one, width) * one.size * _LEADING + one.after for one in paras)


def lines(para: Para, width: float) -> int:
    """How many lines the paragraph takes at that width."""
    number, used = 1, 0.0
    for wide in _words(para):
        space = para.size * 0.28 if used else 0.0
        if used and used + space + wide > width:
            number, used = number + 1, 0.0
            space = 0.0
        number += int(wide // width)
        used += space + wide % width
    return number


def _words(para: Para) -> Iterator[float]:
    """The width of each word; a word may go on from one run to the next."""
    wide = 0.0
    for run in para.runs:
        for letter in run.text:
            if letter.isspace():
                if wide:
                    yield wide
                wide = 0.0
                continue
            usual = _OTHER if ord(letter) < 0x2000 else _WIDE
            wide += _WIDTHS.get(letter, usual) * para.size * (_BOLDER if run.is_bold else 1.0)
    if wide:
        yield wide


def _drop_old_styles(document: WordDocument) -> None:
    """Without the second set of styles that Word 2010 kept; it says other things than the first."""
    for id, relationship in list(document.part.rels.items()):
        if relationship.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[id]


def word_file(page: Page) -> bytes:
    """The page as a Word document, not yet free of dates."""
    from docx import Document
    from docx.shared import Pt

    document = Document()
    _drop_old_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Pt(A4_WIDTH), Pt(A4_HEIGHT)
    section.left_margin = section.right_margin = Pt(MARGIN)
    section.top_margin = section.bottom_margin = Pt(MARGIN)
    section.header_distance = section.footer_distance = Pt(20)
    _set_styles(document)
    for para in page.before:
        _fill(document.add_paragraph(style=para.style), para)
    if page.rows:
        _table(document, page)
    for para in page.after:
        _fill(document.add_paragraph(style=para.style), para)
    core = document.core_properties
    core.title, core.comments, core.keywords = plain(page.title), "", ""
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def plain(text: str) -> str:
    """The text without what no Word file may hold: control characters, and halves of characters."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _set_styles(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for name in ("Normal", "Title", "Heading 1", "List Bullet"):
        style = document.styles[name]
        style.font.name = "Arial"
        style.font.color.rgb = RGBColor.from_string("111418")
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), "Arial")
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.line_spacing = 1.0
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)


def _fill(paragraph: Paragraph, para: Para) -> None:
    from docx.shared import Pt, RGBColor

    paragraph.paragraph_format.space_after = Pt(para.after)
    for one in para.runs:
        run = paragraph.add_run(plain(one.text))
        run.font.size = Pt(para.size)
        run.bold = one.is_bold
        run.underline = one.is_quoted or None
        run.font.color.rgb = RGBColor.from_string(one.ink)


def _table(document: Any, page: Page) -> None:
    from docx.shared import Pt

    table = document.add_table(rows=0, cols=3)
    table.autofit = False
    heads = tuple((Para(runs=(Run(text=text, is_bold=True),), size=9.5),) for text in ("", *page.heads))
    _row(table, heads, is_head=True)
    for row in page.rows:
        number = (Para(runs=(Run(text=row.number, is_bold=True),), size=12.0),)
        _row(table, (number, row.left, row.right))
    for column, width in zip(table.columns, COLUMNS, strict=True):
        column.width = Pt(width)


def _row(table: Any, cells: Sequence[Sequence[Para]], *, is_head: bool = False) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Pt

    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if is_head:
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell, paras, width in zip(row.cells, cells, COLUMNS, strict=True):
        cell.width = Pt(width)
        _cell(cell, paras, thick=is_head)


def _cell(cell: _Cell, paras: Sequence[Para], *, thick: bool) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    line = 'w:sz="12" w:color="111418"' if thick else 'w:sz="4" w:color="B5BCC4"'
    border = f'<w:tcBorders {nsdecls("w")}><w:bottom w:val="single" w:space="0" {line}/></w:tcBorders>'
    cell._tc.get_or_add_tcPr().append(parse_xml(border))
    for number, para in enumerate(paras):
        _fill(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), para)
