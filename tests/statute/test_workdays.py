"""Working days: bank holidays by name, counts over Christmas and Easter, and what holds for every day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_docs.errors import InputError, RuleError
from ehcp_docs.statute import workdays
from ehcp_docs.statute.read import statute
from ehcp_docs.statute.spans import Direction, Span, StartDay, TermEnd, Unit
from ehcp_docs.statute.workdays import (
    Desk,
    bank_holidays,
    is_working_day,
    rest_words,
    term_end,
    tribunal_day,
    working_day,
)

DAYS = st.dates(min_value=date(2018, 4, 3), max_value=date(2060, 12, 31))
COUNTS = st.integers(min_value=1, max_value=40)
DESKS = st.sampled_from(Desk)


@pytest.fixture
def own_days(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Lets a test write an authority's own working_days.yaml; forgets what was read before and after."""

    def written(text: str) -> None:
        (tmp_path / "templates").mkdir()
        (tmp_path / "templates" / "working_days.yaml").write_text(text, "utf-8")
        monkeypatch.setenv("EHCP_HOME", str(tmp_path))
        _forget()

    yield written
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    workdays._rules.cache_clear()
    bank_holidays.cache_clear()


def test_the_bank_holidays_of_england_and_wales_in_2026_and_2027() -> None:
    weekdays = {
        year: [day for day in sorted(bank_holidays(year)) if day.weekday() < 5] for year in (2026, 2027)
    }
    assert [f"{day:%d %b}" for day in weekdays[2026]] == [
        "01 Jan", "03 Apr", "06 Apr", "04 May", "25 May", "31 Aug", "25 Dec", "28 Dec",
    ]  # fmt: skip
    assert [f"{day:%d %b}" for day in weekdays[2027]] == [
        "01 Jan", "26 Mar", "29 Mar", "03 May", "31 May", "30 Aug", "27 Dec", "28 Dec",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("event", "count", "desk", "with_event", "last_day"),
    [
        # Easter 2026: Good Friday 3 April, Easter Monday 6 April.
        (date(2026, 4, 1), 3, Desk.ENGLAND_AND_WALES, False, date(2026, 4, 8)),
        (date(2026, 4, 2), 1, Desk.ENGLAND_AND_WALES, True, date(2026, 4, 2)),
        (date(2026, 4, 3), 1, Desk.ENGLAND_AND_WALES, True, date(2026, 4, 7)),
        # Christmas 2026: 25 December is a Friday, 28 December stands for Boxing Day.
        (date(2026, 12, 23), 3, Desk.ENGLAND_AND_WALES, False, date(2026, 12, 30)),
        (date(2026, 12, 14), 15, Desk.ENGLAND_AND_WALES, True, date(2027, 1, 6)),
        # Easter 2027, from a Saturday on which nobody works.
        (date(2027, 3, 20), 15, Desk.ENGLAND_AND_WALES, True, date(2027, 4, 13)),
        # Christmas 2027: both days fall on the weekend and move to 27 and 28 December.
        (date(2027, 12, 24), 2, Desk.ENGLAND_AND_WALES, False, date(2027, 12, 30)),
        # No day in August and none from 25 December to 1 January is one of the Tribunal's.
        (date(2026, 7, 15), 30, Desk.TRIBUNAL, False, date(2026, 9, 24)),
        (date(2026, 12, 1), 30, Desk.TRIBUNAL, False, date(2027, 1, 20)),
        (date(2027, 12, 23), 2, Desk.TRIBUNAL, False, date(2028, 1, 4)),
        (date(2027, 7, 30), 1, Desk.TRIBUNAL, False, date(2027, 9, 1)),
        # Before an event.
        (date(2026, 4, 8), -3, Desk.ENGLAND_AND_WALES, False, date(2026, 4, 1)),
    ],
)
def test_working_days_are_counted(
    event: date, count: int, desk: Desk, with_event: bool, last_day: date
) -> None:
    assert working_day(event, count, desk, with_event=with_event) == last_day


@given(day=DAYS, count=COUNTS, desk=DESKS)
def test_so_many_working_days_are_so_many(day: date, count: int, desk: Desk) -> None:
    last = working_day(day, count, desk, with_event=False)
    between = (day + timedelta(days=number) for number in range(1, (last - day).days + 1))
    assert sum(is_working_day(one, desk) for one in between) == count
    assert is_working_day(last, desk)


@given(day=DAYS, count=COUNTS, desk=DESKS)
def test_the_day_of_the_event_counts_where_it_is_a_working_day(day: date, count: int, desk: Desk) -> None:
    counted = working_day(day, count, desk, with_event=True)
    if is_working_day(day, desk):
        assert counted == (working_day(day, count - 1, desk, with_event=False) if count > 1 else day)
    else:
        assert counted == working_day(day, count, desk, with_event=False)


@given(day=DAYS, count=COUNTS, desk=DESKS)
def test_so_many_working_days_back_and_forth_come_to_the_same_day(day: date, count: int, desk: Desk) -> None:
    there = working_day(day, count, desk, with_event=False)
    back = working_day(there, -count, desk, with_event=False)
    assert back <= day or not is_working_day(day, desk)
    if is_working_day(day, desk):
        assert back == day


@given(day=DAYS, later=st.integers(min_value=1, max_value=60), count=COUNTS, desk=DESKS)
def test_a_later_day_never_gives_an_earlier_working_day(
    day: date, later: int, count: int, desk: Desk
) -> None:
    one, other = (
        working_day(start, count, desk, with_event=True) for start in (day, day + timedelta(days=later))
    )
    assert one <= other


@given(day=DAYS)
def test_a_day_of_the_tribunal_moves_only_out_of_august_and_christmas(day: date) -> None:
    moved = tribunal_day(day)
    closed = day.month == 8 or (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1)
    assert (moved != day) == closed
    if closed:
        assert moved > day
        assert is_working_day(moved, Desk.TRIBUNAL)
        assert moved.month in (1, 9)


@given(day=DAYS)
def test_no_limit_ends_before_it_begins_nor_after_it_where_it_comes_before(day: date) -> None:
    found = statute()
    for limit in found.limits:
        if limit.has_last_day(day) and limit.holds_on(day):
            last = found.counted(limit, {limit.start: day}).last_day
            assert last <= date(day.year, 3, 30) or last < day if limit.is_before else last >= day, limit.id


@given(day=DAYS, later=st.integers(min_value=1, max_value=500))
def test_no_limit_ends_earlier_where_its_time_begins_later(day: date, later: int) -> None:
    found, other = statute(), day + timedelta(days=later)
    for limit in found.limits:
        if limit.has_last_day(day) and limit.holds_on(day):
            one, two = (found.counted(limit, {limit.start: start}).last_day for start in (day, other))
            assert one <= two, limit.id


@given(decided=DAYS, wait=st.integers(min_value=0, max_value=90))
def test_an_appeal_has_two_months_from_the_letter_and_one_from_the_certificate(
    decided: date, wait: int
) -> None:
    found, issued = statute(), decided + timedelta(days=wait)
    alone = found.due("T30", {"decision_sent": decided}).last_day
    both = found.due("T30", {"decision_sent": decided, "mediation_certificate_issued": issued}).last_day
    assert both >= alone
    assert (both - issued).days >= 28


@given(notice=DAYS, before=st.integers(min_value=0, max_value=120))
def test_the_earlier_of_two_last_days_is_the_earlier(notice: date, before: int) -> None:
    meeting = notice - timedelta(days=before)
    due = statute().due("T14", {"amendment_notice_sent": notice, "review_meeting": meeting})
    assert due.last_day == min(notice + timedelta(weeks=8), meeting + timedelta(weeks=12))


def test_a_year_without_known_bank_holidays_is_an_error() -> None:
    with pytest.raises(InputError, match="bank holidays of 2101 are not known"):
        working_day(date(2100, 12, 30), 5, Desk.ENGLAND_AND_WALES, with_event=False)
    with pytest.raises(InputError, match="bank holidays of 1700"):
        bank_holidays(1700)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 5, 25), "a bank holiday"),
        (date(2026, 12, 26), "a bank holiday"),
        (date(2026, 5, 23), "a Saturday"),
        (date(2026, 5, 24), "a Sunday"),
        (date(2026, 5, 26), ""),
    ],
)
def test_a_day_of_rest_is_called_by_its_name(day: date, words: str) -> None:
    assert rest_words(day) == words


OWN = """country: GB
subdivision: ENG
added: [{on: "2027-06-07", name: A proclaimed day}]
removed: ["2027-05-31"]
closed_to_the_tribunal: []
terms:
  - {name: Autumn, first: "2026-09-02", last: "2026-12-18"}
  - {name: Spring, first: "2027-01-04", last: "2027-03-25"}
"""


def test_a_proclaimed_bank_holiday_can_be_added_and_a_moved_one_removed(own_days) -> None:
    assert is_working_day(date(2027, 6, 7))
    assert not is_working_day(date(2027, 5, 31))
    own_days(OWN)
    assert not is_working_day(date(2027, 6, 7))
    assert is_working_day(date(2027, 5, 31))
    assert tribunal_day(date(2026, 8, 3)) == date(2026, 8, 3)


@pytest.mark.parametrize(
    ("event", "terms", "last_day"),
    [
        (date(2026, 9, 2), 1, date(2026, 12, 18)),
        (date(2026, 12, 18), 1, date(2026, 12, 18)),
        (date(2026, 12, 19), 1, date(2027, 3, 25)),
        (date(2026, 11, 3), 2, date(2027, 3, 25)),
        (date(2026, 9, 1), 1, None),
        (date(2026, 11, 3), 3, None),
        (date(2027, 3, 26), 1, None),
    ],
)
def test_a_term_ends_on_its_last_day_where_the_terms_are_known(
    own_days, event: date, terms: int, last_day: date | None
) -> None:
    own_days(OWN)
    assert term_end(event, terms) == last_day
    period = TermEnd(start="targets_started", terms=terms)
    assert period.is_known(event) == (last_day is not None)
    if last_day is None:
        with pytest.raises(InputError, match=r"terms from .* are not known"):
            period.last_day(event)
    else:
        assert period.last_day(event) == last_day


def test_what_is_counted_in_terms_has_its_sum_once_they_are_known(own_days) -> None:
    found, started = statute(), {"targets_started": date(2026, 11, 3)}
    assert [due.limit.id for due in found.all_due(started)] == []
    own_days(OWN)
    assert [due.formula for due in found.all_due(started)] == [
        "term's targets started 3 Nov 2026, end of that term = 18 Dec 2026, Code of Practice 9.69 for the targets, "
        "and local practice for once a term"
    ]


def test_a_broken_file_of_working_days_is_refused_with_the_place(own_days) -> None:
    own_days("country: GB\n")
    with pytest.raises(RuleError) as caught:
        bank_holidays(2026)
    assert any("subdivision" in fault.message for fault in caught.value.faults)


def test_working_days_before_an_event_leave_all_of_them() -> None:
    span = Span(
        start="event",
        count=3,
        unit=Unit.WORKING_DAY,
        start_day=StartDay.NOT_COUNTED,
        direction=Direction.BEFORE,
    )
    assert span.last_day(date(2026, 4, 8)) == date(2026, 4, 1)
