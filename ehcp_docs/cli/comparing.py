"""The Word files of ``ehcp compare``: the amended plan with tracked changes, the Tribunal's working document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ehcp_docs.writing import write_atomically

if TYPE_CHECKING:
    from ehcp_docs.plan.model import Plan
    from ehcp_docs.plan.read import Lenient

PROGRAM = "ehcp-docs"
"""Who is named with the changes of a plan that names no officer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLooks:
    """How the Word file is to be made."""

    document: str
    template: Path | None
    author: str | None
    dated: date | None


def word_options(command: Callable[..., object]) -> Callable[..., object]:
    """Add the options for Word files, and give them to the command as ``looks``."""

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
    @click.option(
        "--template", type=click.Path(path_type=Path), help="A Word template of your own instead of ours."
    )
    @wraps(command)
    def with_looks(
        *arguments: object,
        author: str | None,
        dated: datetime | None,
        document: str,
        template: Path | None,
        **others: object,
    ) -> object:
        day = dated.date() if dated else None
        looks = WordLooks(document=document, template=template, author=author, dated=day)
        return command(*arguments, looks=looks, **others)

    return with_looks


@dataclass(frozen=True, slots=True, kw_only=True)
class WordJob:
    """What was asked for in Word."""

    output: Path
    looks: WordLooks

    def tracked(self, old: Plan, new: Plan) -> None:
        """Write the new plan with every change against the old one tracked."""
        from ehcp_docs.documents.changes.tracked import tracked
        from ehcp_docs.word.properties import UNDATED

        officer = new.authority.officer
        content = tracked(
            self._printed(old),
            self._printed(new),
            author=self.looks.author or (officer.name if officer else PROGRAM),
            dated=self.looks.dated or last_step(new) or UNDATED,
        )
        self._write(content)

    def working(self, old: Plan, parents: Plan, authority: Plan | None) -> None:
        """Write the Tribunal's working document."""
        from ehcp_docs.documents.changes.working import working_document

        others = None if authority is None else self._printed(authority)
        self._write(working_document(self._printed(old), self._printed(parents), others))

    def _printed(self, plan: Plan) -> bytes:
        from ehcp_docs.documents.render import render

        return render(self.looks.document, plan, template=self.looks.template).data

    def _write(self, content: bytes) -> None:
        write_atomically(self.output, content)
        click.echo(f"Wrote {self.output}", err=True)


def last_step(plan: Plan) -> date | None:
    """The day of the plan's last step: the latest of those on which a version or notice of it was issued."""
    dates = plan.dates
    days = (dates.draft_issued, dates.final_issued, dates.amendment_notice)
    return max((day for day in days if day is not None), default=None)


def fit_to_print(path: Path, read: Lenient) -> Plan:
    """The plan as ``ehcp render --not-for-issue`` makes it: one with faults as a draft, and its faults told."""
    if read.checked.is_clean:
        return read.plan
    click.echo(f"{path}: has faults, and is printed as a draft that is not for issue.", err=True)
    for fault in read.checked.faults:
        click.echo(f"  {fault.sentence()}", err=True)
    return read.plan.as_draft()


def check_output(output: Path | None, read: Sequence[Path]) -> None:
    """Raises UsageError where the result cannot go there."""
    if output is None:
        return
    if output.is_dir():
        raise click.UsageError(f"{output.name} is a folder: give a file name with -o.")
    if output.resolve() in {path.resolve() for path in read}:
        raise click.UsageError("The result would overwrite a file that is read. Give another name with -o.")
