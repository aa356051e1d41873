"""`ehcp history`: how old plans are and how outcomes went, by reference and number only."""

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from ehcp_docs import resources
from ehcp_docs.cli import main

SAMPLES = resources.shipped("samples")
ON = ("--on", "2029-12-01")
NAMES = ("Kerem", "Karaca", "Ciru", "Wanjiru", "Mallinder", "Micah", "Renfrew", "Starting messages", "talker")


def ehcp(*arguments: object) -> Result:
    return CliRunner(catch_exceptions=False).invoke(main, ["history", *map(str, arguments)])


def written(path: Path, source: str, **changes: Any) -> None:
    """A copy of the sample with these fields of its own."""
    data = json.loads((SAMPLES / source).read_text("utf-8"))
    for field, value in changes.items():
        data[field] = {**data[field], **value} if isinstance(value, dict) else value
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data), "utf-8")


def judged(**judgements: str) -> list[dict[str, str]]:
    return [
        {"id": id, "title": "t", "was": "w", "now": "n", "evidence": "e", "judgement": judgement}
        for id, judgement in judgements.items()
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans and three looks at the outcomes of one."""
    place = tmp_path / "plans"
    place.mkdir()
    shutil.copy(SAMPLES / "special_school.json", place)
    shutil.copy(SAMPLES / "young_adult.json", place)
    looks = {
        "2027-05-18": judged(E1="not_yet", E2="partly", E3="on_track", E4="met"),
        "2028-05-18": judged(E1="on_track", E2="partly", E3="partly", E4="met"),
        "2029-05-18": judged(E1="met", E2="not_yet", E3="partly", E4="met"),
    }
    for day, outcomes in looks.items():
        written(
            place / "looks" / f"{day}.json", "monitoring/special_school.json", date=day, outcomes=outcomes
        )
    return place


def lines_of(result: Result) -> list[str]:
    return [" ".join(line.split()) for line in result.stdout.splitlines()]


def test_plans_are_listed_the_oldest_first_with_their_age_and_whether_they_were_ever_amended(
    folder: Path,
) -> None:
    result = ehcp(folder, *ON)
    assert result.exit_code == 0
    lines = lines_of(result)
    assert lines[lines.index("Plans, the oldest first") + 1 :][:2] == [
        "11 Sep 2026 KES-2016-0954 3.2 years old, review overdue",
        "9 Oct 2026 PEL-2026-0641 3.1 years old, never amended, review overdue",
    ]


def test_the_number_of_years_decides_what_is_told_as_old(folder: Path) -> None:
    assert "2 not amended for 3 years or more (1 of them never)" in lines_of(ehcp(folder, *ON))[0]
    assert (
        "1 not amended for 3.2 years or more (0 of them never)"
        in (lines_of(ehcp(folder, *ON, "--years", "3.2"))[0])
    )
    assert "0 not amended for 5 years or more, 2 with" in lines_of(ehcp(folder, *ON, "--years", "5"))[0]


def test_versions_of_one_plan_count_once_by_the_one_in_force(tmp_path: Path) -> None:
    place = tmp_path / "plans"
    written(place / "b.json", "special_school.json", dates={"first_plan_issued": "2020-01-10"})
    written(
        place / "a.json",
        "special_school.json",
        dates={"final_issued": "2026-10-10", "first_plan_issued": "2020-01-10"},
    )
    (line,) = [
        one
        for one in lines_of(ehcp(place, "--on", "2027-01-01"))
        if "PEL-2026-0641" in one and "years" in one
    ]
    assert line == "10 Oct 2026 PEL-2026-0641 0.2 years old"


def test_a_later_draft_is_told_and_makes_the_plan_no_younger(tmp_path: Path) -> None:
    place = tmp_path / "plans"
    place.mkdir()
    shutil.copy(SAMPLES / "nursery.json", place)
    shutil.copy(SAMPLES / "versions" / "nursery_amended.json", place)
    (line,) = [one for one in lines_of(ehcp(place, "--on", "2026-12-01")) if "BRI-2026-0412 0" in one]
    assert line == "2 Oct 2026 BRI-2026-0412 0.2 years old, never amended, amendment under way"


def test_each_outcome_is_followed_through_its_reviews(folder: Path) -> None:
    lines = lines_of(ehcp(folder, *ON))
    start = lines.index("Outcomes that were looked at")
    assert lines[start + 1 : start + 5] == [
        "PEL-2026-0641 E1 forward 18 May 2027 not yet; 18 May 2028 on track; 18 May 2029 met",
        "PEL-2026-0641 E2 back 18 May 2027 partly on track; 18 May 2028 partly on track; 18 May 2029 not yet",
        "PEL-2026-0641 E3 back 18 May 2027 on track; 18 May 2028 partly on track; 18 May 2029 partly on track",
        "PEL-2026-0641 E4 the same 18 May 2027 met; 18 May 2028 met; 18 May 2029 met",
    ]
    assert "2 behind twice running" in lines[0]


def test_one_bad_look_after_a_good_one_is_not_behind_twice(tmp_path: Path) -> None:
    place = tmp_path / "plans"
    for day, judgement in (("2027-05-18", "on_track"), ("2028-05-18", "not_yet")):
        written(
            place / f"{day}.json", "monitoring/special_school.json", date=day, outcomes=judged(E1=judgement)
        )
    assert "0 behind twice running" in lines_of(ehcp(place, *ON))[0]


def test_a_review_in_a_case_counts_on_the_day_of_its_meeting(tmp_path: Path) -> None:
    place = tmp_path / "plans"
    place.mkdir()
    shutil.copy(SAMPLES / "cases" / "review_kept.json", place)
    rows = list(csv.DictReader(io.StringIO(ehcp(place, "--report", "csv").stdout.lstrip("\ufeff"))))
    assert [(row["Outcome"], row["Day"], row["Judgement"]) for row in rows] == [
        ("E1", "2027-06-10", "on_track"),
        ("E2", "2027-06-10", "partly"),
        ("E5", "2027-06-10", "on_track"),
        ("E6", "2027-06-10", "on_track"),
        ("E11", "2027-06-10", "met"),
    ]


def test_the_workbook_has_plans_outcomes_and_what_could_not_be_read(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.json").write_text("{", "utf-8")
    target = tmp_path / "history.xlsx"
    assert ehcp(folder, *ON, "--report", "xlsx", "-o", target).exit_code == 3
    book = load_workbook(target)
    assert book.sheetnames == ["Read me", "Plans", "Outcomes", "Not read"]
    rows = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    first = dict(zip(rows["Plans"][0], rows["Plans"][1], strict=True))
    assert (first["Reference"], first["Issued"].date(), first["Told"]) == (
        "KES-2016-0954",
        date(2026, 9, 11),
        "old",
    )
    behind = [row for row in rows["Outcomes"] if "behind twice running" in row]
    assert [row[:2] for row in behind] == [["PEL-2026-0641", "E2"], ["PEL-2026-0641", "E3"]]
    assert [row[0] for row in rows["Not read"][1:]] == ["broken.json"]


@pytest.mark.parametrize("form", ["text", "csv", "xlsx"])
def test_no_name_and_no_word_of_a_plan_is_in_it(folder: Path, tmp_path: Path, form: str) -> None:
    shutil.copytree(SAMPLES / "monitoring", folder / "more")
    target = tmp_path / f"out.{form}"
    ehcp(folder, *ON, "--report", form, "-o", target)
    if form == "xlsx":
        book = load_workbook(target)
        text = " ".join(
            str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
        )
    else:
        text = target.read_text("utf-8")
    assert "PEL-2026-0641" in text
    assert [name for name in NAMES if name in text] == []


def test_a_folder_without_any_of_these_files_and_xlsx_without_a_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "There is no plan, monitoring file or case in this folder." in ehcp(tmp_path / "empty").stderr
    assert ehcp(tmp_path / "empty", "--report", "xlsx").exit_code == 2
