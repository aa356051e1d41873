"""Who the plan is for: numbers, year group, and a reference that gives nothing away.

No message repeats a number, a name or the date of birth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ehcp_docs.errors import Fault
from ehcp_docs.plan.crosschecks.parts import Parts
from ehcp_docs.plan.days import YEAR_GROUPS, age_at_start
from ehcp_docs.plan.identifiers import nhs_number_fault, uln_fault, upn_fault

NUMBERS: tuple[tuple[str, Callable[[str], str | None]], ...] = (
    ("upn", upn_fault),
    ("uln", uln_fault),
    ("nhs_number", nhs_number_fault),
)
SAYS: dict[str, tuple[str, str]] = {
    "upn-form": (
        "The UPN is not in the right form.",
        "A UPN is a letter and 12 digits; a temporary one is a letter, 11 digits and a letter.",
    ),
    "upn-check-letter": (
        "The UPN's first letter does not fit its digits: one of them is mistyped.",
        "Copy the number afresh from the school's records.",
    ),
    "upn-la-code": (
        "The UPN's authority code (its first three digits) is not one that ehcp-docs knows.",
        "Check it; the list may lack an authority made in recent years.",
    ),
    "uln-form": (
        "The ULN is not in the right form.",
        "A ULN is ten digits, and the first is not 0.",
    ),
    "uln-check-digit": (
        "The ULN's last digit does not fit the others: one of them is mistyped.",
        "Copy the number afresh from the learning record.",
    ),
    "nhs-form": (
        "The NHS number is not in the right form.",
        "An NHS number is ten digits, with or without spaces.",
    ),
    "nhs-check-digit": (
        "The NHS number's last digit does not fit the others: one of them is mistyped.",
        "Copy the number afresh from a health record or letter.",
    ),
}


def check(parts: Parts) -> Iterator[Fault]:
    """Faults of numbers, of the reference and of the year group."""
    for field, fault_of in NUMBERS:
        number = parts.get("child", field)
        code = fault_of(number) if isinstance(number, str) else None
        if code:
            yield parts.fault(code, ("child", field), *SAYS[code])
    if _identifies(parts):
        said = "The reference holds the name, UPN or NHS number, and is printed and used in file names."
        yield parts.fault(
            "reference-identifies", ("reference",), said, "Use a reference that gives nothing away."
        )
    yield from _year_group(parts)


def _identifies(parts: Parts) -> bool:
    reference = str(parts.data.get("reference", "")).casefold()
    words = re.findall(r"[a-z]+", reference)
    name = re.findall(r"[^\W\d_]{3,}", str(parts.get("child", "name") or "").casefold())
    numbers = [_bare(parts.get("child", field)) for field, _ in NUMBERS]
    return any(part in words for part in name) or any(
        len(number) >= 10 and number in _bare(reference) for number in numbers
    )


def _bare(number: object) -> str:
    return re.sub(r"[^a-z0-9]", "", str(number or "").casefold())


def _year_group(parts: Parts) -> Iterator[Fault]:
    group, born, day = parts.get("child", "year_group"), parts.born, parts.known_on
    if not group or not born or not day or parts.get("child", "taught_out_of_year"):
        return
    age = age_at_start(day, born)
    # From June on a plan may be written for the year group of next September, and so may one not yet dated.
    ages = {age, age + 1} if day.month in (6, 7, 8) or day != parts.made_on else {age}
    place = ("child", "year_group")
    if group == "Not in education":
        if max(ages) >= 5 and min(ages) < 16:
            said = "The year group says “Not in education”, but the child is of school age."
            hint = "Check it; a child taught at home or elsewhere has a year group."
            yield parts.fault("not-in-education", place, said, hint)
    elif group in YEAR_GROUPS and not ages & set(YEAR_GROUPS[group]):
        usual = next((name for name, taken in YEAR_GROUPS.items() if age in taken), None)
        said = f"“{group}” does not fit the date of birth" + (
            f": on {day} it would be {usual}." if usual else "."
        )
        hint = "Correct one of them, or set “taught_out_of_year” to true if that is agreed."
        yield parts.fault("year-group", place, said, hint)
