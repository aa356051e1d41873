"""What a template prints: values exactly, loops and conditions in every form, in every part of the file."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from made_templates import opened, paragraphs_of, rows_of, template

from ehcp_docs.documents import WordTemplate
from ehcp_docs.errors import TemplateError


def printed(folder: Path, value: object, text: str = "{{ value }}") -> str:
    return "\n¶".join(paragraphs_of(WordTemplate(template(folder, text)).render({"value": value})))


@pytest.mark.parametrize(
    "text",
    [
        "A & B <60%> of \"the\" 'time' > 5",
        "{{ value }} {% if %} {# #} {_{ _%} }} %}",
        "&amp; &lt;w:t&gt; <w:p/> ]]> <!-- -->",
        "  spaces   kept  ",
        "non\u00a0breaking\u202fspace, soft\u00adhyphen, zero\u200bwidth",
        "שלום עולם مرحبا 👩‍👧 𝔘 ﷽",
        "\u2028line\u2029separators\u0085next",
        "\ufdd0noncharacters\ufdd1",
        "",
    ],
)
def test_a_text_arrives_exactly_as_it_is(tmp_path: Path, text: str) -> None:
    assert printed(tmp_path, text) == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b"])
def test_every_kind_of_line_end_is_a_line_break(tmp_path: Path, end: str) -> None:
    document = WordTemplate(template(tmp_path, "{{ value }}")).render({"value": f"one{end}two"})
    assert paragraphs_of(document) == ["one\ntwo"]
    assert len(list(opened(document).element.body.iter(qn("w:br")))) == 1


def test_a_tab_is_a_tab(tmp_path: Path) -> None:
    document = WordTemplate(template(tmp_path, "{{ value }}")).render({"value": "one\ttwo"})
    assert paragraphs_of(document) == ["one\ttwo"]
    assert len(list(opened(document).element.body.iter(qn("w:tab")))) == 1


def test_an_empty_line_begins_a_paragraph_of_the_same_style_and_type(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Says: ", style="Quote")
    paragraph.add_run("{{ value }}").bold = True
    paragraph.add_run(" End.")
    made.save(str(tmp_path / "t.docx"))

    document = WordTemplate(tmp_path / "t.docx").render({"value": "one\n\ntwo\n\n\nthree\nfour"})

    found = opened(document).paragraphs
    assert [p.text for p in found] == ["Says: one", "two", "three\nfour End."]
    assert [p.style.name for p in found] == ["Quote"] * 3
    assert [[run.bold for run in p.runs] for p in found] == [[None, True], [True], [True, None]]


@pytest.mark.parametrize("style", ["List Bullet", "List Number", "Heading 1"])
def test_an_empty_line_in_a_list_item_or_heading_stays_an_empty_line(tmp_path: Path, style: str) -> None:
    made = docx.Document()
    made.add_paragraph("{{ value }}", style=style)
    made.save(str(tmp_path / "t.docx"))
    assert paragraphs_of(WordTemplate(tmp_path / "t.docx").render({"value": "one\n\ntwo"})) == ["one\n\ntwo"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (20.0, "20"),
        (7.5, "7.5"),
        (1234567, "1234567"),
        (0.1, "0.1"),
        (100, "100"),
        (datetime.date(2026, 6, 22), "22 June 2026"),
    ],
)
def test_a_number_or_date_is_printed_as_people_write_it(tmp_path: Path, value: object, text: str) -> None:
    assert printed(tmp_path, value) == text


def test_tags_that_word_has_split_into_runs_are_joined(tmp_path: Path) -> None:
    made = template(
        tmp_path, ["a {", "{ child", ".na", "me", "}", "} b {", "% if ", "child.name %", "}c{% endif %} d"]
    )
    document = WordTemplate(made).render({"child": {"name": "Ama"}})
    assert paragraphs_of(document) == ["a Ama b c d"]
    # What stands around a tag keeps its formatting; the tag has that of its beginning.
    runs = [(run.text, run.bold) for run in opened(document).paragraphs[0].runs if run.text]
    assert runs == [("a Ama", False), (" b ", True), ("c d", False)]


def test_a_space_after_a_split_tag_is_kept_by_word(tmp_path: Path) -> None:
    document = WordTemplate(template(tmp_path, ["{{ na", "me }} is"])).render({"name": "Ama"})
    text = next(node for node in opened(document).element.body.iter(qn("w:t")) if node.text == " is")
    assert text.get(qn("xml:space")) == "preserve"


def test_a_tab_or_line_break_typed_inside_a_tag_is_part_of_the_tag(tmp_path: Path) -> None:
    made = template(tmp_path, "a {{\tname\n}} b\tc")
    assert paragraphs_of(WordTemplate(made).render({"name": "x"})) == ["a x b\tc"]


def test_paragraph_tags_take_their_paragraphs_with_them(tmp_path: Path) -> None:
    made = template(
        tmp_path,
        "before",
        "{%p for need in needs %}",
        "{{ loop.index }}. {{ need.text }}",
        "{%p if need.more %}",
        "more",
        "{%p else %}",
        "no more",
        "{%p endif %}",
        "{%p endfor %}",
        "{#p a note to whoever edits this #}",
        "after{# another #}",
    )
    needs = [{"text": "one", "more": True}, {"text": "two", "more": False}]
    assert paragraphs_of(WordTemplate(made).render({"needs": needs})) == [
        "before", "1. one", "more", "2. two", "no more", "after",
    ]  # fmt: skip


def test_row_tags_repeat_their_rows(tmp_path: Path) -> None:
    made = template(
        tmp_path,
        rows=[
            ["Need", "Hours"],
            ["{%tr for n in needs %}"],
            ["{{ n.text }}", "{{ n.hours }}"],
            ["{%tr endfor %}"],
        ],
    )
    needs = [{"text": "Hours", "hours": 1}, {"text": "Hours", "hours": 1}, {"text": "Need", "hours": 2}]
    document = WordTemplate(made).render({"needs": needs})
    assert rows_of(document) == [["Need", "Hours"], ["Hours", "1"], ["Hours", "1"], ["Need", "2"]]


def test_a_loop_over_paragraphs_may_hold_a_heading_and_then_a_table(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("{%p for area in areas %}")
    made.add_paragraph("{{ area }}")
    made.add_table(rows=1, cols=1).cell(0, 0).text = "{{ loop.index }}"
    made.add_paragraph("{%p endfor %}")
    made.save(str(tmp_path / "t.docx"))
    document = opened(WordTemplate(tmp_path / "t.docx").render({"areas": ["x", "y"]}))
    assert [paragraph.text for paragraph in document.paragraphs] == ["x", "y"]
    assert [table.cell(0, 0).text for table in document.tables] == ["1", "2"]


def test_a_template_whose_markup_is_set_out_in_lines_prints_the_same(tmp_path: Path) -> None:
    made = template(tmp_path, "first", "{{ value }}", "{{ gone }}")
    set_out_in_lines(made)
    with pytest.raises(TemplateError) as caught:
        WordTemplate(made).render({"value": "x"})
    assert [fault.place for fault in caught.value.faults] == ["main text, paragraph 3"]
    assert paragraphs_of(WordTemplate(made).render({"value": "x", "gone": "y"})) == ["first", "x", "y"]


def set_out_in_lines(path: Path) -> None:
    """Put each element of the main text on a line of its own, as some programs do."""
    change_main_text(path, lambda content: etree.tostring(etree.fromstring(content), pretty_print=True))


def change_main_text(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change the markup of the file's main text."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = change(parts["word/document.xml"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_comments_in_the_markup_and_marks_of_editing_are_left_out(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ value }}")
    word = b"http://schemas.microsoft.com/office/word/2010/wordml"
    marks = b'<!-- {{ note --><w:p xmlns:w14="' + word + b'" w:rsidR="00AB12CD" w14:paraId="11111111">'
    change_main_text(made, lambda content: content.replace(b"<w:p>", marks))
    document = WordTemplate(made).render({"value": "x"})
    assert paragraphs_of(document) == ["x"]
    with zipfile.ZipFile(BytesIO(document)) as archive:
        markup = archive.read("word/document.xml")
    assert [mark for mark in (b"rsidR=", b"paraId", b"<!--") if mark in markup] == []


def test_a_header_whose_paragraphs_are_all_left_out_keeps_an_empty_one(tmp_path: Path) -> None:
    made = docx.Document()
    header = made.sections[0].header
    header.paragraphs[0].text = "{%p if x %}"
    header.add_paragraph("words")
    header.add_paragraph("{%p endif %}")
    made.save(str(tmp_path / "t.docx"))
    found = opened(WordTemplate(tmp_path / "t.docx").render({"x": False})).sections[0].header
    assert [paragraph.text for paragraph in found.paragraphs] == [""]


def test_cell_tags_repeat_their_cells_and_the_columns_follow(tmp_path: Path) -> None:
    made = template(tmp_path, rows=[["{%tc for n in names %}", "{{ n }}", "{%tc endfor %}"]])
    document = WordTemplate(made).render({"names": ["a", "b", "c", "d"]})
    assert rows_of(document) == [["a", "b", "c", "d"]]
    assert len(opened(document).tables[0].columns) == 4


def test_run_tags_take_their_runs_with_them_and_leave_the_formatting_of_others(tmp_path: Path) -> None:
    made = template(tmp_path, ["plain ", "bold {%r if more %} and more{%r endif %} bold again"])
    for more, words in ((True, "plain bold  and more bold again"), (False, "plain bold  bold again")):
        paragraph = opened(WordTemplate(made).render({"more": more})).paragraphs[0]
        assert paragraph.text == words
        assert {run.text for run in paragraph.runs if run.bold} >= {"bold ", " bold again"}


def test_a_condition_inside_a_paragraph_works_without_any_form(tmp_path: Path) -> None:
    made = template(tmp_path, "a{% if x %}b{% elif y == 'z' %}c{% else %}d{% endif %}e")
    filled = WordTemplate(made)
    assert paragraphs_of(filled.render({"x": True, "y": ""})) == ["abe"]
    assert paragraphs_of(filled.render({"x": False, "y": "z"})) == ["ace"]
    assert paragraphs_of(filled.render({"x": False, "y": ""})) == ["ade"]


def test_a_condition_over_several_paragraphs_leaves_whole_paragraphs_behind(tmp_path: Path) -> None:
    made = template(tmp_path, "a{% if x %}b", "c", "d{% endif %}e")
    assert paragraphs_of(WordTemplate(made).render({"x": False})) == ["ae"]
    assert paragraphs_of(WordTemplate(made).render({"x": True})) == ["ab", "c", "de"]


def test_headers_footers_and_the_title_are_filled(tmp_path: Path) -> None:
    made = template(tmp_path, "body", header="{{ a }} & co", footer="{{ b }}", title="Plan {{ a }}")
    document = opened(WordTemplate(made).render({"a": "A <1>", "b": "B"}))
    assert document.sections[0].header.paragraphs[0].text == "A <1> & co"
    assert document.sections[0].footer.paragraphs[0].text == "B"
    assert document.core_properties.title == "Plan A <1>"


def test_footnotes_are_filled(tmp_path: Path) -> None:
    made = template(tmp_path, "body")
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="1"><w:p><w:r><w:t>{{ note }}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    rewritten(made, {"word/footnotes.xml": notes.encode()}, override=("/word/footnotes.xml", kind))
    with zipfile.ZipFile(BytesIO(WordTemplate(made).render({"note": "x & y\nz"}))) as archive:
        text = archive.read("word/footnotes.xml").decode()
    assert 'x &amp; y</w:t><w:br/><w:t xml:space="preserve">z</w:t>' in text


def rewritten(path: Path, parts: dict[str, bytes], *, override: tuple[str, str]) -> None:
    """Put parts into the Word file, declared in its content types."""
    with zipfile.ZipFile(path) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    declared = f'<Override PartName="{override[0]}" ContentType="{override[1]}"/></Types>'
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(b"</Types>", declared.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**found, **parts}.items():
            archive.writestr(name, content)


def test_a_picture_description_is_filled_and_each_picture_gets_its_own_number(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("{%p for name in names %}")
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
    )
    made.add_paragraph().add_run().add_picture(BytesIO(pixel))
    next(made.element.body.iter(qn("wp:docPr"))).set("descr", 'Photograph of {{ name }} {"{A-GUID}"}')
    made.add_paragraph("{%p endfor %}")
    made.save(str(tmp_path / "t.docx"))

    body = opened(WordTemplate(tmp_path / "t.docx").render({"names": ['A "<b>\n', "C"]})).element.body

    pictures = list(body.iter(qn("wp:docPr")))
    assert [picture.get("descr") for picture in pictures] == [
        'Photograph of A "<b>  {"{A-GUID}"}',
        'Photograph of C {"{A-GUID}"}',
    ]
    assert [picture.get("id") for picture in pictures] == ["1", "2"]


def test_a_cell_takes_its_colour_from_the_data(tmp_path: Path) -> None:
    made = template(tmp_path, rows=[["{% cellbg colour %}{{ text }}", "plain"]])
    cell = opened(WordTemplate(made).render({"colour": "D9E8F6", "text": "x"})).tables[0].rows[0].cells[0]
    shape = cell._tc.tcPr
    assert cell.text == "x"
    assert [child.tag for child in shape] == [
        qn("w:tcW"),
        qn("w:shd"),
    ]  # the order that Word's schema asks for
    assert shape.find(qn("w:shd")).get(qn("w:fill")) == "D9E8F6"


def test_braces_of_the_template_that_are_no_tags_stay(tmp_path: Path) -> None:
    made = template(tmp_path, ["{", "x", "} {a} }", "{{ value }}", "} {"], "a { b", "} c")
    assert paragraphs_of(WordTemplate(made).render({"value": "v"})) == ["{x} {a} }v} {", "a { b", "} c"]


def test_a_cell_is_never_left_without_a_paragraph_nor_a_table_without_rows(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(rows=1, cols=2)
    cell = table.cell(0, 0)
    cell.text = "{%p if x %}"
    cell.add_paragraph("words")
    cell.add_paragraph("{%p endif %}")
    nested = made.add_table(rows=3, cols=1)
    nested.cell(0, 0).text, nested.cell(1, 0).text, nested.cell(2, 0).text = (
        "{%tr if x %}",
        "row",
        "{%tr endif %}",
    )
    cell.add_table(rows=1, cols=1)
    cell.paragraphs[-1].text = "{%p if x %}"  # python-docx puts a paragraph after a table in a cell
    cell.add_paragraph("{%p endif %}")
    made.save(str(tmp_path / "t.docx"))

    body = opened(WordTemplate(tmp_path / "t.docx").render({"x": False})).element.body

    assert all(cell[-1].tag == qn("w:p") for cell in body.iter(qn("w:tc")))
    assert [len(table.findall(qn("w:tr"))) for table in body.iter(qn("w:tbl"))] == [1, 1]


def test_a_field_of_a_dataclass_and_an_entry_of_a_mapping_are_named_alike(tmp_path: Path) -> None:
    @dataclass(frozen=True)
    class Child:
        items: str

    filled = WordTemplate(template(tmp_path, "{{ child.items }}"))
    assert paragraphs_of(filled.render({"child": Child(items="x")})) == ["x"]
    assert paragraphs_of(filled.render({"child": {"items": "y"}})) == ["y"]


def test_the_same_data_gives_the_same_bytes_and_nothing_of_the_last_child(tmp_path: Path) -> None:
    filled = WordTemplate(template(tmp_path, "{{ a }}", header="{{ b }}", title="T"))
    first = filled.render({"a": "canary-one", "b": "x"}, dated=datetime.date(2026, 6, 22))
    second = filled.render({"a": "canary-two", "b": "y"}, dated=datetime.date(2026, 6, 22))
    again = WordTemplate(tmp_path / "template.docx")
    assert again.render({"a": "canary-one", "b": "x"}, dated=datetime.date(2026, 6, 22)) == first
    assert "canary-one" not in "".join(paragraphs_of(second))


def test_one_template_serves_several_threads(tmp_path: Path) -> None:
    filled = WordTemplate(template(tmp_path, "{%p for x in xs %}", "{{ x }}", "{%p endfor %}"))
    contexts = [{"xs": [f"{number}-{item}" for item in range(50)]} for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(filled.render, contexts))
    assert [paragraphs_of(document) for document in made] == [context["xs"] for context in contexts]


def test_properties_name_no_person_and_no_clock(tmp_path: Path) -> None:
    made = docx.Document()
    made.core_properties.author = "An Officer"
    made.core_properties.last_modified_by = "An Officer"
    made.save(str(tmp_path / "t.docx"))
    found = opened(WordTemplate(tmp_path / "t.docx").render({}, title="T", dated=datetime.date(2026, 6, 22)))
    properties = found.core_properties
    assert (properties.author, properties.last_modified_by, properties.title) == (
        "ehcp-docs",
        "ehcp-docs",
        "T",
    )
    assert properties.language == "en-GB"
    assert {properties.created.date(), properties.modified.date()} == {datetime.date(2026, 6, 22)}


def test_a_word_template_file_becomes_a_document(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ value }}")
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"document.main+xml", b"template.main+xml"
    )
    with zipfile.ZipFile(tmp_path / "t.dotx", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert paragraphs_of(WordTemplate(tmp_path / "t.dotx").render({"value": "x"})) == ["x"]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("{{ day | date }}", "22 June 2026"),
        ("{{ day | day }}", "Monday 22 June 2026"),
        ("{{ 1480 | pounds }}", "£1,480"),
        ("{{ 1480.5 | pounds }}", "£1,480.50"),
        ("{{ names | listed }}", "a, b & c and <d>"),
        ("{{ names | length }}", "3"),
        ("{{ 'éa' | upper_first }}", "Éa"),
        ("{{ 'ÉA' | lower }}", "éa"),
        ("{{ 'x' if names else 'y' }}", "x"),
        ("{{ 'a' ~ 1 ~ '<' }}", "a1<"),
        ("{{ names[0] }}", "a"),
    ],
)
def test_filters_and_expressions(tmp_path: Path, tag: str, text: str) -> None:
    context = {"day": datetime.date(2026, 6, 22), "names": ["a", "b & c", "<d>"]}
    assert paragraphs_of(WordTemplate(template(tmp_path, tag)).render(context)) == [text]
