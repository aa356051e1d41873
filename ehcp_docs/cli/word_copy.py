"""The Word file on which an audit can write its comments: the council's own, or one made from plan data."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_docs.errors import InputError

if TYPE_CHECKING:
    from ehcp_docs.audit.word_copy import Stand, WordCopy
    from ehcp_docs.intake.account import Account
    from ehcp_docs.intake.reading import Reading
    from ehcp_docs.plan.read import Lenient


def word_copy(
    path: Path, read: Lenient, reading: Reading | None, layout: Path | None, *, is_suggesting: bool
) -> WordCopy:
    """The Word file and where each text of the plan stands in it; ``reading`` is None for plan data.

    Raises InputError for a PDF file, and as rendering does where plan data cannot be made into a document.
    """
    from ehcp_docs.audit.word_copy import WordCopy
    from ehcp_docs.intake.reading import read_file

    if reading is None:
        content, layout = _made(read), None
        account = read_file(content, name=path.name).account
    else:
        # The very bytes that were read, which LibreOffice may have made: a second time it could make others.
        content, account = _word_bytes(path, reading), reading.account
    return WordCopy(
        name=path.name,
        content=content,
        stands=_stands(account),
        heads=_heads(account, layout),
        is_suggesting=is_suggesting,
    )


def _made(read: Lenient) -> bytes:
    from ehcp_docs.documents.render import render

    return render("plan", read.plan if read.checked.is_clean else read.plan.as_draft(), to_check=True).data


def _word_bytes(path: Path, reading: Reading) -> bytes:
    if reading.word is None:
        raise InputError(
            "Comments cannot be written on a PDF.",
            place=str(path),
            hint="Ask for the Word file, or open the PDF in Word and save it as a Word Document (.docx).",
        )
    return reading.word.source


def _stands(account: Account) -> dict[str, tuple[Stand, ...]]:
    from ehcp_docs.audit.word_copy import Stand
    from ehcp_docs.intake.source import Part

    found: dict[str, list[Stand]] = {}
    for entry in account.entries:
        if entry.spot.part is Part.BODY:
            end = entry.start + len(entry.text)
            stand = Stand(paragraph=entry.spot.number, start=entry.start, end=end)
            for pointer in entry.pointers:
                found.setdefault(pointer, []).append(stand)
    return {pointer: tuple(stands) for pointer, stands in found.items()}


def _heads(account: Account, layout: Path | None) -> dict[str, int]:
    """The paragraph in which each section begins: the last that names it before its first text."""
    from ehcp_docs.intake.draft import Reason
    from ehcp_docs.intake.source import Part
    from ehcp_docs.intake.vocabulary import vocabulary
    from ehcp_docs.intake.walk.heads import section_head

    known = vocabulary(layout)
    found: dict[str, int] = {}
    labels: dict[str, int] = {}
    filled: set[str] = set()
    for entry in account.entries:
        if entry.spot.part is not Part.BODY:
            continue
        filled |= {pointer.split("/")[2] for pointer in entry.pointers if pointer.startswith("/sections/")}
        if entry.reason in (Reason.HEADING, Reason.LABEL):
            head = section_head(entry.text, known, stands_out=True)
            told = found if entry.reason is Reason.HEADING else labels
            told |= dict.fromkeys(_letters(head.letters if head else ()) - filled, entry.spot.number)
    return labels | found


def _letters(letters: Iterable[str]) -> set[str]:
    """The sections that a heading names; H is both of its parts."""
    return {one for letter in letters for one in (("H1", "H2") if letter == "H" else (letter,))}
