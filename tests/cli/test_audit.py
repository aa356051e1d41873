import json
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner

from ehcp_docs import resources
from ehcp_docs.cli import main
from ehcp_docs.cli.audit import FORMS
from ehcp_docs.cli.plans import author_of
from ehcp_docs.plan.read import read_leniently
from ehcp_docs.reports.formats import FORMATS

SCHEMA = json.loads(resources.file("schemas", "audit-report.schema.json").read_text("utf-8"))
VAGUE, LINKS = (resources.shipped("samples") / name for name in ("vague_infant.json", "broken_links.json"))


def ehcp(*arguments):
    return CliRunner(catch_exceptions=False).invoke(main, ["audit", *map(str, arguments)])


@pytest.fixture
def plans(tmp_path):
    """A folder with two plans, a case file in a folder of its own, and a file that is no JSON."""
    folder = tmp_path / "plans"
    (folder / "cases").mkdir(parents=True)
    for path in (VAGUE, LINKS):
        shutil.copy(path, folder)
    shutil.copy(resources.shipped("samples") / "cases" / "vague_infant.json", folder / "cases")
    return folder


def test_the_command_offers_every_format_there_is():
    assert tuple(FORMATS) == FORMS


def test_one_plan_is_told_as_text_on_standard_output():
    done = ehcp(VAGUE)
    assert done.exit_code == 0
    assert done.stdout.startswith("Audit of plan MAR-2026-0387\n")
    assert done.stderr == ""


def test_json_on_standard_output_is_one_report_and_nothing_else():
    done = ehcp(VAGUE, "--report", "json", "--timing")
    report = json.loads(done.stdout)
    assert report["reference"] == "MAR-2026-0387"
    assert report["findings"]
    jsonschema.validate(report, SCHEMA)
    assert "auditing" in done.stderr


def test_the_same_plan_gives_the_same_bytes():
    assert ehcp(VAGUE, "--report", "json").stdout_bytes == ehcp(VAGUE, "--report", "json").stdout_bytes


def test_the_words_of_each_finding_stand_where_it_says():
    findings = json.loads(ehcp(VAGUE, "--report", "json").stdout)["findings"]
    wrong = [f for f in findings if f["words"] and f["passage"][f["start"] : f["end"]] != f["words"]]
    assert wrong == []


def test_another_day_can_be_the_one_from_which_deadlines_are_judged():
    done = ehcp(VAGUE, "--report", "json", "--as-of", "2027-01-31")
    assert json.loads(done.stdout)["as_of"] == "2027-01-31"


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("none", 0)])
def test_findings_at_or_above_the_level_asked_for_end_with_1(level, code):
    assert ehcp(VAGUE, "--fail-on", level).exit_code == code


def test_a_folder_is_told_as_a_table_and_files_of_other_kinds_are_skipped(plans):
    done = ehcp(plans)
    assert done.exit_code == 0
    assert [row.split()[0] for row in done.stdout.splitlines()[:3]] == [
        "Reference",
        "MAR-2026-0387",
        "CCC-26-0519",
    ]
    assert done.stderr == "Skipped 1 file that is not a plan.\n"


def test_several_plans_are_an_array_in_json(plans):
    array = json.loads(ehcp(plans, "--report", "json").stdout)
    assert [report["reference"] for report in array] == ["CCC-26-0519", "MAR-2026-0387"]


def test_a_bad_file_is_named_and_does_not_stop_the_others(plans):
    bad = plans / "a_bad.json"
    bad.write_text("{", "utf-8")
    done = ehcp(plans, plans / "not_there.json", "--report", "json")
    assert done.exit_code == 3
    assert len(json.loads(done.stdout)) == 2
    assert str(bad) in done.stderr
    assert "not_there.json" in done.stderr


def test_a_bad_file_alone_gives_no_report(tmp_path):
    (tmp_path / "bad.json").write_text("[]", "utf-8")
    done = ehcp(tmp_path / "bad.json", "--report", "json")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "bad.json" in done.stderr


def test_a_folder_without_plans_is_told(tmp_path):
    done = ehcp(tmp_path)
    assert done.exit_code == 3
    assert "There is no plan (.json, .docx or .pdf) in this folder." in done.stderr


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_folder_of_reports_has_a_file_for_each_plan_and_format_and_an_index(plans, tmp_path):
    out = tmp_path / "out"
    done = ehcp(plans, "--report", "html", "--report", "sarif", "--report", "text", "-o", out)
    assert done.exit_code == 0
    assert (done.stdout, done.stderr.splitlines()[-1]) == (
        "",
        f"Wrote {out / 'index.html'} and 7 more beside it",
    )
    stems = ("CCC-26-0519", "MAR-2026-0387")
    reports = [f"{stem}.audit.{end}" for stem in stems for end in ("html", "sarif", "txt")]
    assert names(out) == sorted([*reports, "index.html", "index.txt"])


def test_no_file_is_named_after_the_child(plans, tmp_path):
    out = tmp_path / "out"
    ehcp(plans, "--report", "html", "-o", out)
    children = {
        word
        for path in (VAGUE, LINKS)
        for word in json.loads(path.read_text("utf-8"))["child"]["name"].split()
    }
    assert [name for name in names(out) for child in children if child.lower() in name.lower()] == []


def test_two_plans_of_one_reference_do_not_overwrite_each_other(tmp_path):
    for name in ("a.json", "b.json"):
        shutil.copy(LINKS, tmp_path / name)
    out = tmp_path / "out"
    assert ehcp(tmp_path / "a.json", tmp_path / "b.json", "--report", "json", "-o", out).exit_code == 0
    assert names(out) == ["CCC-26-0519-2.audit.json", "CCC-26-0519.audit.json"]


def test_reports_in_the_folder_of_the_plans_are_not_taken_for_plans(plans):
    first = ehcp(plans, "--report", "json", "-o", plans)
    again = ehcp(plans, "--report", "json", "-o", plans)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert first.stderr == again.stderr


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("comments", "summary", "xlsx")])
def test_one_report_goes_into_the_file_that_is_named(form, tmp_path):
    out = tmp_path / "report.out"
    done = ehcp(LINKS, "--report", form, "-o", out)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"Wrote {out}\n")
    assert b"CCC-26-0519" in out.read_bytes()
    assert b"\r" not in out.read_bytes()


def test_several_plans_fit_into_one_file_where_the_format_can_hold_them(plans, tmp_path):
    out = tmp_path / "all.xml"
    assert ehcp(plans, "--report", "junit", "-o", out).exit_code == 0
    assert [suite.get("name") for suite in ET.parse(out).getroot()] == ["CCC-26-0519", "MAR-2026-0387"]


@pytest.mark.parametrize(
    "options",
    [
        ("--report", "json", "--report", "text"),
        ("--report", "html"),
        ("--report", "html", "-o", "one.html"),
        ("--report", "json", "--report", "text", "-o", "one.txt"),
        ("--report", "pdf"),
        ("--report", "comments"),
        ("--report", "comments", "-o", "one.docx"),
        ("--report", "summary"),
        ("--report", "summary", "-o", "one.docx"),
        ("--report", "xlsx"),
        ("--report", "xlsx", "-o", "audit.docx"),
        ("--report", "json", "--suggest", "-o", "out"),
        ("--as-of", "yesterday"),
        ("--rules", "no_such_folder"),
    ],
)
def test_what_does_not_fit_together_is_a_mistake_of_usage(plans, options):
    done = ehcp(plans, *options)
    assert done.exit_code == 2
    assert "Error: " in done.stderr
    assert done.stdout == ""


@pytest.mark.filterwarnings("ignore:.* extension is not supported:UserWarning")
def test_a_workbook_holds_all_plans_and_the_files_that_could_not_be_read(plans, tmp_path):
    (plans / "bad.json").write_text("{", "utf-8")
    shutil.copy(resources.shipped("samples") / "council" / "nursery_national_rows.docx", plans)
    out = tmp_path / "audit.xlsx"
    done = ehcp(plans, "--report", "xlsx", "-o", out)
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (3, f"Wrote {out}")
    sheet = openpyxl.load_workbook(out)["Plans"]
    titles, *rows = [[cell.value for cell in row] for row in sheet.rows]
    told = [dict(zip(titles, row, strict=True)) for row in rows]
    assert [(row["Plan"], row["File"], row["Author of the plan"]) for row in told] == [
        ("MAR-2026-0387", "vague_infant.json", None),
        ("BRI-2026-0412", "nursery_national_rows.docx", "Brindlesea City Council"),
        ("CCC-26-0519", "broken_links.json", None),
        ("bad.json", "bad.json", None),
    ]
    assert told[-1]["Note"].startswith("The file stops before it is complete.")


@pytest.mark.parametrize(("name", "author"), [("nursery.json", "Alun Mostyn"), ("vague_infant.json", "")])
def test_whoever_signed_a_plan_is_taken_for_its_author(name, author):
    path = resources.shipped("samples") / name
    assert author_of(read_leniently(path)) == author


def test_a_folder_of_reports_has_one_workbook_which_is_not_taken_for_a_plan(plans):
    first = ehcp(plans, "--report", "json", "--report", "html", "--report", "xlsx", "-o", plans)
    again = ehcp(plans, "--report", "xlsx", "-o", plans)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert again.stderr.splitlines() == [
        "Skipped 1 file that is not a plan.",
        f"Wrote {plans / 'audit.xlsx'}",
    ]
    assert '<a href="audit.xlsx">Open the table in Excel (audit.xlsx)</a>' in (
        plans / "index.html"
    ).read_text("utf-8")


def test_the_page_for_the_writer_is_made_from_word_and_data_and_not_taken_for_a_plan(tmp_path):
    for path in (VAGUE, resources.shipped("samples") / "council" / "nursery_national_rows.docx"):
        shutil.copy(path, tmp_path)
    for _ in range(2):
        done = ehcp(tmp_path, "--report", "summary", "-o", tmp_path)
        assert (done.exit_code, done.stderr.count("Wrote")) == (0, 1)
    assert names(tmp_path) == [
        "BRI-2026-0412.audit.summary.docx",
        "MAR-2026-0387.audit.summary.docx",
        "nursery_national_rows.docx",
        "vague_infant.json",
    ]
    page = docx.Document(str(tmp_path / "MAR-2026-0387.audit.summary.docx"))
    assert page.paragraphs[0].text == "Plan MAR-2026-0387: what to fix first"


@pytest.mark.parametrize("name", ["page.out", "page.pdf"])
def test_a_page_in_word_is_called_so(name, tmp_path):
    done = ehcp(LINKS, "--report", "summary", "-o", tmp_path / name)
    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "end in .docx" in done.stderr


def test_one_file_that_cannot_be_read_gives_no_workbook(tmp_path):
    (tmp_path / "bad.json").write_text("[]", "utf-8")
    done = ehcp(tmp_path / "bad.json", "--report", "xlsx", "-o", tmp_path / "audit.xlsx")
    assert (done.exit_code, (tmp_path / "audit.xlsx").exists()) == (3, False)


def test_a_report_never_overwrites_a_plan(plans):
    plan = plans / "vague_infant.json"
    before = plan.read_bytes()
    same = plans / "cases" / ".." / plan.name
    assert ehcp(plan, "--report", "json", "-o", same).exit_code == 2
    assert plan.read_bytes() == before


def test_other_rules_can_be_used(tmp_path):
    folder = tmp_path / "rules"
    folder.mkdir()
    report = json.loads(ehcp(VAGUE, "--report", "json", "--rules", folder).stdout)
    assert (report["findings"], report["score"]["score"]) == ([], 100.0)


def test_faults_of_a_plan_do_not_stop_its_audit(tmp_path):
    data = json.loads(LINKS.read_text("utf-8"))
    data["sections"]["F"]["provision"][0]["needs"] = ["B99"]
    data["surplus"] = 1
    (tmp_path / "p.json").write_text(json.dumps(data), "utf-8")
    done = ehcp(tmp_path / "p.json", "--report", "json")
    assert (done.exit_code, json.loads(done.stdout)["reference"]) == (0, "CCC-26-0519")


def test_help_does_not_load_the_language_model():
    import subprocess
    import sys

    code = "import sys; from ehcp_docs.cli import audit, check; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert "ehcp audit plan.json" in ehcp("--help").stdout


def test_nothing_is_read_or_written_elsewhere(plans, tmp_path, monkeypatch):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    ehcp(plans, "--report", "html", "-o", tmp_path / "out")
    assert list(Path().iterdir()) == []
