"""Whose plan it is, on whole small plans: names and pronouns left over, dates, and what stands twice."""

from __future__ import annotations

from typing import Any

import pytest

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Finding
from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.read import check_plan_data
from ehcp_docs.rules.fixture import example_data, plan_around
from ehcp_docs.rules.reading import ReadPlan

F1 = {"id": "F1", "text": "A teaching assistant will read with Ama for 15 minutes every day, one to one."}


def found(auditor: Auditor, patch: dict[str, Any], *ids: str) -> list[Finding]:
    data = example_data("outcome", patch)
    hits = auditor.audit(build_plan(data), data).findings
    return [f for f in hits if f.rule in ids or (not ids and f.rule.startswith("ID-"))]


def provision(*texts: str) -> dict[str, Any]:
    return {
        "sections": {"F": {"provision": [{"id": f"F{i}", "text": text} for i, text in enumerate(texts, 1)]}}
    }


def needs(*texts: str) -> dict[str, Any]:
    items = [{"id": f"B{i}", "area": "semh", "text": text} for i, text in enumerate(texts, 1)]
    return {"sections": {"B": {"needs": items}}}


def words(findings: list[Finding]) -> list[str | None]:
    return [f.words for f in findings]


def test_the_small_plan_is_nobodys_but_amas(auditor: Auditor) -> None:
    assert words(found(auditor, {})) == []


WRONG = "His play is mostly alongside."


@pytest.mark.parametrize(
    "before", ["", "Ama enjoys books. ", "Ama listens well. She reads ten words. ", "It was May. "]
)
def test_a_wrong_pronoun_is_found_whatever_unrelated_stands_before(auditor: Auditor, before: str) -> None:
    assert words(found(auditor, needs(before + WRONG), "ID-PRONOUN")) == ["His play"]


@pytest.mark.parametrize(
    "before",
    [
        "Her brother Kofi plays with her. ",
        "Ama's cousin comes on Sundays. ",
        "A boy in her class follows Ama. ",
        "Sam is her partner. ",
    ],
)
def test_a_pronoun_is_somebody_elses_once_that_person_is_there(auditor: Auditor, before: str) -> None:
    assert words(found(auditor, needs(before + WRONG), "ID-PRONOUN")) == []


def test_what_is_found_for_a_girl_is_found_for_a_boy(auditor: Auditor) -> None:
    boy = {"child": {"name": "Kofi Mensah", "sex": "Male"}}
    text = needs("Kofi listens well in a quiet room. In the hall she covers her ears.")
    assert words(found(auditor, {**boy, **text}, "ID-PRONOUN")) == ["she covers", "her ears"]


def test_the_pronouns_that_the_plan_gives_go_before_the_sex(auditor: Auditor) -> None:
    chosen = {"child": {"sex": "Female", "pronouns": "he"}}
    hits = found(auditor, {**chosen, **needs("Ama enjoys books. He reads ten words.")}, "ID-PRONOUN")
    assert [f.words for f in hits if f.section == "B"] == []
    assert (
        words(found(auditor, {**chosen, **needs("Ama enjoys books. She reads.")}, "ID-PRONOUN"))[0]
        == "She reads"
    )


@pytest.mark.parametrize(
    "text",
    [
        "A therapist will meet Kieran for 30 minutes a week.",
        "It rained. A therapist will meet Kieran for 30 minutes a week. She will write a note.",
        "The class teacher will go through Kieran's targets each half-term.",
        "A mentor will work with Kieran on his own.",
    ],
)
def test_a_name_that_nothing_explains_is_found_in_provision(auditor: Auditor, text: str) -> None:
    assert words(found(auditor, provision(F1["text"], text), "ID-NAME")) == ["Kieran"]


@pytest.mark.parametrize(
    "where",
    [
        {"contacts": [{"name": "Kieran Pike", "role": "Learning mentor"}]},
        {"contributors": [{"name": "Kieran Pike", "role": "Teacher"}]},
        {"sections": {"B": {"needs": [{"id": "B1", "area": "semh", "text": "Ama has one friend, Kieran."}]}}},
        {"sections": {"E": {"arrangements": ["Ama and Kieran will choose a game each Friday."]}}},
    ],
)
def test_a_name_is_explained_by_any_other_place_in_the_plan(auditor: Auditor, where: dict[str, Any]) -> None:
    patch = provision("A teaching assistant will meet Kieran for ten minutes a day.")
    sections = {**patch["sections"], **where.get("sections", {})}
    assert words(found(auditor, {**where, "sections": sections}, "ID-NAME")) == []


def test_each_place_of_another_name_is_told(auditor: Auditor) -> None:
    texts = ("A therapist will meet Freya weekly.", "The SENCO will review Freya's targets.", F1["text"])
    assert words(found(auditor, provision(*texts), "ID-NAME")) == ["Freya", "Freya"]


def test_where_no_text_names_the_child_no_name_is_taken_for_another_childs(auditor: Auditor) -> None:
    view = {"id": "A1", "topic": "child_views", "paragraphs": ["Football and Zoe."]}
    patch = provision("A therapist will meet Freya weekly.")
    patch["sections"] |= {
        "A": {"views": [view]},
        "B": {"needs": [{"id": "B1", "area": "semh", "text": "Freya finds reading hard."}]},
        "E": {"outcomes": [{"id": "E1", "text": "Freya will read 40 words."}]},
        "J": {"requested": False, "statement": "No personal budget was asked for."},
    }
    assert words(found(auditor, patch, "ID-NAME")) == []


@pytest.mark.parametrize("kind", ["outcome", "provision", "need"])
def test_a_statement_by_itself_belongs_to_no_child(auditor: Auditor, kind: str) -> None:
    text = "By July 2021 X will read with Johnny. He is six and has a hearing loss, as Dr Pryce found (K8)."
    reading = ReadPlan(*plan_around(kind, text, unnamed=True), auditor.parser)
    hits = [f for f in auditor.findings(reading) if f.words and f.passage == text]
    assert [f.rule for f in hits if f.rule.split("-")[0] in ("ID", "K", "P")] == []


@pytest.mark.parametrize(
    ("patch", "section"),
    [
        (
            {
                "sections": {
                    "A": {
                        "views": [{"id": "A1", "topic": "history", "paragraphs": ["Born in [insert place]."]}]
                    }
                }
            },
            "A",
        ),
        (needs("Ama tires after [insert number] minutes."), "B"),
        ({"sections": {"D": {"nil": {"statement": "See [insert name]."}}}}, "D"),
        ({"sections": {"E": {"arrangements": ["Targets are set by [insert role]."]}}}, "E"),
        (provision("A teaching assistant will read with Ama for [insert minutes]."), "F"),
        ({"sections": {"J": {"requested": False, "statement": "Told on [insert date]."}}}, "J"),
    ],
)
def test_a_gap_is_found_in_every_section(auditor: Auditor, patch: dict[str, Any], section: str) -> None:
    assert [f.section for f in found(auditor, patch, "ID-PLACEHOLDER")] == [section]


SENTENCE = "a higher level assistant will go over the words of the week with her before"


@pytest.mark.parametrize(("last", "hits"), [("", 0), (" lunch", 1)])
def test_fourteen_words_are_a_repetition_and_thirteen_are_not(auditor: Auditor, last: str, hits: int) -> None:
    shared = " ".join((SENTENCE + last).split()[-14 if last else -13 :])
    patch = provision(f"On Mondays, {shared}; Ama rests.", f"Every Friday, {shared} and Ama swims.")
    assert len(found(auditor, patch, "ID-REPEATED")) == hits


def test_a_repetition_is_told_where_it_stands_for_the_second_time(auditor: Auditor) -> None:
    text = "A specialist tutor shall teach Ama for two hours a week in a group of no more than five."
    hits = found(auditor, provision(text, F1["text"], text), "ID-REPEATED")
    assert [(f.item, "F1" in f.message) for f in hits] == [("F3", True)]


def test_a_former_school_is_known_from_any_block_of_section_a(auditor: Auditor) -> None:
    said = "Efua says that Ama left Moorcroft Primary School in July 2025 and was sad."
    view = {"id": "A1", "topic": "parent_views", "paragraphs": [said]}
    patch = provision("Staff at Moorcroft Primary will continue to teach Ama to sign.")
    patch["sections"]["A"] = {"views": [view]}
    assert words(found(auditor, patch, "ID-FORMER-SETTING")) == ["Moorcroft Primary will continue to teach"]


def test_the_present_school_is_never_a_former_one(auditor: Auditor) -> None:
    view = {
        "id": "A1",
        "topic": "history",
        "paragraphs": ["Ama attended Linden Row Primary School until May, and again now."],
    }
    patch = provision("Linden Row Primary School will give Ama a laptop.")
    patch["sections"]["A"] = {"views": [view]}
    assert words(found(auditor, patch, "ID-FORMER-SETTING", "ID-OTHER-SETTING")) == []


@pytest.mark.parametrize(
    "patch",
    [
        {"dates": {"review_due": "2027-10-12"}},
        {"sign_off": None},
        {"child": {"year_group": "Year 2"}},
        {"child": {"nhs_number": "999 117 5432"}},
        {"sections": {"F": {"provision": []}}},
    ],
)
def test_an_audit_finds_the_same_whether_or_not_the_file_was_validated(
    auditor: Auditor, patch: dict[str, Any]
) -> None:
    data = example_data("outcome", patch)
    checked = check_plan_data(data)
    plan = build_plan(data)
    told = auditor.audit(plan, data, faults=(*checked.faults, *checked.warnings)).findings
    untold = auditor.audit(plan, data).findings
    own = {f.rule for f in told if f.rule.startswith("ID-")}
    assert own
    assert own == {f.rule for f in untold if f.rule.startswith("ID-")}


def test_a_wrong_number_is_shown_in_its_own_words(auditor: Auditor) -> None:
    hits = found(auditor, {"child": {"nhs_number": "999 117 5432"}}, "ID-NUMBER")
    assert [(f.section, f.pointer, f.words) for f in hits] == [("ID", "/child/nhs_number", "999 117 5432")]
