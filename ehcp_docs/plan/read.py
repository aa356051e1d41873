"""Plan, case and monitoring files from disk: read, brought up to date, checked, built.

Whatever is wrong with a file is an InputError or its subclass PlanInvalid, with every fault and without the
file's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from ehcp_docs.errors import Fault, InputError, PlanInvalid
from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.check import NAMES, Examined, Kind, check_plan_data, examine, kind_of
from ehcp_docs.plan.faults import Checked, sorted_out
from ehcp_docs.plan.jsonfile import LIMIT, JsonFile, read_or_fault
from ehcp_docs.plan.model import Plan
from ehcp_docs.plan.repair import completed, without

__all__ = [
    "Checked",
    "JsonFile",
    "Kind",
    "Lenient",
    "check_file",
    "check_plan_data",
    "check_read",
    "kind_of",
    "lenient",
    "load_plan",
    "load_validated",
    "read_json",
    "read_leniently",
    "read_or_fault",
    "validated",
]


class Lenient(NamedTuple):
    """A plan that can be read, whatever else is wrong with it."""

    plan: Plan
    data: dict[str, Any]
    """The plan's data as the plan was built from it: what was broken is dropped or stood in for."""
    checked: Checked
    """What is wrong with the file; places and lines are those of the file."""


def read_json(path: Path | str, *, limit: int = LIMIT) -> JsonFile:
    """The object in a JSON file with the line of each value. Raises InputError."""
    found = read_or_fault(Path(path), limit=limit)
    if isinstance(found, Fault):
        where = [str(path), f"line {found.line}" if found.line else "", found.place]
        raise InputError(found.message, place=", ".join(part for part in where if part), hint=found.hint)
    return found


def load_plan(path: Path | str) -> Plan:
    """The plan in the file. Raises InputError, and PlanInvalid with all faults; warnings do not stop it."""
    return build_plan(load_validated(path, "plan"))


def load_validated(path: Path | str, kind: Kind) -> dict[str, Any]:
    """The data of a file of that kind, brought up to date. Raises as load_plan."""
    found = _examined(read_json(path), path, kind)
    if not found.checked.is_clean:
        _invalid(path, kind, found.checked)
    return dict(found.data)


def validated(data: Mapping[str, Any], kind: Kind, *, file: str) -> dict[str, Any]:
    """Data that did not come from a JSON file, brought up to date and checked. Raises as load_plan."""
    found = examine(data, kind, file=file)
    if not found.checked.is_clean:
        _invalid(file, kind, found.checked)
    return dict(found.data)


def read_leniently(path: Path | str) -> Lenient:
    """The plan in the file as far as it can be read, for an audit. Raises as load_plan when it cannot."""
    return _lenient(_examined(read_json(path), path, "plan"), path)


def lenient(data: Mapping[str, Any], *, file: str) -> Lenient:
    """The plan in data that did not come from a JSON file, as far as it can be read. Raises as load_plan."""
    return _lenient(examine(data, "plan", file=file), file)


def _lenient(found: Examined, path: Path | str) -> Lenient:
    data = completed(without(found.data, found.broken, guess=True)) if found.is_readable else None
    if data is None:
        _invalid(path, "plan", found.checked)
    return Lenient(build_plan(data), data, found.checked)


def check_file(path: Path | str, kind: Kind = "plan", *, limit: int = LIMIT) -> Checked:
    """What is wrong with the file, be it that it cannot be read at all. Raises nothing."""
    found = read_or_fault(Path(path), limit=limit)
    return Checked(faults=(found,)) if isinstance(found, Fault) else check_read(found, path, kind)


def check_read(file: JsonFile, path: Path | str, kind: Kind) -> Checked:
    """What is wrong with a file that has been read."""
    return _examined(file, path, kind).checked


def _examined(file: JsonFile, path: Path | str, kind: Kind) -> Examined:
    found = examine(file.data, kind, file.positions, file=str(path))
    if not file.faults:
        return found
    checked = sorted_out([*file.faults, *found.checked.faults, *found.checked.warnings])
    return Examined(data=found.data, checked=checked, broken=found.broken, is_readable=found.is_readable)


def _invalid(path: Path | str, kind: Kind, checked: Checked) -> NoReturn:
    many = "one fault" if len(checked.faults) == 1 else f"{len(checked.faults)} faults"
    noun = NAMES[kind].split(" ", 1)[1]
    raise PlanInvalid(f"This {noun} has {many}.", place=str(path), faults=checked.faults)
