"""What ``ehcp audit`` does with one file: read it, audit it, and find the Word file for its comments."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ehcp_docs.cli.plans import author_of, open_plan
from ehcp_docs.errors import EhcpError, InputError

if TYPE_CHECKING:
    from ehcp_docs.audit.accepted import Acceptance
    from ehcp_docs.audit.engine import Auditor
    from ehcp_docs.audit.model import Origin, Report
    from ehcp_docs.audit.word_copy import WordCopy
    from ehcp_docs.intake.reading import Reading
    from ehcp_docs.plan.read import Lenient


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """One file, audited."""

    report: Report
    uncommented: EhcpError | None
    """Why there is no Word file for comments, where there are other reports."""
    seconds: dict[str, float]
    slowest: dict[str, float]
    """Seconds of each rule and each reader by itself; empty unless they were asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAudit:
    """What was asked for. It is sent to each worker, which loads rules and language model for itself."""

    rules: Path | None
    acceptance: Acceptance
    forms: tuple[str, ...] = ("text",)
    layout: Path | None = None
    is_suggesting: bool = False
    is_batch: bool = False
    """Whether there are other plans to compare with."""
    as_of: date | None = None
    is_timed: bool = False

    def place(self, path: Path) -> str:
        """What the file is called in an error."""
        return str(path)

    def start(self) -> Callable[[Path], Audited]:
        """Load rules and language model; gives the audit of one file. Raises EhcpError for either."""
        from ehcp_docs.audit.engine import Auditor
        from ehcp_docs.rules.load import chosen_pack

        auditor = Auditor(chosen_pack(self.rules), acceptance=self.acceptance)
        return lambda path: self._audited(path, auditor)

    def _audited(self, path: Path, auditor: Auditor) -> Audited:
        """Raises EhcpError where the file cannot be read."""
        from ehcp_docs.audit.prints import prints
        from ehcp_docs.audit.sureness import from_file
        from ehcp_docs.rules.memory import Stopwatch

        start = time.perf_counter()
        read, reading = open_plan(path, self.layout)
        origin = _origin(path, read, reading) if reading else None
        copy, uncommented = self._copy(path, read, reading)
        between = time.perf_counter()
        watch = Stopwatch() if self.is_timed else None
        auditor.memory.watch = watch
        faults = (*read.checked.faults, *read.checked.warnings)
        called = path.stem if origin and read.plan.reference == "unknown" else ""
        file = origin.word_file if origin else None
        report = auditor.audit(
            read.plan, read.data, faults=faults, as_of=self.as_of, called=called, word_file=file
        )
        auditor.forget()
        seconds = {"reading": between - start, "auditing": time.perf_counter() - between}
        # The Word file goes with the report, since that is written from the report alone.
        report = from_file(report, origin, auditor.pack.scoring) if origin else report
        report = replace(report, prints=prints(read.plan) if self.is_batch else ())
        report = replace(report, copy=copy, file=path.name, author=author_of(read, reading))
        slowest = watch.seconds if watch else {}
        return Audited(report=report, uncommented=uncommented, seconds=seconds, slowest=slowest)

    def _copy(
        self, path: Path, read: Lenient, reading: Reading | None
    ) -> tuple[WordCopy | None, EhcpError | None]:
        """The Word file for comments, or why there is none. Raises EhcpError where nothing else was asked for."""
        if "comments" not in self.forms:
            return None, None
        from ehcp_docs.cli.word_copy import word_copy

        try:
            return word_copy(path, read, reading, self.layout, is_suggesting=self.is_suggesting), None
        except EhcpError as error:
            if self.forms == ("comments",):
                raise
            return None, error


def _origin(path: Path, read: Lenient, reading: Reading) -> Origin:
    """Where in the council's own file the plan was read. Raises InputError where there is no plan in it."""
    from ehcp_docs.audit.model import Origin
    from ehcp_docs.cli.word_file import word_file_of
    from ehcp_docs.intake.reading import spots

    if not any(_has_items((read.data.get("sections") or {}).get(letter) or {}) for letter in "BEF"):
        raise InputError(
            "No needs, outcomes or provision were found in this file.",
            place=str(path),
            hint=f"Is it advice for a plan? See “ehcp advice --help”. If it is a plan, “ehcp read {path.name}” shows "
            "what was understood; a layout file (--layout) tells the reader your council's own titles.",
        )
    account = reading.account
    where = {pointer: spot.words() for pointer, spot in spots(account).items()}
    return Origin(
        file=path.name,
        spots=where,
        notes=tuple(account.notes()),
        placed=account.words_placed,
        unplaced=sum(entry.words for entry in account.open_questions()),
        doubtful=sum(entry.words for entry in account.doubtful()),
        word_file=word_file_of(reading),
    )


def _has_items(section: dict[str, Any]) -> bool:
    return any(section.get(kind) for kind in ("needs", "outcomes", "provision"))
