"""An earlier report on a plan beside this one: what is new, what is still there, and what is gone.

Findings are the same when their fingerprints are. What somebody had accepted then is not part of the earlier report:
when the acceptance has run out, the finding is new again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ehcp_docs.audit.model import Comparison, Gone, Report
from ehcp_docs.errors import InputError

ENDING = ".audit.json"
_HINT = "Give a report that “ehcp audit --report json” has written, or a folder of such reports."


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What is kept of an earlier report."""

    as_of: str
    score: float
    grade: str
    sections: Mapping[str, float]
    findings: tuple[Gone, ...]
    versions: Mapping[str, str]


class Baseline:
    """Earlier reports by the references of their plans."""

    def __init__(self, earlier: Mapping[str, Earlier]) -> None:
        self._earlier = dict(earlier)

    def on(self, reference: str, *, alone: bool = False) -> str:
        """The reference of the earlier report on that plan; empty where there is none.

        One plan beside one report are compared whatever they are called: a Word draft often has no reference, and is
        called by its file.
        """
        if reference in self._earlier:
            return reference
        return next(iter(self._earlier)) if alone and len(self._earlier) == 1 else ""

    def compared(self, report: Report, *, alone: bool = False) -> Report:
        """The report with what has changed since; where there is no earlier one, everything in it is new."""
        earlier = self._earlier.get(self.on(report.reference, alone=alone))
        if earlier is None:
            return replace(report, comparison=_all_new(report))
        return replace(report, comparison=_comparison(report, earlier))


def _all_new(report: Report) -> Comparison:
    return Comparison(
        as_of="",
        score=report.score.score,
        grade=report.score.grade,
        sections={},
        new=tuple(range(len(report.findings))),
        gone=(),
        same_rules=True,
    )


def _comparison(report: Report, earlier: Earlier) -> Comparison:
    # The same sentence may stand in an item twice, so that fingerprints are counted, not only met.
    before = Counter(one.fingerprint for one in earlier.findings)
    new = []
    for number, finding in enumerate(report.findings):
        if before[finding.fingerprint] > 0:
            before[finding.fingerprint] -= 1
        else:
            new.append(number)
    before.subtract(one.finding.fingerprint for one in report.accepted)
    gone = []
    for one in earlier.findings:
        if before[one.fingerprint] > 0:
            before[one.fingerprint] -= 1
            gone.append(one)
    versions = {
        "rules_sha256": report.versions.rules_sha256,
        "model_sha256": report.versions.model_sha256,
        "ehcp_docs": report.versions.ehcp_docs,
    }
    return Comparison(
        as_of=earlier.as_of,
        score=earlier.score,
        grade=earlier.grade,
        sections=earlier.sections,
        new=tuple(new),
        gone=tuple(gone),
        same_rules=versions == earlier.versions,
    )


def read_baseline(path: Path) -> Baseline:
    """The earlier reports in that file, or in that folder. Raises InputError where there are none."""
    files = sorted(path.rglob(f"*{ENDING}")) if path.is_dir() else [path]
    if not files:
        raise InputError(
            f"There is no earlier report (*{ENDING}) in this folder.", place=str(path), hint=_HINT
        )
    found: dict[str, Earlier] = {}
    for file in files:
        for data in _reports(file):
            reference = str(data["reference"])
            if reference in found:
                raise InputError(
                    "There are two earlier reports on one plan.",
                    place=str(file),
                    hint="Keep one report on each plan; the reference tells them apart.",
                )
            found[reference] = _earlier(data, file)
    return Baseline(found)


def _reports(file: Path) -> Iterator[Mapping[str, Any]]:
    try:
        data = json.loads(file.read_bytes())
    except OSError as error:
        raise InputError("The earlier report cannot be read.", place=str(file), hint=_HINT) from error
    except (ValueError, RecursionError):
        # Not chained: the error holds the file's text.
        raise InputError("The earlier report is not JSON.", place=str(file), hint=_HINT) from None
    rows: Sequence[Any] = data if isinstance(data, list) else [data]
    for row in rows:
        if not isinstance(row, dict) or not isinstance(row.get("reference"), str):
            raise InputError("This is not a report on a plan.", place=str(file), hint=_HINT)
        yield row


def _earlier(data: Mapping[str, Any], file: Path) -> Earlier:
    try:
        score = data["score"]
        return Earlier(
            as_of=date.fromisoformat(data["as_of"]).isoformat(),
            score=float(score["score"]),
            grade=str(score["grade"]),
            sections={
                str(row["section"]): float(row["score"])
                for row in score["sections"]
                if row["score"] is not None  # “cannot tell”
            },
            findings=tuple(_gone(row) for row in data["findings"]),
            versions={
                name: str(data["versions"][name]) for name in ("rules_sha256", "model_sha256", "ehcp_docs")
            },
        )
    except (KeyError, TypeError, ValueError):
        raise InputError("Something is missing in the earlier report.", place=str(file), hint=_HINT) from None


def _gone(row: Mapping[str, Any]) -> Gone:
    names = ("rule", "severity", "section", "item", "message", "fingerprint")
    return Gone(**{name: str(row[name]) for name in names})
