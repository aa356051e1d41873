"""ehcp-docs: makes and audits Education, Health and Care plans, on this machine only."""

from __future__ import annotations

__version__ = "0.1.0"
