"""Two versions of a Word plan as one with tracked changes: accepted it is the new one, rejected the old one."""

from __future__ import annotations

import io
import json
import re
import zipfile
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from documents.in_office import needs_office, settled
from documents.two_readings import W, body_of, reading
from hypothesis import HealthCheck, Phase, given, settings
from plan.changed_plans import Versions, two_versions
from shipped_samples import sample_data

from ehcp_docs import render, resources
from ehcp_docs.documents.changes.tracked import tracked
from ehcp_docs.intake import read_file
from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.model import Plan

Data = dict[str, Any]
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


@pytest.fixture(scope="module")
def data() -> Data:
    return sample_data("nursery")


def edited(data: Data, *edits: tuple[str, str]) -> bytes:
    """The nursery's plan with these words put in place of others, printed."""
    text = json.dumps(data, ensure_ascii=False)
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return printed(build_plan(json.loads(text)))


def test_words_are_marked_and_not_whole_paragraphs(data: Data) -> None:
    old = printed(build_plan(data))
    both = marked(
        old, edited(data, ("Six times a term (18 times a year)", "Four times a term (12 times a year)"))
    )
    assert changes(both) == [("went", "Six"), ("came", "Four"), ("went", "18"), ("came", "12")]
    assert list(body_of(both).iter(f"{W}pPrChange")) == []


def test_each_change_says_who_made_it_and_when_and_has_a_number_of_its_own(data: Data) -> None:
    both = marked(
        printed(build_plan(data)), edited(data, ("for 45 minutes at nursery", "for 30 minutes at home"))
    )
    marks = list(body_of(both).iter(f"{W}ins", f"{W}del", f"{W}pPrChange"))
    assert {mark.get(f"{W}author") for mark in marks} == {"Ruth Penhale"}
    assert {(mark.get(f"{W}date") or "")[:10] for mark in marks} == {"2026-10-05"}
    numbers = [mark.get(f"{W}id") for mark in marks]
    used = [node.get(f"{W}id") for node in body_of(both).iter(f"{W}bookmarkStart")]
    assert len(set(numbers)) == len(numbers)
    assert not set(numbers) & set(used)


def test_the_same_versions_give_the_same_file(data: Data) -> None:
    old, new = printed(build_plan(data)), edited(data, ("Wednesday", "Thursday"))
    assert marked(old, new) == marked(old, new)


def test_a_plan_and_itself_give_a_file_without_changes(data: Data) -> None:
    both = marked(printed(build_plan(data)), printed(build_plan(data)))
    assert list(body_of(both).iter(f"{W}ins", f"{W}del", f"{W}pPrChange")) == []


def test_a_provision_that_is_dropped_is_a_row_that_is_deleted(data: Data) -> None:
    new = deepcopy(data)
    gone = new["sections"]["F"]["provision"].pop(9)
    both = marked(printed(build_plan(data)), printed(build_plan(new)))
    rows = [row for row in body_of(both).iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is not None]
    assert [gone["title"] in "".join(row.itertext()) for row in rows].count(True) == 1
    assert not any(row.find(f"{W}trPr/{W}ins") is not None for row in body_of(both).iter(f"{W}tr"))
    holds(printed(build_plan(data)), printed(build_plan(new)))


def test_headers_and_properties_are_those_of_the_new_version(data: Data) -> None:
    new = edited(data, ('"version": "1.0"', '"version": "7.3"'))
    with zipfile.ZipFile(io.BytesIO(marked(printed(build_plan(data)), new))) as file:
        footers = [file.read(name).decode() for name in file.namelist() if "footer" in name]
    assert any("7.3" in footer for footer in footers)


def test_bookmarks_stand_once(data: Data) -> None:
    new = deepcopy(data)
    new["sections"]["F"]["provision"].reverse()
    both = marked(printed(build_plan(data)), printed(build_plan(new)))
    names = [node.get(f"{W}name") for node in body_of(both).iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("view", ["final", "original"])
def test_our_own_reader_finds_either_version(data: Data, view: str) -> None:
    new = json.loads(resources.file("samples", "versions/nursery_amended.json").read_text("utf-8"))
    old, amended = printed(build_plan(data)), printed(build_plan(new))
    found = read_file(marked(old, amended), name="both.docx", view=view).data
    expected = read_file(amended if view == "final" else old, name="one.docx").data
    assert found["sections"] == expected["sections"]


@pytest.mark.parametrize("document", ["plan", "plan_national"])
def test_the_sample_and_its_amended_version_are_both_in_the_file(data: Data, document: str) -> None:
    new = json.loads(resources.file("samples", "versions/nursery_amended.json").read_text("utf-8"))
    holds(printed(build_plan(data), document), printed(build_plan(new), document))


@pytest.mark.slow
@settings(
    max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip
@given(versions=two_versions())
def test_any_two_plans_are_both_in_the_file(versions: Versions) -> None:
    old, new = versions
    holds(printed(old), printed(new))


@pytest.mark.slow
@settings(
    max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip
@given(versions=two_versions())
def test_any_two_plans_in_the_national_layout_are_both_in_the_file(versions: Versions) -> None:
    old, new = (printed(plan, "plan_national") for plan in versions)
    holds(old, new)


def test_words_of_hyperlinks_and_bookmarked_headings_survive(data: Data) -> None:
    both = marked(printed(build_plan(data)), edited(data, ("Selam", "Salem")))
    links = [node.get(f"{W}anchor") for node in body_of(both).iter(f"{W}hyperlink")]
    assert len(links) == len(list(body_of(printed(build_plan(data))).iter(f"{W}hyperlink")))


def plain(found: list[Any]) -> list[Any]:
    """Texts alone, page numbers of the contents left out: LibreOffice works them out when it pleases."""
    return [
        re.sub(r"\t\d*$", "\t", one[1])
        if isinstance(one, tuple)
        else [[plain(cell) for cell in row] for row in one]
        for one in found
    ]


@pytest.mark.office
@needs_office
@pytest.mark.slow
def test_libreoffice_accepts_and_rejects_the_amended_sample(data: Data, tmp_path: Path) -> None:
    new = json.loads(resources.file("samples", "versions/nursery_amended.json").read_text("utf-8"))
    old, amended = printed(build_plan(data)), printed(build_plan(new))
    both = marked(old, amended)
    for how, expected in (("accept", amended), ("reject", old)):
        found = reading(settled(both, how, tmp_path), "accept")
        assert plain(found) == plain(reading(settled(expected, "", tmp_path), "accept"))
