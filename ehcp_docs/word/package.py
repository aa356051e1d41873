"""A Word file opened as what it is: a zip archive from somebody else, hostile until read.

Opening looks at sizes before it unpacks, refuses what is not a plain Word document in words that say what to
do, and parses XML without entities, document types or network. Nothing in the file is run or followed.
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.word.names import CONTENT_TYPES, DOCUMENT_TYPE, OFFICE, RELATIONSHIPS, TEMPLATE_TYPE

_MB = 1024 * 1024
_SAVE_AS = "Open it in Word, choose File, Save As, “Word Document (.docx)”, and use that file."
_AGAIN = "Ask for the file again, or open it in Word and save it as a Word Document (.docx)."
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_STRICT = b"http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large a Word file may be; far above any plan, far below what harms the machine."""

    file_bytes: int = 50 * _MB
    entries: int = 2_000
    unpacked_bytes: int = 250 * _MB
    suspect_bytes: int = 8 * _MB
    """Below this a high ratio does no harm: an empty picture packs very well."""
    ratio: int = 200
    """How many times larger than packed the content may be once it is past ``suspect_bytes``."""


LIMITS = Limits()


@dataclass(frozen=True, kw_only=True)
class Package:
    """The parts of a Word file by their names, as bytes."""

    name: str
    """The file's name, for messages."""
    source: bytes
    """The file itself, read once; give this to python-docx rather than the path."""
    parts: Mapping[str, bytes]

    @cached_property
    def content_types(self) -> Mapping[str, str]:
        """Content type of each part."""
        root = self.xml("[Content_Types].xml")
        override = {
            (node.get("PartName") or "").lstrip("/"): node.get("ContentType") or ""
            for node in root.iter(f"{{{CONTENT_TYPES}}}Override")
        }
        default = {
            (node.get("Extension") or "").lower(): node.get("ContentType") or ""
            for node in root.iter(f"{{{CONTENT_TYPES}}}Default")
        }
        return {
            part: override.get(part, default.get(part.rpartition(".")[2].lower(), "")) for part in self.parts
        }

    @cached_property
    def main(self) -> str:
        """Name of the part that holds the document itself."""
        for relation in self.relations(""):
            if relation.type == f"{OFFICE}/officeDocument" and relation.target in self.parts:
                return relation.target
        raise DocumentUnreadable("The Word file has no document in it.", place=self.name, hint=_AGAIN)

    def xml(self, part: str) -> etree._Element:
        """The root element of a part, parsed safely."""
        if part not in self.parts:
            raise DocumentUnreadable(
                f"The part “{part}” of the Word file is missing.", place=self.name, hint=_AGAIN
            )
        return parse(self.parts[part], place=f"{self.name}, {part}")

    def relations(self, part: str) -> tuple[Relation, ...]:
        """What a part refers to (the package itself for ``""``), in the order of the file."""
        folder, file = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{file}.rels")
        if listing not in self.parts:
            return ()
        return tuple(
            Relation(
                id=node.get("Id") or "",
                type=node.get("Type") or "",
                target=_target(folder, node),
                is_external=node.get("TargetMode") == "External",
            )
            for node in self.xml(listing).iter(f"{{{RELATIONSHIPS}}}Relationship")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A reference from one part to another, or to something outside the file."""

    id: str
    type: str
    target: str
    """Name of the part, or the address as written when it lies outside."""
    is_external: bool


def _target(folder: str, node: etree._Element) -> str:
    target = node.get("Target") or ""
    if node.get("TargetMode") == "External":
        return target
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def parse(content: bytes, *, place: str) -> etree._Element:
    """The root element of an XML part; no document type, no entity, nothing fetched."""
    if any(mark in content for mark in _DOCTYPES):
        raise DocumentUnreadable(
            "The file holds a document type declaration, which no Word file has.", place=place
        )
    # A parser of its own each time: lxml's parsers are not to be shared between threads.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentUnreadable(
            "The file is damaged: a part is not XML.", place=place, hint=_AGAIN
        ) from error


def open_package(source: Path | bytes, *, name: str = "", limits: Limits = LIMITS) -> Package:
    """The Word file's parts, or DocumentUnreadable that says what the file is instead.

    ``name`` stands for the file in messages when the bytes are given.
    """
    if isinstance(source, Path):
        name = name or source.name
        source = _read(source, name, limits)
    name = name or "document"
    _refuse_other_files(source, name, limits)
    try:
        with zipfile.ZipFile(BytesIO(source)) as archive:
            parts = _unpack(archive, name, limits)
    except _DAMAGE as error:
        raise DocumentUnreadable("The file is damaged or cut off.", place=name, hint=_AGAIN) from error
    package = Package(name=name, source=source, parts=MappingProxyType(parts))
    _refuse_other_packages(package)
    return package


def _read(path: Path, name: str, limits: Limits) -> bytes:
    try:
        if path.stat().st_size > limits.file_bytes:
            raise _too_large(name, limits)
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise DocumentUnreadable(
            f"The file cannot be opened: {reason}.",
            place=name,
            hint="Check the path, and that it is not open elsewhere.",
        ) from error


def _too_large(name: str, limits: Limits) -> DocumentUnreadable:
    return DocumentUnreadable(
        f"The file is larger than {limits.file_bytes // _MB} MB.",
        place=name,
        hint="Compress or remove its pictures (Word: File, Compress Pictures).",
    )


def _refuse_other_files(source: bytes, name: str, limits: Limits) -> None:
    """Stop at files that are no zip archive, naming what they are."""
    if len(source) > limits.file_bytes:
        raise _too_large(name, limits)
    if not source:
        raise DocumentUnreadable("The file is empty.", place=name, hint=_AGAIN)
    if source.startswith(b"PK\x03\x04"):
        return
    if source.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in source:
            raise DocumentUnreadable(
                "The file is protected with a password.",
                place=name,
                hint="Open it in Word, remove the password (File, Info, Protect Document), and save it.",
            )
        raise DocumentUnreadable("The file is in the old Word format (.doc).", place=name, hint=_SAVE_AS)
    kind = {b"%PDF": "a PDF", b"{\\rt": "an RTF document"}.get(source[:4], "not a Word document (.docx)")
    raise DocumentUnreadable(f"The file is {kind}.", place=name, hint=_SAVE_AS)


def _unpack(archive: zipfile.ZipFile, name: str, limits: Limits) -> dict[str, bytes]:
    """Every entry's content; sizes are believed only after reading no more than they say."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > limits.entries:
        raise DocumentUnreadable(f"The file has more than {limits.entries:,} parts.", place=name, hint=_AGAIN)
    if any(entry.flag_bits & 1 for entry in entries):
        raise DocumentUnreadable("The file is encrypted.", place=name, hint=_SAVE_AS)
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    is_bomb = unpacked > limits.suspect_bytes and unpacked > limits.ratio * max(packed, 1)
    if unpacked > limits.unpacked_bytes or is_bomb:
        raise DocumentUnreadable(
            "The file unpacks to far more than a Word document holds.", place=name, hint=_AGAIN
        )
    parts: dict[str, bytes] = {}
    for entry in entries:
        if entry.filename in parts or ".." in entry.filename.split("/"):
            raise DocumentUnreadable("The file has parts with doubtful names.", place=name, hint=_AGAIN)
        with archive.open(entry) as stream:
            # A bounded read: an entry that lies about its size is cut there and fails its checksum.
            parts[entry.filename] = stream.read(entry.file_size + 1)
    return parts


def _refuse_other_packages(package: Package) -> None:
    """Stop at archives that are no plain Word document."""
    if "[Content_Types].xml" not in package.parts or "_rels/.rels" not in package.parts:
        raise DocumentUnreadable(
            "The file is an archive, not a Word document.", place=package.name, hint=_SAVE_AS
        )
    if _STRICT in package.parts["_rels/.rels"]:
        raise DocumentUnreadable(
            "The file is a “Strict Open XML” document, which few programs read.",
            place=package.name,
            hint=_SAVE_AS,
        )
    types = package.content_types
    has_macros = any(part.lower().endswith("vbaproject.bin") for part in types)
    if has_macros or any("macroenabled" in kind.lower() for kind in types.values()):
        raise DocumentUnreadable("The file holds macros (.docm).", place=package.name, hint=_SAVE_AS)
    if types[package.main] not in (DOCUMENT_TYPE, TEMPLATE_TYPE):
        raise DocumentUnreadable(
            "The file is an Office file, but not a Word document.", place=package.name, hint=_SAVE_AS
        )
