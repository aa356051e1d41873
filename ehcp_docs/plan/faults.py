"""What validation can find: every code in one table, and what a check hands back.

A fault means that the file cannot be used as it is; a warning, that a person should look. Which of the two
a code is, stands here and nowhere else. Codes are stable: the audit maps them to criteria, and programs read
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ehcp_docs.errors import Fault


class Meaning(NamedTuple):
    """What a code stands for."""

    says: str
    warns: bool = False
    """True for a warning: the file is still good."""


CODES: Mapping[str, Meaning] = {
    # The file itself
    "file-missing": Meaning("There is no such file."),
    "file-folder": Meaning("The path is a folder, or something else that is not a file."),
    "file-permission": Meaning("The file may not be read by this user."),
    "file-unreadable": Meaning("The system could not read the file."),
    "file-too-large": Meaning("The file is larger than any plan."),
    "file-empty": Meaning("The file is empty."),
    "file-kind": Meaning("The file is a Word, PDF or other file, not JSON."),
    "file-encoding": Meaning("The file is not UTF-8."),
    # JSON
    "json-syntax": Meaning("The file is not correct JSON."),
    "json-cut-off": Meaning("The file ends before the JSON does."),
    "json-too-deep": Meaning("Brackets are nested too deeply."),
    "json-number": Meaning("A number is not one that JSON knows (NaN, Infinity, or too large)."),
    "json-character": Meaning("A text holds half of a character, which no document can show."),
    "json-not-object": Meaning("The file holds a list or a single value, not an object."),
    "json-duplicate-key": Meaning("A field is given twice in one object."),
    # The schema
    "not-a-plan": Meaning("The file is JSON, but not of the kind asked for."),
    "schema-version": Meaning("The file's format has a version that this ehcp-docs does not read."),
    "field-missing": Meaning("A field that must be there is not."),
    "field-unknown": Meaning("A field is not one of the format."),
    "field-empty": Meaning("A text or list is empty."),
    "field-type": Meaning("A value is of the wrong kind, such as text for a number."),
    "field-value": Meaning("A value is not one of those allowed."),
    "field-form": Meaning("A text is not in the form that the field asks for."),
    "field-range": Meaning("A number or a list is too small or too large."),
    "field-repeats": Meaning("A list names the same thing twice."),
    "date-form": Meaning("A date is not written as year-month-day."),
    "date-impossible": Meaning("A date is not in the calendar."),
    # Ids and links
    "id-duplicate": Meaning("Two entries have the same id."),
    "id-section": Meaning("An id does not begin with the letter of its section."),
    "link-dangling": Meaning("A link names an id that is not in the plan."),
    "link-wrong-kind": Meaning("A link names an entry of another kind."),
    # Dates and ages
    "date-order": Meaning("Two dates of the process are in the wrong order."),
    "date-before-birth": Meaning("A date is before the date of birth."),
    "date-too-late": Meaning("A date is after the 26th birthday."),
    "birth-after-plan": Meaning("The date of birth is after the plan's dates."),
    "age-over-25": Meaning("The person is 26 or over on the plan's dates (section 46 CFA 2014)."),
    "age-25": Meaning("The person is 25; only until the end of that academic year (section 46).", warns=True),
    "period-backwards": Meaning("Something ends before it begins."),
    "sign-off-after-issue": Meaning("The plan was signed after it was issued."),
    "sign-off-before-draft": Meaning("The plan was signed before the draft was sent."),
    "review-due-before-issue": Meaning("The review is due on or before the day of issue."),
    "review-due-late": Meaning("The review is due later than section 44(1) CFA 2014 allows."),
    "review-due-after-last-review": Meaning(
        "The review is due more than 12 months after the last review, though not after issue.", warns=True
    ),
    "advice-after-plan": Meaning("Advice, views or a nil statement are later than the final plan."),
    "advice-after-draft": Meaning(
        "Advice, views or a nil statement are later than the draft's date.", warns=True
    ),
    "step-after-outcome": Meaning("A step is set for a time after its outcome's.", warns=True),
    "outcome-by-differs": Meaning("An outcome's date and its words for it say different months.", warns=True),
    # Identity
    "upn-form": Meaning("The UPN is not a letter and 12 digits (or 11 digits and a letter)."),
    "upn-check-letter": Meaning("The UPN's check letter does not fit its digits."),
    "upn-la-code": Meaning(
        "The UPN's authority code is not in the list, which may be incomplete.", warns=True
    ),
    "uln-form": Meaning("The ULN is not ten digits, the first not 0."),
    "uln-check-digit": Meaning("The ULN's check digit does not fit."),
    "nhs-form": Meaning("The NHS number is not ten digits."),
    "nhs-check-digit": Meaning("The NHS number's check digit does not fit."),
    "reference-identifies": Meaning("The plan's reference holds the name, UPN or NHS number."),
    "year-group": Meaning("The year group does not fit the date of birth on the plan's date."),
    "not-in-education": Meaning("A child of school age is marked as not in education.", warns=True),
    # Status
    "draft-names-setting": Meaning("A draft names a setting or its type (section 38(5) CFA 2014)."),
    "amended-draft-names-setting": Meaning("An amended draft names a setting, against practice.", warns=True),
    "draft-signed": Meaning("A draft carries a signature."),
    "draft-final-date": Meaning("A draft carries the date of a final plan."),
    "final-unsigned": Meaning("A final plan is not signed."),
    "final-no-date": Meaning("A final plan has no date of issue."),
    "final-no-review-date": Meaning("A final plan has no date for its review."),
    "final-no-placement": Meaning(
        "A final plan's Section I has neither a setting, nor a type, nor a statement."
    ),
    "amended-no-first-date": Meaning("An amended plan does not say when the first plan was made."),
    # Sections
    "section-empty": Meaning("A section has neither entries nor a nil statement."),
    "nil-with-items": Meaning("A section has entries and says that there are none."),
    "nil-unusual": Meaning(
        "Section B or F says that there is nothing, though a plan rests on them.", warns=True
    ),
    "h1-adult": Meaning("Section H1 has provision for a person of 18 or over."),
    "direct-payment-not-in-j": Meaning("A provision by direct payment is not in Section J."),
    "direct-payment-not-marked": Meaning(
        "Section J pays for a provision that is not marked as a direct payment."
    ),
    "direct-payment-unlinked": Meaning(
        "A direct payment names no needs or no outcomes (regulation 12(1)(j))."
    ),
    "budget-not-requested": Meaning("Section J has items, though no budget was asked for.", warns=True),
    "elements-group": Meaning("The smallest group is larger than the largest."),
    "elements-times-per": Meaning("A number of times is given without its period."),
    "elements-hours": Meaning("Times and minutes do not make the hours a week that are given.", warns=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check of one file found."""

    faults: tuple[Fault, ...] = ()
    """What must be put right."""
    warnings: tuple[Fault, ...] = ()
    """What a person should look at."""

    @property
    def is_clean(self) -> bool:
        """Whether there are no faults; warnings may be left."""
        return not self.faults


def sorted_out(found: Iterable[Fault]) -> Checked:
    """The faults and the warnings, each in the order of the file."""
    in_order = sorted(found, key=lambda fault: fault.line or 0)
    return Checked(
        faults=tuple(fault for fault in in_order if not CODES[fault.code].warns),
        warnings=tuple(fault for fault in in_order if CODES[fault.code].warns),
    )
