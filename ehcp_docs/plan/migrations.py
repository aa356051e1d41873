"""The one place where files of earlier format versions are brought up to date.

When the format changes: raise the ``const`` of ``schema_version`` in the schema, and add to MIGRATIONS the
function that turns data of the version before into data of the next, ``schema_version`` included. It gets a
copy. Versions are walked one step at a time, so each function knows only its own step.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from ehcp_docs.plan.schema import schema

Migration = Callable[[dict[str, Any]], dict[str, Any]]


def _case_1_0(data: dict[str, Any]) -> dict[str, Any]:
    """1.1 only adds: the steps, decisions and meetings of the case, and who is written to in their job."""
    return {**data, "schema_version": "1.1"}


def _monitoring_1_0(data: dict[str, Any]) -> dict[str, Any]:
    """1.1 only adds the points of the chart of progress."""
    return {**data, "schema_version": "1.1"}


MIGRATIONS: Mapping[str, Mapping[str, Migration]] = {
    "plan": {},
    "case": {"1.0": _case_1_0},
    "monitoring": {"1.0": _monitoring_1_0},
}
"""For each kind of file, the step that leads on from a version."""


def current_version(kind: str) -> str:
    """The version of that kind of file that this ehcp-docs reads."""
    return str(schema(kind)["properties"]["schema_version"]["const"])


def up_to_date(data: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    """The data in the current version, where there is a way to it; otherwise as it is."""
    version = data.get("schema_version")
    while isinstance(version, str) and version in MIGRATIONS.get(kind, {}):
        data = MIGRATIONS[kind][version](deepcopy(dict(data)))
        version = data.get("schema_version")
    return data


def unknown_version(data: Mapping[str, Any], kind: str) -> str | None:
    """The version of the data when it looks like one but is not the current; otherwise None."""
    version = data.get("schema_version")
    looks_like_one = isinstance(version, str) and re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3}){1,2}", version)
    return str(version) if looks_like_one and version != current_version(kind) else None
