"""Outcomes that ask for perfection or for what is usual at an age, whatever this child can do now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.outcome_actor import Actor
from ehcp_docs.language.spans import Span, found
from ehcp_docs.rules.checks.outcome import reading_of
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

_THEIR = r"(?:his|her|their|the|a|an|all|same[- ]age)"
_ALIKE = (
    r"(?:peers?|classmates|age(?: group)?|year(?: group)?|chronological age|class|others of \w+ age|same age)"
)
_PERFECT = re.compile(
    r"\b(?:always|never(?! again)|every single|each and every|at all times|without (?:fail|exception)|"
    r"(?:all of the|all the) time)\b|(?<![\d.])100 ?(?:%|per ?cent\b)(?! (?:cotton|wool))",
    re.I,
)
_USUAL = re.compile(
    rf"\b(?:at|to|in line with|within|above|meet\w*|reach\w*|achiev\w*|on a par with) (?:{_THEIR} )?"
    r"(?:(?:level|standard|range|stage|rate|norm|average)s? )?(?:that (?:is|are) )?(?:expected|appropriate|typical|usual|"
    rf"normal|right|average|of|for|with) (?:(?:level|standard|range)s? )?(?:for |of |with |in )?(?:{_THEIR} )*{_ALIKE}\b"
    r"|\bage[- ](?:related|appropriate|expected|typical) (?:expectations?|levels?|standards?|range)\b"
    r"|\bage[- ]expectations\b|\bat age level\b"
    rf"|\b(?:like|as well as|as much as|as fast as|keep(?:s)? up with|catch(?:es)? up with|level with|the same as) {_THEIR} "
    r"(?:peers|classmates)\b"
    rf"|\b(?:in line with|on a par with|level with) (?:{_THEIR} )?(?:peers|classmates|(?:chronological |actual |"
    rf"real )?age)\b"
    r"|\b(?:the )?national (?:average|standards?|expectations?|norms?)\b",
    re.I,
)


@passage_check("out_of_reach")
def out_of_reach(passage: ReadPassage) -> Iterator[Hit]:
    """Always, never, 100%, the level expected at that age: a bar that asks nobody where this child is now."""
    r = reading_of(passage)
    if r.actor is Actor.ADULT or r.service:
        return
    end = r.benefit.start if r.benefit else len(passage.text)
    spans = [
        *found(_USUAL, passage.text),
        *(s for s in found(_PERFECT, passage.text) if _is_asked(s, passage)),
    ]
    for span in sorted(spans):
        if span.start < end and not any(point.span.overlaps(span) for point in passage.times):
            yield Hit(span=span)
            return


def _is_asked(span: Span, passage: ReadPassage) -> bool:
    """Whether the word goes with what the child will do, and not with where or with what (“the always-on light”)."""
    token = next((t for t in passage.doc if t.idx >= span.start), None)
    return token is not None and not any(t.dep_ in ("relcl", "advcl") for t in token.ancestors)
