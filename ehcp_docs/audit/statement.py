"""The judgement on one statement by itself: what `ehcp check` says while somebody is writing.

An outcome is judged by the SMART letters of the Code of Practice (9.61, 9.66) and by whether it is an outcome at
all; a provision by the elements that case law asks for (facts set out in docs/accuracy.md). Weights were set by
reason first and then checked against published judgements; none depends on a single phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from ehcp_docs.audit.model import Finding
from ehcp_docs.audit.reading import Reading, Said
from ehcp_docs.audit.readings import outcome_readings, provision_readings
from ehcp_docs.audit.scale_model import Rating
from ehcp_docs.audit.scales import rate, scales
from ehcp_docs.language.numbers import CARDINAL
from ehcp_docs.language.outcome_actor import Actor
from ehcp_docs.language.outcomes import OutcomeReading
from ehcp_docs.language.provision import ProvisionReading
from ehcp_docs.language.spans import Span
from ehcp_docs.rules.checks.outcome import reading_of
from ehcp_docs.rules.checks.provision import reading_of as provision_reading_of
from ehcp_docs.rules.fixture import plan_around
from ehcp_docs.rules.model import Severity
from ehcp_docs.rules.reading import ReadPassage, ReadPlan

if TYPE_CHECKING:
    from ehcp_docs.audit.engine import Auditor

StatementKind = Literal["outcome", "provision", "need"]
PASS_MARK = {"outcome": 43.0, "provision": 55.0, "need": 43.0}
"""For provision, the mark lies above who and what with every ornament: without an amount nothing is quantified."""
_COUNTED = frozenset({"F-NO-AMOUNT", "F-NO-FREQUENCY", "F-NO-LENGTH", "F-NOBODY", "F-THERAPY-TIME"})
"""Rules that say what the elements already say; they do not cost a second time."""

_IN_ELEMENTS = frozenset({"F-ACTOR-VAGUE", "F-CONTENT-VAGUE", "F-QUALIFICATION"})
"""Warnings of which the elements who, what and qualification take account."""
_DOUBT = 0.85
"""What each passage with another warning leaves of the points; an error leaves 0.6."""
_LOST = 12
"""Of the points for how often and for how long, where only “throughout” is said and nobody is named."""
_MOST_WITH_ERROR = PASS_MARK["provision"] - 1
"""No provision passes of which a rule says that it cannot be relied on, whatever else it gives."""
_HALF_AN_AMOUNT = frozenset({"F-NO-FREQUENCY", "F-NO-LENGTH"})
"""Rules that find one half of an amount where the other is wanted as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing that a good statement has."""

    name: str
    met: float
    """0 not at all, 1 fully."""
    read: str
    """The words that were read, or nothing."""
    note: str
    """What is missing, in plain words; empty when met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one statement is worth, and why."""

    kind: str
    text: str
    score: float
    """0 to 100."""
    passes: bool
    criteria: dict[str, Element]
    findings: tuple[Finding, ...]
    readings: tuple[Reading, ...] = ()
    """What was read, element by element."""
    scales: tuple[Rating, ...] = ()
    """What academic scales make of an outcome; no part of the score."""


def judge(kind: StatementKind, text: str, auditor: Auditor) -> Judgement:
    """The judgement on one outcome, provision or need."""
    reading = ReadPlan(*plan_around(kind, text, unnamed=True), auditor.parser, texts=None)
    passage = next(p for p in reading.passages if p.passage.kind.value == kind and p.text == text)
    findings = tuple(
        f for f in auditor.findings(reading) if f.pointer == passage.passage.place.pointer and f.words
    )
    read: list[Reading] = []
    if kind == "outcome":
        elements, points = outcome_elements(reading_of(passage))
        read = outcome_readings(passage)
    elif kind == "provision":
        elements, points = provision_elements(provision_reading_of(passage), findings)
        read = provision_readings(passage)
    else:
        elements, points = need_elements(findings)
    return Judgement(
        kind=kind,
        text=text,
        score=round(points, 1),
        passes=points >= PASS_MARK[kind],
        criteria={element.name: _as_read(element, read) for element in elements},
        findings=findings,
        readings=tuple(read),
        scales=_scales(passage, auditor) if kind == "outcome" else (),
    )


def _as_read(element: Element, read: list[Reading]) -> Element:
    """The element with the words that its reading gives, so that one statement is never read in two ways."""
    words = [
        one.words for one in read if one.element == element.name and one.said is Said.SENTENCE and one.words
    ]
    return replace(element, read="; ".join(dict.fromkeys(words[:3]))) if words else element


def _scales(passage: ReadPassage, auditor: Auditor) -> tuple[Rating, ...]:
    return tuple(
        Rating(scale=scale, outcomes=(rate(scale, passage),)) for scale in scales(auditor.pack.sources)
    )


def need_elements(findings: tuple[Finding, ...]) -> tuple[list[Element], float]:
    """A need has no elements of its own yet: it loses points for what the rules find."""
    lost = sum({"error": 30.0, "warning": 15.0, "advice": 5.0}.get(f.severity.value, 0.0) for f in findings)
    return [], max(0.0, 100.0 - lost)


def outcome_elements(r: OutcomeReading) -> tuple[list[Element], float]:
    """The SMART letters with what was read, and the points they make together."""
    specific = _specific(r)
    measurable = _measurable(r)
    timed = _timed(r)
    own = {Actor.CHILD: 1.0, Actor.NOBODY: 0.8, Actor.OTHERS: 0.35, Actor.ADULT: 0.15}[r.actor]
    relevant = min(1.0, 0.5 * bool(r.benefit) + 0.35 * bool(r.context) + 0.3 * r.generalised)
    said = r.text
    by = tuple(point.span for point in r.deadlines)
    acts = r.leading.subject if r.leading else ""
    help_given = _words((r.service.span,) if r.service else (), said)
    elements = [
        _element("specific", specific, _words(tuple(c.span for c in r.cores[:1]), said), "Name one thing that can be seen."),
        _element("measurable", measurable, _words(r.measures, said), "Say how much, how often or with how much help."),
        _element("achievable", float(bool(r.baseline)), _words(_one(r.baseline), said), "Say where the child is now."),
        _element("relevant", relevant, _words(_one(r.benefit), said), "Say why it matters (so that ...)."),
        _element("time-bound", timed, _words(by, said), "Give a date or the end of a stage."),
        _element("child acts", own, acts, "Make the child the one who does it."),
        _element("outcome, not provision", float(not r.service), help_given, "Say what the help is to lead to."),
    ]  # fmt: skip
    points = 42 * specific + 36 * measurable + 10 * timed + 8 * relevant + 4 * bool(r.baseline)
    if r.service:
        points *= 0.3
    points *= 0.25 + 0.75 * own
    if r.is_hope or (r.aspiration and (r.is_adults_wish or not r.numeric)):
        points *= 0.45
    if r.deficit:
        points *= 0.45  # it says what ends, not what the child will do
    if len(r.aims) > 3:
        points *= 0.7
    return elements, min(100.0, points)


def _timed(r: OutcomeReading) -> float:
    """A counted span (“within 12 months”) ends on a day as exact as a date; “by the next review” does not."""
    said = [d.span.of(r.text) for d in r.deadlines if d.kind.value == "relative"]
    if any(d.kind.value in ("date", "stage") for d in r.deadlines) or any(map(_COUNTED_SPAN.search, said)):
        return 1.0
    return 0.6 if said else 0.0


def _specific(r: OutcomeReading) -> float:
    if not r.cores:
        return _COUNTED_THING if r.numeric else 0.35 if r.measures else 0.15
    if r.weak:
        return 0.4 if r.numeric else 0.1
    if r.comparative and (not r.measures or (r.numeric and r.is_only_share) or r.is_only_more_often):
        return 0.5  # “appropriately, 90% of the time”: a share of what nobody can judge
    if not r.measures and (r.roughly or any(core.lemma in _SEEN_WHEN_COUNTED for core in r.cores)):
        return 0.3  # concentrating, most of the time: seen only in minutes or times
    if not r.measures and any(core.lemma in _COMPLIANCE for core in r.cores):
        return 0.6  # sitting still and working hard are seen, but are no skill
    return 1.0 if r.context else 0.75


_COUNTED_SPAN = re.compile(rf"\b(?:{CARDINAL})\b", re.I)
_COUNTED_THING = 0.6
"""What can be counted can be seen, though a note without a verb does not say who does what with it."""
_SEEN_WHEN_COUNTED = frozenset("concentrate focus regulate persevere persist tolerate".split())
_COMPLIANCE = frozenset("sit stay remain comply obey listen work try attend wait".split())


def _measurable(r: OutcomeReading) -> float:
    if r.numeric and r.is_only_share:
        return 0.3 if r.weak else 0.5  # 80% of what, in how many tries?
    if r.is_only_more_often:
        return 0.2
    if r.measures and r.is_only_benefit:
        return 0.3  # what it is good for is counted, and not what is done
    if r.numeric:
        return 1.0
    if r.measures:
        return 0.7
    return 0.0 if r.comparative or r.weak or r.roughly else 0.2


def _words(spans: tuple[Span, ...], text: str) -> str:
    return "; ".join(span.of(text) for span in spans[:3])


def _one(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()


def _element(name: str, met: float, read: str, note: str) -> Element:
    return Element(name=name, met=round(met, 2), read=read, note="" if met >= 0.75 else note)


def provision_elements(r: ProvisionReading, findings: tuple[Finding, ...]) -> tuple[list[Element], float]:
    """The elements of a specified provision with what was read, and the points they make together."""
    worst = {f.words for f in findings if f.severity is Severity.ERROR and f.rule not in _COUNTED}
    doubts = {f.words for f in findings if _is_doubt(f)} - worst
    trained = () if any(f.rule == "F-QUALIFICATION" for f in findings) else r.qualifications
    is_asked = r.is_session or bool(worst) or not r.is_concrete
    once = r.once if r.who else ()
    often = _met(r.how_often or once, is_asked)
    long = _met(r.how_long, is_asked and not (once and r.is_told_once))
    elements = [
        _element("what", r.what_met, _words(r.named_methods, r.text), "Name the method, programme or equipment."),
        _element("who", r.who_met, _words(r.who, r.text), "Name the role and its training."),
        _element("how often", often, _words(r.how_often or once, r.text), "Give a number and a period."),
        _element("how long", long, _words(r.how_long, r.text), "Give minutes or hours."),
        _element("group", float(bool(r.groups)), _words(r.groups, r.text), "Say one to one, or the size of the group."),
        _element("qualification", float(bool(trained)), _words(trained, r.text), "Name the training."),
    ]  # fmt: skip
    amount = 24 * often + 24 * long
    if not r.who and (r.is_session or not r.sorts) and not r.amounts.is_timed:
        amount -= _LOST * (often if not r.amounts.is_counted else 0)  # “adults will help him in all lessons”
        amount -= _LOST * (long if r.by_anybody else 0)
    points = 22 * r.what_met + 24 * r.who_met + amount + 4 * bool(r.groups) + 4 * bool(trained)
    points *= 0.6 ** min(3, len(worst)) * _DOUBT ** min(2, len(doubts))
    if r.lacks_length or (r.is_session and any(f.rule in _HALF_AN_AMOUNT for f in findings)):
        points *= 0.7
    return elements, min(_MOST_WITH_ERROR if worst else 100.0, points)


def _is_doubt(finding: Finding) -> bool:
    """Whether the finding is a warning of Section F's rules that no element has counted."""
    is_own = finding.rule.startswith("F-") and finding.rule not in _COUNTED | _IN_ELEMENTS
    return is_own and finding.severity is Severity.WARNING


def _met(spans: tuple[Span, ...], is_asked: bool) -> float:
    return float(bool(spans) or not is_asked)
