"""No pattern of the audit can be made slow by a plan: each is run, as it is used, over long hostile texts."""

from __future__ import annotations

import re
import signal
from importlib import import_module

import pytest
from slow_patterns import every, slow_runs

from ehcp_docs import language
from ehcp_docs.rules import checks

LENGTH = 2_000
"""Letters: the longest text of an item that anybody writes; a whole file is no single text here."""
PATTERNS = [one for package in (language, checks, import_module("ehcp_docs.audit")) for one in every(package)]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a clock of processor time")
@pytest.mark.parametrize(
    ("pattern", "ways"), [pytest.param(pattern, ways, id=name) for name, pattern, ways in PATTERNS]
)
def test_no_pattern_of_the_audit_is_slow_on_any_text(pattern: re.Pattern[str], ways: list[str]) -> None:
    assert slow_runs(pattern, ways, LENGTH) == []
