"""What ``templates/board.yaml`` says: which events and limits are counted, and how a figure is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cattrs import ClassValidationError, Converter, transform_error

from ehcp_docs import resources
from ehcp_docs.errors import Fault, InputError
from ehcp_docs.yamlfile import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """An event that is counted."""

    event: str
    title: str
    group: str = ""
    """What it makes up a whole with; empty where it stands by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Time limits that are told as one figure."""

    id: str
    title: str
    limits: tuple[str, ...]
    green: int
    """Percentage from which on it is green."""
    amber: int
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardWording:
    """All of it."""

    small: int
    fewest_audited: int
    volumes: tuple[Counted, ...]
    measures: tuple[Measure, ...]
    words: Mapping[str, str]


def board_wording() -> BoardWording:
    """The file as it stands. Raises InputError with every fault of it."""
    path = resources.file("templates", "board.yaml")
    try:
        found = Converter(forbid_extra_keys=True).structure(read_yaml(path), BoardWording)
    except ClassValidationError as error:
        faults = [Fault(place=str(path), message=message) for message in transform_error(error)]
        raise InputError("The wording of the board's paper has faults.", faults=faults) from error
    odd = [one.id for one in found.measures if not 0 <= one.amber <= one.green <= 100]
    if odd:
        message = f"green must be at least amber, and both between 0 and 100: {', '.join(odd)}."
        raise InputError(message, place=str(path))
    return found
