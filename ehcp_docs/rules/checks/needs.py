"""Checks of single needs in Sections B, C and D: data, effect, provision in the wrong place, hedging, empty statements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.actions import Role
from ehcp_docs.language.amounts import FREQUENCY
from ehcp_docs.language.outcome_words import MEASURE
from ehcp_docs.language.people import alternatives
from ehcp_docs.language.spans import Span, found
from ehcp_docs.language.topics import vocabulary
from ehcp_docs.language.words import from_words
from ehcp_docs.rules.checks.guessed import condition
from ehcp_docs.rules.checks.subject import is_of_another
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b(?:\d{{1,2}} )?(?:(?:{_MONTHS}) )?20\d\d\b|\b\d{{1,2}} (?:{_MONTHS})\b")
_LABELLING = frozenset(
    "be have present show display exhibit struggle experience lack suffer diagnose identify confirm include describe give "
    "know associate relate assess see consider remain query work function operate bear record note report carry hold "
    "process score".split()
)
"""Verbs of sentences that only name a difficulty or who found it."""
_FOUND_BY = frozenset("confirm diagnose identify note report record describe".split())
_DIFFICULTY = re.compile(
    r"\b(?:difficult(?:y|ies)|needs|disorders?|syndrome|delay(?:ed|s)?|impairments?|problems|issues|"
    r"disabilit\w+|diagnos\w+|condition|trouble|"
    r"low (?:self-esteem|confidence|mood)|anxiety|trauma|struggl\w+|lacks?|poor|weak|limited|traits|"
    r"regulation)\b",
    re.I,
)
_MEDICAL = re.compile(
    r"\b(?:\w+(?:itis|osis|pathy|plegia|paresis|trophy|opia|kinesia|praxia|phasia|phonia|calculia|graphia)|"
    r"(?:hypo|hyper|dys|micro|macro)[a-z]{5,})\b",
    re.I,
)
"""How the names of conditions are made that stand in no list."""
_ASIDE = re.compile(
    r"\([^()]{0,40}\)|\b(?:core |standard(?:i[sz]ed)? |composite |scaled )?scores?(?: of)? \d+|\b[A-Z]{3,}[- ]?\d\b|"
    r"\b(?:at|from|since|aged|before) (?:the age of )?(?:birth|\d{1,2}|\w+)(?: years old)?(?= *[.,;]|$)"
)
"""“(trisomy 21)”, “at 3”: figures that belong to a diagnosis, and say nothing of what it means."""
_TREATS = frozenset("manage treat monitor review follow oversee".split())
_DETAIL = re.compile(
    r"\d|[“\"]|\b(?:so that|so (?:she|he|they|it)|which (?:means?|makes?|leaves?|affects?)|as a result|"
    r"because|therefore|cannot|can['’]t|unable|not|n['’]t|never|"
    r"when(?:ever)?|if|unless|until|while|without|such as|for example|only|than|before|after|each|every|"
    r"most|half|out of|once|twice|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten))\b",
    re.I,
)


@passage_check("need_is_label")
def need_is_label(passage: ReadPassage) -> Iterator[Hit]:
    """A diagnosis or the name of a difficulty, and nothing of what it means for the child."""
    text = passage.text
    if len(text.split()) > 45 or _DETAIL.search(_ASIDE.sub("", _DATE.sub("", text))):
        return
    if (
        not _DIFFICULTY.search(text)
        and not condition().search(text)
        and not re.search(r"\b[A-Z]{3,5}\b", text)
        and not _MEDICAL.search(text)
    ):
        return
    for clause in passage.clauses:
        own = passage.plan.child.mean(clause.verb.of(text))
        bare = clause.role is Role.CONTENT and "struggl" in text.lower()
        treated = clause.passive and clause.lemma in _TREATS
        if clause.lemma not in _LABELLING and not own and not bare and not treated:
            return
        found_by = clause.lemma in _FOUND_BY  # “as confirmed by the paediatrician”
        if clause.role in (Role.PURPOSE, Role.CONDITION) and not (own or found_by):
            return
    first = passage.sentences[0] if passage.sentences else Span(0, len(text))
    labels = [s for s in (*found(_DIFFICULTY, text), *found(condition(), text)) if s.overlaps(first)]
    if labels and all(is_of_another(passage, span) for span in labels):
        return
    yield Hit(span=Span(first.start, first.start + len(first.of(text).rstrip("."))))


_FOG = (
    r"some of the time|part of the (?:time|day|week)|on some days|some days|a bit|a little bit|"
    r"now and then|now and again|at times|from time to time|on occasions?|sometimes|occasionally|"
    r"every so often|not always|does not always|do not always|not every time|once in a while|more than most|"
    r"to some extent|to a degree|somewhat"
)
_HABIT = (
    r"can (?:sometimes |often |occasionally |also |really )?(?:struggle|find [\w ]{0,40}?(?:hard|"
    r"difficult|tricky)|be (?:difficult|challenging|anxious|tired|distracted|upset|easily)|"
    r"get (?:upset|tired|anxious|cross|distracted|frustrated|a bit)|become (?:\w+ly )?(?:upset|tired|"
    r"anxious|distracted|frustrated|overwhelmed|dysregulated|distressed|aggressive))|"
    r"(?:often|frequently|regularly) (?!\w+ed\b)\w+|tends to \w+|has some (?:difficult\w+|problems?|"
    r"needs?|issues?)|a number of difficulties|various difficulties|"
    r"(?:is|are|be) (?:\w+ )?(?:prone|apt|liable|inclined|given) to \w+|has (?:his|her|their) moments|"
    r"there (?:can|may) be (?:occasions|times|days|moments)|good (?:days )?and (?:bad|not so good) days|"
    r"(?:is|are|can be|remains?) (?:\w+ )?(?:variable|inconsistent|changeable|up and down)|can be (?:quite|"
    r"rather|really|very) \w+|"
    r"some difficult(?:y|ies) (?:with|in)"
)
_VAGUE_EXTENT = re.compile(rf"\b(?:{_FOG})\b[^.;,]{{0,35}}", re.I)
_VAGUE_HABIT = re.compile(rf"\b(?:{_HABIT})\b[^.;,]{{0,35}}", re.I)
_COUNTED = re.compile(
    r"\d|\b(?:half|twice|once|times (?:a|in|out)|minutes|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.I,
)
_CONTEXT = re.compile(
    r"\b(?:when(?:ever)?|if|because|after|before|during|while|until|unless|such as|which|where|"
    r"as soon as|in (?:the|a|an|noisy|crowded|busy|most|every|class|lessons?|groups?|loud)|"
    r"at (?:lunch\w*|break\w*|playtimes?|home|school|night|bedtime|the (?:start|end|beginning))|"
    r"with (?:\w+ )?(?:adults|strangers|people|pupils|children|others|peers))\b",
    re.I,
)
_HOW_OFTEN = re.compile(
    r"\b(?:most|half|all|every|each|many) (?:of (?:the|his|her|their) )?(?:\w+ )?(?:lessons?|days?|"
    r"mornings?|afternoons?|weeks?|nights?|sessions?|occasions|time|meals?|evenings?)\b|"
    r"\b(?:in|out of|of) (?:every )?(?:five|ten|\d+)\b|\b(?:once|twice|\w+ times) (?:a|an|each|every|per|"
    r"in|since)\b",
    re.I,
)


@passage_check("extent_not_said")
def extent_not_said(passage: ReadPassage) -> Iterator[Hit]:
    """Sometimes, at times, a bit: with no number, place or example, and nothing else on how often in the need."""
    if _HOW_OFTEN.search(passage.text) or FREQUENCY.search(passage.text):
        return
    habits = [] if re.search(r"\d", passage.text) else found(_VAGUE_HABIT, passage.text)
    for span in sorted([*found(_VAGUE_EXTENT, passage.text), *habits]):
        sentence = passage.sentence_of(span).of(passage.text)
        if _COUNTED.search(sentence) or MEASURE.search(sentence) or _CONTEXT.search(sentence):
            continue
        words = re.findall(r"[\w’'-]+", sentence)[:8]
        if any(
            passage.plan.child.mean(re.sub(r"['’]s$", "", word)) for word in words
        ) and not _OTHERS_ACT.match(sentence):
            yield Hit(span=span)
            return


_OTHERS_ACT = re.compile(
    r"(?:some |many |most )?(?:other |older |younger )?(?:children|pupils|people|adults|strangers|"
    r"classmates|others|peers|staff)\b",
    re.I,
)
_DATABASE = re.compile(
    r"(?:(?:\b(?:is|are|was|were) )?\b(?:currently )?(?:not |un)(?:currently )?known to\b|^not known\b|"
    r"\b(?:no (?:(?:current|known|recent|previous|open|social care|social work|"
    r"known or previous) ){0,3}(?:involvement|record|records|trace|contact)|"
    r"not (?:currently )?(?:open|allocated|involved|active|registered)|"
    r"not on (?:our|the|any) (?:system|books|caseload|database|register)|no (?:longer )?(?:allocated|"
    r"active|open) (?:social worker|case|worker)|(?:does not|do not) (?:currently )?have (?:a|"
    r"an allocated) social worker|"
    r"case (?:is |was )?closed|nothing (?:held|known|recorded|on file)|(?:no|"
    r"not any) information(?: (?:is |was )?(?:held|available|received))?|not applicable|n/?a\b|nil return|"
    r"\bnone\b\.?$|\bnil\b\.?$|"
    r"(?:have|has|holds?) no (?:file|records?|details|information|involvement|knowledge)|(?:not|"
    r"\w+n['’]t) (?:someone|somebody|a family|"
    r"a child|anyone|anybody|one) (?:that |whom |who )?we\b|(?:does|do) not have an? (?:allocated |"
    r"named )?(?:social )?worker|"
    r"no (?:open|active|current) (?:referral|file|episode)|(?:system|records?|database)(?: was| were|"
    r" have been)? (?:checked|searched)|"
    r"(?:checked|searched|search of) (?:the |our )?(?:\w+ )?(?:system|records?|database)|returned no (?:entry|"
    r"result|match)|"
    r"(?:does not|did not|do not) (?:meet|reach) (?:our|the) (?:criteria|threshold)|"
    r"below (?:the )?threshold|(?:would|will|does|did|do) not (?:meet|reach) (?:our|the|their|any)? ?(?:\w+ )?(?:criteria|"
    r"thresholds?)|no (?:(?:allocated|named|current) )?(?:social worker|early help|lead (?:practitioner|"
    r"professional))\b(?= ?[.;,]|$)))"
    r"[^.;]{0,50}",
    re.I,
)
_LOOKED = re.compile(
    r"\b(?:assess\w*|visit\w*|met\b|spoke|spoken|interview\w*|considered|concluded|advised|confirmed|"
    r"examined|reviewed|saw|seen|according to|identified)\b",
    re.I,
)


_FOR_ASSESSMENT = re.compile(
    r"\b(?:threshold|criteria|referral|request) for (?:an? )?(?:\w+ )?assessments?\b", re.I
)


@passage_check("nobody_looked")
def nobody_looked(passage: ReadPassage) -> Iterator[Hit]:
    """“Not known to social care”: a look into a database in place of an assessment."""
    if _LOOKED.search(_FOR_ASSESSMENT.sub(" ", passage.text)):
        return
    for span in found(_DATABASE, passage.text):
        words = span.of(passage.text)
        yield Hit(span=Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip())))
        return


_EFFECT = re.compile(
    r"\b(?:so that|so (?:she|he|they|it)|which (?:means?|makes?|leaves?|affects?|helps?|stops?|slows?)|"
    r"means that|as a result|because|therefore|affect\w*|impact\w*|leads? to|cannot|can['’]t|can only|"
    r"unable|"
    r"does not|do not|not yet|rarely|never|finds?|struggl\w*|hard|slow\w*|los(?:es?|t)|miss(?:es|ed)|"
    r"forgets?|avoids?|tires?|tired|drowsy|confused|relies|depends?|needs? (?:an adult|help|to|time)|only|"
    r"unless|until|without|"
    r"cough\w*|itch\w*|scratch\w*|wakes?|vomit\w*|faint\w*|wheez\w*|breathless|bleeds?|absent|wears?|off school|"
    r"away (?:for|from)|rest of the (?:day|week|morning|afternoon)|(?:a|each) (?:month|term)|late|ill\b|"
    r"stops?|falls?|worr\w+|anxious|upset|hurts?|pain\w*|sleeps?|when(?:ever)?|if|after(?:wards)?|during)\b",
    re.I,
)
_DOSE = re.compile(
    r"\b[A-Za-z][a-z]{3,}(?: [A-Za-z]+)? ?\d+(?:\.\d+)? ?(?:mg|ml|mcg|micrograms?|milligrams?|g|units|"
    r"puffs)\b[^.;]{0,30}",
    re.I,
)


@from_words
def _medicine() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives([str(word) for word in vocabulary()['medicines']])})\b")


_ILLNESS = re.compile(
    r"\b(?:\w+(?:itis|osis|a?emia|lepsy|algia|plegia|trophy|uria|phagia|thyroidism)|asthma|eczema|allerg\w+|"
    r"reflux|diabetes|"
    r"fibrosis|migraines?|hay fever|palsy|syndrome|disease|disorders?|diagnos\w+|treatment|medications?|"
    r"inhalers?|vitamin|"
    r"coeliac|constipation|hypermobil\w+)\b",
    re.I,
)
_LISTS = frozenset(
    "have be take receive diagnose use prescribe list know include record confirm treat see".split()
)
"""Verbs of sentences that only list illnesses and medicines."""


@passage_check("medical_list")
def medical_list(passage: ReadPassage) -> Iterator[Hit]:
    """Doses, medicines or diagnoses in a list, and not what they mean for the child."""
    if _EFFECT.search(passage.text):
        return
    doses, medicines = found(_DOSE, passage.text), found(_medicine(), passage.text)
    if doses:
        yield Hit(span=Span(doses[0].start, doses[-1].end))
    elif len(medicines) >= 2:
        yield Hit(span=Span(medicines[0].start, medicines[-1].end))
    elif _ILLNESS.search(passage.text) and all(c.lemma in _LISTS for c in passage.clauses):
        yield Hit(span=Span(0, len(passage.text.rstrip(" ."))))
    else:
        parts = [p for p in re.split(r"[;,]", passage.text) if p.strip()]
        verbs = [c for c in passage.clauses if c.subject and c.lemma not in ("have", "be", "take")]
        if len(parts) >= 3 and not verbs:
            yield Hit(span=Span(0, len(passage.text.rstrip(" ."))))
