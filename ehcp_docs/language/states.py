"""States of mind, degrees and less of a behaviour: what an outcome says that nobody can see, by its grammar."""

from __future__ import annotations

import re

from ehcp_docs.language.actions import Clause

_DEGREE = (
    r"(?:more|less|better|greater|increasingly|increased|improved|fuller|full|good|best|active|positive|secure|sound|firm|"
    r"strong(?:er)?|steady|sustained|expected|real|clear(?:er)?|deep(?:er)?|wider|healthy|healthier|appropriate|growing|"
    r"further|rapid|significant|consistent|meaningful|genuine|proper|successful|smooth|seamless|happy|settled|pleasant|"
    r"reasonable|developing|mature|responsible)"
)
_ABSTRACT = (
    r"(?:progress|part|role|grasp|command|relationships?|start|approach|mindset|outlook|foundations?|control|gains|"
    r"understanding|awareness|confidence|knowledge|engagement|attitudes?|behaviours?|independence|resilience|"
    r"concentration|regulation|choices|habits|improvements?|efforts?|strides|connections?|contribution|use|transitions?|"
    r"experiences?|moves?|responsibility|ownership|participation|involvement|achievements?|friendships|self-image|"
    r"self-esteem|sense|transfer|time|outcomes?|appreciation|insight)"
)
_ATTAINING = frozenset("attain achieve reach secure acquire conduct comport meet".split())
_NOTHING_SEEN = re.compile(
    r"\w+ (?:(?:that|the|a|an|such|his|her|their|full|greater|appropriate|expected|his own|her own) )*"
    r"(?:(?:degree|level|standard|measure)s? of )?(?:potential|self-regulation|independence|confidence|well-?being|maturity|"
    r"self-esteem|resilience|understanding|awareness|appreciation|insight|knowledge|acceptance|himself|herself|themselves|"
    r"(?:age[- ](?:related|appropriate|expected) |expected )(?:expectations?|standards?|outcomes?|progress|attainment"
    r"|levels?)|"
    r"expectations)\b",
    re.I,
)
_LIGHT = frozenset("make take show have gain give get hold form enjoy play lead achieve".split())
_TO_A_DEGREE = re.compile(
    rf"(?:having )?\w+ (?:had )?(?:an? |the |some |his |her |their |much |very )*{_DEGREE} "
    rf"(?:(?:and |or )?\w+ ){{0,2}}?{_ABSTRACT}\b",
    re.I,
)
_QUALITY = re.compile(
    r"(?:be|become|stay|remain|is|are)\w* (?:\w+ly |more |as |very |quite |an? )*(?:proficient|competent|adept|skilled|"
    r"fluent|organi[sz]ed|resilient|articulate|engaged|motivated|focus(?:s)?ed|attentive|responsible|mature|"
    r"sociable|cooperative|"
    r"self-aware|aware|mindful|"
    r"conscious|alert|self-sufficient|regulated|well[- ](?:behaved|rounded|adjusted)|competent \w+|effective \w+)\b",
    re.I,
)
"""“Is proficient with his laptop”: how good somebody is at it, and nothing that he would be seen to do."""
_CARRIES_ON = re.compile(
    r"continu\w+ (?:to (?:work|build|develop|improve|make|progress|practi[sc]e)|work|building|developing|"
    r"with (?:the |his |her |their )?(?:current|existing|same|present|previous|agreed|these|those|all) "
    r"(?:\w+ )?(?:targets?|goals?|programmes?|plan|support|progress|work|outcomes?))\b",
    re.I,
)
"""“Will continue to work on”: what goes on already, without an end."""
_INNER = frozenset(
    "anxiety confidence esteem self-esteem resilience independence wellbeing well-being awareness understanding behaviour "
    "behaviours engagement motivation concentration attention mood emotions regulation frustration stress worry "
    "worries skills communication speech language literacy numeracy".split()
)
"""What cannot be seen when it rises or falls by itself: “her anxiety will reduce”."""
_CHANGES = frozenset(
    "reduce decrease lessen improve increase develop grow fall rise strengthen ease lift".split()
)
_PROGRESS = re.compile(r"mak(?:e|es|ing|ade) (?:\w+ )?progress\b", re.I)
_HOW_FAR = re.compile(r"\b(?:more|less|better|increasingly|fully|well|happily|confidently|much)\b", re.I)
_GIVEN_TO = re.compile(
    r"hav(?:e|ing) (?:his|her|their|all|all of his|all of her)(?: own)? (?:[\w-]+ ){0,2}"
    r"(?:needs?|wishes|views|voice|rights) "
    r"(?:met|heard|respected|understood|supported|recognised|valued|considered)\b",
    re.I,
)
"""“Have her needs met”: others do it, and nobody can see what the child does."""
_EQUIPPED = re.compile(
    r"ha(?:ve|s|ving|d) (?:all )?(?:the|an?|enough|sufficient|every) (?:[\w-]+,? (?:and )?){0,3}?"
    r"(?:confidence|self-esteem|self-belief|resilience|independence|understanding|awareness|knowledge|skills|"
    r"strategies|tools)"
    r"\b(?! (?:test|card|book|box|list|sheet))",
    re.I,
)
"""“Has the confidence and skills that she needs”: what somebody has within cannot be seen, only what she does with it."""
_IMPROVED = frozenset(
    "improve develop increase enhance strengthen raise boost extend broaden embed consolidate".split()
)
_FIGURE_OF_SPEECH = re.compile(
    r"(?:(?:g[eo]t(?:s|ting)?|com(?:e|es|ing)) to (?:grips|terms|an? (?:\w+ )?(?:place|point|stage) where)\b|"
    r"(?:be|is) in a (?:better|good|positive|happier) place\b|com(?:e|es) out of (?:his|her|their) shell|"
    r"find(?:s)? (?:his|her|their) (?:feet|voice|place)|hold(?:s)?"
    r" (?:his|her|their) own|"
    r"tak(?:e|es|en) (?:things |it |this )?(?:on board|in (?:his|her|their) stride)|fit(?:s)? in\b|get(?:s)? (?:on"
    r"|along) (?:well|better)|"
    r"settl(?:e|es) (?:in|down|into)\b(?! (?:at|to work|to sleep|his|her|their|the))|spread(?:s)? (?:his|her|their) wings|"
    r"mak(?:e|es) the most of|hav(?:e|es) a good (?:day|week|time))\b",
    re.I,
)
_FEELING = frozenset("enjoy feel love like want trust believe value".split())
_FEELS = re.compile(
    r"(?:be|become|stay|remain|is)\w* (?:\w+ly )?(?:more |as |very )?(?:happy|happier|settled|included|safe|valued|proud|"
    r"confident|content|calm|calmer|at ease|relaxed|secure|motivated)\b",
    re.I,
)
_ONLY_OFTEN = re.compile(
    r"(?:each|every|daily|weekly|once|the whole|all) ?(?:\w+ )?(?:day|days|week|morning|lesson|session|school day)?$|daily$|"
    r"weekly$",
    re.I,
)
"""“Every day”: how often, and nothing by which a feeling could be measured."""

_HARM = (
    r"(?:hurt|hitt?|bit|kick|spit|shout|scream|swear|fight|push|pinch|scratch|throw|argu|refus|bolt|abscond|runn|cry|lash|"
    r"interrupt|disrupt|call|bang|punch|self-harm|damag|break|destroy|steal|ly)ing"
)
_END_OF = re.compile(
    r"\w* ?(?:out|down|back|off|up)?(?: on)?(?: all| any)? (?:(?:his|her|their|the|its) )?(?:(?:number|amount|times?"
    r"|level) (?:of )?)?"
    rf"(?:\w+ )?(?:{_HARM}|(?:miss|leav|wander|chew|pull|pick|tapp|rock|avoid)ing)\b",
    re.I,
)
_ENDING = frozenset("cut reduce limit lessen halve curb drop control minimise minimize manage".split())
_WITHOUT_HARM = re.compile(rf"\bwithout (?:any |once |ever )?(?:{_HARM})\b", re.I)
_PASSING = frozenset("go last get manage have complete spend be come".split())

GETS_DONE = re.compile(
    r"\s+(?:(?:her|him|them|my)sel(?:f|ves)\b|\w+ed\b|ready\b|up\b|down\b|to\b|in\b|on\b|out\b|off\b|across\b|"
    r"along\b|round\b|over\b|past\b|home\b|there\b|through\b|into\b|"
    r"(?:[\w-]+ ){1,6}?(?:right|correct|wrong)\b)"
)
"""“Get dressed”, “get to school”: something that the child does, not gets."""


def to_a_degree(clause: Clause, text: str) -> bool:
    """“Be more settled”, “make good progress”, “take a fuller part”: a direction, and nothing that anybody could see."""
    after = text[clause.verb.start : clause.verb.end + 60]
    if clause.passive and clause.lemma in _IMPROVED:
        return not clause.agent
    if clause.lemma in _ATTAINING and _NOTHING_SEEN.match(text[clause.verb.start : clause.verb.end + 90]):
        return True
    if _FIGURE_OF_SPEECH.match(after) or _GIVEN_TO.match(after) or _EQUIPPED.match(after):
        return True
    if _QUALITY.match(after) or carries_on(clause, text):
        return True
    if clause.lemma in _CHANGES and not clause.object and clause.subject.lower() in _INNER:
        return True
    if clause.passive:
        return not clause.agent and _HOW_FAR.search(text[clause.phrase.start : clause.verb.start]) is not None
    return clause.lemma in _LIGHT and bool(_TO_A_DEGREE.match(after) or _PROGRESS.match(after))


def carries_on(clause: Clause, text: str) -> bool:
    """“Continue to work on”, “continue building”: what goes on already."""
    return _CARRIES_ON.match(text, clause.verb.start) is not None


def is_feeling(clause: Clause, text: str) -> bool:
    """“Enjoy coming to school”, “be happy”: what goes on inside the child."""
    after = text[clause.verb.start : clause.verb.end + 40]
    return clause.lemma in _FEELING or _FEELS.match(after) is not None


def says_only_how_often(words: str) -> bool:
    """Whether a measure is no more than “every day”, “each week”."""
    return _ONLY_OFTEN.match(words.strip()) is not None


def ends_behaviour(clause: Clause, text: str) -> bool:
    """“Cut out calling across the room”, “go a week without hurting anybody”: less of something, in any form."""
    after = text[clause.verb.end : clause.verb.end + 70]
    if clause.lemma in _ENDING:
        return _END_OF.match(after) is not None
    return clause.lemma in _PASSING and _WITHOUT_HARM.search(re.split(r"[.;]", after)[0]) is not None
