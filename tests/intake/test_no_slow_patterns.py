"""No pattern of the reader can be made slow by a file: each is run, as it is used, over long hostile texts."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import signal
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import ehcp_docs.intake as intake

LENGTH = 5_000
SECONDS = 4.0
"""Of processor time. The slowest pattern takes a tenth of it, on a busy machine too; a bad one minutes or years."""
BITS = (
    *" \t\nA1.:-_([•…", "a ", "A ", "1 ", "1.", "1.1 ", "A. ", "A, ", "B1, ", "A and ", "Ab Cd, ", "A b: ", "word",
    "a: ", " - ", ". \n", "x\n", "the ", "no ", "will ", "needs ", "by ", "review ", "Dr A ", "Council ", "Section A ",
    "1 of ", "2026-", "☒ ", "£1 ", "a's ", "(a", "{{ ", "<<", "health ", "special educational ", "support ", "[B1, ",
)  # fmt: skip
WAYS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split")

MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(intake.__path__, f"{intake.__name__}.")
]
TREES = {module: ast.parse(Path(str(module.__file__)).read_text("utf-8")) for module in MODULES}


def calls(module: ModuleType) -> Iterator[tuple[str, str, ast.Call]]:
    """Each ``thing.match(...)`` in a module: the thing's last name, the way, and the call."""
    for node in ast.walk(TREES[module]):
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


def every() -> Iterator[tuple[str, re.Pattern[str], list[str]]]:
    ways: dict[str, set[str]] = defaultdict(set)
    for module in MODULES:
        for name, way, _ in calls(module):
            ways[name].add(way)
    seen = set()
    for module in MODULES:
        for name, pattern, used in (*named(module, ways), *written_in_place(module)):
            if (pattern, *sorted(used)) not in seen:
                seen.add((pattern, *sorted(used)))
                place = module.__name__.removeprefix(f"{intake.__name__}.")
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


@pytest.fixture
def alarm() -> Iterator[None]:
    before = signal.signal(signal.SIGVTALRM, stop)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a clock of processor time")
@pytest.mark.parametrize(
    ("pattern", "ways"), [pytest.param(pattern, ways, id=name) for name, pattern, ways in every()]
)
@pytest.mark.usefixtures("alarm")
def test_no_pattern_is_slow_on_any_text(pattern: re.Pattern[str], ways: list[str]) -> None:
    slow = []
    for bit in BITS:
        for end in ("", "!"):
            text = (bit * LENGTH)[:LENGTH] + end
            for way in ways:
                signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
                try:
                    run(pattern, way, text)
                except TimeoutError:
                    slow.append((way, bit, end))
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if slow:
            break
    assert slow == []
