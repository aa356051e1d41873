"""Every line of a report is accounted for, whatever the report is."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake.made_advice import FOLDER, MADE

from ehcp_docs.intake.advice.report import read_advice
from ehcp_docs.intake.source import Block, Cell, Line, Look, Part, Row, Source, Spot, Stretch, Table, lines_of
from ehcp_docs.intake.word.file import read_word
from ehcp_docs.plan.advice_report import AdviceReport
from ehcp_docs.word.package import open_package

WORDS = (
    "Recommendations", "Provision", "Background", "1. Findings", "2.1 Reading", "Sam", "should have", "20 minutes weekly",
    "Name:", "Date of report: 4 May 2026", "Written by Dr Ama Osei", "Yours sincerely", "•", "-", "a)", "and then", "stops.",
    "Need", "Outcome", "How often", "Signed", "Educational psychologist", "Fenmere NHS Trust", "ZZ99 3CZ", "\n", "\t", "…",
    "Provision: daily", "I recommend", "the following:", "(b)", "o", "12", "Dear", "?", "Contents\t3",
)  # fmt: skip


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def accounted(report: AdviceReport) -> Counter[tuple[str, str]]:
    """How often each word is told at each place: in a heading, a paragraph, or among what is left out."""
    told: Counter[tuple[str, str]] = Counter()
    pieces = [(one.spot, one.text) for one in report.left_out]
    for part in report.parts:
        pieces.append((part.spot, f"{part.label} {part.heading}"))
        pieces += [(p.spot, f"{p.label} {p.text}") for p in part.paragraphs]
    for spot, text in pieces:
        told.update({(spot, word): number for word, number in words(text).items()})
    return told


def in_file(source: Source) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for line in (*source.lines(), *source.furniture, *source.footnotes):
        text = f"{line.label} {line.text}" if line.text.strip() else ""
        found.update({(line.spot.words(), word): number for word, number in words(text).items()})
    return found


@st.composite
def lines(draw: st.DrawFn, part: Part = Part.BODY) -> Line:
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=6)))
    look = Look(bold=draw(st.booleans()), size=draw(st.sampled_from([None, 10.0, 16.0])))
    return Line(
        stretches=(Stretch(text=text, look=look),),
        spot=Spot(part=part),
        style=draw(st.sampled_from(["", "title", "toc 1"])),
        level=draw(st.sampled_from([None, None, 1, 2])),
        label=draw(st.sampled_from(["", "", "1.", "•"])),
        depth=draw(st.sampled_from([None, 0, 1])),
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 4))
    rows = tuple(
        Row(
            cells=tuple(
                Cell(blocks=tuple(draw(st.lists(lines(), max_size=2))), column=at) for at in range(columns)
            )
        )
        for _ in range(draw(st.integers(1, 3)))
    )
    return Table(rows=rows, number=1)


def numbered(blocks: list[Block]) -> tuple[Block, ...]:
    """The same blocks with a place of its own for each line, as in a file."""
    order = {id(line): number for number, line in enumerate(lines_of(blocks), 1)}

    def placed(block: Block) -> Block:
        if isinstance(block, Line):
            return Line(**{**vars(block), "spot": Spot(number=order[id(block)])})
        rows = tuple(
            Row(cells=tuple(Cell(blocks=tuple(map(placed, c.blocks)), column=c.column) for c in row.cells))
            for row in block.rows
        )
        return Table(rows=rows, number=block.number)

    return tuple(placed(block) for block in blocks)


@given(st.lists(st.one_of(lines(), tables()), max_size=14), st.lists(lines(Part.HEADER), max_size=2))
def test_every_word_of_every_line_is_told_once_at_its_place(body: list[Block], furniture: list[Line]) -> None:
    source = Source(name="report.docx", kind="docx", blocks=numbered(body), furniture=tuple(furniture))
    assert accounted(read_advice(source)) == in_file(source)


@pytest.mark.parametrize("name", MADE)
def test_every_word_of_the_samples_is_told_once_at_its_place(name: str) -> None:
    source = read_word(open_package(FOLDER / f"{name}.docx"))
    report = read_advice(source)
    assert accounted(report) == in_file(source)
    assert all(one.reason for one in report.left_out)


@given(st.lists(st.one_of(lines(), tables()), max_size=14))
def test_what_is_recommended_stands_in_the_report_word_for_word(body: list[Block]) -> None:
    source = Source(name="report.docx", kind="docx", blocks=numbered(body))
    known = words(" ".join(f"{line.label} {line.text}" for line in source.lines()))
    for item in read_advice(source).recommendations:
        assert set(words(item.text)) <= set(known)
        assert item.spot
