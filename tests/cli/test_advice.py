import json
import re
import shutil

import pytest
from click.testing import CliRunner
from intake.made_advice import FOLDER, MADE

from ehcp_docs import resources
from ehcp_docs.audit.dilution import Verdict
from ehcp_docs.cli.advice import FAILING, command
from ehcp_docs.errors import EhcpError
from ehcp_docs.reports.advice_words import EXPLAINED, SYMBOLS, WORDS

PSYCHOLOGIST, THERAPIST, SCHOOL = (FOLDER / f"{name}.docx" for name in MADE)
SAMPLES = resources.shipped("samples")
PLAN = SAMPLES / "vague_special.json"
FULL = SAMPLES / "primary_looked_after.json"


def advice(*arguments):
    return CliRunner().invoke(command, list(map(str, arguments)))


@pytest.fixture(scope="module")
def compared():
    done = advice(PSYCHOLOGIST, THERAPIST, "--plan", PLAN, "--format", "json")
    assert done.exit_code == 0
    return json.loads(done.stdout)["reports"]


def verdicts(report):
    return [(one["recommendation"], one["verdict"], one["provision"]) for one in report["comparisons"]]


def test_the_psychologists_diluted_provision_is_found(compared):
    assert verdicts(compared[0]) == [
        ("R1", "arrived with less", "F3"),
        ("R2", "arrived in full", "F6"),
        ("R3", "arrived in full", "F9"),
        ("R4", "arrived without an amount", "F8"),
        ("R5", "arrived with less", "F10"),
        ("R6", "arrived without an amount", "F16"),
        ("R7", "not found", None),
    ]


def test_the_therapists_provision_was_made_vague_and_her_training_arrived(compared):
    assert verdicts(compared[1]) == [
        ("R1", "arrived without an amount", "F4"),
        ("R2", "arrived without an amount", "F5"),
        ("R3", "arrived in full", "F17"),
        ("R3", "arrived in full", "F17"),
        ("R4", "cannot tell", "F5"),
        ("R8", "arrived in full", "F5"),
    ]


def test_all_that_the_school_recommended_arrived():
    done = advice(SCHOOL, "--plan", FULL, "--format", "json", "--fail-on", "unsure")
    (report,) = json.loads(done.stdout)["reports"]
    assert {verdict for _, verdict, _ in verdicts(report)} == {"arrived in full"}
    assert len(report["comparisons"]) == 6
    assert done.exit_code == 0


def test_each_comparison_has_the_words_of_both_sides_and_the_sum(compared):
    one = compared[0]["comparisons"][0]
    assert one["words"].startswith("A higher level teaching assistant should teach Mehreen to read")
    assert one["plan_words"].startswith("A higher level teaching assistant will teach Mehreen to read")
    assert one["weighed"] in one["plan_words"]
    assert one["spot"] == "paragraph 41, table 2, row 2, column 3"
    assert one["sums"][-1] == "Difference: 2,660 minutes (44.3 hours) a year, 47% less."


def test_without_a_plan_it_shows_what_was_read():
    done = advice(THERAPIST)
    assert done.exit_code == 0
    assert done.stdout.startswith("Speech and language therapy report\n")
    assert "Bronagh Kestle" in done.stdout
    assert "27 May 2026" in done.stdout
    assert "8 recommendations, 5 of them with an amount." in done.stdout
    assert "Recommendations (9 paragraphs, recommends)" in done.stdout


def test_json_without_a_plan_holds_parts_recommendations_and_what_is_in_no_part():
    (report,) = json.loads(advice(THERAPIST, "--format", "json").stdout)["reports"]
    assert report["date"] == "2026-05-27"
    assert report["parts"][0]["heading"] == "Why Mehreen was seen"
    assert {"text": "Bronagh Kestle", "spot": "paragraph 38", "reason": "signature"} in report["left_out"]
    assert "comparisons" not in report


def test_the_text_puts_first_what_needs_a_person():
    told = advice(PSYCHOLOGIST, "--plan", PLAN).stdout
    places = [told.index(f"{SYMBOLS[verdict]} {WORDS[verdict]}") for verdict in (
        Verdict.MISSING, Verdict.LESS, Verdict.VAGUE, Verdict.FULL)]  # fmt: skip
    assert places == sorted(places)
    assert "An authority may decide otherwise" in " ".join(told.split())
    assert max(map(len, told.splitlines())) <= 80


@pytest.mark.parametrize(
    ("level", "code"), [("none", 0), ("missing", 1), ("less", 1), ("vague", 1), ("unsure", 1)]
)
def test_verdicts_named_with_fail_on_end_with_1(level, code):
    assert advice(PSYCHOLOGIST, "--plan", PLAN, "--fail-on", level).exit_code == code


def test_a_report_of_which_nothing_is_missing_does_not_fail_on_missing():
    assert advice(THERAPIST, "--plan", PLAN, "--fail-on", "missing").exit_code == 0
    assert advice(THERAPIST, "--plan", PLAN, "--fail-on", "vague").exit_code == 1


def test_the_choices_of_fail_on_are_verdicts_and_every_verdict_is_explained():
    assert {value for values in FAILING.values() for value in values} == {v.value for v in Verdict} - {
        "arrived in full"
    }
    assert set(SYMBOLS) == set(WORDS) == set(EXPLAINED) == set(Verdict)


def test_fail_on_without_a_plan_is_refused():
    done = advice(PSYCHOLOGIST, "--fail-on", "less")
    assert done.exit_code == 2
    assert "--plan" in done.stderr


def test_a_report_of_another_child_is_pointed_out_without_the_names():
    done = advice(SCHOOL, "--plan", PLAN, "--format", "json")
    (report,) = json.loads(done.stdout)["reports"]
    assert report["notes"] == [
        "The report names another child than the plan. Check that the two belong together.",
        "The date of birth in the report is not the one in the plan.",
        "Section K of the plan does not list a report by this author of this date.",
    ]


def test_the_page_is_self_contained_and_without_script(tmp_path):
    page = tmp_path / "advice.html"
    done = advice(PSYCHOLOGIST, THERAPIST, "--plan", PLAN, "--format", "html", "-o", page)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Wrote" in done.stderr
    html = page.read_text("utf-8")
    assert "<script" not in html
    assert not re.search(r"(?:src|href)=\"(?!#)", html)
    assert "default-src 'none'" in html
    assert 'lang="en-GB"' in html
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    for heading in ("Not found", "Arrived with less", "How it was counted"):
        assert heading in html


def test_text_of_a_report_cannot_run_in_the_page(tmp_path):
    from docx import Document

    doc = Document()
    doc.add_heading("Recommendations", 1)
    doc.add_paragraph("Staff should <img src=x onerror=alert(1)> weekly.", style="List Bullet")
    doc.save(tmp_path / "report.docx")
    html = advice(tmp_path / "report.docx", "--format", "html").stdout
    assert "<img" not in html
    assert "&lt;img" in html


def test_a_file_that_cannot_be_read_is_named_and_does_not_stop_the_others(tmp_path):
    (tmp_path / "broken.docx").write_bytes(b"not a Word file")
    done = advice(tmp_path / "broken.docx", THERAPIST)
    assert done.exit_code == 3
    assert "broken.docx" in done.stderr
    assert "Bronagh Kestle" in done.stdout


def test_a_report_without_recommendations_says_so(tmp_path):
    from docx import Document

    Document().save(tmp_path / "empty.docx")
    told = advice(tmp_path / "empty.docx", "--plan", PLAN, "--fail-on", "unsure")
    assert told.exit_code == 0
    assert "No recommendation was found" in told.stdout


def test_a_missing_file_ends_with_3():
    done = advice("nowhere.docx")
    assert done.exit_code == 3
    assert "nowhere.docx" in done.stderr


def test_a_plan_that_cannot_be_read_is_an_error_of_the_user(tmp_path):
    (tmp_path / "plan.json").write_text("[", "utf-8")
    assert isinstance(advice(THERAPIST, "--plan", tmp_path / "plan.json").exception, EhcpError)


def test_the_result_never_overwrites_what_is_read(tmp_path):
    own = tmp_path / "report.docx"
    shutil.copy(THERAPIST, own)
    done = advice(own, "-o", own)
    assert done.exit_code == 2
    assert own.read_bytes() == THERAPIST.read_bytes()


def test_help_has_examples():
    told = advice("--help").stdout
    assert "Examples:" in told
    assert "ehcp advice psychologist.docx" in told
