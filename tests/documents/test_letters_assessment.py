"""The letters and sheets of the assessment: what each says to whom, and what stops it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document as open_word

from ehcp_docs.case.model import Case
from ehcp_docs.case.read import load_case
from ehcp_docs.case.steps import AdviceRequest, LimitException
from ehcp_docs.documents.catalogue import document
from ehcp_docs.documents.letters.view import ADVICE, letter_views
from ehcp_docs.documents.render import Rendered, render_all
from ehcp_docs.errors import PlanInvalid
from ehcp_docs.plan.read import load_plan
from ehcp_docs.resources import folder

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LIMITS = {"T2": "regulation 5(4)", "T4": "regulation 10(4)", "T7": "regulation 13(3)"}
LIMBS = {
    "school_closed": "(a)",
    "early_years_closed": "(b)",
    "exceptional_circumstances": "(c)",
    "absent": "(d)",
}


def case_of(name: str) -> Case:
    return load_case(folder("samples") / "cases" / f"{name}.json")


def text(rendered: Rendered) -> str:
    word = open_word(BytesIO(rendered.data))
    paragraphs = (
        "".join(one.text or "" for one in node.iter(f"{W}t")) for node in word.element.body.iter(f"{W}p")
    )
    return "\n".join(paragraphs)


def texts(id: str, case: Case) -> list[str]:
    return [text(one) for one in render_all(id, {"case": case})]


def faults(id: str, case: Case) -> list[str]:
    with pytest.raises(PlanInvalid) as caught:
        letter_views(document(id), case)
    return [fault.message for fault in caught.value.faults]


@pytest.mark.parametrize("kind", ADVICE)
def test_an_adviser_is_asked_for_needs_provision_and_outcomes_whatever_the_kind(kind: str) -> None:
    request = AdviceRequest(professional="ep", kind=kind, asked_on=date(2026, 10, 22))
    (letter,) = texts("L05", replace(case_of("assessment"), advice_requests=(request,)))
    first = next(line for line in letter.split("\n") if line.startswith("Please send us"))
    assert first == f"Please send us {ADVICE[kind]} about Aoife Brennock by Thursday 3 December 2026."
    assert [word in letter for word in ("Needs. ", "Provision. ", "Outcomes. ")] == [True] * 3
    assert "Letter from Niamh Brennock, 20 September 2026" in letter


def test_advisers_are_asked_different_things_by_kind() -> None:
    asked = [
        next(line for line in letter.split("\n") if line.startswith("Needs. "))
        for letter in texts("L05", case_of("assessment"))
    ]
    assert len(set(asked)) == 4


def test_only_the_adviser_with_an_earlier_report_is_asked_whether_it_is_enough() -> None:
    told = ["your report of 8 June 2026" in letter for letter in texts("L05", case_of("assessment"))]
    assert told == [False, False, True, False]


def test_the_request_for_advice_has_the_childs_profile_on_a_page_of_its_own() -> None:
    case = case_of("assessment")
    word = open_word(BytesIO(render_all("L05", {"case": case})[0].data))
    heading = next(p for p in word.paragraphs if p.text == "Aoife’s one page profile")
    assert heading.paragraph_format.page_break_before
    assert "Knowing what comes next" in texts("L05", case)[0]
    assert "one page profile" not in texts("L05", replace(case, profile=None))[0]


def test_what_is_enclosed_for_the_family_is_not_announced_to_an_adviser() -> None:
    case = case_of("assessment")
    assert case.enclosures
    for id in ("L02", "L05", "planning_meeting"):
        views = letter_views(document(id), case if id != "L02" else case_of("request"))
        for view, letter in zip(views, texts(id, case if id != "L02" else case_of("request")), strict=True):
            announced = [one in letter for one in view.enclosures]
            assert announced == [view.to_family] * len(view.enclosures)


def test_an_adviser_without_anything_from_the_family_is_told_so() -> None:
    letter = texts("L05", replace(case_of("assessment"), family_papers=()))[0]
    assert "has not given us anything in writing yet" in letter


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (
            date(2026, 8, 28),
            "Please send us psychological advice about Oona Prideaux by Friday 4 September 2026.",
        ),
        (
            date(2026, 9, 4),
            "Please send us psychological advice about Oona Prideaux by Friday 4 September 2026.",
        ),
        (
            date(2026, 9, 5),
            "We are still waiting for psychological advice about Oona Prideaux. It was due on Friday 4 September 2026.",
        ),
    ],
)
def test_a_reminder_says_whether_the_six_weeks_have_passed(day: date, first: str) -> None:
    letter = texts("L06", replace(case_of("delayed"), letter_date=day))[0]
    assert first in letter.split("\n")


def test_only_advice_that_has_not_come_is_reminded_of() -> None:
    views = letter_views(document("L06"), case_of("delayed"))
    assert [view.to.name for view in views] == ["Dr Leila Marchetti", "Dr Samuel Adeyemi"]


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("ground", LIMBS)
def test_an_exception_is_told_with_its_regulation_and_both_dates(limit: str, ground: str) -> None:
    (letter,) = texts("L14", delayed(limit=limit, ground=ground))
    law = letter.split("The law\n")[1]
    assert LIMITS[limit] in law
    assert limit == "T2" or LIMBS[ground] in law
    assert "Friday 11 December 2026" in letter.split("\n")
    usual = {"T2": "27 July 2026", "T4": "5 October 2026", "T7": "2 November 2026"}[limit]
    assert f"Monday {usual}" in letter


def delayed(**changes: Any) -> Case:
    case = case_of("delayed")
    return replace(case, exceptions=(replace(case.exceptions[0], **changes),))


def test_of_two_exceptions_the_one_that_began_last_is_told() -> None:
    case = case_of("delayed")
    earlier = replace(case.exceptions[0], limit="T4", from_=date(2026, 7, 1), to=date(2026, 8, 20))
    (view,) = letter_views(document("L14"), replace(case, exceptions=(case.exceptions[0], earlier)))
    assert view.exception == case.exceptions[0]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"to": date(2026, 9, 19)},
            "The absence is for 27 days; the law asks for at least four weeks.",
        ),
        (
            {"ground": "school_closed", "to": date(2026, 8, 24)},
            "The school is closed for 1 day; the law asks for at least four weeks.",
        ),
        ({"to": date(2026, 8, 1)}, "It ends before it begins."),
        (
            {"ground": "missed_appointment"},
            "A missed appointment lifts an adviser's time limit only, not the authority's own.",
        ),
        ({"new_date": date(2026, 11, 2)}, "The new date is not after the usual one."),
    ],
)
def test_an_exception_that_the_law_does_not_know_is_refused(changes: dict[str, Any], message: str) -> None:
    assert faults("L14", delayed(**changes)) == [message]


def test_exactly_four_weeks_are_enough() -> None:
    assert letter_views(document("L14"), delayed(to=date(2026, 8, 24) + timedelta(days=27)))


def test_without_a_new_date_the_family_is_not_written_to() -> None:
    with pytest.raises(PlanInvalid) as caught:
        letter_views(document("L14"), delayed(new_date=None))
    assert [fault.place for fault in caught.value.faults] == ["case: /exceptions/new_date"]


OWN = {
    "L01": "request",
    "L03": "assessment",
    "L04": "request_refused",
    "L07": "plan_refused",
    "L14": "delayed",
    "planning_meeting": "assessment",
}


@pytest.mark.parametrize(("id", "sample"), OWN.items(), ids=OWN)
def test_a_young_person_is_written_to_as_you(id: str, sample: str) -> None:
    """What the template itself says: the texts of the case are the authority's own words."""
    letter = texts(id, to_the_young_person(case_of(sample)))[0]
    body = letter.split("Dear ", 1)[1].split("\n", 1)[1]
    assert "Zora" not in body
    assert re.findall(r"\b[Yy]ou (?:is|has|needs|likes|was)\b", body) == []


def to_the_young_person(case: Case) -> Case:
    """The same case about somebody of 17, with neutral words in place of the case's own texts."""
    assert case.child is not None
    child = replace(case.child, name="Zora Quince", preferred_name="Zora", date_of_birth=date(2009, 3, 1))
    person = replace(case.recipients[0], name="Zora Quince", relation="Young person", about_self=True)
    decisions = tuple(
        replace(
            one,
            **{
                name: ("Words.",) if getattr(one, name) else ()
                for name in ("reasons", "evidence", "found", "family_said", "help_meanwhile")
            },
        )
        for one in case.decisions
    )
    exceptions: Iterator[LimitException] = (replace(one, explanation="Words.") for one in case.exceptions)
    return replace(
        case,
        child=child,
        recipients=(person,),
        decisions=decisions,
        exceptions=tuple(exceptions),
        enclosures=(),
    )


def test_the_familys_booklet_does_not_go_to_the_young_person() -> None:
    case = to_the_young_person(case_of("assessment"))
    assert faults("family_booklet", case) == ["No parent or carer is written to, only the young person."]
    parent = replace(case_of("assessment").recipients[0])
    (view,) = letter_views(document("family_booklet"), replace(case, recipients=(*case.recipients, parent)))
    assert view.to.name == "Niamh Brennock"


def test_the_panel_sees_which_advice_has_not_come() -> None:
    case = case_of("plan_refused")
    late = replace(case.advice_requests[1], received_on=None)
    (sheet,) = texts("panel_summary", replace(case, advice_requests=(case.advice_requests[0], late)))
    lines = sheet.split("\n")
    at = lines.index("Psychological advice")
    assert lines[at : at + 3] == [
        "Psychological advice",
        "Dr Leila Marchetti (Educational psychologist)",
        "Not yet",
    ]


def test_the_outline_has_a_row_for_each_need_and_leaves_nothing_out() -> None:
    plan = load_plan(folder("samples") / "vague_infant.json")
    (view,) = letter_views(document("outline_plan"), case_of("vague_infant"), plan)
    needs = [need for _, need in plan.needs()]
    assert [row.need.split()[0] for row in view.outline[: len(needs)]] == [need.id for need in needs]
    said = "\n".join("\n".join((*row.provision, *row.outcomes)) for row in view.outline)
    for item in (*(item for _, item in plan.provision()), *plan.outcomes()):
        assert re.search(rf"^{item.id} ", said, re.MULTILINE), item.id


def test_what_names_no_need_has_a_row_at_the_end_of_the_outline() -> None:
    plan = load_plan(folder("samples") / "vague_infant.json")
    outcomes = (replace(plan.sections.E.outcomes[0], needs=()), *plan.sections.E.outcomes[1:])
    loose = replace(plan, sections=replace(plan.sections, E=replace(plan.sections.E, outcomes=outcomes)))
    (view,) = letter_views(document("outline_plan"), case_of("vague_infant"), loose)
    last = view.outline[-1]
    assert (last.need, last.outcomes[0].split()[0]) == ("For no single need", "E1")


def test_the_outline_names_no_setting() -> None:
    plan = load_plan(folder("samples") / "nursery.json")
    case = replace(case_of("vague_infant"), reference=plan.reference, child=None, recipients=family(plan))
    (sheet,) = render_all("outline_plan", {"case": case, "plan": plan})
    for placement in plan.sections.I.placements:
        assert placement.name
        assert placement.name not in text(sheet)


def family(plan: Any) -> tuple[Any, ...]:
    person = case_of("vague_infant").recipients[0]
    return (replace(person, name=plan.parents[0].name),)
