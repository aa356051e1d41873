"""Two texts side by side: which words stayed, which went, which came.

Words are compared, not letters: “40” that became “30” is one change. Changes between which only a short word stands
are told as one, and texts that have little in common as one whole in place of another: that is what can be read.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_TOKEN: Final = re.compile(r"\s*(?:[^\W_]+(?:[’'.,:-](?=[^\W_])[^\W_]+)*|[^\w\s]|_+)|\s+")
"""A word or a mark with the space before it; hyphens, apostrophes and points within a word belong to it."""
SHORT: Final = 3
"""Letters of a word that may be taken into the changes on both sides of it."""
APART: Final = 0.25
"""Texts that share less than this part of their letters are told as one whole in place of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """So many tokens of the old text, and what stands for them in the new one."""

    old: tuple[int, int]
    """The first token, and the first that is not of it any more."""
    new: tuple[int, int]
    is_same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChange:
    """Words that stayed, or old words with the new ones in their place; either may be empty."""

    old: str
    new: str

    @property
    def is_same(self) -> bool:
        """Whether the words stayed."""
        return self.old == self.new


def words_of(text: str) -> list[str]:
    """The words and marks of the text, each with the space before it; joined they are the text."""
    return _TOKEN.findall(text)


def word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """What stayed and what changed, in order; the old words joined are the old text, and so the new."""
    before, after = words_of(old), words_of(new)
    return tuple(
        WordChange(old="".join(before[slice(*s.old)]), new="".join(after[slice(*s.new)]))
        for s in stretches(before, after, before, after)
    )


def stretches(
    old: Sequence[Hashable], new: Sequence[Hashable], old_words: Sequence[str], new_words: Sequence[str]
) -> list[Stretch]:
    """What stayed and what changed, in order, by what the tokens are compared by and the words they show.

    Two tokens are the same if they are equal; ``old_words`` and ``new_words`` have the letters of each.
    """
    found = list(_matched(old, new))
    if not found:
        return []
    if len(found) > 1 and _shared(found, old_words, new_words) < APART:
        return [Stretch(old=(0, len(old)), new=(0, len(new)), is_same=False)]
    return list(_joined(found, old_words))


def _matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Stretch]:
    start = _same_at_start(old, new)
    rest = min(len(old), len(new)) - start
    end = _same_at_start(old[::-1][:rest], new[::-1][:rest])
    if start:
        yield Stretch(old=(0, start), new=(0, start), is_same=True)
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    for tag, i, j, k, m in SequenceMatcher(None, middle_old, middle_new, autojunk=False).get_opcodes():
        yield Stretch(old=(i + start, j + start), new=(k + start, m + start), is_same=tag == "equal")
    if end:
        yield Stretch(old=(len(old) - end, len(old)), new=(len(new) - end, len(new)), is_same=True)


def _same_at_start(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _shared(found: Sequence[Stretch], old_words: Sequence[str], new_words: Sequence[str]) -> float:
    """The letters that stayed, by those of the shorter text."""
    same = sum(_letters(old_words[slice(*s.old)]) for s in found if s.is_same)
    least = min(_letters(old_words), _letters(new_words))
    return same / least if least else 1.0


def _letters(words: Sequence[str]) -> int:
    return sum(c.isalnum() for word in words for c in word)


def _joined(found: Sequence[Stretch], old_words: Sequence[str]) -> Iterator[Stretch]:
    """The stretches, with a short one that stayed taken into the replacements on both sides of it."""
    held: Stretch | None = None
    for at, one in enumerate(found):
        is_island = (
            one.is_same
            and 0 < at < len(found) - 1
            and _letters(old_words[slice(*one.old)]) <= SHORT
            and all(_replaces(other) for other in (found[at - 1], found[at + 1]))
        )
        if one.is_same and not is_island:
            if held:
                yield held
            held = None
            yield one
        elif held:
            held = Stretch(old=(held.old[0], one.old[1]), new=(held.new[0], one.new[1]), is_same=False)
        else:
            held = Stretch(old=one.old, new=one.new, is_same=False)
    if held:
        yield held


def _replaces(one: Stretch) -> bool:
    """Whether old words and new ones stand there."""
    return not one.is_same and one.old[0] < one.old[1] and one.new[0] < one.new[1]
