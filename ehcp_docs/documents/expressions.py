"""What tags may say: names with dots, a few filters, comparisons, ``for`` and ``if``. Nothing that runs code.

Jinja reads the tags, but only kinds of expression on a closed list get through, before anything is compiled;
the sandbox behind it is the second lock. A template comes by email like any other file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from functools import cache, partial
from typing import Any, Final, TypeVar

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from ehcp_docs.documents.filters import FILTERS
from ehcp_docs.documents.tags import Tag
from ehcp_docs.errors import Fault

N = TypeVar("N", bound=nodes.Node)

STATEMENTS: Final = ("for", "if", "elif", "else", "endif", "endfor", "cellbg")
TESTS: Final = ("none", "odd", "even")
LOOP: Final = ("index", "index0", "first", "last", "length", "revindex")

_HARMLESS = (
    nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.List, nodes.Tuple, nodes.Filter, nodes.Test,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat,
)  # fmt: skip
_FORMS = {"print": "{{ child.name }}", "for": "{% for need in needs %}", "if": "{% if status.is_draft %}"}


class UnknownName(Exception):
    """A name that the data does not have, met while a template was filled."""

    def __init__(self, name: str, near: str) -> None:
        super().__init__(name)
        self.name = name
        self.near = near


class Absent(StrictUndefined):
    """The value of a name that the data does not have: using it in any way raises UnknownName."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None
    ) -> None:
        words = str(name)
        near = "" if obj is missing else nearest(words, _names(obj))
        super().__init__(hint, obj, name, partial(_unknown, words, near))  # type: ignore[arg-type]


def _unknown(name: str, near: str, _: object) -> UnknownName:
    return UnknownName(name, near)


def _names(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [str(key) for key in value]
    return [field.name for field in fields(value)] if is_dataclass(value) else []


def nearest(name: str, names: list[str]) -> str:
    """The known name that is most like it, or nothing."""
    return next(iter(get_close_matches(name, names, n=1)), "")


class Language(ImmutableSandboxedEnvironment):
    """Jinja, cut down to reading data: no globals, no calls, no attributes but fields."""

    def __init__(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(autoescape=True, undefined=Absent, keep_trailing_newline=True)
        self.globals.clear()
        self.filters = dict(filters)
        self.tests = {name: self.tests[name] for name in TESTS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The field of that name; a mapping's entry rather than its methods, and never a method."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        value = super().getattr(obj, attribute)
        return (
            self.undefined(obj=obj, name=attribute)
            if callable(value) and type(value) is not Absent
            else value
        )

    def is_safe_callable(self, obj: Any) -> bool:
        """Never: a template calls nothing."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A tag understood: its keyword and what it looks at."""

    tag: Tag
    expression: nodes.Node | None = None
    """What is printed, looped over or asked."""
    target: str = ""
    """The loop's own name for each item."""
    condition: nodes.Node | None = None
    """Which items a loop takes."""

    @property
    def keyword(self) -> str:
        """``print``, or one of STATEMENTS."""
        return self.tag.keyword

    @property
    def inner(self) -> str:
        """What stands between Jinja's braces."""
        return self.tag.body.split(None, 1)[1] if self.keyword == "cellbg" else self.tag.body


def read(tag: Tag) -> Reading | Fault:
    """What the tag says, or what is wrong with it."""
    keyword = tag.keyword
    if tag.kind == "print" and tag.form:
        return tag.fault(
            f"prints outside its {'run' if tag.form == 'r' else 'text'}.",
            f"Leave out the “{tag.form}”: {{{{ {tag.body} }}}}",
            code="print-form",
        )
    if keyword not in ("print", *STATEMENTS):
        near = nearest(keyword, [*STATEMENTS])
        hint = f"Did you mean {near}?" if near else f"A tag begins with one of: {', '.join(STATEMENTS)}."
        return tag.fault("is no tag that a template may use.", hint, code="unknown-tag")
    try:
        return _read(tag)
    except TemplateSyntaxError:
        form = _FORMS.get({"elif": "if", "cellbg": "print"}.get(keyword, keyword), "")
        hint = f"Write it like {form}" if form else f"Write {{% {keyword} %}} and nothing else in it."
        return tag.fault("is not written as a tag should be.", hint, code="syntax")


def _read(tag: Tag) -> Reading | Fault:
    keyword = tag.keyword
    rest = tag.body if keyword == "print" else tag.body[len(keyword) :].strip()
    if keyword in ("else", "endif", "endfor"):
        if rest:
            raise TemplateSyntaxError("nothing may follow", 1)
        return Reading(tag=tag)
    if keyword == "for":
        loop = _parsed(f"{{% for {rest} %}}{{% endfor %}}", nodes.For)
        if not isinstance(loop.target, nodes.Name) or loop.target.name == "loop" or loop.recursive:
            raise TemplateSyntaxError("one name for each item", 1)
        reading = Reading(tag=tag, expression=loop.iter, target=loop.target.name, condition=loop.test)
    elif keyword in ("if", "elif"):
        reading = Reading(tag=tag, expression=_parsed(f"{{% if {rest} %}}{{% endif %}}", nodes.If).test)
    else:
        output = _parsed(f"{{{{ {rest} }}}}", nodes.Output)
        reading = Reading(tag=tag, expression=output.nodes[0])
    return _forbidden(reading) or reading


def _parsed(source: str, kind: type[N]) -> N:
    body = reader().parse(source).body
    if len(body) != 1 or not isinstance(body[0], kind):
        raise TemplateSyntaxError("one tag", 1)
    return body[0]


@cache
def reader() -> Language:
    """The language with the filters that templates may name."""
    return Language(FILTERS)


def _forbidden(reading: Reading) -> Fault | None:
    """The first thing in the tag that is not on the closed list."""
    for top in (reading.expression, reading.condition):
        for node in () if top is None else (top, *top.find_all(nodes.Node)):
            is_half = isinstance(node, nodes.CondExpr) and node.expr2 is None
            if not isinstance(node, _HARMLESS) or is_half or _reaches_inside(node):
                return reading.tag.fault("does more than look something up.", _what_may(), code="forbidden")
            if isinstance(node, nodes.Filter) and (node.name not in FILTERS or node.args or node.kwargs):
                near = nearest(node.name, [*FILTERS])
                hint = (
                    f"Did you mean {near}?"
                    if near and near != node.name
                    else f"Filters are: {', '.join(FILTERS)}."
                )
                return reading.tag.fault(
                    f"uses the filter “{node.name}” in a way there is not.", hint, code="filter"
                )
            if isinstance(node, nodes.Test) and node.name not in TESTS:
                return reading.tag.fault(
                    f"asks “is {node.name}”.", f"Only: is {', is '.join(TESTS)}.", code="test"
                )
    return None


def _reaches_inside(node: nodes.Node) -> bool:
    """Whether it asks for what is behind a value, as ``''.__class__`` does: the sandbox would give nothing."""
    if not isinstance(node, nodes.Getattr | nodes.Getitem):
        return False
    names = [node.attr] if isinstance(node, nodes.Getattr) else [getattr(node.arg, "value", "")]
    return isinstance(node.node, nodes.Const) or str(names[0]).startswith("_")


def _what_may() -> str:
    return "A tag may hold names with dots, filters, comparisons, and, or, not; it cannot call or calculate."
