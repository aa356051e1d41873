import json

from made_reports import finding

from ehcp_docs.audit.statement import Element, Judgement
from ehcp_docs.reports.statement import statement_json, statement_row, statement_text
from ehcp_docs.reports.terminal import Terminal

TEXT = "A higher level teaching assistant will help as needed 3 times a week."


def judgement(*findings):
    elements = (
        Element(name="who", met=1.0, read="higher level teaching assistant", note=""),
        Element(name="how often", met=1.0, read="3 times a week", note=""),
        Element(name="how long", met=0.0, read="", note="Give minutes or hours."),
        Element(name="what", met=0.5, read="", note="Name the method."),
        Element(name="certain", met=0.0, read="as needed", note="Say when."),
        Element(name="in Section F", met=1.0, read="", note=""),
    )
    return Judgement(
        kind="provision",
        text=TEXT,
        score=58.5,
        passes=True,
        criteria={e.name: e for e in elements},
        findings=findings,
    )


def test_each_element_is_told_with_what_was_read():
    assert statement_text(judgement()).splitlines() == [
        "Provision: 58.5 of 100, passes  ██████████████░░░░░░░░░░",
        "",
        "  √ who           higher level teaching assistant",
        "  √ how often     3 times a week",
        "  × how long      not stated. Give minutes or hours.",
        "  ~ what          partly. Name the method.",
        "  × certain       ‘as needed’. Say when.",
        "  √ in Section F  yes",
    ]


def test_findings_come_with_better_wording():
    told = statement_text(judgement(finding("F-WHEN", "F1", TEXT, "as needed")), Terminal(80))
    assert "  × Error: Message of F-WHEN.\n      Better: Better than F-WHEN." in told


def test_a_row_answers_with_the_names_that_other_programs_rely_on():
    row = json.loads(statement_row(judgement(finding("F-WHEN", "F1", TEXT, "as needed")), "r1"))
    assert list(row) == ["id", "score", "passes", "criteria", "findings", "readings", "scales"]
    assert (row["id"], row["score"], row["passes"]) == ("r1", 58.5, True)
    assert row["criteria"]["how long"] == {"met": 0.0, "read": "", "note": "Give minutes or hours."}
    assert row["findings"][0]["words"] == "as needed"


def test_a_row_is_one_line():
    assert "\n" not in statement_row(judgement(), "a\nb")


def test_one_statement_as_json_says_what_was_judged():
    told = json.loads(statement_json(judgement()))
    assert (told["kind"], told["text"]) == ("provision", TEXT)


def test_a_finding_on_a_statement_has_no_place_in_a_plan():
    row = json.loads(statement_row(judgement(finding("F-WHEN", "F1", TEXT, "as needed")), 1))
    assert {"section", "item", "pointer", "passage"} & set(row["findings"][0]) == set()
