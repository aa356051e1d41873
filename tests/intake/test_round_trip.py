"""A plan printed by either template and read again is the same plan, but for what Word does not carry."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from drawn_plans import plans
from hypothesis import HealthCheck, Phase, given, note, settings
from round_trip import CONCLUDED, NOT_PRINTED, as_it_comes_back, differences, flat, matching
from shipped_samples import FAIR, GOOD, VAGUE, sample_data

from ehcp_docs import render
from ehcp_docs.intake import read_file
from ehcp_docs.intake.account import PASSED_OVER
from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.own import LAYOUT, is_own
from ehcp_docs.intake.reading import Reading, open_source
from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.schema import broken

Data = dict[str, Any]
DOCUMENTS = ("plan", "plan_national")
SAMPLES = (*GOOD, *FAIR, *VAGUE)
DOCS = Path(__file__).parents[2] / "docs" / "round-trip.md"

each_sample = pytest.mark.parametrize("sample", [*SAMPLES, "a draft that has everything"])
each_document = pytest.mark.parametrize("document", DOCUMENTS)


def plan_of(sample: str) -> Data:
    if sample in SAMPLES:
        return sample_data(sample)
    data = deepcopy(sample_data("special_school"))
    data["status"] = "draft"
    data["sections"]["I"]["statement"] = "Education otherwise than at school."
    return data


def printed(document: str, data: Data) -> bytes:
    return render(document, build_plan(data)).data


@cache
def read_again(document: str, sample: str) -> Reading:
    return read_file(printed(document, plan_of(sample)), name=sample)


def unplaced(reading: Reading) -> list[str]:
    """What the account leaves open."""
    return [f"{entry.reason}: {entry.text} ({entry.detail})" for entry in reading.account.open_questions()]


@each_sample
@each_document
def test_a_sample_comes_back(document: str, sample: str) -> None:
    assert differences(plan_of(sample), read_again(document, sample).data, document, NOT_PRINTED) == {}


@each_sample
@each_document
def test_every_word_is_placed_or_told_and_nothing_is_left_open(document: str, sample: str) -> None:
    account = read_again(document, sample).account
    assert unplaced(read_again(document, sample)) == []
    assert account.words_placed + account.words_told == account.words_in
    assert not any(entry.detail == PASSED_OVER for entry in account.entries)
    assert account.layout == LAYOUT
    missing = {one.pointer for one in account.missing}
    assert missing == set()


@each_sample
@each_document
def test_each_pointer_leads_to_what_was_read(document: str, sample: str) -> None:
    reading = read_again(document, sample)
    for pointer in {pointer for entry in reading.account.entries for pointer in entry.pointers}:
        found: Any = reading.data
        for step in pointer.strip("/").split("/"):
            found = found[int(step)] if isinstance(found, list) else found[step]


@each_document
def test_what_is_listed_as_lost_is_lost(document: str) -> None:
    """A field that comes back wherever it stands has no place on the list."""
    lost = set()
    for sample in (*SAMPLES, "a draft that has everything"):
        got = dict(flat(read_again(document, sample).data))
        for path, value in flat(as_it_comes_back(plan_of(sample), document)):
            pattern = matching(path, NOT_PRINTED)
            if pattern and got.get(path) != value:
                lost.add(pattern)
    assert lost == set(NOT_PRINTED)


def test_the_list_of_what_is_lost_stands_in_the_docs() -> None:
    rows = re.findall(r"^\| `([^`]+)` \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert rows == [*NOT_PRINTED, *CONCLUDED]


@each_document
@settings(
    max_examples=25,
    deadline=None,
    phases=(
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ),  # plans are too large to be made smaller in good time
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(data=plans())
def test_a_drawn_plan_comes_back(document: str, data: Data) -> None:
    assert list(broken(data, "plan")) == []
    reading = read_file(printed(document, data), name="drawn")
    note(json.dumps(data, ensure_ascii=False)[:20000])
    assert differences(data, reading.data, document, NOT_PRINTED | CONCLUDED) == {}
    assert unplaced(reading) == []
    assert reading.account.words_placed + reading.account.words_told == reading.account.words_in


Edit = Callable[[str], str]


def edited(document: str, sample: str, edit: Edit) -> Reading:
    """The sample as it reads after somebody changed it in Word."""
    content = printed(document, plan_of(sample))
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(result, "w") as after:
        for part in before.infolist():
            found = before.read(part)
            if part.filename == "word/document.xml":
                text = found.decode("utf-8")
                assert edit(text) != text
                found = edit(text).encode("utf-8")
            after.writestr(part, found)
    return read_file(result.getvalue(), name="edited")


@each_document
def test_words_changed_in_word_are_the_words_that_are_read(document: str) -> None:
    def change(text: str) -> str:
        return text.replace("Micah Renfrew", "Micky Renfrew").replace("Twice a week", "9 times a week")

    reading = edited(document, "primary_looked_after", change)
    assert reading.data["child"]["name"] == "Micky Renfrew-Bose"
    often = {item.get("elements", {}).get("times") for item in reading.data["sections"]["F"]["provision"]}
    assert 9 in often
    assert unplaced(reading) == []


@each_document
def test_a_paragraph_that_was_added_is_told(document: str) -> None:
    added = "<w:p><w:r><w:t>Please ring me about this.</w:t></w:r></w:p>"

    def after_heading(text: str) -> str:
        start = re.search(r"<w:t[^>]*>Section K: The advice", text)
        assert start
        end = text.index("</w:p>", start.start()) + len("</w:p>")
        return text[:end] + added + text[end:]

    account = edited(document, "nursery", after_heading).account
    found = [entry for entry in account.entries if entry.text == "Please ring me about this."]
    assert [entry.reason for entry in found] == [Reason.NOT_UNDERSTOOD]
    assert account.words_placed + account.words_told == account.words_in


@each_document
def test_words_that_stand_for_no_code_are_told(document: str) -> None:
    reading = edited(
        document, "primary_looked_after", lambda text: text.replace("Twice a week", "When we can")
    )
    found = [entry for entry in reading.account.open_questions() if "When we can" in entry.text]
    assert found
    assert all(entry.detail == "not in the words of ehcp-docs" for entry in found)


def test_a_letter_is_no_plan_of_ours() -> None:
    source = open_source(printed("plan", plan_of("nursery")), name="plan")
    assert is_own(source)
    few = type(source)(name="few", kind="docx", blocks=source.blocks[:40])
    assert not is_own(few)


@each_document
def test_empty_paragraphs_that_somebody_typed_change_nothing(document: str) -> None:
    empty = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'
    reading = edited(document, "nursery", lambda text: text.replace("</w:p></w:tc>", f"</w:p>{empty}</w:tc>"))
    assert differences(plan_of("nursery"), reading.data, document, NOT_PRINTED) == {}
    assert unplaced(reading) == []


def test_an_outcome_in_the_last_of_the_rows_of_a_provision_stays_its_outcome() -> None:
    """Beside it the row names provision that is set out with another need."""
    data = plan_of("a draft that has everything")
    sections = data["sections"]
    need, other = sections["C"]["needs"][0]["id"], sections["B"]["needs"][0]["id"]
    long, short = sections["E"]["outcomes"][:2]
    long["text"] = " ".join(f"Sentence {n} says what she does in class; it is short." for n in range(60))
    one = {"id": "G1", "text": "Twice.", "needs": [need], "outcomes": [long["id"], short["id"]]}
    two = {"id": "G2", "text": "Once.", "needs": [other, need], "outcomes": []}
    for section in ("F", "H1", "H2"):
        for item in sections[section]["provision"]:
            item["outcomes"] = [id for id in item["outcomes"] if id not in one["outcomes"]]
    sections["G"] = {"provision": [one, two]}
    reading = read_file(printed("plan_national", data), name="long")
    assert reading.data["sections"]["G"]["provision"] == [one, {k: v for k, v in two.items() if v}]
