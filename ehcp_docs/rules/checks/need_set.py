"""Checks of the needs as a set: areas, strengths, sources, primary need, and needs that stand in the wrong section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.actions import Clause, Role
from ehcp_docs.language.outcome_words import PROMPT_LEVEL
from ehcp_docs.language.people import people
from ehcp_docs.language.spans import Span, found
from ehcp_docs.language.topics import family, words_in
from ehcp_docs.plan.model import Area, Need
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.outcome import reading_of
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check

LUMP = 170
"""Words of one need, above which it is several needs."""
AREAS = {
    Area.COMMUNICATION_INTERACTION: "communication and interaction",
    Area.COGNITION_LEARNING: "cognition and learning",
    Area.SEMH: "social, emotional and mental health",
    Area.SENSORY_PHYSICAL: "sensory and physical needs",
}
PRIMARY = {
    "ASD": Area.COMMUNICATION_INTERACTION, "SLCN": Area.COMMUNICATION_INTERACTION,
    "SPLD": Area.COGNITION_LEARNING, "MLD": Area.COGNITION_LEARNING, "SLD": Area.COGNITION_LEARNING,
    "PMLD": Area.COGNITION_LEARNING, "SEMH": Area.SEMH, "HI": Area.SENSORY_PHYSICAL,
    "VI": Area.SENSORY_PHYSICAL, "MSI": Area.SENSORY_PHYSICAL, "PD": Area.SENSORY_PHYSICAL,
}  # fmt: skip


def need_passage(plan: ReadPlan, need: Need) -> ReadPassage | None:
    """The text of the need."""
    return next((p for p in plan.texts_of(need.id) if p.passage.kind is Kind.NEED), None)


def _at(plan: ReadPlan, need: Need, **fields: str) -> Iterator[Hit]:
    passage = need_passage(plan, need)
    if passage is not None:
        yield Hit(passage=passage.passage, fields=fields)


@passage_check("need_is_many", "count")
def need_is_many(passage: ReadPassage) -> Iterator[Hit]:
    """A need so long that it must be several."""
    count = len(passage.text.split())
    if count > LUMP:
        yield Hit(fields={"count": str(count)})


@plan_check("area_missing", "area")
def area_missing(plan: ReadPlan) -> Iterator[Hit]:
    """An area of need that Section B passes over, with no word that there is none."""
    section = plan.plan.sections.B
    if not section.needs:
        return
    nil = section.nil.statement.lower() if section.nil else ""
    told = {need.area for need in section.needs}
    for area, name in AREAS.items():
        if area not in told and name.split()[0].rstrip(",") not in nil:
            yield Hit(section="B", pointer="/sections/B/needs", fields={"area": name})


_HARD = re.compile(
    r"\b(?:struggl\w*|difficult\w*|hard|unable|cannot|can['’]t|not|\w+n['’]t|never|no|nor|none|without|"
    r"weak\w*|poor\w*|low|lower|"
    r"below|behind|delay\w*|limited|lacks?|los(?:es?|t|s|ing)|miss(?:es|ed|ing)?|forget\w*|avoid\w*|"
    r"refus\w*|distress\w*|"
    r"upset\w*|anxi\w*|forgot\w*|worr\w*|afraid|fear\w*|frighten\w*|panic\w*|tires?|tired|tiring|hurts?|pain\w*|"
    r"aches?|confus\w*|slow\w*|"
    r"only|few|less|little|impair\w*|disorder\w*|disab\w*|dyslexi\w*|dyspraxi\w*|autis\w*|ADHD|syndrome|"
    r"palsy|epilep\w*|"
    r"problem\w*|wrong\w*|unsafe|risk|danger\w*|stiff|relies|rely|depend\w*|needs?|requires?|severe\w*|"
    r"immature|"
    r"fall|falls|fell|fails?|failed|cries|cried|cry|shouts?|runs|ran|hits?|kicks?|bites?|throws?|pushes|"
    r"nightmare|disaster|torture|hates?|dislikes?|loath\w*|dreads?|pull(?:s|ed)? (?:back|away)|fist(?:s|ed)|"
    r"flinch\w*|gags?|spits?|"
    r"stares?|arches|hides?|resists?|scream\w*|squirms?|wriggles?|turns? away|drops?|beyond|fail\w*|nothing|"
    r"gives? up|guess\w*|copies (?:others|from|her neighbour|his neighbour|what|whatever)|stuck|until|before|"
    r"unless|too|rarely|seldom|isolated|absent|disputes?|"
    r"incidents?|"
    r"overwhelm\w*|withdraw\w*|excluded|suspended|diagnos\w*|percentile|distract\w*|vulnerable|refer\w*)\b",
    re.I,
)
_GOOD = re.compile(
    r"\b(?:strengths?|strong(?:er|est)?|excellent|outstanding|well|good|better|best|enjoys?|likes?|loves?|happy|"
    r"cheerful|proud|"
    r"confident\w*|"
    r"keen|interest\w*|curious|motivated|determined|kind|friendly|polite|sociable|loyal|popular|"
    r"above average|average|normal|"
    r"independent\w*|by (?:him|her|them)sel(?:f|ves)|on (?:his|her|their) own|easily|skil(?:l|led|ful)\w*|"
    r"calm\w*|able)\b",
    re.I,
)


def _is_ability(sentence: str, plan: ReadPlan) -> bool:
    """Whether a part of the sentence says what the child does or has, without a word of difficulty in it."""
    for part in re.split(r"[;:]|, (?:but|and|although|though|which|so|yet|while|whereas)\b| but ", sentence):
        if re.match(r"\s*(?:it|this|that|these|those|there)\b", part):
            continue  # “it happens in every session”
        words = words_in(part)
        own = any(plan.child.mean(w.form) for w in words[:12]) or any(
            plan.child.mean(w.form) for w in words_in(sentence)[:6]
        )
        if own and len(words) >= 3 and (not _HARD.search(part) or _plainly_good(part)):
            return True
        if _STRENGTH.search(part) and _plainly_good(part):
            return True
        if _COUNTED.search(part) and not _HARD.search(part):
            return True
    return False


_STRENGTH = re.compile(
    r"\b(?:(?:relative )?strengths?|strong (?:on|in|at)|above average|excellent|outstanding|very good|well developed|"
    r"well coordinated|age[- ]appropriate|"
    r"in line with)\b",
    re.I,
)


_COUNTED = re.compile(
    r"\b\d+ (?:\w+ ){0,2}?(?:words?|sounds?|letters?|signs?|symbols?|numbers?|steps?|metres|pieces)\b", re.I
)
"""“Reading: 12 words by sight”: what the child can do, told in a note."""


def _plainly_good(part: str) -> bool:
    return bool(_GOOD.search(part)) and not re.search(
        r"\b(?:not|\w+n['’]t|cannot|never|no|without|low|poor|lack\w*|struggl\w*|difficult\w*|hard|unable)\b",
        part,
        re.I,
    )


def _has_ability(plan: ReadPlan, need: Need) -> bool:
    passage = need_passage(plan, need)
    if need.strengths or passage is None:
        return True
    return any(_is_ability(s.of(passage.text), plan) for s in passage.sentences)


@plan_check("need_without_strength")
def need_without_strength(plan: ReadPlan) -> Iterator[Hit]:
    """A need that tells only what is hard, in an area where another need tells more."""
    bare = {need.id for need in plan.plan.sections.B.needs if not _has_ability(plan, need)}
    silent = {area for area in AREAS if _is_silent(plan, area, bare)}
    for need in plan.plan.sections.B.needs:
        if need.id in bare and need.area not in silent:
            yield from _at(plan, need)


def _is_silent(plan: ReadPlan, area: Area, bare: set[str]) -> bool:
    needs = [need.id for need in plan.plan.sections.B.needs if need.area is area]
    return bool(needs) and all(need in bare for need in needs)


@plan_check("area_without_strength", "area")
def area_without_strength(plan: ReadPlan) -> Iterator[Hit]:
    """An area of need in which nothing is said of what the child can do."""
    bare = {need.id for need in plan.plan.sections.B.needs if not _has_ability(plan, need)}
    for area, name in AREAS.items():
        if _is_silent(plan, area, bare):
            first = next(need for need in plan.plan.sections.B.needs if need.area is area)
            yield from _at(plan, first, area=name)


@plan_check("need_without_source")
def need_without_source(plan: ReadPlan) -> Iterator[Hit]:
    """A need that rests on no advice, in a plan whose other needs do."""
    needs = [need for _, need in plan.plan.needs()]
    if sum(bool(need.sources) for need in needs) * 2 < max(1, len(needs)):
        return
    for need in needs:
        if not need.sources and not names_author(plan, need):
            yield from _at(plan, need)


def names_author(plan: ReadPlan, need: Need) -> bool:
    """Whether the need names somebody of whom Section K holds advice."""
    passage = need_passage(plan, need)
    surnames = {
        word.form
        for advice in plan.plan.sections.K.advice
        for word in words_in(advice.author or "")
        if len(word.form) > 3
    } - {
        name.lower() for name in plan.child.names
    }  # a child's own statement is advice, and the child is in every need
    return passage is not None and any(word.form in surnames for word in words_in(passage.text))


@plan_check("sources_missing")
def sources_missing(plan: ReadPlan) -> Iterator[Hit]:
    """No need says on which advice it rests."""
    needs = [need for _, need in plan.plan.needs()]
    if len(needs) > 1 and not any(need.sources for need in needs):
        yield Hit(section="B", pointer="/sections/B/needs")


@plan_check("primary_need_missing", "primary", "area")
def primary_need_missing(plan: ReadPlan) -> Iterator[Hit]:
    """The primary need of the census has no need of its area in Section B."""
    primary = plan.plan.child.primary_need or ""
    area = PRIMARY.get(primary)
    needs = plan.plan.sections.B.needs
    if area and needs and area not in {need.area for need in needs}:
        yield Hit(
            section="B", pointer="/child/primary_need", fields={"primary": primary, "area": AREAS[area]}
        )


_STATUS = re.compile(
    r"\b(?:child(?:ren)? in need(?: plan| status)?|CIN(?: plan)?\b|child protection(?: plan| register|"
    r" conference)?|CP plan|"
    r"section (?:17|20|31|47)(?: (?:of the Children Act|enquir\w+|assessment|accommodation))?|"
    r"interim care order|full care order|care order|"
    r"care proceedings|(?:domestic|sexual|physical|emotional|substance|alcohol) (?:abuse|violence)|"
    r"neglect(?:ed)?|safeguarding (?:concerns?|history|referral)|"
    r"(?:in|on) (?:prison|probation|bail)|police (?:involvement|were called|caution)|criminal|paternity|"
    r"immigration status)\b",
    re.I,
)


@passage_check("status_disclosed")
def status_disclosed(passage: ReadPassage) -> Iterator[Hit]:
    """Protection status or other matters that not every reader of the plan should see."""
    for span in found(_STATUS, passage.text):
        yield Hit(span=span)
        return


_HARD_FOR_CHILD = re.compile(
    r"\b(?:finds? [\w ]{1,40}?(?:stressful|hard|difficult|overwhelming|tiring|confusing|frightening)|(?:is|"
    r"are) (?:\w+ )?(?:hard|"
    r"difficult|tricky|a struggle|exhausting|frightening) for|(?:great|severe|considerable|"
    r"significant) difficult(?:y|ies) (?:with|in)|"
    r"gets? (?:\w+ )?(?:tired|upset|cross|lost|anxious)|struggles?|finds? (?:it )?(?:\w+ ){0,4}?(?:hard|"
    r"difficult|challenging|tricky)|"
    r"has (?:\w+ ){0,2}?(?:difficult(?:y|ies)|problems?|trouble)|cannot|can['’]t|is (?:not able|unable)|"
    r"does not|"
    r"lacks|experiences|has (?:a |an )?(?:diagnosis|poor|weak|limited|delayed|low)|is (?:easily|often|"
    r"very|extremely|frequently) )\b",
    re.I,
)
_DUTY = re.compile(r"\b(?:will|shall|must|should|is to|are to|would|may|could|can be)\b", re.I)


def _somebody_acts(passage: ReadPassage) -> bool:
    """Whether anybody but the child does anything, or a sentence about something else says how often."""
    if passage.people.roles or passage.amounts.hours:
        return True
    acts = [c for c in passage.clauses if _DUTY.search(passage.text[c.phrase.start : c.verb.end])]
    if any(clause.passive or not passage.plan.child.mean(clause.subject) for clause in acts):
        return True
    others = [s for s in passage.sentences if not _HARD_FOR_CHILD.search(s.of(passage.text))]
    return any(span.overlaps(s) for span in passage.amounts.frequency for s in others)


@passage_check("need_in_provision")
def need_in_provision(passage: ReadPassage) -> Iterator[Hit]:
    """A passage of Section F that tells only what is hard for the child; nobody does anything."""
    if _somebody_acts(passage):
        return
    for span in passage.sentences:
        words = span.of(passage.text)
        own = any(passage.plan.child.mean(word.form) for word in words_in(words)[:8])
        if own and _HARD_FOR_CHILD.search(words):
            yield Hit(span=Span(span.start, span.end - words.endswith(".")))
            return


_HELPING = frozenset(
    "provide give support teach deliver help offer work meet ensure encourage monitor review run arrange train prompt "
    "break allow check use supervise remind praise model adapt differentiate "
    "scaffold pre-teach liaise attend supply lead".split()
)


@passage_check("duty_in_need")
def duty_in_need(passage: ReadPassage) -> Iterator[Hit]:
    """A sentence in Section B, C or D that says what adults will do."""
    for clause in passage.clauses:
        if (
            clause.role is Role.MAIN
            and clause.modal in ("will", "shall", "must", "should")
            and _adult_acts(clause)
        ):
            start = clause.subject_span.start if clause.subject_span else clause.phrase.start
            rest = re.split(r"[.;]", passage.text[clause.verb.end :])[0]
            yield Hit(
                span=Span(
                    start, clause.verb.end + len(rest[:70].rsplit(" ", 1)[0] if len(rest) > 70 else rest)
                )
            )
            return


def _adult_acts(clause: Clause) -> bool:
    if clause.passive or clause.lemma == "be" or (clause.modal == "will" and clause.lemma not in _HELPING):
        return False
    if clause.subject.lower() in ("somebody", "someone", "anybody", "anyone", "people", "everyone"):
        return False  # “somebody must hold her” tells how much she depends on others
    who = people(clause.subject_phrase)
    return bool(who.roles or who.vague or who.services)


_CLAIM = re.compile(
    r"(?<!soon )(?<!long )(?<!well )(?<!often )(?<!much )\b(?:as|because|since|given that|now that)\s+$", re.I
)
_PRESENT = ("VBZ", "VBP")


@plan_check("ability_claimed", "outcome")
def ability_claimed(plan: ReadPlan) -> Iterator[Hit]:
    """Provision that rests on something the child is said to do alone already, while Section E still aims at it."""
    for passage in plan.of_kind(Kind.PROVISION):
        item = plan.provision.get(passage.item)
        for clause in passage.clauses if item else ():
            claim = _claim(passage, clause)
            if claim is None or item is None:
                continue
            for outcome in item.outcomes:
                if _aims_at(plan, outcome, clause):
                    yield Hit(span=claim, passage=passage.passage, fields={"outcome": outcome})


def _claim(passage: ReadPassage, clause: Clause) -> Span | None:
    if clause.modal or clause.negated or clause.passive or not clause.subject_span:
        return None
    if passage.doc[clause.index].tag_ not in _PRESENT or not passage.plan.child.mean(clause.subject):
        return None
    before = passage.text[: clause.subject_span.start]
    rest = re.split(r"[.;,]", passage.text[clause.verb.end :])[0]
    match = _CLAIM.search(before)
    if match is None or not PROMPT_LEVEL.search(rest):
        return None
    return Span(match.start(), clause.verb.end + len(rest))


def _aims_at(plan: ReadPlan, outcome: str, clause: Clause) -> bool:
    passage = next((p for p in plan.texts_of(outcome) if p.passage.kind is Kind.OUTCOME), None)
    if passage is None or not PROMPT_LEVEL.search(passage.text):
        return False
    return family(clause.lemma) in {family(core.lemma) for core in reading_of(passage).cores}
