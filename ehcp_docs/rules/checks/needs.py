"""Checks of needs in Sections B, C and D: data, effect, provision in the wrong place, hedging, empty statements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.outcome_words import MEASURE
from ehcp_docs.language.spans import Span, found
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

_EFFECT = re.compile(
    r"\b(?:so that|so (?:she|he|they|it)|which (?:means?|makes?|leaves?|affects?|stops?|slows?)|means that|"
    r"meaning that|as a result|because|"
    r"therefore|affect\w*|impact\w*|effect|leads? to|makes? it (?:hard|difficult)|cannot|can['’]t|can only|unable|"
    r"not able|does not|do not|doesn['’]t|"
    r"did not|is not|are not|was not|not yet|rarely|never|finds?|struggl\w*|(?<!learning )difficult\w*|hard|"
    r"slow\w*|loses?|misses|forgets?|avoids?|tires?|tired|"
    r"gives? up|leaves?|left|copies|relies|depends?|needs? (?:an adult|help|to be|reminding|time|longer)|only|"
    r"unless|until|without|before (?:she|he|they)|"
    r"stops?|falls?|trips?|drops?|worr\w+|anxious|upset|cries|shouts?|runs?|hides?|hurts?|pain\w*|miss(?:es|ed)|"
    r"longer than|"
    r"when(?:ever)? (?:she|he|they|it|the|there|asked|an?|left|others)|if (?:she|he|they|it|the|there|an?|left))\b",
    re.I,
)


_LABEL = re.compile(
    r"\b(?:has|have|had|with|diagnos\w+|meets? (?:the )?criteria|presents? with|is (?:autistic|deaf|blind|"
    r"dyslexic|dyspraxic))\b",
    re.I,
)


@passage_check("need_is_label")
def need_is_label(passage: ReadPassage) -> Iterator[Hit]:
    """A diagnosis or a few words, with no figure and nothing of what it means for the child."""
    text = passage.text
    named = _LABEL.search(text) or not passage.clauses
    if len(text.split()) <= 45 and named and not _EFFECT.search(text) and not re.search(r"\d", text):
        first = passage.sentences[0] if passage.sentences else Span(0, len(text))
        yield Hit(span=Span(first.start, first.start + len(first.of(text).rstrip("."))))


_LEVEL = re.compile(
    r"\b(?:(?:well|far|significantly|considerably|slightly|just|somewhat|much|some way) )?(?:below|behind|beneath|"
    r"lower than|under) (?:the )?(?:\w+ )?"
    r"(?:average|expected|expectations?|peers|classmates|age[- ]related|age|others|national|where|those|"
    r"norms?)\b[^.;,]{0,25}"
    r"|\b(?:severely|significantly|moderately|very|quite|globally|generally) (?:delayed|low|poor|weak|limited|behind)\b"
    r"|\b(?:is|are|remains?) (?:poor|weak|limited|delayed|immature|underdeveloped|under-developed)\b"
    r"|\b(?:poor|weak|limited|immature|low) (?:literacy|numeracy|reading|spelling|writing|speech|language|"
    r"vocabulary|memory|attention|concentration|attainment|skills|levels?)\b",
    re.I,
)
_DATA = re.compile(
    r"\d|\b(?:percentile|standard score|half|third|quarter|twice|once|times|months|years|weeks|minutes|reading age|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:\w+ )?(?:words?|keys?|steps?|ideas?|"
    r"out|minutes|letters|sounds|sentences))\b",
    re.I,
)


@passage_check("level_without_data")
def level_without_data(passage: ReadPassage) -> Iterator[Hit]:
    """Below average, delayed, poor: with no level, score, date or source in the sentence or the next."""
    for span in found(_LEVEL, passage.text):
        near = " ".join(s.of(passage.text) for s in passage.sentences if s.end > span.start)[:260]
        if not _DATA.search(passage.sentence_of(span).of(passage.text)) and not re.search(r"\d", near[:220]):
            yield Hit(span=span)
            return


_PROVISION_NOUN = (
    r"(?:teaching assistant|TA\b|support assistant|LSA\b|HLTA\b|one[- ]to[- ]one|1:1|therapist|therapy|"
    r"specialist teacher|mentor\b|counsell\w+|psychologist|"
    r"programme|interventions?|small group|group work|special(?:ist)? (?:school|provision|placement)|"
    r"resource(?:d)? (?:base|provision)|laptop|radio aid|reader\b|scribe\b|"
    r"hours (?:of|a|per)|sessions? (?:of|a|per|with)|extra time|key ?worker|adult support|additional support|"
    r"support from|access to|opportunit(?:y|ies))"
)
_ASKS = re.compile(
    rf"\b(?:needs?|requires?|will need|will require|would benefit from|benefits? from|must have|should have|"
    rf"should be given|is entitled to|ought to have)\b(?! to (?:be|have|know|see|hear|feel|move|sit|stop|rest|"
    rf"drink|eat|go|ask))[^.;]{{0,70}}?{_PROVISION_NOUN}[^.;,]{{0,60}}",
    re.I,
)
_GIVES = re.compile(
    rf"\b(?:will|shall|must) (?:be (?:given|provided|offered|taught|supported|seen|withdrawn)|receive|have|get|"
    rf"attend)\b[^.;]{{0,70}}?{_PROVISION_NOUN}[^.;,]{{0,60}}",
    re.I,
)


@passage_check("need_is_provision")
def need_is_provision(passage: ReadPassage) -> Iterator[Hit]:
    """Help that should stand in Section F, written into a need."""
    for pattern in (_ASKS, _GIVES):
        for span in found(pattern, passage.text):
            words = span.of(passage.text)
            if re.search(
                r"\b(?:does not|do not|no longer|never|did not) $", passage.text[: span.start], re.I
            ):
                continue
            if not re.search(r"\b(?:currently|at present|last year|used to|in the past)\b", words, re.I):
                yield Hit(span=span)
                return


_VAGUE_EXTENT = re.compile(
    r"\b(?:some of the time|a bit|a little bit|now and then|now and again|at times|from time to time|"
    r"on occasions?|to some extent|to a degree|somewhat|"
    r"can (?:sometimes |often |occasionally )?(?:struggle|find it (?:hard|difficult)|be (?:difficult|challenging|"
    r"anxious|tired|distracted|upset|easily)|get (?:upset|tired|anxious|cross|distracted|frustrated|a bit)|"
    r"become (?:upset|tired|anxious|distracted|frustrated|overwhelmed|dysregulated))|"
    r"sometimes (?:struggles?|finds?|needs?|has)|has some (?:difficult\w+|problems?|needs?|issues?)|"
    r"tends to (?:struggle|find|have|get|be)|a number of difficulties|various difficulties)\b[^.;,]{0,35}",
    re.I,
)


@passage_check("extent_not_said")
def extent_not_said(passage: ReadPassage) -> Iterator[Hit]:
    """Sometimes, at times, a bit: with no number, place or example in the sentence."""
    for span in found(_VAGUE_EXTENT, passage.text):
        sentence = passage.sentence_of(span).of(passage.text)
        told = (
            _DATA.search(sentence)
            or MEASURE.search(sentence)
            or re.search(
                r"\b(?:when|if|because|after|"
                r"such as|in (?:the|noisy|crowded|most|every))\b",
                sentence,
                re.I,
            )
        )
        own = any(passage.plan.child.mean(word) for word in re.findall(r"[\w’'-]+", sentence)[:8])
        if not told and (own or passage.text.startswith(sentence) or sentence[:3].lower() == "can"):
            yield Hit(span=span)
            return


_CONDITION_NAMES = (
    r"(?:autis\w+|ASD|ASC|ADHD|ADD|attention deficit[\w -]*|hyperactiv\w+|dyslexi\w+|dyspraxi\w+|dyscalculi\w+|"
    r"dysgraphi\w+|PDA|pathological demand \w+|OCD|obsessive[- ]compulsive\w*|"
    r"anxiety disorder|attachment (?:disorder|difficult\w+)|DLD|developmental \w+ disorder|f(?:o)?etal alcohol\w*|"
    r"FASD|Tourette\w*|depression|epileps\w+|hypermobil\w+|sensory processing[\w ]*|"
    r"bipolar\w*|psychosis|learning disabilit\w+|on the spectrum|oppositional \w+|conduct disorder|"
    r"auditory processing[\w ]*|Asperger\w*)"
)
_HEDGED = re.compile(
    r"(?:\b(?:possibl[ey]|may (?:also )?(?:have|be|show|meet|well)|might (?:also )?(?:have|be|show)|could (?:have|"
    r"be)|suspected|suspicions?|query|queried|(?:some )?(?:\w+ )?traits of|signs of|suggestive of|suggests?|"
    r"wonder(?:ed|s|ing)?|appears? to have|"
    r"seems? to have|thought to (?:have|be)|believed to (?:have|be)|a touch of|elements of|hints? of|undiagnosed|"
    r"probabl[ey]|likely to (?:have|be)|presents? as)|\?)"
    rf"[^.;]{{0,70}}?\b{_CONDITION_NAMES}\b(?: (?:traits|tendencies|features))?"
    rf"|\b{_CONDITION_NAMES} (?:traits|tendencies|features|type behaviours?|like behaviours?)\b",
    re.I,
)


@passage_check("hedged_diagnosis")
def hedged_diagnosis(passage: ReadPassage) -> Iterator[Hit]:
    """A condition guessed at: possible autism, traits of ADHD."""
    for span in found(_HEDGED, passage.text):
        sentence = passage.sentence_of(span).of(passage.text)
        if not re.search(
            r"\b(?:diagnosed|diagnosis was|was diagnosed|assess(?:ment|ed)? (?:is|was|by|for|booked|"
            r"due)|waiting for|on the waiting list|referred)\b",
            sentence,
            re.I,
        ):
            yield Hit(span=span)
            return


_DATABASE = re.compile(
    r"\b(?:(?:is|are|was|were)? ?(?:not|un) ?known to\b|no (?:current |known |recent |previous |"
    r"open )?(?:involvement|record|records|trace|contact)|not (?:currently )?(?:open|allocated|involved|active|"
    r"registered)|"
    r"not on (?:our|the|any) (?:system|books|caseload|database|register)|no (?:longer )?(?:allocated|active|"
    r"open) (?:social worker|case|worker)|case (?:is )?closed|nothing (?:held|known|recorded|on file)|"
    r"no information (?:held|available|received)|not applicable|n/?a\b|nil return|\bnone\b\.?$|\bnil\b\.?$|"
    r"did not meet (?:the )?threshold|below (?:the )?threshold)[^.;]{0,50}",
    re.I,
)
_LOOKED = re.compile(
    r"\b(?:assess\w*|visit\w*|met\b|spoke|spoken|interview\w*|considered|concluded|advised|confirmed|examined|"
    r"reviewed|saw|seen|according to|identified)\b",
    re.I,
)


@passage_check("nobody_looked")
def nobody_looked(passage: ReadPassage) -> Iterator[Hit]:
    """“Not known to social care”: a look into a database in place of an assessment."""
    if _LOOKED.search(passage.text):
        return
    for span in found(_DATABASE, passage.text):
        words = span.of(passage.text)
        yield Hit(span=Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip())))
        return


_DOSE = re.compile(
    r"\b[A-Za-z][a-z]{3,}(?: [a-z]+)? ?\d+(?:\.\d+)? ?(?:mg|ml|mcg|micrograms?|milligrams?|g|"
    r"units)\b[^.;]{0,30}",
    re.I,
)


@passage_check("medical_list")
def medical_list(passage: ReadPassage) -> Iterator[Hit]:
    """Doses or diagnoses in a list, and not what they mean for the child."""
    doses = found(_DOSE, passage.text)
    if doses and not _EFFECT.search(passage.text):
        yield Hit(span=Span(doses[0].start, doses[-1].end))
        return
    parts = [p for p in re.split(r"[;,]", passage.text) if p.strip()]
    verbs = [c for c in passage.clauses if c.subject and c.lemma not in ("have", "be", "take")]
    if len(parts) >= 3 and not verbs and not _EFFECT.search(passage.text):
        yield Hit(span=Span(0, len(passage.text.rstrip(" ."))))
