"""What reports say of rules that have not run to their end: which, where and why, never the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ehcp_docs.audit.model import Report
from ehcp_docs.reports.terminal import Terminal
from ehcp_docs.reports.wording import section_name
from ehcp_docs.rules.guard import Unrun, Why

TITLE = "Not checked"
EXPLAINED = (
    "Some rules did not run to their end on this plan. What they look for may be there and not be told; the score "
    "counts it as not found. Please tell whoever looks after the rules."
)
READERS = {
    "links": "The table of links",
    "readings": "What was read in outcomes and provision",
    "scales": "The academic scales",
}
"""What is missing from the report where a reader failed."""
PLACES = 3
"""Places that are named for each rule."""


def unrun_sentences(report: Report) -> tuple[str, ...]:
    """A sentence for each rule, or reader, and reason."""
    every = sorted(report.unrun, key=_key)
    return tuple(_sentence(list(group)) for _, group in groupby(every, key=_key))


def unrun_lines(report: Report, terminal: Terminal) -> Iterator[str]:
    """The same for the terminal, with a heading; nothing where every rule has run."""
    if not report.unrun:
        return
    yield terminal.heading(TITLE)
    yield from terminal.wrapped(EXPLAINED)
    for sentence in unrun_sentences(report):
        yield from terminal.wrapped(sentence, first="  - ", indent="    ")


def _key(one: Unrun) -> tuple[str, str]:
    return one.rule, one.why.value


def _sentence(alike: Sequence[Unrun]) -> str:
    first = alike[0]
    what = READERS.get(first.rule, first.rule)
    where = list(dict.fromkeys(_place(one) for one in alike))
    more = f" and {len(where) - PLACES} more" if len(where) > PLACES else ""
    at = f"{', '.join(where[:PLACES])}{more}"
    if first.why is Why.SLOW:
        return f"{what} took too long ({first.cause}) on {at}, and was not run on the rest of the plan."
    return f"{what} failed on {at} ({first.cause})."


def _place(one: Unrun) -> str:
    if not one.section:
        return "the plan as a whole"
    return f"{section_name(one.section)}, {one.item}" if one.item else section_name(one.section)
