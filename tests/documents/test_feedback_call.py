"""The record of a feedback call: of which plan, with whom, how satisfied, about what; and never under a name."""

from dataclasses import replace
from io import BytesIO

from docx import Document as open_word

from ehcp_docs.documents.catalogue import document
from ehcp_docs.documents.render import render_all
from ehcp_docs.documents.samples import sample_data

CASE = sample_data(document("feedback_call"))["case"]


def text(case):
    (made,) = render_all("parents_feedback_call", {"case": case})
    word = open_word(BytesIO(made.data))
    cells = [" ".join(cell.text for cell in row.cells) for table in word.tables for row in table.rows]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def test_the_record_says_of_which_plan_with_whom_and_how_satisfied_they_are():
    said = text(CASE)
    for words in (
        "Final plan of 19 October 2026",
        "Spoke with Mother",
        "Satisfied with all of it, from 1 to 5: 4",
        "Themes: being listened to and waiting",
    ):
        assert words in said


def test_the_record_names_neither_child_nor_parent():
    said = text(CASE)
    assert CASE.child.name not in said
    assert CASE.recipients[0].name not in said


def test_without_a_call_it_is_a_form_that_asks_for_the_same():
    said = text(replace(CASE, feedback=None))
    for words in ("Spoke with:", "How satisfied are you with all of it?", "Themes:", "What was promised"):
        assert words in said


def test_a_reduced_budget_says_how_to_complain_up_to_the_ombudsman():
    (made, *_) = render_all("L19", sample_data(document("L19")))
    said = [paragraph.text for paragraph in open_word(BytesIO(made.data)).paragraphs]
    assert sum("Local Government and Social Care Ombudsman" in line for line in said) == 1
    assert not any(line.startswith("Complain if") for line in said)
