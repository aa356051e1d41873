"""A template is checked against the view it is for, without any data."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from made_templates import template

from ehcp_docs.documents.check import check_template, unused_fields
from ehcp_docs.documents.shapes import Field, all_fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    text: str
    """What is done."""
    by: datetime.date | None = None
    """When it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    id: str
    """Its number."""
    steps: tuple[Step, ...] = ()
    """What is done about it."""

    @property
    def title(self) -> str:
        """Number and words."""
        return self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    name: str
    """The full name."""
    is_draft: bool
    needs: tuple[Need, ...]
    """The needs, in order."""
    amount: float
    upn: str
    date_of_birth: datetime.date
    local: Mapping[str, Any]


def sentences(path: Path) -> list[str]:
    return [fault.sentence() for fault in check_template(path, View)]


def test_a_sound_template_has_no_faults(tmp_path: Path) -> None:
    made = template(
        tmp_path,
        "{{ name }} {% if is_draft and needs %}Draft{% endif %} {{ amount | pounds }}",
        "{{ local.anything.at_all }}",
        "{%p for need in needs if need.steps %}",
        "{{ loop.index }} {{ need.title }} {% for step in need.steps %}{{ step.by | date }}{% endfor %}",
        "{%p endfor %}",
        rows=[["{%tr for need in needs %}"], ["{{ need.id }}"], ["{%tr endfor %}"]],
    )
    assert sentences(made) == []


def test_every_unknown_name_is_found_even_where_no_data_would_reach(tmp_path: Path) -> None:
    made = template(
        tmp_path,
        "{{ nmae }}",
        "{%p if is_draft %}",
        "{%p for need in needs %}",
        "{{ need.titel }} {% for step in need.steps %}{{ step.txt }}{{ need.steps.text }}{% endfor %}"
        "{{ step.text }}",
        "{%p endfor %}",
        "{%p endif %}",
        "{{ need.id }} {{ loop.index }} {{ name.first }}",
    )
    assert [sentence.removeprefix("main text, ") for sentence in sentences(made)] == [
        "paragraph 1: {{ nmae }} names “nmae”, and there is no such field. Did you mean name?",
        "paragraph 4: {{ need.titel }} names “need.titel”, and there is no such field. Did you mean need.title?",
        "paragraph 4: {{ step.txt }} names “step.txt”, and there is no such field. Did you mean step.text?",
        "paragraph 4: {{ need.steps.text }} asks for “text” of a list. Repeat it first: {% for … %}.",
        "paragraph 4: {{ step.text }} names “step”, and there is no such field. "
        "Did you mean “steps” of each item of needs?",
        "paragraph 7: {{ need.id }} names “need”, and there is no such field. Did you mean needs?",
        "paragraph 7: {{ loop.index }} names “loop”, and there is no such field. See: ehcp documents fields",
        "paragraph 7: {{ name.first }} names “name.first”, and there is no such field. See: ehcp documents fields",
    ]


def test_a_loop_that_cannot_be_read_does_not_make_its_names_unknown(tmp_path: Path) -> None:
    made = template(tmp_path, "{%p for need in needs | sorted %}", "{{ need.id }}", "{%p endfor %}")
    assert [sentence.split(" uses ")[0] for sentence in sentences(made)] == [
        "main text, paragraph 1: {%p for need in needs | sorted %}"
    ]


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("{{ needs }}", "{{ needs }} prints a list. Repeat it with {% for … %}"),
        ("{{ is_draft }}", "{{ is_draft }} prints yes or no. Ask for it with {% if … %}."),
        ("{% for need in needs %}{{ need }}{% endfor %}", "{{ need }} prints a group of fields. Name one"),
        (
            "{% for x in name %}{% endfor %}",
            "{% for x in name %} repeats something that is no list but text.",
        ),
        ("{{ name | date }}", "{{ name | date }} uses the filter “date” on text. It needs a date."),
        (
            "{{ amount | listed }}",
            "{{ amount | listed }} uses the filter “listed” on a number. It needs a list.",
        ),
        ("{{ needs | upper_first }}", "uses the filter “upper_first” on a list. It needs a text."),
    ],
)
def test_a_name_used_for_what_it_is_not_is_a_fault(tmp_path: Path, tag: str, sentence: str) -> None:
    found = sentences(template(tmp_path, tag))
    assert len(found) == 1
    assert sentence in found[0]


def test_unknown_names_are_told_together_with_mistyped_tags(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ nmae }}", header="{{ a b }}")
    assert [sentence.split(":")[0] for sentence in sentences(made)] == [
        "main text, paragraph 1",
        "header, paragraph 1",
    ]


def test_one_fault_hides_no_other_in_the_same_part(tmp_path: Path) -> None:
    made = template(
        tmp_path,
        "{{ nmae }}",
        "{% for need in needs %}{{ need.titel }}",
        "{{ amount }",
        "{% if name == “Ama” %}{% endif %}",
        "{{ name | upcase }}",
        "{% import 'os' as os %}",
        "{{ ''.__class__ }}",
    )
    assert [sentence.split(" Did")[0].split(" Add")[0].split(". ")[0] for sentence in sentences(made)] == [
        "main text, paragraph 1: {{ nmae }} names “nmae”, and there is no such field.",
        "main text, paragraph 2: {% for need in needs %} is never closed.",
        "main text, paragraph 2: {{ need.titel }} names “need.titel”, and there is no such field.",
        "main text, paragraph 3: “{{ amount }” has a tag that is not closed in the same paragraph",
        "main text, paragraph 4: {% if name == “Ama” %} has curly quotation marks",
        "main text, paragraph 5: {{ name | upcase }} uses the filter “upcase” in a way there is not",
        "main text, paragraph 6: {% import 'os' as os %} is no tag that a template may use",
        "main text, paragraph 7: {{ ''.__class__ }} does more than look something up",
    ]


@pytest.mark.parametrize(
    "loop", ["{%p for need in needs | sorted %}", "{%p for need in needs", "{%p for need in “needs” %}"]
)
def test_names_of_a_loop_that_cannot_be_read_are_not_said_to_be_unknown(tmp_path: Path, loop: str) -> None:
    made = template(
        tmp_path,
        "{%p for step in needs %}",
        loop,
        "{{ need.any }}",
        "{%p endfor %}",
        "{{ step.id }}",
        "{%p endfor %}",
    )
    assert [sentence.split(":")[0] for sentence in sentences(made)] == ["main text, paragraph 2"]


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("{{ titel }}", "Did you mean “title” of each item of needs?"),
        ("{{ title }}", "Did you mean “title” of each item of needs?"),
        ("{{ need_title }}", "Did you mean “title” of each item of needs?"),
        ("{{ name_in_full }}", "See: ehcp documents fields"),
    ],
)
def test_a_field_that_stands_deeper_is_offered_too(tmp_path: Path, tag: str, meant: str) -> None:
    [found] = sentences(template(tmp_path, tag))
    assert found.endswith(f"and there is no such field. {meant}")


def test_identifiers_of_the_child_may_not_stand_on_every_page(tmp_path: Path) -> None:
    made = template(
        tmp_path, "{{ upn }}", header="{{ date_of_birth|date }}", footer="{{ upn }}", title="{{ upn }}"
    )
    assert [sentence.split(" prints ")[0] for sentence in sentences(made)] == [
        "header, paragraph 1: {{ date_of_birth|date }}",
        "footer, paragraph 1: {{ upn }}",
        "document properties: {{ upn }}",
    ]


def test_a_file_that_is_no_word_file_or_has_no_tags_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"%PDF-1.7")
    assert sentences(tmp_path / "a.docx")[0].startswith("a.docx: The file is a PDF.")
    assert sentences(template(tmp_path, "words"))[0] == (
        "template.docx: The file has no tags: it is the same for every child."
    )
    assert sentences(tmp_path / "none.docx")[0].startswith(
        "none.docx: The file cannot be opened: No such file"
    )


def test_what_is_fetched_from_outside_and_tags_in_links_are_faults(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("{{ name }}")
    made.part.relate_to("https://example.org/pixel.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    made.part.relate_to("https://example.org/{{ name }}", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made.part.relate_to("https://example.org/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made.save(str(tmp_path / "t.docx"))
    assert [fault.message for fault in check_template(tmp_path / "t.docx", View)] == [
        "The template fetches something from outside the file when it is opened.",
        "The address of a link holds a tag, which cannot be filled.",
    ]


def test_fields_that_are_not_used_are_information(tmp_path: Path) -> None:
    made = template(
        tmp_path, "{{ name }} {% if is_draft %}{% endif %}{% for n in needs %}{{ n.id }}{% endfor %}"
    )
    assert unused_fields(made, View) == [
        "needs[].steps", "needs[].title", "amount", "upn", "date_of_birth", "local",
    ]  # fmt: skip


def test_the_fields_of_a_view_come_with_their_meaning() -> None:
    found = {field.path: field for field in all_fields(View)}
    assert list(found) == [
        "name", "is_draft", "needs", "needs[].id", "needs[].steps", "needs[].steps[].text",
        "needs[].steps[].by", "needs[].title", "amount", "upn", "date_of_birth", "local",
    ]  # fmt: skip
    assert found["needs[].steps[].by"] == Field(
        path="needs[].steps[].by", kind="date", meaning="When it is done.", may_be_empty=True
    )
    assert found["needs[].title"].meaning == "Number and words."
    assert (found["is_draft"].kind, found["is_draft"].meaning) == ("truth", "")
    assert (found["local"].kind, found["amount"].kind) == ("anything", "number")


def test_a_part_of_the_template_that_is_damaged_is_told(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ name }}")
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"][:-50]
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert sentences(made)[0].startswith(
        "template.docx, word/document.xml: The file is damaged: a part is not XML."
    )
