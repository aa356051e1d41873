"""What a schema cannot see: links, dates, identity, status and sections of a plan, checked together.

Each theme has its module with one ``check``; all of them see only the sound parts of the data.
"""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_docs.errors import Fault
from ehcp_docs.plan.crosschecks import dates, identity, links, sections, status
from ehcp_docs.plan.crosschecks.parts import Parts

THEMES = (links, dates, identity, status, sections)


def crosscheck(parts: Parts) -> Iterator[Fault]:
    """Everything that is wrong or odd between the sound parts of a plan."""
    for theme in THEMES:
        yield from theme.check(parts)
