from hypothesis import given
from hypothesis import strategies as st

from ehcp_docs.reports.marked import Mark, around, opening, pieces

TEXT = "Mina will have access to help."


def marked(text, *marks):
    return pieces(text, [Mark(start=a, end=b, number=n) for n, (a, b) in enumerate(marks, 1)])


def test_the_words_of_a_finding_stand_alone_with_its_number():
    found = marked(TEXT, (15, 24))
    assert [(p.text, p.numbers, p.closing) for p in found] == [
        ("Mina will have ", (), ()),
        ("access to", (1,), (1,)),
        (" help.", (), ()),
    ]


def test_where_two_findings_overlap_both_numbers_stand():
    found = marked(TEXT, (10, 24), (15, 29))
    assert [(p.text, p.numbers) for p in found if p.numbers] == [
        ("have ", (1,)),
        ("access to", (1, 2)),
        (" help", (2,)),
    ]
    assert [p.closing for p in found if p.closing] == [(1,), (2,)]


def test_a_mark_beyond_the_passage_is_left_out():
    assert [p.numbers for p in marked(TEXT, (15, 900), (5, 5))] == [()]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=5))
def test_nothing_of_the_passage_is_lost_or_invented(text, marks):
    assert "".join(piece.text for piece in marked(text, *marks)) == text


def test_the_surroundings_of_the_words_are_cut_at_spaces_and_shown_as_cut():
    text = "one two three four five six seven"
    before, words, after = around(text, 14, 18, room=8)
    assert (before, words, after) == ("… three ", "four", " five …")


def test_a_short_passage_is_not_cut():
    assert "".join(around(TEXT, 15, 24)) == TEXT
    assert opening(TEXT) == TEXT
