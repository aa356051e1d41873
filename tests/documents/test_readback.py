"""The finished file is read again: what is not in it stops it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from made_templates import paragraphs_of, template

from ehcp_docs.documents import WordTemplate
from ehcp_docs.documents import template as engine
from ehcp_docs.documents.printing import ROW, Ledger
from ehcp_docs.documents.readback import read_back, text_of
from ehcp_docs.documents.tags import Tag, make_tag
from ehcp_docs.errors import OutputError
from ehcp_docs.word.package import parse

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def row(text: str) -> str:
    return f"<w:tr><w:tc>{paragraph(text)}</w:tc></w:tr>"


def compared(body: str, printed: Sequence[tuple[int, str]]) -> list[str]:
    """The faults, when a file with that body is compared with what was printed by tags 1, 2 and 3."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")
    node = parse(f"<w:r {NAMESPACE}/>".encode(), place="")
    tags: dict[int, Tag] = {n: make_tag(f"{{{{ tag{n} }}}}", n, f"paragraph {n}", node) for n in (1, 2, 3)}
    try:
        read_back(file.getvalue(), {"word/document.xml": Ledger(breaks={}, printed=list(printed))}, tags)
    except OutputError as error:
        return [fault.sentence() for fault in error.faults]
    return []


def test_what_stands_in_the_document_in_order_is_passed() -> None:
    assert compared(paragraph("a x b") + paragraph("y"), [(1, "x"), (2, ""), (3, "y")]) == []


def test_a_text_that_is_missing_is_named_by_its_tag_and_not_by_its_words() -> None:
    assert compared(paragraph("a b"), [(1, "Canary"), (2, "b")]) == [
        "paragraph 1: {{ tag1 }} printed a text that is not in the document."
    ]


def test_texts_in_the_wrong_order_are_missing() -> None:
    assert compared(paragraph("y x"), [(1, "x"), (2, "y")]) == [
        "paragraph 2: {{ tag2 }} printed a text that is not in the document."
    ]


def test_a_text_outside_the_running_text_is_missing() -> None:
    assert len(compared(f"<w:p>Canary</w:p>{paragraph('b')}", [(1, "Canary"), (2, "b")])) == 1


def test_a_tag_left_over_is_found_before_and_after_the_last_text() -> None:
    assert compared(paragraph("{{ a }} x"), [(1, "x")]) == [
        "paragraph 1: {{ tag1 }} comes after a tag that was not filled."
    ]
    assert compared(paragraph("x {% if %}"), [(1, "x")]) == ["end of the document: A tag was not filled."]


def test_braces_in_the_data_are_no_tag_left_over() -> None:
    assert compared(paragraph("a {{ b }} c"), [(1, "{{ b }}"), (2, "c")]) == []


def test_a_brace_beside_a_brace_of_the_data_is_no_tag_left_over(tmp_path: Path) -> None:
    filled = WordTemplate(template(tmp_path, "x} {{ value }}}"))
    assert paragraphs_of(filled.render({"value": "x}"})) == ["x} x}}"]


def test_a_row_that_got_lost_is_noticed_though_its_cells_are_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = template(tmp_path, rows=[["{%tr for item in items %}"], ["{{ item }}"], ["{%tr endfor %}"]])
    filled = WordTemplate(made)
    monkeypatch.setattr(engine, "repaired", lambda markup: re.sub("<w:tr[ >].*?</w:tr>", "", markup, count=1))
    with pytest.raises(OutputError) as caught:
        filled.render({"items": ["", ""]})
    assert caught.value.faults[0].message == "{%tr for item in items %} began no table row."


def test_each_item_needs_a_row_of_its_own() -> None:
    printed = [(1, ROW), (2, "x"), (1, ROW), (2, "x")]
    assert compared(f"<w:tbl>{row('x')}{row('x')}</w:tbl>", printed) == []
    assert (
        compared(f"<w:tbl>{row('x x')}</w:tbl>", printed)[0] == "paragraph 1: {{ tag1 }} began no table row."
    )


def test_a_part_that_is_no_xml_is_an_error() -> None:
    assert compared("<w:p>", []) == ["word/document.xml: It is not XML."]


def test_tab_stops_of_a_paragraph_are_no_text() -> None:
    run = "<w:r><w:t>a</w:t><w:tab/><w:br/></w:r>"
    body = f"<w:p {NAMESPACE}><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{run}</w:p>"
    assert text_of(parse(body.encode(), place="")) == "\x1ea\t\n"


def test_nothing_comes_out_when_filling_has_lost_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = WordTemplate(template(tmp_path, "{{ a }} and {{ b }}"))
    monkeypatch.setattr(engine, "repaired", lambda markup: markup.replace("Canary", ""))
    with pytest.raises(OutputError) as caught:
        filled.render({"a": "Canary", "b": "x"})
    assert [fault.sentence() for fault in caught.value.faults] == [
        "main text, paragraph 1: {{ a }} printed a text that is not in the document."
    ]
    assert "Canary" not in "\n".join(caught.value.lines())
