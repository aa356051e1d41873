"""Graded statements: does the audit put the better of two first, and does its pass line fall where people's does?"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.statement import judge
from judged.figures import area_under_curve, balanced, share

KINDS = (("outcome", "outcomes.jsonl", "strong"), ("provision", "provision.jsonl", "specific"))
"""Kind of statement, file of its rows, and the label of the good ones."""
HEADS = ("statements", "rows", "pairs", "pairs ordered right", "AUC", "balanced accuracy")
LONG = 60
"""Letters from which the judge by length alone lets a statement pass."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge says of a statement."""

    score: float
    passes: bool


def lines(folder: Path, name: str, auditor: Auditor) -> Iterator[tuple[object, ...]]:
    """A line of the table for each kind of statement, and beside each what a judge by length alone reaches."""
    for kind, file, good in KINDS:
        path = folder / file
        if not path.is_file():
            continue
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        told = {row["id"]: judge(kind, row["text"].strip(), auditor) for row in rows}
        verdicts = {key: Verdict(one.score, one.passes) for key, one in told.items()}
        yield _line(f"{name}: {kind}", rows, verdicts, good)
        english = [row for row in rows if row.get("country") == "England"]
        if english and len(english) < len(rows):
            yield _line(f"{name}: {kind}, England only", english, verdicts, good)
        by_length = {row["id"]: Verdict(len(row["text"]), len(row["text"]) > LONG) for row in rows}
        yield _line(f"*{name}: {kind}, by length alone*", rows, by_length, good)


def _line(name: str, rows: Sequence[Row], told: dict[str, Verdict], label: str) -> tuple[object, ...]:
    good = [told[row["id"]] for row in rows if row["label"] == label]
    bad = [told[row["id"]] for row in rows if row["label"] != label]
    ordered = [(a > b) + 0.5 * (a == b) for a, b in _pairs(rows, told, label)]
    return (
        name,
        len(rows),
        len(ordered),
        share(sum(ordered), len(ordered)),
        area_under_curve([one.score for one in good], [one.score for one in bad]),
        balanced([one.passes for one in good], [one.passes for one in bad]),
    )


def _pairs(rows: Sequence[Row], told: dict[str, Verdict], label: str) -> Iterator[tuple[float, float]]:
    """Score of the better and of the worse of each two that somebody wrote as one and its rewrite."""
    sides: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for row in rows:
        if row.get("pair_id"):
            sides[row["pair_id"]][row["label"] != label].append(told[row["id"]].score)
    for better, worse in sides.values():
        yield from ((a, b) for a in better for b in worse)
