"""``ehcp history``: how old plans are, and how each outcome went from review to review."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ehcp_docs.cli.clock import day_of, on_option
from ehcp_docs.errors import EhcpError, Fault, InputError

if TYPE_CHECKING:
    from ehcp_docs.case.model import Case
    from ehcp_docs.documents.monitoring import Monitoring
    from ehcp_docs.plan.model import Plan
    from ehcp_docs.reports.history import History, Look

YEARS = 3
_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path, exists=True, file_okay=False))
@on_option
@click.option(
    "--years",
    type=click.FloatRange(min=0.5),
    default=YEARS,
    show_default=True,
    help="Tell plans that were not amended for so many years.",
)
@click.option(
    "--report",
    "form",
    type=click.Choice(["text", "xlsx", "csv"]),
    default="text",
    show_default=True,
    help="text to read here; xlsx for Excel; csv with each judgement of each outcome for other programs.",
)
@click.option("--output", "-o", type=_PATH, help="File for it. Needed for xlsx.")
@click.pass_context
def command(
    ctx: click.Context, folder: Path, day: datetime | None, years: float, form: str, output: Path | None
) -> None:
    """Tell how old the plans in a folder are, and how their outcomes went over several reviews.

    The folder holds plans, monitoring files and cases with a review (.json), in any order and in folders of it.
    Versions of one plan, and what was said of its outcomes, are put together by the reference. Plans are named by
    their reference and outcomes by their number: no child's name and no word of a plan is in it.

    \b
    Examples:
      ehcp history plans
      ehcp history plans --years 5 --report xlsx -o plans.xlsx

    Ends with 0; with 3 when a file could not be read.
    """
    if output is None and form == "xlsx":
        raise click.UsageError("A file is needed for xlsx: give its name with -o.")
    found = _found(folder, day, years)
    _deliver(found, form, output)
    ctx.exit(InputError.exit_code if found.bad else 0)


def _found(folder: Path, day: datetime | None, years: float) -> History:
    from ehcp_docs.reports.history import history

    plans: list[tuple[str, Plan]] = []
    looks: list[Look] = []
    bad: list[tuple[str, str]] = []
    for path in sorted(folder.rglob("*.json")):
        name = path.relative_to(folder).as_posix()
        try:
            plan, said = _read(path)
        except EhcpError as error:
            faults = [fault.sentence() for fault in error.faults[:3]]
            bad.append((name, " ".join([error.message, *faults, error.hint]).strip()))
            continue
        plans += [(name, plan)] if plan else []
        looks += said
    if not plans and not looks and not bad:
        raise InputError(
            "There is no plan, monitoring file or case in this folder.",
            place=str(folder),
            hint="Name another.",
        )
    return history(plans, looks, day_of(day), years, bad)


def _read(path: Path) -> tuple[Plan | None, list[Look]]:
    """The plan in the file, or what it says of outcomes. Raises EhcpError."""
    from ehcp_docs.case.read import load_case
    from ehcp_docs.documents.monitoring import load_monitoring
    from ehcp_docs.plan.read import kind_of, load_plan, read_or_fault

    read = read_or_fault(path)
    if isinstance(read, Fault):
        raise InputError(read.message, hint=read.hint)
    kind = kind_of(read.data)
    if kind == "monitoring":
        return None, list(_monitored(load_monitoring(path)))
    if kind == "case":
        return None, list(_reviewed(load_case(path)))
    return load_plan(path), []


def _monitored(found: Monitoring) -> Iterator[Look]:
    from ehcp_docs.reports.history import Look

    for one in found.outcomes:
        yield Look(reference=found.reference, outcome=one.id, on=found.date, judgement=str(one.judgement))


def _reviewed(case: Case) -> Iterator[Look]:
    """What the review says of outcomes, on the day of its meeting, or of the letter where none is told."""
    from ehcp_docs.reports.history import Look

    meeting = case.appointment("review")
    on = meeting.on if meeting else case.letter_date
    for one in case.review.outcomes if case.review else ():
        yield Look(reference=case.reference, outcome=one.id, on=on, judgement=one.progress)


def _deliver(found: History, form: str, output: Path | None) -> None:
    from ehcp_docs.reports.history import history_text

    if output is None and form == "text":
        from ehcp_docs.reports.terminal import terminal_of

        click.echo(history_text(found, terminal_of(sys.stdout, os.environ)), nl=False)
        return
    if form == "text":
        content = history_text(found).encode("utf-8")
    else:
        from ehcp_docs.reports.history_sheets import history_csv, history_workbook

        content = history_workbook(found) if form == "xlsx" else history_csv(found)
    if output is None:
        click.echo(content, nl=False)
        return
    from ehcp_docs.writing import write_atomically

    write_atomically(output, content)
    click.echo(f"Wrote {output}", err=True)
    for file, why in found.bad:
        click.echo(f"Not read: {file}: {why}", err=True)
