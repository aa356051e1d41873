"""Word documents made from a plan and the facts of its case, on templates that an officer can edit."""

from __future__ import annotations

from ehcp_docs.documents.template import WordTemplate

__all__ = ["WordTemplate"]
