"""A report as plain data and back, for a run that goes on where it was ended."""

from __future__ import annotations

from base64 import b64decode, b64encode
from datetime import date
from typing import Any, Final

from cattrs import Converter

from ehcp_docs.audit.model import Report


def _converter() -> Converter:
    made = Converter(forbid_extra_keys=True)
    made.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(bytes, lambda value, _: b64decode(value))
    made.register_unstructure_hook(bytes, lambda value: b64encode(value).decode())
    made.register_structure_hook(float, lambda value, _: value)  # 20 stays 20, and is not printed as 20.0
    return made


_CONVERTER: Final = _converter()


def report_data(report: Report) -> dict[str, Any]:
    """The report as JSON data, nothing left out."""
    data: dict[str, Any] = _CONVERTER.unstructure(report)
    return data


def report_of(data: Any) -> Report:
    """The report that the data describes. Raises ValueError where it describes none."""
    try:
        return _CONVERTER.structure(data, Report)
    except Exception as error:  # cattrs gathers whatever went wrong in groups of its own
        raise ValueError from error
