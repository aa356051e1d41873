"""Advice reports of different make: who wrote them and when, what stands in them, what they recommend."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from docx import Document
from docx.document import Document as Doc
from intake.made_advice import FOLDER, MADE, saved

from ehcp_docs.intake.advice.report import read_advice
from ehcp_docs.intake.source import Source
from ehcp_docs.intake.word.file import read_word
from ehcp_docs.plan.advice_report import AdviceReport
from ehcp_docs.word.package import open_package


def source(doc: Doc) -> Source:
    stream = io.BytesIO()
    doc.save(stream)
    return read_word(open_package(stream.getvalue(), name="report.docx"))


def read(*lines: str | Callable[[Doc], None]) -> AdviceReport:
    """A report of these lines: ``# `` heading 1, ``## `` heading 2, ``**bold**``, ``- `` bullet of Word's own."""
    doc = Document()
    for line in lines:
        if callable(line):
            line(doc)
        elif line.startswith("## "):
            doc.add_heading(line[3:], 2)
        elif line.startswith("# "):
            doc.add_heading(line[2:], 1)
        elif line.startswith("- "):
            doc.add_paragraph(line[2:], style="List Bullet")
        elif line.startswith("**"):
            doc.add_paragraph().add_run(line.strip("*")).bold = True
        else:
            doc.add_paragraph(line)
    return read_advice(source(doc))


def table(*rows: tuple[str, ...]) -> Callable[[Doc], None]:
    def make(doc: Doc) -> None:
        made = doc.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, words in zip(made.add_row().cells, row, strict=True):
                cell.text = words

    return make


def texts(report: AdviceReport) -> list[str]:
    return [item.text for item in report.recommendations]


@pytest.fixture(scope="module")
def sample() -> Callable[[str], AdviceReport]:
    return lambda name: read_advice(read_word(open_package(FOLDER / f"{name}.docx")))


@pytest.mark.parametrize("name", MADE)
def test_the_stored_samples_say_what_their_script_says(name: str) -> None:
    stored = read_word(open_package(FOLDER / f"{name}.docx"))
    made = read_word(open_package(saved(MADE[name]()), name=f"{name}.docx"))
    assert stored.blocks == made.blocks


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "psychologist_vague_special",
            (
                "psychological",
                "Dr Benedikt Ngata",
                "Educational psychologist",
                "Dunmarrow County Council",
                date(2026, 7, 10),
                "Mehreen Satterthwaite",
                date(2012, 3, 22),
            ),
        ),
        (
            "therapist_vague_special",
            (
                "therapy",
                "Bronagh Kestle",
                "Speech and language therapist",
                "Dunmarrow Community Health",
                date(2026, 5, 27),
                "Mehreen Satterthwaite",
                date(2012, 3, 22),
            ),
        ),
        (
            "school_primary_looked_after",
            (
                "education",
                "Eleni Markou and Debbie Farrant",
                "SENCO and emotional literacy support assistant",
                "Wendmarsh Primary School",
                date(2026, 6, 12),
                "Micah Renfrew-Bose",
                date(2017, 4, 27),
            ),
        ),
    ],
)
def test_author_date_and_child_are_read_from_each_sample(
    sample: Callable[[str], AdviceReport], name: str, told: tuple[object, ...]
) -> None:
    r = sample(name)
    assert (r.kind, r.author, r.role, r.organisation, r.date, r.child, r.date_of_birth) == told


def test_the_psychologists_provision_is_read_from_tables_and_her_earlier_advice_is_not(
    sample: Callable[[str], AdviceReport],
) -> None:
    report = sample("psychologist_vague_special")
    assert len(report.recommendations) == 7
    assert {item.found for item in report.recommendations} == {"table"}
    first = report.recommendations[0]
    assert first.need == "Reading words of more than three sounds"
    assert first.heading == "Advice on outcomes and provision › Cognition and learning"
    assert first.spot == "paragraph 41, table 2, row 2, column 3"
    assert not any("recommended 20 minutes of daily reading" in text for text in texts(report))


def test_columns_of_amounts_are_told_with_the_thing_they_are_amounts_of(
    sample: Callable[[str], AdviceReport],
) -> None:
    assert texts(sample("school_primary_looked_after"))[3] == (
        "Precision teaching of ten words from his spelling lesson (By whom: Teaching assistant; How often and how "
        "long: Ten minutes on every school day; Group: One to one)."
    )


def test_what_is_in_place_already_is_not_recommended(sample: Callable[[str], AdviceReport]) -> None:
    assert not any("12 hours a week" in text for text in texts(sample("school_primary_looked_after")))


# Who and when


def test_the_date_of_the_report_is_not_that_of_the_assessment() -> None:
    report = read(
        "Occupational therapy report",
        "Date of assessment: 3 March 2026",
        "Date of report: 19/03/2026",
        "# Findings",
    )
    assert report.date == date(2026, 3, 19)


def test_a_report_that_gives_only_the_date_of_the_assessment_has_no_date() -> None:
    assert (
        read("Occupational therapy report", "Date of assessment: 3 March 2026", "# Findings", "Text.").date
        is None
    )


@pytest.mark.parametrize(
    "label", ["Report author", "Written by", "Prepared by", "Author", "Report completed by"]
)
def test_the_author_is_known_by_any_usual_label(label: str) -> None:
    report = read(
        "Psychological advice", f"{label}: Dr Ama Osei, Educational Psychologist, Fenmere Council", "# Views"
    )
    assert (report.author, report.role, report.organisation) == (
        "Dr Ama Osei",
        "Educational Psychologist",
        "Fenmere Council",
    )


def test_the_author_may_stand_beside_the_name_of_the_profession() -> None:
    report = read("Report", "Educational Psychologist: Rowan Achebe", "# Findings", "Text of the findings.")
    assert (report.author, report.role, report.kind) == (
        "Rowan Achebe",
        "Educational Psychologist",
        "psychological",
    )


def test_a_signature_names_the_author_where_no_label_does() -> None:
    report = read(
        "**Medical report**",
        "# Findings",
        "She is well.",
        "Yours sincerely,",
        "Dr Tomasz Lis",
        "Consultant Community Paediatrician",
        "Fenmere NHS Trust",
        "4 May 2026",
    )
    assert (report.author, report.role, report.organisation, report.date, report.kind) == (
        "Dr Tomasz Lis",
        "Consultant Community Paediatrician",
        "Fenmere NHS Trust",
        date(2026, 5, 4),
        "medical",
    )
    assert [p.text for part in report.parts for p in part.paragraphs] == ["She is well."]


def test_particulars_in_four_columns_are_read() -> None:
    report = read(
        "Physiotherapy report",
        table(
            ("Name", "Noor Haddad", "DOB", "02.11.2015"),
            ("Date seen", "1 June 2026", "Date of report", "12 June 2026"),
            ("Physiotherapist", "Isla Munro", "Organisation", "Fenmere Community Health"),
        ),
        "# Findings",
    )
    assert (report.child, report.date_of_birth, report.date) == (
        "Noor Haddad",
        date(2015, 11, 2),
        date(2026, 6, 12),
    )
    assert (report.author, report.role, report.organisation) == (
        "Isla Munro",
        "Physiotherapist",
        "Fenmere Community Health",
    )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Author: Jo Pike, Social Worker", "social_care"),
        ("Author: Jo Pike, Qualified Teacher of the Deaf", "hearing_vision"),
        ("Author: Jo Pike, Clinical Psychologist, CAMHS", "medical"),
        ("Author: Jo Pike, Headteacher, Oakfield School", "education"),
        ("Author: Jo Pike, Occupational Therapist", "therapy"),
    ],
)
def test_the_role_tells_the_kind_of_advice(line: str, kind: str) -> None:
    assert read("Report", line, "# Findings", "Text.").kind == kind


def test_a_plain_text_without_author_or_date_says_nothing_of_them() -> None:
    report = read("Something about a child.", "It goes on.")
    assert (report.author, report.role, report.date, report.kind, report.recommendations) == (
        "",
        "",
        None,
        None,
        (),
    )


# Headings and parts


def test_bold_lines_are_headings_and_lists_under_areas_stay_recommended() -> None:
    report = read(
        "**Speech and Language Therapy Report**",
        "**Background**",
        "Sam is seven.",
        "**Recommendations**",
        "**Communication and interaction**",
        "- Use short sentences.",
        "**Cognition and learning**",
        "- Give one task at a time.",
        "**Conclusion**",
        "It was a pleasure to meet Sam. He should go far.",
    )
    assert [(part.heading, part.recommends) for part in report.parts] == [
        ("Background", False),
        ("Recommendations", True),
        ("Communication and interaction", True),
        ("Cognition and learning", True),
        ("Conclusion", False),
    ]
    assert [(item.text, item.heading) for item in report.recommendations] == [
        ("Use short sentences.", "Recommendations › Communication and interaction"),
        ("Give one task at a time.", "Recommendations › Cognition and learning"),
    ]


def test_typed_numbers_make_chapters_even_where_nothing_stands_out() -> None:
    report = read(
        "Psychological advice",
        "1. Background",
        "Sam has been at the school for three years and likes it a great deal.",
        "2. Recommended provision",
        "Sam should have a quiet place in which to work every afternoon.",
        "3. Sources",
        "School records, and a talk with his mother that should be noted.",
    )
    assert texts(report) == ["Sam should have a quiet place in which to work every afternoon."]


def test_numbered_paragraphs_are_recommended_without_their_numbers() -> None:
    report = read(
        "OT report", "**3.0 Recommendations**", "3.1 Sam requires therapy for 45 minutes once a fortnight."
    )
    assert texts(report) == ["Sam requires therapy for 45 minutes once a fortnight."]


def test_capitals_make_headings() -> None:
    report = read(
        "OT REPORT", "FINDINGS", "He is slow to dress.", "SUGGESTED STRATEGIES", "- Lay clothes out in order."
    )
    assert [part.heading for part in report.parts] == ["FINDINGS", "SUGGESTED STRATEGIES"]
    assert texts(report) == ["Lay clothes out in order."]


@pytest.mark.parametrize(
    "heading",
    [
        "Recommendations",
        "Provision",
        "Suggested provision",
        "What support is needed",
        "Advice on provision",
        "Summary of provision required to meet needs",
        "Strategies",
        "How Sam can be helped at school",
    ],
)
def test_headings_that_recommend_are_known(heading: str) -> None:
    assert texts(read("Report", f"# {heading}", "- A visual timetable.")) == ["A visual timetable."]


@pytest.mark.parametrize(
    "heading",
    [
        "Current provision",
        "Provision in place",
        "Previous recommendations",
        "Strategies tried so far",
        "Findings",
    ],
)
def test_headings_about_what_is_there_do_not_recommend(heading: str) -> None:
    assert (
        texts(read("Report", f"# {heading}", "- A visual timetable.", "He has 20 minutes of reading daily."))
        == []
    )


def test_outcomes_under_recommendations_are_not_recommendations() -> None:
    report = read(
        "Report", "# Recommendations", "## Outcomes", "- Sam will read.", "## Provision", "- Daily phonics."
    )
    assert texts(report) == ["Daily phonics."]


def test_a_letter_without_headings_is_read_by_its_short_lines_before_lists() -> None:
    report = read(
        "Fenmere Community Health NHS Trust",
        "Tel: 01632 960123",
        "12 May 2026",
        "Dear Dr Patel",
        "Re: Ellis Okafor, DOB 03/06/2017",
        "Diagnoses:",
        "- Epilepsy",
        "I saw Ellis in clinic with his mother. He is well.",
        "Plan:",
        "- Review by the nurse every six months for 30 minutes.",
        "Yours sincerely",
        "Dr Samira Haddad",
        "Consultant Community Paediatrician",
    )
    assert (report.child, report.date_of_birth, report.date) == (
        "Ellis Okafor",
        date(2017, 6, 3),
        date(2026, 5, 12),
    )
    assert (report.author, report.organisation) == ("Dr Samira Haddad", "Fenmere Community Health NHS Trust")
    assert texts(report) == ["Review by the nurse every six months for 30 minutes."]
    assert any("He is well." in p.text for part in report.parts for p in part.paragraphs)


def test_a_point_that_begins_with_a_number_is_no_heading() -> None:
    report = read(
        "Report", "# Provision", "• 20 minutes of vocabulary work daily", "• 30 minutes of reading weekly"
    )
    assert texts(report) == ["20 minutes of vocabulary work daily", "30 minutes of reading weekly"]


# Items


def test_points_that_complete_a_sentence_are_told_with_its_beginning() -> None:
    report = read(
        "Report", "# Recommendations", "Staff should:", "- use his name first;", "- wait ten seconds."
    )
    assert texts(report) == ["Staff should: use his name first;", "Staff should: wait ten seconds."]


def test_the_words_that_lead_in_a_list_are_no_recommendation() -> None:
    report = read("Report", "# Recommendations", "The following are recommended:", "- Daily phonics.")
    assert texts(report) == ["Daily phonics."]


def test_a_sentence_that_runs_over_two_paragraphs_is_one() -> None:
    report = read(
        "Report", "# Recommendations", "- Sam should have 20 minutes of", "direct therapy every week."
    )
    assert texts(report) == ["Sam should have 20 minutes of direct therapy every week."]


def test_a_paragraph_is_parted_where_a_new_duty_begins_and_nowhere_else() -> None:
    report = read(
        "Report",
        "# Recommendations",
        "Sam finds noise hard. He should have 20 minutes of therapy weekly. This should be given by a therapist, "
        "e.g. Dr. Wood. The SENCO must meet his parents once a term.",
    )
    assert texts(report) == [
        "He should have 20 minutes of therapy weekly. This should be given by a therapist, e.g. Dr. Wood.",
        "The SENCO must meet his parents once a term.",
    ]


def test_typed_bullets_with_soft_breaks_are_points() -> None:
    report = read("Report", "# Recommendations", "• Daily phonics.\n• A quiet place.")
    assert texts(report) == ["Daily phonics.", "A quiet place."]


def test_a_table_with_need_outcome_and_provision_tells_all_three() -> None:
    report = read(
        "Report",
        "# Summary",
        table(
            ("Need", "Outcome", "Provision"), ("Reading", "Sam reads a page.", "15 minutes of reading daily.")
        ),
    )
    (item,) = report.recommendations
    assert (item.text, item.need, item.outcome, item.found) == (
        "15 minutes of reading daily.",
        "Reading",
        "Sam reads a page.",
        "table",
    )


def test_a_table_with_its_headings_at_the_left_is_read_too() -> None:
    report = read(
        "Report",
        "# Summary",
        table(("Need", "Reading"), ("Outcome", "Sam reads."), ("Provision", "Daily phonics.")),
    )
    (item,) = report.recommendations
    assert (item.text, item.need, item.outcome) == ("Daily phonics.", "Reading", "Sam reads.")


def test_a_row_whose_amount_may_belong_to_any_of_its_points_stays_one_thing() -> None:
    report = read(
        "Report",
        "# Summary",
        table(
            ("Need", "Provision", "Frequency"),
            ("Family", "Support visits.\nA parenting course.", "Fortnightly"),
        ),
    )
    assert texts(report) == ["Support visits; A parenting course (Frequency: Fortnightly)."]


def test_a_table_of_current_provision_recommends_nothing() -> None:
    report = read(
        "Report", "# Summary", table(("Need", "Current provision"), ("Reading", "15 minutes daily."))
    )
    assert texts(report) == []


def test_a_sentence_that_recommends_an_amount_is_found_anywhere() -> None:
    report = read(
        "Report",
        "# Findings",
        "Sam understands little. I recommend that Sam has 20 minutes of direct therapy weekly. He needs 20 minutes "
        "to settle.",
        "In 2024 I recommended 10 minutes daily. A review each term was recommended at the time.",
    )
    (item,) = report.recommendations
    assert (item.text, item.found, item.heading) == (
        "I recommend that Sam has 20 minutes of direct therapy weekly.",
        "sentence",
        "Findings",
    )


def test_provision_named_within_a_chapter_is_found_by_its_label() -> None:
    report = read(
        "Report", "# Language", "Need: Sam loses the thread.", "Provision: A therapist should see Sam weekly."
    )
    assert texts(report) == ["A therapist should see Sam weekly."]


def test_recommendations_are_numbered_in_reading_order() -> None:
    report = read("Report", "# Recommendations", "- One thing.", "- Another thing.")
    assert [item.id for item in report.recommendations] == ["R1", "R2"]
