"""How a limit stands on a day, and what is said of it; exceptions and their conditions; orders that cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from ehcp_docs.statute.grounds import unmet
from ehcp_docs.statute.limits import Due
from ehcp_docs.statute.order import Dated, Order, ahead_faults, order_faults
from ehcp_docs.statute.read import statute
from ehcp_docs.statute.states import Facts, State, open_standing, standing


def due(id: str, **happened: date) -> Due:
    return statute().due(id, happened)


T7 = due("T7", request_received=date(2026, 2, 2))  # 22 June 2026
T5 = due("T5", draft_served=date(2026, 5, 4))  # 18 May 2026
T17 = due("T17", phase_transfer=date(2027, 9, 1))  # 14 February 2027
T26 = due("T26", decision_sent=date(2026, 4, 17))  # 17 June 2026


@pytest.mark.parametrize(
    ("limit", "facts", "state", "words"),
    [
        (T7, Facts(on=date(2026, 6, 12)), State.DUE, "due in 10 days"),
        (T7, Facts(on=date(2026, 6, 21)), State.DUE, "due in 1 day"),
        (T7, Facts(on=date(2026, 6, 22)), State.TODAY, "due today"),
        (T7, Facts(on=date(2026, 6, 23)), State.OVERDUE, "overdue by 1 day"),
        (T7, Facts(on=date(2030, 6, 22)), State.OVERDUE, "overdue by 1,461 days"),
        (
            T7,
            Facts(on=date(2026, 7, 1), done_on=date(2026, 6, 22)),
            State.DONE,
            "done in time on 22 June 2026, the last day",
        ),
        (
            T7,
            Facts(on=date(2026, 7, 1), done_on=date(2026, 6, 15)),
            State.DONE,
            "done in time on 15 June 2026, 7 days before the last day",
        ),
        (
            T7,
            Facts(on=date(2026, 7, 1), done_on=date(2026, 6, 23)),
            State.LATE,
            "done on 23 June 2026, 1 day late",
        ),
        (
            T7,
            Facts(on=date(2026, 7, 1), ended_on=date(2026, 3, 2), ended_by="family told no"),
            State.ENDED,
            "nothing to do any more: family told no, 2 March 2026",
        ),
        (
            T7,
            Facts(on=date(2026, 7, 1), is_lifted=True),
            State.LIFTED,
            "not done; still to be done as soon as practicable",
        ),
        (
            T7,
            Facts(on=date(2026, 7, 1), is_lifted=True, new_date=date(2026, 7, 31)),
            State.LIFTED,
            "not done; promised for 31 July 2026, due in 30 days",
        ),
        (
            T7,
            Facts(on=date(2026, 8, 1), is_lifted=True, done_on=date(2026, 7, 31)),
            State.EXCUSED,
            "done on 31 July 2026, 39 days after the last day, under an exception",
        ),
        (
            T5,
            Facts(on=date(2026, 5, 17)),
            State.RUNNING,
            "runs for 1 day more; what follows may come from 19 May 2026 on",
        ),
        (
            T5,
            Facts(on=date(2026, 5, 18)),
            State.RUNNING,
            "ends today; what follows may come from 19 May 2026 on",
        ),
        (T5, Facts(on=date(2026, 5, 19)), State.OVER, "over; what follows may come since 19 May 2026"),
        (
            T5,
            Facts(on=date(2026, 6, 1), done_on=date(2026, 5, 18)),
            State.EARLY,
            "not kept: what follows came on 18 May 2026, 1 day too early; the earliest day was 19 May 2026",
        ),
        (
            T5,
            Facts(on=date(2026, 6, 1), done_on=date(2026, 5, 19)),
            State.DONE,
            "kept: what follows came on 19 May 2026",
        ),
        (T17, Facts(on=date(2027, 2, 14)), State.TODAY, "due today"),
        (
            T17,
            Facts(on=date(2027, 2, 15)),
            State.TODAY,
            "due today at the very latest: the day itself; the law says “before” it",
        ),
        (T17, Facts(on=date(2027, 2, 16)), State.OVERDUE, "overdue by 2 days"),
        (
            T17,
            Facts(on=date(2027, 3, 1), done_on=date(2027, 2, 15)),
            State.DOUBTFUL,
            "done on 15 February 2027, the day itself; the law says “before” it",
        ),
        (
            T17,
            Facts(on=date(2027, 3, 1), done_on=date(2027, 2, 16)),
            State.LATE,
            "done on 16 February 2027, 2 days late",
        ),
        (T26, Facts(on=date(2026, 6, 18)), State.OVER, "over for 1 day"),
        (T26, Facts(on=date(2026, 6, 17)), State.TODAY, "due today"),
    ],
)
def test_a_limit_stands_as_its_days_say(limit: Due, facts: Facts, state: State, words: str) -> None:
    found = standing(limit, facts)
    assert (found.state, found.words) == (state, words)


def test_a_duty_without_a_fixed_limit_is_open_done_or_ended() -> None:
    on = date(2026, 3, 1)
    assert open_standing(Facts(on=on)).state is State.OPEN
    assert open_standing(Facts(on=on, done_on=date(2026, 2, 16))).words == "done on 16 February 2026"
    assert open_standing(Facts(on=on, ended_on=on, ended_by="decided")).state is State.ENDED


def test_a_closure_or_absence_must_last_four_weeks_without_a_break() -> None:
    ground = statute().grounds["absent"]
    assert [*unmet(ground, date(2026, 4, 1), date(2026, 4, 28), ())] == []
    assert [*unmet(ground, date(2026, 4, 1), date(2026, 4, 27), ())] == [
        "It lasted 27 days; the law asks for at least 4 weeks without a break."
    ]
    assert [*unmet(ground, date(2026, 4, 28), date(2026, 4, 1), ())] == [
        "It ends on 1 April 2026, before it begins on 28 April 2026."
    ]


@pytest.mark.parametrize(
    ("asked", "counts"),
    [
        (date(2026, 7, 14), False),
        (date(2026, 7, 15), True),  # a week before 22 July, on which the school closes
        (date(2026, 8, 26), True),  # a week before 2 September, on which it opens again
        (date(2026, 8, 27), False),
    ],
)
def test_a_closure_counts_for_advice_asked_for_from_a_week_before_it_to_a_week_before_its_end(
    asked: date, counts: bool
) -> None:
    against = [*unmet(statute().grounds["school_closed"], date(2026, 7, 22), date(2026, 9, 1), (asked,))]
    assert (against == []) == counts
    if not counts:
        assert "from 15 July 2026 to 26 August 2026" in against[0]


def test_a_closure_without_a_date_for_advice_cannot_be_judged() -> None:
    against = [*unmet(statute().grounds["school_closed"], date(2026, 7, 22), date(2026, 9, 1), ())]
    assert against == [
        "Nothing says when advice was asked for, so that nobody can see whether the closure counts."
    ]


def test_what_cannot_be_counted_is_left_to_a_person() -> None:
    found = statute().grounds
    for key in ("exceptional_circumstances", "missed_appointment"):
        assert [*unmet(found[key], date(2026, 4, 1), date(2026, 4, 1), ())] == []
    assert [
        key for key, ground in found.items() if "a person has to judge" not in ground.person_decides
    ] == []


def test_every_order_that_cannot_be_is_named_with_both_days() -> None:
    orders = (
        Order(first="a", then="b", because="B follows a."),
        Order(first="b", then="c", because="C last."),
    )
    words = {"a": "asked", "b": "begun", "c": "closed"}
    days = {
        "a": (Dated(on=date(2026, 5, 2), place="/a"),),
        "b": (Dated(on=date(2026, 5, 1), place="/b"),),
        "c": (Dated(on=date(2026, 4, 30), place="/c"), Dated(on=date(2026, 6, 1), place="/c2")),
    }
    faults = [*order_faults(orders, days, words)]
    assert [fault.sentence() for fault in faults] == [
        "/b, /a: Begun on 1 May 2026, before asked on 2 May 2026. B follows a. Check both dates.",
        "/c, /b: Closed on 30 April 2026, before begun on 1 May 2026. C last. Check both dates.",
    ]
    assert [*order_faults(orders, {"a": days["a"], "b": days["a"]}, words)] == []


def test_what_has_not_come_has_not_happened_unless_it_is_fixed_beforehand() -> None:
    days = {
        "draft_served": (Dated(on=date(2026, 5, 2), place="/served"),),
        "final_plan_sent": (Dated(on=date(2026, 5, 2), place="/sent"),),
    }
    found = statute()
    faults = [*ahead_faults(days, found.events, found.ahead, date(2026, 5, 1))]
    assert [(fault.place, fault.message) for fault in faults] == [
        ("/sent", "Final plan sent on 2 May 2026, which has not come on 1 May 2026.")
    ]
    assert [*ahead_faults(days, found.events, found.ahead, date(2026, 5, 2))] == []
