"""Checks of Section J: what was asked for, what was agreed, and what has to be said of a personal budget."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from ehcp_docs.language.spans import Span
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import plan_check


class Budget(Enum):
    """Where a personal budget stands."""

    NONE = auto()
    ASKED = auto()
    AGREED = auto()


_DECLINED = re.compile(
    r"\b(?:not|n['’]t|never) (?:yet )?(?:been )?(?:ask|request|want|wish|take|took|taken|seek|sought|chosen|choose)\w*\b|"
    r"\b(?:declin\w+|refus\w+|turned down|decided (?:against|not)|(?:chose|elected|preferred|resolved) not|"
    r"opted (?:out|not)|did not (?:exercise|take up|pursue)|waived|no (?:one|request|"
    r"personal budget)|nobody|"
    r"does not (?:want|wish)|do not (?:want|wish)|not (?:applicable|required)|n/a|none)\b",
    re.I,
)
_INFORMATION = re.compile(
    r"\b(?:information|advice|details|leaflet|factsheet) (?:about|on|regarding)\b|"
    r"\btold about\b|\bexplained\b",
    re.I,
)
_NO_PAYMENT = re.compile(r"\b(?:no|nothing|none|not)\b", re.I)
_PAID = re.compile(
    r"\bdirect payments? (?:of|will|is|are|was|has|to|for)\b|\b(?:paid|secured|held|arranged) (?:\w+ ){0,3}?(?:as|"
    r"by|through|via) (?:a )?(?:direct payment|notional|third[- ]party)|"
    r"\bpersonal budget\s*[:–-]\s*(?:yes|agreed|in place)\b|\b(?:personal budget|"
    r"direct payment)\b[^.]{0,40}\b(?:is|was|has been) (?:agreed|in place|set up|approved)\b|"
    r"£\s?\d|\b(?:elect\w*|opt\w*|chos\w+|decided|agreed|accepted|taken up|takes up|has|have|receives?|gets?|"
    r"uses?|using|"
    r"manages?|managing|having|getting|receiving)\b(?: (?:not yet|to|for|have|receive|take up|"
    r"take|use|manage|a|an|the|his|her|their|in))* "
    r"(?:(?:small |personal )?budget|direct payments?)\b",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:ask\w*|request\w*|appl\w+|express\w* (?:an )?interest|interested|would like|wants?|wish\w*|consider\w*|"
    r"explor\w*)\b[^.]{0,60}\b(?:personal budget|direct payment)",
    re.I,
)


def stands(plan: ReadPlan) -> tuple[Budget, tuple[ReadPassage, ...]]:
    """Where the personal budget stands, by items and by the words of Section J."""
    passages = tuple(plan.of_kind(Kind.BUDGET))
    section = plan.plan.sections.J
    if section.items or any(item.direct_payment for _, item in plan.plan.provision()):
        return Budget.AGREED, passages
    found = Budget.NONE
    for passage in passages:
        for sentence in passage.sentences:
            words = sentence.of(passage.text)
            if _DECLINED.search(words):
                continue
            if _PAID.search(words) and not _NO_PAYMENT.search(words):
                return Budget.AGREED, passages
            if _ASKED.search(words) and not _INFORMATION.search(words):
                found = Budget.ASKED
    if found is Budget.NONE and section.requested and not passages:
        found = Budget.ASKED
    return found, passages


_PARTS = (
    ("the amount", re.compile(r"£\s?\d|\b\d[\d,]* pounds\b", re.I)),
    ("the provision it secures", re.compile(r"\b[FGHP]\d|\bH[12]\.\d|\b(?:secures?|buys?|pays? for|for the|"
        r"provision in)\b", re.I)),
    ("the needs or outcomes it serves", re.compile(r"\b(?:needs?|outcomes?)\b|\b[BE]\d", re.I)),
    ("when it is reviewed", re.compile(r"\breview", re.I)),
)  # fmt: skip


def _missing(plan: ReadPlan, text: str) -> list[str]:
    items = plan.plan.sections.J.items
    by_items = {
        "the amount": bool(items),
        "the provision it secures": bool(items),
        "the needs or outcomes it serves": bool(items) and all(i.needs or i.outcomes for i in items),
        "when it is reviewed": bool(items) and all(i.review_on or i.arrangement == "notional" for i in items),
    }
    return [name for name, pattern in _PARTS if not by_items[name] and not pattern.search(text)]


@plan_check("budget_incomplete", "missing")
def budget_incomplete(plan: ReadPlan) -> Iterator[Hit]:
    """A personal budget that is agreed, without what the law and the family need to know of it."""
    state, passages = stands(plan)
    text = " ".join(p.text for p in passages)
    missing = _missing(plan, text) if state is Budget.AGREED else []
    if missing:
        yield _hit(passages, {"missing": ", ".join(missing)})


@plan_check("budget_undecided")
def budget_undecided(plan: ReadPlan) -> Iterator[Hit]:
    """A personal budget that was asked for, and no word on what was decided."""
    state, passages = stands(plan)
    if state is Budget.ASKED:
        yield _hit(passages, {})


def _hit(passages: tuple[ReadPassage, ...], fields: dict[str, str]) -> Hit:
    if not passages:
        return Hit(pointer="/sections/J", section="J", fields=fields)
    first = passages[0]
    return Hit(span=Span(0, len(first.text.rstrip("."))), passage=first.passage, fields=fields)


@plan_check("budget_not_mentioned")
def budget_not_mentioned(plan: ReadPlan) -> Iterator[Hit]:
    """Section J without a word."""
    section = plan.plan.sections.J
    if not section.items and not section.requested and not list(plan.of_kind(Kind.BUDGET)):
        yield Hit(pointer="/sections/J", section="J")
