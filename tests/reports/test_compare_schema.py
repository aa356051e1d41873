"""What `ehcp compare --report json` writes has the form of its schema, and the schema lets nothing else pass."""

import json
from copy import deepcopy

import jsonschema
import pytest

from ehcp_docs import load_plan, resources
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.weaker.judge import judged
from ehcp_docs.audit.weaker.model import Direction
from ehcp_docs.plan.difference import By
from ehcp_docs.plan.entries import Sort
from ehcp_docs.reports.compare_json import compare_json

SAMPLES = resources.shipped("samples")
SCHEMA = json.loads(resources.file("schemas", "compare-report.schema.json").read_text("utf-8"))
AUDITOR = Auditor()
CHECKER = jsonschema.Draft202012Validator(SCHEMA)
OLD = load_plan(SAMPLES / "nursery.json")
NEWER = {
    name: load_plan(SAMPLES / "versions" / f"nursery_{name}.json")
    for name in ("amended", "parents", "authority")
}
FOUND = json.loads(compare_json(judged(OLD, NEWER["amended"], auditor=AUDITOR)))


def test_the_schema_is_a_schema_and_explains_every_field():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for group in (SCHEMA, *SCHEMA["$defs"].values()):
        assert group["required"] == list(group["properties"])
        assert group["additionalProperties"] is False
        for name, field in group["properties"].items():
            assert field["title"], name
            assert field["description"].endswith("."), name


@pytest.mark.parametrize("name", NEWER)
def test_the_comparison_of_each_sample_keeps_to_the_schema(name):
    for old, new in ((OLD, NEWER[name]), (NEWER[name], OLD), (OLD, OLD)):
        assert [
            error.message
            for error in CHECKER.iter_errors(json.loads(compare_json(judged(old, new, auditor=AUDITOR))))
        ] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("schema_version"),
        lambda data: data.update(more=1),
        lambda data: data["counts"].update(weaker=-1),
        lambda data: data["effects"][0].update(direction="worse"),
        lambda data: data["pairs"][0].update(matched_by="chance"),
        lambda data: data["added"][0].pop("fields"),
        lambda data: data["old"].update(status="finished"),
    ],
)
def test_what_has_another_form_is_refused(spoil):
    data = deepcopy(FOUND)
    spoil(data)
    assert list(CHECKER.iter_errors(data))


def test_the_schema_knows_the_words_that_the_program_uses():
    defs = SCHEMA["$defs"]
    assert defs["effect"]["properties"]["direction"]["enum"] == [one.value for one in Direction]
    assert defs["pair"]["properties"]["matched_by"]["enum"] == [one.value for one in By]
    for group in ("pair", "entry"):
        assert defs[group]["properties"]["sort"]["enum"] == [one.value for one in Sort]
