"""The assessment booklets, filled in as Word and LibreOffice do it, read back into Section A."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document as open_word
from docx.document import Document as Word
from lxml import etree
from shipped_samples import sample_data

from ehcp_docs.case.read import load_case
from ehcp_docs.cli import main
from ehcp_docs.documents.render import render_all
from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.intake.booklet import Booklet, find_booklet, read_booklet
from ehcp_docs.intake.booklet_questions import ABOUT, HOW, QUESTIONS
from ehcp_docs.intake.controls import controls
from ehcp_docs.intake.reading import read_file
from ehcp_docs.plan.schema import broken
from ehcp_docs.resources import file, folder
from ehcp_docs.word.names import w
from ehcp_docs.word.package import open_package

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
ANSWERS = {
    "A.family.relation": "Mother",
    "A.family.date": "3 November 2026",
    "A.family.strengths": "She notices when somebody is sad.",
    "A.family.school": "The library is good.\nThe hall is too loud.\n\nShe dreads Mondays.",
    "A.family.hopes": "One friend.",
    "A.family.hopes_later": "A job with animals.",
}


def blank(id: str) -> Word:
    """A booklet as it is sent out."""
    case = load_case(folder("samples") / "cases" / "assessment.json")
    return open_word(BytesIO(render_all(id, {"case": case})[0].data))


def boxes(word: Word) -> Mapping[str, etree._Element]:
    found = {}
    for node in word.element.body.iter(w("sdt")):
        tag = node.find(f"{w('sdtPr')}/{w('tag')}")
        assert tag is not None
        found[str(tag.get(w("val")))] = node
    return found


def fill(word: Word, answers: Mapping[str, str]) -> None:
    """As Word does where somebody types: the prompt and its flag go; Enter with Shift makes a line break."""
    for tag, text in answers.items():
        content = touched(boxes(word)[tag])
        run = etree.SubElement(content, w("r"))
        for number, line in enumerate(text.split("\n")):
            if number:
                etree.SubElement(run, w("br"))
            etree.SubElement(run, w("t")).text = line


def fill_with_enter(word: Word, tag: str, text: str) -> None:
    """As Word does where somebody presses Enter: the box is put around paragraphs of its own."""
    box = boxes(word)[tag]
    content = touched(box)
    paragraph = box.getparent()
    assert paragraph is not None
    for line in text.split("\n"):
        own = etree.SubElement(content, w("p"))
        etree.SubElement(etree.SubElement(own, w("r")), w("t")).text = line
    paragraph.addprevious(box)
    paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]


def touched(box: etree._Element) -> etree._Element:
    """The content of the box, emptied and no longer a prompt."""
    properties, content = box.find(w("sdtPr")), box.find(w("sdtContent"))
    assert properties is not None
    assert content is not None
    for prompt in properties.findall(w("showingPlcHdr")):
        properties.remove(prompt)
    for child in list(content):
        content.remove(child)
    return content


def tick(word: Word, tag: str) -> None:
    checked = next(boxes(word)[tag].iter(f"{W14}checked"))
    checked.set(f"{W14}val", "1")
    next(boxes(word)[tag].iter(w("t"))).text = "☒"


def saved(word: Word) -> bytes:
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def read(word: Word) -> Booklet:
    return read_booklet(saved(word), name="booklet.docx")


def filled_family() -> Word:
    word = blank("family_booklet")
    fill(word, ANSWERS)
    return word


def test_what_the_family_wrote_becomes_views_of_section_a() -> None:
    booklet = read(filled_family())
    shared = {
        "whose": "Niamh Brennock",
        "author": "Niamh Brennock, mother",
        "method": "Booklet for the family",
        "date": "2026-11-03",
        "direct_words": True,
    }
    assert booklet.data() == {
        "views": [
            {
                "id": "A1",
                "topic": "strengths",
                "paragraphs": ["She notices when somebody is sad."],
                **shared,
            },
            {
                "id": "A2",
                "topic": "parent_views",
                "heading": "Nursery, school or college",
                "paragraphs": ["The library is good.", "The hall is too loud.", "She dreads Mondays."],
                **shared,
            },
            {
                "id": "A3",
                "topic": "aspirations",
                "horizon": "short_term",
                "paragraphs": ["One friend."],
                **shared,
            },
            {
                "id": "A4",
                "topic": "aspirations",
                "horizon": "long_term",
                "paragraphs": ["A job with animals."],
                **shared,
            },
        ]
    }
    assert booklet.notes == ()


@pytest.mark.parametrize("id", ["family_booklet", "child_booklet"])
def test_a_booklet_answered_throughout_is_a_valid_section_a(id: str) -> None:
    word = blank(id)
    asked = [tag for tag in boxes(word) if tag in QUESTIONS]
    fill(word, {tag: f"Answer to {tag}." for tag in asked})
    booklet = read(word)
    assert booklet.empty == ()
    assert [view.paragraphs for view in booklet.views] == [(f"Answer to {tag}.",) for tag in asked]
    plan = deepcopy(sample_data("nursery"))
    plan["sections"]["A"]["views"] = booklet.data()["views"]
    assert list(broken(plan, "plan")) == []


def test_every_question_that_is_read_has_a_box_and_every_box_is_known() -> None:
    tags = [one.tag for name in ("family_booklet", "child_booklet") for one in controls(shipped(name))]
    assert sorted(tags) == sorted([*QUESTIONS, *ABOUT, *HOW])


def shipped(name: str) -> etree._Element:
    package = open_package(file("templates", f"letters/{name}.docx"))
    return package.xml(package.main)


def test_enter_in_a_box_parts_paragraphs() -> None:
    word = blank("family_booklet")
    fill_with_enter(word, "A.family.story", "She was born in Cork.\nWe moved when she was four.")
    assert [view.paragraphs for view in read(word).views] == [
        ("She was born in Cork.", "We moved when she was four.")
    ]


def test_an_untouched_booklet_has_no_views_and_tells_every_question() -> None:
    booklet = read(blank("family_booklet"))
    assert booklet.views == ()
    assert booklet.empty == tuple(one.what for tag, one in QUESTIONS.items() if tag.startswith("A.family."))


def test_questions_that_nobody_answered_are_told() -> None:
    empty = read(filled_family()).empty
    assert "Home" in empty
    assert "Nursery, school or college" not in empty
    assert len(empty) == 8


def test_a_box_that_was_emptied_again_counts_as_not_answered() -> None:
    word = filled_family()
    box = boxes(word)["A.family.hopes"]
    content = touched(box)
    etree.SubElement(etree.SubElement(content, w("r")), w("t")).text = "Click or tap here to enter text."
    booklet = read(word)
    assert "Hopes for the next years" in booklet.empty
    assert booklet.notes == ()


@pytest.mark.parametrize(
    ("ticked", "method", "direct", "author"),
    [
        ([], "Booklet for the child or young person", None, None),
        (
            ["A.child.how_self"],
            "Booklet for the child or young person, filled in alone",
            True,
            "Aoife Brennock",
        ),
        (
            ["A.child.how_told"],
            "Booklet for the child or young person, what was said, signed or shown written down by somebody else",
            True,
            None,
        ),
        (
            ["A.child.how_for"],
            "Booklet for the child or young person, written by somebody who knows the child well",
            False,
            None,
        ),
    ],
)
def test_how_the_child_answered_says_whether_the_words_are_theirs(
    ticked: list[str], method: str, direct: bool | None, author: str | None
) -> None:
    word = blank("child_booklet")
    fill(word, {"A.child.likes": "Drawing comics."})
    for tag in ticked:
        tick(word, tag)
    booklet = read(word)
    (view,) = booklet.views
    assert (view.whose, view.topic, view.heading) == ("Aoife Brennock", "child_views", "What I like")
    assert (view.method, view.direct_words, view.author) == (method, direct, author)
    assert ("It does not say who wrote it down." in booklet.notes) == (author is None)


def test_who_helped_is_the_one_who_wrote_it_down() -> None:
    word = filled_family()
    fill(word, {"A.family.helper": "Miss Quigley, teaching assistant"})
    view = read(word).views[0]
    assert (view.whose, view.author) == ("Niamh Brennock", "Miss Quigley, teaching assistant")
    assert view.direct_words is None
    assert view.method == "Booklet for the family, with help"


@pytest.mark.parametrize(
    ("written", "understood"),
    [("3 November 2026", date(2026, 11, 3)), ("3/11/26", date(2026, 11, 3)), ("last Tuesday", None)],
)
def test_a_date_is_read_however_it_is_written_and_told_where_it_is_none(
    written: str, understood: date | None
) -> None:
    word = filled_family()
    fill(word, {"A.family.date": written})
    booklet = read(word)
    assert {view.date for view in booklet.views} == {understood}
    assert any("last Tuesday" in note for note in booklet.notes) == (understood is None)


def test_a_box_that_an_authority_added_is_read_under_its_title() -> None:
    word = filled_family()
    box = deepcopy(boxes(word)["A.family.hopes"])
    properties = box.find(w("sdtPr"))
    assert properties is not None
    for name, value in (("tag", "A.family.pets"), ("alias", "Pets")):
        node = properties.find(w(name))
        assert node is not None
        node.set(w("val"), value)
    boxes(word)["A.family.other"].addnext(box)
    view = read(word).views[-1]
    assert (view.topic, view.heading, view.paragraphs) == ("parent_views", "Pets", ("One friend.",))


def test_what_somebody_wrote_beside_a_box_is_told() -> None:
    word = filled_family()
    box = boxes(word)["A.family.home"]
    run = etree.Element(w("r"))
    etree.SubElement(run, w("t")).text = "He sleeps badly."
    box.addnext(run)
    assert read(word).notes == ("Beside the box for “Home” stands: He sleeps badly.",)


def test_words_that_were_deleted_with_changes_tracked_are_not_read() -> None:
    word = filled_family()
    content = boxes(word)["A.family.hopes"].find(w("sdtContent"))
    assert content is not None
    gone = etree.SubElement(content, w("del"))
    etree.SubElement(etree.SubElement(gone, w("r")), w("delText")).text = " And a dog."
    kept = etree.SubElement(content, w("ins"))
    etree.SubElement(etree.SubElement(kept, w("r")), w("t")).text = " And a cat."
    assert read(word).views[2].paragraphs == ("One friend. And a cat.",)


def test_where_a_program_dropped_the_tags_the_bookmarks_say_what_was_asked() -> None:
    word = filled_family()
    whole = read(word)
    for box in list(boxes(word).values()):
        properties = box.find(w("sdtPr"))
        assert properties is not None
        for node in [*properties.findall(w("tag")), *properties.findall(w("alias"))]:
            properties.remove(node)
    assert read(word) == whole


def test_an_answer_typed_where_the_box_was_deleted_is_read() -> None:
    word = filled_family()
    box = boxes(word)["A.family.hopes"]
    run = etree.Element(w("r"))
    etree.SubElement(run, w("t")).text = "Two friends."
    box.addprevious(run)
    box.getparent().remove(box)  # type: ignore[union-attr]
    assert read(word).views[2].paragraphs == ("Two friends.",)


def test_a_box_that_is_gone_with_its_cell_is_told() -> None:
    word = filled_family()
    row = next(boxes(word)["A.family.help"].iterancestors(w("tr")))
    row.getparent().remove(row)  # type: ignore[union-attr]
    assert read(word).notes == (
        "The box for “What helps, and what does not” is not in the file: was it deleted?",
    )


def test_another_word_file_is_no_booklet() -> None:
    letter = folder("samples") / "council" / "nursery_national_rows.docx"
    assert find_booklet(letter) is None
    with pytest.raises(DocumentUnreadable, match="This is not a booklet of ehcp-docs"):
        read_booklet(letter)


def test_a_booklet_without_its_boxes_is_not_taken_for_a_plan() -> None:
    word = filled_family()
    for node in list(word.element.body.iter(w("sdt"), w("bookmarkStart"))):
        node.getparent().remove(node)  # type: ignore[union-attr]
    content = saved(word)
    assert find_booklet(content, name="booklet.docx") is None
    with pytest.raises(DocumentUnreadable, match="its answer boxes cannot be read"):
        read_file(content, name="booklet.docx")


def test_reading_a_booklet_writes_its_views_and_tells_what_is_empty(tmp_path: Path) -> None:
    (tmp_path / "booklet.docx").write_bytes(saved(filled_family()))
    target = tmp_path / "views.json"
    result = CliRunner().invoke(main, ["read", str(tmp_path / "booklet.docx"), "-o", str(target)])
    assert result.exit_code == 0, result.output
    assert '"horizon": "long_term"' in target.read_text("utf-8")
    assert "4 of 12 questions answered" in result.output
    assert "Not answered: Likes and interests;" in result.output


def test_a_booklet_in_which_nobody_wrote_is_refused_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "booklet.docx").write_bytes(saved(blank("child_booklet")))
    target = tmp_path / "views.json"
    result = CliRunner().invoke(main, ["read", str(tmp_path / "booklet.docx"), "-o", str(target)])
    assert result.exit_code == 3
    assert "none of its 12 questions is answered" in result.output
    assert not target.exists()


def to_docx(source: Path, folder: Path, profile: Path) -> bytes:
    return converted(source, "docx:MS Word 2007 XML", folder, profile)


def to_odt(source: Path, folder: Path, profile: Path) -> bytes:
    return converted(source, "odt", folder, profile)


def converted(source: Path, kind: str, folder: Path, profile: Path) -> bytes:
    assert OFFICE
    folder.mkdir()
    command = [OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=180
    )
    return next(folder.iterdir()).read_bytes()


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(
    OFFICE is None and os.environ.get("EHCP_REQUIRE_OFFICE") != "1", reason="LibreOffice is not installed"
)
@pytest.mark.parametrize("save", [to_docx, to_odt])
def test_a_booklet_that_libreoffice_saved_says_the_same(
    save: Callable[[Path, Path, Path], bytes], tmp_path: Path
) -> None:
    word = blank("child_booklet")
    fill(word, {"A.child.likes": "Comics.\nBiscuit the dog.", "A.child.date": "3/11/2026"})
    tick(word, "A.child.how_self")
    source = tmp_path / "booklet.docx"
    source.write_bytes(saved(word))
    again = save(source, tmp_path / "out", tmp_path / "profile")
    assert read_booklet(again, name="booklet.docx") == read(word)
