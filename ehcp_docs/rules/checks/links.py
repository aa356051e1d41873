"""Checks of the thread from need to provision to outcome: declared links, and whether they make sense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ehcp_docs.language.related import LATER, Relatedness, Told, told
from ehcp_docs.language.shared import about, shared
from ehcp_docs.language.topics import Word, words_in, words_of
from ehcp_docs.plan.model import Need, Outcome, Provision
from ehcp_docs.plan.passages import Kind, Passage
from ehcp_docs.rules.memory import passage_fact, plan_fact, whole_plan_fact
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import plan_check

UNRELATED, UNRELATED_TOPICS = 0.08, 0.15
RELATED, RELATED_TOPICS = 0.2, 0.3
"""Below the first two a declared need is strange to its statement; above the others another need is plainly meant.
Set on 430 linked statements of twelve plans: 3 right links fall under it, and 6 in 10 wrong ones."""
NEAR = 0.2


@dataclass(frozen=True, slots=True)
class Bonds:
    """Needs and statements (outcomes, or provision) of a plan, and how far each is about each."""

    needs: tuple[str, ...]
    statements: tuple[str, ...]
    related: Relatedness

    def content(self, statement: str, need: str) -> float:
        """How far the two are about the same, by their words alone."""
        return self.related.content(self.statements.index(statement), self.needs.index(need))

    def nearest(self, need: str) -> tuple[str, float]:
        """The statement that is most about the need, and how far; nothing when there are none."""
        scored = [(self.content(s, need), s) for s in self.statements]
        best = max(scored, default=(0.0, ""))
        return best[1], best[0]


@whole_plan_fact
def bonds(plan: ReadPlan, kind: Kind) -> Bonds:
    """The bonds of the plan's needs with its outcomes or its provision, worked out once."""
    needs = [need for _, need in plan.plan.needs()]
    statements: Sequence[Outcome | Provision] = (
        plan.plan.outcomes() if kind is Kind.OUTCOME else [item for _, item in plan.plan.provision()]
    )
    return Bonds(
        needs=tuple(need.id for need in needs),
        statements=tuple(item.id for item in statements),
        related=Relatedness(
            [_as_need(texts[0]) if (texts := plan.texts_of(need.id)) else _NOTHING for need in needs],
            [
                _as_statement(texts[0]) if (texts := plan.texts_of(item.id)) else _NOTHING
                for item in statements
            ],
        ),
    )


_NOTHING = told(())


def words_of_item(plan: ReadPlan, item: str) -> list[Word]:
    """The words of a need, an outcome or a provision, names left out."""
    texts = plan.texts_of(item)
    return _own_words(texts[0]) if texts else []


# What is said on an item is kept with the first of its passages.


@passage_fact
def _as_need(first: ReadPassage) -> Told:
    return told(_item_words(first), _names(first.plan), later=LATER)


@passage_fact
def _as_statement(first: ReadPassage) -> Told:
    return told(_item_words(first), _names(first.plan))


@passage_fact
def _own_words(first: ReadPassage) -> list[Word]:
    names = first.plan.child.names
    return [word for word in _item_words(first) if word.form not in names]


@passage_fact
def _item_words(first: ReadPassage) -> list[Word]:
    plan, item = first.plan, first.item
    kinds = (Kind.NEED, Kind.STRENGTH, Kind.OUTCOME, Kind.PROVISION)
    words = words_in(_titles(plan).get(item, ""))
    for passage in plan.texts_of(item):
        if passage.passage.kind in kinds:
            words += passage_words(passage)
    return words


@passage_fact
def passage_words(passage: ReadPassage) -> list[Word]:
    """The words of one passage, for comparing it with others."""
    return words_of(passage.doc)


@plan_fact
def _titles(plan: ReadPlan) -> dict[str, str]:
    """The titles of needs and provision by id; of an id that stands twice, the first one."""
    items: list[Need | Provision] = [
        *(need for _, need in plan.plan.needs()),
        *(item for _, item in plan.plan.provision()),
    ]
    return {item.id: item.title for item in reversed(items) if item.title}


@plan_fact
def _names(plan: ReadPlan) -> frozenset[str]:
    people = [parent.name for parent in plan.plan.parents]
    people += [advice.author or "" for advice in plan.plan.sections.K.advice]
    return plan.child.names | {word.form for name in people for word in words_in(name)}


def _passage(plan: ReadPlan, item: str) -> Passage | None:
    kinds = (Kind.NEED, Kind.OUTCOME, Kind.PROVISION)
    return next((p.passage for p in plan.texts_of(item) if p.passage.kind in kinds), None)


def _hit(plan: ReadPlan, item: str, **fields: str) -> Hit:
    return Hit(passage=_passage(plan, item), fields=fields)


def _linked(items: Iterable[Provision], field: str) -> bool:
    """Whether the plan links its provision at all: at least half of it."""
    lists = [bool(getattr(item, field)) for item in items]
    return bool(lists) and sum(lists) * 2 >= len(lists)


def _provision(plan: ReadPlan, *sections: str) -> list[Provision]:
    return [item for letter, item in plan.plan.provision() if letter in sections]


def _near(plan: ReadPlan, need: str, sections: Sequence[str]) -> str:
    """A sentence on the provision that comes nearest by its words, when one does."""
    own = {item.id for item in _provision(plan, *sections)}
    related = bonds(plan, Kind.PROVISION)
    scored = [(related.content(s, need), s) for s in related.statements if s in own]
    best, item = max(scored, default=(0.0, ""))
    return (
        f" By its words {item} comes nearest: if it is meant for this need, link it." if best >= NEAR else ""
    )


def _orphans(plan: ReadPlan, letter: str, sections: Sequence[str]) -> Iterator[Need]:
    served = {need for item in _provision(plan, *sections) for need in item.needs}
    return (need for need in getattr(plan.plan.sections, letter).needs if need.id not in served)


def _is_linked(plan: ReadPlan) -> bool:
    return _linked([item for _, item in plan.plan.provision()], "needs")


@plan_check("need_without_provision", "near")
def need_without_provision(plan: ReadPlan) -> Iterator[Hit]:
    """A special educational need that no provision of Section F names."""
    items = _provision(plan, "F")
    if items and not _linked(items, "needs"):
        return
    for need in _orphans(plan, "B", "F"):
        yield _hit(plan, need.id, near=_near(plan, need.id, "F"))


@plan_check("health_need_without_provision", "near")
def health_need_without_provision(plan: ReadPlan) -> Iterator[Hit]:
    """A health care need that nothing in Section G or F names."""
    if _is_linked(plan):
        for need in _orphans(plan, "C", ("G", "F")):
            yield _hit(plan, need.id, near=_near(plan, need.id, ("G", "F")))


@plan_check("care_need_without_provision", "near")
def care_need_without_provision(plan: ReadPlan) -> Iterator[Hit]:
    """A social care need that nothing in Section H1, H2 or F names."""
    if _is_linked(plan):
        for need in _orphans(plan, "D", ("H1", "H2", "F")):
            yield _hit(plan, need.id, near=_near(plan, need.id, ("H1", "H2", "F")))


@plan_check("health_and_care_incomplete", "needs", "section", "to")
def health_and_care_incomplete(plan: ReadPlan) -> Iterator[Hit]:
    """Section C or D has needs that its own section of provision leaves out, told once for the section."""
    if not _is_linked(plan):
        return
    for letter, to in (("C", ("G", "F")), ("D", ("H1", "H2", "F"))):
        names = [need.id for need in _orphans(plan, letter, to)]
        if names:
            fields = {"needs": listed(names), "section": letter, "to": " or ".join(to)}
            yield Hit(section=letter, pointer=f"/sections/{letter}/needs", fields=fields)


def listed(names: Sequence[str]) -> str:
    """“B1, B2 and B3”."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


@plan_check("links_missing")
def links_missing(plan: ReadPlan) -> Iterator[Hit]:
    """Hardly any provision of Section F says which need it meets."""
    items = _provision(plan, "F")
    if len(items) > 1 and not _linked(items, "needs"):
        yield Hit(section="F", pointer="/sections/F/provision")


def _without(plan: ReadPlan, field: str, *sections: str) -> Iterator[Hit]:
    every = [item for _, item in plan.plan.provision()]
    if not _linked(every, field):
        return
    for item in _provision(plan, *sections):
        if not getattr(item, field):
            yield _hit(plan, item.id)


@plan_check("provision_without_need")
def provision_without_need(plan: ReadPlan) -> Iterator[Hit]:
    """Provision of Section F that names no need, in a plan that links its provision."""
    yield from _without(plan, "needs", "F")


@plan_check("other_provision_without_need")
def other_provision_without_need(plan: ReadPlan) -> Iterator[Hit]:
    """The same in Sections G, H1 and H2."""
    yield from _without(plan, "needs", "G", "H1", "H2")


@plan_check("provision_without_outcome")
def provision_without_outcome(plan: ReadPlan) -> Iterator[Hit]:
    """Provision that names no outcome, in a plan that links its provision."""
    yield from _without(plan, "outcomes", "F", "G", "H1", "H2")


@plan_check("need_without_outcome")
def need_without_outcome(plan: ReadPlan) -> Iterator[Hit]:
    """A need that no outcome names, though outcomes name needs."""
    outcomes = plan.plan.outcomes()
    if sum(bool(o.needs) for o in outcomes) * 2 < max(1, len(outcomes)):
        return
    named = {need for outcome in outcomes for need in outcome.needs}
    for _, need in plan.plan.needs():
        if need.id not in named:
            yield _hit(plan, need.id)


@plan_check("outcome_without_need")
def outcome_without_need(plan: ReadPlan) -> Iterator[Hit]:
    """An outcome that names no need, though others do."""
    outcomes = plan.plan.outcomes()
    if sum(bool(o.needs) for o in outcomes) * 2 >= max(1, len(outcomes)):
        for outcome in outcomes:
            if not outcome.needs:
                yield _hit(plan, outcome.id)


@plan_check("outcome_without_provision")
def outcome_without_provision(plan: ReadPlan) -> Iterator[Hit]:
    """An outcome that no provision works towards."""
    every = [item for _, item in plan.plan.provision()]
    if not _linked(every, "outcomes"):
        return
    served = {outcome for item in every for outcome in item.outcomes}
    for outcome in plan.plan.outcomes():
        if outcome.id not in served:
            yield _hit(plan, outcome.id)


@plan_check("unrelated_link", "declared", "other", "about", "declared_about", "other_about")
def unrelated_link(plan: ReadPlan) -> Iterator[Hit]:
    """All the needs that a statement names are strange to it, and a need that it does not name is plainly meant."""
    items: list[Outcome | Provision] = [*plan.plan.outcomes()]
    yield from _unrelated(plan, bonds(plan, Kind.OUTCOME), items)
    yield from _unrelated(plan, bonds(plan, Kind.PROVISION), [item for _, item in plan.plan.provision()])


def _unrelated(plan: ReadPlan, related: Bonds, items: Sequence[Outcome | Provision]) -> Iterator[Hit]:
    for item in items:
        declared = [need for need in item.needs if need in related.needs]
        others = [need for need in related.needs if need not in declared]
        if not declared or len(declared) > 2 or not others:
            continue
        if any(_is_about(related, item.id, need) for need in declared):
            continue
        meant = max(others, key=lambda need: related.content(item.id, need))
        if _is_plainly_about(related, item.id, meant):
            yield _hit(
                plan,
                item.id,
                declared=listed(declared),
                other=meant,
                about=about(words_of_item(plan, item.id)) or "something else",
                declared_about=_all_about(plan, declared),
                other_about=" and ".join(shared(words_of_item(plan, meant), words_of_item(plan, item.id))),
            )


def _all_about(plan: ReadPlan, needs: Sequence[str]) -> str:
    told = [about(words_of_item(plan, need)) for need in needs]
    return "; ".join(one for one in told if one) or "something else"


def _is_about(related: Bonds, item: str, need: str) -> bool:
    topics = related.related.topics_agree(related.statements.index(item), related.needs.index(need))
    return related.content(item, need) >= UNRELATED or topics >= UNRELATED_TOPICS


def _is_plainly_about(related: Bonds, item: str, need: str) -> bool:
    at, of = related.statements.index(item), related.needs.index(need)
    shared = related.related.shared_weight(at, of)
    return (
        related.content(item, need) >= RELATED
        and related.related.topics_agree(at, of) >= RELATED_TOPICS
        and shared >= 1.5
    )
