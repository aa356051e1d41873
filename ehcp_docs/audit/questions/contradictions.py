"""Evidence on contradictions: what several sections say on the same matter, side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from ehcp_docs import resources
from ehcp_docs.audit.questions.laid import Laid, evidence, quote, told
from ehcp_docs.audit.questions.model import Evidence, EvidenceRow, Quote
from ehcp_docs.audit.questions.subjects import topic_name, topics_of
from ehcp_docs.language.places import stands
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.memory import passage_fact
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.yamlfile import read_yaml

MOST_MATTERS, MOST_SAYINGS = 8, 3
"""Matters that are laid out, and sentences of one section on each: more, nobody reads."""
COLUMNS = ("Views (A)", "Needs (B, C, D)", "Provision (F, G, H)", "Advice (K)")
_COLUMN = {"A": 0, "B": 1, "C": 1, "D": 1, "F": 2, "G": 2, "H1": 2, "H2": 2, "K": 3}
_KINDS = (Kind.VIEW, Kind.NEED, Kind.STRENGTH, Kind.PROVISION, Kind.ADVICE)
_NO_NEED = re.compile(
    r"\b(?:no longer|(?:does|do|did|will) not need|needs? no|never needs?|"
    r"no (?:adult|support|help|difficult\w*|concerns?|problems?|needs?)|"
    r"not (?:a (?:difficulty|concern|problem)|entitled|allowed)|"
    r"without (?:adult |any )?(?:help|support|adults?|prompt\w*))\b"
    r"|(?:doesn|don)['’]t need\b",
    re.I,
)
"""Words that deny a need or a help."""
_NO_HELP = re.compile(
    r"\b(?:(?:does|do|did|will) not (?:need|receive|have)|needs? no|no (?:adult|additional|extra|further) \w+|"
    r"no (?:support|help))\b",
    re.I,
)
"""The same in provision, where “without help” is often what is to be reached."""
_ABLE = re.compile(
    r"\b(?:independent(?:ly)?|already|by (?:him|her|them|my)sel(?:f|ves)|on (?:his|her|their|my) own|confident(?:ly)?|"
    r"good at|very well|age[- ]appropriate|(?:within|in) the (?:average|normal|expected) range|above average|strength)\b",
    re.I,
)
"""Words that say the child can; in provision they say what is hoped for, and deny nothing."""


@cache
def _matters() -> Mapping[str, re.Pattern[str]]:
    data = read_yaml(resources.file("audit_rules", "questions.yaml"))
    return {
        str(name): re.compile(rf"\b(?:{'|'.join(re.escape(str(one)) for one in words)})\b", re.I)
        for name, words in data["matters"].items()
    }


@evidence("contradictions")
def contradictions(laid: Laid) -> Evidence:
    """The matters on which two sections or more speak and may differ, those most likely to differ first."""
    said: dict[str, list[list[tuple[Quote, bool]]]] = defaultdict(lambda: [[], [], [], []])
    for passage in laid.plan.of_kind(*_KINDS):
        column = _COLUMN.get(passage.passage.place.section)
        if column is None:
            continue
        for matter, one, is_against in _sayings(passage):
            said[matter][column].append((one, is_against))
    tense = {matter: _tension(columns) for matter, columns in said.items()}
    ranked = sorted((m for m in said if tense[m]), key=lambda m: (-tense[m], m))
    rows = tuple(EvidenceRow(about=m, cells=tuple(map(_cell, said[m]))) for m in ranked[:MOST_MATTERS])
    left = len(ranked) - len(rows)
    more = f"On {left} more matters several sections speak; they are left out here." if left > 0 else ""
    return Evidence(columns=("Matter", *COLUMNS), rows=rows, more=more)


@passage_fact
def _sayings(passage: ReadPassage) -> list[tuple[str, Quote, bool]]:
    made: list[tuple[str, Quote, bool]] = []
    is_help = passage.passage.kind is Kind.PROVISION
    for span in passage.sentences:
        words = span.of(passage.text)
        denied = _NO_HELP if is_help else _NO_NEED
        is_against = stands(denied, words) or (not is_help and stands(_ABLE, words))
        matters = [name for name, pattern in _matters().items() if stands(pattern, words)]
        for matter in dict.fromkeys([*matters, *map(topic_name, sorted(topics_of(words)))]):
            made.append((matter, quote(passage, words), is_against))
    return made


def _tension(columns: Sequence[Sequence[tuple[Quote, bool]]]) -> int:
    """How many pairs of sections there are of which one denies a need or help that the other tells; 0 for none."""
    spoken = [column for column in columns[:3] if column]
    pairs = [(one, other) for at, one in enumerate(spoken) for other in spoken[at + 1 :]]
    return sum(
        (any(no for _, no in one) and any(not no for _, no in other))
        or (any(not no for _, no in one) and any(no for _, no in other))
        for one, other in pairs
    )


def _cell(column: Sequence[tuple[Quote, bool]]) -> tuple[Quote, ...]:
    """What one section says, the sentences that may deny something first."""
    ordered = [one for one, no in column if no] + [one for one, no in column if not no]
    if not ordered:
        return told("says nothing")
    left = len(ordered) - MOST_SAYINGS
    return (*ordered[:MOST_SAYINGS], *(told(f"and {left} more") if left > 0 else ()))
