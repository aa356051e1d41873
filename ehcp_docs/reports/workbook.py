"""The findings and scores of one plan or many as an Excel workbook, for whoever filters, sorts and counts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ehcp_docs.audit.model import Report
from ehcp_docs.batch.repetition import Repeat
from ehcp_docs.reports.overview import Overview, Unread, overview
from ehcp_docs.reports.sheets import Book
from ehcp_docs.reports.tally import Tally
from ehcp_docs.reports.wording import (
    EXPLAINED,
    INDICATIVE,
    SYMBOLS,
    WORDS,
    counted,
    counted_findings,
    day,
    points,
)
from ehcp_docs.reports.workbook_tables import tables
from ehcp_docs.rules.model import Severity

_SHEETS = (
    (
        "Plans",
        "A row for each plan, the one that needs most work first; files that could not be read at the end.",
    ),
    ("Findings", "Everything that was found. Filter by plan, section, severity, rule, or by “Accepted?”."),
    ("By section", "Scores and findings of each section, over all plans."),
    ("By author", "The same for each author: whoever signed the plan, or whom its Word file names."),
    (
        "By criterion",
        "How often each question of quality assurance is met, over everything that was looked at.",
    ),
    ("By rule", "What was found most often, and in how many plans."),
    (
        "Repeats",
        "The same words in several plans, names and numbers left out. Was each written for its own child? An outcome "
        "that fits many children fits none of them; the same exercise may be right for two.",
    ),
    (
        "To ask a person",
        "Questions that the rules cannot answer. They cost no points. There is room for the answer.",
    ),
    (
        "Accepted",
        "Findings that somebody lets stand, with the reason. They cost no points and are not in the sums.",
    ),
)


class Workbook:
    """One workbook for a whole run: takes reports one by one."""

    def __init__(self) -> None:
        self._tally = Tally()

    def add(self, report: Report) -> None:
        """Take the next report."""
        self._tally.add(report)

    def content(self, unread: Sequence[Unread] = (), repeats: Sequence[Repeat] = ()) -> bytes:
        """The file, when every report has been taken."""
        tally = self._tally
        title = _title(tally)
        book = Book(title, tally.day)
        book.page("Read me", title, _read_me(tally, overview(tally.lines, unread)))
        for table in tables(tally, unread, repeats):
            book.table(table)
        return book.content()


def workbook(report: Report) -> bytes:
    """One report as a workbook."""
    made = Workbook()
    made.add(report)
    return made.content()


def _title(tally: Tally) -> str:
    if len(tally.lines) == 1:
        return f"Audit of plan {tally.lines[0].reference}"
    return f"Audit of {counted(len(tally.lines), 'plan', 'plans')}"


def _read_me(tally: Tally, whole: Overview) -> Iterator[tuple[str, str | None]]:
    yield from _what_it_is(tally, whole)
    yield "", ""
    yield "How to read it", None
    yield from _SHEETS
    yield "", ""
    yield "What the signs mean", None
    for severity in Severity:
        yield (
            f"{SYMBOLS[severity]} {WORDS[severity]}",
            f"{EXPLAINED[severity][0].upper()}{EXPLAINED[severity][1:]}.",
        )
    yield (
        "Score",
        "0 to 100. A bar or a colour only repeats the number: orange is low, white middling, blue high.",
    )
    yield "Indicative grade", INDICATIVE
    yield (
        "Fingerprint",
        "The name of a finding. It stays the same when text elsewhere in the plan moves or changes.",
    )
    yield "", ""
    yield "What it rests on", None
    yield "Same again", "The same plans, with the same versions, give the same workbook."
    for versions in tally.versions:
        yield "ehcp-docs", versions.ehcp_docs
        yield "Rules", f"{versions.rule_pack}, {versions.rules_sha256}"
        yield "Language model", f"{versions.model}, {versions.model_sha256}"


def _what_it_is(tally: Tally, whole: Overview) -> Iterator[tuple[str, str | None]]:
    yield (
        "What this is",
        "What rules found in the wording of Education, Health and Care plans, and the scores that follow.",
    )
    yield "Keep it safe", "This workbook quotes the plans. Keep it as safe as the plans themselves."
    if tally.day:
        yield "Judged as of", _days(tally)
    if len(whole.lines) == 1:
        yield "Score", f"{points(whole.mean)} of 100. Indicative grade: {whole.lines[0].grade}."
    elif whole.lines:
        yield "Scores", f"Mean {points(whole.mean)}, median {points(whole.median)} of 100."
        yield "Indicative grades", ", ".join(f"{number} {grade}" for grade, number in whole.grades) + "."
    if whole.lines:
        found = ", ".join(counted_findings(whole.counts[severity], severity) for severity in Severity)
        yield "Found", f"{found}."
    if whole.unread:
        could = counted(len(whole.unread), "file could not be read", "files could not be read")
        yield "▲ Not read", f"{could}: see the end of the sheet “Plans”. Nothing of them is counted here."
    if tally.left_out:
        listed = counted(len(tally.findings), "finding", "findings")
        more = f"{tally.left_out:,} more are counted in all sums, but not listed. Audit fewer plans at a time to list them."
        yield "▲ Not all listed", f"The sheet “Findings” holds the first {listed}. {more}"


def _days(tally: Tally) -> str:
    first, last = min(one.as_of for one in tally.lines), max(one.as_of for one in tally.lines)
    if first == last:
        return f"{day(first)}."
    return f"Each plan on its own day, from {day(first)} to {day(last)}: see the sheet “Plans”."
