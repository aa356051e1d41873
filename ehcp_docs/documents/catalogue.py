"""The documents that can be made, as ``templates/catalogue.yaml`` lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, Literal

from cattrs import ClassValidationError, Converter, transform_error

from ehcp_docs import resources
from ehcp_docs.documents.expressions import nearest
from ehcp_docs.errors import Fault, InputError
from ehcp_docs.plan.model import Status
from ehcp_docs.yamlfile import read_yaml

Source = Literal["plan", "case", "monitoring", "cases", "board"]
View = Literal["plan", "my_plan", "draft_letter", "monitoring", "letter", "review_list", "board_paper"]
About = Literal[
    "assess", "issue", "placement", "review", "amend", "cease", "reassess", "early_review", "personal_budget"
]

_FIELD = re.compile(r"\{([\w.]+)\}")
_NUMBERED = re.compile(r"^l0*(\d{1,3})(?![0-9])", re.IGNORECASE)
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
# Reserved by Windows whatever the ending.
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The decision that a letter tells."""

    about: About
    outcomes: tuple[str, ...]
    """The outcomes that it is the letter for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """What the family can do after the decision that a letter tells."""

    against: str
    """What can be appealed, as it is printed after “appeal against”."""
    certificate: bool = True
    """Whether a mediation certificate is needed first."""
    placement_only: bool = False
    """Whether an appeal about Section I alone is possible, for which no certificate is needed."""
    recommendations: bool = False
    """Whether the Tribunal can also make recommendations about health and social care."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that can be made."""

    id: str
    title: str
    purpose: str
    template: str
    """Name of the Word file in the folder of templates."""
    needs: tuple[Source, ...]
    """The files it is made from, the main one first."""
    view: View
    name: str
    """Pattern of the file's name; ``{…}`` is a field of the view."""
    aliases: tuple[str, ...] = ()
    stage: str = ""
    """When in the process it is made."""
    trigger: str = ""
    """What leads to it."""
    to: tuple[str, ...] = ("family",)
    """Who gets one each: family, advisers, consulted, file, or roles of professionals in the case."""
    copies: str = ""
    """Who else must be told, in words."""
    plan_status: tuple[Status, ...] = ()
    """Which plans it goes with; all where none is named."""
    contents: tuple[str, ...] = ()
    """What it must contain by law, in words."""
    law: str = ""
    """The law that asks for it."""
    decision: Told | None = None
    meeting: str = ""
    """The kind of meeting that it is about."""
    exception: tuple[str, ...] = ()
    """The time limits of whose exception it tells: the one that began last."""
    facts: tuple[str, ...] = ()
    """Fields of the view without which it cannot be made."""
    rights: Literal["required", "forbidden", "none"] = "none"
    """Whether it must carry the family's rights to mediation and appeal, or must not."""
    appeal: Appeal | None = None
    deadline: str = ""
    """The time limit by which it is due."""
    weeks_ahead: int = 0
    """How long before the term it should be with whoever gets it."""
    in_force_from: str = ""
    """The day from which the law asks for it in this form."""
    sample: tuple[str, ...] = ()
    """Files of the samples that it can be tried on, in the order of ``needs``; a folder where it needs cases."""
    sample_term: tuple[str, ...] = ()
    """First and last day for which it is tried on a folder of samples."""

    def file_name(self, view: object) -> str:
        """The name for the document made of that view, without its ending; safe on every system."""
        words = _FIELD.sub(lambda found: _safe(_looked_up(view, found.group(1))), self.name)
        name = re.sub("_+", "_", words).strip("_")
        return f"{name}_" if _RESERVED.match(name) else name


def _looked_up(value: object, path: str) -> str:
    for name in path.split("."):
        value = getattr(value, name)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _safe(text: str) -> str:
    return _UNSAFE.sub("-", text).strip("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Catalogue:
    documents: tuple[Document, ...]


def documents() -> tuple[Document, ...]:
    """Every document of the catalogue, in its order. Raises InputError with every fault of the file."""
    return _read(resources.file("templates", "catalogue.yaml"))


def document(name: str) -> Document:
    """The document of that id or alias; capitals, hyphens and underscores make no difference, and L9 is L09."""
    known = {_plain(word): one for one in documents() for word in (one.id, *one.aliases)}
    if _plain(name) in known:
        return known[_plain(name)]
    # Another number is another letter: L93 is not nearly L39.
    near = "" if _NUMBERED.match(name) else nearest(_plain(name), list(known))
    hint = f"Did you mean {known[near].id}?" if near else "See: ehcp documents list"
    raise InputError(f"There is no document “{name}”.", hint=hint)


def _plain(name: str) -> str:
    plain = name.strip().casefold().replace("-", "_").replace(" ", "_")
    return _NUMBERED.sub(lambda found: f"l{int(found[1]):02}", plain)


@cache
def _read(path: Path) -> tuple[Document, ...]:
    converter = Converter(forbid_extra_keys=True)
    try:
        found = converter.structure(read_yaml(path), _Catalogue).documents
    except ClassValidationError as error:
        faults = [Fault(place=path.name, message=text) for text in transform_error(error, path="catalogue")]
        raise _unusable(faults) from error
    except ValueError as error:
        raise _unusable([Fault(place=path.name, message=str(error))]) from error
    names = [_plain(name) for one in found for name in (one.id, *one.aliases)]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise _unusable([Fault(place=path.name, message=f"“{name}” names two documents.") for name in twice])
    return found


def _unusable(faults: list[Fault]) -> InputError:
    return InputError("The catalogue of documents cannot be used.", faults=faults)
