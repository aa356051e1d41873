"""A report as one HTML page that works from disk: no network, no fonts, no images, script and style inside.

The page's own policy forbids every request, and allows only the script and the style that were written here,
by their hashes: what stands in a plan can never run.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ehcp_docs.audit.model import Report
from ehcp_docs.batch.repetition import Repeat
from ehcp_docs.reports import questions, reading_ease, standing, sureness, wording
from ehcp_docs.reports.environment import environment
from ehcp_docs.reports.matrix import INFERRED, STRANGE, matrix, state
from ehcp_docs.reports.overview import Line, Overview, Unread, overview
from ehcp_docs.reports.page import first_things, numbered, parts, themes_of
from ehcp_docs.reports.readings import rating_of, read_tables
from ehcp_docs.reports.unrun import EXPLAINED as UNRUN_EXPLAINED
from ehcp_docs.reports.unrun import TITLE as UNRUN_TITLE
from ehcp_docs.reports.unrun import unrun_sentences
from ehcp_docs.rules.model import Severity

if TYPE_CHECKING:
    from jinja2 import Environment


def html(report: Report) -> str:
    """One report as a self-contained page."""
    findings = numbered(report)
    return _render(
        "report.html",
        report=report,
        first=first_things(report),
        parts=parts(findings),
        themes=themes_of(findings),
        matrix=matrix(report),
        read=read_tables(report),
        unrun=unrun_sentences(report),
        unrun_title=UNRUN_TITLE,
        unrun_explained=UNRUN_EXPLAINED,
        meaning=wording.meaning(report),
        held=wording.held(report),
    )


def html_index(
    lines: Sequence[Line],
    unread: Sequence[Unread] = (),
    repeats: Sequence[Repeat] = (),
    *,
    beside: Sequence[tuple[str, str]] = (),
) -> str:
    """The page that leads to the pages of a batch, the plan that needs most work first.

    ``beside`` names files in the same folder that tell of the whole batch, each with what its link says.
    """
    whole: Overview = overview(lines, unread, repeats)
    asked = wording.REPEATS_ASKED
    return _render("report_index.html", overview=whole, repeats_asked=asked, beside=beside)


def _render(name: str, **values: Any) -> str:
    return _environment().get_template(name).render(values) + "\n"


@cache
def _environment() -> Environment:
    made = environment(
        Severity=Severity,
        SYMBOLS=wording.SYMBOLS,
        WORDS=wording.WORDS,
        EXPLAINED=wording.EXPLAINED,
        INDICATIVE=wording.INDICATIVE,
        counted=wording.counted,
        counted_findings=wording.counted_findings,
        section_heading=wording.section_heading,
        section_name=wording.section_name,
        where=wording.where,
        standing=standing,
        questions=questions,
        sureness=sureness,
        ease=reading_ease,
        link_state=state,
        rating_of=rating_of,
        DOTS={STRANGE: "◐", INFERRED: "○"},
    )
    made.filters.update(day=wording.day, points=wording.points, status=wording.status, web=web)
    return made


def web(link: str) -> str:
    """The link, if it is one to a web page; rule files of others may hold anything."""
    return link if link.startswith(("https://", "http://")) else ""
