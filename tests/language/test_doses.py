"""Amounts of provision as numbers, and their sum over a year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_docs.audit.conditions import group, professions, staff
from ehcp_docs.language.doses import doses


@pytest.mark.parametrize(
    ("text", "minutes_a_year"),
    [
        ("20 minutes of direct therapy weekly", 760),
        ("once a week for 20 minutes", 760),
        ("20 minutes each week", 760),
        ("half an hour a week", 1140),
        ("an hour and a half every Wednesday", 3420),
        ("three times a week for 15 to 20 minutes", 1710),
        ("3 x 20 minutes per week", 2280),
        ("1 x 45 mins weekly", 1710),
        ("twice a day, at 8.40 am and 3 pm, for a quarter of an hour, 36 weeks a year", 5400),
        ("30 minutes every day of the school week", 5700),
        ("20 minutes every Tuesday, Wednesday, Thursday and Friday at 11.15", 3040),
        ("half an hour on two afternoons of each school week", 2280),
        ("ten minutes on all five days of the week and in all 38 weeks", 1900),
        ("45 minutes, four times each term", 540),
        ("16 hours a week, 38 weeks a year", 36480),
        ("6 hours per annum", 360),
        ("an hour each half-term", 360),
        ("a block of six weekly sessions of 45 minutes", 270),
        ("45 minutes every other week", 855),
        ("every six weeks for one hour", 380),
        ("weekly for 6 weeks, 30 minutes", 180),
        ("45 minutes each week in the autumn and spring terms", 1140),
        ("The club runs on Monday, Tuesday and Thursday. It lasts 25 minutes.", 2850),
        ("for one hour in each September", 60),
    ],
)
def test_the_sum_over_a_year_is_worked_out(text: str, minutes_a_year: float) -> None:
    (dose,) = doses(text)
    assert dose.minutes_a_year() == pytest.approx(minutes_a_year)


@pytest.mark.parametrize(
    ("company", "often", "expected"),
    [
        ("one to one", "for 45 minutes three times a week", (45, 3, "week")),
        ("one to one", "for an hour three times a week", (60, 3, "week")),
        ("one to one", "twice a week for 30 minutes", (30, 2, "week")),
        ("one to one with an assistant", "five times a week for 15 minutes", (15, 5, "week")),
        ("one-to-one, by a familiar adult,", "for half an hour once a fortnight", (30, 1, "fortnight")),
        ("in a group of two", "for 25 minutes five times a week", (25, 5, "week")),
        ("in a group of up to four", "for 30 minutes three times a week", (30, 3, "week")),
        ("in a group of no more than three", "for 40 minutes twice each week", (40, 2, "week")),
        ("with two other pupils", "for 20 minutes every day", (20, 1, "day")),
        ("with one other pupil", "for an hour a week", (60, 1, "week")),
        ("in a pair", "for 20 minutes four times a week", (20, 4, "week")),
        ("as one of two", "for three quarters of an hour twice a month", (45, 2, "month")),
    ],
)
def test_the_number_of_people_is_no_number_of_times(
    company: str, often: str, expected: tuple[float, float, str]
) -> None:
    (dose,) = doses(f"A teacher will work with Ama {company} {often}.")
    assert (dose.minutes, dose.times, dose.per) == expected


def test_four_sessions_a_month_are_less_than_one_a_week() -> None:
    monthly, weekly = doses("four 20 minute sessions a month")[0], doses("20 minutes weekly")[0]
    assert (monthly.minutes_a_year() or 0) < (weekly.minutes_a_year() or 0) * 0.95
    assert monthly.sum() == "20 minutes × 4 a month in 38 weeks = 701.5 minutes (11.7 hours) a year"


@pytest.mark.parametrize(
    "text", ["in every lesson", "when he needs it", "ten seconds", "one photograph of the day", "by Year 6"]
)
def test_no_amount_is_made_of_what_is_none(text: str) -> None:
    assert doses(text) == ()


PIECES = (
    "20 minutes", "an hour and a half", "half an hour", "0 minutes", "twice", "three times", "weekly", "a week", "every",
    "other", "0", "6", "weeks", "a year", "each term", "half-term", "per annum", "x", "1:1", "sessions", "up to", "of the",
    "in the autumn term", "and", ",", ".", "Monday", "each September", "every six weeks", "38 weeks a year", "–", "days",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_whatever_stands_there_is_read_or_left_but_never_stops_the_reader(text: str) -> None:
    for dose in doses(text):
        assert dose.minutes is not None or dose.times is not None
        assert (dose.minutes_a_year() or 0) >= 0
        assert dose.sum() or dose.is_unclear or not dose.is_whole
        assert all(part in text for part in dose.words.split(", ") if part)


def test_two_amounts_in_a_sentence_are_kept_apart_where_the_words_do_so() -> None:
    first, second = doses("An hour each half-term is for teaching, and three hours a term are for writing.")
    assert (first.minutes_a_year(), second.minutes_a_year()) == (360, 540)


def test_amounts_that_cannot_be_told_apart_are_not_guessed() -> None:
    (dose,) = doses("He has two hours, one hour after that, twice, and monthly and weekly.")
    assert dose.is_unclear


def test_up_to_an_amount_is_no_amount_to_rely_on() -> None:
    assert doses("up to 20 minutes a week")[0].is_capped
    assert not doses("in a group of up to three children for 20 minutes every morning")[0].is_capped


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("one to one", (1,)),
        ("on her own", (1,)),
        ("in a group of no more than four pupils", (4,)),
        ("with three other children", (4,)),
        ("a pair", ()),
        ("in pairs", (2,)),
        ("an individualised programme", ()),
        ("an individual healthcare plan", ()),
        ("no more than three pieces of information", ()),
        ("one adult to three children, 1:3", (3,)),
    ],
)
def test_the_size_of_a_group_counts_the_child(text: str, sizes: tuple[int, ...]) -> None:
    assert set(group(text).sizes) == set(sizes)


def test_professions_are_known_by_people_services_and_acronyms_but_not_by_chance() -> None:
    assert professions("The SaLT and the occupational therapy service") == {
        "speech and language therapist",
        "occupational therapist",
    }
    assert professions("ot slt ep, lots of steps") == frozenset()


def test_the_level_and_training_of_staff_are_read() -> None:
    read = staff("A Level 3 teaching assistant trained in attachment")
    assert (read.level, read.has_assistant, read.is_trained) == (3, True, True)
