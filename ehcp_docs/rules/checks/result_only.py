"""Provision that promises a result and no act: “will ensure that Ama understands each task”, “will engage with Ben”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.actions import Clause, Role
from ehcp_docs.language.spans import Span
from ehcp_docs.rules.checks.persons import stands_alone
from ehcp_docs.rules.checks.provision import reading_of
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

_PROMISE = re.compile(
    r"(?:ensur\w*|guarante\w*|mak\w+ (?:sure|certain)|se(?:e|es|eing) (?:to it )?that)\b", re.I
)
_BEING_WITH = frozenset({"engage", "interact", "connect", "relate", "communicate"})
"""What anybody does who meets a child."""
_IN_MIND = frozenset(
    "understand know feel cope participate progress succeed thrive flourish engage settle belong enjoy benefit achieve "
    "improve develop".split()
)
"""What a child does inwardly, or reaches in the end."""
_FARING = frozenset(
    "safe happy calm settled confident comfortable able included involved supported engaged focused motivated secure "
    "ready progress access opportunity chance confidence".split()
)
"""How a child fares: “is calm”, “has every opportunity”."""
_HAVING = frozenset({"be", "stay", "remain", "keep", "become", "have", "get", "make"})
_DONE_TO = frozenset(
    "include support involve engage value meet address promote consider accommodate motivate encourage".split()
)
"""Passives that say how a child or a need fares, and not what is done."""
_UNCOUNTED = frozenset(
    "support help encourage monitor ensure guarantee make see engage interact work try be".split()
)
"""Verbs beside it that name no act either."""
_HOW = re.compile(
    r"\bby (?:not |always |first |\w+ly )?\w+ing\b|\b(?:through|using|via|with the help of|such as)\b|:", re.I
)
_ON_WHAT = frozenset({"in", "on", "about", "over", "around", "through", "at"})
_TIMES = frozenset(
    "day lesson week session class classroom break breaktime lunchtime playtime playground time morning afternoon term "
    "school college activity way level".split()
)


@passage_check("result_only")
def result_only(passage: ReadPassage) -> Iterator[Hit]:
    """An adult is to ensure that the child understands, feels or is included, or to engage with her: nothing says how."""
    for clause in passage.clauses:
        if clause.role is not Role.MAIN or clause.negated or clause.passive:
            continue
        if passage.plan.child.mean(clause.subject) or not clause.subject:
            continue
        if not (_promises(clause, passage) or _is_with(clause, passage)):
            continue
        sentence = passage.sentence_of(clause.verb)
        rest = passage.text[clause.verb.end : sentence.end]
        if _HOW.search(rest) or _acts(clause, passage) or reading_of(passage).named_methods:
            continue
        yield Hit(span=Span(clause.phrase.start, clause.verb.end + len(rest.rstrip(" .,;"))))
        return


def _promises(clause: Clause, passage: ReadPassage) -> bool:
    """Whether it promises how the child will fare: “make sure that she is included”."""
    if not _PROMISE.match(passage.text, clause.verb.start):
        return False
    doc = passage.doc
    inside = [
        c for c in passage.clauses if c.role is Role.CONTENT and doc[clause.index].is_ancestor(doc[c.index])
    ]
    return bool(inside) and _fares(inside[0], passage)


def _fares(clause: Clause, passage: ReadPassage) -> bool:
    is_child = passage.plan.child.mean(clause.subject) or _may_be_child(clause, passage)
    if clause.passive:
        return (is_child or "need" in clause.subject.lower()) and clause.lemma in _DONE_TO
    if not is_child:
        return False
    return clause.lemma in _IN_MIND or (clause.lemma in _HAVING and clause.object in _FARING)


def _may_be_child(clause: Clause, passage: ReadPassage) -> bool:
    """A name in a statement that was handed in by itself, where nobody says what the child is called."""
    subject = next((t for t in passage.doc[clause.index].children if t.text == clause.subject), None)
    return subject is not None and subject.pos_ == "PROPN" and stands_alone(passage.plan)


def _is_with(clause: Clause, passage: ReadPassage) -> bool:
    """Whether it says no more than that somebody is with the child: “interacts with her in lessons”."""
    if clause.lemma not in _BEING_WITH:
        return False
    verb = passage.doc[clause.index]
    preps = [child for child in verb.children if child.dep_ == "prep"]
    with_child = any(
        p.lower_ == "with"
        and any(
            passage.plan.child.mean(o.text) or (o.pos_ == "PROPN" and stands_alone(passage.plan))
            for o in p.children
        )
        for p in preps
    )
    about = [o.lemma_.lower() for p in preps if p.lower_ in _ON_WHAT for o in p.children if o.dep_ == "pobj"]
    return with_child and all(word in _TIMES for word in about)


def _acts(clause: Clause, passage: ReadPassage) -> bool:
    """Whether the sentence has somebody do something that can be seen as well."""
    doc = passage.doc
    for other in passage.clauses:
        if other.index == clause.index or other.sentence != clause.sentence or other.lemma in _UNCOUNTED:
            continue
        is_purpose = doc[clause.index].is_ancestor(doc[other.index])
        promised = next((t for t in doc[other.index].ancestors if _PROMISE.match(passage.text, t.idx)), None)
        if promised is not None and other.role is Role.CONTENT:
            continue
        if passage.plan.child.mean(other.subject) and other.role is not Role.MAIN:
            continue
        if other.role is Role.MAIN or (is_purpose and other.role is not Role.RELATIVE):
            return True
    return False
