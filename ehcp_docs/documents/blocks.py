"""Whether a template's tags fit together: blocks closed in order, and every name one that the data has."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes

from ehcp_docs.documents.expressions import Reading, nearest
from ehcp_docs.documents.field_names import fields_meant, in_words
from ehcp_docs.documents.shapes import ANYTHING, WORDS, Field, LoopShape, Shape, all_fields, shape_of
from ehcp_docs.documents.tags import Tag
from ehcp_docs.errors import Fault

_ENDS = {"endif": "if", "endfor": "for", "elif": "if"}
_RESULTS = {"date": "date", "day": "date", "pounds": "number", "listed": "list", "length": "list"}
"""What a filter needs."""


def block_faults(tags: Sequence[Tag]) -> list[Fault]:
    """Every loop and condition of one part that is not closed, and every end without a beginning."""
    faults: list[Fault] = []
    open_: list[Tag] = []
    for tag in tags:
        word = tag.keyword
        if word in ("for", "if"):
            open_.append(tag)
        elif word in _ENDS or word == "else":
            wanted = _ENDS.get(word, "if")
            if not open_ or (word != "else" and open_[-1].keyword != wanted):
                faults.append(_no_beginning(tag, wanted, open_))
            if word.startswith("end") and any(one.keyword == wanted for one in open_):
                while open_.pop().keyword != wanted:
                    pass
    return [*faults, *(_unclosed(tag) for tag in open_)]


def _unclosed(tag: Tag) -> Fault:
    hint = f"Add {{%{tag.form} end{tag.keyword} %}} where it ends."
    return tag.fault("is never closed.", hint, code="unclosed")


def _no_beginning(tag: Tag, wanted: str, open_: list[Tag]) -> Fault:
    if not open_:
        return tag.fault(
            f"has no {{% {wanted} %}} before it.", "Delete it, or add the beginning.", code="unopened"
        )
    inner = open_[-1]
    return tag.fault(
        f"comes before {inner.words} ({inner.place}) is closed.",
        f"Close the inner one first with {{%{inner.form} end{inner.keyword} %}}.",
        code="unclosed",
    )


@dataclass(slots=True)
class Names:
    """Looks up the names of a template's tags in the shape of its data, and remembers which were used."""

    known: Mapping[str, Shape]
    view: type[Any] | None = None
    """The view whose fields are looked through for the nearest to a name that there is not."""
    used: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def look_up(self, readings: Sequence[Reading], loose: Collection[str] = ()) -> None:
        """Follow the tags of one part in order, loops included; faults and used names gather here.

        ``loose`` are names that loops may give which could not be read: nothing is known of them, or wrong with them.
        """
        scope = {name: (ANYTHING, name) for name in loose}
        scope |= {name: (shape, name) for name, shape in self.known.items()}
        scopes: list[dict[str, tuple[Shape, str]]] = []
        for reading in readings:
            if reading.keyword == "for":
                scopes.append(scope)
                scope = self._loop(reading, scope)
            elif reading.keyword == "endfor":
                # Where a loop could not be read its end would close another's: then all names stay known.
                scope = scopes.pop() if scopes and not loose else scope
            elif reading.expression is not None:
                shape, _ = _Lookup(self, reading, scope).of(reading.expression)
                if reading.keyword in ("print", "cellbg"):
                    self._printable(reading, shape)

    def _loop(self, reading: Reading, scope: dict[str, tuple[Shape, str]]) -> dict[str, tuple[Shape, str]]:
        assert reading.expression is not None
        shape, path = _Lookup(self, reading, scope).of(reading.expression)
        if shape.kind not in ("list", "anything"):
            self.faults.append(
                reading.tag.fault(
                    f"repeats something that is no list but {_a(shape)}.", "Name a list.", code="no-list"
                )
            )
        inner = {
            **scope,
            reading.target: (shape.item or ANYTHING, f"{path}[]"),
            "loop": (shape_of(LoopShape), "loop"),
        }
        if reading.condition is not None:
            _Lookup(self, reading, inner).of(reading.condition)
        return inner

    def _printable(self, reading: Reading, shape: Shape) -> None:
        hint = {
            "list": "Repeat it with {% for … %}, or write it in one line with the filter “listed”.",
            "group": f"Name one of its fields: {', '.join(list(shape.fields())[:8])}.",
            "truth": "Ask for it with {% if … %}.",
        }.get(shape.kind)
        if hint:
            self.faults.append(reading.tag.fault(f"prints {_a(shape)}.", hint, code="not-printable"))


def _a(shape: Shape) -> str:
    words = WORDS[shape.kind]
    return words if shape.kind in ("text", "truth", "anything") else f"a {words}"


@dataclass(slots=True)
class _Lookup:
    """One expression in its scope."""

    names: Names
    reading: Reading
    scope: Mapping[str, tuple[Shape, str]]

    def of(self, node: nodes.Node) -> tuple[Shape, str]:
        """The shape of what the expression gives, and the path of its name, if it is one."""
        if isinstance(node, nodes.Name):
            return self._name(node.name)
        if isinstance(node, nodes.Getattr):
            return self._field(node)
        if isinstance(node, nodes.Filter) and node.node is not None:
            return self._filtered(node.name, node.node), ""
        if isinstance(node, nodes.Getitem):
            shape, path = self.of(node.node)
            return shape.item or ANYTHING, f"{path}[]"
        shapes = [self.of(child)[0] for child in node.iter_child_nodes()]
        if isinstance(node, nodes.CondExpr):
            return shapes[1], ""
        kinds = {nodes.Concat: "text", nodes.List: "list", nodes.Tuple: "list", nodes.Const: "anything"}
        return Shape(kind=kinds.get(type(node), "truth")), ""  # type: ignore[arg-type]

    def _name(self, name: str) -> tuple[Shape, str]:
        if name in self.scope:
            shape, path = self.scope[name]
            self.names.used.add(path)
            return shape, path
        self._unknown("", name, list(self.scope))
        return ANYTHING, name

    def _field(self, node: nodes.Getattr) -> tuple[Shape, str]:
        above, trail = self.of(node.node)
        path = f"{trail}.{node.attr}"
        below = above.fields()
        if node.attr in below:
            self.names.used.add(path)
            return below[node.attr], path
        if above.kind == "list":
            self._fault(
                f"asks for “{node.attr}” of a list.", "Repeat it first: {% for … %}.", code="unknown-name"
            )
        elif above.kind != "anything":
            self._unknown(f"{_written(node.node)}.", node.attr, list(below))
        return ANYTHING, path

    def _filtered(self, name: str, node: nodes.Node) -> Shape:
        shape, _ = self.of(node)
        wanted = _RESULTS.get(name, "text")
        suits = {wanted, "anything", *(("number", "date") if wanted == "text" else ())}
        if shape.kind not in suits:
            self._fault(f"uses the filter “{name}” on {_a(shape)}.", f"It needs a {wanted}.", code="filter")
        return Shape(kind="number" if name == "length" else "text")

    def _unknown(self, above: str, name: str, known: list[str]) -> None:
        near = nearest(name, known)
        meant = [above + near] if near else []
        if not above and not near.startswith(name):
            meant = [in_words(path) for path in fields_meant(name, self._fields())] or meant
        hint = f"Did you mean {' or '.join(meant)}?" if meant else "See: ehcp documents fields"
        self._fault(f"names “{above}{name}”, and there is no such field.", hint, code="unknown-name")

    def _fields(self) -> tuple[Field, ...]:
        return all_fields(self.names.view) if self.names.view else ()

    def _fault(self, message: str, hint: str, *, code: str) -> None:
        self.names.faults.append(self.reading.tag.fault(message, hint, code=code))


def _written(node: nodes.Node) -> str:
    """The name as the template writes it."""
    if isinstance(node, nodes.Name):
        return node.name
    return f"{_written(node.node)}.{node.attr}" if isinstance(node, nodes.Getattr) else "…"
