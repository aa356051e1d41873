"""``ehcp documents``: what there is, what may be printed, and whether a template is sound."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from ehcp_docs import resources
from ehcp_docs.cli import main


def ehcp(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["documents", *(str(argument) for argument in arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_the_list_names_every_document_with_what_it_is_made_from() -> None:
    lines = ehcp("list").output.splitlines()
    assert lines[::3] == ["plan", "plan_national", "L09, draft_plan_letter", "monitoring_summary, L39"]
    assert lines[2::3] == [f"    Made from: {what}" for what in ("plan", "plan", "plan, case", "monitoring")]


def test_a_document_is_shown_with_its_template() -> None:
    shown = ehcp("show", "l09").output
    assert f"Template:  {resources.file('templates', 'draft_plan_letter.docx')}" in shown
    assert "Made from: plan, case" in shown


def test_the_fields_of_a_document_come_with_kind_and_meaning() -> None:
    lines = ehcp("fields", "L09").output.splitlines()
    assert lines[lines.index("letter_date (date)") + 1] == "    The day of the letter."
    assert "about (text, may be empty)" in lines
    assert lines[lines.index("Filters:") + 1 :][:2] == ["date", "    A date in full: 22 June 2026."]
    assert "child.called (text)" in ehcp("fields").output.splitlines()


def test_a_sound_template_passes_and_its_unused_fields_are_named() -> None:
    result = ehcp("check", resources.file("templates", "draft_plan_letter.docx"), "-d", "L09")
    assert result.exit_code == 0
    assert "draft_plan_letter.docx: no faults." in result.output


@pytest.mark.parametrize("tag", ["{{ reference", "{{ refrence }}"])
def test_a_template_with_faults_ends_with_exit_code_3_and_names_them(tmp_path: Path, tag: str) -> None:
    made = docx.Document()
    made.add_paragraph(tag)
    made.save(str(tmp_path / "own.docx"))
    result = ehcp("check", tmp_path / "own.docx")
    assert result.exit_code == 3
    assert "The template has a fault." in result.stderr
    assert "main text, paragraph 1:" in result.stderr
