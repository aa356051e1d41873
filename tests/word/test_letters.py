"""The letters of a Word text: the same ones that the reader sees, and where each stands in the file."""

from __future__ import annotations

import pytest
from intake.councils import LAYOUTS
from intake.raw_word import changed, para, run, word
from intake.read_layouts import built

from ehcp_docs.intake.reading import open_source
from ehcp_docs.intake.source import Part
from ehcp_docs.word.letters import Shown, shown_paragraphs
from ehcp_docs.word.names import w
from ehcp_docs.word.package import open_package
from ehcp_docs.word.styles import read_styles


def shown(docx: bytes) -> dict[int, Shown]:
    package = open_package(docx)
    body = package.xml(package.main).find(w("body"))
    assert body is not None
    return shown_paragraphs(body, read_styles(package))


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_letters_are_those_that_the_reader_sees(layout: str) -> None:
    docx = built(layout, "vague_infant").docx
    lines = [line for line in open_source(docx).lines() if line.spot.part is Part.BODY]
    found = shown(docx)
    assert [found[line.spot.number].text for line in lines] == [line.text for line in lines]
    assert len(lines) > 100


def test_each_letter_is_in_the_run_and_element_that_it_says() -> None:
    docx = built("reviewed_prose", "vague_infant").docx
    pieces = [piece for one in shown(docx).values() for piece in one.pieces]
    assert len(pieces) > 200
    for piece in pieces:
        assert piece.leaf in list(piece.run.iter())
        if piece.leaf.tag == w("t"):
            assert piece.text == piece.leaf.text


def test_deleted_and_hidden_letters_are_not_shown() -> None:
    body = para(
        run("She "), changed("del", run("may", tag="delText")), changed("ins", run("will")),
        run(" not", "<w:vanish/>"), run(" soon", "<w:strike/>"), run(" read."),
    )  # fmt: skip
    assert shown(word(body))[1].text == "She will read."


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="A" w:date="2026-03-04T10:11:00Z"/></w:rPr>'
    found = shown(word(para("She will ", props=gone) + para("read.")))
    assert {number: one.text for number, one in found.items()} == {2: "She will read."}
    assert [piece.leaf.text for piece in found[2].pieces] == ["She will ", "read."]
