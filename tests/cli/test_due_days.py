"""`ehcp due` over several files of one case, each for letters of another day: one of them tells how the case stands."""

import json

import pytest
from click.testing import CliRunner

from ehcp_docs import resources
from ehcp_docs.cli import main

SAMPLES = resources.shipped("samples")
CHILD = {"name": "Zephyrine Quill", "date_of_birth": "2018-03-04"}


def ehcp(*arguments):
    return CliRunner(catch_exceptions=False).invoke(main, ["due", *map(str, arguments)])


@pytest.fixture
def made(tmp_path):
    """A folder of files with the reference ONE; the request that each tells of came on the day of its letter."""

    def written(**days):
        for name, (day, child) in days.items():
            data = {
                "schema_version": "1.1",
                "reference": "ONE",
                "letter_date": day,
                "recipients": [
                    {"name": "Ada Quill", "relation": "Mother", "address": ["1 Mill Road", "ZZ99 3CZ"]}
                ],
                "events": [{"event": "request_received", "on": day}],
                "child": child,
            }
            (tmp_path / f"{name}.json").write_text(json.dumps(data), "utf-8")
        return tmp_path

    return written


def limits(done):
    """The days by which the decision on an assessment is due, six weeks from each request that was counted."""
    return [line.split("  ")[0].strip() for line in done.stdout.splitlines() if "  T2  " in line]


@pytest.mark.parametrize(
    ("on", "counted"),
    [
        ("2026-05-01", "15 Jun 2026"),  # the file of 4 May is still ahead, and the one of 1 June more so
        ("2026-05-31", "15 Jun 2026"),
        ("2026-06-01", "13 Jul 2026"),
        ("2026-12-31", "13 Jul 2026"),
    ],
)
def test_the_latest_file_that_is_not_after_the_day_of_the_list_counts(made, on, counted):
    cases = made(first=("2026-05-04", CHILD), second=("2026-06-01", CHILD))
    done = ehcp(cases, "--on", on, "--to", "2027-01-31")
    assert "Left out: 1 file of other days of the same cases." in done.stdout
    if on >= "2026-05-04":
        assert (done.exit_code, limits(done)) == (0, [counted])


def test_two_files_of_one_day_are_still_a_fault(made):
    done = ehcp(made(first=("2026-05-04", CHILD), second=("2026-05-04", CHILD)), "--on", "2026-06-01")
    assert done.exit_code == 3
    assert "its reference stands in first.json too" in " ".join(done.stdout.casefold().split())


def test_two_children_with_one_reference_are_a_fault_however_the_days_fall(made):
    other = CHILD | {"date_of_birth": "2016-03-04"}
    done = ehcp(made(first=("2026-05-04", CHILD), second=("2026-06-01", other)), "--on", "2026-06-02")
    assert done.exit_code == 3
    assert "its reference stands in first.json too" in " ".join(done.stdout.casefold().split())


def test_nothing_is_said_of_other_days_where_there_are_none(made):
    assert "Left out" not in ehcp(made(first=("2026-05-04", CHILD)), "--on", "2026-06-01").stdout


@pytest.mark.parametrize("on", ["2026-11-27", "2027-06-15", "2028-01-10"])
def test_the_samples_of_cases_can_all_be_counted(on):
    done = ehcp(SAMPLES / "cases", "--on", on)
    assert done.exit_code == 0
    assert "Not counted" not in done.stdout
