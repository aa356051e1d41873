"""Checks of watching and of breaks that have no amount: reviews, monitoring, short breaks, help dissolved in the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.families import family
from ehcp_docs.language.spans import Span, found, merged
from ehcp_docs.language.words import from_words
from ehcp_docs.rules.checks.provision import CLOCK
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check


@passage_check("short_break_without_amount")
def short_break_without_amount(passage: ReadPassage) -> Iterator[Hit]:
    """Short breaks or other care without hours or nights."""
    a = passage.amounts
    given = (*a.durations, *a.hours, *a.counts)
    for match in re.finditer(
        r"\b(?:short breaks?(?! (?:panel|team|service|policy|statement|officer|coordinator|manager|budget))|respite"
        r"|overnight (?:care|stays?)|(?:baby-?)?sitting(?: service)?|outreach|"
        r"befriend\w*|holiday (?:club|activities|playscheme|cover|care)|direct payments?|care package|"
        r"sitter|home ?care|care at home|(?:personal )?care support|family support|"
        r"(?:weekend|evening|night|after-school|childcare|holiday) (?:cover|care|break|club|help)|"
        r"(?:a )?(?:bit|spot) of (?:a )?(?:break|rest|"
        r"help|cover|time off|weekend \w+)|(?:break|rest|time (?:off|out)|breather) (?:for|to) (?:mum|dad|"
        r"the family|(?:his|her|their) "
        r"(?:parents?|mother|father|carers?|mum|dad))|(?:some(?:one|body)|a carer|a worker|a volunteer|"
        r"an enabler) to (?:take|go|sit|play|stay|be)|"
        r"(?:help|support|assistance) (?:with|in) (?:getting|washing|dressing|bathing|personal care|bedtime|"
        r"meals)|stays? (?:at|in|with) [A-Z]\w+"
        r"(?: \w+)?)\b[^.;,]{0,50}",
        passage.text,
        re.I,
    ):
        span = Span(match.start(), match.end())
        sentence = passage.sentence_of(span)
        told_elsewhere = given and not re.match(r"short break|respite", match[0], re.I)
        told_elsewhere = told_elsewhere or CLOCK.search(passage.text) is not None
        if not told_elsewhere and not any(g.overlaps(sentence) for g in given):
            yield Hit(span=span)
            return


@passage_check("part_of_timetable")
def part_of_timetable(passage: ReadPassage) -> Iterator[Hit]:
    """“As part of her weekly timetable”, “built into the day”: teaching without hours."""
    for span in merged([*found(_PART_OF, passage.text), *found(_dissolved(), passage.text)]):
        a = passage.amounts
        if not a.durations and not a.hours:
            yield Hit(span=span)


_PART_OF = re.compile(
    r"\b(?:as part of|within|embedded (?:in|within|throughout|across)|built into|"
    r"woven into|incorporated (?:in|into)|integrated (?:in|into|within)|during) (?:his|"
    r"her|their|the|a|an)(?: \w+){0,2} (?:timetable|curriculum|day|week|lessons|provision|"
    r"programme|offer|routine|routines|placement)\b",
    re.I,
)


@from_words
def _dissolved() -> re.Pattern[str]:
    """“Threaded through the day”, “forms part of PE”, “in the ordinary run of lessons”."""
    any_of = (
        r"(?:(?:his|her|their|the|a|an|every|each|all|class|school|college|ordinary|normal|everyday) ){0,3}"
    )
    whole = rf"{any_of}{family('whole')}\b"
    return re.compile(
        rf"\b{family('blended')} (?:in|into|within|with|through|throughout|across|over|around|among) {whole}"
        rf"|\bruns? (?:through|throughout|across|alongside) {whole}|\bforms? (?:a )?part of {whole}"
        rf"|\b(?:in|during|through|over) the (?:(?:ordinary|normal|usual|natural|everyday) )?(?:course|run|"
        rf"flow|rhythm|fabric) of "
        rf"(?:things\b|{whole})"
        rf"|\b(?:delivered|taught|covered|addressed|practised|met|developed|given|provided|"
        rf"picked up) (?:through|throughout|across|within|via) {whole}",
        re.I,
    )


@passage_check("review_left_open")
def review_left_open(passage: ReadPassage) -> Iterator[Hit]:
    """Provision that is to be looked at again some time: kept under review, see how it goes."""
    for span in found(_REVIEWED, passage.text):
        rest = re.split(r"[;:]", passage.text[span.end : passage.sentence_of(span).end])[0][:60]
        rest = span.of(passage.text) + rest
        if not _SOME_DAY.search(rest):
            yield Hit(span=span)


_SOME_DAY = re.compile(
    r"\b(?:half[- ]?term\w*|termly|terms?|monthly|weekly|fortnightly|annual\w*|yearly|daily|each|every|"
    r"twice|once a|months?|weeks|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|20\d\d)\b"
)
_REVIEWED = re.compile(
    r"\b(?:see|sees|seeing) how (?:it|things|this|that|he|she|they|[A-Z]\w+) (?:goes|go|gets? on|is going|"
    r"are going|copes?|does|do|pans? out)\b[^.;]{0,40}"
    r"|\b(?:tweak|tweaks|tweaked|tweaking|tinker|fine-tune[ds]?|adjust|adjusted|change|changed) (?:things |"
    r"it |this |them )?(?:as (?:we|they|you) go|"
    r"along the way|accordingly|as (?:it|things) (?:goes?|develops?|progress(?:es)?)|"
    r"in the light of (?:progress|experience))\b"
    r"|\b(?:kept|keep|remain|stay|is|are|be) under (?:(?:constant|regular|close|continuous|continual|"
    r"ongoing|active|careful|the) )?(?:review|watch|observation|scrutiny)\b"
    r"|\b(?:keep|keeps|kept|keeping) (?:a |an |a close |a careful )?(?:eye|watch|check|tabs) on (?:how|"
    r"progress|this|it|things|the provision)\b[^.;:,]{0,30}"
    r"|\b(?:review(?:ed|s)?|monitor(?:ed|ing|s)?|evaluated?|looked at|revisit(?:ed)?|checked|"
    r"assessed)(?: (?:again|back|on|this|it|the said provision|"
    r"the provision|progress|and \w+))? (?:from time to time|in due course|regularly|periodically|"
    r"informally|accordingly|as (?:appropriate|needed|"
    r"necessary|required)|when (?:needed|necessary|appropriate)|at (?:suitable|appropriate|"
    r"regular) (?:points|intervals|times)|as part of (?:the )?"
    r"(?:normal|usual|ordinary|school|everyday) (?:\w+ ){0,2}?(?:practice|systems?|processes|procedures?)|"
    r"on an? (?:ongoing|regular|rolling|informal) basis|at some (?:point|stage)|"
    r"if (?:necessary|needed)|over time)\b"
    r"|\b[Rr]eview(?:ed)?: ?(?:ongoing|on-going|regular(?:ly)?|tbc|as (?:required|needed|appropriate)|"
    r"when needed|continuous)\b"
    r"|\b(?:subject to )?(?:ongoing|regular|continuous|continual|constant|close|careful|"
    r"frequent) (?:monitoring|review|evaluation|assessment|oversight)\b"
    r"|\b(?:take|takes) stock\b|\bplay(?:s|ed)? it by ear\b|\btake (?:it|things) from there\b",
    re.I,
)


_HEALTH_WATCH = re.compile(
    r"\b(?:keeps?|keeping) (?:tabs|an eye|a watch|a close eye|a check) on\b[^.;,]{0,40}|"
    r"\bkeeps? (?:[\w’']+ ){1,5}?under (?:watch|review|observation)\b"
    r"|\b(?:stays?|remains?|continues? to be|keeps?) (?:involved|open to|under|known to|in touch|"
    r"on the (?:books|caseload|list))\b[^.;,]{0,40}"
    r"|\b(?:is|are|be|being) (?:\w+ly )?(?:under|known to|followed(?: up)? (?:up )?by|monitored|managed|"
    r"overseen|looked after|reviewed|seen|"
    r"kept (?:informed|posted|updated))\b[^.;,]{0,40}"
    r"|(?:^|(?<=[.;] ))[A-Z][\w’' -]{2,30} (?:managed|monitored|overseen|reviewed|followed up|"
    r"looked after) by\b[^.;,]{0,40}"
    r"|\b(?:checks?|reviews?|appointments?|monitoring|follow-up|input|involvement) (?:at|by|from|with|"
    r"through) (?:the )?"
    r"(?:\w+ ){0,2}?(?:hospital|clinic|team|CAMHS|surgery|service|consultant|nurse|paediatrician)\b"
    r"|\b(?:oversees?|monitors?|looks? after|manages?|supervises?|coordinates?|follows? up)\b[^.;,]{0,40}"
    r"|\b(?:continues? to|will continue to) (?:\w+ )?(?:look after|manage|monitor|support|advise|oversee|"
    r"see|review|provide)\b[^.;,]{0,40}"
    r"|\b(?:shall|will|to|may|can) be (?:contacted|called|informed|consulted|available|told|alerted|asked|"
    r"approached)\b[^.;]{0,40}",
    re.I,
)


@passage_check("health_watch_open")
def health_watch_open(passage: ReadPassage) -> Iterator[Hit]:
    """A service that watches, stays involved or may be called, and never at a time that is given."""
    a = passage.amounts
    for span in found(_HEALTH_WATCH, passage.text):
        sentence = passage.sentence_of(span)
        given = (
            *a.frequency,
            *a.durations,
            *a.hours,
            *a.counts,
            *a.lasting,
            *_days(passage),
        )
        if not any(g.overlaps(sentence) for g in given) and _clinical(passage, sentence):
            yield Hit(span=span)
            return


def _days(passage: ReadPassage) -> Iterator[Span]:
    """The days and terms that are named, but for the day on which something was agreed."""
    for point in passage.times:
        if not re.search(r"\bagreed\b", passage.text[max(0, point.span.start - 60) : point.span.start]):
            yield point.span


def _clinical(passage: ReadPassage, sentence: Span) -> bool:
    """Whether somebody of a service is spoken of in the sentence."""
    return any(
        p.overlaps(sentence) for p in (*passage.people.roles, *passage.people.services, *passage.people.named)
    ) or bool(_SERVICE.search(sentence.of(passage.text)))


_SERVICE = re.compile(
    r"\b(?:clinic|hospital|team|CAMHS|surgery|service|department|practice|consultant|unit|trust|centre|programme)\b",
    re.I,
)
