"""What is kept of a plan's statements to find the same words in other plans: numbers, and the words without names.

A statement's marks are the smallest of the hashes of all its runs of four words (Broder, On the resemblance and
containment of documents, 1997). Two statements of the same words have the same marks; where a few words differ,
most are shared. Names, numbers and pronouns are taken out first, so that a copy for another child is seen as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from ehcp_docs.language.people import ALL_PRONOUNS
from ehcp_docs.plan.model import Plan
from ehcp_docs.plan.passages import Kind, passages

RUN = 4
"""Words in a run."""
MARKS = 16
"""How many hashes are kept of a statement."""
SHORTEST = {Kind.OUTCOME: 9, Kind.PROVISION: 12, Kind.NEED: 12, Kind.VIEW: 12}
"""Kinds of statement that should be a child's own, and the words from which one can be told from chance."""
NAME, NUMBER = "[name]", "[number]"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CAPITAL = re.compile(r"[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """One statement of a plan, so far as it can be compared with those of others."""

    section: str
    item: str
    kind: Kind
    text: str
    """Its words, names and numbers taken out."""
    marks: tuple[int, ...]
    """In ascending order; 63 bits each."""


def prints(plan: Plan) -> tuple[Print, ...]:
    """The prints of a plan's outcomes, provision, needs and views, in plan order; short ones are left out."""
    names = frozenset(_names(plan))
    return tuple(_prints(plan, names))


def _prints(plan: Plan, names: frozenset[str]) -> Iterator[Print]:
    for passage in passages(plan):
        shortest = SHORTEST.get(passage.kind)
        if shortest is None:
            continue
        words = [_masked(word, names) for word in _WORD.findall(passage.text)]
        if len(words) < shortest:
            continue
        yield Print(
            section=passage.place.section,
            item=passage.place.item or "",
            kind=passage.kind,
            text=_without_names(passage.text, names),
            marks=_marks(words),
        )


def _names(plan: Plan) -> Iterator[str]:
    people = [plan.child.name, plan.child.preferred_name or "", plan.child.setting or ""]
    people += [parent.name for parent in plan.parents] + [contact.name for contact in plan.contacts]
    people += [advice.author or "" for advice in plan.sections.K.advice]
    people += [placement.name or "" for placement in plan.sections.I.placements]
    people += [
        one.name for one in (*plan.contributors, plan.authority.officer, plan.sign_off) if one is not None
    ]
    for name in people:
        yield from (part.lower() for part in _CAPITAL.findall(name))


def _masked(word: str, names: frozenset[str]) -> str:
    low = word.lower().removesuffix("'s").removesuffix("’s")
    if low in names:
        return NAME
    if low in ALL_PRONOUNS:
        return "[pronoun]"
    return NUMBER if word[:1].isdigit() else low


def _without_names(text: str, names: frozenset[str]) -> str:
    def put(match: re.Match[str]) -> str:
        masked = _masked(match[0], names)
        return masked if masked in (NAME, NUMBER) else match[0]

    return re.sub(rf"{re.escape(NAME)}(?: {re.escape(NAME)})+", NAME, _WORD.sub(put, text))


def _marks(words: list[str]) -> tuple[int, ...]:
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return tuple(sorted(_hash(run) for run in runs)[:MARKS])


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") >> 1
