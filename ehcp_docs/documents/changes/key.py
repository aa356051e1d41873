"""The key of the Tribunal's working document: by which type each party's changes are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from ehcp_docs import resources
from ehcp_docs.errors import Fault, TemplateError
from ehcp_docs.word.names import w
from ehcp_docs.yamlfile import read_yaml

FILE: Final = "working_document.yaml"


class Mark(StrEnum):
    """What a stretch of words is in a working document."""

    ORIGINAL = "original"
    AGREED_ADDITION = "agreed_addition"
    AGREED_DELETION = "agreed_deletion"
    APPELLANT_ADDITION = "appellant_addition"
    APPELLANT_DELETION = "appellant_deletion"
    AUTHORITY_ADDITION = "authority_addition"
    AUTHORITY_DELETION = "authority_deletion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the key."""

    type: frozenset[str]
    """bold, italic, underline, strike."""
    words: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The whole key, as it is printed."""

    title: str
    note: str
    entries: Mapping[Mark, Entry]


_TYPES: Final = {"bold": "b", "italic": "i", "underline": "u", "strike": "strike"}
# What a run's properties may hold, in the order that the format asks for.
_ORDER: Final = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
).split()


def read_key() -> Key:
    """The key in ``templates/working_document.yaml``. Raises TemplateError where two of its types are the same."""
    data: Mapping[str, Any] = read_yaml(resources.file("templates", FILE))
    names = {name: str(data.get(name, "")) for name in ("appellant", "authority")}
    entries: dict[Mark, Entry] = {}
    faults: list[Fault] = []
    for mark in Mark:
        row = data.get("key", {}).get(mark.value)
        if not isinstance(row, dict) or not set(row.get("type", ())) <= set(_TYPES):
            hint = f"Give type (of {', '.join(_TYPES)}), words and meaning."
            faults.append(
                Fault(place=f"key: {mark.value}", message="is missing or no line of a key.", hint=hint)
            )
            continue
        meaning = str(row.get("meaning", "")).format_map(names)
        entry = Entry(type=frozenset(row["type"]), words=str(row.get("words", "")), meaning=meaning)
        twin = next((other for other, known in entries.items() if known.type == entry.type), None)
        if twin is not None:
            faults.append(Fault(place=f"key: {mark.value}", message=f"has the same type as {twin.value}."))
        entries[mark] = entry
    if faults:
        raise TemplateError("The key of the working document has faults.", place=FILE, faults=faults)
    return Key(title=str(data.get("title", "")), note=str(data.get("note", "")), entries=entries)


@lru_cache(maxsize=1024)  # a plan has thousands of words and a few dozen looks
def look_of(look: bytes, entry: Entry) -> bytes:
    """Run properties as they are, but for the types of the key: each is set or taken away by name."""
    properties = etree.fromstring(look) if look else etree.Element(w("rPr"))
    gone = {w(name) for name in ("b", "bCs", "i", "iCs", "u", "strike", "dstrike", "color")}
    for node in [node for node in properties if node.tag in gone]:
        properties.remove(node)
    for kind, name in _TYPES.items():
        is_on = kind in entry.type
        for tag in (name, f"{name}Cs") if name in ("b", "i") else (name,):
            told = ("single" if is_on else "none") if name == "u" else ("1" if is_on else "0")
            properties.append(etree.Element(w(tag), {w("val"): told}))
    properties.append(etree.Element(w("color"), {w("val"): "000000"}))
    known = {w(name): number for number, name in enumerate(_ORDER)}
    properties[:] = sorted(properties, key=lambda node: known.get(node.tag, len(known)))
    return etree.tostring(properties, method="c14n", exclusive=True)
