"""The links of a plan: those it declares, and where an item declares none, the one that its words suggest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from ehcp_docs.audit.model import Link
from ehcp_docs.language.pipeline import Parser
from ehcp_docs.language.related import LATER, Relatedness, told
from ehcp_docs.language.shared import shared
from ehcp_docs.language.topics import words_of
from ehcp_docs.plan.model import Outcome, Provision
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.links import bonds, words_of_item
from ehcp_docs.rules.reading import ReadPlan

INFERRED = 0.3
"""Strength from which a link that nobody declared is worth telling."""
NeedLink = Literal["need-outcome", "need-provision"]


def strengths(needs: Sequence[str], statements: Sequence[str], parser: Parser) -> list[list[float]]:
    """For each statement, how strongly its words bind it to each need, 0 to 1."""
    docs = parser.parse([*needs, *statements])
    words = [words_of(doc) for doc in docs]
    heads = [told(text, later=LATER) for text in words[: len(needs)]]
    return Relatedness(heads, [told(text) for text in words[len(needs) :]]).strengths()


def links(reading: ReadPlan) -> tuple[Link, ...]:
    """Every declared link between needs, outcomes and provision, and an inferred one where an item has none."""
    items = [item for _, item in reading.plan.provision()]
    made = [*_with_needs(reading, Kind.OUTCOME, reading.plan.outcomes())]
    made += _with_needs(reading, Kind.PROVISION, items)
    made += [
        Link(from_=item.id, to=outcome, kind="provision-outcome", declared=True, strength=None)
        for item in items
        for outcome in item.outcomes
    ]
    return tuple(made)


def _with_needs(reading: ReadPlan, kind: Kind, items: Sequence[Outcome | Provision]) -> Iterator[Link]:
    related = bonds(reading, kind)
    name: NeedLink = "need-outcome" if kind is Kind.OUTCOME else "need-provision"
    table = related.related.strengths()
    for row, item in zip(table, items, strict=True):
        strength = {need: round(value, 3) for need, value in zip(related.needs, row, strict=True)}
        for need in item.needs:
            why = (
                shared(words_of_item(reading, need), words_of_item(reading, item.id))
                if need in strength
                else ()
            )
            yield Link(
                from_=need, to=item.id, kind=name, declared=True, strength=strength.get(need), shared=why
            )
        if not item.needs and strength:
            best = max(strength, key=lambda need: strength[need])
            if strength[best] >= INFERRED and related.content(item.id, best) > 0.1:
                why = shared(words_of_item(reading, best), words_of_item(reading, item.id))
                yield Link(
                    from_=best, to=item.id, kind=name, declared=False, strength=strength[best], shared=why
                )
