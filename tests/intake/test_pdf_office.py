"""Word's plans, made into PDF by LibreOffice, say in PDF what they say in Word."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import printing
import pytest
from intake.councils import LAYOUTS
from printing import OFFICE
from shipped_samples import sample_data

from ehcp_docs.intake.pdf.file import read_pdf
from ehcp_docs.intake.source import Source, Table
from ehcp_docs.intake.word.file import read_word
from ehcp_docs.word.package import open_package

LEAST = 0.97
"""Share of the Word file's paragraphs that the PDF gives whole; a page shows no more of where some end."""
CHOSEN = (
    "area_chapters",
    "boxes",
    "column_tables",
    "combined_typed",
    "national_merged",
    "national_rows",
    "one_table",
    "outcome_rows",
    "side_by_side",
    "text_boxes",
    "typed_capitals",
    "word_headings",
)

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.skipif(
        OFFICE is None and os.environ.get("EHCP_REQUIRE_OFFICE") != "1", reason="LibreOffice is not installed"
    ),
]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Source, Source]]:
    """Each layout as read from Word and from the PDF."""
    folder = tmp_path_factory.mktemp("printed")
    made = printing.printed(folder, {name: LAYOUTS[name](sample_data("nursery")).docx for name in CHOSEN})
    return {
        name: (read_word(open_package(path.with_suffix(".docx"))), _read(path)) for name, path in made.items()
    }


def _read(path: Path) -> Source:
    return read_pdf(path.read_bytes(), name=path.name)


def paragraphs(source: Source) -> Counter[str]:
    found = (" ".join(f"{line.label} {line.text}".split()) for line in source.lines())
    return Counter(text.replace("\u2011", "-") for text in found if text)


@pytest.mark.parametrize("layout", CHOSEN)
def test_a_printed_plan_has_the_paragraphs_of_the_word_file(
    layout: str, printed: dict[str, tuple[Source, Source]]
) -> None:
    word, pdf = printed[layout]
    said, found = paragraphs(word), paragraphs(pdf)
    missing = said - found
    share = 1 - sum(missing.values()) / sum(said.values())
    assert share >= LEAST, sorted(missing)


@pytest.mark.parametrize("layout", ["column_tables", "national_merged", "outcome_rows"])
def test_a_printed_plan_has_the_tables_of_the_word_file(
    layout: str, printed: dict[str, tuple[Source, Source]]
) -> None:
    word, pdf = printed[layout]
    assert [shape(table) for table in tables(pdf)] == [shape(table) for table in tables(word)]


def tables(source: Source) -> list[Table]:
    return [block for block in source.blocks if isinstance(block, Table)]


def shape(table: Table) -> list[tuple[int, ...]]:
    """The columns over which each row's cells go."""
    return [tuple(cell.span for cell in row.cells) for row in table.rows]
