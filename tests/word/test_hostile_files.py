"""Whatever file is given: it opens, or one clear error comes within seconds and without much memory."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import textwrap
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest
from hostile import (
    DOCUMENT,
    LISTING,
    MAIN,
    OFFICE,
    RELS,
    TYPES,
    WORD,
    Parts,
    central,
    changed,
    document,
    end,
    having,
    listing,
    local,
    ole,
    overlapping,
    packed_as,
    plain,
    plain_parts,
)

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.word.files import read_file
from ehcp_docs.word.package import Package, open_package, parse

SECONDS = 10
"""Far more than anything here takes; a hang or an explosion takes longer."""
MB = 1024 * 1024
BOMB = "The file unpacks to far more than a Word document holds."
CUT = "The file is damaged or cut off."
NAMES = "The file has parts with doubtful names."
MACROS = "The file holds macros (.docm)."
DOCTYPE = "The file holds a document type declaration, which no Word file has."
ENCODING = "The file is written in an encoding that no Word file has."
MUCH = "The file holds far more elements than a Word document of any length."
DEEP = "The file is nested more deeply, or has longer words, than any Word document."
NOT_XML = "The file is damaged: a part is not XML."


@contextmanager
def in_time() -> Iterator[None]:
    started = time.monotonic()
    yield
    assert time.monotonic() - started < SECONDS


def refused(source: bytes | Path, name: str = "plan.docx") -> str:
    """The message of the error that comes; nothing else may come, and it holds no text of the file."""
    with in_time(), pytest.raises(DocumentUnreadable) as caught:
        everything(open_package(source, name=name))
    assert caught.value.hint
    assert caught.value.exit_code == 3
    assert "Canary" not in "\n".join(caught.value.lines())
    return caught.value.message


def everything(package: Package) -> None:
    """Read what any reader reads: the document, and what each part refers to."""
    package.xml(package.main)
    package.links()
    for part in package.parts:
        package.relations(part)


def in_document(inner: str) -> bytes:
    return having({DOCUMENT: document(inner).encode()})


def written(text: str, encoding: str) -> bytes:
    return having({DOCUMENT: text.encode(encoding)})


def repacked(method: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in plain_parts().items():
            archive.writestr(name, content)
    return stream.getvalue()


def flagged() -> bytes:
    """Entries marked as encrypted, as a zip program with a password marks them."""
    content = bytearray(plain())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            content[at + place] |= 1
    return bytes(content)


def many_entries(count: int) -> bytes:
    names = [f"word/{number}" for number in range(count)]
    body = local(names[0], b"", b"")
    index = b"".join(central(name, b"", b"", 0) for name in names)
    return body + index + end(count, len(index), len(body))


def enormous(size: int) -> bytes:
    """The end of a large archive, with a directory of that size."""
    record = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, 3, 3, size, 0)
    locator = struct.pack("<IIQI", 0x07064B50, 0, len(plain()) - 22, 1)
    return record + locator + end(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)


def other_type(old: str, new: str) -> bytes:
    return changed(lambda parts: parts.update({TYPES: parts[TYPES].replace(old.encode(), new.encode())}))


def typed(part: str, kind: str, content: bytes = b"x") -> bytes:
    override = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'
    types = plain_parts()[TYPES].replace(b"</Types>", override.encode())
    return having({TYPES: types, part: content})


ARCHIVES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb in a picture": (lambda: having({"word/media/a.bmp": bytes(30 * MB)}), BOMB),
    "a bomb beside padding": (
        lambda: having({"word/a.xml": b"<a>" + b" " * (20 * MB) + b"</a>", "word/b": os.urandom(2 * MB)}),
        BOMB,
    ),
    "entries inside one another": (lambda: overlapping(MB), CUT),
    "an entry past the end": (
        lambda: local("word/a", b"", b"") + central("word/a", b"", b"", 2**31) + end(1, 52, 36),
        CUT,
    ),
    "an entry shorter than it says": (
        lambda: (
            local("word/a", b"x", b"x", 0) + b"x" + central("word/a", b"x", b"x", 0, 0, 9) + end(1, 52, 37)
        ),
        CUT,
    ),
    "a directory of impossible size": (lambda: plain()[:-22] + enormous(2**64 - 1), CUT),
    "a directory at an impossible place": (lambda: plain()[:-22] + enormous(2**63), CUT),
    "more than two thousand parts": (
        lambda: having({f"word/{number}": b"" for number in range(2_000)}),
        "The file has more than 2,000 parts.",
    ),
    "a million parts": (lambda: many_entries(500_000), "The file has more than 2,000 parts."),
    "LZMA": (lambda: repacked(zipfile.ZIP_LZMA), "The file is packed in a way that Word does not use."),
    "damaged LZMA": (lambda: packed_as(14), "The file is packed in a way that Word does not use."),
    "damaged BZIP2": (lambda: packed_as(12), "The file is packed in a way that Word does not use."),
    "an unknown method": (lambda: packed_as(97), "The file is packed in a way that Word does not use."),
    "damaged content": (lambda: packed_as(8), CUT),
    "an encrypted archive": (flagged, "The file is encrypted."),
    "a name of no letters": (lambda: having({"": b""}), NAMES),
    "an absolute name": (lambda: having({"/etc/passwd": b""}), NAMES),
    "a drive": (lambda: having({"C:/a": b""}), NAMES),
    "a way out": (lambda: having({"word/../../a": b""}), NAMES),
    "a way out at the end": (lambda: having({"word/..": b""}), NAMES),
    "a name with a backslash": (lambda: having({"word\\a.xml": b""}), NAMES),
    "a name with a control character": (lambda: having({"word/\x1b[2Ja": b""}), NAMES),
    "a name with a null": (lambda: having({"word/a\x00.xml": b""}), NAMES),
    "one name in two cases": (lambda: having({"word/Document.xml": b""}), NAMES),
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_an_archive_that_is_a_trap_is_refused(kind: str) -> None:
    make, message = ARCHIVES[kind]
    assert refused(make()) == message


def test_two_entries_of_one_name_are_refused() -> None:
    stream = io.BytesIO(plain())
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(DOCUMENT, "x")
    assert refused(stream.getvalue()) == NAMES


@pytest.mark.parametrize("said", [0, 10, 4 * MB, 0xFFFFFFFE])
def test_an_entry_that_lies_about_its_size_takes_no_memory(said: int) -> None:
    content = bytes(5 * MB)
    kernel = zipped(content)
    body = local("word/a", kernel, content) + kernel
    index = central("word/a", kernel, content, 0, size=said)
    lying = body + index + end(1, len(index), len(body))
    tracemalloc.start()
    try:
        assert refused(lying) in (CUT, BOMB)
        assert tracemalloc.get_traced_memory()[1] < 12 * MB
    finally:
        tracemalloc.stop()


def zipped(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", content)
    with zipfile.ZipFile(stream) as archive:
        entry = archive.infolist()[0]
    return stream.getvalue()[31 : 31 + entry.compress_size]


def test_an_archive_of_a_million_parts_takes_little_memory() -> None:
    content = many_entries(500_000)
    tracemalloc.start()
    try:
        refused(content)
        assert tracemalloc.get_traced_memory()[1] < 20 * MB
    finally:
        tracemalloc.stop()


def test_a_file_cut_off_at_any_byte_is_refused() -> None:
    content = plain()
    for length in range(len(content)):
        assert refused(content[:length]) in (
            CUT,
            "The file is empty.",
            "The file is not a Word document (.docx).",
        ), length


def test_a_file_with_any_one_byte_zeroed_opens_or_is_refused() -> None:
    content = plain()
    with in_time():
        for place in range(len(content)):
            try:
                everything(open_package(content[:place] + b"\x00" + content[place + 1 :]))
            except DocumentUnreadable:
                continue


# XML


DTD = (
    '<?xml version="1.0" encoding="{}"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    + document("&amp;")
)
WIDE = ("utf-16", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "ascii", *WIDE])
@pytest.mark.parametrize("declared", ["UTF-8", "UTF-16", "US-ASCII"])
def test_a_document_type_is_refused_in_any_encoding_whatever_is_declared(
    encoding: str, declared: str
) -> None:
    assert refused(written(DTD.format(declared), encoding)) == DOCTYPE


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_utf_32_is_refused(encoding: str) -> None:
    assert refused(written(DTD.format("UTF-32"), encoding)) == ENCODING


@pytest.mark.parametrize(
    "declared", ["UTF-7", "UTF-32", "UCS-4", "Shift_JIS", "IBM037", "windows-1252", "x", ""]
)
def test_an_encoding_that_could_hide_a_document_type_is_refused(declared: str) -> None:
    for head in ('<?xml version="1.0" encoding="{}"?>', "<?xml version='1.0'\n\tencoding = '{}' ?>"):
        assert refused(written(head.format(declared) + document(), "utf-8")) == ENCODING


def test_a_declaration_that_is_not_seen_does_not_change_how_the_bytes_are_read() -> None:
    hidden = b"+ADwAIQ-DOCTYPE a+AD4APA-a/+AD4-"
    for head in (
        b'<?xml version="1.0"' + b" " * 300 + b'encoding="UTF-7"?>',
        b'<?xml version="<" encoding="UTF-7"?>',
    ):
        with pytest.raises(DocumentUnreadable, match="not XML"):
            parse(head + hidden, place="part")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", *WIDE])
def test_the_encodings_that_word_files_may_have_are_read(encoding: str) -> None:
    declared = "UTF-16" if encoding in WIDE else "utf-8"
    text = f'<?xml version="1.0" encoding="{declared}"?>' + document().replace("Canary", "Zoë “Ó”")
    package = open_package(written(text, encoding))
    assert package.xml(DOCUMENT).findtext(f".//{{{WORD}}}t") == "Zoë “Ó”"


def test_a_document_type_is_found_in_every_part_that_other_programs_parse() -> None:
    for part in ("word/styles.xml", "customXml/item1.xml", LISTING, "word/_rels/other.xml.rels"):
        assert refused(having({part: b"<!DOCTYPE a><a/>"})) == DOCTYPE


def nested(depth: int) -> str:
    return "<w:p>" * depth + "</w:p>" * depth


def elements(count: int) -> str:
    """Different ones, so that they do not pack so well that the archive is refused before."""
    return "".join(f'<w:p w:a="{number * 7919 % 1_000_003}"/>' for number in range(count))


def long_word() -> str:
    return "Canary" + os.urandom(5_500_000).hex()


MARKUP: dict[str, tuple[Callable[[], bytes], str]] = {
    "deep": (lambda: in_document(nested(300)), DEEP),
    "very deep": (lambda: in_document(nested(60_000)), DEEP),
    "millions of elements": (lambda: in_document(elements(1_010_000)), MUCH),
    "elements in many parts": (
        lambda: having({f"word/{n}.xml": document(elements(210_000)).encode() for n in range(5)}),
        MUCH,
    ),
    "a million attributes": (
        lambda: in_document("<w:p " + " ".join(f'a{n}=""' for n in range(1_000_000)) + "/>"),
        DEEP,
    ),
    "a long word": (lambda: in_document(long_word()), DEEP),
    "a long attribute": (lambda: in_document(f'<w:p w:a="{long_word()}"/>'), DEEP),
    "one attribute twice": (lambda: in_document('<w:p w:a="1" w:a="2"/>'), NOT_XML),
    "an unknown entity": (lambda: in_document("&canary;"), NOT_XML),
    "an unknown prefix": (lambda: in_document("<v:Canary/>"), NOT_XML),
    "text after the end": (lambda: written(document() + "Canary", "utf-8"), NOT_XML),
    "nothing": (lambda: having({DOCUMENT: b""}), NOT_XML),
    "zeros": (lambda: having({DOCUMENT: bytes(1000)}), NOT_XML),
    "only a comment": (lambda: having({DOCUMENT: b"<!-- Canary -->"}), NOT_XML),
    "invalid UTF-8": (lambda: written(document("\xff\xfeCanary"), "latin-1"), NOT_XML),
    "a null byte": (lambda: in_document("<w:p>a\x00b</w:p>"), NOT_XML),
    "half a sign of UTF-16": (lambda: having({DOCUMENT: document().encode("utf-16")[:-1]}), NOT_XML),
    "EBCDIC": (lambda: written(document(), "cp500"), NOT_XML),
    "broken content types": (lambda: having({TYPES: b"<Types"}), NOT_XML),
    "broken relationships": (lambda: having({LISTING: b"<Relationships>"}), NOT_XML),
    "binary relationships": (lambda: having({LISTING: b"\x89PNG"}), NOT_XML),
}


@pytest.mark.parametrize("kind", MARKUP)
def test_xml_that_is_a_trap_or_damaged_is_refused(kind: str) -> None:
    make, message = MARKUP[kind]
    assert refused(make()) == message


def test_a_part_larger_than_any_document_is_not_parsed() -> None:
    with in_time(), pytest.raises(DocumentUnreadable, match="far more elements"):
        parse(b"<a>" + b" " * (65 * MB) + b"</a>", place="part")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")
def test_millions_of_elements_take_little_memory() -> None:
    # lxml's memory is not Python's: only the process as a whole tells.
    code = """
        import resource
        from ehcp_docs.errors import DocumentUnreadable
        from ehcp_docs.word.package import parse
        content = b"<a>" + b"<b c='d'/>" * 5_000_000 + b"</a>"
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        try:
            parse(content, place="part")
        except DocumentUnreadable:
            print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True)
    assert int(done.stdout) < 100


# What the file is, and what is in it


STRICT = "http://purl.oclc.org/ooxml"
CONTENTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "no document": (lambda: changed(lambda parts: parts.pop(DOCUMENT)), "The Word file has no document in it."),
    "no relationships": (
        lambda: changed(lambda parts: parts.pop(RELS)),
        "The file is an archive, not a Word document.",
    ),
    "relationships that lead nowhere": (
        lambda: having({RELS: listing(("officeDocument", "../../word/none.xml"))}),
        "The Word file has no document in it.",
    ),
    "a document outside": (
        lambda: having({RELS: listing(("officeDocument", "http://example.org/word/document.xml", "External"))}),
        "The Word file has no document in it.",
    ),
    "a document that is a list of types": (
        lambda: having({RELS: listing(("officeDocument", TYPES))}),
        "The file is an Office file, but not a Word document.",
    ),
    "another root": (
        lambda: having({DOCUMENT: document().replace("w:document", "w:styles").encode()}),
        "The main part of the file is not a Word text.",
    ),
    "another namespace": (
        lambda: having({DOCUMENT: document().replace("2006", "2099").encode()}),
        "The main part of the file is not a Word text.",
    ),
    "a page as document": (
        lambda: having({DOCUMENT: b"<html><body>Canary</body></html>"}),
        "The main part of the file is not a Word text.",
    ),
    "strict": (
        lambda: having({RELS: listing((f"{STRICT}/officeDocument/relationships/officeDocument", DOCUMENT))}),
        "The file is a “Strict Open XML” document, which few programs read.",
    ),
    "a workbook": (lambda: workbook("xl"), "The file is a spreadsheet."),
    "a presentation": (lambda: workbook("ppt"), "The file is a presentation."),
    "a type for all": (
        lambda: other_type(MAIN, "application/vnd.ms-word.document.macroEnabled.main+xml"),
        MACROS,
    ),
    "macros by name": (lambda: having({"word/vbaProject.bin": b"x"}), MACROS),
    "macros elsewhere": (lambda: having({"custom/VBAProject.BIN": b"x"}), MACROS),
    "macros by type": (lambda: typed("word/a.bin", "application/vnd.ms-office.vbaProject"), MACROS),
    "macros by relationship": (
        lambda: having(
            {
                "word/a.png": b"x",
                LISTING: listing(("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "a.png")),
            }
        ),
        MACROS,
    ),
    "too many that refer": (
        lambda: chain(300),
        "The file has more than 300 parts that refer to others.",
    ),
}  # fmt: skip


def workbook(folder: str) -> bytes:
    parts = {name.replace("word/", f"{folder}/"): content for name, content in plain_parts().items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def chain(length: int) -> bytes:
    """A document that refers to a part that refers to a part, and so on."""
    parts: Parts = {LISTING: listing(("header", "0.bin"))}
    for number in range(length - 2):
        parts[f"word/{number}.bin"] = b"x"
        parts[f"word/_rels/{number}.bin.rels"] = listing(("header", f"{number + 1}.bin"))
    parts[f"word/{length - 2}.bin"] = b"x"
    bins = b'<Default Extension="bin" ContentType="application/octet-stream"/></Types>'
    parts[TYPES] = plain_parts()[TYPES].replace(b"</Types>", bins)
    if length > 299:
        parts["word/_rels/more.xml.rels"] = listing()
    return having(parts)


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_package_that_is_no_plain_word_document_is_refused(kind: str) -> None:
    make, message = CONTENTS[kind]
    assert refused(make()) == message


def test_as_many_parts_in_a_row_as_are_allowed_are_followed_by_python_docx() -> None:
    package = open_package(chain(299))
    assert docx.Document(io.BytesIO(package.source)).paragraphs[0].text == "Canary"


def test_relationships_that_point_in_circles_or_nowhere_do_no_harm() -> None:
    circular = having(
        {
            LISTING: listing(
                ("header", "document.xml"), ("header", "a.xml"), ("header", "/word/../word/a.xml")
            ),
            "word/a.xml": b"<a/>",
            "word/_rels/a.xml.rels": listing(("header", "document.xml"), ("header", "a.xml")),
        }
    )
    package = open_package(circular)
    assert [relation.target for relation in package.relations(DOCUMENT)] == [
        DOCUMENT,
        "word/a.xml",
        "word/a.xml",
    ]
    assert docx.Document(io.BytesIO(package.source)).paragraphs[0].text == "Canary"
    outside = open_package(having({LISTING: listing(("image", "../../../../etc/passwd"), ("image", "NULL"))}))
    assert [relation.target for relation in outside.relations(DOCUMENT)] == ["etc/passwd", "word/NULL"]
    assert not outside.links()


def test_a_file_with_links_opens_and_says_what_is_linked() -> None:
    field = '<w:p><w:r><w:instrText> INCLUDETEXT "C:\\\\a.docx" </w:instrText></w:r></w:p>'
    linked = having(
        {
            DOCUMENT: document(field + '<w:altChunk xmlns:r="r" r:id="r1"/>').encode(),
            LISTING: listing(
                ("image", "http://example.org/a.png", "External"),
                ("aFChunk", "afchunk.html"),
                ("oleObject", "file:///C:/a.xlsx", "External"),
                ("hyperlink", "https://example.org/", "External"),
                ("image", "\\\\server\\share\\a.png"),
                ("image", "http://example.org/not-said.png"),
            ),
            "word/afchunk.html": b"<!DOCTYPE html><p>Canary",
            "word/media/a.svg": b"<!DOCTYPE svg><svg/>",
            "word/settings.xml": b"<a/>",
            "word/_rels/settings.xml.rels": listing(("attachedTemplate", "file:///Z:/a.dotm", "External")),
        }
    )
    links = open_package(linked).links()
    assert [(link.type.removeprefix(f"{OFFICE}/"), link.target) for link in links] == [
        ("image", "http://example.org/a.png"),
        ("oleObject", "file:///C:/a.xlsx"),
        ("hyperlink", "https://example.org/"),
        ("image", "\\\\server\\share\\a.png"),
        ("image", "http://example.org/not-said.png"),
        ("attachedTemplate", "file:///Z:/a.dotm"),
    ]
    assert all(link.is_external for link in links)
    assert open_package(plain()).links() == ()


@pytest.mark.parametrize("kind", ["image/svg+xml", "application/xhtml+xml", "text/html"])
def test_a_picture_or_page_inside_may_have_a_document_type(kind: str) -> None:
    assert open_package(typed("word/a.bin", kind, b"<!DOCTYPE html><html/>")).main == DOCUMENT


OTHERS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "The file is empty."),
    "zeros": (bytes(100_000), "The file holds nothing but zeros: it was not copied or saved whole."),
    "a password": (ole("EncryptionInfo", "EncryptedPackage"), "The file is protected with a password."),
    "an old password": (
        ole("WordDocument", first=b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01"),
        "The file is protected with a password.",
    ),
    "old Word": (ole("WordDocument"), "The file is in the old Word format (.doc)."),
    "old Excel": (ole("Workbook"), "The file is a spreadsheet."),
    "a message": (ole("__properties_version1.0"), "The file is an e-mail message."),
    "RTF": (b"{\\rtf1 Canary}", "The file is an RTF document."),
    "PDF": (b"%PDF-1.7 Canary", "The file is a PDF."),
    "a page": (b"<html><body>Canary", "The file is a web page, whatever its name says."),
    "JPEG": (b"\xff\xd8\xff\xe0Canary", "The file is a picture."),
    "PNG": (b"\x89PNG\r\n\x1a\nCanary", "The file is a picture."),
    "text": (b"Canary", "The file is not a Word document (.docx)."),
    "a program": (b"MZ\x90\x00" + bytes(500), "The file is not a Word document (.docx)."),
}


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("name", ["plan.docx", "plan.doc", "plan.pdf", "plan"])
def test_a_file_of_another_kind_is_named_whatever_its_name(kind: str, name: str) -> None:
    content, message = OTHERS[kind]
    assert refused(content, name) == message


def test_an_open_document_and_an_ordinary_archive_are_named() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<a>Canary</a>")
    assert refused(stream.getvalue()) == "The file is an OpenDocument text (.odt)."
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("plan.docx", plain())
    assert refused(stream.getvalue()) == "The file is an archive, not a Word document."


# Paths


def test_a_file_of_three_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as stream:
        stream.truncate(300 * MB)  # sparse: it takes no room
    tracemalloc.start()
    try:
        assert refused(path) == "The file is larger than 50 MB."
        assert tracemalloc.get_traced_memory()[1] < MB
    finally:
        tracemalloc.stop()
    assert refused(bytes(51 * MB)) == "The file is larger than 50 MB."


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"x")
    small = path.stat()
    with path.open("wb") as stream:
        stream.truncate(300 * MB)
    monkeypatch.setattr(Path, "stat", lambda path, **kwargs: small)
    tracemalloc.start()
    try:
        assert refused(path) == "The file is larger than 50 MB."
        assert tracemalloc.get_traced_memory()[1] < 60 * MB
    finally:
        tracemalloc.stop()
    with pytest.raises(DocumentUnreadable, match="larger than 1 MB"):
        read_file(path, name="a.docx", most=MB)


def test_a_folder_a_missing_file_a_broken_link_and_a_circle_of_links_are_told(tmp_path: Path) -> None:
    broken, circle = tmp_path / "broken.docx", tmp_path / "circle.docx"
    broken.symlink_to(tmp_path / "none.docx")
    circle.symlink_to(circle)
    for path, reason in (
        (tmp_path, "it is a folder"),
        (tmp_path / "none.docx", "No such file or directory"),
        (broken, "No such file or directory"),
        (circle, "Too many levels of symbolic links"),
        (tmp_path / "a\x00b.docx", "its name is not one that a file can have"),
        (tmp_path / ("a" * 300), "File name too long"),
    ):
        assert refused(path) == f"The file cannot be opened: {reason}."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_device_and_a_named_pipe_are_neither_waited_for_nor_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.docx"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), Path("/dev/null")):
        assert refused(path) == "The file cannot be opened: it is a device or a pipe, not a file."


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(plain())

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")  # chmod does not stop the administrator

    monkeypatch.setattr(Path, "open", forbidden)
    assert refused(path) == "The file cannot be opened: Permission denied."


def test_a_name_that_would_move_the_cursor_is_shown_harmlessly(tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        open_package(b"x", name="a\x1b[2J\udc80.docx")
    assert caught.value.place == "a�[2J�.docx"
    "\n".join(caught.value.lines()).encode()
