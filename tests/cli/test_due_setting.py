"""``ehcp due --setting``: the limits of the children of one nursery, school or college."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ehcp_docs.cli import main
from ehcp_docs.resources import shipped


def due(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["due", *map(str, arguments)])


def head(organisation: str) -> dict[str, Any]:
    return {
        "id": "head",
        "name": "Ivo Lark",
        "role": "setting",
        "organisation": organisation,
        "email": "a@b.example.org",
    }


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Two schools by their heads, and one case whose plan says where the child is taught."""
    folder = tmp_path / "cases"
    folder.mkdir()
    for reference, people in (
        ("A-1", [head("Mill Lane Primary School")]),
        ("B-2", [head("Quay College")]),
        ("C-3", []),
    ):
        data = {
            "schema_version": "1.1",
            "reference": reference,
            "letter_date": "2026-03-02",
            "recipients": [
                {"name": "Ada Quell", "relation": "Mother", "address": ["1 Mill Road", "ZZ99 3CZ"]}
            ],
            "events": [{"event": "request_received", "on": "2026-02-02"}],
            "professionals": people,
        }
        (folder / f"{reference}.json").write_text(json.dumps(data), "utf-8")
    return folder


def references(done: Result) -> set[str]:
    return {one for one in ("A-1", "B-2", "C-3") if one in done.stdout}


def test_only_the_cases_of_the_setting_are_listed_by_any_words_of_its_name(cases: Path) -> None:
    assert references(due(cases, "--on", "2026-03-01")) == {"A-1", "B-2", "C-3"}
    done = due(cases, "--on", "2026-03-01", "--setting", "mill  lane")
    assert (done.exit_code, references(done)) == (0, {"A-1"})


def test_a_setting_that_there_is_not_is_told_with_those_that_there_are(cases: Path) -> None:
    done = due(cases, "--on", "2026-03-01", "--setting", "Hill School")
    assert done.exit_code == 3
    assert "No case is of a setting of this name." in done.stderr
    assert "There are: Mill Lane Primary School; Quay College." in done.stderr


def test_a_plan_says_where_its_child_is_taught(cases: Path, tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    plan = json.loads((shipped("samples") / "nursery.json").read_text("utf-8"))
    plan["reference"], plan["child"]["setting"] = "C-3", "Mill Lane Primary School"
    (plans / "c.json").write_text(json.dumps(plan), "utf-8")
    done = due(cases, "--on", "2026-03-01", "--plans", plans, "--setting", "Mill Lane")
    counted = [line for line in done.output.splitlines() if "C-3" in line]
    assert counted, done.output
    assert references(done) - {"C-3"} == {"A-1"}
