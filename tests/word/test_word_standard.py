"""Every Word file that is made keeps to the schemas of ISO/IEC 29500, as an independent validator reads them.

LibreOffice forgives an element in the wrong place; Word may offer to repair the file.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from openxml_audit import OpenXmlValidator

from ehcp_docs.cli import main
from ehcp_docs.documents.catalogue import Document, document, documents
from ehcp_docs.documents.render import render_all
from ehcp_docs.documents.samples import sample_data
from ehcp_docs.resources import shipped

NOT_REQUIRED = "A required relationship type"
"""The validator asks for a theme and a table of fonts; the standard and Word do without."""
SAMPLES = shipped("samples")
NURSERY = SAMPLES / "nursery.json"
AMENDED, PARENTS, AUTHORITY = (
    SAMPLES / "versions" / f"nursery_{who}.json" for who in ("amended", "parents", "authority")
)
COUNCIL = SAMPLES / "council" / "nursery_national_rows.docx"
OTHERS = {
    "the plan": ("render", NURSERY),
    "the plan by need, provision and outcome": ("render", NURSERY, "-d", "plan_national"),
    "a monitoring summary": (
        "render",
        SAMPLES / "monitoring" / "primary_looked_after.json",
        "-d",
        "monitoring_summary",
    ),
    "large print": ("render", NURSERY, "--large-print"),
    "a redacted copy": ("render", NURSERY, "--redacted"),
    "a draft that is not for issue": ("render", SAMPLES / "broken_links.json", "--not-for-issue"),
    "changes tracked": ("compare", NURSERY, AMENDED),
    "the tribunal's working document": (
        *("compare", NURSERY, PARENTS, "--authority-proposals", AUTHORITY, "--working-document"),
    ),
    "findings in our own plan": ("audit", SAMPLES / "vague_infant.json", "--report", "comments", "--suggest"),
    "the writer's page": ("audit", SAMPLES / "vague_infant.json", "--report", "summary"),
}


def told(word: Path) -> list[str]:
    """What the validator says of the file, each with its part and place."""
    result = OpenXmlValidator(max_errors=50).validate(word)
    return [
        f"{one.part_uri} {one.path}: {one.description}"
        for one in result.errors
        if not one.description.startswith(NOT_REQUIRED)
    ]


@pytest.mark.parametrize("one", [one for one in documents() if one.sample], ids=lambda one: one.id)
def test_a_document_of_the_catalogue_keeps_to_the_standard(one: Document, tmp_path: Path) -> None:
    word = tmp_path / "made.docx"
    for rendered in render_all(one.id, sample_data(one)):
        word.write_bytes(rendered.data)
        assert told(word) == []


@pytest.mark.parametrize("command", OTHERS.values(), ids=OTHERS)
def test_a_copy_keeps_to_the_standard(command: tuple[str | Path, ...], tmp_path: Path) -> None:
    word = tmp_path / "made.docx"
    done = CliRunner().invoke(main, [*map(str, command), "-o", str(word)])
    assert word.is_file(), done.output
    assert told(word) == []


def test_comments_and_suggestions_bring_no_fault_into_a_councils_file(tmp_path: Path) -> None:
    word = tmp_path / "made.docx"
    CliRunner().invoke(main, ["audit", str(COUNCIL), "--report", "comments", "--suggest", "-o", str(word)])
    assert set(told(word)) <= set(told(COUNCIL))


def test_the_validator_sees_an_element_in_the_wrong_place(tmp_path: Path) -> None:
    word = tmp_path / "made.docx"
    letter = render_all("L09", sample_data(document("L09")))[0].data
    word.write_bytes(with_body(letter, b"<w:pPr>", b'<w:pPr><w:rPr/><w:keepNext w:val="1"/>'))
    assert [fault for fault in told(word) if "Unexpected element" in fault] != []


def with_body(content: bytes, old: bytes, new: bytes) -> bytes:
    """The Word file with the first such words of its body replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(old, new, 1) if name == "word/document.xml" else part)
    return made.getvalue()
