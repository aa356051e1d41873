"""Markup that Word refuses although it is well formed, put right after filling.

A condition may leave a table cell without a paragraph or a table without rows; Word then says that the file
is damaged. None of this touches text.
"""

from __future__ import annotations

import re
from itertools import count

_NO_ROWS = re.compile(r"<w:tbl>(?:(?!<w:tbl>).)*?</w:tblGrid></w:tbl>", re.DOTALL)
_EMPTY_CELL = re.compile(r"(<w:tc(?: [^<>]*)?>(?:<w:tcPr/>)?|</w:tcPr>)</w:tc>")
_EMPTY_STORY = re.compile(r"<(w:hdr|w:ftr|w:footnote|w:endnote)((?: [^<>]*)?)(?:/>|></\1>)")
_PICTURE_NUMBER = re.compile(r'(<wp:docPr(?: [^<>]*?)? id=")\d+"')


def repaired(markup: str) -> str:
    """The markup with a paragraph in every cell and without tables that have no rows."""
    if "</w:tblGrid></w:tbl>" in markup:
        markup = _NO_ROWS.sub("", markup)
    if "</w:tbl></w:tc>" in markup:
        markup = markup.replace("</w:tbl></w:tc>", "</w:tbl><w:p/></w:tc>")
    if "></w:tc>" in markup:
        markup = _EMPTY_CELL.sub(r"\1<w:p/></w:tc>", markup)
    return _EMPTY_STORY.sub(r"<\1\2><w:p/></\1>", markup)


def numbered(markup: str) -> str:
    """The markup with a number of its own for each picture, which a loop would otherwise repeat."""
    numbers = count(1)
    return _PICTURE_NUMBER.sub(lambda found: f'{found.group(1)}{next(numbers)}"', markup)
