"""A comparison of two versions of a plan as one HTML page without script, network, fonts or images."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from ehcp_docs.audit.weaker.model import Direction, Judged
from ehcp_docs.reports import compare_words
from ehcp_docs.reports.environment import environment
from ehcp_docs.reports.wording import counted

if TYPE_CHECKING:
    from jinja2 import Environment

CLASSES = {Direction.WEAKER: "error", Direction.STRONGER: "advice", Direction.LOOK: "question"}
"""Colours of the style that all reports share; symbol and word say the same without them."""


def compare_html(result: Judged) -> str:
    """What got weaker, what stronger, what a person must judge, and everything that changed."""
    page = _environment().get_template("compare.html")
    by_section = groupby(compare_words.rows(result), key=lambda row: row.section)
    groups = [(section, list(rows)) for section, rows in by_section]
    return page.render(result=result, found=result.difference, groups=groups) + "\n"


@cache
def _environment() -> Environment:
    return environment(
        CLASSES=CLASSES,
        SYMBOLS=compare_words.SYMBOLS,
        HEADINGS=compare_words.HEADINGS,
        NONE=compare_words.NONE,
        CAVEAT=compare_words.CAVEAT,
        COUNTED_AS=compare_words.COUNTED_AS,
        DIRECTIONS=tuple(Direction),
        counted=counted,
        heading=compare_words.heading,
        label=compare_words.label,
        orders=compare_words.orders,
        place=compare_words.place,
        summary=compare_words.summary,
        total=compare_words.total,
        version_of=compare_words.version_of,
    )
