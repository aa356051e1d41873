"""Tags rewritten as tokens in the tree of a template part, ready for docxtpl."""

from __future__ import annotations

import re
from collections.abc import Collection
from copy import deepcopy
from typing import Final

from lxml import etree

from ehcp_docs.documents.styles import SINGLE
from ehcp_docs.documents.tags import Piece, Tag, TaggedParagraph, parent
from ehcp_docs.word.names import w

_BEFORE_SHADING: Final = tuple(
    w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders")
)
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Marks of who edited what when: many bytes, no text, and wrong once a loop repeats them.
_EDITING: Final = re.compile(r"\{[^}]*\}(rsid\w*|paraId|textId)")


def shield(text: str) -> str:
    """The text with its braces as noncharacters, so that nothing takes them for a tag."""
    return text.replace("{", _OPEN).replace("}", _CLOSE)


def unshield(text: str) -> str:
    """The text with its braces again."""
    return text.replace(_OPEN, "{").replace(_CLOSE, "}")


def put_tokens(paragraph: TaggedParagraph) -> None:
    """Replace each tag of the paragraph by its token, in the run where the tag begins."""
    for piece in paragraph.pieces:
        if piece.is_text:
            piece.node.text = _rewritten(paragraph, piece)
            piece.node.set(_SPACE, "preserve")
        elif any(start < piece.end and end > piece.start for _, start, end in paragraph.tags):
            parent(piece.node).remove(piece.node)  # a tab or line break typed inside a tag
    for tag, _, _ in paragraph.tags:
        if tag.form == "r":
            _isolate(paragraph.node, tag)
        if tag.is_shading:
            _shade(tag)


def _rewritten(paragraph: TaggedParagraph, piece: Piece) -> str:
    words: list[str] = []
    position = piece.start
    for tag, start, end in paragraph.tags:
        if end <= piece.start or start >= piece.end:
            continue
        words.append(shield(paragraph.text[position : max(start, position)]))
        if start >= piece.start and not tag.is_shading:
            words.append(tag.token)
        position = min(end, piece.end)
    return "".join((*words, shield(paragraph.text[position : piece.end])))


def _shade(tag: Tag) -> None:
    """Put the token where the cell's colour stands; docxtpl would put it where Word's schema has it not."""
    cell = next(tag.node.iterancestors(w("tc")))
    shape = cell.find(w("tcPr"))
    if shape is None:
        shape = etree.Element(w("tcPr"))
        cell.insert(0, shape)
    for old in shape.findall(w("shd")):
        shape.remove(old)
    before = [child for child in shape if child.tag in _BEFORE_SHADING]
    colour = etree.Element(
        w("shd"), {w("val"): "clear", w("color"): "auto", w("fill"): f"{{{{ {tag.number} }}}}"}
    )
    shape.insert(shape.index(before[-1]) + 1 if before else 0, colour)


def _isolate(paragraph: etree._Element, tag: Tag) -> None:
    """Give a {%r %} token a run of its own: docxtpl takes the whole run away with it."""
    node = next(node for node in paragraph.iter(w("t")) if tag.token in (node.text or ""))
    before, _, after = (node.text or "").partition(tag.token)
    run = parent(node)
    left, right = deepcopy(run), deepcopy(run)
    place = list(run).index(node)
    _keep(left, range(place + 1), before)
    _keep(right, range(place, len(run)), after, last=False)
    _keep(run, range(place, place + 1), tag.token)
    run.addprevious(left)
    run.addnext(right)


def _keep(run: etree._Element, kept: range, text: str, *, last: bool = True) -> None:
    """Cut the run down to its formatting and those children, and give the text to the one at the edge."""
    for position, child in reversed(list(enumerate(run))):
        if position not in kept and child.tag != w("rPr"):
            run.remove(child)
    edge = [child for child in run if child.tag == w("t")][-1 if last else 0]
    edge.text = text


def drop_editing_marks(root: etree._Element) -> None:
    """Remove the revision and paragraph numbers that Word scatters over a file; the text stays as it is."""
    for node in root.iter(etree.Element):
        for name in [name for name in node.attrib if _EDITING.fullmatch(str(name))]:
            del node.attrib[name]


def paragraph_break(run: etree._Element, single: Collection[str]) -> str:
    """The markup that ends the run's paragraph and begins another like it; empty where that is wrong.

    A list item would get a second number and a heading would become two, so an empty line stays a line there.
    ``single`` holds the styles of such paragraphs.
    """
    paragraph = parent(run)
    if run.tag != w("r") or paragraph.tag != w("p"):
        return ""
    shape = paragraph.find(w("pPr"))
    if shape is not None:
        style = shape.find(w("pStyle"))
        numbered = any(shape.find(w(name)) is not None for name in SINGLE)
        if numbered or (style is not None and style.get(w("val")) in single):
            return ""
    return (
        f'</w:t></w:r></w:p><w:p>{_markup(shape)}<w:r>{_markup(run.find(w("rPr")))}<w:t xml:space="preserve">'
    )


def _markup(node: etree._Element | None) -> str:
    """The element as markup that stands inside a part, without the namespaces that the part declares."""
    if node is None:
        return ""
    alone = deepcopy(node)
    alone.tail = None
    return re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(alone, encoding="unicode"))
