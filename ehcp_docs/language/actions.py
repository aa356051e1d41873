"""Who does what: the clauses of a passage, read off spaCy's parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ehcp_docs.language.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
OBJECTS = {"dobj", "attr", "acomp", "oprd", "xcomp", "dative"}


class Role(StrEnum):
    """What a clause does in its sentence."""

    MAIN = "main"
    CONDITION = "condition"
    """If, when, unless, should she be ill."""
    PURPOSE = "purpose"
    """So that, in order to."""
    RELATIVE = "relative"
    CONTENT = "content"
    """That-clauses, questions and infinitives that complete another verb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One verb with what belongs to it."""

    lemma: str
    verb: Span
    phrase: Span
    """From the first auxiliary to the verb and its particle."""
    role: Role
    subject: str
    """Head word of the subject, as written; empty when there is none."""
    subject_span: Span | None
    subject_phrase: str
    modal: str
    """will, should, may ...; empty when there is none."""
    particle: str
    """“up” of “picked up”; empty when there is none."""
    negated: bool
    passive: bool
    agent: str
    """Words after “by” in a passive clause; empty when there are none."""
    object: str
    """Lemma of the direct object or complement; empty when there is none."""
    index: int
    """Number of the verb's token."""
    head: int
    """Number of the token on which the verb depends."""
    sentence: int
    """Number of the sentence's first token, to tell clauses of one sentence together."""


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token.text))


def _subtree(token: Token) -> Span:
    first, last = token.left_edge, token.right_edge
    return Span(first.idx, last.idx + len(last.text))


def _is_verb(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ not in ("aux", "auxpass", "amod", "compound")
    # “Will, from a start of none, travel by bus”: after an aside the tagger takes a verb for a noun.
    return token.dep_ == "ROOT" and token.pos_ == "NOUN" and any(c.dep_ == "aux" for c in token.lefts)


def _role(token: Token) -> Role:
    verb = token
    while verb.dep_ == "conj" and _is_verb(verb.head):
        if any(child.dep_ == "mark" for child in verb.children):
            break
        verb = verb.head
    if verb.dep_ in ("ROOT", "parataxis", "conj"):
        return Role.CONDITION if _inverted(verb) else Role.MAIN
    if verb.dep_ in ("relcl", "acl"):
        return Role.RELATIVE
    if verb.dep_ in ("ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "attr", "acomp"):
        if verb.dep_ == "ccomp" and verb.i < verb.head.i and not any(c.dep_ == "mark" for c in verb.children):
            return Role.MAIN  # the parser often hangs a first sentence onto a second as its complement
        return Role.CONTENT
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    if "so" in marks or "that" in marks:
        return Role.PURPOSE
    return Role.CONDITION


def _inverted(verb: Token) -> bool:
    """“Should she be ill, ...”: the auxiliary before its subject, in no question."""
    aux = [c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("should", "were", "had")]
    subject = [c for c in verb.children if c.dep_ in SUBJECTS]
    return bool(aux and subject and aux[0].i < subject[0].i)


def _subject(verb: Token) -> Token | None:
    """The subject, also when an earlier coordinated verb or the governing verb bears it."""
    seen = 0
    while seen < 6:
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
        if verb.dep_ == "conj" or (verb.dep_ == "xcomp" and verb.head.lemma_ != "help"):
            verb, seen = verb.head, seen + 1
        else:
            return None
    return None


def _helpers_before(token: Token) -> list[Token]:
    """The auxiliaries that a coordinated verb shares with an earlier one."""
    while token.dep_ == "conj":
        token = token.head
        shared = [c for c in token.children if c.dep_ == "aux"]
        if shared:
            return shared
    return []


def _clause(token: Token, sentence: int, text: str) -> Clause:
    children = [(child.dep_, child) for child in token.children]
    parts = frozenset(dep for dep, _ in children)
    helpers = [c for dep, c in children if dep in ("aux", "auxpass", "neg")]
    borrowed = helpers or _helpers_before(token)
    modal = next((c.lower_ for c in borrowed if c.tag_ == "MD" or c.lower_ == "will"), "")
    particle = [c for dep, c in children if dep == "prt"]
    edge = [*helpers, token, *particle]
    subject = _subject(token)
    subject_span = _subtree(subject) if subject is not None else None
    agent = next((c for dep, c in children if dep == "agent"), None)
    obj = next((c for dep, c in children if dep in OBJECTS), None)
    first, last = min(edge, key=lambda t: t.i), max(edge, key=lambda t: t.i)
    return Clause(
        lemma=token.lemma_.lower(),
        verb=_span(token),
        phrase=Span(first.idx, last.idx + len(last.text)),
        role=_role(token),
        subject=subject.text if subject is not None else "",
        subject_span=subject_span,
        subject_phrase=subject_span.of(text) if subject_span is not None else "",
        modal={"'ll": "will", "’ll": "will", "wo": "will", "ca": "can"}.get(modal, modal),
        particle=particle[0].lower_ if particle else "",
        negated="neg" in parts,
        passive="auxpass" in parts,
        agent=_subtree(agent).of(text) if agent is not None else "",
        object=obj.lemma_.lower() if obj is not None else "",
        index=token.i,
        head=token.head.i,
        sentence=sentence,
    )


_KEPT = "ehcp_docs.clauses"


def clauses(doc: Doc) -> tuple[Clause, ...]:
    """The clauses of the passage, in order of their verbs; worked out once for each parsed document."""
    kept: tuple[Clause, ...] | None = doc.user_data.get(_KEPT)
    if kept is None:
        kept = tuple(_all(doc))
        doc.user_data[_KEPT] = kept
    return kept


def _all(doc: Doc) -> Iterator[Clause]:
    text = doc.text  # put together anew at each call
    for sentence in doc.sents:
        for token in sentence:
            if _is_verb(token):
                yield _clause(token, sentence.start, text)
