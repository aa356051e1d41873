"""Days, weeks and months: what must hold for every date, and the ends of months and leap years."""

from calendar import isleap, monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_docs.statute.calendar import (
    corresponding_day,
    days_after,
    end_of_compulsory_school_age,
    in_words,
    last_day_of_months,
)
from ehcp_docs.statute.spans import Direction, Span, StartDay, Unit

DAYS = st.dates(min_value=date(2014, 9, 1), max_value=date(2060, 12, 31))
COUNTS = st.integers(min_value=1, max_value=40)
SPANS = st.builds(
    Span,
    start=st.just("event"),
    count=COUNTS,
    unit=st.sampled_from(Unit),
    start_day=st.sampled_from(StartDay),
)


@given(span=SPANS, day=DAYS)
def test_a_time_never_ends_before_it_begins(span: Span, day: date) -> None:
    assert span.last_day(day) >= day


@given(span=SPANS, day=DAYS, later=st.integers(min_value=1, max_value=40))
def test_a_later_event_never_gives_an_earlier_last_day(span: Span, day: date, later: int) -> None:
    assert span.last_day(day) <= span.last_day(days_after(day, later))


@given(count=COUNTS, unit=st.sampled_from((Unit.DAY, Unit.WEEK)), day=DAYS)
def test_counting_the_first_day_ends_exactly_one_day_sooner(count: int, unit: Unit, day: date) -> None:
    with_it, without_it = (
        Span(start="event", count=count, unit=unit, start_day=start).last_day(day) for start in StartDay
    )
    assert without_it - with_it == timedelta(days=1)


@given(weeks=COUNTS, day=DAYS)
def test_weeks_end_on_the_same_day_of_the_week(weeks: int, day: date) -> None:
    span = Span(start="event", count=weeks, unit=Unit.WEEK, start_day=StartDay.NOT_COUNTED)
    assert span.last_day(day).weekday() == day.weekday()


@given(months=COUNTS, day=DAYS)
def test_months_end_on_the_same_number_or_with_the_month(months: int, day: date) -> None:
    end = corresponding_day(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == min(day.day, monthrange(end.year, end.month)[1])


@given(months=COUNTS, day=DAYS)
def test_a_period_of_months_and_the_next_one_leave_no_gap(months: int, day: date) -> None:
    """The day after the last day is the corresponding day, or the first of a month where there is none."""
    after = days_after(last_day_of_months(day, months), 1)
    assert after == corresponding_day(day, months) or (after.day == 1 and day.day > 28)


@given(day=DAYS)
def test_twelve_months_hold_365_days_or_366(day: date) -> None:
    length = (last_day_of_months(day, 12) - day).days + 1
    leap_day_inside = any(
        isleap(year) and day <= date(year, 2, 29) <= last_day_of_months(day, 12)
        for year in (day.year, day.year + 1)
    )
    assert length == 365 + leap_day_inside


@given(months=COUNTS, day=DAYS)
def test_so_long_before_leaves_the_whole_time(months: int, day: date) -> None:
    span = Span(
        start="event",
        count=months,
        unit=Unit.MONTH,
        start_day=StartDay.NOT_COUNTED,
        direction=Direction.BEFORE,
    )
    assert corresponding_day(span.last_day(day), months) <= day


@pytest.mark.parametrize(
    ("start", "months", "last_day"),
    [
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 3, 1), 12, date(2024, 2, 29)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
    ],
)
def test_months_with_the_first_day_end_the_day_before(start: date, months: int, last_day: date) -> None:
    assert last_day_of_months(start, months) == last_day


@pytest.mark.parametrize(
    ("start", "months", "day"),
    [
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 4, 17), 2, date(2026, 6, 17)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_without_the_first_day_end_on_the_corresponding_day(
    start: date, months: int, day: date
) -> None:
    assert corresponding_day(start, months) == day


@pytest.mark.parametrize(
    ("born", "last_day"),
    [
        (date(2010, 1, 17), date(2026, 6, 26)),
        (date(2009, 9, 1), date(2026, 6, 26)),
        (date(2009, 8, 31), date(2025, 6, 27)),
        (date(2010, 8, 31), date(2026, 6, 26)),
        (date(2017, 12, 31), date(2034, 6, 30)),
    ],
)
def test_compulsory_school_age_ends_on_the_last_friday_in_june(born: date, last_day: date) -> None:
    assert end_of_compulsory_school_age(born) == last_day


@given(born=DAYS)
def test_compulsory_school_age_ends_on_a_friday_at_about_sixteen(born: date) -> None:
    end = end_of_compulsory_school_age(born)
    assert (end.weekday(), end.month, end.day >= 24) == (4, 6, True)
    assert 15 * 365 < (end - born).days < 17 * 366


def test_a_date_is_written_in_english_without_a_nought() -> None:
    assert in_words(date(2026, 5, 4)) == "4 May 2026"
