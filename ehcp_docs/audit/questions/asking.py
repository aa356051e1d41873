"""The questions in force, and what becomes of them for one plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ehcp_docs import resources
from ehcp_docs.audit.model import Finding, Link
from ehcp_docs.audit.questions.laid import Laid, collectors
from ehcp_docs.audit.questions.model import Asked, Evidence, Question
from ehcp_docs.audit.reading import Reading
from ehcp_docs.rules.model import Source
from ehcp_docs.rules.reading import ReadPlan
from ehcp_docs.yamlfile import read_yaml


@cache
def questions() -> tuple[Question, ...]:
    """The questions of ``audit_rules/questions.yaml``, in the order of their criteria."""
    data = read_yaml(resources.file("audit_rules", "questions.yaml"))
    return tuple(sorted((Question(**row) for row in data["questions"]), key=lambda one: one.criterion))


@cache
def elsewhere() -> Mapping[str, str]:
    """The criteria that are judged outside a single plan's data, and where."""
    data = read_yaml(resources.file("audit_rules", "questions.yaml"))
    return {str(name): str(where) for name, where in data["elsewhere"].items()}


def asked(
    plan: ReadPlan,
    *,
    findings: Sequence[Finding],
    links: Sequence[Link],
    readings: Sequence[Reading],
    sources: Mapping[str, Source],
) -> tuple[Asked, ...]:
    """Every question with what this plan says that bears on it, or that there is nothing to lay out."""
    known = collectors()
    made = []
    for one in questions():
        laid = Laid(plan=plan, findings=findings, links=links, readings=readings, criterion=one.criterion)
        collect = known.get(one.evidence)
        evidence = collect(laid) if collect else Evidence()
        source = sources.get(one.source)
        made.append(
            Asked(
                criterion=one.criterion,
                asks=one.asks,
                why=one.why,
                source=source.citation if source else one.source,
                link=source.url if source else "",
                evidence=evidence,
                nothing="" if evidence.rows else one.nothing,
            )
        )
    return tuple(made)
