"""Advice reports, and how they compare with a plan, as one HTML page without script, network, fonts or images."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from ehcp_docs.audit.dilution import Comparison, Verdict
from ehcp_docs.reports import advice_words
from ehcp_docs.reports.environment import environment
from ehcp_docs.reports.wording import counted

if TYPE_CHECKING:
    from jinja2 import Environment

CLASSES = {
    Verdict.MISSING: "error",
    Verdict.LESS: "error",
    Verdict.VAGUE: "warning",
    Verdict.UNSURE: "question",
    Verdict.FULL: "advice",
}
"""Colours of the style that all reports share; symbol and word say the same without them."""


def advice_html(reads: Sequence[advice_words.AdviceRead]) -> str:
    """All reports on one page."""
    plan = next((read.plan for read in reads if read.plan is not None), None)
    return _environment().get_template("advice.html").render(reads=reads, plan=plan) + "\n"


@cache
def _environment() -> Environment:
    return environment(
        SYMBOLS=advice_words.SYMBOLS,
        WORDS=advice_words.WORDS,
        EXPLAINED=advice_words.EXPLAINED,
        CLASSES=CLASSES,
        CAVEAT=advice_words.CAVEAT,
        COUNTED_AS=advice_words.COUNTED_AS,
        facts=advice_words.facts,
        place=advice_words.place,
        summary=advice_words.summary,
        counted=counted,
        marked=marked,
    )


def marked(one: Comparison) -> tuple[str, str, str]:
    """The plan's words before, in and after the sentences that were weighed."""
    at = one.planned.find(one.weighed) if one.weighed and one.weighed != one.planned else -1
    if at < 0:
        return one.planned, "", ""
    end = at + len(one.weighed)
    return one.planned[:at], one.planned[at:end], one.planned[end:]
