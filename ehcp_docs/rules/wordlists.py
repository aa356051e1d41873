"""Words that an authority adds to, or removes from, the lists of ``lexicon.yaml`` and ``vocabulary.yaml``."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ehcp_docs.errors import Fault
from ehcp_docs.language.words import Words, table
from ehcp_docs.rules.changes import how_listed, listed
from ehcp_docs.rules.files import nearest
from ehcp_docs.rules.model import Change, Layer


def shipped_words() -> Words:
    """The lists as they are without any changes."""
    return Words(lexicon=table("lexicon"), vocabulary=table("vocabulary"))


def changed_words(
    words: Words | None, asked: Mapping[str, Any], layer: Layer, place: str, faults: list[Fault]
) -> tuple[Words, list[Change]]:
    """The lists with the changes made, and what was changed; unknown lists and words are faults."""
    base = words or shipped_words()
    made = Words(lexicon=copy.deepcopy(dict(base.lexicon)), vocabulary=copy.deepcopy(dict(base.vocabulary)))
    known: dict[str, list[list[Any]]] = {}
    for tree in (made.lexicon, made.vocabulary):
        for name, words_in in _lists(tree):
            known.setdefault(name, []).append(words_in)
    changes: list[Change] = []
    for name, wanted in asked.items():
        at = f"{place}: words: {name}"
        if name not in known:
            faults.append(
                Fault(place=at, message=f"there is no list “{name}”.", hint=nearest(name, known, 3))
            )
            continue
        how = _changed(known[name], wanted, at, faults)
        if how:
            reason = str(wanted.get("reason", ""))
            changes.append(Change(what=f"words {name}", how=how, by=layer, reason=reason))
    return made, changes


def _lists(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, list[Any]]]:
    """Every list in the tree, by its name with points."""
    for key, value in tree.items():
        name = f"{above}.{key}" if above else str(key)
        if isinstance(value, list):
            yield name, value
        elif isinstance(value, dict):
            yield from _lists(value, name)


def _changed(lists: list[list[Any]], wanted: Mapping[str, Any], place: str, faults: list[Fault]) -> str:
    """Change the lists of that name, which both files may have, in place; what was changed, in words."""
    rows = {str(row["words"]): row for one in lists for row in one if isinstance(row, dict)}
    added = wanted.get("add", ())
    wrong = [row for row in added if isinstance(row, dict) != bool(rows)]
    if wrong:
        needed = "rows such as {words: a pattern, kinder: what to say}" if rows else "words"
        faults.append(Fault(place=place, message=f"the list holds {needed}; add such."))
        return ""
    for row in added if rows else ():
        try:
            re.compile(row["words"])
        except re.error as error:
            faults.append(Fault(place=place, message=f"a pattern is wrong: {error}."))
            return ""
        rows[row["words"]] = row
    before = [str(row["words"]) if isinstance(row, dict) else str(row) for one in lists for row in one]
    names = {**wanted, "add": [row["words"] if rows else row for row in added]}
    after = listed(before, names, place, faults)
    for one in lists:
        one[:] = [row for row in one if (row["words"] if isinstance(row, dict) else str(row)) in after]
    lists[0] += [rows[word] if rows else word for word in after if word not in before]
    return how_listed(before, after)
