"""How a place in a file is called in a message: “text” of F3, Section H2, entry 2 of “parents”.

Names of the format's own fields may be printed; what a person typed may not, unless it can only be a slip of
such a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

Path = Sequence[str | int]

ID = re.compile(r"[A-Z][A-Z0-9]{0,5}[0-9](?:\.[0-9]{1,3})?")
PLAIN_NAME = re.compile(r"[a-z$][a-z0-9_$]{0,39}|[A-K]|H[12]")
"""What looks like the name of a field or section, not like something about a person."""
WHOLE = {"plan": "the plan", "case": "the case file", "monitoring": "the monitoring file"}


class Names:
    """Calls the places of one file by name."""

    def __init__(self, data: Any, kind: str) -> None:
        self._data = data
        self.kind = kind

    def field(self, path: Path) -> str:
        """The field at that place with what it is a field of."""
        last, around = path[-1], path[:-1]
        if isinstance(last, int):
            return f"entry {last + 1} of {self.field(around)}"
        if len(path) == 2 and path[0] == "sections":
            return f"Section {last}"
        return f"“{last}” of {self.owner(around)}" if around else f"“{last}”"

    def owner(self, path: Path) -> str:
        """The object at that place: child, F3, Section E."""
        if not path:
            return WHOLE.get(self.kind, "the file")
        last, around = path[-1], path[:-1]
        if isinstance(last, int):
            found = self._at(path)
            named = found.get("id") if isinstance(found, dict) else None
            if isinstance(named, str) and ID.fullmatch(named):
                return named
            return f"entry {last + 1} of {self.field(around)}"
        if len(path) == 2 and path[0] == "sections":
            return f"Section {last}"
        called = "the nil statement" if last == "nil" else str(last)
        return f"{called} of {self.owner(around)}" if around else called

    def _at(self, path: Path) -> Any:
        found = self._data
        for part in path:
            found = found[part]
        return found


def nearest(typed: object, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The known name that was most likely meant, or None."""
    if not isinstance(typed, str) or len(typed) > 60:
        return None
    by_key = {_key(name): name for name in known}
    found = get_close_matches(_key(typed), by_key, n=1, cutoff=cutoff)
    return by_key[found[0]] if found else None


def _key(name: str) -> str:
    """The name as it is compared: preferredName, Preferred name and preferred_name are one."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.strip())
    return re.sub(r"[\s\-]+", "_", parted).casefold()


def sentence(message: str) -> str:
    """The message with a capital at its beginning."""
    return message[:1].upper() + message[1:]


def either(words: Sequence[str]) -> str:
    """The words as a choice: a, b or c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def both(words: Sequence[str]) -> str:
    """The words as a list: a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
