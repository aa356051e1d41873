"""``ehcp read``: what a caseworker sees, what is written, and what never happens."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import jsonschema
import pytest
from click.testing import CliRunner
from intake.councils import LAYOUTS
from shipped_samples import sample_data

from ehcp_docs import resources
from ehcp_docs.cli import COMMANDS, main
from ehcp_docs.cli.read import FORMS
from ehcp_docs.reports import account_forms

SCHEMA = json.loads(resources.file("schemas", "import-account.schema.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def _is_a_command(monkeypatch):
    line = "Turn a council's Word or PDF plan into plan data, and account for every word."
    monkeypatch.setitem(COMMANDS, "read", ("read", line))


def ehcp(*arguments):
    return CliRunner(catch_exceptions=False).invoke(main, ["read", *map(str, arguments)])


def flat(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Two council files, made once."""
    folder = tmp_path_factory.mktemp("built")
    for layout in ("reviewed_prose", "national_merged"):
        (folder / f"{layout}.docx").write_bytes(LAYOUTS[layout](sample_data("vague_infant")).docx)
    return folder


@pytest.fixture
def draft(built, tmp_path):
    return shutil.copy(built / "reviewed_prose.docx", tmp_path / "draft.docx")


@pytest.fixture
def drafts(built, tmp_path):
    """A folder with a plan, another in a folder inside it, and what else lies about in folders."""
    folder = tmp_path / "drafts"
    (folder / "older").mkdir(parents=True)
    shutil.copy(built / "reviewed_prose.docx", folder / "mina.docx")
    shutil.copy(built / "national_merged.docx", folder / "older" / "Mina.docx")
    (folder / "~$mina.docx").write_bytes(b"lock")
    (folder / "notes.xlsx").write_bytes(b"PK")
    (folder / "plan.json").write_text("{}", "utf-8")
    return folder


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_the_command_offers_every_form_of_the_account_there_is():
    assert tuple(account_forms.FORMS) == FORMS


def test_without_o_it_tells_what_it_would_make_of_the_file_and_writes_nothing(draft, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = ehcp("draft.docx")
    said = flat(done.stdout)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("Read draft.docx\n  Word file, the final text: tracked changes accepted.\n")
    assert "section headings; sections found: A, B, C, D, E, F, G, H1, H2, I, J, K" in said
    assert "Section B 12 needs" in said
    assert "47 tracked changes (24 insertions, 23 deletions) by SEN Casework." in said
    assert "1 comment by J. Marsh: not in the plan." in said
    assert "3 passages of hidden text: not in the plan." in said
    assert "ehcp read draft.docx -o draft.json" in said
    assert names(tmp_path) == ["draft.docx"]


def test_words_in_the_file_are_words_in_the_plan_and_words_told(draft):
    words = json.loads(ehcp(draft, "--account", "json").stdout)["words"]
    assert words["in"] == words["placed"] + words["told"] > 3000
    equation = f"{words['in']:,} words in the file = {words['placed']:,} in the plan + {words['told']:,} not in the plan."
    assert equation in flat(ehcp(draft).stdout)


def test_with_o_the_plan_is_written_and_a_page_beside_it(draft, tmp_path):
    plan = tmp_path / "plan.json"
    done = ehcp(draft, "-o", plan)
    said = flat(done.stdout)
    assert (done.exit_code, done.stderr) == (0, "")
    assert names(tmp_path) == ["draft.docx", "plan.account.html", "plan.json"]
    data = json.loads(plan.read_text("utf-8"))
    assert data["child"]["name"] == "Emre Haldane"
    assert len(data["sections"]["B"]["needs"]) == 12
    assert "Emre Haldane" in (tmp_path / "plan.account.html").read_text("utf-8")
    assert f"Wrote {plan} Wrote {tmp_path / 'plan.account.html'}" in said
    assert "Open plan.account.html in your browser" in said
    assert f"ehcp validate {plan}" in said
    assert f"ehcp audit {plan}" in said


def test_the_plan_on_standard_output_is_json_and_nothing_else(draft, tmp_path):
    done = ehcp(draft, "-o", "-")
    assert json.loads(done.stdout_bytes)["child"]["name"] == "Emre Haldane"
    assert done.stderr.startswith("Read draft.docx\n")
    assert names(tmp_path) == ["draft.docx"]


def test_the_file_and_the_standard_output_hold_the_same_bytes(draft, tmp_path):
    ehcp(draft, "-o", tmp_path / "plan.json")
    assert ehcp(draft, "-o", "-").stdout_bytes == (tmp_path / "plan.json").read_bytes()


@pytest.mark.parametrize(
    ("forms", "written"),
    [
        (("none",), ["draft.docx", "plan.json"]),
        (("text", "json"), ["draft.docx", "plan.account.json", "plan.account.txt", "plan.json"]),
        (("html", "html"), ["draft.docx", "plan.account.html", "plan.json"]),
    ],
)
def test_the_accounts_asked_for_stand_beside_the_plan(draft, tmp_path, forms, written):
    options = [option for form in forms for option in ("--account", form)]
    assert ehcp(draft, "-o", tmp_path / "plan.json", *options).exit_code == 0
    assert names(tmp_path) == written


def test_the_whole_account_can_be_printed(draft):
    text = ehcp(draft, "--account", "text")
    assert "THE FILE, PASSAGE BY PASSAGE" in text.stdout
    assert "Nothing was written" not in text.stdout
    data = ehcp(draft, "--account", "json")
    assert data.stderr == ""
    jsonschema.validate(json.loads(data.stdout), SCHEMA)


def test_the_original_can_be_read_instead_of_the_final_text(draft):
    final, original = (
        json.loads(ehcp(draft, "--view", view, "--account", "json").stdout) for view in ("final", "original")
    )
    assert (final["view"], original["view"]) == ("final", "original")
    placed = [
        [entry["text"] for entry in account["entries"] if entry["pointers"]] for account in (final, original)
    ]
    struck = "Standardised scores are more than three years old and should be read with care."
    assert [any(struck in text for text in texts) for texts in placed] == [False, True]
    assert "the original text: tracked changes rejected" in flat(ehcp(draft, "--view", "original").stdout)


def test_a_layout_of_the_councils_own_is_used_and_named(draft, tmp_path):
    layout = tmp_path / "wexmoor.yaml"
    layout.write_text("layout: Wexmoor 2024\nsections:\n  F: [what we will put in place]\n", "utf-8")
    assert "words of the layout “Wexmoor 2024”" in flat(ehcp(draft, "--layout", layout).stdout)


def test_a_faulty_layout_is_told_once(drafts, tmp_path):
    layout = tmp_path / "bad.yaml"
    layout.write_text("layout: x\nsektions: {}\n", "utf-8")
    done = ehcp(drafts, "--layout", layout, "-o", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.count("The layout file is not right.") == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_is_read_into_a_folder_and_no_file_overwrites_another(drafts, tmp_path):
    out = tmp_path / "out"
    done = ehcp(drafts, "-o", out)
    assert done.exit_code == 0
    assert names(out) == ["Mina-2.account.html", "Mina-2.json", "mina.account.html", "mina.json"]
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines[:3]] == ["File", "mina.docx", "Mina.docx"]
    assert f"Wrote {out / 'mina.json'} and 1 more" in done.stdout
    assert f"ehcp audit {out}" in done.stdout
    assert done.stderr == "Skipped 1 file that is neither Word nor PDF.\n"


def test_a_bad_file_is_told_and_does_not_stop_the_others(drafts, tmp_path):
    (drafts / "a_bad.docx").write_bytes(b"%PDF-1.7 no more than that")
    (drafts / "b_bad.docx").write_bytes(b"PK\x03\x04 no more than that")
    done = ehcp(drafts, tmp_path / "not_there.docx", "-o", tmp_path / "out")
    assert done.exit_code == 3
    assert len(names(tmp_path / "out")) == 4
    for name in (drafts / "a_bad.docx", drafts / "b_bad.docx", tmp_path / "not_there.docx"):
        assert f"{name}: not read." in done.stderr


def test_a_bad_file_alone_gives_nothing_but_its_fault(tmp_path):
    (tmp_path / "bad.docx").write_bytes(b"")
    done = ehcp(tmp_path / "bad.docx", "-o", tmp_path / "plan.json")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "bad.docx: not read." in done.stderr
    assert names(tmp_path) == ["bad.docx"]


def test_a_folder_without_plans_is_told(tmp_path):
    done = ehcp(tmp_path)
    assert (done.exit_code, done.stdout) == (3, "")
    assert "There is no Word or PDF file in this folder." in done.stderr


def test_several_accounts_in_json_are_an_array(drafts):
    accounts = json.loads(ehcp(drafts, "--account", "json").stdout)
    assert [account["file"] for account in accounts] == ["mina.docx", "Mina.docx"]


def test_the_file_that_is_read_is_never_overwritten(draft, tmp_path):
    before = draft.read_bytes()
    for output in (draft, tmp_path / "x" / ".." / "draft.docx"):
        assert ehcp(draft, "-o", output).exit_code == 2
    other = tmp_path / "really_word.json"
    other.write_bytes(before)
    assert ehcp(other, "-o", other).exit_code == 2
    assert (draft.read_bytes(), other.read_bytes()) == (before, before)


def test_a_file_that_is_read_is_not_overwritten_in_a_folder_either(draft, tmp_path):
    word = tmp_path / "really_word.json"
    shutil.copy(draft, word)
    done = ehcp(word, "-o", tmp_path, "--replace")
    assert done.exit_code == 3
    assert "would overwrite" in done.stderr
    assert word.read_bytes() == draft.read_bytes()


def test_a_plan_that_somebody_has_worked_on_is_replaced_only_when_asked(draft, tmp_path):
    plan = tmp_path / "plan.json"
    assert ehcp(draft, "-o", plan).exit_code == 0
    first = plan.read_bytes()
    assert ehcp(draft, "-o", plan).exit_code == 0  # the same plan again does no harm
    plan.write_text("{}", "utf-8")
    done = ehcp(draft, "-o", plan)
    assert done.exit_code == 3
    assert f"{draft}: not written." in done.stderr
    assert "--replace" in done.stderr
    assert plan.read_text("utf-8") == "{}"
    assert ehcp(draft, "-o", plan, "--replace").exit_code == 0
    assert plan.read_bytes() == first


@pytest.mark.parametrize(
    "options",
    [
        ("-o", "plan.docx"),
        ("-o", "plan.yaml"),
        ("-o", "-", "--account", "html"),
        ("--account", "html"),
        ("--account", "json", "--account", "text"),
        ("--account", "none", "--account", "text"),
        ("--account", "pdf"),
        ("--view", "both"),
    ],
)
def test_what_does_not_fit_together_is_a_mistake_of_usage(draft, tmp_path, options, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = ehcp(draft, *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Error: " in done.stderr
    assert names(tmp_path) == ["draft.docx"]


@pytest.mark.parametrize("output", ["plan.json", "-"])
def test_several_files_do_not_fit_into_one_plan(drafts, output):
    done = ehcp(drafts, "-o", output)
    assert done.exit_code == 2
    assert "There are 2 files for one plan. Give a folder with -o." in done.stderr


def test_a_folder_that_cannot_be_made_is_told(draft, tmp_path):
    done = ehcp(draft, "-o", tmp_path / "no" / "folder")
    assert done.exit_code == 3
    assert "The folder to write into is not there." in done.stderr


def test_nothing_but_what_was_asked_for_is_left_behind(drafts, tmp_path, monkeypatch):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    before = {path: path.read_bytes() for path in drafts.rglob("*") if path.is_file()}
    ehcp(drafts, "-o", tmp_path / "out")
    assert list(here.iterdir()) == []
    assert {path: path.read_bytes() for path in drafts.rglob("*") if path.is_file()} == before


def test_accounts_beside_plans_are_not_taken_for_plans(draft, tmp_path):
    out = tmp_path / "out"
    ehcp(draft, "-o", out, "--account", "json")
    done = CliRunner().invoke(main, ["validate", str(out)])
    assert f"Skipped {out / 'draft.account.json'}" in done.stdout


def test_commands_to_type_have_quotes_where_a_name_has_spaces(draft, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copy(draft, tmp_path / "Draft plan.docx")
    assert 'ehcp read "Draft plan.docx" -o "Draft plan.json"' in ehcp("Draft plan.docx").stdout


def test_help_reads_no_layout_and_loads_nothing_heavy():
    code = "import sys; from ehcp_docs.cli import read; sys.exit(any(m in sys.modules for m in ('spacy', 'lxml', 'jinja2')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    done = ehcp("--help")
    assert "Examples:" in done.stdout
    assert "ehcp read draft.docx -o plan.json" in done.stdout
