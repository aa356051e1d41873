"""A Word template, prepared once and filled many times.

This is the only module that knows docxtpl. docxtpl moves tags such as ``{%tr %}`` to where they belong in the
markup; it does so once for each part, on numbered tokens. What comes out is compiled, and filling it is all
that a rendering does. docxtpl by itself does everything again for each document, rewrites ``{_{`` in data,
prints nothing for a misspelt name and lets ``<`` in data break the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

from docxtpl import DocxTemplate
from lxml import etree

from ehcp_docs.documents.blocks import Names
from ehcp_docs.documents.compiled import CompiledPart, Unfillable, compile_part
from ehcp_docs.documents.expressions import UnknownName
from ehcp_docs.documents.filters import Misused
from ehcp_docs.documents.parts import TemplatePart, in_order, read_parts
from ehcp_docs.documents.printing import Ledger, Unwritable, unwritable_paths
from ehcp_docs.documents.readback import read_back
from ehcp_docs.documents.repairs import numbered, repaired
from ehcp_docs.documents.shapes import shape_of_value
from ehcp_docs.documents.shared_blocks import open_template
from ehcp_docs.documents.styles import single_styles
from ehcp_docs.documents.tags import Tag
from ehcp_docs.errors import EhcpError, Fault, InputError, TemplateError
from ehcp_docs.word.archive import Entry, archive, pack, word_order
from ehcp_docs.word.names import DOCUMENT_TYPE, TEMPLATE_TYPE
from ehcp_docs.word.package import Package
from ehcp_docs.word.properties import CORE_PART, set_properties

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CHECK = "See every fault at once: ehcp documents check TEMPLATE"


class WordTemplate:
    """A Word template that has been read, checked and compiled; one may be used by several threads.

    Raises DocumentUnreadable where the file is no Word document, and TemplateError with every fault of its
    tags: what can be wrong without knowing the data.
    """

    def __init__(self, path: Path | str) -> None:
        package = open_template(Path(path))
        self.name = package.name
        """The template's file name."""
        parts = [part for part in read_parts(package) if part.has_tags or part.faults]
        if faults := [fault for part in parts for fault in part.faults]:
            raise faulty(self.name, in_order(faults, parts))
        self.parts: tuple[TemplatePart, ...] = tuple(parts)
        """What was read in it, part by part."""
        self._compiled = self._compile(package)
        self._core = package.parts.get(CORE_PART)
        self._still = _packed(package, {part.name for part in self._compiled} | {CORE_PART})
        self._order = word_order(package.parts)
        self._tags: Mapping[int, Tag] = MappingProxyType(
            {number: tag for part in self._compiled for number, tag in part.tags.items()}
        )
        self._repeats_cells = {
            part.name for part in parts if any(reading.tag.form == "tc" for reading in part.readings)
        }

    def render(self, context: Mapping[str, object], *, title: str = "", dated: date | None = None) -> bytes:
        """The Word file with the data in it, read back and found complete.

        ``title`` is the document's title where the template has none of its own, ``dated`` the date in its
        properties. Raises TemplateError where a tag asks for what the context does not have or cannot print,
        InputError where a text has characters that no Word file can hold, OutputError where the file does not
        hold what was printed.
        """
        filled: dict[str, bytes] = {}
        ledgers: dict[str, Ledger] = {}
        for part in self._compiled:
            try:
                markup, ledgers[part.name] = part.fill(context)
            except Unfillable as error:
                raise self._explained(error, context) from error.__cause__
            filled[part.name] = self._finished(part.name, markup)
        core = filled.get(CORE_PART, self._core)
        if core is not None:
            filled[CORE_PART] = set_properties(core, title=title, dated=dated)
            ledgers.pop(CORE_PART, None)
        document = archive(self._still.get(name) or pack(name, filled[name]) for name in self._order)
        read_back(document, ledgers, self._tags)
        return document

    def _compile(self, package: Package) -> tuple[CompiledPart, ...]:
        """Each part with tags in it, compiled; TemplateError with the faults of all."""
        styles = single_styles(package)
        faults: list[Fault] = []
        compiled: list[CompiledPart] = []
        for part in self.parts:
            found = compile_part(part, _arranged(part), styles)
            if isinstance(found, CompiledPart):
                compiled.append(found)
            else:
                faults += found
        if faults:
            raise faulty(self.name, faults)
        return tuple(compiled)

    def _finished(self, name: str, markup: str) -> bytes:
        markup = repaired(markup)
        if "<wp:docPr" in markup:
            markup = numbered(markup)
        if name in self._repeats_cells:
            # Columns of a table follow the number of cells that a {%tc for %} made.
            markup = etree.tostring(DocxTemplate(self.name).fix_tables(markup), encoding="unicode")
        return (_DECLARATION + markup).encode()

    def _explained(self, error: Unfillable, context: Mapping[str, object]) -> EhcpError:
        """What a user is told: every fault of the same kind that shows, with its place and never its text."""
        cause = error.__cause__
        if isinstance(cause, Unwritable):
            paths = list(unwritable_paths(context)) or [error.tag.place]
            faults = [
                Fault(place=path, message="holds a character that no Word file can hold.") for path in paths
            ]
            hint = "Type these texts again: they hold invisible control characters, often from a PDF."
            return InputError("The data cannot be written into a Word file.", faults=faults, hint=hint)
        if isinstance(cause, UnknownName):
            faults = self._unknown_names(context)
            near = f"Did you mean {cause.near}?" if cause.near else ""
            faults = faults or [
                error.tag.fault(
                    f"names “{cause.name}”, and there is no such field.", near, code="unknown-name"
                )
            ]
        elif isinstance(cause, Misused):
            hint = "Put {% if … %} round it, or give the value." if "empty" in str(cause) else ""
            faults = [error.tag.fault(f"{cause}.", hint, code="not-printable")]
        else:
            faults = [
                error.tag.fault("repeats or compares something that is empty in this data.", code="empty")
            ]
        return TemplateError(
            "The template does not fit the data.", place=self.name, faults=faults, hint=_CHECK
        )

    def _unknown_names(self, context: Mapping[str, object]) -> list[Fault]:
        known = {name: shape_of_value(value) for name, value in context.items()}
        names = Names(known=known)
        for part in self.parts:
            names.look_up(part.readings)
        return [fault for fault in names.faults if fault.code == "unknown-name"]


def faulty(name: str, faults: Sequence[Fault]) -> TemplateError:
    """The error for a template of that name with those faults."""
    number = "a fault" if len(faults) == 1 else f"{len(faults)} faults"
    return TemplateError(f"The template has {number}.", place=name, faults=faults)


def _packed(package: Package, filled: set[str]) -> dict[str, Entry]:
    """The parts that no rendering changes, compressed once; a Word template (.dotx) becomes a document."""
    still = {name: content for name, content in package.parts.items() if name not in filled}
    types = "[Content_Types].xml"
    still[types] = still[types].replace(TEMPLATE_TYPE.encode(), DOCUMENT_TYPE.encode())
    return {name: pack(name, content) for name, content in still.items()}


def _arranged(part: TemplatePart) -> str:
    """The part's markup with each token where its tag belongs: what docxtpl is here for."""
    markup = etree.tostring(part.root, encoding="unicode")
    if not part.is_text:
        return markup
    arranged: str = DocxTemplate(part.name).patch_xml(markup)
    return arranged
