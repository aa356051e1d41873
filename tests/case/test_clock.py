"""The clock of a case: what happened, which limits run from it, how they stand, and what cannot be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ehcp_docs import resources
from ehcp_docs.case.clock import Clock, Entry, clock
from ehcp_docs.case.happened import _DECIDED, happened
from ehcp_docs.case.model import Case
from ehcp_docs.case.read import load_case
from ehcp_docs.errors import InputError
from ehcp_docs.plan.build import build
from ehcp_docs.plan.model import Plan
from ehcp_docs.plan.read import load_plan
from ehcp_docs.plan.schema import broken
from ehcp_docs.statute.read import statute
from ehcp_docs.statute.states import State

SAMPLES = resources.shipped("samples")
RECIPIENT = {"name": "Ida Fen", "relation": "Mother", "address": ["1 Mill Road", "Ludmere", "ZZ99 3CZ"]}


def case(**fields: Any) -> Case:
    data = {
        "schema_version": "1.1",
        "reference": "LUD-26-0001",
        "letter_date": "2026-05-18",
        "recipients": [RECIPIENT],
        **fields,
    }
    assert broken(data, "case") == []
    return build(data, Case)


def events(**days: str) -> list[dict[str, str]]:
    return [{"event": event, "on": day} for event, day in days.items()]


def on(day: str, plan: Plan | None = None, **fields: Any) -> Clock:
    return clock(case(**fields), statute(), date.fromisoformat(day), plan)


def entry(found: Clock, id: str, about: str = "") -> Entry:
    [one] = [one for one in found.entries if one.limit.id == id and one.about.startswith(about)]
    return one


def faults(day: str, plan: Plan | None = None, **fields: Any) -> list[str]:
    with pytest.raises(InputError) as caught:
        on(day, plan, **fields)
    return [f"{fault.place}: {fault.message}" for fault in caught.value.faults]


def test_each_limit_of_a_new_request_runs_with_its_sum_and_what_is_special_about_its_last_day() -> None:
    found = on("2026-03-01", events=events(request_received="2026-02-02"))
    assert [(one.limit.id, one.last_day, one.note, one.state) for one in found.entries] == [
        ("T2", date(2026, 3, 16), "", State.DUE),
        ("T4", date(2026, 5, 25), "a bank holiday, not moved", State.DUE),
        ("T8", date(2026, 5, 25), "a bank holiday, not moved", State.DUE),
        ("T7", date(2026, 6, 22), "", State.DUE),
        ("T1", None, "", State.OPEN),
    ]
    due = entry(found, "T4").due
    assert due is not None
    assert due.formula == "request 2 Feb 2026 + 16 weeks = 25 May 2026, reg 10(1)"
    assert "T9" in found.waiting
    assert "T2" not in found.waiting


def test_a_refusal_to_assess_ends_what_would_follow_and_opens_the_appeal() -> None:
    found = on(
        "2026-04-01",
        events=events(request_received="2026-02-02"),
        decisions=[{"about": "assess", "outcome": "no", "made_on": "2026-03-09", "sent_on": "2026-03-10"}],
    )
    states = {one.limit.id: one.state for one in found.entries}
    assert states == {
        "T1": State.ENDED,
        "T2": State.DONE,
        "T4": State.ENDED,
        "T7": State.ENDED,
        "T8": State.ENDED,
        "T26": State.DUE,
        "T30": State.DUE,
    }
    assert entry(found, "T30").last_day == date(2026, 5, 10)
    assert entry(found, "T30").note == "a Sunday, not moved"


def test_a_decision_whose_letter_was_not_sent_is_not_taken_for_told() -> None:
    found = on(
        "2026-03-20",
        events=events(request_received="2026-02-02"),
        decisions=[{"about": "assess", "outcome": "no", "made_on": "2026-03-09"}],
    )
    told = entry(found, "T2")
    assert (told.state, told.unsent) == (State.OVERDUE, date(2026, 3, 9))
    assert (entry(found, "T7").state, entry(found, "T7").unsent) == (State.DUE, date(2026, 3, 9))
    assert "T30" in found.waiting


def test_the_facts_of_a_case_say_what_happened_where_the_events_do_not() -> None:
    made = case(
        draft={"served_on": "2026-05-20"},
        meetings=[
            {"kind": "review", "on": "2026-03-10", "place": "School"},
            {"kind": "planning", "on": "2026-02-10", "place": "School"},
        ],
        move={"other_authority": "Marlhythe", "moved_on": "2026-06-01", "aware_on": "2026-05-27"},
        transfer={"to": "college", "on": "2027-09-01", "to_post_16": True},
        appeal={"asked_for_mediation_on": "2026-05-04", "about_health": True, "order_on": "2026-10-05"},
        personal_budget={"arrangement": "direct_payment", "from": "2026-09-01"},
        cycle={
            "term": "Spring",
            "starts_on": "2027-01-05",
            "review_on": "2027-03-25",
            "targets": [{"outcome": "E1", "text": "Reads a page."}],
        },
    )
    days = happened(made, None, statute()).days
    assert {event: [one.on.isoformat() for one in dated] for event, dated in days.items()} == {
        "direct_payments_started": ["2026-09-01"],
        "draft_served": ["2026-05-20"],
        "health_mediation_asked": ["2026-05-04"],
        "mediation_adviser_contacted": ["2026-05-04"],
        "mediation_asked": ["2026-05-04"],
        "move_known": ["2026-05-27"],
        "moved": ["2026-06-01"],
        "review_meeting": ["2026-03-10"],
        "secondary_to_post_16": ["2027-09-01"],
        "targets_started": ["2027-01-05"],
        "tribunal_order": ["2026-10-05"],
    }
    assert days["draft_served"][0].place == "case: /draft/served_on"


def test_a_budget_that_the_council_manages_starts_no_direct_payments() -> None:
    made = case(personal_budget={"arrangement": "council", "from": "2026-09-01"})
    assert happened(made, None, statute()).days == {}


def test_the_events_and_the_facts_may_say_the_same() -> None:
    found = on(
        "2026-05-21",
        events=events(draft_served="2026-05-20"),
        draft={"served_on": "2026-05-20"},
    )
    assert entry(found, "T5").last_day == date(2026, 6, 3)


def test_events_and_facts_that_contradict_one_another_are_named_with_both_places() -> None:
    assert faults(
        "2026-06-01",
        events=events(draft_served="2026-05-19", request_received="2026-02-02"),
        draft={"served_on": "2026-05-20"},
    ) == ["case: /events/0/on, case: /draft/served_on: Draft served: 19 May 2026 here, 20 May 2026 there."]


def test_a_plan_that_contradicts_its_case_is_named() -> None:
    plan = load_plan(SAMPLES / "vague_infant.json")
    assert faults("2026-10-06", plan, events=events(request_received="2026-06-09")) == [
        "case: /events/0/on, plan: /dates/request_received: Request for an assessment received: 9 June 2026 here, "
        "8 June 2026 there.",
        "case: /reference: The case is about another plan than this one: the references differ.",
    ]


def test_a_year_more_of_meetings_is_no_contradiction() -> None:
    found = on(
        "2026-03-11",
        events=events(review_meeting="2026-03-10") + events(review_meeting="2025-03-11"),
        meetings=[{"kind": "review", "on": "2026-03-10", "place": "School"}],
    )
    assert entry(found, "T12").last_day == date(2026, 4, 7)
    assert [one.last_day for one in found.earlier if one.limit.id == "T12"] == [date(2025, 4, 8)]


@pytest.mark.parametrize(
    ("meeting", "contradicts"),
    [
        ("2026-06-24", True),  # a week before the one that the plan, issued on 11 September 2026, knows of
        ("2026-09-11", True),
        ("2026-09-12", False),
        ("2027-06-10", False),
    ],
)
def test_a_review_after_the_plan_was_issued_does_not_contradict_the_plan(
    meeting: str, contradicts: bool
) -> None:
    plan = load_plan(SAMPLES / "primary_looked_after.json")
    meetings = [{"kind": "review", "on": meeting, "place": "School"}]
    found = happened(case(reference=plan.reference, meetings=meetings), plan, statute())
    assert ["Review meeting held" in fault.message for fault in found.faults] == [True] * contradicts


def test_an_event_of_no_known_name_is_told_with_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        on("2026-03-11", events=events(requestReceived="2026-02-02"))
    [fault] = caught.value.faults
    assert fault.code == "event-unknown"
    assert fault.hint == "Did you mean request_received? “ehcp clock --events” lists them."


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            {"draft_served": "2026-05-20", "final_plan_sent": "2026-05-19"},
            "Final plan sent on 19 May 2026, before draft served on 20 May 2026.",
        ),
        (
            {"request_received": "2026-02-02", "assessment_decision_notified": "2026-02-01"},
            "Family told whether there will be an assessment on 1 February 2026, before request for an assessment "
            "received on 2 February 2026.",
        ),
        (
            {"assessment_decision_notified": "2026-05-21", "draft_served": "2026-05-20"},
            "Draft served on 20 May 2026, before family told whether there will be an assessment on 21 May 2026.",
        ),
        (
            {"review_notice_sent": "2026-05-11", "review_meeting": "2026-05-10"},
            "Review meeting held on 10 May 2026, before notice of the review meeting sent on 11 May 2026.",
        ),
        (
            {"amendment_notice_sent": "2026-05-11", "amended_plan_sent": "2026-05-10"},
            "Amended final plan sent on 10 May 2026, before notice of proposed amendments sent on 11 May 2026.",
        ),
        (
            {"final_plan_sent": "2026-07-02"},
            "Final plan sent on 2 July 2026, which has not come on 1 July 2026.",
        ),
    ],
)
def test_an_order_that_cannot_be_is_named(days: dict[str, str], said: str) -> None:
    assert any(said in fault for fault in faults("2026-07-01", events=events(**days)))


def test_all_that_cannot_be_is_named_at_once() -> None:
    said = faults(
        "2026-07-01",
        events=events(request_received="2026-06-01", assessment_decision_notified="2026-05-01"),
        draft={"served_on": "2026-04-01"},
        advice_requests=[
            {
                "professional": "ep",
                "kind": "psychological",
                "asked_on": "2026-06-03",
                "received_on": "2026-06-02",
            },
            {"professional": "ep", "kind": "medical", "asked_on": "2026-06-03", "received_on": "2026-07-02"},
        ],
    )
    assert [fault.rsplit(": ", 1)[-1] for fault in said] == [
        "Family told whether there will be an assessment on 1 May 2026, before request for an assessment received "
        "on 1 June 2026.",
        "Draft served on 1 April 2026, before request for an assessment received on 1 June 2026.",
        "Draft served on 1 April 2026, before family told whether there will be an assessment on 1 May 2026.",
        "Draft served on 1 April 2026, before advice requested on 3 June 2026.",
        "Advice received on 2 June 2026, before advice requested on 3 June 2026.",
        "Advice received on 2 July 2026, which has not come on 1 July 2026.",
    ]


def test_a_meeting_and_a_draft_in_the_post_may_lie_ahead() -> None:
    found = on(
        "2026-05-18",
        draft={"served_on": "2026-05-20"},
        meetings=[{"kind": "review", "on": "2026-06-10", "place": "School"}],
    )
    assert entry(found, "T5").state is State.RUNNING
    assert (entry(found, "T10").last_day, entry(found, "T10").state) == (date(2026, 5, 26), State.DUE)


def test_each_piece_of_advice_has_its_own_time() -> None:
    found = on(
        "2026-06-01",
        advice_requests=[
            {
                "professional": "ep",
                "kind": "psychological",
                "asked_on": "2026-03-16",
                "received_on": "2026-04-27",
            },
            {"professional": "head", "kind": "education", "asked_on": "2026-04-20"},
        ],
    )
    one, other = entry(found, "T3", "psychological"), entry(found, "T3", "education")
    assert (one.last_day, one.state) == (date(2026, 4, 27), State.DONE)
    assert (other.last_day, other.standing.words) == (date(2026, 6, 1), "due today")
    assert other.title == "Give the advice that was asked for: education advice (head)"


def test_advice_told_as_events_is_paired_in_order() -> None:
    asked = events(advice_requested="2026-03-16") + events(advice_requested="2026-03-20")
    found = on("2026-06-01", events=asked + events(advice_received="2026-04-01"))
    assert [(one.last_day, one.state) for one in found.entries if one.limit.id == "T3"] == [
        (date(2026, 4, 27), State.DONE),
        (date(2026, 5, 1), State.OVERDUE),
    ]


def test_a_setting_has_the_day_that_it_was_given_for_its_answer() -> None:
    found = on(
        "2026-06-10",
        consultations=[
            {"professional": "one", "ground": "requested", "sent_on": "2026-05-20"},
            {
                "professional": "two",
                "ground": "considered",
                "sent_on": "2026-05-20",
                "reply_by": "2026-06-12",
            },
        ],
    )
    assert (entry(found, "T6", "one").last_day, entry(found, "T6", "one").state) == (
        date(2026, 6, 4),
        State.OVERDUE,
    )
    two = entry(found, "T6", "two")
    assert (two.last_day, two.state) == (date(2026, 6, 12), State.DUE)
    assert two.due is not None
    assert two.due.formula == (
        "setting consulted 20 May 2026, answer asked for by 12 Jun 2026; usually setting consulted 20 May 2026 + "
        "15 days = 4 Jun 2026, Code of Practice 9.83"
    )


def test_notice_of_a_meeting_is_safe_two_clear_weeks_before_and_doubtful_on_the_day_after() -> None:
    def state(sent: str) -> State:
        days = events(review_notice_sent=sent, review_meeting="2026-03-10")
        return entry(on("2026-03-11", events=days), "T10").state

    assert state("2026-02-23") is State.DONE
    assert state("2026-02-24") is State.DOUBTFUL
    assert state("2026-02-25") is State.LATE


def test_a_notice_that_nobody_recorded_is_not_called_overdue_once_the_meeting_was_held() -> None:
    held = events(review_meeting="2026-03-10")
    assert entry(on("2026-03-10", events=held), "T10").state is State.OVERDUE
    found = entry(on("2026-03-11", events=held), "T10")
    assert (found.state, found.standing.words) == (
        State.UNRECORDED,
        "not recorded: nothing says that it was done before the review meeting on 10 March 2026",
    )


def test_last_years_notice_does_not_count_for_this_years_meeting() -> None:
    days = events(review_notice_sent="2025-02-20", review_meeting="2025-03-11") + events(
        review_meeting="2026-03-10"
    )
    found = on("2026-03-01", events=days)
    assert entry(found, "T10").state is State.OVERDUE
    assert [one.state for one in found.earlier if one.limit.id == "T10"] == [State.DONE]


def test_a_notice_runs_from_its_own_meeting_and_not_from_next_years() -> None:
    days = events(review_meeting="2026-03-10", amendment_notice_sent="2026-03-24") + events(
        review_meeting="2027-03-09"
    )
    found = on("2026-04-01", events=days)
    due = entry(found, "T14").due
    assert due is not None
    assert due.formula.startswith(
        "the earlier of notice of proposed amendments sent 24 Mar 2026 + 8 weeks = 19 May 2026 and review meeting "
        "10 Mar 2026 + 12 weeks = 2 Jun 2026"
    )


def test_next_years_decision_is_not_late_for_last_years_meeting() -> None:
    days = events(review_meeting="2025-03-11", review_decision_notified="2025-04-01")
    days += events(review_meeting="2026-03-10", review_decision_notified="2026-04-08")
    found = on("2026-05-01", events=days)
    assert entry(found, "T12").standing.words == "done on 8 April 2026, 1 day late"
    assert [one.state for one in found.earlier if one.limit.id == "T12"] == [State.DONE]
    assert entry(found, "T9").last_day == date(2027, 4, 7)
    assert [one.standing.words for one in found.earlier if one.limit.id == "T9"] == [
        "done on 8 April 2026, 8 days late"
    ]


def test_this_years_decision_does_not_count_for_a_meeting_of_last_year() -> None:
    days = events(review_meeting="2025-03-11")
    days += events(review_meeting="2026-03-10", review_decision_notified="2026-03-31")
    found = on("2026-05-01", events=days)
    assert entry(found, "T12").state is State.DONE
    assert [one.state for one in found.earlier if one.limit.id == "T12"] == [State.OVERDUE]


def test_a_review_that_is_recorded_ends_the_time_for_the_first() -> None:
    days = events(first_plan_made="2021-05-21", last_review_completed="2026-10-23")
    found = on("2026-11-01", events=days)
    assert entry(found, "T9.first").state is State.ENDED
    assert entry(found, "T9").last_day == date(2027, 10, 22)


def test_an_amended_plan_of_years_ago_is_none_for_this_transfer() -> None:
    days = events(amended_plan_sent="2025-06-01", phase_transfer="2027-09-01")
    assert entry(on("2027-01-10", events=days), "T17").state is State.DUE
    days = events(amended_plan_sent="2026-11-30", phase_transfer="2027-09-01")
    assert entry(on("2027-01-10", events=days), "T17").state is State.DONE


def test_the_plan_of_a_young_person_moving_after_year_11_is_due_before_31_march() -> None:
    plan = load_plan(SAMPLES / "phase_transfer.json")
    same = {"reference": plan.reference}
    assert entry(on("2026-11-27", plan, **same), "T17").last_day == date(2027, 2, 14)


def test_a_child_under_five_is_looked_at_every_six_months() -> None:
    child = {"name": "Ida Fen", "date_of_birth": "2022-06-01"}
    found = on("2026-05-01", child=child, events=events(first_plan_made="2026-01-15"))
    assert entry(found, "T9.young").last_day == date(2026, 7, 15)
    older = {"name": "Ida Fen", "date_of_birth": "2021-01-15"}
    assert "T9.young" in on("2026-05-01", child=older, events=events(first_plan_made="2026-01-15")).waiting


EXCEPTION = {"limit": "T7", "explanation": "They were away."}


def test_an_exception_lifts_the_limit_and_what_is_left_is_said() -> None:
    found = on(
        "2026-07-01",
        events=events(request_received="2026-02-02"),
        exceptions=[
            {
                **EXCEPTION,
                "ground": "absent",
                "from": "2026-04-01",
                "to": "2026-05-06",
                "new_date": "2026-07-31",
            }
        ],
    )
    lifted = entry(found, "T7")
    assert (lifted.state, lifted.day, lifted.last_day) == (State.LIFTED, date(2026, 7, 31), date(2026, 6, 22))
    assert lifted.lifting is not None
    assert lifted.lifting.words == (
        "The limit is lifted by regulation 13(3): absent from the authority's area from 1 April 2026 to 6 May 2026. "
        "It must still be done as soon as practicable. New date: 31 July 2026. Whether that made it impractical to keep "
        "the limit, a person has to judge."
    )
    assert entry(found, "T4").lifting is None


@pytest.mark.parametrize(
    ("fields", "against"),
    [
        ({"ground": "absent", "from": "2026-04-01", "to": "2026-04-20"}, "It lasted 20 days"),
        (
            {"ground": "absent", "from": "2026-07-01", "to": "2026-08-20"},
            "It lies outside the time of the limit",
        ),
        (
            {"ground": "school_closed", "from": "2026-03-20", "to": "2026-04-20"},
            "Nothing says when advice was asked for",
        ),
        ({"ground": "missed_appointment", "from": "2026-04-01", "to": "2026-04-01"}, "knows no such ground"),
    ],
)
def test_an_exception_whose_conditions_are_not_met_does_not_lift(
    fields: dict[str, str], against: str
) -> None:
    found = on(
        "2026-07-01", events=events(request_received="2026-02-02"), exceptions=[{**EXCEPTION, **fields}]
    )
    stands = entry(found, "T7")
    assert stands.state is State.OVERDUE
    assert stands.lifting is not None
    assert against in stands.lifting.words
    assert stands.lifting.words.endswith("The limit stands.")


def test_of_two_exceptions_one_that_holds_is_enough() -> None:
    found = on(
        "2026-07-01",
        events=events(request_received="2026-02-02"),
        exceptions=[
            {**EXCEPTION, "ground": "absent", "from": "2026-04-01", "to": "2026-04-20"},
            {**EXCEPTION, "ground": "exceptional_circumstances", "from": "2026-04-01", "to": "2026-04-20"},
        ],
    )
    lifted = entry(found, "T7")
    assert lifted.state is State.LIFTED
    assert lifted.lifting is not None
    assert lifted.lifting.words.endswith("a person has to judge.")


def test_an_order_of_no_kind_is_an_open_duty_until_its_kind_is_recorded() -> None:
    found = on("2026-10-10", appeal={"order_on": "2026-10-05"})
    assert entry(found, "T33").state is State.OPEN
    found = on("2026-10-10", appeal={"order_on": "2026-10-05"}, events=events(order_to_amend="2026-10-05"))
    assert (entry(found, "T33").state, entry(found, "T35").last_day) == (State.ENDED, date(2026, 11, 9))


def test_every_decision_is_an_event_that_there_is() -> None:
    found = statute()
    assert {event for events in _DECIDED.values() for event in events} <= set(found.events)


def test_the_sample_with_a_whole_timeline_stands_as_its_dates_say() -> None:
    plan = load_plan(SAMPLES / "vague_special.json")
    found = clock(load_case(SAMPLES / "cases" / "timeline.json"), statute(), date(2026, 12, 1), plan)
    assert [(one.limit.id, str(one.last_day or ""), str(one.state)) for one in found.entries] == [
        ("T2", "2026-03-23", "done_late"),
        ("T3", "2026-05-19", "done_late"),
        ("T3", "2026-05-19", "done_late"),
        ("T3", "2026-05-19", "ended"),
        ("T3", "2026-06-01", "done"),
        ("T4", "2026-06-01", "ended"),
        ("T8", "2026-06-01", "done_late"),
        ("T7", "2026-06-29", "done_under_exception"),
        ("T5", "2026-09-08", "done"),
        ("T6", "2026-09-08", "done"),
        ("T6", "2026-09-14", "ended"),
        ("T27.after", "2026-11-30", "done"),
        ("T28", "2026-12-05", "done"),
        ("T26", "2026-12-14", "done"),
        ("T30", "2027-01-04", "due"),
        ("T9.first", "2027-10-13", "due"),
        ("T1", "", "done"),
    ]
    assert found.officer == "Ishbel Naylor"
    assert found.earlier == ()
