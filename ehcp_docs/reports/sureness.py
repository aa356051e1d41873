"""How sure a score is, in words."""

from __future__ import annotations

from typing import Any

from ehcp_docs.audit.model import Report, SectionScore
from ehcp_docs.reports.wording import points

CANNOT_TELL = "cannot tell"
_MEANING = {
    "high": "What the score rests on could be read and judged.",
    "fair": "Some of what the score rests on could not be read or judged.",
    "low": "Much of what the score rests on could not be read or judged: read the plan before you rely on it.",
    CANNOT_TELL: "Too little could be read to judge the plan: do not use the score.",
}


def sure_line(report: Report) -> str:
    """How sure the score is, in one line; empty where it was not worked out."""
    sure = report.sureness
    if sure is None:
        return ""
    said = f"How sure the score is: {sure.word}, {points(sure.points)} of 100."
    return f"{said} {_MEANING.get(sure.word, '')}".rstrip()


def sure_reasons(report: Report) -> tuple[str, ...]:
    """What makes the score less sure, what takes off most first; each with its points."""
    sure = report.sureness
    if sure is None:
        return ()
    losing = sorted((part for part in sure.parts if part.lost), key=lambda part: -part.lost)
    return tuple(f"{part.because} (−{points(part.lost)})" for part in losing)


def section_points(section: SectionScore) -> str:
    """A section's score as it is printed: its points, or that it cannot be told."""
    return points(section.score) if section.judged else CANNOT_TELL


def sureness_data(report: Report) -> dict[str, Any] | None:
    """How sure the score is, as plain values."""
    sure = report.sureness
    if sure is None:
        return None
    return {
        "points": sure.points,
        "word": sure.word,
        "parts": [
            {
                "name": part.name,
                "share": round(part.share, 4),
                "weight": part.weight,
                "lost": part.lost,
                "because": part.because,
            }
            for part in sure.parts
        ],
        "formula": list(sure.formula),
    }
