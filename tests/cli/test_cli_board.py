"""``ehcp board``: a paper and its figures from a folder of cases and audits; nobody can be known from it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document as open_word

from ehcp_docs.cli import main
from ehcp_docs.resources import shipped

SAMPLES = shipped("samples")
PERIOD = ("--from", "2026-09-01", "--to", "2026-12-31", "--on", "2027-01-11")


def board(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["board", *map(str, arguments)])


def case(number: int, told: str | None) -> dict[str, object]:
    events = [{"event": "request_received", "on": "2026-08-03"}]
    events += [{"event": "assessment_decision_notified", "on": told}] if told else []
    return {
        "schema_version": "1.0",
        "reference": f"WEX-2026-{number:04}",
        "letter_date": "2027-01-11",
        "authority": {"name": "Wexshire County Council"},
        "child": {"name": "Orlagh Pemberwick", "date_of_birth": "2017-03-02"},
        "recipients": [{"name": "Ada Quell", "relation": "mother", "address": ["1 Mill Lane", "ZZ99 1AA"]}],
        "events": events,
    }


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    folder = tmp_path / "cases"
    folder.mkdir()
    for number in range(1, 41):
        told = "2026-09-10" if number <= 28 else "2026-10-02" if number <= 36 else None
        (folder / f"{number}.json").write_text(json.dumps(case(number, told)), "utf-8")
    return folder


def words(path: Path) -> str:
    paper = open_word(str(path))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_the_paper_tells_how_limits_were_kept_and_hides_what_is_small(cases: Path, tmp_path: Path) -> None:
    done = board(cases, *PERIOD, "-o", tmp_path / "out")
    assert done.exit_code == 0, done.output
    figures = json.loads((tmp_path / "out" / "board_2026-12-31.json").read_text("utf-8"))
    limit = next(one for one in figures["timeliness"] if one["id"] == "decision_6")
    # 28 in time, 8 late, 4 not done: the 4 are small, and the 8 would tell them.
    assert (limit["due"], limit["in_time"], limit["late"], limit["not_done"]) == (40, 28, None, None)
    assert (limit["percent"], limit["light"]) == (70, "red")
    told = words(tmp_path / "out" / "L43_board_2026-12-31.docx")
    assert "Decision whether to assess, within 6 weeks: 70% in time." in told
    assert limit["action"] in told


def test_no_child_plan_or_file_stands_in_paper_or_figures(cases: Path, tmp_path: Path) -> None:
    board(cases, *PERIOD, "-o", tmp_path / "out")
    made = words(tmp_path / "out" / "L43_board_2026-12-31.docx")
    made += (tmp_path / "out" / "board_2026-12-31.json").read_text("utf-8")
    assert [one for one in ("Orlagh", "Pemberwick", "Quell", "WEX-", "ZZ99", "2017") if one in made] == []


def test_a_file_that_cannot_be_counted_is_told_and_stops_nothing(cases: Path, tmp_path: Path) -> None:
    (cases / "bad.json").write_text("{", "utf-8")
    (cases / "twice.json").write_text(json.dumps({**case(1, None), "letter_date": "2027-01-11"}), "utf-8")
    done = board(cases, *PERIOD, "-o", tmp_path / "out")
    assert done.exit_code == 3
    assert "Not counted: bad.json" in done.output
    assert "Not counted: twice.json: Its reference stands in 1.json too" in done.output
    assert "2 files could not be counted" in words(tmp_path / "out" / "L43_board_2026-12-31.docx")


def test_the_next_paper_says_what_went_up_and_down(cases: Path, tmp_path: Path) -> None:
    board(cases, *PERIOD, "-o", tmp_path)
    earlier = json.loads((tmp_path / "board_2026-12-31.json").read_text("utf-8"))
    for one in earlier["timeliness"]:
        one["percent"] = 61
    (tmp_path / "earlier.json").write_text(json.dumps(earlier | {"last": "2026-08-31"}), "utf-8")
    board(cases, *PERIOD, "--earlier", tmp_path / "earlier.json", "-o", tmp_path / "out")
    told = words(tmp_path / "out" / "L43_board_2026-12-31.docx")
    assert "70% in time, up 9 points from 61%." in told
    assert "Earlier figures are those of the period to 31 August 2026." in told


def test_audits_and_notes_are_told_and_other_files_among_the_audits_named(
    cases: Path, tmp_path: Path
) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    for name in (
        "nursery",
        "primary_looked_after",
        "special_school",
        "phase_transfer",
        "vague_infant",
        "vague_special",
    ):
        shutil.copy(SAMPLES / f"{name}.json", plans)
    audits = tmp_path / "audits"
    CliRunner().invoke(main, ["audit", str(plans), "--report", "json", "-o", str(audits)])
    (audits / "notes.json").write_text("{}", "utf-8")
    (tmp_path / "notes.yaml").write_text(
        "summary: A calm term.\ntraining: [Two mornings on outcomes.]\nactions:\n"
        "  - {what: Share the findings., owner: Head of SEND, by: 31 March 2027}\n",
        "utf-8",
    )
    done = board(
        cases, *PERIOD, "--audits", audits, "--notes", tmp_path / "notes.yaml", "-o", tmp_path / "out"
    )
    assert "Not counted: notes.json: This is no audit report." in done.output
    told = words(tmp_path / "out" / "L43_board_2026-12-31.docx")
    assert "6 plans were audited by the words they use." in told
    assert [
        one
        for one in ("A calm term.", "Two mornings on outcomes.", "Head of SEND", "31 March 2027")
        if one not in told
    ] == []


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("sumary: x", "The notes have sumary."),
        ("[a]", "The notes have no fields."),
        ("a: [", "cannot be read"),
    ],
)
def test_notes_with_anything_else_are_refused(cases: Path, tmp_path: Path, notes: str, told: str) -> None:
    (tmp_path / "notes.yaml").write_text(notes, "utf-8")
    done = board(cases, *PERIOD, "--notes", tmp_path / "notes.yaml", "-o", tmp_path / "out")
    assert done.exit_code == 3
    assert told in done.output
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_two_authorities_and_days_the_wrong_way_round_are_told(
    cases: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    assert "No case in this folder could be counted." in board(tmp_path / "empty", *PERIOD).output
    other = {**case(99, None), "authority": {"name": "Ostmere Council"}}
    (cases / "other.json").write_text(json.dumps(other), "utf-8")
    done = board(cases, *PERIOD, "-o", tmp_path / "out")
    assert "The cases name 2 authorities: Ostmere Council, Wexshire County Council." in done.output
    wrong = board(cases, "--from", "2026-12-31", "--to", "2026-09-01")
    assert "before the first" in wrong.output


def test_figures_that_are_none_are_refused_with_every_fault(cases: Path, tmp_path: Path) -> None:
    (tmp_path / "figures.json").write_text('{"authority": 3}', "utf-8")
    done = board(cases, *PERIOD, "--earlier", tmp_path / "figures.json", "-o", tmp_path / "out")
    assert done.exit_code != 0
    assert "does not hold the figures of a board's paper" in done.output
    assert "Traceback" not in done.output
