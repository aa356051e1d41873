"""Quotations and sentences by their marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ehcp_docs.language.numbers import value
from ehcp_docs.language.spans import Span, quoted, sentences, whole_words


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


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_words_are_never_cut_in_two(text: str, start: int, length: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    whole = whole_words(span, text)
    assert whole.start == span.start
    assert whole.end >= span.end
    assert whole.end in (span.end, len(text)) or not (
        text[whole.end - 1].isalnum() and text[whole.end].isalnum()
    )
