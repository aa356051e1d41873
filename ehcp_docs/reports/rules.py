"""The rules in words, for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import srsly

from ehcp_docs.reports.wording import counted
from ehcp_docs.rules.model import Change, Layer, Pack, Rule


def rule_lines(pack: Pack, *, section: str | None, criterion: str | None) -> Iterator[str]:
    """A line for each rule with what was changed of it, then a line that counts them, then whose changes they are."""

    def chosen(rules: Sequence[Rule]) -> list[Rule]:
        return [
            rule
            for rule in rules
            if (section is None or section.upper() in rule.sections)
            and (criterion is None or criterion.upper() == rule.criterion)
        ]

    on, off = chosen(pack.rules), chosen(pack.off)
    width = max((len(rule.id) for rule in (*on, *off)), default=0)
    for rule in on:
        yield f"{rule.id:<{width}}  {rule.criterion}  {rule.severity.value:<8}  {rule.title}{_marks(rule)}"
    for rule in off:
        yield f"{rule.id:<{width}}  {rule.criterion}  off       {rule.title}{_marks(rule)}"
    without = f" {len(off)} switched off." if off else ""
    yield f"{len(on)} rules for {len({rule.criterion for rule in on})} criteria.{without}"
    yield from layer_lines(pack)


def _marks(rule: Rule) -> str:
    said = [f"added by {rule.layer.name}"] if rule.layer else []
    said += [brief(change) for change in rule.changes]
    return f"  [{'; '.join(said)}]" if said else ""


def brief(change: Change) -> str:
    """The change without long texts: “severity warning -> error, by Wexshire rules”."""
    if change.what in ("message", "suggestion"):
        return f"{change.what} changed, by {change.by.name}"
    if change.what == "off":
        return f"{change.reason.rstrip('.')}, by {change.by.name}"
    return f"{change.what} {change.how}, by {change.by.name}"


def layer_lines(pack: Pack) -> Iterator[str]:
    """What was laid over the shipped rules, by whom, and what it changed beside single rules."""
    for layer in pack.layers:
        yield ""
        yield f"{layer.signed}: {layer_sums(pack, layer)}."
        for change in pack.changes:
            if change.by == layer:
                why = f": {change.reason}" if change.reason else ""
                yield textwrap.fill(f"  {change.what}: {change.how}{why}", 110, subsequent_indent="    ")


def layer_sums(pack: Pack, layer: Layer) -> str:
    """How many rules the layer added, changed and switched off: “1 rule added, 2 changed, none switched off”."""
    every = (*pack.rules, *pack.off)
    added = sum(rule.layer == layer for rule in every)
    off = sum(any(c.by == layer and c.what == "off" for c in rule.changes) for rule in every)
    changed = sum(any(c.by == layer and c.what != "off" for c in rule.changes) for rule in every)
    numbers = [
        f"{counted(added, 'rule', 'rules')} added",
        f"{changed} changed",
        f"{off} switched off",
    ]
    return ", ".join(numbers)


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
    changes = [_wrapped("Changed", change.sentence) for change in rule.changes]
    added = [_wrapped("Added", f"by {rule.layer.signed}")] if rule.layer else []
    known = [_wrapped("Known", f"false alarm: {one}") for one in rule.false_alarms]
    return "\n".join([*head, *vetoes, *added, *changes, *known, "Examples:", *examples])


def _wrapped(label: str, text: str) -> str:
    return textwrap.fill(f"{label + ':':<9}{text}", 100, subsequent_indent=" " * 9)


def _shown(body: Any) -> str:
    return body if isinstance(body, str) else str(srsly.json_dumps(body))
