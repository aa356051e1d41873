"""Tables by their lines: cells, merged ones too, from level and upright edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ehcp_docs.intake.pdf.model import Box, Edge

_NEAR = 3.0
_COVERED = 0.6
_MOST = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """The cells of one table on a page, without their words."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[int, int, int, int], ...]
    """Row, column, rows, columns of each, counted from 0."""
    has_lines: bool

    @property
    def box(self) -> Box:
        """The whole table."""
        return Box(x0=self.xs[0], top=self.ys[0], x1=self.xs[-1], bottom=self.ys[-1])

    def cell_box(self, cell: tuple[int, int, int, int]) -> Box:
        """Where one of its cells is."""
        row, column, rows, columns = cell
        return Box(
            x0=self.xs[column], top=self.ys[row], x1=self.xs[column + columns], bottom=self.ys[row + rows]
        )


def ruled(levels: Iterable[Edge], uprights: Iterable[Edge]) -> list[Ruled]:
    """The tables that these edges draw, a nested one after the one that holds it."""
    flat, tall = merged(levels), merged(uprights)
    if len(flat) + len(tall) > _MOST:
        return []
    found = []
    for group_flat, group_tall in _groups(flat, tall):
        table = _table(*_closed(group_flat, group_tall))
        if table:
            found.append(table)
    return sorted(found, key=lambda table: -table.box.width * table.box.height)


def merged(edges: Iterable[Edge]) -> list[Edge]:
    """Edges on one line and touching made one: programs draw the border of each cell by itself."""
    joined: list[Edge] = []
    for line in _lines(sorted(edges, key=lambda edge: edge.at)):
        at = sum(edge.at for edge in line) / len(line)
        run: Edge | None = None
        for edge in sorted(line, key=lambda edge: edge.start):
            if run and edge.start <= run.end + _NEAR:
                run = Edge(
                    at=at,
                    start=run.start,
                    end=max(run.end, edge.end),
                    is_drawn=run.is_drawn or edge.is_drawn,
                )
            else:
                joined += [run] if run else []
                run = Edge(at=at, start=edge.start, end=edge.end, is_drawn=edge.is_drawn)
        joined += [run] if run else []
    return joined


def _lines(edges: Sequence[Edge]) -> Iterable[list[Edge]]:
    line: list[Edge] = []
    for edge in edges:
        if line and edge.at - line[0].at > _NEAR:
            yield line
            line = []
        line.append(edge)
    if line:
        yield line


def _groups(flat: list[Edge], tall: list[Edge]) -> Iterable[tuple[list[Edge], list[Edge]]]:
    """Edges that hang together, each with those that it touches or crosses."""
    parent = list(range(len(flat) + len(tall)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for one, level in enumerate(flat):
        for two, upright in enumerate(tall, len(flat)):
            if _meet(level, upright):
                parent[root(one)] = root(two)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = defaultdict(lambda: ([], []))
    for index, edge in enumerate(flat):
        groups[root(index)][0].append(edge)
    for index, edge in enumerate(tall, len(flat)):
        groups[root(index)][1].append(edge)
    return [group for group in groups.values() if group[0] and group[1]]


def _meet(level: Edge, upright: Edge) -> bool:
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR
        and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )


def _closed(flat: list[Edge], tall: list[Edge]) -> tuple[list[Edge], list[Edge]]:
    """The group with the sides that its table leaves open: where two or more lines end together."""
    return flat + _ends(tall, flat), tall + _ends(flat, tall)


def _ends(lines: list[Edge], across: list[Edge]) -> list[Edge]:
    found = []
    for value in ("start", "end"):
        ends = sorted((getattr(line, value), line.at) for line in lines)
        for place in _clusters([end for end, _ in ends]):
            ats = [at for end, at in ends if abs(end - place) <= _NEAR]
            if len(ats) > 1 and not any(abs(edge.at - place) <= _NEAR for edge in across):
                found.append(Edge(at=place, start=min(ats), end=max(ats)))
    return found


def _clusters(values: Iterable[float]) -> list[float]:
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][0] <= _NEAR:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(cluster) / len(cluster) for cluster in found]


def _table(flat: list[Edge], tall: list[Edge]) -> Ruled | None:
    ys, xs = _clusters(edge.at for edge in flat), _clusters(edge.at for edge in tall)
    if len(ys) < 2 or len(xs) < 2:
        return None
    places = [(row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)]
    owner = {place: place for place in places}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while owner[place] != place:
            place = owner[place]
        return place

    for row, column in places:
        right, below = (row, column + 1), (row + 1, column)
        if right in owner and not _covers(tall, xs[column + 1], ys[row], ys[row + 1]):
            owner[root(right)] = root((row, column))
        if below in owner and not _covers(flat, ys[row + 1], xs[column], xs[column + 1]):
            owner[root(below)] = root((row, column))
    together: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for place in places:
        together[root(place)].append(place)
    cells = sorted(cell for group in together.values() for cell in _rectangles(group))
    has_lines = any(edge.is_drawn for edge in (*flat, *tall))
    return Ruled(xs=tuple(xs), ys=tuple(ys), cells=tuple(cells), has_lines=has_lines)


def _covers(edges: list[Edge], at: float, start: float, end: float) -> bool:
    drawn = sum(
        max(0.0, min(edge.end, end) - max(edge.start, start)) for edge in edges if abs(edge.at - at) <= _NEAR
    )
    return drawn >= _COVERED * (end - start)


def _rectangles(group: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """The group as one cell, or as one for each row where it makes no rectangle."""
    rows, columns = [row for row, _ in group], [column for _, column in group]
    height, width = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
    if height * width == len(group):
        return [(min(rows), min(columns), height, width)]
    runs: list[tuple[int, int, int, int]] = []
    for row, column in sorted(group):
        if runs and runs[-1][0] == row and runs[-1][1] + runs[-1][3] == column:
            runs[-1] = (row, runs[-1][1], 1, runs[-1][3] + 1)
        else:
            runs.append((row, column, 1, 1))
    return runs
