"""Every letter, form and sheet of the catalogue, made from its sample: complete, readable, and refused when facts lack."""

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_word
from docx.document import Document as Word
from readable import grade, sentences, without_names

from ehcp_docs.case.read import load_case
from ehcp_docs.documents.catalogue import Document, document, documents
from ehcp_docs.documents.check import check_template
from ehcp_docs.documents.letters.rights import rights_text
from ehcp_docs.documents.letters.view import letter_views
from ehcp_docs.documents.render import Rendered, render_all, view_type
from ehcp_docs.documents.samples import sample_data
from ehcp_docs.errors import PlanInvalid
from ehcp_docs.resources import file, folder

LETTERS = [one for one in documents() if one.view == "letter"]
TO_FAMILY = [one for one in LETTERS if one.to == ("family",)]


def ids(one: Document) -> str:
    return one.id


def sources(one: Document) -> Any:
    return sample_data(one)


@cache
def made(id: str) -> tuple[Rendered, ...]:
    return render_all(id, sources(document(id)))


def paragraphs(word: Word) -> Iterator[str]:
    for node in word.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        yield "".join(
            one.text or ""
            for one in node.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
        )


def words(rendered: Rendered) -> list[str]:
    return [text for text in paragraphs(open_word(BytesIO(rendered.data))) if text.strip()]


@pytest.mark.parametrize("one", LETTERS, ids=ids)
def test_a_document_says_when_it_is_made_and_why(one: Document) -> None:
    told = (one.stage, one.trigger, one.purpose, one.sample)
    assert all(told), told
    assert one.rights != "required" or one.appeal is not None
    assert not one.deadline or re.fullmatch(r"T\d+(\.\w+)?", one.deadline)


@pytest.mark.parametrize("one", LETTERS, ids=ids)
def test_its_template_has_no_fault(one: Document) -> None:
    assert check_template(file("templates", one.template), view_type("letter")) == []


@pytest.mark.parametrize("one", LETTERS, ids=ids)
def test_it_is_made_from_its_sample_for_each_person_it_goes_to(one: Document) -> None:
    views = letter_views(one, sources(one)["case"], sources(one).get("plan"))
    for view, rendered in zip(views, made(one.id), strict=True):
        text = "\n".join(words(rendered))
        assert view.reference in text or view.child.name in text
        assert one.to == ("file",) or view.to.name in text
        assert "{{" not in text
        assert "{%" not in text
        assert view.child.name not in rendered.suggested_name


@pytest.mark.parametrize("one", [one for one in LETTERS if one.facts], ids=ids)
def test_it_is_refused_for_every_fact_that_lacks_and_all_are_told(one: Document) -> None:
    data = sources(one)
    with pytest.raises(PlanInvalid) as caught:
        letter_views(one, emptied(data["case"], one), None if "plan" not in one.needs else data["plan"])
    assert caught.value.faults
    assert {fault.code for fault in caught.value.faults} <= {"missing", "addressee", "identity", "decision"}


def emptied(case: Any, one: Document) -> Any:
    """The case without anything that is not demanded by its schema, but with who it is about."""
    return type(case)(
        schema_version=case.schema_version,
        reference=case.reference,
        letter_date=case.letter_date,
        recipients=case.recipients,
        child=case.child,
        authority=case.authority,
    )


@pytest.mark.parametrize("one", [one for one in LETTERS if one.rights == "required"], ids=ids)
def test_a_letter_with_rights_gives_all_ten_and_its_dates(one: Document) -> None:
    view = letter_views(one, sources(one)["case"], sources(one).get("plan"))[0]
    assert len(rights_text().items) == 10
    assert view.rights is not None
    text = " ".join(words(made(one.id)[0]))
    for name in (view.rights.mediation.name, view.rights.disagreement.name, view.rights.officer.reach):
        assert name in text
    assert view.rights.appeal_by > view.letter_date + timedelta(days=58)


@pytest.mark.parametrize("one", TO_FAMILY, ids=ids)
def test_a_letter_to_the_family_can_be_read_at_thirteen(one: Document) -> None:
    """The fixed text: what the case says in its own words is not the template's."""
    fixed = list(fixed_text(file("templates", one.template)))
    assert grade([sentence for text in fixed for sentence in sentences(text)]) <= 8
    long = [" ".join(sentence) for text in fixed for sentence in sentences(text) if len(sentence) > 30]
    assert long == []


def fixed_text(template: Path) -> Iterator[str]:
    """What the template prints by itself, from the first heading of the letter on."""
    from ehcp_docs.documents.shared_blocks import open_template

    package = open_template(template)
    root = package.xml(package.main)
    is_ours = False
    for node in root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        text = "".join(
            one.text or ""
            for one in node.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
        )
        is_ours = is_ours or text.startswith("Dear ")
        if is_ours and not text.startswith("{%"):
            yield without_names(text)


@pytest.mark.parametrize("one", TO_FAMILY, ids=ids)
def test_the_first_thing_a_family_reads_is_a_whole_sentence_with_their_name(one: Document) -> None:
    word = open_word(BytesIO(made(one.id)[0].data))
    first = next(p.text for p in word.paragraphs if p.style is not None and p.style.name == "Heading 1")
    view = letter_views(one, sources(one)["case"], sources(one).get("plan"))[0]
    assert first.endswith((".", "?")), first
    assert view.name_or_you in first or view.names_or_your in first, first
    assert not first.startswith("I am writing"), first


@pytest.mark.parametrize("one", LETTERS, ids=ids)
def test_it_can_be_read_by_a_screen_reader(one: Document) -> None:
    word = open_word(BytesIO(made(one.id)[0].data))
    headings = [
        int(p.style.name[-1])
        for p in word.paragraphs
        if p.style is not None and p.style.name.startswith("Heading")
    ]
    assert word.core_properties.title
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(headings))
    for table in word.tables:
        first = table.rows[0]._tr
        has_header = first.trPr is not None and "tblHeader" in str(first.trPr.xml)
        has_row_headers = 'w:firstColumn="1"' in str(table._tbl.tblPr.xml)
        assert has_header or has_row_headers


def test_a_letter_of_another_decision_is_refused() -> None:
    case = load_case(folder("samples") / "cases" / "request_refused.json")
    with pytest.raises(PlanInvalid) as caught:
        letter_views(document("L03"), case)
    assert [fault.message for fault in caught.value.faults] == [
        "The decision whether to assess is “no”; this letter tells of yes."
    ]


def test_a_letter_without_a_plan_must_know_the_child_and_the_authority() -> None:
    case = load_case(folder("samples") / "cases" / "request_refused.json")
    with pytest.raises(PlanInvalid) as caught:
        letter_views(document("L04"), replace(case, child=None, authority=None))
    assert {fault.place for fault in caught.value.faults} == {"case: /child", "case: /authority"}


def test_another_childs_number_in_the_reasons_stops_the_letter() -> None:
    case = load_case(folder("samples") / "cases" / "request_refused.json")
    copied = replace(case.decisions[0], reasons=("The record of 999 204 7186 shows good progress.",))
    with pytest.raises(PlanInvalid) as caught:
        render_all("L04", {"case": replace(case, decisions=(copied,))})
    assert [fault.message for fault in caught.value.faults] == [
        "It holds an NHS number that is not known to be this child's."
    ]
    assert "999" not in str(caught.value)


def test_a_refusal_to_assess_cannot_speak_of_recommendations() -> None:
    case = load_case(folder("samples") / "cases" / "request_refused.json")
    wrong = replace(
        case.decisions[0], reasons=("The Tribunal can also make recommendations about health and care.",)
    )
    with pytest.raises(PlanInvalid) as caught:
        render_all("L04", {"case": replace(case, decisions=(wrong,))})
    assert [fault.code for fault in caught.value.faults] == ["recommendations"]


def test_a_letter_that_must_not_carry_rights_is_stopped_when_it_does() -> None:
    case = load_case(folder("samples") / "cases" / "assessment.json")
    wrong = replace(case.decisions[0], reasons=("You have the right to appeal against this.",))
    with pytest.raises(PlanInvalid) as caught:
        render_all("L03", {"case": replace(case, decisions=(wrong,))})
    assert {fault.code for fault in caught.value.faults} == {"rights-forbidden"}


def test_a_council_template_without_the_rights_is_stopped_with_every_item_that_it_lacks(
    tmp_path: Path,
) -> None:
    word = open_word(str(file("templates", "letters/L04.docx")))
    for paragraph in word.paragraphs:
        if "block rights" in paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)  # type: ignore[union-attr]
    own = tmp_path / "own.docx"
    word.save(str(own))
    case = load_case(folder("samples") / "cases" / "request_refused.json")
    with pytest.raises(PlanInvalid) as caught:
        render_all("L04", {"case": case}, template=own)
    assert [fault.message.split(" (")[0] for fault in caught.value.faults] == [
        f"It does not give {item.words}"
        for item in rights_text().items
        if item.id not in ("advice", "mediation_officer")  # the block of help gives these two
    ]


def test_the_samples_of_letters_are_json_that_names_their_schema() -> None:
    for path in sorted((folder("samples") / "cases").rglob("*.json")):
        assert json.loads(path.read_text("utf-8"))["$schema"].endswith("../../schemas/case.schema.json")
