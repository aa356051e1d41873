"""``ehcp clock``: every time limit of a case, with its sum and its source."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ehcp_docs.errors import InputError

if TYPE_CHECKING:
    from ehcp_docs.case.clock import Clock
    from ehcp_docs.statute.limits import Statute

_PATH = click.Path(path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])


def on_option(command: Any) -> Any:
    """The option --on, which gives the day of which the states are told."""
    option = click.option(
        "--on",
        "day",
        type=_DAY,
        metavar="YYYY-MM-DD",
        help="The day of which the state is told.  [default: today]",
    )
    return option(command)


def day_of(given: datetime | None) -> date:
    """The day that was given, or today: only here, at the edge, is the clock of the machine looked at."""
    return given.date() if given else date.today()


@click.command()
@click.argument("path", metavar="CASE", required=False, type=_PATH)
@click.option("--plan", "plan_file", type=_PATH, help="The plan of the case (.json): its dates count too.")
@on_option
@click.option(
    "--report",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text to read; json for programs (form ehcp-clock-1).",
)
@click.option("--events", is_flag=True, help="List the events that a case can tell of, and end.")
@click.option(
    "--fail-on",
    type=click.Choice(["none", "overdue"]),
    default="none",
    show_default=True,
    help="End with 1 when a duty is overdue.",
)
@click.pass_context
def command(
    ctx: click.Context,
    path: Path | None,
    plan_file: Path | None,
    day: datetime | None,
    report: str,
    events: bool,
    fail_on: str,
) -> None:
    """Show every time limit of a case: the last day, how it is counted, its source, and how it stands.

    What happened is read from the case's events, from its other facts (the draft's service, decisions sent, advice
    asked for, meetings, move, transfer, appeal) and from the plan's dates. Where they contradict one another, or
    stand in an order that cannot be, all such dates are named and nothing is counted.

    A last day is moved only where the law moves it. Where it falls on a weekend or bank holiday, that is said.

    \b
    Examples:
      ehcp clock case.json
      ehcp clock case.json --plan plan.json --on 2026-10-05
      ehcp clock case.json --report json
      ehcp clock --events

    Ends with 0; with 1 for what is overdue, if --fail-on asks for it; with 3 when a file or its dates have faults.
    """
    from ehcp_docs.reports.clock_text import events_text
    from ehcp_docs.reports.terminal import terminal_of
    from ehcp_docs.statute.read import statute

    law = statute()
    if events:
        click.echo(events_text(law, terminal_of(sys.stdout, os.environ)), nl=False)
        return
    if path is None:
        raise click.UsageError("Give a case file, or --events.")
    found = case_clock(path, plan_file, law, day_of(day))
    click.echo(_formatted(found, law, report), nl=False)
    ctx.exit(1 if fail_on == "overdue" and is_overdue(found) else 0)


def case_clock(path: Path, plan_file: Path | None, law: Statute, on: date) -> Clock:
    """The clock of the case in that file. Raises InputError with every fault of the files and of their dates."""
    from ehcp_docs.case.clock import clock
    from ehcp_docs.case.read import load_case
    from ehcp_docs.plan.read import load_plan

    case, plan = load_case(path), load_plan(plan_file) if plan_file else None
    try:
        return clock(case, law, on, plan)
    except InputError as error:
        error.place = error.place or str(path)
        raise


def is_overdue(found: Clock) -> bool:
    """Whether a duty of the law is overdue; what is only expected, or a step on the way, does not count."""
    from ehcp_docs.statute.limits import Kind
    from ehcp_docs.statute.states import State

    return any(one.state is State.OVERDUE and one.limit.kind is Kind.DEADLINE for one in found.entries)


def _formatted(found: Clock, law: Statute, report: str) -> str:
    if report == "json":
        from ehcp_docs.reports.clock_json import clock_json

        return clock_json(found, law)
    from ehcp_docs.reports.clock_text import clock_text
    from ehcp_docs.reports.terminal import terminal_of

    return clock_text(found, law, terminal_of(sys.stdout, os.environ))
