"""Help and adults' work written as an outcome, where the child is not the one who acts or only sits through it."""

from __future__ import annotations

import re

from ehcp_docs.language.actions import Clause
from ehcp_docs.language.outcome_words import (
    KEPT_SAFE,
    MEASURE,
    OWN_PLACE,
    PASSIVE_HELP,
    RECEIVING,
    SERVICE,
    WORKED_WITH,
)
from ehcp_docs.language.people import people
from ehcp_docs.language.spans import Span
from ehcp_docs.language.states import GETS_DONE

_HELP = (
    r"(?:[\w’'-]+ ){0,5}?(?:lessons?|phonics|timetable|board|diet|circuits?|breaks?|laptop|tablet|software|chair|frame|"
    r"radio aid|room|" + SERVICE.pattern.removeprefix(r"\b(?:").removesuffix(r")\b") + ")"
)
_THING = (
    r"(?:(?:home[- ]school|communication|contact|reading) (?:book|diary)|passport|workstation|risk assessment|key adult|"
    r"profile|timetable|overlays?|laptop|tablet|iPad|chair|desk|locker|buddy|class of|"
    + SERVICE.pattern.removeprefix(r"\b(?:").removesuffix(r")\b")
    + ")"
)
_OPENING = re.compile(
    r"(?:(?:by|before|from|until|at|in) [^,;:]{3,40}[,:] )?(?:for )?(?P<rest>.+)", re.I | re.S
)
_IN_PLACE = re.compile(
    rf"(?P<what>(?:a |an |the |her |his |their |[\w’'-]+['’]s )?{_HELP}\b[^.;]{{0,60}}?\b"
    r"(?:(?:be|is|are|being|been) )?(?:in place|fitted|made available|on site|shared|issued|ordered|funded|"
    r"given to (?:her|him|them)|"
    r"up and running|set up|put in|provided|delivered|followed|installed|"
    r"bought|purchased|serviced|maintained|arranged|available|timetabled|carried out|implemented|continued?))\b",
    re.I,
)
_DOSE = re.compile(
    r"(?P<what>(?:(?:an|one|two|three|half an|\d+) (?:hours?|minutes?|sessions?)|"
    r"(?:daily|weekly|fortnightly|monthly|termly)|"
    rf"(?:once|twice|three times)[- ](?:weekly|daily|a week|a day))(?: of)? {_HELP}\b)",
    re.I,
)
_OFFERED = re.compile(
    r"(?P<what>(?:(?:daily|weekly|fortnightly|monthly|termly|(?:once|twice|three times)[- ]weekly) (?!\w+ing\b)[\w’'-]+|"
    r"access to|full[- ]time (?:one[- ]to[- ]one|1:1|support|adult)|"
    r"(?:one[- ]to[- ]one|1:1)\b(?! (?:conversation|chat|talk))|"
    r"[A-Z][\w’'-]+ to (?:have|get|receive|access|attend|be (?:given|taught|provided|offered|supported|seen))\b"
    rf"[^.;]{{0,40}}?\b{_THING})[^.;,]{{0,40}})",
    re.I,
)
_GOING = re.compile(
    r"\s+(?:to be )?(?:on|to|in|with|at)\s+(?:a |an |the |her |his |their )?(?:[\w’'-]+ ){0,3}?"
    r"(?:(?:nurture|intervention|therapy|booster|catch-?up|"
    r"social skills|talking[- ]partners?|phonics|elsa|small|withdrawal) "
    r"(?:group|sessions?|programme|class)|programmes?|interventions?|therapy|(?:standing|walking) frame|standing-frame|"
    r"adapted chair|caseload|postural management)\b",
    re.I,
)
_UPKEEP = re.compile(
    r"\s+(?:a |an |the |her |his |their |all )(?:[\w’'-]+ ){1,4}?(?:serviced|checked|reviewed|fitted|adjusted|measured|"
    r"assessed|re-?assessed|updated|renewed|repaired|provided|funded|paid for)\b",
    re.I,
)
_ADULTS_WORK = frozenset(
    "obtain arrange agree draw set identify establish commission secure appoint recruit train install purchase buy fit "
    "implement review update".split()
)
_TO_DO = re.compile(r"(?P<who>(?:all |the |a |an |her |his |their )?[\w’' -]{3,60}?) to (?:have )?\w+", re.I)
_BEING = frozenset("be go continue stay remain".split())


def help_told(text: str) -> Span | None:
    """Help that is to be in place, or a dose of it, in an outcome in which nobody acts."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    start = opening.start("rest")
    found = _DOSE.match(text, start) or _IN_PLACE.match(text, start) or _OFFERED.match(text, start)
    if found:
        return Span(*found.span("what"))
    paper = _WORK_ON_PAPER.match(text, start) or _THING_FOR.match(text, start)
    return Span(*paper.span()) if paper else None


_A_DOSE = re.compile(
    r"\s+(?:a total of |a (?:\w+ )?(?:block|course|set|series|package) of )?(?:an?|one|two|three|four|five|half an|"
    r"\d+) (?:\w+ ){0,2}?(?:hours?|minutes?|sessions?"
    r"|lessons?)(?: a \w+)?(?: (?:of|with|in) |(?= and\b|[.,;]|$))",
    re.I,
)
_TAKES_PART = re.compile(
    r"(?:tak\w+ part|participat\w+|join\w*) (?:fully |regularly )?(?:in )?[^.;]{0,50}?(?:sessions?|groups?|programmes?|"
    r"interventions?|lessons?|therapy)\b[^.;]{0,60}?\b(?:led|run|delivered|taught|given|provided|facilitated|overseen) by\b",
    re.I,
)
"""“Take part in daily sessions led by a teacher”: what is laid on for the child."""
_COURSE = re.compile(
    r"(?:complet|finish|attend|undertak|tak(?:e|en|ing) part|participat|join|do(?:ne)? |go(?:ne)? (?:to|"
    r"on))\w*(?: in| on| to)? "
    r"(?:an? |the |his |her |their )?(?:[\w’'-]+ ){0,4}?(?:(?:social|friendship|life|self-help|coping|communication|"
    r"listening|thinking|organisation|motor) skills|(?:travel|social|emotion\w*|anger|attention|memory|listening|auditory|"
    r"assertiveness|relaxation)(?: management)? training|anger management|therapy|interventions?|social stories|nurture|"
    r"emotional (?:literacy|regulation)|catch-?up|booster|mindfulness|self-esteem|travel[- ]training|"
    r"sensory (?:circuits?|diet))"
    r" (?:course|programme|groups?|sessions?|scheme|block|workshops?|classes)\b",
    re.I,
)
"""“Complete a friendship skills course”: the course is help; what is learnt on it is the outcome."""
_GIVING = frozenset("provide offer ensure supply arrange give".split())
_PLACED = frozenset("place enrol enroll admit allocate assign register seat".split())
_THING_FOR = re.compile(
    rf"(?:an? |the |his |her )(?:[\w’'-]+ ){{0,4}}?{_THING}\b[^.;,]{{0,40}} for [A-Z]?\w+", re.I
)


def sits_through(clause: Clause, text: str) -> bool:
    """“Will go to nurture group”, “will have her chair checked”: the child only takes it."""
    after = text[clause.verb.end : clause.verb.end + 90]
    if clause.passive and clause.lemma in _PLACED:
        return True
    if clause.lemma == "have" and not clause.passive and _A_DOSE.match(after):
        return True
    if _TAKES_PART.match(text, clause.verb.start) or _COURSE.match(text, clause.verb.start):
        return True
    if clause.lemma in _BEING and not clause.passive:
        return _GOING.match(after) is not None
    return clause.lemma == "have" and _UPKEEP.match(after) is not None


def adults_work(clause: Clause) -> bool:
    """“A picture of her hearing will have been obtained”: nobody is named, but it is adults who obtain it."""
    return clause.passive and clause.lemma in _ADULTS_WORK


_THOSE = re.compile(
    r"(?:(?:all|any|every) )?(?:those|who|anyone|everyone|everybody|people|staff|adults) (?P<rest>[^.,;]{3,60}?) "
    r"(?:will|shall|must|are to|is to|to) ",
    re.I,
)
_WITH_CHILD = re.compile(r"\b(?:work|teach|support|car|help|look)(?:s|ing|es)?\b", re.I)
_WORK_ON_PAPER = re.compile(
    r"(?:an? |the |further |full |completed |updated |her |his |their )*(?:[\w’'-]+ ){0,4}?(?:assessment|referral"
    r"|review|report|"
    r"diagnosis|appointment|placement|observation|risk assessment|passport|profile)s? (?:of|for|by|with|to|on|from"
    r"|completed|"
    r"made|done|carried out|written)\b",
    re.I,
)


def others_told(text: str) -> Span | None:
    """“Those engaged as tutors shall have covered ratio”: the ones who help are the subject, whatever they are called."""
    opening = _OPENING.match(text)
    told = _THOSE.match(text, opening.start("rest")) if opening else None
    if told is None:
        return None
    who = people(told["rest"])
    theirs = who.roles or who.services or _WITH_CHILD.search(told["rest"])
    return Span(told.start(), min(len(text), told.end() + 40)) if theirs else None


def told_to(text: str) -> Span | None:
    """“The setting to put a plan together”: adults told to do something, without a verb for the child."""
    opening = _OPENING.match(text)
    told = _TO_DO.match(text, opening.start("rest")) if opening else None
    if told is None:
        return None
    who = people(told["who"])
    return (
        Span(told.start("who"), min(len(text), told.end() + 40))
        if who.roles or who.services or who.vague
        else None
    )


def is_help(clause: Clause, after: str, text: str) -> bool:
    """Whether the verb, with what stands after it, tells of help that the child gets."""
    first = after[:60]
    if sits_through(clause, text):
        return True
    if clause.lemma == "get" and GETS_DONE.match(first):
        return False
    if clause.lemma in RECEIVING:
        return bool(SERVICE.search(first)) and not (
            clause.lemma == "attend" and (MEASURE.search(first[:18]) or OWN_PLACE.match(first))
        )
    if clause.lemma in _GIVING and not clause.subject and SERVICE.search(first[:40]):
        return True  # “to provide access to the curriculum”: an aim of those who teach
    if clause.lemma == "have" and not clause.passive:
        return bool(re.match(r"\s+(?:[\w-]+\s+){0,4}?" + SERVICE.pattern, first, re.I)) and not re.match(
            r"\s+(?:a |an )?(?:conversation|chat|skill|friend)", first
        )
    if clause.passive and (clause.lemma in PASSIVE_HELP or KEPT_SAFE.match(text[clause.verb.start :])):
        return True
    return clause.lemma == "work" and bool(WORKED_WITH.match(first)) and bool(people(first).roles)
