"""What a collector of evidence is given, and the small things that all of them do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ehcp_docs.audit.model import Finding, Link
from ehcp_docs.audit.questions.model import Evidence, Quote
from ehcp_docs.audit.reading import Reading
from ehcp_docs.plan.model import Need
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.reading import ReadPassage, ReadPlan


@dataclass(frozen=True, kw_only=True)
class Laid:
    """One plan with everything that was read and found in it."""

    plan: ReadPlan
    findings: Sequence[Finding]
    links: Sequence[Link]
    readings: Sequence[Reading]
    criterion: str
    """The criterion that is asked about."""

    @cached_property
    def needs(self) -> dict[str, Need]:
        """Needs by id."""
        return {need.id: need for _, need in self.plan.plan.needs()}

    def texts(self, items: Iterable[str], *kinds: Kind) -> tuple[Quote, ...]:
        """The texts of those items, of those kinds, whole."""
        found = [p for item in items for p in self.plan.texts_of(item)]
        return tuple(quote(p) for p in found if p.passage.kind in kinds)

    def read(self, item: str, *elements: str) -> tuple[Quote, ...]:
        """The words that were read for those elements of an item."""
        return tuple(
            Quote(
                words=one.words,
                section=one.section,
                item=one.item,
                pointer=one.pointer,
                note=one.element,
            )
            for one in self._readings_of.get(item, ())
            if one.element in elements and one.words
        )

    @cached_property
    def _readings_of(self) -> dict[str, list[Reading]]:
        by_item: dict[str, list[Reading]] = {}
        for one in self.readings:
            by_item.setdefault(one.item, []).append(one)
        return by_item


Collector = Callable[[Laid], Evidence]
_COLLECTORS: dict[str, Collector] = {}


def evidence(name: str) -> Callable[[Collector], Collector]:
    """Register a collector under the name that ``questions.yaml`` gives it."""

    def register(function: Collector) -> Collector:
        _COLLECTORS[name] = function
        return function

    return register


def collectors() -> dict[str, Collector]:
    """All collectors by name."""
    from ehcp_docs.audit.questions import advice, contradictions, thread, views  # noqa: F401 (they register)

    return dict(_COLLECTORS)


def quote(passage: ReadPassage, words: str = "", note: str = "") -> Quote:
    """A passage, or words of it, with its place."""
    place = passage.passage.place
    return Quote(
        words=words or passage.text,
        section=place.section,
        item=passage.item,
        pointer=place.pointer,
        note=note,
    )


def told(note: str) -> tuple[Quote, ...]:
    """A cell that holds no words of the plan, and says so."""
    return (Quote(words="", note=note),)
