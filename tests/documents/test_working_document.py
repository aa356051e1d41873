"""The Tribunal's working document: who proposes what is told by the type, and no words are lost."""

from __future__ import annotations

import io
import json
import zipfile
from copy import deepcopy
from typing import Any

import pytest
from documents.two_readings import W, body_of
from hypothesis import HealthCheck, Phase, given, settings
from plan.changed_plans import Versions, two_versions
from shipped_samples import sample_data

from ehcp_docs import render
from ehcp_docs.documents.changes.key import Mark, read_key
from ehcp_docs.documents.changes.threefold import threefold
from ehcp_docs.documents.changes.working import working_document
from ehcp_docs.errors import TemplateError
from ehcp_docs.plan.build import build_plan

Data = dict[str, Any]
BY_TYPE = {entry.type: mark for mark, entry in read_key().entries.items()}
DELETIONS = {Mark.AGREED_DELETION, Mark.APPELLANT_DELETION, Mark.AUTHORITY_DELETION}


@pytest.fixture
def data() -> Data:
    return sample_data("nursery")


def provision(data: Data) -> list[Data]:
    found: list[Data] = data["sections"]["F"]["provision"]
    return found


def printed(data: Data) -> bytes:
    return render("plan", build_plan(data)).data


def mark_of(run: Any) -> Mark:
    """What a run is, by the four types that it sets."""
    told = set()
    for kind, name in (("bold", "b"), ("italic", "i"), ("underline", "u"), ("strike", "strike")):
        value = run.find(f"{W}rPr/{W}{name}").get(f"{W}val")
        if value not in ("0", "none"):
            told.add(kind)
    return BY_TYPE[frozenset(told)]


def marked(docx: bytes) -> list[tuple[Mark, str]]:
    """The words after the key, those of one kind that follow one another put together; the original ones left out."""
    made: list[tuple[Mark, str]] = []
    table = next(body_of(docx).iter(f"{W}tbl"))
    for node in table.itersiblings():
        for paragraph in node.iter(f"{W}p"):
            last = None
            for run in paragraph.iter(f"{W}r"):
                text = "".join(leaf.text or "" for leaf in run.iter(f"{W}t"))
                if not text:
                    continue
                mark = mark_of(run)
                if mark is last:
                    made[-1] = (mark, made[-1][1] + text)
                else:
                    made.append((mark, text))
                last = mark
    return [one for one in made if one[0] is not Mark.ORIGINAL]


def edited(data: Data, number: int, *pairs: tuple[str, str]) -> bytes:
    made = deepcopy(data)
    for old, new in pairs:
        item = provision(made)[number]
        assert old in item["text"]
        item["text"] = item["text"].replace(old, new)
    return printed(made)


def test_what_the_parents_propose_is_bold_and_what_they_strike_bold_and_struck(data: Data) -> None:
    made = working_document(printed(data), edited(data, 2, ("Six times a term", "Every Monday")))
    assert marked(made) == [
        (Mark.APPELLANT_DELETION, "Six times a term"),
        (Mark.APPELLANT_ADDITION, "Every Monday"),
    ]


def test_both_parties_changes_of_one_passage_stand_side_by_side(data: Data) -> None:
    parents = edited(data, 2, ("for 45 minutes", "for 60 minutes"), ("every term.", "every half-term."))
    authority = edited(data, 2, ("for 45 minutes", "for 50 minutes"), ("every term.", "every half-term."))
    assert marked(working_document(printed(data), parents, authority)) == [
        (Mark.AGREED_DELETION, " 45"),
        (Mark.APPELLANT_ADDITION, " 60"),
        (Mark.AUTHORITY_ADDITION, " 50"),
        (Mark.AGREED_DELETION, " term"),
        (Mark.AGREED_ADDITION, " half-term"),
    ]


def test_what_only_the_authority_takes_out_is_italic_and_struck(data: Data) -> None:
    authority = edited(data, 2, (" She will measure E1 and E2 every term.", ""))
    assert marked(working_document(printed(data), printed(data), authority)) == [
        (Mark.AUTHORITY_DELETION, " She will measure E1 and E2 every term.")
    ]


def test_provision_that_one_party_adds_and_the_other_drops_is_told_as_theirs(data: Data) -> None:
    parents, authority = deepcopy(data), deepcopy(data)
    provision(parents).append(
        {"id": "F30", "text": "A swimming teacher will come on Fridays.", "needs": ["B7"]}
    )
    gone = provision(authority).pop(9)
    told = marked(working_document(printed(data), printed(parents), printed(authority)))
    assert (Mark.APPELLANT_ADDITION, "A swimming teacher will come on Fridays.") in told
    assert (Mark.AUTHORITY_DELETION, gone["text"]) in told
    assert {mark for mark, _ in told} <= {Mark.APPELLANT_ADDITION, Mark.APPELLANT_DELETION} | {
        Mark.AUTHORITY_ADDITION, Mark.AUTHORITY_DELETION
    }  # fmt: skip


def test_the_key_stands_at_the_top_and_in_every_header(data: Data) -> None:
    made = working_document(printed(data), printed(data))
    entries = read_key().entries
    rows = list(next(body_of(made).iter(f"{W}tbl")).iter(f"{W}tr"))[1:]
    assert [mark_of(next(row.iter(f"{W}r"))) for row in rows] == list(entries)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        headers = [file.read(name).decode() for name in file.namelist() if "header" in name]
    assert headers
    assert all(entry.words in header for header in headers for entry in entries.values())
    assert marked(made) == []


def test_the_key_is_the_one_that_the_tribunal_asks_for() -> None:
    told = {mark.value: sorted(entry.type) for mark, entry in read_key().entries.items()}
    assert told == {
        "original": [],
        "agreed_addition": ["underline"],
        "agreed_deletion": ["strike", "underline"],
        "appellant_addition": ["bold"],
        "appellant_deletion": ["bold", "strike"],
        "authority_addition": ["italic"],
        "authority_deletion": ["italic", "strike"],
    }


def test_a_key_with_two_lines_of_one_type_is_refused(tmp_path: Any, monkeypatch: Any) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    bad = {mark.value: {"type": ["bold"], "words": "x", "meaning": "y"} for mark in Mark}
    (folder / "working_document.yaml").write_text(
        json.dumps({"title": "T", "note": "N", "key": bad}), "utf-8"
    )
    monkeypatch.setenv("EHCP_HOME", str(tmp_path))
    with pytest.raises(TemplateError) as caught:
        read_key()
    assert len(caught.value.faults) == len(Mark) - 1


def words(docx: bytes, *, without: set[Mark], key: bool = True) -> list[str]:
    """The letters of the body, paragraph by paragraph, without those marked so and without empty paragraphs."""
    body = body_of(docx)
    start = next(body.iter(f"{W}tbl")).itersiblings() if key else iter(body)
    found = []
    for node in start:
        for paragraph in node.iter(f"{W}p"):
            runs = [run for run in paragraph.iter(f"{W}r") if not key or mark_of_any(run) not in without]
            text = "".join(leaf.text or "" for run in runs for leaf in run.iter(f"{W}t"))
            found += [text] if text else []
    return found


def mark_of_any(run: Any) -> Mark:
    return mark_of(run) if run.find(f"{W}rPr/{W}b") is not None else Mark.ORIGINAL


@pytest.mark.slow
@settings(
    max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip
@given(versions=two_versions())
def test_without_all_additions_it_is_the_plan_and_without_the_deletions_the_proposals(
    versions: Versions,
) -> None:
    old, new = (render("plan", one).data for one in versions)
    made = working_document(old, new)
    additions = {Mark.APPELLANT_ADDITION, Mark.AGREED_ADDITION, Mark.AUTHORITY_ADDITION}
    assert words(made, without=additions) == words(old, without=set(), key=False)
    assert words(made, without=DELETIONS) == words(new, without=set(), key=False)


def test_three_versions_of_a_row_of_letters() -> None:
    base, one, other = "abcd", "aXbd", "abYcd"
    pairs = [
        [(0, 0), (None, 1), (1, 2), (2, None), (3, 3)],
        [(0, 0), (1, 1), (None, 2), (2, 3), (3, 4)],
    ]
    told = []
    for gap in threefold(len(base), pairs, [list(one), list(other)]):
        told += [f"+1{one[at]}" for at in gap.of_one] + [f"+2{other[at]}" for at in gap.of_other]
        told += [f"+{one[at]}" for at in gap.agreed]
        if gap.base is not None:
            told.append(
                f"{'-1' if gap.one is None else ''}{'-2' if gap.other is None else ''}{base[gap.base]}"
            )
    assert told == ["a", "+1X", "b", "+2Y", "-1c", "d"]
