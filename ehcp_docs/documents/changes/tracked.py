"""Two versions of a Word document as one with native tracked changes: accepted it is the new one, rejected the old.

The end of a paragraph is a character that can come and go, except the last of a body or cell, which always stays:
that is why the last paragraphs of both versions become one whatever their words. Rows come and go whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from lxml import etree

from ehcp_docs.documents.changes.blocks import Block, Step, aligned, blocks_of, loose_end
from ehcp_docs.documents.changes.ends import Fate, placed
from ehcp_docs.documents.changes.tokens import Line, Token, deleted, grouped
from ehcp_docs.plan.word_changes import stretches
from ehcp_docs.word.archive import archive_parts
from ehcp_docs.word.names import w
from ehcp_docs.word.package import open_package
from ehcp_docs.word.properties import UNDATED, xml_bytes

_APART: Final = 10
"""Minutes between changes that must not be taken for one."""
KEPT, CAME, GONE = Fate.KEPT, Fate.CAME, Fate.GONE


def tracked(old: bytes, new: bytes, *, author: str, dated: date = UNDATED) -> bytes:
    """The Word file that becomes the new one when all its changes are accepted, and the old one when none is.

    Both must be made on one template: styles, headers and footers are those of the new one. ``author`` is who is
    named with each change, ``dated`` on which day; the same input gives the same bytes.
    """
    before, after = open_package(old, name="old version"), open_package(new, name="new version")
    root = after.xml(after.main)
    body = _body(root)
    marker = _Marker(author=author, dated=dated, number=_first_free(root))
    marker.container(_body(before.xml(before.main)), body)
    prefixes = {prefix: name for prefix, name in root.nsmap.items() if prefix}
    etree.cleanup_namespaces(root, top_nsmap=prefixes, keep_ns_prefixes=list(prefixes))
    return archive_parts({**after.parts, after.main: xml_bytes(root)})


def _body(root: etree._Element) -> etree._Element:
    body = root.find(w("body"))
    assert body is not None  # an opened package has a document, and that a body
    return body


def _first_free(root: etree._Element) -> int:
    """A number above those of all bookmarks: programs differ on whether the two may share them."""
    used = [int(told) for node in root.iter() if (told := str(node.get(w("id")) or "")).isdigit()]
    return max(used, default=0) + 1


@dataclass(slots=True, kw_only=True)
class _Marker:
    """Writes the changes between two versions into the new one's body."""

    author: str
    dated: date
    number: int
    stayed: int = 0
    """Paragraphs so far that stayed and changed."""
    minute: int = 0
    """LibreOffice takes two changes of one author within a minute for one, though the end of a paragraph that stayed
    lies between them, and rejects that end as well. So what comes or goes whole bears the first minute of the day, and
    paragraphs that stayed bear two others in turn."""

    def mark(self, name: str) -> etree._Element:
        """A new element that says who changed something, and when."""
        self.number += 1
        moment = f"{self.dated.isoformat()}T00:{self.minute:02}:00Z"
        told = {w("id"): str(self.number - 1), w("author"): self.author, w("date"): moment}
        return etree.Element(w(name), told)

    def container(self, old: etree._Element, new: etree._Element) -> None:
        """Put the blocks of both versions into the new body or cell."""
        before, after = blocks_of(old), blocks_of(new)
        made = [*self._blocks(before, after), *loose_end(new), *new.findall(w("sectPr"))]
        properties = new.find(w("tcPr"))
        for node in list(new):
            new.remove(node)
        new.extend(made if properties is None else [properties, *made])

    def _blocks(self, old: Sequence[Block], new: Sequence[Block]) -> Iterator[etree._Element]:
        for one in placed(aligned(old, new), old, new):
            step = one.step
            if step.new is not None:
                yield from new[step.new].before
            if step.old is not None and step.new is not None:
                yield self._pair(old[step.old], new[step.new], one.end)
                continue
            block = new[step.new] if step.new is not None else old[step.old or 0]
            made = self._whole(block, one.fate, one.end)
            if one.looks_like is not None:
                self._take_looks(made, one.fate, old[one.looks_like.old or 0], new[one.looks_like.new or 0])
            yield made

    def _whole(self, block: Block, fate: Fate, end: Fate) -> etree._Element:
        """A block that came or went."""
        if block.is_paragraph:
            line = block.line if fate == CAME else block.line.without_marks()
            return self._paragraph(block.node, [(fate, line.tokens)], end, line.after)
        table = deepcopy(block.node)
        for row in list(table.iter(w("tr"))):
            self._mark_row(row, fate)
        for paragraph in list(table.iter(w("p"))):
            whole = Block(node=paragraph)
            # The end of a cell's last paragraph is the cell's own.
            is_last = next(paragraph.itersiblings(w("p"), w("tbl")), None) is None
            made = self._whole(whole, fate, KEPT if is_last else fate)
            _put(paragraph, made)
        return table

    def _mark_row(self, row: etree._Element, fate: Fate) -> None:
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            row.insert(1 if row.find(w("tblPrEx")) is not None else 0, properties)
        properties.append(self.mark(fate))

    def _pair(self, old: Block, new: Block, end: Fate) -> etree._Element:
        if not end and old.bytes == new.bytes:
            return deepcopy(new.node)
        if new.is_paragraph:
            self.stayed += 1
            self.minute = _APART * (1 + self.stayed % 2)
            spans = list(changes_of(old.line.without_marks(), new.line))
            paragraph = self._paragraph(new.node, spans, end, new.line.after)
            self._note_properties(_properties(old.node), paragraph)
            self.minute = 0
            return paragraph
        table = deepcopy(new.node)
        before, after = old.blocks, new.blocks
        rows = [self._row(step, before, after) for step in aligned(before, after)]
        for node in [node for node in table if node.tag not in (w("tblPr"), w("tblGrid"))]:
            table.remove(node)
        table.extend(rows)
        return table

    def _row(self, step: Step, old: Sequence[Block], new: Sequence[Block]) -> etree._Element:
        if step.old is not None and step.new is not None:
            row = deepcopy(new[step.new].node)
            if old[step.old].bytes == new[step.new].bytes:
                return row
            cells = list(row.iterchildren(w("tc")))
            for before, after in zip(old[step.old].cells(), cells, strict=True):
                self.container(before, after)
            return row
        block, fate = (old[step.old], GONE) if step.old is not None else (new[step.new or 0], CAME)
        table = etree.Element(w("tbl"))
        table.append(deepcopy(block.node))
        return self._whole(Block(node=table), fate, fate)[0]

    def _paragraph(
        self,
        node: etree._Element,
        spans: Sequence[tuple[Fate, Sequence[Token]]],
        end: Fate,
        after: Sequence[etree._Element],
    ) -> etree._Element:
        paragraph = etree.Element(w("p"), {str(k): str(v) for k, v in node.attrib.items()})
        properties = node.find(w("pPr"))
        if properties is not None:
            paragraph.append(deepcopy(properties))
        if end:
            self._mark_end(paragraph, end)
        for fate, tokens in spans:
            paragraph.extend(grouped(tokens, partial(self._changed, fate)))
        paragraph.extend(deepcopy(one) for one in after)
        return paragraph

    def _changed(self, fate: Fate, runs: list[etree._Element]) -> list[etree._Element]:
        if not fate:
            return runs
        mark = self.mark(fate)
        mark.extend(deleted(run) if fate == GONE else run for run in runs)
        return [mark]

    def _mark_end(self, paragraph: etree._Element, fate: Fate) -> None:
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        runs = properties.find(w("rPr"))
        if runs is None:
            runs = etree.Element(w("rPr"))
            later = [n for n in properties if n.tag in (w("sectPr"), w("pPrChange"))]
            properties.insert(properties.index(later[0]) if later else len(properties), runs)
        now, self.minute = self.minute, 0
        runs.insert(0, self.mark(fate))
        self.minute = now

    def _take_looks(self, paragraph: etree._Element, fate: Fate, old: Block, new: Block) -> None:
        """Let the paragraph look like that one in the version in which it has no words of its own."""
        own = _properties(paragraph)
        if fate == CAME:
            self._note_properties(_properties(old.node), paragraph)
            return
        properties = paragraph.find(w("pPr"))
        if properties is not None:
            paragraph.remove(properties)
        paragraph.insert(0, _properties(new.node))
        self._note_properties(own, paragraph)

    def _note_properties(self, was: etree._Element, paragraph: etree._Element) -> None:
        """Say what the properties of the paragraph were, where they were others."""
        if _alike(was, _properties(paragraph)):
            return
        change = self.mark("pPrChange")
        change.append(was)
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        properties.append(change)


def changes_of(old: Line, new: Line) -> Iterator[tuple[Fate, Sequence[Token]]]:
    """The words of a paragraph in which both versions are: those that stayed, went and came."""
    found = stretches(
        [token.key for token in old.tokens],
        [token.key for token in new.tokens],
        [token.text for token in old.tokens],
        [token.text for token in new.tokens],
    )
    for one in found:
        if one.is_same:
            yield KEPT, new.tokens[slice(*one.new)]
            continue
        for fate, tokens in ((GONE, old.tokens[slice(*one.old)]), (CAME, new.tokens[slice(*one.new)])):
            if tokens:
                yield fate, tokens


def _properties(paragraph: etree._Element) -> etree._Element:
    """The properties of the paragraph as a tracked change holds them: without those of its end and of a section."""
    found = paragraph.find(w("pPr"))
    made = etree.Element(w("pPr")) if found is None else deepcopy(found)
    for name in ("rPr", "sectPr", "pPrChange"):
        for node in made.findall(w(name)):
            made.remove(node)
    return made


def _alike(one: etree._Element, other: etree._Element) -> bool:
    """Whether the two say the same, by whatever prefixes."""
    if one.tag != other.tag or sorted(one.items()) != sorted(other.items()) or len(one) != len(other):
        return False
    return all(_alike(mine, theirs) for mine, theirs in zip(one, other, strict=True))


def _put(old: etree._Element, new: etree._Element) -> None:
    parent = old.getparent()
    assert parent is not None  # it stands in a cell
    parent.replace(old, new)
