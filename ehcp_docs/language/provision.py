"""What a provision says: what is done, by whom, how often, how long, for how many; and what sort of thing it is."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cached_property

from ehcp_docs.language.amounts import Amounts
from ehcp_docs.language.once import done_once, other_activity
from ehcp_docs.language.people import People
from ehcp_docs.language.spans import Span, found, in_any
from ehcp_docs.language.times import TimePoint
from ehcp_docs.plan.model import Elements

THERAPY = re.compile(
    r"\b(?:speech (?:and language )?therap\w+|language therap\w+|occupational therap\w+|"
    r"physio\w*|SaLT|SALT|SLT|OT|(?:music|art|play|drama) (?:psycho)?therap\w+|"
    r"psychotherap\w+|counsell\w+|CAMHS|cognitive behavioural therapy|hydrotherapy|"
    r"therap(?:y|ist|ies|ists))\b"
)
SESSIONAL = re.compile(
    r"\b(?:sessions?|lessons?|groups?|programmes?|practi[sc]e|teach(?:ing|es)?|taught|"
    r"tuition|coach\w*|mentor\w*|therap(?:y|ist|ies)|see|meets?|works? (?:with|on)|"
    r"one[- ]to[- ]one|1:1|support|help|intervention|interventions|input|pre-teach\w*|"
    r"check-?ins?|counsell\w*|clubs?|class(?:es)?|exercises|reading with|training|visits?|"
    r"short breaks?|respite|run|lead|deliver\w*|activit(?:y|ies)|coaching|tutor\w*|"
    r"workshops?|slots?|catch-?ups?|assessment|supervis\w*|review(?:s|ed)?|monitor\w*|observ\w*|"
    r"consult(?:s|ing|ations?)?|advis(?:es?|ing)|oversee(?:s|ing)?)\b",
    re.I,
)
NO_LENGTH_NEEDED = re.compile(
    r"\b(?:review|report|written|plan|record|check(?:s|ed)?|update[sd]?|chart|target|send|"
    r"sent|supply|repair|serviced?|replaced?|meeting|mark|weigh|note|told|email|telephone|"
    r"phone|timetable|put|place|give|"
    r"tall(?:y|ies|ied)|count(?:s|ed)?|routines?|transitions?|bring|accompan\w+|collect|fetch|escort|"
    r"go with|goes with|leave|arrive|carr(?:y|ies) (?!out)|"
    r"walks? \w+ (?:in|out|to|from|back|home|over|across)|meets? (?:\w+ )?(?:at|by|from) the (?:gate|door|"
    r"entrance|bus|taxi|car))\b",
    re.I,
)
"""What is done in a moment, or takes as long as it takes."""
EQUIPMENT = re.compile(
    r"\b(?:laptops?|tablets?|ipads?|computers?|software|keyboards?|headphones?|"
    r"radio aids?|hearing aids?|switch(?:es)?|communication (?:aids?|devices?|books?|"
    r"boards?)|"
    r"chairs?|seating|desks?|slopes?|cushions?|frames?|standers?|hoists?|slings?|"
    r"wheelchairs?|walkers?|splints?|pens?|pencils?|grips?|scissors|cutlery|boards?|"
    r"cards?|timers?|"
    r"timetables?|photographs?|pictures?|symbols?|prompts?|checklists?|overlays?|"
    r"print(?:s|ed)?|screens?|equipment|devices?|apps?|ear defenders|blinds?|lights?|rails?|"
    r"ramps?|"
    r"aids?|magnifiers?|braille\w*|tactile|large print|labels?|trays?|lockers?|headsets?|"
    r"microphones?|apparatus|worksheets?|handouts?|enlarged (?:papers?|texts?|copies))\b",
    re.I,
)
ENVIRONMENT = re.compile(
    r"\b(?:seat(?:ed|s)?|sits?|room|space|area|base|corner|quiet|noise|light(?:ing)?|"
    r"display|layout|place[sd]?|door|window|front of|corridor|workstation|"
    r"uniform|queue|entrance|exit|screen|leave (?:each|every|the|a|his|her|their)|arrive|pass)\b",
    re.I,
)
ARRANGEMENT = re.compile(
    r"\b(?:plan|report|meeting|check|timetable|passport|profile|handover|record|diary|"
    r"book|risk assessment|protocol|access arrangements|extra time|scribe|reader|"
    r"application|"
    r"examinations?|exams?|tests?|transition|review|healthcare plan|contract|agreement)\b",
    re.I,
)
VAGUE_CONTENT = frozenset(
    "support input help intervention strategy approach programme guidance advice "
    "monitoring mentoring nurture assistance "
    "work resource opportunity provision activity environment therapy service session "
    "package access encouragement "
    "technique method tool system skill need area level time basis way learning "
    "education curriculum lesson class "
    "team adult staff setting school practice teaching development emotional pastoral "
    "social communication language "
    "speech behaviour occupational physical literacy numeracy sensory attention "
    "regulation wellbeing learner".split()
)
_METHOD = re.compile(
    r"(?<![.!?“\"] )(?<!^)\b(?:[A-Z][\w’'&-]+(?: (?:and|of|the|for|to|in) (?=[A-Z]))?(?: (?=[A-Z]))?){1,5}"
    r"|\b(?:precision teaching|pre-?teach\w*|paired reading|colourful semantics|"
    r"social stor(?:y|ies)|comic strip conversations?|narrative (?:group|therapy|"
    r"programme)|"
    r"lego[- ]based therapy|intensive interaction|attention autism|task boards?|"
    r"work ?stations?|now and next|visual timetable|objects? of reference|"
    r"total communication|touch[- ]typing|"
    r"synthetic phonics|structured (?:multisensory |literacy |phonics |"
    r"cumulative )?(?:programme|teaching|reading)|talking mats|sensory circuit|"
    r"sensory diet|movement breaks?|zones of regulation|"
    r"emotion coaching|play therapy|circle of friends|vocabulary programme|word maps?|"
    r"active listening|cognitive behavioural therapy|errorless learning|backward chaining|"
    r"task analysis|choice board|"
    r"makaton|signalong|braille|british sign language|handwriting programme|"
    r"hand skills programme|fine motor programme|text-to-speech|speech-to-text|"
    r"word prediction|reading pen|radio aid|hydrotherapy|rebound therapy)\b",
)
_BODIES = frozenset("school setting academy nursery college provider service services team agencies".split())
_TRAINS = re.compile(r"\b(?:train(?:s|ed|ing)?|teach(?:es)?|taught)\b", re.I)
_EXACT = re.compile(
    r"(?<!Year )(?<!room )(?<!class )(?<!since )(?<![\d.])\d{1,3}(?!\d)|"
    r"\b(?:front|second|third|first|back|left|right|own) (?:row|desk|seat|table|corner|door|stairs|of)\b|"
    r"\b(?:two|three|four|five|six|ten) \w+",
    re.I,
)
"""Figures and places that can be checked."""
_HELP = re.compile(r"\b(?:help|support|work|teach|practi[sc]|mentor|encourag|listen|talk|calm)\w*", re.I)
_BY_THERAPIST = re.compile(
    r"\b(?:measured|fitted|chosen|selected|adjusted|supplied|ordered|checked|approved|trained|supervised|taught|shown) "
    rf"(?:\w+ )?(?:by|with|from) (?:(?:an?|the|his|her|their|school|NHS|qualified) ){{0,2}}{THERAPY.pattern}"
)


_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday easter christmas year reception key stage section and the of".split()
)


class Sort(StrEnum):
    """What sort of provision it is; each is quantified in its own way."""

    SESSION = "session"
    """Something done with the child at times: teaching, therapy, support."""
    EQUIPMENT = "equipment"
    ENVIRONMENT = "environment"
    ARRANGEMENT = "arrangement"


class ProvisionReading:
    """A provision taken apart; declared elements count beside what the words say."""

    def __init__(
        self,
        text: str,
        amounts: Amounts,
        people: People,
        *,
        elements: Elements | None = None,
        lemmas: tuple[str, ...] = (),
        names: frozenset[str] = frozenset(),
        times: tuple[TimePoint, ...] = (),
    ) -> None:
        self.text = text
        self.amounts = amounts
        self.people = people
        self._lemmas = lemmas
        self._elements = elements
        self._names = names | _CALENDAR
        self._times = times

    @cached_property
    def who(self) -> tuple[Span, ...]:
        """Roles, services and people with a title."""
        return tuple(sorted({*self.people.roles, *self.people.named, *self.people.services}))

    @property
    def who_met(self) -> float:
        """1 with a role or a named person; less for a service; 0 for nobody."""
        if self.people.roles or self.people.named:
            return 1.0
        return 0.6 if self.people.services else 0.0

    @property
    def lacks_length(self) -> bool:
        """Whether a terse statement (“TA, reading, daily”) says how often and nothing of how long."""
        is_plain = not self.sorts and not NO_LENGTH_NEEDED.search(self.text)
        return is_plain and bool(self.amounts.frequency) and not self.how_long

    @property
    def by_anybody(self) -> bool:
        """Whether “staff” or “adults” act: people, but not which; a school that sends or buys something is none."""
        return any(span.of(self.text).lower().split()[-1] not in _BODIES for span in self.people.vague)

    @property
    def how_often(self) -> tuple[Span, ...]:
        """Whatever answers “how often?”."""
        return self.amounts.how_often

    @cached_property
    def how_long(self) -> tuple[Span, ...]:
        """Whatever answers “for how long?”, the lengths of other activities (planning, clearing up) left out."""
        return tuple(span for span in self.amounts.how_long if span not in self.beside)

    @cached_property
    def beside(self) -> tuple[Span, ...]:
        """Lengths of planning and the like beside what is done again and again."""
        return other_activity(self.text, self.amounts)

    @cached_property
    def once(self) -> tuple[Span, ...]:
        """The words by which it is done once and not again and again: by a date, before the child starts."""
        return done_once(self.text, self._times)

    @property
    def groups(self) -> tuple[Span, ...]:
        """One to one, or the size of the group."""
        return self.amounts.groups

    @property
    def qualifications(self) -> tuple[Span, ...]:
        """Training or qualification of those who do it."""
        return self.people.qualifications

    @cached_property
    def named_methods(self) -> tuple[Span, ...]:
        """Programmes, approaches and equipment with a name of their own."""
        taken = [*self.who]
        return tuple(
            s
            for s in [*found(_METHOD, self.text), *found(EQUIPMENT, self.text)]
            if not any(s.overlaps(t) for t in taken) and not self._is_name(s)
        )

    def _is_name(self, span: Span) -> bool:
        """A person, a day or a month: no method, though written with a capital."""
        words = [
            w.lower()
            for w in re.findall(r"[^\W\d_]+(?:[-][^\W\d_]+)*", re.sub(r"['’]s\b", "", span.of(self.text)))
        ]
        return bool(words) and all(
            word in self._names or word.removesuffix("s") in _CALENDAR for word in words
        )

    @cached_property
    def what_met(self) -> float:
        """How far the words say what is done, beyond “support” and its kin."""
        own = {w for w in self._lemmas if w not in VAGUE_CONTENT}
        if self.named_methods or len(own) >= 4:
            return 1.0
        return 0.35 + 0.15 * len(own)

    @cached_property
    def sorts(self) -> frozenset[Sort]:
        """The sorts of provision that the words speak of."""
        tests = {
            Sort.EQUIPMENT: EQUIPMENT,
            Sort.ENVIRONMENT: ENVIRONMENT,
            Sort.ARRANGEMENT: ARRANGEMENT,
            Sort.SESSION: SESSIONAL,
        }
        return frozenset(sort for sort, pattern in tests.items() if pattern.search(self.text))

    @property
    def is_therapy(self) -> bool:
        """Whether a therapy is spoken of, and not only a therapist who measured a chair or trained somebody."""
        beside = tuple(found(_BY_THERAPIST, self.text))
        return any(not in_any(span, beside) for span in found(THERAPY, self.text))

    @property
    def is_session(self) -> bool:
        """Whether it is something done at times, which wants a frequency and a length."""
        things = self.sorts & {Sort.EQUIPMENT, Sort.ENVIRONMENT}
        return Sort.SESSION in self.sorts and (not things or self.is_therapy)

    @property
    def is_told_once(self) -> bool:
        """Whether it is a plan, an assessment or a thing by a time of its own, of which no length is asked."""
        return bool(self.once) and (Sort.ARRANGEMENT in self.sorts or not _TRAINS.search(self.text))

    @cached_property
    def is_concrete(self) -> bool:
        """Whether a thing or a place is told so exactly that anybody could see whether it is there."""
        if not self.sorts & {Sort.EQUIPMENT, Sort.ENVIRONMENT, Sort.ARRANGEMENT}:
            return False
        if self.how_often or (self.once and self.who):
            return True
        is_help = Sort.SESSION in self.sorts or _HELP.search(self.text)
        return not is_help and bool(_EXACT.search(self.text))

    @property
    def quantified(self) -> bool:
        """Who, how often and how long are all there."""
        return bool(self.who and self.how_often and self.how_long)
