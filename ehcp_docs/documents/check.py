"""A template checked without any data: every fault at once, before it meets a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from ehcp_docs.documents.blocks import Names
from ehcp_docs.documents.parts import PROPERTIES, TemplatePart, in_order, read_parts
from ehcp_docs.documents.shapes import all_fields, fields_of
from ehcp_docs.documents.shared_blocks import open_template
from ehcp_docs.documents.template import WordTemplate, faulty
from ehcp_docs.errors import DocumentUnreadable, Fault, TemplateError
from ehcp_docs.word.names import OFFICE
from ehcp_docs.word.package import Package

# What must not stand on every page or in a file's properties, where it is seen without being looked for.
_IDENTIFIERS: Final = re.compile(r"\b(nhs_number|upn|uln|date_of_birth)\b")
_HARMLESS_LINKS: Final = (f"{OFFICE}/hyperlink",)
_TAG_IN_LINK: Final = re.compile(r"\{\{|\{%|%7B%7B|%7B%25", re.IGNORECASE)


def check_template(path: Path, view: type[Any]) -> list[Fault]:
    """Every fault of the template for that view: what it is, what its tags say, and which names they use."""
    try:
        checked_template(path, view)
    except DocumentUnreadable as error:
        return [Fault(place=error.place, message=error.message, hint=error.hint, code="no-word-file")]
    except TemplateError as error:
        return list(error.faults)
    return []


def checked_template(path: Path, view: type[Any]) -> WordTemplate:
    """The template, compiled, with all its names found in the view.

    Raises DocumentUnreadable, or TemplateError with every fault.
    """
    package = open_template(path)
    template: WordTemplate | None = None
    faults: list[Fault] = []
    try:
        template = WordTemplate(path)
        parts: tuple[TemplatePart, ...] = template.parts
    except TemplateError as error:
        faults += error.faults
        parts = read_parts(package)
    faults += [*_names(parts, view).faults, *_leaks(parts), *_links(package)]
    if not any(part.has_tags for part in parts) and not faults:
        faults.append(
            Fault(place=package.name, message="The file has no tags: it is the same for every child.")
        )
    if template is None or faults:
        raise faulty(path.name, in_order(dict.fromkeys(faults), parts))
    return template


def unused_fields(path: Path, view: type[Any]) -> list[str]:
    """The names of the view that the template does not print, ask for or repeat; information, not a fault."""
    used = _names(read_parts(open_template(path)), view).used
    unused: list[str] = []
    for one in all_fields(view):
        # A group or list that is not used at all is named once, not field by field.
        if one.path not in used and not any(one.path.startswith((f"{path}.", f"{path}[")) for path in unused):
            unused.append(one.path)
    return unused


def _names(parts: tuple[TemplatePart, ...], view: type[Any]) -> Names:
    names = Names(known=fields_of(view), view=view)
    for part in parts:
        names.look_up(part.readings, part.loose_names)
    return names


def _leaks(parts: tuple[TemplatePart, ...]) -> Iterator[Fault]:
    for part in parts:
        if not part.label.startswith(("header", "footer", PROPERTIES)):
            continue
        for reading in part.readings:
            if reading.keyword == "print" and _IDENTIFIERS.search(reading.tag.body):
                yield reading.tag.fault(
                    "prints an identifier of the child on every page or in the file's properties.",
                    "Print it in the main text; a header or footer has the plan's reference.",
                    code="identifier",
                )


def _links(package: Package) -> Iterator[Fault]:
    """Links that would be followed when the document is opened, and tags in links, which are not filled."""
    for part in package.parts:
        for link in package.relations(part):
            if link.is_external and link.type not in _HARMLESS_LINKS:
                yield Fault(
                    place=part,
                    message="The template fetches something from outside the file when it is opened.",
                    hint="Put pictures into the file; remove an attached template (Word: Developer).",
                    code="external",
                )
            elif link.is_external and _TAG_IN_LINK.search(link.target):
                yield Fault(
                    place=part,
                    message="The address of a link holds a tag, which cannot be filled.",
                    hint="Write the address into the text, without a link.",
                    code="wrong-place",
                )
