"""Checks of what a plan owes from Year 9 on: adult life in views, needs, outcomes and provision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_docs.language.actions import Clause
from ehcp_docs.language.places import stands
from ehcp_docs.language.spans import Span
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.persons import known
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import plan_check

LAST_SCHOOL_YEAR = 11
YEAR = 9
"""National curriculum year from which reviews and plans look to adult life."""
AREAS = {
    "employment": (
        r"\b(?:job|jobs|employ\w+|work (?:experience|placement|taster)|work placement|placement|career\w*|"
        r"apprentice\w*|internship|"
        r"vocational|supported internship|interview|CV|wage|wages|employer|workplace|paid work|a trade|enterprise|"
        r"volunteer\w*)\b"
    ),
    "independent living": (
        r"\b(?:independent(?:ly)? (?:living|travel\w*)|travel(?:s|ling)? (?:training|trainer|on|alone|by|"
        r"independent\w*)|bus|train journey|cook\w*|shop(?:ping)?|"
        r"money|budget\w*|bank|launder\w*|laundry|own (?:flat|home|place|front door|tenancy)|tenancy|"
        r"supported living|flat|live (?:on|by|with|in)|self-care|"
        r"household|chores|meal|dress\w*|shower|personal care|daily living|life skills|prepare (?:a |food))\b"
    ),
    "community": (
        r"\b(?:friend\w*|club|community|relationship\w*|leisure|social (?:life|group|activit\w+)|choir|team|"
        r"volunteer\w*|online safety|safe online|vote|"
        r"boyfriend|girlfriend|cinema|young person|going out|go out)\b"
    ),
    "health": (
        r"\b(?:health\w*|medic\w+|tablets?|doctor|GP|appointments?|epilep\w+|seizure|sleep|diet|exercise|"
        r"fit(?:ness)?|dentist|consent|"
        r"mental health|anxiety|wellbeing|well-being|eat\w*|weight|clinic)\b"
    ),
}  # fmt: skip
"""The four areas of preparing for adulthood and the words in which plans speak of them."""
_TAGS = {
    "employment": "employment",
    "independent_living": "independent living",
    "community": "community",
    "health": "health",
}
_ADULT = re.compile(
    r"\b(?:adulthood|adult life|grown[- ]up|when (?:he|she|they|i) (?:leaves?|left|is older|am older|'?m older|"
    r"grow)|after (?:school|college)|sixth form|"
    r"(?:to|at|in|choose a|start) (?:a )?college|university|higher education|apprentice\w*|internship|job|jobs|"
    r"career\w*|employ\w+|"
    r"work(?:ing)? (?:with|in|as|at|for|experience)|paid work|"
    r"own (?:flat|home|house|place)|live (?:on|by|with|in|near|independently)|supported living|flat|marry|married|"
    r"boyfriend|girlfriend|post-16|drive|driving|a trade|as an adult|when grown|in (?:the )?future|"
    r"later (?:on )?in life|"
    r"for (?:a|his|her|their) living|(?:earn|make) (?:a living|a wage|(?:(?:his|her|their|my) own )?money)|"
    r"train(?:ing)? as|qualify as|"
    r"be(?:com(?:e|ing))? an? (?:\w+ )?(?!(?:better|number|member|winner|leader|player)\b)\w*(?:er|or|ist|ian|"
    r"man|woman|vet|"
    r"chef|nurse|pilot|mechanic|builder)|start at (?:\w+ ){1,3}?college)\b",
    re.I,
)
_ADULT_NEED = re.compile(
    r"\b(?:preparing for adulthood|adulthood|adult life|independen\w+ (?:living|travel\w*|skills)|travel\w*|bus|"
    r"employ\w+|job|jobs|work (?:experience|placement)|workplace|"
    r"placement|vocational|career\w*|cook\w*|budget\w*|shop\w*|household|daily living|life skills|"
    r"exploit\w+|tenancy|flat|live (?:on|alone|independently)|post-16|washing machine)\b",
    re.I,
)
_ADULT_PROVISION = re.compile(
    r"\b(?:preparing for adulthood|adulthood|adult life|independen\w+ (?:living|travel\w*|skills|tutor)|"
    r"travel train\w+|work (?:experience|placement|taster)|workplace|"
    r"careers?|vocational|job coach|employ\w+|supported internship|apprentice\w*|cook\w*|life skills|money|"
    r"budget\w*|shopping|by bus|into town|laundry|"
    r"relationships(?: and|, )|consent|online safety|post-16|enterprise|moving[- ]on|transition (?:plan|"
    r"worker|adviser)|supported living|health check|"
    r"personal assistant|CV|interview)\b",
    re.I,
)


def _part_with(text: str, verb: Span) -> str:
    """The words around the verb between the next marks of punctuation."""
    before = re.split(r"[.;:\n]", text[: verb.start])[-1]
    return before.rsplit(", and", 1)[-1] + re.split(r"[.;:\n]|, and\b", text[verb.start :])[0]


_AHEAD = frozenset("want hope wish dream plan aim aspire intend go see look think decide try learn".split())
"""Verbs of sentences that may look ahead: wants to, is going to, sees herself as."""


def applies(plan: ReadPlan) -> bool:
    """Whether the child is in Year 9 or beyond."""
    return plan.school_year is not None and plan.school_year >= YEAR


def adult_need(text: str) -> bool:
    """Whether the text speaks of adult life."""
    return _ADULT_NEED.search(text) is not None


def _any(passages: Iterable[ReadPassage], pattern: re.Pattern[str]) -> bool:
    return any(stands(pattern, p.text) for p in passages)


_TOLD_FOR = re.compile(
    r"\b(?:does not (?:use words|speak)|cannot (?:yet )?(?:tell|say|speak)|is not able to (?:tell|say)|"
    r"on (?:his|her|their) behalf|"
    r"(?:shows?|showed) us)\b",
    re.I,
)
"""Where somebody cannot tell hopes, what those who know her hope stands for them."""


@plan_check("adult_life_not_in_views")
def adult_life_not_in_views(plan: ReadPlan) -> Iterator[Hit]:
    """Year 9 on: Section A says nothing of college, work or adult life."""
    views = [p for p in plan.of_kind(Kind.VIEW) if p.passage.place.topic != "history"]
    cannot_tell = any(_TOLD_FOR.search(p.text) for p in views)
    if applies(plan) and views and not any(_looks_ahead(p) for p in views):
        if cannot_tell and any(_ADULT.search(p.text) for p in views):
            return
        told = [p for p in views if p.passage.place.topic == "aspirations"]
        hopes = [p for p in told if any(_leaves_open(p, part) for part in _parts(p.text))]
        hopes = hopes or [p for p in told if _begins_with_child(p)]
        if hopes:
            yield Hit(span=Span(0, len(hopes[-1].text)), passage=hopes[-1].passage)
        else:
            yield Hit(pointer="/sections/A", section="A")


def _begins_with_child(passage: ReadPassage) -> bool:
    return bool(passage.clauses) and passage.plan.child.mean(passage.clauses[0].subject)


_ANSWERS = frozenset(
    "think know consider decide say tell talk discuss express share answer give have form reach want feel".split()
)
_PUT_OFF = frozenset(
    "discuss explore look consider address revisit pick return ask gather identify think raise".split()
)
_UNDECIDED = re.compile(
    r"\b(?:no (?:\w+ ){0,2}?(?:ideas?|views?|plans?|thoughts?|answers?|preferences?|opinions?|information)|"
    r"(?:not|un)[ -]?(?:sure|certain|clear|decided|known)(?! (?:whether|if|which|how))|undecided|unknown|"
    r"unsure(?! (?:whether|if|"
    r"which|how))|(?:yet|still|has|have) to (?:think|decide|consider|say|talk)|too (?:early|soon|young)|"
    r"(?:a bit|a little|rather|somewhat) (?:early|soon)|premature|dunno|another (?:time|day|year)|(?:a|at some) later|"
    r"not (?:something|a question|a topic|a priority))\b",
    re.I,
)
"""Says that nobody has asked, or that there is no answer yet."""


def _parts(text: str) -> Iterator[Span]:
    start = 0
    for mark in (*re.finditer(r"[.;:\n”]| but\b|, (?:and|but|though|although|so)\b", text), None):
        end = mark.end() if mark else len(text)
        if text[start:end].strip():
            yield Span(start, end)
        start = end


def _leaves_open(passage: ReadPassage, part: Span) -> bool:
    """Whether the words ask about later life and get no answer: “he has not given it much thought”."""
    if _UNDECIDED.search(part.of(passage.text)):
        return True
    for clause in passage.clauses:
        if not clause.verb.overlaps(part):
            continue
        if clause.negated and clause.lemma in _ANSWERS and _asks(clause):
            return True
        if clause.passive and clause.lemma in _PUT_OFF and (clause.modal == "will" or clause.negated):
            return True
    return False


def _asks(clause: Clause) -> bool:
    """“Does not want to talk about it” gives no answer; “does not want a job in an office” gives one."""
    return clause.lemma not in ("want", "have", "look", "feel") or clause.object in (
        "talk", "discuss", "say", "think", "view", "idea", "plan", "thought", "ask", "answer",
    )  # fmt: skip


def _tells_adult(plan: ReadPlan, text: str) -> bool:
    """Whether the words speak of adult life; for somebody at college already, “to college” is a way to go each day."""
    if (plan.school_year or 0) > LAST_SCHOOL_YEAR:
        text = re.sub(r"\b(?:to|at|in) (?:a )?college\b", " ", text, flags=re.I)
    return _ADULT.search(text) is not None


_PARENTS_HOPE = re.compile(
    r"^\W*(?:(?:his|her|their|my|the|both) )?(?:parents?|mother|father|mum|dad|family|carers?|grandparents?)\b",
    re.I,
)


def _is_parents(passage: ReadPassage, part: Span) -> bool:
    """Whether it is the parents who hope; from 16 on a young person's own hopes are asked for."""
    sentence = passage.sentence_of(part).of(passage.text)
    first = re.match(r"\W*([A-Z][\w’'-]+)(?: and ([A-Z][\w’'-]+))?", sentence)
    names = known(passage.plan).family - known(passage.plan).child
    named = first is not None and all(name.lower() in names for name in first.groups() if name)
    return named or _PARENTS_HOPE.search(sentence) is not None


def _looks_ahead(passage: ReadPassage) -> bool:
    """Whether hopes tell of adult life; outside the aspirations, a mother's job or an adult's age tells nothing of them."""
    if passage.passage.place.topic in ("aspirations", "other"):
        own_only = (passage.plan.school_year or 0) > LAST_SCHOOL_YEAR
        return any(
            _tells_adult(passage.plan, part.of(passage.text))
            and not _leaves_open(passage, part)
            and not (own_only and _is_parents(passage, part))
            for part in _parts(passage.text)
        )
    return any(
        _tells_adult(passage.plan, _part_with(passage.text, clause.verb))
        for clause in passage.clauses
        if (clause.lemma in _AHEAD or clause.modal in ("will", "would", "’ll", "'ll", "’d", "'d"))
        and not _leaves_open(passage, clause.verb)
    )


@plan_check("adult_needs_missing")
def adult_needs_missing(plan: ReadPlan) -> Iterator[Hit]:
    """Year 9 on: no need about adult life."""
    needs = list(plan.plan.needs())
    texts = plan.of_kind(Kind.NEED, Kind.STRENGTH)
    tagged = any(n.preparing_for_adulthood for _, n in needs)
    if applies(plan) and needs and not tagged and not _any(texts, _ADULT_NEED):
        yield Hit(pointer="/sections/B", section="B")


@plan_check("adult_provision_missing")
def adult_provision_missing(plan: ReadPlan) -> Iterator[Hit]:
    """Year 9 on: no provision that prepares for adult life."""
    items = [item for _, item in plan.plan.provision()]
    if not applies(plan) or not items or any(item.pfa for item in items):
        return
    if not _any(plan.of_kind(Kind.PROVISION), _ADULT_PROVISION):
        yield Hit(pointer="/sections/F", section="F")


_AREA_WORDS = {area: re.compile(words, re.I) for area, words in AREAS.items()}


def areas_of_outcomes(plan: ReadPlan) -> set[str]:
    """The areas of adult life that outcomes prepare for, by tag or by words."""
    found = {_TAGS[tag] for outcome in plan.plan.outcomes() for tag in outcome.pfa}
    texts = list(plan.of_kind(Kind.OUTCOME, Kind.STEP))
    return found | {area for area, words in _AREA_WORDS.items() if _any(texts, words)}


@plan_check("adult_outcomes_missing")
def adult_outcomes_missing(plan: ReadPlan) -> Iterator[Hit]:
    """Year 9 on: no outcome on work, and none on independent living."""
    if applies(plan) and plan.outcomes and not areas_of_outcomes(plan) & {"employment", "independent living"}:
        yield Hit(pointer="/sections/E", section="E")


@plan_check("adult_outcomes_narrow", "areas")
def adult_outcomes_narrow(plan: ReadPlan) -> Iterator[Hit]:
    """Year 9 on: outcomes leave out one or more of the four areas."""
    found = areas_of_outcomes(plan)
    missing = [area for area in AREAS if area not in found]
    if applies(plan) and plan.outcomes and missing and found & {"employment", "independent living"}:
        yield Hit(pointer="/sections/E", section="E", fields={"areas": ", ".join(missing)})
