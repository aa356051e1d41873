"""Checks of the company in which the child is taught: a group or a handful of others without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.amounts import VAGUE_GROUP
from ehcp_docs.language.families import family
from ehcp_docs.language.spans import Span, found, merged
from ehcp_docs.language.words import from_words
from ehcp_docs.rules.checks.declared import declared
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check


@passage_check("vague_group")
def vague_group(passage: ReadPassage) -> Iterator[Hit]:
    """A group, or company in a lesson, whose size is not given."""
    if declared(passage).group:
        return
    named = [span for span in _small(passage) if not _counted(passage, passage.sentence_of(span))]
    whole = Span(0, len(passage.text))
    loose = [] if _counted(passage, whole) else [s for s in _loose(passage.text) if _in_company(passage, s)]
    yield from (Hit(span=span) for span in merged([*named, *loose]))


def _counted(passage: ReadPassage, where: Span) -> bool:
    """Whether a number of pupils is given there; “one to one” is none."""
    groups = [g for g in passage.amounts.groups if g.overlaps(where)]
    return any(not _INDIVIDUAL.match(g.of(passage.text)) for g in groups)


_INDIVIDUAL = re.compile(r"(?:1|one)\s?(?::|-| )|individual|on (?:his|her|their) own", re.I)


def _small(passage: ReadPassage) -> Iterator[Span]:
    """“A small group”, “reduced classes”, “a friendship group”."""
    for span in found(VAGUE_GROUP, passage.text):
        words = span.of(passage.text)
        if not _SMALL.search(words):
            continue
        if passage.text[: span.start].endswith(" into "):
            continue  # things that are sorted
        small = _FROM_SMALL.search(words)
        yield (
            Span(span.start + small.start(), span.end)
            if small
            else Span(max(span.start, span.end - 40), span.end)
        )


_SMALL = re.compile(
    r"\b(?:small|smaller|reduced|low|nurture|tiny|skills|friendship|social|lego|talk|therapy|with (?:his|her|their))\b",
    re.I,
)
_FROM_SMALL = re.compile(
    r"\b(?:an? )?(?:small|smaller|reduced|nurture|tiny|social|lego|friendship|talk|skills)[\w\s-]*$", re.I
)


@from_words
def _patterns() -> tuple[re.Pattern[str], ...]:
    few, children, activity = family("few"), family("children"), family("activities")
    kind = (
        r"(?:(?:other|more|similar|suitable|familiar|like-minded|same-age|younger|older|able|well-chosen) )?"
    )
    whose = r"(?:(?:the|her|his|their|our|such) )?"
    texts = (
        # with a few of her friends; alongside some other pupils
        rf"\b(?:with|alongside|beside|among|amongst|joined by|together with|plus|and|in with|in company with)"
        rf" (?:just |only )?(?:an? )?(?:(?:small|little) )?{few}(?: of)? {whose}{kind}{children}\b",
        # a handful of children join her
        rf"\ba (?:handful|bunch|selection|sprinkling|cluster|few) (?:of )?{whose}{kind}{children}\b",
        # in company with such other pupils as are at a like stage; with suitable peers
        rf"\b(?:with|alongside|beside|among|amongst|and) such (?:other )?{children} as\b",
        rf"\b(?:with|alongside|beside|among|amongst|and) (?:suitable|selected|chosen|carefully chosen|"
        rf"appropriate|similar|"
        rf"like-minded|supportive|other|fellow|well-matched) {children}\b(?! (?:who|in) (?:her|his|their|"
        rf"the) (?:class|year))",
        # group work; small grp; group sessions
        r"\b(?:group[- ]?work|group (?:sessions?|lessons?|activit(?:y|ies)|teaching|therapy|intervention|practice)"
        r"|(?:sm|small)\.? (?:gp|grp|group))\b",
        # a conversation group; the cookery group; a cosy little group
        rf"\b(?:an?|in|this|weekly|daily|lead|leads|run|runs|join|joins) (?:[\w-]+ )?"
        rf"(?:{activity}|cosy|little|wee|mini|tiny|quiet|intimate|mixed|select|compact|nice|weekly|daily)"
        rf"(?: skills)? groups?\b(?!['’])",
        r"\b(?:reduced|smaller|small|low)[- ](?:size|sized)[\w -]{0,12}(?:class|classes|set|sets|groups?)\b",
        r"\b(?:low|small|smaller|reduced|fewer|limited) (?:pupil |class |group )?numbers\b"
        r"|\bwith (?:few|fewer|not many|not too many) (?:other )?(?:pupils|children|students|others|people)\b",
    )
    return tuple(re.compile(text, re.I) for text in texts)


def _loose(text: str) -> Iterator[Span]:
    for pattern in _patterns():
        yield from found(pattern, text)


_HOPED = re.compile(
    r"\b(?:so that|in order to|able to|learn(?:s|ing)? to|how to|to help (?:her|him|them)|likes? (?:to|"
    r"being)|enjoys?|"
    r"worr(?:y|ies|ied)|afraid|than|like)\b[^.;]{0,80}$",
    re.I,
)


def _in_company(passage: ReadPassage, span: Span) -> bool:
    """Whether the words tell with whom the child is taught, not what is hoped for or feared."""
    sentence = passage.sentence_of(span)
    return not _HOPED.search(passage.text[sentence.start : span.start])
