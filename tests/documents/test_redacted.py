"""A redacted copy: one mark for one person in every text, nothing of them left in any part of the file."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from shipped_samples import SOUND

from ehcp_docs.cli import main
from ehcp_docs.documents.redacted.copy import Redactor, check_redacted
from ehcp_docs.documents.redacted.identities import hidden_in
from ehcp_docs.documents.render import render_redacted
from ehcp_docs.errors import InputError, OutputError
from ehcp_docs.plan.model import Plan
from ehcp_docs.plan.read import load_plan
from ehcp_docs.resources import file, shipped


def plan_of(sample: str) -> Plan:
    return load_plan(shipped("samples") / f"{sample}.json")


KEREM = plan_of("special_school")
ROSE = replace(
    KEREM,
    child=replace(KEREM.child, name="Rose Amelia Thornley-Voss", preferred_name="Rosie"),
    reference="ROSE-1",
)


def hidden(text: str, plan: Plan = ROSE) -> str:
    return Redactor(hidden_in(plan)).text(text)


def parts(content: bytes) -> dict[str, str]:
    """The words of every part of the file, markup taken out."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {
            name: re.sub(r"<[^>]+>", "", archive.read(name).decode("utf-8", "replace"))
            for name in archive.namelist()
        }


@pytest.mark.parametrize("sample", SOUND)
@pytest.mark.parametrize("document", ["plan", "plan_national", "my_plan"])
def test_no_name_number_or_address_of_the_fields_is_left_anywhere_in_the_file(
    document: str, sample: str
) -> None:
    plan = plan_of(sample)
    child = plan.child
    people = [child.name, *(parent.name for parent in plan.parents), *(one.name for one in plan.contacts)]
    first_and_last = [word for name in people for word in (name.split()[0], name.split()[-1])]
    words = [word for word in first_and_last if re.match(r"[A-Z][a-z]+$", word) and word != "Council"]
    exact = [
        child.nhs_number, child.upn, child.uln, child.address, child.setting, plan.reference, plan.authority.name,
        *(parent.phone for parent in plan.parents), *(parent.email for parent in plan.parents),
        *(one.email for one in plan.contacts), *(one.organisation for one in plan.contacts),
        f"{child.date_of_birth.day} {child.date_of_birth:%B %Y}", child.date_of_birth.isoformat(),
    ]  # fmt: skip
    made = render_redacted(document, plan)
    for name, said in parts(made.data).items():
        assert [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said)] == [], name
        assert [text for text in exact if text and text in said] == [], name
    told = " ".join(made.account)
    assert [word for word in words if re.search(rf"\b{word}\b", f"{told} {made.suggested_name}")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rose needs help.", "[Child] needs help."),
        ("Rosie’s needs and ROSE's hopes.", "[Child]’s needs and [Child]'s hopes."),
        ("Rose Amelia Thornley-Voss, born 27 February 2013.", "[Child], born [Date of birth]."),
        ("Born 27/02/2013 or 2013-02-27.", "Born [Date of birth] or [Date of birth]."),
        ("A rose is a flower.", "A rose is a flower."),
        ("Miss Tuck teaches at Aldersyke.", "[Professional 1] teaches at [Setting 1]."),
        ("Ask Hester Tuck or Hester.", "Ask [Professional 1] or [Professional 1]."),
        ("Her mother Elif says so.", "Her mother [Parent 1] says so."),
        ("Her friend Zog met Mr Quill. Zog left.", "Her friend [Person 2] met [Person 1]. [Person 2] left."),
        ("Siobhan sat beside her.", "[Person 1] sat beside her."),
        ("Call 01632 960347, ZZ99 3CZ, h.x@pel.example.org.", "Call [Telephone], [Postcode], [Email]."),
        ("She lives at 14 Skylark Reach in Pellmarsh.", "She lives at [Address] in [Place]."),
        ("Reading is hard on Monday in Year 9. Makaton helps.", "Reading is hard on Monday in Year 9. Makaton helps."),
    ],
)  # fmt: skip
def test_marks_stand_for_identities_and_everything_else_stays(text: str, expected: str) -> None:
    assert hidden(text) == expected


def test_a_stranger_keeps_one_mark_through_all_texts() -> None:
    redactor = Redactor(hidden_in(ROSE))
    assert redactor.text("Mr Quillfeather drums.") == "[Person 1] drums."
    assert redactor.text("His friend Leon drums.") == "His friend [Person 2] drums."
    assert redactor.text("Leon likes Mr Quillfeather.") == "[Person 2] likes [Person 1]."


def test_a_body_that_only_a_text_names_is_hidden_there_and_by_its_own_word_elsewhere() -> None:
    need = replace(ROSE.sections.B.needs[0], text="She went to Fernbeck Primary School. Fernbeck closed.")
    section = replace(ROSE.sections.B, needs=(need, *ROSE.sections.B.needs[1:]))
    plan = replace(ROSE, sections=replace(ROSE.sections, B=section))
    shown = hidden(need.text, plan)
    assert re.fullmatch(r"She went to (\[Organisation \d+\])\. \1 closed\.", shown)


def test_the_mother_and_the_child_of_one_surname_share_the_mark_of_the_family_name() -> None:
    shared = replace(KEREM, child=replace(KEREM.child, name="Kerem Karaca"))
    assert [parent.name for parent in KEREM.parents] == ["Elif Karaca", "Deniz Karaca"]
    assert (
        hidden("The Karaca family met Mrs Karaca.", shared) == "The [Family name] family met [Family name]."
    )


def test_the_copy_says_that_it_is_one_and_that_a_person_must_read_it() -> None:
    made = render_redacted("plan", KEREM)
    text = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(made.data)).paragraphs)
    assert "Final (redacted copy)" in text
    assert made.suggested_name == "redacted_plan.docx"
    assert made.account[0].startswith("Replaced, with the number of places: [Child] ")
    assert made.account[1].startswith("Read it before you give it out: ")


def test_a_name_in_the_template_stops_the_copy_and_is_not_told(tmp_path: Path) -> None:
    word = docx.Document(str(file("templates", "plan.docx")))
    word.sections[-1].footer.paragraphs[0].add_run(" Kerem")
    own = tmp_path / "own.docx"
    word.save(str(own))
    with pytest.raises(OutputError) as caught:
        render_redacted("plan", KEREM, template=own)
    assert {fault.place.split("/")[-1][:6] for fault in caught.value.faults} == {"footer"}
    assert "Kerem" not in "\n".join(caught.value.lines())


@pytest.mark.parametrize(
    ("part", "markup"),
    [
        ("word/document.xml", '<wp:docPr id="9" name="Picture 9" descr="Photo of Kerem"/></w:body>'),
        (
            "word/_rels/document.xml.rels",
            '<Relationship Target="https://example.org/Kerem" Id="rId99"/></Relationships>',
        ),
    ],
)
def test_a_name_in_a_pictures_description_or_a_link_is_found(part: str, markup: str) -> None:
    made = render_redacted("plan", KEREM).data
    spoilt = BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            end = f"</{markup.rsplit('</', 1)[1]}".encode()
            content = old.read(name)
            new.writestr(name, content.replace(end, markup.encode()) if name == part else content)
    redactor = Redactor(hidden_in(KEREM))
    check_redacted(made, redactor)
    with pytest.raises(OutputError) as caught:
        check_redacted(spoilt.getvalue(), redactor)
    assert [fault.place for fault in caught.value.faults] == [part]


def test_a_letter_cannot_be_redacted() -> None:
    with pytest.raises(InputError) as caught:
        render_redacted("L12", KEREM)
    assert "only documents made from a plan alone can" in str(caught.value)


def test_the_command_numbers_the_copies_of_a_batch_and_tells_what_was_replaced(tmp_path: Path) -> None:
    files = [str(shipped("samples") / f"{name}.json") for name in ("special_school", "young_adult")]
    result = CliRunner().invoke(main, ["render", *files, "--redacted", "-o", str(tmp_path)])
    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["redacted_plan.docx", "redacted_plan_2.docx"]
    assert result.stdout.count("Replaced, with the number of places: [Child] ") == 2
    assert [name for name in ("Kerem", "Karaca", "Ciru", "Mallinder") if name in result.stdout] == []
