"""Two versions against one base: at each place what either put in, and whether either left the base as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What stands before a piece of the base, and what became of that piece; at the end there is none."""

    agreed: tuple[int, ...]
    """What both versions put in here, by its numbers in the first."""
    of_one: tuple[int, ...]
    """What only the first put in."""
    of_other: tuple[int, ...]
    base: int | None
    one: int | None
    """The piece in the first version; None where it took it out."""
    other: int | None


Pairs = Sequence[tuple[int | None, int | None]]


def threefold(length: int, pairs: Sequence[Pairs], keys: Sequence[Sequence[object]]) -> Iterator[Gap]:
    """The gaps of a base of that length, in order.

    ``pairs`` has for either version what of the base became what of it; ``keys`` by what the pieces of either
    version are told apart. What both put in at one place is agreed where it is the same.
    """
    one, other = (_sorted(length, version) for version in pairs)
    for at in range(length + 1):
        (mine, my_fate), (theirs, their_fate) = one[at], other[at]
        yield from _put_in(mine, theirs, keys)
        if at < length:
            yield Gap(agreed=(), of_one=(), of_other=(), base=at, one=my_fate, other=their_fate)


def _sorted(length: int, pairs: Pairs) -> list[tuple[list[int], int | None]]:
    """For each piece of the base what was put in before it, and what it became.

    What replaces something stands behind it: new words in place of old ones are read after them.
    """
    put_in: list[list[int]] = [[] for _ in range(length + 1)]
    became: list[int | None] = [None] * (length + 1)
    at = 0
    for base, version in pairs:
        if base is not None:
            became[base] = version
            at = base + 1
        elif version is not None:
            put_in[at].append(version)
    return list(zip(put_in, became, strict=True))


def _put_in(mine: Sequence[int], theirs: Sequence[int], keys: Sequence[Sequence[object]]) -> Iterator[Gap]:
    """What came in at one place: what both have as agreed, and round it each party's own."""
    if not mine and not theirs:
        return
    ours, others = [keys[0][at] for at in mine], [keys[1][at] for at in theirs]
    for tag, i, j, k, m in SequenceMatcher(None, ours, others, autojunk=False).get_opcodes():
        is_same = tag == "equal"
        yield Gap(
            agreed=tuple(mine[i:j]) if is_same else (),
            of_one=() if is_same else tuple(mine[i:j]),
            of_other=() if is_same else tuple(theirs[k:m]),
            base=None,
            one=None,
            other=None,
        )
