"""Figures of a board's paper as a JSON file and back, and the notes that go with them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ehcp_docs.board.model import Figures
from ehcp_docs.errors import Fault, InputError, PlanInvalid
from ehcp_docs.plan.build import build, converter
from ehcp_docs.plan.read import read_json
from ehcp_docs.plan.schema import checker

_SCHEMA = "board"


def load_figures(path: Path) -> Figures:
    """The figures in that JSON file. Raises InputError where it cannot be read, PlanInvalid with every fault."""
    data = read_json(path).data
    faults = [
        Fault(place="/" + "/".join(map(str, error.absolute_path)), message=f"{error.message}.", code="schema")
        for error in checker(_SCHEMA).iter_errors(data)
    ]
    if faults:
        hint = "These are the figures that “ehcp board” writes; plans and cases are counted by it, not read here."
        raise PlanInvalid(
            "This file does not hold the figures of a board's paper.",
            place=str(path),
            faults=faults,
            hint=hint,
        )
    return build(data, Figures)


def figures_text(figures: Figures) -> str:
    """The figures as the text of a JSON file, the same every time."""
    data: Mapping[str, Any] = converter().unstructure(figures)
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def sections_of(path: Path, data: Any) -> Mapping[str, Any]:
    """Notes for the paper: summary, training and actions. Raises InputError for anything else in them."""
    known = {"summary", "training", "actions"}
    if not isinstance(data, Mapping) or set(data) - known:
        odd = ", ".join(sorted(map(str, set(data) - known))) if isinstance(data, Mapping) else "no fields"
        raise InputError(
            f"The notes have {odd}.", place=str(path), hint="They may have summary, training and actions."
        )
    return data
