"""Two versions of a plan: what was added, dropped, changed, moved, numbered anew, and matched by what."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from intake.drawn_plans import block
from plan.changed_plans import Versions, two_versions
from shipped_samples import sample_data

from ehcp_docs.errors import InputError
from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.difference import Difference, Pair, check_same_child, difference
from ehcp_docs.plan.entries import Sort, entries
from ehcp_docs.plan.matching import By
from ehcp_docs.plan.word_changes import word_changes

Data = dict[str, Any]


@pytest.fixture
def data() -> Data:
    return sample_data("nursery")


def provision(data: Data, letter: str = "F") -> list[Data]:
    found: list[Data] = data["sections"][letter]["provision"]
    return found


def against_sample(new: Data) -> Difference:
    return difference(build_plan(sample_data("nursery")), build_plan(new))


def pair(found: Difference, id: str) -> Pair:
    return next(one for one in found.pairs if one.old.id == id)


def ids(found: Difference) -> dict[str, list[str]]:
    """Everything that is told of entries with ids."""
    told = {
        "added": [one.id for one in found.added],
        "dropped": [one.id for one in found.dropped],
        "changed": [one.new.id for one in found.changed],
        "moved": [f"{one.old.id}>{one.new.id}" for one in found.moved],
        "renumbered": [f"{one.old.id}>{one.new.id}" for one in found.renumbered],
        "reordered": [one.new.id for one in found.reordered],
    }
    return {name: rows for name, rows in told.items() if rows}


def test_a_plan_and_itself_do_not_differ(data: Data) -> None:
    assert against_sample(data).is_empty


def test_the_words_that_changed_are_told_word_by_word(data: Data) -> None:
    item = provision(data)[2]
    item["text"] = item["text"].replace("for 45 minutes at", "for up to 30 minutes at")
    item["elements"]["minutes"] = 30
    found = against_sample(data)
    assert ids(found) == {"changed": ["F3"]}
    changes = {change.field: change for change in pair(found, "F3").fields}
    assert set(changes) == {"text", "elements.minutes"}
    told = [(one.old, one.new) for one in changes["text"].words if not one.is_same]
    assert told == [(" 45", " up to 30")]
    assert (changes["elements.minutes"].old, changes["elements.minutes"].new) == ("45", "30")


def test_an_item_that_is_put_in_or_taken_out_is_told_as_that(data: Data) -> None:
    gone = provision(data).pop(9)
    provision(data).append(
        {"id": "F30", "text": "A swimming teacher will take Selam to the pool on Fridays."}
    )
    assert ids(against_sample(data)) == {"added": ["F30"], "dropped": [gone["id"]]}


def test_provision_that_moved_with_another_number_is_known_by_its_words(data: Data) -> None:
    moved = provision(data).pop(12)
    moved["id"] = "G5"
    provision(data, "G").append(moved)
    found = against_sample(data)
    assert ids(found) == {"moved": ["F13>G5"]}
    assert pair(found, "F13").by is By.WORDING


def test_a_text_that_moved_and_changed_is_both(data: Data) -> None:
    moved = provision(data).pop(12)
    moved |= {"id": "G5", "text": moved["text"].replace("45 minutes", "half an hour")}
    provision(data, "G").append(moved)
    assert ids(against_sample(data)) == {"changed": ["G5"], "moved": ["F13>G5"]}


def test_numbers_that_close_a_gap_make_nothing_else_differ(data: Data) -> None:
    """F2 goes, F3 becomes F2 and so on: an id then says nothing, and links follow the words."""
    provision(data).pop(1)
    names = {}
    for number, item in enumerate(provision(data), 1):
        names[item["id"]] = item["id"] = f"F{number}"
    found = against_sample(data)
    told = ids(found)
    assert told.pop("dropped") == ["F2"]
    assert told == {"renumbered": [f"F{number}>F{number - 1}" for number in range(3, 21)]}
    assert {one.by for one in found.renumbered} == {By.WORDING}


def test_a_need_with_another_id_takes_its_links_along(data: Data) -> None:
    data["sections"] = json.loads(json.dumps(data["sections"]).replace('"B8"', '"B9"'))
    assert ids(against_sample(data)) == {"renumbered": ["B8>B9"]}


def test_another_order_alone_is_told_as_order(data: Data) -> None:
    items = provision(data)
    items.insert(0, items.pop(4))
    found = against_sample(data)
    assert ids(found) == {"reordered": ["F5"]}
    assert not found.is_empty


def test_a_link_that_was_taken_out_is_a_change(data: Data) -> None:
    provision(data)[2]["needs"] = ["B1"]
    found = against_sample(data)
    (change,) = pair(found, "F3").fields
    assert (change.field, change.old, change.new, change.is_link) == ("needs", "B1, B2", "B1", True)


def test_quotation_marks_dashes_and_spaces_are_no_change_of_words(data: Data) -> None:
    view = data["sections"]["A"]["views"][0]
    view["paragraphs"] = [
        text.replace("’", "'").replace("“", '"').replace("”", '"') for text in view["paragraphs"]
    ]
    item = provision(data)[5]
    item["text"] = item["text"].replace(" ", "  ").replace("'", "’")
    found = against_sample(data)
    assert ids(found) == {}
    assert found.looks >= 1
    assert not found.is_empty


def test_sections_that_are_empty_in_both_or_either_version_are_compared(data: Data) -> None:
    old = deepcopy(data)
    old["sections"]["H2"] = {"provision": [], "nil": {"statement": "None identified."}}
    data["sections"]["H2"] = {
        "provision": [{"id": "H2.1", "text": "A youth worker will visit every Monday."}]
    }
    found = difference(build_plan(old), build_plan(data))
    assert [(one.sort, one.section) for one in found.added] == [(Sort.PROVISION, "H2")]
    assert [(one.sort, one.section) for one in found.dropped] == [(Sort.NIL, "H2")]


def test_the_status_is_told_in_words(data: Data) -> None:
    data["status"] = "amended_draft"
    (front,) = against_sample(data).changed
    assert [(c.field, c.old, c.new) for c in front.fields] == [("status", "final", "amended draft")]


def test_the_same_id_with_other_words_is_another_item(data: Data) -> None:
    provision(data)[3]["text"] = "Taxis bring everybody home on Fridays, rain or shine."
    provision(data)[3]["title"] = "Taxi"
    provision(data)[3].pop("elements")
    assert ids(against_sample(data)) == {"added": ["F4"], "dropped": ["F4"]}


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        ({}, True),
        ({"reference": "BRI-2027-0001"}, True),
        ({"reference": "OTHER-1", "name": "Somebody Else", "date_of_birth": "2020-01-01"}, False),
        ({"reference": "OTHER-1", "name": "Somebody Else"}, False),
        ({"reference": "OTHER-1", "date_of_birth": "2020-01-01"}, False),
        ({"name": "Selam Hargrave"}, True),
        ({"date_of_birth": "2023-03-21"}, True),
        ({"name": "Somebody Else", "date_of_birth": "2020-01-01"}, False),
        ({"reference": "unknown", "date_of_birth": "2020-01-01"}, True),
        ({"reference": "unknown", "name": "Somebody Else"}, False),
    ],
)
def test_two_childrens_plans_are_told_apart(data: Data, change: Data, is_same: bool) -> None:
    data["reference"] = change.get("reference", data["reference"])
    data["child"] |= {key: value for key, value in change.items() if key != "reference"}
    old, new = build_plan(sample_data("nursery")), build_plan(data)
    if is_same:
        check_same_child(old, new)
    else:
        with pytest.raises(InputError, match="two children's plans"):
            check_same_child(old, new)


@given(old=block, new=block)
def test_word_changes_put_together_are_both_texts(old: str, new: str) -> None:
    changes = word_changes(old, new)
    assert "".join(one.old for one in changes) == old
    assert "".join(one.new for one in changes) == new
    assert all(one.is_same == (one.old == one.new) for one in changes)


@given(text=st.text(max_size=60))
def test_any_text_is_the_same_as_itself(text: str) -> None:
    assert all(one.is_same for one in word_changes(text, text))


def test_a_short_word_between_two_changes_is_taken_into_them() -> None:
    told = [
        (one.old, one.new) for one in word_changes("On 2 of 5 days she reads.", "On 3 of 4 days she reads.")
    ]
    assert told == [("On", "On"), (" 2 of 5", " 3 of 4"), (" days she reads.", " days she reads.")]


def test_texts_without_anything_in_common_are_one_change() -> None:
    changes = word_changes("A nurse will visit on Mondays.", "Swimming: once, in the pool, with a float.")
    assert len(changes) == 1


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip
@given(versions=two_versions())
def test_every_entry_of_both_versions_is_told_once(versions: Versions) -> None:
    old, new = versions
    found = difference(old, new)
    before = [id(one.old.item) for one in found.pairs] + [id(one.item) for one in found.dropped]
    after = [id(one.new.item) for one in found.pairs] + [id(one.item) for one in found.added]
    assert sorted(before) == sorted(id(one.item) for one in entries(old))
    assert sorted(after) == sorted(id(one.item) for one in entries(new))
    assert (
        len(found.pairs)
        == len({id(one.old) for one in found.pairs})
        == len({id(one.new) for one in found.pairs})
    )
    assert difference(new, new).is_empty
