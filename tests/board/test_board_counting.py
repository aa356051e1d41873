"""What the board's paper counts: events of the period, limits whose last day lies in it, audits and calls."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ehcp_docs.board.audits import PlanAudit, audited, interval
from ehcp_docs.board.calls import calls
from ehcp_docs.board.counting import CountedCase, proposed, timeliness, volumes
from ehcp_docs.board.model import Audited
from ehcp_docs.board.wording import BoardWording, board_wording
from ehcp_docs.case.clock import clock
from ehcp_docs.case.happened import happened
from ehcp_docs.case.help import Feedback
from ehcp_docs.case.read import case_of
from ehcp_docs.statute.read import statute

LAW = statute()
ON = date(2027, 1, 11)
FIRST, LAST = date(2026, 9, 1), date(2026, 12, 31)


def case(number: int, **events: str) -> CountedCase:
    data: dict[str, Any] = {
        "schema_version": "1.0",
        "reference": f"WEX-2026-{number:04}",
        "letter_date": "2027-01-11",
        "recipients": [
            {"name": "Ada Quell", "relation": "mother", "address": ["1 Mill Lane", "Ludmere", "ZZ99 1AA"]}
        ],
        "events": [{"event": event, "on": day} for event, day in events.items()],
    }
    made = case_of(data, file="made up")
    days = happened(made, None, LAW).days
    return CountedCase(
        clock=clock(made, LAW, ON), days={event: [one.on for one in found] for event, found in days.items()}
    )


def kept(cases: list[CountedCase], id: str, wording: BoardWording, before: int | None = None) -> Any:
    found = timeliness(cases, FIRST, LAST, wording, {id: before})
    return next(one for one in found if one.id == id)


@pytest.fixture
def plain() -> BoardWording:
    """Nothing is small, so that the counting itself can be seen."""
    return replace(board_wording(), small=0)


def decided(number: int, asked: str, told: str | None) -> CountedCase:
    events = {"request_received": asked} | ({"assessment_decision_notified": told} if told else {})
    return case(number, **events)


def test_a_limit_counts_in_the_period_of_its_last_day_and_by_how_it_was_kept(plain: BoardWording) -> None:
    cases = [
        decided(1, "2026-08-03", "2026-09-10"),  # six weeks end on 14 September: in time
        decided(2, "2026-08-03", "2026-09-14"),
        decided(3, "2026-08-10", "2026-09-30"),  # late
        decided(4, "2026-09-07", None),  # not done
        decided(5, "2026-06-01", "2026-06-20"),  # its last day lies before the period
        decided(6, "2026-12-14", None),  # and after it
    ]
    found = kept(cases, "decision_6", plain, before=70)
    assert (found.due, found.in_time, found.late, found.not_done, found.excepted) == (4, 2, 1, 1, 0)
    assert (found.percent, found.light, found.before) == (50, "red", 70)
    assert found.action in [one.what for one in proposed([found])]


def test_a_draft_or_a_decision_against_one_counts_once(plain: BoardWording) -> None:
    asked = {"request_received": "2026-06-01", "assessment_decision_notified": "2026-07-06"}
    cases = [
        case(1, **asked),  # neither: not done, once
        case(2, **asked, no_plan_notified="2026-09-18"),  # sixteen weeks end on 21 September
        case(3, **asked, draft_sent="2026-09-21"),
        case(4, **asked, draft_sent="2026-10-05"),
    ]
    found = kept(cases, "draft_16", plain)
    assert (found.due, found.in_time, found.late, found.not_done) == (4, 2, 1, 1)


def test_where_nothing_was_due_that_is_said(plain: BoardWording) -> None:
    found = kept([decided(1, "2026-12-14", None)], "decision_6", plain)
    assert (found.due, found.percent, found.light, found.action) == (0, None, "none", "")


def test_small_numbers_have_no_light_that_would_tell_them() -> None:
    found = kept([decided(1, "2026-09-07", None)], "decision_6", board_wording())
    assert (found.due, found.not_done, found.percent, found.light) == (None, None, None, "hidden")


def test_an_assessment_is_agreed_where_the_family_was_told_and_not_refused(plain: BoardWording) -> None:
    cases = [
        decided(1, "2026-08-03", "2026-09-10"),
        case(2, request_received="2026-09-07", assessment_refused="2026-10-12"),
        decided(3, "2026-06-01", "2026-06-20"),
    ]
    found = {one.event: one.count for one in volumes(cases, FIRST, LAST, plain)}
    assert (found["request_received"], found["assessment_agreed"], found["assessment_refused"]) == (1, 1, 1)


def test_refusals_cannot_be_had_from_agreements_beside_them() -> None:
    cases = [decided(n, "2026-08-03", "2026-09-10") for n in range(1, 31)]
    cases += [case(n, request_received="2026-09-07", assessment_refused="2026-10-12") for n in (41, 42)]
    found = {one.event: one.count for one in volumes(cases, FIRST, LAST, board_wording())}
    assert (found["assessment_agreed"], found["assessment_refused"]) == (None, None)


def audit(grade: str, mark: float, *found: str) -> PlanAudit:
    return PlanAudit(grade=grade, marks={"F": mark}, found=frozenset(found), rules="0.1.0 (abc)")


GRADES = ("outstanding", "good", "poor")


def test_audits_give_shares_marks_and_what_was_found_most() -> None:
    plans = [audit("good", 80, "How often?")] * 12 + [audit("poor", 50, "How often?", "Who?")] * 8
    before = Audited(plans=9, rules="", good=55)
    found = audited(plans, GRADES, {"F": "Provision", "H1": "Care"}, board_wording(), before)
    assert [(one.title, one.count, one.percent) for one in found.grades] == [
        ("outstanding", 0, 0),
        ("good", 12, 60),
        ("poor", 8, 40),
    ]
    assert (found.good, found.good_from, found.good_to, found.good_before) == (60, 39, 78, 55)
    assert [(one.section, one.mark) for one in found.sections] == [("F", 68), ("H1", None)]
    assert [(one.title, one.count) for one in found.most_found] == [("How often?", 20), ("Who?", 8)]


def test_of_too_few_audits_nothing_is_told() -> None:
    found = audited([audit("good", 80)] * 4, GRADES, {"F": "Provision"}, board_wording(), None)
    assert (found.plans, found.grades, found.good, found.sections) == (None, (), None, ())


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"), [(0, 10, 0, 28), (5, 10, 24, 76), (10, 10, 72, 100), (81, 263, 26, 37)]
)
def test_the_interval_is_wilsons(part: int, whole: int, low: int, high: int) -> None:
    assert interval(part, whole) == (low, high)


def test_calls_tell_a_mean_only_of_more_than_a_few() -> None:
    held = [
        Feedback(on=FIRST, by="S. Orme", satisfaction=mark, themes=("waiting",)) for mark in (5, 4, 3, 3, 2)
    ]
    told = calls(held, FIRST, LAST, 4)
    assert (told.number, told.mean) == (5, 3.4)
    assert [(one.title, one.count) for one in told.themes] == [("waiting", 5)]
    few = calls(held[:4], FIRST, LAST, 4)
    assert (few.number, few.mean, few.themes) == (None, None, ())
