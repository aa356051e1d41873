"""Advice reports, and how they compare with a plan, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from ehcp_docs.audit.dilution import Comparison
from ehcp_docs.reports.advice_words import AdviceRead


def advice_json(reads: Sequence[AdviceRead]) -> str:
    """One object with all reports, in the order given; comparisons in the order of the report."""
    return json.dumps({"reports": [_read(read) for read in reads]}, ensure_ascii=False, indent=2) + "\n"


def _read(read: AdviceRead) -> dict[str, Any]:
    data: dict[str, Any] = _plain(asdict(read.report))
    if read.plan is not None:
        data["plan"] = read.plan.reference
        data["notes"] = read.notes()
        data["counts"] = {verdict.value: number for verdict, number in read.counts().items()}
        data["comparisons"] = [_comparison(one) for one in read.comparisons]
        data["not_compared"] = [item.id for item in read.without_amount()]
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _comparison(one: Comparison) -> dict[str, Any]:
    return {
        "recommendation": one.recommendation.id,
        "words": one.recommendation.text,
        "spot": one.recommendation.spot,
        "amount": one.amount,
        "verdict": one.verdict.value,
        "reason": one.reason,
        "section": one.section or None,
        "provision": one.provision or None,
        "plan_words": one.planned or None,
        "weighed": one.weighed or None,
        "changes": [_plain(asdict(change)) for change in one.changes],
        "sums": list(one.sums),
        "agreement": one.agreement,
    }
