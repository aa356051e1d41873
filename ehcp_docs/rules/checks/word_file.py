"""Checks of the Word file itself: what readers who cannot see it need, and what was left in it. None for plan data."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPlan
from ehcp_docs.rules.registry import plan_check


def _hit(**fields: str) -> Hit:
    return Hit(section="ID", fields=fields)


@plan_check("file_untitled")
def file_untitled(plan: ReadPlan) -> Iterator[Hit]:
    """No title in the file's properties."""
    if plan.word_file and not plan.word_file.title:
        yield _hit()


@plan_check("file_language", "language")
def file_language(plan: ReadPlan) -> Iterator[Hit]:
    """A language that is not English, or none: a screen reader then speaks it wrong."""
    if plan.word_file and not plan.word_file.language.lower().startswith("en"):
        yield _hit(language=plan.word_file.language or "none")


@plan_check("file_without_headings")
def file_without_headings(plan: ReadPlan) -> Iterator[Hit]:
    """No heading is one by its style."""
    if plan.word_file and not plan.word_file.headings:
        yield _hit()


@plan_check("file_tables_headless", "tables", "count")
def file_tables_headless(plan: ReadPlan) -> Iterator[Hit]:
    """No table has a row marked as its header."""
    file = plan.word_file
    if file and file.tables and file.tables_without_head == file.tables:
        yield _hit(tables=str(file.tables), count=_counted(file.tables, "table", "tables"))


@plan_check("file_pictures_undescribed", "count")
def file_pictures_undescribed(plan: ReadPlan) -> Iterator[Hit]:
    """Pictures that nobody describes."""
    if plan.word_file and plan.word_file.pictures_without_text:
        yield _hit(count=_counted(plan.word_file.pictures_without_text, "picture", "pictures"))


@plan_check("file_left_in", "what")
def file_left_in(plan: ReadPlan) -> Iterator[Hit]:
    """Tracked changes, comments or hidden text are still in the file."""
    file = plan.word_file
    if file is None:
        return
    counts = (
        (file.changes, "tracked change", "tracked changes"),
        (file.comments, "comment", "comments"),
        (file.hidden, "stretch of hidden text", "stretches of hidden text"),
    )
    said = [_counted(number, one, many) for number, one, many in counts if number]
    if said:
        yield _hit(what=", ".join(said[:-1]) + " and " * (len(said) > 1) + said[-1])


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
