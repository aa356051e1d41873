"""Checks of the voice in Section A: who wrote it down and how, whose words they are, and whether a child would say them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.spans import Span, in_any
from ehcp_docs.language.times import TimeKind
from ehcp_docs.plan.days import age_on
from ehcp_docs.rules.checks.persons import known, mentions
from ehcp_docs.rules.checks.views import of_topic, view_of
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check

_GATHERS = frozenset(
    "gather collect write type record interview scribe note draw film watch observe dictate visit sort choose ask "
    "tell talk "
    "speak discuss complete meet read support help take play sit show share make use capture obtain seek send".split()
)
"""Verbs that say how somebody came to know a child's views; “set out” and “are below” are none."""
_HOW = re.compile(
    r"\b(?:pictures?|photo\w*|symbols?|talking mats?|cards?|drawings?|drew|draw|questionnaire|form|conversations?|"
    r"interview\w*|typed|wrote|written|dictated|read back|"
    r"observ\w+|watch\w+|film\w*|video|meeting|puppets?|game|played|walk|map|poster|worksheet|survey|scribed?|"
    r"recorded|telephone|questions?|prompts|signs?|choices|told|asked|"
    r"own words|helped by|with (?:the )?(?:help|support) of)\b",
    re.I,
)


def _people_in(passage: ReadPassage, sentence: Span) -> bool:
    return any(sentence.start <= m.start < sentence.end for m in mentions(passage))


def _is_dated(passage: ReadPassage, sentence: Span) -> bool:
    return any(t.span.overlaps(sentence) and t.kind in (TimeKind.DATE, TimeKind.STAGE) for t in passage.times)


def _is_noted(passage: ReadPassage, sentence: Span) -> bool:
    """“Mrs Quaye's record of a walk, 3 June 2026”: names somebody, a way and a day, without a verb of gathering."""
    how = _HOW.search(sentence.of(passage.text))
    return bool(how) and _is_dated(passage, sentence) and _people_in(passage, sentence)


def _told_in_text(texts: list[ReadPassage]) -> tuple[bool, bool, bool]:
    """Whether the words say how, by whom and when the views were gathered."""
    how = who = when = False
    for passage in texts:
        plan = passage.plan
        for sentence in passage.sentences:
            verbs = [c for c in passage.clauses if c.verb.overlaps(sentence) and c.lemma in _GATHERS]
            outside = not in_any(sentence, passage.quoted) or any(
                not in_any(c.verb, passage.quoted) for c in verbs
            )
            if not (verbs or _is_noted(passage, sentence)) or not outside:
                continue
            who = who or _people_in(passage, sentence) or any(plan.child.mean(c.subject) for c in verbs)
            how = how or bool(_HOW.search(sentence.of(passage.text)))
            when = when or _is_dated(passage, sentence)
    return how, who, when


def _gathered(plan: ReadPlan) -> tuple[list[ReadPassage], list[str]]:
    """The first block of the child's views, and what it leaves open of how, by whom and when."""
    texts = of_topic(plan, "child_views")
    if not texts:
        return [], []
    view = view_of(texts[0])
    block = [p for p in texts if p.item == texts[0].item]
    how, who, when = _told_in_text(block)
    told = {
        "how": how or bool(view and view.method),
        "by whom": who or bool(view and view.author),
        "when": when or bool(view and view.date),
    }
    return block, [name for name, there in told.items() if not there]


@plan_check("views_gathered_unsaid")
def views_gathered_unsaid(plan: ReadPlan) -> Iterator[Hit]:
    """Neither when nor how or by whom the child's views were gathered."""
    block, missing = _gathered(plan)
    if block and len(missing) >= 2 and "when" in missing and not _has_fields(plan):
        yield Hit(span=Span(0, len(block[0].text)), passage=block[0].passage)


@plan_check("views_gathered_partly", "missing")
def views_gathered_partly(plan: ReadPlan) -> Iterator[Hit]:
    """How, by whom or when: one or two of them."""
    block, missing = _gathered(plan)
    if block and missing and (len(missing) == 1 or _has_fields(plan) or "when" not in missing):
        fields = {"missing": " and ".join(missing)}
        yield Hit(span=Span(0, len(block[0].text)), passage=block[0].passage, fields=fields)


def _has_fields(plan: ReadPlan) -> bool:
    views = [v for v in plan.plan.sections.A.views if v.topic == "child_views"]
    return bool(views and (views[0].author or views[0].method or views[0].date))


_FIRST_PERSON = re.compile(r"(?<![\w’'])(?:I|I['’](?:m|d|ll|ve)|[Mm]y|[Mm]e|[Mm]yself)(?![\w’'])")
_OWN_WORDS = re.compile(
    r"\b(?:own|exact|actual|direct) words\b|\bword for word\b|\bverbatim\b|\bdictated\b|\b(?:typed|wrote|written|"
    r"said|recorded) (?:\w+ ){0,3}?(?:by )?(?:him|her|them|my)self\b|"
    r"\bI (?:told|said|wrote|typed|dictated|chose)\b|\bin (?:his|her|their|"
    r"my) own (?:words|voice|hand)\b|\bas (?:he|she|they) (?:spoke|said (?:it|them))\b|\bnothing was changed\b|"
    r"\bon (?:his|her|their|\w+['’]s) behalf\b|\bwhat (?:we|I|he|she|they) thinks? (?:he|she|they|"
    r"\w+) would say\b|\bscribed\b",
    re.I,
)
_MARKED = re.compile(
    r"\b(?:quotation|speech|quote) marks\b|\binverted commas\b|\bin (?:quotes|italics|bold)\b", re.I
)
"""Says that the child's words are marked, so that what is not marked is somebody else's."""
_CHILDS_TOPICS = ("child_views", "aspirations", "communication", "strengths", "history")


@passage_check("first_person_unattributed")
def first_person_unattributed(passage: ReadPassage) -> Iterator[Hit]:
    """I and my without quotation marks, and no word on whose words they are."""
    if passage.passage.place.topic not in _CHILDS_TOPICS or not _FIRST_PERSON.search(passage.text):
        return
    view = view_of(passage)
    if view is None or view.direct_words is not None:
        return
    if _is_attributed(passage):
        return
    for match in _FIRST_PERSON.finditer(passage.text):
        span = Span(match.start(), match.end())
        if not in_any(span, passage.quoted):
            first = _earlier_in_block(passage)
            if not first:
                yield Hit(span=passage.sentence_of(span))
            return


def _is_attributed(passage: ReadPassage) -> bool:
    view = view_of(passage)
    about = f"{view.heading or ''} {view.method or ''} {view.author or ''}" if view else ""
    author = {w.lower() for w in re.findall(r"[^\W\d_]+", (view.author or "") if view else "")}
    block = " ".join(p.text for p in passage.plan.texts_of(passage.item))
    by_child = bool(author & known(passage.plan).child) and "," not in (view.author or "" if view else "")
    own = any(_OWN_WORDS.search(text) and not _MARKED.search(text) for text in (about, block))
    return by_child or own


def _earlier_in_block(passage: ReadPassage) -> bool:
    """Whether an earlier paragraph of the block has the same, so that it is told once."""
    for other in passage.plan.texts_of(passage.item):
        if other is passage:
            return False
        spans = (Span(m.start(), m.end()) for m in _FIRST_PERSON.finditer(other.text))
        if any(not in_any(span, other.quoted) for span in spans):
            return True
    return False


def _bare(sentence: Span, text: str) -> Span:
    """The sentence without the quotation marks around it."""
    words = sentence.of(text)
    start = sentence.start + len(words) - len(words.lstrip("“\"‘'"))
    return Span(start, sentence.end - (len(words) - len(words.rstrip("”\"’'"))))


_FRAMES = re.compile(
    r"\b(?:in my (?:opinion|view)|it is my (?:view|wish|opinion)|(?:ought|need)s? to be (?:put in place|"
    r"in place|offered|"
    r"provided|considered)|(?:is|are) (?:indicated|recommended|advisable|beneficial)|am reliant (?:up)?on|rely on|"
    r"enables? me to|I (?:respond|access|communicate|engage|learn|work) (?:well|best|positively) (?:to|with|when)|"
    r"I (?:am|['’]m) (?:working|functioning|operating) (?:below|at|towards|within)|I make (?:good |better |"
    r"more )?progress)\b|"
    r"\b(?:I|i) (?:present|require|exhibit|display|demonstrate|would benefit|will benefit|benefit|engage|access|"
    r"struggle to (?:regulate|process|access|self-regulate)|self-regulate|experience|"
    r"have been diagnosed)\b(?: (?:with|from|as|in))?|"
    r"\bmy (?:presentation|diagnosis|provision|attainment|cognition|receptive|expressive|functioning|peers|needs|"
    r"regulation|communication (?:needs|difficulties)|sensory needs|behaviours)\b|"
    r"\bdue to my\b|\bin order (?:for me )?to (?:access|process|regulate|engage|make progress)\b|"
    r"\bto support my\b|\bmy ability to (?:access|engage|process|regulate|learn)\b|\b(?:impacts?|affects?|"
    r"impedes?|hinders?|limits?) (?:(?:up)?on )?my\b|"
    r"\bmy (?:access|engagement|participation|self-esteem|verbal|non-verbal|social)\b|"
    r"\bI am (?:\w+ly )?(?:vulnerable|susceptible|"
    r"reliant|dependent)\b|\bI have an? (?:\w+ly )?(?:significant|considerable|marked|severe|specific|moderate|diagnosed)\b",
    re.I,
)
_STRONG = re.compile(
    r"\b(?:scaffold\w*|receptive|dysregulat\w+|co-regulat\w+|self-regulat\w+|executive function\w*|working memory|"
    r"processing (?:time|speed|difficult\w+)|"
    r"sensory[- ](?:processing|seeking|diet|regulation|profile|circuits?)|differentiated|attainment|cognit\w+|"
    r"proprioceptive|"
    r"vestibular|phonolog\w+|low[- ]arousal|"
    r"speech, language and communication|expressive language|auditory|intervention\w*|developmental|"
    r"emotional regulation|provision)\b",
    re.I,
)
_TERMS = re.compile(
    r"\b(?:scaffold\w*|process(?:ing)? (?:time|verbal|information|language|speed)|additional processing|receptive|"
    r"expressive|language disorder|language (?:delay|needs)|dysregulat\w+|co-regulat\w+|"
    r"self-regulat\w+|regulation|regulate|sensory (?:processing|seeking|diet|needs|input|regulation|overload)|"
    r"executive function\w*|working memory|auditory|verbal (?:information|reasoning|instructions)|"
    r"differentiat\w+|attainment|cogniti\w+|communication and interaction|speech, language|social communication|"
    r"(?:fine|gross)[- ]motor|self-esteem|intervention\w*|strategies|adult (?:support|scaffolding|prompt\w*)|"
    r"modell?ing|model language|visuals|transitions?|provision|peers|movement breaks|emotional (?:literacy|"
    r"regulation|wellbeing)|attention span|developmental|proprioceptive|vestibular|phonolog\w+|"
    r"comprehension|curriculum|multi-sensory|attachment|resilience|communication needs|difficulties with|neuro\w+|"
    r"unstructured (?:\w+ )?(?:times?|situations?|periods?)|(?:trusted|attuned|familiar|key) adults?|learning style|"
    r"boundaries|"
    r"age[- ]related|expectations|pre-teaching|environments?|(?:challenging |seeking |distressed )?behaviours|"
    r"demands|"
    r"capacity|arousal|embedded|optimal(?:ly)?|personalised|chunked|modelled|take-up time|heightened|self-sooth\w*|"
    r"(?:peer|social) (?:relationships|interactions?)|cognition|high level of|significant (?:needs|difficulties)|"
    r"consistent(?:ly)?|exit strategies|verbal(?:ly)?|visual (?:supports?|learner)|distress|overwhelm(?:ed|ing)|"
    r"positively|"
    r"discrepanc\w+|non-verbal|access to|vulnerab\w+|avoidance|social (?:situations|skills|communication|cues)|"
    r"challenging (?:tasks?|situations)|routine|approach(?:es)?|vocabulary|acquisition|engagement|participation|"
    r"additional (?:support|needs|time)|appropriate|targeted|holistic)\b",
    re.I,
)


@passage_check("report_words_in_childs_mouth")
def report_words_in_childs_mouth(passage: ReadPassage) -> Iterator[Hit]:
    """A child who speaks as reports do: “I present with”, “I require adult scaffolding”."""
    if passage.passage.place.topic not in _CHILDS_TOPICS:
        return
    own = [sentence for sentence in passage.sentences if _FIRST_PERSON.search(sentence.of(passage.text))]
    if not own:
        return
    needed = 2 if age_on(passage.plan.as_of, passage.plan.plan.child.date_of_birth) < 16 else 3
    for sentence in own:
        words = sentence.of(passage.text)
        frames = [m.group().lower() for m in _FRAMES.finditer(words)]
        terms = {m.group().lower() for m in _TERMS.finditer(words)}
        strong = {m.group().lower() for m in _STRONG.finditer(words)}
        if (
            len(strong) >= needed
            or (frames and len(frames) + len(terms) >= needed)
            or len(terms) >= needed + 1
        ):
            yield Hit(span=_bare(sentence, passage.text))
            return
