"""Amounts as plans give them."""

from __future__ import annotations

import pytest

from ehcp_docs.language.amounts import amounts, minutes
from ehcp_docs.language.spans import Span


def words(spans: tuple[Span, ...], text: str) -> list[str]:
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("She is seen twice a week.", ["twice a week"]),
        ("Three half-hour sessions each half-term.", ["Three half-hour sessions each half-term"]),
        ("On four mornings out of five he arrives first.", ["On four mornings out of five"]),
        ("Once a fortnight for the first term, then monthly.", ["Once a fortnight", "monthly"]),
        ("Every Monday and Thursday.", ["Every Monday", "Thursday"]),
        ("12 sessions of 40 minutes in each school year", ["12 sessions of 40 minutes in each school year"]),
        ("TA: 25 hrs/wk", ["/wk"]),
        ("weekly 1:1 lesson", ["weekly"]),
        ("from time to time", []),
        ("She is taught daily living skills.", []),
        ("in her daily routines and for the weekly shop", []),
        ("daily in her routine", ["daily"]),
        ("daily phonics", ["daily"]),
        ("as often as the timetable allows", []),
        ("Sessions per week: 3", ["Sessions per week: 3"]),
        ("Sessions per week: to be agreed. Minutes per session: 25.", []),
        ("Mon, Weds and Fri after lunch", ["Mon", "Weds", "Fri"]),
        ("from 8.45 to 9.00 every school day", ["every school day"]),
    ],
)
def test_how_often_is_read_off_the_words(text: str, often: list[str]) -> None:
    found = amounts(text)
    assert words(found.frequency or found.hours, text) == often


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("for 45 minutes", ["45 minutes"]),
        ("for half an hour", ["half an hour"]),
        ("a one-hour visit", ["one-hour"]),
        ("for an hour every fortnight", ["an hour"]),
        ("two and a half hours", ["two and a half hours"]),
        ("20 to 30 minutes", ["20 to 30 minutes"]),
        ("half a day each term", ["half a day"]),
        ("an overnight stay", ["overnight"]),
        ("twice a week", []),
        ("within five minutes of asking", []),
        ("38 weeks a year", []),
        ("from 8.45 to 9.00 every day", ["from 8.45 to 9.00"]),
        ("Fri, 1.15 pm to 1.40 pm: reading", ["1.15 pm to 1.40 pm"]),
        ("from half past eight until nine", ["from half past eight until nine"]),
        ("3x25min", ["25min"]),
        ("Minutes per session: 25", ["Minutes per session: 25"]),
        ("x 1 / wk, 45m, in the pool", ["45m"]),
        ("She swims 25m, 50m and 100m.", []),
        ("His score rose from 1.10 to 1.40 marks.", []),
        ("a ratio of 1:10 to 1:15", []),
        ("Minutes per session: as he can bear", []),
        ("4 days/wk", []),
    ],
)
def test_how_long_is_read_off_the_words(text: str, long: list[str]) -> None:
    assert words(amounts(text).durations, text) == long


@pytest.mark.parametrize(
    "text",
    [
        "in every lesson", "throughout the day", "at all times", "whenever the class reads",
        "for all 32.5 hours of the week", "in all core subjects", "before each change of activity", "full-time",
        "at playtimes", "at break and lunch", "during snack, lunch and home time", "at unstructured times",
        "at the start and end of the school day",
    ],
)  # fmt: skip
def test_provision_given_all_the_time_lacks_neither_frequency_nor_length(text: str) -> None:
    found = amounts(text)
    assert found.continuous
    assert found.how_often
    assert found.how_long


@pytest.mark.parametrize(
    "text",
    [
        "at lunch",
        "on arrival",
        "20 minutes per session",
        "She plays at break.",
        "a break and lunch with friends",
    ],
)
def test_what_one_occasion_is_like_does_not_say_how_often(text: str) -> None:
    assert not amounts(text).how_often


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("one to one", ["one to one"]),
        ("taught 1:1", ["1:1"]),
        ("a group of up to four pupils", ["group of up to four"]),
        ("with no more than three other children", ["no more than three other children"]),
        ("in a pair", ["in a pair"]),
        ("on her own", ["on her own"]),
        ("a small group", []),
        ("reading, 1-1, in the library", ["1-1"]),
        ("Group size: 3.", ["Group size: 3"]),
        ("Group size: as needed.", []),
        ("a group for 30 minutes", []),
    ],
)
def test_the_size_of_a_group_is_read_off_the_words(text: str, group: list[str]) -> None:
    assert words(amounts(text).groups, text) == group


@pytest.mark.parametrize(
    "floor", ["at least 20 minutes", "not less than ten hours", "a minimum of two hours"]
)
def test_a_floor_is_told_from_a_ceiling(floor: str) -> None:
    assert amounts(f"He will have {floor} a week.").floors
    assert not amounts("He will have up to ten hours a week.").floors


@pytest.mark.parametrize(
    ("text", "number"),
    [("half an hour", 30), ("an hour and 45 minutes", 45), ("2 hours", 120), ("no time", None)],
)
def test_minutes_are_worked_out(text: str, number: float | None) -> None:
    assert minutes(text) == number
