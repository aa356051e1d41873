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


@pytest.mark.parametrize(
    ("id", "happened", "last_day"),
    [
        ("T2", {"request_received": REQUEST}, date(2026, 3, 16)),
        ("T3", {"advice_requested": date(2026, 3, 17)}, date(2026, 4, 28)),
        ("T4", {"request_received": REQUEST}, date(2026, 5, 25)),
        ("T5", {"draft_served": date(2026, 5, 4)}, date(2026, 5, 18)),
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
            "the later of them: last day 15 July 2026; calendar months, rule 20(1)(c). A last day in August, "
            "or from 25 December to 1 January, moves to the next working day; that is not counted here.",
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
    assert others == {"T9.first": "act", "T9": "act", "T30": "tribunal_rules"}
    assert set(found.laws) == {"act", "regulations", "tribunal_rules"}
    assert [limit.id for limit in found.limits if not limit.url.startswith("http")] == []
    assert [limit.id for limit in found.limits if "[K" in limit.source] == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("start: draft_served,", "start: draft_eaten,", "T5: no event “draft_eaten”"),
        ("law: act\n", "law: habit\n", "T9.first: no law “habit”"),
        ("    choose: earliest\n", "", "T14: choose is missing"),
        ("id: T4\n", "id: T2\n", "T2: two entries hold at once"),
        ("unit: day,", "unit: fortnight,", "invalid value"),
        ("kind: minimum\n", "kind: minimum\n    colour: red\n", "extra fields found (colour)"),
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
