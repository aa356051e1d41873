"""The SEND Tribunal's working document: the plan under appeal with each party's changes in type of their own.

Nothing of it is a tracked change: the Tribunal reads bold, italic, underline and strikethrough, printed in black and
white. So that bold means a change and nothing else, all other words stand in plain type, headings by their size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial

from lxml import etree

from ehcp_docs.documents.changes.blocks import Block, aligned, blocks_of, loose_end
from ehcp_docs.documents.changes.key import Key, Mark, look_of, read_key
from ehcp_docs.documents.changes.key_page import put_key
from ehcp_docs.documents.changes.threefold import Gap, threefold
from ehcp_docs.documents.changes.tokens import Token, grouped
from ehcp_docs.plan.word_changes import stretches
from ehcp_docs.word.archive import archive_parts
from ehcp_docs.word.names import w
from ehcp_docs.word.package import open_package
from ehcp_docs.word.properties import xml_bytes


def working_document(plan: bytes, appellant: bytes, authority: bytes | None = None) -> bytes:
    """The working document of an appeal against the plan, as a Word file.

    ``appellant`` is the plan as the parents or the young person propose it, ``authority`` as the authority does; all
    three are made on one template. Without the authority's version it proposes nothing. Raises TemplateError where
    the key has faults.
    """
    key = read_key()
    base = open_package(plan, name="the plan under appeal")
    root = base.xml(base.main)
    body = root.find(w("body"))
    assert body is not None  # an opened package has a document, and that a body
    versions = [open_package(one, name="proposals") for one in (appellant, authority or plan)]
    others = [version.xml(version.main).find(w("body")) for version in versions]
    writer = _Writer(key=key)
    writer.container(body, others[0], others[1])
    parts = put_key(base, root, key)
    prefixes = {prefix: name for prefix, name in root.nsmap.items() if prefix}
    etree.cleanup_namespaces(root, top_nsmap=prefixes, keep_ns_prefixes=list(prefixes))
    return archive_parts({**parts, base.main: xml_bytes(root)})


Side = Sequence[Block]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Writes the three versions into the body of the plan under appeal."""

    key: Key

    def container(
        self, base: etree._Element, one: etree._Element | None, other: etree._Element | None
    ) -> None:
        """Put the blocks of all versions into the body or cell; None where a version has no such cell."""
        made = list(self._blocks(_blocks(base), _blocks(one), _blocks(other)))
        properties = [node for node in base if node.tag in (w("tcPr"),)]
        end = [*loose_end(base), *base.findall(w("sectPr"))]
        for node in list(base):
            base.remove(node)
        base.extend([*properties, *made, *end])

    def _blocks(self, base: Side, one: Side, other: Side) -> Iterator[etree._Element]:
        """The blocks of a container, or the rows of a table, of all versions."""
        pairs = [[(step.old, step.new) for step in aligned(base, version)] for version in (one, other)]
        for gap in threefold(len(base), pairs, [_keys(one), _keys(other)]):
            yield from self._inserted(gap, one, other)
            if gap.base is None:
                continue
            block = base[gap.base]
            yield from block.before
            mine = one[gap.one] if gap.one is not None else None
            theirs = other[gap.other] if gap.other is not None else None
            yield self._block(block, mine, theirs)

    def _inserted(self, gap: Gap, one: Side, other: Side) -> Iterator[etree._Element]:
        for at in gap.agreed:
            yield self._whole(one[at], Mark.AGREED_ADDITION)
        for at in gap.of_one:
            yield self._whole(one[at], Mark.APPELLANT_ADDITION)
        for at in gap.of_other:
            yield self._whole(other[at], Mark.AUTHORITY_ADDITION)

    def _whole(self, block: Block, mark: Mark) -> etree._Element:
        """A block that one version has, or both."""
        node = deepcopy(block.node)
        for paragraph in [node] if block.is_paragraph else list(node.iter(w("p"))):
            line = Block(node=paragraph).line.without_marks()
            self._fill(paragraph, [(mark, token) for token in line.tokens])
        return node

    def _block(self, base: Block, one: Block | None, other: Block | None) -> etree._Element:
        node = deepcopy(base.node)
        if base.is_paragraph:
            self._fill(node, _marked(base, one, other), after=base.line.after)
        elif node.tag == w("tbl"):
            rows = list(self._blocks(base.blocks, one.blocks if one else (), other.blocks if other else ()))
            for row in [child for child in node if child.tag not in (w("tblPr"), w("tblGrid"))]:
                node.remove(row)
            node.extend(rows)
        else:
            sides = [side.cells() if side else [] for side in (one, other)]
            for at, cell in enumerate(node.iterchildren(w("tc"))):
                mine, theirs = (side[at] if at < len(side) else None for side in sides)
                self.container(cell, mine, theirs)
        return node

    def _fill(
        self,
        paragraph: etree._Element,
        tokens: Sequence[tuple[Mark, Token]],
        after: Sequence[etree._Element] = (),
    ) -> None:
        """Write these words into the paragraph, each in the type of its mark."""
        for node in [node for node in paragraph if node.tag != w("pPr")]:
            paragraph.remove(node)
        typed = partial(_typed, self.key)
        paragraph.extend(grouped([typed(mark, token) for mark, token in tokens]))
        paragraph.extend(deepcopy(one) for one in after)


def _typed(key: Key, mark: Mark, token: Token) -> Token:
    entry = key.entries[mark]
    if not token.is_field:
        return replace(token, look=look_of(token.look, entry))
    runs = []
    for run in token.nodes:
        run = deepcopy(run)
        properties = run.find(w("rPr"))
        look = b"" if properties is None else etree.tostring(properties, method="c14n", exclusive=True)
        if properties is not None:
            run.remove(properties)
        run.insert(0, etree.fromstring(look_of(look, entry)))
        runs.append(run)
    return replace(token, nodes=tuple(runs))


def _blocks(container: etree._Element | None) -> list[Block]:
    return [] if container is None else blocks_of(container)


def _keys(blocks: Side) -> list[object]:
    return [(block.shape, block.text) for block in blocks]


def _marked(base: Block, one: Block | None, other: Block | None) -> list[tuple[Mark, Token]]:
    """The words of a paragraph in all versions, each with what it is."""
    lines = [side.line.without_marks().tokens if side else () for side in (one, other)]
    tokens = base.line.tokens
    pairs = [_token_pairs(tokens, version) for version in lines]
    made: list[tuple[Mark, Token]] = []
    for gap in threefold(len(tokens), pairs, [[token.key for token in version] for version in lines]):
        made += [(Mark.AGREED_ADDITION, lines[0][at]) for at in gap.agreed]
        made += [(Mark.APPELLANT_ADDITION, lines[0][at]) for at in gap.of_one]
        made += [(Mark.AUTHORITY_ADDITION, lines[1][at]) for at in gap.of_other]
        if gap.base is not None:
            made.append((_FATES[gap.one is None, gap.other is None], tokens[gap.base]))
    return made


_FATES: Mapping[tuple[bool, bool], Mark] = {
    (False, False): Mark.ORIGINAL,
    (True, True): Mark.AGREED_DELETION,
    (True, False): Mark.APPELLANT_DELETION,
    (False, True): Mark.AUTHORITY_DELETION,
}
"""By whether the appellant's version, and the authority's, are without the word."""


def _token_pairs(base: Sequence[Token], version: Sequence[Token]) -> list[tuple[int | None, int | None]]:
    found = stretches(
        [token.key for token in base],
        [token.key for token in version],
        [token.text for token in base],
        [token.text for token in version],
    )
    made: list[tuple[int | None, int | None]] = []
    for one in found:
        if one.is_same:
            made += list(zip(range(*one.old), range(*one.new), strict=True))
        else:
            made += [(at, None) for at in range(*one.old)]
            made += [(None, at) for at in range(*one.new)]
    return made
