"""One run of ``ehcp audit``: which files it reads, where its reports go, what it says at the end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ehcp_docs.cli.audit_job import Audited, FileAudit
from ehcp_docs.cli.plans import ENDINGS
from ehcp_docs.cli.standing import Standing
from ehcp_docs.errors import EhcpError, InputError
from ehcp_docs.writing import clear_temporary

if TYPE_CHECKING:
    from ehcp_docs.audit.accepted import Acceptance
    from ehcp_docs.audit.model import Report
    from ehcp_docs.batch.job import Done
    from ehcp_docs.cli.resuming import Continued
    from ehcp_docs.reports.delivery import Delivery
    from ehcp_docs.reports.overview import Unread

SLOWEST = 10
"""Rules and readers that --timing names."""


@dataclass(slots=True, kw_only=True)
class Run:
    """One call of the command: what was asked for, and what has happened so far."""

    forms: tuple[str, ...]
    output: Path | None
    failing: Sequence[str]
    layout: Path | None = None
    """A layout file for councils' Word and PDF files."""
    standing: Standing = field(default_factory=Standing)
    is_suggesting: bool = False
    """Whether exact replacements are to be tracked changes beside the comments."""
    files: tuple[Path, ...] = ()
    uncommented: list[EhcpError] = field(default_factory=list)
    """Why some plans have no copy with comments, where they have other reports."""
    unread: list[tuple[Path, EhcpError]] = field(default_factory=list)
    """Files and folders of which nothing could be read, and why."""
    skipped: int = 0
    """Case files and other JSON files met in folders."""
    has_failed: bool = False
    workers: int | None = None
    """Worker processes asked for; None where the program may choose."""
    unrun: int = 0
    """Plans on which some rule did not run to its end."""
    is_timed: bool = False
    seconds: dict[str, float] = field(default_factory=dict)
    slowest: dict[str, float] = field(default_factory=dict)
    """Seconds of each rule and reader by itself."""
    is_resumed: bool = False
    """Whether an earlier run that was ended before its end is to be continued."""
    continued: Continued | None = None
    """What is kept until the run ends; None where the run has one plan only, or no folder to keep it in."""

    def __post_init__(self) -> None:
        self.forms = tuple(dict.fromkeys(self.forms)) or ("text",)
        if self.output is not None and str(self.output) == "-":
            self.output = None

    @property
    def is_batch(self) -> bool:
        """Whether several files were found, be it that some cannot be read."""
        return len(self.files) + len(self.unread) > 1

    def carried_out(self, paths: Sequence[Path], rules: Path | None, as_of: date | None) -> int:
        """Find the plans, audit them, deliver the reports and tell what happened; gives the exit code."""
        self.files = tuple(plan_files(paths, self))
        self.standing.alone = not self.is_batch
        self._check_resumed()
        delivery = self.delivery()
        for report in self.reports(rules, as_of):
            with self.clock("reports"):
                delivery.add(report)
        written = delivery.finish(self.not_read())
        if self.continued:
            self.continued.finished()
        self.tell(written)
        return self.exit_code()

    def delivery(self) -> Delivery:
        """Where the reports go. Raises UsageError where what was asked for does not fit together."""
        from ehcp_docs.reports.delivery import Folder, OneText, one_file
        from ehcp_docs.reports.terminal import terminal_of

        self._check_comments()
        self._check_files()
        if self.output is None:
            form = _only(self.forms, self.is_batch, "Give a folder with -o for several formats.")
            terminal = terminal_of(sys.stdout, os.environ)
            return OneText(form, _print, is_batch=self.is_batch, terminal=terminal)
        if not _is_file(self.output):
            return Folder(self.forms, self.output, is_batch=self.is_batch)
        if self.output.resolve() in {file.resolve() for file in self.files}:
            raise click.UsageError("The report would overwrite the plan. Give another name with -o.")
        form = _only(self.forms, self.is_batch, f"{self.output.name} is one file: give a folder with -o.")
        return one_file(form, self.output, is_batch=self.is_batch)

    def _check_resumed(self) -> None:
        if not self.is_resumed:
            return
        if self.output is None or _is_file(self.output):
            raise click.UsageError(
                "--resume continues a run that writes into a folder. Give that folder with -o."
            )
        if self.standing.is_from(self.output):
            raise click.UsageError(
                "A run cannot be continued that is compared with the reports in its own folder: it has overwritten "
                "some of them. Give another folder with -o, and leave out --resume."
            )
        clear_temporary(self.output)

    def _check_comments(self) -> None:
        if self.is_suggesting and "comments" not in self.forms:
            raise click.UsageError("--suggest goes with --report comments.")
        if "comments" not in self.forms:
            return
        if self.output is None:
            raise click.UsageError("Comments need a Word file to go to. Give a name ending in .docx with -o.")
        if _is_file(self.output) and self.output.suffix.lower() != ".docx":
            raise click.UsageError(
                "Comments are written into a Word file: let the name after -o end in .docx."
            )

    def _check_files(self) -> None:
        """Formats of Office go into a file, and Windows opens that by its ending."""
        for form, what, ending in (("xlsx", "workbook", ".xlsx"), ("summary", "summary", ".docx")):
            if form not in self.forms:
                continue
            if self.output is None:
                raise click.UsageError(
                    f"A {what} needs a file to go to. Give a name ending in {ending} with -o."
                )
            if self.forms == (form,) and _is_file(self.output) and self.output.suffix.lower() != ending:
                raise click.UsageError(f"For a {what}, let the name after -o end in {ending}.")

    def reports(self, rules: Path | None, as_of: date | None) -> Iterator[Report]:
        """The report on each file that can be read, in the order of the files; the others are noted."""
        results = self._done(rules, as_of)
        with _progress(self.files) as tick:
            for done in results:
                tick()
                if done.result is None:
                    self.unread.append((done.item, done.error or InputError("Not read.")))
                else:
                    yield self._noted(done.result)

    def _done(self, rules: Path | None, as_of: date | None) -> Iterator[Done[Path, Audited]]:
        """What came of each file; in a batch that goes into a folder, it is kept until the run ends."""
        from ehcp_docs.batch.pool import run, workers_for
        from ehcp_docs.rules.load import chosen_pack

        with self.clock("rules"):
            pack = chosen_pack(rules)
            job = self._job(rules, as_of, self.standing.acceptance(pack, rules))

        def audits(files: Sequence[Path]) -> Iterator[Done[Path, Audited]]:
            workers = workers_for(len(files), self.workers)
            if files and sys.stderr.isatty():
                click.echo(f"Loading the rules and the language model{_in(workers)} ...", err=True)
            return run(job, files, workers=workers)

        if self.output is None or _is_file(self.output) or not self.is_batch:
            return audits(self.files)
        from ehcp_docs.cli.resuming import Continued

        self.continued = Continued(self.output, job, pack, is_resumed=self.is_resumed)
        if self.continued.is_left and not self.is_resumed:
            click.echo(
                "An earlier run into this folder was not finished, and this one starts anew. To continue the earlier "
                "one, stop this (Ctrl-C) and run it again with --resume.",
                err=True,
            )
        return self.continued.results(self.files, audits)

    def _job(self, rules: Path | None, as_of: date | None, acceptance: Acceptance) -> FileAudit:
        return FileAudit(
            rules=rules,
            acceptance=acceptance,
            forms=self.forms,
            layout=self.layout,
            is_suggesting=self.is_suggesting,
            is_batch=self.is_batch,
            as_of=as_of,
            is_timed=self.is_timed,
        )

    def _noted(self, audited: Audited) -> Report:
        """The report, compared with an earlier one where there is one; what came of it is noted."""
        for what, seconds in audited.seconds.items():
            self.seconds[what] = self.seconds.get(what, 0.0) + seconds
        for what, seconds in audited.slowest.items():
            self.slowest[what] = self.slowest.get(what, 0.0) + seconds
        if audited.uncommented:
            self.uncommented.append(audited.uncommented)
        report = self.standing.seen(audited.report)
        self.has_failed |= any(f.severity.value in self.failing for f in report.counting)
        self.unrun += bool(report.unrun)
        return report

    @contextmanager
    def clock(self, what: str) -> Iterator[None]:
        """Adds the time spent inside to what was spent on this before."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[what] = self.seconds.get(what, 0.0) + time.perf_counter() - start

    def tell(self, written: Sequence[Path]) -> None:
        """Say on standard error what was written, skipped and could not be read."""
        for error in (*(why for _, why in self.unread), *self.uncommented):
            click.echo("\n".join(error.lines()), err=True)
        for line in self.standing.lines():
            click.echo(line, err=True)
        for line in self.continued.lines(len(self.files)) if self.continued else ():
            click.echo(line, err=True)
        if self.unrun:
            plans = "one plan" if self.unrun == 1 else f"{self.unrun} plans"
            click.echo(f"Some rules did not run to their end on {plans}: see “Not checked” there.", err=True)
        if self.skipped:
            what = (
                "1 file that is not a plan"
                if self.skipped == 1
                else f"{self.skipped} files that are not plans"
            )
            click.echo(f"Skipped {what}.", err=True)
        if written:
            more = f" and {len(written) - 1} more beside it" if len(written) > 1 else ""
            click.echo(f"Wrote {written[0]}{more}", err=True)
        if self.is_timed:
            self._tell_times()

    def _tell_times(self) -> None:
        for what, seconds in self.seconds.items():
            click.echo(f"{seconds:8.2f} s  {what}", err=True)
        slowest = sorted(self.slowest.items(), key=lambda one: -one[1])[:SLOWEST]
        if slowest:
            click.echo(
                f"The {len(slowest)} slowest rules and readers of “auditing”, each by itself:", err=True
            )
        for what, seconds in slowest:
            click.echo(f"{seconds:8.2f} s  {what}", err=True)

    def not_read(self) -> tuple[Unread, ...]:
        """The files that could not be read, as lines for the table of a batch."""
        return tuple(unread_file(path, error) for path, error in self.unread)

    def exit_code(self) -> int:
        """0 clean, 1 findings at or above --fail-on, 3 a file that could not be read."""
        return InputError.exit_code if self.unread else int(self.has_failed)


def unread_file(path: Path, error: EhcpError) -> Unread:
    """What the table of a batch says of a file that could not be read."""
    from ehcp_docs.reports.overview import Unread

    return Unread(
        file=path.name, why=" ".join([error.message, *(f.sentence() for f in error.faults)]), hint=error.hint
    )


def plan_files(paths: Sequence[Path], run: Run) -> Iterator[Path]:
    """The plan files among these files and in these folders, each once; what is not a plan is noted."""
    from ehcp_docs.plan.read import kind_of, read_or_fault

    seen: set[Path] = set()
    for path in paths:
        inside = sorted(file for file in path.rglob("*") if _is_read(file)) if path.is_dir() else [path]
        found = [file for file in inside if file is path or not _is_ours(file)]
        if not found:
            hint = "Check the name of the folder."
            said = "There is no plan (.json, .docx or .pdf) in this folder."
            run.unread.append((path, InputError(said, place=str(path), hint=hint)))
        for file in found:
            if file.resolve() in seen:
                continue
            seen.add(file.resolve())
            read = read_or_fault(file) if file is not path and file.suffix.lower() == ".json" else None
            data = getattr(read, "data", None)
            if data is not None and kind_of(data) != "plan":
                run.skipped += 1
            else:
                yield file


def _print(content: str | bytes) -> None:
    click.echo(content, nl=False)


def _is_read(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in (".json", *ENDINGS)


def _is_ours(path: Path) -> bool:
    """Whether the file is a report of an earlier run, or hidden."""
    return path.name.lower().endswith(
        (".audit.json", ".audit.docx", ".audit.summary.docx")
    ) or path.name.startswith((".", "~$"))


def _only(forms: Sequence[str], is_batch: bool, hint: str) -> str:
    """The one format, where there is only one and it fits into one text."""
    if len(forms) > 1:
        raise click.UsageError(f"There are {len(forms)} formats for one place. {hint}")
    if forms[0] in ("html", "comments", "summary") and is_batch:
        what = "an HTML page" if forms[0] == "html" else "a Word file"
        raise click.UsageError(f"Each plan has {what} of its own. Give a folder with -o.")
    return forms[0]


def _is_file(output: Path) -> bool:
    """Whether -o names a file: not a folder that is there, and with an ending."""
    return not output.is_dir() and bool(output.suffix)


def _in(workers: int) -> str:
    return f" in {workers} processes" if workers > 1 else ""


@contextmanager
def _progress(files: Sequence[Path]) -> Iterator[Callable[[], None]]:
    """What to call for each file that is done; shown on standard error when it is a terminal and there are several."""
    if len(files) < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=len(files), label="Auditing", show_pos=True, file=sys.stderr) as bar:
        yield lambda: bar.update(1)
