"""The two templates of whole plans: complete, in order, labelled, and fit for a screen reader and a printer."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree
from printing import printed
from shipped_samples import SOUND

from ehcp_docs.documents.check import check_template
from ehcp_docs.documents.pdf import EXPORT
from ehcp_docs.documents.plan_fields import PlanView
from ehcp_docs.documents.plan_view import plan_view
from ehcp_docs.documents.template import WordTemplate
from ehcp_docs.plan.model import Elements, Nil, Placement, Plan, SectionI, SignOff
from ehcp_docs.plan.read import load_plan
from ehcp_docs.resources import file, shipped

TEMPLATES = ("plan", "plan_national")
EVERY = [(template, sample) for template in TEMPLATES for sample in SOUND]
each_document = pytest.mark.parametrize(("template", "sample"), EVERY)
each_template = pytest.mark.parametrize("template", TEMPLATES)

LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"]
TITLE = re.compile(r"Section ([A-K][12]?): ")


@cache
def _template(name: str) -> WordTemplate:
    return WordTemplate(file("templates", f"{name}.docx"))


def _made(template: str, plan: Plan) -> bytes:
    view = plan_view(plan)
    return _template(template).render({field.name: getattr(view, field.name) for field in fields(view)})


@cache
def _plan(sample: str) -> Plan:
    return load_plan(shipped("samples") / f"{sample}.json")


@cache
def _bytes(template: str, sample: str) -> bytes:
    return _made(template, _plan(sample))


def _word(document: bytes) -> Document:
    return docx.Document(BytesIO(document))


def _parts(document: bytes, name: str) -> dict[str, str]:
    """The parts whose names begin so, as markup."""
    with ZipFile(BytesIO(document)) as package:
        return {
            part: package.read(part).decode()
            for part in package.namelist()
            if part.startswith(f"word/{name}")
        }


def _text(document: bytes) -> str:
    """All words of the main text, with a space for whatever parts them."""
    return _plain(" ".join(_paragraphs(_word(document))))


def _paragraphs(word: Document) -> list[str]:
    return [
        "".join(
            {qn("w:t"): node.text or ""}.get(node.tag, " ")
            for node in p.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
        )
        for p in word.element.body.iter(qn("w:p"))
    ]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _sentences(text: str) -> Iterator[str]:
    for found in re.split(r"(?<=[.!?;])\s+|\n+", text):
        if found.strip():
            yield _plain(found).rstrip(".")


def _said(value: object) -> Iterator[str]:
    """Every free text of a part of the plan; not its codes, numbers and links."""
    codes = set("id topic area kind horizon per delivery arrangement result limb service pfa".split())
    links = {"needs", "outcomes", "sources", "aspirations", "provision", "outcome"}
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _said(item)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            is_link = (
                field.name in links and isinstance(inner, tuple) and all(isinstance(i, str) for i in inner)
            )
            if (
                field.name not in codes
                and not is_link
                and not (field.name == "outcome" and isinstance(inner, str))
            ):
                yield from _said(inner)


def _styles(word: Document) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in word.paragraphs if p.style is not None]


@each_document
def test_every_sentence_of_the_plan_is_in_the_document(template: str, sample: str) -> None:
    plan, text = _plan(sample), _text(_bytes(template, sample))
    parts = (
        plan.sections,
        plan.short_term_targets,
        plan.record,
        plan.contributors,
        plan.contacts,
        plan.parents,
    )
    wanted = {sentence for part in parts for words in _said(part) for sentence in _sentences(words)}
    assert {sentence for sentence in wanted if sentence not in text} == set()
    assert len(wanted) > 100


@each_document
def test_each_need_provision_and_outcome_is_said_in_full_only_once(template: str, sample: str) -> None:
    plan, text = _plan(sample), _text(_bytes(template, sample))
    items = [*(need for _, need in plan.needs()), *(item for _, item in plan.provision()), *plan.outcomes()]
    # Some samples say a sentence twice themselves, and a short text may be its own reminder.
    counts = {item.id: text.count(_plain(item.text)) for item in items if len(item.text) > 100}
    twice = {item.id for item in items if sum(_plain(item.text) in _plain(other.text) for other in items) > 1}
    assert {id: count for id, count in counts.items() if count != 1 and id not in twice} == {}


@pytest.mark.parametrize("sample", SOUND)
def test_each_section_of_the_plan_has_its_heading_once_and_in_order(sample: str) -> None:
    headings = [text for style, text in _styles(_word(_bytes("plan", sample))) if style == "Heading 1"]
    assert [found[1] for text in headings if (found := TITLE.match(text))] == LETTERS


@pytest.mark.parametrize("sample", SOUND)
def test_the_national_layout_labels_every_section_with_its_letter(sample: str) -> None:
    word = _word(_bytes("plan_national", sample))
    headings = [text for style, text in _styles(word) if style == "Heading 1" and text.startswith("Section")]
    assert [text.split(":")[0] for text in headings] == [
        "Section A1",
        "Section A2",
        "Sections B, F and E",
        "Sections C, G and E",
        "Sections D, H1, H2 and E",
        "Section I",
        "Section J",
        "Section K",
    ]
    columns = {
        cell.text.split(" – ")[0]
        for table in word.tables
        for cell in table.rows[0].cells
        if " – " in cell.text
    }
    bold = {text.split(" – ")[0] for _, text in _styles(word) if " – " in text}
    assert columns | bold >= {"B", "C", "D", "E", "F", "G", "H1", "H2"}


@each_document
def test_headings_skip_no_level(template: str, sample: str) -> None:
    levels = [
        int(style[-1])
        for style, _ in _styles(_word(_bytes(template, sample)))
        if style.startswith("Heading ")
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@each_document
def test_every_table_has_a_header_row_that_repeats_and_no_row_breaks(template: str, sample: str) -> None:
    word = _word(_bytes(template, sample))
    flags = [
        [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        for table in word.tables
    ]
    assert [flag for flag in flags if flag != [True] + [False] * (len(flag) - 1)] == []
    assert all(len(flag) > 1 for flag in flags)
    rows = [row for table in word.tables for row in table.rows]
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert all(table._tbl.tblPr.find(qn("w:tblCaption")) is not None for table in word.tables)


@each_document
def test_nothing_is_blank_and_nothing_is_in_a_box(template: str, sample: str) -> None:
    word = _word(_bytes(template, sample))
    # The end of a run of wide pages must stand in a paragraph; it is a twentieth of a line high.
    assert [style for style, text in _styles(word) if not text.strip() and style != "Section end"] == []
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    assert [cell for cell in cells if not all(paragraph.text.strip() for paragraph in cell.paragraphs)] == []
    markup = etree.tostring(word.element, encoding="unicode")
    assert [tag for tag in ("txbxContent", "w:vMerge", "w:framePr", "{{", "{%", "{#") if tag in markup] == []


@each_template
def test_what_the_template_says_to_officers_is_not_in_the_document(template: str) -> None:
    word = _word(_bytes(template, "nursery"))
    assert not {style for style, _ in _styles(word)} & {"Template note", "Template tag"}
    assert "What this is" not in _text(_bytes(template, "nursery"))
    first = _word(file("templates", f"{template}.docx").read_bytes()).paragraphs[0].text
    assert first.startswith("{#p What this is: the template for a whole ")


@each_template
def test_the_template_has_no_faults(template: str) -> None:
    assert check_template(file("templates", f"{template}.docx"), PlanView) == []


@each_template
def test_the_language_is_english_and_the_title_names_the_plan_not_the_child(template: str) -> None:
    word = _word(_bytes(template, "nursery"))
    assert {lang.get(qn("w:val")) for lang in word.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    title = word.core_properties.title
    assert title == f"Education, Health and Care Plan: {_plan('nursery').reference}"
    assert not any(name in title for name in _plan("nursery").child.name.split())


@each_document
def test_no_header_or_footer_has_an_identifier(template: str, sample: str) -> None:
    document, child = _bytes(template, sample), _plan(sample).child
    every_page = "".join({**_parts(document, "header"), **_parts(document, "footer")}.values())
    found = [number for number in (child.upn, child.uln, child.nhs_number) if number]
    assert found
    assert [number for number in found if number in every_page or number not in _text(document).upper()] == []
    assert all(
        f"{plan_view(_plan(sample)).reference_line}</w:t>" in part
        for part in _parts(document, "footer").values()
    )


@each_document
def test_only_a_draft_is_marked_as_one(template: str, sample: str) -> None:
    document, plan = _bytes(template, sample), _plan(sample)
    headers = _parts(document, "header").values()
    assert {'string="DRAFT"' in part for part in headers} == {plan.status.is_draft}
    running = "".join(headers)
    assert (f"{plan.child.name}<" in running, f"{plan_view(plan).status.dated}<" in running) == (True, True)
    assert ("not for issue" in _text(document)) == plan.status.is_draft


@each_template
@pytest.mark.parametrize("sample", ["vague_infant", "nursery"])
def test_a_setting_and_a_signature_are_printed_only_when_the_plan_is_final(
    template: str, sample: str
) -> None:
    named = SectionI(placements=(Placement(type="Forest school", name="Hill School"),), statement="Said so.")
    signed = SignOff(name="Gareth Oduya", role="Head of SEND", date=date(2026, 6, 19))
    plan = replace(_plan(sample), sections=replace(_plan(sample).sections, I=named), sign_off=signed)
    text = _text(_made(template, plan))
    words = ("hill school", "forest school", "said so.", "gareth oduya")
    assert [word in text for word in words] == [not plan.status.is_draft] * 4
    assert ("the law does not allow a draft to name a school" in text) == plan.status.is_draft


@each_template
def test_a_plan_with_hardly_anything_in_it_says_so(template: str) -> None:
    plan = _plan("vague_infant")
    nil = Nil(statement="Nothing was found", according_to="Dr Ware", date=date(2026, 4, 29))
    sections = replace(
        plan.sections,
        A=replace(plan.sections.A, views=()),
        B=replace(plan.sections.B, needs=(), nil=nil),
        C=replace(plan.sections.C, needs=(), nil=None),
        E=replace(plan.sections.E, outcomes=(), arrangements=()),
        F=replace(plan.sections.F, provision=(), nil=nil),
        G=replace(plan.sections.G, provision=(), nil=nil),
        K=replace(plan.sections.K, advice=()),
    )
    bare = replace(plan, parents=(), contacts=(), contributors=(), sections=sections)
    document = _made(template, bare)
    text = _text(document)
    assert (
        text.count("none identified. nothing was found. this is the advice of dr ware, 29 april 2026.") == 3
    )
    assert "nothing is recorded in this section." in text
    assert "no parents or carers are recorded in this plan." in text
    assert all(len(table.rows) > 1 for table in _word(document).tables)


@pytest.mark.parametrize("sample", SOUND)
def test_each_line_of_the_contents_leads_to_its_heading(sample: str) -> None:
    body = _word(_bytes("plan", sample)).element.body
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = {
        mark.get(qn("w:name")): "".join(text.text or "" for text in mark.getparent().iter(qn("w:t")))
        for mark in body.iter(qn("w:bookmarkStart"))
    }
    assert list(marks) == links
    assert [TITLE.match(marks[name])[1] for name in links if name.startswith("section_")] == LETTERS  # type: ignore[index]
    pages = [text.text for text in body.iter(qn("w:instrText"))]
    assert pages == [f" PAGEREF {name} \\h " for name in links]


@each_template
def test_no_print_is_small_and_every_colour_can_be_read(template: str) -> None:
    styles = _word(_bytes(template, "nursery")).styles.element
    own = {"TemplateNote", "TemplateTag", "TagText", "SectionEnd"}
    shown = [style for style in styles.iter(qn("w:style")) if style.get(qn("w:styleId")) not in own]
    sizes = {int(size.get(qn("w:val"))) for style in shown for size in style.iter(qn("w:sz"))}
    assert min(sizes) >= 22
    colours = {colour.get(qn("w:val")) for style in shown for colour in style.iter(qn("w:color"))}
    view = plan_view(_plan("nursery"))
    tints = {need.colour for section in (view.B, view.C, view.D) for need in section.needs} | {
        "FFFFFF",
        "EAF0F4",
    }
    assert {(ink, paper) for ink in colours for paper in tints if _contrast(ink, paper) < 4.5} == set()


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 of two colours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@each_template
def test_the_same_plan_gives_the_same_bytes(template: str) -> None:
    assert _made(template, _plan("special_school")) == _bytes(template, "special_school")


@cache
def _lengthened() -> Plan:
    """A plan whose texts are about as long as a page, some shorter and some longer."""
    plan = _plan("post16_budget")
    lengths = iter(range(60, 700, 20))
    provision = tuple(
        replace(
            item,
            text=f"{'some words ' * next(lengths)}END{item.id}",
            elements=Elements(review=f"LAST{item.id}"),
        )
        for item in plan.sections.F.provision
    )
    needs = tuple(
        replace(need, text=f"{'some words ' * (60 + 30 * at)}END{need.id}")
        for at, need in enumerate(plan.sections.B.needs)
    )
    sections = replace(
        plan.sections,
        B=replace(plan.sections.B, needs=needs),
        F=replace(plan.sections.F, provision=provision),
    )
    return replace(plan, sections=sections)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """That plan on paper, by either template."""
    files = {template: _made(template, _lengthened()) for template in TEMPLATES}
    return printed(tmp_path_factory.mktemp("long"), files, to=EXPORT)


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("EHCP_REQUIRE_OFFICE"),
    reason="LibreOffice is not installed",
)
@each_template
def test_nothing_is_cut_off_where_a_text_is_about_as_long_as_a_page(
    template: str, pdfs: dict[str, Path]
) -> None:
    """LibreOffice leaves out what does not fit when a row that may not break is taller than a page."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    sections = _lengthened().sections
    text = subprocess.run(
        ["pdftotext", "-raw", str(pdfs[template]), "-"], capture_output=True, text=True, check=True
    ).stdout
    wanted = [f"END{one.id}" for one in (*sections.B.needs, *sections.F.provision)] + [
        f"LAST{item.id}" for item in sections.F.provision
    ]
    assert [word for word in wanted if not re.search(rf"{word}\b", text)] == []
