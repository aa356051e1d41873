"""What a draft must not have and a final plan must."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_docs.errors import Fault
from ehcp_docs.plan.crosschecks.parts import Parts


def check(parts: Parts) -> Iterator[Fault]:
    """Faults of the plan's status."""
    if parts.is_draft:
        yield from _draft(parts)
    if parts.is_final:
        yield from _final(parts)
    first = ("dates", "first_plan_issued")
    if parts.status.startswith("amended") and parts.get(*first) is None and not parts.is_broken(*first):
        said = "An amended plan must say when the first plan was made: “first_plan_issued” is missing."
        yield parts.fault("amended-no-first-date", first, said, "Add the date.")


def _draft(parts: Parts) -> Iterator[Fault]:
    for item in parts.items("I"):
        if parts.status == "draft":
            code, rule = (
                "draft-names-setting",
                "Section 38(5) of the Children and Families Act 2014 forbids it",
            )
        else:
            code, rule = (
                "amended-draft-names-setting",
                "It is not forbidden, as in a first draft, but usual to leave it out",
            )
        said = (
            f"A{'n amended' if parts.status != 'draft' else ''} draft names a setting or a type of setting."
        )
        yield parts.fault(code, item.path, said, f"{rule}: empty “placements” until the final plan.")
    if parts.get("sign_off") is not None:
        said = "A draft carries a signature."
        yield parts.fault(
            "draft-signed", ("sign_off",), said, "Take “sign_off” out, or set the status to final."
        )
    if parts.get("dates", "final_issued"):
        said = "A draft carries the date of a final plan."
        hint = "Take “final_issued” out, or set the status to final. An earlier plan has “first_plan_issued”."
        yield parts.fault("draft-final-date", ("dates", "final_issued"), said, hint)


FINAL = (
    (
        ("sign_off",),
        "final-unsigned",
        "A final plan must be signed: “sign_off” is missing.",
        "Add name, role and date of the officer who signs it off.",
    ),
    (
        ("dates", "final_issued"),
        "final-no-date",
        "A final plan must be dated: “final_issued” is missing.",
        "Add the date of issue.",
    ),
    (
        ("dates", "review_due"),
        "final-no-review-date",
        "A final plan must say by when it is reviewed: “review_due” is missing.",
        "Add the date: at the latest the day before the plan is a year old (section 44(1)).",
    ),
)


def _final(parts: Parts) -> Iterator[Fault]:
    for path, code, said, hint in FINAL:
        if parts.get(*path) is None and not parts.is_broken(*path):
            yield parts.fault(code, path, said, hint)
    placement = ("sections", "I")
    if parts.is_broken(*placement) or parts.get(*placement) is None:
        return
    if not list(parts.items("I")) and not parts.get(*placement, "statement"):
        said = "Section I of a final plan names neither a setting, nor a type of setting, nor says why."
        hint = (
            "Add a placement, or a statement: education otherwise than at school, or the parents arrange it."
        )
        yield parts.fault("final-no-placement", placement, said, hint)
