"""The plan schema explains itself, and says the same as the model."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ehcp_docs.plan import model
from ehcp_docs.plan.schema import DEFINED, checker, schema

ANNOTATIONS = {"title", "description", "examples"}
KINDS = ["plan", "case", "monitoring"]


def _fields(node: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, field in node.get("properties", {}).items():
        yield f"{path}/{name}", field
        yield from _fields(field, f"{path}/{name}")
    if "items" in node:
        yield from _fields(node["items"], f"{path}/*")


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_title_a_description_and_an_example(kind: str) -> None:
    fields = dict(_fields(schema(kind)))
    assert {
        path: ANNOTATIONS - set(field) for path, field in fields.items() if ANNOTATIONS - set(field)
    } == {}
    assert [path for path, field in fields.items() if not field["examples"]] == []


# An object stands for itself with {} as its example: what must be in it is shown at its own fields.
OUTLINES = {"/sections"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_is_a_good_value_of_its_field(kind: str) -> None:
    wrong = [
        (path, error.json_path, error.validator)
        for path, field in _fields(schema(kind))
        if path not in OUTLINES
        for example in field["examples"]
        for error in checker(kind).evolve(schema=field).iter_errors(example)
    ]
    assert wrong == []


def test_a_reference_never_hides_a_rule_of_its_definition() -> None:
    """What stands beside a $ref replaces what the definition says, so it may only explain."""
    import json

    from ehcp_docs.resources import shipped

    for kind in KINDS:
        raw = json.loads((shipped("schemas") / f"{kind}.schema.json").read_text("utf-8"))
        for path, field in _raw_references(raw):
            defined = raw["$defs"][field["$ref"].removeprefix("#/$defs/")]
            assert set(field) & set(defined) <= ANNOTATIONS, (kind, path)


def _raw_references(node: Any, path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield path, node
        for name, inner in node.items():
            yield from _raw_references(inner, f"{path}/{name}")


def test_schema_and_model_agree() -> None:
    assert list(_disagreements(schema("plan"), model.Plan, "")) == []


def _disagreements(node: Mapping[str, Any], cls: type, path: str) -> Iterator[str]:
    """Field names, required-ness and kinds of values, in both directions."""
    hints = typing.get_type_hints(cls, vars(model) | {"Date": date})
    fields = {field.name.removesuffix("_"): field for field in dataclasses.fields(cls)}
    named = set(node["properties"]) - {"$schema"}
    yield from (f"{path}: {name} is only in the schema" for name in named - set(fields))
    yield from (f"{path}: {name} is only in the model" for name in set(fields) - named)
    for name in named & set(fields):
        must = (
            fields[name].default is dataclasses.MISSING
            and fields[name].default_factory is dataclasses.MISSING
        )
        if must != (name in node.get("required", ())):
            yield f"{path}/{name}: required in one of the two only"
        yield from _of_value(node["properties"][name], hints[fields[name].name], f"{path}/{name}")


PLAIN: dict[str, object] = {"string": str, "boolean": bool, "integer": int, "number": float}


def _of_value(field: Mapping[str, Any], hint: Any, path: str) -> Iterator[str]:
    if isinstance(hint, types.UnionType):
        (hint,) = (part for part in typing.get_args(hint) if part is not type(None))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        yield from _disagreements(field, hint, path)
    elif typing.get_origin(hint) is tuple:
        yield from _of_value(field["items"], typing.get_args(hint)[0], f"{path}/*")
    elif isinstance(hint, type) and issubclass(hint, StrEnum):
        if set(field["enum"]) != {member.value for member in hint}:
            yield f"{path}: other values than {hint.__name__}"
    elif typing.get_origin(hint) is Mapping or path == "/local":
        if field["type"] != "object":
            yield f"{path}: not an object"
    else:
        kind = field.get("type", "string")
        wanted = date if field.get("format") == "date" else PLAIN[kind]
        if hint is not wanted:
            yield f"{path}: {kind} in the schema, {hint} in the model"


def test_a_definition_that_holds_itself_is_refused() -> None:
    from ehcp_docs.plan.schema import _resolved

    loop = {"a": {"properties": {"more": {"$ref": "#/$defs/a"}}}}
    with pytest.raises(ValueError, match="“a” holds itself"):
        _resolved({"$ref": "#/$defs/a"}, loop, ())


def test_a_field_remembers_the_definition_it_came_from() -> None:
    assert schema("plan")["properties"]["version"][DEFINED] == "words"
