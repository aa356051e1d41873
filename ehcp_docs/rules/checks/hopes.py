"""Checks of hopes in Section A: whose they are, how far they look, and whether outcomes serve them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.actions import Clause
from ehcp_docs.language.spans import Span
from ehcp_docs.plan.days import age_on
from ehcp_docs.plan.model import View
from ehcp_docs.rules.checks.persons import known
from ehcp_docs.rules.checks.views import PARENTS, missing, of_topic, pointer_of, view_of
from ehcp_docs.rules.memory import whole_plan_fact
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check

_WISHES = frozenset("want hope hop like love wish dream aim plan aspire imagine see look think".split())
"""Verbs of hoping; “hop” because the parser takes “hopes” for a form of it."""
_SHORT = re.compile(
    r"\b(?:this (?:year|term|summer|half[- ]term|week)|next (?:year|term|summer|school year|two|few|twelve|12|18)|"
    r"(?:over|in|for|during) the (?:next|coming)|"
    r"by (?:next|the end of|christmas|easter|july|the summer)|soon|(?:for|right) now|at the moment|"
    r"short(?:er)?[- ]term|before (?:he|she|they|i) |coming (?:year|months)|"
    r"year or two|by the time|primary|every day|at school|more)\b",
    re.I,
)
_LONG = re.compile(
    r"\b(?:when (?:he|she|they|i|[A-Z]\w+)(?:['’]m|['’]s| is| am| are| has)? ?(?:older|grown|grows?|a grown|"
    r"an adult|leaves?|left|finish\w*|big|\d\d)|grown[- ]up|older|in (?:the|her|his) future|"
    r"in the long(?:er)? (?:run|term)|"
    r"long(?:er)?[- ]term|one day|later(?: on| in life)?|adult(?:hood| life)?|eventually|twenties|thirties|career|"
    r"jobs?|university|"
    r"own (?:flat|home|house|place|key|front door|business|family)|work (?:with|as|in|at|on|for|outdoors)|"
    r"to (?:be|become) an? [a-z]+|be an? (?!(?:part|bit|good|better|happy|child|pupil|member))[a-z]+(?:er|or|ist|"
    r"ian|man|woman|vet|chef|nurse|pilot|mechanic)\b|"
    r"marry|married|boyfriend|girlfriend|children of (?:his|her|their) own|live (?:on|by|with|near|in|close)|"
    r"train(?:ing)? as|qualify as|apprentice\w*|start at|for (?:a|his|her|their) living|"
    r"(?:go|going|get|move) (?:on )?to (?:college|uni)|drive|qualifications?|leaves? school|"
    r"(?:manage|cope|live) without|independent life|look(?:s|ed)? after)\b",
    re.I,
)
_CANNOT_TELL = re.compile(
    r"\b(?:cannot|can['’]?t|unable|does not|not yet|not able|too young|difficult for)\b[^.]{0,50}\b(?:tell|say|"
    r"speak|express|communicate|talk|future|share|think about)\b|"
    r"\b(?:shows? us|showed us|seems? to want|we think|appears? to|does not speak|did not want to (?:say|talk|"
    r"answer)|was not ready)\b",
    re.I,
)


_PARENTS_OWN = re.compile(
    r"\b(?:mother|father|mum|dad|parents?|family|carers?|grandmother|gran)['’]s?['’]? (?:\w+ )?(?:hopes?|"
    r"dreams?|wish(?:es)?|aims?|"
    r"ambitions?)\b|^(?:parents?|mum|dad|mother|father|family|carers?)\b[^:.]{0,20}:",
    re.I,
)


def _owner(passage: ReadPassage, sentence: Span) -> str:
    """Whose hope the sentence tells: child, parents, or both where it cannot be told."""
    if _PARENTS_OWN.search(sentence.of(passage.text)):
        return "parents"
    clauses = [c for c in passage.clauses if c.verb.overlaps(sentence) and c.lemma in _WISHES]
    family = known(passage.plan).family
    for clause in clauses:
        subject = clause.subject.lower()
        if subject in PARENTS - {"they"} or subject in family:
            return "parents"
        if subject and subject != "they" and passage.plan.child.mean(subject):
            return "child"
        if subject == "they":
            return "parents"
    view = view_of(passage)
    words = {w.lower() for w in re.findall(r"[^\W\d_]+", (view.whose or "") if view else "")}
    child = bool(words & known(passage.plan).child)
    others = bool(words & (family | PARENTS) - known(passage.plan).child)
    if child != others:
        return "child" if child else "parents"
    return _first_named(passage, sentence)


def _first_named(passage: ReadPassage, sentence: Span) -> str:
    """Who is named first, where no verb of hoping was found."""
    family = known(passage.plan).family - known(passage.plan).child
    for token in passage.doc:
        if not sentence.start <= token.idx < sentence.end:
            continue
        if token.lower_ in PARENTS - {"they"} or token.lower_ in family:
            return "parents"
        if token.lower_ != "they" and passage.plan.child.mean(token.text):
            return "child"
    return "both"


def _is_wish(clause: Clause) -> bool:
    """“I want”, “she would like”; what a child likes now is no hope."""
    if clause.lemma in ("like", "love"):
        return clause.modal in ("would", "’d", "'d")
    return clause.lemma in _WISHES - {"see", "look", "think"}


@whole_plan_fact
def _hopes(plan: ReadPlan) -> dict[str, list[tuple[str, str | None]]]:
    told: dict[str, list[tuple[str, str | None]]] = {"child": [], "parents": []}
    for passage in of_topic(plan, "aspirations"):
        view = view_of(passage)
        for sentence in passage.sentences:
            owner = _owner(passage, sentence)
            entry = (sentence.of(passage.text), view.horizon if view else None)
            for who in told:
                if owner in (who, "both"):
                    told[who].append(entry)
    for passage in of_topic(plan, "child_views"):
        for sentence in passage.sentences:
            wishes = [c for c in passage.clauses if _is_wish(c) and c.verb.overlaps(sentence)]
            if wishes:
                wants = any(c.lemma in ("want", "hope", "hop", "wish") for c in wishes)
                told["child"].append((sentence.of(passage.text), "short_term" if wants else None))
    return told


def _reaches(entries: list[tuple[str, str | None]], horizon: str) -> bool:
    pattern = _LONG if horizon == "long_term" else _SHORT
    return any(field in (horizon, "both") or pattern.search(text) for text, field in entries)


@plan_check("aspirations_missing")
def aspirations_missing(plan: ReadPlan) -> Iterator[Hit]:
    """No hopes for the future at all."""
    told = (
        _LONG.search(passage.sentence_of(clause.verb).of(passage.text))
        for passage in of_topic(plan, "child_views", "parent_views")
        for clause in passage.clauses
        if _is_wish(clause)
    )
    if missing(plan, "aspirations") and not any(told):
        yield Hit(pointer="/sections/A/views", section="A")


_HOPE_WORDS = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|wants?|wish(?:es)?|would|will|['’]d|['’]ll|dreams?|ambitions?|aspir\w+|aims?|"
    r"goals?|plans?|intends?|"
    r"keen to|set on|determined to|talks? (?:of|about)|looks? forward|going to|interested in|fancies|"
    r"sees? (?:him|her|them)sel\w+|"
    r"future|one day|later|long[- ]term|short[- ]term|when (?:he|she|they|i|[A-Z]\w+) (?:is|are|am|grows?|"
    r"leaves?)|matters?|"
    r"important|priorit\w+|in time|by (?:the|next|july|september|christmas|easter|summer)|as an adult|ready for|"
    r"like to|love to|"
    r"longs?|yearn\w*|favour\w*|prefers?)\b",
    re.I,
)
_NO_HOPES = re.compile(
    r"^\W*(?:not known|unknown|n/?a|none|nil|to (?:be|follow)\b.*|see .*|as above|not (?:applicable|given|"
    r"provided|obtained)|tb[cad])\W*$",
    re.I,
)


@passage_check("aspiration_is_none")
def aspiration_is_none(passage: ReadPassage) -> Iterator[Hit]:
    """History or a portrait under the heading of hopes: sentences in the past or present, and no word that looks ahead."""
    text = passage.text
    if passage.passage.place.topic != "aspirations" or _CANNOT_TELL.search(text):
        return
    if _NO_HOPES.match(text):
        yield Hit(span=Span(0, len(text)))
        return
    if _HOPE_WORDS.search(text) or passage.quoted or re.search(r"(?:^|[:;,.] )[Tt]o [a-z]+", text):
        return
    if any(t.tag_ in ("VBD", "VBZ", "VBP") and t.pos_ in ("VERB", "AUX") for t in passage.doc):
        yield Hit(span=Span(0, len(text)))


def _has_aspirations(plan: ReadPlan) -> bool:
    return bool(of_topic(plan, "aspirations"))


@plan_check("childs_long_term_hopes_missing")
def childs_long_term_hopes_missing(plan: ReadPlan) -> Iterator[Hit]:
    """The child's own hopes for later life are left out, though the child can tell them."""
    if not _has_aspirations(plan) or (plan.school_year is not None and plan.school_year < 1):
        return
    hopes = _hopes(plan)["child"]
    texts = of_topic(plan, "aspirations", "child_views")
    if not _reaches(hopes, "long_term") and not any(_CANNOT_TELL.search(p.text) for p in texts):
        last = next((p for p in reversed(of_topic(plan, "aspirations")) if _is_of_child(p)), None)
        if last is not None:
            yield Hit(span=Span(0, len(last.text)), passage=last.passage)
        else:
            yield Hit(pointer=pointer_of(plan, "aspirations"), section="A")


def _is_of_child(passage: ReadPassage) -> bool:
    """Whether the paragraph is of the child's own hopes."""
    return bool(passage.sentences) and all(_owner(passage, s) == "child" for s in passage.sentences)


@plan_check("childs_short_term_hopes_missing")
def childs_short_term_hopes_missing(plan: ReadPlan) -> Iterator[Hit]:
    """The child's hopes are only for later life."""
    hopes = _hopes(plan)["child"]
    far_only = _reaches(hopes, "long_term") and not _reaches(hopes, "short_term")
    if _has_aspirations(plan) and far_only:
        yield Hit(pointer=pointer_of(plan, "aspirations"), section="A")


@plan_check("parents_long_term_hopes_missing")
def parents_long_term_hopes_missing(plan: ReadPlan) -> Iterator[Hit]:
    """The parents' hopes are only for the next years."""
    young = age_on(plan.as_of, plan.plan.child.date_of_birth) < 18
    hopes = _hopes(plan)["parents"]
    if young and _has_aspirations(plan) and hopes and not _reaches(hopes, "long_term"):
        yield Hit(pointer=pointer_of(plan, "aspirations"), section="A")


@plan_check("parents_hopes_missing")
def parents_hopes_missing(plan: ReadPlan) -> Iterator[Hit]:
    """The parents' hopes for their child are left out."""
    young = age_on(plan.as_of, plan.plan.child.date_of_birth) < 16
    family = known(plan).family
    hopes = _hopes(plan)["parents"]
    told = any(
        c.lemma in _WISHES and (c.subject.lower() in PARENTS or c.subject.lower() in family)
        for p in of_topic(plan, "parent_views")
        for c in p.clauses
    )
    if young and _has_aspirations(plan) and not hopes and not told:
        yield Hit(pointer=pointer_of(plan, "aspirations"), section="A")


@plan_check("aspiration_without_outcome")
def aspiration_without_outcome(plan: ReadPlan) -> Iterator[Hit]:
    """Outcomes say which hopes they serve, and one of the child's hopes is served by none."""
    served = {a for outcome in plan.plan.outcomes() for a in outcome.aspirations}
    for i, view in enumerate(plan.plan.sections.A.views):
        if served and view.topic == "aspirations" and view.id not in served and _is_childs(plan, view):
            yield Hit(pointer=f"/sections/A/views/{i}", section="A", item=view.id)


def _is_childs(plan: ReadPlan, view: View) -> bool:
    words = {w.lower() for w in re.findall(r"[^\W\d_]+", view.whose or "")}
    return not words or bool(words & known(plan).child)


@plan_check("no_aspiration_links")
def no_aspiration_links(plan: ReadPlan) -> Iterator[Hit]:
    """No outcome says which hope it serves."""
    links = any(outcome.aspirations for outcome in plan.plan.outcomes())
    if _has_aspirations(plan) and plan.outcomes and not links:
        yield Hit(pointer="/sections/E/outcomes", section="E")
