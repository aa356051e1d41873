"""Of whom a part of a sentence speaks: of the child, or of a mother, a brother, a friend, a teacher."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from ehcp_docs.language.actions import SUBJECTS
from ehcp_docs.language.spans import Span
from ehcp_docs.plan.name_words import KIN, TITLES
from ehcp_docs.rules.checks.persons import is_child, known, looks_like_name, stands_alone
from ehcp_docs.rules.memory import plan_fact
from ehcp_docs.rules.reading import ReadPassage, ReadPlan

if TYPE_CHECKING:
    from spacy.tokens import Token

_FRIENDS = frozenset("friend peer classmate partner buddy mate neighbour".split())
_BEARING = frozenset(
    "be have wear live suffer become sign lose experience develop receive take get struggle remain".split()
)
"""Verbs whose subject is the one who has what follows; “her mother reports a hearing loss” is not among them."""
_RELATIVE = frozenset("who that which".split())
_OPENING: Final = re.compile(r"(?:^|[.!?]\s)([A-Z][^\W\d_]+)\b")
_USUAL: Final = 3
"""Needs that speak of one person by a name which the fields of the plan do not have: it is the child's."""


def is_of_another(passage: ReadPassage, span: Span) -> bool:
    """Whether the words are said of somebody other than the child, by the grammar of the sentence.

    “Mrs Mensah is deaf”, “her deaf mother”, “his brother, who has autism”, “her sister’s hearing loss”.
    """
    inside = [t for t in passage.doc if t.idx >= span.start and t.idx < span.end]
    top = next((t for t in inside if t.head not in inside or t.head == t), None)
    while top is not None:
        owners = [child for child in top.children if child.dep_ == "poss"]
        if top.pos_ in ("NOUN", "PROPN", "PRON") and _is_another(passage, top):
            return True
        if owners:
            return any(_is_another(passage, owner) for owner in owners)
        if top.pos_ in ("VERB", "AUX"):
            subject = _subject(top)
            if subject is not None:
                return top.lemma_.lower() in _BEARING and _speaks_of_another(passage, subject)
        if top.head == top or top.dep_ in SUBJECTS:
            return False
        top = top.head
    return False


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def _speaks_of_another(passage: ReadPassage, subject: Token) -> bool:
    if subject.lower_ in _RELATIVE:
        return subject.head.dep_ == "relcl" and _is_another(passage, subject.head.head)
    return _is_another(passage, subject)


def _is_another(passage: ReadPassage, token: Token) -> bool:
    """Whether the token names one person or more who are not the child."""
    if token.lower_ in KIN | _FRIENDS or token.lemma_.lower() in KIN | _FRIENDS:
        return True
    if any(role.start <= token.idx < role.end for role in passage.people.roles):
        return True
    before = token.nbor(-1).lower_.rstrip(".") if token.i else ""
    earlier = token.nbor(-2).lower_.rstrip(".") if token.i > 1 else ""
    if token.pos_ == "PROPN" and (before in TITLES or (earlier in TITLES and token.nbor(-1).is_title)):
        return True
    names = known(passage.plan)
    if stands_alone(passage.plan) or is_child(token, names):
        return False
    if token.lower_ in _called_in_needs(passage.plan):
        return False
    return token.lower_ in names.family - names.child or (
        looks_like_name(token)
        and (token.ent_type_ == "PERSON" or (token.dep_ in SUBJECTS and token.lower_ not in names.places))
    )


@plan_fact
def _called_in_needs(reading: ReadPlan) -> frozenset[str]:
    """Words with which sentences of several needs begin: the child's short name, where no field holds it."""
    texts = [need.text for _, need in reading.plan.needs()]
    openings = Counter(word.lower() for text in texts for word in set(_OPENING.findall(text)))
    return frozenset(word for word, count in openings.items() if count >= _USUAL)
