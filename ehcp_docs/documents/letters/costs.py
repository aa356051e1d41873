"""What the provision of a plan costs in a year, who pays, and what the authority adds to the setting's share.

A setting pays a first share of a child's extra help from its own notional budget: 6,000 pounds a year in the
national funding rules. What its provision costs above that is the top-up.
"""

from __future__ import annotations

from typing import Final

from ehcp_docs.case.help import Cost
from ehcp_docs.case.model import Case
from ehcp_docs.documents.filters import as_text, pounds
from ehcp_docs.documents.letters.fields import CostsView, CostView
from ehcp_docs.plan.model import Plan

SCHOOL_WEEKS: Final = 39
"""Weeks in a school year: 195 days, five of them for training."""
FIRST_SHARE: Final = 6000.0


def costs_view(case: Case, plan: Plan | None) -> CostsView | None:
    """The costed provision of the case; None where no cost is given."""
    if not case.costs:
        return None
    items = tuple(_item(cost) for cost in case.costs)
    setting, authority, health = (
        sum(item.pounds for item in items if item.paid_by == payer)
        for payer in ("setting", "authority", "health")
    )
    first = FIRST_SHARE if case.school_first_pounds is None else case.school_first_pounds
    costed = {item.provision for item in items}
    return CostsView(
        items=items,
        total=round(sum(item.pounds for item in items), 2),
        setting_total=round(setting, 2),
        school_first=round(min(first, setting), 2),
        top_up=round(max(0.0, setting - first), 2),
        authority_total=round(authority, 2),
        health_total=round(health, 2),
        not_costed=tuple(item.id for _, item in plan.provision() if item.id not in costed) if plan else (),
    )


def _item(cost: Cost) -> CostView:
    weeks = SCHOOL_WEEKS if cost.weeks_per_year is None else cost.weeks_per_year
    shared = cost.shared_by or 1
    amount = round(cost.hours_per_week * weeks * cost.pounds_per_hour / shared, 2)
    words = f"{as_text(cost.hours_per_week)} hours × {weeks} weeks × {pounds(cost.pounds_per_hour)}"
    return CostView(
        provision=cost.provision,
        what=cost.what or "",
        sum=f"{words}, shared by {shared}" if shared > 1 else words,
        pounds=amount,
        paid_by=cost.paid_by or "setting",
    )
