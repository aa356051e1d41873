"""A file from somebody else is opened safely; what is no Word document is called what it is."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.word.package import Limits, open_package, parse


def word_file() -> bytes:
    made = docx.Document()
    made.add_paragraph("Canary")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def changed(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A Word file whose parts were changed."""
    with zipfile.ZipFile(io.BytesIO(word_file())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def replaced(part: str, old: bytes, new: bytes) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new)

    return changed(change)


def with_part(name: str, content: bytes) -> bytes:
    return changed(lambda parts: parts.update({name: content}))


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(500)


def test_a_word_file_opens_with_all_its_parts() -> None:
    content = word_file()
    package = open_package(content, name="plan.docx")
    assert package.main == "word/document.xml"
    assert package.source == content
    assert b"Canary" in package.parts["word/document.xml"]
    assert package.content_types["word/styles.xml"].endswith("styles+xml")
    assert {relation.target for relation in package.relations("word/document.xml")} >= {"word/styles.xml"}


TYPES = "[Content_Types].xml"
OPEN = b"openxmlformats-officedocument."
OFFICE = b"http://schemas.openxmlformats.org/officeDocument"
MAIN = b"wordprocessingml.document.main+xml"
UNREADABLE = {
    "empty": (lambda: b"", "The file is empty."),
    "text": (lambda: b"Dear all", "The file is not a Word document (.docx)."),
    "pdf": (lambda: b"%PDF-1.7", "The file is a PDF."),
    "rtf": (lambda: b"{\\rtf1}", "The file is an RTF document."),
    "old word": (lambda: ole("WordDocument"), "The file is in the old Word format (.doc)."),
    "password": (lambda: ole("EncryptedPackage"), "The file is protected with a password."),
    "cut off": (lambda: word_file()[:-200], "The file is damaged or cut off."),
    "cut off early": (lambda: word_file()[:3000], "The file is damaged or cut off."),
    "other archive": (
        lambda: changed(lambda parts: parts.pop(TYPES)),
        "The file is an archive, not a Word document.",
    ),
    "no document": (
        lambda: changed(lambda parts: parts.pop("word/document.xml")),
        "The Word file has no document in it.",
    ),
    "workbook": (
        lambda: replaced(TYPES, MAIN, b"spreadsheetml.sheet.main+xml"),
        "The file is an Office file, but not a Word document.",
    ),
    "macro type": (
        lambda: replaced(TYPES, OPEN + MAIN, b"ms-word.document.macroEnabled.main+xml"),
        "The file holds macros (.docm).",
    ),
    "macros": (lambda: with_part("word/vbaProject.bin", b"x"), "The file holds macros (.docm)."),
    "strict": (
        lambda: replaced("_rels/.rels", OFFICE + b"/2006", b"http://purl.oclc.org/ooxml/officeDocument"),
        "The file is a “Strict Open XML” document, which few programs read.",
    ),
    "way out": (lambda: with_part("../evil.xml", b"x"), "The file has parts with doubtful names."),
    "bomb": (
        lambda: with_part("word/media/a.bin", bytes(20_000_000)),
        "The file unpacks to far more than a Word document holds.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_is_no_word_document_is_said_in_plain_words_with_what_to_do(kind: str) -> None:
    content, message = UNREADABLE[kind]
    with pytest.raises(DocumentUnreadable) as caught:
        open_package(content(), name="plan.docx")
    assert (caught.value.message, caught.value.place) == (message, "plan.docx")
    assert caught.value.hint
    assert caught.value.exit_code == 3


def test_limits_hold_for_the_file_its_parts_and_what_they_unpack_to() -> None:
    content = word_file()
    for limits, message in (
        (Limits(file_bytes=1024 * 1024, entries=5), "more than 5 parts"),
        (Limits(file_bytes=1024), "larger than 0 MB"),
        (Limits(unpacked_bytes=1000), "unpacks to far more"),
    ):
        with pytest.raises(DocumentUnreadable, match=message):
            open_package(content, limits=limits)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as stream:
        stream.truncate(60_000_000)  # sparse: it takes no room
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("read"))
    with pytest.raises(DocumentUnreadable, match="larger than 50 MB"):
        open_package(path)


def test_an_entry_that_lies_about_its_size_is_not_unpacked() -> None:
    content = bytearray(with_part("word/media/a.bin", bytes(50_000_000)))
    size = (50_000_000).to_bytes(4, "little")
    while size in content:
        place = content.index(size)
        content[place : place + 4] = (100).to_bytes(4, "little")
    lying = bytes(content)
    tracemalloc.start()
    try:
        with pytest.raises(DocumentUnreadable, match="damaged"):
            open_package(lying)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_two_parts_of_one_name_are_refused() -> None:
    stream = io.BytesIO(word_file())
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", "x")
    with pytest.raises(DocumentUnreadable, match="doubtful names"):
        open_package(stream.getvalue())


def test_an_entity_is_neither_fetched_nor_filled_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Canary")
    for encoding in ("utf-8", "utf-16"):
        kind = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        with pytest.raises(DocumentUnreadable, match="document type"):
            parse(
                f'<?xml version="1.0" encoding="{encoding}"?>{kind}<a>&e;</a>'.encode(encoding), place="part"
            )


def test_a_path_that_is_missing_or_a_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.docx", tmp_path):
        with pytest.raises(DocumentUnreadable, match="cannot be opened"):
            open_package(path)


def test_no_message_holds_text_of_the_file() -> None:
    broken = replaced("word/document.xml", b"</w:document>", b"")
    with pytest.raises(DocumentUnreadable) as caught:
        open_package(broken).xml("word/document.xml")
    assert "Canary" not in "\n".join(caught.value.lines())
