"""The pages of letters and sheets as LibreOffice lays them out: all of them by one LibreOffice."""

from __future__ import annotations

import os
from pathlib import Path

import pdfplumber
import pytest
from printing import OFFICE, printed

from ehcp_docs.documents.catalogue import documents
from ehcp_docs.documents.render import render_all
from ehcp_docs.documents.samples import sample_data

LETTERS = [one for one in documents() if one.view == "letter"]
ON_ONE_SIDE = ("staff_page", "targets_sheet", "panel_summary", "one_page_profile")
GROW = ("outline_plan", "review_report", "child_booklet", "family_booklet", "L26")
"""Forms and sheets as long as the plan, or as what is proposed or written into them."""


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(
    OFFICE is None and not os.environ.get("EHCP_REQUIRE_OFFICE"), reason="LibreOffice is not installed"
)
def test_letters_have_two_pages_at_most_and_sheets_for_busy_people_one(tmp_path: Path) -> None:
    files = {one.id: render_all(one.id, sample_data(one))[0].data for one in LETTERS}
    pages: dict[str, int] = {}
    for id, path in printed(tmp_path, files).items():
        with pdfplumber.open(path) as pdf:
            pages[id] = len(pdf.pages)
            assert all((page.extract_text() or "").strip() for page in pdf.pages), id
    assert {id: count for id, count in pages.items() if count > 2 and id not in GROW} == {}
    assert {id: pages[id] for id in ON_ONE_SIDE} == dict.fromkeys(ON_ONE_SIDE, 1)
