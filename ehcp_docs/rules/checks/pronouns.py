"""Whether pronouns and words for a boy or a girl fit the child: what is left over from another child's plan.

A pronoun of the other sex is wrong only where nobody else is near whom it could mean. Adults named by their
work may be he or she; but nobody speaks of a teaching assistant's own needs, reading or classmates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_docs.language.people import PRONOUNS
from ehcp_docs.language.spans import Span, in_any
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.persons import Mention, Sex, Who, is_child, known, mentions, sex_of
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

if TYPE_CHECKING:
    from spacy.tokens import Token

_CHILDS_OWN = frozenset(
    "need needs difficulty difficulties learning reading spelling handwriting attendance play peers classmates targets "
    "outcomes anxiety diagnosis self-esteem esteem concentration behaviour education progress independence hearing "
    "eyesight toileting attainment phonics friendships friendship parents siblings mother father mum dad teacher "
    "strengths interests aspirations peer score scores planner homework worries feelings emotions mood anger therapist "
    "keyworker psychologist paediatrician schoolwork wheelchair hearing-aids overlay coat lunchbox memory stamina "
    "vocabulary speech articulation behaviours diagnoses".split()
)
"""What a plan only ever speaks of as the child's (or a brother's, sister's or friend's), not as an adult's at work."""
_EITHER = re.compile(
    r"\b(?:he|she|him|her|his|hers|himself|herself)\s?(?:/|\bor\b)\s?(?:he|she|him|her|his|hers|himself|"
    r"herself)\b|\bs/he\b",
    re.I,
)
_PATTERNS = {
    min(words): re.compile(rf"\b(?:{'|'.join(sorted(words))})\b", re.I)
    for words in (PRONOUNS["he"], PRONOUNS["she"])
}
_FOLLOWS_ON = (Kind.PROVISION, Kind.ARRANGEMENT, Kind.VIEW, Kind.BUDGET, Kind.NIL)
"""Texts that may begin with a pronoun for somebody named in the one before."""


@passage_check("other_sex_pronoun", "right")
def other_sex_pronoun(passage: ReadPassage) -> Iterator[Hit]:
    """He for a girl, she for a boy, where nobody else can be meant."""
    sex = sex_of(passage.plan)
    if sex is None or not _PATTERNS[min(sex.wrong)].search(passage.text):
        return
    either = [Span(m.start(), m.end()) for m in _EITHER.finditer(passage.text)]
    others: list[Mention] = list(mentions(passage))
    for token in passage.doc:
        span = Span(token.idx, token.idx + len(token.text))
        if token.lower_ not in sex.wrong or in_any(span, (*passage.quoted, *either)):
            continue
        meant = _others_meant(token, others, passage)
        if meant or _goes_on(token, passage):
            at_work = bool(meant) and all(m.professional or m.who is Who.ROLE for m in meant)
            others.append(Mention(who=Who.NAMED, start=token.idx, index=token.i, professional=at_work))
        else:
            yield Hit(span=_with_noun(token), fields={"right": _right_form(token, sex)})


def _goes_on(token: Token, passage: ReadPassage) -> bool:
    """Whether the pronoun may go on about somebody named in the text before."""
    here = _sentence_number(passage, token.idx)
    return not _is_childs(token) and here <= 1 and _named_before(passage)


def _is_childs(token: Token) -> bool:
    return token.dep_ == "poss" and token.head.lower_ in _CHILDS_OWN


def _others_meant(token: Token, others: list[Mention], passage: ReadPassage) -> list[Mention]:
    """The others whom the pronoun could mean."""
    meant = []
    is_childs = _is_childs(token)
    here = _sentence_number(passage, token.idx)
    actor = _actor_over(token)
    for mention in others:
        if actor is not None and mention.index in actor:
            continue
        if mention.index == token.head.i and token.dep_ == "poss":
            continue
        apart = here - _sentence_number(passage, mention.start)
        if apart == 0 and mention.start > token.idx and not _looks_ahead(token, passage.doc[mention.index]):
            continue
        if apart not in (0, 1, 2) or (apart and _in_passing(mention, passage)):
            continue
        if not is_childs or _may_own(mention, passage, apart):
            meant.append(mention)
    return meant


_OBJECT = ("dobj", "dative", "iobj", "pobj")


def _actor_over(token: Token) -> range | None:
    """The subject of the verb whose object the pronoun is: “the assistant will sit down and help him” helps another."""
    governed = token.dep_ == "nsubj" and token.lower_ in ("him", "her")  # “help him to start”
    if not (governed or token.dep_ in _OBJECT) or token.lower_.endswith("self"):
        return None
    near = token.head.pos_ in ("VERB", "AUX") and not governed
    verb = token.head if near else token.head.head
    seen = 0
    while verb.pos_ in ("VERB", "AUX") and seen < 4:
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is not None:
            return range(subject.left_edge.i, subject.right_edge.i + 1)
        if verb.dep_ not in ("conj", "xcomp"):
            return None
        verb, seen = verb.head, seen + 1
    return None


def _in_passing(mention: Mention, passage: ReadPassage) -> bool:
    """Somebody, an adult: not the subject, in a text that is about the child throughout."""
    about_child = passage.passage.kind in (Kind.NEED, Kind.STRENGTH, Kind.OUTCOME, Kind.STEP, Kind.TARGET)
    token = passage.doc[mention.index]
    return about_child and mention.who is Who.ADULT and token.dep_ not in ("nsubj", "nsubjpass")


def _may_own(mention: Mention, passage: ReadPassage, apart: int) -> bool:
    """Whether it may be this person's needs, play or classmates."""
    word = passage.doc[mention.index]
    if mention.who is Who.PEER:
        return apart == 0 or word.lower_ in ("boy", "girl") or word.dep_ in ("nsubj", "nsubjpass")
    return mention.who is Who.KIN or (mention.who is Who.NAMED and not mention.professional)


def _looks_ahead(token: Token, later: Token) -> bool:
    """“Before he starts, the teaching assistant will ...”."""
    clause = next((t for t in (token, *token.ancestors) if t.dep_ in ("advcl", "pcomp", "prep")), None)
    subject = next((t for t in (later, *later.ancestors) if t.dep_ in ("nsubj", "nsubjpass")), None)
    return clause is not None and subject is not None and clause.i < subject.i


def _sentence_number(passage: ReadPassage, start: int) -> int:
    for number, span in enumerate(passage.sentences):
        if start < span.end:
            return number
    return len(passage.sentences)


def _named_before(passage: ReadPassage) -> bool:
    """Whether the text just before this one, in the same section, names somebody whom this one may go on about."""
    if passage.passage.kind not in _FOLLOWS_ON:
        return False
    read = passage.plan.passages
    before = None
    for other in read:
        if other is passage:
            break
        before = other
    return (
        before is not None
        and before.passage.place.section == passage.passage.place.section
        and (passage.passage.kind is not Kind.VIEW or before.item == passage.item)
        and bool(mentions(before))
    )


def _with_noun(token: Token) -> Span:
    """“His play”, “she is well liked”: the pronoun with the next word or two, enough to be found."""
    last = token
    if token.dep_ in ("poss", "nsubj", "nsubjpass") and 0 < token.head.i - token.i <= 3:
        last = token.head
    return Span(token.idx, last.idx + len(last.text))


_FORMS = {
    "he": ("she", "he"), "him": ("her", "him"), "his": ("her", "his"), "himself": ("herself", "himself"),
    "she": ("she", "he"), "hers": ("hers", "his"), "herself": ("herself", "himself"),
}  # fmt: skip


def _right_form(token: Token, sex: Sex) -> str:
    if token.lower_ == "her":
        return "his" if token.dep_ == "poss" else "him"
    she, he = _FORMS[token.lower_]
    return she if she in sex.right else he


_BOYS = frozenset("boy lad son gentleman schoolboy".split())
_GIRLS = frozenset("girl lass daughter lady schoolgirl".split())


@passage_check("other_sex_noun")
def other_sex_noun(passage: ReadPassage) -> Iterator[Hit]:
    """“Ama is a happy boy”; “they describe a kind girl” of a boy."""
    sex = sex_of(passage.plan)
    if sex is None:
        return
    wrong = _BOYS if "she" in sex.right else _GIRLS
    if not any(word in passage.text for word in wrong):
        return
    names = known(passage.plan)
    for token in passage.doc:
        if token.lower_ not in wrong or token.dep_ not in ("attr", "pobj", "dobj", "appos"):
            continue
        verb = token.head.head if token.head.pos_ == "ADP" else token.head
        about = [t for t in verb.children if t.dep_ in ("nsubj", "dobj") and t is not token]
        is_said = token.dep_ == "attr" or (token.head.lower_ == "as" and verb.lemma_ == "describe")
        if is_said and any(is_child(t, names) or t.lower_ in sex.right for t in about):
            first = min(token.subtree, key=lambda t: t.i)
            start = first.idx if token.i - first.i <= 4 else token.idx
            yield Hit(span=Span(start, token.idx + len(token.text)))
