"""Zip archives whose bytes depend on nothing but what is put in: no clock, no platform, no order of arrival.

Entries are packed one by one, so that parts which never change are packed once and written many times:
that is what makes rendering many documents from one template quick. Python's ``zipfile`` cannot write an
entry that is already compressed.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_END = struct.Struct("<IHHHHIIH")
_VERSION = 20
_UTF8_NAME = 0x800
_DEFLATED = 8
_MIDNIGHT, _FIRST_OF_1980 = 0, 0x21  # the earliest date that a zip entry can bear


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of an archive, compressed."""

    name: str
    packed: bytes
    size: int
    checksum: int


def pack(name: str, content: bytes) -> Entry:
    """The content as an entry of that name."""
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = squeeze.compress(content) + squeeze.flush()
    return Entry(name=name, packed=packed, size=len(content), checksum=zlib.crc32(content))


def archive(entries: Iterable[Entry]) -> bytes:
    """A zip archive of the entries, in their order."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        name = entry.name.encode()
        # Local header and directory share these fields; everything else in them is fixed.
        shared = (_VERSION, _UTF8_NAME, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980)
        sizes = (entry.checksum, len(entry.packed), entry.size, len(name), 0)
        local = _LOCAL.pack(0x04034B50, *shared, *sizes) + name
        directory += (_CENTRAL.pack(0x02014B50, _VERSION, *shared, *sizes, 0, 0, 0, 0, offset), name)
        body += (local, entry.packed)
        offset += len(local) + len(entry.packed)
    index = b"".join(directory)
    end = _END.pack(0x06054B50, 0, 0, len(directory) // 2, len(directory) // 2, len(index), offset, 0)
    return b"".join((*body, index, end))


def word_order(names: Iterable[str]) -> list[str]:
    """The names as Word wants them: content types, then the package's relationships, then the rest sorted."""
    first = {"[Content_Types].xml": 0, "_rels/.rels": 1}
    return sorted(names, key=lambda name: (first.get(name, 2), name))


def archive_parts(parts: Mapping[str, bytes]) -> bytes:
    """A Word file of the parts; the same parts give the same bytes."""
    return archive(pack(name, parts[name]) for name in word_order(parts))
