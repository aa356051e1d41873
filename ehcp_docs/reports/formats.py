"""The table of report formats: one line for each, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from ehcp_docs.audit.model import Report
from ehcp_docs.batch.repetition import Repeat
from ehcp_docs.reports.comments import comments
from ehcp_docs.reports.html import html
from ehcp_docs.reports.json import json, json_array
from ehcp_docs.reports.junit import junit, junit_suites
from ehcp_docs.reports.overview import Unread, line
from ehcp_docs.reports.sarif import sarif, sarif_log
from ehcp_docs.reports.summary import summary
from ehcp_docs.reports.text import text
from ehcp_docs.reports.text_batch import text_table
from ehcp_docs.reports.workbook import Workbook, workbook


class Whole(Protocol):
    """One file for a whole run: takes reports one by one."""

    def add(self, report: Report) -> None:
        """Take the next report."""

    def content(self, unread: Sequence[Unread] = (), repeats: Sequence[Repeat] = ()) -> bytes:
        """The file, when every report has been taken, and what the plans have in common."""


class Format(NamedTuple):
    """How a report is written in one format."""

    function: Callable[[Report], str | bytes]
    suffix: str
    """How file names end. The first part keeps reports apart from plans when a folder is audited again."""
    many: Callable[[Sequence[Report]], str] | None
    """Several reports in one text; None where each needs a file of its own."""
    needs_copy: bool = False
    """Whether it is written on the plan's Word file, and left out where a plan has none."""
    whole: Callable[[], Whole] | None = None
    """What takes all reports of a run into one file; None where each plan has a file or a part of its own."""
    name: str = ""
    """Name of that one file in a folder of reports."""
    link: str = ""
    """What the page over the folder calls it, for whoever is to open it."""


def _table(reports: Sequence[Report]) -> str:
    return text_table([line(report) for report in reports])


FORMATS: dict[str, Format] = {
    "text": Format(text, ".audit.txt", _table),
    "json": Format(json, ".audit.json", json_array),
    "html": Format(html, ".audit.html", None),
    "sarif": Format(sarif, ".audit.sarif", sarif_log),
    "junit": Format(junit, ".audit.xml", junit_suites),
    "comments": Format(comments, ".audit.docx", None, needs_copy=True),
    "summary": Format(summary, ".audit.summary.docx", None),
    "xlsx": Format(
        workbook, ".audit.xlsx", None, whole=Workbook, name="audit.xlsx", link="Open the table in Excel"
    ),
}
