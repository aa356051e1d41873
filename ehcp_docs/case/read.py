"""Case files from disk: read, brought up to date, checked, built."""

from __future__ import annotations

from pathlib import Path

from ehcp_docs.case.model import Case
from ehcp_docs.plan.build import build
from ehcp_docs.plan.read import load_validated


def load_case(path: Path) -> Case:
    """The case in that JSON file.

    Raises PlanInvalid with every fault of the file.
    """
    return build(load_validated(path, "case"), Case)
