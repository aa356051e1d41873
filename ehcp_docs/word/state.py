"""What a Word file says of itself, and what of it serves those who cannot see it: title, language, headings, tables."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ehcp_docs.word.names import CORE, DUBLIN_CORE, w
from ehcp_docs.word.package import Package
from ehcp_docs.word.properties import CORE_PART
from ehcp_docs.word.styles import Styles, read_styles, value

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordState:
    """What was found in the file."""

    title: str
    author: str
    """Who is named as its author, or as the last who saved it."""
    language: str
    """The language of its text, such as en-GB; empty where none is set."""
    headings: int
    """Paragraphs that are headings by their style."""
    tables: int
    """Tables of at least two rows and two columns."""
    tables_without_head: int
    """Those of which no row is marked as a header."""
    pictures_without_text: int
    """Pictures that are neither described nor marked as decoration."""


def word_state(package: Package) -> WordState:
    """What the file says of itself. Raises DocumentUnreadable where a part cannot be read."""
    styles = read_styles(package)
    root = package.xml(package.main)
    tables = [table for table in root.iter(w("tbl")) if _is_grid(table)]
    core = package.xml(CORE_PART) if CORE_PART in package.parts else None
    names = (f"{{{DUBLIN_CORE}}}creator", f"{{{CORE}}}lastModifiedBy")
    return WordState(
        title=_said(core, f"{{{DUBLIN_CORE}}}title"),
        author=next(filter(None, (_said(core, name) for name in names)), ""),
        language=_language(package, root),
        headings=sum(_is_heading(paragraph, styles) for paragraph in root.iter(w("p"))),
        tables=len(tables),
        tables_without_head=sum(next(table.iter(w("tblHeader")), None) is None for table in tables),
        pictures_without_text=sum(not _is_described(one) for one in root.iter(f"{{{_DRAWING}}}docPr")),
    )


def _said(core: etree._Element | None, name: str) -> str:
    return (core.findtext(name) or "").strip() if core is not None else ""


def _language(package: Package, root: etree._Element) -> str:
    """The language that the styles set, or else the first that a run names."""
    part = next((r.target for r in package.relations(package.main) if r.type.endswith("/styles")), "")
    for where in (package.xml(part) if part in package.parts else None, root):
        for node in where.iter(w("lang")) if where is not None else ():
            if said := node.get(w("val")):
                return said
    return ""


def _is_heading(paragraph: etree._Element, styles: Styles) -> bool:
    properties = paragraph.find(w("pPr"))
    is_filled = any((node.text or "").strip() for node in paragraph.iter(w("t")))
    return is_filled and styles.style(value(properties, "pStyle")).level is not None


def _is_grid(table: etree._Element) -> bool:
    rows = table.findall(w("tr"))
    return len(rows) > 1 and any(len(row.findall(w("tc"))) > 1 for row in rows)


def _is_described(picture: etree._Element) -> bool:
    decorative = next(picture.iter(f"{{{_DECORATIVE}}}decorative"), None)
    is_decoration = decorative is not None and decorative.get("val") in ("1", "true")
    return is_decoration or bool((picture.get("descr") or picture.get("title") or "").strip())
