"""Check of conditions that are guessed at: possible autism, something like ADHD, dyslexia cannot be excluded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.actions import Clause
from ehcp_docs.language.people import alternatives
from ehcp_docs.language.spans import Span, found
from ehcp_docs.language.topics import vocabulary
from ehcp_docs.language.words import from_words
from ehcp_docs.rules.checks.persons import in_title
from ehcp_docs.rules.checks.subject import is_of_another
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check


@from_words
def conditions() -> str:
    """The names of conditions, as alternatives of a pattern."""
    return alternatives([str(word) for word in vocabulary()["conditions"]])


@from_words
def condition() -> re.Pattern[str]:
    """What names a condition."""
    return re.compile(rf"\b(?:{conditions()})\b")


_SUPPOSED = (
    r"possibl[ey]|potential(?:ly)?|may (?:also |well )?(?:have|be|show|meet|well)|might (?:also |"
    r"well )?(?:have|be|show)|could (?:have|be)|suspected|suspicions?(?: of)?|query|queried|"
    r"(?:some )?(?:\w+ )?traits of|signs of|features of|symptoms of|indicat\w+ of|suggestive of|suggests?|"
    r"wonder(?:ed|s|ing)?|appears? to (?:have|be)|seems? to (?:have|be)|"
    r"(?:thought|believed|felt|considered|suspected|said|assumed)(?: by [^.,;]{2,40}?)? (?:to|that (?:he|she|"
    r"they|\w+)) "
    r"(?:have|has|be|is)|"
    r"(?:thinks?|believes?|feels?|suspects?|suspected|reckons?|guess(?:es)?|assumes?|convinced|"
    r"of the (?:view|opinion)) (?:that )?"
    r"(?:(?:he|she|they|[A-Z]\w+)(?:['’]s| (?:has|is|may|might|could))|(?:it|this)(?:['’]s| is|"
    r" may be| might be| could be))|"
    r"prov(?:e|es|ing) to have|turn(?:s|ing)? out to have|borderline|bordering on|"
    r"(?:suggestion|suspicion|possibility|likelihood|chance) of|consistent with (?!(?:his|her|their) diagnosis)|"
    r"points? to(?:wards)?|looks like|"
    r"a touch of|elements of|hints? of|undiagnosed|probabl[ey]|likely to (?:have|be)|presents? as|"
    r"something (?:like|akin to|along the lines of|of the kind of)|some (?:form|sort|kind) of|hallmarks of|"
    r"(?:in keeping|in line|compatible) with|fit(?:s|ted)? (?:\w+ )?with|(?:boxes|criteria) for|lean(?:s|ing)? towards"
)
_PERHAPS = r"(?:perhaps|maybe|conceivably|presumably) (?:even |also |some |an? ){0,2}"


@from_words
def _hedged() -> re.Pattern[str]:
    names = conditions()
    return re.compile(
        rf"(?:\b(?i:{_SUPPOSED})|\?)(?:[^.;]{{0,70}}?\b|\s?)(?:{names}|(?i:on the (?:autis\w+ )?spectrum|"
        rf"depression))\b(?i:[\w -]{{0,20}}?(?:traits|tendencies|features|disorder|profile))?"
        rf"|\b(?i:{_PERHAPS})(?:{names})\b"
        rf"|\b(?:{names})[ -](?i:traits|tendencies|features|(?:type|like) (?:behaviours?|traits|features|"
        rf"presentation))\b"
    )


_SETTLED = re.compile(
    r"\b(?:diagnosed|diagnosis was|was diagnosed|assess(?:ment|ed)? (?:is|was|by|for|booked|due)|"
    r"waiting for|on the waiting list|referred|none|no (?:signs|evidence|traits)|ruled out|not (?:met|"
    r"found|thought|have))\b",
    re.I,
)


_NOT_SETTLED = re.compile(
    r"(?:\b(?:not|never|nobody|yet to)|n['’]t) (?:\w+ ){0,3}?(?:diagnosed|assessed|referred|ruled out|found|met)\b",
    re.I,
)
"""“Not ruled out”, “never diagnosed”: what sounds settled and is not."""


def _is_settled(sentence: str) -> bool:
    return bool(_SETTLED.search(_NOT_SETTLED.sub(" ", sentence)))


@passage_check("hedged_diagnosis")
def hedged_diagnosis(passage: ReadPassage) -> Iterator[Hit]:
    """A condition guessed at: possible autism, traits of ADHD, something like dyslexia in the mix."""
    for span in (*found(_hedged(), passage.text), *_left_open(passage)):
        if in_title(passage, span):
            continue
        sentence = passage.sentence_of(span).of(passage.text)
        is_open = "undiagnosed" in sentence.lower() or not _is_settled(sentence)
        if is_open and not is_of_another(passage, span):
            yield Hit(span=span)
            return


_CHANCE = re.compile(
    r"\b(?:possib\w+|likel\w+|probab\w+|plausible|conceivable|suspected|in (?:question|the (?:mix|frame|background))|"
    r"at play|on the cards|under consideration|an? (?:\w+ )?(?:question|hypothesis|thought|theory|explanation|factor)|to be "
    r"(?:considered|explored|looked (?:at|into)|excluded|ruled out|confirmed))\b",
    re.I,
)
"""What is said of a condition that nobody has found."""
_EXCLUDES = frozenset("rule exclude discount dismiss eliminate discard".split())
_FLOATS = frozenset(
    "mention suggest raise query suspect moot float wonder propose speculate question flag".split()
)
_IS = frozenset("be seem look appear remain sound become".split())


def _left_open(passage: ReadPassage) -> Iterator[Span]:
    """Conditions that are the subject of a guess: “autism may play a part”, “ADHD cannot be excluded”."""
    for clause in passage.clauses:
        if clause.subject_span is None or not _is_guess(passage, clause):
            continue
        for span in found(condition(), clause.subject_phrase):
            start = clause.subject_span.start + span.start
            if not _is_known(passage.text[:start]):
                rest = re.split(r"[.;,]", passage.text[clause.verb.end :])[0]
                yield Span(clause.subject_span.start, clause.verb.end + len(rest))
                break


def _is_guess(passage: ReadPassage, clause: Clause) -> bool:
    if clause.lemma in _EXCLUDES:
        return clause.negated
    if clause.lemma in _FLOATS:
        return clause.passive and not clause.negated
    if clause.modal in ("may", "might", "could"):
        return not clause.negated
    rest = re.split(r"[.;]", passage.text[clause.verb.end :])[0][:60]
    return clause.lemma in _IS and not clause.negated and bool(_CHANCE.search(rest))


_OWNED = re.compile(r"\b(?:his|her|their|my|the|this|[A-Z][\w-]+['’]s?) (?:\w+ )?$")


def _is_known(before: str) -> bool:
    """“Her epilepsy may wake her”: a condition that is called the child's own is no guess."""
    return bool(_OWNED.search(before))
