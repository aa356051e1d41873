"""The measuring of accuracy is itself checked: a measure that flatters would be worse than none."""

import copy
import math
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import accuracy
from judged import links, planted, statements
from judged.figures import area_under_curve, balanced, table
from judged.plans import sound, spoilt, words_in

PLAN = {
    "id": "t1",
    "child": {
        "name": "Edie Marlow",
        "date_of_birth": "2017-03-04",
        "sex": "female",
        "year_group": "Year 4",
        "setting": "Fernhill Primary School",
    },
    "parents": [{"name": "Ruth Marlow", "relation": "Mother"}],
    "authority": {"name": "Wexshire Council", "officer": "Ola Penn, SEN officer"},
    "status": "draft",
    "dates": {"draft_issued": "2026-10-01", "final_issued": None},
    "A": {"child_views": ["I like drawing.", "I want to read to my sister."]},
    "needs": [
        {
            "key": "N1",
            "section": "B",
            "area": "cognition_and_learning",
            "text": "Edie finds reading hard.",
            "sources": [],
        }
    ],
    "outcomes": [
        {
            "key": "O1",
            "text": "By July 2028 Edie will read a page of a chapter book aloud with 90% accuracy.",
            "by": None,
            "needs": ["N1"],
            "steps": ["Edie reads 50 words."],
        }
    ],
    "provision": [
        {
            "key": "P1",
            "section": "F",
            "text": "A trained teaching assistant will teach Edie phonics one to one for 20 minutes each school day.",
            "needs": ["N1"],
            "outcomes": ["O1"],
        }
    ],
    "I": "",
    "J": "",
    "K": [],
    "faults": [],
    "decoys": [],
}


def plan(*faults, decoys=()):
    return copy.deepcopy(PLAN) | {"faults": list(faults), "decoys": list(decoys)}


def fault(where, faulty, criterion="Q079", **more):
    return {"fault_id": "f", "where": where, "faulty": faulty, "criterion": criterion, "quote": None, **more}


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("P1", lambda p: p["provision"][0]["text"]),
        ("P1.outcomes", lambda p: p["provision"][0]["outcomes"]),
        ("O1.steps[0]", lambda p: p["outcomes"][0]["steps"][0]),
        ("A.child_views[1]", lambda p: p["A"]["child_views"][1]),
        ("dates.draft_issued", lambda p: p["dates"]["draft_issued"]),
        ("J", lambda p: p["J"]),
    ],
)
def test_a_fault_stands_where_it_says_and_the_sound_plan_stays_as_it_was(where, place):
    made = plan(fault(where, "at fault"))
    assert place(spoilt(made)) == "at fault"
    assert place(sound(made)) == place(PLAN)


def test_what_a_fault_leaves_out_is_gone():
    made = spoilt(plan(fault("P1", None), fault("A.child_views[0]", None), fault("dates.draft_issued", None)))
    assert made["provision"] == []
    assert made["A"]["child_views"] == ["", "I want to read to my sister."]
    assert made["dates"]["draft_issued"] is None


def test_the_curve_is_one_for_perfect_order_a_half_for_chance_and_none_without_rows():
    assert area_under_curve([3, 4], [1, 2]) == 1.0
    assert area_under_curve([1, 2], [1, 2]) == 0.5
    assert math.isnan(area_under_curve([], [1]))
    assert balanced([True, False], [False, False]) == 0.75


def test_a_table_shows_numbers_with_three_places_and_leaves_out_what_is_none():
    assert (
        table(("a", "b"), [("x", 0.5), (3, math.nan)]) == "| a | b |\n| --- | --- |\n| x | 0.500 |\n| 3 |  |"
    )


def counted(made, auditor, monkeypatch):
    monkeypatch.setattr(planted, "plans_in", lambda _: [made])
    return planted.tally(Path(), auditor, planted.from_data)


def test_a_fault_counts_as_right_only_when_the_new_finding_is_of_its_family(auditor, monkeypatch):
    vague = "Edie will have access to support with phonics as and when required."
    named = counted(plan(fault("P1", vague, "Q076", quote="as and when required")), auditor, monkeypatch)
    assert (named.faults["faults"], named.faults["noticed"], named.faults["right"]) == (1, 1, 1)
    other = counted(plan(fault("P1", vague, "Q020", quote="as and when required")), auditor, monkeypatch)
    assert (other.faults["noticed"], other.faults["right"]) == (1, 0)


def test_a_fault_that_changes_nothing_is_missed(auditor, monkeypatch):
    same = plan(fault("P1", PLAN["provision"][0]["text"], "Q079", quote="each school day"))
    made = counted(same, auditor, monkeypatch)
    assert (made.faults["noticed"], made.missed) == (0, ["t1 Q079 P1: each school day"])


def test_a_fault_for_people_is_not_counted(auditor, monkeypatch):
    assert counted(plan(fault("O1", "Edie will speak Latin.", "Q059")), auditor, monkeypatch).faults == {}


def test_a_sound_sentence_that_is_accused_is_told(auditor, monkeypatch):
    accused = plan(decoys=[{"text": "Edie will have support as required.", "looks_like": "Q076"}])
    accused["provision"][0]["text"] = "Edie will have support as required."
    made = counted(accused, auditor, monkeypatch)
    assert [hit.split(":")[0].startswith("t1 F-") for hit in made.hit] == [True]


def test_words_are_those_of_items_and_views():
    assert words_in(PLAN) == 4 + 15 + 18 + 3 + 7


def test_links_are_judged_by_text_against_what_is_declared(auditor, monkeypatch):
    made = plan()
    made["needs"].append(
        {
            "key": "N2",
            "section": "B",
            "area": "sensory_and_physical",
            "text": "Edie walks with a frame and tires.",
        }
    )
    monkeypatch.setattr(links, "plans_in", lambda _: [made])
    assert links.line(Path(), "own", auditor.parser) == ("own", 2, 1.0, 1.0, 1.0, 0.5)


def test_rows_are_judged_by_order_and_by_pass_line(auditor, tmp_path):
    (tmp_path / "outcomes.jsonl").write_text(
        '{"id": "1", "text": "By July 2027 Edie will read 50 common words.", "label": "strong", "pair_id": "a"}\n'
        '{"id": "2", "text": "Edie will improve her reading.", "label": "weak", "pair_id": "a"}\n',
        "utf-8",
    )
    first = next(iter(statements.lines(tmp_path, "own", auditor)))
    assert first == ("own: outcome", 2, 1, 1.0, 1.0, 1.0)


def test_a_folder_without_plans_and_statements_is_refused_with_what_is_expected(tmp_path):
    (tmp_path / "t1.json").write_text("{}", "utf-8")
    made = CliRunner().invoke(accuracy.main, ["--material", f"mine={tmp_path}"])
    assert made.exit_code == 2
    said = " ".join(made.output.replace("│", " ").split())
    assert "has neither a folder plans (plans with planted faults, *.json) nor a folder statements" in said
    assert "(outcomes.jsonl, provision.jsonl)" in said


@pytest.mark.parametrize("part", ["plans", "statements"])
def test_a_folder_with_plans_or_with_statements_is_taken(part, tmp_path):
    (tmp_path / part).mkdir()
    assert accuracy._material(None, None, [f"mine={tmp_path}"]) == [("mine", tmp_path)]
