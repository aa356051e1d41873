"""Why two texts belong together, or do not: the subjects of each, with the words that speak of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ehcp_docs.language.elements import element_words
from ehcp_docs.language.topics import Word, family, terms_of, vocabulary
from ehcp_docs.language.words import from_words, of_text

MOST = 3
"""Subjects, and words of each, that are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject of a text with the words that speak of it."""

    topic: str
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the subject is called in a report."""
        names = element_words()["topic_names"]
        return str(names.get(self.topic, self.topic.replace("_", " ")))

    def told(self) -> str:
        """“handwriting (pencil grip, letter formation)”."""
        words = [word for word in self.words if word != self.name][:MOST]
        return f"{self.name} (‘{'’, ‘'.join(words)}’)" if words else self.name


def subjects(words: Sequence[Word]) -> tuple[Subject, ...]:
    """What a text is about, the subject with the most words first; only terms that the field knows count."""
    return _subjects(tuple(words))


@of_text(256)  # the items of one plan, each compared with several others
def _subjects(words: tuple[Word, ...]) -> tuple[Subject, ...]:
    by_topic: dict[str, list[str]] = {}
    for term, topics in terms_of(words):
        for topic in topics:
            by_topic.setdefault(topic, []).append(term)
    made = [Subject(topic=topic, words=tuple(dict.fromkeys(terms))) for topic, terms in by_topic.items()]
    return tuple(sorted(made, key=lambda s: (-len(by_topic[s.topic]), -len(s.words))))


def shared(one: Sequence[Word], other: Sequence[Word]) -> tuple[str, ...]:
    """What both texts speak of: subjects with the words of both, or else single words that both have.

    Empty where they share neither.
    """
    mine, theirs = subjects(one), {subject.topic: subject for subject in subjects(other)}
    both = []
    for subject in mine:
        match = theirs.get(subject.topic)
        if match:
            words = tuple(dict.fromkeys((*subject.words[:2], *match.words[:2])))
            both.append(Subject(topic=subject.topic, words=words).told())
    if both:
        return tuple(both[:MOST])
    kin = {family(w.lemma) for w in other if not _is_plain(w)}
    alike = [w.form for w in one if not _is_plain(w) and family(w.lemma) in kin]
    return tuple(f"‘{word}’" for word in dict.fromkeys(alike))[:MOST]


def about(words: Sequence[Word]) -> str:
    """The subjects of a text in one phrase; empty where it speaks of none that the field knows."""
    told = [subject.told() for subject in subjects(words)[:2]]
    return " and ".join(told)


def _is_plain(word: Word) -> bool:
    """Whether a word says nothing of what a text is about."""
    return word.empty or len(word.form) < 4 or word.form[:1].isdigit() or word.lemma in _common()


@from_words
def _common() -> frozenset[str]:
    return frozenset(str(word) for word in vocabulary()["common"])
