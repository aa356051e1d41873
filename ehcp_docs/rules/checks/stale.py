"""What has passed: stages of school that the child has reached long since, and terms that are over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.spans import Span
from ehcp_docs.language.times import TimeKind, TimePoint
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.persons import stands_alone
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

_ENTERS = re.compile(
    r"\b(?:(?:when|once|until|till|before|by the time|as soon as|upon|on|for|after|run[- ]up to|ahead of|"
    r"prior to)\b[^.;]{0,45}?\b"
    r"(?:starts?|starting|enters?|entering|entry (?:in)?to|joins?|joining|moves? (?:up |on )?(?:in)?to|"
    r"moving (?:up |on )?(?:in)?to|"
    r"transfers? to|transition (?:in)?to|admission to|"
    r"begins?|beginning|goes (?:up )?(?:in)?to|"
    r"going (?:up )?(?:in)?to)|"
    r"(?:ready|readiness|prepar(?:e|es|ed|ing|ation)(?: (?!with\b|by\b)\w+)?) for|(?:move|moving|transition|"
    r"transfer) (?:up |on )?"
    r"(?:in)?to) (?:the )?$",
    re.I,
)
_EARLY = re.compile(r"\b(?:Reception|nursery|pre-?school|primary school)\b")
_YEAR = re.compile(r"\bYear (?P<year>\d{1,2})\b")
_BEHIND = re.compile(
    r"\b(?:was|were|had|did|since|has been|have been|when (?:he|she|they|\w+) (?:started|joined|entered|moved))\b",
    re.I,
)
_TO_COME = re.compile(r"\b(?:will|shall|must|should|(?:is|are) to)\b", re.I)


@passage_check("past_stage")
def past_stage(passage: ReadPassage) -> Iterator[Hit]:
    """“Until she enters Key Stage 1”, of a child in Year 4."""
    plan = passage.plan
    if stands_alone(plan):
        return
    spans = [p.span for p in passage.times if p.kind is TimeKind.STAGE and p.latest and p.latest < plan.as_of]
    if plan.school_year is not None and plan.school_year >= 2:
        spans += [Span(m.start(), m.end()) for m in _EARLY.finditer(passage.text)]
        spans += [
            Span(m.start(), m.end())
            for m in _YEAR.finditer(passage.text)
            if int(m["year"]) < plan.school_year
            and not any(s.overlaps(Span(m.start(), m.end())) for s in spans)
        ]
    for span in sorted(spans):
        sentence = passage.sentence_of(span)
        words = sentence.of(passage.text)
        before = _ENTERS.search(passage.text[sentence.start : span.start])
        if before and _TO_COME.search(words) and not _BEHIND.search(words):
            yield Hit(span=Span(sentence.start + before.start(), span.end))
            return


_FINITE = ("VBZ", "VBP", "VBD", "VBN", "MD")


@passage_check("past_term")
def past_term(passage: ReadPassage) -> Iterator[Hit]:
    """Help set out without a verb, for a term or year that is over: “Six sessions with the therapist, autumn 2024”."""
    if stands_alone(passage.plan) or passage.passage.kind is not Kind.PROVISION:
        return
    for point in passage.times:
        sentence = passage.sentence_of(point.span)
        if _is_over(passage, point) and not _has_verb(passage, sentence) and passage.amounts.how_often:
            yield Hit(span=point.span)
            return


def _is_over(passage: ReadPassage, point: TimePoint) -> bool:
    day = point.latest
    led_by = passage.text[max(0, point.span.start - 12) : point.span.start].lower()
    back = re.search(r"\b(?:from|since|of|dated|report|in)\b[ (,]*$", led_by)
    return (
        point.kind is TimeKind.DATE and day is not None and (passage.plan.as_of - day).days > 31 and not back
    )


def _has_verb(passage: ReadPassage, sentence: Span) -> bool:
    return any(t.tag_ in _FINITE and sentence.start <= t.idx < sentence.end for t in passage.doc)
