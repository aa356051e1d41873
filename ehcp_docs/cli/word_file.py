"""What a Word file says of itself, handed from those who read files to those who judge plans."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehcp_docs.intake.reading import Reading
    from ehcp_docs.rules.word_file import WordFile


def word_file_of(reading: Reading) -> WordFile | None:
    """The properties of a .docx file and what was left in it; None for a file of another kind.

    Raises DocumentUnreadable where a part of it cannot be read.
    """
    if reading.word is None or reading.is_converted:
        return None
    from ehcp_docs.intake.draft import Reason
    from ehcp_docs.rules.word_file import WordFile
    from ehcp_docs.word.state import word_state

    account = reading.account
    return WordFile(
        **asdict(word_state(reading.word)),
        changes=len(account.changes),
        comments=len(account.comments),
        hidden=sum(entry.reason is Reason.HIDDEN for entry in account.entries),
    )
