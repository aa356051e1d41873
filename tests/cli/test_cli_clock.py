"""`ehcp clock`: a case's time limits as text and JSON, its events, and its ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from ehcp_docs import resources
from ehcp_docs.cli import main
from ehcp_docs.statute.read import statute

SAMPLES = resources.shipped("samples")
TIMELINE = SAMPLES / "cases" / "timeline.json"
PLAN = SAMPLES / "vague_special.json"
CASE = {
    "schema_version": "1.1",
    "reference": "LUD-26-0001",
    "letter_date": "2026-05-18",
    "recipients": [
        {"name": "Ida Fen", "relation": "Mother", "address": ["1 Mill Road", "Ludmere", "ZZ99 3CZ"]}
    ],
    "events": [{"event": "request_received", "on": "2026-02-02"}],
}


def ehcp(*arguments):
    return CliRunner(catch_exceptions=False).invoke(main, ["clock", *map(str, arguments)])


@pytest.fixture
def saved(tmp_path):
    def written(**fields):
        path = tmp_path / "case.json"
        path.write_text(json.dumps(CASE | fields), "utf-8")
        return path

    return written


def test_each_date_stands_with_its_sum_and_its_state(saved):
    done = ehcp(saved(), "--on", "2026-05-26")
    assert done.exit_code == 0
    assert done.stdout == (
        "LUD-26-0001 on 26 May 2026: 5 time limits.\n"
        "3 overdue, 1 due.\n"
        "\n"
        " 16 Mar 2026  T2 Tell the family whether there will be an assessment\n"
        "              request 2 Feb 2026 + 6 weeks = 16 Mar 2026, reg 5(1)\n"
        "              -> overdue by 71 days\n"
        "\n"
        " 25 May 2026  T4 Tell the family that there will be no plan\n"
        "              request 2 Feb 2026 + 16 weeks = 25 May 2026, reg 10(1); a bank\n"
        "              holiday, not moved\n"
        "              -> overdue by 1 day\n"
        "\n"
        " 25 May 2026  T8 Send the draft plan\n"
        "              request 2 Feb 2026 + 16 weeks = 25 May 2026, Code of Practice page\n"
        "              154; a bank holiday, not moved\n"
        "              A step on the way, not a limit of the law.\n"
        "              -> overdue by 1 day\n"
        "\n"
        " 22 Jun 2026  T7 Send the final plan\n"
        "              request 2 Feb 2026 + 20 weeks = 22 Jun 2026, reg 13(2)\n"
        "              -> due in 27 days\n"
        "\n"
        "     no date  T1 Ask the family for their views on the request\n"
        "              as soon as practicable, regulation 3\n"
        "              -> not done, as far as the case says\n"
    )


def test_the_sample_tells_its_exceptions_and_what_was_moved():
    done = ehcp(TIMELINE, "--plan", PLAN, "--on", "2026-12-01")
    text = " ".join(done.stdout.split())
    assert done.exit_code == 0
    for words in (
        "DMC/EHC/11872 on 1 December 2026: 17 time limits. Officer: Ishbel Naylor.",
        "2 due, 4 done late, 1 done under an exception, 7 done in time.",
        "The exception does not hold (regulation 5(4): the school or college was closed from 28 March 2026",
        "The limit is lifted by regulation 13(3): absent from the authority's area from 4 May 2026 to 5 June 2026. It "
        "must still be done as soon as practicable. New date: 30 September 2026.",
        "issued 27 Nov 2026 + 1 month = 27 Dec 2026, moved to 4 Jan 2027, rule 20(1)(c)",
        "+ 30 days = 5 Dec 2026, the Regulations on mediation; a Saturday, not moved",
        "For the family: a chance that passes.",
    ):
        assert words in text


def test_the_readme_shows_what_the_command_prints():
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    shown = readme.split("--plan samples/vague_special.json --on 2026-12-01` prints:\n\n```\n")[1].split(
        "```"
    )[0]
    printed = ehcp(TIMELINE, "--plan", PLAN, "--on", "2026-12-01").stdout.split("\n\n")
    parts = shown.rstrip("\n").split("\n\n")
    assert len(parts) > 3
    assert [part for part in parts if part not in printed] == []


def test_a_plan_alone_gives_a_case_its_dates(saved):
    case = saved(reference="MAR-2026-0387", events=[])
    assert "No time limit runs" in ehcp(case, "--on", "2026-10-06").stdout
    text = ehcp(case, "--plan", SAMPLES / "vague_infant.json", "--on", "2026-10-06").stdout
    assert "request 8 Jun 2026 + 20 weeks = 26 Oct 2026" in text
    assert "Officer: Rosalind Drewitt." in text


def test_json_holds_every_limit_with_law_source_and_state():
    done = ehcp(TIMELINE, "--plan", PLAN, "--on", "2026-12-01", "--report", "json")
    data = json.loads(done.stdout)
    assert (data["format"], data["reference"], data["on"]) == ("ehcp-clock-1", "DMC/EHC/11872", "2026-12-01")
    by_id = {limit["id"]: limit for limit in data["limits"]}
    assert by_id["T30"] | {"sum": "", "formula": ""} == {
        "id": "T30",
        "title": "Appeal to the First-tier Tribunal",
        "about": "",
        "kind": "chance",
        "whose": "the family",
        "began": "2026-10-14",
        "last_day": "2027-01-04",
        "moved_from": "2026-12-27",
        "sum": "",
        "formula": "",
        "when": None,
        "note": "",
        "law": "Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008",
        "source": "rule 20(1)(c)",
        "url": "https://www.legislation.gov.uk/uksi/2008/2699/article/20/data.html",
        "state": "due",
        "days": 34,
        "done_on": None,
        "words": "due in 34 days",
        "unsent": None,
        "beware": None,
        "exception": None,
    }
    assert by_id["T2"]["exception"]["holds"] is False
    assert by_id["T7"]["exception"] | {"words": ""} == {
        "holds": True,
        "words": "",
        "unmet": [],
        "new_date": "2026-09-30",
    }
    assert by_id["T1"]["last_day"] is None
    assert "T12" in data["waiting"]


def test_dates_that_cannot_be_are_all_named_and_nothing_is_counted(saved):
    path = saved(
        events=[*CASE["events"], {"event": "final_plan_sent", "on": "2026-05-01"}],
        draft={"served_on": "2026-05-20"},
    )
    done = ehcp(path, "--on", "2026-05-26")
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr == (
        f"{path}: These dates cannot all be right.\n"
        "  case: /events/1/on, case: /draft/served_on: Final plan sent on 1 May 2026, before draft served on "
        "20 May 2026. The family has 15 days to answer the draft before the plan is final. Check both dates.\n"
    )


def test_an_overdue_duty_can_fail_and_what_is_only_expected_does_not(saved):
    case = saved()
    assert ehcp(case, "--on", "2026-05-26").exit_code == 0
    assert ehcp(case, "--on", "2026-05-26", "--fail-on", "overdue").exit_code == 1
    assert ehcp(case, "--on", "2026-03-16", "--fail-on", "overdue").exit_code == 0
    asked = [{"professional": "one", "ground": "requested", "sent_on": "2026-02-02"}]
    late = ehcp(saved(events=[], consultations=asked), "--on", "2026-05-26", "--fail-on", "overdue")
    assert (late.exit_code, "overdue by" in late.stdout) == (0, True)


def test_the_events_are_listed_with_what_runs_from_them():
    done = ehcp("--events")
    text = " ".join(done.stdout.split())
    assert done.exit_code == 0
    assert "request_received request for an assessment received (T1, T2, T4, T7, T8 run from it)" in text
    assert "draft_served draft served (T5 runs from it)" in text
    listed = [line.split()[0] for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert listed == list(statute().events)


def test_without_a_case_the_command_says_what_it_needs(tmp_path):
    assert "Give a case file, or --events." in ehcp().stderr
    assert ehcp().exit_code == 2
    assert ehcp(tmp_path / "none.json").exit_code == 3
    assert ehcp(PLAN).exit_code == 3


def test_the_same_case_gives_the_same_text_on_the_same_day():
    arguments = (TIMELINE, "--plan", PLAN, "--on", "2026-12-01")
    assert ehcp(*arguments).stdout == ehcp(*arguments).stdout


def test_help_does_not_load_the_list_of_bank_holidays():
    code = (
        "import sys; from click.testing import CliRunner; from ehcp_docs.cli import main; "
        "r = CliRunner(); a = r.invoke(main, ['--help']); b = r.invoke(main, ['clock', '--help']); "
        "c = r.invoke(main, ['due', '--help']); print(a.exit_code, b.exit_code, c.exit_code, 'holidays' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.split() == ["0", "0", "0", "False"], done.stderr
