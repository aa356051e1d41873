"""The view of a plan: what belongs together, in which words, each thing once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ehcp_docs.documents.glossary import explained
from ehcp_docs.documents.plan_fields import PlanView
from ehcp_docs.documents.plan_rows import PAGE, Room, rows
from ehcp_docs.documents.plan_view import plan_view
from ehcp_docs.documents.plan_words import age_on, reminder, sentence
from ehcp_docs.documents.provision_words import group_words, how_long, how_often, provision_details
from ehcp_docs.documents.section_fields import Line, NilView, ProvisionView
from ehcp_docs.documents.shapes import all_fields
from ehcp_docs.plan.model import (
    Area,
    Elements,
    Need,
    NeedsSection,
    Nil,
    Outcome,
    Placement,
    Plan,
    Provision,
    ProvisionSection,
    SectionE,
    SectionI,
    SectionJ,
    SignOff,
    Status,
)
from ehcp_docs.plan.read import load_plan
from ehcp_docs.resources import shipped

DRAFT = load_plan(shipped("samples") / "vague_infant.json")
FINAL = load_plan(shipped("samples") / "special_school.json")
NAMES = ("vague_infant", "vague_special", "special_school", "nursery", "young_adult", "post16_budget")


def _with(plan: Plan = DRAFT, **sections: Any) -> Plan:
    return replace(plan, sections=replace(plan.sections, **sections))


def _need(id: str, area: Area = Area.SEMH, **facts: Any) -> Need:
    return Need(id=id, area=area, text=f"Text of {id}.", **facts)


def _provision(id: str, *needs: str, **facts: Any) -> Provision:
    return Provision(id=id, text=f"Text of {id}.", needs=needs, **facts)


def _small(*provision: Provision, outcomes: tuple[Outcome, ...] = ()) -> Plan:
    """Three needs and that provision."""
    needs = (_need("B1", title="Reading"), _need("B2", Area.COGNITION_LEARNING), _need("B3", title="Calm"))
    return _with(
        B=NeedsSection(needs=needs),
        E=SectionE(outcomes=outcomes),
        F=ProvisionSection(provision=provision),
        G=ProvisionSection(),
    )


def _lines(item: Provision) -> list[str]:
    return [
        "; ".join(f"{p.label}: {p.text}" for p in group.parts) for group in provision_details(item, "Ama")
    ]


def test_the_same_plan_gives_the_same_view() -> None:
    assert plan_view(FINAL) == plan_view(load_plan(shipped("samples") / "special_school.json"))


def test_every_field_says_what_it_is() -> None:
    assert [field.path for field in all_fields(PlanView) if not field.meaning] == []


@pytest.mark.parametrize(
    ("times", "per", "words"),
    [
        (1, "week", "once a week"),
        (2, "day", "twice a day"),
        (4, "term", "4 times a term"),
        (0.5, "week", "0.5 times a week"),
        (1, "half-term", "once each half-term"),
        (1, "lesson", "once in each lesson"),
        (1, "once", "once"),
        (3, "once", "3 times in all"),
        (3, None, "3 times"),
        (None, "week", "each week"),
        (None, None, ""),
    ],
)
def test_how_often_is_said_in_words(times: float | None, per: str | None, words: str) -> None:
    assert how_often(times, per) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (15, "15 minutes"),
        (1, "1 minute"),
        (60, "1 hour"),
        (90, "1 hour 30 minutes"),
        (0.5, "30 seconds"),
        (None, ""),
    ],
)
def test_how_long_is_said_in_words(minutes: float | None, words: str) -> None:
    assert how_long(minutes) == words


@pytest.mark.parametrize(
    ("smallest", "largest", "words"),
    [
        (None, 1, "one to one"),
        (1, 1, "one to one"),
        (3, 4, "3 to 4, Ama included"),
        (4, 4, "4, Ama included"),
        (None, 6, "no more than 6, Ama included"),
        (2, None, "at least 2, Ama included"),
        (None, None, ""),
    ],
)
def test_the_size_of_a_group_counts_the_child(smallest: int | None, largest: int | None, words: str) -> None:
    assert group_words(smallest, largest, "Ama") == words


def test_a_provision_is_taken_apart_in_four_paragraphs() -> None:
    elements = Elements(
        what="Pre-teaching",
        who="Teaching assistant",
        qualification="ELKLAN course",
        times=2,
        per="week",
        minutes=15,
        weeks_per_year=38,
        group_max=1,
        where="Rainbow Room",
        delivery="both",
        start=date(2026, 9, 7),
        review="Each half-term",
    )
    item = _provision("F1", elements=elements, sources=("K2", "K3"), direct_payment=True, pfa=("employment",))
    assert _lines(item) == [
        "What: Pre-teaching; Who: Teaching assistant; Expertise: ELKLAN course",
        "How often: Twice a week; How long: 15 minutes; Each year: 38 weeks; From: 7 September 2026",
        "Group: One to one; Where: Rainbow Room; How: Directly with Ama, and through the adults who work with Ama",
        "Review: Each half-term; Paid for: By direct payment (Section J); Adult life: Prepares for employment; "
        "Advice: K2 and K3",
    ]


def test_a_sentence_among_the_details_keeps_its_full_stop_and_ends_the_paragraph() -> None:
    elements = Elements(what="Pre-teaching.", who="Teaching assistant", review="Each term.")
    assert _lines(_provision("F1", elements=elements)) == [
        "What: Pre-teaching.",
        "Who: Teaching assistant",
        "Review: Each term.",
    ]


def test_a_provision_of_which_only_the_sentence_is_known_has_no_details() -> None:
    assert _lines(_provision("F1")) == []


def test_health_provision_says_who_agreed_to_it_and_when() -> None:
    item = _provision("G1", agreed_by="Ludmere Integrated Care Board", agreed_on=date(2026, 6, 2))
    assert _lines(item) == ["Agreed by: Ludmere Integrated Care Board on 2 June 2026"]


def test_provision_is_set_out_once_with_the_first_need_it_names() -> None:
    plan = _small(
        _provision("F1", "B3", "B1", title="Breaks"),
        _provision("F2", "B1"),
        _provision("F3", "B9"),
        _provision("F4"),
    )
    printed = [
        (area.name, need.heading, [item.id for item in need.provision], need.elsewhere)
        for area in plan_view(plan).F.areas
        for need in area.needs
    ]
    assert printed == [
        ("Social, emotional and mental health", "B1 Reading", ["F2"], "F1 Breaks (with B3)"),
        ("Social, emotional and mental health", "B3 Calm", ["F1"], ""),
        ("For all needs", "Provision that names no need", ["F3", "F4"], ""),
    ]


def test_a_need_names_what_meets_it_and_what_it_leads_to() -> None:
    outcomes = (Outcome(id="E1", text="Ama will read.", needs=("B1",)),)
    plan = _small(_provision("F1", "B3", "B1"), _provision("F2", "B1"), outcomes=outcomes)
    view = plan_view(plan)
    assert [(need.id, need.provision, need.outcomes) for need in view.B.needs] == [
        ("B1", "F1 and F2", "E1"),
        ("B2", "None linked", "None linked"),
        ("B3", "F1", "None linked"),
    ]
    assert [(area.name, [need.id for need in area.needs]) for area in view.B.areas] == [
        ("Cognition and learning", ["B2"]),
        ("Social, emotional and mental health", ["B1", "B3"]),
    ]


def test_many_outcomes_are_numbers_only_and_few_have_their_first_words() -> None:
    outcomes = tuple(Outcome(id=f"E{n}", text=f"Ama will do thing {n}.") for n in range(1, 5))
    plan = _small(
        _provision("F1", "B1", outcomes=("E1", "E7")),
        _provision("F2", "B1", outcomes=("E1", "E2", "E3", "E4")),
        _provision("F3", "B1"),
        outcomes=outcomes,
    )
    assert [[(mark.id, mark.reminder) for mark in item.leads_to] for item in plan_view(plan).F.provision] == [
        [("E1", "Ama will do thing 1."), ("E7", "")],
        [("E1, E2, E3 and E4", "")],
        [("", "None linked")],
    ]


def test_a_reminder_ends_at_a_word() -> None:
    assert reminder("Ama will ask for help.") == "Ama will ask for help."
    assert reminder("Ama will ask for help, with a card, four times a day", 23) == "Ama will ask for help…"


@pytest.mark.parametrize(
    ("nil", "view"),
    [
        (
            Nil(
                statement="No needs were found",
                according_to="Dr Ware, paediatrician",
                date=date(2026, 4, 29),
                sources=("K5",),
            ),
            NilView(
                lead="None identified.",
                statement="No needs were found.",
                basis="This is the advice of Dr Ware, paediatrician, 29 April 2026 (advice K5).",
            ),
        ),
        (
            Nil(statement="None identified, says K5.", sources=("K5",)),
            NilView(lead="", statement="None identified, says K5.", basis="Advice K5."),
        ),
        (Nil(statement="N/A"), NilView(lead="None identified.", statement="N/A.", basis="")),
        (None, NilView(lead="", statement="Nothing is recorded in this section.", basis="")),
    ],
)
def test_a_section_with_nothing_in_it_says_so_and_who_says_so(nil: Nil | None, view: NilView) -> None:
    assert plan_view(_with(C=NeedsSection(nil=nil))).C.nil == view


def test_a_section_with_needs_has_no_nil_statement() -> None:
    assert plan_view(_with(C=NeedsSection(needs=(_need("C1"),), nil=Nil(statement="None.")))).C.nil is None


@pytest.mark.parametrize("status", [Status.DRAFT, Status.AMENDED_DRAFT])
def test_a_draft_hands_the_template_no_setting_and_no_signature(status: Status) -> None:
    named = SectionI(
        placements=(Placement(type="Special school", name="Hill School"),), statement="A statement."
    )
    signed = SignOff(name="Gareth Oduya", role="Head of SEND", date=date(2026, 6, 19))
    view = plan_view(replace(_with(I=named), status=status, sign_off=signed))
    assert (view.I.placements, view.I.statement, view.sign_off) == ((), "", None)
    assert "Hill School" not in repr(view)


@pytest.mark.parametrize(
    ("status", "short", "words", "is_draft"),
    [
        (Status.DRAFT, "Draft", "Draft: not for issue", True),
        (Status.FINAL, "Final", "Final", False),
        (Status.AMENDED_DRAFT, "Amended draft", "Amended draft: not for issue", True),
        (Status.AMENDED_FINAL, "Amended final", "Amended final", False),
    ],
)
def test_a_status_is_said_in_words(status: Status, short: str, words: str, is_draft: bool) -> None:
    view = plan_view(replace(DRAFT, status=status)).status
    assert (view.short, view.words, view.is_draft) == (short, words, is_draft)


def test_the_date_of_a_plan_follows_from_its_status() -> None:
    dates = replace(
        DRAFT.dates,
        draft_issued=date(2026, 5, 1),
        final_issued=date(2026, 6, 1),
        amendment_notice=date(2026, 7, 1),
    )
    dated = [plan_view(replace(DRAFT, dates=dates, status=status)).status.dated for status in Status]
    assert dated == [
        "Draft, 1 May 2026",
        "Final, 1 June 2026",
        "Amended draft, 1 July 2026",
        "Amended final, 1 June 2026",
    ]
    bare = plan_view(replace(DRAFT, dates=type(dates)()))
    assert (bare.status.dated, bare.dated, bare.review_due) == (
        "Draft",
        "Not dated",
        "Set when the plan is final",
    )


@pytest.mark.parametrize(
    ("day", "age"),
    [
        (date(2026, 10, 5), "6 years 8 months"),
        (date(2026, 1, 16), "5 years 11 months"),
        (date(2026, 1, 17), "6 years"),
        (date(2021, 2, 17), "1 year 1 month"),
    ],
)
def test_an_age_is_counted_in_whole_years_and_months(day: date, age: str) -> None:
    assert age_on(date(2020, 1, 17), day) == age


def test_a_confidential_address_is_nowhere_in_the_view() -> None:
    child = replace(FINAL.child, confidential_address=True, address="14 Skylark Reach, Pellmarsh, ZZ99 3CZ")
    mother, father = FINAL.parents[:2]
    same = replace(mother, address="14 skylark reach  Pellmarsh ZZ993CZ")
    other = replace(father, address="2 Pier Row, Marlhythe, ZZ99 4AA")
    view = plan_view(replace(FINAL, child=child, parents=(same, other)))
    assert "kylark" not in repr(view)
    assert Line(label="Home address", text="Confidential: not printed") in view.details
    assert Line(label="Address", text="2 Pier Row, Marlhythe, ZZ99 4AA") in view.family[1].lines


def test_the_footer_has_reference_and_version_and_no_identifier() -> None:
    view = plan_view(DRAFT)
    assert view.reference_line == "MAR-2026-0387, version 0.1"
    assert plan_view(replace(DRAFT, version=None)).reference_line == "MAR-2026-0387"


def test_views_say_who_said_them_how_and_when() -> None:
    assert [voice.said for voice in plan_view(DRAFT).A.voices][:4] == [
        "From Emre. Written down by Miss Wolstencroft, SENCO.",
        "From Selin and Stuart Haldane. Written down by Selin Haldane. How: Parent views form, with a telephone "
        "call from the case officer. When: 24 June 2026.",
        "From Selin and Stuart Haldane.",
        "",
    ]


def test_a_personal_budget_takes_needs_and_outcomes_from_its_provision_where_it_names_none() -> None:
    plan = load_plan(shipped("samples") / "post16_budget.json")
    item = replace(plan.sections.J.items[0], needs=(), outcomes=())
    served = next(one for _, one in plan.provision() if one.id == item.provision[0])
    view = plan_view(_with(plan, J=SectionJ(requested=True, items=(item,)))).J
    assert view.statement == "A personal budget was asked for."
    assert view.items[0].needs.replace(" and ", ", ").split(", ") == list(served.needs)
    assert view.items[0].outcomes.replace(" and ", ", ").split(", ") == list(served.outcomes)


def test_the_glossary_has_what_occurs_and_the_plans_own_words_first() -> None:
    text = (
        "He has a developmental language disorder (DLD). The TAs and the EP met. PECS-like cards; XYZ. "
        "The Pupil Team of Adults (PTA) helps; the SENCO came."
    )
    plan = _with(
        B=NeedsSection(needs=(replace(_need("B1"), text=text),)), A=replace(DRAFT.sections.A, views=())
    )
    plan = _with(
        plan,
        E=SectionE(outcomes=()),
        F=ProvisionSection(),
        G=ProvisionSection(),
        K=replace(plan.sections.K, advice=()),
        J=SectionJ(requested=False),
        C=NeedsSection(),
    )
    found = {line.label: line.text for line in plan_view(replace(plan, contributors=())).glossary}
    assert sorted(found) == ["DLD", "EP", "PECS", "PTA", "SENCO", "TA"]
    assert (found["DLD"], found["PTA"]) == ("developmental language disorder", "Pupil Team of Adults")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("speech and language therapist (SLT)", {"SLT": "speech and language therapist"}),
        (
            "Clinical Evaluation of Language Fundamentals (CELF-5)",
            {"CELF": "Clinical Evaluation of Language Fundamentals"},
        ),
        ("a long wait. He (DLD) too", {}),
        ("the school (SENCO, class teacher)", {}),
    ],
)
def test_a_short_form_is_explained_only_where_the_letters_fit(text: str, meaning: dict[str, str]) -> None:
    assert explained(text) == meaning


def test_a_sentence_gets_one_full_stop() -> None:
    assert [sentence(text) for text in ("So", "So.", "“So.”", "So?", "")] == [
        "So.",
        "So.",
        "“So.”",
        "So?",
        "",
    ]


def _long(text: str) -> ProvisionView:
    item = replace(_provision("F1", "B1", title="Breaks", elements=Elements(who="Mrs Lobb")), text=text)
    return plan_view(_small(_provision("F0", "B1"), item)).F.provision[-1]


def test_what_fits_stays_in_one_row() -> None:
    item = plan_view(_small(_provision("F1", "B1"))).F.provision[0]
    assert rows(item) == (item,)


@pytest.mark.parametrize(
    "text", ["One sentence of words. " * 200, "word " * 900, "x" * 4000, "A line.\n\n" * 90]
)
def test_a_provision_too_long_for_a_page_goes_on_in_rows_that_fit_and_loses_nothing(text: str) -> None:
    item = replace(_provision("F1", "B1", title="Breaks", elements=Elements(who="Mrs Lobb")), text=text)
    found = plan_view(_small(item)).F.provision
    assert len(found) > 1
    assert "".join("".join(row.text for row in found).split()) == "".join(text.split())
    assert {row.id for row in found} == {"F1"}
    assert [row.title for row in found] == ["Breaks"] + ["Breaks (continued)"] * (len(found) - 1)
    assert [bool(row.details) for row in found] == [False] * (len(found) - 1) + [True]
    assert [row.leads_to[0].reminder for row in found] == ["None linked"] + ["As above"] * (len(found) - 1)
    assert all(PAGE.taken(row.text) <= PAGE.lines for row in found if " " in row.text)


def test_a_long_need_outcome_event_and_target_go_on_in_rows_too() -> None:
    long = "One sentence of some words. " * 120
    plan = _with(
        FINAL,
        B=NeedsSection(needs=(replace(_need("B1", strengths=long), text=long),)),
        E=SectionE(outcomes=(Outcome(id="E1", text=long, by="July 2028", steps=(), needs=("B1",)),)),
    )
    plan = replace(
        plan,
        record=(replace(FINAL.record[0], what=long),),
        short_term_targets=(replace(FINAL.short_term_targets[0], text=long),),
    )
    view = plan_view(plan)
    for found, field in (
        (view.B.needs, "text"),
        (view.B.needs, "strengths"),
        (view.E.outcomes, "text"),
        (view.made.record, "what"),
        (view.targets, "text"),
    ):
        assert len(found) > 1
        assert " ".join(filter(None, (getattr(row, field) for row in found))) == long.strip()
    assert [outcome.by for outcome in view.E.outcomes] == ["July 2028"] + ["As above"] * (
        len(view.E.outcomes) - 1
    )


def test_the_room_of_a_cell_counts_line_breaks() -> None:
    assert Room(lines=5, width=10).taken("a" * 20 + "\n\n") == pytest.approx(4.2)


@pytest.mark.parametrize("name", NAMES)
def test_the_national_layout_sets_out_each_need_provision_and_outcome_once(name: str) -> None:
    plan = load_plan(shipped("samples") / f"{name}.json")
    national = plan_view(plan).national
    more = (national.more,) if national.more else ()
    tables = (*national.areas, *more, national.health, national.social_care)
    found = [row for table in tables for row in table.rows]
    needs = [need for row in found for need in row.need]
    provision = [item for row in found for item in (*row.provision, *row.other)]
    outcomes = [outcome for row in found for outcome in row.outcomes] + list(national.other_outcomes)
    for printed, wanted in (
        (needs, [need for _, need in plan.needs()]),
        (provision, [item for _, item in plan.provision()]),
        (outcomes, list(plan.outcomes())),
    ):
        texts = {one.id: one.text.split() for one in wanted}
        assert {id: [w for p in printed if p.id == id for w in p.text.split()] for id in texts} == texts
        assert {one.id for one in printed} == set(texts)


def test_the_national_layout_sets_an_outcome_out_with_its_need_and_numbers_it_elsewhere() -> None:
    outcomes = (
        Outcome(id="E1", text="Ama will be calm.", needs=("B3",)),
        Outcome(id="E2", text="Ama will nap."),
    )
    plan = _small(
        _provision("F1", "B1", outcomes=("E1",)), _provision("F2", "B3", outcomes=("E1",)), outcomes=outcomes
    )
    national = plan_view(plan).national
    printed = {
        row.label: ([one.id for one in row.outcomes], [mark.id for mark in row.marks], row.no_provision)
        for table in national.areas
        for row in table.rows
    }
    assert printed == {
        "Need B2": ([], [""], "None linked"),
        "B1 Reading": ([], ["E1"], ""),
        "B3 Calm": (["E1"], [], ""),
    }
    assert [outcome.id for outcome in national.other_outcomes] == ["E2"]
