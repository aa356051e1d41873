"""What stops a template: every fault at once, each with its place, its words and the nearest known name."""

from __future__ import annotations

import datetime
import traceback
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from docxtpl import DocxTemplate
from made_templates import paragraphs_of, template

from ehcp_docs.documents import WordTemplate
from ehcp_docs.errors import EhcpError, InputError, TemplateError


def faults_of(path: Path) -> list[str]:
    with pytest.raises(TemplateError) as caught:
        WordTemplate(path)
    return [fault.sentence() for fault in caught.value.faults]


def stopped(path: Path, context: Mapping[str, object]) -> EhcpError:
    with pytest.raises(EhcpError) as caught:
        WordTemplate(path).render(context)
    return caught.value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Dear {{ name", "“Dear {{ name” has a tag that is not closed in the same paragraph."),
        ("Dear {{ name }", "“Dear {{ name }” has a tag that is not closed in the same paragraph."),
        ("Dear { name }}", "“Dear { name }}” has a tag that is not opened in the same paragraph."),
        ("{{ a {{ b }}", "{{ a {{ b }} is not closed before the next one begins. Close it with }} or %}."),
        ("{% if a }} b {% endif %}", "{% if a }} b {% endif %} is not closed before the next one begins."),
        ("{# note", "“{# note” has a tag that is not closed in the same paragraph."),
        ("{% if a == “x” %}y{% endif %}", "{% if a == “x” %} has curly quotation marks."),
        ("{{ a.b( }}", "{{ a.b( }} is not written as a tag should be. Write it like {{ child.name }}"),
        ("{{ a b }}", "{{ a b }} is not written as a tag should be."),
        ("{{ }}", "{{ }} is empty."),
        ("{%- if a %}b{% endif %}", "{%- if a %} has a hyphen at its end, which would join paragraphs."),
        (
            "{% fro a in b %}{% endfor %}",
            "{% fro a in b %} is no tag that a template may use. Did you mean for?",
        ),
        ("{% for a, b in c %}{% endfor %}", "{% for a, b in c %} is not written as a tag should be."),
        ("{% if a %}{% endif x %}", "{% endif x %} is not written as a tag should be."),
        ("{{p a }}", "{{p a }} prints outside its text. Leave out the “p”: {{ a }}"),
        (
            "text {%p if a %}",
            "{%p if a %} is not alone in its paragraph, and what is beside it would be lost.",
        ),
        ("{%tr for a in b %}", "{%tr for a in b %} is not in a table row."),
        ("{{ a | dat }}", "{{ a | dat }} uses the filter “dat” in a way there is not. Did you mean date?"),
        ("{{ a | date('x') }}", "uses the filter “date” in a way there is not. Filters are: date, day,"),
    ],
)
def test_a_tag_that_is_not_right_is_named_with_its_place(tmp_path: Path, text: str, sentence: str) -> None:
    found = faults_of(template(tmp_path, "first", text))
    assert found[0].startswith("main text, paragraph 2: ")
    assert sentence in found[0]


@pytest.mark.parametrize(
    ("texts", "sentences"),
    [
        (
            ["{%p for a in b %}", "x"],
            ["paragraph 1: {%p for a in b %} is never closed. Add {%p endfor %} where it ends."],
        ),
        (["x", "{% endif %}"], ["paragraph 2: {% endif %} has no {% if %} before it."]),
        (["{% else %}"], ["paragraph 1: {% else %} has no {% if %} before it."]),
        (
            ["{%p for a in b %}", "{%p if a %}", "{%p endfor %}", "{%p endif %}"],
            [
                "paragraph 3: {%p endfor %} comes before {%p if a %} (main text, paragraph 2) is closed.",
                "paragraph 4: {%p endif %} has no {% if %} before it.",
            ],
        ),
        (
            ["{% if a %}x", "{%p endif %}"],
            ["paragraph 1: {% if a %} begins and ends at different levels"],
        ),
    ],
)
def test_loops_and_conditions_must_fit_together(
    tmp_path: Path, texts: list[str], sentences: list[str]
) -> None:
    found = faults_of(template(tmp_path, *texts))
    assert len(found) == len(sentences)
    for one, sentence in zip(found, sentences, strict=True):
        assert one.startswith(f"main text, {sentence}")


def test_a_loop_from_a_table_into_the_text_is_found_before_any_data(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_table(rows=1, cols=1).cell(0, 0).text = "{% for a in b %}{{ a }}"
    made.add_paragraph("{% endfor %}")
    made.save(str(tmp_path / "t.docx"))
    assert faults_of(tmp_path / "t.docx")[0].startswith(
        "main text, table 1, row 1, cell 1, paragraph 1: {% for a in b %} begins and ends at different levels"
    )


def test_all_faults_of_all_parts_come_at_once_in_order(tmp_path: Path) -> None:
    made = template(
        tmp_path,
        "{{ a b }}",
        "{{ c",
        rows=[["ok", "{{ “d” }}"], ["{%tr for x in y %}", "beside"]],
        header="{% bad %}",
        footer="}}",
        title="{{ t ",
    )
    assert [sentence.split(": ")[0] for sentence in faults_of(made)] == [
        "main text, paragraph 1",
        "main text, paragraph 2",
        "main text, table 1, row 1, cell 2, paragraph 1",
        "main text, table 1, row 2, cell 1, paragraph 1",  # not alone in its row
        "main text, table 1, row 2, cell 1, paragraph 1",  # never closed
        "header, paragraph 1",
        "footer, paragraph 1",
        "document properties",
    ]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ().__class__.__base__.__subclasses__() }}",
        "{{ child.__class__ }}",
        "{{ open('/etc/passwd').read() }}",
        "{{ range(10) }}",
        "{{ 10 ** 10 }}",
        "{{ 'x' * 1000000000 }}",
        "{{ lipsum }}",
        "{{ 'a%s'|format(child) }}",
        "{{ child|attr('name') }}",
        "{{ child|safe }}",
        "{{ child.name.format() }}",
        "{% include 'x' %}",
        "{% set x = 1 %}",
        "{% macro m() %}{% endmacro %}",
        "{% raw %}{{ x }}{% endraw %}",
        "{{ x is callable }}",
        "{{ 1 if x }}",
        "{{ child.name.upper }}",
        "{% if child.name.upper %}x{% endif %}",
        "{{ self._TemplateReference__context }}",
        "{{ child['__class__'] }}",
    ],
)
def test_a_template_runs_no_code(tmp_path: Path, tag: str) -> None:
    assert stopped(template(tmp_path, tag), {"child": {"name": "x"}, "x": 1}).exit_code == 3


def test_a_tag_across_the_border_of_a_tracked_change_cannot_be_joined(tmp_path: Path) -> None:
    made = template(tmp_path, ["a {{ na", "me }} b"])
    tracked(made)
    assert "{{ name }} is split by a link, a tracked change" in faults_of(made)[0]


def tracked(path: Path) -> None:
    """Put the first run of the first paragraph into an insertion."""
    document = docx.Document(str(path))
    run = document.paragraphs[0].runs[0]._r
    insertion = run.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}ins", {})
    run.addprevious(insertion)
    insertion.append(run)
    document.save(str(path))


def test_a_tag_inside_a_field_is_refused(tmp_path: Path) -> None:
    made = template(tmp_path, "INSTR")
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:t>INSTR</w:t>", b"<w:instrText>REF {{ name }}</w:instrText>"
    )
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert faults_of(made) == [
        "main text, paragraph 1: {{ name }} stands where it cannot be filled. "
        "It is inside a field: put it into the text beside the field."
    ]


def test_a_tag_that_docxtpl_loses_is_a_fault_and_not_a_blank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DocxTemplate, "patch_xml", lambda self, markup: markup.replace("{{ 1 }}", ""))
    assert faults_of(template(tmp_path, "{{ a }} {{ b }}"))[0].startswith(
        "main text, paragraph 1: {{ a }} cannot be brought to where it belongs."
    )


def test_every_unknown_name_is_told_with_the_nearest_known_one(tmp_path: Path) -> None:
    @dataclass(frozen=True)
    class Child:
        name: str

    made = template(
        tmp_path,
        "{{ chidl.name }} and {{ child.nmae }}",
        "{%p for need in needs %}",
        "{{ need.tekst }}",
        "{%p endfor %}",
        header="{{ child.nmae }}",
    )
    error = stopped(made, {"child": Child(name="Canary"), "needs": [{"text": "Canary"}]})
    assert isinstance(error, TemplateError)
    unknown = "names “child.nmae”, and there is no such field."
    assert [fault.sentence() for fault in error.faults] == [
        "main text, paragraph 1: {{ chidl.name }} names “chidl”, and there is no such field. Did you mean child?",
        f"main text, paragraph 1: {{{{ child.nmae }}}} {unknown} Did you mean child.name?",
        "main text, paragraph 3: {{ need.tekst }} names “need.tekst”, and there is no such field. "
        "Did you mean need.text?",
        f"header, paragraph 1: {{{{ child.nmae }}}} {unknown} Did you mean child.name?",
    ]


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ nothing }}", "{{ nothing }} is empty here. Put {% if … %} round it, or give the value."),
        ("{{ nothing | date }}", "{{ nothing | date }} is empty here."),
        ("{{ yes }}", "{{ yes }} is yes or no, not text."),
        ("{{ words }}", "{{ words }} is a list, not text."),
        ("{{ group }}", "{{ group }} is a group of fields, not text."),
        ("{{ text | date }}", "{{ text | date }} uses the filter “date” on something that is no date."),
        ("{{ text | pounds }}", "uses the filter “pounds” on something that is no number."),
        ("{{ text | listed }}", "uses the filter “listed” on something that is no list."),
        ("{{ text | length }}", "uses the filter “length” on something that is no list."),
        ("{% for x in nothing %}{% endfor %}", "repeats or compares something that is empty in this data."),
        ("{% if nothing < 3 %}{% endif %}", "repeats or compares something that is empty in this data."),
        ("{% if gone %}{% endif %}", "{% if gone %} names “gone”, and there is no such field."),
        ("{{ gone | listed }}", "{{ gone | listed }} names “gone”, and there is no such field."),
        ("{{ gone | date }}", "{{ gone | date }} names “gone”, and there is no such field."),
        ("{{ gone | upper_first }}", "names “gone”, and there is no such field."),
        ("{{ loop.index }}", "{{ loop.index }} names “loop”, and there is no such field."),
    ],
)
def test_a_value_that_cannot_be_printed_is_an_error_and_never_a_blank(
    tmp_path: Path, tag: str, message: str
) -> None:
    context = {"nothing": None, "yes": True, "words": ["Canary"], "group": {"a": "Canary"}, "text": "Canary"}
    error = stopped(template(tmp_path, "first", tag), context)
    assert isinstance(error, TemplateError)
    assert error.faults[0].place == "main text, paragraph 2"
    assert message in error.faults[0].sentence()


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x01", "\x08", "\x0c", "\x1b", "\x1e", chr(0xD800), chr(0xDFFF), "\ufffe", "\uffff"],
)
def test_a_character_that_no_word_file_can_hold_is_named_by_its_path(tmp_path: Path, character: str) -> None:
    @dataclass(frozen=True)
    class Need:
        text: str

    made = template(
        tmp_path,
        "{%p for need in needs %}",
        "{{ need.text }}",
        "{%p endfor %}",
    )
    bad = f"Canary{character}"
    error = stopped(made, {"needs": (Need(text="ok"), Need(text=bad)), "name": {"first": bad}})
    assert isinstance(error, InputError)
    assert [fault.place for fault in error.faults] == ["needs[1].text", "name.first"]


def test_no_error_holds_a_childs_words(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ a.b }}{{ text | date }}")
    for context in ({"a": "Canary", "text": "Canary"}, {"a": {"b": "Canary\x01"}, "text": "Canary"}):
        error = stopped(made, context)
        told = "\n".join([*error.lines(), *traceback.format_exception(error)])
        assert "Canary" not in told


def test_a_defect_in_a_view_keeps_its_own_error(tmp_path: Path) -> None:
    class Broken:
        @property
        def name(self) -> str:
            raise TypeError("a bug")

    with pytest.raises(TypeError, match="a bug"):
        WordTemplate(template(tmp_path, "{{ child.name }}")).render({"child": Broken()})


def test_a_condition_asks_for_what_may_be_empty(tmp_path: Path) -> None:
    made = template(tmp_path, "{% if day %}{{ day | date }}{% else %}no day{% endif %}")
    assert paragraphs_of(WordTemplate(made).render({"day": None})) == ["no day"]
    assert paragraphs_of(WordTemplate(made).render({"day": datetime.date(2026, 1, 2)})) == ["2 January 2026"]
