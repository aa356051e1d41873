"""Checks of whether provision binds: modals, delegation, change, conditions of money or staff."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_docs.language import modals
from ehcp_docs.language.changes import change_powers
from ehcp_docs.language.delegation import delegations
from ehcp_docs.language.means import granted_conditions, resource_conditions
from ehcp_docs.language.spans import merged
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check


@passage_check("delegated")
def delegated(passage: ReadPassage) -> Iterator[Hit]:
    """Quantity or content left to the school, the therapist or a later meeting."""
    for span in delegations(passage.text, passage.clauses, passage.plan.child):
        yield Hit(span=span)


@passage_check("change_power")
def change_power(passage: ReadPassage) -> Iterator[Hit]:
    """A power to cut or change provision without amending the plan."""
    for span in change_powers(passage.text, passage.clauses, passage.plan.child):
        yield Hit(span=span)


@passage_check("resource_condition")
def resource_condition(passage: ReadPassage) -> Iterator[Hit]:
    """Provision that depends on money, staff or room."""
    text = passage.text
    for span in merged([*resource_conditions(text), *granted_conditions(text, passage.clauses)]):
        yield Hit(span=span)


@passage_check("permissive")
def permissive(passage: ReadPassage) -> Iterator[Hit]:
    """Should, could, may; would benefit; ideally: wishes in place of duties."""
    for span in modals.permissive(passage.text, passage.clauses, passage.plan.child):
        yield Hit(span=span)
