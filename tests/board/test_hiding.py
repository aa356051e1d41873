"""Small numbers are hidden, and cannot be worked out from what is shown beside them."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehcp_docs.board.hiding import Whole, count, hidden, share


def test_large_numbers_and_noughts_are_shown_with_their_sum_and_percentage() -> None:
    assert hidden([48, 24, 13, 0], small=4, counting=3) == Whole(parts=(48, 24, 13, 0), total=85, percent=56)


def test_a_small_number_takes_the_smallest_other_with_it_so_that_no_difference_tells_it() -> None:
    assert hidden([180, 3, 40], small=4) == Whole(parts=(180, None, None), total=223, percent=None)


def test_two_small_numbers_of_which_both_must_be_one_take_a_third_with_them() -> None:
    assert hidden([90, 1, 1], small=4).parts == (None, None, None)


def test_a_percentage_that_would_tell_the_small_number_is_not_shown() -> None:
    assert hidden([133, 3, 0, 0], small=4, counting=3).percent is None


def test_a_small_sum_is_not_shown_either() -> None:
    assert hidden([2, 0], small=4).total is None


@pytest.mark.parametrize(("number", "shown"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_a_count_by_itself(number: int, shown: int | None) -> None:
    assert count(number, 4) == shown


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        hidden([3, -1], small=4)


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(1, 8, 13), (1, 3, 33), (2, 3, 67), (0, 5, 0), (0, 0, None)]
)
def test_a_percentage_is_whole_and_a_half_goes_up(part: int, whole: int, percent: int | None) -> None:
    assert share(part, whole) == percent


SMALL = st.integers(min_value=1, max_value=5)
PARTS = st.lists(st.integers(min_value=0, max_value=14), min_size=2, max_size=4)


@settings(max_examples=300, deadline=None)
@given(PARTS, SMALL, st.booleans())
def test_no_hidden_count_can_be_worked_out(parts: list[int], small: int, with_percent: bool) -> None:
    counting = min(3, len(parts)) if with_percent else 0
    whole = hidden(parts, small=small, counting=counting)
    gone = [i for i, part in enumerate(whole.parts) if part is None]
    possible: list[set[int]] = [set() for _ in gone]
    for guess in product(range(1, 46), repeat=len(gone)):
        tried = list(whole.parts)
        for place, value in zip(gone, guess, strict=True):
            tried[place] = value
        fits = whole.total is None or sum(part or 0 for part in tried) == whole.total
        if fits and whole.percent is not None:
            fits = share(tried[0] or 0, sum(part or 0 for part in tried[:counting])) == whole.percent
        if fits:
            for seen, value in zip(possible, guess, strict=True):
                seen.add(value)
        if all(len(seen) > 1 for seen in possible):
            return
    assert not gone


@given(PARTS, SMALL)
def test_what_is_shown_is_true_and_what_is_small_is_not_shown(parts: list[int], small: int) -> None:
    whole = hidden(parts, small=small, counting=2)
    assert all(shown in (None, part) for shown, part in zip(whole.parts, parts, strict=True))
    assert all(shown is None for shown, part in zip(whole.parts, parts, strict=True) if 0 < part <= small)
    assert whole.total in (None, sum(parts))
    assert not 0 < (whole.total or 0) <= small


@given(st.lists(st.sampled_from([0, 9, 30, 200]), min_size=1, max_size=4))
def test_nothing_is_hidden_where_nothing_is_small(parts: list[int]) -> None:
    whole = hidden(parts, small=4)
    assert whole.parts == tuple(parts)
    assert whole.total == sum(parts)
