"""A folder audited by several processes: the same bytes, and no file takes another with it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ehcp_docs import audit_many, load_plan, resources
from ehcp_docs.cli import main
from ehcp_docs.errors import EhcpError

SAMPLES = ("nursery", "vague_infant")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "plans"
    made.mkdir()
    for name in SAMPLES:
        shutil.copy(resources.shipped("samples") / f"{name}.json", made)
    (made / "cut.json").write_text('{"schema_version": ', "utf-8")
    (made / "letter.docx").write_bytes(b"no Word file")
    return made


def audited(folder: Path, output: Path, *arguments: str) -> Result:
    forms = [word for form in ("html", "json", "text") for word in ("--report", form)]
    return CliRunner().invoke(main, ["audit", str(folder), *forms, "-o", str(output), *arguments])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_one_worker_and_two_write_the_same_bytes_and_say_the_same(folder: Path, tmp_path: Path) -> None:
    one = audited(folder, tmp_path / "one", "--workers", "1", "--report", "comments")
    two = audited(folder, tmp_path / "two", "--workers", "2", "--report", "comments")
    assert one.exit_code == two.exit_code == 3
    assert one.stderr.replace(str(tmp_path / "one"), "") == two.stderr.replace(str(tmp_path / "two"), "")
    assert "cut.json" in one.stderr
    written = contents(tmp_path / "one")
    assert {name.split(".")[-1] for name in written} == {"html", "json", "txt", "docx"}
    assert written == contents(tmp_path / "two")


def test_an_earlier_report_and_accepted_findings_count_with_workers_as_without(
    folder: Path, tmp_path: Path
) -> None:
    audited(folder, tmp_path / "earlier", "--workers", "1")
    finding = json.loads(next((tmp_path / "earlier").glob("*.json")).read_text("utf-8"))["findings"][0]
    accepted = tmp_path / "accepted.yaml"
    entry = {
        "fingerprint": finding["fingerprint"], "reason": "Looked at.", "author": "QA", "until": "2030-01-01"
    }  # fmt: skip
    accepted.write_text(json.dumps({"accepted": [entry]}), "utf-8")
    more = ("--baseline", str(tmp_path / "earlier"), "--suppressions", str(accepted), "--as-of", "2026-12-01")
    one = audited(folder, tmp_path / "one", "--workers", "1", *more)
    two = audited(folder, tmp_path / "two", "--workers", "2", *more)
    assert one.exit_code == 3, one.output
    assert one.stderr.replace(str(tmp_path / "one"), "") == two.stderr.replace(str(tmp_path / "two"), "")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_the_number_of_workers_is_a_number(folder: Path, tmp_path: Path) -> None:
    result = audited(folder, tmp_path / "out", "--workers", "0")
    assert result.exit_code == 2
    assert "--workers" in result.stderr


def test_programs_get_the_same_reports_from_workers() -> None:
    plans = [load_plan(resources.shipped("samples") / f"{name}.json") for name in SAMPLES]
    assert list(audit_many(plans, workers=2)) == list(audit_many(plans))


def test_a_plan_on_which_the_program_fails_is_told_to_programs() -> None:
    plan = load_plan(resources.shipped("samples") / "nursery.json")
    told: list[tuple[object, EhcpError]] = []
    broken = replace(plan, sections=None)  # type: ignore[arg-type]
    reports = list(audit_many([plan, broken, plan], on_error=lambda p, e: told.append((p, e))))
    assert [r.reference for r in reports] == [plan.reference] * 2
    [(given, error)] = told
    assert given is broken
    assert error.place == plan.reference
    assert "The program failed" in error.message


def test_timing_names_the_slowest_rules_and_readers_of_all_workers(folder: Path, tmp_path: Path) -> None:
    result = audited(folder, tmp_path / "out", "--workers", "2", "--timing")
    lines = result.stderr.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("The 10 slowest rules and readers"))
    seconds = [float(line.split(" s ")[0]) for line in lines[at + 1 : at + 11]]
    names = [line.split(" s ")[1].strip() for line in lines[at + 1 : at + 11]]
    assert seconds == sorted(seconds, reverse=True)
    assert "language model" in names
    assert any(name.startswith("rules.reading: ") for name in names)


def test_audit_can_be_called_again_after_its_own_folder_was_imported() -> None:
    import ehcp_docs

    plan = load_plan(resources.shipped("samples") / "nursery.json")
    first = ehcp_docs.audit(plan)
    assert ehcp_docs.audit(plan) == first
