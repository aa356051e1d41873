"""Families of words that mean much the same in provision, as parts of patterns."""

from __future__ import annotations

import re

from ehcp_docs.language.people import lexicon


def family(name: str) -> str:
    """A pattern for any word of the family of ``audit_rules/lexicon.yaml``, longest first; the caller adds edges."""
    words = sorted((str(word) for word in lexicon()["families"][name]), key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(word) for word in words)})"
