"""Ids and links: numbers that the file gives, repeated items, and what names what."""

from __future__ import annotations

from typing import Any

import pytest
from intake.plain import fragment, sections
from intake.raw_word import para, row, table

from ehcp_docs.intake.draft import Draft, Item, Role
from ehcp_docs.intake.plan.order import linked, numbered, only_names_others, put_in_order

HEADS = {"B": "Special educational needs", "E": "Outcomes", "F": "Special educational provision"}


def head(letter: str) -> str:
    return para(f"Section {letter}: {HEADS[letter]}")


def item(letter: str, text: str, number: str = "", records: tuple[int, ...] = (), **more: Any) -> Item:
    role = {"B": Role.NEED, "C": Role.NEED, "D": Role.NEED, "E": Role.OUTCOME}.get(letter, Role.PROVISION)
    return Item(role=role, letter=letter, words=[fragment(text)], number=number, records=set(records), **more)


def ids(*items: Item) -> list[str]:
    return list(numbered(Draft(items=list(items))).values())


@pytest.mark.parametrize(
    ("letter", "numbers", "expected"),
    [
        ("F", ["", "", ""], ["F1", "F2", "F3"]),
        ("F", ["F1", "F2", "F3"], ["F1", "F2", "F3"]),
        ("F", ["1", "2", "3"], ["F1", "F2", "F3"]),
        ("F", ["3", "5", "7"], ["F3", "F5", "F7"]),
        ("F", ["F1.1", "F1.2"], ["F1.1", "F1.2"]),
        ("F", ["F2", "", "F1"], ["F2", "F3", "F1"]),
        ("F", ["1", "1", "2"], ["F1", "F2", "F3"]),
        ("F", ["F1", "F1", "F2"], ["F1", "F3", "F2"]),
        ("F", ["B1", "B2"], ["F1", "F2"]),
        ("F", ["01", "02"], ["F1", "F2"]),
        ("H1", ["", ""], ["H1.1", "H1.2"]),
        ("H1", ["H1.1", "H1.2"], ["H1.1", "H1.2"]),
        ("H2", ["1", "2"], ["H2.1", "H2.2"]),
    ],
)
def test_an_id_is_the_number_of_the_file_where_it_can_be(
    letter: str, numbers: list[str], expected: list[str]
) -> None:
    found = ids(*(item(letter, f"text {n}", number) for n, number in enumerate(numbers)))
    assert (
        sorted(found) == sorted(expected)
        if "" in numbers or len(set(numbers)) < len(numbers)
        else found == expected
    )
    assert len(set(found)) == len(numbers)


def test_sections_are_numbered_each_for_itself() -> None:
    assert ids(item("B", "x"), item("F", "y"), item("B", "z")) == ["B1", "B2", "F1"]


@pytest.mark.parametrize(
    "text",
    [
        "E1",
        "B1, B2 and B3",
        "Outcomes 1 and 3",
        "B1/B2",
        "needs B1-B3",
        "(E1; E2)",
        "Section E 1",
        "H1.2",
        "F12a",
    ],
)
def test_a_text_of_numbers_names_others(text: str) -> None:
    assert only_names_others(text)


@pytest.mark.parametrize(
    "text", ["", "E", "all needs", "20 minutes", "Ama reads 40 words", "E1 and the hall", "1 " * 20]
)
def test_a_text_with_words_of_its_own_names_none(text: str) -> None:
    assert not only_names_others(text)


def test_a_text_in_two_rows_is_one_item_and_in_one_row_two() -> None:
    twice = Draft(items=[item("B", "Ama guesses.", records=(1,)), item("B", "Ama guesses!", records=(2,))])
    gone = put_in_order(twice)
    assert [one.records for one in twice.items] == [{1, 2}]
    assert list(gone.values()) == twice.items
    same = Draft(items=[item("B", "Ama guesses.", records=(1,)), item("B", "Ama guesses.", records=(1,))])
    assert put_in_order(same) == {}
    alone = Draft(items=[item("B", "Ama guesses."), item("B", "Ama guesses.")])
    assert put_in_order(alone) == {}


def test_the_beginning_of_an_item_of_the_same_number_is_that_item() -> None:
    draft = Draft(
        items=[
            item("E", "Ama will read 100 words of a new page.", "E1", (1,)),
            item("E", "Ama will read 100 words…", "E1", (2,)),
        ]
    )
    put_in_order(draft)
    assert [one.records for one in draft.items] == [{1, 2}]


def test_section_h_is_parted_by_the_act_that_it_names() -> None:
    draft = Draft(
        items=[item("H", "Under section 2 of the Act of 1970 a rail is fitted."), item("H", "A short break.")]
    )
    put_in_order(draft)
    assert [one.letter for one in draft.items] == ["H1", "H2"]


def test_items_of_one_record_are_linked() -> None:
    need, outcome, help_ = (
        item("B", "n", records=(1,)),
        item("E", "o", records=(1,)),
        item("F", "p", records=(1,)),
    )
    other = item("F", "q", records=(2,))
    draft = Draft(items=[need, outcome, help_, other])
    found = linked(draft, numbered(draft))
    assert found[outcome] == {"needs": ["B1"], "outcomes": []}
    assert found[help_] == {"needs": ["B1"], "outcomes": ["E1"]}
    assert found[other] == {"needs": [], "outcomes": []}


@pytest.mark.parametrize(
    ("text", "needs", "outcomes"),
    [
        ("Links to: B1", ["B1"], []),
        ("Links to: B1, B2, E1", ["B1", "B2"], ["E1"]),
        ("Meets needs B1 and B2", ["B1", "B2"], []),
        ("Relates to outcome E1", [], ["E1"]),
        ("Links to outcome 1", [], ["E1"]),
        pytest.param(
            "Relates to outcome 1",
            [],
            ["E1"],
            marks=pytest.mark.xfail(strict=True, reason="read as a link to nothing"),
        ),
    ],
)
def test_a_line_under_a_provision_names_what_it_is_for(
    text: str, needs: list[str], outcomes: list[str]
) -> None:
    body = (
        head("B")
        + para("B1. Ama guesses what she cannot read.")
        + para("B2. Ama forgets what she has heard.")
    )
    body += (
        head("E")
        + para("E1. Ama will read 100 words a minute.")
        + head("F")
        + para("F1. A teacher will read with Ama.")
    )
    found = sections(body, para(text))["F"]["provision"][0]
    assert (found.get("needs", []), found.get("outcomes", [])) == (needs, outcomes)
    assert found["text"].startswith("A teacher will read with Ama.")


def test_numbers_in_brackets_behind_a_provision_are_links_and_stay_in_its_text() -> None:
    body = head("B") + para("B1. Ama guesses.") + head("F")
    (found,) = sections(body, para("F1. A teacher will read with Ama (meets B1)."))["F"]["provision"]
    assert found == {"id": "F1", "text": "A teacher will read with Ama (meets B1).", "needs": ["B1"]}


@pytest.mark.parametrize(
    "text", ["Ama will have 1 hour.", "Meets with Ama in room B1 each day.", "Supports 2 pupils at once."]
)
def test_amounts_and_places_are_no_links(text: str) -> None:
    body = (
        head("B")
        + para("B1. Ama guesses.")
        + para("B2. Ama forgets.")
        + head("F")
        + para("F1. A teacher reads.")
    )
    found = sections(body, para(text))["F"]["provision"]
    assert [one.get("needs", []) for one in found] == [[]] * len(found)


@pytest.mark.parametrize(
    "title",
    [
        "Linked outcome",
        pytest.param(
            "Links to outcome",
            marks=pytest.mark.xfail(strict=True, reason="the quotation becomes an outcome"),
        ),
    ],
)
def test_a_link_may_quote_the_outcome_in_words(title: str) -> None:
    outcome = "Ama will read one hundred words a minute aloud."
    body = head("E") + para(outcome) + head("F")
    rows = table(row("Provision", title), row("A teacher will read with Ama each day.", outcome))
    (found,) = sections(body, rows)["F"]["provision"]
    assert found["outcomes"] == ["E1"]


def test_a_link_to_what_is_not_there_makes_none() -> None:
    (found,) = sections(head("F"), para("F1. A teacher reads with Ama."), para("Links to: B7, E9"))["F"][
        "provision"
    ]
    assert found == {"id": "F1", "text": "A teacher reads with Ama."}
