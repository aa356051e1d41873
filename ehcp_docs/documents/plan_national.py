"""A plan arranged as the national layout has it: need, provision and outcome in a row, a table for each area.

The outcomes have no pages of their own there, so the tables must hold every need, provision and outcome: each
is set out in full in the first row that names it, and only its number stands in later ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from ehcp_docs.documents.plan_fields import NationalRow, NationalTable, NationalView
from ehcp_docs.documents.plan_links import Group, PlanLinks
from ehcp_docs.documents.plan_rows import AS_ABOVE, Room, lines_taken, packed, rows
from ehcp_docs.documents.plan_sections import need_view, outcome_view, provision_view, section_a
from ehcp_docs.documents.plan_words import AREAS, COLOURS, NO_AREA_COLOUR, NO_LINK
from ehcp_docs.documents.section_fields import OutcomeMark
from ehcp_docs.plan.model import Area, Need, Outcome, Provision

EDUCATION = (Area.COMMUNICATION_INTERACTION, Area.COGNITION_LEARNING, Area.SEMH, Area.SENSORY_PHYSICAL)

Groups = dict[Need | None, Group]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What the cells of a table of ``plan_national.docx`` hold."""

    need: Room
    provision: Room
    outcome: Room


THREE = Columns(
    need=Room(lines=24, width=33), provision=Room(lines=24, width=54), outcome=Room(lines=24, width=36)
)
FOUR = Columns(
    need=Room(lines=22, width=27), provision=Room(lines=22, width=31), outcome=Room(lines=22, width=26)
)


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
        more=more if more.rows else None,
        health=tables.table(Area.HEALTH, sections.C.needs, _served(medical), medical),
        social_care=tables.table(Area.SOCIAL_CARE, sections.D.needs, _served(h1, h2), h1, h2),
        other_outcomes=tuple(
            row
            for id, outcome in links.outcomes.items()
            if id not in tables.set_out
            for row in rows(outcome_view(links, outcome))
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
        columns = FOUR if len(provision) > 1 else THREE
        others = [need for need in also if need not in needs]
        return NationalTable(
            name=AREAS[area] if area else "Other needs and provision",
            colour=COLOURS[area] if area else NO_AREA_COLOUR,
            strengths=tuple(f"{need.id}: {need.strengths}" for need in needs if need.strengths),
            rows=tuple(
                row
                for need in (*needs, *others)
                for row in self.need(need, need in needs, columns, provision)
            ),
        )

    def need(
        self, need: Need | None, here: bool, columns: Columns, provision: Sequence[Groups]
    ) -> Iterator[NationalRow]:
        """The rows of a need: one for each provision, or two where there are two kinds side by side."""
        groups = [section.get(need) for section in provision]
        pairs = [*zip_longest(*(group.here if group else () for group in groups))] or [()]
        elsewhere = self.links.set_out_elsewhere(
            item for group in groups if group for item in group.elsewhere
        )
        found = [row for pair in pairs[:-1] for row in self.provided(pair, None, columns)]
        found += self.provided(pairs[-1], need, columns)
        if elsewhere:
            found[-1] = replace(found[-1], elsewhere=elsewhere, no_provision="")
        view = need_view(self.links, need) if need else None
        label = view.heading if view else "For all needs"
        texts = rows(replace(view, strengths=""), columns.need) if view and here else ()
        for at, (row, text) in enumerate(zip_longest(found, texts, fillvalue=None)):
            yield replace(
                row or MORE,
                label=f"{label} (continued)" if at else label,
                need=(text,) if text else (),
            )

    def provided(
        self, items: Sequence[Provision | None], closes: Need | None, columns: Columns
    ) -> Iterator[NationalRow]:
        """A provision, or two side by side, with their outcomes, in as many rows as they take.

        With `closes`, the last provision of a need: the row also has its outcomes that no provision names.
        """
        new, known = self._outcomes(items, closes)
        left, right = (
            [
                row
                for item in side
                if item
                for row in rows(provision_view(self.links, item), columns.provision)
            ]
            for side in (items[:1], items[1:])
        )
        parts = [row for one in new for row in rows(outcome_view(self.links, one), columns.outcome)]
        outcomes = packed(
            parts, [lines_taken(part, columns.outcome) for part in parts], columns.outcome.lines
        )
        marks = self.links.marks(known) if known or not new else ()
        cells = [*zip_longest(left, right, outcomes)] or [(None, None, None)]
        for at, (one, two, three) in enumerate(cells):
            is_first, is_last = at == 0, at == len(cells) - 1
            yield NationalRow(
                label="",
                need=(),
                provision=(one,) if one else (),
                other=(two,) if two else (),
                elsewhere="",
                no_provision="" if one else NO_LINK if is_first else AS_ABOVE,
                no_other="" if two else AS_ABOVE if right else "None",
                outcomes=tuple(three or ()),
                marks=marks if is_last else () if three else (OutcomeMark(id="", reminder=AS_ABOVE),),
            )

    def _outcomes(
        self, items: Sequence[Provision | None], closes: Need | None
    ) -> tuple[list[Outcome], list[str]]:
        """The outcomes to be set out with that provision, and the numbers of those set out already."""
        links = self.links
        named = [id for item in items if item for id in item.outcomes]
        named += [one.id for one in links.unprovided if closes and closes.id in one.needs]
        ids = dict.fromkeys(named)
        new = [id for id in ids if id in links.outcomes and id not in self.set_out]
        self.set_out.update(new)
        return [links.outcomes[id] for id in new], [id for id in ids if id not in new]


MORE = NationalRow(
    label="",
    need=(),
    provision=(),
    other=(),
    elsewhere="",
    no_provision=AS_ABOVE,
    no_other=AS_ABOVE,
    outcomes=(),
    marks=(OutcomeMark(id="", reminder=AS_ABOVE),),
)
"""A row in which only the text of a need goes on."""
