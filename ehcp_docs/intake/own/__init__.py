"""Plans that ehcp-docs printed itself: known by their styles, and read by the words that stand on the page."""

from __future__ import annotations

from ehcp_docs.intake.own.evidence import is_own
from ehcp_docs.intake.own.plan import LAYOUT, read_own

__all__ = ["LAYOUT", "is_own", "read_own"]
