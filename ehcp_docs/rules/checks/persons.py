"""Who is named in a plan, and who in a sentence a pronoun could mean. For other checks; registers none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ehcp_docs.language.people import PRONOUNS
from ehcp_docs.language.spans import Span
from ehcp_docs.plan.model import Plan
from ehcp_docs.plan.name_words import ADULTS, INSTITUTIONS, KIN, NOT_PEOPLE, PEERS, TITLES
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.memory import passage_fact, plan_fact
from ehcp_docs.rules.reading import ReadPassage, ReadPlan

if TYPE_CHECKING:
    from spacy.tokens import Token


class Who(StrEnum):
    """What kind of person a word names."""

    NAMED = "named"
    ROLE = "role"
    KIN = "kin"
    PEER = "peer"
    ADULT = "adult"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A word that names one person other than the child."""

    who: Who
    start: int
    """In characters of the passage."""
    index: int
    """Number of the token."""
    professional: bool = False
    """For a name: known from Section K, the contacts or a title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The words that the plan's own fields hold for people and places, in lower case."""

    child: frozenset[str]
    """All parts of the child's names."""
    called: frozenset[str]
    """The child's first names, of which a short form may be used."""
    family: frozenset[str]
    professionals: frozenset[str]
    places: frozenset[str]

    @property
    def others(self) -> frozenset[str]:
        """Everybody but the child."""
        return self.family | self.professionals


def _words(*texts: str | None) -> frozenset[str]:
    found = {w.lower() for text in texts if text for w in re.findall(r"[^\W\d_][^\W\d_]+", text)}
    return frozenset(found)


def _capitals(*texts: str | None) -> frozenset[str]:
    found = {w.lower() for text in texts if text for w in re.findall(r"\b[A-Z][^\W\d_]+", text)}
    return frozenset(found)


def _professional_texts(plan: Plan) -> Iterator[str | None]:
    yield from (contact.name for contact in plan.contacts)
    yield from (person.name for person in plan.contributors if person.service != "family")
    for advice in plan.sections.K.advice:
        if advice.kind != "family":
            yield advice.author
    yield from (check.by for check in plan.quality_checks)
    yield from (event.who for event in plan.record)
    yield plan.authority.officer.name if plan.authority.officer else None
    yield plan.sign_off.name if plan.sign_off else None
    yield plan.child.social_worker
    yield from (view.author for view in plan.sections.A.views)
    for letter in ("C", "D", "G", "H1", "H2"):
        nil = getattr(plan.sections, letter).nil
        yield nil.according_to if nil else None
    yield from (target.by_whom for target in plan.short_term_targets)


def _family_texts(plan: Plan) -> Iterator[str | None]:
    yield from (parent.name for parent in plan.parents)
    yield from (person.name for person in plan.contributors if person.service == "family")
    yield from (advice.author for advice in plan.sections.K.advice if advice.kind == "family")
    yield from (view.whose for view in plan.sections.A.views)
    yield from (item.managed_by for item in plan.sections.J.items)


def _place_texts(plan: Plan) -> Iterator[str | None]:
    yield from (plan.child.setting, plan.child.address, plan.authority.name, plan.authority.address)
    yield from (place.name for place in plan.sections.I.placements)
    yield from (advice.role for advice in plan.sections.K.advice)
    yield from (contact.organisation for contact in plan.contacts)
    yield from (item.agreed_by for _, item in plan.provision())


@plan_fact
def known(reading: ReadPlan) -> Known:
    """Who and what the plan's fields name, worked out once."""
    plan = reading.plan
    child = _words(plan.child.name, plan.child.preferred_name)
    return Known(
        child=child,
        called=_words(plan.child.name.split()[0], plan.child.preferred_name),
        family=_capitals(*_family_texts(plan)) - child,
        professionals=_capitals(*_professional_texts(plan)) - child - _words(*(p.name for p in plan.parents)),
        places=_words(*_place_texts(plan)),
    )


def stands_alone(reading: ReadPlan) -> bool:
    """Whether this is a single statement in the plan made around it, and not somebody's plan."""
    return not known(reading).child


def is_child(token: Token, names: Known) -> bool:
    """Whether the token is one of the child's names (and not a parent's who bears the same surname)."""
    if token.lower_ not in names.child:
        return False
    before = token.nbor(-1) if token.i else None
    return not (before is not None and before.is_title and before.lower_ in names.others | TITLES)


def looks_like_name(token: Token) -> bool:
    """Whether the token looks like a person's or place's name: one capital, then small letters."""
    return (
        (token.pos_ == "PROPN" or _is_rare_name(token))
        and token.text.isalpha()
        and token.text.istitle()
        and len(token.text) > 2
        and token.lower_ not in NOT_PEOPLE
    )


_WORD_ENDINGS = re.compile(
    r"(?:ing|tion|sion|ment|ness|ship|work|port|ics|apy|ure|ance|ence|age|ity|ty|ery|ism|ist|er|or|al|ive|ate|ware|time|"
    r"book|board|day|side|craft|hood|dom|gy|phy|cy|ics|ech|ills|ff|eed|ealth|ood|eople|ome|ay|aid|ax|um)$",
    re.I,
)
"""How the nouns end that may begin a sentence without an article."""
_LIVING = frozenset("have learn wear like love enjoy choose wake sleep eat".split())
"""Verbs of which a person is the subject; a thing may have something too, but not as its own."""


def _is_rare_name(token: Token) -> bool:
    """A name that the parser takes for a noun, since a sentence begins with it: “Saoirse will have a book”."""
    return (
        token.is_sent_start is True
        and token.tag_ == "NN"
        and token.dep_ == "nsubj"
        and token.head.lemma_ in _LIVING
        and not list(token.children)
        and not _WORD_ENDINGS.search(token.text)
        and (token.head.lemma_ != "have" or any(t.tag_ == "PRP$" for t in token.sent))
    )


def capital_run(token: Token) -> list[Token]:
    """The capitalised words that stand together with the token: Reynell Developmental Language Scales."""
    doc, first, last = token.doc, token.i, token.i
    while (
        first > 0
        and doc[first - 1].text[:1].isupper()
        and doc[first - 1].is_alpha
        and not doc[first].is_sent_start
    ):
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].text[:1].isupper() and doc[last + 1].is_alpha:
        last += 1
    return list(doc[first : last + 1])


_TITLE_JOINS = frozenset({"of", "for", "the", "and", "in", "with", "to", "on", "&", "-"})


def in_title(passage: ReadPassage, span: Span) -> bool:
    """Whether the words belong to the name of a test, a form or a body: Autistic Traits Questionnaire."""
    piece = passage.doc.char_span(span.start, span.end, alignment_mode="expand")
    token = next((t for t in piece or () if t.text[:1].isupper() and not t.is_sent_start), None)
    while token is not None and token.i + 1 < len(token.doc):
        token = token.nbor(1)
        if token.lower_ in INSTITUTIONS and token.text[:1].isupper():
            return True
        if not token.text[:1].isupper() and token.lower_ not in _TITLE_JOINS:
            return False
    return False


def _is_person_name(token: Token, names: Known) -> bool:
    if not looks_like_name(token) or token.lower_ in names.child:
        return False
    if token.lower_ in names.others:
        return True
    if any(word.lower_ in INSTITUTIONS for word in capital_run(token)):
        return False
    return token.dep_ not in ("compound", "amod", "nmod") and token.lower_ not in names.places


def _who_by_noun(token: Token) -> Who | None:
    if token.tag_ in ("NNS", "NNPS") or token.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    lemma = token.lower_
    if lemma in KIN:
        return Who.KIN
    if lemma in PEERS:
        return None if _is_general(token) else Who.PEER
    return Who.ADULT if lemma in ADULTS else None


def _is_general(token: Token) -> bool:
    """“Every child”, “a boy of his age”, and nouns that only stand before others (pupil premium)."""
    return token.dep_ == "compound"


@passage_fact
def mentions(passage: ReadPassage) -> tuple[Mention, ...]:
    """The single persons other than the child that the passage names, in order."""
    return tuple(_mentions(passage))


def _mentions(passage: ReadPassage) -> Iterator[Mention]:
    names = known(passage.plan)
    roles = [s for s in passage.people.roles if not _is_plural(s.of(passage.text))]
    for token in passage.doc:
        who = _who_by_noun(token)
        if who is not None:
            yield Mention(who=who, start=token.idx, index=token.i)
        elif any(s.start <= token.idx < s.end for s in roles):
            yield Mention(who=Who.ROLE, start=token.idx, index=token.i, professional=True)
        elif _is_person_name(token, names):
            before = token.nbor(-1).lower_.rstrip(".") if token.i else ""
            expert = before in TITLES or (token.lower_ in names.professionals - names.family)
            yield Mention(who=Who.NAMED, start=token.idx, index=token.i, professional=expert)


def _is_plural(words: str) -> bool:
    return words.lower().endswith("s") and not words.lower().endswith("ss")


@dataclass(frozen=True, slots=True)
class Sex:
    """The pronouns that mean the child, and those that cannot."""

    right: frozenset[str]
    wrong: frozenset[str]


_BY_SEX = {"Female": "she", "Male": "he"}


@plan_fact
def sex_of(reading: ReadPlan) -> Sex | None:
    """Right and wrong pronouns, by the plan's fields or, where they are silent, by its own usage."""
    child = reading.plan.child
    said = child.pronouns or _BY_SEX.get(child.sex or "") or _usual(reading)
    if said not in ("she", "he"):
        return None
    return Sex(PRONOUNS[said], PRONOUNS["he" if said == "she" else "she"])


def _usual(reading: ReadPlan) -> str | None:
    counts = {"she": 0, "he": 0}
    for passage in reading.of_kind(Kind.NEED, Kind.STRENGTH, Kind.OUTCOME):
        for token in passage.doc:
            for said in counts:
                counts[said] += token.lower_ in PRONOUNS[said]
    most, least = max(counts.values()), min(counts.values())
    return max(counts, key=counts.__getitem__) if most >= 8 and most >= 8 * least else None
