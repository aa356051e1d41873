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
    named = ["plan", "plan_national", "L09, draft_plan_letter", "monitoring_summary, L39"]
    assert lines[: len(named) * 3 : 3] == named
    made_from = [f"    Made from: {what}" for what in ("plan", "plan", "plan, case", "monitoring")]
    assert lines[2 : len(named) * 3 : 3] == made_from


def test_letters_are_listed_under_the_stage_of_the_process() -> None:
    lines = ehcp("list").output.splitlines()
    stage = lines.index("Deciding whether to assess")
    assert lines[stage - 1] == ""
    refusal = lines.index("L04, will_not_assess", stage)
    assert lines[refusal + 2] == "    Made from: case"


def test_a_letter_is_shown_with_what_the_law_asks_of_it() -> None:
    shown = ehcp("show", "L04").output
    assert "Goes to:   each parent or the young person" in shown
    assert "Must hold: the decision with reasons (section 36(5));" in shown
    assert "Rights:    must carry the family's rights to mediation and appeal" in shown
    assert "Due:       Tell the family whether there will be an assessment (T2), regulation 5(1)" in shown


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
