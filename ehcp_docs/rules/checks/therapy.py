"""Checks of therapy: whether a therapist's time is given, or only a programme that others carry out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.spans import Span
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

_KINDS = {
    "speech": re.compile(
        r"\b(?:speech (?:and language )?therap\w*|SaLT|SALT|SLT|S&LT)\b|\bspeech and language (?:programme|therap\w*)"
    ),
    "occupational": re.compile(r"\b(?:[Oo]ccupational therap\w*|OT)\b"),
    "physio": re.compile(r"\b[Pp]hysio\w*\b"),
}
_PROGRAMME = re.compile(
    r"\b(?:programmes?|exercises|targets|strategies|recommendations|advice|stretches|activities|plans?|sheets?"
    r"|suggestions|ideas|routines?|regime|list)\b",
    re.I,
)
_CARRIED_OUT = re.compile(
    r"\b(?:carr(?:y|ies|ied) out|follow(?:s|ed)?|does|do|done|deliver(?:s|ed)?|runs?|implement(?:s|ed)?|"
    r"practis(?:e|es|ed)|works? (?:on|through)|"
    r"goes through)\b",
    re.I,
)
_TIME_OF = r"[^.;]{0,140}"


@passage_check("therapy_by_others")
def therapy_by_others(passage: ReadPassage) -> Iterator[Hit]:
    """A therapist's programme carried out by others, and no time of such a therapist anywhere in the plan."""
    text = passage.text
    programme = _PROGRAMME.search(text)
    if not programme or not _CARRIED_OUT.search(text):
        return
    for pattern in _KINDS.values():
        named = pattern.search(text)
        if named and abs(programme.start() - named.end()) < 40 and not _has_time(passage, pattern):
            yield Hit(span=Span(min(named.start(), programme.start()), max(named.end(), programme.end())))
            return


def _has_time(passage: ReadPassage, pattern: re.Pattern[str]) -> bool:
    """Whether any provision gives such a therapist hours, visits or sessions."""
    return any(
        _gives_time(other, pattern) for other in passage.plan.passages if other.item in passage.plan.provision
    )


def _gives_time(passage: ReadPassage, pattern: re.Pattern[str]) -> bool:
    a = passage.amounts
    given = (*a.durations, *a.hours, *a.counts)
    for match in pattern.finditer(passage.text):
        sentence = passage.sentence_of(Span(match.start(), match.end()))
        before = passage.text[sentence.start : match.end() + 25]
        if _PROGRAMME.search(passage.text[match.end() : match.end() + 25]) and _CARRIED_OUT.search(before):
            continue
        own = passage.text[match.end() : match.end() + 40]
        acts = re.search(
            r"\b(?:(?:will|shall|must) (?!be\b)|(?:sees?|visits?|trains?|writes?|spends?|gives?|x|reviews?|"
            r"checks?)\b)|^[:,]",
            own,
        )
        if acts and any(g.overlaps(sentence) for g in given):
            return True
    return False
