"""Single elements of provision and outcomes: where it happens, when it is reviewed, who is trained in what, how much help.

The words are data (``audit_rules/elements.yaml``). Each reader gives spans of the text and nothing that does not
stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ehcp_docs import resources
from ehcp_docs.language.numbers import CARDINAL
from ehcp_docs.language.people import people
from ehcp_docs.language.spans import Span, found, in_any, merged, sentences
from ehcp_docs.language.words import from_words, of_text
from ehcp_docs.yamlfile import read_yaml


@from_words
def element_words() -> Mapping[str, Any]:
    """The data of ``audit_rules/elements.yaml``."""
    data: Mapping[str, Any] = read_yaml(resources.file("audit_rules", "elements.yaml"))
    return data


def _any_of(words: Iterable[object]) -> str:
    return "|".join(re.escape(str(word)) for word in sorted(map(str, words), key=len, reverse=True))


_AT = (
    r"(?:in|at|on|inside|outside|within|across|around|beside|near|next to|behind|away from|"
    r"in front of|to|from|round)"
)
_OWN = (
    r"(?:the|a|an|his|her|their|its|this|that|each|every|any|all|another|"
    r"other|same|new|local|whole|[A-Z][\w’'-]*['’]s?|\w+['’]s)"
)


@from_words
def _places() -> re.Pattern[str]:
    data = element_words()["places"]
    noun = _any_of([*data["rooms"], *data["grounds"], *data["community"]])
    bare = _any_of(data["only_with_in"])
    alone = _any_of(data["alone"])
    end = rf"(?:{noun})s?\b(?! (?:for|of) (?:no more|up to|\d))"
    return re.compile(
        rf"\b(?:{_AT}) (?:{_OWN} )+(?:(?!and\b|or\b|to\b|for\b|with\b|will\b|who\b|that\b)[\w’'-]+ ){{0,3}}?{end}"
        rf"(?: (?:of|next to|near|in|at) (?:{_OWN} )+(?:[\w’'-]+ ){{0,2}}?(?:{noun}|{bare})s?\b){{0,2}}"
        rf"|\b(?i:in|at|outside|away from|during|across) (?:(?:the|his|her|their|mainstream|primary|secondary|special|"
        rf"science|class|core) )*(?:{bare})\b(?! (?:day|week|year|term|time|hours?|staff|nurse|meal|"
        rf"uniform|library|holidays?|experience|placement|will|shall))"
        rf"|\b(?i:{alone})\b(?! (?:time|day|week|year|term|hours?|staff|uniform|will|shall))",
    )


@of_text(4096)
def places(text: str) -> tuple[Span, ...]:
    """Where the text says that something happens: rooms, grounds, settings, home, the community."""
    return tuple(merged([span for span in found(_places(), text) if not _OF_TIME.search(span.of(text))]))


# “On every college day”, “by the end of primary school” are times, and “across the classroom” with a role is nobody.
_OF_TIME = re.compile(r"\b(?:days?|weeks?|terms?|years?|mornings?|afternoons?|end|start|time)\b", re.I)

_PERIODICALLY = (
    rf"(?:(?:at least )?(?:once|twice|{CARDINAL} times) (?:an?|each|every|per|in each|in every) "
    r"(?:half[- ]term|term|year|month|week|fortnight)"
    rf"|(?:each|every)(?: (?:other|second|{CARDINAL}))? (?:half[- ]terms?|school year|terms?|years?|"
    r"months?|weeks?|fortnights?|visits?|meetings?|lessons?|sessions?|[A-Z][a-z]+)"
    r"|(?:half[- ]?termly|termly|annually|monthly|weekly|daily|fortnightly|yearly)(?! [a-z])"
    rf"|after {CARDINAL} (?:weeks|sessions|months|terms|visits)"
    r"|(?:at|before|for|to|by) (?:the|each|every|her|his|their|an?) (?:\w+ )?(?:annual |termly |yearly |"
    r"interim |half-termly )?(?:review|meeting)s?"
    r"|(?:in|by|on|at the end of|from) (?:\d{1,2} )?(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)(?: 20\d\d)?"
    r"|at the (?:end|start) of (?:each|every|the) (?:\w+ )?(?:half[- ]term|term|year|block|"
    r"programme|month|week))"
)


@from_words
def _review() -> re.Pattern[str]:
    verb = _any_of(element_words()["review"])
    return re.compile(
        rf"\b(?:{verb})\b[^.;]{{0,70}}?\b{_PERIODICALLY}\b"
        rf"|\b(?i:each|every|once (?:a|each|every)|twice (?:a|each)) (?:half[- ]term|term|month|year|week|fortnight),?"
        rf" (?:[\w’'-]+ ){{1,7}}?(?:(?:will|shall|must|to) )?(?:be )?(?:{verb})\b(?: (?!with\b|and\b|to\b)[\w’'-]+){{0,4}}"
    )


@of_text(4096)
def reviews(text: str) -> tuple[Span, ...]:
    """Where the text says that, and when, it is looked at again."""
    return tuple(merged(found(_review(), text)))


_CLAUSE = re.compile(
    r"[.;:,()]|\b(?:will|shall|must|can|to (?:work|teach|help|support|run|lead|see|meet)|"
    r"teaches|works|gives|leads|sees|runs|helps|meets|for \d|twice|once|three times|every|"
    r"each|in a (?:group|pair)|one to one|and is|and are)\b"
)
_TRAINING = re.compile(
    r"\b(?:(?:who|that) (?:has|have|is|are|holds?)(?: also| been)? (?:completed|trained|passed|"
    r"attended|taken|qualified|done|registered|accredited|an?)\b|who holds?\b|"
    r"(?:trained|qualified|registered|certified|accredited|chartered|experienced) (?:in|by|to|as|with|"
    r"under)\b|having (?:completed|trained|passed|attended)\b|training in\b|holding\b|"
    r"(?:must|will|shall)(?: each| both)? (?:have (?:completed|passed|attended|been trained|had)|be "
    r"(?:trained|qualified|registered|accredited))\b|"
    r"(?:must|will|shall|to)(?: each| both)? hold (?=[^.;]{0,30}\b(?:award|qualification|level|degree|"
    r"certificate|diploma|licen[cs]e)\b)|"
    r"supervised by\b|under the (?:supervision|direction) of\b|specialis(?:t|ing) in\b|"
    r"with (?:an? |the )?(?:[\w’'-]+ ){0,4}?(?:award|degree|licen[cs]e|training|qualification|"
    r"experience|certificate|diploma)\b)",
    re.I,
)
_TITLE = re.compile(
    r"\b(?:HCPC[- ]registered|(?:suitably |fully )?qualified(?= [a-z])|registered(?= [a-z])|chartered|"
    r"accredited|certificated|certified|level (?:\d|two|three|four|five|six|seven)(?: qualified)?|trained(?= [a-z]+))\b",
    re.I,
)


@of_text(4096)
def trainings(text: str) -> tuple[Span, ...]:
    """Training and qualification of those who do it, each phrase whole: “trained in Makaton”, “Level 3”."""
    spans = [Span(s.start, _phrase_end(s, text)) for s in found(_TRAINING, text)]
    spans += [s for s in found(_TITLE, text) if not in_any(s, tuple(spans))]
    known = people(text).qualifications
    return tuple(s for s in merged(spans) if in_any(s, known))


def _phrase_end(span: Span, text: str) -> int:
    """The end of what is said after “trained in”: the next clause, at most a dozen words."""
    rest = text[span.end : span.end + 90]
    stop = _CLAUSE.search(rest)
    piece = rest[: stop.start()] if stop else rest
    words = re.match(r"(?:\s*\S+){0,12}", piece)
    kept = (words[0] if words else "").rstrip(" ,-")
    kept = re.sub(r"(?: (?:and|or|who|that|in|for|the|a|an|of|to))+$", "", kept)
    return span.end + len(kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A degree of help named in an outcome."""

    span: Span
    level: str
    """independent, visual prompt, spoken prompt ...: the names of ``elements.yaml``."""
    rank: int
    """0 for independent; the greater, the more help."""


INDEPENDENT = "independent"
_REFUSED = re.compile(
    r"\b(?:without|no|needs no|not need(?:ing)?)(?: (?:any|an?|the|more|further|"
    r"adult|other))*\s*$",
    re.I,
)
_BEFORE = re.compile(
    rf"\b(?:with|from|after|given|using|by)(?: (?:just|only|minimal|no more than|at most|up to|fewer than|"
    rf"less than|occasional|an?|one|the|his|her|their|some|{CARDINAL}|(?:single|simple|adult|brief)))*\s*$",
    re.I,
)
_BARE = frozenset({"prompt of a kind not named", "spoken prompt"})


@from_words
def _prompts() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple(
        (str(row["level"]), rank, re.compile(rf"\b(?:{_any_of(row['words'])})(?:s|es)?\b", re.I))
        for rank, row in enumerate(element_words()["prompts"])
    )


@of_text(4096)
def prompts(text: str) -> tuple[Prompt, ...]:
    """The degrees of help that the text names, in order; longer words before shorter ones within them."""
    hits = [(span, level, rank) for level, rank, pattern in _prompts() for span in found(pattern, text)]
    kept: list[Prompt] = []
    for span, level, rank in sorted(hits, key=lambda h: (h[0].start - h[0].end, h[0].start, h[2])):
        made = _prompt(span, level, rank, text)
        if made and not any(made.span.overlaps(other.span) for other in kept):
            kept.append(made)
    return tuple(sorted(kept, key=lambda prompt: prompt.span))


def _prompt(span: Span, level: str, rank: int, text: str) -> Prompt | None:
    before = text[: span.start]
    refused = _REFUSED.search(before)
    if refused and level != INDEPENDENT:
        return Prompt(span=Span(refused.start(), span.end), level=INDEPENDENT, rank=0)
    led = _BEFORE.search(before)
    if led:
        return Prompt(span=Span(led.start(), span.end), level=level, rank=rank)
    # “Will ask for help” and “reminders on the wall” are no degree of help.
    return None if level in _BARE and " " not in span.of(text) else Prompt(span=span, level=level, rank=rank)


def sentence_with(span: Span, text: str) -> Span:
    """The sentence in which the span stands."""
    return next((s for s in sentences(text) if s.overlaps(span)), Span(0, len(text)))
