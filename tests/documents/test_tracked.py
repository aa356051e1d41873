"""Two versions of a Word plan as one with tracked changes: accepted it is the new one, rejected the old one."""

from __future__ import annotations

from datetime import date

from documents.two_readings import W, body_of, reading
from hypothesis import HealthCheck, Phase, given, settings
from plan.changed_plans import Versions, two_versions

from ehcp_docs import render
from ehcp_docs.documents.changes.tracked import tracked
from ehcp_docs.plan.model import Plan

DAY = date(2026, 10, 5)


def printed(plan: Plan, document: str = "plan") -> bytes:
    return render(document, plan).data


def marked(old: bytes, new: bytes) -> bytes:
    return tracked(old, new, author="Ruth Penhale", dated=DAY)


def changes(docx: bytes) -> list[tuple[str, str]]:
    """The words that came and went in runs, in order."""
    found = []
    for node in body_of(docx).iter(f"{W}ins", f"{W}del"):
        if words := "".join(leaf.text or "" for leaf in node.iter(f"{W}t", f"{W}delText")):
            found.append(("came" if node.tag == f"{W}ins" else "went", words))
    return found


def holds(old: bytes, new: bytes) -> None:
    both = marked(old, new)
    assert reading(both, "accept") == reading(new, "accept")
    assert reading(both, "reject") == reading(old, "accept")


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip
@given(versions=two_versions())
def test_any_two_plans_are_both_in_the_file(versions: Versions) -> None:
    old, new = versions
    holds(printed(old), printed(new))
