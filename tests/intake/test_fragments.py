"""Lines cut at breaks, bullets, numbers, labels and sentences, and never in mid-sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake.plain import fragment, line

from ehcp_docs.intake.fragments import Fragment, clean, ends_a_sentence, labelled, pieces, sentences, whole
from ehcp_docs.intake.source import Line, Look, Spot, Stretch


def parts(text: str, *, at_every_break: bool = False) -> list[tuple[str, str]]:
    """The pieces of a line, each with the number or bullet in front of it."""
    return [(piece.mark, piece.text) for _, piece in pieces(line(text), at_every_break=at_every_break)]


@pytest.mark.parametrize(
    ("text", "mark", "rest"),
    [
        ("• counts to ten", "•", "counts to ten"),
        ("- counts to ten", "-", "counts to ten"),
        ("– counts to ten", "–", "counts to ten"),
        ("* counts", "*", "counts"),
        ("✓ counts", "✓", "counts"),
        ("\uf0b7\tcounts", "\uf0b7", "counts"),
        ("o\tcounts to ten", "o", "counts to ten"),
        ("o  counts", "o", "counts"),
        ("F1 A teacher will read.", "F1", "A teacher will read."),
        ("F1. A teacher", "F1.", "A teacher"),
        ("F.1 A teacher", "F.1", "A teacher"),
        ("(B2) Ama guesses.", "(B2)", "Ama guesses."),
        ("E 3: Ama will read.", "E 3:", "Ama will read."),
        ("H1.2 - Respite", "H1.2 -", "Respite"),
        ("F12a) More", "F12a)", "More"),
        ("1. Reads", "1.", "Reads"),
        ("2) Reads", "2)", "Reads"),
        ("(3) Reads", "(3)", "Reads"),
        ("1.2. Reads", "1.2.", "Reads"),
        ("1.2 Reads", "1.2", "Reads"),
        ("7\tReads", "7", "Reads"),
        ("(a) with help", "(a)", "with help"),
        ("b) alone", "b)", "alone"),
        ("iv. alone", "iv.", "alone"),
    ],
)
def test_a_bullet_or_number_in_front_is_a_mark(text: str, mark: str, rest: str) -> None:
    assert parts(text) == [(mark, rest)]


@pytest.mark.parametrize(
    "text",
    [
        "17.5 hours a week of support",
        "H1 17.5 hours a week",
        "2.5 hours each day",
        "20 minutes each day",
        "5 May 2026",
        "5. May 2026 was when it began.",
        "B6 and the adults who know her help her.",
        "A1 paper is used for her work.",
        "F1 is met by the school.",
        "6 times a year the therapist comes.",
        "1:1 support",
        "over the year she grew",
        "-5 degrees",
        "A teacher reads with her.",
        "I like trains.",
        "(Ama said so.)",
        "2026 was a good year.",
    ],
)
def test_numbers_and_letters_of_the_sentence_are_no_marks(text: str) -> None:
    assert parts(text) == [("", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She reads.\nShe counts.", [("", "She reads."), ("", "She counts.")]),
        ("She reads:\n• books\n• signs", [("", "She reads:"), ("•", "books"), ("•", "signs")]),
        ("F1. One.\nF2. Two.", [("F1.", "One."), ("F2.", "Two.")]),
        ("She reads\n\n\nshe counts", [("", "She reads she counts")]),
        ("When she is tired and cannot hear well in a\nnoisy room she leaves.", None),
        ("The teacher reads with her each day in the\nReception class room.", None),
        ("She reads.\nand counts", None),
        ("Personal budget\nNone was asked for.", [("", "Personal budget"), ("", "None was asked for.")]),
        ("\nShe reads.\n", [("", "She reads.")]),
        (
            "She reads to her friend and to the whole class;\nShe counts.",
            [("", "She reads to her friend and to the whole class;"), ("", "She counts.")],
        ),
    ],
)
def test_a_soft_break_parts_lines_but_no_sentence(text: str, expected: list[tuple[str, str]] | None) -> None:
    assert parts(text) == (expected or [("", " ".join(text.split()))])


def test_every_break_parts_where_that_is_asked_for() -> None:
    assert parts("Ola Grant\npsychologist", at_every_break=True) == [("", "Ola Grant"), ("", "psychologist")]


def test_the_number_that_word_prints_is_the_mark_of_the_first_piece_alone() -> None:
    found = pieces(line("One.\nTwo.", label="F1", depth=0))
    assert [(piece.mark, piece.number, piece.depth) for _, piece in found] == [
        ("F1", "F1", 0),
        ("", "", None),
    ]


def test_a_typed_number_goes_before_the_one_that_word_prints() -> None:
    ((mark, piece),) = pieces(line("F2. Two.", label="•", depth=0))
    assert mark is not None
    assert (mark.raw, piece.number, piece.text) == ("F2. ", "F2", "Two.")


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("F1.", "F1"),
        ("(B2)", "B2"),
        ("2)", "2"),
        ("•", ""),
        ("(a)", "a"),
        ("iv.", "iv"),
        ("H1.2 -", "H1.2"),
        ("1.2.", "1.2"),
    ],
)
def test_the_number_of_a_mark_has_no_signs(mark: str, expected: str) -> None:
    assert fragment("text", label=mark).number == expected


@given(st.text(alphabet="ab.:;A 1\n\t•()F-", max_size=60))
def test_the_pieces_of_a_line_follow_one_another_and_leave_out_nothing_but_space(text: str) -> None:
    own, at = line(text), 0
    for mark, piece in pieces(own):
        for part in (mark, piece):
            if part is not None:
                assert part.start >= at
                assert not own.text[at : part.start].strip()
                at = part.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("By when: July 2028", "By when", "July 2028"),
        ("Who:\tthe teacher", "Who", "the teacher"),
        ("Date of birth\t5 May 2017", "Date of birth", "5 May 2017"),
        ("Provision:", "Provision", ""),
    ],
)
def test_a_label_ends_at_a_colon_or_tab(text: str, label: str, rest: str) -> None:
    found = labelled(fragment(text))
    assert found is not None
    assert (found[0], found[2].text) == (label, rest)
    assert found[1].raw + found[2].raw == text


@pytest.mark.parametrize(
    "text",
    ["No label here.", "This is a long beginning of more than nine words indeed: then", "x" * 80 + ": y"],
)
def test_a_long_beginning_is_no_label(text: str) -> None:
    assert labelled(fragment(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Dr Grant saw her. She sang.", ["Dr Grant saw her.", "She sang."]),
        ("Dr. Grant saw her.", ["Dr. Grant saw her."]),
        ("It takes approx. 20 minutes. Then rest.", ["It takes approx. 20 minutes.", "Then rest."]),
        ("She said “No.” He left.", ["She said “No.”", "He left."]),
        ("It is 17.5 hours.", ["It is 17.5 hours."]),
        ("Why? Because. 4 times", ["Why?", "Because.", "4 times"]),
        ("J. Marsh wrote it.", ["J. Marsh wrote it."]),
        ("no end", ["no end"]),
        ("", []),
    ],
)
def test_sentences_end_at_their_signs_and_not_at_abbreviations(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("So.", True), ("So?”", True), ("so", False), ("so:", False), ("(so.)", True)]
)
def test_the_end_of_a_sentence_is_known(text: str, expected: bool) -> None:
    assert ends_a_sentence(text) is expected


def test_what_is_unseen_is_taken_out_and_space_is_one() -> None:
    assert clean(" pro\u00advi\u200bsion \t of\u00a0care\n") == "provision of care"


def test_a_fragment_knows_where_it_looks_how() -> None:
    mixed = Line(stretches=(Stretch(text="Who: ", look=Look(bold=True)), Stretch(text="staff")), spot=Spot())
    one = whole(mixed)
    assert (one.leading("bold"), one.is_all("bold"), one.head(5).is_all("bold")) == (5, False, True)
    before, after = Fragment(mixed, 0, 10, "F1", 0).cut(5)
    assert (before.raw, before.mark, after.raw, after.mark, after.depth) == ("Who: ", "", "staff", "F1", 0)
