"""Evidence on outcomes: how far they reach, whose they are, what they are tied to, and who helps."""

from __future__ import annotations

import re

from ehcp_docs.audit.questions.laid import Laid, evidence, quote, told
from ehcp_docs.audit.questions.model import Evidence, EvidenceRow, Quote
from ehcp_docs.language.spans import Span
from ehcp_docs.plan.model import Outcome
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.links import words_of_item
from ehcp_docs.rules.checks.views import of_topic
from ehcp_docs.rules.memory import passage_fact
from ehcp_docs.rules.reading import ReadPassage

_LEVEL = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|most|all|none|never|always|often|rarely|"
    r"sometimes|daily|every|each|current(?:ly)?|now|at present|can|cannot|able|unable|not yet|"
    r"below|above|level|age[sd]?|percentile|per cent|score|stage|phase|with(?:out)? (?:help|support|prompts?))\b|%",
    re.I,
)
"""Signs that a sentence says where the child is now."""


@evidence("ambition")
def ambition(laid: Laid) -> Evidence:
    """Each outcome: where the child is now, by the outcome and its needs, beside what was read as the target."""
    rows = [
        EvidenceRow(about=outcome.id, cells=(_now(laid, outcome), _target(laid, outcome)))
        for outcome in laid.plan.plan.outcomes()
    ]
    return Evidence(columns=("Outcome", "Where the child is now", "What is to be reached"), rows=tuple(rows))


def _now(laid: Laid, outcome: Outcome) -> tuple[Quote, ...]:
    own = laid.texts([outcome.id], Kind.BASELINE)
    levels = [
        quote(passage, span.of(passage.text))
        for need in outcome.needs
        for passage in laid.plan.texts_of(need)
        if passage.passage.kind in (Kind.NEED, Kind.STRENGTH)
        for span in _levels(passage)
    ]
    if own or levels:
        return (*own, *levels)
    if not outcome.needs:
        return told("The outcome names no need, and gives no level from which it starts.")
    return told(
        f"Neither the outcome nor {', '.join(outcome.needs)} says in numbers or steps where the child is now."
    )


@passage_fact
def _levels(passage: ReadPassage) -> list[Span]:
    """The sentences that say where the child is now."""
    return [span for span in passage.sentences if _LEVEL.search(span.of(passage.text))]


def _target(laid: Laid, outcome: Outcome) -> tuple[Quote, ...]:
    steps = laid.texts([outcome.id], Kind.STEP)
    return (
        *laid.texts([outcome.id], Kind.OUTCOME),
        *laid.read(outcome.id, "measurable", "time-bound"),
        *steps,
    )


@evidence("reach")
def reach(laid: Laid) -> Evidence:
    """Each outcome: who acts in it, and the provision that is to bring it about."""
    rows = []
    for outcome in laid.plan.plan.outcomes():
        helping = [item.id for _, item in laid.plan.plan.provision() if outcome.id in item.outcomes]
        acts = laid.read(outcome.id, "who acts", "help")
        rows.append(
            EvidenceRow(
                about=outcome.id,
                cells=(
                    (*laid.texts([outcome.id], Kind.OUTCOME), *acts),
                    laid.texts(helping, Kind.PROVISION) or told("No provision names this outcome."),
                ),
            )
        )
    return Evidence(
        columns=("Outcome", "What is to happen, and who acts", "What is to bring it about"), rows=tuple(rows)
    )


@evidence("purpose")
def purpose(laid: Laid) -> Evidence:
    """Each outcome beside the needs and the hopes that it is tied to."""
    views = {view.id for view in laid.plan.plan.sections.A.views}
    rows = []
    for outcome in laid.plan.plan.outcomes():
        hopes = [name for name in outcome.aspirations if name in views]
        rows.append(
            EvidenceRow(
                about=outcome.id,
                cells=(
                    laid.texts([outcome.id], Kind.OUTCOME),
                    laid.texts(outcome.needs, Kind.NEED) or told("names no need"),
                    laid.texts(hopes, Kind.VIEW) or told("names no hope of Section A"),
                ),
            )
        )
    return Evidence(columns=("Outcome", "Words", "Needs", "Hopes"), rows=tuple(rows))


@evidence("wishes")
def wishes(laid: Laid) -> Evidence:
    """What the child and the parents ask for in Section A, beside the outcomes and provision that touch it."""
    from ehcp_docs.audit.questions.subjects import Subjects

    subjects = Subjects(laid.plan)
    rows = []
    for passage in of_topic(laid.plan, "aspirations", "child_views", "parent_views"):
        for span in passage.sentences:
            words = span.of(passage.text)
            if not _WISH.search(words):
                continue
            outcomes = subjects.touching(words, Kind.OUTCOME)
            declared = [o.id for o in laid.plan.plan.outcomes() if passage.item in o.aspirations]
            named = laid.texts(declared, Kind.OUTCOME)
            others = tuple(q for q in outcomes if q.item not in declared)
            rows.append(
                EvidenceRow(
                    about=passage.item,
                    cells=(
                        (quote(passage, words),),
                        (*named, *others) or told("no outcome speaks of it"),
                        subjects.touching(words, Kind.PROVISION) or told("no provision speaks of it"),
                    ),
                )
            )
    columns = ("View", "What is asked for", "Outcomes that touch it", "Provision that touches it")
    return Evidence(columns=columns, rows=tuple(rows))


_WISH = re.compile(
    r"\b(?:wants?|wish(?:es)?|hopes?|(?:would|['’]d) (?:like|love|rather|prefer)|dreams?|aims?|looks? forward|"
    r"asks?|asked|worr(?:y|ies|ied)|important to|plans? to|needs? to know|when I (?:am|grow|leave))\b",
    re.I,
)


@evidence("related")
def related(laid: Laid) -> Evidence:
    """Needs beside the provision and outcomes linked to them with which they share no subject that rules know."""
    rows = []
    for link in laid.links:
        if not link.declared or link.strength is None or link.shared or link.from_ not in laid.needs:
            continue
        if not (words_of_item(laid.plan, link.from_) and words_of_item(laid.plan, link.to)):
            continue
        cells = (
            laid.texts([link.from_], Kind.NEED),
            laid.texts([link.to], Kind.OUTCOME, Kind.PROVISION),
        )
        rows.append(EvidenceRow(about=f"{link.from_} and {link.to}", cells=cells))
    return Evidence(columns=("Link", "Need", "What is linked to it"), rows=tuple(rows))


_SERVICES = (("Education", "F"), ("Health", "G"), ("Social care", "H1"), ("Social care", "H2"))


@evidence("services")
def services(laid: Laid) -> Evidence:
    """Each outcome: what education, health and social care each do for it."""
    rows = []
    for outcome in laid.plan.plan.outcomes():
        by: dict[str, list[str]] = {"Education": [], "Health": [], "Social care": []}
        for name, letter in _SERVICES:
            section = getattr(laid.plan.plan.sections, letter)
            by[name] += [item.id for item in section.provision if outcome.id in item.outcomes]
        cells = [
            laid.texts(items, Kind.PROVISION) or told("nothing names this outcome") for items in by.values()
        ]
        rows.append(EvidenceRow(about=outcome.id, cells=(laid.texts([outcome.id], Kind.OUTCOME), *cells)))
    sections = laid.plan.plan.sections
    others = any(getattr(sections, letter).provision for letter in ("G", "H1", "H2"))
    columns = ("Outcome", "Words", "Education", "Health", "Social care")
    return Evidence(columns=columns, rows=tuple(rows) if others else ())
