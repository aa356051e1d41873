"""The letters of a Word text as a reader sees them, each with the run and element in which it stands.

This is the way back from words to the file: a paragraph's words are joined from many small elements, some of
them deleted, hidden, or alternatives for older programs, and whoever marks words must know which are which.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from ehcp_docs.word.names import w
from ehcp_docs.word.styles import NOTHING, Format, Styles, run_format, value

MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
ADDED = (w("ins"), w("moveTo"))
TAKEN = (w("del"), w("moveFrom"))
PICTURES = (w("drawing"), w("pict"), w("object"))
DEEPEST = 60
"""Elements inside one another within a paragraph; nobody writes more."""
_CHARACTERS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}
# Ticks and crosses of the Wingdings font, with which older forms draw their boxes.
_SYMBOLS = {"F0FE": "☒", "F0FD": "☒", "F0A8": "☐", "F06F": "☐", "F0FC": "✓", "F0FB": "✗", "F0B7": "•"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of letters that stand in one element."""

    leaf: etree._Element
    text: str
    run: etree._Element
    """The run in which it stands; or what cannot be cut: a formula, a control that Word fills in from elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A paragraph as it reads when all changes are accepted."""

    node: etree._Element
    pieces: tuple[Piece, ...]
    """Those of the paragraphs before it are among them where their ends were deleted."""

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join(piece.text for piece in self.pieces)


def shown_paragraphs(body: etree._Element, styles: Styles) -> dict[int, Shown]:
    """The paragraphs of a body by their number, which counts every ``w:p`` from 1 as the reader does."""
    numbers = {node: at for at, node in enumerate(body.iter(w("p")), 1)}
    walk = _Walk(styles=styles, numbers=numbers)
    walk.story(body)
    return walk.found


@dataclass(slots=True, kw_only=True)
class _Walk:
    """Goes through a body, its tables and its text boxes."""

    styles: Styles
    numbers: dict[etree._Element, int]
    found: dict[int, Shown] = field(default_factory=dict)
    hung: list[etree._Element] = field(default_factory=list)
    """Text boxes that hang on the paragraph at hand."""

    def story(self, container: etree._Element) -> None:
        """Find the paragraphs of a body, cell or text box."""
        held: tuple[Piece, ...] = ()
        absorbed = 0
        """Number of the paragraph before, where its end was deleted: it is part of the next one."""
        for node in stories(container):
            if node.tag == w("tbl"):
                held, absorbed = (), 0
                for row in within(node, "tr"):
                    for cell in within(row, "tc"):
                        self.story(cell)
            elif node.tag == w("p"):
                pieces = (*held, *self._pieces(node))
                number = self.numbers[node]
                self.found.pop(absorbed, None)
                self.found[number] = Shown(node=node, pieces=pieces)
                held, absorbed = (pieces, number) if runs_on(node, TAKEN) else ((), 0)
                hung, self.hung = self.hung, []
                for box in hung:
                    self.story(box)

    def _pieces(self, paragraph: etree._Element) -> Iterator[Piece]:
        style = self.styles.style(value(paragraph.find(w("pPr")), "pStyle"))
        base = style.run.over(self.styles.base)
        for child in paragraph:
            yield from self._inside(child, base, 0)

    def _inside(self, node: etree._Element, base: Format, depth: int) -> Iterator[Piece]:
        tag = node.tag
        if not isinstance(tag, str) or depth > DEEPEST or tag in TAKEN:
            return
        if tag == w("r"):
            is_hidden = self._is_hidden(node, base)
            for leaf, text in leaf_texts(node):
                if leaf.tag in PICTURES:
                    self.hung += boxes(leaf)
                elif text and not is_hidden:
                    yield Piece(leaf=leaf, text=text, run=node)
        elif tag == MATHS_TEXT:
            yield Piece(leaf=node, text=node.text or "", run=_formula(node))
        elif not tag.endswith(("Pr", "}instrText")):
            is_bound = tag == w("sdt") and node.find(f"{w('sdtPr')}/{w('dataBinding')}") is not None
            for child in chosen(node):
                for piece in self._inside(child, base, depth + 1):
                    yield replace(piece, run=node) if is_bound else piece

    def _is_hidden(self, run: etree._Element, base: Format) -> bool:
        properties = run.find(w("rPr"))
        style = value(properties, "rStyle")
        character = self.styles.style(style).run if style in self.styles.nodes else NOTHING
        look = run_format(properties).over(character.over(base))
        return bool(look.hidden or look.struck)


def _formula(node: etree._Element) -> etree._Element:
    """The whole formula: it cannot be cut."""
    found = node
    for around in node.iterancestors():
        if around.tag == w("p"):
            break
        if isinstance(around.tag, str) and around.tag.startswith(MATHS_TEXT.removesuffix("t")):
            found = around
    return found


def leaf_texts(run: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The elements of a run that hold or stand for letters, pictures among them, with those letters."""
    for node in _leaves(run):
        tag = node.tag
        if tag in (w("t"), w("delText"), MATHS_TEXT):
            yield node, node.text or ""
        elif tag in _CHARACTERS:
            yield node, _CHARACTERS[tag]
        elif tag == w("sym"):
            yield node, _SYMBOLS.get((node.get(w("char")) or "").upper(), "")
        elif tag in PICTURES:
            yield node, ""


def _leaves(run: etree._Element) -> Iterator[etree._Element]:
    for node in run:
        if not isinstance(node.tag, str) or node.tag == w("rPr"):
            continue
        if node.tag in (f"{MARKUP}AlternateContent", w("ruby"), w("rubyBase")):
            yield from _leaves_of(node)
        else:
            yield node


def _leaves_of(node: etree._Element) -> Iterator[etree._Element]:
    for child in chosen(node):
        if child.tag == w("r"):
            yield from _leaves(child)
        elif child.tag in (w("rubyBase"),):
            yield from _leaves_of(child)
        elif isinstance(child.tag, str):
            yield child


def chosen(node: etree._Element) -> Iterator[etree._Element]:
    """The children to read: of alternatives for newer and older programs, only the first."""
    if node.tag == f"{MARKUP}AlternateContent":
        choice = node.find(f"{MARKUP}Choice")
        picked = choice if choice is not None else node.find(f"{MARKUP}Fallback")
        yield from () if picked is None else picked
    else:
        yield from node


def boxes(node: etree._Element) -> Iterator[etree._Element]:
    """The text boxes in a drawing, outermost only, each once."""
    todo = [node]
    while todo:
        here = todo.pop()
        if here.tag == w("txbxContent"):
            yield here
        else:
            todo += reversed(list(chosen(here)))


def stories(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a container, those in content controls and the like among them."""
    for node in chosen(container):
        if not isinstance(node.tag, str):
            continue
        if node.tag in (w("p"), w("tbl"), w("altChunk")):
            yield node
        elif not node.tag.endswith("Pr"):
            yield from stories(node)


def within(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, those in content controls among them."""
    for child in chosen(node):
        if child.tag == w(name):
            yield child
        elif isinstance(child.tag, str) and not child.tag.endswith("Pr") and child.tag != w("tbl"):
            yield from within(child, name)


def runs_on(paragraph: etree._Element, gone: tuple[str, ...]) -> bool:
    """Whether the paragraph's end is marked as one of these changes, so that the next one belongs to it."""
    marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return marks is not None and any(marks.find(tag) is not None for tag in gone)
