"""What every rule file has in common: how it is read, and how its faults are told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from ehcp_docs import resources
from ehcp_docs.errors import Fault
from ehcp_docs.rules.model import MATCHERS
from ehcp_docs.yamlfile import read_yaml

_FORMS = {
    "string": "text",
    "array": "a list",
    "object": "a table of names and values",
    "integer": "a whole number",
    "boolean": "true or false",
}


def read_table(path: Path, faults: list[Fault], *, place: str = "") -> dict[str, Any]:
    """The names and values in that file; nothing, and a fault, where it cannot be read."""
    place = place or path.name
    try:
        data = read_yaml(path)
    except UnicodeDecodeError:
        faults.append(Fault(place=place, message="is not saved as UTF-8.", hint="Save it as UTF-8."))
        return {}
    except Exception as error:  # whatever is wrong with it, duplicate keys included
        line = re.search(r"line (\d+)", str(error))
        problem = str(error).splitlines()[0].removeprefix("Invalid YAML: ").rstrip(".")
        faults.append(
            Fault(
                place=place,
                line=int(line[1]) if line else None,
                message=f"is not valid YAML ({problem}).",
                hint="Compare it with the rule above, or with CONTRIBUTING.md.",
            )
        )
        return {}
    if not isinstance(data, dict):
        faults.append(Fault(place=place, message="is empty or not a table of names and values."))
        return {}
    return data


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """The validator of that shipped schema."""
    return jsonschema.Draft202012Validator(json.loads(resources.file("schemas", name).read_text("utf-8")))


def nearest(name: str, known: Iterable[str], number: int = 2) -> str:
    """A question that names what may have been meant; nothing where nothing is near."""
    near = get_close_matches(name, [str(one) for one in known], n=number, cutoff=0.7)
    return f"Did you mean {' or '.join(near)}?" if near else ""


def plain(error: Any, *, needed: str = "Every rule needs it; see CONTRIBUTING.md.") -> tuple[str, str]:
    """What a schema error says in plain words, and what to do about it."""
    if error.validator == "additionalProperties":
        known = list(error.schema.get("properties", {}))
        unknown = [key for key in error.instance if key not in known]
        near = [m for key in unknown for m in get_close_matches(str(key), known, n=1)]
        return (
            f"unknown key {', '.join(f'“{key}”' for key in unknown)}.",
            f"Did you mean {', '.join(near)}?" if near else f"Known keys: {', '.join(known)}.",
        )
    if error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        return f"{', '.join(missing)} is missing.", needed
    if error.validator == "enum":
        near = get_close_matches(str(error.instance), [str(v) for v in error.validator_value], n=1)
        allowed = ", ".join(str(v) for v in error.validator_value)
        return f"“{error.instance}” is not allowed here.", (
            f"Did you mean {near[0]}?" if near else f"Allowed: {allowed}."
        )
    if error.validator == "maxProperties":
        return "a rule has exactly one matcher.", f"Keep one of: {', '.join(MATCHERS)}."
    if error.validator == "type" and error.validator_value in _FORMS:
        number = isinstance(error.instance, int | float) and error.validator_value == "string"
        return (
            f"has to be {_FORMS[error.validator_value]}.",
            "Put it between quotation marks." if number else "",
        )
    if error.validator in ("minimum", "maximum"):
        return "the weight must be 1 to 10.", ""
    return f"{error.message[:160]}.", ""
