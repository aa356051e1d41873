"""A Word file's tracked changes in both views, what stands beside the text, and its tables."""

from __future__ import annotations

import pytest
from intake.raw_word import cell, changed, para, row, run, table, word
from intake.test_word_lines import asides, lines, source, texts

from ehcp_docs.intake.reading import View
from ehcp_docs.intake.source import Table

FIRST = run("Ama reads ")
DELETED = changed("del", run("40", tag="delText"))
INSERTED = changed("ins", run("100", ""))


@pytest.mark.parametrize(
    ("view", "shown", "aside"),
    [
        ("final", "Ama reads 100 words.", [("deleted", "40")]),
        ("original", "Ama reads 40 words.", [("inserted", "100")]),
    ],
)
def test_changes_are_accepted_or_rejected_and_what_goes_is_kept_aside(
    view: View, shown: str, aside: list[tuple[str, str]]
) -> None:
    found = source(para(FIRST, DELETED, INSERTED, run(" words.")), view)
    assert [line.text for line in found.lines()] == [shown]
    assert asides(found) == aside
    assert [(str(note.kind), note.text, note.author, note.date[:10]) for note in found.changes] == [
        ("deleted", "40", "Ana Reyes", "2026-03-04"),
        ("inserted", "100", "Ana Reyes", "2026-03-04"),
    ]


@pytest.mark.parametrize(("view", "shown"), [("final", ["", "moved"]), ("original", ["moved", ""])])
def test_a_passage_that_was_moved_stands_once_in_each_view(view: View, shown: list[str]) -> None:
    body = para(changed("moveFrom", run("moved"))) + para(changed("moveTo", run("moved")))
    assert [line.text for line in source(body, view).lines()] == shown


def test_what_was_inserted_and_then_deleted_stands_in_no_view() -> None:
    body = para(run("kept"), changed("ins", changed("del", run(" gone", tag="delText"))))
    assert [texts(body, view) for view in ("final", "original")] == [["kept"], ["kept"]]


def marked(kind: str, text: str) -> str:
    return para(text, props=f"<w:rPr>{changed(kind)}</w:rPr>")


@pytest.mark.parametrize(
    ("kind", "view", "shown"),
    [
        ("del", "final", ["He sings. She reads."]),
        ("del", "original", ["He sings. ", "She reads."]),
        ("ins", "final", ["He sings. ", "She reads."]),
        ("ins", "original", ["He sings. She reads."]),
    ],
)
def test_a_paragraph_whose_mark_is_gone_runs_into_the_next(kind: str, view: View, shown: list[str]) -> None:
    assert texts(marked(kind, "He sings. ") + para("She reads."), view) == shown


def test_several_paragraphs_run_into_one_and_the_last_says_how_it_looks() -> None:
    (line,) = lines(marked("del", "a ") + marked("del", "b ") + para("c", props='<w:pStyle w:val="H1"/>'))
    assert (line.text, line.level, line.spot.number) == ("a b c", 1, 3)


def test_a_paragraph_whose_mark_is_deleted_before_a_table_stays_before_it() -> None:
    assert texts(marked("del", "before") + table(row("inside")) + para("after")) == [
        "before",
        "inside",
        "after",
    ]


@pytest.mark.parametrize(
    ("kind", "view", "shown", "aside"),
    [
        ("del", "final", ["kept"], [("deleted", "gone")]),
        ("del", "original", ["kept", "gone"], []),
        ("ins", "final", ["kept", "gone"], []),
        ("ins", "original", ["kept"], [("inserted", "gone")]),
    ],
)  # fmt: skip
def test_a_tracked_row_whose_runs_are_not_marked(
    kind: str, view: View, shown: list[str], aside: list[tuple[str, str]]
) -> None:
    found = source(table(row("kept"), row("gone", props=changed(kind))), view)
    assert [line.text for line in found.lines()] == shown
    assert asides(found) == aside


def test_the_words_of_a_deleted_row_are_told_once() -> None:
    gone = cell(para(changed("del", run("gone", tag="delText")), props=f"<w:rPr>{changed('del')}</w:rPr>"))
    found = source(table(row("kept"), row(gone, props=changed("del"))))
    assert ([line.text for line in found.lines()], asides(found)) == (["kept"], [("deleted", "gone")])


# Beside the text


def test_hidden_text_stands_aside_in_both_views() -> None:
    body = para(run("shown "), run("hidden", "<w:vanish/>"), run("again", '<w:vanish w:val="0"/>'))
    for view in ("final", "original"):
        found = source(body, view)
        assert [line.text for line in found.lines()] == ["shown again"]
        assert asides(found) == [("hidden", "hidden")]


def test_text_struck_through_by_its_format_goes_from_the_final_view_alone() -> None:
    body = para(run("kept "), run("struck", "<w:strike/>"))
    assert asides(source(body)) == [("struck", "struck")]
    assert texts(body, "original") == ["kept struck"]


def test_a_comment_is_kept_with_its_author_and_the_words_it_is_about() -> None:
    body = para(
        run("Ama "), '<w:commentRangeStart w:id="4"/>', run("reads "), run("well"),
        '<w:commentRangeEnd w:id="4"/>', run("."), '<w:r><w:commentReference w:id="4"/></w:r>',
    )  # fmt: skip
    said = para("How well?") + para("Say.")
    comment = f'<w:comment w:id="4" w:author="J Marsh" w:date="2026-05-01T09:00:00Z">{said}</w:comment>'
    (note,) = source(body, comments=comment).notes
    assert (str(note.kind), note.text, note.author, note.about) == (
        "comment",
        "How well?\nSay.",
        "J Marsh",
        "reads well",
    )
    assert note.spot.words() == "comment 1"


def test_headers_footers_and_notes_are_no_part_of_the_body() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        + f'<w:footnote w:id="1">{para("A note.")}</w:footnote>'
    )
    found = source(
        para("Body."), header=para("Head"), footer=table(row("Foot")), footnotes=notes, endnotes=""
    )
    assert [line.text for line in found.lines()] == ["Body."]
    assert [(str(line.spot.part), line.text) for line in found.furniture] == [
        ("header", "Head"),
        ("footer", "Foot"),
    ]
    assert [(str(line.spot.part), line.text) for line in found.footnotes] == [("footnote", "A note.")]


def test_an_embedded_document_is_told_of() -> None:
    (note,) = source(para("Body.") + '<w:altChunk r:id="rId5"/>').notes
    assert (str(note.kind), note.about) == ("unread", "an embedded document")


# Tables


def grid(body: str) -> list[list[tuple[str, int, int]]]:
    found = source(body)
    (one,) = (block for block in found.blocks if isinstance(block, Table))
    return [[(cell.text, cell.column, cell.span) for cell in row.cells] for row in one.rows]


def test_cells_know_the_column_in_which_they_begin_and_how_many_they_take() -> None:
    wide = cell("wide", props='<w:gridSpan w:val="2"/>')
    body = table(row("a", "b", "c"), row(wide, "d"), row("late", props='<w:gridBefore w:val="2"/>'))
    assert grid(body) == [
        [("a", 0, 1), ("b", 1, 1), ("c", 2, 1)],
        [("wide", 0, 2), ("d", 2, 1)],
        [("late", 2, 1)],
    ]


@pytest.mark.parametrize("span", ["0", "-3", "x", "99999"])
def test_a_span_that_is_none_is_one_or_bounded(span: str) -> None:
    ((first,),) = grid(table(row(cell("a", props=f'<w:gridSpan w:val="{span}"/>'))))
    assert first == ("a", 0, 1)


def test_the_lower_cells_of_a_merge_are_continued() -> None:
    rows = ('<w:vMerge w:val="restart"/>', "<w:vMerge/>", "")
    body = table(
        *(row(cell(text, props=merge), "x") for text, merge in zip(("top", "", "own"), rows, strict=True))
    )
    (one,) = source(body).blocks
    assert isinstance(one, Table)
    assert [line.cells[0].is_continued for line in one.rows] == [False, True, False]


def test_header_rows_and_shaded_cells_are_known() -> None:
    shaded = cell("Need", props='<w:shd w:fill="D9E2F3"/>')
    (one,) = source(table(row(shaded, "plain", props="<w:tblHeader/>"), row("a", "b"))).blocks
    assert isinstance(one, Table)
    assert [line.is_header for line in one.rows] == [True, False]
    assert [cell.is_shaded for cell in one.rows[0].cells] == [True, False]


def test_nested_tables_are_read_in_their_cell_and_counted_in_the_order_of_the_file() -> None:
    inner = table(row("inner"))
    found = list(
        source(table(row(cell(para("before"), inner, para("after")))) + table(row("second"))).lines()
    )
    assert [line.text for line in found] == ["before", "inner", "after", "second"]
    assert [line.spot.cell for line in found] == [
        ((1, 1, 1),),
        ((1, 1, 1), (2, 1, 1)),
        ((1, 1, 1),),
        ((3, 1, 1),),
    ]
    assert found[1].spot.words() == "paragraph 2, table 2, row 1, column 1"


def test_paragraphs_are_counted_as_word_has_them() -> None:
    found = source(para("one") + para() + table(row("three")) + para("four"))
    assert [(line.text, line.spot.number) for line in found.lines()] == [
        ("one", 1),
        ("", 2),
        ("three", 3),
        ("four", 4),
    ]


def test_a_file_of_no_body_is_refused() -> None:
    from ehcp_docs.errors import DocumentUnreadable
    from ehcp_docs.intake import read_file

    with pytest.raises(DocumentUnreadable, match="There is no text in the file"):
        read_file(word(para(changed("del", run("gone", tag="delText")))), name="plan.docx")
