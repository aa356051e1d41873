"""A good plan, and ways to spoil it. What is then found is written down in ``cases/*.yaml``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
GOOD_PLAN = json.loads((HERE / "good_plan.json").read_text("utf-8"))

Change = Callable[..., dict[str, Any]]


@pytest.fixture
def good_plan() -> dict[str, Any]:
    return deepcopy(GOOD_PLAN)


@pytest.fixture(scope="session")
def changed() -> Change:
    """The good plan with the values at these pointers set, then others removed."""

    def change(set: Mapping[str, Any] = {}, remove: Iterable[str] = ()) -> dict[str, Any]:
        data = deepcopy(GOOD_PLAN)
        for pointer, value in set.items():
            around, last = _around(data, pointer)
            around[last] = deepcopy(value)
        for pointer in remove:
            around, last = _around(data, pointer)
            del around[last]
        return data

    return change


def _around(data: Any, pointer: str) -> tuple[Any, str | int]:
    *path, last = pointer.split("/")[1:]
    for part in path:
        data = data[int(part)] if isinstance(data, list) else data[part]
    return data, int(last) if isinstance(data, list) else last
