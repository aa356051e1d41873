"""What a template may name: the tree of a view's fields, read off its dataclasses, with their meanings.

A template is checked against the type of its view, so that a misspelt name is found before there is a plan
to print. The meaning of a field is the docstring under it.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ehcp_docs.case.groups import meanings

Kind = Literal["text", "number", "date", "truth", "list", "group", "anything"]

WORDS: Mapping[Kind, str] = {
    "text": "text",
    "number": "number",
    "date": "date",
    "truth": "yes or no",
    "list": "list",
    "group": "group of fields",
    "anything": "anything",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What kind of value stands at a name, and what is below it."""

    kind: Kind
    item: Shape | None = None
    """What a list holds."""
    view: type[Any] | None = None
    """The dataclass of a group of fields."""
    given: Mapping[str, Shape] | None = None
    """The fields of a group that is no dataclass."""
    may_be_empty: bool = False

    def fields(self) -> Mapping[str, Shape]:
        """The names below this one."""
        if self.given is not None:
            return self.given
        return fields_of(self.view) if self.view is not None else {}


ANYTHING = Shape(kind="anything")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopShape:
    """What a template knows of the loop it is in, as ``loop``."""

    index: int
    index0: int
    revindex: int
    length: int
    first: bool
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One name that a template may use."""

    path: str
    """The name with dots; ``[]`` behind a list, such as ``parents[].name``."""
    kind: Kind
    meaning: str
    may_be_empty: bool


def shape_of(hint: Any) -> Shape:
    """The shape that a type annotation describes."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union(arguments)
    if origin is Literal:
        return shape_of(type(arguments[0]))
    if isinstance(hint, type) and is_dataclass(hint):
        return Shape(kind="group", view=hint)
    if isinstance(origin, type) and issubclass(origin, Iterable) and not issubclass(origin, Mapping):
        return Shape(kind="list", item=shape_of(arguments[0]))
    if isinstance(hint, type):
        return Shape(kind=_plain(hint))
    return ANYTHING


def _union(arguments: tuple[Any, ...]) -> Shape:
    found = [shape_of(argument) for argument in arguments if argument is not types.NoneType]
    shape = found[0] if all(other == found[0] for other in found) else ANYTHING
    return _empty(shape) if types.NoneType in arguments else shape


def _empty(shape: Shape) -> Shape:
    return Shape(kind=shape.kind, item=shape.item, view=shape.view, given=shape.given, may_be_empty=True)


def _plain(kind: type[Any]) -> Kind:
    if issubclass(kind, bool):
        return "truth"
    if issubclass(kind, str | Enum):
        return "text"
    if issubclass(kind, int | float | Decimal):
        return "number"
    return "date" if issubclass(kind, date) else "anything"


_FIELDS: dict[type[Any], Mapping[str, Shape]] = {}


def fields_of(view: type[Any]) -> Mapping[str, Shape]:
    """The fields of a dataclass, and its properties, by name in order."""
    if view not in _FIELDS:
        _FIELDS[view] = types.MappingProxyType(_fields(view))
    return _FIELDS[view]


def _fields(view: type[Any]) -> dict[str, Shape]:
    hints = get_type_hints(view)
    shapes = {field.name: shape_of(hints[field.name]) for field in fields(view)}
    for name, member in inspect.getmembers(view, lambda member: isinstance(member, property)):
        shapes[name] = shape_of(get_type_hints(member.fget).get("return", Any))
    return shapes


def shape_of_value(value: object) -> Shape:
    """The shape of a value itself, as far as it shows: what a context holds when no view describes it."""
    if value is None:
        return _empty(ANYTHING)
    if isinstance(value, Mapping):
        given = {str(key): shape_of_value(item) for key, item in value.items()}
        return Shape(kind="group", given=given)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return Shape(kind="list", item=shape_of_value(value[0]) if value else ANYTHING)
    return shape_of(type(value))


def value_at(view: object, path: str) -> Any:
    """What stands at a path of names with dots; None where a name on the way has nothing."""
    value: Any = view
    for name in path.split("."):
        value = getattr(value, name) if value is not None else None
    return value


_ALL_FIELDS: dict[type[Any], tuple[Field, ...]] = {}
"""Their meanings are read off the source of the views, which takes a third of a second and does not change."""


def all_fields(view: type[Any]) -> tuple[Field, ...]:
    """Every name that a template of the view may use, with its meaning, in the order of the view."""
    if view not in _ALL_FIELDS:
        _ALL_FIELDS[view] = tuple(_below(view, "", ()))
    return _ALL_FIELDS[view]


def _below(view: type[Any], trail: str, seen: tuple[type[Any], ...]) -> Iterator[Field]:
    known = meanings_of(view)
    for name, shape in fields_of(view).items():
        path = f"{trail}{name}"
        yield Field(path=path, kind=shape.kind, meaning=known.get(name, ""), may_be_empty=shape.may_be_empty)
        while shape.kind == "list" and shape.item is not None:
            shape, path = shape.item, f"{path}[]"
        if shape.view is not None and shape.view not in seen:
            yield from _below(shape.view, f"{path}.", (*seen, view))


def meanings_of(view: type[Any]) -> Mapping[str, str]:
    """What a dataclass's fields and properties mean, by name: as the schema of the case says, or their docstrings."""
    found: dict[str, str] = dict(meanings(view))
    for ancestor in reversed(view.__mro__[:-1]):
        found |= {name: text for name, text in _docstrings(ancestor).items() if text or name not in found}
    return found


def _docstrings(view: type[Any]) -> dict[str, str]:
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(view)))
    except OSError:  # a packed program may come without its source: names without meanings, then
        return {}
    body = next(node for node in tree.body if isinstance(node, ast.ClassDef)).body
    found: dict[str, str] = {}
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.FunctionDef):
            found[node.name] = " ".join((ast.get_docstring(node) or "").split())
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            is_text = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            found[node.target.id] = " ".join(str(after.value.value).split()) if is_text else ""  # type: ignore
    return found
