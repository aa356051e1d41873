"""Small Word files made by hand, so that one thing can be wrong with them at a time."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from ehcp_docs.word.archive import archive_parts

TYPES, RELS, DOCUMENT = "[Content_Types].xml", "_rels/.rels", "word/document.xml"
LISTING = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
Parts = dict[str, bytes]


def document(inner: str = "") -> str:
    return f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Canary</w:t></w:r></w:p>{inner}</w:body></w:document>'


def listing(*relations: tuple[str, str] | tuple[str, str, str]) -> bytes:
    """A part's relationships: type (its last word, or all of it), target and, if given, mode."""
    lines = []
    for number, (kind, target, *mode) in enumerate(relations):
        full = kind if "/" in kind else f"{OFFICE}/{kind}"
        said = f' TargetMode="{mode[0]}"' if mode else ""
        lines.append(f'<Relationship Id="r{number}" Type="{full}" Target="{target}"{said}/>')
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'.encode()


def plain_parts() -> Parts:
    types = (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{DOCUMENT}" ContentType="{MAIN}"/></Types>'
    )
    return {
        TYPES: types.encode(),
        RELS: listing(("officeDocument", DOCUMENT)),
        DOCUMENT: document().encode(),
    }


def plain() -> bytes:
    """A Word file that opens."""
    return archive_parts(plain_parts())


def changed(change: Callable[[Parts], object]) -> bytes:
    parts = plain_parts()
    change(parts)
    return archive_parts(parts)


def having(parts: Parts) -> bytes:
    """The plain file with these parts added or put in place of its own."""
    return archive_parts({**plain_parts(), **parts})


def overlapping(size: int) -> bytes:
    """A file whose second entry lies inside its first, so that the same bytes are unpacked twice.

    The first begins with a block that is not compressed and quotes the second's header (Fifield 2019).
    """
    inner, squeeze = bytes(size), zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = squeeze.compress(inner) + squeeze.flush()
    second = local("word/b.bin", kernel, inner)
    quote = b"\x00" + struct.pack("<HH", len(second), len(second) ^ 0xFFFF)
    packed = quote + second + kernel
    first = local("word/a.bin", packed, second + inner)
    body = first + packed
    index = central("word/a.bin", packed, second + inner, 0)
    index += central("word/b.bin", kernel, inner, len(first) + len(quote))
    return body + index + end(2, len(index), len(body))


def local(name: str, packed: bytes, content: bytes, method: int = 8) -> bytes:
    sizes = (zlib.crc32(content), len(packed), len(content))
    return struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, method, 0, 33, *sizes, len(name), 0) + name.encode()


def central(
    name: str, packed: bytes, content: bytes, offset: int, method: int = 8, size: int | None = None
) -> bytes:
    sizes = (zlib.crc32(content), len(packed), len(content) if size is None else size)
    fixed = (0x02014B50, 20, 20, 0, method, 0, 33, *sizes, len(name), 0, 0, 0, 0, 0, offset)
    return struct.pack("<IHHHHHHIIIHHHHHII", *fixed) + name.encode()


def end(count: int, size: int, offset: int) -> bytes:
    return struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count & 0xFFFF, count & 0xFFFF, size, offset, 0)


def packed_as(method: int) -> bytes:
    """The plain file with its entries said to be compressed by that method."""
    body, index = b"", b""
    parts = plain_parts()
    for name, content in parts.items():
        index += central(name, content, content, len(body), method)
        body += local(name, content, content, method) + content
    return body + index + end(len(parts), len(index), len(body))


def ole(*streams: str, first: bytes = b"") -> bytes:
    """The old Office container, as far as it is looked at: its mark, a first sector, names of streams."""
    names = b"".join(name.encode("utf-16-le") + bytes(64) for name in streams)
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + first).ljust(1024, b"\x00") + names
