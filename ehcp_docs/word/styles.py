"""What a Word file's styles and direct formats make of a run or paragraph, as far as a reader needs it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from lxml import etree

from ehcp_docs.word.names import w
from ehcp_docs.word.package import Package

_OFF = {"0", "false", "off", "none"}
_MOST_PARENTS = 12
HEADING = re.compile(r"^heading (\d)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What is said of a run's looks; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    colour: str | None = None
    """Six hexadecimal digits, ``auto``, or ``theme:NAME`` with a shade."""
    size: float | None = None

    def over(self, below: Format) -> Format:
        """This format laid over one that says less."""
        return _over(self, below)

    @property
    def is_grey(self) -> bool:
        """Whether the colour is a grey that differs from black and white."""
        if self.colour is None:
            return False
        value = self.colour
        if value.startswith("theme:background1"):
            return value != "theme:background1"
        if not re.fullmatch(r"[0-9A-Fa-f]{6}", value):
            return False
        parts = [int(value[i : i + 2], 16) for i in (0, 2, 4)]
        return max(parts) - min(parts) <= 24 and 70 <= sum(parts) / 3 <= 215

    @property
    def is_coloured(self) -> bool:
        """Whether the colour is neither black, white nor grey."""
        value = self.colour or ""
        if not re.fullmatch(r"[0-9A-Fa-f]{6}", value):
            return value.startswith("theme:accent")
        parts = [int(value[i : i + 2], 16) for i in (0, 2, 4)]
        return max(parts) - min(parts) > 24 and max(parts) > 60


@lru_cache(maxsize=1_000)  # a file has few formats, and thousands of runs
def _over(above: Format, below: Format) -> Format:
    said = {name: value for name in FIELDS if (value := getattr(above, name)) is not None}
    return replace(below, **said) if said else below


FIELDS = tuple(Format.__dataclass_fields__)
NOTHING = Format()


def switch(properties: etree._Element, name: str) -> bool | None:
    """A yes-or-no property: present means yes, unless its value says no; None when absent."""
    node = properties.find(w(name))
    return None if node is None else (node.get(w("val")) or "true").lower() not in _OFF


def value(properties: etree._Element | None, name: str) -> str | None:
    """The value of a property, or None."""
    node = properties.find(w(name)) if properties is not None else None
    return None if node is None else node.get(w("val"))


def run_format(properties: etree._Element | None) -> Format:
    """What run properties (``w:rPr``) say by themselves."""
    if properties is None:
        return NOTHING
    underline = value(properties, "u")
    hidden = switch(properties, "vanish")
    capitals = switch(properties, "caps")
    return Format(
        bold=switch(properties, "b"),
        italic=switch(properties, "i"),
        underlined=None if underline is None else underline != "none",
        capitals=capitals,
        hidden=hidden,
        struck=_either(switch(properties, "strike"), switch(properties, "dstrike")),
        colour=_colour(properties),
        size=_points(value(properties, "sz")),
    )


def _either(one: bool | None, other: bool | None) -> bool | None:
    return one or other if one is not None else other


def _colour(properties: etree._Element) -> str | None:
    node = properties.find(w("color"))
    if node is None:
        return None
    theme = node.get(w("themeColor"))
    given = node.get(w("val")) or "auto"
    if theme in ("background1", "text1") and (node.get(w("themeShade")) or node.get(w("themeTint"))):
        return "theme:background1+shade"
    return given if re.fullmatch(r"[0-9A-Fa-f]{6}", given) else f"theme:{theme}" if theme else given


def _points(half: str | None) -> float | None:
    return int(half) / 2 if half and half.isdigit() and len(half) < 5 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style with its parents' say worked in."""

    id: str
    name: str = ""
    run: Format = NOTHING
    level: int | None = None
    """Heading rank, counted from 1."""
    numbering: tuple[str, int] | None = None
    """List id and level that paragraphs of the style get."""
    is_boxed: bool = False


@dataclass(frozen=True, kw_only=True)
class Styles:
    """The styles of a file, by their ids."""

    nodes: dict[str, etree._Element] = field(default_factory=dict)
    base: Format = NOTHING
    default: str = ""
    """Id of the paragraph style that holds where none is named."""

    @cached_property
    def _known(self) -> dict[str, Style]:
        return {}

    def style(self, name: str | None) -> Style:
        """The style of that id; one without a say where there is none."""
        name = name if name is not None and name in self.nodes else self.default
        if name not in self._known:
            self._known[name] = self._resolved(name)
        return self._known[name]

    def _resolved(self, name: str) -> Style:
        chain: list[etree._Element] = []
        while name in self.nodes and self.nodes[name] not in chain and len(chain) < _MOST_PARENTS:
            chain.append(self.nodes[name])
            name = value(self.nodes[name], "basedOn") or ""
        found = Style(id=name)
        for node in reversed(chain):
            found = _laid_over(node, found)
        return found


def _laid_over(node: etree._Element, below: Style) -> Style:
    title = (value(node, "name") or "").strip().lower()
    paragraph = node.find(w("pPr"))
    heading = HEADING.match(title)
    outline = value(paragraph, "outlineLvl")
    level = below.level
    if heading:
        level = int(heading.group(1))
    elif outline is not None and outline.isdigit():
        level = int(outline) + 1 if int(outline) < 9 else None
    return Style(
        id=node.get(w("styleId")) or "",
        name=title,
        run=run_format(node.find(w("rPr"))).over(below.run),
        level=level,
        numbering=numbering_of(paragraph) or below.numbering,
        is_boxed=below.is_boxed or is_boxed(paragraph),
    )


def numbering_of(paragraph: etree._Element | None) -> tuple[str, int] | None:
    """List id and level that paragraph properties name; list id ``0`` takes a paragraph out of its list."""
    node = paragraph.find(w("numPr")) if paragraph is not None else None
    if node is None:
        return None
    level = value(node, "ilvl") or "0"
    return value(node, "numId") or "", int(level) if level.isdigit() and len(level) < 3 else 0


def is_boxed(paragraph: etree._Element | None) -> bool:
    """Whether paragraph properties shade or frame it."""
    if paragraph is None:
        return False
    return is_shade(paragraph.find(w("shd"))) or paragraph.find(w("pBdr")) is not None


def is_shade(node: etree._Element | None) -> bool:
    """Whether a shading element shades at all."""
    if node is None:
        return False
    fill = (node.get(w("fill")) or "auto").lower()
    return fill not in ("auto", "ffffff", "") or (node.get(w("val")) or "").startswith(("pct", "solid"))


def read_styles(package: Package) -> Styles:
    """The styles of the file; none where it has no such part."""
    part = next((r.target for r in package.relations(package.main) if r.type.endswith("/styles")), "")
    if part not in package.parts:
        return Styles()
    root = package.xml(part)
    nodes = {node.get(w("styleId")) or "": node for node in root.iter(w("style"))}
    base = run_format(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))
    default = next(
        (
            name
            for name, node in nodes.items()
            if node.get(w("type")) == "paragraph" and node.get(w("default")) in ("1", "true", "on")
        ),
        "",
    )
    return Styles(nodes=nodes, base=base, default=default)
