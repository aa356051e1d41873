"""Which provision of a plan may answer a recommendation: by topic, words, staff and what is done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ehcp_docs.audit.conditions import THERAPIES, professions
from ehcp_docs.language.amounts import amounts
from ehcp_docs.language.people import ALL_PRONOUNS
from ehcp_docs.language.pipeline import Parser
from ehcp_docs.language.related import Likeness
from ehcp_docs.language.spans import sentences
from ehcp_docs.language.topics import words_in, words_of
from ehcp_docs.plan.advice_report import Recommendation
from ehcp_docs.plan.model import Plan, Provision

ACCUSES = 0.45
"""Agreement from which it may be said that the provision holds less than was recommended. In the samples right pairs
mostly have more, and pairs of provision by the same therapist for another purpose mostly less."""
ANSWERS = 0.27
"""Agreement from which a provision may be taken to hold all that was recommended."""
MAY_ANSWER = 0.1
"""Agreement under which it plainly does not. Between the two a person has to say."""
SOURCE = 0.08
"""What it adds that the provision names this report as its source."""
PROFESSION = 0.08
"""What it adds that both name the same profession."""
SUPPORT = 0.42
"""What it adds that both are about an adult's support by the hour: such words are everywhere and say too little."""
ACTIVITY = 0.12
"""What it takes away that the one is about training adults, meeting or reviewing, and the other is not."""
_TRAINING = re.compile(
    r"\btrain(?:s|ed|ing)?\b[^.;]{0,60}\b(?:staff|adults?|assistants?|teachers?|team|people|parents|"
    r"everyone|school)\b|"
    r"\b(?:staff|adults?|assistants?|teachers?|team)\b[^.;]{0,40}\b(?:will|should|need to|"
    r"must) (?:be trained|have training|receive training)|"
    r"\b(?:hours?|minutes|days?|sessions?) of training\b|\b(?:give|provide|deliver|"
    r"run)\w*\b[^.;]{0,60}\btraining\b|"
    r"\b(?:staff |whole[- ]school )?training (?:for|to|of|session|in)\b|\bworkshops?\b",
    re.I,
)
_SUPPORT = re.compile(
    r"\b(?:(?:one[- ]to[- ]one|1:1|individual|adult|assistant|full[- ]time)(?: adult)? support|"
    r"support from an? (?:\w+ )*adult|"
    r"hours?\b[^.]{0,70}\b(?:teaching|learning support|support) assistants?|"
    r"assistants?\b[^.]{0,70}\b\d+ hours|"
    r"hours? of (?:\w+ )*(?:adult|assistant|one[- ]to[- ]one|1:1)|will work with \w+ in class)\b",
    re.I,
)
_BY_OTHERS = re.compile(
    r"\b(?:who (?:is|are|has been|have been) )?(?:trained|supervised|advised|"
    r"overseen)(?: and \w+)* by [^,.;)]+",
    re.I,
)
"""Who trained the staff says nothing of what is done."""
_MEETING = re.compile(
    r"\bconsultations?\b|\bmulti-?agency\b|\bliais\w+|"
    r"\b(?:plan|planning|review|team|progress|network|parents?['’]?|professionals['’]?) meetings?\b|"
    r"\b(?:meet|consult)(?: with)? (?:the|his|her|their|school|staff)\b|"
    r"\bmeetings? (?:of|between|with) (?:the|parents|staff|school|\w+['’]s (?:parents|teachers?))\b",
    re.I,
)
_REVIEW = re.compile(
    r"\b(?:review(?:s|ed|ing)?|monitor(?:s|ed|ing)?|re-?assess\w*|evaluat\w+|"
    r"progress (?:note|report))\b",
    re.I,
)
_DIRECT = re.compile(
    r"\b(?:teach\w*|direct|therapy sessions?|one[- ]to[- ]one|1:1|individual sessions?|"
    r"work(?:s|ing)? with|see[s]?|group|practi[sc]e|lessons?|support(?:ed)?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A provision that may answer, and how far."""

    section: str
    provision: Provision
    strength: float


def activity(text: str) -> str:
    """``training`` of adults, a ``meeting``, a ``review``, or ``work`` with the child."""
    if _TRAINING.search(text):
        return "training"
    if _MEETING.search(text):
        return "meeting"
    if _REVIEW.search(text) and not _DIRECT.search(text):
        return "review"
    return "work"


class Answers:
    """For each recommendation, the provision of the plan that may answer it, the nearest first."""

    def __init__(
        self, recommended: Sequence[Recommendation], plan: Plan, parser: Parser, *, source: str | None = None
    ) -> None:
        self._items = list(plan.provision())
        self._recommended = list(recommended)
        self._source = source
        texts = [_BY_OTHERS.sub("", item.text) for item in recommended]
        told = [_BY_OTHERS.sub("", item.text) for _, item in self._items]
        docs = parser.parse([*texts, *told])
        wanted = [words_of(doc) for doc in docs[: len(texts)]]
        titles = [words_in(item.title or "") for _, item in self._items]
        said = [title + words_of(doc) for title, doc in zip(titles, docs[len(texts) :], strict=True)]
        names = {word.form for word in words_in(f"{plan.child.name} {plan.child.preferred_name or ''}")}
        self._related = Likeness(wanted, said, names=names | ALL_PRONOUNS)

    def of(self, number: int) -> list[Answer]:
        """All provision, by how far it answers the recommendation of that number."""
        made = [
            Answer(section=letter, provision=item, strength=round(self._strength(number, at), 3))
            for at, (letter, item) in enumerate(self._items)
        ]
        return sorted(made, key=lambda answer: -answer.strength)

    def _strength(self, number: int, at: int) -> float:
        text = _BY_OTHERS.sub("", self._recommended[number].text)
        item = self._items[at][1]
        said = _BY_OTHERS.sub("", f"{item.title or ''} {item.text}")
        strength = self._related.content(at, number)
        wanted, has = professions(text), professions(said)
        if wanted & has:
            strength += PROFESSION
        if wanted & THERAPIES and has & THERAPIES and not wanted & has:
            return 0.0
        if amounts(text).hours and _SUPPORT.search(text) and _SUPPORT.search(said):
            strength += SUPPORT
        if self._source and self._source in item.sources:
            strength += SOURCE
        kinds = {activity(span.of(item.text)) for span in sentences(item.text)} | {activity(item.text)}
        if activity(text) not in kinds:
            strength -= ACTIVITY
        return max(0.0, strength)
