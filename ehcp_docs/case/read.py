"""Case files from disk: read, brought up to date, checked, built."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ehcp_docs.case.model import Case
from ehcp_docs.plan.build import build
from ehcp_docs.plan.read import load_validated, validated


def load_case(path: Path) -> Case:
    """The case in that JSON file.

    Raises PlanInvalid with every fault of the file.
    """
    return build(load_validated(path, "case"), Case)


def case_of(data: Mapping[str, Any], *, file: str) -> Case:
    """The case in data that did not come from a JSON file; ``file`` says in messages where it came from.

    Raises PlanInvalid with every fault.
    """
    return build(validated(data, "case", file=file), Case)
