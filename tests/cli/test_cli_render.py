"""``ehcp render``: files, folders, names, exit codes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from ehcp_docs import resources
from ehcp_docs.cli import main
from ehcp_docs.documents import pdf

SAMPLES = resources.shipped("samples")
PLAN = SAMPLES / "vague_infant.json"


def ehcp(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def template(tmp_path: Path) -> Path:
    made = docx.Document()
    made.add_paragraph("Plan {{ reference }} for {{ child.name }}")
    made.save(str(tmp_path / "own.docx"))
    return tmp_path / "own.docx"


def words(path: Path) -> str:
    return docx.Document(io.BytesIO(path.read_bytes())).paragraphs[0].text


def copied(folder: Path, name: str, **changes: object) -> Path:
    data = json.loads(PLAN.read_text("utf-8"))
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps({**data, **changes}), "utf-8")
    return folder / name


def test_a_plan_is_written_to_the_file_named(tmp_path: Path, template: Path) -> None:
    result = ehcp("render", PLAN, "--template", template, "-o", tmp_path / "out.docx")
    assert (result.exit_code, result.output) == (0, f"Wrote {tmp_path / 'out.docx'}\n")
    assert words(tmp_path / "out.docx").startswith("Plan MAR-2026-0387 for ")


def test_a_folder_of_plans_is_written_to_a_folder_by_reference(tmp_path: Path, template: Path) -> None:
    for number in (1, 2):
        copied(tmp_path / "in", f"p{number}.json", reference=f"REF-{number}")
    result = ehcp("render", tmp_path / "in", "--template", template, "-o", tmp_path / "out")
    assert result.exit_code == 0
    made = sorted((tmp_path / "out").iterdir())
    assert [words(path).split(" for ")[0] for path in made] == ["Plan REF-1", "Plan REF-2"]
    assert [path.name.split("_")[0] for path in made] == ["REF-1", "REF-2"]


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path, template: Path) -> None:
    good = copied(tmp_path / "in", "b.json", reference="REF-1")
    copied(tmp_path / "in", "a.json", status="nonsense")
    (tmp_path / "in" / "c.json").write_text("{")
    result = ehcp(
        "render", tmp_path / "in", tmp_path / "none.json", "--template", template, "-o", tmp_path / "out"
    )
    assert result.exit_code == 3
    assert len(list((tmp_path / "out").iterdir())) == 1
    for name in ("a.json", "c.json"):
        assert f"{tmp_path / 'in' / name}: not made." in result.stderr
    assert f"{tmp_path / 'none.json'}: not made." in result.stderr
    assert "3 of 4 files could not be made into documents." in result.stderr
    assert str(good) not in result.stderr


def test_two_files_of_one_reference_do_not_overwrite_one_another(tmp_path: Path, template: Path) -> None:
    for name in ("a.json", "b.json"):
        copied(tmp_path / "in", name, reference="REF-1")
    result = ehcp("render", tmp_path / "in", "--template", template, "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert f"The document of {tmp_path / 'in' / 'a.json'} has this name already." in result.stderr


def test_a_fault_of_the_template_is_told_once_and_nothing_is_written(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("{{ chidl }}")
    made.save(str(tmp_path / "own.docx"))
    result = ehcp("render", PLAN, PLAN, "--template", tmp_path / "own.docx", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert result.stderr.count("Did you mean child?") == 1
    assert not (tmp_path / "out").exists()


def test_letters_take_their_case_from_a_file_or_a_folder(tmp_path: Path) -> None:
    for case in (SAMPLES / "cases", SAMPLES / "cases" / PLAN.name):
        result = ehcp("render", PLAN, "--document", "L09", "--case", case, "-o", tmp_path)
        assert result.output == f"Wrote {tmp_path / 'MAR-2026-0387_L09_draft_plan_letter.docx'}\n"
    result = ehcp("render", PLAN, "--document", "L09", "-o", tmp_path)
    assert result.exit_code == 3
    assert "needs a case file too." in result.stderr


def test_several_letters_do_not_go_into_one_file(tmp_path: Path) -> None:
    case = json.loads((SAMPLES / "cases" / PLAN.name).read_text("utf-8"))
    case["recipients"] *= 2
    (tmp_path / "case.json").write_text(json.dumps(case), "utf-8")
    result = ehcp("render", PLAN, "-d", "L09", "--case", tmp_path / "case.json", "-o", tmp_path / "l.docx")
    assert result.exit_code == 3
    assert "There are 2 documents for one file name." in result.stderr
    assert not (tmp_path / "l.docx").exists()


class Office:
    """Stands in for LibreOffice."""

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def pdf(self, content: bytes) -> bytes:
        return b"%PDF " + str(len(content)).encode()


def test_a_pdf_goes_beside_the_word_file_or_alone(
    tmp_path: Path, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "pdf_maker", Office)
    ehcp("render", PLAN, "--template", template, "--pdf", "-o", tmp_path / "a.docx")
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF " + str((tmp_path / "a.docx").stat().st_size).encode()
    ehcp("render", PLAN, "--template", template, "-o", tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").exists()
    assert not (tmp_path / "b.docx").exists()


def test_an_empty_folder_an_unknown_document_and_an_unwritable_place_are_told(
    tmp_path: Path, template: Path
) -> None:
    (tmp_path / "empty").mkdir()
    for arguments, told in (
        ((tmp_path / "empty", "--template", template), "There are no .json files in this folder."),
        ((PLAN, "-d", "paln"), "There is no document “paln”."),
        (
            (PLAN, "--template", template, "-o", tmp_path / "no" / "x.docx"),
            "The folder to write into is not there.",
        ),
        ((PLAN, "--template", PLAN), "The file is not a Word document (.docx)."),
    ):
        result = ehcp("render", *arguments)
        assert result.exit_code == 3
        assert told in result.stderr


def test_the_help_has_an_example() -> None:
    result = ehcp("render", "--help")
    assert "ehcp render plan.json -o plan.docx" in result.output


def test_a_plan_with_faults_is_made_only_when_asked_for_and_then_as_a_draft(tmp_path: Path) -> None:
    broken = SAMPLES / "broken_identity.json"
    refused = ehcp("render", broken, "-o", tmp_path / "no.docx")
    assert refused.exit_code == 3
    assert not (tmp_path / "no.docx").exists()
    made = ehcp("render", broken, "-o", tmp_path / "yes.docx", "--not-for-issue")
    assert made.exit_code == 0
    assert "The UPN's first letter does not fit its digits" in made.output
    header = docx.Document(str(tmp_path / "yes.docx")).sections[-1].header
    assert "Draft" in "".join(node.text or "" for node in header._element.iter())
