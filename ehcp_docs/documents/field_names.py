"""Which known field an officer may have meant by a name that there is not: a council's template has names of its own.

Templates made for other programs write `date_of_birth`, `parent_1_email` or `nhs_number_if_available`; the field here
stands deeper, as `child.date_of_birth`. So whole paths are compared, not only the names at one level.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from ehcp_docs.documents.shapes import Field

_MOST: Final = 3
"""Fields that are offered for one name; more help nobody."""
_ALIKE: Final = 0.75
"""How much of two paths is the same letter by letter, of 1, where one is offered for the other."""


def fields_meant(name: str, known: Sequence[Field]) -> list[str]:
    """The paths that may be meant, at most three: of the same last name, holding it whole, or nearly the same."""
    last = [(one, one.path.rsplit(".", 1)[-1]) for one in known]
    same = [one.path for one, field in last if field == name]
    if not same:
        # “nhs_number_if_available”; a field of one word, such as “name”, stands in too many others.
        same = [
            one.path for one, field in last if "_" in field and one.kind != "group" and _holds(name, field)
        ]
    if not same:
        plain = {_plain(one.path): one.path for one in known}
        same = [plain[near] for near in get_close_matches(_plain(name), plain, n=1, cutoff=_ALIKE)]
    if not same:
        near = get_close_matches(name, dict.fromkeys(field for _, field in last), n=1, cutoff=_ALIKE)
        same = [one.path for one, field in last if field in near]
    outside = [path for path in same if "[]" not in path] or same
    return sorted(outside, key=lambda path: path.count("."))[:_MOST]


def _holds(name: str, field: str) -> bool:
    return f"_{field}_" in f"_{name}_"


def _plain(path: str) -> str:
    return path.lower().replace("[]", "").replace("_", ".")


def in_words(path: str) -> str:
    """The path as an officer is to write it; of a list's items, with the list to repeat."""
    if "[]." not in path:
        return path
    above, field = path.rsplit("[].", 1)
    return f"“{field}” of each item of {above.replace('[]', '')}"
