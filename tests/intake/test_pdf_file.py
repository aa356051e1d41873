"""What a PDF shows is read in the order in which a person reads it, and every word of it."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable

import pdfplumber
import pytest
from intake import pdf_made as made
from intake.pdf_made import MORE, PROSE

from ehcp_docs.intake.pdf.file import read_pdf
from ehcp_docs.intake.source import Aside, Block, Line, Part, Source, Table

HOW_WORDS_ARE_TOLD_APART = {"x_tolerance_ratio": 0.15, "y_tolerance": 2}
EVERY_KIND: tuple[Callable[[], bytes], ...] = (
    made.letter,
    made.two_columns,
    made.running,
    made.broken_page,
    made.ruled,
    made.long_table,
    made.across,
    made.unruled,
    made.listed,
    made.rotated,
)


def read(content: bytes) -> Source:
    return read_pdf(content, name="plan.pdf")


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines()]


def grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def tables(blocks: Iterable[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def words_of_pdf(content: bytes) -> Counter[str]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        found = [
            word["text"] for page in pdf.pages for word in page.extract_words(**HOW_WORDS_ARE_TOLD_APART)
        ]
    return Counter("•" if word == "(cid:127)" else word for word in found)


def words_of(lines: Iterable[Line]) -> Counter[str]:
    return Counter(word for line in lines for word in f"{line.label} {line.text}".split())


@pytest.mark.parametrize("make", EVERY_KIND, ids=lambda make: make.__name__)
def test_every_word_is_read_and_none_is_made_up(make: Callable[[], bytes]) -> None:
    content = make()
    source = read(content)
    found = words_of(source.lines()) + words_of(source.furniture)
    headings = [row for table in tables(source.blocks) for row in table.rows if row.is_header]
    said_again = words_of(line for row in headings for cell in row.cells for line in cell.lines())
    missing = words_of_pdf(content) - found
    assert found - words_of_pdf(content) == Counter()
    assert set(missing) <= set(said_again) | set(words_of(source.furniture))


def test_rows_of_a_paragraph_are_joined_and_paragraphs_are_not() -> None:
    assert texts(read(made.letter())) == [PROSE, MORE]


def test_paragraphs_without_space_between_them_are_told_by_the_room_left_in_the_row() -> None:
    drawing = made.Drawing()
    y = drawing.flow(made.LEFT, made.TOP, 475, PROSE)
    drawing.flow(made.LEFT, y, 475, MORE)
    assert texts(read(drawing.done())) == [PROSE, MORE]


def test_a_full_row_does_not_swallow_the_next_paragraph_when_there_is_space_between() -> None:
    drawing = made.Drawing()
    first = made.rows(drawing.canvas, PROSE, 475)[:2]
    for index, row in enumerate(first):
        drawing.text(made.LEFT, made.TOP + 14 * index, row)
    drawing.flow(made.LEFT, made.TOP + 28 + 8, 475, f"{MORE} {PROSE}")
    assert texts(read(drawing.done())) == [" ".join(first), f"{MORE} {PROSE}"]


def test_columns_are_read_one_after_the_other() -> None:
    assert texts(read(made.two_columns())) == ["About Ama", PROSE, MORE]


def test_a_paragraph_over_two_pages_is_one() -> None:
    lines = list(read(made.broken_page()).lines())
    assert [(line.text, line.spot.page) for line in lines] == [(f"{PROSE} {MORE}", 1)]


def test_headers_and_footers_are_apart_and_kept_once() -> None:
    source = read(made.running())
    assert texts(source) == [f"Part {number} of the plan begins here. {PROSE}" for number in (1, 2, 3)]
    assert [(line.spot.part, line.text) for line in source.furniture] == [
        (Part.HEADER, "Brindlesea City Council\tConfidential"),
        (Part.FOOTER, "Page 1 of 3"),
        (Part.FOOTER, "Page 2 of 3"),
        (Part.FOOTER, "Page 3 of 3"),
    ]


def test_pages_that_begin_with_their_own_headings_keep_them() -> None:
    drawing = made.Drawing()
    for number in (1, 2, 3, 4):
        drawing.text(made.LEFT, 60, f"Outcome {number}", font="Helvetica-Bold", size=14)
        drawing.flow(made.LEFT, 90, 475, f"{number} words. {PROSE}")
        drawing.page()
    source = read(drawing.done())
    assert [text for text in texts(source) if text.startswith("Outcome")] == [
        f"Outcome {n}" for n in (1, 2, 3, 4)
    ]
    assert source.furniture == ()


def test_a_table_has_its_merged_cells_and_the_table_in_a_cell() -> None:
    before, table, after = read(made.ruled()).blocks
    assert isinstance(table, Table)
    assert [block.text for block in (before, after) if isinstance(block, Line)] == [
        "Before the table.",
        "After the table.",
    ]
    assert grid(table) == [
        ["Communication and interaction"],
        ["Need", "Provision", "Outcome"],
        [
            "Ama cannot yet say how she feels.",
            "Therapy for one hour a week.",
            "She names ten feelings by July.",
        ],
        ["", "A teaching assistant for ten hours.", "By Easter five By July ten"],
    ]
    assert [(cell.column, cell.span) for cell in table.rows[0].cells] == [(0, 3)]
    assert [cell.is_continued for cell in table.rows[3].cells] == [True, False, False]
    (inner,) = tables(table.rows[3].cells[2].blocks)
    assert grid(inner) == [["By Easter", "five"], ["By July", "ten"]]
    assert next(inner.rows[1].cells[0].lines()).spot.cell == ((1, 4, 3), (2, 2, 1))


def test_a_table_over_three_pages_is_one_with_its_heading_once() -> None:
    (table,) = read(made.long_table()).blocks
    assert isinstance(table, Table)
    assert grid(table) == [
        ["Number", "What will be done"],
        ["F1", "Therapy for one hour a week."],
        ["F2", "A laptop with a screen reader."],
        ["F3", "Ten hours from an assistant."],
        ["F4", PROSE],
        ["F5", "A place to be quiet in."],
    ]
    assert [row.is_header for row in table.rows] == [True, False, False, False, False, False]


def test_a_table_ruled_only_across_has_its_columns() -> None:
    table, after = read(made.across()).blocks
    assert isinstance(table, Table)
    assert isinstance(after, Line)
    assert after.text == PROSE
    assert [[cell.text[:17] for cell in row.cells] for row in table.rows] == [
        ["No.", "Need"],
        ["B1", "Ama finds it hard"],
        ["B2", "Ama hears well in"],
    ]
    assert all(cell.is_shaded for cell in table.rows[0].cells)


def test_labels_and_values_without_lines_are_set_apart_by_a_tab() -> None:
    assert texts(read(made.unruled())) == [
        "Name\tAma Mensah",
        "Date of birth\t4 May 2019",
        "School\tQuayside Primary School",
    ]


def test_bullets_and_numbers_are_labels_with_their_depth() -> None:
    lines = list(read(made.listed()).lines())
    assert [(line.label, line.depth, line.text) for line in lines] == [
        ("", None, "The school will do this:"),
        ("•", 0, f"First. {PROSE}"),
        ("-", 1, "a smaller point under the first"),
        ("•", 0, "Second."),
        ("1.", 0, "Third, with a number."),
        ("2.", 0, "Fourth, with a number."),
        ("", None, MORE),
    ]


def test_a_figure_that_a_row_happens_to_begin_with_is_no_label() -> None:
    drawing = made.Drawing()
    first = made.rows(drawing.canvas, PROSE, 475)[0]
    drawing.text(made.LEFT, made.TOP, first)
    drawing.text(made.LEFT, made.TOP + 14, "5) in February she could name two of them.")
    assert texts(read(drawing.done())) == [f"{first} 5) in February she could name two of them."]


@pytest.mark.parametrize("make", [made.rotated, made.sideways], ids=["marked", "not marked"])
def test_a_page_on_its_side_is_read_as_it_is_meant(make: Callable[[], bytes]) -> None:
    assert texts(read(make())) == [PROSE, MORE]


def test_the_look_of_a_line_is_told() -> None:
    drawing = made.Drawing()
    drawing.text(60, 80, "Section A", font="Helvetica-Bold", size=16)
    drawing.text(60, 110, "Say how they were asked.", font="Times-Italic", size=9)
    drawing.canvas.setFillGray(0.5)
    drawing.text(60, 140, "Guidance in grey")
    drawing.canvas.setFillColorRGB(0.1, 0.3, 0.6)
    drawing.text(60, 170, "A heading in blue")
    bold, italic, grey, blue = read(drawing.done()).lines()
    assert (bold.is_all("bold"), bold.size) == (True, 16)
    assert (italic.is_all("italic"), italic.is_all("bold"), italic.size) == (True, False, 9)
    assert (grey.is_all("grey"), grey.is_all("coloured")) == (True, False)
    assert (blue.is_all("coloured"), blue.is_all("grey")) == (True, False)


def test_words_that_change_their_look_keep_each_part_of_it() -> None:
    drawing = made.Drawing()
    drawing.text(60, 80, "Advice:", font="Helvetica-Bold")
    drawing.text(105, 80, "see the report")
    (line,) = read(drawing.done()).lines()
    assert [(part.text, part.look.bold) for part in line.stretches] == [
        ("Advice: ", True),
        ("see the report", False),
    ]


@pytest.mark.parametrize(
    ("before", "after", "known", "joined"),
    [
        ("for each half-", "term of the year", "", "half-term of the year"),
        ("to give informa-", "tion to the parents", "This information is new.", "information to the parents"),
        ("to give informa-", "tion to the parents", "", "informa-tion to the parents"),
        ("both short-", "and long-term aims", "", "short- and long-term aims"),
        ("pupils of 5–", "11 years of age", "", "5–11 years of age"),
    ],
)
def test_a_hyphen_goes_only_where_the_word_is_known_without_it(
    before: str, after: str, known: str, joined: str
) -> None:
    drawing = made.Drawing()
    width = drawing.canvas.stringWidth(before, "Helvetica", 11)
    drawing.text(60, 80, before)
    drawing.flow(60, 94, width, after)
    drawing.flow(60, 250, width, known)
    first = next(read(drawing.done()).lines())
    assert joined in first.text


def test_a_raised_ending_belongs_to_its_number() -> None:
    drawing = made.Drawing()
    drawing.text(60, 80, "on the 3")
    drawing.text(60 + drawing.canvas.stringWidth("on the 3", "Helvetica", 11), 76, "rd", size=7)
    drawing.text(112, 80, "percentile")
    assert texts(read(drawing.done())) == ["on the 3rd percentile"]


def test_a_scan_with_recognised_text_is_read() -> None:
    source = read(made.scan(ocr=True))
    assert texts(source) == [PROSE, PROSE]
    assert source.pictures == 2


def test_a_page_that_is_only_a_picture_is_told() -> None:
    source = read(made.scan(mixed=True))
    assert texts(source) == [PROSE]
    assert [(note.kind, note.spot.page) for note in source.notes] == [(Aside.UNREAD, 2)]


def test_a_sticky_note_is_a_comment_and_no_text() -> None:
    drawing = made.Drawing()
    drawing.text(60, 80, "The plan.")
    drawing.canvas.textAnnotation("Check this with the school.", Rect=[100, 700, 120, 720])
    source = read(drawing.done())
    assert texts(source) == ["The plan."]
    assert [(note.kind, note.text, note.spot.page) for note in source.notes] == [
        (Aside.COMMENT, "Check this with the school.", 1)
    ]


def test_what_is_filled_into_a_form_is_told_apart_from_the_text() -> None:
    drawing = made.Drawing()
    drawing.text(60, 80, "Name of the child")
    drawing.canvas.acroForm.textfield(name="child", value="Ama Mensah", x=60, y=600, width=200, height=20)
    source = read(drawing.done())
    assert texts(source) == ["Name of the child"]
    assert [(note.kind, note.text, note.about) for note in source.notes] == [
        (Aside.UNREAD, "Ama Mensah", "a form field")
    ]


def test_footnotes_are_apart_and_do_not_break_the_paragraph_over_them() -> None:
    drawing = made.Drawing()
    broken = made.rows(drawing.canvas, f"{PROSE} {MORE}", 475)
    for index, row in enumerate(broken[:3]):
        drawing.text(made.LEFT, 700 + 14 * index, row)
    drawing.line(made.LEFT, 742, made.LEFT + 140, 742)
    drawing.text(made.LEFT, 755, "1 A term has thirteen weeks.", size=8)
    drawing.page()
    for index, row in enumerate(broken[3:]):
        drawing.text(made.LEFT, made.TOP + 14 * index, row)
    source = read(drawing.done())
    assert texts(source) == [f"{PROSE} {MORE}"]
    assert [(line.spot.part, line.text) for line in source.footnotes] == [
        (Part.FOOTNOTE, "1 A term has thirteen weeks.")
    ]


def test_a_box_with_a_frame_holds_its_text_together() -> None:
    drawing = made.Drawing()
    drawing.canvas.roundRect(60, 600, 475, 100, 1, stroke=1, fill=0)
    drawing.flow(70, 160, 440, PROSE)
    drawing.text(60, 300, "After the box.")
    box, after = read(drawing.done()).blocks
    assert isinstance(box, Table)
    assert grid(box) == [[PROSE]]
    assert isinstance(after, Line)


def test_a_link_is_counted_and_not_followed() -> None:
    drawing = made.Drawing()
    drawing.text(60, 80, "See the local offer.")
    drawing.canvas.linkURL("https://example.org", (60, 750, 150, 770))
    source = read(drawing.done())
    assert (texts(source), source.links) == (["See the local offer."], 1)


def test_lines_are_numbered_through_the_file() -> None:
    lines = list(read(made.long_table()).lines())
    assert [line.spot.number for line in lines] == list(range(1, len(lines) + 1))
