"""Quotations and sentences by their marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ehcp_docs.language.numbers import value
from ehcp_docs.language.spans import quoted, sentences


def test_quoted_words_are_told_from_apostrophes() -> None:
    text = "Cal's mother said “it isn't fair” and he's ‘the quiet one’ at Gran's."
    assert [span.of(text) for span in quoted(text)] == ["“it isn't fair”", "‘the quiet one’"]


def test_sentences_end_at_their_marks_and_not_at_abbreviated_numbers() -> None:
    text = "Ama reads 2.5 pages. “Good,” she says. Then she stops!"
    assert [span.of(text) for span in sentences(text)] == [
        "Ama reads 2.5 pages.",
        "“Good,” she says.",
        "Then she stops!",
    ]


@given(st.text(max_size=200))
def test_sentences_hold_every_character_that_is_not_space(text: str) -> None:
    held = "".join(span.of(text) for span in sentences(text))
    assert "".join(held.split()) == "".join(text.split())


@given(st.integers(1, 99))
def test_numbers_in_figures_are_read(number: int) -> None:
    assert value(str(number)) == number
