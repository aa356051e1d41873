"""Faults of a template as Word comments, and where they are said to stand when shared blocks are in it."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
from click.testing import CliRunner

from ehcp_docs.cli import main
from ehcp_docs.documents.check import check_template
from ehcp_docs.documents.render import view_type
from ehcp_docs.documents.template_comments import with_comments
from ehcp_docs.resources import file

LETTER = file("templates", "letters/L04.docx")


def spoilt(tmp_path: Path, **changed: str) -> Path:
    """A copy of the letter with words replaced in its paragraphs."""
    word = docx.Document(str(LETTER))
    for paragraph in word.paragraphs:
        for run in paragraph.runs:
            for old, new in (pair.split("=>") for pair in changed.values()):
                run.text = run.text.replace(old, new)
    path = tmp_path / "own.docx"
    word.save(str(path))
    return path


def comments(data: bytes) -> list[str]:
    word = docx.Document(BytesIO(data))
    return [comment.text for comment in word.comments]


def test_each_fault_is_a_comment_and_nothing_else_changes(tmp_path: Path) -> None:
    own = spoilt(tmp_path, one="{{ reason }}=>{{ raeson }}", two="{{ said }}=>{{ siad }}")
    faults = check_template(own, view_type("letter"))
    data = with_comments(own, faults, day=date(2026, 11, 27))
    told = comments(data)
    assert len(told) == len(faults) == 2
    assert all(any(fault.message in text for text in told) for fault in faults)
    before, after = docx.Document(str(own)), docx.Document(BytesIO(data))
    assert [p.text for p in before.paragraphs] == [p.text for p in after.paragraphs]


def test_the_comment_stands_on_the_tag(tmp_path: Path) -> None:
    own = spoilt(tmp_path, one="{{ said }}=>They said: {{ siad }}")
    data = with_comments(own, check_template(own, view_type("letter")), day=date(2026, 11, 27))
    body = docx.Document(BytesIO(data)).element.body.xml
    marked = body[body.index("commentRangeStart") : body.index("commentRangeEnd")]
    assert "siad" in marked
    assert "They said" not in marked


def test_a_fault_after_a_shared_block_stands_where_the_officer_counts_it(tmp_path: Path) -> None:
    own = spoilt(tmp_path, one="We know that this=>We know {{ nohting }} this")
    word = docx.Document(str(own))
    number = next(n for n, p in enumerate(word.paragraphs, 1) if "nohting" in p.text)
    faults = check_template(own, view_type("letter"))
    assert [fault.place for fault in faults] == [f"main text, paragraph {number}"]


def test_a_block_that_there_is_not_is_named_with_the_nearest(tmp_path: Path) -> None:
    own = spoilt(tmp_path, one="block rights=>block rigths")
    faults = check_template(own, view_type("letter"))
    assert [(fault.message, fault.hint) for fault in faults] == [
        ("There is no block “rigths”.", "Did you mean rights?")
    ]


def test_a_template_of_another_house_style_is_told_which_styles_a_block_needs(tmp_path: Path) -> None:
    bare = docx.Document()
    bare.add_paragraph("{%p block letterhead %}")
    bare.save(str(tmp_path / "bare.docx"))
    faults = check_template(tmp_path / "bare.docx", view_type("letter"))
    assert [fault.message for fault in faults] == [
        "The block “letterhead” uses styles that this template does not have: AddressWindow, Authority, Letterhead."
    ]


def test_the_command_writes_the_copy_and_still_ends_with_the_faults(tmp_path: Path) -> None:
    own, copy = spoilt(tmp_path, one="{{ reason }}=>{{ raeson }}"), tmp_path / "faults.docx"
    result = CliRunner().invoke(main, ["documents", "check", str(own), "-d", "L04", "--comments", str(copy)])
    assert result.exit_code == 3
    assert "raeson" in result.stderr
    assert len(comments(copy.read_bytes())) == 1
