"""Checks of what is done: an intervention, a programme or something or other, without a name; help left to the moment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_docs.language.provision import VAGUE_CONTENT
from ehcp_docs.language.spans import Span, found, merged
from ehcp_docs.rules.checks.provision import reading_of
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOLLOW = frozenset("intervention programme program strategy input activity scheme package plan".split())
_HOLLOW_QUALITY = VAGUE_CONTENT | frozenset(
    (
        "targeted evidence evidence-based based specific bespoke individual individualised individualized "
        "personalised structured appropriate suitable relevant daily weekly short new additional extra "
        "further intensive focused focussed particular effective proven tailored small group regular various "
        "several some any such agreed own planned adult ta hlta sen classroom in-class academic core good 30 "
        "20 15 10 minute min mins minutes hour maths reading writing english"
    ).split()
)
_GIVING = frozenset(
    (
        "run deliver do receive provide give have get lead offer undertake follow complete carry implement "
        "use put access"
    ).split()
)
_TELLS_MORE = frozenset("of on using with about around from by for called in".split())
_EMPTY_MORE = frozenset(
    "literacy numeracy maths english reading writing learning need needs skills progress area areas her his their "
    "development minutes minute hour hours week day term weeks group child pupil".split()
)


@passage_check("content_left_open")
def content_left_open(passage: ReadPassage) -> Iterator[Hit]:
    """An amount of something: an intervention, a programme, bits and bobs, whatever needs doing."""
    r = reading_of(passage)
    spans = found(_ANYTHING, passage.text)
    if not r.named_methods:
        spans += [s for token in passage.doc if (s := _hollow(passage, token))]
    yield from (Hit(span=span) for span in merged(spans)[:1])


def _hollow(passage: ReadPassage, token: Token) -> Span | None:
    """“Will run an intervention”, “literacy intervention, four times a week”: the word with what belongs to it."""
    if token.lemma_.lower() not in _HOLLOW or token.pos_ not in ("NOUN", "PROPN"):
        return None
    if token.lemma_.lower() == "plan" or token.dep_ in ("compound", "poss", "nsubj", "nsubjpass"):
        return None
    given = token.dep_ == "dobj" and token.head.lemma_.lower() in _GIVING
    if not (given or token.dep_ in ("ROOT", "appos", "conj", "npadvmod", "dep")):
        return None
    before = [t for t in token.subtree if t.i < token.i]
    if any(t.lower_ in ("the", "this", "that", "these") for t in before):
        return None  # one that was named before
    if any(
        t.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and t.lemma_.lower() not in _HOLLOW_QUALITY for t in before
    ):
        return None
    if any(_tells(passage, child) for child in token.children if child.i > token.i):
        return None
    return Span(before[0].idx if before else token.idx, token.idx + len(token.text))


def _tells(passage: ReadPassage, child: Token) -> bool:
    """Whether what hangs on the word says more than for whom and when: “of phonics”, “written by the therapist”."""
    if child.dep_ in ("acl", "relcl"):
        return any(t.pos_ in ("NOUN", "PROPN") for t in child.subtree)
    if child.dep_ == "punct":
        return child.text in (":", "(", "–")
    if child.dep_ != "prep" or child.lower_ not in _TELLS_MORE:
        return False
    nouns = [t for t in child.subtree if t.pos_ in ("NOUN", "PROPN", "VERB")]
    return any(t.lemma_.lower() not in _EMPTY_MORE and not passage.plan.child.mean(t.text) for t in nouns)


_ANYTHING = re.compile(
    r"\b(?:give|gives|do|does|have|has|get|gets|offer|offers|provide|provides|try|run|runs|work on|"
    r"on)(?: \w+){0,3}? something (?:on|to do with|around|in the "
    r"way of|along|for (?:her|his|their)|of the|like)\b[^.;,]{0,30}"
    r"|\b(?:his|her|their|the) usual (?:thing|stuff|bits|things|programme|activities|slot)\b"
    r"|\b(?:with|on|as|of) what (?:they|she|he|we|it|was|is|has|had|the \w+) (?:\w+ )?(?:did|do|does|done|"
    r"been|was|doing|worked|working|started)\b[^.;,]{0,25}"
    r"|\bcarr(?:y|ies|ying) on (?:with (?:it|this|things|that)|as)\b[^.;,]{0,25}"
    r"|\b(?:with|on|in) (?:any|whatever|all the|such) (?:\w+ )?(?:work|tasks?|areas?|topics?|skills?|subjects?"
    r"|homework|lessons) (?:that |which )?"
    r"(?:he|she|they|[A-Z]\w+|is|are|has|have|needs?) [^.;,]{3,30}"
    r"|\b(?:bits and (?:bobs|pieces)|odds and ends|this and that|this, that and the other|"
    r"a bit of everything|all sorts of things|a mix of things)\b"
    r"|\b(?:fill|fills|filling|plug|plugs|plugging|close|closes|closing) (?:in )?(?:any |the |her |his |"
    r"their |some )?gaps\b"
    r"|\bsuch (?:assistance|help|support|teaching|tuition|guidance|work|instruction|aid|activities|"
    r"tasks) (?:with|in|as|for)\b[^.;,]{0,40}"
    r"|\b(?:support|help|assistance) with (?:his|her|their) (?:studies|learning|lessons|subjects|classwork|"
    r"school ?work|work)\b"
    r"|\b(?:lots|loads|plenty|heaps|all sorts|all kinds|a mixture|a mix) of (?:\w+ ){0,3}?(?:toys|things|"
    r"activities|games|resources|stuff|fun|ideas|"
    r"experiences|strategies|exercises)\b(?: (?:that|to|which|for) [^.;,]{0,30})?"
    r"|\b(?:evidence[- ]based|targeted|agreed|specialist|proven|tried and tested|effective|recommended|"
    r"well-known|suitable|relevant) "
    r"(?:strategies|approaches|techniques|methods|interventions|programmes|activities)\b(?! (?:of|from|in|"
    r"by|called|such as|set out|listed|named|:))",
    re.I,
)


@passage_check("left_to_moment")
def left_to_moment(passage: ReadPassage) -> Iterator[Hit]:
    """As her mood may call for, when the world gets too much, there if she asks: nobody can count it."""
    a = passage.amounts
    for span in found(_MOMENT, passage.text):
        sentence = passage.sentence_of(span)
        if not any(s.overlaps(sentence) for s in (*a.durations, *a.hours, *a.floors)):
            yield Hit(span=span)


_MOMENT = re.compile(
    r"\b(?:as|when|where|if|whenever|wherever|should|such \w+ as) (?:the |his |her |their |its |"
    r"a )?(?:[\w’'-]+ )?(?:presentation|mood|needs?|behaviour|anxiety|"
    r"state|energy|emotions?|situation|moment|day|occasion|circumstances?|fatigue|distress|health|pain|"
    r"condition|levels?)(?: (?:may|might|will|so|then))?"
    r" (?:requires?|dictates?|demands?|calls? for|warrants?|allows?|suggests?|indicates?|permits?|arises?|"
    r"takes? (?:her|him|them)|needs?)\b[^.;,]{0,20}"
    r"|\b(?:when|if|once|whenever) (?:it|things|everything|the world|life|the day|the classroom|school|"
    r"lessons|noise)(?: all)? (?:gets?|becomes?|is|are|feels?) "
    r"(?:all |just |a bit |rather )?(?:too much|too hard|too loud|difficult|hard|tough|tricky|wobbly|"
    r"overwhelming|on top of (?:her|him|them)|a bit much)\b"
    r"|\b(?:when|whenever|if|where) there (?:is|are) (?:an? |some |any |enough |the )?(?:\w+ )?(?:moment|time|chance"
    r"|opportunity|need|"
    r"gap|space|slot)s?\b"
    r"|\b(?:when|whenever|if|where|wherever|as) (?:he|she|they|it|this|that|[A-Z][\w’'-]+) (?:needs? (?:it|them|one"
    r"|this|that|to)\b|"
    r"wants? (?:it|them|one|to)\b|feels? like it|helps?\b(?=[.,;]|$)|would help|(?:is|seems?) (?:helpful|useful)"
    r"|struggles?\b|"
    r"is struggling)"
    r"|\bin (?:line|accordance|keeping) with (?:his |her |their |the )?(?:clinical |medical |assessed |presenting "
    r"|individual |"
    r"changing )?needs?\b"
    r"|\b(?:as|if|and) and where\b[^.;,]{0,25}"
    r"|\b(?:help|support|somebody|someone|an adult|a \w+|the \w+) (?:is|are|will be) (?:there|around|about|"
    r"nearby|close by|near at hand|at hand|to hand|"
    r"on call|on standby|never far away)(?: (?:if|when|to|for|whenever) [^.;,]{0,40})?"
    r"|\bkeeps? an? \w+ eye on [\w’']+"
    r"|\bdips? in and out\b(?: of [^.;,]{0,20})?"
    r"|\bthere (?:is|are|will be) (?:an? |the |some )?(?:\w+ ){0,4}?(?:that|which|where|for|to) (?:she|he|"
    r"they|[A-Z]\w+) (?:can|may|could|to)\b[^.;,]{0,25}"
    r"|\b(?:an? )?(?:\w+ )?(?:place|room|space|corner|area|spot|den|tent) (?:for|where) (?:\w+) (?:to|can|"
    r"may) (?:go|use|retreat|calm|withdraw|escape)\b[^.;,]{0,20}"
    r"|\b(?:be )?enabled to\b[^.;,]{0,30}|\ba generous (?:allocation|amount|allowance|supply|share) of\b",
    re.I,
)
