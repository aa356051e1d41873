"""A folder of cases that goes into one document: the list of the reviews of a term (L20)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ehcp_docs.cli.due_days import other_days
from ehcp_docs.cli.plans import plans_in
from ehcp_docs.cli.render_sources import DataSource, sources_in
from ehcp_docs.errors import EhcpError, InputError, PlanInvalid

if TYPE_CHECKING:
    from ehcp_docs.documents.catalogue import Document
    from ehcp_docs.documents.review_list import FiledCase, ReviewCases
    from ehcp_docs.plan.model import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days that were given with the command."""

    dated: datetime | None
    """On which the letter goes."""
    first: datetime | None
    """On which the term begins."""
    last: datetime | None
    """The last that is looked at."""

    @property
    def letter_date(self) -> date | None:
        """The day of the letter; none where it is that of the case."""
        return self.dated.date() if self.dated else None

    def check(self, wanted: Document) -> None:
        """Raises UsageError where a day was given that the document does not know, or one that it needs was not."""
        if wanted.needs == ("cases",):
            if self.first is None or self.last is None:
                raise click.UsageError(f"{wanted.id} needs the days of the term: give --from and --to.")
            return
        if self.first or self.last:
            raise click.UsageError(
                "--from and --to are the days of the term for L20; this is another document."
            )
        if self.dated and "case" not in wanted.needs:
            raise click.UsageError(f"--date is the day of a letter; {wanted.id} has none.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderOfCases:
    """The cases of a folder, for one document."""

    label: str
    cases: ReviewCases
    unread: tuple[tuple[str, EhcpError], ...] = ()
    """Files that could not be read, with why."""


def sources_for(
    wanted: Document, files: tuple[Path, ...], given: Mapping[str, Path | None], days: Days
) -> list[DataSource | FolderOfCases]:
    """What the document is made from: all cases together where it needs them so, else each file.

    Raises InputError, and UsageError where the days that were given do not go with the document.
    """
    days.check(wanted)
    if wanted.needs == ("cases",):
        return [folder_of(files, given["plan"], given["shared"], days)]
    return [*sources_in(files, given["shared"])]


def folder_of(files: tuple[Path, ...], plan: Path | None, shared: Path | None, days: Days) -> FolderOfCases:
    """The case files among these files and folders, each with its plan.

    Raises InputError where there is none, or where no day of the letter can be found.
    """
    from ehcp_docs.documents.review_list import ReviewCases, without_a_head

    plans = plans_in(plan) if plan is not None and plan.is_dir() else {}
    cases: list[FiledCase] = []
    unread: list[tuple[str, EhcpError]] = []
    paths = _case_files(files)
    of_other_days = other_days(paths, days.letter_date) if days.letter_date else frozenset[Path]()
    for path in paths:
        if path in of_other_days:
            continue
        try:
            cases.append(_filed(path, plans.get, _shared(shared)))
        except EhcpError as error:
            unread.append((str(path), error))
    if not cases:
        reasons = [fault for _, error in unread for fault in error.faults]
        raise InputError("There is no case file that can be read.", place=str(files[0]), faults=reasons)
    assert days.first is not None
    assert days.last is not None
    found = ReviewCases(
        cases=tuple(cases), letter_date=_day(cases, days), first=days.first.date(), last=days.last.date()
    )
    left_out = without_a_head(found)
    if len(left_out) < len(found.cases):
        listable = tuple(one for one in found.cases if one.label not in left_out)
        unread += [
            (label, PlanInvalid("This case is in no list.", faults=[why])) for label, why in left_out.items()
        ]
        found = replace(found, cases=listable)
    return FolderOfCases(label=", ".join(map(str, files)), cases=found, unread=tuple(unread))


def _case_files(files: tuple[Path, ...]) -> list[Path]:
    """The files given, and those of folders that are neither plans nor monitoring consultations."""
    from ehcp_docs.plan.read import kind_of, read_or_fault

    found: list[Path] = []
    for path in files:
        if not path.is_dir():
            found.append(path)
            continue
        for inside in sorted(path.rglob("*.json")):
            data = getattr(read_or_fault(inside), "data", {})
            if kind_of(data) not in ("plan", "monitoring"):
                found.append(inside)
    return found


def _filed(path: Path, plan_of: Any, shared: dict[str, Any]) -> FiledCase:
    from ehcp_docs.case.read import case_of, load_case
    from ehcp_docs.documents.review_list import FiledCase
    from ehcp_docs.plan.read import load_plan, read_json

    case = case_of({**read_json(path).data, **shared}, file=str(path)) if shared else load_case(path)
    plan_file: Path | None = plan_of(case.reference)
    plan: Plan | None = load_plan(plan_file) if plan_file else None
    return FiledCase(label=path.name, case=case, plan=plan)


def _shared(path: Path | None) -> dict[str, Any]:
    """What the authority writes once for all its cases: only who writes, never who a child is."""
    from ehcp_docs.plan.read import read_json

    data = read_json(path).data if path is not None else {}
    return {name: data[name] for name in ("authority", "letterhead", "officer") if name in data}


def _day(cases: list[FiledCase], given: Days) -> date:
    days = {one.case.letter_date for one in cases}
    if given.letter_date is not None:
        return given.letter_date
    if len(days) > 1:
        raise InputError(
            "The cases have letters of different days, so that the day of the lists is not clear.",
            hint="Give it with --date.",
        )
    return days.pop()
