"""What several tests share."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from ehcp_docs.audit.engine import Auditor

# Machines are slow and shared: how long one example takes says nothing about the code.
# The same examples each time, so that a change that lands is judged by itself; `HYPOTHESIS_PROFILE=search` draws new
# ones, and what it finds becomes a test of its own.
settings.register_profile("shared", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "shared"))


@pytest.fixture(scope="session")
def auditor() -> Auditor:
    return Auditor()
