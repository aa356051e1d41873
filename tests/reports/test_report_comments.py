"""Findings as comments in the Word file: each in one comment, on its very words, and nothing else in the file changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from intake.councils import LAYOUTS
from intake.raw_word import cell, changed, para, row, run, table, w, word
from intake.read_layouts import built
from made_reports import finding, report
from shipped_samples import sample_path
from word.commented import Told, assert_nothing_else_changed, comments_of, folded, plainly, settled, text_of

from ehcp_docs import resources
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Finding, Origin, Report, Rewrite
from ehcp_docs.audit.word_copy import Stand, WordCopy
from ehcp_docs.cli.plans import open_plan
from ehcp_docs.cli.word_copy import word_copy
from ehcp_docs.documents.render import render
from ehcp_docs.errors import InputError
from ehcp_docs.plan.read import load_plan
from ehcp_docs.reports.comments import comments
from ehcp_docs.rules.model import Confidence, Severity

FEW = ("boxes", "national_rows", "reviewed_prose", "reviewed_tables", "taken_apart")
"""The layouts that differ most; the others are slow."""
EACH = [name if name in FEW else pytest.param(name, marks=pytest.mark.slow) for name in LAYOUTS]
COUNCIL = sorted((resources.shipped("samples") / "council").glob("*.docx"))


@cache
def audited(path: Path, auditor: Auditor, *, is_suggesting: bool = False) -> Report:
    read, reading = open_plan(path)
    found = auditor.audit(read.plan, read.data, faults=(*read.checked.faults, *read.checked.warnings))
    notes = tuple(reading.account.notes()) if reading else ()
    origin = Origin(file=path.name, spots={}, notes=notes) if reading else None
    copy = word_copy(path, read, reading, None, is_suggesting=is_suggesting)
    return replace(found, origin=origin, copy=copy)


def ours(docx: bytes) -> list[Told]:
    return [told for told in comments_of(docx) if told.author == "EHCP audit"]


def findings_in(told: Told, found: Report) -> list[Finding]:
    """The findings that the comment tells, by what it says of each."""
    return [
        one
        for one in found.findings
        if f"{one.message}\n" in f"{told.text}\n" and f"Rule {one.rule}, {one.criterion}" in told.text
    ]


def assert_each_once(made: bytes, found: Report) -> None:
    """The summary, then as many tellings as findings, each finding told once, exact words in their place."""
    first, *rest = ours(made)
    assert first.text.startswith("Audit: ")
    lines = [line for told in rest for line in told.text.split("\n")]
    assert sum(". Rule " in line for line in lines) == len(found.findings)
    for one in found.findings:
        same = [other for other in found.findings if (other.rule, other.message) == (one.rule, one.message)]
        telling = [told for told in rest if one in findings_in(told, found)]
        assert len(telling) == len(same), (one.rule, one.pointer)


def inexact(made: bytes, found: Report) -> Iterator[tuple[str, str]]:
    """Findings whose words are not the words of a comment on them."""
    _, *rest = ours(made)
    for one in found.findings:
        if one.words and not any(
            are_marked(one.words, told.words) and one in findings_in(told, found) for told in rest
        ):
            yield one.rule, one.words


def are_marked(words: str, marked: str) -> bool:
    """Whether these are the marked words, but for a bullet or label where they go on in the next paragraph."""
    wanted, signs = letters(words), iter(letters(marked))
    return all(sign in signs for sign in wanted) and len(letters(marked)) - len(wanted) <= 6


def letters(text: str) -> str:
    """The words without spaces, and without the marks that joining paragraphs puts between them."""
    return "".join(folded(text).replace(",", "").split()).lower()


@pytest.mark.parametrize("layout", EACH)
def test_each_finding_on_a_councils_file_is_in_one_comment_on_its_words(
    layout: str, auditor: Auditor, tmp_path: Path
) -> None:
    path = tmp_path / f"{layout}.docx"
    path.write_bytes(built(layout, "vague_infant").docx)
    found = audited(path, auditor)
    made = comments(found)
    assert len(found.findings) > 100
    assert_nothing_else_changed(path.read_bytes(), made)
    assert_each_once(made, found)
    left = list(inexact(made, found))
    assert len(left) == (layout == "text_boxes")  # where one finding is on words in a box
    assert all(f"“{words}”" in "".join(told.text for told in ours(made)) for _, words in left)


@pytest.mark.parametrize("path", COUNCIL, ids=lambda path: path.stem)
def test_the_samples_of_councils_files_too(path: Path, auditor: Auditor) -> None:
    found = audited(path, auditor)
    made = comments(found)
    assert_nothing_else_changed(path.read_bytes(), made)
    assert_each_once(made, found)
    assert list(inexact(made, found)) == []


@pytest.mark.parametrize("document", ["plan", "plan_national"])
def test_words_in_our_own_documents_are_found(document: str, auditor: Auditor, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    plan = load_plan(sample_path("special_school"))
    path.write_bytes(render(document, plan).data)
    found = audited(path, auditor)
    made = comments(found)
    assert_nothing_else_changed(path.read_bytes(), made)
    assert_each_once(made, found)
    assert list(inexact(made, found)) == []


@pytest.mark.parametrize(
    ("name", "left_out"),
    [("vague_infant", []), ("vague_special", []), ("broken_links", ["ID-DRAFT-SETTING"])],
    ids=["vague_infant", "vague_special", "a draft, which prints no setting"],
)
def test_plan_data_is_made_into_a_document_and_commented_on(
    name: str, left_out: list[str], auditor: Auditor
) -> None:
    found = audited(sample_path(name), auditor)
    made = comments(found)
    assert found.copy is not None
    assert_nothing_else_changed(found.copy.content, made)
    assert_each_once(made, found)
    assert [rule for rule, _ in inexact(made, found)] == left_out


@pytest.mark.parametrize("path", COUNCIL, ids=lambda path: path.stem)
def test_the_same_file_gives_the_same_bytes_whenever_it_is_audited(path: Path, auditor: Auditor) -> None:
    found = audited(path, auditor)
    assert comments(found) == comments(found)
    assert {told.date for told in ours(comments(found))} == {f"{found.as_of}T00:00:00Z"}
    assert {(told.author, told.initials) for told in ours(comments(found))} == {("EHCP audit", "EA")}


def test_suggestions_give_the_text_back_when_rejected(auditor: Auditor, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(built("national_rows", "vague_special").docx)
    found = audited(path, auditor, is_suggesting=True)
    made = comments(found)
    assert_nothing_else_changed(path.read_bytes(), made, is_tracked=True)
    changes = [one for one in found.findings if one.rewrite]
    inserted = [node for node in text_of(made).iter(w("ins")) if node.get(w("author")) == "EHCP audit"]
    assert len(inserted) == len({(one.pointer, one.rewrite) for one in changes}) >= 2
    accepted = "".join(text_of_all(settled(text_of(made), is_accepted=True)))
    assert "A sensory diet will be embedded" in accepted
    assert "A sensory diet should be embedded" not in accepted


def text_of_all(root: object) -> list[str]:
    return [node.text or "" for node in root.iter(w("t"))]  # type: ignore[attr-defined]


# Reports made by hand


def stands(**places: tuple[int, int, int]) -> dict[str, tuple[Stand, ...]]:
    return {
        f"/sections/F/provision/{name.removeprefix('F')}/text": (Stand(paragraph=p, start=a, end=b),)
        for name, (p, a, b) in places.items()
    }


def on(docx: bytes, *findings: Finding, where: dict[str, tuple[Stand, ...]], **more: int | bool) -> bytes:
    heads = {"F": int(more.pop("head"))} if "head" in more else {}
    copy = WordCopy(name="a.docx", content=docx, stands=where, heads=heads, is_suggesting=bool(more))
    return comments(report(*findings, copy=copy))


def about(words: str, passage: str, rule: str = "F-X", **more: object) -> Finding:
    return finding(rule, "F1", passage, words, **{"pointer": "/sections/F/provision/0/text", **more})


def told_after_summary(made: bytes) -> list[Told]:
    return ours(made)[1:]


def test_a_comment_says_how_grave_it_is_then_what_then_what_instead_then_on_what_authority() -> None:
    docx = word(para("Plan") + para("Ama will have regular help."))
    made = on(docx, about("regular", "Ama will have regular help."), where=stands(F0=(2, 0, 27)))
    (told,) = told_after_summary(made)
    assert told.words == "regular"
    assert told.text.split("\n") == [
        "Error: Message of F-X.",
        "Better: Better than F-X.",
        "SEND Code of Practice 2015, paragraph 9.69, Section F. Rule F-X, Q086.",
    ]


def test_a_rule_that_is_not_sure_says_so() -> None:
    docx = word(para("Ama will have regular help."))
    unsure = about("regular", "Ama will have regular help.", confidence=Confidence.LOW)
    (told,) = told_after_summary(on(docx, unsure, where=stands(F0=(1, 0, 27))))
    assert told.text.endswith("Rule F-X, Q086, not sure.")


def test_what_is_found_on_the_same_words_is_in_one_comment_the_worst_first() -> None:
    sentence = "Ama will have regular help."
    mild = about("regular", sentence, "F-MILD", severity=Severity.ADVICE)
    made = on(word(para(sentence)), mild, about("regular", sentence, "F-BAD"), where=stands(F0=(1, 0, 27)))
    (told,) = told_after_summary(made)
    lines = told.text.split("\n")
    assert (lines[0], lines[3]) == ("1 of 2. Error: Message of F-BAD.", "2 of 2. Advice: Message of F-MILD.")


def test_findings_on_a_section_have_a_comment_each_on_its_heading() -> None:
    docx = word(para("Plan") + para("Section F: Provision") + para("Ama will have help."))
    whole = [finding(rule, "", section="F", pointer="/sections/F/provision") for rule in ("F-ONE", "F-TWO")]
    made = told_after_summary(on(docx, *whole, where=stands(F0=(3, 0, 19)), head=2))
    assert [told.words for told in made] == ["Section F: Provision"] * 2
    assert [told.text.split("\n")[0] for told in made] == [
        f"Error in Section F: Message of {rule}." for rule in ("F-ONE", "F-TWO")
    ]


def test_a_finding_on_a_section_that_the_file_does_not_have_is_on_its_first_words() -> None:
    docx = word(para() + para("EHC plan") + para("Ama will have help."))
    lost = finding("ID-SECTION", "", section="H1", pointer="/sections/H1")
    (told,) = told_after_summary(on(docx, lost, where={}))
    assert told.words == "EHC plan"
    assert told.text.startswith("Error in Section H1: ")


def test_a_finding_on_an_item_without_words_is_on_the_first_words_of_the_item() -> None:
    long = "A teaching assistant will read with Ama every morning for fifteen minutes."
    docx = word(para("Plan") + para("F1: " + long))
    (told,) = told_after_summary(on(docx, about("", long), where=stands(F0=(2, 4, 4 + len(long)))))
    assert told.words == "A teaching assistant will read with Ama"


def test_words_that_are_not_in_the_file_are_quoted_on_the_paragraph_of_their_item() -> None:
    docx = word(para("Plan") + para("Ama will have help."))
    made = on(docx, about("something else entirely", "something else entirely"), where=stands(F0=(2, 0, 19)))
    (told,) = told_after_summary(made)
    assert told.words == "Ama will have help."
    assert "\nThe words: “something else entirely”\n" in told.text


def test_words_in_a_text_box_are_quoted_on_the_paragraph_on_which_it_hangs() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{para('Ama will have help.')}</w:txbxContent></v:textbox></w:pict></w:r>"
    docx = word(para("Plan") + para(run("Beside."), box))
    (told,) = told_after_summary(on(docx, about("help", "Ama will have help."), where=stands(F0=(3, 0, 19))))
    assert "“help”" in told.text
    assert "Beside." in told.words


@pytest.mark.parametrize("between", ["and ", "and (see B1) "], ids=["as in the plan", "with more between"])
def test_words_that_stand_twice_are_marked_where_they_are_meant(between: str) -> None:
    sentence = "Staff give help often, and often more."
    second = replace(about("often", sentence), start=27, end=32)
    shown = sentence.replace("and ", between)
    made = text_of(on(word(para(shown)), second, where=stands(F0=(1, 0, len(shown)))))
    before = [node for node in made.iter() if node.tag in (w("t"), w("commentRangeStart"))]
    at = max(n for n, node in enumerate(before) if node.tag == w("commentRangeStart"))
    assert "".join(node.text or "" for node in before[:at]).endswith(f"often, {between}")


def test_words_joined_from_two_paragraphs_are_marked_from_the_first_to_the_last() -> None:
    where = {
        "/sections/F/provision/0/text": (
            Stand(paragraph=1, start=0, end=13),
            Stand(paragraph=2, start=2, end=16),
        )
    }
    docx = word(para("Ama will have") + para("• help in class."))
    (told,) = told_after_summary(on(docx, about("have help", "Ama will have help in class."), where=where))
    assert told.words == "have • help"


def test_words_in_two_cells_are_marked_in_one_of_them_and_quoted() -> None:
    where = {
        "/sections/F/provision/0/text": (
            Stand(paragraph=1, start=0, end=18),
            Stand(paragraph=2, start=0, end=10),
        )
    }
    docx = word(table(row(cell("A class teacher is"), cell("often away"))))
    sentence = "A class teacher is often away"
    (told,) = told_after_summary(on(docx, about("teacher is often", sentence), where=where))
    assert told.words == "teacher is"
    assert "“teacher is often”" in told.text


def test_spaces_and_marks_of_the_file_are_no_hindrance() -> None:
    inside = (
        run("Ama will\u00a0have") + "<w:r><w:br/></w:r>" + run("“regu") + changed("ins", run("lar” help."))
    )
    sentence = "Ama will have “regular” help."
    made = on(word(para(inside)), about("have “regular”", sentence), where=stands(F0=(1, 0, 29)))
    (told,) = told_after_summary(made)
    assert folded(told.words) == "have “regular”"


def test_the_first_comment_sums_up_and_says_how_the_file_was_read() -> None:
    copy = WordCopy(name="a.docx", content=word(para("Plan") + para("Ama.")), stands={}, heads={})
    origin = Origin(file="a.docx", spots={}, notes=("Read from a.docx: 1 of 2 words stand in the plan.",))
    made = comments(report(copy=copy, origin=origin, as_of=date(2026, 3, 4)))
    (told,) = ours(made)
    assert told.words == "Plan"
    assert told.text.startswith("Audit: ")
    assert "It is not an inspector's judgement." in told.text
    assert "Read from a.docx: 1 of 2 words stand in the plan." in told.text
    assert told.date == "2026-03-04T00:00:00Z"


def test_of_two_replacements_on_the_same_words_the_graver_findings_is_made() -> None:
    sentence = "The child should have help."
    docx = word(para(sentence))
    one = about("should", sentence, severity=Severity.ADVICE, rewrite=Rewrite(start=10, end=16, words="can"))
    other = about("should have", sentence, "F-Y", rewrite=Rewrite(start=10, end=16, words="will"))
    made = on(docx, one, other, where=stands(F0=(1, 0, len(sentence))), suggest=True)
    numbers = {told.id for told in ours(made)}
    accepted = plainly(settled(text_of(made), is_accepted=True), numbers)
    assert accepted == plainly(text_of(word(para("The child will have help."))), set())
    assert_nothing_else_changed(docx, made, is_tracked=True)


def test_without_being_asked_no_word_is_replaced() -> None:
    sentence = "Ama should have help."
    one = about("should", sentence, rewrite=Rewrite(start=4, end=10, words="will"))
    made = on(word(para(sentence)), one, where=stands(F0=(1, 0, len(sentence))))
    assert list(text_of(made).iter(w("ins"), w("del"))) == []


def test_a_report_without_a_word_file_says_so() -> None:
    with pytest.raises(InputError, match="no Word file"):
        comments(report())
