"""Sections A to H2 ready to print: what belongs together, in which order, and each thing once."""

from __future__ import annotations

from ehcp_docs.documents.plan_links import Group, PlanLinks
from ehcp_docs.documents.plan_rows import rows
from ehcp_docs.documents.plan_words import (
    AREAS,
    COLOURS,
    NO_LINK,
    adulthood,
    date_words,
    details,
    lines,
    listed,
    one_paragraph,
    sentence,
    upper_first,
)
from ehcp_docs.documents.provision_words import provision_details
from ehcp_docs.documents.section_fields import (
    NeedAreaView,
    NeedProvisionView,
    NeedsView,
    NeedView,
    NilView,
    OutcomeView,
    ProvisionAreaView,
    ProvisionSectionView,
    ProvisionView,
    SectionAView,
    SectionEView,
    VoiceView,
)
from ehcp_docs.plan.model import (
    Area,
    Need,
    NeedsSection,
    Nil,
    Outcome,
    Provision,
    ProvisionSection,
    Step,
    View,
)

HORIZONS = {
    "short_term": "the near future",
    "long_term": "later life",
    "both": "the near future and later life",
}
KINDS = {"education": "Education", "health": "Health", "care": "Care"}


def section_a(links: PlanLinks) -> SectionAView:
    """Section A."""
    return SectionAView(voices=tuple(_voice(links, view) for view in links.plan.sections.A.views))


def _voice(links: PlanLinks, view: View) -> VoiceView:
    own = f"These are {view.whose or 'the person'}’s own words"
    said = (
        f"From {view.whose}" if view.whose else "",
        f"Written down by {view.author}" if view.author else "",
        f"How: {view.method}" if view.method else "",
        f"When: {date_words(view.date)}" if view.date else "",
        f"About {HORIZONS[view.horizon]}" if view.horizon else "",
        {None: "", True: own, False: "This is a summary"}[view.direct_words],
    )
    return VoiceView(
        id=view.id,
        heading=view.heading or _topic(view.topic, links.called),
        said=" ".join(sentence(part) for part in said if part),
        paragraphs=view.paragraphs,
    )


def _topic(topic: str, called: str) -> str:
    return {
        "child_views": f"{called}’s views",
        "parent_views": "The family’s views",
        "aspirations": "Hopes for the future",
        "communication": f"How to talk with {called} and involve {called} in decisions",
        "history": f"{called}’s story so far",
        "strengths": f"What {called} is good at",
        "other": f"More about {called}",
    }[topic]


def needs_section(links: PlanLinks, section: NeedsSection) -> NeedsView:
    """Section B, C or D."""
    by_area: dict[Area, list[NeedView]] = {area: [] for area in Area}
    for need in section.needs:
        by_area[need.area] += rows(need_view(links, need))
    return NeedsView(
        needs=tuple(row for need in section.needs for row in rows(need_view(links, need))),
        areas=tuple(
            NeedAreaView(name=AREAS[area], needs=tuple(found)) for area, found in by_area.items() if found
        ),
        nil=None if section.needs else _nil(section.nil),
    )


def need_view(links: PlanLinks, need: Need) -> NeedView:
    """One need, with the numbers of what meets it and what it leads to."""
    provision = (item.id for item in links.items.values() if need.id in item.needs)
    outcomes = (outcome.id for outcome in links.outcomes.values() if need.id in outcome.needs)
    adult = "Part of preparing for adulthood" if need.preparing_for_adulthood else ""
    return NeedView(
        id=need.id,
        title=need.title or "",
        heading=_heading(need),
        strengths=one_paragraph(need.strengths or ""),
        text=need.text,
        details=details(lines(("Adult life", adult), ("Advice", listed(need.sources)))),
        provision=listed(provision) or NO_LINK,
        outcomes=listed(outcomes) or NO_LINK,
        colour=COLOURS[need.area],
    )


def _heading(need: Need) -> str:
    return f"{need.id} {need.title}" if need.title else f"Need {need.id}"


def _nil(nil: Nil | None) -> NilView:
    """The statement that nothing was identified, with who says so, when and in which advice."""
    if nil is None:
        return NilView(lead="", statement="Nothing is recorded in this section.", basis="")
    said = nil.statement.strip().casefold().startswith("none identified")
    advice = f"advice {listed(nil.sources)}" if nil.sources else ""
    if nil.according_to:
        dated = f", {date_words(nil.date)}" if nil.date else ""
        basis = f"This is the advice of {nil.according_to}{dated}" + (f" ({advice})" if advice else "")
    else:
        basis = ", ".join(part for part in (upper_first(advice), date_words(nil.date)) if part)
    return NilView(
        lead="" if said else "None identified.", statement=sentence(nil.statement), basis=sentence(basis)
    )


def section_e(links: PlanLinks) -> SectionEView:
    """Section E."""
    return SectionEView(
        outcomes=tuple(row for one in links.plan.outcomes() for row in rows(outcome_view(links, one))),
        arrangements=links.plan.sections.E.arrangements,
    )


def outcome_view(links: PlanLinks, outcome: Outcome) -> OutcomeView:
    """One outcome."""
    hopes = f"Works towards {listed(outcome.aspirations)} in Section A" if outcome.aspirations else ""
    return OutcomeView(
        id=outcome.id,
        text=outcome.text,
        by=one_paragraph(outcome.by or "") or date_words(outcome.by_date) or "Not stated",
        details=details(
            lines(("Now", outcome.baseline)),
            lines(
                ("Hopes", hopes),
                ("Adult life", f"Prepares for {adulthood(outcome.pfa)}" if outcome.pfa else ""),
                ("Kind", KINDS.get(outcome.kind or "")),
            ),
        ),
        steps=tuple(_step(step) for step in outcome.steps),
        needs="\n".join(links.name(id) for id in outcome.needs) or "No need linked",
    )


def _step(step: Step) -> str:
    """The step with its time in brackets; brackets of its own at the end are followed by a full stop."""
    if step.by:
        return f"{step.text} ({step.by})"
    return f"{step.text}." if step.text.endswith(")") else step.text


def provision_section(links: PlanLinks, section: ProvisionSection) -> ProvisionSectionView:
    """Section F, G, H1 or H2."""
    by_area: dict[Area | None, list[NeedProvisionView]] = {area: [] for area in (*Area, None)}
    for group in links.groups(section.provision):
        by_area[group.need.area if group.need else None].append(_for_need(links, group))
    return ProvisionSectionView(
        provision=tuple(row for item in section.provision for row in rows(provision_view(links, item))),
        areas=tuple(
            ProvisionAreaView(name=AREAS[area] if area else "For all needs", needs=tuple(found))
            for area, found in by_area.items()
            if found
        ),
        nil=None if section.provision else _nil(section.nil),
    )


def _for_need(links: PlanLinks, group: Group) -> NeedProvisionView:
    need = group.need
    return NeedProvisionView(
        id=need.id if need else "",
        heading=_heading(need) if need else "Provision that names no need",
        what_for=f"need {need.id}" if need else "all needs",
        provision=tuple(row for item in group.here for row in rows(provision_view(links, item))),
        elsewhere=links.set_out_elsewhere(group.elsewhere),
    )


def provision_view(links: PlanLinks, item: Provision) -> ProvisionView:
    """One provision."""
    return ProvisionView(
        id=item.id,
        title=item.title or "",
        text=item.text,
        details=provision_details(item, links.called),
        serves="\n".join(links.name(id) for id in item.needs) or NO_LINK,
        leads_to=links.marks(item.outcomes),
        colour=links.colour(links.home(item)),
    )
