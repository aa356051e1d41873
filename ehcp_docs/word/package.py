"""A Word file opened as what it is: a zip archive from somebody else, hostile until read.

Opening looks at sizes before it unpacks, refuses what is not a plain Word document in words that say what to
do, and parses XML without entities, document types or network. Nothing in the file is run or followed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final

from lxml import etree

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.word.files import printable, read_file, too_large
from ehcp_docs.word.kinds import AGAIN, SAVE_AS, FileKind, file_kind, refusal
from ehcp_docs.word.markup import MOST_MARKS, marks, parse, root_name, too_much
from ehcp_docs.word.names import CONTENT_TYPES, DOCUMENT_TYPE, OFFICE, RELATIONSHIPS, TEMPLATE_TYPE, w
from ehcp_docs.word.unpacking import LIMITS, Limits, unpack

__all__ = ["LIMITS", "Limits", "Package", "Relation", "open_package", "parse"]

_STRICT: Final = "http://purl.oclc.org/ooxml/"
_MOST_LISTINGS: Final = 300
"""Parts that refer to others. python-docx follows them one inside the other, to Python's limit of depth."""
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")
_LISTING: Final = re.compile(r"(?P<folder>(?:.*/)?)_rels/(?P<file>[^/]*)\.rels")


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
        raise DocumentUnreadable("The Word file has no document in it.", place=self.name, hint=AGAIN)

    def xml(self, part: str) -> etree._Element:
        """The root element of a part, parsed safely."""
        if part not in self.parts:
            raise DocumentUnreadable(
                f"The part “{part}” of the Word file is missing.", place=self.name, hint=AGAIN
            )
        return parse(self.parts[part], place=f"{self.name}, {part}")

    def relations(self, part: str) -> tuple[Relation, ...]:
        """What a part refers to (the package itself for ``""``), in the order of the file."""
        folder, file = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{file}.rels")
        if listing not in self.parts:
            return ()
        return tuple(
            _relation(folder, node) for node in self.xml(listing).iter(f"{{{RELATIONSHIPS}}}Relationship")
        )

    def links(self) -> tuple[Relation, ...]:
        """What the file refers to outside itself: web pages, pictures, templates and documents not in it.

        None of them was followed. Fields such as INCLUDETEXT name files in their text and are not among these.
        """
        return tuple(
            relation
            for part in self._referring()
            for relation in self.relations(part)
            if relation.is_external
        )

    def _referring(self) -> list[str]:
        """The parts that refer to others, ``""`` for the package itself, in the order of the file."""
        listings = filter(None, map(_LISTING.fullmatch, self.parts))
        return [found["folder"] + found["file"] for found in listings]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A reference from one part to another, or to something outside the file."""

    id: str
    type: str
    target: str
    """Name of the part, or the address as written when it lies outside."""
    is_external: bool


def _relation(folder: str, node: etree._Element) -> Relation:
    target = node.get("Target") or ""
    # An address is outside whatever the file says of it.
    is_external = (node.get("TargetMode") or "").lower() == "external" or bool(_ADDRESS.match(target))
    if not is_external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(
        id=node.get("Id") or "", type=node.get("Type") or "", target=target, is_external=is_external
    )


def open_package(source: Path | bytes, *, name: str = "", limits: Limits = LIMITS) -> Package:
    """The Word file's parts, or DocumentUnreadable that says what the file is instead.

    ``name`` stands for the file in messages when the bytes are given.
    """
    if isinstance(source, Path):
        name = printable(name or source.name)
        source = read_file(source, name=name, most=limits.file_bytes)
    name = printable(name) or "document"
    if len(source) > limits.file_bytes:
        raise too_large(name, limits.file_bytes)
    kind = file_kind(source, name)
    if kind is not FileKind.DOCX:
        raise refusal(kind, place=name)
    package = Package(
        name=name, source=source, parts=MappingProxyType(unpack(source, name=name, limits=limits))
    )
    _refuse_other_packages(package)
    _refuse_macros(package)
    _refuse_other_documents(package)
    return package


def _refuse_other_packages(package: Package) -> None:
    """Stop at archives that are no Office file, or whose XML may not be parsed."""
    if "[Content_Types].xml" not in package.parts or "_rels/.rels" not in package.parts:
        raise refusal(FileKind.ARCHIVE, place=package.name)
    # python-docx and LibreOffice parse these parts themselves: looked at here, they are safe there.
    counted = sum(
        marks(package.parts[part], place=f"{package.name}, {part}")
        for part, kind in package.content_types.items()
        if _is_office_xml(kind)
    )
    if counted > MOST_MARKS:
        raise too_much(package.name)
    if len(package._referring()) > _MOST_LISTINGS:
        raise DocumentUnreadable(
            f"The file has more than {_MOST_LISTINGS} parts that refer to others.",
            place=package.name,
            hint=AGAIN,
        )


def _is_office_xml(kind: str) -> bool:
    """Whether Word's own programs read the part as XML; a picture or a web page inside is left as it is."""
    kind = kind.lower()
    return kind.startswith("application/") and kind.endswith("xml") and "xhtml" not in kind


def _refuse_macros(package: Package) -> None:
    """Stop at macros, by the name, content type or relationship of the part that holds them."""
    types = package.content_types
    if (
        any(part.lower().endswith("vbaproject.bin") for part in types)
        or any("macroenabled" in kind.lower() or "vbaproject" in kind.lower() for kind in types.values())
        or any(
            relation.type.lower().endswith("/vbaproject")
            for part in package._referring()
            for relation in package.relations(part)
        )
    ):
        raise refusal(FileKind.DOCM, place=package.name)


def _refuse_other_documents(package: Package) -> None:
    """Stop at Office files whose document is no Word document in the form that programs read."""
    if any(relation.type.startswith(_STRICT) for relation in package.relations("")):
        raise DocumentUnreadable(
            "The file is a “Strict Open XML” document, which few programs read.",
            place=package.name,
            hint=SAVE_AS,
        )
    if package.content_types[package.main] not in (DOCUMENT_TYPE, TEMPLATE_TYPE):
        raise DocumentUnreadable(
            "The file is an Office file, but not a Word document.", place=package.name, hint=SAVE_AS
        )
    place = f"{package.name}, {package.main}"
    if root_name(package.parts[package.main], place=place) != w("document"):
        raise DocumentUnreadable("The main part of the file is not a Word text.", place=place, hint=AGAIN)
