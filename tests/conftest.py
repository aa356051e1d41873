"""What several tests share."""

from __future__ import annotations

import pytest

from ehcp_docs.audit.engine import Auditor


@pytest.fixture(scope="session")
def auditor() -> Auditor:
    return Auditor()
