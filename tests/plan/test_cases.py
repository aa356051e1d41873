"""Each change to a good plan, and everything that is then said: nothing less, and no cascades."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import srsly

from ehcp_docs.errors import Fault
from ehcp_docs.plan.check import check_plan_data
from ehcp_docs.plan.faults import CODES

CASES = Path(__file__).parent / "cases"
CHANGES = [
    pytest.param(case, id=f"{theme}: {case['name']}")
    for theme in ("schema", "links", "dates", "identity", "status", "sections")
    for case in srsly.read_yaml(CASES / f"{theme}.yaml")["cases"]
]
# What only a file can have, and not data: tests/plan/test_jsonfile.py.
OF_FILES = {code for code in CODES if code.startswith(("file-", "json-"))}


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_to_a_good_plan_gives_exactly_these_faults(case: dict[str, Any], changed: Any) -> None:
    found = check_plan_data(changed(case.get("set", {}), case.get("remove", ())))
    assert [_said(fault) for fault in found.faults] == case.get("faults", [])
    assert [_said(fault) for fault in found.warnings] == case.get("warnings", [])


def test_every_code_has_a_case() -> None:
    shown = {
        fault["code"]
        for param in CHANGES
        for fault in (*param.values[0].get("faults", []), *param.values[0].get("warnings", []))
    }
    assert shown == set(CODES) - OF_FILES


def _said(fault: Fault) -> dict[str, str]:
    return {"code": fault.code, "place": fault.place, "message": fault.message, "hint": fault.hint}
