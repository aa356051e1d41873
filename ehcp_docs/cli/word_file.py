"""What a Word file says of itself, handed from those who read files to those who judge plans."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehcp_docs.intake.account import Account
    from ehcp_docs.rules.word_file import WordFile


def word_file_of(path: Path, account: Account) -> WordFile | None:
    """The properties of a .docx file and what was left in it; None for a file of another kind.

    Raises DocumentUnreadable.
    """
    from ehcp_docs.intake.draft import Reason
    from ehcp_docs.rules.word_file import WordFile
    from ehcp_docs.word.files import read_file
    from ehcp_docs.word.kinds import FileKind, file_kind
    from ehcp_docs.word.package import LIMITS, open_package
    from ehcp_docs.word.state import word_state

    content = read_file(path, name=path.name, most=LIMITS.file_bytes)
    if file_kind(content, path.name) is not FileKind.DOCX:
        return None
    return WordFile(
        **asdict(word_state(open_package(content, name=path.name))),
        changes=len(account.changes),
        comments=len(account.comments),
        hidden=sum(entry.reason is Reason.HIDDEN for entry in account.entries),
    )
