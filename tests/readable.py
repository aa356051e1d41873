"""How easy the fixed text of a letter is to read: the Flesch-Kincaid grade, for tests."""

from __future__ import annotations

import re

LEGAL_NAMES = (
    "Special Educational Needs and Disability Regulations 2014",
    "First-tier Tribunal (Special Educational Needs and Disability)",
    "Children and Families Act 2014",
    "special educational needs and disabilities information, advice and support service (SENDIASS)",
    "Education, Health and Care needs assessment",
    "Education, Health and Care plan",
)


def without_names(text: str) -> str:
    """The text with short words in place of legal names, tags and contacts."""
    for name in LEGAL_NAMES:
        text = text.replace(name, "the plan")
    text = re.sub(r"\{%.*?%\}", "", text)
    return re.sub(r"\{\{.*?\}\}", "it", text)


def sentences(text: str) -> list[list[str]]:
    """The words of each whole sentence; headings and cells without a full stop would flatter the figures."""
    parts = (part for part in re.split(r"(?<=[.?!])\s+", text) if part.endswith((".", "?", "!")))
    return [words for part in parts if (words := re.findall(r"[\w’'-]+", part))]


def syllables(word: str) -> int:
    """About as many as are heard: groups of vowels, without a silent e or ed."""
    word = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxz])es$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def grade(found: list[list[str]]) -> float:
    """The Flesch-Kincaid grade."""
    words = [word for sentence in found for word in sentence]
    heard = sum(map(syllables, words))
    return 0.39 * len(words) / len(found) + 11.8 * heard / len(words) - 15.59
