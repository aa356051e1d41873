"""Another child's first name where this child's should stand: what is left over from another plan.

A name counts as another child's only if nothing in the plan says who else it could be, if it never stands in
one sentence with the child's own name, and if it stands where a plan speaks of its child: the one who is
helped, whose needs they are, who will have or learn something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ehcp_docs.language.spans import Span, in_any
from ehcp_docs.plan.given_names import given_names, plain_name
from ehcp_docs.plan.name_words import (
    ADULTS,
    ARRANGED,
    CHILDS,
    DONE_WITH,
    HAS,
    HELPED,
    INSTITUTIONS,
    KIN,
    NOT_OWNED,
    NOT_PEOPLE,
    PEERS,
    PERSON_DOES,
    PERSON_HAS,
    TITLES,
    TOOL_DOES,
)
from ehcp_docs.plan.passages import Kind, Passage
from ehcp_docs.rules.checks.persons import capital_run, known, looks_like_name
from ehcp_docs.rules.memory import passage_fact, plan_fact, whole_plan_fact
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFTEN = frozenset("daily weekly fortnightly monthly termly yearly annually".split())
"""Words that the parser takes for nouns: “will meet Freya weekly”."""
_LETS = frozenset("let help see watch hear make have ensure allow enable notice film encourage".split())
"""Verbs that say what somebody else does: “will let Kit choose”."""
_ACTED_ON = frozenset({"dobj", "dative", "nsubjpass"})


_CAPITAL = re.compile(r"\b[A-Z][a-zà-öø-ÿ]{2,}\b")
_SMALL = re.compile(r"\b[a-zà-öø-ÿ]{3,}\b")
Strangers = Mapping[str, tuple[tuple[ReadPassage, Span], ...]]
"""Capitalised words that are in no field of the plan, in small letters, with all their places."""


@passage_check("other_childs_name")
def other_childs_name(passage: ReadPassage) -> Iterator[Hit]:
    """A first name that nothing in the plan explains, in the child's own place."""
    yield from _titled_stranger(passage)
    for low, span in _strangers_in(passage.plan, passage.passage):
        token = _token(passage, span)
        if token is None or not _may_be_name(token) or in_any(span, passage.quoted):
            continue
        if _in_childs_place(token, passage) and not _is_explained(passage.plan, low):
            yield Hit(span=span)


_TITLED = re.compile(r"(?:^|(?<=[.!?] ))(?:Mr|Mrs|Miss|Ms|Mx|Master)\.? (?P<name>[A-Z][\w’'-]+)")


def _titled_stranger(passage: ReadPassage) -> Iterator[Hit]:
    """“Miss Castellane is resilient”: somebody of whom the plan knows nothing, in the child's place in a need."""
    if passage.passage.kind not in (Kind.NEED, Kind.STRENGTH, Kind.OUTCOME):
        return
    names = known(passage.plan)
    for match in _TITLED.finditer(passage.text):
        low = match["name"].lower()
        verb = next(
            (
                c
                for c in passage.clauses
                if c.subject_span and c.subject_span.start <= match.start("name") < c.verb.start
            ),
            None,
        )
        describes = verb is not None and (
            verb.lemma in ("be", "have", "will")
            or verb.lemma in PERSON_DOES - {"say", "find", "know", "write", "see", "feel", "work", "ask"}
        )
        if (
            describes
            and low not in names.child | names.others | names.places
            and not _is_told_of(passage.plan, low, passage)
        ):
            yield Hit(span=Span(match.start(), match.end()))


def _is_told_of(reading: ReadPlan, low: str, here: ReadPassage) -> bool:
    """Whether another passage names the person too."""
    name = re.compile(rf"\b{re.escape(low)}\b", re.I)
    return any(name.search(p.text) for p in reading.passages if p is not here)


@whole_plan_fact
def strangers(reading: ReadPlan) -> Strangers:
    """The capitalised words of the texts that no field explains and that are no common words of this plan."""
    names = known(reading)
    small = frozenset().union(*map(_small_words, reading.passages))
    told = names.child | names.others | names.places | TITLES | INSTITUTIONS | NOT_PEOPLE | small
    kept: dict[str, tuple[tuple[ReadPassage, Span], ...]] = {}
    for passage in reading.passages if _is_spoken_of(reading) else ():
        for low, span in _capitals(passage):
            if low not in told and not any(low[:3] == own[:3] for own in names.called):
                kept[low] = (*kept.get(low, ()), (passage, span))
    return kept


@passage_fact
def _small_words(passage: ReadPassage) -> frozenset[str]:
    return frozenset(_SMALL.findall(passage.text))


@passage_fact
def _capitals(passage: ReadPassage) -> tuple[tuple[str, Span], ...]:
    """Words with a capital, in small letters, with their places."""
    matches = _CAPITAL.finditer(passage.text)
    return tuple((match[0].lower(), Span(match.start(), match.end())) for match in matches)


@plan_fact
def _strangers_in(reading: ReadPlan, passage: Passage) -> tuple[tuple[str, Span], ...]:
    """Those words in one passage, so that what was said of it holds until they change."""
    return _strangers_by_passage(reading).get(passage, ())


@whole_plan_fact
def _strangers_by_passage(reading: ReadPlan) -> Mapping[Passage, tuple[tuple[str, Span], ...]]:
    by_passage: dict[Passage, dict[tuple[str, Span], None]] = {}
    for low, places in strangers(reading).items():
        for where, span in places:
            by_passage.setdefault(where.passage, {})[low, span] = None
    return {passage: tuple(words) for passage, words in by_passage.items()}


def _is_spoken_of(reading: ReadPlan) -> bool:
    """Whether the plan's texts name the child at all; if not, the name at the front is not the one in use."""
    called = known(reading).called
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(called)))})\b", re.I) if called else None
    return pattern is not None and any(pattern.search(p.text) for p in reading.passages)


def _token(passage: ReadPassage, span: Span) -> Token | None:
    piece = passage.doc.char_span(span.start, span.end)
    return piece[0] if piece is not None and len(piece) == 1 else None


def _may_be_name(token: Token) -> bool:
    """A name by itself: not a word of a longer name or title."""
    if not looks_like_name(token) or _is_counted(token):
        return False
    run = [word for word in capital_run(token) if not word.is_sent_start or word.i == token.i]
    return len(run) == 1 and not _in_title(token)


def _is_counted(token: Token) -> bool:
    """“Trained to Grade 1”, “in Room 4”: what has a number is no child."""
    return token.i + 1 < len(token.doc) and (token.nbor(1).like_num or token.nbor(1).text[0].isdigit())


def _in_title(token: Token) -> bool:
    """A word of the title of a programme: Language for Behaviour and Emotions, Zones of Regulation."""
    if token.i < 2 or token.nbor(-1).lower_ not in ("of", "for", "and", "the", "to", "in", "about", "&"):
        return False
    earlier = token.nbor(-2)
    return earlier.is_title and not earlier.is_sent_start


def _in_childs_place(token: Token, passage: ReadPassage) -> bool:
    kind, head = passage.passage.kind, token.head
    about_child = kind in (Kind.NEED, Kind.STRENGTH, Kind.OUTCOME, Kind.STEP, Kind.TARGET)
    if token.dep_ == "poss":
        own = about_child or (kind is Kind.PROVISION and given_names().get(plain_name(token.text)) == "names")
        return head.lower_ in CHILDS or (own and head.lower_ not in NOT_OWNED | INSTITUTIONS)
    if kind in (Kind.NEED, Kind.STRENGTH):
        return _is_who_does(token)
    if about_child:
        after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
        return after in ("will", "shall", "must")
    if kind in (Kind.PROVISION, Kind.ARRANGEMENT):
        return _is_helped(token)
    return kind is Kind.VIEW and _is_described(token, passage)


def _is_who_does(token: Token) -> bool:
    """The subject of what persons do; “Melatonin helps” and “Zips defeat him” are none."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.tag_ == "VBP":
        return False
    has = verb.lemma_ == "have" and any(c.dep_ == "dobj" and c.lower_ in PERSON_HAS for c in verb.children)
    return has or verb.lemma_ in PERSON_DOES or (not token.is_sent_start and verb.lemma_ not in TOOL_DOES)


def _is_helped(token: Token) -> bool:
    """In provision: helped, worked with, or the one who will have something."""
    head = token.head
    if _stands_before_often(token):
        return token.i > 0 and token.nbor(-1).lemma_ in HELPED
    if token.dep_ in _ACTED_ON and head.lemma_ in HELPED:
        return token.dep_ == "nsubjpass" or not _child_acts(head)
    if token.dep_ == "pobj" and head.lower_ in ("with", "to", "for", "alongside", "beside"):
        done = head.head.lemma_ in DONE_WITH | HELPED and not _child_acts(head.head)
        return done or head.head.lower_ in CHILDS or _is_arranged_for(token)
    if token.dep_ == "nsubj" and _is_let(token):
        return True
    if token.dep_ in ("nsubj", "nsubjpass"):
        binds = any(c.lower_ in ("will", "shall", "must", "should") for c in head.children)
        return binds and (head.lemma_ in HAS or token.dep_ == "nsubjpass")
    return False


def _is_let(token: Token) -> bool:
    """“Will let Kit choose”, “will see that Kit eats”, “when Kit tires”: who does it there is the child."""
    verb, over = token.head, token.head.head
    if token.i and token.nbor(-1).text in "-–":  # part of a longer name: Sounds-Write
        return False
    if verb.pos_ not in ("VERB", "AUX") or over is verb or _is_done_to_somebody(verb):
        return False
    if verb.dep_ == "ccomp" and over.lemma_ in _LETS:
        return not _child_acts(over) and not any(c.lower_ in _ADVERB_OF_TIME for c in verb.children)
    begins = any(c.dep_ in ("mark", "advmod") and c.lower_ in _ADVERB_OF_TIME for c in verb.children)
    return verb.dep_ == "advcl" and begins and verb.lemma_ in PERSON_DOES - _WORKS and not _child_acts(over)


_ADVERB_OF_TIME = frozenset("when whenever while until till once before after if unless that".split())
_WORKS = frozenset(
    {"work", "say", "find", "know", "write", "see", "ask", "join", "present", "speak", "record"}
)
"""What adults at work do as well."""


def _is_done_to_somebody(verb: Token) -> bool:
    """“While Ros feeds her”: whoever does something to him or her is not the child."""
    return any(
        t.lower_ in ("her", "him", "them") and t.dep_ in ("dobj", "dative", "pobj") for t in verb.subtree
    )


def _is_arranged_for(token: Token) -> bool:
    """“Will run a club for Imogen and three friends”: somebody arranges it for one who is not named elsewhere."""
    verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
    beside = [c for c in (*token.children, *token.head.head.children) if c.dep_ == "conj"]
    return (
        token.head.lower_ == "for"
        and (token.ent_type_ == "PERSON" or any(map(_is_peer, beside)))
        and token.head.head.lower_ in ARRANGED
        and verb is not None
        and any(c.lower_ in ("will", "shall", "must") for c in verb.children)
        and not _child_acts(verb)
    )


def _is_peer(token: Token) -> bool:
    """“Imogen and three friends”: what stands beside people is a person."""
    return token.lower_ in PEERS or token.lower_.removesuffix("s") in PEERS or token.lower_ == "children"


def _stands_before_often(token: Token) -> bool:
    return token.dep_ == "compound" and token.head.lower_ in _OFTEN


def _child_acts(verb: Token) -> bool:
    """“She will sit with Orla”: the child may be the one who acts, and the name a friend's."""
    subjects = [c for c in (*verb.children, *verb.head.children) if c.dep_ in ("nsubj", "nsubjpass")]
    return any(c.pos_ == "PRON" for c in subjects)


def _is_described(token: Token, passage: ReadPassage) -> bool:
    """In Section A: the subject with which a text about the child begins, that never names the child."""
    if passage.passage.place.topic not in ("history", "strengths", "communication", "child_views"):
        return False
    return (
        token.i <= 1
        and _is_who_does(token)
        and not passage.plan.child.names & {t.lower_ for t in passage.doc}
    )


@whole_plan_fact
def _is_explained(reading: ReadPlan, low: str) -> bool:
    """Whether the plan somewhere says, or lets see, that the word is somebody or something else."""
    return any(_explains(passage, span) for passage, span in strangers(reading)[low])


def _explains(passage: ReadPassage, span: Span) -> bool:
    token = _token(passage, span)
    if token is None or not looks_like_name(token):
        return False
    told = passage.passage.kind is Kind.VIEW and not _is_described(token, passage)
    return told or in_any(span, passage.quoted) or _says_who(token) or _names_child(passage, span)


def _names_child(passage: ReadPassage, span: Span) -> bool:
    """Whether the child is named in the same sentence."""
    words = passage.sentence_of(span).of(passage.text).lower()
    return any(re.search(rf"\b{re.escape(name)}\b", words) for name in known(passage.plan).child)


def _says_who(token: Token) -> bool:
    """“Her friend Orla”, “Bev, her key worker”, “Mrs Lobb”, “Craig Dyson”, “Reuben and Dev”, “in Thornhithe”."""
    doc, i = token.doc, token.i
    before = doc[i - 1] if i else None
    after = doc[i + 1] if i + 1 < len(doc) else None
    if before is not None and (
        before.pos_ in ("DET", "ADJ")
        or (before.pos_ == "NOUN" and (before.head.i == i or token.head.i == before.i))
        or before.lower_.rstrip(".") in TITLES
        or before.lower_ in KIN | PEERS | ADULTS
        or (before.pos_ == "PROPN" and not before.is_sent_start)
        or before.lower_ in ("in", "at", "near", "from", "using", "called", "named", "via")
        or (before.lower_ == "of" and token.dep_ == "pobj")
    ):
        return True
    if after is not None and (after.pos_ == "PROPN" or after.text == "(" or after.lower_ in NOT_PEOPLE):
        return True
    as_part = token.dep_ == "compound" and not _stands_before_often(token)
    if as_part or token.dep_ == "appos" or any(c.dep_ == "appos" for c in token.children):
        return True
    joined = [t for t in (token.head, *token.children) if t.pos_ == "PROPN" and t.i != i]
    return token.dep_ == "conj" or any(t.dep_ == "conj" for t in joined)
