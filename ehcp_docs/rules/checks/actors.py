"""Checks of who acts: staff, adults, the school, one of a team, as those who are to give provision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.actions import Clause, Role
from ehcp_docs.language.spans import Span, found
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check


@passage_check("vague_actor")
def vague_actor(passage: ReadPassage) -> Iterator[Hit]:
    """Staff, adults, someone, the school: as the ones who are to act."""
    told = [hit for span in passage.people.vague if (hit := _unnamed(passage, span))]
    yield from told
    for span in _one_of_many(passage):
        if not any(hit.span and hit.span.overlaps(span) for hit in told):
            yield Hit(span=span)


def _unnamed(passage: ReadPassage, span: Span) -> Hit | None:
    words = span.of(passage.text)
    if _narrowed(passage.text, span) or _known(passage, span, words):
        return None
    if _acting(passage, span, words) is not None:
        return Hit(span=_actor_phrase(passage, span, True))
    before = passage.text[: span.start]
    return Hit(span=span) if _BY.search(before) and not _EMPLOYED.search(before) else None


def _one_of_many(passage: ReadPassage) -> Iterator[Span]:
    """“With one of the English team”, “reading with an adult”, where nobody with a role does it."""
    if passage.people.roles or passage.people.named:
        return
    a = passage.amounts
    for span in found(_ONE_OF, passage.text):
        sentence = passage.sentence_of(span)
        if any(s.overlaps(sentence) for s in (*a.frequency, *a.durations, *a.hours)):
            yield span


_ONE_OF = re.compile(
    r"\b(?:one|any|some|either|a member) (?:of|from|in) (?:the |our |his |her |their )?(?!two\b|three\b|four\b"
    r"|\d)(?:[\w-]+ ){0,2}?"
    r"(?:team|department|faculty|office|crew|grown-ups|adults)\b(?! (?:who|that) (?:has|have|holds?|is|are) (?:\w+"
    r" )?(?:trained|qualified|"
    r"completed))(?: (?:who|that) [^.;,]{3,30})?"
    r"|\bwith (?:an?|any|some|another) (?:\w+ )?(?:adult|grown-up|member of staff|staff member|colleague)\b"
    r"(?! (?:trained|who|she|he|they|of (?:his|her|their) choice))",
    re.I,
)
_BY = re.compile(
    r"\bby\s+(?:(?:the|a|an|all|any|trained|other|his|her|their|familiar|experienced|"
    r"skilled|relevant|appropriate|various|suitable|external|school)\s+){0,3}$",
    re.I,
)
_EMPLOYED = re.compile(
    r"\b(?:employed|engaged|contracted|commissioned|hired|appointed|paid(?: for)?|funded|bought|supplied|kept|provided"
    r" in \w+)"
    r" by (?:\w+ ){0,2}$",
    re.I,
)
"""“A practitioner employed by the college”: who pays, not who does it."""
_SOME_OF = frozenset("one any some either whichever whoever several".split())
_INSTITUTIONS = frozenset(
    "school setting academy nursery college provider service services team agencies".split()
)
_SUPPLYING = frozenset(
    (
        "see lend supply buy keep provide repair replace insure fit install maintain give "
        "order pay "
        "fund hold put set display print store have make train release arrange ensure"
    ).split()
)


def _acting(passage: ReadPassage, span: Span, words: str) -> Clause | None:
    for clause in passage.clauses:
        if clause.subject_span and clause.subject_span.overlaps(span) and _is_head(clause.subject, words):
            supplies = clause.lemma in _SUPPLYING and words.lower().split()[-1] in _INSTITUTIONS
            if clause.role is Role.MAIN and not supplies:
                return clause
        elif (
            clause.subject_span and clause.subject_span.overlaps(span) and clause.subject.lower() in _SOME_OF
        ):
            return clause  # “one of the grown-ups”
    return None


def _known(passage: ReadPassage, span: Span, words: str) -> bool:
    """“The technology team”, “the adult” after a role was named: no longer vague."""
    before = passage.text[max(0, span.start - 40) : span.start]
    last = words.lower().split()[-1]
    if last in ("team", "service", "services", "agencies"):
        return (
            bool(re.search(r"[\w’'-]+ $", before))
            and not re.search(r"\b(?:the|a|an|by|and|or|external|other) $", before, re.I)
        ) or bool(re.search(rf"\w+ {last}\b", passage.text[: span.start], re.I))
    named = any(role.end <= span.start for role in (*passage.people.roles, *passage.people.named))
    return (
        named
        and bool(re.search(r"\b(?:the|this|that|same|each|other) $", before, re.I))
        and last in ("adult", "person", "practitioner")
    )


def _is_head(head: str, words: str) -> bool:
    return head.lower() in words.lower().split() or words.lower() == head.lower()


def _narrowed(text: str, span: Span) -> bool:
    """“Staff trained by the therapist in ...”, “all eleven adults who teach her”, “two named adults”."""
    after = text[span.end : span.end + 60]
    before = text[max(0, span.start - 30) : span.start]
    return bool(
        re.match(
            r"['’]?s?,? (?:(?:is|are|was) (?:speaking|teaching|leading|talking|reading)|whom?|of (?:his|her|"
            r"their) (?:own )?choice|"
            r"trained|with (?:a |at least)|qualified|that (?:teach|work)|named|other than)\b",
            after,
            re.I,
        )
        or re.search(r"\b(?:all|every|each|two|three|four|named|both)(?: \w+)? $", before, re.I)
        or re.match(
            r" (?:council|authority|library|canteen|hall|playground|building|day|year|week|site|"
            r"grounds|nurse|minibus|gate|office|dinner)",
            after,
            re.I,
        )
        or re.match(r"['’]s| of (?:an?|the) | of (?-i:[A-Z])", after)
    )


def _actor_phrase(passage: ReadPassage, span: Span, with_verb: bool) -> Span:
    if not with_verb:
        return span
    rest = re.split(r"[.;,]", passage.text[span.end :])[0]
    words = rest.split(" ")
    return Span(span.start, span.end + len(" ".join(words[:6]).rstrip()))
