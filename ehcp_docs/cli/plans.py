"""A plan from whatever file holds it: plan data, or a council's own Word or PDF file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_docs.errors import Fault

if TYPE_CHECKING:
    from ehcp_docs.intake.account import Account
    from ehcp_docs.intake.reading import Reading
    from ehcp_docs.plan.read import Lenient

ENDINGS = (".docx", ".docm", ".doc", ".pdf", ".odt", ".rtf")
"""Files with these endings are taken for councils' own; what they are is seen when they are opened."""


def open_plan(path: Path, layout: Path | None = None) -> tuple[Lenient, Reading | None]:
    """The plan as far as it can be read, and what was read from the file where it is a council's own.

    Raises EhcpError where the file cannot be read at all, or the layout file is wrong.
    """
    from ehcp_docs.plan.read import lenient, read_leniently

    if path.suffix.lower() not in ENDINGS:
        return read_leniently(path), None
    from ehcp_docs.intake import read_file

    reading = read_file(path, layout=layout)
    return lenient(reading.data, file=str(path)), reading


def read_plan(path: Path, layout: Path | None = None) -> tuple[Lenient, Account | None]:
    """As open_plan, with the account of the file alone."""
    read, reading = open_plan(path, layout)
    return read, reading.account if reading else None


def plans_in(folder: Path) -> Mapping[str, Path]:
    """The plan files (.json) of a folder and the folders in it, by their reference; files without one are left out."""
    from ehcp_docs.plan.read import kind_of, read_or_fault

    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.json")):
        read = read_or_fault(path)
        if isinstance(read, Fault) or kind_of(read.data) != "plan":
            continue
        if reference := str(read.data.get("reference", "")):
            found[reference] = path
    return found


def author_of(read: Lenient, reading: Reading | None = None) -> str:
    """Who wrote the plan: whoever signed it, or whom its Word file names; empty where neither says."""
    if read.plan.sign_off is not None:
        return read.plan.sign_off.name
    if reading is None or reading.word is None or reading.is_converted:
        return ""
    from ehcp_docs.errors import EhcpError
    from ehcp_docs.word.properties import author

    try:
        return author(reading.word)
    except EhcpError:  # a name is not worth an error
        return ""
