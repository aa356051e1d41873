"""Slips of the pen: words written twice or misspelt, verbs that do not agree, texts that break off or run together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_docs.language.actions import SUBJECTS
from ehcp_docs.language.spans import Span, found, in_any
from ehcp_docs.language.spelling import slips
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOUBLED = re.compile(
    r"(?<![\w’'-])(?P<w>the|a|an|and|of|for|with|will|are|or|from|his|their|as|at|to|by|he|she|they|be|which|"
    r"shall|must|when)"
    r" (?P=w)(?![\w’'-])",
    re.I,
)
_MISSPELT = re.compile(
    r"\b(?:reciev\w+|seperat\w+|definately|occured|occuring|accomodat\w+|independant\w*|acheiv\w+|beleiv\w+|"
    r"freind\w*|wich|teh|"
    r"untill|neccessar\w+|necesary|refered|transfered|begining|tommorow|writting|langauge|comunicat\w+|enviroment\w*|"
    r"assesment\w*|stratagies|maintainance|occassion\w*|concious\w*|existance|perseverence|perciev\w+|alot|"
    r"sucessful\w*|"
    r"prefered|diffculties|dificult\w*|behavour|behaivour|proffesional\w*|recomend\w*|responsability|particulary|"
    r"(?:would|should|could|must) of(?! course)|dosen['’]?t|(?:does|did|is|was|has|could|would|should)nt|dont)\b",
    re.I,
)
_UNGRAMMATICAL = re.compile(
    r"\b(?:not|n['’]t) no (?:how|what|who|where|when|why|if|that)\b|\bdo no how\b|\bout off \w+|"
    r"\b(?:with|for|to|of|in|on|at) there (?:own|games?|friends?|work|books?|bags?|needs|famil(?:y|ies)|"
    r"parents?|class|mother|father|homes?|hands?|feet|feelings|coats?|things|peers|ages?|seats?|desks?|learning|reading|"
    r"writing|views?|classmates)\b"
)
"""Forms that no writer means: “he do not no how”, “out off five”, “with there games”."""


@passage_check("doubled_word")
def doubled_word(passage: ReadPassage) -> Iterator[Hit]:
    """The the: a small word written twice."""
    for match in _DOUBLED.finditer(passage.text):
        first, second = match[0].split(" ")
        a_name = first != first.lower() and first.lower() in ("will", "an", "a")  # Will will come
        if second.islower() and not a_name:
            yield Hit(span=Span(match.start(), match.end()))
    doc = passage.doc
    letters = doc.to_array("LOWER").tolist()
    for at in (at for at in range(len(letters) - 1) if letters[at] == letters[at + 1]):
        token, after = doc[at], doc[at + 1]
        same = after.text.islower() and len(token) > 3 and token.is_alpha
        if (
            same
            and token.tag_ == after.tag_
            and token.tag_ in _TWICE
            and not in_any(_of(token), passage.quoted)
        ):
            yield Hit(span=Span(token.idx, after.idx + len(after)))


_TWICE = ("NN", "NNS", "VB", "VBZ", "VBG")
"""Nouns and verbs: “friends friends”. “Very very” and “had had” are written on purpose."""


def _of(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


_ONE = frozenset({"he", "she", "it"})
_PLURAL = frozenset("do have are were make need want find struggle take go get play like".split())
_BEFORE_BASE = frozenset(
    "that if lest help helps let lets make makes made see saw hear watch suggest suggests recommend recommends ask wish "
    "though when and or nor".split()
)
"""Words after which “she have” may be right: “it is important that she have a rest”."""


def _disagreeing(passage: ReadPassage) -> Iterator[Span]:
    """“She have”, “he do not”: a verb that does not agree with its subject, in no question."""
    if passage.words.isdisjoint(_ONE) or passage.words.isdisjoint(_PLURAL):
        return
    for token in passage.doc[:-1]:
        if token.lower_ not in _ONE:
            continue
        verb = token.nbor(1)
        if verb.lower_ not in _PLURAL or token.dep_ not in SUBJECTS:
            continue
        before = token.nbor(-1).lower_ if token.i and not token.is_sent_start else ""
        asked = token.i > 0 and token.nbor(-1).pos_ in ("AUX", "VERB")
        if before not in _BEFORE_BASE and not asked:
            yield Span(token.idx, verb.idx + len(verb))


def _unfinished(passage: ReadPassage) -> Iterator[Span]:
    """“Will be teach”: a verb in its plain form where a participle belongs."""
    for token in passage.doc[2:]:
        is_plain = token.tag_ == "VB" and token.lower_ == token.lemma_.lower()
        if is_plain and token.nbor(-1).lower_ == "be" and token.nbor(-2).tag_ == "MD":
            yield Span(token.nbor(-2).idx, token.idx + len(token))


@passage_check("misspelt")
def misspelt(passage: ReadPassage) -> Iterator[Hit]:
    """Words that can only be slips, and forms that do not go together."""
    for span in (
        *found(_MISSPELT, passage.text),
        *found(_UNGRAMMATICAL, passage.text),
        *_disagreeing(passage),
        *_unfinished(passage),
    ):
        if not in_any(span, passage.quoted):
            yield Hit(span=span)


@passage_check("in_no_dictionary", "right")
def in_no_dictionary(passage: ReadPassage) -> Iterator[Hit]:
    """A word of no dictionary, one letter away from a common one."""
    if passage.passage.kind is Kind.ADVICE:
        return
    for slip in slips(passage.text):
        listed = _MISSPELT.fullmatch(slip.span.of(passage.text))
        if not listed and not in_any(slip.span, passage.quoted):
            yield Hit(span=slip.span, fields={"right": slip.meant})


_CUT_OFF = re.compile(r"\b(?:and|the|an?|or)\s*[.,;:]?\s*$")
_RUN_TOGETHER = re.compile(r"(?<![./@\w])[a-z]{3,}\.[A-Z][a-z]+\b|\b[a-z]{3,},[a-z]{2,}\b")


@passage_check("broken_text")
def broken_text(passage: ReadPassage) -> Iterator[Hit]:
    """A text that stops in the middle, or words run together at a full stop or comma."""
    cut = _CUT_OFF.search(passage.text)
    if cut and passage.passage.kind not in (Kind.DEADLINE, Kind.ADVICE):
        first = passage.text.rfind(" ", 0, max(0, cut.start() - 1)) + 1
        yield Hit(span=Span(first, len(passage.text.rstrip())))
    for span in found(_RUN_TOGETHER, passage.text):
        yield Hit(span=span)
