"""Who does what an outcome says: the child, adults, others, or nobody who is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from ehcp_docs.language.actions import Clause
from ehcp_docs.language.outcome_words import YOUNG_PERSON
from ehcp_docs.language.people import ALL_PRONOUNS, ChildWords, people
from ehcp_docs.language.times import TimePoint


class Actor(StrEnum):
    """Who does what the outcome says."""

    CHILD = "child"
    NOBODY = "nobody"
    """A fragment without a subject, such as “improve social skills”."""
    ADULT = "adult"
    OTHERS = "others"
    """Other children, or a thing."""


def actor_of(clause: Clause, text: str, child: ChildWords, deadlines: Sequence[TimePoint]) -> Actor:
    """Who does what the clause says, by its subject."""
    phrase, head = clause.subject_phrase, clause.subject
    if not head:
        return _after_stage(clause, text, child, deadlines)
    if head.lower() in child.names or phrase.split(" ", 1)[0].lower() in child.names:
        return Actor.CHILD
    words = set(re.findall(r"[\w\[\]]+", phrase.lower()))
    if child.mean(head) or head.lower().strip("[]") in ("child", "student", "pupil", "name"):
        own = words & (child.names | {"child", "pupil", "student", "learner", "x", "xx", "xxx", "xxxx", "i"})
        return Actor.CHILD if own or head.lower() in ALL_PRONOUNS or len(words) < 3 else Actor.OTHERS
    if YOUNG_PERSON.fullmatch(phrase):
        return Actor.CHILD
    if head.lower() == "we":
        return Actor.ADULT
    seen = people(phrase)
    if seen.roles or seen.vague or seen.services or seen.named:
        return Actor.ADULT
    if re.search(r"\b(?:parents?|mum|dad|mother|father|family|grandmother|guardian)\b", phrase, re.I):
        return Actor.ADULT
    if head[:1].isupper() and clause.subject_span and clause.subject_span.start == 0 and len(words) <= 2:
        return Actor.CHILD if not child.names else Actor.OTHERS
    if head[:1].isupper() and not child.names:
        return Actor.CHILD
    return Actor.OTHERS


def _after_stage(clause: Clause, text: str, child: ChildWords, deadlines: Sequence[TimePoint]) -> Actor:
    """Who acts where a stage and the subject ran into one: “by the end of Year 4 Tom will”, “Reception staff will”."""
    before = next((d.span for d in deadlines if d.span.end < clause.phrase.start), None)
    named = text[before.end : clause.phrase.start].strip(" ,") if before else ""
    if before is None or not 0 < len(named.split()) <= 2:
        return Actor.NOBODY
    seen = people(named)
    if seen.roles or seen.vague or seen.services or seen.named:
        return Actor.ADULT
    theirs = child.mean(named.split()[0]) or (named.istitle() and not child.names)
    return Actor.CHILD if theirs else Actor.NOBODY
