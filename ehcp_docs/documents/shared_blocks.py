"""Blocks that many templates share: the letterhead, the rights text, the sign-off, each in one Word file.

A template asks for a block with a paragraph of its own, ``{%p block rights %}``; the paragraphs and tables of
``templates/blocks/rights.docx`` stand there when the template is read. A block may ask for others. An authority
that keeps a block of its own in EHCP_HOME/templates/blocks changes every letter at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from lxml import etree

from ehcp_docs import resources
from ehcp_docs.documents.expressions import nearest
from ehcp_docs.documents.places import BLOCK, END, paragraphs
from ehcp_docs.errors import DocumentUnreadable, Fault, TemplateError
from ehcp_docs.word.names import w
from ehcp_docs.word.package import Package, open_package

_ASKED: Final = re.compile(r"\{%p?\s*block\s+(\w+)\s*%\}")
_STYLES: Final = tuple(w(name) for name in ("pStyle", "rStyle", "tblStyle"))


def open_template(path: Path) -> Package:
    """The template with its shared blocks in it.

    Raises DocumentUnreadable, and TemplateError with every block that there is not or that does not fit.
    """
    package = open_package(path)
    if b"block " not in package.parts[package.main]:
        return package
    root = package.xml(package.main)
    faults = list(_put_in(root, _style_names(package)))
    if faults:
        raise TemplateError(
            "The template asks for blocks that cannot be used.", place=path.name, faults=faults
        )
    parts = {**package.parts, package.main: etree.tostring(root, encoding="UTF-8", standalone=True)}
    return replace(package, parts=MappingProxyType(parts))


def blocks_asked_for(path: Path) -> tuple[str, ...]:
    """The names of the blocks that the template asks for, in order."""
    package = open_package(path)
    return tuple(name for _, _, name in _places(package.xml(package.main)))


def block_names() -> list[str]:
    """The names of the blocks that there are, the authority's own among them."""
    folders = {resources.folder("templates"), resources.shipped("templates")}
    return sorted({file.stem for folder in folders for file in (folder / "blocks").glob("*.docx")})


def _put_in(
    root: etree._Element, known_styles: frozenset[str], inside: tuple[str, ...] = ()
) -> Iterator[Fault]:
    for node, place, name in list(_places(root)):
        if name in inside:
            message = f"The block “{name}” asks for itself."
            yield Fault(
                place=place, message=message, hint="Take it out of the block.", code="block-in-itself"
            )
            continue
        if name not in block_names():
            near = nearest(name, block_names())
            hint = f"Did you mean {near}?" if near else f"There are: {', '.join(block_names())}."
            yield Fault(place=place, message=f"There is no block “{name}”.", hint=hint, code="no-block")
            continue
        body = _body(name)
        yield from _put_in(body, known_styles, (*inside, name))
        content = [part for part in body if part.tag != w("sectPr")]
        if strange := sorted(_used_styles(content) - known_styles):
            message = (
                f"The block “{name}” uses styles that this template does not have: {', '.join(strange)}."
            )
            hint = "Begin the template as a copy of one of ours, so that it has the styles."
            yield Fault(place=place, message=message, hint=hint, code="block-style")
            continue
        for part in content:
            part.set(BLOCK, part.get(BLOCK) or name)
            node.addprevious(part)
        if content and not inside:
            content[-1].set(END, name)
        node.getparent().remove(node)  # type: ignore[union-attr]  # a paragraph stands in a body or a cell


def _places(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    for node, place in paragraphs(root, "main text"):
        text = "".join(one.text or "" for one in node.iter(w("t")))
        if "block" in text and (found := _ASKED.fullmatch(text.strip())):
            yield node, place, found.group(1)


def _body(name: str) -> etree._Element:
    """The body of a block, to be taken from."""
    package = open_package(resources.file("templates", f"blocks/{name}.docx"))
    body = package.xml(package.main).find(w("body"))
    if body is None:
        raise DocumentUnreadable("The block has no text in it.", place=package.name)
    return body


def _style_names(package: Package) -> frozenset[str]:
    part = next((one.target for one in package.relations(package.main) if one.type.endswith("/styles")), None)
    if part is None:
        return frozenset()
    return frozenset(str(node.get(w("styleId"))) for node in package.xml(part).iter(w("style")))


def _used_styles(content: list[etree._Element]) -> frozenset[str]:
    return frozenset(str(node.get(w("val"))) for part in content for node in part.iter(*_STYLES))
