"""What a file is is told by its bytes; its name only helps where they do not say."""

from __future__ import annotations

import io
import zipfile

import pytest
from hostile import having, ole, plain

from ehcp_docs.word.kinds import FileKind, file_kind, refusal


def archive(*names: str, first: bytes = b"", method: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name in names:
            made.writestr(name, first if name == names[0] else b"x")
    return stream.getvalue()


OPEN = b"application/vnd.oasis.opendocument."
MHTML = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a"
XML = b'<?xml version="1.0"?>'
FILES = [
    (plain(), FileKind.DOCX),
    (plain()[:60], FileKind.DOCX),
    (archive("word/document.xml", "word/vbaProject.bin"), FileKind.DOCM),
    (archive("[Content_Types].xml", "xl/workbook.xml"), FileKind.SHEET),
    (archive("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), FileKind.SHEET),
    (archive("[Content_Types].xml", "ppt/presentation.xml"), FileKind.SLIDES),
    (archive("mimetype", "content.xml", first=OPEN + b"text"), FileKind.ODT),
    (archive("mimetype", "content.xml", first=OPEN + b"text-template"), FileKind.ODT),
    (archive("mimetype", "content.xml", first=OPEN + b"spreadsheet"), FileKind.SHEET),
    (archive("mimetype", "content.xml", first=OPEN + b"presentation"), FileKind.SLIDES),
    (archive("plan.docx", "advice.docx"), FileKind.ARCHIVE),
    (b"PK\x05\x06" + bytes(18), FileKind.OTHER),
    (ole("WordDocument"), FileKind.DOC),
    (ole("Workbook", "WordDocument"), FileKind.DOC),
    (ole("Workbook"), FileKind.SHEET),
    (ole("PowerPoint Document"), FileKind.SLIDES),
    (ole("__properties_version1.0"), FileKind.MAIL),
    (ole("EncryptedPackage"), FileKind.ENCRYPTED),
    (ole("WordDocument", first=b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01"), FileKind.ENCRYPTED),
    (ole("WordDocument", first=b"\xec\xa5\xc1\x00" + bytes(7) + b"\x12"), FileKind.DOC),
    (b"{\\rtf1\\ansi", FileKind.RTF),
    (b"%PDF-1.4", FileKind.PDF),
    (b"\r\n\xef\xbb\xbfjunk %PDF-1.4", FileKind.PDF),
    (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", FileKind.HTML),
    (b'<html xmlns:w="urn:schemas-microsoft-com:office:word">', FileKind.HTML),
    ("\ufeff<HTML><BODY>".encode("utf-16-le"), FileKind.HTML),
    (XML + b"<!-- made by x --><html>", FileKind.HTML),
    (MHTML, FileKind.HTML),
    (XML + b'<?mso-application progid="Word.Document"?>', FileKind.WORD_XML),
    (XML + b"<pkg:package>", FileKind.WORD_XML),
    (XML + b"<plan/>", FileKind.OTHER),
    (b"\xff\xd8\xff\xe1", FileKind.IMAGE),
    (b"\x89PNG\r\n", FileKind.IMAGE),
    (b"II*\x00", FileKind.IMAGE),
    (b"\x00\x00\x00\x18ftypheic", FileKind.IMAGE),
    (b"RIFF\x00\x00\x00\x00WEBP", FileKind.IMAGE),
    (b"", FileKind.EMPTY),
    (bytes(99), FileKind.ZEROS),
    (b"Dear all, the htmlish <html> of it", FileKind.OTHER),
    (b"{", FileKind.OTHER),
    (b"\xff\xfe", FileKind.OTHER),
]


@pytest.mark.parametrize(("content", "kind"), FILES)
@pytest.mark.parametrize("name", ["", "a.docx", "a.pdf", "a.DOC"])
def test_a_kind_is_told_by_the_bytes_whatever_the_name(content: bytes, kind: FileKind, name: str) -> None:
    assert file_kind(content, name) is kind


def test_the_name_helps_where_the_bytes_do_not_say() -> None:
    for content, name, kind in (
        (ole(), "a.doc", FileKind.DOC),
        (ole(), "a.DOC", FileKind.DOC),
        (ole(), "a.msi", FileKind.OTHER),
        (b"PK\x03\x04", "a.docx", FileKind.DOCX),
        (b"PK\x03\x04", "a.zip", FileKind.ARCHIVE),
        (archive("content.xml", "META-INF/manifest.xml"), "a.odt", FileKind.ODT),
        (archive("content.xml", "META-INF/manifest.xml"), "a.zip", FileKind.ARCHIVE),
    ):
        assert file_kind(content, name) is kind


def test_macros_of_a_workbook_inside_a_document_are_not_the_documents() -> None:
    inside = archive("[Content_Types].xml", "xl/vbaProject.bin")
    assert file_kind(archive("word/document.xml", "word/embeddings/a.xlsm", first=inside)) is FileKind.DOCX
    assert file_kind(having({"word/embeddings/a.xlsm": inside})) is FileKind.DOCX


def test_every_other_kind_has_words_of_its_own_and_says_what_to_do() -> None:
    kinds = [kind for kind in FileKind if kind is not FileKind.DOCX]
    errors = [refusal(kind, place="a.docx") for kind in kinds]
    assert len({error.message for error in errors}) == len(kinds)
    assert all(error.hint and error.place == "a.docx" for error in errors)
