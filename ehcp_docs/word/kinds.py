"""What a file is by its bytes, whatever its name says, and what to tell somebody who gave the wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import islice
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from ehcp_docs.errors import DocumentUnreadable

SAVE_AS: Final = "Open it in Word, choose File, Save As, “Word Document (.docx)”, and use that file."
AGAIN: Final = "Ask for the file again, or open it in Word and save it as a Word Document (.docx)."


class FileKind(StrEnum):
    """What a file is."""

    DOCX = "docx"
    """A Word document or template without macros, as far as its first bytes tell."""
    DOCM = "docm"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    PDF = "pdf"
    HTML = "html"
    """A web page, which is what many case systems save under the name .doc."""
    WORD_XML = "word_xml"
    ENCRYPTED = "encrypted"
    SHEET = "sheet"
    SLIDES = "slides"
    MAIL = "mail"
    IMAGE = "image"
    ARCHIVE = "archive"
    EMPTY = "empty"
    ZEROS = "zeros"
    OTHER = "other"


_OLE: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"
_IMAGES: Final = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
# Names of streams as an OLE directory holds them, the surest first: a document may hold a workbook.
_STREAMS: Final = (
    ("EncryptedPackage", FileKind.ENCRYPTED),
    ("WordDocument", FileKind.DOC),
    ("PowerPoint Document", FileKind.SLIDES),
    ("Workbook", FileKind.SHEET),
    ("__properties_version1.0", FileKind.MAIL),
)
_FOLDERS: Final = (("word/", FileKind.DOCX), ("xl/", FileKind.SHEET), ("ppt/", FileKind.SLIDES))
_OPEN_DOCUMENT: Final = re.compile(rb"application/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)")
# An entry's header in the file and in its directory; group 1 is the length of the name that follows.
_ENTRY: Final = re.compile(rb"PK(?:\x03\x04.{22}(..)..|\x01\x02.{24}(..).{16})", re.DOTALL)
_MOST_ENTRIES: Final = 5_000
_PAGE: Final = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b", re.DOTALL
)
_WORD_XML: Final = ('progid="word.document"', "<pkg:package", "<w:worddocument")

_REFUSALS: Final[Mapping[FileKind, tuple[str, str]]] = MappingProxyType(
    {
        FileKind.DOCM: ("The file holds macros (.docm).", SAVE_AS),
        FileKind.DOC: ("The file is in the old Word format (.doc).", SAVE_AS),
        FileKind.ODT: ("The file is an OpenDocument text (.odt).", SAVE_AS),
        FileKind.RTF: ("The file is an RTF document.", SAVE_AS),
        FileKind.PDF: ("The file is a PDF.", SAVE_AS),
        FileKind.HTML: ("The file is a web page, whatever its name says.", SAVE_AS),
        FileKind.WORD_XML: ("The file is a Word XML document, not a Word document (.docx).", SAVE_AS),
        FileKind.ENCRYPTED: (
            "The file is protected with a password.",
            "Open it in Word, remove the password (File, Info, Protect Document), and save it.",
        ),
        FileKind.SHEET: ("The file is a spreadsheet.", "Give the Word document instead."),
        FileKind.SLIDES: ("The file is a presentation.", "Give the Word document instead."),
        FileKind.MAIL: ("The file is an e-mail message.", "Save the document attached to it and use that."),
        FileKind.IMAGE: (
            "The file is a picture.",
            "A picture holds no words to read: ask for the document itself.",
        ),
        FileKind.ARCHIVE: (
            "The file is an archive, not a Word document.",
            "Unpack it and use the Word document in it, or ask for the file again.",
        ),
        FileKind.EMPTY: ("The file is empty.", AGAIN),
        FileKind.ZEROS: ("The file holds nothing but zeros: it was not copied or saved whole.", AGAIN),
        FileKind.OTHER: ("The file is not a Word document (.docx).", SAVE_AS),
    }
)


def file_kind(head: bytes, name: str = "") -> FileKind:
    """What the file is that begins with these bytes; give all of them where they are at hand.

    The bytes decide. The name only helps where they do not say: an OLE file whose directory lies further on,
    or an archive that is cut off before its first name.
    """
    ending = PurePath(name).suffix.lower()
    if not head.lstrip(b"\x00"):
        return FileKind.ZEROS if head else FileKind.EMPTY
    if head.startswith(_ZIP):
        return _kind_of_archive(head, ending)
    if head.startswith(_OLE):
        return _kind_of_ole(head, ending)
    if head.startswith(b"{\\rt"):
        return FileKind.RTF
    if head.startswith(_IMAGES) or head[8:12] == b"WEBP" or head[4:8] == b"ftyp":
        return FileKind.IMAGE
    return _kind_of_text(head)


def refusal(kind: FileKind, *, place: str) -> DocumentUnreadable:
    """The error to raise for a file of that kind where a Word document is wanted."""
    message, hint = _REFUSALS.get(kind, _REFUSALS[FileKind.OTHER])
    return DocumentUnreadable(message, place=place, hint=hint)


def _kind_of_archive(head: bytes, ending: str) -> FileKind:
    names = [name.lower() for name in islice(_entry_names(head), _MOST_ENTRIES)]
    if any(name.startswith("word/") and name.endswith("vbaproject.bin") for name in names):
        return FileKind.DOCM
    for folder, kind in _FOLDERS:
        if any(name.startswith(folder) for name in names):
            return kind
    # An OpenDocument file says what it is in its first entry, which is not compressed.
    said = _OPEN_DOCUMENT.search(head, 0, 300)
    if said:
        kinds = {b"text": FileKind.ODT, b"spreadsheet": FileKind.SHEET, b"presentation": FileKind.SLIDES}
        return kinds[said[1]]
    if "[content_types].xml" in names or (not names and ending in (".docx", ".dotx")):
        return FileKind.DOCX
    if ending == ".odt" and "content.xml" in names:
        return FileKind.ODT
    return FileKind.ARCHIVE


def _entry_names(head: bytes) -> Iterator[str]:
    for found in _ENTRY.finditer(head):
        length = int.from_bytes(found[1] or found[2], "little")
        name = head[found.end() : found.end() + length]
        if len(name) == length:
            yield name.decode("utf-8", "replace")


def _kind_of_ole(head: bytes, ending: str) -> FileKind:
    # The text of a .doc mostly begins with the first sector: its mark, and in its flags whether it is encrypted.
    if head[512:514] == b"\xec\xa5" and head[523:524] and head[523] & 1:
        return FileKind.ENCRYPTED
    for stream, kind in _STREAMS:
        if stream.encode("utf-16-le") in head:
            return kind
    return FileKind.DOC if ending in (".doc", ".dot") else FileKind.OTHER


def _kind_of_text(head: bytes) -> FileKind:
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    start = head[:4096].decode("utf-16" if is_wide else "latin-1", "ignore")
    start = start.removeprefix("ï»¿").lstrip("\ufeff \t\r\n\x00").lower()
    if _PAGE.match(start) or ("mime-version:" in start and "multipart/related" in start):
        return FileKind.HTML
    if start.startswith("<?xml") and any(mark in start for mark in _WORD_XML):
        return FileKind.WORD_XML
    # Some programs put a few bytes before the mark, and readers of PDF allow for that.
    return FileKind.PDF if "%pdf-" in start[:1024] else FileKind.OTHER
