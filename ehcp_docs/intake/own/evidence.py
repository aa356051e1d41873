"""Whether a file is a plan in the layout of ehcp-docs."""

from __future__ import annotations

from ehcp_docs.intake.own.zones import zone_of
from ehcp_docs.intake.source import Source

STYLES = frozenset(
    {
        "cover authority", "cover status", "cover meaning", "fact", "who said it", "table number", "table link",
        "detail", "table bullet", "also for this need", "basis", "lead",
    }
)  # fmt: skip
"""Paragraph styles that only our templates have, in lower case."""
_FEWEST_STYLES = 4
_FEWEST_ZONES = 7


def is_own(source: Source) -> bool:
    """Whether several of our paragraph styles and most of our headings stand in the file.

    An authority that rewrote the headings of our template has a layout of its own, read like any other.
    """
    if source.kind != "docx":
        return False
    lines = [line for line in source.lines() if not line.is_empty]
    styles = {line.style for line in lines} & STYLES
    if "cover status" not in styles or len(styles) < _FEWEST_STYLES:
        return False
    zones = {zone_of(line.text) for line in lines if line.level == 1}
    return len(zones - {""}) >= _FEWEST_ZONES
