"""``ehcp audit --report comments``: a copy of the Word file with the findings in it, from every kind of file."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from intake.raw_word import w
from reportlab.pdfgen.canvas import Canvas
from shipped_samples import sample_path
from word.commented import assert_nothing_else_changed, comments_of, text_of

from ehcp_docs import resources
from ehcp_docs.cli import main
from ehcp_docs.word.office import office

COUNCIL = resources.shipped("samples") / "council" / "nursery_national_rows.docx"


def ehcp(*arguments: object) -> Result:
    return CliRunner(catch_exceptions=False).invoke(main, ["audit", *map(str, arguments)])


needs_office = pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("EHCP_REQUIRE_OFFICE"),
    reason="LibreOffice is not installed",
)


def pdf() -> bytes:
    """A page of a plan in PDF."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(72, 780, "Section F: Special educational provision")
    canvas.drawString(72, 740, "F1. Ama should have help with her reading.")
    canvas.save()
    return stream.getvalue()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_word_file_gets_a_copy_with_comments_and_is_not_changed_itself(tmp_path: Path) -> None:
    draft, out = tmp_path / "draft.docx", tmp_path / "checked.docx"
    shutil.copy(COUNCIL, draft)
    done = ehcp(draft, "--report", "comments", "-o", out)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"Wrote {out}\n")
    assert draft.read_bytes() == COUNCIL.read_bytes()
    assert_nothing_else_changed(draft.read_bytes(), out.read_bytes())
    told = comments_of(out.read_bytes())
    assert len(told) > 20
    assert told[0].text.startswith("Audit: ")
    assert "Read from draft.docx" in told[0].text


def test_plan_data_gets_a_document_with_comments(tmp_path: Path) -> None:
    out = tmp_path / "checked.docx"
    done = ehcp(sample_path("vague_infant"), "--report", "comments", "-o", out)
    assert (done.exit_code, done.stderr) == (0, f"Wrote {out}\n")
    words = {told.words for told in comments_of(out.read_bytes())}
    assert "should have access to a language-rich environment in" in words


def test_plan_data_that_names_another_child_gets_its_comments_all_the_same(tmp_path: Path) -> None:
    text = sample_path("special_school").read_text("utf-8")
    wrong, out = tmp_path / "wrong.json", tmp_path / "checked.docx"
    begins = '"text": "Kerem will start 25'
    assert begins in text
    wrong.write_text(text.replace(begins, begins.replace("Kerem", "Callum")), "utf-8")
    assert ehcp(wrong, "--report", "comments", "-o", out).exit_code == 0
    assert any("Callum" in one.text for one in comments_of(out.read_bytes()))


def test_suggestions_are_tracked_changes_only_when_asked_for(tmp_path: Path) -> None:
    for name, options in (("plain.docx", ()), ("suggested.docx", ("--suggest",))):
        ehcp(sample_path("vague_infant"), "--report", "comments", *options, "-o", tmp_path / name)
    plain, suggested = (text_of((tmp_path / name).read_bytes()) for name in ("plain.docx", "suggested.docx"))
    assert list(plain.iter(w("ins"), w("del"))) == []
    assert {node.get(w("author")) for node in suggested.iter(w("ins"), w("del"))} == {"EHCP audit"}


def test_a_folder_is_audited_again_without_the_copies_of_before(tmp_path: Path) -> None:
    shutil.copy(COUNCIL, tmp_path / "a.docx")
    shutil.copy(sample_path("broken_links"), tmp_path / "b.json")
    first = ehcp(tmp_path, "--report", "comments", "--report", "text", "-o", tmp_path)
    made = names(tmp_path)
    again = ehcp(tmp_path, "--report", "comments", "--report", "text", "-o", tmp_path)
    assert (first.exit_code, first.stderr) == (again.exit_code, again.stderr)
    assert names(tmp_path) == made
    assert [name for name in made if name.endswith(".audit.docx")] == [
        "BRI-2026-0412.audit.docx",
        "CCC-26-0519.audit.docx",
    ]


def test_a_pdf_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(pdf())
    done = ehcp(tmp_path / "plan.pdf", "--report", "comments", "-o", tmp_path / "out.docx")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "Comments cannot be written on a PDF." in done.stderr
    assert "save it as a Word Document" in done.stderr
    assert not (tmp_path / "out.docx").exists()


def test_a_pdf_still_gets_its_other_reports(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(pdf())
    out = tmp_path / "out"
    done = ehcp(tmp_path / "plan.pdf", "--report", "comments", "--report", "json", "-o", out)
    assert done.exit_code == 0
    assert "Comments cannot be written on a PDF." in done.stderr
    assert [name.partition(".")[2] for name in names(out)] == ["audit.json"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "Give a name ending in .docx with -o."),
        (("-o", "out.html"), "let the name after -o end in .docx"),
    ],
)
def test_comments_go_into_a_word_file_and_nowhere_else(options: tuple[str, ...], said: str) -> None:
    done = ehcp(COUNCIL, "--report", "comments", *options)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


@pytest.mark.office
@needs_office
@pytest.mark.slow
def test_an_old_file_gets_its_comments_as_a_word_document(tmp_path: Path) -> None:
    with office(purpose="The test") as program:
        old = program.convert(COUNCIL.read_bytes(), ending=".docx", to="odt")
    assert old is not None
    (tmp_path / "old.odt").write_bytes(old)
    out = tmp_path / "checked.docx"
    done = ehcp(tmp_path / "old.odt", "--report", "comments", "-o", out)
    assert (done.exit_code, done.stderr) == (0, f"Wrote {out}\n")
    assert len(comments_of(out.read_bytes())) > 20


@pytest.mark.office
@needs_office
@pytest.mark.slow
def test_libreoffice_opens_the_copy_and_keeps_every_comment_with_its_words(tmp_path: Path) -> None:
    out = tmp_path / "checked.docx"
    ehcp(COUNCIL, "--report", "comments", "-o", out)
    with office(purpose="The test") as program:
        again = program.convert(out.read_bytes(), ending=".docx", to="docx:MS Word 2007 XML")
        printed = program.convert(out.read_bytes(), ending=".docx", to="pdf")
    assert again is not None
    assert printed is not None
    assert printed.startswith(b"%PDF")
    kept = sorted((told.author, told.text, told.words) for told in comments_of(again))
    assert kept == sorted((told.author, told.text, told.words) for told in comments_of(out.read_bytes()))
