"""A plan from whatever file holds it: plan data, or a council's own Word or PDF file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehcp_docs.intake.account import Account
    from ehcp_docs.plan.read import Lenient

ENDINGS = (".docx", ".docm", ".doc", ".pdf", ".odt", ".rtf")
"""Files with these endings are taken for councils' own; what they are is seen when they are opened."""


def read_plan(path: Path, layout: Path | None = None) -> tuple[Lenient, Account | None]:
    """The plan as far as it can be read, and the account of the file where it is a council's own.

    Raises EhcpError where the file cannot be read at all, or the layout file is wrong.
    """
    from ehcp_docs.plan.read import lenient, read_leniently

    if path.suffix.lower() not in ENDINGS:
        return read_leniently(path), None
    from ehcp_docs.intake import read_file

    reading = read_file(path, layout=layout)
    return lenient(reading.data, file=str(path)), reading.account


def author_of(path: Path, read: Lenient) -> str:
    """Who wrote the plan: whoever signed it, or whom its Word file names; empty where neither says."""
    if read.plan.sign_off is not None:
        return read.plan.sign_off.name
    if path.suffix.lower() not in (".docx", ".docm"):
        return ""
    from ehcp_docs.errors import EhcpError
    from ehcp_docs.word.package import open_package
    from ehcp_docs.word.properties import author

    try:
        return author(open_package(path))
    except (
        EhcpError
    ):  # it was read a moment ago: another program has it now, and a name is not worth an error
        return ""
