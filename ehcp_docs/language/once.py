"""What is done once and not again and again, and lengths that belong to another activity than the one that recurs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_docs.language.amounts import Amounts
from ehcp_docs.language.numbers import CARDINAL
from ehcp_docs.language.spans import Span, found, in_any, sentences
from ehcp_docs.language.times import TimePoint

_BEGINS = (
    r"(?:(?:joins?|enters?) |(?:starts?|begins?|arrives?|moves?|transfers?)(?= (?:at|in|into|to|school|college|nursery|"
    r"[A-Z]|the (?:course|placement|school|college|nursery|class|year|term))\b|\s*[,.;]|\s*$)|"
    r"teach(?:es)? (?:her|him|them|[A-Z])|works? with (?:her|him|them|[A-Z])|takes? (?:over|up)|first \w+|(?:is|are) first)"
)
_WHO = r"(?:she|he|they|it|the \w+|his \w+|her \w+|their \w+|[A-Z][\w’'-]+)"
ONCE = re.compile(
    rf"\b[Bb]efore (?:{_WHO} )(?:\w+ ){{0,2}}?{_BEGINS}\b"
    r"|\b(?:[Bb]efore|[Pp]rior to|[Aa]head of|in time for) (?:the|his|her|their) (?:start|first (?:day|lesson|session|week)|"
    r"placement|move|transfer|arrival|admission)\b"
    r"|\b(?:[Bb]efore|[Pp]rior to) (?:starting|joining|beginning|moving|transferring|teaching|working with)\b"
    r"|\b(?:[Oo]n|[Aa]t|[Ii]n|[Ff]rom|[Dd]uring) (?:the|his|her|their) (?:first (?:day|week|fortnight|month|"
    r"half[- ]term|term)|appointment|arrival|admission|induction)\b|\bon (?:appointment|arrival|admission|induction)\b"
    rf"|\b[Ww]ithin (?:the first )?(?:{CARDINAL}|a|the next \w+) (?:(?:school|working|calendar) )?(?:days?|weeks?|"
    r"fortnights?|months?|half[- ]terms?|terms?)\b(?! (?:of (?:each|every|any)|whenever))"
    r"|\b(?:one-off|once only|just once|a single (?:session|visit|meeting|assessment|occasion)|initial (?:training|"
    r"assessment|meeting|visit|session))\b",
)
"""Something that happens by a time of its own, once."""
_AT_ONCE = re.compile(
    r"\b(?:train(?:s|ed|ing)?|assess(?:es|ed|ment)?|writ(?:es?|ten)|draws? up|drawn up|supply|supplies|supplied|buys?|"
    r"bought|orders?|ordered|fits?|fitted|installs?|installed|measures?|measured|provides?|provided|lends?|lent|"
    r"loans?|deliver(?:s|ed)|"
    r"put in place|in place|completes?|completed|agrees?|agreed|prepares?|prepared|makes?|made|appoints?|appointed|sets? up|"
    r"shares?|shared|sends?|sent|refers?|referred|ready|replaced?|carries out|carry out|carried out|teach(?:es)?|taught|"
    r"shows?|shown|holds?|held|meets?|visits?)\b",
    re.I,
)
_AGAIN = re.compile(
    r"\b(?:each|every|annual|yearly|termly|monthly|weekly|daily|thereafter|regular\w*|again|renewed|refreshed)\b",
    re.I,
)


def done_once(text: str, times: Sequence[TimePoint]) -> tuple[Span, ...]:
    """Where the text says that something is done by a time of its own: “by 30 June”, “before she first teaches her”."""
    spans = list(found(ONCE, text))
    for point in times:
        if point.kind.value in ("date", "stage") and not in_any(point.span, tuple(spans)):
            lead = text[max(0, point.span.start - 14) : point.span.start]
            if re.search(
                r"\b(?:by|before|on|until|till|from|in|during)(?: the)? (?:end of )?(?:the )?$", lead, re.I
            ):
                spans.append(point.span)
    kept = []
    for span in sorted(spans):
        sentence = next((s for s in sentences(text) if s.overlaps(span)), Span(0, len(text))).of(text)
        if _AT_ONCE.search(sentence) and not _AGAIN.search(sentence):
            kept.append(span)
    return tuple(kept)


_BESIDE_IT = re.compile(
    r"\b(?:beforehand|afterwards|in advance|planning time|(?:plan(?:s|ned)?|prepares?)(?= (?:for|with|together|it|this|them|"
    r"each|what|and|the (?:session|club|lesson|group|work|visit|meeting)s?)\b|\s*[,.;])|writes? up|sets? up|"
    r"clears? (?:up|away)|travel(?:s|ling)?|debrief\w*)\b",
    re.I,
)
_SEEN_TO = re.compile(
    r"\b(?:supervises|oversees|advises|coaches|trains|will (?:also )?(?:supervise|oversee|advise|coach|train))\b",
    re.I,
)
"""What others do for those who help: “the psychologist supervises for two hours each half term”."""
_SAME = re.compile(
    r"\b(?:each|every|the|these|those|all) (?:\w+ )?(?:sessions?|lessons?|visits?|times?|meetings?|groups?|clubs?|slots?|"
    r"appointments?|one|of (?:them|these))\b|\blasts?\b|\bsessions (?:are|will be)\b|\b(?:long|in length)\b",
    re.I,
)


def other_activity(text: str, amounts: Amounts) -> tuple[Span, ...]:
    """Lengths in a sentence of their own that tell of planning and the like, where another sentence says how often.

    “Twice a month Carla runs a club. They plan for half an hour beforehand”: the club has no length.
    """
    parts = sentences(text)
    if len(parts) < 2 or not amounts.frequency:
        return ()
    often = {n for n, part in enumerate(parts) if in_any(part, amounts.frequency)}
    apart = []
    seen_to = {n for n, part in enumerate(parts) if _SEEN_TO.search(part.of(text))}
    for number, part in enumerate(parts):
        words = part.of(text)
        if number in seen_to and often - seen_to:
            apart += [span for span in amounts.durations if span.overlaps(part)]
        if number in often or not _BESIDE_IT.search(words) or _SAME.search(words):
            continue
        if not any(_BESIDE_IT.search(parts[n].of(text)) for n in often):
            apart += [span for span in amounts.durations if span.overlaps(part)]
    return tuple(dict.fromkeys(apart))
