"""The links of a plan: those it declares."""

from __future__ import annotations

from ehcp_docs.audit.model import Link
from ehcp_docs.rules.reading import ReadPlan


def links(reading: ReadPlan) -> tuple[Link, ...]:
    """Every declared link between needs, outcomes and provision."""
    made = []
    for outcome in reading.plan.outcomes():
        made += [
            Link(from_=need, to=outcome.id, kind="need-outcome", declared=True, strength=None)
            for need in outcome.needs
        ]
    for _, item in reading.plan.provision():
        made += [
            Link(from_=need, to=item.id, kind="need-provision", declared=True, strength=None)
            for need in item.needs
        ]
        made += [
            Link(from_=item.id, to=outcome, kind="provision-outcome", declared=True, strength=None)
            for outcome in item.outcomes
        ]
    return tuple(made)
