"""Checks of the next phase: whether a plan in a year of transfer says how the move is prepared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.timing import may_stay
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPlan
from ehcp_docs.rules.registry import plan_check

NEXT = {-1: "school", 6: "secondary school", 11: "education after 16"}
"""The years in which every child moves on, by regulation 18. Junior and middle schools are not known by the year."""

MOVE = re.compile(
    r"\btransition(?:s|ed|ing|al)?\b(?! (?:between|from one|from (?:one )?(?:task|activity)|around|warning|object|card))"
    r"|\btransfer(?:s|red|ring)?\b(?! (?:from (?:bed|chair|wheelchair|floor)|to (?:the )?(?:toilet|chair|bed|floor)))"
    r"|\b(?:moves?|moving|goes|going|start(?:s|ing)?|join(?:s|ing)?|leav(?:e|es|ing)|visit(?:s|ing)?|prepar\w+)"
    r"(?: \w+){0,4} (?:secondary|high school|upper school|senior school|college|sixth form|reception|primary school|"
    r"year (?:7|12|seven|twelve|one)|infant school|"
    r"new (?:school|setting|class|placement)|next (?:school|setting|phase|stage|placement)|post[- ]?16)\b"
    r"|\b(?:secondary|post[- ]?16|phase|college|reception) (?:transfer|transition|move|placement|induction|visits?)\b"
    r"|\b(?:next|new|receiving) (?:school|setting|phase|placement|college)\b|\binduction\b"
    r"|\b(?:adult services|adult social care)\b",
    re.I,
)
_LOOKED_AT = (
    Kind.OUTCOME,
    Kind.DEADLINE,
    Kind.STEP,
    Kind.ARRANGEMENT,
    Kind.PROVISION,
    Kind.PLACEMENT,
    Kind.TARGET,
)


@plan_check("move_not_planned", "phase")
def move_not_planned(plan: ReadPlan) -> Iterator[Hit]:
    """The child moves on at the end of this school year, and nothing in Sections E to I prepares it."""
    phase = NEXT.get(plan.school_year if plan.school_year is not None else 99)
    if phase is None or not plan.outcomes or may_stay(plan):
        return
    if not any(MOVE.search(p.text) for p in plan.of_kind(*_LOOKED_AT)):
        yield Hit(section="E", pointer="/sections/E", fields={"phase": phase})
