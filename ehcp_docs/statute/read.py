"""The shipped statute file, or the authority's own, read once and checked."""

from __future__ import annotations

from datetime import date as Date
from functools import cache
from pathlib import Path

from cattrs import ClassValidationError, Converter, transform_error

from ehcp_docs.errors import Fault, RuleError
from ehcp_docs.resources import file
from ehcp_docs.statute.limits import Limit, Statute
from ehcp_docs.yamlfile import read_yaml


def statute() -> Statute:
    """The law as it stands in ``statute.yaml``.

    Raises RuleError with every fault of the file.
    """
    return read_statute(file("templates", "statute.yaml"))


@cache
def read_statute(path: Path) -> Statute:
    """The law as it stands in that file.

    Raises RuleError with every fault of the file.
    """
    try:
        found = _converter().structure(read_yaml(path), Statute)
    except ClassValidationError as error:
        faults = [Fault(place="statute.yaml", message=text) for text in transform_error(error, path="file")]
        raise _unusable(faults) from error
    except ValueError as error:
        raise _unusable([Fault(place="statute.yaml", message=str(error))]) from error
    if faults := _faults(found):
        raise _unusable(faults)
    return found


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(Date, lambda value, _: Date.fromisoformat(value))
    return converter


def _unusable(faults: list[Fault]) -> RuleError:
    return RuleError("The file of time limits cannot be used.", faults=faults)


def _faults(found: Statute) -> list[Fault]:
    checks: list[tuple[Limit, str]] = []
    for number, limit in enumerate(found.limits):
        checks += [(limit, f"no event “{p.start}”") for p in limit.periods if p.start not in found.events]
        checks += [(limit, f"no law “{limit.law}”")] if limit.law not in found.laws else []
        checks += [(limit, "no period")] if not limit.periods else []
        checks += [(limit, "choose is missing")] if len(limit.periods) > 1 and not limit.choose else []
        earlier = (other for other in found.limits[:number] if other.id == limit.id)
        checks += [(limit, "two entries hold at once") for other in earlier if _overlap(other, limit)]
    return [Fault(place=limit.id, message=message) for limit, message in checks]


def _overlap(one: Limit, other: Limit) -> bool:
    return one.holds_on(other.in_force_from) or other.holds_on(one.in_force_from)
