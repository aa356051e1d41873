"""The catalogue of documents: what there is, found by any of its names, with templates that are sound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from ehcp_docs import resources
from ehcp_docs.documents.catalogue import Document, document, documents
from ehcp_docs.documents.check import check_template
from ehcp_docs.documents.render import view_type
from ehcp_docs.documents.shapes import all_fields
from ehcp_docs.errors import InputError


def test_a_document_is_found_by_its_id_or_alias_however_it_is_written() -> None:
    for name in ("monitoring_summary", "monitoring-summary", "Monitoring-Summary", "l39", "L39"):
        assert document(name).id == "monitoring_summary"
    for name in ("L9", "l09", "L09", " l9 "):
        assert document(name).id == "L09"
    assert document("l29 Setting").id == "L29_setting"
    assert [one.id for one in documents()][:4] == ["plan", "plan_national", "L09", "monitoring_summary"]


def test_a_name_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        document("plan-nationl")
    assert caught.value.lines() == ["There is no document “plan-nationl”.", "Did you mean plan_national?"]


def test_another_number_is_not_offered_for_a_number_that_there_is_not() -> None:
    with pytest.raises(InputError) as caught:
        document("L93")
    assert caught.value.lines() == ["There is no document “L93”.", "See: ehcp documents list"]


@pytest.mark.parametrize("one", documents(), ids=lambda one: one.id)
def test_every_document_has_a_sound_template_and_a_name_that_its_view_knows(one: Document) -> None:
    view = view_type(one.view)
    assert set(re.findall(r"\{([\w.]+)\}", one.name)) <= {field.path for field in all_fields(view)}
    assert check_template(resources.file("templates", one.template), view) == []


@dataclass(frozen=True)
class View:
    reference: str
    day: date
    version: str = ""


def made(name: str, reference: str = "WEX/2026 01") -> str:
    one = Document(
        id="x", title="t", purpose="p", template="x.docx", needs=("plan",), view="plan", name=name, aliases=()
    )
    return one.file_name(View(reference=reference, day=date(2026, 6, 22)))


def test_a_file_name_is_safe_on_every_system_and_leaves_out_what_is_empty() -> None:
    assert made("{reference}_plan_{version}_{day}") == "WEX-2026-01_plan_2026-06-22"
    assert made("{reference}", "../../etc/passwd") == "etc-passwd"
    assert made("{reference}", "con") == "con_"


def test_a_catalogue_of_the_authoritys_own_with_faults_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    monkeypatch.setenv("EHCP_HOME", str(tmp_path))
    file = tmp_path / "templates" / "catalogue.yaml"
    for number, (text, told) in enumerate(
        (
            ("documents: [", "catalogue.yaml: Invalid YAML"),
            ("documents: [{id: a, colour: red}]", "catalogue.yaml: "),
            ("documents:\n" + 2 * ENTRY, "“a” names two documents."),
        )
    ):
        own = tmp_path / str(number)
        (own / "templates").mkdir(parents=True)
        monkeypatch.setenv("EHCP_HOME", str(own))
        (own / "templates" / "catalogue.yaml").write_text(text)
        with pytest.raises(InputError) as caught:
            documents()
        assert told in "\n".join(caught.value.lines())
    assert not file.exists()


ENTRY = "  - {id: a, title: t, purpose: p, template: t.docx, needs: [plan], view: plan, name: n}\n"
