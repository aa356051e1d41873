"""A plan as a list of entries with fields in words: what two versions of it are compared by.

An entry is whatever stands by itself in a plan: a need, a provision, a parent, a date in the record. Its fields are
told in words that a person can read; links are ids, so that they can be followed from one version to the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Any, Final

from ehcp_docs.plan.model import Elements, Plan, Step


class Sort(StrEnum):
    """What an entry is."""

    FRONT = "front of the plan"
    VIEW = "view"
    NEED = "need"
    OUTCOME = "outcome"
    ARRANGEMENT = "arrangement"
    PROVISION = "provision"
    NIL = "statement that there is none"
    PLACEMENT = "placement"
    BUDGET = "personal budget"
    BUDGET_ITEM = "amount of the budget"
    ADVICE = "advice"
    NOT_OBTAINED = "advice not obtained"
    TARGET = "short-term target"
    PARENT = "parent or carer"
    CONTACT = "contact"
    CONTRIBUTOR = "contributor"
    EVENT = "step in the record"
    CHECK = "quality check"
    EXCEPTION = "exception to the time limit"
    LOCAL = "local field"


LINKS: Final = frozenset({"needs", "outcomes", "sources", "aspirations", "provision", "outcome"})
"""Fields that name other entries by their ids."""
_WORDING: Final = ("text", "paragraphs", "statement", "what", "title", "name", "reason", "kind")
"""The field that says what the entry is about: the first of these that it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that stands by itself in a plan."""

    sort: Sort
    section: str
    """A to K, H1, H2; ID for the front."""
    id: str
    """Empty where the format gives it none."""
    fields: Mapping[str, str]
    """Each field that is there, in words, in the order of the format."""
    links: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    item: Any = None
    """The value of the plan that it was read from."""

    @property
    def wording(self) -> str:
        """What it is about, in its own words."""
        told = next((self.fields[name] for name in _WORDING if self.fields.get(name)), "")
        title = self.fields.get("title", "")
        return told if title in ("", told) else f"{title}. {told}"


def entries(plan: Plan) -> tuple[Entry, ...]:
    """Everything that stands in the plan, in plan order."""
    return tuple(_all(plan))


def _all(plan: Plan) -> Iterator[Entry]:
    yield _front(plan)
    for sort, items in (
        (Sort.PARENT, plan.parents),
        (Sort.CONTACT, plan.contacts),
        (Sort.CONTRIBUTOR, plan.contributors),
        (Sort.EVENT, plan.record),
        (Sort.CHECK, plan.quality_checks),
        (Sort.EXCEPTION, plan.exceptions),
    ):
        for item in items:
            yield _entry(sort, "ID", item)
    yield from _sections(plan)
    for name, value in plan.local.items():
        yield Entry(sort=Sort.LOCAL, section="ID", id="", fields={"name": name, "value": _words(value)})


def _sections(plan: Plan) -> Iterator[Entry]:
    sections = plan.sections
    for view in sections.A.views:
        yield _entry(Sort.VIEW, "A", view)
    for letter in ("B", "C", "D"):
        for need in getattr(sections, letter).needs:
            yield _entry(Sort.NEED, letter, need)
        yield from _nil(getattr(sections, letter).nil, letter)
    for outcome in sections.E.outcomes:
        yield _entry(Sort.OUTCOME, "E", outcome)
    for text in sections.E.arrangements:
        yield Entry(sort=Sort.ARRANGEMENT, section="E", id="", fields={"text": text}, item=text)
    for target in plan.short_term_targets:
        yield _entry(Sort.TARGET, "E", target)
    for letter in ("F", "G", "H1", "H2"):
        for provision in getattr(sections, letter).provision:
            yield _entry(Sort.PROVISION, letter, provision)
        yield from _nil(getattr(sections, letter).nil, letter)
    yield from _annexes(plan)


def _annexes(plan: Plan) -> Iterator[Entry]:
    sections = plan.sections
    for placement in sections.I.placements:
        yield _entry(Sort.PLACEMENT, "I", placement)
    if sections.I.statement:
        yield Entry(sort=Sort.NIL, section="I", id="", fields={"statement": sections.I.statement})
    budget = {"requested": _words(sections.J.requested), "statement": sections.J.statement or ""}
    yield Entry(sort=Sort.BUDGET, section="J", id="", fields={k: v for k, v in budget.items() if v})
    for item in sections.J.items:
        yield _entry(Sort.BUDGET_ITEM, "J", item)
    for advice in sections.K.advice:
        yield _entry(Sort.ADVICE, "K", advice)
    for missing in sections.K.not_obtained:
        yield _entry(Sort.NOT_OBTAINED, "K", missing)


def _front(plan: Plan) -> Entry:
    told = {"reference": plan.reference, "status": _words(plan.status), "version": plan.version or ""}
    for name in ("child", "authority", "dates", "sign_off"):
        value = getattr(plan, name)
        told |= {f"{name}.{key}": words for key, words in _told(value)} if value is not None else {}
    return Entry(
        sort=Sort.FRONT, section="ID", id="", fields={name: words for name, words in told.items() if words}
    )


def _nil(nil: Any, letter: str) -> Iterator[Entry]:
    if nil is not None:
        yield _entry(Sort.NIL, letter, nil)


def _entry(sort: Sort, section: str, item: Any) -> Entry:
    links = {
        f.name: value if isinstance(value := getattr(item, f.name), tuple) else (value,)
        for f in fields(item)
        if f.name in LINKS and getattr(item, f.name)
    }
    told = {name: words for name, words in _told(item) if name not in links and name != "id"}
    return Entry(sort=sort, section=section, id=getattr(item, "id", ""), fields=told, links=links, item=item)


def _told(item: Any) -> Iterator[tuple[str, str]]:
    """Each field that says something, with its words; the fields of what stands inside under a point."""
    for one in fields(item):
        name, value = one.name.rstrip("_"), getattr(item, one.name)
        if value is None or value == () or value is False:
            continue
        if isinstance(value, Elements) or (is_dataclass(value) and not isinstance(value, Step)):
            yield from ((f"{name}.{inner}", words) for inner, words in _told(value))
        elif words := _words(value):
            yield name, words


def _words(value: Any) -> str:
    """The value as a person would write it."""
    if isinstance(value, Step):
        return f"{value.text} (by {value.by})" if value.by else value.text
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, float):
        return f"{value:g}" if value.is_integer() or abs(value) < 1000 else f"{value:.2f}"
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_words(inner)}" for key, inner in value.items())
    if isinstance(value, tuple | list):
        return "\n".join(_words(inner) for inner in value)
    return str(value)
