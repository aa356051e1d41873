"""Sections I, J and K and the short-term targets, ready to print."""

from __future__ import annotations

from ehcp_docs.documents.filters import pounds
from ehcp_docs.documents.plan_links import PlanLinks
from ehcp_docs.documents.plan_rows import NARROW, rows
from ehcp_docs.documents.plan_words import (
    ADVICE,
    NO_LINK,
    counted,
    date_words,
    details,
    lines,
    listed,
    sentence,
    upper_first,
)
from ehcp_docs.documents.section_fields import (
    AdviceView,
    BudgetView,
    Line,
    PlacementView,
    SectionIView,
    SectionJView,
    SectionKView,
    TargetView,
)
from ehcp_docs.plan.model import Advice, BudgetItem, Placement, Plan, SectionK, Target

RESULTS = {"met": "Met", "partly_met": "Partly met", "not_met": "Not met", "ended": "Ended"}
ARRANGEMENTS = {
    "direct_payment": "A direct payment to the family",
    "notional": "Held by the authority or the setting",
    "third_party": "Paid to someone who manages it for the family",
}


def section_i(plan: Plan) -> SectionIView:
    """Section I; a draft may not refer to it (section 38(5)), so the template is handed nothing."""
    section = plan.sections.I
    if plan.status.is_draft:
        return SectionIView(placements=(), statement="")
    several = len(section.placements) > 1
    return SectionIView(
        placements=tuple(
            PlacementView(heading=f"Setting {at}" if several else "Setting", lines=_placement(placement))
            for at, placement in enumerate(section.placements, start=1)
        ),
        statement=section.statement or "",
    )


def _placement(placement: Placement) -> tuple[Line, ...]:
    return lines(
        ("Name", placement.name),
        ("Type", placement.type),
        ("Attendance", placement.attendance),
        ("From", date_words(placement.from_)),
        ("Until", date_words(placement.to)),
        ("Unique reference number", placement.urn),
        ("UK provider number", placement.ukprn),
    )


def section_j(links: PlanLinks) -> SectionJView:
    """Section J; without a statement in the data, one that follows from them."""
    section = links.plan.sections.J
    asked = "A personal budget was asked for." if section.requested else "No personal budget was asked for."
    return SectionJView(
        statement=section.statement or asked,
        items=tuple(row for item in section.items for row in rows(_budget(links, item), NARROW)),
    )


def _budget(links: PlanLinks, item: BudgetItem) -> BudgetView:
    served = [links.items[id] for id in item.provision if id in links.items]
    needs = item.needs or tuple(dict.fromkeys(id for one in served for id in one.needs))
    outcomes = item.outcomes or tuple(dict.fromkeys(id for one in served for id in one.outcomes))
    return BudgetView(
        provision=listed(links.name(id) for id in item.provision),
        amount=" for ".join(part for part in (pounds(item.amount_pounds), item.period) if part),
        needs=listed(needs) or NO_LINK,
        outcomes=listed(outcomes) or NO_LINK,
        details=details(
            lines(
                ("How", ARRANGEMENTS[item.arrangement]),
                ("Managed by", item.managed_by),
                ("Agreed", date_words(item.agreed_on)),
                ("Review", date_words(item.review_on)),
            ),
            lines(("Use", item.flexibility)),
        ),
    )


def section_k(section: SectionK) -> SectionKView:
    """Section K."""
    return SectionKView(
        advice=tuple(_advice(advice) for advice in section.advice),
        not_obtained=lines(*((ADVICE[missing.kind], missing.reason) for missing in section.not_obtained)),
    )


def _advice(advice: Advice) -> AdviceView:
    kind = ADVICE.get(advice.kind or "", "")
    pages = counted(advice.pages, "page") if advice.pages else ""
    author = advice.author or ("Author not named" if advice.role else "Not stated")
    agreed = "earlier advice, agreed to be enough" if advice.agreed_sufficient else ""
    return AdviceView(
        id=advice.id,
        title=advice.title,
        kind="" if kind.casefold() == advice.title.casefold() else kind,
        author="\n".join(part for part in (author, advice.role) if part),
        date=date_words(advice.date) or "Not dated",
        notes=sentence(upper_first("; ".join(part for part in (pages, agreed) if part))),
    )


def target_view(links: PlanLinks, target: Target) -> TargetView:
    """A short-term target."""
    return TargetView(
        id=target.id,
        text=target.text,
        details=details(
            lines(("Success", target.success)),
            lines(
                ("Who helps", target.by_whom),
                ("From", date_words(target.start)),
                ("Result", RESULTS.get(target.result or "")),
            ),
        ),
        leads_to=links.mark(target.outcome),
        review_by=date_words(target.review_by) or "Not stated",
    )
