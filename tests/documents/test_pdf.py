"""PDF by LibreOffice: tagged, titled, in English, and nothing left behind."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import time
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from made_templates import template

from ehcp_docs.documents import WordTemplate
from ehcp_docs.documents.pdf import PdfMaker, pdf_maker
from ehcp_docs.errors import OutputError, ResourceMissing
from ehcp_docs.word import office as libreoffice

needs_office = pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("EHCP_REQUIRE_OFFICE"),
    reason="LibreOffice is not installed",
)


def english(path: Path) -> Path:
    """The template with its language set, as ours have it."""
    made = docx.Document(str(path))
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    made.save(str(path))
    return path


@pytest.mark.office
@needs_office
def test_a_pdf_is_tagged_and_bears_title_and_language(tmp_path: Path) -> None:
    filled = WordTemplate(english(template(tmp_path, "{{ text }}", title="A plan")))
    with pdf_maker() as office:
        pages = [office.pdf(filled.render({"text": text})) for text in ("first words", "second words")]
        folder = office.folder
    assert not folder.exists()
    for content, words in zip(pages, ("first words", "second words"), strict=True):
        (tmp_path / "a.pdf").write_bytes(content)
        assert words in output("pdftotext", str(tmp_path / "a.pdf"), "-")
        told = output("pdfinfo", str(tmp_path / "a.pdf"))
        assert re.search(r"Title:\s+A plan", told)
        assert re.search(r"Tagged:\s+yes", told)
        assert b"/Lang(en-GB)" in content


def output(*command: str) -> str:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_without_libreoffice_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(libreoffice, "PLACES", ())
    with pytest.raises(ResourceMissing) as caught, pdf_maker():
        pass
    assert caught.value.exit_code == 4
    assert "libreoffice.org" in caught.value.hint


def program(folder: Path, script: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for LibreOffice")
def test_a_libreoffice_that_makes_nothing_or_hangs_is_an_error_and_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="made no PDF"):
        PdfMaker(program=program(tmp_path, "exit 1"), folder=tmp_path).pdf(b"x")
    started = time.monotonic()
    hanging = program(tmp_path, f"sleep 60 & echo $! > {tmp_path}/child; wait")
    with pytest.raises(OutputError, match="made no PDF"):
        PdfMaker(program=hanging, folder=tmp_path, timeout=0.5).pdf(b"x")
    assert time.monotonic() - started < 10
    child = (tmp_path / "child").read_text().strip()
    listed = subprocess.run(["ps", "-o", "stat=", "-p", child], capture_output=True, text=True).stdout
    assert not listed.strip() or listed.startswith("Z")
