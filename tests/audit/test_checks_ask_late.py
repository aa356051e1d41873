"""Checks that seldom find anything are not run again on passages that stayed the same."""

from __future__ import annotations

import copy
import json

import pytest

from ehcp_docs import resources
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.plan.build import build_plan
from ehcp_docs.rules.memory import Stopwatch

LATE = ("ID-NAME", "K-REFERENCE", "K-TEAM", "ID-AGE-SAID", "ID-YEAR-SAID", "ID-OTHER-SETTING")


@pytest.fixture(scope="module")
def runs() -> tuple[dict[str, int], dict[str, int]]:
    """How often each rule was run in the first audit, and in that after one paragraph was changed."""
    data = json.loads((resources.shipped("samples") / "nursery.json").read_text("utf-8"))
    auditor = Auditor()
    auditor.memory.watch = first = Stopwatch()
    auditor.audit(build_plan(data), data)
    changed = copy.deepcopy(data)
    changed["sections"]["F"]["provision"][0]["text"] += " This is new."
    auditor.memory.watch = later = Stopwatch()
    auditor.audit(build_plan(changed), changed)
    return first.runs, later.runs


@pytest.mark.parametrize("rule", LATE)
def test_a_check_is_run_again_only_where_words_have_changed(
    rule: str, runs: tuple[dict[str, int], dict[str, int]]
) -> None:
    first, later = runs
    assert first[rule] > 10
    assert later.get(rule, 0) <= 3
