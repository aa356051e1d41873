"""``ehcp compare``: what changed between two versions of a plan, on the screen and in Word."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ehcp_docs.cli.comparing import WordJob, WordLooks, check_output, fit_to_print, word_options
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
@word_options
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
def command(ctx: click.Context, /, **asked: Any) -> None:
    """Compare two versions of a plan: what changed, item by item, and what got weaker.

    OLD and NEW are plan data (.json), Word or PDF files. With -o and a name ending in .docx the new plan is written in
    Word with every change tracked: accept all and it is the new plan, reject all and it is the old one.

    \b
    Examples:
      ehcp compare final.json amended.json
      ehcp compare final.docx amended.docx -o changes.html
      ehcp compare final.json amended.json -o amended.docx
      ehcp compare final.json parents.json --working-document -o working.docx

    Ends with 0; with 1 for what --fail-on names; with 3 when a file could not be read or written.
    """
    run = _Run(**asked)
    run.check()
    ctx.exit(run.carried_out())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One call of the command, as it was asked for."""

    old: Path
    new: Path
    form: str | None
    output: Path | None
    is_working: bool
    proposals: Path | None
    looks: WordLooks
    fail_on: str
    rules: Path | None
    layout: Path | None
    is_any: bool

    @property
    def kind(self) -> str:
        """word, text, html or json: by what was asked for, or else by the name of the file."""
        if self.form:
            return self.form
        return _ENDINGS.get(self.output.suffix.lower(), "text") if self.output else "text"

    def check(self) -> None:
        """Raises UsageError where what was asked for does not fit together."""
        check_output(self.output, [path for path in (self.old, self.new, self.proposals) if path])
        if self.is_working and self.kind != "word":
            raise click.UsageError(
                "The working document is a Word file. Give a name ending in .docx with -o, and no --report."
            )
        if self.proposals and not self.is_working:
            raise click.UsageError("--authority-proposals goes with --working-document.")

    def carried_out(self) -> int:
        """Read, compare, write; gives the exit code."""
        from ehcp_docs.plan.difference import check_same_child

        old, new = read_plan(self.old, self.layout)[0], read_plan(self.new, self.layout)[0]
        theirs = read_plan(self.proposals, self.layout)[0] if self.proposals else None
        for other in (new, theirs):
            if other is not None and not self.is_any:
                check_same_child(old.plan, other.plan)
        if self.kind == "word" and self.output is not None:
            job = WordJob(output=self.output, looks=self.looks)
            if self.is_working:
                job.working(old.plan, new.plan, theirs.plan if theirs else None)
                return 0
            job.tracked(old.plan, fit_to_print(self.new, new))
        result = _judged(old.plan, new.plan, self.rules)
        _deliver(result, self.kind, self.output)
        return int(_fails(result, self.fail_on))


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
