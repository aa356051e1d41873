"""``ehcp audit``: findings and score of plans, as reports on the screen or in files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from ehcp_docs.cli.auditing import Run
from ehcp_docs.cli.standing import Standing, standing_options

# As in reports/formats.py, which a test compares: it is not imported here, so that --help stays quick.
FORMS = ("text", "json", "html", "sarif", "junit", "comments", "summary", "xlsx")
FAILING = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "advice": ("error", "warning", "advice"),
    "none": (),
}


@click.command()
@click.argument(
    "paths", metavar="FILE_OR_FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--report",
    "forms",
    type=click.Choice(FORMS),
    multiple=True,
    help="What to make: text to read here, html to hand on, comments for a copy of the Word file with each "
    "finding as a comment on its words, summary for one page in Word for the writer of the plan, xlsx for one "
    "Excel workbook over all plans, json, sarif and junit for programs. May be given several times.  "
    "[default: text]",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="File for the report; or a folder, for several plans or formats. Files are named after the plan's "
    "reference.",
)
@click.option(
    "--fail-on",
    type=click.Choice(list(FAILING)),
    default="none",
    show_default=True,
    help="End with 1 when there are findings of this severity or a worse one.",
)
@click.option(
    "--rules",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of rules, instead of those in force: complete, or laid over the shipped ones (docs/rules.md).",
)
@standing_options
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day from which deadlines and accepted findings are judged.  [default: the plan's own date; for "
    "accepted findings, today]",
)
@click.option(
    "--layout",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="For Word and PDF files: a layout file with the council's own words for sections and columns.",
)
@click.option(
    "--suggest",
    is_flag=True,
    help="With --report comments: where a rule has the right words, also put them in as tracked changes.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many plans to audit at once, each in a process of its own.  [default: as many as this machine has "
    "processors, for many plans; 1 for a few]",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Continue a run over many plans into the folder after -o that was stopped or killed: what was audited then, "
    "with the same rules and options and unchanged files, is not audited again.",
)
@click.option(
    "--timing",
    is_flag=True,
    help="Tell on standard error where the time went, and the ten slowest rules and readers. The times of several "
    "workers are added up.",
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    forms: tuple[str, ...],
    output: Path | None,
    fail_on: str,
    rules: Path | None,
    standing: Standing,
    as_of: datetime | None,
    layout: Path | None,
    suggest: bool,
    workers: int | None,
    resume: bool,
    timing: bool,
) -> None:
    """Audit plans: what the rules find, with the words, the reason, the legal basis and better wording.

    Takes plan data (.json) and councils' own Word and PDF files alike. See `ehcp read` for how those are read.

    A folder stands for all plans in it and in its folders. A file that cannot be read is named and does not
    stop the others. A plan with faults is audited as far as it can be read, and its faults are findings.

    \b
    Examples:
      ehcp audit plan.json                           score and findings, here
      ehcp audit draft.docx                          a council's own Word file
      ehcp audit plan.json --report html -o plan.html
      ehcp audit draft.docx --report comments -o checked.docx
      ehcp audit plans --report html --report json -o reports
      ehcp audit draft.docx --report summary -o fix_first.docx
      ehcp audit plans --report xlsx -o audit.xlsx
      ehcp audit plans --report junit -o audit.xml --fail-on error
      ehcp audit plan.json --baseline earlier.audit.json --fail-on error
      ehcp audit plans --report html --report xlsx -o reports --resume

    While many plans are audited into a folder, what was found so far is kept there in a file, unfinished-audit.jsonl.
    It holds the words of the plans: keep it as safe as the reports. It is deleted when the run ends. A run that was
    killed leaves it: --resume takes it up and then deletes it; whoever does not want to continue deletes it by hand.
    The reports of a continued run are those of a run that was never stopped.

    Ends with 0; with 1 for findings at or above --fail-on; with 3 when a file could not be read.
    """
    run = Run(forms=forms, output=output, failing=FAILING[fail_on], layout=layout, standing=standing)
    run.is_suggesting, run.workers, run.is_timed, run.is_resumed = suggest, workers, timing, resume
    ctx.exit(run.carried_out(paths, rules, as_of.date() if as_of else None))
