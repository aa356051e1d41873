"""``ehcp audit`` of councils' own files: what is found, where it stands in the file, and how the file was read."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from intake.raw_word import para, word
from intake.read_layouts import built, read
from shipped_samples import sample_data, sample_path

from ehcp_docs import resources
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Finding
from ehcp_docs.cli import main
from ehcp_docs.plan.read import lenient

SCHEMA = json.loads(resources.file("schemas", "audit-report.schema.json").read_text("utf-8"))


def ehcp(*arguments: object) -> Result:
    return CliRunner(catch_exceptions=False).invoke(main, ["audit", *map(str, arguments)])


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "draft.docx"
    path.write_bytes(built("national_rows", "vague_infant").docx)
    return path


@pytest.fixture(scope="module")
def report(draft: Path) -> dict[str, Any]:
    done = ehcp(draft, "--report", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_word_file_is_audited_as_plan_data_is(report: dict[str, Any]) -> None:
    jsonschema.validate(report, SCHEMA)
    assert (report["reference"], report["status"], report["child"]) == ("MAR-2026-0387", "draft", "Emre")
    assert len(report["findings"]) > 100


def test_findings_say_where_their_words_stand_in_the_file(report: dict[str, Any]) -> None:
    asked = "should have access to a language-rich environment in"
    (found,) = (one for one in report["findings"] if one["words"] == asked)
    number = int(found["spot"].split()[1].rstrip(","))
    assert asked in paragraph(built("national_rows", "vague_infant").docx, number)
    with_words = [one for one in report["findings"] if one["words"]]
    assert [one["rule"] for one in with_words if not one["spot"]] == []


def paragraph(docx: bytes, number: int) -> str:
    from intake.raw_word import stories, texts, w

    ((_, body), *_) = stories(docx)
    wanted = list(body.iter(w("p")))[number - 1]
    return "".join(node.text or "" for around, node in texts(body) if around is wanted)


def test_the_report_says_how_the_file_was_read(report: dict[str, Any]) -> None:
    assert report["origin"]["file"] == "draft.docx"
    first, *more = report["origin"]["notes"]
    account = read("national_rows", "vague_infant").account
    assert first == (
        f"Read from draft.docx: {account.words_placed:,} of {account.words_in:,} words stand in the plan."
    )
    assert "Status taken as draft: it has the date of a draft and none of a final plan." in more


def test_the_report_says_when_tracked_changes_were_accepted(tmp_path: Path) -> None:
    (tmp_path / "marked.docx").write_bytes(built("reviewed_prose", "vague_infant").docx)
    found = json.loads(ehcp(tmp_path / "marked.docx", "--report", "json").stdout)
    assert found["origin"]["notes"][0].startswith("Read from marked.docx (changes accepted): ")


def test_the_text_report_says_so_too(draft: Path) -> None:
    done = ehcp(draft)
    assert done.stdout.startswith("Audit of plan MAR-2026-0387\n")
    assert "Read from draft.docx: " in done.stdout


def test_a_file_without_needs_outcomes_or_provision_is_refused_and_says_what_it_may_be(
    tmp_path: Path,
) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(word(para("Report by a psychologist") + para("Ama reads well.")))
    done = ehcp(path)
    assert (done.exit_code, done.stdout) == (3, "")
    assert "No needs, outcomes or provision were found in this file." in done.stderr
    assert "ehcp advice --help" in done.stderr
    assert "Ama" not in done.stderr


def test_plan_data_has_no_origin() -> None:
    found = json.loads(ehcp(sample_path("broken_links"), "--report", "json").stdout)
    assert found.get("origin") is None
    assert [one["rule"] for one in found["findings"] if one.get("spot")] == []


def sections_of(word: str, done: Result) -> set[str]:
    """The sections in which there are findings on passages with that word."""
    return {one["section"] for one in json.loads(done.stdout)["findings"] if word in (one["passage"] or "")}


def test_a_councils_layout_is_used(tmp_path: Path) -> None:
    from intake.raw_word import para, word

    heads = (
        "SECTION B: SPECIAL EDUCATIONAL NEEDS",
        "Ama should have help.",
        "WHAT WE WILL PUT IN PLACE",
        "Ama should have more help.",
    )
    (tmp_path / "own.docx").write_bytes(word("".join(map(para, heads))))
    (tmp_path / "own.yaml").write_text(
        "layout: Wexmoor\nsections:\n  F: [what we will put in place]\n", "utf-8"
    )
    sections = [
        sections_of("more", ehcp(tmp_path / "own.docx", "--report", "json", *own))
        for own in ((), ("--layout", tmp_path / "own.yaml"))
    ]
    assert "F" not in sections[0]
    assert "F" in sections[1]


def test_a_faulty_layout_is_told_and_nothing_is_audited(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("layout: x\nsektions: {}\n", "utf-8")
    done = ehcp(draft, "--layout", tmp_path / "bad.yaml", "--report", "json")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "The layout file is not right." in done.stderr
    assert "/sektions" in done.stderr


@pytest.fixture
def mixed(draft: Path, tmp_path: Path) -> Path:
    """A folder with a plan of each kind, files that are spoilt, and what else lies about."""
    folder = tmp_path / "mixed"
    (folder / "older").mkdir(parents=True)
    shutil.copy(draft, folder / "a.docx")
    shutil.copy(sample_path("broken_links"), folder / "older" / "b.json")
    (folder / "c.pdf").write_bytes(pdf())
    (folder / "bad.docx").write_bytes(b"PK\x03\x04 no more than that")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 no more than that")
    (folder / "bad.json").write_text("{", "utf-8")
    (folder / "case.json").write_bytes(
        (resources.shipped("samples") / "cases" / "vague_infant.json").read_bytes()
    )
    (folder / "~$a.docx").write_bytes(b"lock")
    (folder / "notes.txt").write_text("nothing", "utf-8")
    return folder


def pdf() -> bytes:
    """A page of a plan in PDF."""
    import io

    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number, text in enumerate(
        ("Section F: Special educational provision", "F1. Ama should have help with her reading.")
    ):
        canvas.drawString(72, 780 - 40 * number, text)
    canvas.save()
    return stream.getvalue()


def test_a_folder_of_all_kinds_is_audited_and_what_cannot_be_read_is_named(mixed: Path) -> None:
    done = ehcp(mixed, "--report", "json")
    assert done.exit_code == 3
    reports = {(one.get("origin") or {}).get("file"): one for one in json.loads(done.stdout)}
    assert set(reports) == {"a.docx", "c.pdf", None}
    assert reports[None]["reference"] == "CCC-26-0519"
    assert reports["c.pdf"]["reference"] == "c"
    (help_,) = (
        one for one in reports["c.pdf"]["findings"] if one["words"] and "should have help" in one["words"]
    )
    assert help_["spot"].startswith("page 1, ")
    for name in ("bad.docx", "bad.pdf", "bad.json"):
        assert str(mixed / name) in done.stderr or name in done.stderr
    assert "Skipped 1 file that is not a plan." in done.stderr
    assert "~$a.docx" not in done.stderr


DEPENDS = {
    ("national_rows", "vague_infant"): (
        "A-GATHERED A-GATHERED-PARTLY A-HOPES-UNLINKED A-STRENGTHS-BLOCK B-SOURCE B-SOURCES D-NOT-KNOWN "
        "D-PROVISION E-SET-BASELINE E-SET-CARE ID-RESPONSIBILITY K-INCOMPLETE LINK-HEALTH-CARE "
        "LINK-NEED-OUTCOME LINK-OUTCOME-PROVISION LINK-PROVISION-OUTCOME P-BLANK "
        "P-NEEDS-NIL P-NIL THREAD-SERVICES-APART"
    ),
    ("national_rows", "young_adult"): (
        "A-GATHERED B-SOURCES B-STRENGTH C-CLINICIAN F-SET-WHERE ID-REVIEW ID-UNSIGNED K-INCOMPLETE K-SENSORY "
        "LINK-NEED-OUTCOME LINK-NEED-PROVISION LINK-PROVISION-OUTCOME P-COMMISSIONER P-H1-ADULT P-QUALITY "
        "P-RECORD THREAD-SERVICES-APART"
    ),
    ("word_headings", "vague_infant"): (
        "A-GATHERED A-GATHERED-PARTLY A-HOPES-UNLINKED A-STRENGTHS-BLOCK B-SOURCE B-SOURCES "
        "E-SET-BASELINE ID-RESPONSIBILITY K-INCOMPLETE LINK-NEED-OUTCOME LINK-NEED-PROVISION LINK-NONE "
        "LINK-OUTCOME-PROVISION P-NEEDS-NIL"
    ),
    ("word_headings", "young_adult"): (
        "A-GATHERED B-SOURCES C-CLINICIAN E-SET-BASELINE F-SET-WHERE ID-REVIEW ID-UNSIGNED K-INCOMPLETE K-SENSORY "
        "LINK-NONE P-COMMISSIONER P-H1-ADULT P-QUALITY P-RECORD"
    ),
}
"""Rules whose findings depend on what these layouts do not print, or on what is misread of them today."""


def found_in(auditor: Auditor, data: dict[str, Any]) -> tuple[Finding, ...]:
    plan = lenient(data, file="plan")
    return auditor.audit(plan.plan, plan.data, faults=(*plan.checked.faults, *plan.checked.warnings)).findings


def differing(auditor: Auditor, layout: str, sample: str) -> str:
    ours, theirs = (
        Counter((one.rule, one.words) for one in found_in(auditor, data))
        for data in (sample_data(sample), read(layout, sample).data)
    )
    return " ".join(sorted({rule for rule, _ in ((ours - theirs) + (theirs - ours))}))


@pytest.mark.parametrize("sample", ["vague_infant", "young_adult"])
@pytest.mark.parametrize("layout", ["national_rows", "word_headings"])
def test_the_same_plan_gives_the_same_findings_but_for_what_the_layout_leaves_out(
    layout: str, sample: str, auditor: Auditor
) -> None:
    assert differing(auditor, layout, sample) == DEPENDS[layout, sample]
