"""Small Word templates for tests, made with python-docx, and what is read from documents made of them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document


def template(
    folder: Path,
    *paragraphs: str | Sequence[str],
    rows: Sequence[Sequence[str]] = (),
    header: str = "",
    footer: str = "",
    title: str = "",
    name: str = "template.docx",
) -> Path:
    """A template of those paragraphs (several strings: several runs), then a table of those rows."""
    made = docx.Document()
    for paragraph in paragraphs:
        runs = [paragraph] if isinstance(paragraph, str) else paragraph
        added = made.add_paragraph()
        for number, run in enumerate(runs):
            added.add_run(run).bold = number % 2 == 1
    if rows:
        table = made.add_table(rows=len(rows), cols=max(map(len, rows)))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=False):
                cell.text = text
    made.sections[0].header.paragraphs[0].text = header
    made.sections[0].footer.paragraphs[0].text = footer
    made.core_properties.title = title
    made.save(str(folder / name))
    return folder / name


def opened(document: bytes) -> Document:
    """The document as python-docx reads it."""
    return docx.Document(BytesIO(document))


def paragraphs_of(document: bytes) -> list[str]:
    """The text of each paragraph of the main text outside tables."""
    return [paragraph.text for paragraph in opened(document).paragraphs]


def rows_of(document: bytes) -> list[list[str]]:
    """The text of each cell of the first table."""
    return [[cell.text for cell in row.cells] for row in opened(document).tables[0].rows]
