"""How a value gets onto the page, and the ledger of what was put there.

Text arrives exactly: ``& < > " '`` are escaped, a line break becomes a line break, an empty line a new
paragraph of the same form (or an empty line, in list items and headings), a tab a tab. Word's own manual line
break, which text copied from Word holds as U+000B, is a line break too. Characters that no XML file can hold
are an error; they are never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ehcp_docs.documents.filters import as_text

LEDGER: Final = ""
"""The name under which the ledger of a rendering travels in its context; no template can write it."""
# What stands for a line break, a new paragraph and a new table row in a text read back.
BREAK: Final = "\n"
PARAGRAPH: Final = "\x1e"
ROW: Final = "\x1d"

_SPECIAL = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_UNWRITABLE = re.compile("[\x00-\x08\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n|[\r\x0b]")
_LINES = re.compile("[\t\n\r\x0b]+")
_EMPTY_LINES = re.compile("\n{2,}")
_BREAK_XML = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB_XML = '</w:t><w:tab/><w:t xml:space="preserve">'


class Unwritable(ValueError):
    """A text with a character that no XML file can hold."""


@dataclass(slots=True)
class Ledger:
    """What one rendering has printed into one part, in order."""

    breaks: Mapping[int, str]
    """For each tag, the markup that begins a new paragraph there; empty where an empty line stays a line."""
    printed: list[tuple[int, str]] = field(default_factory=list)
    """Number of the tag, and its text; ROW where a loop over table rows came to its next item."""


@pass_context
def print_text(context: Context, value: object, number: int) -> Markup:
    """The value as markup inside a text of the document; noted in the ledger."""
    ledger: Ledger = context.parent[LEDGER]
    text = as_text(value)
    if not _SPECIAL.search(text):
        ledger.printed.append((number, text))
        return escape(text)
    if _UNWRITABLE.search(text):
        raise Unwritable
    text = _LINE_END.sub("\n", text)
    if ledger.breaks[number]:
        text = _EMPTY_LINES.sub(PARAGRAPH, text)
    ledger.printed.append((number, text))
    xml = str(escape(text)).replace("\n", _BREAK_XML).replace("\t", _TAB_XML)
    return Markup(xml.replace(PARAGRAPH, ledger.breaks[number]))  # escaped above


@pass_context
def print_attribute(context: Context, value: object, number: int) -> Markup:
    """The value as markup inside an attribute or a property, where there are no lines."""
    text = as_text(value)
    if _UNWRITABLE.search(text):
        raise Unwritable
    return escape(_LINES.sub(" ", text))


@pass_context
def begin_row(context: Context, value: object, number: int) -> Markup:
    """Note in the ledger that a loop over table rows has come to its next item; prints nothing."""
    ledger: Ledger = context.parent[LEDGER]
    ledger.printed.append((number, ROW))
    return Markup()


PRINTERS: Final = {"_text": print_text, "_attribute": print_attribute, "_row": begin_row}
"""Filters that the engine puts around what tags print; templates cannot name them."""


def unwritable_paths(value: object, path: str = "") -> Iterator[str]:
    """Where in a context there are texts that no XML file can hold, as paths such as ``needs[2].text``."""
    if isinstance(value, str):
        if _UNWRITABLE.search(value):
            yield path
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from unwritable_paths(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, Sequence):
        for number, item in enumerate(value):
            yield from unwritable_paths(item, f"{path}[{number}]")
    elif is_dataclass(value):
        for one in fields(value):
            yield from unwritable_paths(getattr(value, one.name), f"{path}.{one.name}" if path else one.name)
