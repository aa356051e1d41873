"""Footnotes: smaller rows with a number, under a short line at the foot of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ehcp_docs.intake.pdf.grid import Ruled
from ehcp_docs.intake.pdf.model import Row, Sheet, Word
from ehcp_docs.intake.pdf.rows import rows_of

_SHORTEST = 40.0
_LONGEST = 0.42
_LOWER = 0.35
_SMALLER = 0.94
_MARK = re.compile(r"[\d*†‡§]{1,3}[.)]?|[ivx]{1,4}[.)]?")


def footnotes_apart(
    sheet: Sheet, words: Sequence[Word], tables: Sequence[Ruled]
) -> tuple[tuple[Word, ...], list[Row]]:
    """The words of the page without its footnotes, and the footnotes' rows."""
    for line in sorted(sheet.levels, key=lambda edge: edge.at):
        if not _SHORTEST < line.length < _LONGEST * sheet.width or line.at < _LOWER * sheet.height:
            continue
        if any(table.box.top - 3 <= line.at <= table.box.bottom + 3 for table in tables):
            continue
        above = tuple(word for word in words if word.bottom <= line.at + 2)
        rows = rows_of(word for word in words if word.bottom > line.at + 2)
        if above and rows and _are_notes(rows, _usual_size(above)):
            return above, rows
    return tuple(words), []


def _usual_size(words: Sequence[Word]) -> float:
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0]


def _are_notes(rows: Sequence[Row], usual: float) -> bool:
    first = rows[0].words[0]
    is_small = all(row.size <= _SMALLER * usual for row in rows)
    is_raised = (
        first.stretches[0].look.size is not None and first.stretches[0].look.size < _SMALLER * rows[0].size
    )
    return (is_small or is_raised) and bool(_MARK.match(first.text))
