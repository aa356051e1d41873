"""The numbers and bullets that Word prints of its own accord: they stand in no text of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ehcp_docs.word.names import w
from ehcp_docs.word.package import Package
from ehcp_docs.word.styles import value

_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
BULLET = "•"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    """What is printed, ``%1`` standing for the number of level 1."""
    start: int = 1


@dataclass(slots=True, kw_only=True)
class Numbering:
    """The lists of a file, counting as the paragraphs come by."""

    levels: dict[str, dict[int, Level]]
    """Levels of each list, by its id."""
    shared: dict[str, str]
    """The definition a list counts along with, by its id."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, list_id: str, level: int) -> str:
        """What Word prints before the next paragraph of that list and level."""
        levels = self.levels.get(list_id)
        if levels is None:
            return ""
        here = levels.get(level, Level())
        if here.form in ("bullet", "none"):
            return BULLET if here.form == "bullet" else here.text
        counts = self.counts.setdefault(self.shared.get(list_id, list_id), {})
        counts[level] = counts.get(level, here.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]

        def number(match: re.Match[str]) -> str:
            asked = int(match.group(1)) - 1
            its = levels.get(asked, Level())
            return _written(counts.get(asked, its.start), its.form)

        return re.sub(r"%([1-9])", number, here.text)


def _written(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 8)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    found = ""
    for size, letters in _ROMAN:
        while number >= size and len(found) < 30:
            found += letters
            number -= size
    return found


def read_numbering(package: Package) -> Numbering:
    """The lists of the file; none where it has no such part."""
    part = next((r.target for r in package.relations(package.main) if r.type.endswith("/numbering")), "")
    if part not in package.parts:
        return Numbering(levels={}, shared={})
    root = package.xml(part)
    abstract = {node.get(w("abstractNumId")) or "": _levels(node) for node in root.iter(w("abstractNum"))}
    levels: dict[str, dict[int, Level]] = {}
    shared: dict[str, str] = {}
    for node in root.iter(w("num")):
        name, of = node.get(w("numId")) or "", value(node, "abstractNumId") or ""
        levels[name] = dict(abstract.get(of, {}))
        shared[name] = f"abstract {of}"
        for change in node.iter(w("lvlOverride")):
            shared[name] = name
            index = _index(change)
            start = value(change, "startOverride")
            old = levels[name].get(index, Level())
            if start and start.lstrip("-").isdigit() and len(start) < 7:
                levels[name][index] = Level(form=old.form, text=old.text, start=int(start))
            levels[name].update(_levels(change))
    return Numbering(levels=levels, shared=shared)


def _index(node: etree._Element) -> int:
    text = node.get(w("ilvl")) or "0"
    return int(text) if text.isdigit() and int(text) < _LEVELS else 0


def _levels(node: etree._Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for level in node.iter(w("lvl")):
        start = value(level, "start") or "1"
        found[_index(level)] = Level(
            form=value(level, "numFmt") or "decimal",
            text=value(level, "lvlText") or "",
            start=int(start) if start.isdigit() and len(start) < 7 else 1,
        )
    return found
