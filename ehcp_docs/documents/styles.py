"""The paragraph styles of a template in which an empty line in the data must not begin a new paragraph."""

from __future__ import annotations

from lxml import etree

from ehcp_docs.word.names import w
from ehcp_docs.word.package import Package

SINGLE = ("numPr", "outlineLvl", "pageBreakBefore", "sectPr")
"""Properties that a second paragraph would repeat: a number, a heading, a page break."""


def single_styles(package: Package) -> frozenset[str]:
    """Ids of the styles that number, make a heading or begin a page, themselves or by inheritance."""
    part = "word/styles.xml"
    if part not in package.parts:
        return frozenset()
    styles = {style.get(w("styleId")) or "": style for style in package.xml(part).iter(w("style"))}
    return frozenset(name for name in styles if _is_single(name, styles))


def _is_single(name: str, styles: dict[str, etree._Element]) -> bool:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        style = styles[name]
        shape = style.find(w("pPr"))
        if shape is not None and any(shape.find(w(one)) is not None for one in SINGLE):
            return True
        above = style.find(w("basedOn"))
        name = "" if above is None else above.get(w("val")) or ""
    return False
