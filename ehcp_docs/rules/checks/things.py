"""Checks of things and tasks: equipment without a name, work adapted somehow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.families import family
from ehcp_docs.language.spans import Span, found, merged
from ehcp_docs.language.words import from_words
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check


@passage_check("adapted_somehow")
def adapted_somehow(passage: ReadPassage) -> Iterator[Hit]:
    """Work is adapted, tweaked or simplified, and the sentence does not say how."""
    for span in merged([*found(_ADAPTED, passage.text), *found(_changed(), passage.text)]):
        sentence = passage.sentence_of(span).of(passage.text)
        listed = _ARRANGEMENTS.search(span.of(passage.text)) and _SUCH_AS.search(passage.text)
        if not _HOW.search(sentence) and not listed:
            yield Hit(span=span)


_ARRANGEMENTS = re.compile(r"\b(?:arrangements|adjustments|adaptations|modifications)\b", re.I)
_SUCH_AS = re.compile(
    r"\d ?%|\b(?:extra time|readers?|scribes?|laptop|word processor|rest breaks?|(?:separate|small|own|quiet) room|"
    r"room to|prompter|large print|enlarged|modified papers?|speech recognition|oral language modifier|coloured)\b",
    re.I,
)
"""What such arrangements are, wherever the provision tells it."""
_ADAPTED = re.compile(
    r"\b(?:adapt|adjust|tweak|modify|tailor|simplify|personali[sz]e|differentiate|"
    r"scaffold|individuali[sz]e|customi[sz]e|alter|amend)(?:s|es|ed|ing|"
    r"ied)?\b(?: \w+){0,4}? (?:work|tasks?|lessons?|curriculum|materials?|resources?|"
    r"teaching|activit(?:y|ies)|expectations?|approach(?:es)?|language|what (?:they|she|"
    r"he|is) (?:set|sets|teach|taught|asked|ask)|worksheets?|content|instructions?|"
    r"assessments?|delivery)\b[^.;,]{0,30}"
    r"|\b(?:work|tasks?|lessons?|curriculum|materials?|resources?|teaching|activities|"
    r"learning|content|instructions?)(?: \w+){0,3} (?:will|shall|must|to|is|are|"
    r"should) (?:\w+ )?be (?:\w+ )?(?:adapted|adjusted|tweaked|modified|tailored|"
    r"simplified|personali[sz]ed|differentiated|scaffolded|individuali[sz]ed|matched|"
    r"pitched|accessible|made accessible|manageable)\b[^.;,]{0,40}"
    r"|\b(?:(?:exam(?:ination)?|test|assessment) )?access arrangements\b(?! (?:of|such as|that|which|form|meeting|for))"
    r"|\b(?:reasonable|appropriate|suitable|necessary|special|some) (?:adjustments|adaptations|modifications|arrangements)\b"
    r"(?! (?:of|such as|for \w+ing))[^.;,:]{0,30}",
    re.I,
)
_HOW = re.compile(
    r"\b(?:by \w+ing|(?<!looked )into|to \d|\d+ ?(?:point|words|questions|lines|steps|minutes)|"
    r"no more than|at most|printed|large print|font|braille|symbols?|pictures?|audio|"
    r"read aloud|one side|two versions|instead of|rather than|:)|:",
    re.I,
)


@from_words
def _changed() -> re.Pattern[str]:
    """“Lessons are made to suit her”, “an easier version”, “such adjustments as she needs”."""
    work, adapted = family("school_work"), family("adapting")
    return re.compile(
        rf"\b{work}\b(?: [\w’']+){{0,3}}? (?:is|are|be|being|gets?)(?: [\w]+)? {adapted}\b(?! (?:out|up|"
        rf"for (?:homework|each)))(?!(?<=\bset) by)[^.;,]{{0,40}}"
        rf"|(?:^|(?<=[.;:] ))(?:[\w-]+ )?{work} {adapted}\b[^.;,]{{0,30}}"
        rf"|\b(?:suitably|appropriately|carefully|well|sensitively) (?!differentiated|adapted){adapted} {work}\b"
        rf"|\b(?:scale|scales|tone|tones|water|waters|slim|slims|bring|brings|cut|cuts) (?:things|it|them|"
        rf"the|her|his|their)? ?"
        rf"(?:{work} )?down\b(?: for [\w’']+)?"
        rf"|\b(?:an? )?(?:easier|simpler|simplified|lighter|gentler|watered-down|pared-down) (?:version|{work})\b"
        r"|\b(?:reasonable|appropriate|necessary|suitable|relevant|such|any|some|certain|sensible|all|"
        r"whatever) (?:\w+ )?(?:adjustments?|"
        r"modifications?|adaptations?|concessions|allowances|accommodations|changes to (?:the|her|"
        r"his) \w+)\b[^.;,]{0,40}"
        r"|\b(?:exam|examination|test|access) (?:concessions|arrangements|"
        r"adjustments)\b[^.;,]{0,20}? (?:will|shall|to) be (?:looked "
        r"(?:into|at)|considered|explored|sorted|put in place|made|in place|applied for|requested)\b"
        r"|\b(?:personali[sz]ed|individuali[sz]ed|bespoke|tailored|flexible|"
        r"alternative) (?:learning )?(?:pathways?|learning|timetable|packages?|offer)\b"
        r"|\b(?:pitched|set|taught|working|work) (?:at|where) (?:the (?:right|correct|appropriate) (?:level|"
        r"pitch)|(?:she|he|they) (?:is|are))\b",
        re.I,
    )


@passage_check("equipment_left_open")
def equipment_left_open(passage: ReadPassage) -> Iterator[Hit]:
    """A device of some sort, the necessary kit, a tablet or the like: equipment that nobody can order."""
    for span in merged([*found(_open_equipment(), passage.text), *_kinds_only(passage.text)]):
        if not _NAMED_AFTER.match(passage.text[span.end : span.end + 50]):
            yield Hit(span=span)


_KIND_ONLY = re.compile(
    r"\b(?:have|given|supply|supplies|provide|provides|install|(?:provided|supplied|equipped) with|"
    r"(?:lend|loan|give) (?:her|him|them)) "
    r"(?P<kind>(?:(?!the\b|his\b|her\b|their\b|this\b|that\b|such\b|no\b|any\b|to\b|and\b|of\b)[a-z-]+ ){0,3}?"
    r"(?:equipment|technology|apparatus|kit|gear)\b(?: (?:for|to|in) [^.;,]{0,30})?)"
)
"""“She will have listening equipment”: a kind of thing, and no thing of a name; “the equipment” was named before."""


def _kinds_only(text: str) -> list[Span]:
    return [Span(match.start("kind"), match.end("kind")) for match in _KIND_ONLY.finditer(text)]


_NAMED_AFTER = re.compile(
    r" ?(?::|\(|–|namely|service|team|adviser|teacher|technician|specialist|tutor|assessment|supplier|officer)",
    re.I,
)


@from_words
def _open_equipment() -> re.Pattern[str]:
    device, used = family("devices"), family("things_used")
    return re.compile(
        rf"\b(?:suitable|appropriate|necessary|speciali[sz]ed|special|adapted|relevant|requisite|proper|"
        rf"needed|required|"
        rf"supportive|adaptive|assistive|various|whatever|any|some|the right|the correct) (?!(?:is|"
        rf"are) )(?:[\w-]+ )?{device}\b(?: (?:for|to|that) [^.;,]{{0,30}})?"
        rf"|\b(?:some|an?|one) (?:sort|kind|type|form) of (?:\w+ ){{0,2}}?{used}\b"
        r"|\b(?:[\w-]+ )?[\w-]+ of some (?:sort|kind|type|description)\b"
        rf"|\b(?:{used}|{device})(?: of (?:some|one) (?:sort|kind|type|description))(?: or (?:other|another))?"
        rf"|\b(?:an? )?(?:gadget|gizmo|contraption|bits of kit|bit of kit|bits of equipment|"
        rf"some kit)s?\b(?: to [^.;,]{{0,30}})?"
        rf"|\b(?:sensory|visual|learning|mobility|positioning|writing|reading|daily living) (?:aids|tools|"
        rf"resources|equipment)\b"
        rf"(?= (?:will|shall|to) be (?:on hand|available|in place|provided|used|offered|there|to hand))"
        rf"|(?:^|(?<=[.!?] ))(?:{device}|technology|ICT|software)s? (?:will|shall|to) be (?:used|provided|offered|"
        rf"given|supplied|"
        rf"made available|available)\b[^.;,]{{0,30}}"
        rf"|\b{used}(?:,? [\w-]+){{0,2}},? (?:or|and) (?:the like|suchlike|such like|some such|similar|"
        rf"whatever|what have you|whatnot|so on|"
        rf"something (?:like (?:it|that)|similar|of the (?:sort|kind))|(?:the )?(?:other|similar|"
        rf"all sorts of|various|such) (?:\w+ )?(?:things|items|bits|aids|"
        rf"equipment|resources|objects|toys|gadgets|stuff)|things(?: like that)?|stuff|the rest)\b(?: (?:he|"
        rf"she|they|that|as) [^.;,]{{0,30}})?",
        re.I,
    )
