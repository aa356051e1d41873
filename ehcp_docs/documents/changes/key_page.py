"""The key of the working document, printed at its top and in its headers."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ehcp_docs.documents.changes.key import Entry, Key, Mark, look_of
from ehcp_docs.word.cutting import text_run
from ehcp_docs.word.names import w
from ehcp_docs.word.package import Package
from ehcp_docs.word.properties import xml_bytes

_WIDTHS = (3600, 6038)


def put_key(package: Package, root: etree._Element, key: Key) -> dict[str, bytes]:
    """Put the key before the document's body, and in short into every header; gives all parts of the file."""
    body = root.find(w("body"))
    assert body is not None  # an opened package has a document, and that a body
    for at, node in enumerate(_page(key)):
        body.insert(at, node)
    parts = dict(package.parts)
    for relation in package.relations(package.main):
        if relation.type.endswith("/header") and relation.target in parts:
            header = package.xml(relation.target)
            header.append(_short(key))
            parts[relation.target] = xml_bytes(header)
    return parts


def _page(key: Key) -> Iterator[etree._Element]:
    yield _paragraph([text_run(key.title, _properties(key, Mark.ORIGINAL, size=36))])
    yield _paragraph([text_run(key.note, _properties(key, Mark.ORIGINAL))])
    yield _table(key)
    yield _paragraph([])


def _table(key: Key) -> etree._Element:
    table = etree.Element(w("tbl"))
    properties = etree.SubElement(table, w("tblPr"))
    etree.SubElement(properties, w("tblW"), {w("w"): str(sum(_WIDTHS)), w("type"): "dxa"})
    borders = etree.SubElement(properties, w("tblBorders"))
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        etree.SubElement(borders, w(side), {w("val"): "single", w("sz"): "4", w("color"): "808080"})
    etree.SubElement(properties, w("tblLayout"), {w("type"): "fixed"})
    etree.SubElement(properties, w("tblCaption"), {w("val"): "Key"})
    grid = etree.SubElement(table, w("tblGrid"))
    for width in _WIDTHS:
        etree.SubElement(grid, w("gridCol"), {w("w"): str(width)})
    plain = _properties(key, Mark.ORIGINAL)
    table.append(_row([text_run("Type", plain), text_run("Meaning", plain)], is_head=True))
    for mark, entry in key.entries.items():
        look = _properties(key, mark)
        table.append(_row([text_run(entry.words, look), text_run(entry.meaning, plain)]))
    return table


def _row(runs: list[etree._Element], *, is_head: bool = False) -> etree._Element:
    row = etree.Element(w("tr"))
    properties = etree.SubElement(row, w("trPr"))
    etree.SubElement(properties, w("cantSplit"))
    if is_head:
        etree.SubElement(properties, w("tblHeader"))
    for run, width in zip(runs, _WIDTHS, strict=True):
        cell = etree.SubElement(row, w("tc"))
        etree.SubElement(etree.SubElement(cell, w("tcPr")), w("tcW"), {w("w"): str(width), w("type"): "dxa"})
        cell.append(_paragraph([run]))
    return row


def _short(key: Key) -> etree._Element:
    """The key on a line or two, for the header."""
    plain = _properties(key, Mark.ORIGINAL, size=14)
    runs = [text_run(f"{key.title}. ", plain)]
    for number, (mark, entry) in enumerate(key.entries.items()):
        end = "; " if number < len(key.entries) - 1 else "."
        runs.append(text_run(entry.words, _properties(key, mark, size=14)))
        runs.append(text_run(f": {_lower(entry)}{end}", plain))
    return _paragraph(runs)


def _lower(entry: Entry) -> str:
    return entry.meaning[:1].lower() + entry.meaning[1:]


def _paragraph(runs: list[etree._Element]) -> etree._Element:
    paragraph = etree.Element(w("p"))
    properties = etree.SubElement(paragraph, w("pPr"))
    etree.SubElement(properties, w("spacing"), {w("before"): "40", w("after"): "40"})
    paragraph.extend(runs)
    return paragraph


def _properties(key: Key, mark: Mark, *, size: int = 20) -> etree._Element:
    sized = etree.Element(w("rPr"))
    for name in ("sz", "szCs"):
        etree.SubElement(sized, w(name), {w("val"): str(size)})
    look = etree.tostring(sized, method="c14n", exclusive=True)
    return etree.fromstring(look_of(look, key.entries[mark]))
