"""What stands in a Word file when all its tracked changes are accepted, or rejected: told by the rules of the format.

Written for the tests alone, and apart from what marks the changes: rows, ends of paragraphs and words, each by
ISO/IEC 29500-1, 17.13.5.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = {"accept": "del", "reject": "ins"}
"""What has no place in either reading."""
_LETTERS = {"t", "delText"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def body_of(docx: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        body = etree.fromstring(file.read("word/document.xml")).find(f"{W}body")
    assert body is not None
    return body


def reading(docx: bytes, how: str) -> list[Any]:
    """Paragraphs as (properties, text), tables as lists of rows of cells of the same."""
    return _container(body_of(docx), how)


def _container(node: etree._Element, how: str) -> list[Any]:
    made: list[Any] = []
    held: list[str] = []
    for child in node:
        if child.tag == f"{W}tbl":
            assert not "".join(held), "words of a paragraph whose end is gone, before a table"
            held = []
            rows = [
                [_container(cell, how) for cell in row.iterchildren(f"{W}tc")]
                for row in child.iterchildren(f"{W}tr")
                if row.find(f"{W}trPr/{W}{GONE[how]}") is None
            ]
            if rows:
                made.append(rows)
        elif child.tag == f"{W}p":
            held.append(_text(child, how))
            if child.find(f"{W}pPr/{W}rPr/{W}{GONE[how]}") is None:
                made.append((_properties(child, how), "".join(held)))
                held = []
    assert not "".join(held), "words after the last end"
    return made


def _properties(paragraph: etree._Element, how: str) -> bytes:
    found = paragraph.find(f"{W}pPr")
    change = None if found is None else found.find(f"{W}pPrChange")
    if how == "reject" and change is not None:
        found = change.find(f"{W}pPr")
    if found is None:
        return b""
    kept = [one for one in found if one.tag not in (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange")]
    return b"".join(etree.tostring(one, method="c14n", exclusive=True) for one in kept)


def _text(paragraph: etree._Element, how: str) -> str:
    made = []
    for run in paragraph.iter(f"{W}r"):
        around = {etree.QName(node).localname for node in run.iterancestors()}
        if GONE[how] in around:
            continue
        for leaf in run:
            name = etree.QName(leaf).localname
            if name in _LETTERS:
                assert (name == "delText") == ("del" in around), "deleted letters are w:delText, others w:t"
                made.append(leaf.text or "")
            elif name in _SIGNS:
                made.append(_SIGNS[name])
    return "".join(made)
