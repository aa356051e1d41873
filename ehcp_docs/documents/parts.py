"""A template taken apart: each part that is filled, with its tags understood and every fault in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from lxml import etree

from ehcp_docs.documents.blocks import block_faults
from ehcp_docs.documents.expressions import Reading, read
from ehcp_docs.documents.places import paragraphs, unmark
from ehcp_docs.documents.tags import (
    TAG,
    Tag,
    TaggedParagraph,
    faults_of,
    find_tags,
    loose_braces,
    make_tag,
    typing_faults,
)
from ehcp_docs.documents.tokens import drop_editing_marks, put_tokens
from ehcp_docs.errors import Fault
from ehcp_docs.word.names import DOCUMENT_TYPE, TEMPLATE_TYPE, WORD_PART, w
from ehcp_docs.word.package import Package
from ehcp_docs.word.properties import CORE_PART

PROPERTIES: Final = "document properties"
_LABELS: Final = {
    DOCUMENT_TYPE: "main text",
    TEMPLATE_TYPE: "main text",
    f"{WORD_PART}header+xml": "header",
    f"{WORD_PART}footer+xml": "footer",
    f"{WORD_PART}footnotes+xml": "footnotes",
    f"{WORD_PART}endnotes+xml": "endnotes",
}
_IN_TEXT = "Put it into the text; in a picture's description or a property only {{ }} works."
_WHERE = {
    w("delText"): "It is deleted text: accept or reject the tracked changes of the template.",
    w("instrText"): "It is inside a field: put it into the text beside the field.",
}


_LOOP_NAME: Final = re.compile(r"\bfor\s+(\w+)\s+in\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatePart:
    """One part of a template that is filled."""

    name: str
    """Its name in the Word file."""
    label: str
    """Its name for an officer: “main text”, “header 2”."""
    root: etree._Element
    """Its tree; where there are no faults it holds tokens in place of tags."""
    readings: tuple[Reading, ...]
    """Its tags in the order of the text, comments left out."""
    has_tags: bool
    """Whether there is anything to fill or, like a comment, to take out."""
    loose_names: frozenset[str]
    """Names that loops give which could not be read: what they stand for is not known."""
    faults: tuple[Fault, ...]

    @property
    def is_text(self) -> bool:
        """Whether it holds paragraphs, rather than the document's properties."""
        return self.label != PROPERTIES


def read_parts(package: Package) -> tuple[TemplatePart, ...]:
    """Every part of the template that can hold tags, the main text first; faults are gathered, not raised."""
    numbers = count(1)
    parts = [_part(package.xml(name), name, label, numbers) for name, label in labelled(package)]
    if CORE_PART in package.parts:
        parts.append(_part(package.xml(CORE_PART), CORE_PART, PROPERTIES, numbers))
    return tuple(parts)


def in_order(faults: Iterable[Fault], parts: Iterable[TemplatePart]) -> list[Fault]:
    """The faults as somebody meets them who reads the template from its beginning; those of the whole file last."""
    spots = [
        place
        for part in parts
        for place in (part.label, *(at for _, at in paragraphs(part.root, part.label)))
    ]
    order = {place: number for number, place in enumerate(spots)}
    return sorted(faults, key=lambda fault: order.get(fault.place, len(spots)))


def labelled(package: Package) -> Iterator[tuple[str, str]]:
    """The parts with text, by their names in the file and for an officer, the main text first."""
    seen: Counter[str] = Counter()
    for kind, label in _LABELS.items():
        for name in sorted(name for name, found in package.content_types.items() if found == kind):
            seen[label] += 1
            yield name, label if seen[label] == 1 else f"{label} {seen[label]}"


def _part(root: etree._Element, name: str, label: str, numbers: Iterator[int]) -> TemplatePart:
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    drop_editing_marks(root)
    tagged = find_tags(root, label, numbers)
    stray = list(_outside_text(root, label, tagged, numbers))
    faults = [fault for paragraph in tagged for fault in faults_of(paragraph)]
    faults += [fault for one in stray for fault in one.faults]
    tags = [tag for paragraph in tagged for tag, _, _ in paragraph.tags]
    tags += [tag for one in stray for tag in one.tags]
    order = {node: place for place, node in enumerate(root.iter())}
    tags.sort(key=lambda tag: (order[tag.node], tag.number))
    mistyped = {tag.number for tag in tags if any(typing_faults(tag))}  # and told of already
    found = [read(tag) for tag in tags if tag.kind != "comment" and tag.number not in mistyped]
    faults += [one for one in found if isinstance(one, Fault)]
    if not any(_may_be_an_end(fault) for fault in faults):
        faults += block_faults(tags)
    if not faults:
        for paragraph in tagged:
            put_tokens(paragraph)
        for one in stray:
            one.put_tokens()
    unmark(root)
    return TemplatePart(
        name=name,
        label=label,
        root=root,
        readings=tuple(one for one in found if isinstance(one, Reading)),
        has_tags=bool(tags),
        loose_names=frozenset(
            _loose_names(tagged, {one.tag.number for one in found if isinstance(one, Reading)})
        ),
        faults=tuple(dict.fromkeys(faults)),
    )


def _may_be_an_end(fault: Fault) -> bool:
    """Whether a half tag or a misspelt one may be the beginning or end that others lack."""
    if fault.code == "unknown-tag":
        return fault.hint.startswith("Did you mean") or "end" in fault.message
    return fault.code == "open-tag" and ("{%" in fault.message or "%}" in fault.message)


def _loose_names(tagged: list[TaggedParagraph], read: set[int]) -> Iterator[str]:
    """The names that loops seem to give which could not be read, whole or half."""
    for paragraph in tagged:
        rest = list(paragraph.text)
        for tag, start, end in paragraph.tags:
            if tag.number in read:
                rest[start:end] = " " * (end - start)
        yield from _LOOP_NAME.findall("".join(rest))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stray:
    """A text with tags in it that is not running text: an attribute, or a property of the document."""

    node: etree._Element
    attribute: str
    """Empty for the element's own text."""
    tags: tuple[Tag, ...]
    faults: tuple[Fault, ...]

    def put_tokens(self) -> None:
        """Replace each tag by its token."""
        tokens = iter([tag.token for tag in self.tags])
        if self.attribute:
            self.node.set(
                self.attribute, TAG.sub(lambda _: next(tokens), self.node.get(self.attribute) or "")
            )
        else:
            self.node.text = TAG.sub(lambda _: next(tokens), self.node.text or "")


def _outside_text(
    root: etree._Element, label: str, tagged: list[TaggedParagraph], numbers: Iterator[int]
) -> Iterator[_Stray]:
    """Tags in pictures' descriptions and in properties, which are filled; elsewhere a tag is a fault."""
    places = dict(paragraphs(root, label))
    running = {piece.node for paragraph in tagged for piece in paragraph.pieces}
    for node in root.iter():
        texts = [(str(name), str(value)) for name, value in node.attrib.items()]
        texts += [("", node.text or "")] if node not in running else []
        for name, text in texts:
            if not any(half in text for half in ("{{", "{%", "{#")):
                continue
            place = next((places[above] for above in node.iterancestors(w("p"))), label)
            tags = tuple(make_tag(tag.group(), next(numbers), place, node) for tag in TAG.finditer(text))
            faults = [*loose_braces(text, place), *(fault for tag in tags for fault in typing_faults(tag))]
            can_fill = name or label == PROPERTIES
            faults += [
                tag.fault(
                    "stands where it cannot be filled.", _WHERE.get(node.tag, _IN_TEXT), code="wrong-place"
                )
                for tag in tags
                if not can_fill or tag.kind != "print"
            ]
            yield _Stray(node=node, attribute=name, tags=tags, faults=tuple(faults))
