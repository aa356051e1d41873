"""What a Word file says of itself: title, author, language, headings, tables, pictures."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ehcp_docs.word.package import open_package
from ehcp_docs.word.state import WordState, word_state

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf500f0003860180"
    "5a347d6b0000000049454e44ae426082"
)


def state(document: Any) -> WordState:
    content = io.BytesIO()
    document.save(content)
    return word_state(open_package(content.getvalue(), name="plan.docx"))


def blank() -> Any:
    document = Document()
    document.core_properties.title = ""
    document.core_properties.author = ""
    document.core_properties.last_modified_by = ""
    return document


def test_the_properties_are_those_of_the_file() -> None:
    document = blank()
    assert (state(document).title, state(document).author) == ("", "")
    document.core_properties.title = " EHC plan "
    document.core_properties.last_modified_by = "A. Officer"
    assert (state(document).title, state(document).author) == ("EHC plan", "A. Officer")


def test_the_language_is_that_of_the_styles_or_else_of_the_text() -> None:
    document = blank()
    assert state(document).language == "en-US"
    for node in list(document.styles.element.iter(qn("w:lang"))):
        node.getparent().remove(node)
    assert state(document).language == ""
    run = document.add_paragraph().add_run("Bonjour")
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "fr-FR")
    run._r.get_or_add_rPr().append(language)
    assert state(document).language == "fr-FR"


def test_headings_are_those_by_style_with_words_in_them() -> None:
    document = blank()
    document.add_heading("Section A", 1)
    document.add_heading("", 2)
    document.add_paragraph().add_run("Section B").bold = True
    assert state(document).headings == 1


def test_a_table_counts_when_it_is_a_grid_and_has_a_head_when_a_row_is_marked() -> None:
    document = blank()
    document.add_table(1, 3)
    document.add_table(3, 1)
    document.add_table(2, 2)
    marked = document.add_table(2, 2)
    head = OxmlElement("w:tblHeader")
    marked.rows[0]._tr.get_or_add_trPr().append(head)
    found = state(document)
    assert (found.tables, found.tables_without_head) == (2, 1)


def test_a_picture_counts_until_somebody_describes_it() -> None:
    document = blank()
    document.add_picture(io.BytesIO(PIXEL))
    assert state(document).pictures_without_text == 1
    next(document.element.iter(qn("wp:docPr"))).set("descr", "The council's coat of arms")
    assert state(document).pictures_without_text == 0
