"""A plan as the rules see it: each passage with its parse and what was read off it, worked out once."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from ehcp_docs.errors import Fault
from ehcp_docs.language import actions, amounts, people, spans, times
from ehcp_docs.language.pipeline import Parser
from ehcp_docs.plan.model import Outcome, Plan, Provision
from ehcp_docs.plan.passages import Kind, Passage, passages
from ehcp_docs.rules.memory import Memory, passage_fact
from ehcp_docs.rules.word_file import WordFile

if TYPE_CHECKING:
    from spacy.tokens import Doc

T = TypeVar("T")


class ReadPassage:
    """A passage with its parse; everything else is read off it when first asked for."""

    def __init__(self, passage: Passage, doc: Doc, reading: ReadPlan) -> None:
        self.passage = passage
        self.doc = doc
        self.plan = reading
        self.memory = reading.memory
        self.shelf = reading.memory.shelf(passage)

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.passage.text

    @property
    def item(self) -> str:
        """Id of the item that the passage belongs to, or nothing."""
        return self.passage.place.item or ""

    @property
    @passage_fact
    def words(self) -> frozenset[str]:
        """Lower-case tokens and lemmas, to tell quickly which rules can bite at all."""
        strings, numbers = self.doc.vocab.strings, set(self.doc.to_array(["LOWER", "LEMMA"]).ravel().tolist())
        return frozenset(strings[int(number)].lower() for number in numbers)

    @property
    @passage_fact
    def quoted(self) -> tuple[spans.Span, ...]:
        """Parts between quotation marks."""
        return spans.quoted(self.text)

    @property
    @passage_fact
    def sentences(self) -> list[spans.Span]:
        """Sentences by punctuation."""
        return spans.sentences(self.text)

    @property
    @passage_fact
    def clauses(self) -> tuple[actions.Clause, ...]:
        """Who does what."""
        return actions.clauses(self.doc)

    @property
    @passage_fact
    def amounts(self) -> amounts.Amounts:
        """How often, how long, in what group."""
        return amounts.amounts(self.text)

    @property
    @passage_fact
    def people(self) -> people.People:
        """Roles, services, named and vague people."""
        return people.people(self.text)

    @property
    @passage_fact
    def deadlines(self) -> tuple[times.TimePoint, ...]:
        """Times by which something is to be reached."""
        return times.deadlines(self.text, self.plan.calendar, bare=self.passage.kind is Kind.DEADLINE)

    @property
    @passage_fact
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
        memory: Memory | None = None,
    ) -> None:
        self._plan = plan
        self._data = data
        self._faults = tuple(faults)
        self._word_file = word_file
        self.as_of = as_of or plan_date(plan)
        self.memory = memory or Memory()
        self.memory.begin((self.as_of, repr(plan.child)))
        self.facts: dict[Hashable, Any] = {}
        found = tuple(passages(plan) if texts is None else texts)
        texts_ = [passage.text for passage in found]
        docs = self.memory.timed("language model", lambda: parser.parse(texts_))
        self._passages = tuple(ReadPassage(p, d, self) for p, d in zip(found, docs, strict=True))

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        self.memory.asked_whole()
        return self._plan

    @property
    def data(self) -> Mapping[str, Any]:
        """The plan as it stood in its file."""
        self.memory.asked_whole()
        return self._data

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What validation found."""
        self.memory.asked_whole()
        return self._faults

    @property
    def word_file(self) -> WordFile | None:
        """What the Word file is like from which the plan was read."""
        self.memory.asked_whole()
        return self._word_file

    @property
    def passages(self) -> tuple[ReadPassage, ...]:
        """Every passage, in plan order."""
        self.memory.asked_whole()
        return self._passages

    @cached_property
    def calendar(self) -> times.Calendar:
        """What times in the plan are counted from."""
        return times.Calendar(today=self.as_of, born=self._plan.child.date_of_birth)

    @cached_property
    def child(self) -> people.ChildWords:
        """The words that mean this child."""
        return people.child_words(self._plan.child)

    def of_kind(self, *kinds: Kind) -> Iterator[ReadPassage]:
        """The passages of those kinds, in plan order."""
        return (p for p in self.passages if p.passage.kind in kinds)

    def texts_of(self, item: str) -> tuple[ReadPassage, ...]:
        """The passages of one item."""
        found = self._by_item.get(item, ())
        self.memory.asked(("texts", item), lambda plan: plan.words_of(item), tuple(p.passage for p in found))
        return found

    def words_of(self, item: str) -> tuple[Passage, ...]:
        """What stands in the passages of one item."""
        return tuple(p.passage for p in self._by_item.get(item, ()))

    @cached_property
    def _by_item(self) -> dict[str, tuple[ReadPassage, ...]]:
        by: dict[str, tuple[ReadPassage, ...]] = {}
        for p in self._passages:
            by[p.item] = (*by.get(p.item, ()), p)
        return by

    @cached_property
    def outcomes(self) -> Mapping[str, Outcome]:
        """Outcomes by id."""
        return _Items("outcomes", {o.id: o for o in self._plan.outcomes()}, self.memory)

    @cached_property
    def provision(self) -> Mapping[str, Provision]:
        """Provision by id."""
        return _Items("provision", {p.id: p for _, p in self._plan.provision()}, self.memory)

    @cached_property
    def school_year(self) -> int | None:
        """National curriculum year by date of birth at the plan's date; Reception is 0, nursery below."""
        born, day = self._plan.child.date_of_birth, self.as_of
        return (day.year - (day.month < 9)) - (born.year - (born.month < 9)) - 5


class _Items(Mapping[str, T]):
    """Items by id; which of them were asked for is noted."""

    def __init__(self, name: str, items: Mapping[str, T], memory: Memory) -> None:
        self._name = name
        self._items = items
        self._memory = memory

    def __getitem__(self, item: str) -> T:
        name, said = self._name, self._items.get(item)
        # Asked of another version of the plan, which has mappings of its own under the same name.
        self._memory.asked((name, item), lambda plan: getattr(plan, name).peek(item), said)
        return self._items[item]

    def peek(self, item: str) -> T | None:
        """The item without a note."""
        return self._items.get(item)

    def __iter__(self) -> Iterator[str]:
        self._memory.asked_whole()
        return iter(self._items)

    def __len__(self) -> int:
        self._memory.asked_whole()
        return len(self._items)


def plan_date(plan: Plan) -> date:
    """The day from which the plan speaks: when it was issued, or else the latest date it gives."""
    dates = plan.dates
    for day in (dates.final_issued, dates.amendment_notice, dates.draft_issued):
        if day:
            return day
    known = [getattr(dates, name) for name in dates.__slots__ if name not in ("review_due", "phase_transfer")]
    known += [advice.date for advice in plan.sections.K.advice]
    return max((day for day in known if day), default=date(2026, 9, 1))
