"""Where the reports of a run go: to the screen, into one file, or into a folder.

A folder is written plan by plan, so that a batch needs no more memory than its longest report.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from ehcp_docs.audit.model import Report
from ehcp_docs.batch.repetition import Repeats
from ehcp_docs.reports.formats import FORMATS, Format
from ehcp_docs.reports.html import html_index
from ehcp_docs.reports.naming import Names
from ehcp_docs.reports.overview import Line, Unread, line
from ehcp_docs.reports.terminal import PLAIN, Terminal
from ehcp_docs.reports.text import text
from ehcp_docs.reports.text_batch import text_table
from ehcp_docs.writing import make_folder, write_atomically


class Delivery(Protocol):
    """Takes reports one by one."""

    def add(self, report: Report) -> None:
        """Take the next report."""

    def finish(self, unread: Sequence[Unread]) -> tuple[Path, ...]:
        """Complete the run; gives the files written, the one to open first at the beginning."""


class OneText:
    """All reports in one text, which is put on the screen or into a file when it is complete."""

    def __init__(
        self, form: str, put: Callable[[str | bytes], None], *, is_batch: bool, terminal: Terminal = PLAIN
    ) -> None:
        self._form = form
        self._put = put
        self._is_batch = is_batch
        self._terminal = terminal
        self._reports: list[Report] = []
        self._lines: list[Line] = []
        self._repeats = Repeats()

    def add(self, report: Report) -> None:
        """Take the next report; of a batch in text only its line is kept."""
        if self._form == "text" and self._is_batch:
            self._lines.append(line(report))
            self._repeats.add(report.reference, report.prints)
        else:
            self._reports.append(report)

    def finish(self, unread: Sequence[Unread]) -> tuple[Path, ...]:
        """Put the text; nothing where no single plan could be read."""
        if self._is_batch:
            self._put(self._batch(unread))
        elif self._reports:
            self._put(self._single(self._reports[0]))
        return ()

    def _single(self, report: Report) -> str | bytes:
        return text(report, self._terminal) if self._form == "text" else FORMATS[self._form].function(report)

    def _batch(self, unread: Sequence[Unread]) -> str:
        many = FORMATS[self._form].many
        if self._form == "text" or many is None:
            return text_table(self._lines, unread, self._terminal, repeats=self._repeats.found())
        return many(self._reports)


class OneFile(OneText):
    """All reports in one file."""

    def __init__(self, form: str, path: Path, *, is_batch: bool) -> None:
        super().__init__(form, self._write, is_batch=is_batch)
        self._path = path
        self._written: tuple[Path, ...] = ()

    def finish(self, unread: Sequence[Unread]) -> tuple[Path, ...]:
        """Write the file."""
        super().finish(unread)
        return self._written

    def _write(self, content: str | bytes) -> None:
        write_atomically(self._path, encoded(content))
        self._written = (self._path,)


class WholeFile:
    """All reports in one file of a format that takes them one by one."""

    def __init__(self, form: Format, path: Path, repeats: Repeats | None = None) -> None:
        """``repeats`` takes every report beside this; where there are none, the file gathers its own."""
        if form.whole is None:
            raise ValueError(path.name)
        self._whole = form.whole()
        self.path = path
        self.link = form.link
        self._gathers = repeats is None
        self._repeats = repeats or Repeats()
        self._is_empty = True

    def add(self, report: Report) -> None:
        """Take the next report."""
        self._whole.add(report)
        if self._gathers:
            self._repeats.add(report.reference, report.prints)
        self._is_empty = False

    def finish(self, unread: Sequence[Unread]) -> tuple[Path, ...]:
        """Write the file; nothing where a single file was given and could not be read."""
        if self._is_empty and len(unread) < 2:
            return ()
        write_atomically(self.path, self._whole.content(unread, self._repeats.found()))
        return (self.path,)


def one_file(form: str, path: Path, *, is_batch: bool) -> Delivery:
    """What puts all reports of that format into one file."""
    made = FORMATS[form]
    return WholeFile(made, path) if made.whole else OneFile(form, path, is_batch=is_batch)


class Folder:
    """Each report in files of its own, in a folder, with an overview when there are several plans."""

    def __init__(self, forms: Sequence[str], path: Path, *, is_batch: bool) -> None:
        make_folder(path)
        self._forms = tuple(form for form in forms if not FORMATS[form].whole)
        self._path = path
        self._is_batch = is_batch
        self._names = Names()
        self._lines: list[Line] = []
        self._repeats = Repeats()
        wholes = [FORMATS[form] for form in forms if FORMATS[form].whole]
        self._wholes = [WholeFile(one, path / one.name, self._repeats) for one in wholes]
        self._written: list[Path] = []

    def add(self, report: Report) -> None:
        """Write the report in every format asked for."""
        name = self._names.next(report.reference)
        page = name + FORMATS["html"].suffix if "html" in self._forms else ""
        self._lines.append(line(report, page))
        self._repeats.add(report.reference, report.prints, page)
        for form in self._forms:
            if FORMATS[form].needs_copy and report.copy is None:
                continue  # told by whoever looked for it
            self._write(name + FORMATS[form].suffix, FORMATS[form].function(report))
        for whole in self._wholes:
            whole.add(report)

    def finish(self, unread: Sequence[Unread]) -> tuple[Path, ...]:
        """Write the overview of a batch."""
        reports = tuple(self._written)
        self._written.clear()
        if self._is_batch and "html" in self._forms:
            beside = [(whole.path.name, whole.link) for whole in self._wholes]
            self._write("index.html", html_index(self._lines, unread, self._repeats.found(), beside=beside))
        if self._is_batch and "text" in self._forms:
            self._write("index.txt", text_table(self._lines, unread, repeats=self._repeats.found()))
        for whole in self._wholes:
            self._written += whole.finish(unread)
        return (*self._written, *reports)

    def _write(self, name: str, content: str | bytes) -> None:
        write_atomically(self._path / name, encoded(content))
        self._written.append(self._path / name)


def encoded(content: str | bytes) -> bytes:
    """The bytes of a file; a text as UTF-8: half characters, which JSON can smuggle in, become question marks."""
    return content if isinstance(content, bytes) else content.encode("utf-8", "replace")
