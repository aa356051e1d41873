"""Times as plans give them, and the last day that each can mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_docs.language.times import Calendar, TimeKind, deadlines, time_points

# Born in November 2017: Year 4 in the school year 2026 to 2027.
CALENDAR = Calendar(today=date(2026, 10, 12), born=date(2017, 11, 20))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("by July 2028", date(2028, 7, 31)),
        ("by 21 July 2027", date(2027, 7, 21)),
        ("by 2027-07-21", date(2027, 7, 21)),
        ("by the end of Key Stage 2", date(2029, 8, 31)),
        ("by the end of Year 5", date(2028, 8, 31)),
        ("by the end of the summer term 2027", date(2027, 8, 31)),
        ("by Easter 2028", date(2028, 4, 30)),
        ("before she leaves primary school", date(2029, 8, 31)),
        ("by the end of the academic year 2026-27", date(2027, 8, 31)),
        ("by the end of this academic year", date(2027, 8, 31)),
        ("by her 12th birthday", date(2029, 11, 20)),
        ("by the time she is 12", date(2030, 11, 20)),
        ("within the next year", date(2027, 10, 13)),
        ("by the next annual review", date(2027, 10, 12)),
        ("by 1/7/28", date(2028, 7, 1)),
        ("by the 3rd of May", date(2027, 5, 31)),
        ("before the last week of June", date(2027, 6, 30)),
        ("by the beginning of the summer holidays", None),
        ("by half term", None),
        ("by her next birthday", None),
        ("before her GCSEs", None),
    ],
)
def test_a_deadline_is_found_and_resolved(text: str, last: date | None) -> None:
    assert [point.latest for point in deadlines(f"Ama will swim a length {text}.", CALENDAR)] == [last]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Ten signs used at home – July 2028", date(2028, 7, 31)),
        ("Ten signs used at home. Review: June 2028.", date(2028, 6, 30)),
        ("Ten signs used at home, end KS2.", date(2029, 8, 31)),
    ],
)
def test_a_note_ends_with_its_deadline(text: str, last: date) -> None:
    assert [point.latest for point in deadlines(text, CALENDAR)] == [last]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve signs were counted in June 2026.",
        "Seen – June 2026 – by the nurse.",
        "Her Year 2 teacher counted ten signs.",
    ],
)
def test_a_time_that_is_told_of_the_past_is_no_deadline(text: str) -> None:
    assert deadlines(text, CALENDAR) == ()


@pytest.mark.parametrize(
    "text", ["ongoing", "in due course", "over time", "TBC", "as appropriate", "annually"]
)
def test_words_that_put_it_off_are_told_from_deadlines(text: str) -> None:
    assert [point.kind for point in deadlines(text, CALENDAR, bare=True)] == [TimeKind.VAGUE]


@pytest.mark.parametrize(
    "text",
    [
        "Ama will read ten words in a minute.",
        "Ama will count 20 objects on four days a week.",
        "Ama may not remember this.",
        "Ama was assessed in March 2026.",
    ],
)
def test_other_numbers_and_months_are_no_deadlines(text: str) -> None:
    assert deadlines(text, CALENDAR) == ()


@given(st.dates(date(2026, 1, 1), date(2040, 12, 31)))
def test_a_full_date_is_read_as_itself(day: date) -> None:
    written = f"by {day.day} {day:%B} {day.year}"
    assert [point.latest for point in time_points(written, CALENDAR)] == [day]


@given(st.integers(1, 40), st.sampled_from(["week", "month", "term", "year"]))
def test_a_span_from_now_ends_after_the_plan_is_made(number: int, unit: str) -> None:
    [point] = time_points(f"within {number} {unit}s", CALENDAR)
    assert point.latest is not None
    assert point.latest >= CALENDAR.today + timedelta(days=number * 7)


@given(st.integers(1, 12))
def test_a_later_year_group_ends_a_year_later(year: int) -> None:
    this, following = CALENDAR.end_of_year_group(year), CALENDAR.end_of_year_group(year + 1)
    assert this is not None
    assert following is not None
    assert (following.year - this.year, following.month) == (1, 8)
