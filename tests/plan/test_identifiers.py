"""Pupil, learner and NHS numbers against worked examples and against every slip of one digit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import upn as stdnum_upn

from ehcp_docs.plan.identifiers import nhs_number_fault, uln_fault, upn_fault

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
DIGITS = st.sampled_from("0123456789")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("P207000016049", None),
        ("Q207000016049", "upn-check-letter"),  # the worked example of pupil systems' help pages
        ("B801200005001", None),
        ("A801200005001", "upn-check-letter"),
        ("b801 2000 05001", None),
        ("X80120000A001", "upn-form"),
        ("O801200005001", "upn-form"),
        ("B80120000500", "upn-form"),
        ("", "upn-form"),
        ("B80120000500\u0661", "upn-form"),
        ("E000200005001", "upn-la-code"),
        ("R838000016049", None),
    ],
)
def test_upns(number: str, expected: str | None) -> None:
    assert upn_fault(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("9276308686", None),
        ("927 630 8686", None),
        ("9276308687", "uln-check-digit"),
        ("9999999999", "uln-check-digit"),
        ("0276308686", "uln-form"),
        ("927630868", "uln-form"),
        ("92763O8686", "uln-form"),
    ],
)
def test_ulns(number: str, expected: str | None) -> None:
    assert uln_fault(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("9434765919", None),
        ("9997654323", None),
        ("999 765 4323", None),
        ("999-765-4323", None),
        ("9997654324", "nhs-check-digit"),
        ("999765432", "nhs-form"),
        ("0000000000", "nhs-form"),
        ("999765432X", "nhs-form"),
    ],
)
def test_nhs_numbers(number: str, expected: str | None) -> None:
    assert nhs_number_fault(number) == expected


@given(st.text(DIGITS, min_size=11, max_size=11), st.sampled_from(LETTERS + "0123456789"))
def test_the_letter_of_a_upn_is_the_weighted_sum_of_the_rest(digits: str, last: str) -> None:
    values = [*(int(digit) for digit in digits), LETTERS.index(last) if last in LETTERS else int(last)]
    letter = LETTERS[sum(weight * value for weight, value in enumerate(values, 2)) % 23]
    assert upn_fault(letter + digits + last) in (None, "upn-la-code")
    wrong = LETTERS[(LETTERS.index(letter) + 1) % 23]
    assert upn_fault(wrong + digits + last) == "upn-check-letter"
    assert letter == stdnum_upn.calc_check_digit(digits + last)


@given(number=st.sampled_from(["P207000016049", "B801200005001"]), at=st.integers(1, 12), digit=DIGITS)
def test_one_wrong_digit_of_a_upn_is_noticed(number: str, at: int, digit: str) -> None:
    spoilt = number[:at] + digit + number[at + 1 :]
    assert (upn_fault(spoilt) is None) == (spoilt == number)


@given(at=st.integers(1, 9), digit=DIGITS)
def test_one_wrong_digit_of_a_uln_or_nhs_number_is_noticed(at: int, digit: str) -> None:
    for number, fault_of in (("9276308686", uln_fault), ("9997654323", nhs_number_fault)):
        spoilt = number[:at] + digit + number[at + 1 :]
        assert (fault_of(spoilt) is None) == (spoilt == number)


@given(st.text(max_size=30))
def test_no_text_gives_a_traceback(text: str) -> None:
    assert upn_fault(text) in (None, "upn-form", "upn-check-letter", "upn-la-code")
    assert uln_fault(text) in (None, "uln-form", "uln-check-digit")
    assert nhs_number_fault(text) in (None, "nhs-form", "nhs-check-digit")
