"""What made a plan weaker and what stronger: the same measure in both directions."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import srsly
from shipped_samples import GOOD, sample_data

from ehcp_docs import resources
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.weaker.judge import judged
from ehcp_docs.audit.weaker.model import Direction, Judged, kinds_of_rules, table
from ehcp_docs.plan.build import build_plan
from ehcp_docs.rules.load import shipped_pack

Data = dict[str, Any]
Told = list[tuple[str, str]]
THERAPY = "A speech and language therapist will work with Selam for 45 minutes twice a week, 38 weeks a year."


def plan(*texts: str, letter: str = "F", **elements: Any) -> Data:
    """The nursery's plan with this provision in Section F alone."""
    data = sample_data("nursery")
    for section in ("F", "G", "H1", "H2"):
        data["sections"][section] = {"provision": []}
    data["sections"][letter]["provision"] = [
        {"id": f"{letter}{n}", "text": text, "needs": ["B1"], "outcomes": ["E1"]}
        | ({"elements": elements} if elements else {})
        for n, text in enumerate(texts, 1)
    ]
    data["sections"]["J"] = {"requested": False}
    return data


@pytest.fixture(scope="module")
def compared(auditor: Auditor) -> Callable[[Data, Data], Judged]:
    return lambda old, new: judged(build_plan(old), build_plan(new), auditor=auditor)


def kinds(result: Judged, direction: Direction) -> set[str]:
    return {one.kind for one in result.of(direction)}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (THERAPY, THERAPY.replace("45 minutes", "30 minutes"), {"time", "length", "total"}),
        (THERAPY, THERAPY.replace("twice", "once"), {"time", "frequency", "total"}),
        (THERAPY, THERAPY.replace("38 weeks", "30 weeks"), {"weeks", "total"}),
        (THERAPY, THERAPY.replace("for 45 minutes", "for up to 45 minutes"), {"cap"}),
        (THERAPY, THERAPY.replace("a year.", "a year, as appropriate."), {"caveat"}),
        (THERAPY, THERAPY.replace("a year.", "a year, subject to review of her needs."), {"caveat"}),
        (THERAPY, THERAPY.replace("a year.", "a year, where possible."), {"caveat"}),
        (THERAPY, THERAPY.replace("will work", "may work"), {"modal"}),
        (THERAPY, THERAPY.replace("will work", "should work"), {"modal"}),
        (THERAPY, THERAPY.replace("speech and language therapist", "teaching assistant"), {"staff"}),
        (
            THERAPY,
            THERAPY.replace(
                "A speech and language therapist",
                "A teaching assistant, trained by a speech and language therapist,",
            ),
            {"staff"},
        ),
        (THERAPY, THERAPY.replace(", 38 weeks a year", ""), {"amount-lost"}),
        (
            THERAPY,
            "Selam will have access to a speech and language therapist for 45 minutes twice a week, 38 weeks a year.",
            {"vague"},
        ),
        (
            "A therapist registered with the HCPC will work with Selam one to one for 45 minutes three times a week.",
            "A therapist registered with the HCPC will work with Selam one to one for half an hour three times a week.",
            {"time", "length", "total"},
        ),
        (
            "A Level 3 teaching assistant will read with Selam for 20 minutes every day.",
            "A Level 2 teaching assistant will read with Selam for 20 minutes every day.",
            {"level"},
        ),
        (
            "A teacher will lead a group of three pupils for 30 minutes every Monday.",
            "A teacher will lead a group of eight pupils for 30 minutes every Monday.",
            {"group"},
        ),
    ],
)
def test_a_loss_is_weaker_and_the_same_way_back_stronger(
    compared: Callable[[Data, Data], Judged], old: str, new: str, expected: set[str]
) -> None:
    there, back = compared(plan(old), plan(new)), compared(plan(new), plan(old))
    assert kinds(there, Direction.WEAKER) == expected
    assert kinds(there, Direction.STRONGER) == set()
    assert kinds(back, Direction.STRONGER) == expected
    assert kinds(back, Direction.WEAKER) == set()
    for one, other in zip(there.of(Direction.WEAKER), back.of(Direction.STRONGER), strict=True):
        assert (one.old_words, one.new_words) == (other.new_words, other.old_words)
        assert one.title != other.title


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (THERAPY, THERAPY.replace("Selam", "her")),
        (THERAPY, THERAPY.replace("45 minutes", "three quarters of an hour")),
        (THERAPY, THERAPY.replace("twice a week", "two times a week")),
        (THERAPY, f"{THERAPY} Selam will count up to 20 and practise words that begin with “m”."),
        (THERAPY, f"{THERAPY} In May she will measure progress."),
        (THERAPY, f"{THERAPY} Selam will have access to the sensory room beforehand."),
        (
            "A speech and language therapist registered with the HCPC will work with Selam one to one for 45 minutes "
            "three times a week, 38 weeks a year.",
            "Selam will have one-to-one work with an HCPC-registered speech and language therapist: three sessions a "
            "week of 45 minutes, in 38 weeks of the year.",
        ),
        (
            "A teacher will lead a group of three pupils for 30 minutes every Monday.",
            "Every Monday a teacher will lead three pupils for half an hour, in the library.",
        ),
    ],
)
def test_other_words_for_the_same_are_neither(
    compared: Callable[[Data, Data], Judged], old: str, new: str
) -> None:
    result = compared(plan(old), plan(new))
    assert [(one.kind, one.old_words, one.new_words) for one in result.effects] == []


def test_a_registration_that_goes_with_the_profession_is_told(
    compared: Callable[[Data, Data], Judged],
) -> None:
    old = THERAPY.replace("therapist", "therapist registered with the HCPC")
    result = compared(plan(old), plan(THERAPY.replace("speech and language therapist", "therapist")))
    assert kinds(result, Direction.WEAKER) == {"training"}
    assert kinds(result, Direction.LOOK) == {"staff-changed"}


def test_less_in_fewer_and_more_in_longer_sessions_is_told_both_ways(
    compared: Callable[[Data, Data], Judged],
) -> None:
    new = THERAPY.replace("45 minutes twice", "60 minutes once")
    result = compared(plan(THERAPY), plan(new))
    assert {"time", "frequency"} <= kinds(result, Direction.WEAKER)
    assert "length" not in kinds(result, Direction.WEAKER)


def test_one_amount_that_stayed_does_not_stand_for_another_that_went(
    compared: Callable[[Data, Data], Judged],
) -> None:
    more = " She will also give her a lesson of 90 minutes every day."
    result = compared(plan(THERAPY + more), plan(THERAPY.replace("twice", "once") + more))
    assert kinds(result, Direction.WEAKER) == {"time", "frequency", "total"}
    assert {one.old_words for one in result.effects if one.kind == "frequency"} == {"2 a week"}


def test_provision_that_moves_out_of_section_f_is_weaker(compared: Callable[[Data, Data], Judged]) -> None:
    old, new = plan(THERAPY), plan(THERAPY, letter="G")
    there, back = compared(old, new), compared(new, old)
    assert "moved-out" in kinds(there, Direction.WEAKER)
    assert "moved-out" in kinds(back, Direction.STRONGER)
    (effect,) = (one for one in there.effects if one.kind == "moved-out")
    assert (effect.old_words, effect.new_words, effect.item) == ("Section F", "Section G", "F1 → G1")


def test_what_is_dropped_is_weaker_and_what_is_added_stronger(
    compared: Callable[[Data, Data], Judged],
) -> None:
    old, new = plan(THERAPY), plan(THERAPY)
    new["sections"]["B"]["needs"].pop(3)
    new["sections"]["E"]["outcomes"].pop(4)
    new["sections"]["E"]["arrangements"].pop(1)
    there, back = compared(old, new), compared(new, old)
    expected = {"need-dropped", "outcome-dropped", "monitoring-dropped"}
    assert kinds(there, Direction.WEAKER) == expected == kinds(back, Direction.STRONGER)
    assert {one.old_id for one in there.of(Direction.WEAKER)} == {"B4", "E5", ""}


def test_words_that_went_into_another_item_are_for_a_person(compared: Callable[[Data, Data], Judged]) -> None:
    taken = "A nursery nurse will fill the water tray and play with her for ten minutes every morning."
    result = compared(plan(THERAPY, taken), plan(f"{THERAPY} {taken}"))
    assert "merged" in kinds(result, Direction.LOOK)
    assert "provision-dropped" not in kinds(result, Direction.WEAKER)


def test_a_need_that_is_left_without_provision_is_told(compared: Callable[[Data, Data], Judged]) -> None:
    old, new = plan(THERAPY), plan(THERAPY)
    new["sections"]["F"]["provision"][0]["needs"] = ["B2"]
    result = compared(old, new)
    assert kinds(result, Direction.WEAKER) == {"need-unmet"}
    assert kinds(result, Direction.STRONGER) == {"need-unmet"}


def test_an_outcome_that_is_due_later_is_weaker(compared: Callable[[Data, Data], Judged]) -> None:
    old, new = plan(THERAPY), plan(THERAPY)
    new["sections"]["E"]["outcomes"][2]["by"] = "July 2028"
    assert kinds(compared(old, new), Direction.WEAKER) == {"later"}
    assert kinds(compared(new, old), Direction.STRONGER) == {"later"}


def test_another_measure_is_for_a_person(compared: Callable[[Data, Data], Judged]) -> None:
    old, new = plan(THERAPY), plan(THERAPY)
    one = new["sections"]["E"]["outcomes"][1]
    one["text"] = one["text"].replace("eight offers out of ten", "six offers out of ten")
    result = compared(old, new)
    assert kinds(result, Direction.LOOK) == {"measure-changed"}
    assert kinds(result, Direction.WEAKER) == set()


def test_another_setting_is_for_a_person_and_none_is_weaker(compared: Callable[[Data, Data], Judged]) -> None:
    old, new = plan(THERAPY), plan(THERAPY)
    new["sections"]["I"]["placements"][0]["name"] = "Hollow Tree Nursery School"
    assert kinds(compared(old, new), Direction.LOOK) == {"setting-changed"}
    new["sections"]["I"]["placements"] = []
    assert kinds(compared(old, new), Direction.WEAKER) == {"setting-lost"}


def test_a_draft_names_no_setting_and_is_not_weaker_for_it(compared: Callable[[Data, Data], Judged]) -> None:
    new = plan(THERAPY) | {"status": "amended_draft"}
    new["sections"]["I"]["placements"] = []
    assert compared(plan(THERAPY), new).effects == ()
    assert compared(new, plan(THERAPY)).effects == ()


def test_a_smaller_budget_is_weaker(compared: Callable[[Data, Data], Judged]) -> None:
    old = sample_data("nursery")
    new = json.loads(json.dumps(old).replace('"amount_pounds": 4200', '"amount_pounds": 3000'))
    result = compared(old, new)
    assert [(one.kind, one.old_words, one.new_words) for one in result.of(Direction.WEAKER)] == [
        ("budget", "£4,200.00", "£3,000.00")
    ]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ({"delivery": "direct"}, {"delivery": "indirect"}, "indirect"),
        ({"qualification": "HCPC"}, {"who": "Somebody"}, "training"),
        ({"review": "Every term"}, {"who": "Somebody"}, "review-lost"),
        ({"group_max": 3}, {"group_max": 6}, "group"),
        ({"who": "X"}, {"who": "X", "end": "2027-07-20"}, "ends"),
    ],
)
def test_the_elements_count_where_the_text_stays(
    compared: Callable[[Data, Data], Judged], old: Data, new: Data, kind: str
) -> None:
    text = "The therapist will teach Selam with her switch."
    there = compared(plan(text, **old), plan(text, **new))
    back = compared(plan(text, **new), plan(text, **old))
    assert kinds(there, Direction.WEAKER) == {kind} == kinds(back, Direction.STRONGER)


def test_direct_time_is_added_up_once(compared: Callable[[Data, Data], Judged]) -> None:
    """“Three times a term for an hour: nine hours a year” is nine hours, not eighteen."""
    said = "Three times a term a therapist will work with Selam for an hour: nine hours a year."
    again = "Four times a term a therapist will work with Selam for an hour: twelve hours a year."
    result = compared(plan(said), plan(again))
    assert [(one.old_minutes, one.new_minutes) for one in result.totals] == [(540.0, 720.0)]
    assert kinds(result, Direction.STRONGER) == {"frequency", "total"}
    assert kinds(result, Direction.WEAKER) == set()


@pytest.mark.parametrize("sample", GOOD)
def test_a_plan_is_neither_weaker_nor_stronger_than_itself_in_another_order(
    compared: Callable[[Data, Data], Judged], sample: str
) -> None:
    old, new = sample_data(sample), sample_data(sample)
    for letter, name in (("B", "needs"), ("E", "outcomes"), ("F", "provision")):
        new["sections"][letter][name].reverse()
    assert compared(old, old).effects == ()
    assert [one.kind for one in compared(old, new).effects] == []


def test_every_kind_has_a_source_and_every_rule_exists() -> None:
    sources = srsly.read_yaml(resources.file("audit_rules", "sources.yaml"))
    pack = shipped_pack()
    for kind, row in table()["kinds"].items():
        assert row["source"] in sources, kind
        assert ("look" in row) != ("weaker" in row and "stronger" in row), kind
    assert set(kinds_of_rules()) <= {rule.id for rule in pack.rules}
    assert set(kinds_of_rules().values()) <= set(table()["kinds"])
