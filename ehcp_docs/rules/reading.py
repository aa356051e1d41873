"""A plan as the rules see it: each passage with its parse and what was read off it, worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ehcp_docs.errors import Fault
from ehcp_docs.language import actions, amounts, people, spans, times
from ehcp_docs.language.pipeline import Parser
from ehcp_docs.plan.model import Outcome, Plan, Provision
from ehcp_docs.plan.passages import Kind, Passage, passages
from ehcp_docs.rules.word_file import WordFile

if TYPE_CHECKING:
    from spacy.tokens import Doc


class ReadPassage:
    """A passage with its parse; everything else is read off it when first asked for."""

    def __init__(self, passage: Passage, doc: Doc, reading: ReadPlan) -> None:
        self.passage = passage
        self.doc = doc
        self.plan = reading

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.passage.text

    @property
    def item(self) -> str:
        """Id of the item that the passage belongs to, or nothing."""
        return self.passage.place.item or ""

    @cached_property
    def words(self) -> frozenset[str]:
        """Lower-case tokens and lemmas, to tell quickly which rules can bite at all."""
        return frozenset(t.lower_ for t in self.doc) | frozenset(t.lemma_.lower() for t in self.doc)

    @cached_property
    def quoted(self) -> tuple[spans.Span, ...]:
        """Parts between quotation marks."""
        return spans.quoted(self.text)

    @cached_property
    def sentences(self) -> list[spans.Span]:
        """Sentences by punctuation."""
        return spans.sentences(self.text)

    @cached_property
    def clauses(self) -> tuple[actions.Clause, ...]:
        """Who does what."""
        return actions.clauses(self.doc)

    @property
    def amounts(self) -> amounts.Amounts:
        """How often, how long, in what group."""
        return amounts.amounts(self.text)

    @property
    def people(self) -> people.People:
        """Roles, services, named and vague people."""
        return people.people(self.text)

    @cached_property
    def deadlines(self) -> tuple[times.TimePoint, ...]:
        """Times by which something is to be reached."""
        return times.deadlines(self.text, self.plan.calendar, bare=self.passage.kind is Kind.DEADLINE)

    @cached_property
    def times(self) -> tuple[times.TimePoint, ...]:
        """All times named."""
        return times.time_points(self.text, self.plan.calendar)

    def sentence_of(self, span: spans.Span) -> spans.Span:
        """The sentence in which the span stands."""
        return next((s for s in self.sentences if s.overlaps(span)), spans.Span(0, len(self.text)))


class ReadPlan:
    """A plan, its data, and its passages as read."""

    def __init__(
        self,
        plan: Plan,
        data: Mapping[str, Any],
        parser: Parser,
        *,
        faults: Sequence[Fault] = (),
        as_of: date | None = None,
        texts: Sequence[Passage] | None = None,
        word_file: WordFile | None = None,
    ) -> None:
        self.plan = plan
        self.data = data
        self.faults = tuple(faults)
        self.word_file = word_file
        self.as_of = as_of or plan_date(plan)
        found = tuple(passages(plan) if texts is None else texts)
        docs = parser.parse([passage.text for passage in found])
        self.passages = tuple(ReadPassage(p, d, self) for p, d in zip(found, docs, strict=True))

    @cached_property
    def calendar(self) -> times.Calendar:
        """What times in the plan are counted from."""
        return times.Calendar(today=self.as_of, born=self.plan.child.date_of_birth)

    @cached_property
    def child(self) -> people.ChildWords:
        """The words that mean this child."""
        return people.child_words(self.plan.child)

    def of_kind(self, *kinds: Kind) -> Iterator[ReadPassage]:
        """The passages of those kinds, in plan order."""
        return (p for p in self.passages if p.passage.kind in kinds)

    def texts_of(self, item: str) -> tuple[ReadPassage, ...]:
        """The passages of one item."""
        return self._by_item.get(item, ())

    @cached_property
    def _by_item(self) -> dict[str, tuple[ReadPassage, ...]]:
        by: dict[str, tuple[ReadPassage, ...]] = {}
        for p in self.passages:
            by[p.item] = (*by.get(p.item, ()), p)
        return by

    @cached_property
    def outcomes(self) -> dict[str, Outcome]:
        """Outcomes by id."""
        return {o.id: o for o in self.plan.outcomes()}

    @cached_property
    def provision(self) -> dict[str, Provision]:
        """Provision by id."""
        return {p.id: p for _, p in self.plan.provision()}

    @cached_property
    def school_year(self) -> int | None:
        """National curriculum year by date of birth at the plan's date; Reception is 0, nursery below."""
        born, day = self.plan.child.date_of_birth, self.as_of
        return (day.year - (day.month < 9)) - (born.year - (born.month < 9)) - 5


def plan_date(plan: Plan) -> date:
    """The day from which the plan speaks: when it was issued, or else the latest date it gives."""
    dates = plan.dates
    for day in (dates.final_issued, dates.amendment_notice, dates.draft_issued):
        if day:
            return day
    known = [getattr(dates, name) for name in dates.__slots__ if name not in ("review_due", "phase_transfer")]
    known += [advice.date for advice in plan.sections.K.advice]
    return max((day for day in known if day), default=date(2026, 9, 1))
