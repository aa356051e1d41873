"""The words by which advice reports are read: headings, duties, labels, and where a sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

NUMBER = re.compile(
    r"^(?:(?:section|part|appendix)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[A-H])[.):]?\s+(?=\S)", re.I
)
"""A typed number before a heading or an item: ``4.``, ``4.2``, ``B)``, ``Section 4:``."""
BULLET = re.compile(
    r"^(?P<label>[•●▪◦‣·∙➢➤✓✔*–—-]|o(?=\s+[A-Z])|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)"
)
"""A typed bullet or number of a list."""

_NOT_ADVISED = re.compile(
    r"\b(?:current|currently|existing|present|previous|previously|past|in place|to date|already|received|"
    r"tried|so far|"
    r"attended|history)\b",
    re.I,
)
_ADVISED = re.compile(
    r"\brecommend|\bprovisions?\b|\bstrateg(?:y|ies)\b|\bsuggest(?:ed|ions)\b|^advice (?:on|for|to|about)\b|"
    r"\b(?:what|which|how) .*\b(?:help\w*|support\w*|provision|needed|needs|required|met)\b|"
    r"\bsupport (?:\w+ )?(?:needed|required|plan)\b|\bways to (?:help|support)\b|\bhow to (?:help|support)\b|"
    r"\b(?:required|proposed|intervention) (?:support|interventions?|input|plan)\b|^interventions?$|"
    r"^(?:next steps|actions?|action plan|(?:management |care )?plan|support needed|input required)$|"
    r"^(?:school|home) programme$",
    re.I,
)
_OUTCOMES = re.compile(r"\b(?:outcomes?|targets?|aims|goals|aspirations?)\b", re.I)
OTHER_HEADING = re.compile(
    r"^(?:introduction|background|history|reason for|referral|involvement|assessments?|findings|results|"
    r"observations?|"
    r"presentation|formulation|conclusions?|strengths?|summary(?! of (?:the )?(?:recommend|provision|"
    r"support))|references|"
    r"appendix|appendices|views?|(?:child|pupil|parent)\S* views?|medical|developmental|attainment|"
    r"attendance|"
    r"special educational needs|needs|health|sources?|context|basis|tests?|glossary|declaration|signed|"
    r"signature|contact|"
    r"distribution|circulation|copies|cc\b|consent|statement of truth|progress|outcomes?|review)",
    re.I,
)
"""Headings that open something other than recommendations."""
AREA = re.compile(
    r"\b(?:communication|interaction|cognition|learning|social|emotional|mental health|semh|sensory|"
    r"physical|language|speech|"
    r"literacy|reading|writing|spelling|number|maths|mathematics|attention|behaviour|wellbeing|"
    r"independence|self-care|motor|"
    r"health|adulthood|friendships?|play|training|staffing|environment|curriculum|classroom|home|school|"
    r"therapy|"
    r"equipment|regulation|anxiety|transition|monitoring|direct|indirect|universal|targeted|specialist|"
    r"mobility|hearing|"
    r"vision|attendance|lunch\w*|whole[- ]class|small[- ]group|individual|general|adults?|parents?|staff)\b",
    re.I,
)
KNOWN_HEADING = re.compile(
    r"^(?:(?:summary of |suggested |recommended |advice on |special educational )?(?:recommendations?|"
    r"provision|strategies)"
    r"(?: (?:required|needed|to meet (?:\w+ )?needs?|for (?:school|home|the setting)))*|"
    r"recommendations and .{3,40}|"
    r"outcomes?(?: and provision)?|background(?: information)?|introduction|conclusions?|"
    r"summary(?: of needs)?|strengths|"
    r"needs|findings|observations?|assessment(?: results| findings)?|communication and interaction|"
    r"cognition and learning|social,? emotional and mental health(?: needs)?|"
    r"sensory and/?(?:or)? ?physical(?: needs)?|"
    r"what support is needed|reason for (?:referral|involvement)|current provision|"
    r"views of .{3,40})\s*[:?]?$",
    re.I,
)
RUN_IN = re.compile(
    r"^(?P<label>(?:suggested |recommended |special educational )?(?:recommendations?|provision|"
    r"strategies|support needed))"
    r"\s*[:–-]\s+(?P<rest>\S.*)$",
    re.I | re.S,
)

AMOUNT = re.compile(
    r"\b(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|"
    r"thirty|forty|sixty|half)\b"
    r"[\w\s/-]{0,25}?\b(?:minutes?|mins?|hours?|hrs?|sessions?|times|visits?|days?|lessons?|blocks?)\b|"
    r"\b(?:daily|weekly|fortnightly|monthly|termly|half[- ]termly|annually|once|twice|full[- ]time)\b|"
    r"\b(?:each|every|per|a) (?:school )?(?:day|week|fortnight|month|term|half[- ]term|year)\b",
    re.I,
)
"""That an amount may be meant; what it is, the language readers say later."""
_RECOMMENDS = re.compile(
    r"\b(?:I|we)\b[^.;]{0,25}\b(?:recommend|advise|suggest|propose)\b|"
    r"\b(?:is|are|it is) (?:therefore |strongly |also )?(?:recommended|advised|suggested)\b|"
    r"\bmy (?:recommendation|advice) (?:is|that)\b|\b(?:recommendation|advice) (?:is|would be)\b",
    re.I,
)
_GIVEN = re.compile(
    r"\b(?:should|must|will need to|needs? to) (?:also |continue to )?(?:have|receive|get|attend|access|"
    r"be (?:given|provided|offered|"
    r"taught|seen))\b|\b(?:will need|needs|requires|will require)\b[^.;]{0,60}"
    r"\b(?:sessions?|therapy|teaching|tuition|support|intervention|programme|input|one[- ]to[- ]one|1:1|"
    r"individual)\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had been|has been|have been|previously|at (?:that|the) time|"
    r"in 20[012]\d)\b[^.;]{0,60}\brecommended\b|"
    r"\brecommended (?:in|by|at)\b[^.;]{0,40}\b(?:20[012]\d|previous|last|earlier)\b|"
    r"\b(?:I|we)\b[^.;]{0,25}\brecommended\b|\b(?:would not|do not|not) (?:recommend|advise|suggest)\b",
    re.I,
)
DUTY = re.compile(
    r"\b(?:should|shall|must|will|needs?|requires?|required|would benefit|benefits? from|recommend\w*|"
    r"advis\w+|"
    r"suggest\w*|ensure|provided?|provision of|access to|important|essential|helpful)\b|"
    r"(?:\b(?:is|are|has|have)|^\w+) to (?:be|have|receive|continue|use|access|attend)\b|"
    r"^to (?:be|have|receive|continue|use|access|attend)\b",
    re.I,
)
IMPERATIVE = re.compile(
    r"^(?:please |regular |weekly |daily |direct |individual )*(?:use|provide|give|allow|ensure|encourage|"
    r"support|teach|offer|make|"
    r"avoid|keep|check|plan|create|set|continue|develop|break|model|praise|reduce|pre-teach|implement|"
    r"deliver|run|seat|repeat|"
    r"prompt|limit|remind|present|build|help|agree|arrange|train|monitor|review|adapt|increase|introduce|"
    r"establish|consider)\b",
    re.I,
)
ABOUT_THE_LIST = re.compile(
    r"^(?:the (?:following|recommendations?|strategies|provision|advice|list|"
    r"table)\b[^.]{0,80}\b(?:follow|below|set out|made|"
    r"recommended|based|listed|are|is|should be read)|(?:these|my|our) recommendations|this (?:section|"
    r"advice|table|list)|"
    r"i have (?:set out|listed)|below (?:is|are)|recommendations are|please (?:see|note|refer)|"
    r"based on (?:my|this|the) "
    r"assessment,? the following|in view of [^.]{0,60} the following)\b",
    re.I,
)
MANNERS = re.compile(
    r"^(?:the (?:tables?|lists?|points)\b[^.]{0,20}\b(?:set out|shows?|lists?)|all (?:amounts|times|hours)\b|"
    r"(?:I|we) (?:shall|will|would|am|are) (?:also )?(?:be )?(?:glad|happy|pleased|grateful)|"
    r"(?:I|we) would like to thank|thank you|please (?:telephone|call|contact|do not hesitate|let me|"
    r"feel free))\b",
    re.I,
)
"""Sentences among recommendations that recommend nothing."""
FOLLOWS = re.compile(
    r"^(?:this|these|it|its|they|she|he|her|his|their|those|such|each session|each visit|"
    r"(?:the )?sessions?|the (?:programme|group|"
    r"work|intervention|support|therapy|teaching|lessons?|visits?|time|training|approach|amount|adult|"
    r"person)|that|here|there|then|"
    r"both|all of|in (?:these|this)|during (?:these|this)|at (?:these|this)|for example|e\.g\.|"
    r"as a result|otherwise)\b",
    re.I,
)
"""How a sentence begins that says more about the one before it."""


_ASKS_ON = re.compile(r"\b(?:should|must|will|would|shall|is to|are to)\b", re.I)


def goes_on(sentence: str) -> bool:
    """Whether it says more about what the sentence before it recommends."""
    return bool(FOLLOWS.match(sentence) and _ASKS_ON.search(sentence))


def is_recommending(heading: str) -> bool:
    """Whether what stands under that heading is recommended, and not what is there already."""
    words = NUMBER.sub("", heading).strip(" :?")
    if _NOT_ADVISED.search(words) or not _ADVISED.search(words):
        return False
    return (
        not _OUTCOMES.search(words)
        or re.search(r"\b(?:provision|recommendation|strateg|support)", words, re.I) is not None
    )


def is_of_now(heading: str) -> bool:
    """Whether that heading is about what the child has, or had, already."""
    return _NOT_ADVISED.search(heading) is not None


def recommends_amount(sentence: str) -> bool:
    """Whether a sentence anywhere in a report recommends an amount of something."""
    if not AMOUNT.search(sentence) or _PAST.search(sentence):
        return False
    return bool(_RECOMMENDS.search(sentence) or _GIVEN.search(sentence))


_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|Dr|Mr|Mrs|Ms|No|approx|min|mins|hr|hrs|vs|cf|fig|p\.m|a\.m|[A-Z]))\.$"
)
_END = re.compile(r"(?<=[.!?])[”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z0-9])")


def sentences(text: str) -> Iterator[str]:
    """The sentences of the text, in order; joined with spaces they are the text again."""
    start = 0
    for match in _END.finditer(text):
        piece = text[start : match.end()].strip()
        if _SHORT.search(piece) and not piece.endswith(("mins.", "hrs.", "etc.", "a.m.", "p.m.")):
            continue
        yield piece
        start = match.end()
    if text[start:].strip():
        yield text[start:].strip()
