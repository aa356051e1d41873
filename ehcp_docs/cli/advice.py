"""``ehcp advice``: what advice reports recommend, and what became of it in a plan."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ehcp_docs.cli.plans import read_plan
from ehcp_docs.errors import EhcpError

if TYPE_CHECKING:
    from ehcp_docs.intake.source import Source
    from ehcp_docs.plan.model import Plan
    from ehcp_docs.reports.advice_words import AdviceRead

FAILING = {
    "none": (),
    "missing": ("not found",),
    "less": ("not found", "arrived with less"),
    "vague": ("not found", "arrived with less", "arrived without an amount"),
    "unsure": ("not found", "arrived with less", "arrived without an amount", "cannot tell"),
}
"""Verdicts that each choice stands for; a test holds them to those there are."""
_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("paths", metavar="REPORT...", nargs=-1, required=True, type=_PATH)
@click.option(
    "--plan", "plan_file", type=_PATH, help="The plan (.json, Word or PDF) in which they should be."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="text to read here, html to hand on, json for programs.",
)
@click.option("--output", "-o", type=_PATH, help="File for the result, instead of the screen.")
@click.option(
    "--fail-on",
    type=click.Choice(list(FAILING)),
    default="none",
    show_default=True,
    help="End with 1 when a recommended amount was not found (missing), or also arrived with less (less), or also "
    "without an amount (vague), or also cannot be told (unsure).",
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    plan_file: Path | None,
    form: str,
    output: Path | None,
    fail_on: str,
) -> None:
    """Read advice reports, and compare what they recommend with a plan.

    Without --plan it shows what was read: author, date, the parts of each report and what they recommend. With it,
    each recommended amount is looked for in Sections F, G, H1 and H2: it arrived in full, with less, without an
    amount, was not found, or a person has to look. The words of both sides and the sum are always shown. A report
    that cannot be read is named and does not stop the others.

    \b
    Examples:
      ehcp advice psychologist.docx                          what was read
      ehcp advice psychologist.docx speech.docx --plan plan.json
      ehcp advice reports/*.docx --plan plan.json --format html -o advice.html
      ehcp advice speech.docx --plan plan.json --fail-on less

    Ends with 0; with 1 for verdicts named with --fail-on; with 3 when a file could not be read or written.
    """
    _check(paths, plan_file, output, fail_on)
    plan = read_plan(plan_file)[0].plan if plan_file else None
    sources, unread = _sources(paths)
    reads = _reads(sources, plan)
    if reads:
        _deliver(reads, form, output)
    for error in unread:
        click.echo("\n".join(error.lines()), err=True)
    from ehcp_docs.reports.advice_words import did_not_arrive

    failed = did_not_arrive(reads, FAILING[fail_on])
    ctx.exit(max((error.exit_code for error in unread), default=int(failed)))


def _check(paths: Sequence[Path], plan_file: Path | None, output: Path | None, fail_on: str) -> None:
    """Raises UsageError where what was asked for does not fit together."""
    if fail_on != "none" and plan_file is None:
        raise click.UsageError("--fail-on needs a plan to compare with: add --plan plan.json.")
    if output is None:
        return
    read = [*paths, plan_file] if plan_file else [*paths]
    if output.resolve() in {path.resolve() for path in read if path}:
        raise click.UsageError("The result would overwrite a file that is read. Give another name with -o.")
    if output.is_dir():
        raise click.UsageError(f"{output.name} is a folder: give a file name with -o.")


def _sources(paths: Sequence[Path]) -> tuple[list[Source], list[EhcpError]]:
    """The files that can be read, and what is wrong with the others."""
    from ehcp_docs.intake.reading import open_source

    sources, unread = [], []
    for path in dict.fromkeys(paths):
        try:
            sources.append(open_source(path))
        except EhcpError as error:
            unread.append(error)
    return sources, unread


def _reads(sources: Sequence[Source], plan: Plan | None) -> list[AdviceRead]:
    from ehcp_docs.intake.advice.report import read_advice
    from ehcp_docs.reports.advice_words import AdviceRead

    reports = [read_advice(source) for source in sources]
    if plan is None:
        return [AdviceRead(report=report) for report in reports]
    from ehcp_docs.audit.dilution import compare
    from ehcp_docs.language.pipeline import Parser

    parser = Parser()
    return [
        AdviceRead(report=report, plan=plan, comparisons=compare(report, plan, parser=parser))
        for report in reports
    ]


def _deliver(reads: Sequence[AdviceRead], form: str, output: Path | None) -> None:
    content = _formatted(reads, form, on_screen=output is None)
    if output is None:
        click.echo(content, nl=False)
        return
    from ehcp_docs.writing import write_atomically

    write_atomically(output, content.encode("utf-8"))
    click.echo(f"Wrote {output}", err=True)


def _formatted(reads: Sequence[AdviceRead], form: str, *, on_screen: bool) -> str:
    if form == "json":
        from ehcp_docs.reports.advice_json import advice_json

        return advice_json(reads)
    if form == "html":
        from ehcp_docs.reports.advice_html import advice_html

        return advice_html(reads)
    from ehcp_docs.reports.advice_text import advice_text
    from ehcp_docs.reports.terminal import PLAIN, terminal_of

    return advice_text(reads, terminal_of(sys.stdout, os.environ) if on_screen else PLAIN)
