"""The samples that a document can be tried on, as the catalogue names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from ehcp_docs.board.read import load_figures
from ehcp_docs.case.read import load_case
from ehcp_docs.documents.catalogue import Document, Source
from ehcp_docs.documents.monitoring import load_monitoring
from ehcp_docs.documents.review_list import FiledCase, ReviewCases
from ehcp_docs.plan.read import load_plan
from ehcp_docs.resources import shipped

_LOADERS: Final[Mapping[Source, Callable[[Path], Any]]] = {
    "plan": load_plan,
    "case": load_case,
    "monitoring": load_monitoring,
    "board": load_figures,
}


def sample_data(wanted: Document) -> dict[Source, Any]:
    """The data of the document's samples. Raises PlanInvalid as the loaders do."""
    if wanted.needs == ("cases",):
        return {"cases": _folder(wanted)}
    files = zip(wanted.needs, wanted.sample, strict=True)
    return {need: _LOADERS[need](shipped("samples") / name) for need, name in files}


def _folder(wanted: Document) -> ReviewCases:
    """The cases of a folder of samples, for the term that the catalogue names."""
    paths = sorted((shipped("samples") / wanted.sample[0]).glob("*.json"))
    cases = tuple(FiledCase(label=path.name, case=load_case(path)) for path in paths)
    first, last = (date.fromisoformat(day) for day in wanted.sample_term)
    return ReviewCases(cases=cases, letter_date=cases[0].case.letter_date, first=first, last=last)
