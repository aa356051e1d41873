"""What an outcome says: who does what, whether it can be seen, how it is measured, and what else it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ehcp_docs.language.actions import Clause, Role
from ehcp_docs.language.numbers import CARDINAL
from ehcp_docs.language.people import ALL_PRONOUNS, ChildWords, people
from ehcp_docs.language.spans import Span, found
from ehcp_docs.language.times import TimePoint

_N = rf"(?:{CARDINAL})"

VAGUE_VERBS = frozenset(
    "respect accept own relate "
    "improve develop increase enhance progress access engage understand know learn "
    "appreciate cope become feel "
    "gain build strengthen continue maintain experience enjoy explore benefit extend "
    "broaden grow strive aim try "
    "acquire foster promote raise boost consolidate further expand overcome reflect "
    "embrace thrive flourish succeed "
    "believe value realise reduce decrease lessen minimise better deepen nurture fulfil "
    "adapt respond behave "
    "participate address encourage support interact integrate socialise communicate "
    "function comprehend mature "
    "advance accelerate close minimize recognize recognise remember demonstrate show display exhibit be".split()
)
"""Verbs that cannot be seen by themselves; several count only with a vague object (see ``weak_core``)."""
NEEDS_OBJECT = frozenset(
    "demonstrate show display exhibit respond behave participate interact socialise "
    "communicate recognise recognize "
    "remember reduce decrease reflect encourage support address adapt maintain be build gain continue".split()
)
VAGUE_OBJECTS = frozenset(
    "insight grasp "
    "understanding awareness confidence ability skill independence resilience progress "
    "knowledge engagement interest "
    "motivation potential attitude behaviour behavior wellbeing well-being self-esteem "
    "relationship communication "
    "concentration focus participation regulation emotion feeling literacy numeracy "
    "development attainment happiness "
    "curriculum learning opportunity friendship anxiety capacity sense maturity autonomy "
    "growth improvement "
    "social-skill vocabulary language speech attention need mobility stamina strength "
    "barrier difficulty range".split()
)
RECEIVING = frozenset("receive access attend undergo obtain get".split())
PASSIVE_HELP = frozenset(
    "provide offer give support help encourage teach prompt assist allow enable expose "
    "include monitor supply refer".split()
)
SERVICE = re.compile(
    r"\b(?:support|help|input|sessions?|therap(?:y|ies)|intervention|interventions|"
    r"provision|programmes?|teaching|tuition|mentoring|"
    r"assistance|adults?|assistant|TA|staff|opportunit(?:y|ies)|access|hours|placement|"
    r"equipment|resources|classes|counselling|advice|"
    r"mentor|therapist|teacher|psychologist|worker|key ?worker|one[- ]to[- ]one|1:1|"
    r"social skills group|nurture group|group work|laptop|visuals?)\b",
    re.I,
)
ASPIRATION = re.compile(
    r"\b(?:wants? to|would like|hopes? (?:to|for|that)|wish(?:es)? (?:to|for)|dreams? of|aspires? to|"
    r"(?:be|feel|become|being|feeling|is|are) (?:\w+ly )?(?:more |as )?(?:happy|happier|"
    r"happiest|settled|included|safe|valued|proud|confident|independent|successful|"
    r"healthy|fulfilled|content|loved|respected|calm|at ease|part of)"
    r"|(?:have|make|has|having|makes) (?:\w+ )*?friends|(?:achieve|fulfil|reach|meet|"
    r"realise)s? (?:\w+ )*potential|(?:lead|live|have|enjoy)s? (?:a |an )?(?:\w+,? )*life|"
    r"be the best|do (?:her|his|their) best|when (?:I|he|she|they) grows? up|"
    r"love (?:school|learning)|enjoy (?:school|learning|life)|a (?:bright|good|"
    r"happy) future)\b",
    re.I,
)
_WISH = re.compile(
    r"(?:wants? to|would like|hopes? (?:to|for|that)|wish(?:es)? (?:to|for)|dreams? of|"
    r"aspires? to)\b",
    re.I,
)
COMPARATIVE = re.compile(
    r"\b(?:more|better|improved|improving|increased|increasing|increasingly|greater|less|"
    r"fewer|reduced|enhanced|further|higher|stronger|longer|"
    r"appropriately|appropriate|effectively|effective|successfully|consistently|regularly|"
    r"well|good|age[- ]appropriate|fully|expected levels?|"
    r"at (?:his|her|their) (?:own )?(?:level|pace)|to the best of)\b(?! (?:than )?\d)(?! or (?:more|less))",
    re.I,
)
_UNITS = (
    r"(?:times?|occasions?|out of|words?|minutes?|mins?|seconds?|hours?|days?|lessons?|"
    r"sessions?|trials?|attempts?|probes?|opportunit(?:y|ies)|sentences?|"
    r"sounds?|letters?|numbers?|steps?|items?|questions?|pages?|metres?|prompts?|"
    r"reminders?|people|persons?|adults?|peers?|children|pupils?|friends|turns?|"
    r"objects?|pictures?|signs?|symbols?|activit(?:y|ies)|places|settings?|subjects?|"
    r"tasks?|meals?|foods?|events?|facts?|errors?|requests?|instructions?|key|"
    r"colours?|shapes?|games?|journeys?|weeks?|months?|mornings?|afternoons?|nights?|"
    r"incidents?|examples?|choices?|options?|others|lines?|paragraphs?|"
    r"information|ideas?|parts?|components?|parts?|minutes|things?|ways|routes?|stops?|"
    r"purchases?|pounds?|exchanges?|comments?|clubs?|responses?|emotions?|feelings?|"
    r"strategies|"
    r"clues?|topics?|stages?|digit|digits?|syllables?|bites?|mouthfuls?|spoonfuls?|"
    r"stairs?|lengths?|staff|recipes?|dishes|shifts?|stays?|nights?|visits?|appointments?|"
    r"sums|problems?|texts?|books?|stories|members)"
)
MEASURE = re.compile(
    rf"\b{_N}\s?(?:%|per ?cent|percent)|\b{_N}(?:/| in | out of (?:every )?(?:the )?|"
    rf"-out-of-| of (?:the |every )?){_N}\b|\b{_N}(?:[- ](?!and\b|"
    rf"or\b)[\w’'-]+){{0,3}}?[- ]{_UNITS}\b"
    rf"|\b(?:at least|up to|no more than|fewer than|less than|more than|above|over|under|"
    rf"below|minimum of|maximum of|not more than|within) (?:\w+ )?{_N}\b"
    r"|\b(?:once|twice|three times|daily|weekly|every (?:day|week|lesson|morning|"
    r"afternoon|session|time|night|month|school day|fortnight)|each (?:day|week|lesson|"
    r"morning|afternoon|session|time|month|fortnight|school day))\b"
    r"|\b(?:no|zero|not one|without (?:a|any)) (?:\w+ ){0,4}(?:episodes?|incidents?|"
    r"errors?|accidents?|falls?|mistakes?|absences?|disputes?|exclusions?|suspensions?)\b"
    r"|\b(?:both|each|all) (?:nights|days|mornings|occasions|visits|stays)\b|\b(?:running|"
    r"in a row|in succession)\b|\b(?:all|both|every one) of (?:the|his|her|their)\b|"
    r"\bconsistently over\b|\b100\b|\bfrom \d+ to \d+\b|\bcount(?:s)? (?:\w+ )*\d+\b",
    re.I,
)
PROMPT_LEVEL = re.compile(
    r"\b(?:independently|unaided|unprompted|by (?:him|her|them|my)sel(?:f|ves)|on (?:his|"
    r"her|their|my) own|(?:with(?:out)?|with no|with only|with just|with minimal|with one|"
    r"with a|from)(?: \w+){0,3} "
    r"(?:prompt(?:s|ing)?|reminder(?:s|ed)?|help(?:ed)?|support(?:ed)?|assistance|cues?|"
    r"supervision|aid|adult|aids?|scaffold\w*|being (?:asked|told|reminded|prompted)|"
    r"gesture|switch|symbols?|board|card|hand over hand|visuals?)|"
    r"without (?:being|an adult|adult|any|help|leaving|physical)|no adult|(?:verbal|"
    r"visual|physical|gestural|adult) (?:prompt|cue)s?|unassisted|unsupported|"
    r"no (?:closer|nearer|further) than|(?:standing|staying|waiting) (?:back|outside|"
    r"behind)|single-handed\w*|for (?:him|her|them)sel(?:f|ves))\b",
    re.I,
)
LEVEL = re.compile(
    r"\b(?:grade [1-9]|level [1-9][a-z]?|entry level(?: [1-3])?|gcse|btec|nvq|p-?scale|"
    r"a-?level|reading (?:accuracy )?age|spelling age|standard(?:ised)? score|percentile|"
    r"phase [1-6]|expected (?:standard|level)|(?:level|standard) expected|"
    r"national curriculum|stage \d|qualification|\d+(?:st|nd|rd|th) percentile|(?:boxall|"
    r"engagement model|b squared|celf|yarc|wiat|casual?pa)\b|age (?:of )?\d|"
    r"\d+ ?(?:years?|y)[ ,]*\d* ?(?:months?|m)?|"
    r"year \d (?:level|expectations?|standard)|(?:first|second|third|fourth|fifth|sixth|"
    r"\d+(?:st|nd|rd|th))[- ]grade|two-word|three-word|\w+-word (?:phrases?|sentences?|"
    r"combinations?)|ks\d level|level one|level two|licen[cs]e|certificate|driving test|"
    r"badge)\b",
    re.I,
)
SO_THAT = re.compile(
    r"\b(?:so that|so (?:he|she|they|I|\w+) (?:can|is|are|will)|in order to|"
    r"which (?:will )?(?:means?|lets?|allows?|enables?)|to (?:help|enable|allow) (?:him|"
    r"her|them)|enabling|because)\b",
    re.I,
)
BASELINE = re.compile(
    r"\b(?:currently|at present|at the moment|now|up from|from (?:a baseline of )?\d|"
    r"baseline|instead of the|compared (?:with|to)|today|so far|already|presently|"
    r"has moved from|increasing from|rising from)\b",
    re.I,
)
CONTEXT = re.compile(
    r"\b(?:at|in|during|on|with|when|while|from|to|into|after|before|across|around|"
    r"outside|between) (?:the |a |an |his |her |their |my |every |each |some |two |three |"
    r"four |any |unfamiliar |familiar |class |school )*[a-z]{3,}",
    re.I,
)
DEFICIT = re.compile(
    r"\b(?:stop|cease|avoid|refrain from|desist from|quit|reduce|decrease|eliminate|"
    r"minimi[sz]e|lessen|cut down(?: on)?|give up|not|never|no longer|won['’]t|doesn['’]t|"
    r"does not|do not|fewer|less)\b",
    re.I,
)
GENERALISED = re.compile(
    rf"\b(?:at home and|school and (?:at )?home|home and (?:at |in )?school|both at|"
    rf"different (?:people|adults|places|settings|subjects|lessons|activities|partners|"
    rf"rooms)|across (?:\w+ )*(?:settings|subjects|lessons|places|people)|"
    rf"{_N} (?:different|other|familiar|unfamiliar)? ?(?:people|adults|settings|places|"
    rf"subjects|peers|partners|contexts)|unfamiliar|new (?:people|places|settings)|"
    rf"any adult|a range of)\b",
    re.I,
)


_LESS = re.compile(
    r"\b(?:less|fewer|reduced|reducing|decreasing|some|appropriate|"
    r"more) (?:adult )?(?:help|support|prompt\w*|assistance|supervision|reminders?)\b",
    re.I,
)
_GIVING_UP = frozenset("stop cease avoid refrain desist quit eliminate".split())
_STOPPING_STILL = re.compile(r" (?:at|and|to|by|when|before|in|for|beside|if)\b|[.,]")
_BY_DOING = re.compile(
    r"\b(?:by (?!being|having|the)\w+ing|using (?:a |an |his |her |their )?\w+|"
    r"through (?:pointing|signing|gesture|speech|pictures))\b",
    re.I,
)


class Actor(StrEnum):
    """Who does what the outcome says."""

    CHILD = "child"
    NOBODY = "nobody"
    """A fragment without a subject, such as “improve social skills”."""
    ADULT = "adult"
    OTHERS = "others"
    """Other children, or a thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """One thing that the outcome says will be done."""

    lemma: str
    span: Span
    weak: bool
    """Cannot be seen: improve, understand, show a better awareness."""
    service: bool
    """Is help that the child gets, not something the child does."""


class OutcomeReading:
    """An outcome taken apart; each part worked out when first asked for."""

    def __init__(
        self,
        text: str,
        clauses: Sequence[Clause],
        child: ChildWords,
        deadlines: Sequence[TimePoint] = (),
        times: Sequence[TimePoint] = (),
    ) -> None:
        self.text = text
        self._clauses = tuple(clauses)
        self._child = child
        self.deadlines = tuple(deadlines)
        self._times = tuple(times)

    @cached_property
    def actor(self) -> Actor:
        """Who acts in the first clause that says what will happen."""
        head = next((c for c in self._leading if c.subject or c.passive), None)
        if head is None:
            return Actor.NOBODY
        return self._actor_of(head)

    @property
    def _leading(self) -> list[Clause]:
        main = [c for c in self._clauses if c.role is Role.MAIN]
        willing = [c for c in main if c.modal in ("will", "shall", "can", "must", "should", "may")]
        return willing or main

    @cached_property
    def leading(self) -> Clause | None:
        """The clause that says what will happen."""
        return next(iter(self._leading), None)

    def _actor_of(self, clause: Clause) -> Actor:
        phrase, head = clause.subject_phrase, clause.subject
        if not head:
            return Actor.NOBODY
        if head.lower() in self._child.names:
            return Actor.CHILD
        words = set(re.findall(r"[\w\[\]]+", phrase.lower()))
        if self._child.mean(head) or head.lower().strip("[]") in ("child", "student", "pupil", "name"):
            own = words & (self._child.names | {"child", "pupil", "student", "learner", "x", "xx", "i"})
            return Actor.CHILD if own or head.lower() in ALL_PRONOUNS or len(words) < 3 else Actor.OTHERS
        if head.lower() == "we":
            return Actor.ADULT
        seen = people(phrase)
        if seen.roles or seen.vague or seen.services or seen.named:
            return Actor.ADULT
        if re.search(r"\b(?:parents?|mum|dad|mother|father|family|grandmother|guardian)\b", phrase, re.I):
            return Actor.ADULT
        if head[:1].isupper() and clause.subject_span and clause.subject_span.start == 0 and len(words) <= 2:
            return Actor.CHILD if not self._child.names else Actor.OTHERS
        if head[:1].isupper() and not self._child.names:
            return Actor.CHILD
        return Actor.OTHERS

    @cached_property
    def cores(self) -> tuple[Core, ...]:
        """What will be done, verb by verb; “will be able to read” gives read."""
        found_cores = []
        for clause in self._leading:
            target = self._unwrapped(clause)
            if target is not None:
                found_cores.append(self._core(target, clause))
        return tuple(found_cores)

    def _unwrapped(self, clause: Clause) -> Clause | None:
        if clause.lemma in (
            "be",
            "have",
            "learn",
            "begin",
            "start",
            "continue",
            "use",
            "need",
            "seek",
            "manage",
            "come",
            "get",
            "try",
            "want",
        ):
            inner = [
                c
                for c in self._clauses
                if c.index > clause.index and (c.role is Role.CONTENT or c.head == clause.index)
            ]
            able = re.match(
        r".{0,25}?\b(?:able|ready|willing|confident(?:ly)?|begin\w*|start\w*|continue\w*|"
        r"learn\w*|manage\w*|come|comes|get|gets|try|tries|want|wants) to\b",
                            self.text[clause.phrase.start :], re.S)  # fmt: skip
            if able and inner:
                return inner[0]
        return clause

    def _core(self, clause: Clause, outer: Clause) -> Core:
        after = self.text[clause.verb.start : clause.verb.end + 90]
        near = self.text[clause.verb.end : clause.verb.end + 60]
        return Core(
            lemma=clause.lemma,
            span=Span(min(clause.phrase.start, clause.verb.start), self._end(clause)),
            weak=self.weak_core(clause, after),
            service=self._is_service(outer, near) or (clause is not outer and self._is_service(clause, near)),
        )

    def _end(self, clause: Clause) -> int:
        rest = self.text[clause.verb.end :]
        stop = re.search(r"[.,;:]| so that | in order | by (?:the end|July|\d)", rest)
        return clause.verb.end + min(stop.start() if stop else len(rest), 60)

    def weak_core(self, clause: Clause, after: str) -> bool:
        """Whether the verb with its object cannot be seen by anyone."""
        if clause.lemma == "get":
            return bool(COMPARATIVE.search(after[:40]) or re.match(r"get\w* (?:fit|on)\b", after, re.I))
        if clause.lemma == "learn" and re.match(
            r"learn\w* (?:on|at|in|for|alongside|beside|from)\b", after, re.I
        ):
            return False
        if clause.lemma not in VAGUE_VERBS or clause.passive or _BY_DOING.search(re.split(r"[.;]", after)[0]):
            return False
        if clause.lemma in NEEDS_OBJECT:
            near = re.split(r"\b(?:how|what|when|that|which|with|when|if|before|after)\b|[.;,]", after[:60])[
                0
            ]
            words = set(re.findall(r"[a-z-]+", near.lower()))
            singular = words | {w.removesuffix("s") for w in words}
            return bool(singular & VAGUE_OBJECTS) or bool(COMPARATIVE.search(after[:60]))
        return True

    def _is_service(self, clause: Clause, after: str) -> bool:
        first = after[:60]
        if clause.lemma in RECEIVING:
            return bool(SERVICE.search(first)) and not (
                clause.lemma == "attend" and MEASURE.search(first[:18])
            )
        if clause.lemma == "have" and not clause.passive:
            return bool(re.match(r"\s+(?:\w+\s+){0,4}?" + SERVICE.pattern, first, re.I)) and not re.match(
                r"\s+(?:a |an )?(?:conversation|chat|skill|friend)", first
            )
        if clause.passive and clause.lemma in PASSIVE_HELP:
            return True
        return (
            clause.lemma == "work"
            and bool(re.match(r"\s+(?:with|on)\b", first))
            and bool(people(first).roles)
        )

    @cached_property
    def service(self) -> Core | None:
        """The words in which the outcome tells of help instead of what the child will do."""
        return next((core for core in self.cores if core.service), None)

    @cached_property
    def weak(self) -> Core | None:
        """The first verb that cannot be seen, when none of them can."""
        weak = [core for core in self.cores if core.weak]
        return weak[0] if weak and len(weak) == len(self.cores) else None

    @cached_property
    def measures(self) -> tuple[Span, ...]:
        """Numbers, levels and degrees of help by which anyone could say whether it was reached."""
        dated = [point.span for point in self._times if point.kind.value in ("date", "stage")]
        spans = [
            span
            for pattern in (MEASURE, PROMPT_LEVEL, LEVEL)
            for span in found(pattern, self.text)
            if not any(span.overlaps(d) for d in dated) and not _LESS.search(span.of(self.text))
        ]
        return tuple(sorted(spans))

    @cached_property
    def numeric(self) -> bool:
        """Whether one of the measures is a number or a named level."""
        return any(MEASURE.search(s.of(self.text)) or LEVEL.search(s.of(self.text)) for s in self.measures)

    @cached_property
    def aims(self) -> tuple[Core, ...]:
        """The different things that one sentence says will be done."""
        by_sentence: dict[int, list[Core]] = {}
        for clause in self._leading:
            if not clause.negated:
                by_sentence.setdefault(clause.sentence, []).append(self._core(clause, clause))
        longest: list[Core] = max(by_sentence.values(), key=lambda cores: len(list(cores)), default=[])
        return tuple(longest)

    @cached_property
    def aspiration(self) -> Span | None:
        """Words of hope in place of something that can be reached."""
        return next(
            (
                span
                for span in found(ASPIRATION, self.text)
                if _WISH.match(self.text, span.start)
                or any(core.span.start - 6 <= span.start <= core.span.end for core in self.cores)
            ),
            None,
        )

    @cached_property
    def comparative(self) -> Span | None:
        """More, better, appropriately: a direction without a measure."""
        return next(iter(found(COMPARATIVE, self.text)), None)

    @cached_property
    def deficit(self) -> Span | None:
        """The words in which a main clause says what the child will stop or not do."""
        for clause in self._leading:
            if clause.lemma == "give" and self.text[clause.verb.end :].startswith(" up"):
                return Span(clause.verb.start, self._end(clause))
            if clause.lemma in _GIVING_UP and not _STOPPING_STILL.match(self.text[clause.verb.end :]):
                return Span(clause.verb.start, self._end(clause))
            if clause.negated and self._actor_of(clause) in (Actor.CHILD, Actor.NOBODY):
                return Span(clause.phrase.start, self._end(clause))
        return None

    @cached_property
    def benefit(self) -> Span | None:
        """So that ...: why it matters."""
        return next(iter(found(SO_THAT, self.text)), None)

    @cached_property
    def baseline(self) -> Span | None:
        """Words that say where the child is now."""
        return next(iter(found(BASELINE, self.text)), None)

    @cached_property
    def context(self) -> Span | None:
        """Where, when or with whom, in the clause after its verb."""
        start = self.cores[0].span.start if self.cores else 0
        dated = [p.span for p in self._times]
        for span in found(CONTEXT, self.text):
            if span.start >= start and not any(span.overlaps(d) for d in dated):
                return span
        return None

    @cached_property
    def generalised(self) -> bool:
        """Whether it names more than one person, place or activity."""
        return GENERALISED.search(self.text) is not None
