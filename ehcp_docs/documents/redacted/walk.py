"""Every text in a tree of dataclasses, tuples and mappings: read, or made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")


def strings(value: object) -> Iterator[str]:
    """The texts, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value):
        for one in fields(value):
            yield from strings(getattr(value, one.name))


def with_texts(value: T, change: Callable[[str], str]) -> T:
    """The same tree with every text changed."""
    changed: Any = value
    if isinstance(value, str):
        changed = change(value) if type(value) is str else value  # members of an enumeration are no words
    elif isinstance(value, Mapping):
        changed = {key: with_texts(item, change) for key, item in value.items()}
    elif isinstance(value, tuple | list):
        changed = type(value)(with_texts(item, change) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        new = {one.name: with_texts(getattr(value, one.name), change) for one in fields(value)}
        changed = replace(value, **new)
    result: T = changed
    return result
