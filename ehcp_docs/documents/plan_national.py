"""A plan arranged as the national layout has it: need, provision and outcome in a row, a table for each area.

The outcomes have no pages of their own there, so the tables must hold every need, provision and outcome: each
is set out in full in the first row that names it, and only its number stands in later ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from ehcp_docs.documents.plan_fields import NationalNeed, NationalRow, NationalTable, NationalView
from ehcp_docs.documents.plan_links import Group, PlanLinks
from ehcp_docs.documents.plan_sections import need_view, outcome_view, provision_view, section_a
from ehcp_docs.documents.plan_words import AREAS, COLOURS, NO_AREA_COLOUR
from ehcp_docs.plan.model import Area, Need, Provision

EDUCATION = (Area.COMMUNICATION_INTERACTION, Area.COGNITION_LEARNING, Area.SEMH, Area.SENSORY_PHYSICAL)

Groups = dict[Need | None, Group]


def national(links: PlanLinks) -> NationalView:
    """The whole plan in the order of the national layout."""
    sections = links.plan.sections
    special, medical, h1, h2 = (
        {group.need: group for group in links.groups(section.provision)}
        for section in (sections.F, sections.G, sections.H1, sections.H2)
    )
    by_area = {area: [need for need in sections.B.needs if need.area is area] for area in EDUCATION}
    rest = [need for need in sections.B.needs if need.area not in EDUCATION]
    also = [need for need in _served(special) if need not in sections.B.needs]
    tables = _Tables(links=links)
    areas = tuple(tables.table(area, needs, [], special) for area, needs in by_area.items())
    more = tables.table(None, rest, also, special)
    histories = {view.id for view in sections.A.views if view.topic == "history"}
    voices = section_a(links).voices
    return NationalView(
        history=tuple(voice for voice in voices if voice.id in histories),
        views=tuple(voice for voice in voices if voice.id not in histories),
        areas=areas,
        more=more if more.needs else None,
        health=tables.table(Area.HEALTH, sections.C.needs, _served(medical), medical),
        social_care=tables.table(Area.SOCIAL_CARE, sections.D.needs, _served(h1, h2), h1, h2),
        other_outcomes=tuple(
            outcome_view(links, outcome) for id, outcome in links.outcomes.items() if id not in tables.set_out
        ),
    )


def _served(*sections: Groups) -> list[Need | None]:
    """The needs with which provision of those sections is set out."""
    return list(dict.fromkeys(need for groups in sections for need, group in groups.items() if group.here))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    """Makes the tables one after the other, and remembers which outcomes it has set out."""

    links: PlanLinks
    set_out: set[str] = field(default_factory=set)

    def table(
        self, area: Area | None, needs: Sequence[Need], also: Sequence[Need | None], *provision: Groups
    ) -> NationalTable:
        """A table of those needs, and of provision for needs of other tables that is set out nowhere else."""
        own = tuple(self.need(need, True, *provision) for need in needs)
        others = tuple(self.need(need, False, *provision) for need in also if need not in needs)
        return NationalTable(
            name=AREAS[area] if area else "Other needs and provision",
            colour=COLOURS[area] if area else NO_AREA_COLOUR,
            strengths=tuple(f"{need.id}: {need.strengths}" for need in needs if need.strengths),
            needs=own + others,
        )

    def need(self, need: Need | None, here: bool, *provision: Groups) -> NationalNeed:
        """A need with its rows: provision of one kind, or of two side by side; at least one row."""
        groups = [section.get(need) for section in provision]
        rows = [*zip_longest(*(group.here if group else () for group in groups))] or [()]
        others = (item for group in groups if group for item in group.elsewhere)
        view = need_view(self.links, need) if need else None
        return NationalNeed(
            heading=view.heading if view else "For all needs",
            need=(view,) if view and here else (),
            rows=(
                *(self.row(items, None, "") for items in rows[:-1]),
                self.row(rows[-1], need, self.links.set_out_elsewhere(others)),
            ),
        )

    def row(self, items: Sequence[Provision | None], closes: Need | None, elsewhere: str) -> NationalRow:
        """A row; the last one of a need also has its outcomes that no provision names."""
        links = self.links
        named = [id for item in items if item for id in item.outcomes]
        named += [one.id for one in links.unprovided if closes and closes.id in one.needs]
        ids = dict.fromkeys(named)
        new = [id for id in ids if id in links.outcomes and id not in self.set_out]
        self.set_out.update(new)
        return NationalRow(
            provision=tuple(provision_view(links, item) for item in items[:1] if item),
            other=tuple(provision_view(links, item) for item in items[1:] if item),
            elsewhere=elsewhere,
            outcomes=tuple(outcome_view(links, links.outcomes[id]) for id in new),
            marks=links.marks([id for id in ids if id not in new]),
        )
