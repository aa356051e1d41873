"""The shipped JSON Schemas, ready to use: compiled once, references resolved, and what breaks them.

Only the shipped schemas count, not an authority's copies in ``EHCP_HOME``: the model is written for these.
References are resolved in advance, so that what breaks carries the whole field with its description, and
checking is twice as fast.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple, cast

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from ehcp_docs.errors import ResourceMissing
from ehcp_docs.plan.naming import nearest
from ehcp_docs.resources import shipped

DEFINED = "x-defined-as"
"""Added to a field that was a reference: the name of the definition."""

_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    if not isinstance(value, str):
        return True
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    date.fromisoformat(value)
    return True


@cache
def schema(name: str) -> dict[str, Any]:
    """The shipped schema of that name (plan, case, monitoring) with its references resolved."""
    path = shipped("schemas") / f"{name}.schema.json"
    if not path.is_file():
        raise ResourceMissing(f"The schema “{name}” is missing.", hint="Install ehcp-docs again.")
    raw = json.loads(path.read_text("utf-8"))
    resolved: dict[str, Any] = _resolved(raw, raw.get("$defs", {}), ())
    return resolved


@cache
def checker(name: str) -> Draft202012Validator:
    """The compiled schema of that name."""
    return Draft202012Validator(schema(name), format_checker=_FORMATS)


class Broken(NamedTuple):
    """One way in which data breaks its schema."""

    path: tuple[str | int, ...]
    keyword: str
    """The keyword of JSON Schema; but ``missing`` for required and ``unknown`` for additionalProperties."""
    asked: Any
    """The value of that keyword in the schema."""
    value: Any
    field: Mapping[str, Any]
    """The schema of the field; empty for an unknown one."""
    meant: str | None = None
    """For an unknown field, the known one that it is most likely a slip of."""


def broken(data: Any, kind: str) -> list[Broken]:
    """Every way in which the data breaks its schema; a misspelt or misplaced field is not also missing."""
    parts: dict[tuple[tuple[str | int, ...], str], Broken] = {}
    for error in checker(kind).iter_errors(data):
        for part in _parts(error):
            parts.setdefault((part.path, part.keyword), part)
    elsewhere = {place for part in parts.values() for place in meant_places(part, kind)}
    return [part for part in parts.values() if part.keyword != "missing" or part.path not in elsewhere]


def meant_places(part: Broken, kind: str) -> Iterator[tuple[str | int, ...]]:
    """Where an unknown field was meant to be: under its right name, or in the one block that has it."""
    if part.keyword == "unknown" and part.meant:
        yield (*part.path[:-1], part.meant)
    elif part.keyword == "unknown":
        name, blocks = part.path[-1], schema(kind)["properties"]
        homes = [block for block, field in blocks.items() if name in field.get("properties", {})]
        if name in blocks:
            yield (name,)
        elif len(homes) == 1:
            yield (homes[0], name)


def _parts(error: ValidationError) -> Iterator[Broken]:
    """The error, taken apart where it stands for several fields."""
    path, keyword, value = tuple(error.absolute_path), str(error.validator), cast("Any", error.instance)
    field: Mapping[str, Any] = error.schema if isinstance(error.schema, Mapping) else {}
    asked, properties = cast("Any", error.validator_value), field.get("properties", {})
    if keyword == "required":
        for name in asked:
            if name not in value:
                yield Broken((*path, name), "missing", None, None, properties.get(name, {}))
    elif keyword == "additionalProperties":
        free = [name for name in properties if name not in value]
        for name in value:
            if name not in properties:
                yield Broken((*path, name), "unknown", None, None, {}, nearest(name, free))
    else:
        yield Broken(path, keyword, asked, value, field)


@cache
def date_fields() -> frozenset[str]:
    """The names of all fields of a plan that hold a date."""
    return frozenset(_date_fields(schema("plan")))


def _date_fields(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for name, field in node.get("properties", {}).items():
            if field.get("format") == "date":
                yield name
            yield from _date_fields(field)
        yield from _date_fields(node.get("items"))


def _resolved(node: Any, defined: Mapping[str, Any], inside: tuple[str, ...]) -> Any:
    """The schema with each ``$ref`` to a definition replaced by it; what stands beside the reference wins."""
    if isinstance(node, list):
        return [_resolved(item, defined, inside) for item in node]
    if not isinstance(node, dict):
        return node
    name = str(node.get("$ref", "")).removeprefix("#/$defs/")
    if name in inside:
        raise ValueError(f"The definition “{name}” holds itself; ehcp-docs resolves references in advance.")
    if name:
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return _resolved({**defined[name], **beside, DEFINED: name}, defined, (*inside, name))
    found = {key: _resolved(value, defined, inside) for key, value in node.items() if key != "$defs"}
    if isinstance(found.get("pattern"), str):
        # In JSON Schema (ECMA-262) $ is the end of the text; in Python also before a last line break.
        found["pattern"] = re.sub(r"\$$", r"\\Z", found["pattern"])
    return found


@cache
def definitions(name: str) -> dict[str, dict[str, Any]]:
    """The groups of fields of the shipped schema of that name, references resolved; "" is the whole file."""
    whole = schema(name)
    found = {"": whole}
    for node in _groups(whole):
        found.setdefault(node[DEFINED], node)
    return found


def _groups(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if DEFINED in node and "properties" in node:
            yield node
        for inner in node.values():
            yield from _groups(inner)
