"""Which texts of a plan speak of the same subject, by the words of the field."""

from __future__ import annotations

from collections.abc import Iterable

from ehcp_docs.audit.questions.laid import quote
from ehcp_docs.audit.questions.model import Quote
from ehcp_docs.language.elements import element_words
from ehcp_docs.language.topics import terms_of, words_in
from ehcp_docs.language.words import of_text
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.reading import ReadPassage, ReadPlan

MOST = 3
"""Texts of a kind that are told for one wish."""


@of_text(2_048)  # the texts and sentences of one plan
def topics_of(text: str) -> frozenset[str]:
    """The subjects of which a text speaks."""
    return frozenset(topic for _, topics in terms_of(words_in(text)) for topic in topics)


def topic_name(topic: str) -> str:
    """What a subject is called in a report."""
    return str(element_words()["topic_names"].get(topic, topic.replace("_", " ")))


class Subjects:
    """The outcomes and provision of a plan by the subjects of which they speak."""

    def __init__(self, plan: ReadPlan) -> None:
        self._of = {
            kind: [(passage, topics_of(passage.text)) for passage in plan.of_kind(kind)]
            for kind in (Kind.OUTCOME, Kind.PROVISION)
        }

    def touching(self, words: str, kind: Kind) -> tuple[Quote, ...]:
        """The texts of that kind that share a subject with the words, those that share most first."""
        asked = topics_of(words)
        ranked: Iterable[tuple[ReadPassage, frozenset[str]]] = sorted(
            ((passage, topics & asked) for passage, topics in self._of[kind] if topics & asked),
            key=lambda pair: -len(pair[1]),
        )
        return tuple(
            quote(passage, note=", ".join(sorted(map(topic_name, both))))
            for passage, both in list(ranked)[:MOST]
        )
