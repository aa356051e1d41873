"""Ids and the links between them: unique, of the right section, and never into the void."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from ehcp_docs.errors import Fault
from ehcp_docs.plan.crosschecks.parts import Item, Parts
from ehcp_docs.plan.naming import both, either


class Kind(NamedTuple):
    """What a link can lead to."""

    one: str
    many: str
    sections: tuple[str, ...]


VIEW = Kind("a block of Section A", "blocks of Section A", ("A",))
NEED = Kind("a need", "needs", ("B", "C", "D"))
OUTCOME = Kind("an outcome", "outcomes", ("E",))
PROVISION = Kind("a provision", "provision", ("F", "G", "H1", "H2"))
ADVICE = Kind("advice", "advice in Section K", ("K",))
TARGET = Kind("a short-term target", "short-term targets", ("T",))
KINDS = (VIEW, NEED, OUTCOME, PROVISION, ADVICE, TARGET)

LINKS: Mapping[str, Mapping[str, Kind]] = {
    **{section: {"sources": ADVICE} for section in ("B", "C", "D")},
    "E": {"needs": NEED, "aspirations": VIEW},
    **{
        section: {"needs": NEED, "outcomes": OUTCOME, "sources": ADVICE} for section in ("F", "G", "H1", "H2")
    },
    "J": {"provision": PROVISION, "needs": NEED, "outcomes": OUTCOME},
    "T": {"outcome": OUTCOME},
}
"""The fields that hold links, by section, and what each leads to."""

WITH_NIL = ("B", "C", "D", "F", "G", "H1", "H2")


class Link(NamedTuple):
    """One id that is named somewhere else."""

    path: tuple[str | int, ...]
    field: tuple[str | int, ...]
    to: str
    kind: Kind


def check(parts: Parts) -> Iterator[Fault]:
    """Faults of ids, then of links."""
    found: dict[str, list[str]] = {}
    for item in _with_ids(parts):
        found.setdefault(item.id, []).append(item.section)
    yield from _doubled(parts)
    yield from _misplaced(parts)
    unread = _sections_with_unread_ids(parts)
    for link in _links(parts):
        sections = found.get(link.to, [])
        if not sections and not link.to.startswith(unread):
            yield _dangling(parts, link)
        elif sections and not any(section in link.kind.sections for section in sections):
            yield _of_wrong_kind(parts, link, sections[0])


def _with_ids(parts: Parts) -> list[Item]:
    """The entries that links can name, those with a readable id."""
    sections = (section for kind in KINDS for section in kind.sections if section != "T")
    return [item for item in (*parts.items(*sections), *parts.targets()) if item.id]


def _sections_with_unread_ids(parts: Parts) -> tuple[str, ...]:
    """Sections with an entry or id that broke the schema: a link into them may only seem to dangle."""
    if "/sections" in parts.broken:
        return tuple(section for kind in KINDS for section in kind.sections)
    entry = re.compile(
        r"/sections/([A-Z][0-9]?)(?:/(?:views|needs|outcomes|provision|advice)(?:/[0-9]+(?:/id)?)?)?"
    )
    return tuple(match[1] for place in parts.broken if (match := entry.fullmatch(place)))


def _doubled(parts: Parts) -> Iterator[Fault]:
    first: dict[str, Item] = {}
    for item in _with_ids(parts):
        if item.id not in first:
            first[item.id] = item
            continue
        places = f"{_spot(parts, first[item.id])} and {_spot(parts, item)}"
        yield parts.fault(
            "id-duplicate",
            (*item.path, "id"),
            f"{item.id} is the id of two entries: {places}.",
            "Give one of them another id, and check which of the two each link means.",
        )


def _spot(parts: Parts, item: Item) -> str:
    line = parts.line((*item.path, "id"))
    where = "short-term targets" if item.section == "T" else f"Section {item.section}"
    return f"line {line} ({where})" if line else f"entry {int(item.path[-1]) + 1} ({where})"


def _misplaced(parts: Parts) -> Iterator[Fault]:
    for item in _with_ids(parts):
        begins = f"{item.section}." if item.section in ("H1", "H2") else item.section
        if not re.fullmatch(rf"{re.escape(begins)}[0-9]+(\.[0-9]+)?", item.id):
            where = "is a short-term target" if item.section == "T" else f"stands in Section {item.section}"
            yield parts.fault(
                "id-section",
                (*item.path, "id"),
                f"{item.id} {where}, where ids are {begins}1, {begins}2 and so on.",
                "Give it an id of its section, and change the links to it.",
            )


def _links(parts: Parts) -> Iterator[Link]:
    sections = [section for section in LINKS if section != "T"]
    for item in (*parts.items(*sections), *parts.targets()):
        for field, kind in LINKS[item.section].items():
            yield from _of_field(item.data.get(field), (*item.path, field), kind)
    for section in WITH_NIL:
        sources = parts.get("sections", section, "nil", "sources")
        yield from _of_field(sources, ("sections", section, "nil", "sources"), ADVICE)


def _of_field(value: object, field: tuple[str | int, ...], kind: Kind) -> Iterator[Link]:
    if isinstance(value, str):
        yield Link(field, field, value, kind)
    elif isinstance(value, list | tuple):
        for index, to in enumerate(value):
            if to is not None and to not in value[:index]:
                yield Link((*field, index), field, to, kind)


def _dangling(parts: Parts, link: Link) -> Fault:
    ids = [item.id for item in parts.items(*link.kind.sections) if item.id]
    near = _nearest(link.to, ids)
    if near:
        hint = f"Did you mean {either(near)}?"
    elif ids:
        hint = (
            f"Name another, or take it out. The plan has {both(ids)}." if len(ids) <= 12 else "Name another."
        )
    else:
        hint = f"The plan has no {link.kind.many} yet."
    said = f"{parts.names.field(link.field)} names {link.to}, which is not in the plan."
    return parts.fault("link-dangling", link.path, said, hint)


def _nearest(to: str, ids: list[str]) -> list[str]:
    """The two ids that are most like it: B8 and B7 for B9 in a plan with eight needs."""
    if len(to) > 12:
        return []

    def unlike(known: str) -> tuple[float, float]:
        return -SequenceMatcher(None, known, to).ratio(), abs(_number(known) - _number(to))

    return sorted((known for known in dict.fromkeys(ids) if unlike(known)[0] <= -0.5), key=unlike)[:2]


def _number(known: str) -> float:
    return float(re.findall(r"[0-9]+", known)[-1])


def _of_wrong_kind(parts: Parts, link: Link, section: str) -> Fault:
    found = next(kind for kind in KINDS if section in kind.sections)
    said = f"{parts.names.field(link.field)} names {link.to}, which is {found.one}, not {link.kind.one}."
    return parts.fault("link-wrong-kind", link.path, said, f"Name only {link.kind.many} here.")
