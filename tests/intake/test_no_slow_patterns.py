"""No pattern of the reader can be made slow by a file: each is run, as it is used, over long hostile texts."""

from __future__ import annotations

import re
import signal

import pytest
from slow_patterns import every, slow_runs

import ehcp_docs.intake as intake


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a clock of processor time")
@pytest.mark.parametrize(
    ("pattern", "ways"), [pytest.param(pattern, ways, id=name) for name, pattern, ways in every(intake)]
)
def test_no_pattern_of_the_reader_is_slow_on_any_text(pattern: re.Pattern[str], ways: list[str]) -> None:
    assert slow_runs(pattern, ways) == []
