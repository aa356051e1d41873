"""Checks of what every pupil gets, and of money, in place of provision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.spans import Span, found, merged
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check


@passage_check("policy_as_provision")
def policy_as_provision(passage: ReadPassage) -> Iterator[Hit]:
    """A policy of the school, or what everybody gets, in place of something for this child."""
    own = [s for s in found(_EVERYBODYS, passage.text) if not _for_this_child(passage, s)]
    for span in merged([*found(_POLICY, passage.text), *own[:1]]):
        yield Hit(span=span)


def _for_this_child(passage: ReadPassage, span: Span) -> bool:
    """Whether somebody is named in the sentence who does something for the child while the class goes on."""
    sentence = passage.sentence_of(span)
    a = passage.amounts
    acts = any(role.overlaps(sentence) for role in passage.people.roles)
    return acts and any(s.overlaps(sentence) for s in (*a.durations, *a.hours, *a.lasting))


_EVERYBODYS = re.compile(
    r"\b(?:just |much )?like (?:every|each|all|any|most|the rest|everyone|everybody|the others|"
    r"other)\b(?: (?:one )?of)?(?: [\w’'-]+){0,4}? "
    r"(?:children|pupils|students|class|form|year(?: \w+)?|else|school|peers|group|learners|others|child|"
    r"pupil|student)\b"
    r"|\blike the rest of (?:the |her |his |their )?\w+(?: \d+)?|\blike (?:everyone|everybody)\b"
    r"|\b(?:as|just as) (?:is (?:our|the school['’]s|the) (?:way|custom|practice|policy|tradition)|(?:to|"
    r"for|with) (?:the )?(?:others|(?:rest of the )?"
    r"class|rest|everyone|everybody|all))\b"
    r"|\b(?:classroom management|open[- ]door (?:policy|approach|ethos)|inclusive (?:school|college|nursery|setting)|"
    r"all are welcome|everyone is welcome|"
    r"class(?:room)? rules|clear rules|(?:clear|consistent|firm) boundaries|(?:whole[- ]class|"
    r"class) circle time|PSHE (?:curriculum|lessons|programme)|"
    r"(?:reward|merit|house point|behaviour) systems?|(?:parents|parent)['’]? ?(?:['’]s)? evenings?|"
    r"anti-bullying (?:charter|policy|work)|"
    r"(?:clear|high|challenging|ambitious|appropriate) (?:targets|objectives|learning objectives|success criteria|"
    r"expectations|routines|instructions)(?= (?:and|for all|in lessons|to all)\b|[.,;])|seating plans|learning"
    r" objectives|success criteria|"
    r"(?:marks?|marking) (?:\w+ )?(?:work|books) (?:promptly|regularly)|(?:a )?broad curriculum|"
    r"school rules|code of conduct|(?:marking|behaviour|conduct|homework) (?:code|charter|scheme)|high (?:expectations"
    r"|standards|aspirations)|good (?:teaching|practice)|"
    r"plans? (?:good |interesting |their )?lessons well|well[- ]planned lessons|"
    r"(?<!feel )(?<!feels )(?<!be )safe(?:,|"
    r" and) (?:\w+ )?(?:stimulating|happy|caring|secure|nurturing|"
    r"learning|welcoming)|(?:open|drop-in) (?:evenings?|days?)|school (?:reports?|trips?|clubs?|council|newsletter)|"
    r"(?:tutor|form) time|assembl(?:y|ies) (?:each|every)|end[- ]of[- ]year report|homework (?:club|policy|diary))\b",
    re.I,
)


@passage_check("money_in_place")
def money_in_place(passage: ReadPassage) -> Iterator[Hit]:
    """Funding, a payment or a level of a grid, and neither people nor hours."""
    for span in found(_MONEY, passage.text):
        sentence = passage.sentence_of(span)
        a = passage.amounts
        timed = [
            s for s in a.durations if s.overlaps(sentence) and any(f.overlaps(sentence) for f in a.frequency)
        ]
        hours = timed or any(h.overlaps(sentence) for h in a.hours)
        if not hours and not _SUMS.search(sentence.of(passage.text)):
            yield Hit(span=span)
            return


_SUMS = re.compile(
    r"£ ?\d|\bnotional\b|\b(?:band|range|level|matrix) (?:fund|top)|\btop[- ]?up (?:fund|pay|money|of)|"
    r"\bhigh needs (?:fund|block|top)|"
    r"\bfunded (?:at|from|by|through)\b|\b(?:Band|Tier) (?:\d+|[A-F])\b|\bElement [123]\b",
    re.I,
)
"""What F-MONEY finds by itself."""


_MONEY = re.compile(
    r"\bfunded (?:for|to) \d+[^.;,]{0,30}|\b(?:enhanced|additional|exceptional|inclusion|extra|delegated|top-?up"
    r"|supplementary|specialist|"
    r"ring-?fenced|resource|SEN|SEND|EHCP|growth)"
    r"(?: [\w-]+){0,2}? (?:funding|funds?|monies|money|payments?|grants?|cash|uplift)\b[^.;,]{0,40}"
    r"|\b(?:fund(?:ed|ing)|resourc(?:ed|ing)|money|moneys|met|banded|costed|paid|placed|allocated|assessed|"
    r"assigned)(?: [\w-]+){0,2}? (?:at|on|to|"
    r"under|within|by) (?:the )?(?:(?:higher|lower|enhanced|top|upper|middle|exceptional|standard|full) )?(?:Range"
    r"|Level|Band|Tier|Matrix|Stage|Grid|Descriptor|Element|local (?:grid|"
    r"matrix|banding|scale)|rate)\b[^.;,]{0,30}"
    r"|\b(?:Matrix|Band|Range|Tier|Grid|Descriptor|Level) \w{1,3} (?:allocation|funding|payment|resource|"
    r"support package|top-?up)\b"
    r"|\b(?:additional|enhanced|extra) resource (?:at|of|to|worth)\b[^.;,]{0,30}|(?<![\w£])£?\d+(?:\.\d+)?k\b"
    r"|\b(?:\d+|an? additional|extra|more) (?:(?:additional|extra|more|\d+) )?(?:units?|points|credits|steps) of "
    r"(?:funding|support|resource|top-?up|help)\b[^.;,]{0,20}"
    r"|\b(?:sum|figure|budget|amount|payment|allowance) (?:of|worth|equal to|equivalent to) (?:£|"
    r"[\w-]+ (?:hundred|thousand)|\w+ pounds)[^.;,]{0,40}"
    r"|\b(?:funding|resource|payment|money|budget) (?:equal|equivalent|amounting|corresponding|"
    r"to the value)\b[^.;,]{0,30}"
    r"|\btop[- ]?up (?:to be |is |will be |shall be )?(?:paid|sent|transferred|given)\b[^.;,]{0,30}",
    re.I,
)


_POLICY = re.compile(
    r"\b(?:follow(?:ing|s)?|in line with|through|apply(?:ing)?|under|within|according to|"
    r"in accordance with|as (?:set out|described) in|consistent with|using) (?:the |its |"
    r"their |our )?(?:\w+['’]s )?(?:\w+ ){0,3}polic(?:y|ies)\b"
    r"|\b(?:[\w-]+, )*(?:safeguarding|behaviour|anti-bullying|homework|attendance|inclusion|SEND|equality|uniform)"
    r"(?:,? (?:and )?[\w-]+){0,2} polic(?:y|ies)\b[^.;,]{0,40}"
    r"|\b(?:taught|follows?|follow(?:ing)?|access(?:es)?|studies|study) (?:the )?(?:full |whole )?National Curriculum\b"
    r"(?! (?:level|levels|statements?|objectives?))"
    r"|\b(?:just )?(?:as|like|what|the same as) (?:they|we|it|she|he|the (?:school|college|nursery|teachers?)) "
    r"(?:do|does|would|is|are|gives?|offers?)(?: \w+)? (?:for |with |to )?(?:every(?:one|body)|all(?: \w+)?|"
    r"any(?:one|"
    r"body)|the (?:rest|others|whole class|other \w+))\b"
    r"|\b(?:what|that) (?:every(?:one|body)|all (?:pupils|children|students)|every (?:child|pupil|student)|"
    r"the rest of "
    r"the class) (?:gets?|has|have|receives?)\b|\bin common with (?:the rest of|everyone (?:else )?in) "
    r"(?:the|her|his) (?:class|year|school)\b|\b(?:the same|no different(?:ly)?) (?:as|from|to) (?:every(?:one|body)|"
    r"any(?:one|body)|any other (?:pupil|child|student)|(?:the )?other (?:pupils|children|students))\b"
    r"|\b(?:available|offered|open|given|provided) to (?:all|every|any|everybody|"
    r"everyone)(?: (?:pupils?|students?|children|learners?))?\b|\b(?:as|like|"
    r"just as) (?:for |with )?(?:all|any|every) (?:other )?(?:pupils?|students?|children|"
    r"learners?)\b|\blike everyone else\b"
    r"|\b(?:warm(?:ly)?|friendly) (?:welcom\w+|ethos|atmosphere|environment)\b|"
    r"\bwarmly welcomed\b|\b(?:usual|normal|existing|ordinary|standard) (?:pastoral|"
    r"classroom|school|reward|behaviour|tutor|house|induction|assessment|college|"
    r"class) (?:system|support|practice|arrangements|teaching|procedures|provision|offer|"
    r"routines|activities)\b",
    re.I,
)
