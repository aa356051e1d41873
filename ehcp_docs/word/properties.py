"""The core properties of a Word file: its title and language, and nothing about who worked on it or when.

Word writes the officer's name and the clock into every file; a plan says neither. Dates are those of the
document's data, so the same data gives the same bytes.
"""

from __future__ import annotations

from datetime import date

from lxml import etree

from ehcp_docs.word.archive import archive_parts
from ehcp_docs.word.names import CORE, DUBLIN_CORE, DUBLIN_TERMS, SCHEMA_INSTANCE
from ehcp_docs.word.package import Package, open_package, parse

CORE_PART = "docProps/core.xml"
AUTHOR = "ehcp-docs"
LANGUAGE = "en-GB"
UNDATED = date(2000, 1, 1)
"""The date of a file whose data has none."""

_CREATED, _MODIFIED = f"{{{DUBLIN_TERMS}}}created", f"{{{DUBLIN_TERMS}}}modified"
_CREATOR = f"{{{DUBLIN_CORE}}}creator"
_TITLE = f"{{{DUBLIN_CORE}}}title"


def set_properties(content: bytes, *, title: str = "", dated: date | None = None) -> bytes:
    """The core properties with that title (if the file has none of its own), date, and our name as author."""
    root = parse(content, place=CORE_PART)
    moment = f"{(dated or UNDATED).isoformat()}T00:00:00Z"
    for name, value in (
        (_CREATOR, AUTHOR),
        (f"{{{CORE}}}lastModifiedBy", AUTHOR),
        (f"{{{CORE}}}revision", "1"),
        (f"{{{DUBLIN_CORE}}}language", LANGUAGE),
        (_CREATED, moment),
        (_MODIFIED, moment),
    ):
        _set(root, name, value)
    printed = root.find(f"{{{CORE}}}lastPrinted")
    if printed is not None:
        root.remove(printed)
    if title and not (root.findtext(_TITLE) or "").strip():
        _set(root, _TITLE, title)
    return xml_bytes(root)


def undated(docx: bytes, *, title: str = "", dated: date | None = None) -> bytes:
    """A Word file made by another program, written again so that the same content gives the same bytes."""
    parts = dict(open_package(docx).parts)
    if CORE_PART in parts:
        parts[CORE_PART] = set_properties(parts[CORE_PART], title=title, dated=dated)
    return archive_parts(parts)


def author(package: Package) -> str:
    """Who wrote the Word file, by its own account; empty where that is nobody, or a program."""
    if CORE_PART not in package.parts:
        return ""
    name = " ".join((package.xml(CORE_PART).findtext(_CREATOR) or "").split())
    return "" if name in (AUTHOR, "python-docx") else name


def xml_bytes(root: etree._Element) -> bytes:
    """A part as Word writes it: UTF-8, declared, stand-alone."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _set(root: etree._Element, name: str, value: str) -> None:
    node = root.find(name)
    if node is None:
        node = etree.SubElement(root, name)
    node.text = value
    if name in (_CREATED, _MODIFIED):
        node.set(f"{{{SCHEMA_INSTANCE}}}type", "dcterms:W3CDTF")
