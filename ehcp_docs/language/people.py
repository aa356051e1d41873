"""Who acts: roles, named people, vague actors, qualifications, and whether a word means the child."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ehcp_docs.language.spans import Span, found
from ehcp_docs.language.words import from_words, of_text, table
from ehcp_docs.plan.model import Child

_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Miss|Ms|Mx|Dr|Professor|Sister|Canon)\.? [A-Z][\w’'-]+")
QUALIFICATION = re.compile(
    r"\blevel (?:\d|one|two|three|four|five|six|seven)\b|\bqualified\b|\bregistered\b|"
    r"\bcertificated?\b|\baccredited\b|\bdiploma\b|\bqualifications?\b|"
    r"\b(?:who|that) (?:has|have|is|are)(?: been| also)? (?:completed|trained|passed|"
    r"attended|taken|qualified|done)\b|"
    r"\btrained (?:in|by|to|on|as|and)\b|\bhaving (?:completed|trained|passed|attended)\b|"
    r"\btraining in\b|\bholds?\b|\bholding\b|\b(?:must|will) have (?:completed|passed|"
    r"attended|been trained)\b|"
    r"\bsupervised by\b|\bspecialist\b|\bspecialis(?:t|ing) in\b|\bHCPC\b|"
    r"\bunder the (?:supervision|direction) of\b|\bhigher level\b|"
    r"\bchartered\b|\bMandatory Qualification\b|\bwith (?:an? )?(?:\w+ ){0,4}(?:award|"
    r"degree|licen[cs]e|training|qualification|experience)\b|\btrained\b",
    re.I,
)
VAGUE_QUALIFICATION = re.compile(
    r"\b(?:suitably|appropriately|adequately|specially|fully)[- ](?:trained|qualified|"
    r"experienced|skilled)\b|\b(?:experienced|skilled|suitable|appropriate) (?:staff|"
    r"adults?|people|person|practitioners?|member of staff)\b",
    re.I,
)


@from_words
def lexicon() -> Mapping[str, Any]:
    """The word lists of ``audit_rules/lexicon.yaml``, as the rules in force have changed them."""
    return table("lexicon")


def alternatives(words: list[str]) -> str:
    """A pattern for any of the words, longest first, with a plural s; acronyms keep their capitals."""
    return "|".join(
        re.escape(w) if w.isupper() or not w.islower() else f"(?i:{re.escape(w)})"
        for w in sorted(words, key=len, reverse=True)
    )


@from_words
def _roles() -> re.Pattern[str]:
    words = [str(w) for group in lexicon()["roles"].values() for w in group]
    return re.compile(rf"\b(?:{alternatives(words)})s?\b(?!['’]s (?:chair|desk|room|table))")


@from_words
def _services() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives([str(w) for w in lexicon()['services']])})\b")


@from_words
def _vague_actors() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives([str(w) for w in lexicon()['vague_actors']])})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The people named in one text."""

    roles: tuple[Span, ...]
    services: tuple[Span, ...]
    named: tuple[Span, ...]
    """People with a title: Mrs Lobb, Dr Sellick."""
    vague: tuple[Span, ...]
    qualifications: tuple[Span, ...]


_ALSO_VERBS = frozenset("coach mentor tutor cook scribe".split())


_ANYBODY = frozenset({"practitioners"})
"""A role in the singular; in the plural, whoever works there."""


def _is_verb(span: Span, text: str) -> bool:
    """“Will coach Kit”: a word for a role, but here it is what somebody does."""
    before = text[: span.start].rstrip().rsplit(" ", 1)[-1].lower()
    return span.of(text).lower() in _ALSO_VERBS and before in ("will", "shall", "must", "to", "can", "and")


@of_text(4096)
def people(text: str) -> People:
    """The roles, services, named and unnamed people in the text, and what they are qualified in."""
    roles = tuple(
        span
        for span in found(_roles(), text)
        if not _is_verb(span, text) and span.of(text).lower() not in _ANYBODY
    )
    services = tuple(found(_services(), text))
    vague = tuple(
        span
        for span in found(_vague_actors(), text)
        if not any(span.overlaps(known) for known in (*roles, *services))
    )
    loose = found(VAGUE_QUALIFICATION, text)
    return People(
        roles=roles,
        services=services,
        named=tuple(found(_HONORIFIC, text)),
        vague=vague,
        qualifications=tuple(s for s in found(QUALIFICATION, text) if not any(s.overlaps(v) for v in loose)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildWords:
    """The words that mean the child in this plan."""

    names: frozenset[str]
    """Parts of the child's names, in lower case."""
    pronouns: frozenset[str]

    def mean(self, word: str) -> bool:
        """Whether the word (one token, any case) is the child's name or a pronoun for the child."""
        low = word.lower()
        return low in self.names or low in self.pronouns or low in GENERIC_CHILD


GENERIC_CHILD = frozenset(
    {"i", "child", "pupil", "student", "learner", "x", "xx", "xxx", "xxxx", "youngster", "[child]", "you"}
)
PRONOUNS = {
    "she": frozenset({"she", "her", "hers", "herself"}),
    "he": frozenset({"he", "him", "his", "himself"}),
    "they": frozenset({"they", "them", "their", "theirs", "themselves", "themself"}),
}
ALL_PRONOUNS = frozenset().union(*PRONOUNS.values())
_BY_SEX = {"Female": "she", "Male": "he"}


def child_words(child: Child | None) -> ChildWords:
    """The words that mean this child; where the name is not known, any pronoun does."""
    if child is None:
        return ChildWords(names=frozenset(), pronouns=ALL_PRONOUNS)
    if not any(letter.isalpha() for letter in child.name):
        return ChildWords(names=frozenset(), pronouns=ALL_PRONOUNS)
    names = f"{child.name} {child.preferred_name or ''}".replace("-", " ").lower().split()
    pronoun = child.pronouns or _BY_SEX.get(child.sex or "")
    whole = [n.lower() for n in f"{child.name} {child.preferred_name or ''}".split()]
    return ChildWords(
        names=frozenset(names) | frozenset(whole),
        pronouns=PRONOUNS[pronoun] if pronoun else ALL_PRONOUNS,
    )
