import json

import jsonschema
import pytest
from intake.councils import LAYOUTS
from made_accounts import PLAN, council_reading, full_account

from ehcp_docs import resources
from ehcp_docs.intake.draft import Reason, Sure
from ehcp_docs.intake.source import Aside, Part
from ehcp_docs.reports.account_json import account_data, account_json

SCHEMA = json.loads(resources.file("schemas", "import-account.schema.json").read_text("utf-8"))
DEFS = SCHEMA["$defs"]


def faults(value):
    return [f"{e.json_path}: {e.message}" for e in jsonschema.Draft202012Validator(SCHEMA).iter_errors(value)]


def fields(node):
    for name, field in node.get("properties", {}).items():
        yield name, field
        yield from fields(field)
    if isinstance(node.get("items"), dict):
        yield from fields(node["items"])


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_an_account_is_as_the_schema_says(layout):
    reading = council_reading(layout)
    assert faults(json.loads(account_json(reading.account, reading.data))) == []


def test_an_account_with_everything_in_it_is_as_the_schema_says():
    assert faults(account_data(full_account(), PLAN)) == []


def test_an_account_without_a_field_or_with_another_is_not():
    broken = account_data(full_account(), PLAN)
    del broken["entries"][0]["spot"]
    broken["surplus"] = 1
    assert len(faults(broken)) == 2


def test_every_field_has_a_title_a_description_and_an_example_that_fits():
    every = [*fields(SCHEMA), *(pair for node in DEFS.values() for pair in [("", node), *fields(node)])]
    assert len(every) > 50
    assert [n for n, field in every if not {"title", "description", "examples"} <= set(field)] == []
    for _, field in every:
        for example in field["examples"]:
            jsonschema.validate(example, {**field, "$defs": DEFS})


def test_the_schema_knows_every_reason_part_and_kind():
    names = [reason.name.lower() for reason in Reason]
    entry = DEFS["entry"]["properties"]
    assert entry["reason"]["enum"] == [None, *names]
    assert SCHEMA["properties"]["reasons"]["items"]["properties"]["reason"]["enum"] == names
    assert entry["sure"]["enum"] == [None, *(sure.value for sure in Sure)]
    assert DEFS["spot"]["properties"]["part"]["enum"] == [part.value for part in Part]
    assert DEFS["note"]["properties"]["kind"]["enum"] == [kind.value for kind in Aside]


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_words_of_the_entries_are_the_words_of_the_file(layout):
    reading = council_reading(layout)
    data = account_data(reading.account, reading.data)
    words = data["words"]
    assert words["placed"] + words["told"] == words["in"]
    assert sum(entry["words"] for entry in data["entries"]) == words["in"]
    assert sum(reason["words"] for reason in data["reasons"]) == words["told"]
    assert all(bool(entry["pointers"]) != bool(entry["reason"]) for entry in data["entries"])


def test_texts_and_places_come_out_as_they_are():
    data = account_data(full_account(), PLAN)
    entry = next(e for e in data["entries"] if e["text"] == "A teacher will read with Mina.")
    assert entry["spot"] == {
        "part": "body",
        "page": None,
        "paragraph": 5,
        "cells": [{"table": 1, "row": 1, "column": 2}],
        "words": "paragraph 5, table 1, row 1, column 2",
    }
    assert (entry["pointers"], entry["places"]) == (["/sections/F/provision/0/text"], ["Section F, F1, text"])
    assert (entry["sure"], entry["reason"]) == ("low", None)
    assert data["found"][-1] == {"section": "F", "what": "provision", "number": 1, "links": 2}
    assert data["missing"] == [{"pointer": "/reference", "what": "Plan reference", "place": "Plan reference"}]
