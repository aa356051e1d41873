"""The council files say what they are said to say, and nothing of it hangs on one sample."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import pytest
from intake.councils import LAYOUTS, CouncilFile, fold
from lxml import etree
from shipped_samples import sample_data

SAMPLES = ("nursery", "vague_infant", "young_adult")
OTHERS = ("phase_transfer", "post16_budget", "primary_looked_after", "special_school", "vague_special")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAKEN_OUT = {f"{W}del", f"{W}moveFrom"}
SHOWN = {f"{W}t": None, f"{W}tab": " ", f"{W}br": " ", f"{W}noBreakHyphen": "-"}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@cache
def built(layout: str, sample: str) -> CouncilFile:
    return LAYOUTS[layout](sample_data(sample))


def stories(file: CouncilFile) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(file.docx)) as package:
        names = [n for n in package.namelist() if n.startswith("word/") and n.endswith(".xml")]
        return [etree.fromstring(package.read(name)) for name in names]


def all_words(file: CouncilFile) -> str:
    kept = (f"{W}t", f"{W}delText")
    return fold("".join(node.text or "" for story in stories(file) for node in story.iter(*kept)))


def final_words(node: etree._Element) -> str:
    """What is read when every change is accepted; a paragraph whose mark is deleted runs into the next."""
    if node.tag in TAKEN_OUT or node.tag == FALLBACK or node.find(f"{W}trPr/{W}del") is not None:
        return ""
    if node.tag in SHOWN:
        return SHOWN[node.tag] or node.text or ""
    if node.tag == f"{W}r" and node.find(f"{W}rPr/{W}vanish") is not None:
        return ""
    ends = node.tag == f"{W}p" and node.find(f"{W}pPr/{W}rPr/{W}del") is None
    return "".join(final_words(child) for child in node) + (" " if ends else "")


@pytest.mark.parametrize(
    "sample", [*SAMPLES, *(pytest.param(name, marks=pytest.mark.slow) for name in OTHERS)]
)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_made_from_every_sample(layout: str, sample: str) -> None:
    file = built(layout, sample)
    assert file.name == layout
    assert {letter for letter, _ in file.statements} >= {"A", "B", "E", "F"}
    assert all(letter and text.strip() for letter, text in file.statements)
    assert not set(file.absent) & {text for _, text in file.statements}


@pytest.mark.parametrize("sample", ["young_adult", "vague_infant"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_file_shows_each_statement(layout: str, sample: str) -> None:
    file = built(layout, sample)
    shown = " ".join(fold(final_words(story)) for story in stories(file))
    assert [text for _, text in file.statements if fold(text) not in shown] == []


@pytest.mark.parametrize("sample", ["young_adult", "vague_infant"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_a_reader_should_leave_out_is_in_the_file(layout: str, sample: str) -> None:
    file = built(layout, sample)
    raw = all_words(file).replace(" ", "")
    assert [text for text in file.absent if fold(text).replace(" ", "") not in raw] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_file_shows_every_need_outcome_and_provision_of_the_plan(layout: str) -> None:
    plan, file = sample_data("nursery"), built(layout, "nursery")
    said = fold(" ".join(text for _, text in file.statements))
    for letter in ("B", "C", "D", "F", "G"):
        items = plan["sections"][letter].get("needs") or plan["sections"][letter]["provision"]
        assert [item["id"] for item in items if not_said(item, said)] == []
    assert [outcome["id"] for outcome in plan["sections"]["E"]["outcomes"] if not_said(outcome, said)] == []


def not_said(item: dict[str, Any], said: str) -> bool:
    """Some layouts print what is provided without its sentence."""
    what = item.get("elements", {}).get("what", item["text"])
    return fold(item["text"]) not in said and fold(what) not in said


@pytest.mark.parametrize("layout", LAYOUTS)
def test_links_join_statements(layout: str) -> None:
    file = built(layout, "young_adult")
    said = {text for _, text in file.statements}
    assert [link for link in file.links if not set(link) <= said] == []
