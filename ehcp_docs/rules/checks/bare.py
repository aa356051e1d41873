"""Checks of provision in which an element is missing that its kind needs: content, a time of review, a keeper, a floor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.numbers import CARDINAL
from ehcp_docs.language.provision import VAGUE_CONTENT, Sort
from ehcp_docs.language.spans import Span, found
from ehcp_docs.language.times import TimeKind
from ehcp_docs.rules.checks.labels import labelled
from ehcp_docs.rules.checks.provision import reading_of
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

_N = rf"(?:{CARDINAL})"
_UNIT = r"(?:hours?|hrs?|minutes?|mins?|sessions?|visits?|lessons?|half[- ]days?|days?|nights?|mornings?|afternoons?)"


@passage_check("content_missing")
def content_missing(passage: ReadPassage) -> Iterator[Hit]:
    """So much time with somebody, and not a word of what is done in it."""
    r, item = reading_of(passage), passage.plan.provision.get(passage.item)
    told = item.elements.what if item and item.elements else None
    if (
        told
        or r.named_methods
        or r.is_therapy
        or not ((r.how_often and r.amounts.durations) or r.amounts.hours)
    ):
        return
    spent = _SPENT.search(passage.text)
    if spent and not _says_what(passage, 0):
        yield Hit(span=Span(spent.start(), spent.end()))
        return
    broad = _BROAD_HELP.search(passage.text)
    if broad and not _says_what(passage, 0, _BROAD):
        yield Hit(span=Span(broad.start(), broad.end()))


_SPENT = re.compile(
    r"\b(?:(?:spends?|has|have|gets?|gives?|is given|be given|sets? aside|receives?|sees?) [^.;,]{0,25}?"
    rf"{_N} (?:minutes|mins|hours?) (?:a (?:day|week) )?(?:with|to|alone with)|"
    rf"sees? [\w’'-]+ (?:for|{_N})|"
    r"(?:be with|sits? with|stays? with|be alongside|works? (?:alongside|with)|meets? with|meets?|"
    r"carr(?:y|ies) out (?:the |some |any |an )?(?:agreed |usual |set |planned |necessary )?(?:work|activities|tasks)|"
    r"do (?:the |some |any )?(?:agreed |usual |set |planned |necessary )?(?:work|activities|tasks)|"
    r"goes? over (?:things|stuff|(?:his |her |their |the )?work)|gives? [\w’'-]+ (?:some |a little |extra |more )?time|"
    r"(?:delivers?|runs?|leads?|offers?|provides?) (?:the |some |an? )?(?:agreed |usual |personalised |individual "
    r"|tailored |bespoke |"
    r"targeted |extra |additional |weekly |daily |focused |1:1 )*(?:work|input|cover|time|sessions?)(?! (?:of|on|in"
    r"|from|with the))))\b",
    re.I,
)
_BESIDE_CONTENT = frozenset(
    "spend have get give meet see sit stay work carry do provide receive set time minute hour day week term year morning "
    "afternoon lesson room library hall corner table classroom class school home desk office start end half part aside "
    "agree plan usual necessary early late quiet small same own other new good weekly daily trusted known level "
    "lunchtime break "
    "registration one first last next assistant mentor monday tuesday wednesday thursday friday".split()
)


_BROAD = frozenset(
    "literacy numeracy math maths mathematics english reading writing emotional pastoral social academic learning "
    "behavioural behaviour sensory language speech communication motor fine gross physical skill wellbeing well need "
    "offer deliver run lead work emotion regulation area development difficulty additional extra targeted general basic "
    "ot salt slt sensory exercise activity".split()
)
"""Whole subjects and areas of need: what help is about, and not what is done."""
_BROAD_AREA = (
    r"(?:(?:and |& |, )?(?:literacy|numeracy|maths|mathematics|English|reading|writing|emotional|pastoral|social|academic|"
    r"learning|behaviou?r(?:al)?|sensory|language|communication|(?:fine |gross )?motor|physical|wellbeing|OT|SaLT|SLT)"
    r"(?: skills?)? ?)+"
)
_BROAD_HELP = re.compile(
    rf"\b{_BROAD_AREA}(?:help|support|input|work|exercises|activities|interventions?|assistance|time|sessions?)\b"
    rf"|\b(?:help|support|input|work|works|assist(?:ance)?)s? (?:[\w’'-]+ )?(?:with|on|in|for) (?:his |her |their |the )?"
    rf"(?:[\w’'-]+['’]s )?{_BROAD_AREA}(?![\w’' -]*(?:text|book|list|question|sheet|programme|scheme|corner|aid|room))"
    rf"|\b(?:support|help|assist)s? (?:[\w’'-]+['’]s |his |her |their ){_BROAD_AREA}",
    re.I,
)


def _says_what(passage: ReadPassage, start: int, beside: frozenset[str] = frozenset()) -> bool:
    """Whether a word after that, or a purpose, tells what is done: “on her times tables”, “to write the diary”."""
    people = (*passage.people.roles, *passage.people.named, *passage.people.vague, *passage.people.services)
    for token in passage.doc:
        if token.idx < start or token.pos_ not in ("NOUN", "VERB", "ADJ", "PROPN"):
            continue
        lemma = token.lemma_.lower()
        if any(p.start <= token.idx < p.end for p in people) or passage.plan.child.mean(token.text):
            continue
        if token.pos_ == "PROPN" and lemma.removesuffix("s") in _BESIDE_CONTENT:
            continue
        if lemma not in _BESIDE_CONTENT and lemma not in VAGUE_CONTENT and lemma not in beside:
            return True
    return False


@passage_check("label_without_content")
def label_without_content(passage: ReadPassage) -> Iterator[Hit]:
    """“What: support”: under the label that asks what is done, words that fit anything."""
    for label, span in labelled(passage.text):
        words = re.findall(r"[^\W\d_]+", span.of(passage.text).lower())
        if label == "what" and words and all(w.removesuffix("s") in VAGUE_CONTENT | _JOINING for w in words):
            yield Hit(span=span)


_JOINING = frozenset(
    "and or of with the a in for additional extra some general adult targeted focused focu specialist".split()
)


@passage_check("ceiling_only")
def ceiling_only(passage: ReadPassage) -> Iterator[Hit]:
    """“Up to 15 hours a week”, “between nought and ten”: a most, and no least."""
    if passage.amounts.floors:
        return
    for span in found(_CEILING, passage.text):
        yield Hit(span=span)


_CEILING = re.compile(
    rf"\b(?:up to|anything up to|a maximum of|at most|max\.?|maximum) (?:a (?:total|maximum) of )?{_N} (?:\w+ )?{_UNIT} "
    r"(?:of [\w -]{3,40} )?(?:an?|per|each|every|in (?:a|each|any)) \w+"
    rf"|\b(?:between )?(?:nought|zero|nil|0|none) (?:and|to|–|-) {_N} (?:\w+ )?{_UNIT}\b",
    re.I,
)


@passage_check("about_so_much")
def about_so_much(passage: ReadPassage) -> Iterator[Hit]:
    """“Around 12 hours a week”: a figure that does not hold."""
    if not passage.amounts.floors:
        yield from (Hit(span=span) for span in found(_ABOUT, passage.text))


_ABOUT = re.compile(
    r"\b(?:about|around|approximately|approx\.?|roughly|circa|in the region of|in the order of|of the order of"
    r"|something like|or so|some|probably|typically|usually|normally|generally|likely|on average|perhaps)(?: for)? "
    rf"(?:{_N}|half an|an|a) (?:\w+ )?(?:hours?|hrs?|minutes?|mins?|sessions?|visits?|days?|nights?)\b",
    re.I,
)


@passage_check("review_without_day")
def review_without_day(passage: ReadPassage) -> Iterator[Hit]:
    """“To be reviewed”: a sentence that has it looked at again, and no day, term or meeting for it."""
    for span in found(_TO_BE_REVIEWED, passage.text):
        sentence = passage.sentence_of(span)
        before = re.split(r"[,;:]", passage.text[sentence.start : span.start])[-1]
        if _SOME_TIME.search(before + passage.text[span.end : sentence.end]):
            continue
        if any(point.span.overlaps(sentence) for point in passage.times):
            continue
        yield Hit(span=span)


_TO_BE_REVIEWED = re.compile(
    r"\b(?:to|will|shall|must) be (?:\w+ly )?(?:reviewed|monitored|evaluated|revisited|re-?assessed|looked at again|"
    r"re-?considered|re-?evaluated|(?:considered|discussed|looked at|assessed|weighed up)(?= (?:in due course|later"
    r"|over time|at some|"
    r"when|as (?:needed|and)|from time)))\b(?! (?:at|in|on|by (?:\d|the (?:end|start))|each|every|after)\b)",
    re.I,
)
_SOME_TIME = re.compile(
    r"\b(?:half[- ]?term\w*|termly|terms?|monthly|weekly|fortnightly|annual\w*|yearly|daily|each|every|twice|once|months?|"
    r"weeks?|days?|meetings?|years?)\b",
    re.I,
)


@passage_check("equipment_bare")
def equipment_bare(passage: ReadPassage) -> Iterator[Hit]:
    """A thing that the child is to have, and nobody who supplies, keeps or shows it, no day and no feature."""
    r = reading_of(passage)
    if r.who or r.people.vague or Sort.SESSION in r.sorts or passage.times:
        return
    given = _HAS_THING.match(passage.text)
    if given and not re.search(r"\d", passage.text) and not _FEATURED.search(passage.text):
        yield Hit(span=Span(0, len(passage.text.rstrip(" ."))))


_THINGS = (
    r"(?:communication aids?|(?:special|supportive|adapted|specialist) (?:chair|seat|seating|desk|cutlery|keyboard"
    r"|scissors)|"
    r"laptop|tablet|computer|device|keyboard|wheelchair|walker|frame|chair|seat|aids?|headphones|ear defenders"
    r"|software|switch|"
    r"hoist|(?:\w+ )?equipment|technology|toys|magnifier|microphone)"
)
_HAS_THING = re.compile(
    rf"(?:[A-Z][\w’'-]+ (?:will|shall|is to|to) (?:have|use|be given|get|have access to|have (?:the )?use of) |"
    r"[A-Z][\w’'-]+ (?:needs|requires|has|uses) )?"
    rf"(?:an? |the |some |his |her |their |own )*{_THINGS}s?(?: (?:for|to|in|at|with) [\w’' -]{{2,40}})?\s*\.?\s*$",
    re.I,
)
_FEATURED = re.compile(
    r"\b(?:supplied|bought|lent|kept|fitted|maintained|serviced|made by|funded)\b|(?<!^)(?<![.] )[A-Z]{2,}\w*"
)


@passage_check("move_left_for_later")
def move_left_for_later(passage: ReadPassage) -> Iterator[Hit]:
    """“Moving on from college will be talked about nearer the time”: a move, and no day on which anything is done for it."""
    for span in found(_LATER, passage.text):
        sentence = passage.sentence_of(span)
        dated = any(p.kind is TimeKind.DATE and p.span.overlaps(sentence) for p in passage.times)
        if _MOVING.search(sentence.of(passage.text)) and not dated:
            yield Hit(span=sentence)


_LATER = re.compile(
    r"\b(?:nearer|closer to|near) the (?:time|date|day)\b|\bin (?:due course|good time|plenty of time)\b|"
    r"\bwhen the time (?:comes|is right)\b|\bat (?:the|an) (?:appropriate|right|suitable|later) (?:time|stage|point|date)\b|"
    r"\b(?:later on|at some (?:point|stage)|in advance|beforehand|as (?:it|the move|the time) (?:approaches|nears))\b",
    re.I,
)
_MOVING = re.compile(
    r"\b(?:mov(?:e|es|ing) (?:on|to|into|up)|transition(?:s|ing)?|transfer(?:s|ring)?|leav(?:es|ing) (?:school|college"
    r"|primary|"
    r"nursery)|next (?:school|placement|stage|phase|setting)|secondary school|after (?:school|college)|adult services|"
    r"(?:life|plans|what comes) after|handover)\b",
    re.I,
)
