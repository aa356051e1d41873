"""Running headers and footers: what stands at the same height at the edge of page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ehcp_docs.intake.pdf.grid import Ruled
from ehcp_docs.intake.pdf.model import Row, Sheet, Word
from ehcp_docs.intake.pdf.rows import rows_of
from ehcp_docs.intake.source import Part

_SLACK = 3.0
_DEEP = 0.16
_SHARE = 0.4
_COUNTED = re.compile(r"\bpage\W*\d{1,3}\b(\W*(of|/)\W*\d{1,3}\b)?|\b\d{1,3} of \d{1,3}$|^\W*\d{1,3}\W*$")
_PAGE = re.compile(r"page\W*\d{1,3}(\W*(of|/)\W*\d{1,3})?|[-–]?\s*\d{1,3}\s*[-–]?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Running:
    """A row of a header or footer."""

    row: Row
    part: Part


def apart(
    pages: Sequence[Sheet], tables: Sequence[Sequence[Ruled]]
) -> tuple[list[tuple[Word, ...]], list[Running]]:
    """The words of each page without its header and footer, and the rows of these."""
    rows = [rows_of(sheet.words) for sheet in pages]
    parts = [_candidates(*page) for page in zip(pages, rows, tables, strict=True)]
    known = _repeated(parts)
    bodies: list[tuple[Word, ...]] = []
    running: list[Running] = []
    for found, marked in zip(rows, parts, strict=True):
        gone = _edge_rows(found, marked, known)
        running += sorted((Running(row=row, part=part) for row, part in gone), key=lambda run: run.row.top)
        taken = {id(row) for row, _ in gone}
        bodies.append(tuple(word for row in found if id(row) not in taken for word in row.words))
    if not any(bodies):  # pages that are all alike are no headers
        return [sheet.words for sheet in pages], []
    return bodies, running


Key = tuple[str, Part]


def _candidates(sheet: Sheet, rows: Sequence[Row], tables: Sequence[Ruled]) -> dict[int, tuple[Key, float]]:
    """Rows near the edges, by their index, with what they say apart from figures, and how far from the edge."""
    found: dict[int, tuple[Key, float]] = {}
    body = [table.box for table in tables if _is_body(table, sheet)]
    for index, row in enumerate(rows):
        if any(box.has_middle_of(row.main) for box in body):
            continue
        text = _text(row)
        if row.bottom < _DEEP * sheet.height:
            found[index] = (text, Part.HEADER), row.top
        elif row.top > (1 - _DEEP) * sheet.height:
            found[index] = (text, Part.FOOTER), sheet.height - row.bottom
    return found


def _text(row: Row) -> str:
    """What must be the same on every page: all but the number of the page."""
    text = row.text.casefold()
    return _COUNTED.sub("#", text) if _COUNTED.search(text) else text


def _is_body(table: Ruled, sheet: Sheet) -> bool:
    """Whether a table at the edge is the page's own. Its repeated heading is no running header."""
    box = table.box
    is_at_edge = box.bottom < _DEEP * sheet.height or box.top > (1 - _DEEP) * sheet.height
    return len(table.xs) > 2 and not (is_at_edge and table.has_lines)


def _repeated(parts: Sequence[dict[int, tuple[Key, float]]]) -> dict[Key, list[float]]:
    """What stands at the same height on two pages or more, and at which heights."""
    heights: dict[Key, list[list[tuple[int, float]]]] = defaultdict(list)
    for page, marked in enumerate(parts):
        for key, height in marked.values():
            for cluster in heights[key]:
                if abs(cluster[0][1] - height) <= _SLACK:
                    cluster.append((page, height))
                    break
            else:
                heights[key].append([(page, height)])
    return {
        key: [cluster[0][1] for cluster in clusters if _is_running([page for page, _ in cluster], len(parts))]
        for key, clusters in heights.items()
    }


def _is_running(pages: Sequence[int], count: int) -> bool:
    """Whether it stands on enough pages: most of them, or some that follow each other (a section's header)."""
    found = sorted(set(pages))
    in_a_row = any(third - first == 2 for first, third in zip(found, found[2:], strict=False))
    return len(found) >= max(2, _SHARE * count) or in_a_row


def _edge_rows(
    rows: Sequence[Row], marked: dict[int, tuple[Key, float]], known: dict[Key, list[float]]
) -> list[tuple[Row, Part]]:
    """Repeated rows from the edges inwards: one that has text between it and the edge is body text."""
    gone: list[tuple[Row, Part]] = []
    for part, order in ((Part.HEADER, range(len(rows))), (Part.FOOTER, range(len(rows) - 1, -1, -1))):
        for index in order:
            if index not in marked or marked[index][0][1] is not part:
                break
            key, height = marked[index]
            if not any(abs(height - other) <= _SLACK for other in known[key]) and not _PAGE.fullmatch(
                rows[index].text.strip()
            ):
                break
            gone.append((rows[index], part))
    return gone
