"""The account of a file as one HTML page: the file on the left, its place in the plan on the right.

Like the report on a plan, the page works from disk and loads nothing; its own policy lets no script run but the
one written here. What stands in the file is hostile until shown: it is escaped, and its control characters are
made visible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ehcp_docs.intake.account import Account
from ehcp_docs.plan.naming import sentence
from ehcp_docs.reports import account_sums as sums
from ehcp_docs.reports import wording
from ehcp_docs.reports.account_page import (
    SYMBOLS,
    WORDS,
    Passage,
    State,
    groups,
    opening,
    reason,
    state,
)
from ehcp_docs.reports.account_places import meaning_of, place
from ehcp_docs.reports.environment import environment

if TYPE_CHECKING:
    from jinja2 import Environment

EXPLAINED = {
    State.MATTERS: "a person has to look at them",
    State.DOUBTFUL: "in the plan, but on weak evidence: compare them",
    State.HARMLESS: "a plan misses nothing without them",
    State.PLACED: "in the plan",
}
# A form feed or an escape has no place on a page; tabs and line breaks do.
_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\x85"} | {
    ord("\r"): "\n",
    0x85: "\n",
}

_EMBEDDINGS, _ISOLATES = re.compile("[\u202a\u202b\u202d\u202e]"), re.compile("[\u2066-\u2068]")


class Lack(NamedTuple):
    """What a plan needs and the file does not say."""

    place: str
    meaning: str
    pointer: str


def account_html(account: Account, plan: Mapping[str, Any]) -> str:
    """The account as a self-contained page."""
    every = groups(account, plan)
    shown = [passage for group in every for passage in group.passages]
    values = {
        "account": account,
        "kind": sums.kind(account),
        "view": sums.view(account),
        "headline": sums.headline(account),
        "equation": sums.equation(account),
        "adds_up": account.words_in == account.words_placed + account.words_told,
        "open_words": sums.open_words(account),
        "doubtful_words": sums.doubtful_words(account),
        "totals": _totals(account),
        "found": sums.found(plan),
        "told": sums.told(account),
        "beside": sums.beside(account),
        "missing": tuple(_lacks(account, plan)),
        "matters": _of(shown, State.MATTERS),
        "doubtful": _of(shown, State.DOUBTFUL),
        "groups": every,
    }
    return _environment().get_template("account.html").render(values) + "\n"


def clean(text: object) -> str:
    """The text without the control characters that a page must not hold.

    A change of the writing direction is closed at its end, so that it cannot turn around what follows it.
    """
    said = str(text).replace("\r\n", "\n").translate(_CONTROLS)
    return said + "\u202c" * len(_EMBEDDINGS.findall(said)) + "\u2069" * len(_ISOLATES.findall(said))


def _totals(account: Account) -> dict[State, tuple[int, int]]:
    """Words and passages of each state; labels and numbers count for themselves."""
    totals = {}
    for one in State:
        entries = [entry for entry in account.entries if state(entry) is one]
        totals[one] = (sum(entry.words for entry in entries), len(entries))
    return totals


def _of(passages: Sequence[Passage], wanted: State) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages if passage.state is wanted)


def _lacks(account: Account, plan: Mapping[str, Any]) -> Iterator[Lack]:
    for one in account.missing:
        yield Lack(place(one.pointer, plan), meaning_of(one.pointer), one.pointer)


@cache
def _environment() -> Environment:
    made = environment(
        State=State,
        SYMBOLS=SYMBOLS,
        WORDS=WORDS,
        EXPLAINED=EXPLAINED,
        counted=wording.counted,
        section_heading=wording.section_heading,
    )
    made.filters.update(clean=clean, opening=opening, reason=reason, sentence=sentence, when=sums.when)
    return made
