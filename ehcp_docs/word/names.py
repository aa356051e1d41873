"""The names that Office Open XML gives to elements, relationships and content types; nothing else."""

from __future__ import annotations

from typing import Final

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN_CORE: Final = "http://purl.org/dc/elements/1.1/"
DUBLIN_TERMS: Final = "http://purl.org/dc/terms/"
SCHEMA_INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"

WORD_PART: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT_TYPE: Final = f"{WORD_PART}document.main+xml"
TEMPLATE_TYPE: Final = f"{WORD_PART}template.main+xml"


def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute: ``w("p")`` is a paragraph."""
    return f"{{{WORD}}}{name}"
