"""First names in a template's own words: what an officer once typed there goes to every family.

A letter that was copied from a sent one to make a template of it still says “Callum” somewhere: in a sentence, a
footer, a comment, the title of the file. No data know of it, so the words themselves are looked at. The name of an
officer or of the authority's own people is no fault, and one that the data know is none either.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from ehcp_docs.documents.name_places import standings
from ehcp_docs.documents.parts import labelled
from ehcp_docs.documents.places import paragraphs
from ehcp_docs.documents.shared_blocks import open_template
from ehcp_docs.errors import Fault
from ehcp_docs.plan.given_names import given_names, plain_name
from ehcp_docs.word.names import CORE, DUBLIN_CORE, WORD_PART, w
from ehcp_docs.word.package import Package
from ehcp_docs.word.properties import CORE_PART

_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)
_NEVER: Final = re.compile(r"\{%p if false %\}")
_END: Final = re.compile(r"\{%p endif %\}")
"""What stands between them is about the template, and is never printed."""
_CAPITAL: Final = re.compile(r"\b[A-ZÀ-Þ][a-zà-öø-ÿ]{2,}\b")
_PROPERTIES: Final = tuple(
    f"{{{space}}}{name}"
    for space, names in ((DUBLIN_CORE, ("title", "subject", "description")), (CORE, ("keywords", "category")))
    for name in names
)
"""What a reader of the finished file is shown; who wrote the template is another matter."""
_COMMENTS: Final = f"{WORD_PART}comments+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedName:
    """A first name in the template's own words."""

    word: str
    place: str
    """Part, paragraph or cell."""
    is_childs: bool
    """Whether it stands where hardly anybody but the child does."""

    def fault(self) -> Fault:
        """What to do about it."""
        hint = "Take it out, or put the name of the field there; the authority's own people stand in the case file."
        return Fault(
            place=self.place,
            message="A first name stands in the template's own words, and would go to every family.",
            hint=hint,
            code="name",
        )


def fixed_names(template: Path, known: Collection[str] = ()) -> tuple[FixedName, ...]:
    """The first names in the words of that template, but for those in ``known`` (plain, see ``plain_name``).

    Raises DocumentUnreadable, and TemplateError for blocks that there are not.
    """
    found = _found(template, template.stat().st_mtime_ns)
    return tuple(one for one in found if plain_name(one.word) not in known)


@lru_cache(maxsize=64)
def _found(template: Path, changed: int) -> tuple[FixedName, ...]:
    return tuple(dict.fromkeys(_names(open_template(template))))


def _names(package: Package) -> Iterator[FixedName]:
    for place, text in _texts(package):
        words = {word for word in _CAPITAL.findall(text) if given_names().get(plain_name(word)) == "names"}
        standing = {one.word: one.in_childs_place for one in standings(text, words)} if words else {}
        for word in sorted(words):
            yield FixedName(word=word, place=place, is_childs=standing.get(word, False))


def _texts(package: Package) -> Iterator[tuple[str, str]]:
    """Every paragraph of the template with its place, tags taken out; then the properties that are shown."""
    comments = ((name, "comments") for name, kind in package.content_types.items() if kind == _COMMENTS)
    for name, label in (*labelled(package), *comments):
        is_left_out = False
        for paragraph, place in paragraphs(package.xml(name), label):
            text = "".join(node.text or "" for node in paragraph.iter(w("t")))
            is_left_out = (is_left_out or _NEVER.search(text) is not None) and _END.search(text) is None
            if not is_left_out:
                yield place, _TAG.sub(" ", text)
    if CORE_PART in package.parts:
        for node in package.xml(CORE_PART).iter(*_PROPERTIES):
            yield "document properties", _TAG.sub(" ", node.text or "")
