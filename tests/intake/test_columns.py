"""Tables: what their columns hold by their titles, or by the form of what stands in them."""

from __future__ import annotations

from typing import Any

import pytest
from intake.plain import reading, sections
from intake.raw_word import cell, para, row, table

TEXT = "A teaching assistant will read with Ama each school day."
NEED = "Ama reads 40 words a minute and guesses the rest of them."
OUTCOME = "By July 2028 Ama will read 100 words a minute aloud."
F, B, E = (para(f"Section {t}") for t in ("F: Provision", "B: Special educational needs", "E: Outcomes"))
SHADE = '<w:shd w:fill="D9E2F3"/>'


def first(section: dict[str, Any]) -> dict[str, Any]:
    (items,) = (section[kind] for kind in ("needs", "outcomes", "provision") if kind in section)
    (item,) = items
    return dict(item)


@pytest.mark.parametrize(
    ("titles", "cells", "elements"),
    [
        (("Provision", "Who"), (TEXT, "Teaching assistant"), {"who": "Teaching assistant"}),
        (("Provision", "By whom"), (TEXT, "Mr Ola"), {"who": "Mr Ola"}),
        (("Provision", "Who will provide this?"), (TEXT, "The school"), {"who": "The school"}),
        (("What will be provided", "Where"), (TEXT, "Classroom"), {"where": "Classroom"}),
        (("Provision", "How reviewed"), (TEXT, "Each term"), {"review": "Each term"}),
        (("Provision", "Training"), (TEXT, "ELSA"), {"qualification": "ELSA"}),
        (("Provision", "Frequency"), (TEXT, "Twice a week"), {"when": "Twice a week", "times": 2, "per": "week"}),
        (("Provision", "How often", "Group size"), (TEXT, "20 minutes", "1:1"),
         {"when": "20 minutes", "minutes": 20, "group_min": 1, "group_max": 1}),
        (("Provision", "Group size"), (TEXT, "small group"), {"flexibility": "small group"}),
        (("Provision", "Start date"), (TEXT, "5 May 2026"), {"start": "2026-05-05"}),
        (("Who", "Provision", "Where"), ("The school", TEXT, "Hall"), {"who": "The school", "where": "Hall"}),
    ],
)  # fmt: skip
def test_columns_beside_provision_are_its_elements(
    titles: tuple[str, ...], cells: tuple[str, ...], elements: dict[str, object]
) -> None:
    item = first(sections(F, table(row(*titles), row(*cells)))["F"])
    assert (item["text"], item["elements"]) == (TEXT, elements)


@pytest.mark.parametrize(
    ("titles", "cells", "expected"),
    [
        (("No.", "Need"), ("B3", NEED), {"id": "B3", "text": NEED}),
        (("Need", "Strengths"), (NEED, "Ama sings well."), {"strengths": "Ama sings well.", "text": NEED}),
        (("Area", "Need"), ("Cognition and learning", NEED), {"area": "cognition_learning", "text": NEED}),
        (("Area of need", "Special educational needs"), ("SEMH", NEED), {"area": "semh", "text": NEED}),
    ],
)
def test_columns_beside_needs(
    titles: tuple[str, ...], cells: tuple[str, ...], expected: dict[str, str]
) -> None:
    item = first(sections(B, table(row(*titles), row(*cells)))["B"])
    assert {name: item.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("titles", "cells", "expected"),
    [
        (("Outcome", "By when"), (OUTCOME, "July 2028"), {"text": OUTCOME, "by": "July 2028"}),
        (
            ("Outcome", "Steps"),
            (OUTCOME, "Ama reads 60."),
            {"text": OUTCOME, "steps": [{"text": "Ama reads 60."}]},
        ),
        (("Outcome", "Baseline"), (OUTCOME, "40 words now"), {"text": OUTCOME, "baseline": "40 words now"}),
        (
            ("No.", "Outcome", "Something else"),
            ("E1", OUTCOME, "July 2028"),
            {"text": OUTCOME, "by": "July 2028"},
        ),
    ],
)
def test_columns_beside_outcomes(
    titles: tuple[str, ...], cells: tuple[str, ...], expected: dict[str, object]
) -> None:
    item = first(sections(E, table(row(*titles), row(*cells)))["E"])
    assert {name: item.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(para("Section A: Views") + para("I like trains."), id="after a section"),
        pytest.param(
            "", id="first", marks=pytest.mark.xfail(strict=True, reason="told as before the first section")
        ),
    ],
)
def test_columns_named_after_sections_hold_what_those_sections_hold_and_rows_link_them(before: str) -> None:
    body = table(
        row(
            "Section B: Special educational needs",
            "Section E: Outcomes",
            "Section F: Special educational provision",
        ),
        row(NEED, OUTCOME, TEXT),
    )
    found = sections(before, body)
    assert first(found["B"])["text"] == NEED
    assert first(found["E"]) == {"id": "E1", "text": OUTCOME, "needs": ["B1"]}
    assert first(found["F"]) == {"id": "F1", "text": TEXT, "needs": ["B1"], "outcomes": ["E1"]}


def test_a_cell_merged_down_belongs_to_each_of_its_rows() -> None:
    top, below = (cell(NEED, props='<w:vMerge w:val="restart"/>'), cell(props="<w:vMerge/>"))
    body = table(
        row("Need", "Outcome"),
        row(top, OUTCOME),
        row(below, "Ama will spell 50 words from her list by July."),
    )
    found = sections(para("Section B, E and F"), body)
    assert [outcome["needs"] for outcome in found["E"]["outcomes"]] == [["B1"], ["B1"]]
    assert len(found["B"]["needs"]) == 1


def test_an_item_that_stands_in_several_rows_is_one() -> None:
    body = table(
        row("Need", "Provision"), row(NEED, TEXT), row(NEED, "A therapist will see Ama six times a year.")
    )
    found = sections(para("Section B and F"), body)
    assert [need["id"] for need in found["B"]["needs"]] == ["B1"]
    assert [item["needs"] for item in found["F"]["provision"]] == [["B1"], ["B1"]]


@pytest.mark.parametrize(
    ("cells", "needs"), [(("B2",), ["B2"]), (("B1, B2",), ["B1", "B2"]), (("Needs 1 and 2",), ["B1", "B2"])]
)
def test_a_column_of_links_names_needs(cells: tuple[str, ...], needs: list[str]) -> None:
    body = B + para("B1. " + NEED) + para("B2. Ama forgets what she has heard in class.")
    found = sections(body, F, table(row("Provision", "Links to needs"), row(TEXT, *cells)))
    assert first(found["F"])["needs"] == needs


def test_titles_met_again_on_the_next_page_are_no_item() -> None:
    titles = row("Provision", "Who", props="<w:tblHeader/>")
    found = sections(
        F, table(titles, row(TEXT, "Mr Ola"), titles, row("A therapist will see Ama.", "Ms Dee"))
    )
    assert [item["elements"]["who"] for item in found["F"]["provision"]] == ["Mr Ola", "Ms Dee"]


def test_columns_without_titles_are_known_by_their_form_and_doubted() -> None:
    found = reading(F, table(row("F1", TEXT), row("F2", "A therapist will see Ama six times a year.")))
    assert [item["id"] for item in found.data["sections"]["F"]["provision"]] == ["F1", "F2"]
    assert {entry.text for entry in found.account.doubtful()} == {
        TEXT,
        "A therapist will see Ama six times a year.",
    }


def test_a_column_with_no_field_is_told_by_its_title() -> None:
    found = reading(F, table(row("Provision", "Cost"), row(TEXT, "£400")))
    (told,) = (entry for entry in found.account.entries if entry.text == "£400")
    assert (str(told.reason), told.detail) == ("the plan has no field for it", "column “Cost”")


def letters_column(text: str) -> dict[str, Any]:
    body = table(row("Section", "Provision", "Who"), row("F", TEXT, "Mr Ola"), row("G", text, "A nurse"))
    return sections(para("Section F: Special educational provision"), body)


def test_a_column_of_section_letters_says_where_each_row_belongs() -> None:
    found = letters_column("A nurse will see Ama each week at school.")
    assert [first(found[letter])["text"] for letter in ("F", "G")] == [
        TEXT,
        "A nurse will see Ama each week at school.",
    ]


def test_a_short_sentence_beside_its_section_letter_is_no_heading() -> None:
    found = sections(
        F, table(row("Section", "Provision"), row("F", TEXT), row("G", "A nurse will see Ama each week."))
    )
    assert [one["text"] for one in found["F"]["provision"]] == [TEXT]


def test_labels_beside_their_answers_are_read_down() -> None:
    body = table(
        row("Outcome", OUTCOME), row("By when", "July 2028"), row("Provision", TEXT), row("Who", "Mr Ola")
    )
    found = sections(para("Sections E and F: outcomes and provision"), body)
    assert first(found["E"]) == {"id": "E1", "text": OUTCOME, "by": "July 2028"}
    assert first(found["F"])["elements"] == {"who": "Mr Ola"}


def test_rows_of_one_cell_are_read_on_like_lines() -> None:
    body = table(row(cell("Section F: Special educational provision", props=SHADE)), row(cell(TEXT)))
    assert first(sections(body)["F"]) == {"id": "F1", "text": TEXT}


def test_topics_of_section_a_above_their_texts() -> None:
    body = table(row("What I like", "What people admire about me"), row("I like trains.", "Ama is kind."))
    views = sections(para("Section A: Views, interests and aspirations"), body)["A"]["views"]
    assert [(view["heading"], view["paragraphs"]) for view in views] == [
        ("What I like", ["I like trains."]),
        ("What people admire about me", ["Ama is kind."]),
    ]
