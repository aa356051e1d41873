import json
from dataclasses import fields

import jsonschema
import pytest
from made_reports import full_report, report

from ehcp_docs import resources
from ehcp_docs.audit.model import (
    CriterionScore,
    Finding,
    Limit,
    Link,
    Report,
    Rewrite,
    Score,
    SectionScore,
    Versions,
)
from ehcp_docs.reports.json import data, json_array
from ehcp_docs.reports.json import json as as_json

SCHEMA = json.loads(resources.file("schemas", "audit-report.schema.json").read_text("utf-8"))
DEFS = SCHEMA["$defs"]
SCORE = DEFS["score"]["properties"]


def faults(value):
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    found = jsonschema.Draft202012Validator(SCHEMA, format_checker=checker).iter_errors(value)
    return [f"{error.json_path}: {error.message}" for error in found]


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("made", [full_report(), report()], ids=["full", "empty"])
def test_a_report_is_as_the_schema_says(made):
    assert faults(json.loads(as_json(made))) == []


def test_a_report_without_a_field_is_not_as_the_schema_says():
    broken = data(full_report())
    del broken["findings"][0]["message"]
    assert faults(broken) == ["$.findings[0]: 'message' is a required property"]


@pytest.mark.parametrize(
    ("described", "cls", "added"),
    [
        (SCHEMA, Report, {"schema_version", "counts"}),
        (DEFS["finding"], Finding, {"spot", "since", "accepted"}),
        (DEFS["finding"]["properties"]["rewrite"], Rewrite, set()),
        (DEFS["score"], Score, {"indicative"}),
        (SCORE["sections"]["items"], SectionScore, set()),
        (SCORE["criteria"]["items"], CriterionScore, set()),
        (SCORE["limits"]["items"], Limit, set()),
        (SCHEMA["properties"]["versions"], Versions, set()),
        (DEFS["link"], Link, set()),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_schema_and_model_name_the_same_fields(described, cls, added):
    # The Word file is not reported, nor what a batch needs: prints, and whose file it is.
    names = {field.name.rstrip("_") for field in fields(cls)} - {"copy", "prints", "file", "author"}
    assert set(described["required"]) == set(described["properties"]) == names | added


def every_property(schema):
    for name, prop in schema.get("properties", {}).items():
        yield name, prop
        yield from every_property(prop)
        yield from every_property(prop.get("items", {}))


def test_every_field_is_explained():
    described = [*every_property(SCHEMA), *every_property(DEFS["finding"]), *every_property(DEFS["score"])]
    unexplained = [
        n for n, prop in described if "$ref" not in prop and not {"title", "description"} <= set(prop)
    ]
    assert unexplained == []


def test_a_finding_keeps_its_exact_words_and_their_place():
    told = next(f for f in data(full_report())["findings"] if f["rule"] == "F-ACCESS")
    assert told["passage"][told["start"] : told["end"]] == told["words"] == "access to"


def test_a_structural_finding_has_no_words():
    told = data(full_report())["findings"][0]
    assert (told["words"], told["passage"], told["start"], told["end"]) == (None, None, None, None)


def test_the_same_report_gives_the_same_text():
    assert as_json(full_report()) == as_json(full_report())


def test_the_child_is_named_only_where_the_plan_is_quoted():
    told = data(full_report())
    assert told.pop("child") == "Mina"
    told.pop("findings")
    assert "Mina" not in json.dumps(told)


def test_the_grade_is_always_called_indicative():
    assert data(report())["score"]["indicative"] is True


def test_several_reports_are_an_array_in_their_order():
    array = json.loads(json_array([report(reference="B"), report(reference="A")]))
    assert [one["reference"] for one in array] == ["B", "A"]
    assert [fault for one in array for fault in faults(one)] == []
