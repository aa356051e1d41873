"""``ehcp render --audit-gate``: a plan with errors is made as a draft that is not for issue, and why is told."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result
from docx import Document as open_word

from ehcp_docs.cli import main
from ehcp_docs.resources import shipped

SAMPLES = shipped("samples")


def render(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["render", *map(str, arguments)])


def words(path: Path) -> str:
    word = open_word(str(path))
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in word.paragraphs), *cells])


def test_a_sound_plan_is_made_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "plan.docx"
    done = render(SAMPLES / "special_school.json", "--audit-gate", "-o", out)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "not for issue" not in words(out)


def spoilt(tmp_path: Path) -> Path:
    """A sound final plan in which one provision no longer says who, how often or how long."""
    data = json.loads((SAMPLES / "special_school.json").read_text("utf-8"))
    data["sections"]["F"]["provision"][0].pop("elements", None)
    data["sections"]["F"]["provision"][0]["text"] = "Access to support from adults as and when required."
    path = tmp_path / "spoilt.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_a_final_plan_with_an_error_becomes_a_draft_and_its_place_and_rule_are_told(tmp_path: Path) -> None:
    out = tmp_path / "plan.docx"
    done = render(spoilt(tmp_path), "--audit-gate", "-o", out)
    assert done.exit_code == 1
    assert "Draft: not for issue" in words(out)
    assert "spoilt.json: held back by the audit" in done.stderr
    assert "F1: Left to somebody's view of the moment (F-CONDITION)" in done.stderr
    assert "as and when required" not in done.stderr


def test_without_the_gate_nothing_is_held_back(tmp_path: Path) -> None:
    out = tmp_path / "plan.docx"
    done = render(spoilt(tmp_path), "-o", out)
    assert done.exit_code == 0
    assert "not for issue" not in words(out)
