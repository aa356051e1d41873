"""The rules in words, for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import srsly

from ehcp_docs.rules.model import Pack, Rule


def rule_lines(pack: Pack, *, section: str | None, criterion: str | None) -> Iterator[str]:
    """A line for each rule, then a line that counts them."""
    chosen = [
        rule
        for rule in pack.rules
        if (section is None or section.upper() in rule.sections)
        and (criterion is None or criterion.upper() == rule.criterion)
    ]
    width = max((len(rule.id) for rule in chosen), default=0)
    for rule in chosen:
        yield f"{rule.id:<{width}}  {rule.criterion}  {rule.severity.value:<8}  {rule.title}"
    yield f"{len(chosen)} rules for {len({rule.criterion for rule in chosen})} criteria."


def rule_page(rule: Rule) -> str:
    """Everything about one rule."""
    sections = ", ".join(rule.sections) or "the whole plan"
    head = [
        f"{rule.id}: {rule.title}",
        f"{rule.severity.value}, confidence {rule.confidence.value}, weight {rule.weight}; "
        f"criterion {rule.criterion}; looks at {sections}; in {rule.file}",
        "",
        _wrapped("Why", rule.rationale),
        _wrapped("Source", rule.source.citation),
        _wrapped("Says", rule.message),
        _wrapped("Advises", rule.suggestion),
        _wrapped("Matcher", f"{rule.match.kind}: {_shown(rule.match.body)}"),
    ]
    if rule.rewrite:
        told = "; ".join(f"“{one}” → “{right}”" for one, right in rule.rewrite.items() if right is not None)
        head.insert(-1, _wrapped("Puts", told))
    vetoes = [_wrapped("Unless", f"{m.kind}: {_shown(m.body)} (same {rule.scope})") for m in rule.unless]
    examples = [
        f"  {mark} {_shown(body)}"
        for mark, bodies in (
            ("bad: ", rule.examples.bad),
            ("good:", rule.examples.good),
            ("todo:", rule.examples.todo),
        )
        for body in bodies
    ]
    return "\n".join([*head, *vetoes, "Examples:", *examples])


def _wrapped(label: str, text: str) -> str:
    return textwrap.fill(f"{label + ':':<9}{text}", 100, subsequent_indent=" " * 9)


def _shown(body: Any) -> str:
    return body if isinstance(body, str) else str(srsly.json_dumps(body))
