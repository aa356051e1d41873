"""Checks of provision whose amount has a way out: a condition on it, a range, a share of hours, a block of nothing.

The amount is there, so that nothing seems to be missing; but what has to be given cannot be told from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.numbers import CARDINAL
from ehcp_docs.language.spans import Span, found
from ehcp_docs.rules.checks.provision import reading_of
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

_N = rf"(?:{CARDINAL})"
_CONDITION = re.compile(
    r"\b(?:as|when|where|if|whenever|wherever|should) (?:and when |(?:it|this|that|these|he|she|they) (?:is |are |be )?|"
    r"(?:felt |thought |considered )?(?:to be )?)?(?:needed|required|necessary|appropriate|helpful|useful|possible|"
    r"practicable|beneficial|feasible|indicated|available|warranted|advisable|needs? (?:it|this|them)|so wish(?:es)?)\b"
    r"|\bon request\b|\b(?:depending|dependent) (?:up)?on (?:\w+ )?(?:needs?|mood|presentation|staffing|availability)\b"
    r"|\b(?:if|when) (?:things|it) (?:go(?:es)?|gets?|becomes?|are|is) (?:wrong|hard|difficult|too much|tricky)\b",
    re.I,
)
_ADDS = re.compile(
    r"\b(?:more|extra|additional(?:ly)?|further|again|top[- ]up|longer|besides|in addition|on top|sooner|earlier)\b",
    re.I,
)
"""What a condition may add to an amount that holds without it."""


@passage_check("condition_on_amount")
def condition_on_amount(passage: ReadPassage) -> Iterator[Hit]:
    """“For 20 minutes a day as needed”: the amount itself hangs on somebody's view of the moment."""
    if not reading_of(passage).quantified:
        return
    for span in found(_CONDITION, passage.text):
        sentence = passage.sentence_of(span)
        if not _ADDS.search(sentence.of(passage.text)) and _governs_amount(passage, span, sentence):
            yield Hit(span=span)


def _governs_amount(passage: ReadPassage, span: Span, sentence: Span) -> bool:
    """Whether the condition opens the sentence, or follows the amount with no other verb between them."""
    a = passage.amounts
    given = [s for s in (*a.frequency, *a.durations, *a.hours, *a.counts) if s.overlaps(sentence)]
    if not given:
        return False
    if span.start - sentence.start <= 1:
        return True
    last = max((s.end for s in given if s.end <= span.start), default=None)
    if last is None or re.search(r"[;:–]", passage.text[last : span.start]):
        return False
    return not any(token.pos_ in ("VERB", "AUX") for token in passage.doc if last <= token.idx < span.start)


_RANGE = re.compile(
    r"\b(?:once or twice|twice or (?:thrice|three times)|one or two (?:times|sessions?|visits?|lessons?)|"
    rf"{_N} ?(?:-|–|to|or) ?{_N} ?(?:x|×|times|sessions?|visits?|lessons?)(?=\W)|"
    r"(?:daily|weekly|fortnightly|monthly|termly) or (?:daily|weekly|fortnightly|monthly|termly|every)\b|"
    rf"(?:every|each) {_N} ?(?:-|–|to|or) ?{_N} (?:days|weeks|months)|"
    rf"for {_N} ?(?:-|–|to|or) ?{_N} weeks)"
    r"(?:[^.;,]{0,12}?\b(?:an?|per|each|every) (?:day|week|fortnight|month|half[- ]term|term|year))?",
    re.I,
)
_LEAST = re.compile(r"\b(?:at least|not less than|no fewer than|a minimum of|minimum|between)\s*$", re.I)


@passage_check("range_of_times")
def range_of_times(passage: ReadPassage) -> Iterator[Hit]:
    """“Once or twice a week”, “for 6 to 12 weeks”: two numbers of times, of which either would do."""
    for span in found(_RANGE, passage.text):
        if not _LEAST.search(passage.text[: span.start]):
            yield Hit(span=Span(span.start, span.end))


_SHARE = re.compile(
    rf"\b(?:some|part|most|much|a (?:proportion|share|portion|part|number)|a good part|the majority) of (?:his|her|their|"
    rf"the|these|those) (?:total |weekly )?{_N} (?:funded )?(?:hours?|minutes|sessions|days|lessons)\b"
    r"(?: (?:a|per|each) week)?",
    re.I,
)


@passage_check("share_of_hours")
def share_of_hours(passage: ReadPassage) -> Iterator[Hit]:
    """“For some of her 15 hours a week”: the figure is not that of the help."""
    yield from (Hit(span=span) for span in found(_SHARE, passage.text))


_LUMP = re.compile(
    rf"\b(?:(?:a|one) (?:total|package|block|allocation|budget|bank|pool|envelope|contract) of )?{_N} hours?\b"
    r"(?P<between>[^.;]{0,60}?)\b(?:to cover|covering|to include|including|inclusive of|for|made up of|comprising|"
    r"which (?:will )?(?:covers?|includes?))\b"
    r"(?P<parts>[^.;]{10,160})",
    re.I,
)
_PART = re.compile(
    r"\b(?:direct|indirect|liaison|training|reports?|report[- ]writing|target[- ]setting|targets|meetings?|reviews?|"
    r"planning|travel|supervision|assessments?|consultation|programme[- ]writing|advice|administration|admin|therapy)\b",
    re.I,
)
_WITH_CHILD = re.compile(
    r"\b(?:direct|therapy|treatment|face[- ]to[- ]face|sessions|lessons|work(?:ing)? with|"
    r"includ(?:ing|es?)|inclusive)\b",
    re.I,
)
"""The child's own time is in it; hours for reports and training alone are told apart already."""
_EACH = re.compile(rf"\b(?:of which|being)\b|\b{_N} (?:for|of|on|to|is|are|shall|will)\b", re.I)
"""“Two for reports, one for the review”: each part has a figure of its own."""
_APART = re.compile(rf"\b{_N} ?(?:hours?|minutes|sessions|visits|hrs?|mins?)\b", re.I)


@passage_check("lumped_hours")
def lumped_hours(passage: ReadPassage) -> Iterator[Hit]:
    """“12 hours a year to cover direct work, reports and training”: one figure for the child's time and all the rest."""
    for match in _LUMP.finditer(passage.text):
        parts = match["parts"]
        kinds = {found_part.lower() for found_part in _PART.findall(parts)}
        is_split = (
            _APART.search(match["between"] + parts)
            or _EACH.search(match["between"] + parts)
            or _told_apart(passage, match)
        )
        mixed = _WITH_CHILD.search(match[0]) is not None
        if len(kinds) >= 3 and mixed and not is_split:
            yield Hit(span=Span(match.start(), match.start("parts") + len(parts.rstrip())))


def _told_apart(passage: ReadPassage, match: re.Match[str]) -> bool:
    """Whether the passage goes on to say of the hours which are which."""
    rest = passage.text[match.end() :]
    return re.search(rf"\bof (?:which|these|those|the)\b|{_APART.pattern}", rest, re.I) is not None


_BLOCK = re.compile(
    r"\b(?:in|over|as|for|through|by|during|receive|have|complete)(?: \w+)? (?:an? |the )?(?:\w+ )?(?:blocks?|courses?|"
    r"series|runs?|packages?|cycles?) of (?:[\w-]+ ){0,3}?(?:sessions?|visits?|lessons?|therapy|appointments?|work|input|"
    r"intervention)\b",
    re.I,
)
_HOW_MANY = re.compile(
    rf"\b{_N}[- ](?:\w+[- ])?(?:sessions?|visits?|lessons?|weeks?|appointments?|times|days|terms?|hours?)\b|"
    r"\b(?:once|twice)\b|\b(?:a|each|every|per) (?:day|week|fortnight|month|half[- ]term|term)\b",
    re.I,
)


@passage_check("block_without_number")
def block_without_number(passage: ReadPassage) -> Iterator[Hit]:
    """“In a block of sessions”: how many, and in how many weeks, stands nowhere."""
    for span in found(_BLOCK, passage.text):
        if not _HOW_MANY.search(passage.sentence_of(span).of(passage.text)):
            yield Hit(span=span)


_TO_BE_FOUND = re.compile(
    r"\b(?:an?|the|one|his|her|their) (?:(?:named|key|trusted|familiar|identified|consistent|link|safe|designated|chosen) )*"
    r"(?:adult|person|worker|member of staff|mentor|buddy|practitioner|teaching assistant|TA|assistant|key ?worker|"
    r"professional)"
    r"(?: [^.;:]{0,60}?)? (?:will|shall|is to|to|must) be (?:identified|chosen|appointed|allocated|assigned|found|recruited|"
    r"nominated|selected|named|designated)\b",
    re.I,
)


@passage_check("somebody_to_be_found")
def somebody_to_be_found(passage: ReadPassage) -> Iterator[Hit]:
    """“A key adult will be identified”: who does it is still to be found."""
    yield from (Hit(span=span) for span in found(_TO_BE_FOUND, passage.text) if not _by_when(passage, span))


def _by_when(passage: ReadPassage, span: Span) -> bool:
    """Whether a role and a day stand beside it: who chooses, and by when."""
    sentence = passage.sentence_of(span)
    return any(point.span.overlaps(sentence) for point in passage.deadlines) and any(
        role.overlaps(sentence) and not role.overlaps(span) for role in passage.people.roles
    )
