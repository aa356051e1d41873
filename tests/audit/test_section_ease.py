"""How hard each section is to read, and what is said of it."""

from __future__ import annotations

import copy
from typing import Any

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Report
from ehcp_docs.audit.section_ease import SectionEase
from ehcp_docs.plan.build import build_plan
from ehcp_docs.reports.html import html
from ehcp_docs.reports.json import data as json_data
from ehcp_docs.reports.text import text
from ehcp_docs.rules.fixture import EXAMPLE_PLAN, merged

LONG = "Ama will sit with " + ", ".join(["a friend"] * 14) + " and her teacher."
SHORT = "Ama will read a book with her teacher. "


def audited(auditor: Auditor, provision: str) -> Report:
    patch: dict[str, Any] = {
        "sections": {"F": {"provision": [{"id": "F1", "text": provision, "needs": ["B1"]}]}}
    }
    data = merged(copy.deepcopy(EXAMPLE_PLAN), patch)
    return auditor.audit(build_plan(data), data)


def section(report: Report, letter: str) -> SectionEase:
    return next(one for one in report.readability if one.section == letter)


def test_a_section_has_its_words_sentences_mean_and_age(auditor: Auditor) -> None:
    found = section(audited(auditor, SHORT * 20), "F")
    assert (found.words, found.sentences, found.mean, found.age) == (160, 20, 8.0, 7)
    assert found.longest == ()


def test_of_few_words_no_age_is_told(auditor: Auditor) -> None:
    report = audited(auditor, SHORT)
    found = section(report, "F")
    assert (found.words, found.grade, found.age) == (8, None, None)
    assert "reading age: too few words to say" in text(report)


def test_the_longest_sentences_are_named_with_their_place(auditor: Auditor) -> None:
    report = audited(auditor, SHORT + LONG)
    [long] = section(report, "F").longest
    assert (long.words, long.quote.words, long.quote.item) == (35, LONG, "F1")
    assert long.quote.pointer == "/sections/F/provision/0/text"
    page = html(report)
    assert LONG in page[page.index('id="ease"') :]
    row = next(one for one in json_data(report)["readability"] if one["section"] == "F")
    assert row["longest"] == [{"words": 35, "text": LONG, "item": "F1", "pointer": long.quote.pointer}]


def test_sections_without_prose_are_left_out(auditor: Auditor) -> None:
    assert "K" not in [one.section for one in audited(auditor, SHORT).readability]
