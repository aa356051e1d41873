"""``ehcp due``: what is due and overdue over a folder of cases."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ehcp_docs.cli.clock import case_clock, day_of, on_option
from ehcp_docs.cli.due_days import other_days
from ehcp_docs.cli.due_monitoring import monitoring_due
from ehcp_docs.cli.due_setting import at_setting, plain
from ehcp_docs.cli.plans import plans_in
from ehcp_docs.errors import Defect, EhcpError, Fault, InputError, cause

if TYPE_CHECKING:
    from ehcp_docs.case.clock import Clock
    from ehcp_docs.documents.monitoring import Monitoring
    from ehcp_docs.plan.read import Kind
    from ehcp_docs.reports.due import BadCase, DueList, Row
    from ehcp_docs.reports.monitoring_due import MonitoringDue
    from ehcp_docs.statute.limits import Statute

WEEKS = 4
"""How far the list looks ahead where nothing is said."""
_PATH = click.Path(path_type=Path)
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("folder", metavar="FOLDER", type=_FOLDER)
@click.option(
    "--from", "first", type=_DAY, metavar="YYYY-MM-DD", help="First day.  [default: the day of --on]"
)
@click.option(
    "--to", "last", type=_DAY, metavar="YYYY-MM-DD", help="Last day.  [default: four weeks after the first]"
)
@on_option
@click.option(
    "--plans", type=_FOLDER, help="A folder of plans (.json): a case's plan is found by its reference."
)
@click.option(
    "--monitoring",
    "is_monitoring",
    is_flag=True,
    help="List the monitoring that is due instead, by setting, from the monitoring consultations in FOLDER.",
)
@click.option("--setting", help="Only children of a setting whose name has these words.")
@click.option(
    "--report",
    "form",
    type=click.Choice(["text", "xlsx", "csv", "ics"]),
    default="text",
    show_default=True,
    help="text to read here; xlsx for Excel; csv for other programs; ics for a calendar.",
)
@click.option("--output", "-o", type=_PATH, help="File for the list. Needed for xlsx and ics.")
@click.option(
    "--fail-on",
    type=click.Choice(["none", "overdue"]),
    default="none",
    show_default=True,
    help="End with 1 when a limit of the law is overdue.",
)
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    first: datetime | None,
    last: datetime | None,
    day: datetime | None,
    plans: Path | None,
    is_monitoring: bool,
    setting: str | None,
    form: str,
    output: Path | None,
    fail_on: str,
) -> None:
    """List what is due and overdue over a folder of case and monitoring files (.json), the earliest day first.

    What is overdue is listed however old it is; what is due, from the first day to the last. Done and lapsed limits
    are left out. Of monitoring files, the latest of each plan says when the next consultation is due by its band. A
    file with faults is a line of its own and does not stop the others. Of several files of one case, each with another
    letter_date, the latest not after the day of the list counts.

    Cases are named by their reference only, and no list holds a child's name: lists are passed round, printed and
    put into shared calendars.

    \b
    Examples:
      ehcp due cases
      ehcp due cases --from 2026-10-05 --to 2026-10-30 --report xlsx -o due.xlsx
      ehcp due cases --plans plans --setting "Wendmarsh Primary" --report ics -o due.ics
      ehcp due consultations --monitoring --to 2027-07-16 --report xlsx -o monitoring.xlsx
      ehcp due consultations --monitoring --setting "Wendmarsh Primary"

    Ends with 0; with 1 for what is overdue, if --fail-on asks for it; with 3 when a case could not be counted.
    """
    on = day_of(day)
    begins = first.date() if first else on
    ends = last.date() if last else begins + timedelta(weeks=WEEKS)
    if ends < begins:
        raise click.UsageError("The last day (--to) is before the first (--from).")
    _check(form, output, is_monitoring=is_monitoring)
    if is_monitoring:
        ctx.exit(_monitoring(monitoring_due(folder, setting, on, begins, ends), form, output))
    found = _listed(folder, plans_in(plans) if plans else {}, on, (begins, ends), setting)
    _deliver(found, form, output)
    failed = fail_on == "overdue" and found.breaches
    ctx.exit(InputError.exit_code if found.bad else int(bool(failed)))


def _check(form: str, output: Path | None, *, is_monitoring: bool) -> None:
    """Raises UsageError where what was asked for does not go together."""
    if is_monitoring and form not in ("text", "xlsx"):
        raise click.UsageError(f"The monitoring list is made as text or xlsx, not as {form}.")
    if output is None and form in ("xlsx", "ics"):
        raise click.UsageError(f"A file is needed for {form}: give its name with -o.")


@dataclass(slots=True, kw_only=True)
class _Cases:
    """Takes one case file after another."""

    law: Statute
    on: date
    plans: Mapping[str, Path]
    """Reference of a plan to its file."""
    seen: dict[str, str] = field(default_factory=dict)
    """Reference of a case to its file."""

    def clock(self, path: Path, name: str) -> Clock:
        """The clock of that case. Raises EhcpError, whatever goes wrong with it."""
        try:
            found = case_clock(path, self.plans.get(_reference(path)), self.law, self.on)
        except EhcpError:
            raise
        except Exception as error:  # a defect of ours in one case must not cost the list of all others
            raise Defect(f"The program failed on this case ({cause(error)}).") from error
        if found.reference in self.seen:
            raise InputError(f"Its reference stands in {self.seen[found.reference]} too, which was counted.")
        self.seen[found.reference] = name
        return found


def _listed(
    folder: Path, plans: Mapping[str, Path], on: date, period: tuple[date, date], setting: str | None
) -> DueList:
    """Raises InputError where there is no case, or none of the setting."""
    from ehcp_docs.cli.due_monitoring import consultations
    from ehcp_docs.reports.due import BadCase, DueList, in_order, rows_of
    from ehcp_docs.statute.read import statute

    first, last = period
    cases = _Cases(law=statute(), on=on, plans=plans)
    rows: list[Row] = []
    bad: list[BadCase] = []
    paths = [path for path in sorted(folder.rglob("*.json")) if _kind(path) not in ("plan", "monitoring")]
    if setting is not None and paths:
        paths = at_setting(paths, plans, setting, folder)
    of_other_days = other_days(paths, on)
    for path in paths:
        name = path.relative_to(folder).as_posix()
        if path in of_other_days:
            continue
        try:
            rows += rows_of(cases.clock(path, name), cases.law, first, last, name)
        except EhcpError as error:
            bad.append(BadCase(file=name, why=_why(error)))
    watched, unread = consultations(folder)
    if setting is not None:
        watched = [(one, name) for one, name in watched if plain(setting) in plain(one.setting)]
    bad += unread
    rows += _monitored(watched, on, first, last)
    if not cases.seen and not watched and not bad:
        raise InputError(
            "There is no case file in this folder.",
            place=str(folder),
            hint="A case file has reference, letter_date and recipients (schemas/case.schema.json).",
        )
    return DueList(
        on=on,
        first=first,
        last=last,
        rows=in_order(rows),
        bad=tuple(bad),
        cases=len(cases.seen),
        left_out=len(of_other_days),
    )


def _monitored(watched: Iterable[tuple[Monitoring, str]], on: date, first: date, last: date) -> Iterator[Row]:
    """The next consultations that are due from the first day to the last, and all that are overdue."""
    from ehcp_docs.reports.due import monitoring_row

    for one, name in watched:
        if one.next_due <= last and (one.next_due >= first or one.next_due < on):
            yield monitoring_row(one.reference, str(one.band.proposed), one.date, one.next_due, on, name)


def _kind(path: Path) -> Kind | None:
    from ehcp_docs.plan.read import kind_of, read_or_fault

    read = read_or_fault(path)
    return None if isinstance(read, Fault) else kind_of(read.data)


def _reference(path: Path) -> str:
    from ehcp_docs.plan.read import read_or_fault

    read = read_or_fault(path)
    return "" if isinstance(read, Fault) else str(read.data.get("reference", ""))


def _why(error: EhcpError) -> str:
    return " ".join([error.message, *(fault.sentence() for fault in error.faults), error.hint]).strip()


def _monitoring(found: MonitoringDue, form: str, output: Path | None) -> int:
    """Write the list of monitoring; gives the exit code."""
    from ehcp_docs.reports.monitoring_due import monitoring_text, monitoring_workbook
    from ehcp_docs.reports.terminal import terminal_of
    from ehcp_docs.writing import write_atomically

    if output is None:
        click.echo(monitoring_text(found, terminal_of(sys.stdout, os.environ)), nl=False)
    else:
        content = monitoring_workbook(found) if form == "xlsx" else monitoring_text(found).encode("utf-8")
        write_atomically(output, content)
        click.echo(f"Wrote {output}", err=True)
        for bad in found.bad:
            click.echo(f"Not counted: {bad.file}: {bad.why}", err=True)
    return InputError.exit_code if found.bad else 0


def _deliver(found: DueList, form: str, output: Path | None) -> None:
    if form == "text" and output is None:
        from ehcp_docs.reports.due import due_text
        from ehcp_docs.reports.terminal import terminal_of

        click.echo(due_text(found, terminal_of(sys.stdout, os.environ)), nl=False)
        return
    content = _content(found, form)
    if output is None:
        click.echo(content, nl=False)
        return
    from ehcp_docs.writing import write_atomically

    write_atomically(output, content)
    click.echo(f"Wrote {output}", err=True)
    for bad in found.bad:
        click.echo(f"Not counted: {bad.file}: {bad.why}", err=True)


def _content(found: DueList, form: str) -> bytes:
    if form == "ics":
        from ehcp_docs.reports.ics import due_ics

        return due_ics(found)
    if form == "text":
        from ehcp_docs.reports.due import due_text

        return due_text(found).encode("utf-8")
    from ehcp_docs.reports.due_sheets import due_csv, due_workbook

    return due_workbook(found) if form == "xlsx" else due_csv(found)
