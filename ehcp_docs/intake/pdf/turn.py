"""Pages drawn on their side without a mark that says so: turned, so that their text can be read."""

from __future__ import annotations

from dataclasses import replace

from ehcp_docs.intake.pdf.model import Box, Edge, Sheet, Word

_MOST = 0.7


def turned(sheet: Sheet) -> Sheet:
    """The sheet as it is to be read: turned when most of its letters stand on their side."""
    letters = sum(len(word.text) for word in sheet.words)
    for goes_up in (True, False):
        sideways = sum(len(w.text) for w in sheet.words if not w.is_upright and w.goes_up is goes_up)
        if sideways > _MOST * letters:
            return _Turn(width=sheet.width, height=sheet.height, goes_up=goes_up).sheet(sheet)
    return sheet


class _Turn:
    """A quarter turn: to the right for text that goes up, to the left for text that goes down."""

    def __init__(self, *, width: float, height: float, goes_up: bool) -> None:
        self.width, self.height, self.goes_up = width, height, goes_up

    def sheet(self, sheet: Sheet) -> Sheet:
        return replace(
            sheet,
            width=self.height,
            height=self.width,
            words=tuple(self._word(word) for word in sheet.words),
            levels=tuple(self._level(edge) for edge in sheet.uprights),
            uprights=tuple(self._upright(edge) for edge in sheet.levels),
            shades=tuple(self._box(box) for box in sheet.shades),
        )

    def _box(self, box: Box) -> Box:
        if self.goes_up:
            return Box(x0=self.height - box.bottom, top=box.x0, x1=self.height - box.top, bottom=box.x1)
        return Box(x0=box.top, top=self.width - box.x1, x1=box.bottom, bottom=self.width - box.x0)

    def _word(self, word: Word) -> Word:
        box = self._box(Box(x0=word.x0, top=word.top, x1=word.x1, bottom=word.bottom))
        return replace(
            word, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom, is_upright=not word.is_upright
        )

    def _level(self, edge: Edge) -> Edge:
        if self.goes_up:
            return replace(edge, start=self.height - edge.end, end=self.height - edge.start)
        return replace(edge, at=self.width - edge.at)

    def _upright(self, edge: Edge) -> Edge:
        if self.goes_up:
            return replace(edge, at=self.height - edge.at)
        return replace(edge, start=self.width - edge.end, end=self.width - edge.start)
