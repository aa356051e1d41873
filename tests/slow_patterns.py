"""Finds every pattern of a package, and runs each, as it is used, over long texts made to slow it down."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import signal
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

LENGTH = 5_000
SECONDS = 4.0
"""Of processor time. The slowest pattern takes a tenth of it, on a busy machine too; a bad one minutes or years."""
BITS = (
    *" \t\nA1.:-_([•…", "a ", "A ", "1 ", "1.", "1.1 ", "A. ", "A, ", "B1, ", "A and ", "Ab Cd, ", "A b: ", "word",
    "a: ", " - ", ". \n", "x\n", "the ", "no ", "will ", "needs ", "by ", "review ", "Dr A ", "Council ", "Section A ",
    "1 of ", "2026-", "☒ ", "£1 ", "a's ", "(a", "{{ ", "<<", "health ", "special educational ", "support ", "[B1, ",
)  # fmt: skip
WAYS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split")


def modules(package: ModuleType) -> list[ModuleType]:
    """Every module of the package."""
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [importlib.import_module(one.name) for one in found]


@cache
def tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text("utf-8"))


def calls(module: ModuleType) -> Iterator[tuple[str, str, ast.Call]]:
    """Each ``thing.match(...)`` in a module: the thing's last name, the way, and the call."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WAYS:
            thing = node.func.value
            name = thing.attr if isinstance(thing, ast.Attribute) else getattr(thing, "id", "")
            yield name, node.func.attr, node


def inside(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns that a module's value is or holds."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from inside(held)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for held in value:
            yield from inside(held)


def named(module: ModuleType, ways: dict[str, set[str]]) -> Iterator[tuple[str, re.Pattern[str], set[str]]]:
    """The patterns that a module has compiled, with the ways in which the reader uses them."""
    for name, value in vars(module).items():
        for number, pattern in enumerate(inside(value)):
            yield f"{name}-{number}" if number else name, pattern, ways[name] or {"match", "search"}


def written_in_place(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], set[str]]]:
    """The patterns that stand in calls such as ``re.search("...", text)``."""
    for name, way, call in calls(module):
        if name != "re" or not call.args:
            continue
        flags = [
            one for one in (*call.args[1:], *(k.value for k in call.keywords)) if "re." in ast.unparse(one)
        ]
        try:
            text, *rest = (eval(ast.unparse(one), vars(module)) for one in (call.args[0], *flags))
        except NameError:
            continue  # made of what is only known when the function runs
        if isinstance(text, str):
            yield f"line {call.lineno}", re.compile(text, *rest), {way}


def built(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], set[str]]]:
    """The patterns that functions of the module build once, from word lists."""
    for name, value in vars(module).items():
        if not hasattr(value, "cache_info") or getattr(value, "__module__", "") != module.__name__:
            continue
        if not inspect.signature(value).parameters and "Pattern" in str(inspect.signature(value)):
            for number, pattern in enumerate(inside(value())):
                yield f"{name}()-{number}", pattern, {"search", "finditer"}


def every(package: ModuleType) -> Iterator[tuple[str, re.Pattern[str], list[str]]]:
    """Every pattern of the package with a name and the ways in which it is used."""
    ways: dict[str, set[str]] = defaultdict(set)
    every_module = modules(package)
    for module in every_module:
        for name, way, _ in calls(module):
            ways[name].add(way)
    seen = set()
    for module in every_module:
        for name, pattern, used in (*named(module, ways), *written_in_place(module), *built(module)):
            if (pattern, *sorted(used)) not in seen:
                seen.add((pattern, *sorted(used)))
                place = module.__name__.removeprefix(f"{package.__name__}.")
                yield f"{place} {name}", pattern, sorted(used)


def run(pattern: re.Pattern[str], way: str, text: str) -> None:
    """Use the pattern. Python's engine looks for signals as it goes, so a slow one can be stopped."""
    if way == "sub":
        pattern.sub("", text)
    elif way == "finditer":
        list(pattern.finditer(text))
    else:
        getattr(pattern, way)(text)


def stop(*_: object) -> None:
    raise TimeoutError


def slow_runs(
    pattern: re.Pattern[str], ways: Sequence[str], length: int = LENGTH
) -> list[tuple[str, str, str]]:
    """The first texts over which the pattern takes too long: the way, what is repeated, and the end."""
    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        return _slow_runs(pattern, ways, length)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _slow_runs(pattern: re.Pattern[str], ways: Sequence[str], length: int) -> list[tuple[str, str, str]]:
    slow: list[tuple[str, str, str]] = []
    for bit in BITS:
        for end in ("", "!"):
            text = (bit * length)[:length] + end
            for way in ways:
                signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS * (length / LENGTH) ** 1.5)
                try:
                    run(pattern, way, text)
                except TimeoutError:
                    slow.append((way, bit, end))
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if slow:
            break
    return slow
