"""The rules as pages to read and to print: one for each rule, and lists by section, by criterion and by severity.

A folder of HTML files that works from disk: no script, nothing loaded, each page's style held to its hash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import srsly

from ehcp_docs.audit.model import SECTIONS
from ehcp_docs.reports import wording
from ehcp_docs.reports.environment import environment
from ehcp_docs.reports.html import web
from ehcp_docs.reports.rules import brief, layer_sums
from ehcp_docs.rules.model import Criterion, Pack, Rule, Severity

if TYPE_CHECKING:
    from jinja2 import Environment

_MARK = re.compile(r"\[\[(.*?)\]\]", re.S)
_FIELD = re.compile(r"\{\w+\}")
KINDS = {
    "phrases": "Phrases",
    "tokens": "Words in a certain order (spaCy token patterns)",
    "dependency": "Words that belong together in the sentence (spaCy dependency patterns)",
    "structure": "The plan's data",
    "check": "A check of its own",
}
PASSAGES = {
    "nil": "statements that nothing was found",
    "view": "views",
    "need": "needs",
    "strength": "strengths",
    "outcome": "outcomes",
    "deadline": "deadlines of outcomes",
    "baseline": "starting points of outcomes",
    "step": "steps towards outcomes",
    "arrangement": "monitoring arrangements",
    "provision": "provision",
    "placement": "placements",
    "budget": "the personal budget",
    "target": "targets",
    "advice": "advice",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rules that stand together in a list."""

    title: str
    note: str
    rules: tuple[Rule, ...]


def rule_pages(pack: Pack) -> Iterator[tuple[str, str]]:
    """Every page with its file name."""
    lists = (
        ("index.html", "By section", _by_section(pack)),
        ("criteria.html", "By criterion", _by_criterion(pack)),
        ("severity.html", "By severity", _by_severity(pack)),
    )
    tabs = [(name, title) for name, title, _ in lists]
    for name, title, groups in lists:
        yield (
            name,
            _render("rules_index.html", pack=pack, here=name, title=title, tabs=tabs, groups=tuple(groups)),
        )
    for rule in (*pack.rules, *pack.off):
        yield page_name(rule), _render("rule.html", pack=pack, rule=rule, tabs=tabs, off=rule in pack.off)


def page_name(rule: Rule) -> str:
    """The file name of the rule's page."""
    return f"{rule.id}.html"


def _by_section(pack: Pack) -> Iterator[Group]:
    for letter in SECTIONS:
        own = tuple(rule for rule in pack.rules if letter in rule.sections)
        if own:
            yield Group(title=wording.section_heading(letter), note="", rules=own)
    whole = tuple(rule for rule in pack.rules if not rule.sections)
    if whole:
        yield Group(title="The plan as a whole", note="", rules=whole)
    yield from _off(pack)


def _by_criterion(pack: Pack) -> Iterator[Group]:
    without = []
    for criterion in pack.criteria.values():
        own = tuple(rule for rule in pack.rules if rule.criterion == criterion.id)
        if own:
            yield Group(title=_question(criterion), note=f"Basis: {criterion.basis}.", rules=own)
        else:
            without.append(_question(criterion))
    if without:
        note = "No rule looks at these. A person has to: " + " ".join(without)
        yield Group(title="Left to people", note=note, rules=())
    yield from _off(pack)


def _question(criterion: Criterion) -> str:
    return f"{criterion.id}: {criterion.question}"


def _by_severity(pack: Pack) -> Iterator[Group]:
    for severity in Severity:
        own = tuple(rule for rule in pack.rules if rule.severity is severity)
        if own:
            explained = wording.EXPLAINED[severity]
            yield Group(
                title=wording.WORDS[severity], note=f"{explained[0].upper()}{explained[1:]}.", rules=own
            )
    yield from _off(pack)


def _off(pack: Pack) -> Iterator[Group]:
    if pack.off:
        yield Group(
            title="Switched off", note="Not used; each rule's page says by whom and why.", rules=pack.off
        )


def costs(rule: Rule, scoring: Mapping[str, Any]) -> str:
    """What one finding of the rule takes off its item, as a sum."""
    cost = float(scoring["cost"][rule.severity.value])
    sure = float(scoring["certainty"][rule.confidence.value])
    lost = cost * sure * rule.weight / 5
    if not lost:
        return "Nothing: it never lowers the score."
    total = wording.points(lost)
    return (
        f"{total} of the 100 points of the need, outcome, provision or section in which it stands: "
        f"cost {cost:g} × certainty {sure:g} × weight {rule.weight} ÷ 5."
    )


def limits(rule: Rule, scoring: Mapping[str, Any]) -> list[str]:
    """The limiting judgements to which an error of the rule counts."""
    counts = rule.severity is Severity.ERROR
    return [
        str(one["because"])
        for one in scoring.get("limits", ())
        if counts and rule.criterion in one["criteria"]
    ]


def marked(text: str) -> list[tuple[str, bool]]:
    """The example in pieces, with whether each is marked."""
    pieces = _MARK.split(text)
    return [(piece, number % 2 == 1) for number, piece in enumerate(pieces) if piece]


def said(rule: Rule) -> str:
    """The rule's message as its first bad example gets it; what else is filled in is left open."""
    first = next(iter(_MARK.findall(shown(rule.examples.bad[0]))), "…")
    return _FIELD.sub("…", rule.message.replace("{match}", first))


def shown(body: Any) -> str:
    """An example or a matcher as text."""
    return body if isinstance(body, str) else str(srsly.yaml_dumps(body, sort_keys=False)).strip()


def has_marks(rule: Rule) -> bool:
    """Whether the rule's bad examples mark words; what is about the whole plan has none."""
    return any(_MARK.search(shown(body)) for body in rule.examples.bad)


def listed(body: Any) -> Sequence[str]:
    """The phrases of a matcher; none where it is of another kind."""
    phrases = body["any"] if isinstance(body, dict) and "any" in body else body
    return [str(one) for one in phrases] if isinstance(phrases, list) else []


def looks_at(rule: Rule) -> str:
    """What the rule reads, in words."""
    what = ", ".join(PASSAGES.get(kind.value, kind.value) for kind in rule.applies_to)
    where = ", ".join(wording.section_name(letter) for letter in rule.sections)
    told = " in ".join(part for part in (what, where) if part) or "the whole plan"
    return f"{told[0].upper()}{told[1:]}"


def _render(name: str, **values: Any) -> str:
    return _environment().get_template(name).render(values) + "\n"


@cache
def _environment() -> Environment:
    made = environment(
        Severity=Severity,
        SYMBOLS=wording.SYMBOLS,
        WORDS=wording.WORDS,
        EXPLAINED=wording.EXPLAINED,
        KINDS=KINDS,
        counted=wording.counted,
        layer_sums=layer_sums,
        page_name=page_name,
        looks_at=looks_at,
        costs=costs,
        limits=limits,
        listed=listed,
        has_marks=has_marks,
        marked=marked,
        shown=shown,
        said=said,
        brief=brief,
        status=wording.status,
    )
    made.filters.update(web=web, day=wording.day)
    return made
