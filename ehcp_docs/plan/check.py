"""Everything that is wrong with the data of one file, at once: version, schema, cross checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from ehcp_docs.errors import Fault
from ehcp_docs.plan.crosschecks import crosscheck
from ehcp_docs.plan.crosschecks.parts import Parts
from ehcp_docs.plan.faults import Checked, sorted_out
from ehcp_docs.plan.migrations import current_version, unknown_version, up_to_date
from ehcp_docs.plan.positions import Positions, pointer
from ehcp_docs.plan.repair import without
from ehcp_docs.plan.schema import Broken, broken, meant_places, schema
from ehcp_docs.plan.wording import in_words

Kind = Literal["plan", "case", "monitoring"]

KINDS: tuple[Kind, ...] = ("plan", "case", "monitoring")
NAMES: dict[Kind, str] = {"plan": "a plan", "case": "a case file", "monitoring": "a monitoring file"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """The data of one file in the current version, and what was found in it."""

    data: Mapping[str, Any]
    checked: Checked
    broken: tuple[Broken, ...] = ()
    is_readable: bool = True
    """False when the file is of another kind or version, so that its fields mean nothing."""


def check_plan_data(
    data: Mapping[str, Any], positions: Positions | None = None, *, file: str = ""
) -> Checked:
    """Every fault and warning of plan data, in the order of the file where positions are given."""
    return examine(data, "plan", positions, file=file).checked


def kind_of(data: Mapping[str, Any]) -> Kind | None:
    """What the data is meant to be: plan, case, monitoring; None when it is something else.

    A case names child and authority too, where there is no plan yet: of several kinds the one counts of which the
    data has the greatest part.
    """
    alike = [kind for kind in KINDS if _is_like(data, kind)]
    return max(
        alike, key=lambda kind: (kind == "plan" and "sections" in data, _part(data, kind)), default=None
    )


def _is_like(data: Mapping[str, Any], kind: Kind) -> bool:
    """Whether the data has most of what a file of that kind must have; sections are a plan's alone."""
    has_most = _part(data, kind) > 0.5
    if kind == "plan":
        return "sections" in data or (has_most and "schema_version" in data)
    return has_most and "sections" not in data


def _part(data: Mapping[str, Any], kind: Kind) -> float:
    asked = schema(kind)["required"]
    return sum(name in data for name in asked) / len(asked)


def examine(
    data: Mapping[str, Any], kind: Kind, positions: Positions | None = None, *, file: str = ""
) -> Examined:
    """The data of a file of that kind with all its faults."""
    data = up_to_date(data, kind)
    stopped = _wrong_kind(data, kind) or _wrong_version(data, kind, positions)
    if stopped:
        return Examined(data=data, checked=Checked(faults=(replace(stopped, file=file),)), is_readable=False)
    parts = broken(data, kind)
    found = [*in_words(parts, data, kind, positions)]
    if kind == "plan":
        sound = without(data, parts) if parts else data
        found += crosscheck(Parts(sound, _places(parts), positions))
    checked = sorted_out(replace(fault, file=file) for fault in found)
    return Examined(data=data, checked=checked, broken=tuple(parts))


def _places(parts: list[Broken]) -> frozenset[str]:
    """The pointers of all that is broken; a misspelt or misplaced field counts as the one meant."""
    meant = (pointer(place) for part in parts for place in meant_places(part, "plan"))
    return frozenset((*(pointer(part.path) for part in parts), *meant))


def _wrong_kind(data: Mapping[str, Any], kind: Kind) -> Fault | None:
    if _is_like(data, kind):
        return None
    found = kind_of(data)
    looks = f" It looks like {NAMES[found]}." if found else ""
    asked = ", ".join(schema(kind)["required"])
    return Fault(
        code="not-a-plan",
        place="",
        message=f"This is not {NAMES[kind]}.{looks}",
        hint=f"{NAMES[kind].capitalize()} has the fields {asked}.",
    )


def _wrong_version(data: Mapping[str, Any], kind: Kind, positions: Positions | None) -> Fault | None:
    version, reads = unknown_version(data, kind), current_version(kind)
    if version is None:
        return None
    newer = [int(part) for part in version.split(".")] > [int(part) for part in reads.split(".")]
    return Fault(
        code="schema-version",
        place="/schema_version",
        line=positions.line("/schema_version") if positions else None,
        message=f"The file's format is version {version}; this ehcp-docs reads version {reads}.",
        hint="Install a newer ehcp-docs."
        if newer
        else f'Set "schema_version" to "{reads}" and correct what is then shown.',
    )
