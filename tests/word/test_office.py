"""LibreOffice turns old files into Word documents: in time, alone, and asking nobody else for anything."""

from __future__ import annotations

import io
import os
import shutil
import stat
import struct
import subprocess
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import docx
import pytest
from hostile import ole, plain

from ehcp_docs.errors import DocumentUnreadable, ResourceMissing
from ehcp_docs.word import office as libreoffice
from ehcp_docs.word.kinds import FileKind, file_kind
from ehcp_docs.word.office import Office, office, to_docx

needs_office = pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("EHCP_REQUIRE_OFFICE"),
    reason="LibreOffice is not installed",
)
needs_shell = pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for LibreOffice")


def word_file() -> bytes:
    made, stream = docx.Document(), io.BytesIO()
    made.add_paragraph("Canary")
    made.add_table(1, 2).cell(0, 1).text = "Needs"
    made.add_paragraph()  # as Word does: a table is never the last thing
    made.save(stream)
    return stream.getvalue()


@pytest.mark.office
@needs_office
@pytest.mark.parametrize(
    ("ending", "kind", "writer"),
    [(".doc", FileKind.DOC, "doc:MS Word 97"), (".odt", FileKind.ODT, "odt"), (".rtf", FileKind.RTF, "rtf")],
)
def test_an_old_file_becomes_a_word_document_with_all_its_words(
    ending: str, kind: FileKind, writer: str
) -> None:
    with office(purpose="The test") as program:
        old = program.convert(word_file(), ending=".docx", to=writer)
        folder = program.folder
    assert old is not None
    assert file_kind(old) is kind
    assert not folder.exists()
    made = docx.Document(io.BytesIO(to_docx(old, name=f"plan{ending}", ending=ending)))
    assert "Canary" in [paragraph.text for paragraph in made.paragraphs]
    assert made.tables[0].cell(0, 1).text == "Needs"


@pytest.mark.office
@needs_office
def test_a_damaged_old_file_is_an_error_that_says_what_to_do() -> None:
    for content, ending in ((ole("WordDocument"), ".doc"), (open_document("<broken"), ".odt")):
        with pytest.raises(DocumentUnreadable) as caught:
            to_docx(content, name=f"plan{ending}", ending=ending)
        assert caught.value.place == f"plan{ending}"
        assert "LibreOffice could not turn the file into a Word document" in caught.value.message
        assert "Save As" in caught.value.hint


NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("text", "text"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)

SPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
MANIFEST = f'''<m:manifest xmlns:m="{SPACE}" m:version="1.2">
    <m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>
    <m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>
</m:manifest>'''


def open_document(body: str, *, filler: int = 0) -> bytes:
    text = (
        f'<office:document-content {NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", text)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        if filler:
            archive.writestr("Pictures/a.bmp", bytes(filler), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def framed(inner: str) -> str:
    frame = '<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">'
    return f"<text:p>Canary{frame}{inner}</draw:frame></text:p>"


def linked(kind: str, address: str) -> str:
    return framed(
        f'<draw:{kind} xlink:href="{address}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
    )


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what it was asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


@pytest.mark.office
@needs_office
def test_what_is_linked_on_the_network_is_not_fetched(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    body = linked("image", f"{address}/a.png") + linked("object", f"{address}/a.odt")
    with office(purpose="The test") as program:
        assert program.convert(open_document(body), ending=".odt", to="pdf")
        assert program.convert(open_document(body), ending=".odt", to="docx")
    assert paths == []


@pytest.mark.office
@needs_office
def test_a_picture_elsewhere_on_the_machine_is_not_taken_in(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    body = linked("image", (tmp_path / "a.png").as_uri())
    with office(purpose="The test") as program:
        made = program.convert(open_document(body), ending=".odt", to="pdf")
    assert made is not None
    assert b"/Subtype/Image" not in made
    assert b"/Subtype /Image" not in made


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head, row = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0), zlib.compress(b"\x00\xff\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


@pytest.mark.office
@needs_office
def test_a_link_to_another_program_is_not_updated_and_does_not_hang() -> None:
    source = 'office:dde-application="soffice" office:dde-topic="/a.odt" office:dde-item="a"'
    inner = f'<office:dde-source {source} office:automatic-update="true"/><text:p>Canary</text:p>'
    body = f'<text:section text:name="a">{inner}</text:section>'
    made = to_docx(open_document(body), name="a.odt", ending=".odt", seconds=60)
    assert "Canary" in [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]


# Without LibreOffice


@pytest.mark.parametrize(
    ("content", "ending", "message"),
    [
        (b"<html>Canary", ".doc", "The file is a web page, whatever its name says."),
        (b"{\\rtf1}", ".doc", "The file is not a .doc file, whatever its name says."),
        (ole("EncryptedPackage"), ".doc", "The file is protected with a password."),
        (plain(), ".odt", "The file is not an .odt file, whatever its name says."),
        (b"", ".odt", "The file is empty."),
        (b"%PDF-1.7", ".rtf", "The file is a PDF."),
        (
            open_document("", filler=20_000_000),
            ".odt",
            "The file unpacks to far more than a Word document holds.",
        ),
    ],
)
def test_a_file_that_is_not_what_its_ending_says_never_reaches_libreoffice(
    content: bytes, ending: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "office", lambda **_: pytest.fail("started"))
    with pytest.raises(DocumentUnreadable) as caught:
        to_docx(content, name="plan\x1b.doc", ending=ending)
    assert (caught.value.message, caught.value.place) == (message, "plan�.doc")


def test_without_libreoffice_it_is_said_what_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(libreoffice, "PLACES", ())
    with pytest.raises(ResourceMissing, match=r"Reading \.rtf needs LibreOffice") as caught:
        to_docx(b"{\\rtf1}", name="a.rtf", ending=".rtf")
    assert "libreoffice.org" in caught.value.hint


def stand_in(folder: Path, script: str, *, seconds: float = 30) -> Office:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    work = folder / "work"
    work.mkdir()
    return Office(program=str(path), folder=work, timeout=seconds)


@needs_shell
def test_a_program_that_hangs_is_ended_with_what_it_started(tmp_path: Path) -> None:
    hanging = stand_in(tmp_path, f"sleep 60 & echo $! > {tmp_path}/child; wait", seconds=0.5)
    started = time.monotonic()
    assert hanging.convert(b"{\\rtf1 Canary}", ending=".rtf", to="docx") is None
    assert time.monotonic() - started < 10
    child = (tmp_path / "child").read_text().strip()
    listed = subprocess.run(["ps", "-o", "stat=", "-p", child], capture_output=True, text=True).stdout
    assert not listed.strip() or listed.startswith("Z")


@needs_shell
def test_nothing_of_the_file_is_left_behind_and_no_result_is_taken_for_the_next(tmp_path: Path) -> None:
    # The stand-in makes a result once, and leaves a copy where temporary files go.
    script = f"""
        cp "$TMPDIR/document.rtf" "$TMPDIR/copy"
        test -e {tmp_path}/done && exit 0
        touch {tmp_path}/done
        cp "$TMPDIR/document.rtf" "$TMPDIR/made/document.docx"
    """
    program = stand_in(tmp_path, script)
    assert program.convert(b"{\\rtf1 Canary}", ending=".rtf", to="docx:filter") == b"{\\rtf1 Canary}"
    assert program.convert(b"{\\rtf1 other}", ending=".rtf", to="docx:filter") is None
    assert {path.name for path in program.folder.iterdir()} == {"profile", "copy"}


@needs_shell
def test_the_program_runs_with_a_profile_that_forbids_macros_links_and_the_network(tmp_path: Path) -> None:
    program = stand_in(tmp_path, f'echo "$@" > {tmp_path}/said')
    program.convert(b"{\\rtf1}", ending=".rtf", to="docx")
    said = (tmp_path / "said").read_text()
    profile = program.folder / "profile"
    assert f"-env:UserInstallation={profile.as_uri()}" in said
    assert "--headless" in said
    settings = (profile / "user" / "registrymodifications.xcu").read_text("utf-8")
    for name, value in (
        ("MacroSecurityLevel", "3"),
        ("DisableMacrosExecution", "true"),
        ("BlockUntrustedRefererLinks", "true"),
        ("Link", "2"),
        ("ooInetProxyType", "2"),
    ):
        assert f'oor:name="{name}" oor:op="fuse"><value>{value}</value>' in settings


@needs_shell
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="bounds are set on Linux")
def test_memory_and_disk_are_bounded_and_no_image_of_the_memory_is_left(tmp_path: Path) -> None:
    program = stand_in(tmp_path, f"sleep 0.3; cat /proc/self/limits > {tmp_path}/limits")
    program.convert(b"{\\rtf1}", ending=".rtf", to="docx")
    limits = (tmp_path / "limits").read_text()
    for name in ("Max core file size", "Max file size", "Max address space"):
        line = next(line for line in limits.splitlines() if line.startswith(name))
        assert "unlimited" not in line
