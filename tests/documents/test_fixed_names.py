"""A child's name that somebody typed into a template is told by the check, and stops the letter where it is the child's."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document as open_word

from ehcp_docs.case.read import load_case
from ehcp_docs.cli import main
from ehcp_docs.documents.catalogue import documents
from ehcp_docs.documents.fixed_names import fixed_names
from ehcp_docs.documents.render import render_all
from ehcp_docs.errors import PlanInvalid
from ehcp_docs.plan.read import load_plan
from ehcp_docs.resources import file, shipped

PLAN = load_plan(shipped("samples") / "nursery.json")


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "ours.docx"
    path.write_bytes(file("templates", "plan.docx").read_bytes())
    return path


def typed(path: Path, text: str, where: str = "body") -> Path:
    word = open_word(str(path))
    if where == "footer":
        word.sections[0].footer.paragraphs[0].add_run(text)
    elif where == "title":
        word.core_properties.title = text
    elif where == "comment":
        word.add_comment(word.paragraphs[-1].add_run("."), text=text)
    else:
        word.add_paragraph(text)
    word.save(str(path))
    return path


@pytest.mark.parametrize("where", ["body", "footer", "title", "comment"])
def test_a_first_name_is_found_wherever_somebody_typed_it(template: Path, where: str) -> None:
    found = fixed_names(typed(template, "A teaching assistant will help Callum with reading.", where))
    assert [one.word for one in found] == ["Callum"]


@pytest.mark.parametrize(
    ("text", "is_childs"),
    [
        ("A teaching assistant will help Callum with reading.", True),
        ("Yours sincerely, Megan Tuck", False),
        ("Please ring Megan on 01632 960001.", False),
    ],
)
def test_an_officers_name_is_not_the_childs(template: Path, text: str, is_childs: bool) -> None:
    assert [one.is_childs for one in fixed_names(typed(template, text))] == [is_childs]


def test_a_tag_and_a_word_are_no_names(template: Path) -> None:
    typed(template, "{{ child.name }} will have Hope, Grace and Faith explained in May at Rose Hill.")
    assert fixed_names(template) == ()


@pytest.mark.parametrize("path", sorted({one.template for one in documents()}))
def test_no_shipped_template_has_one(path: str) -> None:
    assert fixed_names(file("templates", path)) == ()


def test_another_childs_name_in_the_template_stops_the_document(template: Path) -> None:
    typed(template, "A teaching assistant will help Callum with reading.")
    with pytest.raises(PlanInvalid) as stopped:
        render_all("plan", {"plan": PLAN}, template=template)
    told = " ".join(stopped.value.lines())
    assert "must not be sent as it is" in told
    assert "main text, paragraph" in told
    assert "Callum" not in told


def test_what_may_be_an_officers_name_is_a_warning_and_the_document_is_made(template: Path) -> None:
    made = render_all("plan", {"plan": PLAN}, template=typed(template, "Please ring Megan on 01632 960001."))
    assert [one.code for one in made[0].warnings] == ["name"]


def test_a_name_that_the_data_know_is_nothing(template: Path) -> None:
    first = PLAN.child.name.split()[0]
    made = render_all(
        "plan", {"plan": PLAN}, template=typed(template, f"A teacher will help {first} with reading.")
    )
    assert made[0].warnings == ()


def test_the_check_tells_the_place_and_is_no_failure(template: Path) -> None:
    typed(template, "A teaching assistant will help Callum with reading.")
    done = CliRunner().invoke(main, ["documents", "check", str(template), "--document", "plan"])
    assert done.exit_code == 0
    assert "Please look: main text, paragraph" in done.stderr
    assert "Callum" not in done.stderr


def test_a_letter_of_a_case_is_looked_at_too(tmp_path: Path) -> None:
    letter = tmp_path / "L04.docx"
    source = file("templates", "letters/L04.docx").read_bytes()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                said = b"<w:p><w:r><w:t>We know that Callum finds school hard.</w:t></w:r></w:p><w:sectPr"
                part = part.replace(b"<w:sectPr", said, 1)
            new.writestr(name, part)
    letter.write_bytes(made.getvalue())
    case = load_case(shipped("samples") / "cases" / "request_refused.json")
    with pytest.raises(PlanInvalid, match="another child may stand in the template"):
        render_all("L04", {"case": case}, template=letter)
