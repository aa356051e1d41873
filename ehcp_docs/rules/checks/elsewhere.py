"""Checks of what stands among the needs and belongs elsewhere: help (Section F), hopes (Section A), or nothing yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.actions import Clause, Role
from ehcp_docs.language.amounts import FREQUENCY
from ehcp_docs.language.spans import Span, found, in_any
from ehcp_docs.rules.checks.adulthood import adult_need, applies
from ehcp_docs.rules.checks.persons import known
from ehcp_docs.rules.checks.views import PARENTS
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

_PROVISION_NOUN = (
    r"(?:teaching assistants?|TAs?\b|support assistant|LSA\b|HLTA\b|one[- ]to[- ]one|1:1|therapists?|"
    r"therapy|specialist (?:teach\w+|support|input)|mentor\b|counsell\w+|psychologist|"
    r"programmes?|interventions?|small group|group work|class of|classes of|group of|"
    r"special(?:ist)? (?:school|provision|placement)|resource(?:d)? (?:base|provision)|laptop|radio aid|"
    r"reader\b|scribe\b|"
    r"hours (?:of|a|per)|sessions? (?:of|a|per|with)|extra time|key ?worker|adult support|"
    r"additional support|level of (?:adult )?support|support from|access to|opportunit(?:y|ies)|"
    r"sensory diet|visual timetables?|differentiated|curriculum|ratio|pre-teaching|movement breaks?|"
    r"physio\w*|occupational therapy|hydrotherapy|interpreter|nurture group|personal assistants?|support workers?|"
    r"short breaks?|respite|travel trainer|befriender|advocate|escort|"
    r"(?:weekly|daily|twice[- ]weekly) (?:one|sessions?|support|teaching|therapy|speech|reading|phonics|"
    r"input|practice|help|lessons?|tuition|interventions?))"
)
_NOT_HELP = (
    r"(?! to (?:be (?:shown|told|asked|left|reminded|held|carried|near|close|able|in (?:his|her|their|"
    r"the right|bed))|have (?:time|space|a rest|\w+ more time)|know|see|hear|feel|move|sit|stop|rest|"
    r"drink|eat|go|ask|sleep|lie|stand|walk))"
)
_GIVEN_NOUN = (
    rf"(?:(?:signing|second|familiar|trained|named|extra|dedicated|supporting) adult|{_PROVISION_NOUN})"
)
_ASKS = re.compile(
    rf"\b(?:needs?|requires?|will need|will require|would benefit from|benefits? from|must have|"
    rf"should have|should be given|is entitled to|ought to have|"
    rf"it is (?:essential|vital|important|crucial|recommended|"
    rf"necessary) that)\b{_NOT_HELP}[^.;]{{0,70}}?{_PROVISION_NOUN}[^.;,]{{0,60}}",
    re.I,
)
_GIVES = re.compile(
    rf"\b(?:will|shall|must) (?:\w+ly |also |still |now |then |continue to ){{0,2}}(?:be (?:given|provided|"
    rf"offered|taught|supported|seen|withdrawn)|receive|have|"
    rf"get|attend|see|go to|work with|sit with)\b[^.;]{{0,70}}?{_GIVEN_NOUN}[^.;,]{{0,60}}",
    re.I,
)


_SOMEBODY_TO = re.compile(
    r"\b(?:will need|will require|is going to need|is to have|are to have|will have|will always need|should have) "
    r"(?:(?:an?|another|one|some|the|a familiar|a trained) )?(?:[\w-]+ )?(?:adults?|grown[- ]ups?|members? of staff|staff|"
    r"some(?:one|body)|persons?|assistants?|helpers?) "
    r"(?:to|who (?:will|can)|beside|next to|alongside|with (?:her|him|them))\b[^.;,]{0,60}",
    re.I,
)
"""“Will need somebody to take her to the toilet”: what is to be done, where “needs help to wash” says how things are."""


@passage_check("need_is_provision")
def need_is_provision(passage: ReadPassage) -> Iterator[Hit]:
    """Help that should stand in Section F, written into a need."""
    for pattern in (_ASKS, _GIVES, _SOMEBODY_TO):
        for span in found(pattern, passage.text):
            words = span.of(passage.text)
            if re.search(
                r"\b(?:does not|do not|no longer|never|did not) $", passage.text[: span.start], re.I
            ):
                continue
            if not re.search(r"\b(?:currently|at present|last year|used to|in the past)\b", words, re.I):
                yield Hit(span=span)
                return


_PEOPLE = (
    r"(?:adults?|grown[- ]ups?|members? of staff|staff|teaching assistants?|assistants?|TAs?|LSAs?|HLTA|OTs?|"
    r"SALT|SaLT|SLT|"
    r"EP|ELSA|physio(?:therapist)?s?|therapists?|therapy|psychologists?|mentors?|counsell\w+|key ?(?:person|workers?|"
    r"adults?)|nurses?|specialist (?:teachers?|teaching)|tutors?|interpreters?|intervenors?|scribes?|readers?)"
)
_THINGS = (
    r"(?:(?:movement|sensory|rest|brain) breaks?|laptops?|radio aids?|(?:visual )?timetables?|now and next board|"
    r"wobble cushions?|sloping (?:desk|board)|ear defenders|pencil grips?|sensory diet|pre-teaching|"
    r"(?:phonics|literacy|numeracy|maths|reading|social skills|speech|language|nurture) (?:programmes?|groups?|"
    r"interventions?|sessions?|lessons?)|(?:small|quiet)(?: quiet)? (?:class|groups?|rooms?)|interventions?|"
    r"one[- ]to[- ]one|1:1|(?:groups?|class(?:es)?) (?:of|not exceeding|no larger than|"
    r"no bigger than) (?:\w+ ){0,3}\w+)"
)
_HELP = re.compile(rf"\b(?:(?i:{_THINGS})|{_PEOPLE})\b|(?i:\b1:1\b|\bpictures for everything\b)")
_HOW_MUCH = re.compile(
    r"\b(?:every|each|all|any) (?:\w+ ){0,2}?(?:lessons?|sessions?|days?|weeks?|mornings?|afternoons?|terms?|"
    r"fortnight|"
    r"break\w*|lunch\w*|transitions?|subjects?|\d+ min\w*)\b|\b(?:daily|weekly|fortnightly|monthly|termly|"
    r"half[- ]termly|full[- ]time|throughout|at all times|always)\b|\b(?:once|twice|three times) (?:a|per|each|"
    r"every) |"
    r"\b\d+ ?(?:x|×|hrs?|hours?|h|mins?|minutes|sessions?)\b|\b(?:x|×) ?\d|\bper (?:day|week|term)\b|\b1:1\b",
    re.I,
)
_FROM = re.compile(
    r"\b(?:support|input|help|advice|intervention|teaching|guidance|supervision) from (?:the |an? |his |her |"
    r"their )?(?:[\w-]+ ){0,4}?"
    r"(?:service|team|teacher|therapist|therapy|psychologist|specialist|assistant|adult|nurse|mentor|worker)s?\b",
    re.I,
)
_ADVISED = re.compile(
    r"\b(?:it (?:is|was|has been) (?:\w+ly )?(?:recommended|advised|suggested|proposed|essential|important|necessary|vital|"
    r"crucial)|(?:recommends?|advises?|suggests?|proposes?)) that\b[^.;]{0,80}\b(?:be|are|"
    r"is) (?:\w+ly )?(?:provided|given|offered|"
    r"put in place|made available|made|used|taught|arranged|considered|allowed|introduced|supported|seated)\b",
    re.I,
)
"""“It is recommended that another means of recording be provided”."""
_TOLD = re.compile(
    r"\b(?:20\d\d|percentile|centile|scor\w+|reading age|since|last (?:year|term)|so far|until now|"
    r"used to|currently|at present|already|were|was|had|has been|have been|did)\b|\d ?%",
    re.I,
)
"""Tells of what was done or measured: no help is asked for."""
_FINITE = ("VBZ", "VBP", "VBD", "MD")
_DUTY = re.compile(
    r"\b(?:is|are) to (?:be \w+|have|sit|wear|work|use|attend|receive|go)\b|\bto be (?:at|with|by|in|on|given|taught|"
    r"worn|used|provided|offered|seen|available|supported|withdrawn|checked)\b|"
    r"\b(?:should|ought to|must)(?: (?:only|always|ever|never|also|not|therefore))* (?:be|have|sit|wear|work|"
    r"use|receive)\b|"
    r"\b(?:is|are) (?:strongly )?(?:indicated|recommended|advised|warranted|needed|required|called for|necessary|"
    r"essential|desirable)\b|\b(?:calls?|call) for\b|\bwarrants?\b|\bplease can\b|\bcan (?:he|she|they|"
    r"we) (?:please )?have\b|"
    r"\bis what [A-Z]?\w+ (?:needs|requires)\b",
    re.I,
)
_DEPENDS = re.compile(
    r"\b(?:needs?|requires?|relies|depends?|must (?:be|have)|cannot|has to be) [^.;]{0,40}?(?:lifted|carried|held|"
    r"moved|fed|changed|washed|dressed|turned|watched|told|shown|reminded|prompted|near|in sight|for (?:all|"
    r"every|each))",
    re.I,
)


@passage_check("help_without_verb")
def help_without_verb(passage: ReadPassage) -> Iterator[Hit]:
    """“An adult beside him in every lesson, OT twice a term”: help set out among the needs, with no verb or as a duty."""
    if any(True for _ in need_is_provision(passage)):
        return
    for sentence in passage.sentences:
        words = sentence.of(passage.text)
        advised = _ADVISED.search(words)
        if advised and not in_any(sentence, passage.quoted):
            yield Hit(span=_unquoted(passage, sentence, advised))
            return
        helps = _HELP.search(words) or _FROM.search(words)
        if not helps or _TOLD.search(words) or _DEPENDS.search(words):
            continue
        amount = _HOW_MUCH.search(words) or FREQUENCY.search(words)
        if (amount and not _has_finite_verb(passage, sentence)) or _asks(words, helps, bool(amount)):
            yield Hit(span=_unquoted(passage, sentence, helps))
            return


def _unquoted(passage: ReadPassage, sentence: Span, helps: re.Match[str]) -> Span:
    """The sentence, or the words for the help alone where somebody is quoted in it."""
    if in_any(sentence, passage.quoted):
        return Span(sentence.start + helps.start(), sentence.start + helps.end())
    return Span(sentence.start, sentence.end - passage.text[: sentence.end].endswith("."))


def _has_finite_verb(passage: ReadPassage, sentence: Span) -> bool:
    return any(
        t.tag_ in _FINITE and t.pos_ in ("VERB", "AUX") and sentence.start <= t.idx < sentence.end
        for t in passage.doc
    )


def _asks(words: str, helps: re.Match[str], amount: bool) -> bool:
    """Whether the sentence says that there must be this help."""
    duty = _DUTY.search(words)
    if duty is None:
        return False
    return amount or abs(duty.start() - helps.start()) < 90


_WISHES = frozenset("want hope hop like love wish dream aspire".split())
_WISH_NOUN = re.compile(
    r"\b(?:ambitions?|aspirations?|dreams?|(?:long[- ]term|life) goals?|heart(?:s)? set on|set (?:his|her|"
    r"their) hearts? on|"
    r"(?:expressed|has|have|cherish\w*|voic\w+|stated) (?:the|a|an|his|her|their) (?:\w+ )?(?:hope|wish|desire|"
    r"dream)|"
    r"(?:his|her|their|['’]s) (?:\w+ )?(?:hope|wish|dream) is)\b",
    re.I,
)
_FAR = re.compile(
    r"\bin (?:two|three|four|five) years\b|\bone day\b|\bwhen (?:\w+ )?(?:is |are |am )?(?:older|grown|grows|"
    r"leaves|big|an adult)\b|"
    r"\b(?:grown?|grows) up\b|\bin (?:the |his |her |their )?future\b|\blater (?:on )?in life\b|\bas an adult\b|"
    r"\badulthood\b|"
    r"\badult life\b|\bcareers?\b|\ba job\b|\bown (?:flat|home|house|place)\b|"
    r"\bbe(?:com(?:e|ing)|ing)? an? (?:\w+ )?\w+(?:er|or|ist|ian|man|woman)\b|\b(?:to|at) (?:college|university)\b|"
    r"\blive (?:by|with|near|on (?:his|her|their) own)\b",
    re.I,
)


@passage_check("hope_in_need")
def hope_in_need(passage: ReadPassage) -> Iterator[Hit]:
    """What the child or the parents hope for in life, told as a need."""
    for sentence in passage.sentences:
        words = sentence.of(passage.text)
        wishes = [c for c in passage.clauses if c.verb.overlaps(sentence) and _is_wish(c)]
        far = _FAR.search(words)
        noun = _WISH_NOUN.search(words)
        theirs = next((c for c in wishes if _is_parents(passage, c)), None)
        own = next((c for c in wishes if passage.plan.child.mean(c.subject)), None)
        becomes = noun and re.search(r"\bbecom(?:e|ing)\b", words)
        if theirs or (far and (own or noun)) or becomes:
            clause = theirs or own
            start = clause.verb.start if clause else sentence.start + (noun.start() if noun else 0)
            if clause and clause.subject_span and clause.subject_span.start >= sentence.start:
                start = min(start, clause.subject_span.start)
            rest = re.split(r"[,;.](?:\s|$)", passage.text[start : sentence.end])[0]
            yield Hit(span=Span(start, start + len(rest)))
            return


def _is_wish(clause: Clause) -> bool:
    if clause.lemma in ("like", "love"):
        return clause.modal in ("would", "’d", "'d")
    return clause.lemma in _WISHES and not clause.negated


def _is_parents(passage: ReadPassage, clause: Clause) -> bool:
    subject = clause.subject.lower()
    family = known(passage.plan).family - known(passage.plan).child
    return subject in (PARENTS & {"mother", "father", "mum", "dad", "parents", "carers", "family"}) | family


@passage_check("outcome_in_need")
def outcome_in_need(passage: ReadPassage) -> Iterator[Hit]:
    """What the child is to do by some day, told as a need: “By July 2028 she will read a page”."""
    for clause in passage.clauses:
        sentence = passage.sentence_of(clause.verb)
        mine = clause.role is Role.MAIN and clause.modal in ("will", "shall") and not clause.negated
        if not mine or not passage.plan.child.mean(clause.subject) or in_any(sentence, passage.quoted):
            continue
        for point in passage.times:
            led = passage.text[max(0, point.span.start - 24) : point.span.start]
            ahead = point.latest is not None and point.latest > passage.plan.as_of
            if point.span.overlaps(sentence) and ahead and _BY.search(led):
                yield Hit(span=Span(sentence.start, sentence.end - sentence.of(passage.text).endswith(".")))
                return


_BY = re.compile(
    r"\b(?:by|before)(?: the)?(?: (?:end|start|beginning) of)?(?: (?:the|his|her|their))? ?$|^[Bb]y ?$", re.I
)
_LATER_VERB = (
    r"(?:looked (?:at|into)|considered|assessed|explored|addressed|reviewed|picked up|revisited|discussed|determined|"
    r"identified|returned to|gone into|dealt with|thought about|thought through|established|worked on|added|updated)"
)
_PUT_OFF = re.compile(
    rf"\b(?:(?:will|shall|can|may|is to|are to|to) be|"
    rf"will all be) (?:\w+ ){{0,1}}{_LATER_VERB}\b[^.;]{{0,40}}?\b(?:when|once|later|"
    r"in due course|in due time|nearer|closer to|in Year \d+|in (?:the )?sixth form|at (?:the|her|his|"
    r"their) next|next year|"
    r"in (?:the )?future|in time|as (?:he|she|they) (?:gets?|grows?|approach\w*)|after|following|at (?:a|"
    r"the) (?:later|"
    r"appropriate|right)|by (?:college|the college|adult))\b[^.;]{0,40}"
    r"|\b(?:is|are|was|were|has been|have been) (?:deferred|postponed|held over|left (?:until|for|to)|put off|"
    r"adjourned)\b[^.;]{0,40}"
    r"|\b(?:too|a (?:bit|little) too|rather|somewhat|a (?:bit|little)) (?:early|soon) (?:yet )?(?:to (?:say|"
    r"tell|think|judge|"
    r"know|consider|plan|talk|look|identify|assess)|for)\b[^.;]{0,40}"
    r"|\bit (?:is|would be) premature\b[^.;]{0,40}"
    r"|\b(?:n/?a|not applicable|not relevant|not a priority|no needs known) (?:yet|at present|at (?:this|"
    r"the) (?:stage|"
    r"moment|time)|for now|as yet)\b"
    r"|\b(?:has|have) (?:not|\w+n['’]t) (?:yet )?been (?:considered|assessed|looked (?:at|into)|explored)\b(?: yet)?"
    r"|\bwill (?:look|think|come back) (?:at|into|about|to) (?:this|these|that|it)\b[^.;]{0,40}",
    re.I,
)
_AWAITED = re.compile(
    r"\b(?:further|more|additional|fuller|an?|a full(?:er)?) (?:\w+ )?(?:assessments?|information|advice|observations?|"
    r"investigations?|pictures?)\b[^.;]{0,40}?\b(?:is|are|will be|would be) (?:\w+ )?(?:required|needed|"
    r"necessary|awaited|sought|"
    r"provided|requested)\b[^.;]{0,30}"
    r"|\b(?:becomes?|be) (?:more |most )?(?:relevant|important|appropriate|a (?:focus|priority)) (?:when|once|"
    r"later|as|nearer|in|"
    r"after)\b[^.;]{0,40}",
    re.I,
)
"""What is still to be found out, or is said to matter only later."""
_SHOWN = re.compile(
    r"\b(?:can|cannot|can['’]t|does not|do not|gets? lost|needs? (?:help|an adult)|unable|finds?|struggl\w+|"
    r"\d+)\b",
    re.I,
)


_THESE = re.compile(
    r"\b(?:these|such|those|all|any|other|further|wider) (?:\w+ )?(?:matters?|things?|questions?|areas?|needs?|"
    r"skills?|aspects?|"
    r"issues?) $|\b(?:this|that|all of this|the rest|it) $",
    re.I,
)
"""What is left for later as a whole, whatever else the need tells."""


def _put_off(passage: ReadPassage) -> Span | None:
    for span in sorted([*found(_PUT_OFF, passage.text), *found(_AWAITED, passage.text)]):
        rest = passage.text[: span.start] + passage.text[span.end :]
        if _THESE.search(passage.text[max(0, span.start - 30) : span.start]):
            return span
        if not _SHOWN.search(re.sub(r"\bYear \d+\b", "", rest)):
            return span
    return None


@passage_check("adult_needs_put_off")
def adult_needs_put_off(passage: ReadPassage) -> Iterator[Hit]:
    """From Year 9: needs in preparing for adulthood that are left for later."""
    span = _put_off(passage) if applies(passage.plan) else None
    if span is not None:
        yield Hit(span=span)


@passage_check("needs_put_off")
def needs_put_off(passage: ReadPassage) -> Iterator[Hit]:
    """A need that will be looked at some other time."""
    span = None if applies(passage.plan) else _put_off(passage)
    if span is not None and not adult_need(passage.text):
        yield Hit(span=span)
