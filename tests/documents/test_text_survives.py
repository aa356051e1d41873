"""Any text whatever goes through a template and comes back: the property that all else rests on."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_templates import opened, paragraphs_of, rows_of, template

from ehcp_docs.documents import WordTemplate

# Everything that XML 1.0 allows, and U+000B, which is a line break of Word's.
WRITABLE = st.characters(
    exclude_categories=("Cs",),
    exclude_characters=[chr(code) for code in range(32) if code not in (9, 10, 11, 13)],
).filter(lambda character: character not in "\ufffe\uffff")
TEXT = st.text(WRITABLE, max_size=60)
MARKUP = st.text(st.sampled_from("{}%#<>&\"'_ax\n\t|/;"), max_size=20)
ANY = TEXT | MARKUP

SETTINGS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> WordTemplate:
    made = template(
        tmp_path_factory.mktemp("survive"),
        "start {",
        "{{ a }}",
        ["{{ a }} & {{ b }}", "} and {{ a }}"],
        "{%p for item in items %}",
        "{{ item }}",
        "{%p endfor %}",
        rows=[["Name", "{"], ["{%tr for item in items %}"], ["{{ item }}", "{{ a }}"], ["{%tr endfor %}"]],
        header="{{ b }}",
        title="{{ c }}",
    )
    return WordTemplate(made)


def as_read(text: str) -> list[str]:
    """The paragraphs in which Word has the text."""
    return re.split("\n{2,}", re.sub("\r\n|[\r\x0b]", "\n", text))


def whole(*texts: str) -> list[str]:
    """The paragraphs of texts that stand in one paragraph of the template."""
    found = [""]
    for text in texts:
        first, *rest = as_read(text) if text else [""]
        found[-1] += first
        found += rest
    return found


@SETTINGS
@given(a=ANY, b=ANY, items=st.lists(ANY, max_size=4))
def test_any_text_survives_and_is_found_when_read_back(
    filled: WordTemplate, a: str, b: str, items: list[str]
) -> None:
    document = filled.render({"a": a, "b": b, "c": "", "items": items})
    expected = ["start {", *whole(a), *whole(a, " & ", b, "} and ", a)]
    for item in items:
        expected += whole(item)
    assert paragraphs_of(document) == expected
    header = [paragraph.text for paragraph in opened(document).sections[0].header.paragraphs]
    assert header == whole(b)
    assert rows_of(document) == [
        ["Name", "{"],
        *(["\n".join(whole(item)), "\n".join(whole(a))] for item in items),
    ]


@SETTINGS
@given(c=ANY)
def test_any_text_survives_in_the_title(filled: WordTemplate, c: str) -> None:
    document = filled.render({"a": "", "b": "", "c": c, "items": []})
    # A title has no lines; python-docx gives None-like emptiness as an empty string.
    assert opened(document).core_properties.title == re.sub("[\t\n\r\x0b]+", " ", c)


@SETTINGS
@given(a=ANY, items=st.lists(ANY, max_size=3))
def test_the_same_data_gives_the_same_bytes(filled: WordTemplate, a: str, items: list[str]) -> None:
    context = {"a": a, "b": a, "c": a, "items": items}
    assert filled.render(context) == filled.render(dict(context))
