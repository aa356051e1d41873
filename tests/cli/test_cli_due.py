"""`ehcp due`: many cases as table, Excel, CSV and calendar, without a child's name in any of them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date, timedelta
from unittest import mock

import pytest
from click.testing import CliRunner
from icalendar import Calendar
from openpyxl import load_workbook

from ehcp_docs import resources
from ehcp_docs.cli import main
from ehcp_docs.reports.ics import escaped, folded

SAMPLES = resources.shipped("samples")
SOME = ("assessment", "request_refused", "timeline", "vague_infant")
WINDOW = ("--on", "2026-12-01", "--from", "2026-12-01", "--to", "2026-12-31")
NAMES = ("Brennock", "Aoife", "Rowan", "Haldane", "Emre", "Satterthwaite", "Mehreen")


def ehcp(*arguments):
    return CliRunner(catch_exceptions=False).invoke(main, ["due", *map(str, arguments)])


@pytest.fixture
def made(tmp_path):
    """A folder of cases with these references and requests, each with its other fields."""

    def written(**cases):
        folder = tmp_path / "cases"
        folder.mkdir(exist_ok=True)
        for name, fields in cases.items():
            data = {
                "schema_version": "1.1",
                "reference": name.upper(),
                "letter_date": "2026-05-18",
                "recipients": [
                    {"name": "Zephyrine Quill", "relation": "Mother", "address": ["1 Mill Road", "ZZ99 3CZ"]}
                ],
                "officer": {"name": "Ruth Penhale", "role": "coordinator"},
            }
            (folder / f"{name}.json").write_text(json.dumps(data | fields), "utf-8")
        return folder

    return written


@pytest.fixture
def cases(tmp_path):
    """A folder with four of the sample cases."""
    folder = tmp_path / "some"
    folder.mkdir()
    for name in SOME:
        shutil.copy(SAMPLES / "cases" / f"{name}.json", folder)
    return folder


REQUEST = {"events": [{"event": "request_received", "on": "2026-02-02"}]}
LATER = {"events": [{"event": "request_received", "on": "2026-04-20"}]}


def test_what_is_overdue_and_what_is_due_stand_in_the_order_of_their_days(cases):
    done = ehcp(cases, "--plans", SAMPLES, *WINDOW)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:5] == [
        "4 cases on 1 December 2026: 3 overdue, 6 due from 1 December 2026 to 31 December 2026.",
        "19 Oct 2026  overdue by 43 days  T2  MAR-2026-0412  Rosalind Drewitt",
        "             Tell the family whether there will be an assessment",
        "26 Oct 2026  overdue by 36 days  T7  MAR-2026-0387  Rosalind Drewitt",
        "             Send the final plan",
    ]
    assert "28 Dec 2026  due in 27 days      T4  MAR-2026-0412  Rosalind Drewitt" in done.stdout


def test_the_window_leaves_out_what_is_due_before_and_after_it_but_nothing_that_is_overdue(made):
    folder = made(one=REQUEST, two=LATER)
    text = ehcp(folder, "--on", "2026-05-26", "--from", "2026-06-15", "--to", "2026-08-31").stdout
    limits = [(line.split("  ")[0], line.split()[-3]) for line in text.splitlines() if "Penhale" in line]
    assert limits == [
        ("16 Mar 2026", "ONE"),
        ("25 May 2026", "ONE"),
        ("25 May 2026", "ONE"),
        ("22 Jun 2026", "ONE"),
        ("10 Aug 2026", "TWO"),
        ("10 Aug 2026", "TWO"),
    ]
    assert " 1 Jun 2026" not in text  # T2 of the second case is due before the window begins
    assert " 7 Sep 2026" not in text


def test_without_days_the_list_reaches_four_weeks_ahead(made):
    head = ehcp(made(one=REQUEST), "--on", "2026-05-26").stdout.splitlines()[0]
    assert head == "1 case on 26 May 2026: 3 overdue, 1 due from 26 May 2026 to 23 June 2026."


def test_a_bad_case_is_a_line_and_not_the_end(made):
    folder = made(
        one=REQUEST,
        three={"events": [{"event": "request_recieved", "on": "2026-02-02"}]},
        four={"draft": {"served_on": "yesterday"}},
    )
    (folder / "cut.json").write_text('{"reference": "X"', "utf-8")
    (folder / "other.json").write_text('{"some": "thing"}', "utf-8")
    shutil.copy(folder / "one.json", folder / "two.json")
    shutil.copy(SAMPLES / "nursery.json", folder / "a_plan.json")
    done = ehcp(folder, "--on", "2026-05-26")
    text = " ".join(done.stdout.split())
    assert done.exit_code == 3
    assert (
        "1 case on 26 May 2026: 3 overdue, 1 due from 26 May 2026 to 23 June 2026; 5 could not be counted."
        in text
    )
    assert "Not counted: cut.json: The file stops before it is complete." in text
    assert "Not counted: four.json: This case file has one fault." in text
    assert "Not counted: other.json: This case file has" in text
    assert (
        "Not counted: three.json: These dates cannot all be right. case: /events/0/event: There is no event"
        in text
    )
    assert "Not counted: two.json: Its reference stands in one.json too, which was counted." in text
    assert "a_plan.json" not in text


def test_a_defect_in_one_case_does_not_cost_the_others(made):
    folder = made(one=REQUEST, two=LATER)
    from ehcp_docs.case import clock as module

    real = module.happened

    def failing(case, plan, law):
        if case.reference == "ONE":
            raise KeyError("Zephyrine Quill")
        return real(case, plan, law)

    with mock.patch.object(module, "happened", failing):
        done = ehcp(folder, "--on", "2026-06-02")
    assert done.exit_code == 3
    assert "Not counted: one.json: The program failed on this case (KeyError" in done.stdout
    assert "Zephyrine" not in done.output
    assert "TWO" in done.stdout


def test_an_overdue_limit_of_the_law_can_fail_and_a_step_on_the_way_does_not(made):
    folder = made(one=REQUEST)
    assert ehcp(folder, "--on", "2026-03-16", "--fail-on", "overdue").exit_code == 0
    assert ehcp(folder, "--on", "2026-03-17", "--fail-on", "overdue").exit_code == 1
    asked = {"consultations": [{"professional": "one", "ground": "requested", "sent_on": "2026-02-02"}]}
    shutil.rmtree(folder)
    assert ehcp(made(two=asked), "--on", "2026-03-17", "--fail-on", "overdue").exit_code == 0


def test_an_exception_without_a_new_date_is_listed_and_not_called_overdue(made):
    away = {
        "limit": "T7",
        "ground": "absent",
        "from": "2026-04-01",
        "to": "2026-05-06",
        "explanation": "Away.",
    }
    told = [*REQUEST["events"], {"event": "assessment_decision_notified", "on": "2026-03-02"}]
    told += [{"event": "plan_agreed", "on": "2026-05-01"}, {"event": "draft_sent", "on": "2026-05-20"}]
    one, two = (
        {"events": told, "exceptions": [away]},
        {"events": told, "exceptions": [away | {"new_date": "2026-07-10"}]},
    )
    text = ehcp(made(one=one, two=two), "--on", "2026-07-01").stdout
    assert (
        text.splitlines()[0] == "2 cases on 1 July 2026: 0 overdue, 2 due from 1 July 2026 to 29 July 2026."
    )
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "22 Jun 2026 exception, no new date T7 ONE Ruth Penhale" in lines
    assert "10 Jul 2026 exception, new date due in 9 days T7 TWO Ruth Penhale" in lines


def test_a_folder_without_cases_and_days_the_wrong_way_round_are_told(tmp_path):
    assert ehcp(tmp_path).exit_code == 3
    assert "There is no case file in this folder." in ehcp(tmp_path).stderr
    done = ehcp(tmp_path, "--from", "2026-05-02", "--to", "2026-05-01")
    assert (done.exit_code, "(--to) is before the first" in done.stderr) == (2, True)
    assert "A file is needed for xlsx" in ehcp(tmp_path, "--report", "xlsx").stderr


def written(tmp_path, form, folder):
    out = tmp_path / f"due.{form}"
    done = ehcp(folder, "--plans", SAMPLES, *WINDOW, "--report", form, "-o", out)
    assert done.stderr.startswith(f"Wrote {out}\n")
    return out


def test_the_workbook_filters_stands_still_at_the_top_and_holds_dates(cases, tmp_path):
    book = load_workbook(written(tmp_path, "xlsx", cases))
    assert book.sheetnames == ["Read me", "Due", "Not counted"]
    sheet = book["Due"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("E2", "A1:K10")
    titles = [cell.value for cell in sheet[1]]
    first = dict(zip(titles, [cell.value for cell in sheet[2]], strict=True))
    assert first | {"How it is counted": ""} == {
        "Last day": first["Last day"],
        "Days left": -43,
        "State": "overdue by 43 days",
        "Reference": "MAR-2026-0412",
        "Officer": "Rosalind Drewitt",
        "Limit": "T2",
        "What": "Tell the family whether there will be an assessment",
        "Whose": "the authority",
        "Kind": "limit",
        "How it is counted": "",
        "File": "request_refused.json",
    }
    assert first["Last day"].date() == date(2026, 10, 19)
    assert sheet["A2"].is_date
    assert "a child's name has no business" in " ".join(
        str(cell.value) for row in book["Read me"] for cell in row
    )


def test_the_workbook_names_the_cases_that_could_not_be_counted(made, tmp_path):
    folder = made(one=REQUEST)
    (folder / "cut.json").write_text("{", "utf-8")
    sheet = load_workbook(written(tmp_path, "xlsx", folder))["Not counted"]
    assert [sheet["A2"].value, sheet["B2"].value[:26]] == ["cut.json", "The file stops before it i"]


def test_csv_opens_in_excel_and_nothing_in_it_is_a_formula(made, tmp_path):
    folder = made(one={**REQUEST, "officer": {"name": "=cmd()", "role": "coordinator"}})
    data = written(tmp_path, "csv", folder).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0][:4] == ["Last day", "Days left", "State", "Reference"]
    assert rows[1][:5] == ["2026-03-16", "-260", "overdue by 260 days", "ONE", "'=cmd()"]
    on_screen = ehcp(folder, *WINDOW, "--report", "csv")
    assert on_screen.stdout_bytes == data


def test_the_calendar_is_read_by_another_program(cases, tmp_path):
    data = written(tmp_path, "ics", cases).read_bytes()
    events = Calendar.from_ical(data).walk("VEVENT")
    assert len(events) == 9
    first = events[0]
    assert first["DTSTART"].dt == date(2026, 10, 19)
    assert first["DTEND"].dt == first["DTSTART"].dt + timedelta(days=1)
    assert str(first["SUMMARY"]) == "MAR-2026-0412: T2 Tell the family whether there will be an assessment"
    assert str(first["DESCRIPTION"]) == (
        "Overdue by 43 days. request 7 Sep 2026 + 6 weeks = 19 Oct 2026, reg 5(1).\nOfficer: Rosalind Drewitt"
    )
    assert first["DTSTAMP"].dt.isoformat() == "2026-12-01T00:00:00+00:00"
    assert len({str(event["UID"]) for event in events}) == 9


def test_the_calendar_keeps_its_rules_of_form(cases, tmp_path):
    data = written(tmp_path, "ics", cases).read_bytes()
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode("utf-8")  # no character is broken at the end of a line


def test_an_event_keeps_its_identity_when_its_day_moves(made, tmp_path):
    def identities(**fields):
        folder = made(one=fields)
        return {
            str(event["SUMMARY"]): (str(event["UID"]), event["DTSTART"].dt)
            for event in Calendar.from_ical(written(tmp_path, "ics", folder).read_bytes()).walk("VEVENT")
        }

    one, other = identities(**REQUEST), identities(**LATER)
    assert one.keys() == other.keys()
    for summary, (uid, day) in one.items():
        assert other[summary][0] == uid
        assert other[summary][1] > day


@pytest.mark.parametrize(
    "text", ["a, b; c\\d", "x" * 74, "é" * 200, "𝔞 " * 90, "one\ntwo\r\nthree", "tab\tbell\x07"]
)
def test_any_text_survives_the_calendar(text):
    line = f"SUMMARY:{escaped(text)}"
    pieces = [*folded(line)]
    assert all(len(piece) <= 75 for piece in pieces)
    body = b"\r\n".join([b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", *pieces, b"END:VEVENT", b"END:VCALENDAR", b""])
    [event] = Calendar.from_ical(body).walk("VEVENT")
    plain = text.replace("\r\n", "\n").replace("\t", "").replace("\x07", "")
    assert str(event["SUMMARY"]) == plain


@pytest.mark.parametrize("form", ["xlsx", "csv", "ics"])
def test_no_list_holds_the_name_of_a_child_or_of_the_family(cases, tmp_path, form):
    path = written(tmp_path, form, cases)
    if form == "xlsx":
        text = " ".join(str(cell.value) for sheet in load_workbook(path) for row in sheet for cell in row)
    else:
        text = path.read_bytes().replace(b"\r\n ", b"").decode("utf-8-sig")
    assert "MAR-2026-0412" in text
    assert [name for name in NAMES if name in text] == []


@pytest.mark.parametrize("form", ["xlsx", "csv", "ics"])
def test_the_same_cases_give_the_same_bytes(cases, tmp_path, form):
    first = written(tmp_path, form, cases).read_bytes()
    assert written(tmp_path, form, cases).read_bytes() == first


@pytest.fixture
def watched(tmp_path):
    """Two monitoring files of one plan, of which the later one counts, and one of another."""
    folder = tmp_path / "watched"
    folder.mkdir()
    for name, source, changes in (
        ("early", "special_school", {"date": "2026-05-18", "next_due": "2027-05-17"}),
        ("late", "special_school", {}),
        ("other", "primary_looked_after", {}),
    ):
        data = json.loads((SAMPLES / "monitoring" / f"{source}.json").read_text("utf-8"))
        (folder / f"{name}.json").write_text(json.dumps(data | changes), "utf-8")
    return folder


def test_the_next_monitoring_is_due_by_the_band_of_the_latest_consultation(watched):
    done = ehcp(watched, "--on", "2029-05-20", "--to", "2030-01-01")
    assert done.exit_code == 0
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "17 May 2029 overdue by 3 days band C PEL-2026-0641" in lines
    assert lines[lines.index("17 May 2029 overdue by 3 days band C PEL-2026-0641") + 1] == (
        "Hold the next monitoring consultation"
    )
    assert [line for line in lines if "17 May 2027" in line] == []
    assert [name for name in ("Kerem", "Micah") if name in done.stdout] == []


def test_a_monitoring_that_is_late_is_no_breach_of_the_law(watched):
    assert ehcp(watched, "--on", "2031-01-01", "--fail-on", "overdue").exit_code == 0


def test_a_monitoring_file_with_faults_is_told_and_the_others_are_listed(watched):
    data = json.loads((watched / "other.json").read_text("utf-8"))
    (watched / "other.json").write_text(json.dumps(data | {"next_due": "soon"}), "utf-8")
    done = ehcp(watched, "--on", "2029-05-20")
    assert done.exit_code == 3
    assert "Not counted: other.json:" in done.stdout
    assert "PEL-2026-0641" in done.stdout
