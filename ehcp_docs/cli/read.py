"""``ehcp read``: a council's Word or PDF plan as plan data, with an account of every word; a filled booklet too."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from ehcp_docs.cli.plans import ENDINGS
from ehcp_docs.errors import EhcpError, InputError, OutputError
from ehcp_docs.writing import make_folder, write_atomically

if TYPE_CHECKING:
    from ehcp_docs.intake.booklet import Booklet
    from ehcp_docs.intake.reading import Reading

# As in reports/account_forms.py, which a test compares: it is not imported here, so that --help stays quick.
FORMS = ("html", "text", "json")
_OURS = (".json", ".html", ".txt")
"""What an earlier run may have put there; not told as skipped."""
_STREAM = Path("-")
_ELSEWHERE = "Give another name or folder with -o."
_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("paths", metavar="FILE_OR_FOLDER...", nargs=-1, required=True, type=_PATH)
@click.option(
    "--output",
    "-o",
    type=_PATH,
    help="Where the plan goes: a .json file; a folder, for several files; or - for standard output. Without "
    "it nothing is written: you are told what the reader would make of the file.",
)
@click.option(
    "--account",
    "forms",
    type=click.Choice([*FORMS, "none"]),
    multiple=True,
    help="The whole account: html to compare file and plan side by side, text, json for programs. It is put "
    "beside the plan as PLAN.account.html; without -o, text or json is printed here. May be given several "
    "times.  [default: html beside the plan]",
)
@click.option(
    "--view",
    type=click.Choice(["final", "original"]),
    default="final",
    show_default=True,
    help="Where changes are tracked: the text with all of them accepted, or as it was before them.",
)
@click.option("--layout", type=_PATH, help="A layout file with your council's own titles and labels (.yaml).")
@click.option(
    "--replace",
    is_flag=True,
    help="Replace a plan that is there already, with all that was added to it by hand.",
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    output: Path | None,
    forms: tuple[str, ...],
    view: Literal["final", "original"],
    layout: Path | None,
    replace: bool,
) -> None:
    """Turn a council's Word or PDF plan into plan data, and account for every word.

    Every word of the file either stands in the plan or is told with the reason why not. A folder stands for
    all Word and PDF files in it and in its folders; a file that cannot be read is named and does not stop the
    others. The file itself is never changed.

    A filled assessment booklet is known by its answer boxes: it becomes views for Section A of a plan, and you are
    told what was not answered.

    \b
    Examples:
      ehcp read draft.docx                    look first: what was found, what was not
      ehcp read draft.docx -o plan.json       the plan, and plan.account.html to compare
      ehcp read drafts -o plans               a plan and an account for each file
      ehcp read draft.docx --view original    as it was before the tracked changes
      ehcp read booklet.docx -o views.json    the answers of a family or child, for Section A
      ehcp read draft.docx -o - > plan.json   for programs; in Windows PowerShell use -o plan.json

    Ends with 0; with 3 when a file could not be read or written.
    """
    run = Run(output=output, forms=_forms(forms, output), view=view, layout=layout, is_replacing=replace)
    run.given = paths
    run.files = tuple(_files(paths, run))
    run.check()
    for path in run.readable():
        run.take(path)
    run.tell()
    ctx.exit(max((error.exit_code for _, error in run.unread), default=0))


@dataclass(slots=True, kw_only=True)
class Run:
    """One call of the command: what was asked for, and what has happened so far."""

    output: Path | None
    forms: tuple[str, ...]
    view: Literal["final", "original"]
    layout: Path | None
    is_replacing: bool
    given: tuple[Path, ...] = ()
    """Files and folders as they were typed."""
    files: tuple[Path, ...] = ()
    skipped: int = 0
    unread: list[tuple[Path, EhcpError]] = field(default_factory=list)
    read: list[Reading] = field(default_factory=list)
    booklets: list[Booklet] = field(default_factory=list)
    plans: list[Path] = field(default_factory=list)
    views: list[Path] = field(default_factory=list)
    """The files with the answers of booklets."""
    pages: list[Path] = field(default_factory=list)
    """The accounts that were written."""
    taken: Counter[str] = field(default_factory=Counter)
    """Names given to plans in a folder, and how often."""

    @property
    def is_stream(self) -> bool:
        """Whether the plan goes to standard output."""
        return self.output == _STREAM

    @property
    def is_printing(self) -> bool:
        """Whether the whole account is printed, and nothing is written."""
        return self.output is None and bool(self.forms)

    @property
    def file(self) -> Path | None:
        """The file that -o names: not a folder that is there, and with an ending."""
        is_file = self.output and not self.is_stream and not self.output.is_dir() and self.output.suffix
        return self.output if is_file else None

    def check(self) -> None:
        """Raises UsageError where what was asked for does not fit together, and InputError for a bad layout."""
        from ehcp_docs.intake.vocabulary import vocabulary

        if len(self.files) > 1 and (self.file or self.is_stream):
            raise click.UsageError(f"There are {len(self.files)} files for one plan. Give a folder with -o.")
        if self.file and self.file.resolve() in {file.resolve() for file in self.files}:
            raise click.UsageError(
                "The plan would overwrite the file that is read. Give another name with -o."
            )
        if self.file and self.file.suffix.lower() != ".json":
            raise click.UsageError(
                "A plan is a .json file. Give a name that ends in .json, or a folder, with -o."
            )
        vocabulary(self.layout)  # a fault of the layout is told once, not once for each file
        if self.output and not self.file and not self.is_stream:
            make_folder(self.output)

    def readable(self) -> Iterator[Path]:
        """The files, with a bar on standard error when it is a terminal and there are several."""
        if len(self.files) < 2 or not sys.stderr.isatty():
            yield from self.files
            return
        with click.progressbar(self.files, label="Reading", show_pos=True, file=sys.stderr) as bar:
            yield from bar

    def take(self, path: Path) -> None:
        """Read one file and write what was asked for; what stops it is noted."""
        from ehcp_docs.cli.booklets import filled_booklet
        from ehcp_docs.intake.reading import read_file

        try:
            if (booklet := filled_booklet(path)) is not None:
                self._take_booklet(path, booklet)
                return
            reading = read_file(path, view=self.view, layout=self.layout)
            if self.output and not self.is_stream:
                self._write(self.file or self._in_folder(self.output, path), reading)
        except EhcpError as error:
            self.unread.append((path, error))
        else:
            self.read.append(reading)

    def _take_booklet(self, path: Path, booklet: Booklet) -> None:
        """Write the views of a booklet, where they are to be written."""
        from ehcp_docs.reports.delivery import encoded

        if self.output and not self.is_stream:
            target = self.file or self._in_folder(self.output, path)
            self._write_data(target, encoded(as_json(booklet.data())))
            self.views.append(target)
        self.booklets.append(booklet)

    def _in_folder(self, folder: Path, path: Path) -> Path:
        """Where the plan of that file goes; two files of one name do not overwrite each other."""
        self.taken[path.stem.casefold()] += 1
        number = self.taken[path.stem.casefold()]
        return folder / f"{path.stem}{f'-{number}' if number > 1 else ''}.json"

    def _write(self, target: Path, reading: Reading) -> None:
        from ehcp_docs.reports.account_forms import FORMS as TABLE
        from ehcp_docs.reports.delivery import encoded

        self._write_data(target, encoded(as_json(reading.data)))
        self.plans.append(target)
        for form in self.forms:
            page = target.with_name(target.stem + TABLE[form].suffix)
            write_atomically(page, encoded(TABLE[form].function(reading.account, reading.data)))
            self.pages.append(page)

    def _write_data(self, target: Path, content: bytes) -> None:
        """Write a .json file. Raises OutputError where that would destroy another."""
        if target.resolve() in {file.resolve() for file in self.files}:
            raise OutputError(
                "The plan would overwrite a file that is read.", place=str(target), hint=_ELSEWHERE
            )
        if not self.is_replacing and target.is_file() and target.read_bytes() != content:
            raise OutputError(
                "There is another plan of this name, and somebody may have worked on it.",
                place=str(target),
                hint="Give another name with -o, or --replace to write over it.",
            )
        write_atomically(target, content)

    def tell(self) -> None:
        """Say what was read and written, what was not, and what to do next."""
        made = [*(one.data for one in self.read), *(one.data() for one in self.booklets)]
        if made and self.is_stream:
            click.echo(as_json(made[0]).encode("utf-8", "replace"), nl=False)
        if self.read:
            click.echo(self._account(), nl=False, err=self.is_stream)
        self._tell_booklets()
        for path, error in self.unread:
            click.echo(f"{path}: not {'written' if isinstance(error, OutputError) else 'read'}.", err=True)
            for line in error.lines():
                click.echo(f"  {line}", err=True)
        if self.skipped:
            what = "1 file that is" if self.skipped == 1 else f"{self.skipped} files that are"
            click.echo(f"Skipped {what} neither Word nor PDF.", err=True)
        if self.read and not self.is_printing:
            click.echo("\n".join(["", *self._next()]), err=self.is_stream)

    def _tell_booklets(self) -> None:
        from ehcp_docs.cli.booklets import booklet_account, booklet_next

        is_aside = self.is_stream or self.is_printing
        for booklet in self.booklets:
            click.echo("\n".join(booklet_account(booklet)), err=is_aside)
        if self.booklets and not self.is_stream:
            click.echo("\n".join(["", *booklet_next(self.views)]), err=is_aside)

    def _account(self) -> str:
        """What is printed: the whole account where it was asked for, a table for several files, else in short."""
        from ehcp_docs.reports.account_json import account_data
        from ehcp_docs.reports.account_text import account_brief, account_table, account_text
        from ehcp_docs.reports.terminal import terminal_of

        terminal = terminal_of(sys.stderr if self.is_stream else sys.stdout, os.environ)
        if self.is_printing and self.forms == ("json",):
            every = [account_data(one.account, one.data) for one in self.read]
            return as_json(every if len(self.files) > 1 else every[0])
        if self.is_printing:
            return "\n".join(account_text(one.account, one.data, terminal) for one in self.read)
        if len(self.files) > 1:
            return account_table([one.account for one in self.read], terminal)
        return account_brief(self.read[0].account, self.read[0].data, terminal)

    def _next(self) -> Iterator[str]:
        for kind in (self.plans, self.pages):
            if kind:
                yield f"Wrote {kind[0]}{f' and {len(kind) - 1} more' if len(kind) > 1 else ''}"
        if not self.output:
            name = f"{self.files[0].stem}.json" if len(self.files) == 1 else "plans"
            yield "Nothing was written. To keep the plan, with a page that shows it beside the file:"
            yield f"  ehcp read {' '.join(_quoted(path) for path in self.given)} -o {_quoted(name)}"
            return
        if self.plans:
            yield ""
        where = "PLAN.json" if self.is_stream else _quoted(self.output)
        yield "Next:"
        if self.pages and "html" in self.forms:
            yield f"  Open {self.pages[0].name} in your browser: it shows each passage beside its place in the plan."
        yield f"  ehcp validate {where}   lists what the plan still needs"
        yield f"  ehcp audit {where}   says how good it is"


def as_json(value: Any) -> str:
    """The value as ehcp-docs writes JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _forms(asked: Sequence[str], output: Path | None) -> tuple[str, ...]:
    """The forms of the whole account that are to be made. Raises UsageError where there is no place for them."""
    forms = tuple(dict.fromkeys(asked))
    if "none" in forms:
        if len(forms) > 1:
            raise click.UsageError("--account none goes with no other --account.")
        return ()
    if output == _STREAM and forms:
        raise click.UsageError(
            "There is no place beside standard output for the account. Give a file with -o."
        )
    if output is None and "html" in forms:
        raise click.UsageError("The page stands beside the plan. Give a name for the plan: -o plan.json")
    if output is None and len(forms) > 1:
        raise click.UsageError("Only one account can be printed here. Give a name for the plan with -o.")
    return forms or (() if output in (None, _STREAM) else ("html",))


def _files(paths: Sequence[Path], run: Run) -> Iterator[Path]:
    """The files named, and the Word and PDF files in the folders named, each once; others are counted."""
    seen: set[Path] = set()
    for path in paths:
        inside = [file for file in sorted(path.rglob("*")) if file.is_file()] if path.is_dir() else [path]
        # Word keeps a hidden file beside each that is open.
        inside = [file for file in inside if file is path or not file.name.startswith((".", "~$"))]
        found = [file for file in inside if file is path or file.suffix.lower() in ENDINGS]
        run.skipped += sum(file.suffix.lower() not in _OURS for file in inside if file not in found)
        if not found:
            hint = "Check the name of the folder."
            run.unread.append((path, InputError("There is no Word or PDF file in this folder.", hint=hint)))
        for file in found:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _quoted(path: Path | str) -> str:
    """The path as it can be typed."""
    return f'"{path}"' if " " in str(path) else str(path)
