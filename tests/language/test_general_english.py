"""Amounts, groups and deadlines as plans of any council put them."""

from __future__ import annotations

from datetime import date

import pytest

from ehcp_docs.language.amounts import amounts
from ehcp_docs.language.spans import Span
from ehcp_docs.language.times import Calendar, deadlines, led_in

AMA = Calendar(today=date(2026, 9, 1), born=date(2017, 11, 20))
"""In Year 4 on that day."""


def words(spans: tuple[Span, ...], text: str) -> list[str]:
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("three half-hour sessions each half-term", ["three half-hour sessions each half-term"]),
        ("throughout every lesson", ["every lesson"]),
        ("on four mornings out of five", ["on four mornings out of five"]),
        ("once a fortnight for the first term, then monthly", ["once a fortnight", "monthly"]),
        ("four 1-hour sessions over the autumn term", ["four 1-hour sessions over the autumn term"]),
        ("3x weekly", ["3x weekly"]),
        ("every other Tuesday", ["every other Tuesday"]),
        ("at least twice in each half-term", ["twice in each half-term"]),
    ],
)
def test_how_often(text: str, often: list[str]) -> None:
    assert words(amounts(text).frequency, text) == often


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("for an hour and a half", ["an hour and a half"]),
        ("for between 15 and 20 minutes", ["15 and 20 minutes"]),
        ("daily, for ten minutes before registration", ["ten minutes"]),
        ("five minutes before the bell", []),
        ("on four mornings out of five", []),
    ],
)
def test_how_long(text: str, long: list[str]) -> None:
    assert words(amounts(text).durations, text) == long


@pytest.mark.parametrize("text", ["each evening", "twice in each half-term", "every week"])
def test_a_period_by_itself_is_not_all_the_time(text: str) -> None:
    assert amounts(text).how_long == ()


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("in a group of three to five peers", ["group of three to five"]),
        ("in a class of no more than ten pupils", ["class of no more than ten"]),
        ("one adult to three children", ["one adult to three children"]),
        ("two adults to eight children", ["two adults to eight children"]),
        ("a staff ratio of 1:4", ["ratio of 1:4"]),
        ("with two or three other children", ["two or three other children"]),
        ("one to one", ["one to one"]),
        ("in a pair", ["in a pair"]),
    ],
)
def test_group_sizes_and_ratios_are_read_whole(text: str, groups: list[str]) -> None:
    assert words(amounts(text).groups, text) == groups


@pytest.mark.parametrize(
    ("text", "whole", "latest"),
    [
        ("before she leaves primary school", "before she leaves primary school", date(2029, 8, 31)),
        ("at the end of Key Stage 2", "at the end of Key Stage 2", date(2029, 8, 31)),
        ("by the end of Key Stage Two", "by the end of Key Stage Two", date(2029, 8, 31)),
        ("by the end of this key stage", "by the end of this key stage", date(2029, 8, 31)),
        ("by the next annual review", "by the next annual review", date(2027, 9, 1)),
        ("before he moves to secondary school", "before he moves to secondary school", date(2029, 8, 31)),
        ("by the start of Year 7", "by the start of Year 7", date(2029, 8, 31)),
        ("by the end of Year 6", "by the end of Year 6", date(2029, 8, 31)),
        ("before the end of the school year", "before the end of the school year", date(2027, 8, 31)),
        ("in six months' time", "in six months' time", date(2027, 3, 6)),
        ("by July 2028", "by July 2028", date(2028, 7, 31)),
        ("by her 18th birthday", "by her 18th birthday", date(2035, 11, 20)),
    ],
)
def test_a_deadline_is_read_with_its_lead_and_its_last_day(text: str, whole: str, latest: date) -> None:
    point = deadlines(text, AMA)[0]
    assert (led_in(point.span, text).of(text), point.latest) == (whole, latest)


def test_the_key_stage_of_a_young_adult_is_over() -> None:
    assert Calendar(today=date(2026, 9, 1), born=date(2005, 1, 1)).end_of_key_stage() is None
