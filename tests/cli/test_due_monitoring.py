"""`ehcp due --monitoring`: by setting, the latest consultation of each child, and never a name."""

import json
from datetime import date, datetime
from io import BytesIO

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from ehcp_docs import resources
from ehcp_docs.cli import main
from ehcp_docs.reports.monitoring_due import Monitored, MonitoringDue, monitoring_workbook

SAMPLES = resources.shipped("samples") / "monitoring"
WINDOW = ("--on", "2028-02-10", "--to", "2029-06-30")
DATA = json.loads((SAMPLES / "special_school.json").read_text("utf-8"))


def ehcp(*arguments):
    return CliRunner(catch_exceptions=False).invoke(main, ["due", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path):
    """A folder of consultations, each the sample of a special school with other fields."""

    def written(**changes):
        for name, fields in changes.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(DATA | fields), "utf-8")
        return tmp_path

    return written


def references(done):
    words = done.stdout.split()
    return [word for word in words if word.startswith("R-")]


def test_each_setting_has_its_heading_with_band_and_last_day():
    done = ehcp(SAMPLES, "--monitoring", *WINDOW)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:7] == [
        "2 children monitored, on 10 February 2028: 1 overdue, 1 due from 10 February 2028 to 30 June 2029.",
        "",
        "Aldersyke School",
        "  17 May 2029  due in 462 days  band C  PEL-2026-0641  Year 9  last 18 May 2027",
        "",
        "Wendmarsh Primary School",
        "   2 Feb 2028  overdue by 8 days  band D  ALD/24/1183  Year 5  last 3 Feb 2027  looked after",
    ]


def test_the_list_says_that_monitoring_is_no_review_and_names_no_child():
    said = ehcp(SAMPLES, "--monitoring", *WINDOW).stdout
    assert "never replaces the review of the plan every 12" in said
    assert not any(name in said for name in ("Micah", "Renfrew", "Kerem", "Karaca"))


def test_only_the_settings_that_were_asked_for_are_listed():
    said = ehcp(SAMPLES, "--monitoring", "--setting", "wendmarsh  primary", *WINDOW).stdout
    assert "Wendmarsh Primary School" in said
    assert "Aldersyke" not in said


def test_a_setting_that_nobody_goes_to_is_told_with_those_that_there_are():
    done = ehcp(SAMPLES, "--monitoring", "--setting", "Nowhere", *WINDOW)
    assert done.exit_code == 3
    assert "There are: Aldersyke School; Wendmarsh Primary School." in done.stderr


def test_the_latest_consultation_on_a_child_counts(folder):
    cases = folder(
        new={"reference": "R-1", "date": "2027-06-01", "next_due": "2028-06-01"},
        old={"reference": "R-1", "date": "2026-06-01", "next_due": "2027-05-31", "setting": "Old School"},
    )
    done = ehcp(cases, "--monitoring", "--on", "2028-05-20")
    assert references(done) == ["R-1"]
    assert "Old School" not in done.stdout
    assert "due in 12 days" in done.stdout


@pytest.mark.parametrize(
    ("due", "listed"),
    [
        ("2028-03-31", True),
        ("2028-04-01", False),
        ("2028-02-28", False),
        ("2028-03-01", True),
        ("2028-01-31", True),
    ],
)
def test_what_is_overdue_and_what_falls_in_the_window_is_listed(folder, due, listed):
    cases = folder(one={"reference": "R-1", "next_due": due})
    done = ehcp(cases, "--monitoring", "--on", "2028-02-01", "--from", "2028-03-01", "--to", "2028-03-31")
    assert references(done) == ["R-1"] * listed


def test_the_workbook_has_a_sheet_for_each_setting_and_one_for_all(tmp_path):
    out = tmp_path / "m.xlsx"
    assert ehcp(SAMPLES, "--monitoring", *WINDOW, "--report", "xlsx", "-o", out).exit_code == 0
    book = load_workbook(out)
    assert book.sheetnames == [
        "Read me", "All", "Aldersyke School", "Wendmarsh Primary School", "Not counted",
    ]  # fmt: skip
    head, row = [[cell.value for cell in line] for line in book["Wendmarsh Primary School"].iter_rows()]
    found = dict(zip(head, row, strict=True))
    assert found["Reference"] == "ALD/24/1183"
    assert (found["Due by"], found["Last monitored"]) == (datetime(2028, 2, 2), datetime(2027, 2, 3))
    assert (found["Band"], found["How often"], found["Look at"]) == ("D", "every year", "looked after")
    assert [line[3].value for line in book["All"].iter_rows(min_row=2)] == ["PEL-2026-0641", "ALD/24/1183"]


def test_settings_whose_names_are_long_alike_or_not_for_excel_have_sheets_of_their_own():
    names = [
        "St Mary's Church of England Primary School North",
        "St Mary's Church of England Primary School South",
    ]
    names += ["A/B: [C]*?", "All"]
    rows = tuple(
        Monitored(
            setting=name, reference="R", year_group="", band="D", how_often="", last=date(2027, 1, 1),
            due=date(2028, 1, 1), days=1, psychologist="", is_looked_after=False, is_at_risk=False,
        )
        for name in names
    )  # fmt: skip
    day = date(2028, 1, 1)
    book = load_workbook(BytesIO(monitoring_workbook(MonitoringDue(on=day, first=day, last=day, rows=rows))))
    assert book.sheetnames == [
        "Read me", "All", "St Mary s Church of England Pri", "St Mary s Church of England 2", "A B   C", "All 2",
        "Not counted",
    ]  # fmt: skip


def test_a_consultation_that_cannot_be_read_is_told_and_the_others_are_listed(folder):
    cases = folder(
        good={"reference": "R-1", "next_due": "2028-02-20"}, bad={"reference": "R-2", "next_due": "soon"}
    )
    done = ehcp(cases, "--monitoring", "--on", "2028-02-10")
    assert done.exit_code == 3
    assert references(done) == ["R-1"]
    assert "Not counted: bad.json" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--monitoring", "--report", "csv"), "The monitoring list is made as text or xlsx, not as csv."),
    ],
)
def test_what_does_not_go_together_is_refused(arguments, message):
    done = ehcp(SAMPLES, *arguments)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_folder_without_consultations_is_told(tmp_path):
    done = ehcp(tmp_path, "--monitoring")
    assert done.exit_code == 3
    assert "There is no monitoring consultation in this folder." in done.stderr
