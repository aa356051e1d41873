"""File names of reports, made from the plan's reference and from nothing else in the plan."""

from __future__ import annotations

import re

_NOT_FOR_NAMES = re.compile(r"[^A-Za-z0-9_.-]+")
# Names of devices on Windows, with any ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
_LONGEST = 60


def stem(reference: str) -> str:
    """The reference as the beginning of a file name that every system takes."""
    name = _NOT_FOR_NAMES.sub("-", reference)[:_LONGEST].strip("-.")
    if not name or _DEVICE.match(name):
        return f"plan-{name}".strip("-")
    return name


class Names:
    """Gives each report of a run a name of its own."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def next(self, reference: str) -> str:
        """The name for the next plan of that reference: REF, then REF-2, REF-3, whatever the capitals."""
        first = stem(reference)
        name, number = first, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{first}-{number}"
        self._taken.add(name.casefold())
        return name
