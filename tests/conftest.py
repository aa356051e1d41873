"""What several tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

from ehcp_docs.audit.engine import Auditor

# Machines are slow and shared: how long one example takes says nothing about the code.
settings.register_profile("shared", deadline=None)
settings.load_profile("shared")


@pytest.fixture(scope="session")
def auditor() -> Auditor:
    return Auditor()
