"""``ehcp compare``: reports, Word files, exit codes, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from documents.two_readings import W, body_of, reading

from ehcp_docs import load_plan, render, resources
from ehcp_docs.cli import main

SAMPLES = resources.shipped("samples")
OLD = SAMPLES / "nursery.json"
NEW = SAMPLES / "versions" / "nursery_amended.json"
PARENTS = SAMPLES / "versions" / "nursery_parents.json"
AUTHORITY = SAMPLES / "versions" / "nursery_authority.json"


def compare(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, arguments)])


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    done = compare(OLD, NEW, "--report", "json")
    assert done.exit_code == 1
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_amended_sample_is_weaker_and_stronger_where_it_was_made_so(told: dict[str, Any]) -> None:
    effects = {(one["direction"], one["kind"], one["new_id"] or one["old_id"]) for one in told["effects"]}
    assert effects == {
        ("weaker", "later", "E3"),
        ("weaker", "modal", "F2"),
        ("weaker", "frequency", "F3"),
        ("weaker", "caveat", "F12"),
        ("weaker", "group", "F16"),
        ("weaker", "moved-out", "G5"),
        ("weaker", "provision-dropped", "H1.2"),
        ("weaker", "total", None),
        ("stronger", "frequency", "F15"),
        ("stronger", "length", "F19"),
        ("stronger", "provision-dropped", "F21"),
        ("stronger", "total", None),
    }


def test_json_gives_both_versions_and_the_words_of_each_field(told: dict[str, Any]) -> None:
    assert told["old"] == {"reference": "BRI-2026-0412", "status": "final", "version": "1.0"}
    assert told["new"]["status"] == "amended_draft"
    moved = next(one for one in told["pairs"] if one["moved"])
    assert (moved["old"]["id"], moved["new"]["id"], moved["matched_by"]) == ("F13", "G5", "wording")
    changed = next(one for one in told["pairs"] if one["new"]["id"] == "F3")
    text = next(one for one in changed["fields"] if one["field"] == "text")
    assert [one for one in text["words"] if one["old"] != one["new"]] == [
        {"old": "Six", "new": "Four"},
        {"old": "18", "new": "12"},
    ]


def test_text_shows_old_and_new_words_with_the_reason() -> None:
    done = compare(OLD, NEW)
    assert done.exit_code == 1
    for words in (
        "8 weaker, 4 stronger",
        "▼ Less often (Section F, F3)",
        "▲ More often (Section F, F15)",
        "[Six → Four] times a term ([18 → 12] times a year)",
        "moved from Section F to G; was F13; matched by wording",
        "[+ where possible]",
        "not there: a draft names no setting",
    ):
        assert words in " ".join(done.stdout.split()), words


@pytest.mark.parametrize(
    ("old", "new", "fail_on", "code"),
    [
        (OLD, OLD, "weaker", 0),
        (OLD, OLD, "change", 0),
        (OLD, NEW, "weaker", 1),
        (OLD, NEW, "never", 0),
        (OLD, PARENTS, "weaker", 0),
        (OLD, PARENTS, "change", 1),
    ],
)
def test_the_exit_code_is_what_was_asked_for(old: Path, new: Path, fail_on: str, code: int) -> None:
    assert compare(old, new, "--fail-on", fail_on, "--report", "json").exit_code == code


def test_the_amended_plan_in_word_is_either_version(tmp_path: Path) -> None:
    made = tmp_path / "amended.docx"
    done = compare(
        OLD, NEW, "-o", made, "--author", "Ann Example", "--date", "2027-03-01", "--fail-on", "never"
    )
    assert done.exit_code == 0, done.stderr
    assert reading(made.read_bytes(), "accept") == reading(render("plan", load_plan(NEW)).data, "accept")
    assert reading(made.read_bytes(), "reject") == reading(render("plan", load_plan(OLD)).data, "accept")
    mark = next(body_of(made.read_bytes()).iter(f"{W}ins"))
    assert (mark.get(f"{W}author"), (mark.get(f"{W}date") or "")[:10]) == ("Ann Example", "2027-03-01")


def test_without_being_told_the_changes_are_the_officers_of_the_last_step(tmp_path: Path) -> None:
    made = tmp_path / "amended.docx"
    compare(OLD, NEW, "-o", made)
    mark = next(body_of(made.read_bytes()).iter(f"{W}ins"))
    assert (mark.get(f"{W}author"), (mark.get(f"{W}date") or "")[:10]) == ("Devika Rowntree", "2027-02-05")


def test_a_word_plan_is_compared_as_the_data_it_was_made_from(tmp_path: Path) -> None:
    printed = tmp_path / "old.docx"
    printed.write_bytes(render("plan", load_plan(OLD)).data)
    done = compare(printed, NEW, "--report", "json")
    assert done.exit_code == 1, done.stderr
    found = json.loads(done.stdout)
    assert {one["kind"] for one in found["effects"] if one["direction"] == "weaker"} >= {
        "later", "modal", "frequency", "caveat", "group", "moved-out", "provision-dropped"
    }  # fmt: skip


def test_the_working_document_is_written(tmp_path: Path) -> None:
    made = tmp_path / "working.docx"
    done = compare(OLD, PARENTS, "--authority-proposals", AUTHORITY, "--working-document", "-o", made)
    assert done.exit_code == 0, done.stderr
    text = "".join(leaf.text or "" for leaf in body_of(made.read_bytes()).iter(f"{W}t"))
    assert "SixEight times a term (1824 timesOnce a week, 38 weeks a year" in text


def test_the_page_and_the_text_go_where_they_are_sent(tmp_path: Path) -> None:
    page = tmp_path / "changes.html"
    done = compare(OLD, NEW, "-o", page)
    assert done.exit_code == 1
    content = page.read_text("utf-8")
    assert "<del>Six</del><ins>Four</ins>" in content
    assert "Less often" in content


@pytest.mark.parametrize(
    ("arguments", "says", "code"),
    [
        ([OLD, SAMPLES / "special_school.json"], "two children's plans", 3),
        ([OLD, NEW, "-o", OLD], "overwrite", 2),
        ([OLD, NEW, "--working-document"], "working document is a Word file", 2),
        ([OLD, NEW, "--authority-proposals", AUTHORITY], "goes with --working-document", 2),
        ([OLD, "nowhere.json"], "nowhere.json", 3),
    ],
)
def test_what_does_not_fit_is_refused_in_words(arguments: list[object], says: str, code: int) -> None:
    done = compare(*arguments)
    assert done.exit_code == code
    assert says in done.stderr


def test_two_childrens_plans_are_compared_when_that_is_meant() -> None:
    done = compare(
        OLD, SAMPLES / "special_school.json", "--different-plans", "--report", "json", "--fail-on", "never"
    )
    assert done.exit_code == 0, done.stderr


def test_a_new_plan_with_faults_is_printed_as_a_draft_and_told(tmp_path: Path) -> None:
    data = json.loads(OLD.read_text("utf-8"))
    data["sections"]["F"]["provision"][0]["needs"] = ["B99"]
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(data), "utf-8")
    done = compare(OLD, bad, "-o", tmp_path / "amended.docx")
    assert "B99" in done.stderr
    assert "printed as a draft" in done.stderr
    text = "".join(
        leaf.text or "" for leaf in body_of((tmp_path / "amended.docx").read_bytes()).iter(f"{W}t")
    )
    assert "not for issue" in text


def test_help_shows_examples() -> None:
    done = compare("--help")
    assert "ehcp compare final.json amended.json -o amended.docx" in done.stdout
