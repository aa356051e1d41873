"""Plan data to Plan and back. Only for data that the schema has passed; it does not check anything itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from ehcp_docs.plan.model import Plan

T = TypeVar("T")


@cache
def converter() -> Converter:
    """The one converter: dates as ISO text, empty fields left out, `from_` written as `from`."""
    conv = Converter(omit_if_default=True)
    conv.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    conv.register_unstructure_hook(date, date.isoformat)
    conv.register_structure_hook_func(lambda t: t is Any, lambda value, _: value)
    conv.register_structure_hook(float, lambda value, _: value)  # 20 stays 20, and is not printed as 20.0
    conv.register_structure_hook_func(
        lambda t: t == Mapping[str, Any], lambda value, _: MappingProxyType(dict(value))
    )
    conv.register_unstructure_hook(MappingProxyType, dict)
    renamed = override(rename="from")
    conv.register_structure_hook_factory(
        _has_from, lambda cls: make_dict_structure_fn(cls, conv, from_=renamed)
    )
    conv.register_unstructure_hook_factory(
        _has_from,
        lambda cls: make_dict_unstructure_fn(cls, conv, _cattrs_omit_if_default=True, from_=renamed),
    )
    conv.register_unstructure_hook_func(
        lambda t: isinstance(t, type) and issubclass(t, Enum), lambda value: value.value
    )
    return conv


def _has_from(cls: Any) -> bool:
    """Whether the class has a field for `from`, which Python keeps for itself."""
    return "from_" in getattr(cls, "__dataclass_fields__", ())


def build(data: Mapping[str, Any], cls: type[T]) -> T:
    """The value of that class that the validated data describes."""
    return converter().structure({key: value for key, value in data.items() if key != "$schema"}, cls)


def build_plan(data: Mapping[str, Any]) -> Plan:
    """The plan that the validated data describes."""
    return build(data, Plan)


def plan_data(plan: Plan) -> dict[str, Any]:
    """The plan as JSON data; what was left out stays left out."""
    data: dict[str, Any] = converter().unstructure(plan)
    return _lists(data)  # type: ignore[no-any-return]


def _lists(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _lists(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_lists(item) for item in value]
    return value
