"""Checks of how hard a text is to read: only what is clearly too hard, since a formula sees length alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.readability import Ease, ease
from ehcp_docs.plan.days import age_on
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

VOICE_WORDS, VOICE_ABOVE, VOICE_AGE = 25, 5, 13
"""Words from which a child's text is measured; years above the child's age, and the age, from which it is too hard."""
OUTCOME_WORDS, OUTCOME_AGE = 35, 24
"""Words from which an outcome is measured, and the reading age from which it is too hard."""
_I = re.compile(r"\b(?:I|I['’]m|[Mm]y)\b")


def _ease(passage: ReadPassage) -> Ease:
    return ease(span.of(passage.text) for span in passage.sentences)


@passage_check("hard_voice", "age", "years")
def hard_voice(passage: ReadPassage) -> Iterator[Hit]:
    """Words said to be the child's that take a reading age far above the child's own."""
    if passage.passage.place.topic != "child_views" or not _I.search(passage.text):
        return
    years = age_on(passage.plan.as_of, passage.plan.plan.child.date_of_birth)
    read = _ease(passage)
    if read.words >= VOICE_WORDS and read.age >= max(VOICE_AGE, years + VOICE_ABOVE):
        yield Hit(fields={"age": str(read.age), "years": str(years)})


@passage_check("hard_outcome", "age")
def hard_outcome(passage: ReadPassage) -> Iterator[Hit]:
    """An outcome that takes long study to read."""
    read = _ease(passage)
    if read.words >= OUTCOME_WORDS and read.age >= OUTCOME_AGE:
        yield Hit(fields={"age": str(read.age)})
