"""Comments in a Word file: on the very words, beside those that are there, and nothing else changed."""

from __future__ import annotations

from datetime import date

import pytest
from commented import (
    assert_nothing_else_changed,
    comments_of,
    folded,
    parts,
    plainly,
    settled,
    text_of,
)
from intake.councils import LAYOUTS
from intake.raw_word import cell, changed, para, row, run, table, w, word
from intake.read_layouts import built
from lxml import etree

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.word.comments import By, Remark, Words, WordText
from ehcp_docs.word.cutting import Point
from ehcp_docs.word.package import open_package
from ehcp_docs.word.tracked import Change

US = By(author="EHCP audit", initials="EA", day=date(2026, 3, 4))


def remark(text: WordText, words: str, said: str = "Say who.") -> Remark:
    """A remark on the first place where these words stand."""
    number, at = next((n, p.text.index(words)) for n, p in text.paragraphs.items() if words in p.text)
    return over(Point(number, at), Point(number, at + len(words)), said)


def over(start: Point, end: Point, said: str = "Say who.") -> Remark:
    return Remark(start=start, end=end, paragraphs=((Words(text=said),),))


def commented(docx: bytes, *words: str) -> bytes:
    text = WordText(open_package(docx))
    return text.commented([remark(text, one, f"On {one}.") for one in words], by=US)


def one(docx: bytes, words: str) -> str:
    """The words between the marks of a comment on these words."""
    made = commented(docx, words)
    assert_nothing_else_changed(docx, made)
    (told,) = comments_of(made)
    assert told.text == f"On {words}."
    return told.words


def test_a_comment_says_who_made_it_and_when_and_what_about() -> None:
    docx = word(para("Ama will have regular help."))
    (told,) = comments_of(commented(docx, "regular"))
    assert (told.author, told.initials, told.date) == ("EHCP audit", "EA", "2026-03-04T00:00:00Z")
    assert (told.text, told.words) == ("On regular.", "regular")


def test_a_comment_can_have_paragraphs_and_looks() -> None:
    text = WordText(open_package(word(para("Help."))))
    said = ((Words(text="Error: ", bold=True), Words(text="no amount.")), (Words(text="Q079", italic=True),))
    made = text.commented([Remark(start=Point(1, 0), end=Point(1, 4), paragraphs=said)], by=US)
    root = etree.fromstring(parts(made)["word/comments.xml"])
    assert [[r.findtext(w("t")) for r in p.iter(w("r")) if r.find(w("t")) is not None] for p in root[0]] == [
        ["Error: ", "no amount."],
        ["Q079"],
    ]
    assert [r.findtext(w("t")) for r in root.iter(w("r")) if r.find(f"{w('rPr')}/{w('b')}") is not None] == [
        "Error: "
    ]


def test_the_looks_of_the_words_stay_on_both_sides_of_a_mark() -> None:
    docx = word(para(run("Ama will have regular help.", '<w:b/><w:color w:val="FF0000"/>')))
    made = commented(docx, "regular")
    runs = [node for node in text_of(made).iter(w("r")) if node.find(w("t")) is not None]
    assert [node.findtext(w("t")) for node in runs] == ["Ama will have ", "regular", " help."]
    assert {etree.tostring(node.find(w("rPr")), method="c14n") for node in runs} == {
        etree.tostring(runs[0].find(w("rPr")), method="c14n")
    }
    assert_nothing_else_changed(docx, made)


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        pytest.param(run("Ama ") + run("rea") + run("ds", "<w:b/>") + run(" well."), "reads", id="mid-word"),
        pytest.param("<w:r><w:t>Ama reads</w:t><w:br/><w:t>well.</w:t></w:r>", "reads\nwell", id="break"),
        pytest.param("<w:r><w:t>Ama</w:t><w:tab/><w:t>reads.</w:t></w:r>", "Ama\treads", id="tab"),
        pytest.param(run("Ama reads “well”."), "reads “well”", id="non-breaking"),
        pytest.param(f'<w:hyperlink w:anchor="x">{run("Ama reads")}</w:hyperlink>{run(" well.")}', "reads well", id="link"),
        pytest.param(f'<w:hyperlink w:anchor="x">{run("Ama reads well.")}</w:hyperlink>', "reads", id="in a link"),
        pytest.param(changed("ins", run("Ama reads well.")), "reads", id="inserted"),
        pytest.param(run("Ama ") + changed("del", run("may ", tag="delText")) + run("reads."), "Ama reads", id="deleted"),
        pytest.param(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Ama reads well.')}</w:sdtContent></w:sdt>", "reads", id="control"
        ),
        pytest.param(
            f'<w:fldSimple w:instr="AUTHOR">{run("Ama reads well.")}</w:fldSimple>', "reads", id="field"
        ),
    ],
)  # fmt: skip
def test_words_are_marked_in_whatever_they_stand(inside: str, words: str) -> None:
    assert folded(one(word(para(inside)), words)) == folded(words)


def test_a_reference_stands_outside_a_tracked_change_so_that_it_does_not_go_with_it() -> None:
    made = text_of(commented(word(para(changed("ins", run("Ama reads well.")))), "reads"))
    (reference,) = made.iter(w("commentReference"))
    assert reference.getparent().getparent().tag == w("p")


def test_a_control_that_word_fills_in_from_elsewhere_is_marked_as_a_whole() -> None:
    bound = '<w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
    control = f"<w:sdt>{bound}<w:sdtContent>{run('Ama reads well.')}</w:sdtContent></w:sdt>"
    made = commented(word(para(run("Now "), control)), "reads")
    (told,) = comments_of(made)
    assert told.words == "Ama reads well."
    assert [node.tag for node in text_of(made).find(f".//{w('sdtContent')}")] == [w("r")]


def test_a_formula_is_marked_as_a_whole() -> None:
    formula = "<m:oMath><m:r><m:t>2+2</m:t></m:r></m:oMath>"
    made = commented(word(para(run("Ama counts "), formula, run("."))), "2+")
    (start,) = text_of(made).iter(w("commentRangeStart"))
    assert start.getnext().tag.endswith("}oMath")


def test_comments_may_overlap_and_lie_inside_one_another() -> None:
    docx = word(para("Staff will often give Ama help in class."))
    made = commented(docx, "often give", "Staff will often", "give Ama help", "Staff", "often give Ama")
    assert_nothing_else_changed(docx, made)
    for told in comments_of(made):
        assert told.text == f"On {told.words}."
    assert [told.words for told in comments_of(made)] == [
        "Staff will often",
        "Staff",
        "often give Ama",
        "often give",
        "give Ama help",
    ]


def test_a_comment_can_go_over_several_paragraphs() -> None:
    docx = word(para("Ama will have help") + para("in all lessons.") + para("Every day."))
    text = WordText(open_package(docx))
    made = text.commented([over(Point(1, 14), Point(2, 6))], by=US)
    assert_nothing_else_changed(docx, made)
    (told,) = comments_of(made)
    assert told.words == "help in all"


def test_a_paragraph_without_words_can_bear_a_comment() -> None:
    docx = word(para(props='<w:jc w:val="left"/>') + para("Ama."))
    made = WordText(open_package(docx)).commented([over(Point(1, 0), Point(1, 0))], by=US)
    assert_nothing_else_changed(docx, made)
    assert [told.words for told in comments_of(made)] == [""]
    assert text_of(made).find(f".//{w('p')}")[0].tag == w("pPr")


def test_a_text_box_bears_no_comment_but_the_paragraph_on_which_it_hangs_does() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{para('Ama reads.')}</w:txbxContent></v:textbox></w:pict></w:r>"
    text = WordText(open_package(word(para("First.") + para(run("Beside. "), box))))
    (inside,) = (number for number, one in text.paragraphs.items() if one.text == "Ama reads.")
    assert text.paragraphs[text.host(inside)].text == "Beside. "
    assert text.host(1) == 1


def test_only_paragraphs_of_the_same_cell_are_neighbours() -> None:
    text = WordText(open_package(word(table(row(cell("One.", "Two."), "Three.")))))
    assert text.are_neighbours(1, 2)
    assert not text.are_neighbours(2, 3)


COMMENT = (
    '<w:comment w:id="7" w:author="Ana Reyes" w:date="2026-01-02T03:04:05Z" w:initials="AR">'
    f"{para('Is this right?')}</w:comment>"
)


def test_comments_that_are_there_stay_and_ids_are_not_used_twice() -> None:
    mark = (
        '<w:commentRangeStart w:id="7"/>',
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
    )
    docx = word(para(mark[0] + run("Ama reads") + mark[1] + run(" well.")), comments=COMMENT)
    made = commented(docx, "reads well")
    assert_nothing_else_changed(docx, made)
    earlier, new = comments_of(made)
    assert (earlier.id, earlier.author, earlier.initials, earlier.date) == (
        "7", "Ana Reyes", "AR", "2026-01-02T03:04:05Z",
    )  # fmt: skip
    assert (earlier.text, earlier.words) == ("Is this right?", "Ama reads")
    assert (new.id, new.words) == ("8", "reads well")
    assert {name for name, content in parts(made).items() if content != parts(docx)[name]} == {
        "word/document.xml",
        "word/comments.xml",
    }


def test_the_styles_for_comments_are_used_where_the_file_has_them() -> None:
    kinds = (("character", "Ref", "annotation reference"), ("paragraph", "Text", "annotation text"))
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
        for kind, id_, name in kinds
    )
    made = parts(commented(word(para("Ama reads."), styles=styles), "reads"))
    assert b'<w:rStyle w:val="Ref"/></w:rPr><w:commentReference' in made["word/document.xml"]
    assert b'<w:pStyle w:val="Text"/>' in made["word/comments.xml"]
    assert b"rStyle" not in commented_parts("Ama reads.")["word/document.xml"]


def commented_parts(sentence: str) -> dict[str, bytes]:
    return parts(commented(word(para(sentence)), "reads"))


def test_a_file_of_that_name_is_not_written_over() -> None:
    odd = word(para("Ama reads."), endnotes="")
    with_other = {**parts(odd), "word/comments.xml": b"<odd/>"}
    types = with_other["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/comments.xml" ContentType="application/octet-stream"/></Types>',
    )
    made = parts(commented(zipped({**with_other, "[Content_Types].xml": types}), "reads"))
    assert made["word/comments.xml"] == b"<odd/>"
    assert b"EHCP audit" in made["word/comments1.xml"]
    assert b'Target="comments1.xml"' in made["word/_rels/document.xml.rels"]


def zipped(held: dict[str, bytes]) -> bytes:
    from ehcp_docs.word.archive import archive_parts

    return archive_parts(held)


def test_signs_that_xml_cannot_hold_are_shown_as_such() -> None:
    text = WordText(open_package(word(para("Ama."))))
    made = text.commented([over(Point(1, 0), Point(1, 3), "Bell \x07, half \ud83d.")], by=US)
    assert [told.text for told in comments_of(made)] == ["Bell �, half �."]


def test_the_same_comments_give_the_same_bytes() -> None:
    docx = built("reviewed_prose", "vague_infant").docx
    assert commented(docx, "Emre") == commented(docx, "Emre")


def test_a_file_without_a_text_is_refused() -> None:
    held = parts(word(para("Ama.")))
    held["word/document.xml"] = held["word/document.xml"].replace(b"w:body", b"w:other")
    with pytest.raises(DocumentUnreadable):
        WordText(open_package(zipped(held)))


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_any_letters_of_a_councils_file_can_be_marked_and_nothing_else_changes(layout: str) -> None:
    docx = built(layout, "vague_infant").docx
    text = WordText(open_package(docx))
    wanted = []
    for number, paragraph in text.paragraphs.items():
        if len(paragraph.text) > 7 and text.host(number) == number:
            wanted.append((Point(number, 2), Point(number, len(paragraph.text) - 2)))
            wanted.append((Point(number, len(paragraph.text) // 2), Point(number, len(paragraph.text))))
    words = [text.paragraphs[a.paragraph].text[a.letter : b.letter] for a, b in wanted]
    made = text.commented([over(a, b, str(n)) for n, (a, b) in enumerate(wanted)], by=US)
    assert_nothing_else_changed(docx, made)
    told = {one.text: one.words for one in comments_of(made) if one.author == "EHCP audit"}
    assert len(told) > 100
    assert [folded(told[str(n)]) for n in range(len(words))] == [folded(one) for one in words]


# Replacements as tracked changes


def rewritten(docx: bytes, words: str, new: str) -> bytes:
    text = WordText(open_package(docx))
    on = remark(text, words)
    change = Change(start=on.start, end=on.end.letter, words=new)
    return text.commented([on], [change], by=US)


def test_a_replacement_is_the_new_words_when_accepted_and_the_old_text_when_rejected() -> None:
    docx = word(para(run("Ama "), run("sho", "<w:b/>"), run("uld", "<w:b/>"), run(" have help.")))
    made = rewritten(docx, "should", "will")
    assert_nothing_else_changed(docx, made, is_tracked=True)
    wanted = word(para(run("Ama "), run("will", "<w:b/>"), run(" have help.")))
    accepted = settled(text_of(made), is_accepted=True)
    assert plainly(accepted, {"0"}) == plainly(text_of(wanted), set())
    changes = list(text_of(made).iter(w("ins"), w("del")))
    assert {node.get(w("author")) for node in changes} == {"EHCP audit"}
    assert {node.get(w("date")) for node in changes} == {"2026-03-04T00:00:00Z"}


def test_its_comment_is_around_both_the_old_words_and_the_new() -> None:
    made = rewritten(word(para("Ama should have help.")), "should", "will")
    (told,) = comments_of(made)
    assert told.words == "will"
    (start,) = text_of(made).iter(w("commentRangeStart"))
    assert [node.tag for node in start.itersiblings()][:3] == [w("del"), w("ins"), w("commentRangeEnd")]


@pytest.mark.parametrize(
    "inside",
    [
        changed("ins", run("Ama should have help.")),
        f'<w:hyperlink w:anchor="x">{run("Ama should have help.")}</w:hyperlink>',
        run("Ama sho") + changed("del", run("x", tag="delText")) + run("uld have help."),
    ],
    ids=["inserted", "link", "around a deletion"],
)
def test_words_in_somebody_elses_change_or_in_a_link_are_not_replaced(inside: str) -> None:
    docx = word(para(inside))
    made = rewritten(docx, "should", "will")
    assert_nothing_else_changed(docx, made)
    assert len(comments_of(made)) == 1


def test_ids_of_changes_are_not_those_of_others() -> None:
    made = text_of(rewritten(word(para(changed("ins", run("Now "))) + para("Ama should.")), "should", "will"))
    numbers = [node.get(w("id")) for node in made.iter(w("ins"), w("del"))]
    assert len(set(numbers)) == 3
