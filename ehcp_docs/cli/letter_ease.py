"""How hard a finished letter to a family is to read, told after ``ehcp render`` has made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ehcp_docs import resources
from ehcp_docs.documents.printing import PARAGRAPH, ROW
from ehcp_docs.documents.readback import text_of
from ehcp_docs.language.readability import ease
from ehcp_docs.word.package import open_package
from ehcp_docs.yamlfile import read_yaml

_PARAGRAPHS: Final = re.compile(f"[{PARAGRAPH}{ROW}]")
_SENTENCES: Final = re.compile(r"(?<=[.?!])\s+")
_WORDS: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d.,:]*")
_SHORT: Final = "the plan"
"""What stands for a legal name when words are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a letter should keep to."""

    oldest: int
    """Reading age in years."""
    longest: int
    """Words in a sentence."""
    names: tuple[str, ...]
    """Legal names, which are not counted as they stand."""


@cache
def aim() -> Aim:
    """The aim of ``templates/reading_ease.yaml``."""
    found: dict[str, Any] = read_yaml(resources.file("templates", "reading_ease.yaml"))
    return Aim(oldest=found["oldest"], longest=found["longest"], names=tuple(found["names"]))


def hard_places(letter: bytes) -> Iterator[str]:
    """A line for the reading age of the letter, and for each sentence that is too long; none where it is easy."""
    wanted = aim()
    package = open_package(letter)
    sentences = list(_whole_sentences(text_of(package.xml(package.main)), wanted.names))
    age = ease(sentence for _, sentence in sentences).age
    if age > wanted.oldest:
        yield f"Its reading age is {age}; aim at {wanted.oldest} or less: shorter sentences, and words of every day."
    for number, sentence in sentences:
        words = _longest(sentence)
        if words > wanted.longest:
            yield f"Paragraph {number} has a sentence of {words} words; aim at {wanted.longest} or less."


def _longest(sentence: str) -> int:
    """How many words are read in one go; the items of a list after a colon are read one by one."""
    head, _, items = sentence.partition(": ")
    return max(len(_WORDS.findall(part)) for part in (head, *items.split(", ")))


def _whole_sentences(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Each sentence with the number of its paragraph; headings and cells without a full stop are no sentences."""
    number = 0
    for paragraph in _PARAGRAPHS.split(text):
        plain = " ".join(paragraph.split())
        number += bool(plain)
        for name in names:
            plain = plain.replace(name, _SHORT)
        for sentence in _SENTENCES.split(plain):
            if sentence.endswith((".", "?", "!")):
                yield number, sentence
