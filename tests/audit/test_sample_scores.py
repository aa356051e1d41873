"""What the samples score with the shipped rules: a change of rules shows here, plan by plan and rule by rule.

The table is written anew by ``PYTHONPATH=tests .venv/bin/python tests/audit/test_sample_scores.py``; its difference in
the change says what a rule has done.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from ehcp_docs import resources
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.plan.read import read_leniently

TABLE = Path(__file__).parent / "sample_scores.json"
SAMPLES = sorted(resources.shipped("samples").glob("*.json"))
COMMAND = "PYTHONPATH=tests .venv/bin/python tests/audit/test_sample_scores.py"
Row = Mapping[str, Any]


def row(path: Path, auditor: Auditor) -> Row:
    read = read_leniently(path)
    faults = (*read.checked.faults, *read.checked.warnings)
    report = auditor.audit(read.plan, read.data, faults=faults)
    return {
        "score": report.score.score,
        "grade": report.score.grade,
        "sections": {s.section: s.score for s in report.score.sections},
        "findings": dict(sorted(Counter(finding.rule for finding in report.findings).items())),
    }


def differences(name: str, stored: Row, found: Row) -> Iterator[str]:
    """What differs, in sentences."""
    for key in ("score", "grade"):
        if stored[key] != found[key]:
            yield f"{name}: {key} {stored[key]} -> {found[key]}"
    for key, word in (("sections", "section"), ("findings", "findings of")):
        for part in sorted(stored[key].keys() | found[key].keys()):
            before, after = stored[key].get(part, 0), found[key].get(part, 0)
            if before != after:
                yield f"{name}: {word} {part} {before} -> {after}"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_a_sample_scores_as_the_table_says(path: Path, auditor: Auditor) -> None:
    stored = json.loads(TABLE.read_text("utf-8")).get(path.stem)
    assert stored is not None, f"{path.stem} is not in the table. Write it anew: {COMMAND}"
    told = list(differences(path.stem, stored, row(path, auditor)))
    assert not told, "\n".join([*told, f"If this is what the change is for: {COMMAND}"])


def test_the_table_holds_the_samples_and_no_others() -> None:
    assert sorted(json.loads(TABLE.read_text("utf-8"))) == [path.stem for path in SAMPLES]


def test_differences_are_told_by_section_and_rule() -> None:
    stored = {"score": 90.0, "grade": "good", "sections": {"E": 100.0}, "findings": {"F-A": 1, "F-B": 2}}
    found = {"score": 84.0, "grade": "good", "sections": {"E": 70.0}, "findings": {"F-B": 2, "F-C": 4}}
    assert list(differences("nursery", stored, found)) == [
        "nursery: score 90.0 -> 84.0",
        "nursery: section E 100.0 -> 70.0",
        "nursery: findings of F-A 1 -> 0",
        "nursery: findings of F-C 0 -> 4",
    ]


if __name__ == "__main__":
    auditor = Auditor()
    table = {path.stem: row(path, auditor) for path in SAMPLES}
    TABLE.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    print(f"Wrote {TABLE}: {len(table)} samples.")
