"""``ehcp due --setting``: which cases belong to a nursery, school or college."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ehcp_docs.errors import Fault, InputError


def at_setting(paths: Sequence[Path], plans: Mapping[str, Path], wanted: str, folder: Path) -> list[Path]:
    """The case files of that setting.

    A case names its setting among the professionals, its plan where the child is taught. Raises InputError, with the
    settings that there are, where no case is of one with these words in its name.
    """
    found: list[Path] = []
    names: dict[str, str] = {}
    for path in paths:
        data = _data(path)
        settings = [*_of_case(data), *_of_plan(data), *_of_plan(_data(plans.get(str(data.get("reference")))))]
        names |= {plain(one): one for one in settings}
        if any(plain(wanted) in plain(one) for one in settings):
            found.append(path)
    if not found:
        hint = f"There are: {'; '.join(sorted(names.values()))}." if names else "The cases name none."
        raise InputError("No case is of a setting of this name.", place=str(folder), hint=hint)
    return found


def plain(text: str) -> str:
    """A name as it is compared: small letters, single spaces."""
    return " ".join(text.casefold().split())


def _data(path: Path | None) -> Mapping[str, Any]:
    from ehcp_docs.plan.read import read_or_fault

    read = read_or_fault(path) if path else None
    return {} if read is None or isinstance(read, Fault) else read.data


def _of_case(data: Mapping[str, Any]) -> list[str]:
    people = data.get("professionals")
    return [
        str(one.get("organisation") or one.get("name"))
        for one in (people if isinstance(people, list) else ())
        if isinstance(one, dict) and one.get("role") == "setting"
    ]


def _of_plan(data: Mapping[str, Any]) -> list[str]:
    """Where the child is taught, of a plan or of a case that holds what a plan says of its child."""
    child = data.get("child")
    setting = child.get("setting") if isinstance(child, dict) else None
    return [setting] if isinstance(setting, str) else []
