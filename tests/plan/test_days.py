"""Ages, school years and periods."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_docs.plan.days import age_at_start, age_on, exists, last_of_twelve_months, month_said, read_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-06-19", (2026, 6, 19)),
        ("2026/06/19", (2026, 6, 19)),
        ("20260619", (2026, 6, 19)),
        ("2026-06-19T00:00:00", (2026, 6, 19)),
        ("19/6/2026", (2026, 6, 19)),
        ("06.05.2026", (2026, 5, 6)),
        (" 1st June 2026 ", (2026, 6, 1)),
        ("19 Sept 2026", (2026, 9, 19)),
        ("30/02/2026", (2026, 2, 30)),
        ("19/06/26", None),
        ("19 Martha 2026", None),
        ("June 2026", None),
        ("", None),
    ],
)
def test_dates_are_read_as_people_in_britain_write_them(written: str, expected: object) -> None:
    assert read_date(written) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the end of Key Stage 2 (July 2028)", (2028, 7)),
        ("by december 2026", (2026, 12)),
        ("July 2027 and July 2028", None),
        ("Easter 2027", None),
        ("May", None),
    ],
)
def test_a_month_is_read_from_words_when_there_is_one(words: str, expected: object) -> None:
    assert month_said(words) == expected


@pytest.mark.parametrize(
    ("made", "last"),
    [
        (date(2026, 1, 1), date(2026, 12, 31)),  # facts.md 2.5
        (date(2019, 1, 1), date(2019, 12, 31)),
        (date(2026, 6, 19), date(2027, 6, 18)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 3, 1), date(2028, 2, 29)),
        (date(9999, 12, 31), date(9999, 12, 31)),
    ],
)
def test_twelve_months_start_with_their_first_day(made: date, last: date) -> None:
    assert last_of_twelve_months(made) == last


@given(st.dates(max_value=date(9998, 12, 31)))
def test_the_day_after_twelve_months_is_a_year_older(made: date) -> None:
    last = last_of_twelve_months(made)
    assert (age_on(last, made), age_on(last + timedelta(days=1), made)) == (0, 1)


@pytest.mark.parametrize(
    ("day", "born", "age"),
    [
        (date(2026, 6, 19), date(2008, 6, 19), 18),
        (date(2026, 6, 18), date(2008, 6, 19), 17),
        (date(2026, 2, 28), date(2008, 2, 29), 17),
        (date(2026, 3, 1), date(2008, 2, 29), 18),
    ],
)
def test_a_year_is_added_on_the_birthday(day: date, born: date, age: int) -> None:
    assert age_on(day, born) == age


@pytest.mark.parametrize(
    ("day", "born", "year_group"),
    [
        (date(2026, 10, 30), date(2010, 1, 11), 12),  # z4 of shared/plans: Year 12 in 2026-27
        (date(2026, 8, 31), date(2018, 2, 18), 3),
        (date(2026, 9, 1), date(2018, 2, 18), 4),
        (date(2026, 9, 1), date(2018, 8, 31), 4),
        (date(2026, 9, 1), date(2018, 9, 1), 3),
    ],
)
def test_the_year_group_is_the_age_on_31_august_less_four(day: date, born: date, year_group: int) -> None:
    assert age_at_start(day, born) - 4 == year_group


@given(st.integers(0, 9999), st.integers(0, 13), st.integers(0, 32))
def test_a_day_exists_when_the_calendar_has_it(year: int, month: int, day: int) -> None:
    try:
        date(year, month, day)
    except ValueError:
        assert not exists(year, month, day)
    else:
        assert exists(year, month, day)
