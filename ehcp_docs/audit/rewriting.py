"""The right words in place of a finding's, for the few rules that know them word for word."""

from __future__ import annotations

from ehcp_docs.audit.model import Rewrite
from ehcp_docs.language.spans import Span
from ehcp_docs.rules.model import Rule

_CHILD = "{child}"


def rewrite_of(rule: Rule, text: str, span: Span | None, child: str | None) -> Rewrite | None:
    """What a rule puts in place of the words with which its match begins; None where it has nothing for them.

    ``child`` is the name that the child likes, where there is one. Of several words that fit, the longest count.
    """
    if span is None or not rule.rewrite:
        return None
    words = text[span.start : span.end]
    fitting = [key for key in rule.rewrite if _begins(words, key)]
    if not fitting:
        return None
    key = max(fitting, key=len)
    right = rule.rewrite[key]
    if right is None or (_CHILD in right and not child):
        return None
    right = right.replace(_CHILD, child or "")
    if words[0].isupper():
        right = right[0].upper() + right[1:]
    return Rewrite(start=span.start, end=span.start + len(key), words=right)


def _begins(words: str, key: str) -> bool:
    after = words[len(key) : len(key) + 1]
    return words[: len(key)].lower() == key.lower() and not (after.isalnum() or after == "-")
