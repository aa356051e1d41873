"""A Word file in large print: nothing under 16 points, set left, without italics, narrow columns made wider.

What blind and partially sighted people's organisations ask of large print: type of 16 points or more, more room
between lines, text set to the left, no italics, and nothing in thin grey. The words stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from ehcp_docs.word.archive import archive_parts
from ehcp_docs.word.names import w
from ehcp_docs.word.package import Package, open_package

LEAST: Final = 32
"""The smallest size, in half points: 16 points."""
_UNSAID: Final = 20
"""The size that Word takes where a file names none: 10 points."""
_STYLES: Final = "word/styles.xml"
_ROOM: Final = 300
"""Distance of lines that belongs to it, in 240ths of a line."""
_SIZES: Final = (w("sz"), w("szCs"))
_TEXT_PARTS: Final = ("word/document", "word/header", "word/footer", "word/styles", "word/footnotes")
_SHARE_OF_WIDEST: Final = 0.35
"""So much of a table has to be left for its widest column."""
_MIDDLE: Final = 5953
"""Half the width of a page of A4, in twentieths of a point."""
_TO_LEFT, _TO_RIGHT = 0.2, 0.12
"""How much a frame grows to each side, by its width: the window of an envelope and the margin stay free."""
_BLACK: Final = "000000"


def in_large_print(content: bytes) -> bytes:
    """The same document in large print. Raises DocumentUnreadable for a file that is none."""
    package = open_package(content)
    parts = dict(package.parts)
    base = _base_size(package)
    for name in package.parts:
        if name.startswith(_TEXT_PARTS) and name.endswith(".xml"):
            root = package.xml(name)
            if name == _STYLES:
                _say_size(root)
            _enlarge(root, base)
            parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return archive_parts(parts)


def _base_size(package: Package) -> int:
    """The size of running text, in half points."""
    if _STYLES not in package.parts:
        return _UNSAID
    styles = package.xml(_STYLES)
    normal = (
        style.find(f"{w('rPr')}/{w('sz')}")
        for style in styles.iter(w("style"))
        if style.get(w("default")) == "1" and style.get(w("type")) == "paragraph"
    )
    sizes = (*normal, styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('sz')}"))
    return next((int(size.get(w("val"), "0")) for size in sizes if size is not None), 0) or _UNSAID


def _say_size(styles: etree._Element) -> None:
    """A size for what has none of its own: Word would take its small one."""
    node = styles
    for name in ("docDefaults", "rPrDefault", "rPr"):
        found = node.find(w(name))
        if found is None:
            found = etree.Element(w(name))
            node.insert(0, found)
        node = found
    if node.find(w("sz")) is None:
        size = etree.SubElement(node, w("sz"))
        size.set(w("val"), str(_UNSAID))


def _enlarge(root: etree._Element, base: int) -> None:
    factor = max(1.0, LEAST / base)
    for size in root.iter(*_SIZES):
        size.set(w("val"), str(max(LEAST, round(int(size.get(w("val"), "0")) * factor))))
    for node in [*root.iter(w("i"), w("iCs"))]:
        node.getparent().remove(node)  # type: ignore[union-attr]
    for node in root.iter(w("jc")):
        if node.get(w("val")) in ("both", "distribute"):
            node.set(w("val"), "left")
    for spacing in root.iter(w("spacing")):
        _loosen(spacing, factor)
    for colour in _grey(root):
        colour.set(w("val"), _BLACK)
    _make_room(root, factor)


def _make_room(root: etree._Element, factor: float) -> None:
    """Wider columns and frames, and rows that may go on over the page."""
    for table in root.iter(w("tbl")):
        _widen(table, factor)
        for keep in [
            *table.iter(w("cantSplit"), w("keepNext"))
        ]:  # large rows kept whole leave pages half empty
            keep.getparent().remove(keep)  # type: ignore[union-attr]
    for name in root.iter(w("name")):
        if (name.get(w("val")) or "").startswith("Table") and (style := name.getparent()) is not None:
            for keep in [*style.iter(w("keepNext"))]:
                keep.getparent().remove(keep)  # type: ignore[union-attr]
    for frame in root.iter(w("framePr")):
        _widen_frame(frame)


def _loosen(spacing: etree._Element, factor: float) -> None:
    """More room between lines; a fixed distance grows with the type."""
    line = spacing.get(w("line"))
    if line is None:
        return
    if spacing.get(w("lineRule"), "auto") == "auto":
        spacing.set(w("line"), str(max(int(line), _ROOM)))
    else:
        spacing.set(w("line"), str(round(int(line) * factor)))


def _widen(table: etree._Element, factor: float) -> None:
    """Narrow columns grow with the type, and the widest gives the room, as far as it has enough."""
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    widths = [int(column.get(w("w"), "0")) for column in columns]
    if len(widths) < 2 or 0 in widths:
        return
    widest, total = widths.index(max(widths)), sum(widths)
    wanted = [width if i == widest else round(width * factor) for i, width in enumerate(widths)]
    wanted[widest] = total - sum(width for i, width in enumerate(wanted) if i != widest)
    if wanted[widest] < total * _SHARE_OF_WIDEST:
        return
    for column, width in zip(columns, wanted, strict=True):
        column.set(w("w"), str(width))
    for row in table.findall(w("tr")):
        at = 0
        for cell in row.findall(w("tc")):
            span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
            count = int(span.get(w("val"), "1")) if span is not None else 1
            size = cell.find(f"{w('tcPr')}/{w('tcW')}")
            if size is not None and size.get(w("type")) == "dxa":
                size.set(w("w"), str(sum(wanted[at : at + count])))
            at += count


def _widen_frame(frame: etree._Element) -> None:
    """A frame in the right half of the page, such as a letterhead, grows with the type."""
    left, width = int(frame.get(w("x"), "0")), int(frame.get(w("w"), "0"))
    if left > _MIDDLE and width:
        frame.set(w("w"), str(round(width * (1 + _TO_LEFT + _TO_RIGHT))))
        frame.set(w("x"), str(left - round(width * _TO_LEFT)))


def _grey(root: etree._Element) -> Iterator[etree._Element]:
    """Colours of type that are a tone of grey, but for white."""
    for colour in root.iter(w("color")):
        value = (colour.get(w("val")) or "").upper()
        tones = {value[0:2], value[2:4], value[4:6]}
        if len(value) == 6 and len(tones) == 1 and value != "FFFFFF":
            yield colour
