"""Questions for a person on paper: page, terminal, programs, table."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from made_reports import report

from ehcp_docs import resources
from ehcp_docs.audit.questions.model import Asked, Evidence, EvidenceRow, Quote
from ehcp_docs.errors import RuleError
from ehcp_docs.reports.criteria import criteria_lines
from ehcp_docs.reports.html import html
from ehcp_docs.reports.json import data
from ehcp_docs.reports.questions import HEAD, question_rows
from ehcp_docs.reports.text import text
from ehcp_docs.rules.load import shipped_pack

WORDS = "Mina reads <ten> words."
OPEN = Asked(
    criterion="Q059",
    asks="Is it within reach?",
    why="It takes a person.",
    source="Code of Practice",
    link="https://www.example.org/code",
    evidence=Evidence(
        columns=("Outcome", "Now", "Then"),
        rows=(
            EvidenceRow(
                about="E1",
                cells=(
                    (Quote(words=WORDS, section="B", item="B1", pointer="/sections/B/needs/0/text"),),
                    (Quote(words="", note="no target"),),
                ),
            ),
        ),
        more="One more is left out.",
    ),
    nothing="",
)
CLOSED = Asked(
    criterion="Q049",
    asks="Is there a reason?",
    why="It takes consent.",
    source="UK GDPR",
    link="",
    evidence=Evidence(),
    nothing="No such words were found.",
)
MADE = report(questions=(OPEN, CLOSED))


def test_the_page_lays_the_evidence_beside_the_question_and_leaves_room_for_an_answer() -> None:
    page = html(MADE)
    part = page[page.index('id="questions"') : page.index('id="sum"')]
    assert "Mina reads &lt;ten&gt; words." in part
    for words in ("Is it within reach?", "It takes a person.", "no target", "One more is left out.", "Note:"):
        assert words in part
    assert re.findall(r'class="box">([^<]*)<', part) == ["Yes", "No", "Cannot tell"]
    assert "No such words were found." in part
    assert 'href="#questions"' in page


def test_a_report_without_questions_has_no_such_part() -> None:
    assert 'id="questions"' not in html(report())
    assert "FOR A PERSON TO JUDGE" not in text(report())


def test_the_terminal_names_the_questions_and_how_much_there_is_to_look_at() -> None:
    told = text(MADE)
    assert "Q059  Is it within reach? (1 row)" in told
    assert "Nothing to lay out for Q049." in told
    assert "ten" not in told[told.index("FOR A PERSON") :].split("Indicative")[0].replace("within", "")


def test_programs_get_the_evidence_and_an_empty_answer() -> None:
    told = data(MADE)["questions"]
    assert [(one["criterion"], one["answer"], one["note"]) for one in told] == [
        ("Q059", None, ""),
        ("Q049", None, ""),
    ]
    assert told[0]["evidence"]["rows"][0]["cells"][0][0] == {
        "words": WORDS,
        "section": "B",
        "item": "B1",
        "pointer": "/sections/B/needs/0/text",
        "note": "",
    }


@pytest.mark.parametrize(("answer", "is_right"), [(None, True), ("cannot tell", True), ("maybe", False)])
def test_the_schema_knows_the_answers(answer: str | None, is_right: bool) -> None:
    schema = json.loads(resources.file("schemas", "audit-report.schema.json").read_text("utf-8"))
    value = data(MADE)
    value["questions"][0]["answer"] = answer
    assert jsonschema.Draft202012Validator(schema).is_valid(value) is is_right


def test_a_table_has_a_row_for_each_quote_and_for_each_question_without_any() -> None:
    rows = list(question_rows(MADE))
    assert all(len(row) == len(HEAD) for row in rows)
    assert [(row[0], row[3], row[4], row[5], row[6]) for row in rows] == [
        ("Q059", "E1", "Now", WORDS, ""),
        ("Q059", "E1", "Then", "", "no target"),
        ("Q049", "", "", "", "No such words were found."),
    ]


def test_criteria_are_told_with_what_judges_them() -> None:
    question, rules, person = criteria_lines(shipped_pack(), "q059")
    assert question.startswith("Q059  Achievable")
    assert rules.strip() == "rules: E-OUT-OF-REACH"
    assert person.strip().startswith("a person: Can this child reach")
    assert "rules: W-" in "\n".join(criteria_lines(shipped_pack(), "Q126"))


def test_a_criterion_that_is_not_there_is_told() -> None:
    with pytest.raises(RuleError, match="There is no criterion “Q999”"):
        list(criteria_lines(shipped_pack(), "Q999"))
