"""``ehcp validate``: every fault of every file, for people and for programs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ehcp_docs.cli import main
from ehcp_docs.resources import shipped

GOOD = Path(__file__).parent.parent / "plan" / "good_plan.json"


def ehcp(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the current one, so that messages name files by short paths."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def save(path: Path, **change: Any) -> Path:
    """The good plan with other values at its top."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = json.loads(GOOD.read_text("utf-8")) | change
    path.write_text(json.dumps(data, indent=1), "utf-8")
    return path


def test_a_good_plan_is_said_to_be_good(folder: Path) -> None:
    save(folder / "a.json")
    done = ehcp("a.json")
    assert done.output == (
        "a.json: no faults, no warnings\n\n1 file checked, 1 without faults: no faults, no warnings.\n"
    )
    assert done.exit_code == 0


def test_every_fault_of_every_file_is_shown_with_its_place(folder: Path) -> None:
    save(folder / "a.json", status="Final")
    (folder / "b.json").write_text('{"status": "draft"\n "version": "1"}')
    done = ehcp("a.json", "b.json", "gone.json")
    assert done.output == (
        "a.json: 1 fault, no warnings\n"
        "  Fault, line 5, /status [field-value]\n"
        "    “Final” is not a value for “status”.\n"
        "    Did you mean final? Allowed: draft, final, amended_draft, amended_final.\n"
        "\n"
        "b.json: 1 fault, no warnings\n"
        "  Fault, line 1, column 19 [json-syntax]\n"
        "    A comma is missing after this entry.\n"
        "    Put a comma between two entries.\n"
        "\n"
        "gone.json: 1 fault, no warnings\n"
        "  Fault [file-missing]\n"
        "    There is no such file.\n"
        "    Check the name and the folder.\n"
        "\n"
        "3 files checked, none without faults: 3 faults, no warnings.\n"
    )
    assert done.exit_code == 3


def test_warnings_alone_are_shown_and_do_not_fail(folder: Path) -> None:
    sections = json.loads(GOOD.read_text("utf-8"))["sections"]
    sections["J"]["requested"] = False
    save(folder / "a.json", sections=sections)
    done = ehcp("a.json")
    assert done.output.splitlines()[2:4] == [
        "    Section J has items, but says that no personal budget was asked for.",
        "    Check which is right.",
    ]
    assert "Warning, line" in done.output
    assert done.output.endswith("1 file checked, 1 without faults: no faults, 1 warning.\n")
    assert done.exit_code == 0


def test_a_folder_stands_for_the_plans_in_it_and_says_what_it_passes_over(folder: Path) -> None:
    save(folder / "plans" / "a.json")
    save(folder / "plans" / "old" / "b.json")
    (folder / "plans" / "notes.json").write_text('{"a": 1}')
    (folder / "plans" / "case.json").write_text(
        '{"schema_version": "1.0", "reference": "X-1", "letter_date": "2026-01-01", "recipients": []}'
    )
    (folder / "plans" / "broken.json").write_text("{")
    done = ehcp("plans")
    lines = done.output.replace("\\", "/").splitlines()
    assert lines[0] == "plans/broken.json: 1 fault, no warnings"
    assert lines[-3:] == [
        "Skipped plans/case.json: This is a case file, not a plan.",
        "Skipped plans/notes.json: This is another kind of file, not a plan.",
        "3 files checked, 2 without faults: 1 fault, no warnings. Skipped: 2.",
    ]
    assert done.exit_code == 3


def test_a_file_named_twice_is_checked_once(folder: Path) -> None:
    save(folder / "plans" / "a.json")
    assert ehcp("plans", "plans/a.json", "plans").output.endswith(
        "1 file checked, 1 without faults: no faults, no warnings.\n"
    )


def test_a_folder_without_any_plan_is_not_a_success(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "other").mkdir()
    (folder / "other" / "notes.json").write_text('{"a": 1}')
    assert ehcp("empty").output == (
        "empty: 1 fault, no warnings\n"
        "  Fault [file-missing]\n"
        "    There is no .json file in this folder.\n"
        "    Check the name of the folder.\n"
        "\n"
        "1 file checked, none without faults: 1 fault, no warnings.\n"
    )
    assert (ehcp("empty").exit_code, ehcp("other").exit_code) == (3, 3)


def test_a_case_file_that_is_named_is_checked_as_one(folder: Path) -> None:
    shutil.copy(next(iter(sorted((shipped("samples") / "cases").glob("*.json")))), folder / "case.json")
    assert ehcp("case.json").exit_code == 0
    data = json.loads((folder / "case.json").read_text("utf-8"))
    (folder / "case.json").write_text(json.dumps(data | {"letter_date": "1/9/2026"}))
    done = ehcp("case.json", "--format", "json")
    (file,) = json.loads(done.output)["files"]
    assert file["kind"] == "case"
    assert [fault["message"] for fault in file["faults"]] == [
        "“letter_date”: 1/9/2026 is not written as year-month-day."
    ]


def test_json_for_programs_keeps_its_form(folder: Path) -> None:
    save(folder / "a.json", status="Final")
    (folder / "plans").mkdir()
    (folder / "plans" / "notes.json").write_text('{"a": 1}')
    done = ehcp("a.json", "plans", "--format", "json")
    assert done.output.isascii()
    report = json.loads(done.output.replace("plans\\\\notes", "plans/notes"))
    assert report == {
        "format": "ehcp-validate-1",
        "files": [
            {
                "file": "a.json",
                "kind": "plan",
                "faults": [
                    {
                        "code": "field-value",
                        "line": 5,
                        "place": "/status",
                        "message": "“Final” is not a value for “status”.",
                        "hint": "Did you mean final? Allowed: draft, final, amended_draft, amended_final.",
                    }
                ],
                "warnings": [],
            }
        ],
        "skipped": [{"file": "plans/notes.json", "why": "This is another kind of file, not a plan."}],
        "summary": {"checked": 1, "clean": 0, "faults": 1, "warnings": 0, "skipped": 1},
    }
    assert done.exit_code == 3


def test_files_of_a_folder_come_in_the_order_of_their_names(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [save(folder / "plans" / f"{name}.json", status="Final") for name in ("b", "c", "a")]
    monkeypatch.setattr(Path, "rglob", lambda *_: iter(files))
    report = json.loads(ehcp("plans", "--format", "json").output)
    assert [Path(file["file"]).stem for file in report["files"]] == ["a", "b", "c"]


def test_nothing_given_is_a_usage_error() -> None:
    done = ehcp()
    assert done.exit_code == 2
    assert "FILE_OR_FOLDER" in done.output


def test_help_has_an_example_and_the_exit_codes() -> None:
    help_text = ehcp("--help").output
    assert "ehcp validate plan.json" in help_text
    assert "with 3 when there are" in " ".join(help_text.split())


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_a_console_in_an_old_code_page_does_not_stop_it(encoding: str, folder: Path) -> None:
    save(folder / "a.json", status="Final")
    done = subprocess.run(
        [sys.executable, "-m", "ehcp_docs", "validate", "a.json"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        cwd=folder,
    )
    assert (done.returncode, done.stderr) == (3, b"")
    assert b"/status [field-value]" in done.stdout


def test_validating_does_not_load_the_language_model() -> None:
    code = (
        "import sys\nfrom ehcp_docs.cli import main\n"
        f"main(['validate', {str(GOOD)!r}], standalone_mode=False)\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'spacy', 'docx', 'docxtpl', 'lxml'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "[]"
