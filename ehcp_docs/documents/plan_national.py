"""A plan arranged as the national layout has it: need, provision and outcome in a row, a table for each area.

The outcomes have no pages of their own there, so the tables must hold every need, provision and outcome: each
outcome is set out in full once, with the need that it answers, and other rows give its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ehcp_docs.documents.plan_fields import NationalRow, NationalTable, NationalView
from ehcp_docs.documents.plan_links import Group, PlanLinks
from ehcp_docs.documents.plan_rows import AS_ABOVE, Room, lines_taken, packed, rows
from ehcp_docs.documents.plan_sections import need_view, outcome_view, provision_view, section_a
from ehcp_docs.documents.plan_words import AREAS, COLOURS, NO_AREA_COLOUR, NO_LINK, details, lines, listed
from ehcp_docs.documents.section_fields import OutcomeMark, ProvisionView
from ehcp_docs.plan.model import Area, Need, Provision

AS_ABOVE_MARK = (OutcomeMark(id="", reminder=AS_ABOVE),)
NEED_GOES_ON = NationalRow(
    label="",
    need=(),
    provision=(),
    other=(),
    elsewhere="",
    no_provision=AS_ABOVE,
    no_other=AS_ABOVE,
    outcomes=(),
    marks=AS_ABOVE_MARK,
)
EDUCATION = (Area.COMMUNICATION_INTERACTION, Area.COGNITION_LEARNING, Area.SEMH, Area.SENSORY_PHYSICAL)

Groups = Mapping[Need | None, Group]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What the cells of a table of ``plan_national.docx`` hold."""

    need: Room
    provision: Room
    outcome: Room


THREE = Columns(
    need=Room(lines=23, width=33), provision=Room(lines=23, width=54), outcome=Room(lines=23, width=36)
)
FOUR = Columns(
    need=Room(lines=21, width=27), provision=Room(lines=21, width=31), outcome=Room(lines=21, width=26)
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
    more = _table(links, None, rest, also, special)
    histories = {view.id for view in sections.A.views if view.topic == "history"}
    voices = section_a(links).voices
    return NationalView(
        history=tuple(voice for voice in voices if voice.id in histories),
        views=tuple(voice for voice in voices if voice.id not in histories),
        areas=tuple(_table(links, area, needs, [], special) for area, needs in by_area.items()),
        more=more if more.rows else None,
        health=_table(links, Area.HEALTH, sections.C.needs, _served(medical), medical),
        social_care=_table(links, Area.SOCIAL_CARE, sections.D.needs, _served(h1, h2), h1, h2),
        other_outcomes=tuple(
            row
            for id, outcome in links.outcomes.items()
            if not links.outcome_home(id)
            for row in rows(outcome_view(links, outcome))
        ),
    )


def _served(*sections: Groups) -> list[Need | None]:
    """The needs with which provision of those sections is set out."""
    return list(dict.fromkeys(need for groups in sections for need, group in groups.items() if group.here))


def _table(
    links: PlanLinks,
    area: Area | None,
    needs: Sequence[Need],
    also: Sequence[Need | None],
    *provision: Groups,
) -> NationalTable:
    """A table of those needs, and of provision for needs of other tables that is set out nowhere else."""
    columns = FOUR if len(provision) > 1 else THREE
    others = [need for need in also if need not in needs]
    return NationalTable(
        name=AREAS[area] if area else "Other needs and provision",
        colour=COLOURS[area] if area else NO_AREA_COLOUR,
        strengths=tuple(f"{need.id}: {need.strengths}" for need in needs if need.strengths),
        rows=(
            *(row for need in needs for row in _rows_of_need(links, need, True, columns, provision)),
            *(row for need in others for row in _rows_of_need(links, need, False, columns, provision)),
        ),
    )


def _rows_of_need(
    links: PlanLinks, need: Need | None, here: bool, columns: Columns, provision: Sequence[Groups]
) -> Iterator[NationalRow]:
    """The rows of a need: one for each provision, or two where there are two kinds side by side.

    `here` is false for a need that another table sets out: its outcomes are there too.
    """
    groups = [section.get(need) for section in provision]
    pairs = [*zip_longest(*(group.here if group else () for group in groups))] or [()]
    shares = _shares(links, need, here, pairs, columns.outcome)
    found = [
        row
        for pair, share in zip(pairs, shares, strict=True)
        for row in _rows_of_pair(links, pair, share, columns)
    ]
    if elsewhere := links.set_out_elsewhere(item for group in groups if group for item in group.elsewhere):
        # "As above" stays: the outcomes in a last row are still those of the provision that began above.
        stands = found[-1].no_provision
        found[-1] = replace(found[-1], elsewhere=elsewhere, no_provision=stands if stands == AS_ABOVE else "")
    view = need_view(links, need) if need else None
    label = view.heading if view else "For all needs"
    texts = rows(replace(view, strengths=""), columns.need) if view and here else ()
    for at, (row, text) in enumerate(zip_longest(found, texts, fillvalue=None)):
        yield replace(
            row or NEED_GOES_ON,
            label=f"{label} (continued)" if at else label,
            need=(text,) if text else (),
        )


def _shares(
    links: PlanLinks,
    need: Need | None,
    here: bool,
    pairs: Sequence[Sequence[Provision | None]],
    room: Room,
) -> list[list[str]]:
    """For each row the outcomes set out in it: where one is named, and where there is most room."""
    keys = [item.id for pair in pairs for item in pair if item] + ([need.id] if need and here else [])
    shares: list[list[str]] = [[] for _ in pairs]
    filled = [0.0] * len(pairs)
    for id, outcome in links.outcomes.items():
        if links.outcome_home(id) not in keys:
            continue
        named = [at for at, pair in enumerate(pairs) if any(item and id in item.outcomes for item in pair)]
        best = min(named or range(len(pairs)), key=lambda at: filled[at])
        shares[best].append(id)
        filled[best] += lines_taken(outcome_view(links, outcome), room)
    return shares


def _linked(links: PlanLinks, item: Provision, share: Sequence[str], alone: bool) -> ProvisionView:
    """The provision with its other needs, and with its outcomes where those beside it are not just these."""
    beside = (*share, *(id for id in item.outcomes if id not in share))
    leads_to = "" if alone and beside == item.outcomes else listed(item.outcomes) or NO_LINK
    also = listed(id for id in item.needs if id != links.home(item))
    view = provision_view(links, item)
    *groups, last = [group.parts for group in view.details] or [()]
    named = lines(("Also for", also), ("Leads to", leads_to))
    return replace(view, details=details(*groups, (*last, *named)))


def _rows_of_pair(
    links: PlanLinks, items: Sequence[Provision | None], share: Sequence[str], columns: Columns
) -> Iterator[NationalRow]:
    """A provision, or two side by side, with outcomes, in as many rows as they take."""
    alone = sum(item is not None for item in items) == 1
    left, right = (
        [row for item in side if item for row in rows(_linked(links, item, share, alone), columns.provision)]
        for side in (items[:1], items[1:])
    )
    parts = [row for id in share for row in rows(outcome_view(links, links.outcomes[id]), columns.outcome)]
    outcomes = packed(parts, [lines_taken(part, columns.outcome) for part in parts], columns.outcome.lines)
    named = dict.fromkeys(id for item in items if item for id in item.outcomes if id not in share)
    marks = links.marks([*named]) if named or not share else ()
    cells = [*zip_longest(left, right, outcomes)] or [(None, None, None)]
    for at, (one, two, three) in enumerate(cells):
        yield NationalRow(
            label="",
            need=(),
            elsewhere="",
            provision=(one,) if one else (),
            other=(two,) if two else (),
            no_provision="" if one else AS_ABOVE if left else NO_LINK,
            no_other="" if two else AS_ABOVE if right else "None",
            outcomes=tuple(three or ()),
            marks=(marks if at == len(cells) - 1 else ()) or (() if three else AS_ABOVE_MARK),
        )
