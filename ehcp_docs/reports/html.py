"""A report as one HTML page that works from disk: no network, no fonts, no images, script and style inside.

The page's own policy forbids every request, and allows only the script and the style that were written here,
by their hashes: what stands in a plan can never run.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ehcp_docs import resources
from ehcp_docs.audit.model import Report
from ehcp_docs.reports import wording
from ehcp_docs.reports.matrix import matrix
from ehcp_docs.reports.overview import Line, Overview, overview
from ehcp_docs.reports.page import first_things, numbered, parts, themes_of
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
        meaning=wording.meaning(report),
        held=wording.held(report),
    )


def html_index(lines: Sequence[Line], unread: int = 0) -> str:
    """The page that leads to the pages of a batch, the plan that needs most work first."""
    whole: Overview = overview(lines, unread)
    return _render("report_index.html", overview=whole)


def _render(name: str, **values: Any) -> str:
    return _environment().get_template(name).render(values) + "\n"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        Severity=Severity,
        SYMBOLS=wording.SYMBOLS,
        WORDS=wording.WORDS,
        EXPLAINED=wording.EXPLAINED,
        INDICATIVE=wording.INDICATIVE,
        counted=wording.counted,
        counted_findings=wording.counted_findings,
        section_heading=wording.section_heading,
        section_name=wording.section_name,
        inline=inline,
        where=wording.where,
    )
    environment.filters.update(
        day=wording.day, points=wording.points, status=wording.status, web=web, csp_hash=csp_hash
    )
    return environment


def _source(name: str) -> str:
    return resources.file("templates", name).read_text("utf-8")


def inline(name: str) -> Any:
    """A style or script of our own, to stand in the page as it is; the page's policy holds it to its hash."""
    from markupsafe import Markup

    return Markup(_source(name))


def csp_hash(source: str) -> str:
    """The hash by which a content security policy allows exactly this script or style."""
    digest = hashlib.sha256(str(source).encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def web(link: str) -> str:
    """The link, if it is one to a web page; rule files of others may hold anything."""
    return link if link.startswith(("https://", "http://")) else ""
