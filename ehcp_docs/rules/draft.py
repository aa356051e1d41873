"""A pack of rules while it is put together: rows as the files have them, layer upon layer, before rules are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jsonschema

from ehcp_docs.errors import Fault
from ehcp_docs.language.words import Words
from ehcp_docs.rules.files import plain, read_table, validator
from ehcp_docs.rules.model import Change, Layer

NOT_RULES = (
    "sources.yaml",
    "criteria.yaml",
    "scoring.yaml",
    "lexicon.yaml",
    "vocabulary.yaml",
    "elements.yaml",
    "scales.yaml",
    "pack.yaml",
    "questions.yaml",
    "suppressions.yaml",
    "weakening.yaml",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One rule as its file has it, and what was changed of it since."""

    data: Mapping[str, Any]
    common: Mapping[str, Any]
    """The whole file: what it says for all of its rules."""
    file: str
    place: str
    """The file in which faults are to be looked for: the rule's own, or the one that changed it."""
    layer: Layer | None = None
    changes: tuple[Change, ...] = ()
    off: bool = False

    @property
    def id(self) -> str:
        """The rule's id."""
        return str(self.data["id"])


@dataclass(slots=True)
class Draft:
    """Everything that the layers have said so far."""

    sources: dict[str, Any] = field(default_factory=dict)
    criteria: dict[str, Any] = field(default_factory=dict)
    scoring: dict[str, Any] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    words: Words | None = None
    layers: list[Layer] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def rule_files(folder: Path) -> list[Path]:
    """The files of the folder that hold rules, in order."""
    return [path for path in sorted(folder.glob("*.yaml")) if path.name not in NOT_RULES]


def rows_of(path: Path, faults: list[Fault], *, layer: Layer | None = None) -> Iterator[Row]:
    """The rules in that file; none, and its faults, where it is not as the schema wants it."""
    data = read_table(path, faults)
    if not data:
        return
    found = [_fault(path, data, error) for error in validator("audit-rule.schema.json").iter_errors(data)]
    faults += dict.fromkeys(found)
    for row in () if found else data["rules"]:
        yield Row(data=row, common=data, file=path.name, place=path.name, layer=layer)


def _fault(path: Path, data: Any, error: jsonschema.ValidationError) -> Fault:
    steps = list(error.absolute_path)
    place = path.name
    if len(steps) >= 2 and steps[0] == "rules":
        row = data["rules"][steps[1]]
        name = row.get("id", f"rule {int(steps[1]) + 1}") if isinstance(row, dict) else f"rule {steps[1]}"
        place = ": ".join([path.name, str(name), *[".".join(str(s) for s in steps[2:])] * bool(steps[2:])])
    message, hint = plain(error)
    return Fault(place=place, message=message, hint=hint, code=f"rule-{error.validator}")
