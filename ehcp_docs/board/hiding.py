"""Small numbers are not shown, nor anything from which they could be worked out.

A board's paper is public. Where three plans were late, somebody in a small town knows whose. So a count from 1 up to
the limit is left out, and then as many others of the same whole as are needed until every hidden count can still have
several values. That is tried out, not argued: all values are gone through that fit what would be shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

Shown = int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Parts and their sum as they may be shown."""

    parts: tuple[Shown, ...]
    total: Shown
    percent: Shown
    """Of the first part, of those that count; whole."""


def hidden(parts: Sequence[int], *, small: int, counting: int = 0) -> Whole:
    """What of these parts and their sum can be shown.

    ``counting`` is how many of the parts, from the first on, the percentage is counted of; 0 where none is given. A
    count of nought is shown: it is about nobody. Raises ValueError for a negative part.
    """
    if any(part < 0 for part in parts):
        raise ValueError("A count cannot be negative.")
    counted = sum(parts[:counting])
    percent = (
        share(parts[0], counted) if counted > small else None
    )  # “none of three in time” tells of all three
    for shown, with_total, with_percent in _choices(parts, small, percent):
        whole = Whole(
            parts=tuple(part if is_shown else None for part, is_shown in zip(parts, shown, strict=True)),
            total=sum(parts) if with_total else None,
            percent=percent if with_percent else None,
        )
        if _is_safe(whole, small, counting):
            return whole
    return Whole(parts=tuple(part if part == 0 else None for part in parts), total=None, percent=None)


def share(part: int, whole: int) -> Shown:
    """Whole percent, a half rounded up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def count(number: int, small: int) -> Shown:
    """A count that stands by itself."""
    return None if 0 < number <= small else number


def _choices(
    parts: Sequence[int], small: int, percent: Shown
) -> Iterator[tuple[tuple[bool, ...], bool, bool]]:
    """What might be shown, the most telling first: as few counts hidden as can be, the smallest of them."""
    first = [i for i, part in enumerate(parts) if 0 < part <= small]
    others = sorted((i for i, part in enumerate(parts) if part > small), key=lambda i: parts[i])
    total_shown = not 0 < sum(parts) <= small
    for with_total in (True, False) if total_shown else (False,):
        for more in range(len(others) + 1) if first else (0,):
            for chosen in combinations(others, more):
                gone = {*first, *chosen}
                shown = tuple(i not in gone for i in range(len(parts)))
                if percent is not None:
                    yield shown, with_total, True
                yield shown, with_total, False


def _is_safe(whole: Whole, small: int, counting: int) -> bool:
    """Whether every hidden count may have at least two values, by all that is shown."""
    at = [i for i, part in enumerate(whole.parts) if part is None]
    if not at:
        return True
    values: list[set[int]] = [set() for _ in at]
    for guess in _guesses(whole, len(at), small):
        parts = list(whole.parts)
        for place, value in zip(at, guess, strict=True):
            parts[place] = value
        if (
            whole.percent is not None
            and share(parts[0] or 0, sum(p or 0 for p in parts[:counting])) != whole.percent
        ):
            continue
        for seen, value in zip(values, guess, strict=True):
            seen.add(value)
        if all(len(seen) > 1 for seen in values):
            return True
    return False


_MOST = 400
"""Where the sum is not shown, values up to this one are tried: two are enough."""


def _guesses(whole: Whole, number: int, small: int) -> Iterator[tuple[int, ...]]:
    """The values that hidden counts may have: none is nought, and they make up the sum where it is shown."""
    if whole.total is not None:
        rest = whole.total - sum(part or 0 for part in whole.parts)
        yield from _sums(rest, number)
        return
    # The sum may be anything that is large enough to be hidden for another reason than its own smallness.
    for rest in range(number, min(_MOST, number + 4 * small + 40)):
        yield from _sums(rest, number)


def _sums(rest: int, number: int) -> Iterator[tuple[int, ...]]:
    if number == 1:
        if rest > 0:
            yield (rest,)
        return
    for first in range(1, rest - number + 2):
        for others in _sums(rest - first, number - 1):
            yield (first, *others)
