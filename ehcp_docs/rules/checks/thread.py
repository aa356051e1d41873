"""Checks of the thread through the whole plan: from hopes to outcomes, and across education, health and care."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_docs.language.related import LATER, Relatedness, told
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.links import bonds, passage_words
from ehcp_docs.rules.checks.views import of_topic
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import plan_check

FEWEST = 3
"""Outcomes from which on something can be said of them all."""
STRANGE = 0.06
"""An outcome whose words agree with no need as far as this is about none of them."""


def _outcomes(plan: ReadPlan) -> list[ReadPassage]:
    return [p for p in plan.of_kind(Kind.OUTCOME) if p.item in plan.outcomes]


def _hopes(plan: ReadPlan) -> list[ReadPassage]:
    return of_topic(plan, "aspirations") or of_topic(plan, "child_views", "parent_views")


def _agreement(plan: ReadPlan) -> Relatedness | None:
    """How far each outcome is about each hope; None where there are none of the one or the other."""
    hopes, outcomes = _hopes(plan), _outcomes(plan)
    if not hopes or not outcomes:
        return None
    names = plan.child.names
    wishes = [told(passage_words(p), names, later=LATER) for p in hopes]
    return Relatedness(wishes, [told(passage_words(p), names) for p in outcomes])


@plan_check("outcome_serves_nothing")
def outcome_serves_nothing(plan: ReadPlan) -> Iterator[Hit]:
    """An outcome that names neither a need nor a hope, and whose words are about none."""
    related, needs = bonds(plan, Kind.OUTCOME), bonds(plan, Kind.OUTCOME).needs
    if len(needs) < 2:
        return
    unlinked = [
        (at, passage)
        for at, passage in enumerate(_outcomes(plan))
        if not (plan.outcomes[passage.item].needs or plan.outcomes[passage.item].aspirations)
    ]
    hopes = _agreement(plan) if unlinked else None
    for at, passage in unlinked:
        near_need = max(
            _closeness(related.related, related.statements.index(passage.item), n) for n in range(len(needs))
        )
        near_hope = (
            max((_closeness(hopes, at, n) for n in range(len(_hopes(plan)))), default=0.0) if hopes else 0.0
        )
        if max(near_need, near_hope) < STRANGE:
            yield Hit(passage=passage.passage)


def _closeness(related: Relatedness, statement: int, other: int) -> float:
    return max(related.words_agree(statement, other), related.topics_agree(statement, other))


@plan_check("no_outcome_serves_a_hope")
def no_outcome_serves_a_hope(plan: ReadPlan) -> Iterator[Hit]:
    """No outcome names a hope of Section A, and none has anything of its words."""
    outcomes = _outcomes(plan)
    if len(outcomes) < FEWEST or any(plan.outcomes[p.item].aspirations for p in outcomes):
        return
    related = _agreement(plan)
    if related is None:
        return
    hopes = range(len(_hopes(plan)))
    if all(_closeness(related, at, hope) < STRANGE for at in range(len(outcomes)) for hope in hopes):
        yield Hit(section="E", pointer="/sections/E/outcomes")


@plan_check("outcomes_of_one_service", "sections")
def outcomes_of_one_service(plan: ReadPlan) -> Iterator[Hit]:
    """The child has health or care provision, and no outcome is worked towards by more than one service."""
    served: dict[str, set[str]] = {}
    letters = set()
    for letter, item in plan.plan.provision():
        letters.add(letter[0])
        for outcome in item.outcomes:
            served.setdefault(outcome, set()).add(letter[0])
    others = sorted(letters - {"F"})
    if len(plan.outcomes) < FEWEST or not others or "F" not in letters or not served:
        return
    if all(len(by) == 1 for by in served.values()):
        yield Hit(
            section="E", pointer="/sections/E/outcomes", fields={"sections": " and ".join(["F", *others])}
        )
