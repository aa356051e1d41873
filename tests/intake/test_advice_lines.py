"""Pieces of advice as Section K lists them, in one line, in several, or in columns."""

from __future__ import annotations

import pytest
from intake.plain import reading, sections
from intake.raw_word import para, row, table

K = para("Section K: Advice and information")
PSYCHOLOGY = {
    "id": "K1",
    "kind": "psychological",
    "title": "Psychological advice",
    "author": "Dr Owain Sellick",
    "role": "educational psychologist",
    "date": "2026-08-06",
}


@pytest.mark.parametrize(
    "line",
    [
        "Psychological advice – Dr Owain Sellick, educational psychologist, 6 August 2026",
        "Psychological advice, Dr Owain Sellick, educational psychologist, 06/08/2026",
        "Psychological advice by Dr Owain Sellick, educational psychologist, dated 6 August 2026",
        "Psychological advice: Dr Owain Sellick, educational psychologist (6 August 2026)",
        "Psychological advice\tDr Owain Sellick, educational psychologist\t06.08.26",
        "1. Psychological advice – Dr Owain Sellick – educational psychologist – 6 August 2026",
        "K1 Psychological advice – Dr Owain Sellick, educational psychologist, 6 August 2026",
        "• Psychological advice from Dr Owain Sellick, educational psychologist, 6 August 2026",
        "Appendix A: Psychological advice – Dr Owain Sellick, educational psychologist, 6 August 2026",
    ],
)
def test_a_line_is_taken_apart(line: str) -> None:
    assert sections(K, para(line))["K"]["advice"] == [PSYCHOLOGY]


def test_what_stands_on_lines_of_its_own_is_put_together() -> None:
    lines = ("Psychological advice", "Dr Owain Sellick", "educational psychologist", "6 August 2026")
    assert sections(K, *map(para, lines))["K"]["advice"] == [PSYCHOLOGY]


WHAT, WHO, ROLE = "Psychological advice", "Dr Owain Sellick", "educational psychologist"


@pytest.mark.parametrize(
    ("titles", "cells"),
    [
        (("Advice", "Author", "Role", "Date"), (WHAT, WHO, ROLE, "6 August 2026")),
        (("Report", "From", "Job title", "Dated"), (WHAT, WHO, ROLE, "06.08.26")),
        (("Date", "Name", "Type of advice"), ("06/08/2026", f"{WHO}, {ROLE}", WHAT)),
        (("Advice from", "Written by", "Date of report"), (WHAT, f"{WHO}, {ROLE}", "2026-08-06")),
    ],
)
def test_columns_are_what_their_titles_say(titles: tuple[str, ...], cells: tuple[str, ...]) -> None:
    assert sections(K, table(row(*titles), row(*cells)))["K"]["advice"] == [PSYCHOLOGY]


def test_columns_without_titles_are_told_by_their_form() -> None:
    rows = (
        ("Psychological advice", "Dr Owain Sellick", "6 August 2026"),
        ("School advice", "Tegan Price", "1 July 2026"),
    )
    found = sections(K, table(*(row(*cells) for cells in rows)))["K"]["advice"]
    assert [(one["title"], one["author"], one["date"]) for one in found] == [
        ("Psychological advice", "Dr Owain Sellick", "2026-08-06"),
        ("School advice", "Tegan Price", "2026-07-01"),
    ]


def test_short_lines_with_dates_are_pieces_of_advice_of_their_own() -> None:
    lines = ("Parent views – Selin Haldane, 17/09/2026", "School advice – Tegan Price, 18/09/2026")
    found = sections(K, *map(para, lines))["K"]["advice"]
    assert [(one["title"], one["author"], one["date"]) for one in found] == [
        ("Parent views", "Selin Haldane", "2026-09-17"),
        ("School advice", "Tegan Price", "2026-09-18"),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Educational psychologist's report, 6 August 2026", "psychological"),
        ("Speech and language therapy report, 6 August 2026", "therapy"),
        ("Paediatric report by Dr Varma, 6 August 2026", "medical"),
        ("Social care advice, 6 August 2026", "social_care"),
        ("Parents' views, 6 August 2026", "family"),
        ("Advice of the qualified teacher of the deaf, 6 August 2026", "hearing_vision"),
        ("Report of the SENCO, 6 August 2026", "education"),
        ("Police statement, 6 August 2026", "other"),
    ],
)
def test_the_kind_of_advice_is_told_from_its_words(line: str, kind: str) -> None:
    (found,) = sections(K, para(line))["K"]["advice"]
    assert found["kind"] == kind


def test_the_words_of_a_line_are_kept_as_they_were_printed() -> None:
    line = "Psychological advice – Dr Owain Sellick, educational psychologist, 6 August 2026"
    assert reading(K, para(line)).data["local"]["as_printed"] == {"K": [line]}


@pytest.mark.parametrize(
    "line",
    [
        "The following advice was received:",
        "Copies can be had from the council on request by anyone named above who asks.",
    ],
)
def test_a_line_that_names_no_advice_is_told(line: str) -> None:
    found = reading(K, para(line), para("School report, 6 August 2026"))
    assert [one["title"] for one in found.data["sections"]["K"]["advice"]] == ["School report"]
    assert [entry.text for entry in found.account.entries if not entry.is_placed][1:] == [line]


def test_a_signature_below_the_advice_ends_the_section() -> None:
    found = reading(
        K, para("School report, 6 August 2026"), para("Signed: J Marsh"), para("Date: 9 September 2026")
    )
    assert [one["title"] for one in found.data["sections"]["K"]["advice"]] == ["School report"]
    assert found.data["sign_off"] == {"name": "J Marsh", "date": "2026-09-09"}
