"""The contract of case and monitoring files: schema and model agree, and the samples are fit to be shown."""

import json
import re
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ehcp_docs.case import steps
from ehcp_docs.case.groups import GROUPS, meanings
from ehcp_docs.case.model import Case
from ehcp_docs.case.read import load_case
from ehcp_docs.documents import monitoring as model
from ehcp_docs.documents.monitoring import load_monitoring
from ehcp_docs.errors import PlanInvalid
from ehcp_docs.plan.model import Officer
from ehcp_docs.resources import file, folder

CASES = sorted((folder("samples") / "cases").glob("*.json"))
CONSULTATIONS = sorted((folder("samples") / "monitoring").glob("*.json"))
MODELS: dict[tuple[str, str], type[Any]] = {
    ("case", ""): Case,
    ("case", "officer"): Officer,
    **{("case", group): cls for group, cls in GROUPS.items()},
    ("monitoring", ""): model.Monitoring,
    ("monitoring", "child"): model.MonitoredChild,
    ("monitoring", "participant"): model.Participant,
    ("monitoring", "band"): model.BandChange,
    ("monitoring", "outcome"): model.OutcomeProgress,
    ("monitoring", "progress"): model.ProgressMeasure,
    ("monitoring", "next_step"): model.NextStep,
    ("monitoring", "point"): model.ProgressPoint,
}


def _schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file("schemas", f"{name}.schema.json").read_text("utf-8"))
    return found


def _groups(name: str) -> dict[str, dict[str, Any]]:
    """Each group of fields in the schema; the whole file is the group without a name."""
    schema = _schema(name)
    groups = {key: value for key, value in schema["$defs"].items() if "properties" in value}
    return {"": schema, **groups}


@pytest.mark.parametrize("name", ["case", "monitoring"])
def test_every_group_of_fields_has_its_dataclass(name: str) -> None:
    assert set(_groups(name)) == {group for schema, group in MODELS if schema == name}


@pytest.mark.parametrize(("name", "group"), MODELS)
def test_schema_and_model_have_the_same_fields(name: str, group: str) -> None:
    properties = set(_groups(name)[group]["properties"]) - {"$schema"}
    assert properties == {field.name.removesuffix("_") for field in fields(MODELS[name, group])}


@pytest.mark.parametrize(("name", "group"), [key for key in MODELS if key != ("case", "officer")])
def test_what_the_schema_requires_the_model_requires(name: str, group: str) -> None:
    needed = {
        field.name.removesuffix("_")
        for field in fields(MODELS[name, group])
        if field.default is MISSING and field.default_factory is MISSING
    }
    assert needed == set(_groups(name)[group].get("required", ()))


@pytest.mark.parametrize(
    ("name", "group", "options"),
    [
        ("case", "draft.method", steps.Method),
        ("monitoring", "outcome.judgement", model.Judgement),
    ],
)
def test_schema_and_model_know_the_same_words(name: str, group: str, options: Any) -> None:
    group, _, field = group.partition(".")
    assert _groups(name)[group]["properties"][field]["enum"] == [option.value for option in options]


@pytest.mark.parametrize("name", ["case", "monitoring"])
def test_every_field_is_explained_and_its_example_is_valid(name: str) -> None:
    schema = _schema(name)
    for group, found in _groups(name).items():
        assert found["additionalProperties"] is False, group
        for key, field in found["properties"].items():
            target = schema["$defs"][field["$ref"].split("/")[-1]] if "$ref" in field else {}
            whole = {**target, **field}
            assert whole["title"], key
            assert whole["description"].endswith("."), key
            part = {key: value for key, value in field.items() if key not in ("title", "description")}
            checker = jsonschema.Draft202012Validator(
                {**part, "$defs": schema["$defs"]},
                format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
            )
            for example in whole["examples"]:
                assert list(checker.iter_errors(example)) == [], key


def test_there_is_a_case_and_a_consultation_of_each_kind() -> None:
    assert [path.stem for path in CASES] == [
        "amended_final",
        "amendment_notice",
        "assessment",
        "delayed",
        "ending_considered",
        "feedback",
        "mediation",
        "moved_in",
        "moved_out",
        "needs_changed",
        "no_change",
        "nursery",
        "phase_ahead",
        "phase_final",
        "plan_agreed",
        "plan_ends",
        "plan_refused",
        "post16_budget",
        "request",
        "request_refused",
        "review_ahead",
        "review_kept",
        "special_school",
        "timeline",
        "tribunal_order",
        "unopposed",
        "vague_infant",
    ]
    consultations = [load_monitoring(path) for path in CONSULTATIONS]
    assert {one.child.looked_after for one in consultations} == {True, False}
    assert any(one.band.changes and one.band.agreed_by_psychologist for one in consultations)


@pytest.mark.parametrize("path", CASES + CONSULTATIONS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_sample_uses_only_numbers_and_addresses_that_nobody_has(path: Path) -> None:
    text = path.read_text("utf-8")
    phones = re.findall(r"\b0\d{4} ?\d{6}\b", text)
    assert [one for one in phones if not re.fullmatch(r"01632 960\d{3}|07700 900\d{3}", one)] == []
    assert [one for one in re.findall(r"[\w.]+@[\w.-]+", text) if not one.endswith(".example.org")] == []
    postcodes = re.findall(r"\b[A-Z]{1,2}\d\d? ?\d[A-Z]{2}\b", text)
    assert [one for one in postcodes if not one.startswith("ZZ99")] == []


@pytest.mark.parametrize("cls", [Case, *dict.fromkeys(GROUPS.values())], ids=lambda cls: cls.__name__)
def test_a_template_author_is_told_what_each_field_of_a_case_means(cls: type[Any]) -> None:
    assert {field.name for field in fields(cls)} == set(meanings(cls))


def test_a_meaning_is_what_the_schema_says() -> None:
    assert meanings(steps.Consultation)["sent_on"] == "Sent on. The day on which the setting was asked."


def test_a_case_file_of_the_first_version_is_still_read(tmp_path: Path) -> None:
    data = json.loads(CASES[0].read_text("utf-8"))
    old = tmp_path / "old.json"
    old.write_text(json.dumps({**data, "schema_version": "1.0"}), "utf-8")
    assert load_case(old) == load_case(CASES[0])


def test_a_case_file_becomes_a_case() -> None:
    case = load_case(folder("samples") / "cases" / "vague_infant.json")
    assert case.recipients[0].address == ("27 Cooper's Rise", "Marlhythe", "ZZ99 3CZ")
    assert case.draft.method is steps.Method.FIRST_CLASS_POST


def test_all_faults_of_a_case_file_are_told_at_once(tmp_path: Path) -> None:
    data = json.loads(CASES[0].read_text("utf-8"))
    data["letter_date"] = "5 October"
    data["recipients"][0]["address"] = ["Marlhythe"]
    data["colour"] = "red"
    broken = tmp_path / "case.json"
    broken.write_text(json.dumps(data), "utf-8")
    with pytest.raises(PlanInvalid) as caught:
        load_case(broken)
    places = " ".join(fault.place for fault in caught.value.faults)
    assert [part in places for part in ("letter_date", "address", "colour")] == [True, True, True], places
