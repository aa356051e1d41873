"""Words set in rows: what stands on one base line, with raised letters joined to the word they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ehcp_docs.intake.pdf.model import Box, Row, Word

_TOUCHING = 0.08
_COLUMN_GAP = 1.0


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The rows from top to bottom. Words that are turned stand in rows of their own after the others."""
    found = list(words)
    rows = [Row(words=tuple(_joined(line))) for line in _lines([word for word in found if word.is_upright])]
    return rows + [
        Row(words=tuple(line)) for line in _turned([word for word in found if not word.is_upright])
    ]


def _lines(words: list[Word]) -> list[list[Word]]:
    lines: list[tuple[Word, list[Word]]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.x0)):
        for index in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
            seed, line = lines[index]
            if _is_level(seed, word):
                line.append(word)
                if word.size > seed.size:
                    lines[index] = (word, line)
                break
        else:
            lines.append((word, [word]))
    lines.sort(key=lambda pair: pair[0].bottom)
    return [sorted(line, key=lambda word: (word.x0, word.x1)) for _, line in lines]


def _is_level(first: Word, second: Word) -> bool:
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    least = min(first.bottom - first.top, second.bottom - second.top)
    return shared > 0.5 * least


def _joined(line: list[Word]) -> list[Word]:
    """Raised or lowered letters stand at another height and so come as words of their own: 3 + rd."""
    joined: list[Word] = []
    for word in line:
        last = joined[-1] if joined else None
        is_raised = last is not None and abs(last.bottom - word.bottom) + abs(last.size - word.size) > 1
        if last and is_raised and -1 < word.x0 - last.x1 < _TOUCHING * max(last.size, word.size):
            joined[-1] = replace(
                last,
                stretches=(*last.stretches, *word.stretches),
                x1=max(last.x1, word.x1),
                top=min(last.top, word.top),
                bottom=last.bottom if last.size >= word.size else word.bottom,
            )
        else:
            joined.append(word)
    return joined


def _turned(words: list[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.x0 + word.x1):
        middle = (word.x0 + word.x1) / 2
        if lines and lines[-1][0].x0 <= middle <= lines[-1][0].x1:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: -word.bottom if word.goes_up else word.top) for line in lines]


def pieces_of(row: Row, *, gap: float = _COLUMN_GAP) -> list[Box]:
    """The stretches of a row between gaps that are wider than any between words, in sizes of its letters."""
    pieces: list[Box] = []
    for word in row.words:
        box = Box(x0=word.x0, top=word.top, x1=word.x1, bottom=word.bottom)
        if pieces and word.x0 - pieces[-1].x1 < gap * row.size:
            last = pieces[-1]
            pieces[-1] = replace(last, x1=max(last.x1, box.x1))
        else:
            pieces.append(box)
    return pieces
