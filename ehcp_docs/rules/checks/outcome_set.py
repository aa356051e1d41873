"""Checks of the outcomes as a set: how many, over what times, with what baselines, and how they are watched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from ehcp_docs.language.numbers import CARDINAL
from ehcp_docs.language.places import stands
from ehcp_docs.language.spans import Span
from ehcp_docs.plan.model import Outcome
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.outcome import reading_of
from ehcp_docs.rules.memory import passage_fact
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check

FEWEST, MOST = 3, 15
"""Outcomes of a plan; studies of real plans found about twelve."""
_OUTCOMES = "/sections/E/outcomes"


def _whole(**fields: str) -> Hit:
    return Hit(section="E", pointer=_OUTCOMES, fields=fields)


def _read(plan: ReadPlan) -> list[tuple[Outcome, ReadPassage]]:
    found = []
    for outcome in plan.plan.outcomes():
        passage = next((p for p in plan.texts_of(outcome.id) if p.passage.kind is Kind.OUTCOME), None)
        if passage is not None:
            found.append((outcome, passage))
    return found


@plan_check("number_of_outcomes", "count")
def number_of_outcomes(plan: ReadPlan) -> Iterator[Hit]:
    """Fewer outcomes than a plan with several needs can do with, or more than anyone can work towards."""
    count = len(plan.plan.outcomes())
    if count > MOST or (count < FEWEST and len(list(plan.plan.needs())) >= FEWEST):
        yield _whole(count=str(count))


def _says_why(passage: ReadPassage) -> bool:
    """So that ...; or a last sentence that holds no measure and so tells what the outcome is for."""
    last = passage.sentences[-1].of(passage.text) if passage.sentences else ""
    if re.search(r"\band so\b|\bso (?:will|can)\b", passage.text):
        return True
    return reading_of(passage).benefit is not None or (
        len(passage.sentences) > 1 and not _NUMBER.search(last) and not last.startswith("(")
    )


_NUMBER = re.compile(
    rf"\d|\b{CARDINAL}\b|\b(?:once|twice|prompts?|reminders?|currently|now|at present)\b", re.I
)


@plan_check("no_outcome_says_why")
def no_outcome_says_why(plan: ReadPlan) -> Iterator[Hit]:
    """None of the outcomes says what it is good for."""
    outcomes = _read(plan)
    if len(outcomes) >= FEWEST and not any(_says_why(passage) for _, passage in outcomes):
        yield _whole()


@plan_check("outcome_without_why")
def outcome_without_why(plan: ReadPlan) -> Iterator[Hit]:
    """An outcome that does not say what it is good for, where most of the others do."""
    outcomes = _read(plan)
    silent = [passage for _, passage in outcomes if not _says_why(passage)]
    if len(outcomes) >= FEWEST and len(silent) * 4 <= len(outcomes):
        for passage in silent:
            yield Hit(passage=passage.passage)


@plan_check("outcome_without_baseline")
def outcome_without_baseline(plan: ReadPlan) -> Iterator[Hit]:
    """Where the child is now is said neither with the outcome nor in the needs that it answers."""
    for outcome, passage in _read(plan):
        told = [
            text
            for need in outcome.needs
            for text in plan.texts_of(need)
            if text.passage.kind in (Kind.NEED, Kind.STRENGTH)
        ]
        if outcome.baseline or reading_of(passage).baseline or any(_has_figure(p.text) for p in told):
            continue
        yield Hit(passage=passage.passage)


_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|half|third|quarter|"
    r"most|every|each|none|never|daily|weekly)\b",
    re.I,
)


def _has_figure(text: str) -> bool:
    return bool(_FIGURE.search(text))


@plan_check("outcome_without_steps")
def outcome_without_steps(plan: ReadPlan) -> Iterator[Hit]:
    """An outcome without steps, where most of the others have them."""
    outcomes = _read(plan)
    bare = [passage for outcome, passage in outcomes if not outcome.steps]
    if len(outcomes) >= FEWEST and bare and len(bare) * 3 <= len(outcomes):
        for passage in bare:
            yield Hit(passage=passage.passage)


@plan_check("no_steps_at_all")
def no_steps_at_all(plan: ReadPlan) -> Iterator[Hit]:
    """No outcome has steps, and there are no short-term targets to stand for them."""
    outcomes = plan.plan.outcomes()
    if len(outcomes) >= FEWEST and not any(o.steps for o in outcomes) and not plan.plan.short_term_targets:
        yield _whole()


@plan_check("one_date_for_all", "by")
def one_date_for_all(plan: ReadPlan) -> Iterator[Hit]:
    """All outcomes are due at one and the same time."""
    times = [(outcome.by or "").strip().lower().rstrip(".") for outcome in plan.plan.outcomes()]
    if len(times) > FEWEST and times[0] and len(set(times)) == 1:
        yield _whole(by=plan.plan.outcomes()[0].by or "")


_TARGET = re.compile(
    r"\b(?:(?:short(?:er)?[- ]term|termly|half[- ]termly|small[- ]steps?|weekly|next|new|smart|step) |"
    r"\w+ )?(?:targets?|goals?|objectives)\b",
    re.I,
)
_SETTING = re.compile(
    r"\b(?:set|sets|setting|agree[sd]?|agreeing|choos\w+|write|writes|written|review\w*|draw[ns]? up|"
    r"decide[sd]?|share[sd]?|plan(?:ned|s)?)\b",
    re.I,
)
_WATCHING = re.compile(
    r"\b(?:monitor\w*|progress|record(?:s|ed|ing)?|chart\w*|track\w*|measur\w+|review\w*|evaluat\w+|"
    r"assess\w*|mark(?:s|ed) off|report\w*|look(?:s|ed)? at|film(?:s|ed|ing)?|photograph\w*|log(?:s|ged)?|goes through|"
    r"(?:how|see (?:how|where)) [\w’'-]+(?: [\w’'-]+)?(?:['’]s| is| are|['’]re) (?:going|getting on|doing|coming on|faring)|"
    r"keep(?:s|ing)? (?:an eye|in touch|a check|tabs)|check(?:s|ing)? in\b)",
    re.I,
)


Reader = Callable[[ReadPassage], list[Span]]


@passage_fact
def _targets_set(passage: ReadPassage) -> list[Span]:
    """Sentences that say how targets are set."""
    texts = ((span, span.of(passage.text)) for span in passage.sentences)
    return [span for span, words in texts if stands(_TARGET, words) and stands(_SETTING, words)]


@passage_fact
def _watched(passage: ReadPassage) -> list[Span]:
    """Sentences that say how progress is watched."""
    return [span for span in passage.sentences if stands(_WATCHING, span.of(passage.text))]


def _told(plan: ReadPlan, reader: Reader) -> list[tuple[ReadPassage, Span]]:
    """What is read in arrangements, or where they stand with the provision, there."""
    return [(p, span) for p in plan.of_kind(Kind.ARRANGEMENT, Kind.PROVISION) for span in reader(p)]


@plan_check("targets_not_arranged")
def targets_not_arranged(plan: ReadPlan) -> Iterator[Hit]:
    """Nothing says how shorter-term targets are set."""
    if not _told(plan, _targets_set) and not plan.plan.short_term_targets:
        yield Hit(section="E", pointer="/sections/E/arrangements")


@plan_check("progress_not_watched")
def progress_not_watched(plan: ReadPlan) -> Iterator[Hit]:
    """Nothing says how progress towards the outcomes is watched."""
    told = _told(plan, _watched)
    if not any(p.passage.kind is Kind.ARRANGEMENT for p, _ in told) and not any(
        re.search(r"\b(?:outcomes?|targets?|progress|E\d+)\b", s.of(p.text)) for p, s in told
    ):
        yield Hit(section="E", pointer="/sections/E/arrangements")


_WHEN = re.compile(
    r"\b(?:daily|weekly|fortnightly|monthly|termly|half[- ]termly|(?:every|each|once an?|twice an?|"
    r"once each|once every|in the (?:first|second|last) week of|at the (?:start|beginning|end) of|"
    r"per) (?:\w+[ -])?(?:day|school day|week|fortnight|month|half[- ]?term|term|session|lesson|shift|"
    r"(?:two|three|four|six|eight|ten|twelve) weeks)|every (?:two|three|four|six|eight|ten|twelve) weeks|"
    r"(?:in|by|on) (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December))\b",
    re.I,
)


def _vague(plan: ReadPlan, reader: Reader) -> Iterator[Hit]:
    """The arrangement, when none of the sentences on it (nor the one that follows) names a person and a time."""
    told = [(p, s) for p, s in _told(plan, reader) if p.passage.kind is Kind.ARRANGEMENT]
    if not told or any(_is_exact(plan, p) for p, _ in told):
        return
    passage, sentence = told[0]
    yield Hit(span=sentence, passage=passage.passage)


def _is_exact(plan: ReadPlan, passage: ReadPassage) -> bool:
    people = passage.people
    contacts = {name for c in plan.plan.contacts for name in c.name.split()} | {
        name for a in plan.plan.sections.K.advice for name in (a.author or "").split()
    }
    named = re.findall(r"\b[A-Z][a-z]+ [A-Z][\w’'-]+", passage.text)
    known = people.roles or people.named or named or any(w in contacts for w in passage.text.split())
    return bool(known and _WHEN.search(passage.text))


@plan_check("targets_vague")
def targets_vague(plan: ReadPlan) -> Iterator[Hit]:
    """Targets will be set, but by nobody in particular or at no particular time."""
    yield from _vague(plan, _targets_set)


@plan_check("watching_vague")
def watching_vague(plan: ReadPlan) -> Iterator[Hit]:
    """Progress will be watched, but by nobody in particular or at no particular time."""
    yield from _vague(plan, _watched)


@plan_check("health_and_care_without_outcome", "section", "needs")
def health_and_care_without_outcome(plan: ReadPlan) -> Iterator[Hit]:
    """Section C or D has needs, and none of the outcomes takes one of them up."""
    named = {need for outcome in plan.plan.outcomes() for need in outcome.needs}
    if not named:
        return
    kinds = {"C": "health", "D": "care"}
    for letter, kind in kinds.items():
        needs = [need.id for need in getattr(plan.plan.sections, letter).needs]
        if needs and not named & set(needs) and not any(o.kind == kind for o in plan.plan.outcomes()):
            yield _whole(section=letter, needs=", ".join(needs))


_SCORING = frozenset(
    "score achieve obtain attain reach gain get pass make be move perform work increase improve raise rise "
    "go progress advance".split()
)


@passage_check("score_only")
def score_only(passage: ReadPassage) -> Iterator[Hit]:
    """A score on a test, with nothing of what the child will do with it in daily life."""
    r = reading_of(passage)
    if r.benefit:
        return
    text = passage.text
    score = _SCORE.search(text)
    if score and not r.cores and _SCORE_ALONE.match(text):
        yield Hit(span=Span(score.start(), score.end()))
    elif (
        score
        and r.cores
        and all(core.lemma in _SCORING for core in r.cores)
        and re.search(r"\d|\b(?:percentile|centile|age|average range|greater depth)\b", text)
    ):
        start = r.cores[0].span.start
        lead = re.match(r"(?:will|shall|can|should)\s+(?:be able to\s+)?", text[start:])
        yield Hit(span=Span(start + (lead.end() if lead else 0), max(r.cores[0].span.end, score.end())))


_SCORE_ALONE = re.compile(
    r"(?:(?:by|in) [^,]{3,30}, )?(?:an? |the )?(?:[\w-]+ ){0,3}?(?:score|centile|percentile|age)\b", re.I
)
_SCORE = re.compile(
    r"\b(?:P[ -]?\d|(?:Year|Level|Band|Stage|Step) \d\w?|age[- ]related|year[- ]group|national(?: curriculum)?) "
    r"(?:level|expectations?|standards?|objectives|attainment)\b|"
    r"\b(?:at|working at|within|to) (?:the |an? )?(?:greater depth|(?:low |high )?average range|expected (?:level|standard)|"
    r"age[- ]related (?:level|expectations?))\b|\b(?:months?|years?) (?:of|in|on) (?:\w+ )?(?:reading|spelling|maths"
    r"|number) age\b|"
    r"\b(?:spelling|reading|writing|maths|vocabulary|comprehension|accuracy|fluency) scores?\b|"
    r"\b(?:standardi[sz]ed|standard score|scaled score|raw score|test score|percentile|centile|(?:reading|"
    r"spelling|mathematics|maths|number|comprehension) age|a score of)\b"
    r"|\b(?:(?:from |at )?(?:step|stage|level|band|milestone|phase|range|point|row) \w{1,5} )?to (?:step|stage|level|band|"
    r"milestone|phase|range|point|row) \w{1,5} (?:of|on|in|within) (?:the )?"
    r"(?![^.;]*\b(?:awards?|badges?|belts?|swim\w*|duke of|bikeability)\b)(?-i:[A-Z])[\w’'-]+"
    r"(?: (?:for|of|and|the|in) (?-i:[A-Z])[\w’'-]+| (?-i:[A-Z])[\w’'-]+)*"
    r"|\b(?:on|in) (?:the|a|an|his|her|their|next|this) [\w -]{0,40}\b(?:test|assessment|check|"
    r"screen(?:er|ing)|quiz|inventory|scales?)\b",
    re.I,
)


@plan_check("one_setting_only")
def one_setting_only(plan: ReadPlan) -> Iterator[Hit]:
    """None of the outcomes or their steps goes beyond one place, person or kind of task."""
    outcomes = _read(plan)
    steps = [step.text for outcome, _ in outcomes for step in outcome.steps]
    if len(outcomes) <= FEWEST:
        return
    if any(reading_of(p).generalised for _, p in outcomes) or any(_BEYOND.search(t) for t in steps):
        return
    if any(_BEYOND.search(p.text) for _, p in outcomes):
        return
    places = Counter(place for _, p in outcomes for place in _PLACE.findall(p.text.lower()))
    if len(places) < 3:
        yield _whole()


_BEYOND = re.compile(
    r"\b(?:at home|outside|community|club|in town|another|different|unfamiliar|new to|anyone|any adult|"
    r"two or more|(?:two|three|four|five|six) (?:\w+ )?(?:subjects|rooms|places|people|settings|lessons|"
    r"adults))\b",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:classroom|class|lessons?|playground|hall|canteen|home|shop|bus|café|kitchen|club|corridor|work|"
    r"college|table|library)\b"
)
