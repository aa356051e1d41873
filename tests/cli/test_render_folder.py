"""`ehcp render` with a folder of cases for one document, and with a day of its own."""

import json
import shutil

import docx
import pytest
from click.testing import CliRunner

from ehcp_docs import resources
from ehcp_docs.cli import main

SAMPLES = resources.shipped("samples")
TERM = ("--from", "2027-01-04", "--to", "2027-04-11")
HARBOUR = "L20_reviews_2027-01-04_Harbour-Lane-Primary-School_1.docx"


def ehcp(*arguments):
    return CliRunner(catch_exceptions=False).invoke(main, ["render", *map(str, arguments)])


def words(path):
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


@pytest.fixture
def cases(tmp_path):
    return shutil.copytree(SAMPLES / "reviews", tmp_path / "cases")


def test_a_folder_of_cases_becomes_a_list_for_each_who_is_told(cases, tmp_path):
    done = ehcp(cases, "-d", "L20", *TERM, "-o", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        HARBOUR,
        "L20_reviews_2027-01-04_Lantern-Hill-School_2.docx",
        "L20_reviews_2027-01-04_Marlhythe-Borough-Council_4.docx",
        "L20_reviews_2027-01-04_Marlhythe-Integrated-Care-Board_3.docx",
    ]


def test_a_file_that_cannot_be_read_is_told_and_the_lists_of_the_others_are_made(cases, tmp_path):
    (cases / "spoilt.json").write_text('{"reference": "X", "letter_date": "soon", "recipients": []}', "utf-8")
    done = ehcp(cases, "-d", "L20", *TERM, "-o", tmp_path / "out")
    assert done.exit_code == 3
    assert f"{cases / 'spoilt.json'}: not listed." in done.stderr
    assert (tmp_path / "out" / HARBOUR).is_file()


def test_a_child_of_whom_no_head_is_known_stops_no_list_of_the_others(cases, tmp_path):
    path = cases / "sami_boscawen.json"
    data = json.loads(path.read_text("utf-8"))
    people = [one for one in data["professionals"] if one["role"] != "setting"]
    path.write_text(json.dumps({**data, "professionals": people}), "utf-8")
    done = ehcp(cases, "-d", "L20", *TERM, "-o", tmp_path / "out")
    assert done.exit_code == 3
    assert "sami_boscawen.json: not listed." in done.stderr
    assert "A review is due, and no head or principal is among the professionals." in done.stderr
    told = {path.name: words(path) + cells(path) for path in (tmp_path / "out").iterdir()}
    assert told
    assert [name for name, text in told.items() if "Boscawen" in text] == []


def cells(path):
    tables = docx.Document(str(path)).tables
    return "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def test_plans_are_found_by_their_reference_and_are_not_taken_for_cases(cases, tmp_path):
    shutil.copy(SAMPLES / "nursery.json", cases)
    done = ehcp(cases, "-d", "L20", "--plan", SAMPLES, *TERM, "-o", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, "")


def test_who_writes_is_given_once_for_all_cases(cases, tmp_path):
    path = cases / "sami_boscawen.json"
    data = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**data, "officer": {"name": "Bryony Tuck", "role": "Officer"}}), "utf-8")
    refused = ehcp(cases, "-d", "L20", *TERM, "-o", tmp_path / "out")
    assert refused.exit_code == 3
    assert "Give it once for all with --shared: a file with “officer”." in refused.stderr
    shared = tmp_path / "council.json"
    shared.write_text(json.dumps({"officer": data["officer"], "reference": "never taken from here"}), "utf-8")
    done = ehcp(cases, "-d", "L20", *TERM, "--shared", shared, "-o", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, "")


def test_cases_with_letters_of_several_days_need_the_day_of_the_list(cases, tmp_path):
    path = cases / "sami_boscawen.json"
    path.write_text(path.read_text("utf-8").replace('"2026-12-14"', '"2026-12-01"'), "utf-8")
    refused = ehcp(cases, "-d", "L20", *TERM, "-o", tmp_path / "out")
    assert refused.exit_code == 3
    assert "Give it with --date." in refused.stderr
    done = ehcp(cases, "-d", "L20", *TERM, "--date", "2026-12-30", "-o", tmp_path / "out")
    assert done.exit_code == 0
    assert "30 December 2026" in words(tmp_path / "out" / HARBOUR)
    assert "Please look: list: The list goes less than two weeks before the term" in done.stderr


def test_of_two_files_of_one_child_for_letters_of_other_days_the_later_counts(cases, tmp_path):
    data = json.loads((cases / "sami_boscawen.json").read_text("utf-8"))
    old = data | {
        "letter_date": "2026-03-02",
        "events": [{"event": "last_review_completed", "on": "2025-01-20"}],
    }
    (cases / "sami_before.json").write_text(json.dumps(old), "utf-8")
    done = ehcp(cases, "-d", "L20", *TERM, "--date", "2026-12-14", "-o", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, "")
    word = docx.Document(str(tmp_path / "out" / HARBOUR))
    said = [cell.text for row in word.tables[-1].rows for cell in row.cells]
    assert "As soon as the term begins. It was due by 22 December 2026." in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-d", "L20"), "L20 needs the days of the term: give --from and --to."),
        (("-d", "L22", *TERM), "--from and --to are the days of the term for L20; this is another document."),
        (("-d", "plan", "--date", "2027-01-04"), "--date is the day of a letter; plan has none."),
    ],
)
def test_days_that_do_not_fit_the_document_are_refused(cases, arguments, message):
    done = ehcp(cases, *arguments)
    assert done.exit_code == 2
    assert message in done.stderr


REVIEW = (SAMPLES / "cases" / "review_ahead.json", "--plan", SAMPLES / "primary_looked_after.json")


def test_the_day_of_a_letter_can_be_given_and_is_printed(tmp_path):
    done = ehcp(*REVIEW, "-d", "L22", "--date", "2027-05-20", "-o", tmp_path)
    assert (done.exit_code, done.stderr) == (0, "")
    said = words(tmp_path / "ALD-24-1183_L22_review_invitation_1.docx")
    assert "20 May 2027" in said
    assert "10 May 2027" not in said


@pytest.mark.parametrize(("day", "code"), [("2027-05-27", 0), ("2027-05-28", 3)])
def test_a_day_that_was_given_is_checked_like_that_of_the_case(tmp_path, day, code):
    done = ehcp(*REVIEW, "-d", "L22", "--date", day, "-o", tmp_path)
    assert done.exit_code == code
    assert ("less than two weeks after the day of the letter" in done.stderr) is (code == 3)
    assert ("Please look: case: /meetings: The letter is of the day exactly" in done.stderr) is (code == 0)


def test_the_familys_time_runs_from_the_day_that_was_given(tmp_path):
    ehcp(SAMPLES / "cases" / "request_refused.json", "-d", "L04", "--date", "2026-10-20", "-o", tmp_path)
    said = words(next(tmp_path.glob("*_1.docx"), None) or next(tmp_path.glob("*.docx")))
    assert "20 December 2026" in said


def test_a_day_before_the_decision_is_refused(tmp_path):
    done = ehcp(
        SAMPLES / "cases" / "request_refused.json", "-d", "L04", "--date", "2026-01-05", "-o", tmp_path
    )
    assert done.exit_code == 3
    assert "is made after the day of the letter" in done.stderr
