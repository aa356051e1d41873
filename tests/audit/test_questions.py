"""Questions for a person: every criterion is judged by something, and what the plan says stands beside the question."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.questions.asking import elsewhere, questions
from ehcp_docs.audit.questions.laid import collectors
from ehcp_docs.audit.questions.model import Asked
from ehcp_docs.plan.build import build_plan
from ehcp_docs.reports.criteria import judged_by
from ehcp_docs.rules.fixture import EXAMPLE_PLAN, merged
from ehcp_docs.rules.load import shipped_pack

EVERY = [f"Q{number:03}" for number in range(1, 136)]


def ask(auditor: Auditor, criterion: str, patch: dict[str, Any] | None = None) -> Asked:
    data = merged(copy.deepcopy(EXAMPLE_PLAN), patch or {})
    report = auditor.audit(build_plan(data), data)
    return next(one for one in report.questions if one.criterion == criterion)


def told(one: Asked) -> list[tuple[str, list[list[str]]]]:
    """Each row with what its cells say: the words, or the note that stands in their place."""
    return [
        (row.about, [[quote.words or quote.note for quote in cell] for cell in row.cells])
        for row in one.evidence.rows
    ]


@pytest.mark.parametrize("criterion", EVERY)
def test_every_criterion_has_a_rule_or_a_question_or_is_judged_elsewhere(criterion: str) -> None:
    assert judged_by(shipped_pack())[criterion]


def test_a_criterion_that_only_a_person_can_judge_is_a_question() -> None:
    only = {"Q014", "Q027", "Q037", "Q049", "Q059", "Q062", "Q095", "Q124", "Q132"}
    assert only <= {one.criterion for one in questions()}


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.criterion)
def test_a_question_is_complete(one: Any) -> None:
    pack = shipped_pack()
    assert one.criterion in pack.criteria
    assert one.source in pack.sources
    assert one.evidence in collectors()
    assert one.asks.endswith("?")
    assert one.why.endswith(".")
    assert one.nothing.endswith(".")


def test_what_is_judged_elsewhere_is_a_known_criterion_without_a_question() -> None:
    assert set(elsewhere()) <= set(EVERY) - {one.criterion for one in questions()}


def test_quoted_words_stand_at_their_pointer(auditor: Auditor) -> None:
    data = copy.deepcopy(EXAMPLE_PLAN)
    report = auditor.audit(build_plan(data), data)
    for one in report.questions:
        for quote in (q for row in one.evidence.rows for cell in row.cells for q in cell if q.words):
            node: Any = data
            for step in quote.pointer.strip("/").split("/"):
                node = node[int(step)] if isinstance(node, list) else node[step]
            assert quote.words in str(node)


def test_a_row_has_a_cell_for_each_column(auditor: Auditor) -> None:
    data = copy.deepcopy(EXAMPLE_PLAN)
    for one in auditor.audit(build_plan(data), data).questions:
        assert all(len(row.cells) == len(one.evidence.columns) - 1 for row in one.evidence.rows)


def test_ambition_stands_beside_where_the_child_is_now(auditor: Auditor) -> None:
    assert told(ask(auditor, "Q059")) == [
        (
            "E1",
            [
                ["Ama reads ten words."],
                ["Ama will read 40 words aloud on her own.", "40 words", "on her own", "July 2028"],
            ],
        )
    ]


def test_an_outcome_without_a_starting_point_says_so(auditor: Auditor) -> None:
    patch = {"sections": {"B": {"needs": [{"id": "B1", "area": "semh", "text": "Ama finds reading hard."}]}}}
    [(_, [now, _])] = told(ask(auditor, "Q059", patch))
    assert now == ["Neither the outcome nor B1 says in numbers or steps where the child is now."]


def test_advice_that_nothing_names_is_shown(auditor: Auditor) -> None:
    advice = [
        {"id": "K1", "title": "Psychological advice"},
        {"id": "K2", "title": "Therapy report", "author": "Jo Carr"},
    ]
    rows = told(ask(auditor, "Q124", {"sections": {"K": {"advice": advice}}}))
    assert rows == [
        ("K1", [["Psychological advice"], ["nothing in the plan names this advice"]]),
        ("K2", [["Therapy report"], ["nothing in the plan names this advice"]]),
        (
            "none",
            [
                ["names no advice"],
                ["A teaching assistant will read with Ama for 15 minutes every day, one to one."],
            ],
        ),
    ]


def test_needs_are_shown_beside_the_advice_they_rest_on(auditor: Auditor) -> None:
    assert told(ask(auditor, "Q037")) == [("K1", [["Psychological advice"], ["Ama reads ten words."]])]


def test_sections_that_may_contradict_each_other_stand_side_by_side(auditor: Auditor) -> None:
    patch = {
        "sections": {
            "B": {
                "needs": [
                    {
                        "id": "B1",
                        "area": "cognition_learning",
                        "text": "Ama does not need adult support in lessons.",
                    }
                ]
            }
        }
    }
    rows = dict(told(ask(auditor, "Q014", patch)))
    assert rows["adult support"] == [
        ["says nothing"],
        ["Ama does not need adult support in lessons."],
        ["A teaching assistant will read with Ama for 15 minutes every day, one to one."],
        ["says nothing"],
    ]


def test_sections_that_agree_are_not_laid_out(auditor: Auditor) -> None:
    one = ask(auditor, "Q014")
    assert (told(one), one.nothing != "") == ([], True)


def test_a_wish_stands_beside_what_touches_it(auditor: Auditor) -> None:
    view = {"id": "A1", "topic": "child_views", "whose": "Ama"}
    patch = {
        "sections": {"A": {"views": [view | {"paragraphs": ["Ama wants to read books. She likes tea."]}]}}
    }
    [(about, [wish, outcomes, provision])] = told(ask(auditor, "Q123", patch))
    assert (about, wish, outcomes) == (
        "A1",
        ["Ama wants to read books."],
        ["Ama will read 40 words aloud on her own."],
    )
    assert provision == ["A teaching assistant will read with Ama for 15 minutes every day, one to one."]


def test_what_the_family_may_not_want_told_is_quoted_with_its_sentence(auditor: Auditor) -> None:
    text = "Ama is on a child protection plan because of neglect."
    need = {"id": "D1", "area": "social_care", "text": text}
    rows = told(ask(auditor, "Q049", {"sections": {"D": {"nil": None, "needs": [need]}}}))
    assert rows == [("D1", [["child protection plan"], [text]])]


def test_a_question_with_nothing_to_lay_out_says_so(auditor: Auditor) -> None:
    one = ask(auditor, "Q049")
    assert not one.is_open
    assert one.nothing.startswith("The rules found no words about protection plans")


def test_areas_are_asked_about_only_where_one_has_no_entry(auditor: Auditor) -> None:
    areas = ("communication_interaction", "cognition_learning", "semh", "sensory_physical")
    needs = [{"id": f"B{n}", "area": area, "text": "Ama reads."} for n, area in enumerate(areas, 1)]
    assert not ask(auditor, "Q032", {"sections": {"B": {"needs": needs}}}).is_open
    assert ask(auditor, "Q032", {"sections": {"B": {"needs": needs[:3]}}}).is_open


def test_questions_do_not_touch_the_score(auditor: Auditor) -> None:
    data = copy.deepcopy(EXAMPLE_PLAN)
    report = auditor.audit(build_plan(data), data)
    asked_only = {one.criterion for one in report.questions} - {f.criterion for f in report.findings}
    assert {"Q095", "Q037"} <= asked_only
    assert not {"Q095", "Q037"} & {one.criterion for one in report.score.criteria}
