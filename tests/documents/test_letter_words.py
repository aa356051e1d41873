"""The covering letter on paper: all that the law asks for, in words that a frightened parent can read."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from printing import printed
from readable import grade, sentences

from ehcp_docs.case.model import Case
from ehcp_docs.case.read import load_case
from ehcp_docs.documents import WordTemplate
from ehcp_docs.documents.letter_view import letter_view
from ehcp_docs.plan.model import Dates, Plan
from ehcp_docs.plan.read import load_plan
from ehcp_docs.resources import file, folder

PLAN = replace(
    load_plan(folder("samples") / "vague_infant.json"),
    dates=Dates(request_received=date(2026, 6, 8), draft_issued=date(2026, 10, 5)),
)
CASE = load_case(folder("samples") / "cases" / "vague_infant.json")
GROWN_UP = replace(PLAN, child=replace(PLAN.child, date_of_birth=date(2008, 1, 17)))
TO_SELF = replace(
    CASE,
    recipients=(
        replace(
            CASE.recipients[0], name="Emre Haldane", salutation="Emre", about_self=True, interpreter=None
        ),
    ),
)
LATE = replace(PLAN, dates=replace(PLAN.dates, request_received=date(2026, 5, 4)))
LETTERS = {"parent": (PLAN, CASE), "young person": (GROWN_UP, TO_SELF), "late": (LATE, CASE)}

LEGAL_NAMES = (
    "Children and Families Act 2014",
    "Special Educational Needs and Disability Regulations 2014",
    "special educational needs and disabilities information, advice and support service (SENDIASS)",
    "Education, Health and Care plan",
)


@cache
def _template() -> WordTemplate:
    return WordTemplate(file("templates", "draft_plan_letter.docx"))


def _rendered(plan: Plan, case: Case) -> bytes:
    view = letter_view(plan, case)
    return _template().render({field.name: getattr(view, field.name) for field in fields(view)})


@cache
def _word(kind: str) -> Word:
    return Document(BytesIO(_rendered(*LETTERS[kind])))


def _paragraphs(word: Word) -> list[str]:
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    return [p.text for p in (*word.paragraphs, *(p for cell in cells for p in cell.paragraphs))]


def _text(kind: str) -> str:
    return "\n".join(_paragraphs(_word(kind)))


def _body(kind: str) -> Iterator[str]:
    """What the letter says from its first line on, without the list of enclosures and without contacts."""
    told = _paragraphs(_word(kind))
    first = next(number for number, text in enumerate(told) if text.startswith("We have written"))
    last, after = told.index("With this letter"), len(_word(kind).paragraphs)
    for text in (*told[first:last], *told[after:]):
        for name in LEGAL_NAMES:
            text = text.replace(name, "the plan")
        text = text.replace("Rosalind Drewitt, case officer for special educational needs,", "Our officer")
        text = re.sub(r"([Pp])hone \d+ \d+ or email \S+@[\w.-]*\w", r"\1hone or email", text)
        yield re.sub(r"www\.[\w./-]*\w", "our pages", text)


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    """Worked by hand: 12 words in two sentences, 15 syllables."""
    lines = [line.split() for line in ("The cat sat on the red mat", "It was a yellow September")]
    assert round(grade(lines), 2) == 1.5


@pytest.mark.parametrize("kind", LETTERS)
def test_every_paragraph_of_the_letter_can_be_read_at_thirteen(kind: str) -> None:
    assert grade([sentence for text in _body(kind) for sentence in sentences(text)]) <= 8
    graded = {text: grade(found) for text in _body(kind) if (found := sentences(text))}
    assert [text for text, reached in graded.items() if reached > 8] == []


@pytest.mark.parametrize("kind", LETTERS)
def test_sentences_are_short(kind: str) -> None:
    found = [sentence for text in _body(kind) for sentence in sentences(text)]
    assert [" ".join(sentence) for sentence in found if len(sentence) > 30] == []
    assert sum(map(len, found)) / len(found) <= 20


@pytest.mark.parametrize(
    ("kind", "greeting", "line"),
    [
        ("parent", "Dear Ms Haldane", "We have written a draft Education, Health and Care plan for Emre."),
        ("young person", "Dear Emre", "We have written a draft Education, Health and Care plan for you."),
    ],
)
def test_the_first_line_after_the_greeting_is_what_we_did(kind: str, greeting: str, line: str) -> None:
    told = [text for text in _paragraphs(_word(kind)) if text]
    begins = next(number for number, text in enumerate(told) if text.startswith("Dear "))
    assert told[begins : begins + 2] == [greeting, line]


@pytest.mark.parametrize("kind", LETTERS)
@pytest.mark.parametrize(
    "words",
    [
        "reply by Wednesday 21 October 2026",  # s.38(4): the end of the time
        "Say what you would change, add or take out.",  # s.38(2)(b)(i): representations
        "You have the right to ask us to name one in the plan.",  # s.38(2)(b)(ii)
        "a state school, nursery or college, an academy or a non-maintained special school",  # s.38(3)(a)-(e)
        "an independent special school or college that the government has approved (section 41)",  # (f)
        "we must arrange for you to meet an officer of the council and talk about the draft",  # reg 13(1)(a)
        "You can find schools and colleges at www.marlhythe.example.org/find-a-school.",  # reg 13(1)(b)
        "Ask for a personal budget.",
        "By law a draft must not name a school, a college or any other place, or say what kind",  # s.38(5)
        "You cannot appeal against a draft. The right to appeal comes with the final plan.",
        "Marlhythe SENDIASS gives free and confidential advice, and does not take our side",
        "Would you like this letter or the plan in large print, in another language or in another format?",
        "section 38 of the Children and Families Act 2014",
        "Regulation 13(1) of the Special Educational Needs and Disability Regulations 2014 gives you at "
        "least 15 days to reply.",
        "Day one is Wednesday 7 October 2026",
        "Our reference: MAR-2026-0387",
        "The draft plan, version",
        "The advice that it rests on: K1 ",
    ],
)
def test_the_letter_gives_every_notice_that_it_must(kind: str, words: str) -> None:
    assert words in _text(kind)


@pytest.mark.parametrize("kind", LETTERS)
@pytest.mark.parametrize(
    "word", ["mediat", "tribunal", "certificate", "working day", "I am writing", "{{", "{%", "template"]
)
def test_the_letter_has_no_word_that_does_not_belong_in_it(kind: str, word: str) -> None:
    assert word.lower() not in _text(kind).lower()


def test_a_letter_to_a_young_person_never_speaks_of_them_as_somebody_else() -> None:
    told = " ".join(_body("young person"))
    assert re.findall(r"\bEmre\b|\byour child\b|\bhis\b|\bher\b", told) == []
    assert "Someone you trust, such as a parent or a friend, can help you" in told


def test_a_letter_to_a_parent_does_not_send_them_to_a_parent() -> None:
    assert "Someone you trust" not in _text("parent")


def test_the_table_says_who_does_what_and_when() -> None:
    [table] = _word("parent").tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["When", "Who", "What"],
        [
            "By Wednesday 21 October 2026",
            "You",
            "Reply to us. Ask now for a school, a meeting or a personal budget, if you want one.",
        ],
        [
            "From Thursday 22 October 2026",
            "We",
            "Ask schools or colleges about a place for Emre. We start sooner if you reply sooner.",
        ],
        [
            "By Monday 26 October 2026",
            "We",
            "Send you the final plan. This is a legal limit: 20 weeks from the request for an assessment.",
        ],
    ]


def test_a_final_plan_that_will_be_late_is_admitted_with_an_apology() -> None:
    [table] = _word("late").tables
    assert [cell.text for cell in table.rows[-1].cells] == [
        "As soon as we can after that",
        "We",
        "Send you the final plan.",
    ]
    assert (
        "We are sorry that the final plan will be late. The law allows 20 weeks from the request for an "
        "assessment: until Monday 21 September 2026." in _text("late")
    )
    assert "We are sorry" not in _text("parent")


def test_an_interpreter_is_promised_to_whom_we_know_to_need_one() -> None:
    assert "We will bring an interpreter for Turkish." in _text("parent")
    assert "interpreter" not in _text("young person")


def test_no_short_form_is_left_unexplained() -> None:
    known = {"SENDIASS", "ZZ99", "3CZ", "3WZ", "MAR"}
    assert set(re.findall(r"\b[A-Z0-9]*[A-Z]{2,}[A-Z0-9]*\b", " ".join(_body("parent")))) <= known
    assert "information, advice and support service (SENDIASS)" in _text("parent")


def test_nothing_of_the_childs_record_is_in_the_letter() -> None:
    packed = _rendered(PLAN, CASE)
    child, text = PLAN.child, _text("parent")
    secrets = ("2020", "17 January", child.upn or "-", child.nhs_number or "-", child.setting or "-")
    assert [secret for secret in secrets if secret in text] == []
    properties = Document(BytesIO(packed)).core_properties
    assert (properties.author, properties.title) == (
        "ehcp-docs",
        "Letter with a draft Education, Health and Care plan",
    )


def test_the_next_letter_holds_nothing_of_the_one_before() -> None:
    marked = replace(CASE.recipients[0], salutation="CANARY", interpreter="CANARY", language="CANARY")
    first, second = (
        _paragraphs(Document(BytesIO(_rendered(PLAN, case))))
        for case in (replace(CASE, recipients=(marked,)), CASE)
    )
    assert sum("CANARY" in text for text in first) == 3
    assert sum("CANARY" in text for text in second) == 0


def test_the_address_stands_in_the_window_of_the_envelope() -> None:
    frames = _word("parent").element.body.xpath("//w:framePr[@w:x='1134']")
    lines = [frame.getparent().getparent().xpath("string(.)") for frame in frames]
    assert lines == ["Selin Haldane", "27 Cooper's Rise", "Marlhythe", "ZZ99 3CZ"]
    assert {frame.get(qn("w:y")) for frame in frames} == {"2835"}  # 50 mm from the top


def test_the_letter_is_set_as_an_accessible_document_should_be() -> None:
    word = _word("parent")
    body = word.element.body
    styles = word.styles.element
    assert styles.xpath("string(//w:docDefaults//w:rFonts/@w:ascii)") == "Arial"
    assert styles.xpath("string(//w:docDefaults//w:sz/@w:val)") == "24"
    assert styles.xpath("string(//w:docDefaults//w:lang/@w:val)") == "en-GB"
    assert styles.xpath("string(//w:style[@w:styleId='Normal']//w:spacing/@w:line)") == "276"
    forbidden = ("jc", "txbxContent", "u", "caps", "smallCaps", "i", "color", "gridSpan", "vMerge")
    assert [name for name in forbidden if body.xpath(f"//w:{name}")] == []
    assert [len(table.xpath("./w:tr[1]/w:trPr/w:tblHeader")) for table in body.xpath("//w:tbl")] == [1]
    levels = [p.style.name for p in word.paragraphs if p.style and "Heading" in str(p.style.name)]
    assert levels == ["Heading 1", *["Heading 2"] * 7]
    section = word.sections[0]
    assert [round(side.cm, 1) for side in (section.left_margin, section.top_margin) if side] == [2.0, 2.0]
    assert [round(side.cm, 1) for side in (section.page_width, section.page_height) if side] == [21.0, 29.7]


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every letter on paper."""
    files = {kind: _rendered(*letter) for kind, letter in LETTERS.items()}
    return printed(tmp_path_factory.mktemp("letters"), files)


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", LETTERS)
def test_the_letter_takes_no_more_than_two_pages(pdfs: dict[str, Path], kind: str) -> None:
    pages = len(re.findall(rb"/Type\s*/Page\b", pdfs[kind].read_bytes()))
    assert pages == 2
