"""``ehcp compare``: what changed between two versions of a plan, on the screen and in Word."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ehcp_docs.cli.comparing import WordJob, check_output, fit_to_print
from ehcp_docs.cli.plans import read_plan
from ehcp_docs.writing import write_atomically

if TYPE_CHECKING:
    from ehcp_docs.audit.weaker.model import Judged
    from ehcp_docs.plan.model import Plan

_PATH = click.Path(path_type=Path)
_ENDINGS = {".docx": "word", ".json": "json", ".html": "html", ".htm": "html", ".txt": "text"}


@click.command()
@click.argument("old", type=_PATH)
@click.argument("new", type=_PATH)
@click.option(
    "--report",
    "form",
    type=click.Choice(["text", "json", "html"]),
    help="text to read here, html to hand on, json for programs.  [default: by the ending of -o, else text]",
)
@click.option(
    "--output",
    "-o",
    type=_PATH,
    help="A .docx for the new plan in Word with the changes tracked; a .html, .json or .txt for the report.",
)
@click.option(
    "--working-document",
    "is_working",
    is_flag=True,
    help="Make the Tribunal's working document instead: OLD is the plan under appeal, NEW what the parents propose.",
)
@click.option(
    "--authority-proposals",
    "proposals",
    type=_PATH,
    help="With --working-document: the plan as the authority proposes it.",
)
@click.option(
    "--author", help="Who is named with each tracked change.  [default: the officer of the new plan]"
)
@click.option(
    "--date",
    "dated",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day of the tracked changes.  [default: the day of the new plan's last step]",
)
@click.option(
    "--document",
    type=click.Choice(["plan", "plan_national"]),
    default="plan",
    show_default=True,
    help="The layout of the Word file: see ehcp documents list.",
)
@click.option("--template", type=_PATH, help="A Word template of your own instead of ours.")
@click.option(
    "--fail-on",
    type=click.Choice(["weaker", "change", "never"]),
    default="weaker",
    show_default=True,
    help="End with 1 when something got weaker, or when anything changed.",
)
@click.option(
    "--rules",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of rules by which words are judged, instead of those in force.",
)
@click.option(
    "--layout",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="For Word and PDF files: a layout file with the council's own words for sections and columns.",
)
@click.option(
    "--different-plans", "is_any", is_flag=True, help="Compare the plans of two children all the same."
)
@click.pass_context
def command(
    ctx: click.Context,
    old: Path,
    new: Path,
    form: str | None,
    output: Path | None,
    is_working: bool,
    proposals: Path | None,
    author: str | None,
    dated: datetime | None,
    document: str,
    template: Path | None,
    fail_on: str,
    rules: Path | None,
    layout: Path | None,
    is_any: bool,
) -> None:
    """Compare two versions of a plan: what changed, item by item, and what got weaker.

    OLD and NEW are plan data (.json) or councils' own Word and PDF files. Weaker is less time, a larger group, other
    staff, a condition that came in, a duty that became a wish, a need, outcome or provision that was dropped or moved
    out of Section F; stronger is the same the other way round.

    With -o and a name ending in .docx the new plan is written in Word with every change tracked: accept all and it is
    the new plan, reject all and it is the old one. --working-document makes the SEND Tribunal's working document with
    its key instead.

    \b
    Examples:
      ehcp compare final.json amended.json
      ehcp compare final.docx amended.docx --report html -o changes.html
      ehcp compare final.json amended.json -o amended.docx
      ehcp compare final.json parents.json --working-document -o working.docx
      ehcp compare final.json parents.json --authority-proposals ours.json --working-document -o working.docx

    Ends with 0; with 1 for what --fail-on names; with 3 when a file could not be read or written.
    """
    kind = _kind(output, form)
    check_output(output, [old, new, *([proposals] if proposals else [])])
    _check(kind, is_working, proposals)
    before, after = read_plan(old, layout)[0], read_plan(new, layout)[0]
    theirs = read_plan(proposals, layout)[0] if proposals else None
    if not is_any:
        _check_child(before.plan, *(one.plan for one in (after, theirs) if one))
    if kind == "word" and output is not None:
        job = WordJob(
            output=output,
            document=document,
            template=template,
            author=author,
            dated=dated.date() if dated else None,
        )
        if is_working:
            ours = fit_to_print(proposals, theirs) if proposals and theirs else None
            job.working(before.plan, after.plan, ours)
            return
        job.tracked(before.plan, fit_to_print(new, after))
    result = _judged(before.plan, after.plan, rules)
    _deliver(result, kind, output)
    ctx.exit(int(_fails(result, fail_on)))


def _kind(output: Path | None, form: str | None) -> str:
    """word, text, html or json: by what was asked for, or else by the name of the file."""
    if form:
        return form
    return _ENDINGS.get(output.suffix.lower(), "text") if output else "text"


def _check(kind: str, is_working: bool, proposals: Path | None) -> None:
    """Raises UsageError where what was asked for does not fit together."""
    if is_working and kind != "word":
        raise click.UsageError(
            "The working document is a Word file. Give a name ending in .docx with -o, and no --report."
        )
    if proposals and not is_working:
        raise click.UsageError("--authority-proposals goes with --working-document.")


def _check_child(plan: Plan, *others: Plan) -> None:
    from ehcp_docs.plan.difference import check_same_child

    for other in others:
        check_same_child(plan, other)


def _judged(old: Plan, new: Plan, rules: Path | None) -> Judged:
    from ehcp_docs.audit.engine import Auditor
    from ehcp_docs.audit.weaker.judge import judged
    from ehcp_docs.rules.load import chosen_pack

    return judged(old, new, auditor=Auditor(chosen_pack(rules)))


def _deliver(result: Judged, kind: str, output: Path | None) -> None:
    if kind == "word":
        from ehcp_docs.reports.compare_words import summary

        click.echo(summary(result), err=True)
    elif output is None:
        click.echo(_formatted(result, kind, on_screen=True), nl=False)
    else:
        write_atomically(output, _formatted(result, kind, on_screen=False).encode("utf-8"))
        click.echo(f"Wrote {output}", err=True)


def _formatted(result: Judged, kind: str, *, on_screen: bool) -> str:
    if kind == "json":
        from ehcp_docs.reports.compare_json import compare_json

        return compare_json(result)
    if kind == "html":
        from ehcp_docs.reports.compare_html import compare_html

        return compare_html(result)
    from ehcp_docs.reports.compare_text import compare_text
    from ehcp_docs.reports.terminal import PLAIN, terminal_of

    return compare_text(result, terminal_of(sys.stdout, os.environ) if on_screen else PLAIN)


def _fails(result: Judged, fail_on: str) -> bool:
    from ehcp_docs.audit.weaker.model import Direction

    if fail_on == "weaker":
        return bool(result.of(Direction.WEAKER))
    return fail_on == "change" and not result.difference.is_empty
