"""One part of a template as a program that writes its markup: compiled once, run for each document.

The source given to Jinja has one line for each tag, so a line number is a place. Before anything is compiled
it is proved that the markup between the two ends of every loop and condition is whole: then what comes out is
well formed whatever the data.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Final

from jinja2 import Template, nodes
from jinja2.visitor import NodeTransformer

from ehcp_docs.documents.expressions import Language, UnknownName
from ehcp_docs.documents.filters import FILTERS, Misused
from ehcp_docs.documents.parts import TemplatePart
from ehcp_docs.documents.printing import LEDGER, PRINTERS, Ledger, Unwritable
from ehcp_docs.documents.tags import Tag
from ehcp_docs.documents.tokens import paragraph_break, unshield
from ehcp_docs.errors import Fault

_TOKEN = re.compile(r"\{\{ *(\d+) *\}\}|\{% *(\d+) *%\}")
_ELEMENT = re.compile(r"<(/?)([\w:.-]+)[^<>]*?(/?)>")
_MARKUP = re.compile(r"<[^<>]*>")
_ROW = re.compile(r"<w:tr[ >]")
_FILE: Final = "<template>"
_LANGUAGE = Language({**FILTERS, **PRINTERS})


class Unfillable(Exception):
    """A part could not be filled; the cause says how."""

    def __init__(self, tag: Tag) -> None:
        super().__init__(tag.place)
        self.tag = tag


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledPart:
    """A part of a template, ready to be filled."""

    name: str
    template: Template
    lines: Sequence[int]
    """Number of the tag on each line of the source; the first line has none."""
    tags: Mapping[int, Tag]
    breaks: Mapping[int, str]
    """For each tag, the markup that begins a new paragraph there."""

    def fill(self, context: Mapping[str, Any]) -> tuple[str, Ledger]:
        """The markup with the data in it, and what was printed.

        Raises Unfillable with the tag; its cause is UnknownName, Misused, Unwritable or TypeError.
        """
        ledger = Ledger(breaks=self.breaks)
        names = self.template.new_context({**context, LEDGER: ledger})
        try:
            return "".join(self.template.root_render_func(names)), ledger
        except (UnknownName, Misused, Unwritable, TypeError) as error:
            line, is_ours = _where(self.template, error.__traceback__)
            if isinstance(error, TypeError) and is_ours:
                raise  # a defect of a view or of this package, not of the template
            raise Unfillable(self.tags[self.lines[line - 1]]) from error


def _where(template: Template, trace: TracebackType | None) -> tuple[int, bool]:
    """The line of the template that was being filled, and whether the error rose from Python of ehcp-docs."""
    line, is_ours = 1, False
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == _FILE:
            line, is_ours = template.get_corresponding_lineno(trace.tb_lineno), False
        elif Path(code.co_filename).parent.name != "jinja2":
            is_ours = True
        trace = trace.tb_next
    return line, is_ours


def compile_part(
    part: TemplatePart, markup: str, single_styles: Collection[str]
) -> CompiledPart | list[Fault]:
    """The part as a program, from its markup with tokens; or what keeps it from being one.

    ``single_styles`` are the paragraph styles in which an empty line makes no new paragraph.
    """
    tags = {reading.tag.number: reading.tag for reading in part.readings}
    inner = {reading.tag.number: reading.inner for reading in part.readings}
    in_markup = {
        int(number)
        for found in _MARKUP.findall(markup)
        for pair in _TOKEN.findall(found)
        for number in pair
        if number
    }
    source, lines = _source(markup, inner)
    if lost := [tag for number, tag in tags.items() if lines.count(number) != 1]:
        return [
            tag.fault(
                "cannot be brought to where it belongs.", "Delete it and type it again.", code="lost-tag"
            )
            for tag in lost
        ]
    tree = _LANGUAGE.parse(source)
    if torn := list(_torn(tree, lines, tags)):
        return torn
    attributes = set(tags) if not part.is_text else in_markup
    tree = _Printers(lines, tags, attributes).visit(tree)
    code = _LANGUAGE.compile(tree, filename=_FILE)
    return CompiledPart(
        name=part.name,
        template=Template.from_code(_LANGUAGE, code, {}),
        lines=lines,
        tags=MappingProxyType(tags),
        breaks=MappingProxyType(
            {number: paragraph_break(tag.node, single_styles) for number, tag in tags.items()}
        ),
    )


def _source(markup: str, inner: Mapping[int, str]) -> tuple[str, list[int]]:
    """The markup with what the tags say in place of tokens, each on a line of its own, and those lines."""
    lines = [0]

    def tag(token: re.Match[str]) -> str:
        number = int(token.group(1) or token.group(2))
        lines.append(number)
        words = " ".join(inner[number].split("\n"))
        return f"{{{{\n{words} }}}}" if token.group(1) else f"{{%\n{words} %}}"

    return _TOKEN.sub(tag, markup.replace("\r", "&#13;").replace("\n", "&#10;")), lines


def _torn(tree: nodes.Template, lines: Sequence[int], tags: Mapping[int, Tag]) -> Iterator[Fault]:
    """A fault for each loop or condition whose two ends stand at different levels of the document."""
    for node in tree.find_all((nodes.For, nodes.If)):
        assert isinstance(node, nodes.For | nodes.If)
        bodies = [node.body, node.else_]
        bodies += [] if isinstance(node, nodes.For) else [branch.body for branch in node.elif_]
        if not all(_is_whole(_static(body)) for body in bodies):
            yield tags[lines[node.lineno - 1]].fault(
                "begins and ends at different levels: in a table and outside it, or in and between texts.",
                "Use the same form for its two ends, such as {%p … %} twice, in the same table or cell.",
                code="torn-block",
            )


def _static(body: Iterable[nodes.Node]) -> str:
    """The markup that stands directly in the block; what is in inner blocks is judged there."""
    return "".join(
        child.data
        for node in body
        if isinstance(node, nodes.Output)
        for child in node.nodes
        if isinstance(child, nodes.TemplateData)
    )


def _is_whole(markup: str) -> bool:
    """Whether leaving the markup out, or repeating it, leaves the elements around it as they are."""
    closed: list[str] = []
    opened: list[str] = []
    for end, name, alone in _ELEMENT.findall(markup):
        if alone:
            continue
        if not end:
            opened.append(name)
        elif not opened:
            closed.append(name)
        elif opened.pop() != name:
            return False
    return closed == opened[::-1]


class _Printers(NodeTransformer):
    """Puts our printers around what tags print, and notes the rows that loops begin."""

    def __init__(self, lines: Sequence[int], tags: Mapping[int, Tag], attributes: Collection[int]) -> None:
        self.lines = lines
        self.tags = tags
        self.attributes = attributes

    def visit_Output(self, node: nodes.Output) -> nodes.Output:
        """Each printed value through a printer, which is told the number of the tag."""
        node.nodes = [
            child if isinstance(child, nodes.TemplateData) else self._printed(child) for child in node.nodes
        ]
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                child.data = unshield(child.data)
        return node

    def visit_For(self, node: nodes.For) -> nodes.For:
        """A note in the ledger for each item that begins a table row of its own."""
        self.generic_visit(node)
        # Only where the loop stands between rows: in other loops a row may come after text.
        if self.tags[self.lines[node.lineno - 1]].form == "tr" and _ROW.search(_static(node.body)):
            mark = self._called("_row", nodes.Const("", lineno=node.lineno), node.lineno)
            node.body.insert(0, nodes.Output([mark], lineno=node.lineno))
        return node

    def _printed(self, value: nodes.Expr) -> nodes.Expr:
        is_attribute = self.lines[value.lineno - 1] in self.attributes
        return self._called("_attribute" if is_attribute else "_text", value, value.lineno)

    def _called(self, name: str, value: nodes.Expr, line: int) -> nodes.Filter:
        number = nodes.Const(self.lines[line - 1], lineno=line)
        return nodes.Filter(value, name, [number], [], None, None, lineno=line)
