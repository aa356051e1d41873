"""Time limits: every vector of the fact base, the words of the sums, and the file that holds the law."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ehcp_docs.errors import InputError, RuleError
from ehcp_docs.resources import file
from ehcp_docs.statute.limits import Statute
from ehcp_docs.statute.read import read_statute, statute

REQUEST = date(2026, 2, 2)
MEETING = date(2026, 3, 10)
NOTICE = date(2026, 3, 24)
ORDER = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("id", "happened", "last_day"),
    [
        ("T2", {"request_received": REQUEST}, date(2026, 3, 16)),
        ("T3", {"advice_requested": date(2026, 3, 17)}, date(2026, 4, 28)),
        ("T4", {"request_received": REQUEST}, date(2026, 5, 25)),
        ("T5", {"draft_served": date(2026, 5, 4)}, date(2026, 5, 18)),
        ("T6", {"setting_consulted": date(2026, 5, 4)}, date(2026, 5, 19)),
        ("T8", {"request_received": REQUEST}, date(2026, 5, 25)),
        ("T9.young", {"young_plan_or_review": date(2026, 1, 1)}, date(2026, 7, 1)),
        ("T10", {"review_meeting": MEETING}, date(2026, 2, 23)),
        ("T10.papers", {"review_meeting": MEETING}, date(2026, 2, 23)),
        ("T7", {"request_received": REQUEST}, date(2026, 6, 22)),
        ("T9.first", {"first_plan_made": date(2026, 1, 1)}, date(2026, 12, 31)),
        ("T9.first", {"first_plan_made": date(2019, 1, 1)}, date(2019, 12, 31)),
        ("T9", {"last_review_completed": date(2026, 7, 24)}, date(2027, 7, 23)),
        ("T11", {"review_meeting": MEETING}, date(2026, 3, 24)),
        ("T12", {"review_meeting": MEETING}, date(2026, 4, 7)),
        ("T13", {"review_meeting": MEETING}, date(2026, 4, 7)),
        ("T13.reply", {"amendment_notice_served": date(2026, 5, 4)}, date(2026, 5, 18)),
        ("T14", {"review_meeting": MEETING, "amendment_notice_sent": NOTICE}, date(2026, 5, 19)),
        ("T14", {"review_meeting": MEETING, "amendment_notice_sent": date(2026, 4, 21)}, date(2026, 6, 2)),
        ("T14", {"amendment_notice_sent": date(2026, 4, 21)}, date(2026, 6, 16)),
        ("T15", {"amendment_notice_sent": NOTICE}, date(2026, 5, 19)),
        ("T17", {"phase_transfer": date(2027, 9, 1)}, date(2027, 2, 14)),
        ("T17.post_16", {"secondary_to_post_16": date(2027, 9, 1)}, date(2027, 3, 30)),
        ("T18", {"post_16_transfer": date(2027, 9, 1)}, date(2027, 4, 1)),
        ("T16", {"other_notice_sent": NOTICE}, date(2026, 5, 19)),
        ("T16.reply", {"other_notice_served": date(2026, 5, 4)}, date(2026, 5, 18)),
        # Known 15 working days before the move, or not: 4 May and 25 May 2026 are bank holidays.
        ("T19", {"moved": date(2026, 6, 1), "move_known": date(2026, 5, 4)}, date(2026, 6, 1)),
        ("T19", {"moved": date(2026, 6, 1), "move_known": date(2026, 5, 27)}, date(2026, 6, 16)),
        ("T19", {"moved": date(2026, 6, 1)}, date(2026, 6, 1)),
        (
            "T21",
            {"plan_transferred": date(2026, 6, 1), "last_review_completed": date(2025, 12, 1)},
            date(2026, 11, 30),
        ),
        (
            "T21",
            {"plan_transferred": date(2026, 6, 1), "last_review_completed": date(2025, 7, 1)},
            date(2026, 8, 31),
        ),
        ("T25", {"health_commissioner_changed": date(2026, 6, 1)}, date(2026, 6, 1)),
        (
            "T25",
            {"health_commissioner_changed": date(2026, 6, 1), "health_change_known": date(2026, 5, 27)},
            date(2026, 6, 16),
        ),
        ("T25.request", {"health_commissioner_told": date(2026, 5, 27)}, date(2026, 6, 17)),
        ("T27", {"mediation_declined": date(2026, 4, 1)}, date(2026, 4, 8)),
        ("T27.after", {"mediation_held": date(2026, 12, 23)}, date(2026, 12, 30)),
        ("T28", {"mediation_asked": date(2026, 11, 5)}, date(2026, 12, 5)),
        ("T29", {"health_mediation_asked": date(2027, 3, 24)}, date(2027, 3, 31)),
        ("T32", {"appeal_notified": date(2026, 7, 15)}, date(2026, 9, 24)),
        ("T32", {"appeal_notified": date(2026, 12, 1)}, date(2027, 1, 20)),
        ("T33.notify", {"order_to_assess": ORDER}, date(2026, 10, 19)),
        ("T33.no_plan", {"order_to_assess": ORDER}, date(2026, 12, 14)),
        ("T33.final", {"order_to_assess": ORDER}, date(2027, 1, 11)),
        ("T34", {"order_to_make_plan": ORDER}, date(2026, 11, 9)),
        ("T34.final", {"order_to_make_plan": ORDER}, date(2026, 12, 21)),
        ("T35", {"order_to_amend": ORDER}, date(2026, 11, 9)),
        ("T35.setting", {"order_to_name_setting": ORDER}, date(2026, 10, 19)),
        ("T36.continue", {"order_to_continue_plan": ORDER}, ORDER),
        ("T37.notify", {"not_opposed_assess": ORDER}, date(2026, 10, 19)),
        ("T37.no_plan", {"not_opposed_assess": ORDER}, date(2026, 12, 14)),
        ("T37.final", {"not_opposed_assess": ORDER}, date(2027, 1, 11)),
        ("T37.contents", {"not_opposed_contents": ORDER}, date(2026, 11, 9)),
        ("T37.setting", {"not_opposed_setting": ORDER}, date(2026, 10, 19)),
        ("T37.draft", {"not_opposed_plan": ORDER}, date(2026, 11, 9)),
        ("T37.plan", {"not_opposed_plan": ORDER}, date(2026, 12, 21)),
        ("T38", {"recommendation_sent": ORDER}, date(2026, 11, 9)),
        ("T39", {"direct_payments_started": date(2026, 9, 1)}, date(2026, 11, 30)),
        # August, and 25 December to 1 January: the next working day of the Tribunal.
        ("T30", {"decision_sent": date(2026, 5, 31)}, date(2026, 7, 31)),
        ("T30", {"decision_sent": date(2026, 6, 1)}, date(2026, 9, 1)),
        ("T30", {"decision_sent": date(2026, 6, 30)}, date(2026, 9, 1)),
        ("T30", {"decision_sent": date(2026, 10, 24)}, date(2026, 12, 24)),
        ("T30", {"decision_sent": date(2026, 10, 25)}, date(2027, 1, 4)),
        ("T30", {"decision_sent": date(2026, 11, 1)}, date(2027, 1, 4)),
        ("T30", {"decision_sent": date(2026, 11, 2)}, date(2027, 1, 2)),
        (
            "T30",
            {"decision_sent": date(2026, 10, 14), "mediation_certificate_issued": date(2026, 11, 27)},
            date(2027, 1, 4),
        ),
        ("T20", {"plan_transferred": date(2026, 5, 4)}, date(2026, 6, 15)),
        ("T22", {"reassessment_requested": date(2026, 4, 13)}, date(2026, 4, 28)),
        ("T23", {"reassessment_decided": date(2026, 4, 28)}, date(2026, 8, 4)),
        ("T26", {"decision_sent": date(2026, 4, 17)}, date(2026, 6, 17)),
        ("T30", {"decision_sent": date(2025, 12, 31)}, date(2026, 2, 28)),
        (
            "T30",
            {"decision_sent": date(2026, 4, 17), "mediation_certificate_issued": date(2026, 6, 15)},
            date(2026, 7, 15),
        ),
        (
            "T30",
            {"decision_sent": date(2026, 4, 17), "mediation_certificate_issued": date(2026, 4, 20)},
            date(2026, 6, 17),
        ),
    ],
)
def test_a_limit_ends_on_the_day_that_the_law_says(
    id: str, happened: dict[str, date], last_day: date
) -> None:
    assert statute().due(id, happened).last_day == last_day


def test_a_final_plan_is_lawful_from_the_sixteenth_day() -> None:
    assert statute().due("T5", {"draft_served": date(2026, 5, 4)}).first_day_after == date(2026, 5, 19)


@pytest.mark.parametrize(
    ("id", "happened", "words"),
    [
        (
            "T5",
            {"draft_served": date(2026, 5, 4)},
            "draft served 4 May 2026, 15 days counted from and with that day: last day 18 May 2026; "
            "calendar days, regulation 13(1)",
        ),
        (
            "T7",
            {"request_received": REQUEST},
            "request for an assessment received 2 February 2026, 20 weeks counted from the day after: "
            "last day 22 June 2026; calendar weeks, regulation 13(2)",
        ),
        (
            "T14",
            {"review_meeting": MEETING, "amendment_notice_sent": NOTICE},
            "notice of proposed amendments sent 24 March 2026, 8 weeks counted from the day after: "
            "19 May 2026; review meeting held 10 March 2026, 12 weeks counted from the day after: "
            "2 June 2026; the earlier of them: last day 19 May 2026; calendar weeks, regulation 22(3), "
            "and R (L) v Devon County Council [2022] EWHC 493 (Admin) for the 12 weeks",
        ),
        (
            "T30",
            {"decision_sent": date(2026, 4, 17), "mediation_certificate_issued": date(2026, 6, 15)},
            "decision letter sent 17 April 2026, 2 months counted from the day after: 17 June 2026; "
            "mediation certificate issued 15 June 2026, 1 month counted from the day after: 15 July 2026; "
            "the later of them: last day 15 July 2026; calendar months, rule 20(1)(c)",
        ),
        (
            "T30",
            {"decision_sent": date(2026, 6, 25)},
            "decision letter sent 25 June 2026, 2 months counted from the day after; 25 August 2026, but no time "
            "runs in the Tribunal in August, and its next working day counts: last day 1 September 2026; "
            "calendar months, rule 20(1)(c)",
        ),
        (
            "T32",
            {"appeal_notified": date(2026, 12, 1)},
            "appeal sent to the authority by the Tribunal 1 December 2026, 30 working days of the Tribunal counted "
            "from the day after: last day 20 January 2027; working days of the Tribunal, none from 25 December to "
            "1 January or in August, guidance on appeals. A date in the Tribunal's own letter goes before this sum",
        ),
        (
            "T10",
            {"review_meeting": MEETING},
            "review meeting held 10 March 2026, 2 weeks and a day before that day: last day 23 February 2026; "
            "calendar weeks, regulation 20(3)",
        ),
        (
            "T19",
            {"moved": date(2026, 6, 1)},
            "move to another authority's area 1 June 2026, on that day: last day 1 June 2026; that day itself, "
            "regulation 15(2)",
        ),
        (
            "T17",
            {"phase_transfer": date(2027, 9, 1)},
            "transfer to the next phase 1 September 2027, before 15 February 2027: "
            "last day 14 February 2027; that day not counted, regulation 18(1)",
        ),
        (
            "T18",
            {"post_16_transfer": date(2027, 9, 1)},
            "move to another post-16 institution 1 September 2027, 5 months before that day: "
            "last day 1 April 2027; calendar months, regulation 18(2)",
        ),
    ],
)
def test_the_sum_can_be_followed_in_words(id: str, happened: dict[str, date], words: str) -> None:
    assert statute().due(id, happened).sum == words


def test_all_limits_that_run_come_soonest_first() -> None:
    due = statute().all_due({"request_received": REQUEST, "draft_served": date(2026, 5, 4)})
    assert [(one.limit.id, one.last_day) for one in due] == [
        ("T2", date(2026, 3, 16)),
        ("T5", date(2026, 5, 18)),
        ("T4", date(2026, 5, 25)),
        ("T8", date(2026, 5, 25)),
        ("T7", date(2026, 6, 22)),
    ]


def test_a_limit_without_its_event_says_which_event_is_missing() -> None:
    with pytest.raises(InputError, match=r"T5 cannot be counted.*\(draft served\)") as caught:
        statute().due("T5", {"request_received": REQUEST})
    assert [fault.place for fault in caught.value.faults] == ["draft_served"]


def test_an_unknown_limit_is_named() -> None:
    with pytest.raises(InputError, match="no time limit “T99”"):
        statute().due("T99", {"request_received": REQUEST})


def test_a_day_before_the_law_has_no_limit() -> None:
    with pytest.raises(InputError, match="in force on 31 August 2014"):
        statute().due("T5", {"draft_served": date(2014, 8, 31)})


def test_a_changed_law_counts_from_its_own_day() -> None:
    found = statute()
    old = found.limit("T5", date(2026, 5, 4))
    period = replace(old.periods[0], count=20)  # type: ignore[call-arg]
    new = replace(old, periods=(period,), in_force_from=date(2029, 9, 1))
    changed = replace(found, limits=(replace(old, in_force_until=date(2029, 8, 31)), new))
    assert changed.due("T5", {"draft_served": date(2029, 8, 31)}).last_day == date(2029, 9, 14)
    assert changed.due("T5", {"draft_served": date(2029, 9, 1)}).last_day == date(2029, 9, 20)


def test_every_limit_names_its_law_and_where_to_read_it() -> None:
    found = statute()
    others = {limit.id: limit.law for limit in found.limits if limit.law != "regulations"}
    assert others == {
        "T6": "code",
        "T8": "code",
        "T9.first": "act",
        "T9": "act",
        "T9.young": "code",
        "T30": "tribunal_rules",
        "T32": "tribunal_rules",
        "T38": "recommendations",
        "T39": "personal_budgets",
        "targets": "code",
    }
    assert set(found.laws) == {limit.law for limit in found.limits}
    assert [limit.id for limit in found.limits if not limit.url.startswith("http")] == []
    assert [limit.id for limit in found.limits if "[K" in limit.source] == []


def test_every_number_of_the_list_is_there_but_the_one_that_is_no_limit() -> None:
    numbers = {limit.id.split(".")[0] for limit in statute().limits}
    assert numbers == {*(f"T{number}" for number in range(1, 40) if number != 31), "targets"}


def test_a_duty_without_a_fixed_limit_has_no_date_and_says_when() -> None:
    found = statute()
    open_ones = {limit.id: limit.when for limit in found.limits if not limit.periods}
    assert set(open_ones) == {"T1", "T24", "T33", "T36"}
    assert open_ones["T1"] == "as soon as practicable"
    with pytest.raises(InputError, match="T1 has no fixed last day: as soon as practicable"):
        found.due("T1", {"request_received": REQUEST})


def test_every_limit_is_ended_by_something() -> None:
    assert [limit.id for limit in statute().limits if not (limit.done_by or limit.ended_by)] == []


@pytest.mark.parametrize(
    ("id", "happened", "formula"),
    [
        ("T4", {"request_received": REQUEST}, "request 2 Feb 2026 + 16 weeks = 25 May 2026, reg 10(1)"),
        (
            "T5",
            {"draft_served": date(2026, 5, 4)},
            "draft served 4 May 2026 + 15 days with that day = 18 May 2026, reg 13(1)",
        ),
        (
            "T10",
            {"review_meeting": MEETING},
            "review meeting 10 Mar 2026 − 2 weeks and a day = 23 Feb 2026, reg 20(3)",
        ),
        (
            "T30",
            {"decision_sent": date(2026, 10, 14), "mediation_certificate_issued": date(2026, 11, 27)},
            "the later of decision letter sent 14 Oct 2026 + 2 months = 14 Dec 2026 and mediation certificate "
            "issued 27 Nov 2026 + 1 month = 27 Dec 2026, moved to 4 Jan 2027, rule 20(1)(c)",
        ),
        (
            "T17",
            {"phase_transfer": date(2027, 9, 1)},
            "transfer to the next phase 1 Sep 2027, before 15 Feb 2027 = 14 Feb 2027, reg 18(1)",
        ),
        (
            "T36.continue",
            {"order_to_continue_plan": ORDER},
            "order to go on with the plan 5 Oct 2026, that day = 5 Oct 2026, reg 44",
        ),
    ],
)
def test_the_sum_stands_on_one_line(id: str, happened: dict[str, date], formula: str) -> None:
    assert statute().due(id, happened).formula == formula


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("start: draft_served,", "start: draft_eaten,", "T5: no event “draft_eaten”"),
        ("law: act\n", "law: habit\n", "T9.first: no law “habit”"),
        ("    choose: earliest\n", "", "T14: choose is missing"),
        ("id: T4\n", "id: T2\n", "T2: two entries hold at once"),
        ("unit: day,", "unit: fortnight,", "invalid value"),
        ("kind: minimum\n", "kind: minimum\n    colour: red\n", "extra fields found (colour)"),
        ("done_by: [advice_received]", "done_by: [advice_eaten]", "T3: no event “advice_eaten”"),
        ("ended_by: [final_plan_sent,", "ended_by: [plan_eaten,", "T3: no event “plan_eaten”"),
        ("who: adviser\n", "who: nobody\n", "T3: nobody “nobody”"),
        ("grounds: [school_closed,", "grounds: [bored,", "T2: no ground “bored”"),
        ("    when: as soon as practicable\n", "", "T1: without a fixed limit: give runs_from and when"),
        (
            "count: 6, unit: week, start_day: not_counted",
            "count: 0, unit: week, start_day: counted",
            "T2: count is 0",
        ),
        ("    done_within: 6\n", "", "T10: done_within is missing"),
        (
            "{first: request_received, then: family_consulted",
            "{first: rain, then: family_consulted",
            "orders: no event “rain”",
        ),
        ("ahead: [draft_served,", "ahead: [rain,", "ahead: no event “rain”"),
        (
            "assessment_refused: [assessment_decision_notified,",
            "assessment_refused: [rain,",
            "implies: no event “rain”",
        ),
    ],
)
def test_a_broken_file_is_refused_with_the_place(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(RuleError) as caught:
        _changed(tmp_path, old, new)
    assert any(fault in found.sentence() for found in caught.value.faults), caught.value.lines()


def test_a_key_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError):
        _changed(tmp_path, "events:\n", "events:\n  draft_served: one\n  draft_served: two\n")


def _changed(folder: Path, old: str, new: str) -> Statute:
    text = file("templates", "statute.yaml").read_text("utf-8")
    assert old in text
    changed = folder / "statute.yaml"
    changed.write_text(text.replace(old, new, 1), "utf-8")
    return read_statute(changed)
