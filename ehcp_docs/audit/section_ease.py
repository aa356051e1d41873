"""How hard each section is to read, with its longest sentences: told beside the score, and no part of it."""

from __future__ import annotations

from dataclasses import dataclass

from ehcp_docs.audit.questions.model import Quote
from ehcp_docs.language.readability import NONE, Ease, ease, parts_of, words_of_part
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.memory import passage_fact
from ehcp_docs.rules.reading import ReadPassage, ReadPlan

ENOUGH = 100
"""Words from which the formula says something of a text."""
LONG, MOST = 25, 3
"""Words from which a sentence is told as long (as government guidance has it), and how many of a section are told."""
_PROSE = (
    Kind.VIEW, Kind.NEED, Kind.STRENGTH, Kind.NIL, Kind.OUTCOME, Kind.STEP, Kind.ARRANGEMENT, Kind.PROVISION, Kind.BUDGET,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LongSentence:
    """A sentence, or the part of one up to a semicolon, that is long."""

    words: int
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEase:
    """How hard one section is to read."""

    section: str
    words: int
    sentences: int
    mean: float
    """Words in a sentence, on average."""
    grade: float | None
    """Flesch-Kincaid grade; None where there are too few words to say."""
    age: int | None
    """The reading age that goes with it."""
    longest: tuple[LongSentence, ...]
    """The longest sentences, where they are long."""


def section_ease(plan: ReadPlan) -> tuple[SectionEase, ...]:
    """Each section with prose in it, in plan order."""
    by: dict[str, list[ReadPassage]] = {}
    for passage in plan.of_kind(*_PROSE):
        by.setdefault(passage.passage.place.section, []).append(passage)
    return tuple(_of_section(section, passages) for section, passages in by.items())


def _of_section(section: str, passages: list[ReadPassage]) -> SectionEase:
    counted: Ease = NONE
    for passage in passages:
        counted += _ease(passage)
    says = counted.words >= ENOUGH
    long = sorted((one for passage in passages for one in _long(passage)), key=lambda one: -one.words)
    return SectionEase(
        section=section,
        words=counted.words,
        sentences=counted.sentences,
        mean=round(counted.mean, 1),
        grade=round(counted.grade, 1) if says else None,
        age=counted.age if says else None,
        longest=tuple(long[:MOST]),
    )


@passage_fact
def _ease(passage: ReadPassage) -> Ease:
    return ease(span.of(passage.text) for span in passage.sentences)


@passage_fact
def _long(passage: ReadPassage) -> list[LongSentence]:
    place, made = passage.passage.place, []
    for span in passage.sentences:
        for part in parts_of(span.of(passage.text)):
            words = words_of_part(part)
            if words > LONG:
                quote = Quote(
                    words=part.strip(), section=place.section, item=passage.item, pointer=place.pointer
                )
                made.append(LongSentence(words=words, quote=quote))
    return made
