"""Rows joined into paragraphs, by what a page shows of them: room left in a row, spacing, indents, bullets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from ehcp_docs.intake.pdf.labels import label_of
from ehcp_docs.intake.pdf.model import Paragraph, Region, Row
from ehcp_docs.intake.pdf.rows import pieces_of

_INDENT = 4.0
_LIKE = 1.12
"""Sizes that differ by less are taken for one: text recognised from a scan has a size for each word."""
_DOUBT = 1.5
"""Programs break rows by measures of the printer, which differ a little from those in the file."""
_SHORT = 0.15
"""Share of a cell's width that words leave free when they are no measure of it."""
_HYPHENS = "-\u2010\u2011"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What is alike over the file: how far rows reach and how far they stand apart, by the region's key."""

    reach: Mapping[tuple[int, ...], float] = field(default_factory=dict)
    leading: Mapping[tuple[tuple[int, ...], int], float] = field(default_factory=dict)
    flush: frozenset[tuple[int, ...]] = frozenset()
    """Regions in which the rows after a bullet or number begin under it, not under its text."""

    def right(self, region: Region) -> float:
        """How far rows of that region may go, as far as is known.

        What words reach tells best. Where all of them are short it tells nothing, and the cell's edge has to.
        """
        reach = max(region.right, self.reach.get(region.key, 0.0))
        if region.limit is not None and region.limit - reach > _SHORT * (region.limit - region.origin):
            return region.limit
        return reach

    def spacing(self, key: tuple[int, ...], row: Row) -> float:
        """From base line to base line within a paragraph of that size."""
        size = round(row.size)
        known = self.leading.get((key, size)) or self.leading.get(((key[0],), size))
        return known or self.leading.get(((), size)) or 1.4 * row.size


def measured(regions: Iterable[Region]) -> Measures:
    """What the regions of a file have in common."""
    found = list(regions)
    reach: dict[tuple[int, ...], float] = defaultdict(float)
    for region in found:
        reach[region.key] = max(reach[region.key], region.right)
    steps: dict[tuple[tuple[int, ...], int], list[float]] = defaultdict(list)
    flush: dict[tuple[int, ...], int] = defaultdict(int)
    for region in found:
        for above, below in pairwise(region.rows):
            step = below.base - above.base
            is_near = _is_alike(above, below) and 0.8 * above.size < step < 2.6 * above.size
            if is_near and not fits(above, below, right=reach[region.key]) and not label_of(below):
                flush[region.key] += _flush(above, below)
                for key in (region.key, region.key[:1], ()):
                    steps[key, round(above.size)].append(step)
    leading = {place: sorted(values)[len(values) // 5] for place, values in steps.items()}
    return Measures(
        reach=dict(reach), leading=leading, flush=frozenset(key for key, count in flush.items() if count > 0)
    )


def _flush(above: Row, below: Row) -> int:
    """Whether a row after a label begins under the label (1) or under the text behind it (-1)."""
    rest = label_of(above, starts=True).rest
    if rest is None:
        return 0
    if abs(below.x0 - rest.x0) <= _INDENT:
        return -1
    return 1 if abs(below.x0 - above.x0) <= _INDENT else 0


def fits(above: Row, below: Row, *, right: float, left: float | None = None) -> bool:
    """Whether the first word of the row below would have had room in the row above, so that it was set anew."""
    start = above.x0 if left is None or not _is_centred(above, below) else left
    need = (above.x1 - above.x0) + _space(above) + below.first_width
    return start + need < right - _DOUBT


def _space(row: Row) -> float:
    """Width of the spaces in that row, wide ones apart."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(row.words)]
    gaps = sorted(gap for gap in gaps if 0 < gap < row.size)
    return gaps[len(gaps) // 2] if gaps else 0.28 * row.size


def _is_divided(above: Row, below: Row) -> bool:
    """Whether a word is divided between the rows."""
    last = above.words[-1].text
    return last[-1] in _HYPHENS and last[-2:-1].isalpha() and below.words[0].text[0].islower()


def _is_alike(above: Row, below: Row) -> bool:
    return max(above.size, below.size) <= _LIKE * min(above.size, below.size)


def _is_centred(above: Row, below: Row) -> bool:
    middles = (above.x0 + above.x1 - below.x0 - below.x1) / 2
    return abs(middles) < 2 and abs(above.x0 - below.x0) > _INDENT


def paragraphs_of(region: Region, measures: Measures) -> list[Paragraph]:
    """The region's paragraphs, labels taken off."""
    found: list[Paragraph] = []
    right = measures.right(region)
    for row in region.rows:
        if found and goes_on(found[-1], row, measures, step=row.base - found[-1].rows[-1].base):
            _grow(found[-1], row)
        else:
            found.append(_opened(row, region, right))
    return found


def _opened(row: Row, region: Region, right: float) -> Paragraph:
    label = label_of(row, starts=True)
    first = label.rest or row
    return Paragraph(
        rows=[first],
        left=first.x0,
        right=right,
        key=region.key,
        label=label.text,
        label_at=row.x0,
        origin=region.origin,
        is_beside=region.is_beside,
    )


def _grow(paragraph: Paragraph, row: Row) -> None:
    is_below = paragraph.label and row.x0 <= paragraph.label_at + _INDENT
    if len(paragraph.rows) == 1 and (is_below or not paragraph.label):
        paragraph.left = row.x0  # the first row may stand in or out
    paragraph.rows.append(row)


def goes_on(
    paragraph: Paragraph, row: Row, measures: Measures, *, step: float | None, shift: float = 0.0
) -> bool:
    """Whether the row carries the paragraph on.

    ``step`` is how far it is below the last row, None over the end of a page or column; ``shift`` is how far to
    the right the new column begins.
    """
    last = paragraph.rows[-1]
    if label_of(row).is_sure or not _is_alike(last, row):
        return False
    if last.words[0].is_upright != row.words[0].is_upright:
        return False
    if not _is_divided(last, row) and fits(last, row, right=paragraph.right, left=paragraph.left):
        return False
    if step is not None and not _is_near(paragraph, row, measures, step):
        return False
    if _is_other_weight(paragraph, row) and not _is_midway(last, row):
        return False
    is_flush = paragraph.key in measures.flush
    return _is_in_line(paragraph, row, row.x0 - shift, is_flush=is_flush)


def _is_other_weight(paragraph: Paragraph, row: Row) -> bool:
    """Whether a bold heading ends here, or one begins."""
    if all(above.is_bold for above in paragraph.rows):
        return not row.is_bold
    return row.is_bold and not any(word.is_bold for word in paragraph.rows[-1].words)


def _is_near(paragraph: Paragraph, row: Row, measures: Measures, step: float) -> bool:
    if step <= 0:
        return not row.words[0].is_upright
    usual = measures.spacing(paragraph.key, row)
    if len(paragraph.rows) > 1:
        usual = max(usual, paragraph.rows[-1].base - paragraph.rows[-2].base)
    return step <= 1.1 * usual + 0.8


def _is_midway(above: Row, below: Row) -> bool:
    """Whether the words run on: no full stop before, a small letter after."""
    return above.words[-1].text[-1:] not in ".!?:;" and below.words[0].text[:1].islower()


def _is_in_line(paragraph: Paragraph, row: Row, start: float, *, is_flush: bool) -> bool:
    last = paragraph.rows[-1]
    pieces = pieces_of(last)
    if len(pieces) > 1 and last.words[0].is_upright:  # a label and, behind a tab, its value
        return abs(start - pieces[-1].x0) <= _INDENT and not pieces[-1].width < 3 * last.size
    if abs(start - paragraph.left) <= _INDENT or _is_centred(last, row):
        return True
    if len(paragraph.rows) == 1 and not paragraph.label:
        return start < last.x0 or _is_midway(last, row)  # a first row set in, or one hanging out
    if paragraph.label and len(paragraph.rows) == 1 and start <= paragraph.label_at + _INDENT:
        return is_flush or _is_midway(last, row)
    return _is_midway(last, row) and abs(start - paragraph.left) < 4 * _INDENT
