"""The entries of a zip archive from somebody else: looked at as a whole before any of them is unpacked."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.word.files import MB
from ehcp_docs.word.kinds import AGAIN, SAVE_AS

_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    struct.error,
    NotImplementedError,
    OverflowError,  # a place in the file beyond what the machine can count to
    RuntimeError,
    ValueError,
)
_HEADER: Final = 30
"""Bytes before an entry's name; its name and content follow."""
_XML: Final = (".xml", ".rels")
_DOUBTFUL: Final = re.compile(r"^$|^/|\\|^[A-Za-z]:|(?:^|/)\.{1,2}(?:/|$)|//|[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large a Word file may be; far above any plan, far below what harms the machine."""

    file_bytes: int = 50 * MB
    entries: int = 2_000
    unpacked_bytes: int = 250 * MB
    suspect_bytes: int = 8 * MB
    """Below this a high ratio does no harm: an empty picture packs very well."""
    ratio: int = 200
    """How many times larger than packed the content may be once it is past ``suspect_bytes``."""


LIMITS: Final = Limits()


def unpack(source: bytes, *, name: str, limits: Limits = LIMITS) -> dict[str, bytes]:
    """Every entry's content by its name, folders left out; DocumentUnreadable for what no Word file is."""
    # Before zipfile makes an object of each. Embedded workbooks have entries too: hence four times.
    if source.count(b"PK\x01\x02") > 4 * limits.entries:
        raise _too_many(name, limits)
    try:
        with zipfile.ZipFile(BytesIO(source)) as archive:
            entries = archive.infolist()
            _check(entries, name, limits)
            _check_places(entries, archive.start_dir, name)
            # A bounded read: an entry that lies about its size is cut there and fails its checksum.
            return {entry.filename: _content(archive, entry, name) for entry in entries if not entry.is_dir()}
    except _DAMAGE as error:
        raise _damaged(name) from error


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise _damaged(name)
    return content


def _check(entries: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    """Refuse by what the directory says; that it says the truth is seen when reading."""
    if len(entries) > limits.entries:
        raise _too_many(name, limits)
    if any(entry.flag_bits & 1 for entry in entries):
        raise DocumentUnreadable("The file is encrypted.", place=name, hint=SAVE_AS)
    # Others, such as LZMA, can ask for gigabytes of memory in a few bytes.
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise DocumentUnreadable(
            "The file is packed in a way that Word does not use.", place=name, hint=AGAIN
        )
    if not _are_plain([entry.orig_filename for entry in entries]):
        raise DocumentUnreadable("The file has parts with doubtful names.", place=name, hint=AGAIN)
    texts = [entry for entry in entries if entry.filename.lower().endswith(_XML)]
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes or any(
        _is_bomb(group, limits) for group in (entries, *([text] for text in texts))
    ):
        raise DocumentUnreadable(
            "The file unpacks to far more than a Word document holds.", place=name, hint=AGAIN
        )


def _is_bomb(entries: list[zipfile.ZipInfo], limits: Limits) -> bool:
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    return unpacked > limits.suspect_bytes and unpacked > limits.ratio * max(packed, 1)


def _are_plain(names: list[str]) -> bool:
    """Whether each name is one part's, inside the archive; to Word, A and a are the same name."""
    return len({name.lower() for name in names}) == len(names) and not any(
        _DOUBTFUL.search(name) for name in names
    )


def _check_places(entries: list[zipfile.ZipInfo], end: int, name: str) -> None:
    """Refuse entries that share bytes: so a bomb unpacks the same ones many times."""
    starts = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    limits = [start for start, _ in starts[1:]] + [end]
    for (start, size), limit in zip(starts, limits, strict=True):
        if start < 0 or start + _HEADER + size > limit:
            raise _damaged(name)


def _too_many(name: str, limits: Limits) -> DocumentUnreadable:
    return DocumentUnreadable(f"The file has more than {limits.entries:,} parts.", place=name, hint=AGAIN)


def _damaged(name: str) -> DocumentUnreadable:
    return DocumentUnreadable("The file is damaged or cut off.", place=name, hint=AGAIN)
