"""How hard a text is to read: words, sentences and syllables, and the school age that the Flesch-Kincaid formula gives.

Flesch-Kincaid grade = 0.39 × words in a sentence + 11.8 × syllables in a word − 15.59 (Kincaid and others 1975), a
school grade of the United States; five more is the age at which children are in that grade. Syllables are counted by
spelling, with no dictionary. The formula sees length alone: long words that a child knows count as hard, and short
strange ones as easy. It says something of a few hundred words and little of a single sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ehcp_docs.language.words import of_text

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_PARTS = re.compile(r"(?<=[;:])\s")
_GROUPS = re.compile(r"[aeiouy]+")
_APART = re.compile(
    r"i[aou](?![u])(?!n\b)|[aeiou]ing\b|(?<!p)eo(?!u)|(?<![qg])u[ao]|[dt]ual|io\b|ie[tr]\b|[^aeiou]ier|"
    r"sm\b|thm\b|creat(?!u)|re(?:a[dlp]just|acti|ass|open|us)|coop|nua"
)
_ONE_SOUND = re.compile(r"[cstgx]i(?:a|ou|on|en)")
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l)e\b|[^dt]ed\b(?<!led)|(?:[^aeiouysxzhcg]es)\b(?<!les)|(?<=[aeiouy])les\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ease:
    """What was counted in a text."""

    words: int
    sentences: int
    syllables: int

    @property
    def mean(self) -> float:
        """Words in a sentence, on average."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade; 0 for a text without words."""
        if not self.words or not self.sentences:
            return 0.0
        return 0.39 * self.mean + 11.8 * self.syllables / self.words - 15.59

    @property
    def age(self) -> int:
        """The reading age in whole years, 5 to 25: beyond school the formula has nothing more to say."""
        return min(25, max(5, round(self.grade + 5)))

    def __add__(self, other: Ease) -> Ease:
        return Ease(
            words=self.words + other.words,
            sentences=self.sentences + other.sentences,
            syllables=self.syllables + other.syllables,
        )


NONE = Ease(words=0, sentences=0, syllables=0)


def parts_of(sentence: str) -> list[str]:
    """The sentence, or its parts between semicolons and colons, which are read one by one."""
    return [part for part in _PARTS.split(sentence) if _WORD.search(part)]


def words_of_part(part: str) -> int:
    """How many words are counted in it."""
    return len(_WORD.findall(part))


def ease(sentences: Iterable[str]) -> Ease:
    """What is counted in these sentences."""
    made = NONE
    for sentence in sentences:
        for part in parts_of(sentence):
            words = _WORD.findall(part)
            counted = Ease(words=len(words), sentences=1, syllables=sum(map(syllables, words)))
            made += counted
    return made


@of_text(4096)  # words come again and again
def syllables(word: str) -> int:
    """How many syllables a word has, by its spelling; capitals are spelt out, a number counts as one."""
    if word[:1].isdigit():
        return 1
    if word.isupper() and 1 < len(word) <= 5:
        return len(word) + 2 * word.count("W")
    lower = word.lower().replace("’", "'").removesuffix("'s")
    lower = re.sub(r"'[a-z]+$", "", lower)
    count = len(_GROUPS.findall(lower))
    count += len(_APART.findall(lower))
    count -= len(_SILENT.findall(lower))
    count -= len(_ONE_SOUND.findall(lower)) * bool(_APART.search(lower))
    return max(1, count)
