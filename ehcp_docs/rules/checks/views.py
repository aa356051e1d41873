"""Checks of Section A: whose views are there, what they cover, and what does not belong in a paper many will read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.spans import Span, found
from ehcp_docs.plan.days import age_on
from ehcp_docs.plan.model import View
from ehcp_docs.plan.name_words import KIN
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.persons import known
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check

PARENTS = KIN | frozenset(
    {"parents", "carers", "grandparents", "foster", "guardians", "family", "we", "they", "mums", "dads"}
)


def of_topic(plan: ReadPlan, *topics: str) -> list[ReadPassage]:
    """The passages of Section A on those topics."""
    return [p for p in plan.of_kind(Kind.VIEW) if p.passage.place.topic in topics]


def view_of(passage: ReadPassage) -> View | None:
    """The block to which a passage of Section A belongs."""
    return next((v for v in passage.plan.plan.sections.A.views if v.id == passage.item), None)


def pointer_of(plan: ReadPlan, topic: str) -> str:
    """JSON pointer of the first block on the topic, or of the section."""
    for i, view in enumerate(plan.plan.sections.A.views):
        if view.topic == topic:
            return f"/sections/A/views/{i}"
    return "/sections/A"


def missing(plan: ReadPlan, topic: str) -> bool:
    """Whether Section A has blocks, all of them sorted by topic, and none on this one."""
    views = plan.plan.sections.A.views
    unsorted = any(v.topic == "other" for v in views)
    return bool(views) and not unsorted and not of_topic(plan, topic)


def speaks_for_parents(passage: ReadPassage, plan: ReadPlan) -> bool:
    """Whether somebody of the family says or thinks something in the passage."""
    family = known(plan).family
    for clause in passage.clauses:
        if clause.lemma not in (
            "say",
            "feel",
            "think",
            "want",
            "hope",
            "describe",
            "worry",
            "believe",
            "like",
            "tell",
            "report",
        ):
            continue
        subject = clause.subject.lower()
        if (
            subject in PARENTS - {"we", "they", "baby", "son", "cousin", "brother", "sister"}
            or subject in family
        ):
            return True
    return False


@plan_check("child_views_missing")
def child_views_missing(plan: ReadPlan) -> Iterator[Hit]:
    """Section A without the child's or young person's views."""
    if missing(plan, "child_views"):
        yield Hit(pointer="/sections/A/views", section="A")


@plan_check("parent_views_missing")
def parent_views_missing(plan: ReadPlan) -> Iterator[Hit]:
    """Section A without the parents' views, for a child of school age."""
    young = age_on(plan.as_of, plan.plan.child.date_of_birth) < 16
    merged = any(speaks_for_parents(p, plan) for p in of_topic(plan, "child_views"))
    if young and missing(plan, "parent_views") and not merged:
        yield Hit(pointer="/sections/A/views", section="A")


_THEMES = {
    "play and interests": r"\b(?:play\w*|games?|toys?|football|lego|park|swim\w*|music|draw\w*|danc\w+|sports?|"
        r"likes?|loves?|enjoys?|hobb\w+|interests?)\b",
    "health": r"\b(?:health\w*|well|ill|illness|sleeps?|asleep|awake|eats?|tired|worn out|medic\w+|epilep\w+|"
        r"asthma|hear\w*|pain|sick|hospital|tummy|seizure\w*|heart|infections?|tablets?|melatonin|exhaust\w+)\b",
    "school or college": r"\b(?:school|nursery|college|lessons?|teachers?|class|course|pre-?school|playgroup)\b",
    "independence": r"\b(?:independen\w+|by (?:him|her|them|my)self|on (?:his|her|their|my) own|alone|own|"
        r"dress\w*|bus|cook\w*|choos\w+|chooses|decid\w+|shops?|money|key|manage)\b",
    "friendships": r"\b(?:friend\w*|mates?|classmates?|other children|peers|cousins?|brother|sister)\b",
}  # fmt: skip


@plan_check("themes_missing", "themes")
def themes_missing(plan: ReadPlan) -> Iterator[Hit]:
    """Section A leaves out two or more of play, health, school, independence and friendships."""
    text = " ".join(p.text for p in plan.of_kind(Kind.VIEW))
    missing = [name for name, words in _THEMES.items() if not re.search(words, text, re.I)]
    if text and len(missing) >= 2:
        yield Hit(pointer="/sections/A", section="A", fields={"themes": ", ".join(missing)})


_METHOD = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|Makaton|BSL|symbols?|pictures?|photo\w*|objects?|gestur\w+|point\w*|draw\w*|writ\w+|"
    r"typ(?:e|ed|es|ing)|texts?|phone|switch\w*|cards?|board|"
    r"scale|rating|communication (?:aid|book|passport)|eye[- ]?(?:level|gaze)|(?:short|literal|plain|everyday|"
    r"two- or three-word) (?:sentences?|words?|phrases?)|"
    r"one (?:thing|instruction|piece|question|idea|step)\b|single steps?|(?:two|three|four)[- ]word|\w+ seconds?|"
    r"(?:say|use) (?:his|her|their|\w+['’]s) name|names? first|"
    r"face to face|stand (?:where|to)|alongside|tell (?:you )?(?:it )?back|show (?:him|her|them|you)|(?:two|"
    r"three) (?:choices|things|options)|interpreter|lip[- ]?read\w*|"
    r"quietly|ask (?:him|her|them) to (?:show|tell|point)|large print|touch (?:him|her|them|his)\b|voice note|"
    r"sound recording|"
    r"sit down)\b",
    re.I,
)
_DECIDING = re.compile(
    r"\b(?:meetings?|reviews?|decisions?|decid\w+|choos\w+|chooses?|choice\w*|agenda|consult\w*|own meeting|"
    r"slideshow|film|opinions?|views)\b",
    re.I,
)


_AT_MEETINGS = re.compile(
    r"\b(?:before|at|to|for|in|after|likes?) (?:\w+ ){0,3}?(?:meetings?|reviews?)\b|\bbeforehand\b", re.I
)
"""How the child is brought into a meeting, which does not say how to talk with the child day by day."""


@plan_check("communication_missing")
def communication_missing(plan: ReadPlan) -> Iterator[Hit]:
    """Nothing on how to communicate with the child."""
    talk = re.compile(
        r"\b(?:communicat\w+|talk(?:s|ing)? (?:to|with)|speak(?:s|ing)? to|uses? (?:signs?|symbols|pictures|"
        r"speech|words))\b",
        re.I,
    )
    if missing(plan, "communication") and not any(talk.search(p.text) for p in of_topic(plan, "strengths")):
        yield Hit(pointer="/sections/A/views", section="A")


@plan_check("communication_vague")
def communication_vague(plan: ReadPlan) -> Iterator[Hit]:
    """A block on communication that names no way of doing it."""
    texts = of_topic(plan, "communication")
    told = (s.of(p.text) for p in texts for s in p.sentences)
    if texts and not any(_METHOD.search(words) and not _AT_MEETINGS.search(words) for words in told):
        yield Hit(span=Span(0, len(texts[0].text)), passage=texts[0].passage)


@plan_check("decisions_not_mentioned")
def decisions_not_mentioned(plan: ReadPlan) -> Iterator[Hit]:
    """How the child is brought into decisions is not said."""
    texts = of_topic(plan, "communication", "child_views")
    if of_topic(plan, "communication") and not any(_DECIDING.search(p.text) for p in texts):
        yield Hit(pointer=pointer_of(plan, "communication"), section="A")


_GOOD_AT = re.compile(
    r"\b(?:good at|proud|likes?|loves?|enjoys?|kind|funny|gentle|affectionate|determined|talent\w*|clever|"
    r"brilliant|strengths?|skilled|helpful|loyal|warm|cheerful|"
    r"thoughtful|best at|admire\w*|interests?|passion\w*|favourite|makes (?:us|people|everyone|"
    r"everybody) (?:laugh|smile))\b",
    re.I,
)


@plan_check("strengths_missing")
def strengths_missing(plan: ReadPlan) -> Iterator[Hit]:
    """No block on strengths, and no word on what the child is good at or likes."""
    if missing(plan, "strengths") and not any(_GOOD_AT.search(p.text) for p in plan.of_kind(Kind.VIEW)):
        yield Hit(pointer="/sections/A/views", section="A")


@plan_check("strengths_block_missing")
def strengths_block_missing(plan: ReadPlan) -> Iterator[Hit]:
    """Good things are said here and there, but no block tells what others like and admire."""
    said = any(_GOOD_AT.search(p.text) for p in plan.of_kind(Kind.VIEW))
    if missing(plan, "strengths") and said:
        yield Hit(pointer="/sections/A/views", section="A")


_ABLE = re.compile(
    _GOOD_AT.pattern
    + r"|\b(?:can|knows?|remembers?|learns?|notices?|helps?|well|keen|strong|best|patient|honest|careful)\b",
    re.I,
)
_HARD = re.compile(
    r"\b(?:struggl\w+|difficult\w*|finds it hard|hard to|cannot|unable|delay\w*|poor|weak\w*|below|not|\w+n['’]t|"
    r"no|none|"
    r"nothing|needs?|requires?|lacks?|withdraw\w*|withdrawn|refus\w+|frustrat\w+|trouble|little|flat|few|rarely|"
    r"seldom|neither)\b",
    re.I,
)
_REFUSED = re.compile(
    r"\b(?:not|\w+n['’]t|cannot|unable|nothing|none|no|nobody|hard|difficult|impossible|few|little|too early|"
    r"regrettabl\w+)\b"
    r"[^.;]{0,60}\b(?:strengths?|strong|good at|does well|do well|say|sa(?:id|ys)|identif\w+|establish\w*|"
    r"ascertain\w*|think of|"
    r"interests?|put forward|record\w*|write|written|offered|reported|note[sd]?|find|found|known|determin\w+|"
    r"provided|"
    r"talents?|positives?|praise)\b"
    r"|\b(?:strengths?|interests?|positives?)\b[^.;]{0,30}\b(?:are few|are limited|not known|unknown|to follow|"
    r"none|nil|"
    r"to be (?:added|confirmed|identified|advised))\b"
    r"|^\W*(?:n/?a|none|nil|not applicable|not known|unknown|to follow|to be (?:added|confirmed)|tb[ca]|"
    r"see (?:the |his |"
    r"her |their |section |school |report)[^.;]{0,40})\W*$",
    re.I,
)
"""Says that nobody could name a strength."""
_KEEN = re.compile(
    r"\b(?:never gives? up|not (?:afraid|only)|hard not to|no (?:end of|shortage)|can['’]t help|no one|"
    r"nobody (?:else )?(?:is|"
    r"can|draws|knows))\b",
    re.I,
)
"""Negations that praise."""
_CONTRAST = re.compile(r"\b(?:although|though|but|despite|(?<!not )(?<!as )yet(?! to\b))\b", re.I)


@plan_check("strengths_empty")
def strengths_empty(plan: ReadPlan) -> Iterator[Hit]:
    """A block on strengths that tells of difficulties only, or says that none could be told."""
    texts = of_topic(plan, "strengths")
    sentences = [(p, s) for p in texts for s in p.sentences]
    if any(_names_strength(s.of(p.text)) for p, s in sentences):
        return
    for passage, sentence in sentences:
        words = sentence.of(passage.text)
        if _REFUSED.search(words) or _HARD.search(words):
            yield Hit(span=Span(0, len(passage.text)), passage=passage.passage)
            return


def _names_strength(sentence: str) -> bool:
    if _KEEN.search(sentence) or (_CONTRAST.search(sentence) and not _REFUSED.search(sentence)):
        return True
    return not _REFUSED.search(sentence) and any(
        _ABLE.search(part) and not _NEGATED.search(part)
        for part in re.split(r"[;:,]| (?:but|and|although|though|yet) ", sentence)
    )


_NEGATED = re.compile(
    r"\b(?:not|\w+n['’]t|cannot|never|no|nothing|unable|formerly|used to|once|no longer|hardly|what,? if anything|"
    r"if any\w*|badly)\b",
    re.I,
)


_GRAVE = re.compile(
    r"\b(?:arrest\w*|convict\w*|imprison\w*|(?:in|to|from|sent to|into|out of) (?:prison|jail|custody)|"
    r"prison sentence|sentenced to|on remand|on bail|probation|criminal|"
    r"(?:deal(?:s|t|ing)?|supply\w*|sell(?:s|ing)?|sold|us(?:es|ed|ing)|misus\w+|"
    r"addict\w* to) (?:in )?(?:class A )?(?:illegal )?(?:drugs|cocaine|heroin|crack|cannabis)|"
    r"drug (?:use|misuse|abuse|deal\w*|addict\w*|habit|problem|offen[cs]e\w*)|substance (?:mis)?use|"
    r"substance abuse|alcohol(?:ic|ism)|"
    r"(?:alcohol|drink) (?:misuse|abuse|dependen\w+|problem)|drinking heavily|addict(?:ed|ion)?s?|rehab\w*|"
    r"sectioned|under the mental health act|psychiatric (?:hospital|ward|unit)|overdos\w+|suicid\w+|"
    r"assault\w*|domestic (?:abuse|violence|incidents?)|(?:physical|sexual) abuse|raped?|sex offen\w+|stabb\w+|"
    r"murder\w*|beat(?:en|ing)? (?:up|by|her|him)|violen(?:t|ce)|prostitut\w+)\b",
    re.I,
)
_PERSONAL = re.compile(
    r"\b(?:involved with the police|known to (?:the )?police|police (?:were|was|had|have|came|involvement)|"
    r"an affair|infidelity|low mood|depress(?:ed|ion)|breakdown|signed off(?: work)?|off sick|"
    r"evict\w*|in debt|debts|bankrupt\w*|benefits? (?:fraud|cheat\w*|sanction\w*)|immigration status|asylum|HIV|"
    r"miscarriage\w*|stillb\w+|abortion|gambl\w+|"
    r"unfit (?:mother|father|parent)|neglect\w*|failed to attend|did not engage|refus\w+ to engage|new partner|"
    r"paternity|acrimonious|court order|custody (?:battle|dispute))\b",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?:mothers?|fathers?|mum|mummy|dad|daddy|parents?|partner|brothers?|sisters?|siblings?|step\w+|uncle|"
    r"aunt\w*|cousin|grand\w+|family|relatives?|boyfriend|husband|wife|carer)\b",
    re.I,
)
_WORKS_THERE = re.compile(
    r"\b(?:officer|works? (?:in|at|for|as)|job|employed|nurse|charity|volunteer\w*)\b", re.I
)


def _of_relative(passage: ReadPassage, pattern: re.Pattern[str]) -> Iterator[Hit]:
    family = known(passage.plan).family - known(passage.plan).child
    for span in found(pattern, passage.text):
        sentence = passage.sentence_of(span)
        words = sentence.of(passage.text)
        named = {w.lower() for w in re.findall(r"\b[A-Z]\w+", words)} & family
        if (named or _RELATIVE.search(words)) and not _WORKS_THERE.search(words):
            yield Hit(span=span)
            return


@passage_check("grave_third_party_detail")
def grave_third_party_detail(passage: ReadPassage) -> Iterator[Hit]:
    """Crime, prison, sectioning, violence or addiction of a relative, told in Section A."""
    return _of_relative(passage, _GRAVE)


@passage_check("personal_third_party_detail")
def personal_third_party_detail(passage: ReadPassage) -> Iterator[Hit]:
    """A relative's health, money or troubles, told in Section A."""
    if not any(True for _ in _of_relative(passage, _GRAVE)):
        yield from _of_relative(passage, _PERSONAL)
