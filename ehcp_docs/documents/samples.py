"""The samples that a document can be tried on, as the catalogue names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from ehcp_docs.case.read import load_case
from ehcp_docs.documents.catalogue import Document, Source
from ehcp_docs.documents.monitoring import load_monitoring
from ehcp_docs.plan.read import load_plan
from ehcp_docs.resources import shipped

_LOADERS: Final[Mapping[Source, Callable[[Path], Any]]] = {
    "plan": load_plan,
    "case": load_case,
    "monitoring": load_monitoring,
}


def sample_data(wanted: Document) -> dict[Source, Any]:
    """The data of the document's samples. Raises PlanInvalid as the loaders do."""
    files = zip(wanted.needs, wanted.sample, strict=True)
    return {need: _LOADERS[need](shipped("samples") / name) for need, name in files}
