"""``ehcp check``: feedback on one outcome, provision or need while it is being written."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from ehcp_docs.errors import Fault, InputError

if TYPE_CHECKING:
    from ehcp_docs.audit.statement import StatementKind

Row = dict[str, Any]

HELP: dict[StatementKind, tuple[str, str]] = {
    "outcome": (
        "Judge an outcome: is it SMART, and is it an outcome at all?",
        "Emre will ask for help with a sign in four lessons out of five by July 2028.",
    ),
    "provision": (
        "Judge a provision: who, what, how often, how long, in what group?",
        "A teaching assistant will read with Emre for 20 minutes, 3 times a week.",
    ),
    "need": (
        "Judge the wording of a need.",
        "Emre understands instructions of two steps; his peers follow four.",
    ),
}


@click.group()
def command() -> None:
    """Feedback on one outcome, provision or need while you write.

    \b
    Examples:
      ehcp check outcome "Emre will improve his reading."
      ehcp check provision --jsonl rows.jsonl > judged.jsonl
    """


def _verb(kind: StatementKind) -> click.Command:
    short, example = HELP[kind]

    @click.argument("text", required=False)
    @click.option(
        "--jsonl",
        type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
        help='Judge many: a file with one {"id": ..., "text": ...} in each line. '
        "One line of JSON comes out for each.",
    )
    @click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="text to read, json for programs.",
    )
    def run(text: str | None, jsonl: Path | None, form: Literal["text", "json"]) -> None:
        if (text is None) == (jsonl is None):
            raise click.UsageError(
                "Give either TEXT in quotation marks (or - to type it in), or --jsonl FILE."
            )
        if jsonl is not None:
            _judge_rows(kind, jsonl)
        else:
            _judge_one(kind, sys.stdin.read() if text == "-" else str(text), form)

    run.__doc__ = f'{short}\n\n    \b\n    Example:\n      ehcp check {kind} "{example}"\n    '
    return click.command(kind, short_help=short)(run)


def _judge_one(kind: StatementKind, text: str, form: Literal["text", "json"]) -> None:
    """Print the judgement on one statement."""
    if not text.strip():
        raise click.UsageError("There is no text to judge.")
    from ehcp_docs.audit.engine import Auditor
    from ehcp_docs.audit.statement import judge
    from ehcp_docs.reports.statement import statement_json, statement_text
    from ehcp_docs.reports.terminal import terminal_of

    judgement = judge(kind, text.strip(), Auditor())
    if form == "json":
        click.echo(statement_json(judgement), nl=False)
    else:
        click.echo(statement_text(judgement, terminal_of(sys.stdout, os.environ)), nl=False)


def _judge_rows(kind: StatementKind, path: Path) -> None:
    """Print one line of JSON for each row; rows that cannot be read are named, and do not stop the others."""
    from ehcp_docs.audit.engine import Auditor
    from ehcp_docs.audit.statement import judge
    from ehcp_docs.reports.statement import statement_row

    auditor = Auditor()
    faults = []
    for row in _rows(path, _statement):
        if isinstance(row, Fault):
            faults.append(row)
        else:
            click.echo(statement_row(judge(kind, row["text"].strip(), auditor), row.get("id")))
    if faults:
        raise InputError("Rows that could not be judged:", faults=faults)


@click.command("links", short_help="Judge which need each statement serves, by its words alone.")
@click.option(
    "--jsonl",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help='A file with one {"id": ..., "needs": [...], "statements": [...]} in each line.',
)
def links(jsonl: Path) -> None:
    """How strongly each outcome or provision belongs to each need, by its words alone, from 0 to 1.

    \b
    Example:
      ehcp check links --jsonl questions.jsonl > strengths.jsonl
    """
    from ehcp_docs.audit.links import strengths
    from ehcp_docs.language.pipeline import Parser

    parser = Parser()
    faults = []
    for row in _rows(jsonl, _question):
        if isinstance(row, Fault):
            faults.append(row)
            continue
        told = strengths(row["needs"], row["statements"], parser)
        click.echo(json.dumps({"id": row.get("id"), "strength": told}))
    if faults:
        raise InputError("Rows that could not be judged:", faults=faults)


def _rows(path: Path, read: Callable[[bytes, Fault], Row | Fault]) -> Iterator[Row | Fault]:
    """The rows of the file, or what is wrong with them; blank lines are passed over."""
    name = "standard input" if str(path) == "-" else path.name
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise InputError(
            "The file cannot be read.", place=str(path), hint="Check the name and the folder."
        ) from error
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            yield read(line, Fault(file=name, line=number, place="", message=""))


def _object(line: bytes, at: Fault, hint: str) -> Row | Fault:
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return replace(at, message="this is not JSON.", hint=hint)
    return row if isinstance(row, dict) else replace(at, message="this is not an object.", hint=hint)


def _statement(line: bytes, at: Fault) -> Row | Fault:
    hint = 'Each line is an object like {"id": "1", "text": "..."}, saved as UTF-8.'
    row = _object(line, at, hint)
    if isinstance(row, Fault):
        return row
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return replace(at, message="there is no “text” to judge.", hint=hint)
    return row


def _question(line: bytes, at: Fault) -> Row | Fault:
    hint = 'Each line is an object like {"id": "1", "needs": ["..."], "statements": ["..."]}, saved as UTF-8.'
    row = _object(line, at, hint)
    if isinstance(row, Fault):
        return row
    for name in ("needs", "statements"):
        texts = row.get(name)
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            return replace(at, message=f"“{name}” is not a list of texts.", hint=hint)
    return row


for _kind in HELP:
    command.add_command(_verb(_kind))
command.add_command(links)
