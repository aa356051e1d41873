"""Pages in newspaper columns are read as a person reads them: down the left column, then down the right one."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from intake import pdf_made as made
from printing import OFFICE, printed

from ehcp_docs.intake.pdf.file import read_pdf
from ehcp_docs.intake.source import Source

GUTTER = 24.0
WIDTH = (made.RIGHT - made.LEFT - GUTTER) / 2
LEFT, RIGHT = made.LEFT, made.LEFT + WIDTH + GUTTER

VIEWS = (
    "Ama is a kind girl who likes to draw and to be outside with her brother after school.",
    "She finds it hard to say what she feels, and will often leave the room when it is loud.",
    "In a group of four she waits for her turn when there is a card that shows whose turn it is.",
    "Her teacher says that mornings are best, and that a quiet start makes a difference to the day.",
)
HEALTH = (
    "Ama sleeps badly. Her mother is up with her twice a night, and both of them are tired.",
    "She reads single words and can count to twenty with cubes; taking away is new to her.",
    "The therapist will see her once a fortnight and will leave work for the other days.",
    "A mentor meets her at the gate each morning and walks with her to the classroom.",
)
SHORT = ("Ama trusts adults who keep to what they have said that they will do.", "She eats at home.")


def read(content: bytes) -> Source:
    return read_pdf(content, name="plan.pdf")


def texts(source: Source) -> list[str]:
    return [" ".join(f"{line.label} {line.text}".split()) for line in source.lines()]


def column(page: made.Drawing, x: float, y: float, paragraphs: Sequence[str], *, space: float = 6) -> float:
    for text in paragraphs:
        if text.startswith("– "):
            page.text(x, y, "–")
            y = page.flow(x + 18, y, WIDTH - 18, text[2:]) + space
        else:
            y = page.flow(x, y, WIDTH, text) + space
    return y


def block(
    page: made.Drawing, y: float, left: Sequence[str], right: Sequence[str], *, step: float = 6
) -> float:
    return max(column(page, LEFT, y, left, space=6), column(page, RIGHT, y, right, space=step))


def heading(page: made.Drawing, y: float, text: str, *, size: float = 15) -> float:
    page.text(LEFT, y + 8, text, font="Helvetica-Bold", size=size)
    return y + 30


@pytest.mark.parametrize("step", [3, 6, 8, 9])
def test_columns_whose_rows_stand_at_other_heights_are_read_one_after_the_other(step: float) -> None:
    page = made.Drawing()
    block(page, made.TOP, VIEWS, HEALTH, step=step)
    assert texts(read(page.done())) == [*VIEWS, *HEALTH]


@pytest.mark.parametrize("size", [11, 15])
def test_a_short_heading_over_both_columns_comes_between_the_blocks(size: float) -> None:
    page = made.Drawing()
    y = heading(page, made.TOP, "Views", size=size)
    y = heading(page, block(page, y, VIEWS, VIEWS[:3], step=8), "Health", size=size)
    block(page, y, HEALTH, HEALTH[:3], step=8)
    assert texts(read(page.done())) == ["Views", *VIEWS, *VIEWS[:3], "Health", *HEALTH, *HEALTH[:3]]


def test_a_bold_line_at_the_foot_of_the_left_column_stays_in_it() -> None:
    page = made.Drawing()
    y = column(page, LEFT, made.TOP, VIEWS[:2])
    page.text(LEFT, y, "What helps", font="Helvetica-Bold")
    foot = column(page, LEFT, y + 18, VIEWS[2:])
    page.text(LEFT, foot, "What hinders", font="Helvetica-Bold")
    column(page, RIGHT, made.TOP, HEALTH[:3], space=9)
    heading(page, foot + 20, "Section C: what the health service says of Ama and of her sleep")
    assert texts(read(page.done())) == [
        *VIEWS[:2],
        "What helps",
        *VIEWS[2:],
        "What hinders",
        *HEALTH[:3],
        "Section C: what the health service says of Ama and of her sleep",
    ]


def test_wrapped_bullets_in_a_narrow_column_are_whole() -> None:
    page = made.Drawing()
    left, right = ["– " + text for text in VIEWS], [HEALTH[0], *("– " + text for text in HEALTH[1:])]
    y = heading(page, made.TOP, "Section B: what Ama finds hard")
    block(page, y, left, right, step=9)
    lines = list(read(page.done()).lines())
    assert [line.text for line in lines] == ["Section B: what Ama finds hard", *VIEWS, *HEALTH]
    assert [line.label for line in lines] == ["", "–", "–", "–", "–", "", "–", "–", "–"]


def test_a_sentence_that_goes_on_in_the_right_column_is_one() -> None:
    page = made.Drawing()
    first = made.rows(page.canvas, made.PROSE, WIDTH)
    for index, row in enumerate(first[:4]):
        page.text(LEFT, made.TOP + 70 + 14 * index, row)
    column(page, LEFT, made.TOP, VIEWS[:1])
    for index, row in enumerate(first[4:]):
        page.text(RIGHT, made.TOP + 14 * index, row)
    column(page, RIGHT, made.TOP + 14 * len(first[4:]) + 9, HEALTH[:1])
    assert texts(read(page.done())) == [VIEWS[0], made.PROSE, HEALTH[0]]


def test_columns_that_go_on_over_the_page_are_read_page_by_page() -> None:
    page = made.Drawing()
    block(page, made.TOP, VIEWS, HEALTH, step=8)
    page.page()
    y = block(page, made.TOP, SHORT[:1], HEALTH[1:2])
    heading(page, y, "Section C: what the health service says of Ama and of her sleep")
    assert texts(read(page.done())) == [
        *VIEWS,
        *HEALTH,
        SHORT[0],
        HEALTH[1],
        "Section C: what the health service says of Ama and of her sleep",
    ]


def test_a_right_column_that_is_empty_leaves_the_left_one_whole() -> None:
    page = made.Drawing()
    title = "Section {}: a heading that is long enough to reach over both columns"
    y = block(page, made.TOP, VIEWS, HEALTH, step=8)
    y = column(page, LEFT, heading(page, y, title.format("I")), HEALTH[3:])
    heading(page, y, title.format("J"))
    assert texts(read(page.done())) == [*VIEWS, *HEALTH, title.format("I"), HEALTH[3], title.format("J")]


def test_an_upright_line_tells_columns_of_two_rows() -> None:
    page = made.Drawing()
    y = heading(page, made.TOP, "Section J")
    page.line(RIGHT - GUTTER / 2, y - 12, RIGHT - GUTTER / 2, y + 30)
    block(page, y, VIEWS[1:2], SHORT)
    assert texts(read(page.done())) == ["Section J", VIEWS[1], *SHORT]


def test_three_columns_are_read_from_left_to_right() -> None:
    page = made.Drawing()
    page.text(LEFT, made.TOP - 24, "Plan", font="Helvetica-Bold", size=16)
    for x, paragraphs in ((0.0, VIEWS[:3]), (165.0, HEALTH[:3]), (330.0, [VIEWS[3], HEALTH[3]])):
        y = made.TOP
        for text in paragraphs:
            y = page.flow(LEFT + x, y, 145, text) + 6 + x / 100
    assert texts(read(page.done())) == ["Plan", *VIEWS[:3], *HEALTH[:3], VIEWS[3], HEALTH[3]]


def test_labels_that_are_all_as_long_keep_their_values() -> None:
    page = made.Drawing()
    pairs = [
        ("Parents / carers", "Tolu Oyelaran (Mother); Sam Pike (Father)"),
        ("Lead officer now", "Beth Trevanion, Early Years Coordinator"),
        ("Status of the plan", "Final, after a meeting in the month of May"),
        ("Date of final plan", "The twentieth of July in the year 2026"),
        ("Review due by the", "Nineteenth of January in the year 2027"),
    ]
    for index, (label, value) in enumerate(pairs):
        page.text(LEFT, made.TOP + 16 * index, label)
        page.text(LEFT + 160, made.TOP + 16 * index, value)
    assert [line.text for line in read(page.done()).lines()] == ["\t".join(pair) for pair in pairs]


def test_labels_beside_an_upright_line_keep_their_values() -> None:
    page = made.Drawing()
    pairs = [("Name of the child:", "Ama Boateng"), ("Date of her birth:", "3 May 2019"), ("School:", "Elm")]
    for index, (label, value) in enumerate(pairs):
        page.text(LEFT, made.TOP + 16 * index, label)
        page.text(LEFT + 130, made.TOP + 16 * index, value)
    page.line(LEFT + 112, made.TOP - 12, LEFT + 112, made.TOP + 40)
    assert [line.text for line in read(page.done()).lines()] == ["\t".join(pair) for pair in pairs]


def _columns(document: WordDocument, count: int) -> None:
    """The paragraphs since the last section are set in so many columns."""
    document.add_section(WD_SECTION.CONTINUOUS)
    properties = document.sections[-2]._sectPr
    cols = properties.find(qn("w:cols"))
    if cols is None:
        cols = OxmlElement("w:cols")
        properties.append(cols)
    cols.set(qn("w:num"), str(count))
    cols.set(qn("w:space"), "480")


def _plan(count: int) -> tuple[WordDocument, list[str]]:
    """A plan whose sections are set in columns under full-width headings, some with bullets."""
    document = Document()
    style = document.styles["Normal"]
    style.font.size, style.paragraph_format.space_after = Pt(10), Pt(7)
    said: list[str] = []
    for number, part in enumerate([VIEWS, HEALTH, VIEWS + HEALTH, SHORT, HEALTH + VIEWS + HEALTH, VIEWS], 1):
        said.append(f"Section {number}")
        document.add_paragraph().add_run(said[-1]).font.size = Pt(15)
        _columns(document, 1)
        for index, text in enumerate(part):
            said.append(f"{'• ' * bool(index % 3)}{text}")
            document.add_paragraph(text, style="List Bullet" if index % 3 else None)
        _columns(document, count)
    said.append("Signed for the council by the director, with the agreement of the family and of the school.")
    document.add_paragraph(said[-1])
    return document, said


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The plan on paper, by the number of its columns."""
    files = {}
    for count in (2, 3):
        stream = io.BytesIO()
        _plan(count)[0].save(stream)
        files[str(count)] = stream.getvalue()
    return {int(name): path for name, path in printed(tmp_path_factory.mktemp("columns"), files).items()}


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(
    OFFICE is None and os.environ.get("EHCP_REQUIRE_OFFICE") != "1", reason="LibreOffice is not installed"
)
@pytest.mark.parametrize("count", [2, 3])
def test_a_printed_plan_in_columns_has_the_paragraphs_of_the_word_file_in_their_order(
    count: int, pdfs: dict[int, Path]
) -> None:
    assert texts(read(pdfs[count].read_bytes())) == _plan(count)[1]
