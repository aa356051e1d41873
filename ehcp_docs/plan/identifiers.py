"""Pupil, learner and NHS numbers: whether they have the right form and check digit.

UPN and NHS number by python-stdnum, which has no ULN. A worked example of the UPN that is passed around in
help pages of pupil systems is wrong by one: P207000016049 is right, Q… is not.
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidComponent, ValidationError
from stdnum.gb import nhs, upn

# Codes that python-stdnum's list of 2011 lacks: those outside of England, and the authorities made since
# (Bournemouth, Christchurch and Poole; Dorset; the two in Northamptonshire; the two in Cumbria).
_LATER_AUTHORITIES = frozenset(
    [*range(1, 6), *range(660, 682), *range(701, 709), 820, 838, 839, *range(940, 944)]
)


def upn_fault(number: str) -> str | None:
    """The code of what is wrong with a unique pupil number, or None."""
    compact = upn.compact(number)
    if not re.fullmatch(r"[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]", compact):
        return "upn-form"
    if upn.calc_check_digit(compact[1:]) != compact[0]:
        return "upn-check-letter"
    try:
        upn.validate(compact)
    except InvalidComponent:
        return None if int(compact[1:4]) in _LATER_AUTHORITIES else "upn-la-code"
    return None


def uln_fault(number: str) -> str | None:
    """The code of what is wrong with a unique learner number, or None."""
    compact = re.sub(r"[ -]", "", number)
    if not re.fullmatch(r"[1-9][0-9]{9}", compact):
        return "uln-form"
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 0, -1), compact, strict=True))
    return None if total % 11 == 10 else "uln-check-digit"


def nhs_number_fault(number: str) -> str | None:
    """The code of what is wrong with an NHS number, or None. Ten times the same digit is a placeholder."""
    compact = nhs.compact(number)
    if not re.fullmatch(r"[0-9]{10}", compact) or len(set(compact)) == 1:
        return "nhs-form"
    try:
        nhs.validate(compact)
    except ValidationError:
        return "nhs-check-digit"
    return None
