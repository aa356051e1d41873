"""Decisions that a plan hands on to the school, the therapist or a later meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_docs.language.actions import Clause
from ehcp_docs.language.people import ChildWords, people
from ehcp_docs.language.spans import Span, found, merged

ADULT = re.compile(
    r"\b(?:school|setting|academy|nursery|college|provider|therapist|therapists|teacher|"
    r"teachers|tutor|tutors|SENCO|SENDCO|staff|team|head|headteacher|service|"
    r"professionals?|adults?|psychologist|nurse|trust|clinic|coordinator|assistant|lead|"
    r"manager|panel|they|we|it|those|who|parents?|consultant|physiotherapist|"
    r"paediatrician|worker)\b",
    re.I,
)
_QUANTITY = re.compile(
    r"\b(?:how (?:much|many|often|long|far)|number|amounts?|frequency|levels?|lengths?|"
    r"duration|hours|sessions?|minutes|extent|timing|quantity|dosage|intensity|"
    r"what (?:is|help|support|provision|works)|which (?:support|provision|sessions|"
    r"strategies|pupils|lessons)|whether|when|support|provision|programme|needs?|content|"
    r"package|pattern|type)\b",
    re.I,
)
_DECIDE = frozenset(
    "decide determine judge choose agree set deem consider specify select allocate "
    "prescribe arrange identify establish fix advise recommend suggest propose confirm".split()
)
_DELEGATED = (
    re.compile(
        
        r"\b(?:as|when|where|if|whenever|wherever)(?: it is| is| are| and when)?(?: (?:felt|"
        r"thought|considered|deemed|judged))?(?: to be)?(?: \w+)? ?"
        
        r"(?:determined|directed|advised|decided|agreed|recommended|specified|identified|"
        r"deemed|judged|assessed|considered|felt|thought|seen|suggested|indicated|"
        r"prescribed)(?: \w+){0,2} (?:by|with|between|appropriate|necessary|helpful|suitable|"
        r"useful|fit|beneficial)\b[^.;,]{0,45}",
        re.I,
    ),
    re.compile(
        r"\bat (?:the|their|his|her|its|\w+['’]s|"
        r"the \w+['’]s) (?:\w+ ){0,2}discretion\b(?: of [^.;,]{3,40})?", re.I),
    re.compile(
        r"\bat (?:the |his |her |their )?(?:\w+ )?\w+['’]s (?:say-so|choice|convenience|behest|whim|choosing)\b", re.I),
    re.compile(
        r"\bas (?:may be |is |are |shall be )?(?:settled|arranged|worked out|negotiated|fixed|agreed) between "
        r"[^.;,]{3,50}", re.I),
    re.compile(
        r"\b(?:down|up|left) to (?:the |his |her |their )?(?:\w+ ){0,2}?(?:school|setting|academy|nursery|college|therapist|"
        r"teacher|tutor|SENCO|mentor|staff|team|head|service|provider|assistant)s? (?:how|when|whether|what|which|if)\b"
        r"[^.;,]{0,40}", re.I),
    re.compile(r"\bat [\w ]{3,30}['’]s discretion\b", re.I),
    re.compile(r"\b(?:discretion|judge?ment) of (?:the )?[^.;,]{3,40}", re.I),
    re.compile(
        
        r"\b(?:if|when|where|whenever|as|unless|whatever|however (?:much|often|long)) (?:his |"
        r"her |their |the |a |any |its )?(?:\w+ ){0,3}?(?:school|setting|academy|nursery|"
        r"college|therapists?|teachers?|tutors?|SENCO|staff|team|head|service|psychologist|"
        r"assistant|adults?|professionals?|nurse|they)"
        
        r"(?: \w+)? (?:thinks?|feels?|considers?|judges?|decides?|sees? fit|believes?|deems?|"
        r"chooses?|advises?|recommends?|determines?|agrees?|finds?)\b[^.;]{0,45}",
        re.I,
    ),
    re.compile(
        r"\b(?:to be|will be|is to be|are to be) (?:agreed|determined|decided|confirmed|"
        r"arranged|negotiated|discussed|worked out|settled)\b[^.;]{0,40}", re.I),
    re.compile(
        r"\b(?:up to|left to|a matter for|for) (?:the |his |her |their )?(?:\w+ )?(?:school|"
        r"setting|academy|nursery|college|therapist|teacher|tutor|SENCO|staff|team|service|"
        r"provider|professionals?)(?: concerned)? to (?:decide|determine|judge|choose|agree|"
        r"arrange|work out|say)\b[^.;]{0,40}", re.I),
    re.compile(
        r"\b(?:how (?:much|many|often|long)|whether|the (?:amount|number|frequency|length|timing|level|"
        r"content|details?|"
        r"extent|pattern))\b[^.;]{0,60}?\b(?:is|are|will be|remains?)(?: \w+)? (?:a matter for|a decision for|"
        r"(?:down|up|left) to (?:the |his |her |their )?(?:\w+ ){0,2}?(?:school|setting|academy|nursery|college|"
        r"therapists?|teachers?|tutors?|SENCO|staff|team|head|service|provider|"
        r"professionals?)\b) ?[^.;,]{0,50}", re.I),
    re.compile(
        r"\b(?:the |whose )?(?:number|length|spacing|frequency|amount|timing|duration|dates?|hours)(?: and \w+)? of which "
        r"[^.;,]{0,40}?\b(?:will|shall|is to|are to|may|can) (?:settle|decide|determine|set|fix|agree|judge|choose|"
        r"arrange|work out)\b[^.;,]{0,40}", re.I),
    re.compile(
        r"\b(?:decision|choice|discretion|judge?ment)\b[^.;]{0,60}?\b(?:rests?|lies?|remains?|"
        r"stays?) with [^.;,]{3,50}",
        re.I),
    re.compile(
        r"\b(?:using|on|in|by|within|according to|subject to|based on|as a matter of) (?:the |his |her |their |its )?"
        r"(?:\w+['’]s |own |best |professional |clinical |expert )+(?:judge?ment|discretion)\b[^.;,]{0,30}", re.I),
    re.compile(
        r"\bas (?:he|she|they|it|the \w+(?: \w+)?) (?:sees?|thinks?|finds?|judges?|considers?|feels?|deems?) "
        r"(?:fit|best|appropriate|necessary|proper)\b[^.;,]{0,30}", re.I),
    re.compile(
        r"\b(?:for |in |at |on |to )?such (?:\w+ ){1,2}as (?:(?:may|might|shall|can|could)\b|(?:he|she|they|the \w+) "
        r"(?:may|might|thinks?|considers?|sees?|finds?|deems?|decides?|chooses?)\b)[^.;,]{0,50}", re.I),
    re.compile(
        r"\b(?:as|if|when|where|whenever) (?:may|might|shall|should|can) (?:from time to time )?(?:be|prove|"
        r"appear|seem) "
        r"(?:\w+ly )?(?:found |thought |deemed |considered |judged )?(?:to be )?(?:convenient|necessary|appropriate|"
        r"required|expedient|desirable|practicable|reasonable|suitable|fit|agreed|needed|helpful|possible|"
        r"beneficial)\b"
        r"[^.;,]{0,30}", re.I),
    re.compile(
        r"\b(?:(?:in|for|at|on|to|with) )?(?:which|that|where|as|if|when)\b(?:(?!\b(?:if|when|where|as|that)\b)[^.;,]){0,40}"
        r"\b(?:is|are) (?:considered|deemed|"
        r"judged|thought|felt|found) (?:by (?:the |his |her |their )?[\w ]{3,25} )?to be (?:of (?:benefit|use|help|value)|"
        r"beneficial|necessary|appropriate|helpful|useful|desirable|suitable|required|needed)\b[^.;,]{0,20}", re.I),
    re.compile(
        r"\b(?:in the hands of|at the say-so of|at the (?:choice|request|invitation) of|as directed by|"
        r"with the agreement of) (?:the |his |her |their )?(?:\w+ ){0,2}(?:school|setting|academy|nursery|college|"
        r"therapists?|teachers?|tutors?|SENCO|staff|team|head|service|provider|professionals?)\b", re.I),
    re.compile(
        r"\bin (?:line|accordance|"
        r"keeping) with (?:the )?(?:\w+['’]s? )?(?:\w+ ){0,2}(?:policy|recommendations?|"
        r"judge?ment|advice|guidance|assessment)\b", re.I),
    re.compile(
        r"\b(?:following|pending|after|subject to|depending on|based on|in consultation with|"
        r"informed by|guided by) (?:an? |the |further |any |initial |ongoing |his |her |"
        r"their )*(?:assessments?|discussions?|advice|consultation|evaluation)\b(?! (?:on|of|"
        r"in|dated|by \d))", re.I),
    re.compile(
        r"\b(?:number|numbers|amount|amounts|frequency|length|lengths|duration|hours|dosage|dose|timing|"
        r"timings|level|quantity|details?|particulars|"
        r"times|days|arrangements|package|pattern|ratio|how (?:much|many|often|"
        r"long))\b[^.;:]{0,45}?[,:(]? ?(?:(?:is|are|still|being|yet) )?"
        r"(?:\b(?:tbc|tba|tbd|to follow|to be (?:confirmed|advised|announced|fixed|decided|determined|set)|"
        r"awaited|pending|not yet (?:known|settled|fixed|decided|"
        r"agreed))\b)[^.;]{0,35}", re.I),
    re.compile(
        r"\b(?:how (?:much|many|often|long)|whether|when|which \w+)\b[^.;]{0,60}? (?:is|are|will be|"
        r"shall be|being) (?:entirely |solely |wholly )?"
        r"(?:for|down to|up to) (?:the |his |her |their )?(?:\w+ ){0,2}?(?:school|setting|academy|nursery|"
        r"college|therapists?|teachers?|tutors?|"
        r"SENCO|mentor|staff|team|head|service|provider|professionals?|assistant)\b(?: (?:to|"
        r"alone)[^.;,]{0,30})?", re.I),
    re.compile(
        r"\b(?:school|setting|academy|nursery|college|therapists?|teachers?|tutors?|SENCO|mentor|staff|team|"
        r"head|service|provider|assistant|"
        r"psychologist|nurse|lead) to (?:advise|decide|determine|set|work out|confirm|say|judge|specify|"
        r"recommend|settle|fix|agree)(?: on)? "
        r"(?:(?:the|a|an|appropriate|suitable|exact|any) ){0,2}(?:dosage|dose|frequency|hours|how (?:much|"
        r"many|often|long)|number|amount|length|duration|level|"
        r"timing|whether|when|what (?:is|help|support))\b[^.;]{0,40}", re.I),
    re.compile(
        rf"{ADULT.pattern}(?: \w+){{0,2}}? (?:will|shall|may|can|is to|are to|to|who) (?:then )?(?:take (?:an? |its "
        rf"|their |her |his )?"
        r"(?:\w+ )?view|have the (?:final|last) (?:say|word)|make the (?:call|decision)|form (?:an? |his |her |their"
        r" )?(?:\w+ )?view|"
        r"be the judge|use (?:\w+ )?(?:own )?(?:judge?ment|discretion))\b[^.;,]{0,30}", re.I),
    re.compile(
        r"(?:^|(?<=[.;:,] )|(?<=\band ))(?:how|when|where|what|whether|who|which \w+)\b[^.;:,]{3,60}? (?:is|are|will"
        r" be|remains?) "
        r"(?:left )?(?:for|up to|down to|with|between) [^.;,]{0,40}?\b(?:school|setting|academy|nursery|college"
        r"|therapists?|teachers?|"
        r"tutors?|SENCO|staff|team|head|service|provider|professionals?|mentor|nurse|assistant|them)\b[^.;,]{0,40}", re.I),
    re.compile(
        r"\b(?:hours?|length|number|frequency|amount|sessions?|times?|duration|dose|how (?:often|long|much|many)) ?"
        r"(?:of (?:sessions?|visits?|help|support|each session))? ?[:–-] ?[^.;,]{0,30}?\b(?:school|setting|college"
        r"|nursery|therapist|"
        r"teacher|tutor|SENCO|staff|team|head|service|provider)\b(?: \w+)? (?:to|will|can|decides?|chooses?|sets?|agrees?)\b"
        r"[^.;,]{0,30}", re.I),
)  # fmt: skip
_DATED = re.compile(
    r"\b(?:(?:on|of|dated|in) (?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|"
    r"August|September|October|"
    r"November|December)|\d{1,2}[./]\d{1,2}[./]\d{2,4})\b"
)
_PAST = re.compile(
    r"(?:as|when|where) (?!to be )(?:\w+ ){0,2}?(?:determined|directed|advised|decided|agreed|recommended|specified|"
    r"identified|assessed|considered|suggested|prescribed|found|seen)\b",
    re.I,
)


def _already_made(span: Span, text: str) -> bool:
    """“As agreed by the Board on 2 November 2026”: a decision that was made on a day, and stands."""
    rest = re.split(r"[.;,]", text[span.start : span.end + 60])[0]
    return bool(_PAST.match(span.of(text)) and _DATED.search(rest))


def delegations(text: str, clauses: Sequence[Clause], child: ChildWords) -> list[Span]:
    """Words that leave to somebody else what the plan itself must settle."""
    spans = [
        span
        for pattern in _DELEGATED
        for span in found(pattern, text)
        if not _own_choice(span, text, child) and not _already_made(span, text)
    ]
    for clause in clauses:
        if clause.lemma not in _DECIDE or clause.negated:
            continue
        span = _delegating(clause, text, child)
        if span:
            spans.append(span)
    return merged(spans)


_TARGETS = re.compile(
    r"\b(?:targets?|goals?|outcomes?|words?|topics?|activities|next steps?|dates?|menu|"
    r"rules?|books?|songs?|seat|clothes|reward|times? of (?:the )?meeting)\b",
    re.I,
)


_WEAK = frozenset("set arrange agree identify establish consider select choose allocate fix specify".split())
"""Verbs that delegate in the active only with a plain amount as their object."""
_AMOUNT = re.compile(
    r"\s+(?:how (?:much|many|often|long)|whether|the (?:number|amount|frequency|length|level|"
    r"duration|timing|extent|hours)|what (?:help|support|is))\b",
    re.I,
)
_QUESTION = re.compile(
    r"(?:[^,]{0,25}| on [^;]{0,60})\b(?:how (?:much|many|often|long|far)|whether|when (?:and|to|he|she|it|they|"
    r"this|support)|what (?:help|support|provision|level|is|amount)|which (?:of the (?!\w+ \w+ to )|support|"
    r"provision|lessons|sessions)|who (?:(?:in|at|from) [\w ]{3,20})?(?:is best|should|will|is to|does)|"
    r"(?:the|its) (?:number|amount|frequency|length|level|duration|timing|"
    r"extent|hours|content|pattern))\b",
    re.I,
)


def _delegating(clause: Clause, text: str, child: ChildWords) -> Span | None:
    rest = re.split(r"[.;]", text[clause.verb.end : clause.verb.end + 110])[0]
    told = _left_open(clause, rest) if clause.passive else _left_to_adults(clause, rest, child)
    if not told:
        return None
    start = clause.subject_span.start if clause.subject_span else clause.phrase.start
    return Span(start, clause.verb.end + len(rest.rstrip()))


def _left_open(clause: Clause, rest: str) -> bool:
    """“The number of sessions will be decided by the therapist.”"""
    about = clause.subject_phrase
    if not about or not _QUANTITY.search(about) or _TARGETS.search(about):
        return False
    return bool(ADULT.search(clause.agent or rest)) or not clause.agent


def _left_to_adults(clause: Clause, rest: str, child: ChildWords) -> bool:
    """“The therapist will judge how much of this she needs.”"""
    own = child.mean(clause.subject) and clause.subject.lower() in child.names
    phrase = clause.subject_phrase
    if not clause.subject or own or not (ADULT.search(phrase) or people(phrase).roles):
        return False
    pattern = _AMOUNT if clause.lemma in _WEAK else _QUESTION
    return bool(pattern.match(rest)) and not _TARGETS.search(rest[:60])


def _own_choice(span: Span, text: str, child: ChildWords) -> bool:
    words = re.findall(r"[\w’']+", span.of(text).lower())
    agent = re.search(r"\b(?:by|with) (\w+)", span.of(text))
    return bool(agent and agent[1].lower() in child.names) or bool(
        re.search(r"\bto be (?:agreed|arranged|discussed)\b", span.of(text)) and "parents" in words
    )
