"""The audits of plans for the board: grades, marks by section, what was found most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from ehcp_docs.board.hiding import count, hidden, share
from ehcp_docs.board.model import Audited, Mean, Share, Shown
from ehcp_docs.board.wording import BoardWording

_MOST_FOUND = 5
_Z = 1.96
"""For an interval in which the true share lies in 95 of 100 such samples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAudit:
    """What the board needs of one audit."""

    grade: str
    marks: Mapping[str, float]
    """Section to its mark, of 100."""
    found: frozenset[str]
    """Questions of the criteria of which something was found: errors and warnings only."""
    rules: str


def audited(
    plans: Sequence[PlanAudit],
    grades: Sequence[str],
    sections: Mapping[str, str],
    wording: BoardWording,
    before: Audited | None,
) -> Audited:
    """The figures of these audits. ``grades`` from the best to the worst, the two upper ones are good.

    With fewer plans than ``fewest_audited`` only their number is told, where it is not small itself.
    """
    rules = ", ".join(sorted({one.rules for one in plans}))
    if len(plans) < wording.fewest_audited:
        return Audited(plans=count(len(plans), wording.small), rules=rules)
    number = Counter(one.grade for one in plans)
    whole = hidden([number[grade] for grade in grades], small=wording.small)
    upper = sum(number[grade] for grade in grades[:2])
    good = hidden([upper, len(plans) - upper], small=wording.small, counting=2)
    low, high = interval(upper, len(plans)) if good.percent is not None else (None, None)
    return Audited(
        plans=len(plans),
        rules=rules,
        grades=tuple(
            Share(title=grade, count=part, percent=None if part is None else share(part, len(plans)))
            for grade, part in zip(grades, whole.parts, strict=True)
        ),
        good=good.percent,
        good_from=low,
        good_to=high,
        good_before=before.good if before else None,
        sections=_means(plans, sections, wording.fewest_audited, before),
        most_found=_most_found(plans, wording.small),
    )


def interval(part: int, whole: int) -> tuple[int, int]:
    """Wilson's interval (1927) of a share, in whole percent: where the true share lies 95 times of 100."""
    p, square = part / whole, _Z * _Z
    middle = (p + square / (2 * whole)) / (1 + square / whole)
    half = _Z * sqrt(p * (1 - p) / whole + square / (4 * whole * whole)) / (1 + square / whole)
    return max(0, round(100 * (middle - half))), min(100, round(100 * (middle + half)))


def _means(
    plans: Sequence[PlanAudit], sections: Mapping[str, str], fewest: int, before: Audited | None
) -> tuple[Mean, ...]:
    """Means of the sections that enough plans have."""
    earlier: dict[str, Shown] = {one.section: one.mark for one in before.sections} if before else {}
    made = []
    for section, title in sections.items():
        marks = [one.marks[section] for one in plans if section in one.marks]
        mark = round(sum(marks) / len(marks)) if len(marks) >= fewest else None
        made.append(Mean(section=section, title=title, mark=mark, before=earlier.get(section)))
    return tuple(made)


def _most_found(plans: Sequence[PlanAudit], small: int) -> tuple[Share, ...]:
    """The criteria of which something was found in most plans; those of few plans are left out, not marked."""
    found = Counter(question for one in plans for question in one.found)
    rows = []
    for question, number in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        whole = hidden([number, len(plans) - number], small=small, counting=2)
        if whole.parts[0] is not None:
            rows.append(Share(title=question, count=whole.parts[0], percent=whole.percent))
    return tuple(rows[:_MOST_FOUND])
