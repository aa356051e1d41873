"""A Word paragraph as a row of words, each with its looks, that can be compared with another and put together again.

A field such as a page number is one token: half of it in a change would break the file. Bookmarks and the like have
no words; they stay where they are in the newer version and are left out of the older one, because a file may hold
each of them only once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from lxml import etree

from ehcp_docs.plan.word_changes import words_of
from ehcp_docs.word.names import w

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_AROUND: Final = frozenset({w("hyperlink"), w("fldSimple")})
"""What stands round runs and may not stand in a tracked change: the change goes inside."""
_THROUGH: Final = frozenset({w("ins"), w("smartTag"), w("sdt"), w("sdtContent"), w("customXml")})
"""What may stand round runs and is passed over."""
_SHOWN: Final[Mapping[str, str]] = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}

Around = tuple[str, tuple[tuple[str, str], ...]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word with the space before it, or what stands in its place: a tab, a picture, a field."""

    text: str
    """What is read there."""
    look: bytes
    """Its run properties."""
    nodes: tuple[etree._Element, ...] = ()
    """Elements of the run, or whole runs of a field; none for plain letters."""
    is_field: bool = False
    around: Around = None
    before: tuple[etree._Element, ...] = ()
    """Bookmarks and the like that stand before it."""

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from others."""
        marks = b"".join(etree.tostring(node, method="c14n", exclusive=True) for node in self.nodes)
        return self.text, self.look, marks, self.around


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The words of one paragraph."""

    tokens: tuple[Token, ...]
    after: tuple[etree._Element, ...] = ()
    """Bookmarks and the like at its end."""

    @property
    def text(self) -> str:
        """What is read in it."""
        return "".join(token.text for token in self.tokens)

    def without_marks(self) -> Line:
        """The same words without bookmarks and the like."""
        return Line(tokens=tuple(replace(token, before=()) for token in self.tokens))


def line_of(paragraph: etree._Element) -> Line:
    """The words of the paragraph."""
    reader = _Reader()
    reader.read(paragraph, None)
    reader.finish()
    return Line(tokens=tuple(reader.tokens), after=tuple(reader.waiting))


class _Reader:
    """Goes through a paragraph and gathers its tokens."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.waiting: list[etree._Element] = []
        self._field: list[etree._Element] = []
        self._depth = 0

    def read(self, node: etree._Element, around: Around) -> None:
        """Gather what is in the node."""
        for child in node:
            if (
                not isinstance(child.tag, str)
                or child.tag in (w("pPr"), w("del"))
                or child.tag.endswith("Pr")
            ):
                continue
            if child.tag == w("r"):
                self._run(child, around)
            elif child.tag in _AROUND:
                self.read(
                    child, (child.tag, tuple(sorted((str(k), str(v)) for k, v in child.attrib.items())))
                )
            elif child.tag in _THROUGH:
                self.read(child, around)
            else:
                self.waiting.append(child)

    def _run(self, run: etree._Element, around: Around) -> None:
        marks = [mark.get(w("fldCharType")) for mark in run.iter(w("fldChar"))]
        if self._depth or "begin" in marks:
            self._field.append(run)
            self._depth += marks.count("begin") - marks.count("end")
            if self._depth <= 0:
                self._depth = 0
                self._take(_of_field(self._field, around))
                self._field = []
            return
        self._letters(run, around)

    def finish(self) -> None:
        """Take what is left of a field that ends in a later paragraph, run by run."""
        for run in self._field:
            self._letters(run, None)
        self._field = []

    def _letters(self, run: etree._Element, around: Around) -> None:
        properties = run.find(w("rPr"))
        look = b"" if properties is None else etree.tostring(properties, method="c14n", exclusive=True)
        for leaf in run:
            if leaf.tag == w("t"):
                for word in words_of(leaf.text or ""):
                    self._take(Token(text=word, look=look, around=around))
            elif isinstance(leaf.tag, str) and leaf.tag != w("rPr"):
                self._take(Token(text=_SHOWN.get(leaf.tag, ""), look=look, nodes=(leaf,), around=around))

    def _take(self, token: Token) -> None:
        self.tokens.append(replace(token, before=tuple(self.waiting)) if self.waiting else token)
        self.waiting = []


def _of_field(runs: Sequence[etree._Element], around: Around) -> Token:
    return Token(text="".join(_result(runs)), look=b"", nodes=tuple(runs), is_field=True, around=around)


def _result(runs: Iterable[etree._Element]) -> Iterator[str]:
    """The letters that the field shows: those between its middle and its end."""
    is_shown = False
    for run in runs:
        for leaf in run:
            if leaf.tag == w("fldChar"):
                is_shown = leaf.get(w("fldCharType")) == "separate"
            elif is_shown and leaf.tag == w("t"):
                yield leaf.text or ""
            elif is_shown and leaf.tag in _SHOWN:
                yield _SHOWN[leaf.tag]


def runs_of(tokens: Sequence[Token]) -> list[etree._Element]:
    """The tokens as runs, neighbours of the same looks in one; they must stand in the same hyperlink, or in none."""
    made: list[etree._Element] = []
    look: bytes | None = None
    for token in tokens:
        if token.is_field:
            made += [deepcopy(run) for run in token.nodes]
            look = None
            continue
        if look != token.look or not made:
            made.append(_run(token.look))
            look = token.look
        _add(made[-1], token)
    return made


def _run(look: bytes) -> etree._Element:
    run = etree.Element(w("r"))
    if look:
        run.append(etree.fromstring(look))
    return run


def _add(run: etree._Element, token: Token) -> None:
    if token.nodes:
        run.extend(deepcopy(node) for node in token.nodes)
        return
    last = run[-1] if len(run) else None
    if last is None or last.tag != w("t"):
        last = etree.SubElement(run, w("t"), {_SPACE: "preserve"})
        last.text = ""
    last.text = (last.text or "") + token.text


def parted(tokens: Sequence[Token]) -> Iterator[tuple[Around, list[Token]]]:
    """The tokens in parts: a bookmark, and the beginning or end of a hyperlink, begins a new one."""
    part: list[Token] = []
    for token in tokens:
        if part and (token.before or token.around != part[-1].around):
            yield part[0].around, part
            part = []
        part.append(token)
    if part:
        yield part[0].around, part


def grouped(
    tokens: Sequence[Token],
    change: Callable[[list[etree._Element]], list[etree._Element]] = lambda runs: runs,
) -> Iterator[etree._Element]:
    """The tokens as a paragraph holds them, with the hyperlinks round them and the bookmarks before them.

    ``change`` is what becomes of the runs of each part.
    """
    for around, group in groupby(parted(tokens), key=lambda pair: pair[0]):
        inside: list[etree._Element] = []
        for _, part in group:
            inside += [deepcopy(one) for one in part[0].before]
            inside += change(runs_of(part))
        if around is None:
            yield from inside
        else:
            outer = surrounding(around)
            outer.extend(inside)
            yield outer


def deleted(run: etree._Element) -> etree._Element:
    """The run with its letters as deleted ones."""
    for leaf in run.iter(w("t")):
        leaf.tag = w("delText")
    for leaf in run.iter(w("instrText")):
        leaf.tag = w("delInstrText")
    return run


def surrounding(around: Around) -> etree._Element:
    """The hyperlink or field that stands round runs, empty."""
    assert around is not None
    tag, attributes = around
    return etree.Element(tag, dict(attributes))
