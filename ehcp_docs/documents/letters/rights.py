"""The family's rights after a decision, and whether a finished letter carries them, or must not.

Regulation 32 of the SEND Regulations 2014 lists six pieces of information that a notice with a right of appeal
must give; regulations 5(3), 10(3), 14(2), 22 and 31 add four. They are data, in ``templates/rights.yaml``: what
shows that each is there. The check reads the letter as it will be sent, so that no template, ours or a
council's own, can leave one out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from cattrs import ClassValidationError, Converter, transform_error

from ehcp_docs import resources
from ehcp_docs.case.model import Case
from ehcp_docs.case.people import Service
from ehcp_docs.documents.catalogue import Document
from ehcp_docs.documents.letters import heads
from ehcp_docs.documents.letters.due import DueView
from ehcp_docs.documents.letters.fields import LetterView, RightsView
from ehcp_docs.documents.shapes import value_at
from ehcp_docs.errors import Fault, InputError
from ehcp_docs.plan.model import Officer
from ehcp_docs.statute.calendar import in_words
from ehcp_docs.yamlfile import read_yaml

_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsItem:
    """One piece of information that a notice with a right of appeal must give."""

    id: str
    words: str
    """What it is, in words."""
    law: str
    """The law that asks for it."""
    said: tuple[str, ...]
    """Wordings, one of which must stand in the letter; small letters, patterns."""
    facts: tuple[str, ...] = ()
    """Fields of the view that must be printed in it."""
    forbidden: tuple[str, ...] = ()
    """Wordings that must not stand in a letter that carries no rights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsText:
    """What shows that the rights are there, and that other text is not."""

    items: tuple[RightsItem, ...]
    recommendations: tuple[str, ...]
    """Wordings about recommendations on health and social care."""


def rights_view(wanted: Document, case: Case, due: DueView) -> RightsView | None:
    """The rights that the letter tells of; None for a document without them, or where facts for them lack."""
    officer = case.mediation_officer or case.officer
    mediation, resolution = case.mediation, case.disagreement_service
    if wanted.appeal is None or not (officer and mediation and resolution and due.appeal and due.mediation):
        return None
    return RightsView(
        against=wanted.appeal.against,
        certificate=wanted.appeal.certificate,
        placement_only=wanted.appeal.placement_only,
        recommendations=wanted.appeal.recommendations,
        appeal_by=due.appeal,
        mediation_by=due.mediation,
        mediation=heads.service(mediation),
        officer=heads.officer(officer),
        disagreement=heads.service(resolution),
    )


def rights_faults(wanted: Document, case: Case) -> Iterator[Fault]:
    """Every fact that the rights text needs and the case does not give."""
    if wanted.rights != "required":
        return
    needed: Sequence[tuple[Officer | Service | None, str, str]] = (
        (case.officer, "/officer", "The named officer"),
        (case.mediation, "/mediation", "The mediation adviser (regulation 32(c))"),
        (case.mediation_officer or case.officer, "/mediation_officer", "The officer for mediation"),
        (case.disagreement_service, "/disagreement_service", "The disagreement resolution service"),
        (case.advice_service, "/advice_service", "The information, advice and support service (SENDIASS)"),
    )
    for who, place, words in needed:
        if who is None:
            yield Fault(
                place=f"case: {place}",
                message=f"{words} is missing.",
                hint="Add it to the case.",
                code="missing",
            )
        elif not (who.phone or who.email):
            message = f"{words} has neither telephone nor email."
            yield Fault(place=f"case: {place}", message=message, hint="Add one of them.", code="missing")


def rights_text_faults(wanted: Document, view: LetterView, text: str) -> Iterator[Fault]:
    """What keeps a finished letter from being sent: rights that it lacks, or has and must not have."""
    said = _plain(text)
    known = rights_text()
    if wanted.rights == "required":
        yield from _lacking(known, view, said)
    elif wanted.rights == "forbidden":
        yield from _too_much(known, said)
    may_recommend = wanted.appeal is not None and wanted.appeal.recommendations
    if not may_recommend and (found := _first(known.recommendations, said)):
        message = "The letter offers recommendations on health and social care, which do not go with it."
        hint = "Take the words out of the template or the case."
        yield Fault(place=f"letter: “{found}”", message=message, hint=hint, code="recommendations")


def _lacking(known: RightsText, view: LetterView, said: str) -> Iterator[Fault]:
    for item in known.items:
        printed = [_printed(value_at(view, path)) for path in item.facts]
        if _first(item.said, said) is None or any(fact not in said for fact in printed):
            yield Fault(
                place="letter",
                message=f"It does not give {item.words} ({item.law}).",
                hint="Put {%p block rights %} into the template.",
                code="rights-missing",
            )


def _too_much(known: RightsText, said: str) -> Iterator[Fault]:
    for item in known.items:
        if found := _first(item.forbidden, said):
            message = f"It gives {item.words}, which comes only with a decision that can be appealed."
            hint = "Take it out of the template or the case."
            yield Fault(place=f"letter: “{found}”", message=message, hint=hint, code="rights-forbidden")


def _first(patterns: Sequence[str], text: str) -> str | None:
    for pattern in patterns:
        if found := re.search(pattern, text):
            return found.group()
    return None


def _printed(value: object) -> str:
    from datetime import date

    return _plain(in_words(value) if isinstance(value, date) else str(value))


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.replace("’", "'")).casefold()


def rights_text() -> RightsText:
    """The rights as ``templates/rights.yaml`` has them. Raises InputError with every fault of the file."""
    return _read(resources.file("templates", "rights.yaml"))


@cache
def _read(path: Path) -> RightsText:
    try:
        return Converter(forbid_extra_keys=True).structure(read_yaml(path), RightsText)
    except ClassValidationError as error:
        faults = [Fault(place=path.name, message=text) for text in transform_error(error, path="rights")]
        raise InputError("The file of the rights text cannot be used.", faults=faults) from error
    except ValueError as error:
        fault = Fault(place=path.name, message=str(error))
        raise InputError("The file of the rights text cannot be used.", faults=[fault]) from error
