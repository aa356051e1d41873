"""Themes of quality assurance, by which a report can be filtered: each holds a run of criteria."""

from __future__ import annotations

import re

OTHER = "Other"
THEMES: tuple[tuple[str, range], ...] = (
    ("Form, dates and identity", range(1, 20)),
    ("Views and aspirations", range(20, 31)),
    ("Special educational needs", range(31, 44)),
    ("Health and care needs", range(44, 51)),
    ("SMART outcomes", range(51, 75)),
    ("Specified provision", range(75, 103)),
    ("Health and care provision", range(103, 110)),
    ("Placement and budget", range(110, 113)),
    ("Advice and evidence", range(113, 117)),
    ("Links between need, provision and outcome", range(117, 126)),
    ("Plain and respectful language", range(126, 132)),
    ("How the plan was made", range(132, 136)),
)
"""Names with the numbers of their criteria (Q001 to Q135), in plan order."""

_NUMBER = re.compile(r"Q0*(\d+)")


def theme(criterion: str) -> str:
    """The theme of a criterion; “Other” for an authority's own."""
    found = _NUMBER.fullmatch(criterion)
    number = int(found.group(1)) if found else 0
    return next((name for name, numbers in THEMES if number in numbers), OTHER)
