"""A plan of our own layouts, read by the words on its pages: the whole of it, with the place of every word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ehcp_docs.intake.account import Missing, Places
from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.fragments import whole
from ehcp_docs.intake.own import national
from ehcp_docs.intake.own.annexes import section_i, section_k, targets
from ehcp_docs.intake.own.budget import section_j
from ehcp_docs.intake.own.front import cover, personal
from ehcp_docs.intake.own.made import made, sign_off
from ehcp_docs.intake.own.page import Data, Page, by_number
from ehcp_docs.intake.own.people import people
from ehcp_docs.intake.own.tables import needs_section, outcomes_section, provision_section
from ehcp_docs.intake.own.views import section_a
from ehcp_docs.intake.own.zones import Part, parts, zone_of
from ehcp_docs.intake.source import Source, lines_of

LAYOUT = "a plan as ehcp-docs prints it"
_NEEDS, _PROVISION = ("B", "C", "D"), ("F", "G", "H1", "H2")


def read_own(source: Source) -> tuple[Data, Places, list[Missing]]:
    """The plan data in the file, what became of each stretch of its text, and what was concluded."""
    page = Page(_empty())
    zones = parts(source.blocks, 1)
    cards = national.Cards()
    cover(page, zones[0])
    # Section J names provision by number and title, so it comes after the sections that have them.
    first, last = (
        [zone for zone in zones[1:] if (zone_of(zone.title) == "J") is is_j] for is_j in (False, True)
    )
    readers = _readers(page, cards)
    for zone in first:
        _zone(page, zone, readers)
    national.finish(page, cards)
    for zone in last:
        _zone(page, zone, readers)
    is_national = any(zone_of(zone.title) == "BFE" for zone in first)
    items = dict(_linked(page))
    _in_order(page, is_national)
    _dates(page)
    if page.guessed:
        what = f"What {', '.join(page.guessed)} in Section A is about was concluded from the heading."
        page.assumed.append(Missing(pointer="/sections/A/views", what=what))
    return _tidied(page), page.finish(items), page.assumed


def _empty() -> Data:
    sections: Data = {"A": {"views": []}}
    sections |= {letter: {"needs": []} for letter in _NEEDS}
    sections["E"] = {"outcomes": []}
    sections |= {letter: {"provision": []} for letter in _PROVISION}
    sections |= {"I": {"placements": []}, "J": {}, "K": {"advice": []}}
    return {"schema_version": "1.0", "child": {}, "authority": {}, "dates": {}, "sections": sections}


Reader = Callable[[Part], None]


def _readers(page: Page, cards: national.Cards) -> dict[str, Reader]:
    readers: dict[str, Reader] = {
        "child": partial(personal, page),
        "people": partial(people, page),
        "A": partial(section_a, page),
        "E": partial(outcomes_section, page),
        "I": partial(section_i, page),
        "J": partial(section_j, page),
        "K": partial(section_k, page),
        "targets": partial(targets, page),
        "made": partial(made, page),
        "sign-off": partial(sign_off, page),
    }
    readers |= {letter: partial(needs_section, page, letter=letter) for letter in _NEEDS}
    readers |= {letter: partial(provision_section, page, letter=letter) for letter in _PROVISION}
    for name, letters in (("BFE", ("B", "F")), ("CGE", ("C", "G")), ("DHE", ("D", "H1", "H2"))):
        readers[name] = partial(national.zone_of_sections, page, letters=letters, cards=cards)
    return readers


def _zone(page: Page, zone: Part, readers: dict[str, Reader]) -> None:
    name = zone_of(zone.title)
    heading = [zone.head] if zone.head else []
    if not name:
        page.unplaced([*heading, *lines_of(zone.blocks)])
        return
    page.tell_all(heading, Reason.HEADING)
    if name in readers:
        readers[name](zone)
        return
    for line in lines_of(zone.blocks):
        known = {"contents": Reason.CONTENTS, "how to read": Reason.GUIDANCE, "glossary": Reason.GUIDANCE}[
            name
        ]
        is_ours = name == "glossary" or line.style in ("toc 1", "list number")
        page.tell(whole(line), *((known,) if is_ours else (Reason.NOT_UNDERSTOOD, "not part of the layout")))


def _linked(page: Page) -> Iterator[tuple[str, Data]]:
    """Everything that has a number, with the links that the file says written into it."""
    for data, names in _items(page.data["sections"]):
        for name in names:
            if found := page.serves.of(data["id"], name):
                data[name] = found
        yield data["id"], data


def _items(sections: Data) -> Iterator[tuple[Data, tuple[str, ...]]]:
    for letter in _NEEDS:
        yield from ((need, ()) for need in sections[letter]["needs"])
    yield from ((outcome, ("needs",)) for outcome in sections["E"]["outcomes"])
    for letter in _PROVISION:
        yield from ((item, ("needs", "outcomes")) for item in sections[letter]["provision"])


def _in_order(page: Page, is_national: bool) -> None:
    """Put in the order of their numbers what the layout prints by area."""
    sections = page.data["sections"]
    lists = [sections["B"]["needs"], sections["F"]["provision"]]
    if is_national:
        lists += [sections[letter]["needs"] for letter in ("C", "D")]
        lists += [sections[letter]["provision"] for letter in ("G", "H1", "H2")]
        lists += [sections["E"]["outcomes"], sections["A"]["views"]]
    for rows in lists:
        rows.sort(key=lambda row: by_number(row["id"]))


def _dates(page: Page) -> None:
    """Dates of the plan, which the cover repeats; where the two differ, those of how it was made count."""
    dates = page.data["dates"]
    for _, name, day in page.dates:
        if name not in ("draft_issued", "amendment_notice", "final_issued") or not _is_said(dates, name, day):
            dates.setdefault(name, day)
    for piece, name, day in page.dates:
        same = next(
            (one for one in (name, "draft_issued", "amendment_notice") if dates.get(one) == day), None
        )
        if same:
            page.put(piece, dates, same, read_as=day)
        else:
            page.tell(piece, Reason.NOT_UNDERSTOOD, "another date than under “How this plan was made”")


def _is_said(dates: Data, name: str, day: str) -> bool:
    return name != "final_issued" and day in (dates.get("draft_issued"), dates.get("amendment_notice"))


_ORDER = (
    "schema_version", "reference", "status", "version", "child", "parents", "authority", "dates", "exceptions",
    "contacts", "contributors", "record", "quality_checks", "sections", "short_term_targets", "sign_off",
)  # fmt: skip


def _tidied(page: Page) -> Data:
    """The data in the order of the schema; the object stays the one that the claims know."""
    found = {name: page.data[name] for name in _ORDER if name in page.data}
    page.data.clear()
    page.data.update(found)
    return page.data
