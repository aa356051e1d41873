"""Words that are in no dictionary and are one letter away from one that is: slips, and not terms of the field.

The dictionary is that of pyspellchecker (160,000 English words counted in films and books). It is American, knows few
terms of health and none of this field; so a word counts as a slip only when no British form, no compound and no
inflection explains it, and the word that was meant is a common one with the same first letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ehcp_docs.language.spans import Span
from ehcp_docs.language.words import from_words, table

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_WORD = re.compile(r"(?<![\w’'\-/@.&])[a-z]{6,}(?![\w’'\-/@&])")
_BRITISH = (
    ("our", "or"), ("is", "iz"), ("ys", "yz"), ("tre", "ter"), ("ll", "l"), ("tt", "t"), ("ae", "e"), ("oe", "e"),
    ("ogue", "og"), ("mme", "m"), ("nce", "nse"), ("ould", "old"), ("exe", "ex"), ("kerb", "curb"), ("eing", "ing"),
)  # fmt: skip
_BEFORE = (
    "un", "re", "over", "under", "pre", "non", "inter", "multi", "hyper", "hypo", "neuro", "micro", "mini", "sub", "super",
    "anti", "co", "dys", "mis", "out", "auto", "bi", "uni", "tri", "psycho", "physio", "electro", "audio", "video", "tele",
)  # fmt: skip
_THREE_ALIKE = re.compile(r"(\w)\1\1")
_COMMON = 300
"""So often at least does the dictionary count a word that somebody meant to write."""
_PART = 4
"""Letters that each part of a compound has at least: softband, timesheet."""


class Slip(NamedTuple):
    """A word as written, and the one that was meant."""

    span: Span
    meant: str


@from_words
def _dictionary() -> SpellChecker:
    from spellchecker import SpellChecker  # here, because only an audit spells

    return SpellChecker(language="en", distance=1)


@from_words
def _counts() -> Mapping[str, int]:
    """How often the dictionary has counted each of its words."""
    counts: Mapping[str, int] = _dictionary().word_frequency.dictionary
    return counts


@from_words
def _own_words() -> frozenset[str]:
    """The words of the field that the rules in force know: the vocabulary, the lexicon, and ``spelt_right``."""
    texts = [str(value) for name in ("lexicon", "vocabulary") for value in _leaves(table(name))]
    return frozenset(word for text in texts for word in re.findall(r"[a-z]{6,}", text.lower()))


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _leaves(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _leaves(part)
    else:
        yield value


def slips(text: str) -> Iterator[Slip]:
    """The words of the text that are misspelt, with what was meant."""
    counts = _counts()
    for match in _WORD.finditer(text):
        word = match[0]
        if word not in counts and (meant := _meant(word)):
            yield Slip(Span(match.start(), match.end()), meant)


@from_words
def _meant(word: str) -> str:
    """The word that was meant; nothing where this one may be right."""
    return "" if _is_explained(word) else _nearest(word)


def _nearest(word: str) -> str:
    counts = _counts()
    near = [one for one in _dictionary().known(_dictionary().edit_distance_1(word)) if one[0] == word[0]]
    best = max(near, key=lambda one: (_doubles(word, one), counts[one], one), default="")
    return best if best and counts[best] >= _COMMON and len(best) >= len(word) - 1 else ""


def _doubles(word: str, meant: str) -> bool:
    """Whether only a doubled letter was left out: “seting” for setting, the commonest slip."""
    return any(meant == word[:at] + word[at - 1] + word[at:] for at in range(1, len(word) + 1))


def _is_explained(word: str) -> bool:
    """Whether the word is British, a term of the field, a compound, or a form of a known word."""
    counts = _counts()
    if _THREE_ALIKE.search(word):
        return False
    return (
        word in _own_words()
        or any(_american(word, british, american) for british, american in _BRITISH)
        or any(
            word.startswith(p) and word[len(p) :] in counts and len(word) - len(p) >= _PART for p in _BEFORE
        )
        or any(word[:at] in counts and word[at:] in counts for at in range(_PART, len(word) - _PART + 1))
        or _is_form(word)
    )


def _american(word: str, british: str, american: str) -> bool:
    """Whether the dictionary has the word as it is spelt in America, inflected or not."""
    places = (at for at in range(len(word)) if word.startswith(british, at))
    return any(word[:at] + american + word[at + len(british) :] in _counts() for at in places)


_FORM = re.compile(
    r"(?P<stem>\w{3,}?(?:[^aeiou][^aeiou]|[aeiou][aeiou][^aeiou]|[^aeiou]y|e))(?:s|d|ed|ing|er|ers|ly|ness|less)"
)


def _is_form(word: str) -> bool:
    """“Texted”, “fisted”: a known word with an ending, where the rules of doubling ask for nothing else."""
    form = _FORM.fullmatch(word)
    return form is not None and form["stem"] in _counts()
