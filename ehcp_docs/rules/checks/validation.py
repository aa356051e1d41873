"""What validation finds, as findings of the audit: each check stands for the codes of one question.

The cross checks are run here on the plan as it was built, so that an audit finds the same whether or not
anybody validated the file before; what only validation of the file can see comes with ``ReadPlan.faults``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ehcp_docs.errors import Fault
from ehcp_docs.plan.build import plan_data
from ehcp_docs.plan.crosschecks import crosscheck
from ehcp_docs.plan.crosschecks.parts import Parts
from ehcp_docs.rules.memory import plan_fact
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPlan
from ehcp_docs.rules.registry import PlanCheck, plan_check

CODES: Mapping[str, tuple[str, ...]] = {
    "fault_of_status": ("draft-signed", "draft-final-date", "amended-no-first-date"),
    "fault_of_signing": ("sign-off-after-issue", "sign-off-before-draft"),
    "fault_of_date_order": ("date-order", "period-backwards", "date-before-birth", "date-too-late"),
    "fault_no_placement": ("final-no-placement",),
    "fault_unsigned": ("final-unsigned", "final-no-date"),
    "fault_of_review_date": ("final-no-review-date", "review-due-late", "review-due-before-issue"),
    "fault_review_after_last": ("review-due-after-last-review",),
    "fault_of_age": ("birth-after-plan", "age-over-25"),
    "fault_last_year": ("age-25",),
    "fault_not_in_education": ("not-in-education",),
    "fault_h1_adult": ("h1-adult",),
    "fault_of_direct_payment": ("direct-payment-not-in-j", "direct-payment-not-marked"),
    "fault_payment_unlinked": ("direct-payment-unlinked",),
    "fault_budget_not_requested": ("budget-not-requested",),
    "fault_advice_after_plan": ("advice-after-plan", "advice-after-draft"),
}
"""Each check and the codes of validation that it tells."""

_SECTION = re.compile(r"^/sections/(A|B|C|D|E|F|G|H1|H2|I|J|K)$")
_MUST_HAVE_ENTRIES = frozenset({"A", "B", "E", "F", "K"})


@plan_fact
def faults(plan: ReadPlan) -> tuple[Fault, ...]:
    """The faults handed in and those that the cross checks find, each once, in the order found."""
    crossed = crosscheck(Parts(plan_data(plan.plan), frozenset(), None))
    by = {(fault.code, fault.place): fault for fault in (*plan.faults, *crossed)}
    return tuple(by.values())


def section_of(pointer: str) -> str:
    """The section in which a JSON pointer lies; ID for the front of the plan."""
    parts = pointer.split("/")
    return parts[2] if len(parts) > 2 and parts[1] == "sections" else "ID"


def _hit(fault: Fault) -> Hit:
    return Hit(
        pointer=fault.place,
        section=section_of(fault.place),
        fields={"said": fault.message, "hint": fault.hint},
    )


def _telling(codes: tuple[str, ...]) -> PlanCheck:
    def tell(plan: ReadPlan) -> Iterator[Hit]:
        return (_hit(fault) for fault in faults(plan) if fault.code in codes)

    return tell


for _name, _codes in CODES.items():
    plan_check(_name, "said", "hint")(_telling(_codes))


@plan_check("section_missing", "letter")
def section_missing(plan: ReadPlan) -> Iterator[Hit]:
    """A lettered section that is not there, or one that cannot be empty and is."""
    for fault in faults(plan):
        found = _SECTION.match(fault.place)
        if not found:
            continue
        empty = fault.code == "section-empty" and found[1] in _MUST_HAVE_ENTRIES
        if fault.code == "field-missing" or empty:
            yield Hit(pointer=fault.place, section=found[1], fields={"letter": found[1]})
