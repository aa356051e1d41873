"""Where sections begin: headings in every form that councils give them, and lines that only speak of sections."""

from __future__ import annotations

import pytest
from intake.plain import line, reading, sections
from intake.raw_word import cell, para, row, run, table

from ehcp_docs.intake.vocabulary import general
from ehcp_docs.intake.walk.heads import body_of, section_head, split_letters, stands_out, title_share

BOLD = "<w:b/>"
A_TITLE = "The views, interests and aspirations of the child or young person and their parents"


def letters(text: str, *, out: bool = True) -> tuple[str, ...] | None:
    head = section_head(text, general(), stands_out=out)
    return head.letters if head else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Section A", ("A",)),
        ("SECTION A: VIEWS, INTERESTS AND ASPIRATIONS", ("A",)),
        (f"Section A – {A_TITLE}", ("A",)),
        ("Section B\tSpecial educational needs", ("B",)),
        ("Section B (Special educational needs)", ("B",)),
        ("Part C: Health care needs", ("C",)),
        ("part D - social care needs", ("D",)),
        ("B. Special educational needs", ("B",)),
        ("E) Outcomes", ("E",)),
        ("F – Special educational provision", ("F",)),
        ("G: Provision", ("G",)),
        ("Special educational provision (F)", ("F",)),
        ("Special educational provision (Section F)", ("F",)),
        (
            "Section H1: Social care provision under the Chronically Sick and Disabled Persons Act 1970",
            ("H1",),
        ),
        ("Section H.2 – Any other social care provision", ("H2",)),
        ("Sections B, E and F", ("B", "E", "F")),
        ("Sections H1 and H2: social care provision", ("H1", "H2")),
        ("Section B-D: Needs", ("B", "C", "D")),
        ("Section I – Placement", ("I",)),
        ("Section J: Personal budget (including arrangements for direct payments)", ("J",)),
        ("Section K – Advice and information", ("K",)),
        ("Special educational needs", ("B",)),
        ("The outcomes sought for the child or young person", ("E",)),
        ("Advice and information", ("K",)),
    ],
)
def test_a_heading_opens_its_section(text: str, expected: tuple[str, ...]) -> None:
    assert letters(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Section B: Special educational needs", ("B",)),
        ("SECTION F – SPECIAL EDUCATIONAL PROVISION", ("F",)),
        ("C. Health care needs", ("C",)),
        ("Section G", ("G",)),
    ],
)
def test_a_heading_with_its_letter_is_known_though_it_looks_like_any_line(
    text: str, expected: tuple[str, ...]
) -> None:
    assert letters(text, out=False) == expected


NO_HEADINGS = (
    "Section F of this plan sets out what the school will do for Ama.",
    "Section F sets out the provision.",
    "See Section F for the provision that meets these needs.",
    "A plan for Ama",
    "A teaching assistant will read with Ama each day.",
    "A place at a school",
    "B6 and the adults who know her best help her to choose.",
    "B1 Ama reads 40 words a minute.",
    "F3: A speech and language therapist will see Ama six times a year.",
    "E and F will be reviewed each term by the school and her parents.",
    "Class B: the quiet room by the hall",
    "Vitamin D is given each morning.",
    "Group A reads on Mondays",
)


@pytest.mark.parametrize("text", NO_HEADINGS)
@pytest.mark.parametrize("out", [False, True], ids=["plain", "standing out"])
def test_a_line_that_only_begins_with_a_letter_opens_nothing(text: str, out: bool) -> None:
    assert letters(text, out=out) is None


@pytest.mark.parametrize(
    "text",
    [
        "I like my school and my teachers.",
        "I want to go to college",
        "Sections B and F were written after the advice was received from the psychologist and her parents agreed.",
    ],
)
def test_a_sentence_in_bold_opens_nothing(text: str) -> None:
    assert letters(text) is None


def test_what_a_child_says_in_bold_stays_in_section_a() -> None:
    said = para(run("I want to go to college", BOLD))
    found = sections(para("Section A: Views"), said, para("Ama said so in May."))
    assert found["I"] == {"placements": []}
    assert "Ama said so in May." in found["A"]["views"][0]["paragraphs"]


@pytest.mark.parametrize(
    "text", ["Special educational needs and provision (B and F)", "SECTIONS B AND F: NEEDS AND PROVISION"]
)
def test_and_between_letters_is_no_letter(text: str) -> None:
    assert letters(text) == ("B", "F")


@pytest.mark.parametrize(
    "text", ["Special educational needs", "Outcomes", "Placement", "Advice and information"]
)
def test_a_title_without_a_letter_must_stand_out(text: str) -> None:
    assert letters(text, out=False) is None
    assert letters(text, out=True) is not None


def test_a_heading_says_what_was_seen_of_it() -> None:
    named = section_head("Section F (continued)", general(), stands_out=True)
    assert named is not None
    assert (named.is_named, named.has_title, named.is_continued, named.has_letter) == (
        True,
        False,
        True,
        True,
    )
    bare = section_head("Outcomes", general(), stands_out=True)
    assert bare is not None
    assert (bare.is_named, bare.has_title, bare.is_continued, bare.has_letter) == (False, True, False, False)


def test_the_childs_name_counts_for_nothing_in_a_heading() -> None:
    assert letters("Ama Boateng's special educational needs") is None
    known = general().knowing("Ama Boateng")
    found = section_head("Ama's special educational needs", known, stands_out=True)
    assert found is not None
    assert found.letters == ("B",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B", ("B",)), ("B, C and D", ("B", "C", "D")), ("B-D", ("B", "C", "D")), ("H1 / H2", ("H1", "H2")),
        ("B–F–E", ("B", "F", "E")), ("F-B", ("F", "B")), ("H 1", ("H1",)), ("H-I", ("H", "I")),
    ],
)  # fmt: skip
def test_letters_that_stand_together_are_parted(text: str, expected: tuple[str, ...]) -> None:
    assert split_letters(text) == expected


def test_the_share_of_title_words_is_that_of_all_words() -> None:
    assert title_share("Special educational needs", general()) == 1.0
    assert title_share("Special unicorns", general()) == 0.5
    assert title_share("", general()) == 0.0


@pytest.mark.parametrize("looks", ["bold", "underlined", "capitals"])
def test_a_line_stands_out_by_its_looks(looks: str) -> None:
    body = body_of([line("Ama reads.")])
    assert stands_out(line("Our needs", **{looks: True}), body)
    assert not stands_out(line("Our needs", italic=True), body)


def test_a_line_stands_out_in_capitals_in_a_heading_style_and_in_a_shaded_cell() -> None:
    body = body_of([])
    assert stands_out(line("NEEDS"), body)
    assert stands_out(line("Needs", style="heading 2"), body)
    assert stands_out(line("Needs"), body, is_shaded=True)
    assert not stands_out(line("word " * 46, bold=True), body)


# In whole files

NEED = para("Ama reads 40 words a minute.")


@pytest.mark.parametrize("text", NO_HEADINGS[:7])
def test_a_line_that_speaks_of_a_section_does_not_leave_the_one_it_stands_in(text: str) -> None:
    found = sections(para(run("Section B: Special educational needs", BOLD)), para(text), NEED)
    assert found["B"]["needs"][-1]["text"] == "Ama reads 40 words a minute."
    assert found["F"]["provision"] == []


def test_a_letter_on_one_line_and_its_title_on_the_next_are_one_heading() -> None:
    found = reading(para("Section B"), para("Special educational needs"), NEED)
    assert [need["text"] for need in found.data["sections"]["B"]["needs"]] == ["Ama reads 40 words a minute."]
    assert [str(entry.reason) for entry in found.account.entries[:2]] == ["heading", "heading"]


TITLES = ("A: Views, interests and aspirations", "B: Special educational needs", "C: Health care needs",
          "D: Social care needs", "E: Outcomes", "F: Special educational provision")  # fmt: skip
PLAN = "".join(
    para(f"Section {title}") + para(f"Ama has a text in {title[0]} of her own.") for title in TITLES
)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "".join(para(f"Section {t}\t{n}") for n, t in enumerate(TITLES, 2)), id="contents with pages"
        ),
        pytest.param(
            "".join(para(f"Section {t}", props='<w:pStyle w:val="TOC1"/>') for t in TITLES), id="contents"
        ),
        pytest.param(
            table(*(row(f"Section {t[0]}", f"{t[3:]}: what the law says stands here") for t in TITLES)),
            id="table",
        ),
        pytest.param(
            "".join(para(f"Section {t}") + para("This is what it is for.") for t in TITLES), id="explanations"
        ),
    ],
)
def test_contents_and_explanations_open_no_section(page: str) -> None:
    found = reading(page, PLAN)
    plan = found.data["sections"]
    assert plan["A"]["views"][0]["paragraphs"] == ["Ama has a text in A of her own."]
    assert [need["text"] for need in plan["B"]["needs"]] == ["Ama has a text in B of her own."]
    assert [one["text"] for one in plan["F"]["provision"]] == ["Ama has a text in F of her own."]


def test_a_section_that_goes_on_after_a_page_stays_the_same() -> None:
    found = sections(
        para("Section B: Special educational needs"),
        NEED,
        para("Section B (continued)"),
        para("Ama guesses."),
    )
    assert [need["id"] for need in found["B"]["needs"]] == ["B1", "B2"]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(table(row("B", "Special educational needs")), id="letter cell"),
        pytest.param(table(row(cell(para("Section B: Special educational needs")))), id="one cell"),
        pytest.param(table(row("Section B", "Special educational needs")), id="named cell"),
    ],
)
def test_a_row_of_a_table_heads_a_section(head: str) -> None:
    assert [need["text"] for need in sections(head, NEED)["B"]["needs"]] == ["Ama reads 40 words a minute."]
