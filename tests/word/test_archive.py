"""Archives depend on nothing but their content, and every program can open them."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx

from ehcp_docs.word.archive import archive, archive_parts, pack
from ehcp_docs.word.package import open_package
from ehcp_docs.word.properties import CORE_PART, set_properties, undated


def test_an_archive_holds_its_entries_in_order_with_one_date_and_no_attributes() -> None:
    made = archive([pack("b/ä.xml", b"two" * 100), pack("a.xml", b""), pack("c.bin", bytes(range(256)))])
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert opened.testzip() is None
        assert [(e.filename, e.date_time, e.external_attr, e.create_system) for e in opened.infolist()] == [
            (name, (1980, 1, 1, 0, 0, 0), 0, 0) for name in ("b/ä.xml", "a.xml", "c.bin")
        ]
        assert opened.read("b/ä.xml") == b"two" * 100
        assert opened.read("a.xml") == b""
        assert opened.read("c.bin") == bytes(range(256))


def test_parts_are_written_in_words_order_whatever_order_they_come_in() -> None:
    parts = {"word/b.xml": b"b", "_rels/.rels": b"r", "word/a.xml": b"a", "[Content_Types].xml": b"t"}
    made = archive_parts(parts)
    assert made == archive_parts(dict(reversed(parts.items())))
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert opened.namelist() == ["[Content_Types].xml", "_rels/.rels", "word/a.xml", "word/b.xml"]


def test_a_file_of_another_program_becomes_the_same_bytes_each_time() -> None:
    def saved(author: str) -> bytes:
        made = docx.Document()
        made.add_paragraph("text")
        made.core_properties.author = author
        made.core_properties.revision = len(author)
        stream = io.BytesIO()
        made.save(stream)
        return stream.getvalue()

    first, second = (undated(saved(author), title="T", dated=date(2026, 6, 22)) for author in ("A", "Bo"))
    assert first == second
    found = docx.Document(io.BytesIO(first))
    assert found.paragraphs[0].text == "text"
    assert (found.core_properties.title, found.core_properties.author) == ("T", "ehcp-docs")
    assert open_package(first).main == "word/document.xml"


def test_a_title_of_the_files_own_stays_and_who_printed_it_goes() -> None:
    made = docx.Document()
    made.core_properties.title = "Its own"
    made.core_properties.last_printed = made.core_properties.created
    stream = io.BytesIO()
    made.save(stream)
    content = set_properties(open_package(stream.getvalue()).parts[CORE_PART], title="Ours")
    assert b"Its own" in content
    assert b"Ours" not in content
    assert b"lastPrinted" not in content
    assert content.count(b"2000-01-01T00:00:00Z") == 2
