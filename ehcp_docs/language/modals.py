"""Permissive words and wishes where a duty must stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ehcp_docs.language.actions import Clause, Role
from ehcp_docs.language.changes import PROTECTED
from ehcp_docs.language.people import ChildWords
from ehcp_docs.language.spans import Span, found

_BENEFIT = re.compile(
    r"\b(?:would|will|could|should|may|might) (?:also |greatly |really )?benefit from\b|"
    r"\bit (?:is|would be|may be|might be|was) (?:also )?(?:helpful|useful|beneficial|"
    r"advisable|good|recommended|suggested|advised|desirable|hoped|expected|anticipated|"
    r"envisaged|preferable|sensible)\b"
    r"|\bwould be (?:\w+ )?(?:helpful|useful|beneficial|of (?:benefit|help|use)|good|ideal|valuable|welcome|worthwhile)\b"
    r"|\b(?:is|are) (?:strongly )?(?:recommended|suggested|advised|encouraged|"
    r"hoped)\b(?! by the)|\bideally\b|\bhopefully\b|\bpreferably\b|"
    r"\bas far as (?:is )?(?:possible|practicable)\b"
    r"|\b(?:will|shall|to) (?:try|endeavour|aim|seek|attempt|strive|look|hope) to\b|"
    r"\b(?:will|to) be encouraged to\b|\bconsideration (?:will be|to be|should be|be|is|"
    r"being)? ?(?:given)?\b(?= to)"
    r"|\b(?:hopes?|intends?|plans?|proposes?|expects?|would like|aspires?|wishes|is hoping|"
    r"are hoping) to (?=see|work|give|provide|offer|visit|meet|run|"
    r"deliver|teach|support|help|do|use|put|have|arrange|start|begin|carry|make|introduce)"
    r"|\b(?:is|are|will be|shall be) (?:asked|invited|urged|requested|advised|encouraged|expected) to\b"
    r"|(?:^|(?<=[.;] ))(?:recommend|suggest|advise|propose|consider|try|aim for|think about)(?:s|ed)? (?!\w+ (?:will"
    r"|shall|must))"
    r"(?=[A-Za-z\d])|^(?:suggested|recommended|proposed|possible|advised|desirable): |\bconsider(?:ed)? (?:for|using|"
    r"whether|the use)\b",
    re.I,
)


def permissive(text: str, clauses: Sequence[Clause], child: ChildWords) -> Iterator[Span]:
    """Should, could, may and would where the plan must say will; and wishes in place of duties."""
    hedges = found(_BENEFIT, text)
    yield from hedges
    taken = list(hedges)
    for clause in clauses:
        if _need_only(clause, text, child):
            yield Span(clause.phrase.start, min(len(text), clause.verb.end + _NEEDED_LENGTH))
        if clause.modal not in ("should", "could", "may", "might", "would", "can", "ought"):
            continue
        if clause.role not in (Role.MAIN, Role.CONDITION) or not _duty(clause, text, child):
            continue
        rest = re.split(r"[.;,]", text[clause.verb.end :])[0]
        span = Span(_modal_start(clause, text), clause.verb.end + min(len(rest), 40))
        if not any(span.overlaps(t) for t in taken):
            yield span


_NEEDED_LENGTH = 30
_NEEDED = re.compile(
    r" to be [\w-]+(?:ed|en|ght|wn|ld|nt)\b| (?:an? |the |some |her |his |their )?(?:[\w-]+ ){0,3}?(?:support|help"
    r"|assistant|TA|HLTA|adult|access|"
    r"provision|input|therapy|sessions?|"
    r"programme|intervention|minutes|hours|tutor|mentor|therapist|reader|scribe)\b"
)


def _need_only(clause: Clause, text: str, child: ChildWords) -> bool:
    """“She needs a teaching assistant for reading”: a need in place of a duty, and nobody who is to do it."""
    if (
        clause.role is not Role.MAIN
        or clause.modal
        or clause.negated
        or clause.lemma not in ("need", "require")
    ):
        return False
    start = max(text.rfind(". ", 0, clause.phrase.start), text.rfind("\n", 0, clause.phrase.start)) + 1
    end = text.find(". ", clause.verb.end)
    sentence = text[start : end if end >= 0 else len(text)]
    duty = re.search(r"\b(?:will|shall|must)\b", sentence)
    return not duty and child.mean(clause.subject) and bool(_NEEDED.match(text[clause.verb.end :]))


def _modal_start(clause: Clause, text: str) -> int:
    at = text.find(clause.modal, max(0, clause.phrase.start - 1), clause.verb.end)
    return at if at >= 0 else clause.phrase.start


_LASTING = frozenset("take last need mean happen seem feel become vary".split())
_NOBODY = re.compile(r"(?:no|nobody|none|nothing|neither)\b", re.I)
_ADDS = re.compile(r"(?:add|exceed|give more|extend)\b", re.I)
_INVERTED = re.compile(
    r"[Ss]hould (?:she|he|they|it|I|you|we|there|this|that|these|any|the|an?|his|her|"
    r"their|[A-Z][\w’'-]+)\b"
)


def _duty(clause: Clause, text: str, child: ChildWords) -> bool:
    """Whether a clause with such a modal is where a duty should stand, and no condition, ability or permission."""
    own = child.mean(clause.subject) and (clause.subject.lower() in child.names or not clause.passive)
    before = text[max(0, clause.phrase.start - 60) : clause.phrase.start].lower()
    last = re.split(r"[.;:,]", before)[-1]
    if re.search(
        r"\b(?:so that|so|if|when|whenever|which|who|that|what|how|why|where|because|whether|"
        r"than|as|until|unless)\b",
        last,
    ):
        return (
            clause.modal in ("could", "should")
            and clause.passive
            and bool(re.search(r"helpful if|useful if|better if", before))
        )
    denied = clause.negated or _NOBODY.match(clause.subject_phrase)
    if clause.modal in ("may", "can") and (denied or _ADDS.match(text, clause.verb.start)):
        return False  # “the school may not take any away”, “may add hours”
    if clause.role is Role.CONDITION or PROTECTED.search(text[clause.phrase.start : clause.verb.end + 60]):
        return False
    if clause.subject.lower() in ("it", "this", "that") and clause.lemma in _LASTING:
        return False  # “it may take longer”
    if _INVERTED.match(text[clause.phrase.start : clause.phrase.end + 20]):
        return False  # “should she be ill” is a condition
    if clause.modal in ("can", "may", "could", "might", "would") and own and not clause.passive:
        return False  # what the child is able or free to do
    if clause.modal in ("can", "would"):
        return clause.modal == "would" and clause.lemma in ("benefit", "need", "require", "be") and own
    return True
