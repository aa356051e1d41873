"""The Word file on which an audit can write its comments: the council's own, or one made from plan data."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_docs.cli.plans import ENDINGS
from ehcp_docs.errors import InputError

if TYPE_CHECKING:
    from ehcp_docs.audit.word_copy import Stand, WordCopy
    from ehcp_docs.intake.account import Account
    from ehcp_docs.plan.read import Lenient


def word_copy(path: Path, read: Lenient, layout: Path | None, *, is_suggesting: bool) -> WordCopy:
    """The Word file and where each text of the plan stands in it.

    Raises InputError for a PDF file, and as rendering does where plan data cannot be made into a document.
    """
    from ehcp_docs.audit.word_copy import WordCopy
    from ehcp_docs.intake.reading import read_file

    is_data = path.suffix.lower() not in ENDINGS
    content = _made(read) if is_data else _word_bytes(path)
    # Read again, so that places are those of these very bytes, which LibreOffice may just have made.
    account = read_file(content, name=path.name, layout=None if is_data else layout).account
    return WordCopy(
        name=path.name,
        content=content,
        stands=_stands(account),
        heads=_heads(account, layout),
        is_suggesting=is_suggesting,
    )


def _made(read: Lenient) -> bytes:
    from ehcp_docs.documents.render import render

    return render("plan", read.plan if read.checked.is_clean else read.plan.as_draft()).data


def _word_bytes(path: Path) -> bytes:
    from ehcp_docs.word.files import read_file as read_bytes
    from ehcp_docs.word.kinds import FileKind, file_kind
    from ehcp_docs.word.office import READABLE, to_docx
    from ehcp_docs.word.package import LIMITS

    content = read_bytes(path, name=path.name, most=LIMITS.file_bytes)
    kind = file_kind(content, path.name)
    if kind is FileKind.PDF:
        raise InputError(
            "Comments cannot be written on a PDF.",
            place=str(path),
            hint="Ask for the Word file, or open the PDF in Word and save it as a Word Document (.docx).",
        )
    if kind in READABLE:
        return to_docx(content, name=path.name, ending=READABLE[kind])
    return content


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
