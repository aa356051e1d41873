"""Council files made and read once for all tests of a run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from intake.councils import LAYOUTS, CouncilFile
from shipped_samples import FAIR, GOOD, VAGUE, sample_data

from ehcp_docs.intake import read_file
from ehcp_docs.intake.reading import Reading, View

SAMPLES = (*GOOD, *FAIR, *VAGUE)
FEW = ("young_adult", "vague_infant")
"""One plan written well and one written badly: what is read of these is always tested."""


@cache
def built(layout: str, sample: str) -> CouncilFile:
    return LAYOUTS[layout](sample_data(sample))


@cache
def read(layout: str, sample: str, view: View = "final") -> Reading:
    return read_file(built(layout, sample).docx, name=f"{layout}.docx", view=view)


def each_file() -> list[Any]:
    """Every layout of every sample, most of them slow."""
    return [
        pytest.param(layout, sample, id=f"{layout}-{sample}", marks=() if sample in FEW else pytest.mark.slow)
        for sample in (*FEW, *(name for name in SAMPLES if name not in FEW))
        for layout in LAYOUTS
    ]


def strings(node: object) -> Iterator[str]:
    """Every text under a node of plan data, ids left out."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for name, value in node.items():
            if name != "id":
                yield from strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from strings(value)
