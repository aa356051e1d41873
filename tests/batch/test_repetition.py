"""The same words in several plans are told, with names and numbers taken out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_docs import resources
from ehcp_docs.audit.prints import prints
from ehcp_docs.batch.repetition import Repeats
from ehcp_docs.plan.build import build_plan


@pytest.fixture(scope="module")
def sample():
    path = resources.shipped("samples") / "primary_looked_after.json"
    return json.loads(path.read_text("utf-8"))


def plan(data, *, name, outcome):
    first = data["child"]["name"].split()[0]
    child = {**data["child"], "name": name, "preferred_name": None}
    outcomes = [{**data["sections"]["E"]["outcomes"][0], "text": outcome}]
    sections = {**data["sections"], "E": {**data["sections"]["E"], "outcomes": outcomes}}
    assert first not in outcome
    return build_plan({**data, "child": child, "sections": sections})


def repeats(*plans):
    kept = Repeats()
    for reference, made in plans:
        only = [one for one in prints(made) if one.section == "E"]
        kept.add(reference, only, f"{reference}.html")
    return kept.found()


COPIED = (
    "By July 2028 {} will follow {} visual timetable through the whole morning with no more than 2 reminders."
)


def test_an_outcome_copied_to_another_child_is_told_with_its_places_and_without_names(sample):
    ama = plan(sample, name="Ama Mensah", outcome=COPIED.format("Ama", "her"))
    ben = plan(sample, name="Ben Okoro", outcome=COPIED.format("Ben", "his"))
    (told,) = repeats(("P-1", ama), ("P-2", ben))
    assert told.criterion == "Q074"
    assert [(place.plan, place.section, place.page) for place in told.places] == [
        ("P-1", "E", "P-1.html"),
        ("P-2", "E", "P-2.html"),
    ]
    assert "Ben" not in told.text
    assert told.text.startswith("By July [number] [name] will follow his visual timetable")


def test_a_copy_with_a_few_words_changed_is_still_a_copy(sample):
    ama = plan(
        sample, name="Ama Mensah", outcome=COPIED.format("Ama", "her") + " An adult she knows will be near."
    )
    changed = COPIED.format("Ben", "his") + " An adult he trusts will be near."
    told = repeats(("P-1", ama), ("P-2", plan(sample, name="Ben Okoro", outcome=changed)))
    assert [place.plan for place in told[0].places] == ["P-1", "P-2"]


def test_two_outcomes_that_only_begin_alike_are_not_copies(sample):
    one = plan(
        sample,
        name="Ama Mensah",
        outcome="By July 2028 Ama will read 40 common words aloud to an adult she knows.",
    )
    other = plan(
        sample,
        name="Ben Okoro",
        outcome="By July 2028 Ben will cook a meal for four people from a recipe card.",
    )
    assert repeats(("P-1", one), ("P-2", other)) == ()


def test_what_stands_twice_in_one_plan_only_is_not_told_here(sample):
    made = plan(sample, name="Ama Mensah", outcome=COPIED.format("Ama", "her"))
    doubled = [one for one in prints(made) if one.section == "E"] * 2
    kept = Repeats()
    kept.add("P-1", doubled)
    assert kept.found() == ()


def test_what_stands_in_most_plans_comes_first(sample):
    other = "By Easter 2028 {} will put on coat, shoes and bag alone before home time each day."
    texts = {"Ada": other, "Bo": COPIED, "Cy": COPIED, "Di": other, "Ed": COPIED}
    plans = [
        (f"P-{name}", plan(sample, name=f"{name} Hill", outcome=text.format(name, "its")))
        for name, text in texts.items()
    ]
    assert [told.plans for told in repeats(*plans)] == [3, 2]


def test_the_sample_plans_share_no_words():
    kept = Repeats()
    for path in sorted(resources.shipped("samples").glob("*.json")):
        if not path.name.startswith("broken"):
            kept.add(path.stem, prints(build_plan(json.loads(path.read_text("utf-8")))))
    assert [(told.text, told.plans) for told in kept.found()] == []


@given(st.permutations(range(4)))
def test_the_order_of_the_plans_changes_no_more_than_the_order_of_the_places(order):
    data = json.loads((resources.shipped("samples") / "primary_looked_after.json").read_text("utf-8"))
    names = ["Ada", "Bo", "Cy", "Di"]
    made = [
        (names[n], plan(data, name=f"{names[n]} Hill", outcome=COPIED.format(names[n], "their")))
        for n in order
    ]
    (told,) = repeats(*made)
    assert sorted(place.plan for place in told.places) == names


def test_a_print_holds_no_name_of_the_plan(sample):
    made = build_plan(sample)
    parts = {
        part
        for part in (made.child.name.split() + (made.child.preferred_name or "").split())
        if len(part) > 3
    }
    told = " ".join(one.text for one in prints(made))
    assert [part for part in parts if part in told.split()] == []
