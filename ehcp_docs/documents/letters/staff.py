"""What every adult in a setting must know of the provision in Section F, short enough for one side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ehcp_docs.documents.letters.fields import StaffGroup
from ehcp_docs.documents.provision_words import how_long
from ehcp_docs.plan.model import Elements, Plan, Provision

_OFTEN: Final = {
    "At all times": (),
    "Every day": ("lesson", "day"),
    "Every week": ("week",),
    "Less often": ("fortnight", "month", "half_term", "half-term", "term", "year", "once"),
}
"""When provision is given, with the words for its frequency; what has none is there at all times."""
_FULL_TIME: Final = 20
"""Hours a week from which help counts as there at all times: most of a school week of about 25 to 32."""
_LONGEST: Final = 70
"""Letters of a provision without a title."""


def staff_groups(plan: Plan) -> tuple[StaffGroup, ...]:
    """The provision of Section F by how often it is given, the most frequent first."""
    groups: dict[str, list[str]] = {when: [] for when in _OFTEN}
    for item in plan.sections.F.provision:
        groups[_when(item.elements)].append(_words(item))
    return tuple(StaffGroup(when=when, words="; ".join(items)) for when, items in groups.items() if items)


def _when(parts: Elements | None) -> str:
    if parts is None or (parts.hours_per_week or 0) >= _FULL_TIME:
        return "At all times"
    if parts.per is None:
        return "Every week" if parts.hours_per_week else "At all times"
    return next((when for when, words in _OFTEN.items() if parts.per in words), "Less often")


def _words(item: Provision) -> str:
    what = item.title or (item.elements.what if item.elements else None) or _short(item.text)
    who = ", ".join(_who(item.elements)) if item.elements else ""
    return f"{item.id} {what}" + (f" ({who})" if who else "")


def _who(parts: Elements) -> Iterator[str]:
    if parts.who:
        yield parts.who
    if parts.minutes:
        yield how_long(parts.minutes)


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0] + " …"
