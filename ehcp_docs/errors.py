"""Everything that a user can be told has gone wrong.

::

    EhcpError                  exit code
    ├── InputError             3   the user's file cannot be read, or is not what it should be
    │   ├── PlanInvalid        3   carries every fault of a plan, case or monitoring file
    │   └── DocumentUnreadable 3   a Word file that cannot be opened safely
    ├── TemplateError          3   carries every fault of a Word template
    ├── RuleError              3   carries every fault of the rule files
    ├── OutputError            3   a result that cannot be written
    ├── Defect                 3   the program failed on one file of several
    └── ResourceMissing        4   a schema, template, rule or language model is not there

Messages say what is wrong, where, and what to do. They name places (file, pointer, paragraph) and never
hold a child's text: what stands in a plan stays in the plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong in a file of the user's."""

    place: str
    """Where: a JSON pointer, a rule id, or a paragraph or cell of a Word file."""
    message: str
    """What is wrong, in plain words."""
    hint: str = ""
    """What to do about it."""
    file: str = ""
    """The file's name, when there are several."""
    line: int | None = None
    """Line of the file, counted from 1, where there is one."""
    code: str = ""
    """Short stable name of the kind of fault, for programs."""

    def sentence(self) -> str:
        """The fault on one line: place, message, hint."""
        where = ", ".join(
            part for part in (self.file, f"line {self.line}" if self.line else "", self.place) if part
        )
        return f"{where}: {self.message}" + (f" {self.hint}" if self.hint else "")


class EhcpError(Exception):
    """Base of all errors that are the user's business rather than a defect of ehcp-docs."""

    exit_code = 3

    def __init__(
        self, message: str, *, place: str = "", hint: str = "", faults: Sequence[Fault] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint
        self.faults = tuple(faults)

    def lines(self) -> list[str]:
        """What to print: the message with its place, each fault, and the hint."""
        head = f"{self.place}: {self.message}" if self.place else self.message
        return [
            head,
            *(f"  {fault.sentence()}" for fault in self.faults),
            *([self.hint] if self.hint else []),
        ]


class InputError(EhcpError):
    """The user's file cannot be read, or is not what it should be."""


class PlanInvalid(InputError):
    """A plan, case or monitoring file with faults; ``faults`` holds all of them."""


class DocumentUnreadable(InputError):
    """A Word file that cannot be opened, or not safely."""


class TemplateError(EhcpError):
    """A Word template with faults; ``faults`` holds all of them."""


class RuleError(EhcpError):
    """Rule files with faults; ``faults`` holds all of them."""


class OutputError(EhcpError):
    """A result that cannot be written where it should go."""


class Defect(EhcpError):
    """The program itself failed on one file of several; the others are done all the same."""


class ResourceMissing(EhcpError):
    """A schema, template, rule folder or language model that should be there is not."""

    exit_code = 4


_PACKAGE = Path(__file__).parent


def cause(error: BaseException) -> str:
    """The kind of a defect and the last line of this program that it passed; never a word of a file."""
    place = ""
    trace: TracebackType | None = error.__traceback__
    trace = trace.tb_next if trace else None  # the first is where it was caught
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_PACKAGE):
            place = f" in {file.relative_to(_PACKAGE).as_posix()}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return type(error).__name__ + place
